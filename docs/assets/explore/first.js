// Words alone have results before the catalogue of filters is there: on a slow line that is seconds sooner.

import { paperCard } from "./cards.js";
import { firstHits } from "./engine.js";

/** Show the first results of an address that asks for words only; ends when they are painted. */
export async function showFirst(root, limit) {
  const asked = new URLSearchParams(location.search);
  const query = asked.get("q") ?? "";
  if (!query.trim() || asked.size > 1) return;
  root.querySelector("#explore-q").value = query;
  const cards = await firstHits(query, limit);
  root.querySelector(".found .results").replaceChildren(...cards.map((card) => paperCard(card)));
  if (document.visibilityState === "visible") await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}
