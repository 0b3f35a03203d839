// Words alone have results before the catalogue of filters is there: on a slow line that is seconds sooner.

import { paperCard } from "./cards.js";
import { firstHits, PAGE } from "./engine.js";

/** Show the first results of an address that asks for words only, and then load the page's whole machinery. */
export async function openExplore(root) {
  root.hidden = false;
  // Where the words' index can't be loaded, the page itself says so.
  await showFirst(root).catch(() => undefined);
  const { startExplore } = await import("./main.js");
  await startExplore(root);
}

async function showFirst(root) {
  const asked = new URLSearchParams(location.search);
  const query = asked.get("q") ?? "";
  if (!query.trim() || asked.size > 1) return;
  root.querySelector("#explore-q").value = query;
  const cards = await firstHits(query, PAGE);
  root.querySelector(".found .results").replaceChildren(...cards.map((card) => paperCard(card)));
  if (document.visibilityState === "visible") await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}
