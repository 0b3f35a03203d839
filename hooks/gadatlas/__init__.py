"""The Generative Anomaly Detection Atlas: data in, checked catalogue, pages and exports out."""
