"""Made-up papers and atlases for tests: valid as they come, changed field by field."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from gadatlas.model import (
    Atlas,
    AtlasInfo,
    Branch,
    Check,
    Domain,
    EntryType,
    Facet,
    Origin,
    Paper,
    Person,
    Tag,
    Venue,
    VenueKind,
)

JOURNAL = Venue("jfr", "JFR", ("Journal of Fictional Results",), VenueKind.JOURNAL)
CONFERENCE = Venue("icfr", "ICFR", ("Proceedings of the Conference on Fictional Results",), VenueKind.CONFERENCE)
WORKSHOP = Venue("icfr-w", "ICFR Workshops", ("Workshops on Fictional Results",), VenueKind.WORKSHOP)
PREPRINT = Venue("arxiv", "arXiv", ("arXiv",), VenueKind.PREPRINT)
SCHOOL = Venue("nowhere", "Nowhere", ("University of Nowhere",), VenueKind.THESIS)
INSTITUTE = Venue("lab", "Lab", ("Laboratory of Nowhere",), VenueKind.REPORT)
VENUES = (JOURNAL, CONFERENCE, WORKSHOP, PREPRINT, SCHOOL, INSTITUTE)

ENTRY_TYPES = {
    VenueKind.JOURNAL: EntryType.ARTICLE,
    VenueKind.CONFERENCE: EntryType.INPROCEEDINGS,
    VenueKind.WORKSHOP: EntryType.INPROCEEDINGS,
    VenueKind.PREPRINT: EntryType.MISC,
    VenueKind.THESIS: EntryType.PHDTHESIS,
    VenueKind.REPORT: EntryType.TECHREPORT,
}

TAXONOMY = (
    Branch(
        "reconstruction",
        "Reconstruction",
        "Rebuild what is normal.",
        (
            Branch("reconstruction/autoencoder", "Autoencoders", "Encode and decode."),
            Branch("reconstruction/diffusion", "Diffusion models", "Noise and denoise."),
        ),
    ),
    Branch("synthesis", "Synthesis", "Make anomalies.", (Branch("synthesis/patch", "Patches", "Cut and paste."),)),
)
DOMAINS = (
    Domain("industrial", "Industrial manufacturing", "Surfaces and machines."),
    Domain("medical", "Medicine", "Images of bodies."),
)
VOCABULARY = {
    Facet.FAMILIES: (Tag("autoencoder", "Autoencoder"), Tag("diffusion", "Diffusion model", "Score models too")),
    Facet.SCORE: (Tag("reconstruction-error", "Reconstruction error"), Tag("discriminator", "Discriminator")),
    Facet.FOUNDATION_MODELS: (Tag("clip", "CLIP"),),
    Facet.MODALITIES: (Tag("image", "Image"), Tag("time-series", "Time series")),
    Facet.SETTING: (Tag("one-class", "One-class", "Trained on normal data only"), Tag("few-shot", "Few-shot")),
}

_PAPER = Paper(
    key="doe2021fictional",
    entry_type=EntryType.INPROCEEDINGS,
    title="Fictional detection of anomalies",
    title_braced="Fictional detection of anomalies",
    authors=(Person("Doe", "Jo"), Person("Roe", "Rae B.")),
    year=2021,
    venue=CONFERENCE,
    venue_name=CONFERENCE.full_names[0],
    branches=("reconstruction/autoencoder",),
    origin=Origin("data/papers/2021.bib", 1),
    annotation=Origin("data/papers/2021.yml", 1),
    added=date(2026, 11, 24),
    doi="10.1234/fictional.1",
)


def make_paper(**changes: Any) -> Paper:
    """Return a valid paper with some fields changed.

    What depends on a changed field follows it unless given too: ``title`` from ``title_braced`` and the
    reverse, ``entry_type`` and ``venue_name`` from ``venue``.
    """
    if "title_braced" in changes:
        changes.setdefault("title", changes["title_braced"].replace("{", "").replace("}", ""))
    elif "title" in changes:
        changes["title_braced"] = changes["title"]
    if "venue" in changes:
        changes.setdefault("entry_type", ENTRY_TYPES[changes["venue"].kind])
        changes.setdefault("venue_name", changes["venue"].full_names[0])
    return replace(_PAPER, **changes)


def make_rich_paper(**changes: Any) -> Paper:
    """Return a paper in which every field is filled, with characters that formats treat differently."""
    full: dict[str, Any] = {
        "key": "hengel2024betavae",
        "title_braced": "β-VAE & {Friends}: “50% Better” GANs for U-Net Models",
        "authors": (
            Person("van den Hengel", "Anton"),
            Person("Müller", "Zoë", "Jr."),
            Person("Nguyễn", "Thị Ánh"),
            Person("Fictional Group & Co", literal=True),
        ),
        "year": 2024,
        "venue": JOURNAL,
        "branches": ("reconstruction/autoencoder", "synthesis/patch"),
        "details": (
            ("volume", "12"),
            ("number", "3"),
            ("pages", "101–120"),
            ("series", "Results & Fictions"),
            ("publisher", "Éditions Nulle Part"),
            ("address", "Łódź"),
            ("month", "June"),
            ("note", "Extended version"),
        ),
        "doi": "10.1234/jfr.2024_7",
        "arxiv": "2401.01234",
        "openreview": "Sy2fzU9gl",
        "url": "https://example.org/papers/7?a=1&b=%20#top_~x",
        "name": "β-Friends",
        "families": ("autoencoder", "diffusion"),
        "technique": "Reconstruction with friends",
        "score": ("reconstruction-error",),
        "foundation_models": ("clip",),
        "modalities": ("image", "time-series"),
        "domains": ("industrial", "medical"),
        "setting": ("one-class",),
        "scenario": "Surface inspection",
        "idea": "Rebuilds an image with the help of its friends.",
        "read": "https://arxiv.org/abs/2401.01234",
        "code": "https://example.org/code",
        "checked": Check(date(2026, 11, 24), "https://example.org/papers/7", primary=True),
        "aliases": ("hengel2024old",),
    }
    return make_paper(**(full | changes))


def make_atlas(*papers: Paper) -> Atlas:
    """Return an atlas of these papers, sorted by key, with a taxonomy, domains and tags that fit them."""
    return Atlas(
        info=AtlasInfo("Fictional Atlas", "An atlas of fictions.", date(2026, 11, 23), "CC0-1.0", ("example.org",)),
        papers=tuple(sorted(papers, key=lambda paper: paper.key)),
        taxonomy=TAXONOMY,
        domains=DOMAINS,
        vocabulary=VOCABULARY,
        venues=VENUES,
    )
