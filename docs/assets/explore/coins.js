// COinS, which reference managers find in lists: the counterpart of export/coins.py for what a card knows.

import { el } from "./dom.js";

const GENRES = { journal: "article", conference: "proceeding", workshop: "proceeding", preprint: "preprint", report: "report" };

/** Return an empty element whose title holds the paper's reference. */
export function coinsSpan(card) {
  return el("span", { class: "Z3988", title: new URLSearchParams(pairs(card)).toString() });
}

/** Tell reference managers that the list has changed. */
export function announceReferences() {
  document.dispatchEvent(new Event("ZoteroItemUpdated"));
}

function pairs(card) {
  const kind = card.tags.kind[0].id;
  const thesis = kind === "thesis";
  const doi = /^https:\/\/doi\.org\/(.+)$/.exec(card.paper)?.[1];
  return [
    ["ctx_ver", "Z39.88-2004"],
    ["rft_val_fmt", `info:ofi/fmt:kev:mtx:${thesis ? "dissertation" : "journal"}`],
    ["rft.genre", GENRES[kind]],
    [thesis ? "rft.title" : "rft.atitle", card.title],
    [thesis ? "rft.inst" : "rft.jtitle", card.venue],
    ["rft.date", String(card.year)],
    ...familiesFirst(card).map((author) => ["rft.au", author]),
    ["rft_id", doi ? `info:doi/${doi}` : card.paper],
  ].filter(([, value]) => value);
}

/** Names as "Family, Given": a family name is one word, unless the page says how many (0: the whole name, a group's). */
function familiesFirst({ authors, families }) {
  const lengths = (families ?? "").split(" ");
  return authors.split(", ").map((author, place) => {
    const words = author.split(" ");
    const length = Number(lengths[place] || 1);
    const given = length ? words.slice(0, -length) : [];
    return given.length ? `${words.slice(given.length).join(" ")}, ${given.join(" ")}` : author;
  });
}
