// A paper as a card.

import { basketButton } from "./basket.js";
import { el, headline, ROOT } from "./dom.js";

const SHOWN_TAGS = ["branch", "domain", "family", "modality", "setting", "model"];

/** Return a paper's card, as far as it is known yet; a click on a tag calls `choose(facet, value)`. */
export function paperCard(card, choose) {
  const name = card.name || card.title;
  return el(
    "li",
    { class: "card", "data-key": card.key },
    el("h3", {}, el("a", { href: paperAddress(card.key) }, ...headline(card.name, card.title))),
    el("p", { class: "by" }, `${card.authors}. `, ...(card.tags ? [venueTag(card, choose), ` ${card.year}`] : [])),
    card.idea ? el("p", { class: "card-idea" }, card.idea) : "",
    card.tags ? el("p", { class: "card-tags" }, ...cardTags(card, choose)) : "",
    el(
      "p",
      { class: "card-links" },
      ...[["Paper", card.paper], ["Code", card.code]].flatMap(([text, url]) =>
        url ? [el("a", { href: url, "aria-label": `${text}: ${name}` }, text), " "] : []),
      copyButton(card.key, name),
      " ",
      basketButton(card.key, name),
    ),
  );
}

function paperAddress(key) {
  return new URL(`papers/${key}/`, ROOT).pathname;
}

function venueTag(card, choose) {
  const venue = card.tags.venue[0];
  return tagLink("venue", venue, choose, "venue-link");
}

function cardTags(card, choose) {
  return SHOWN_TAGS.flatMap((facet) => leaves(card.tags[facet]).flatMap((value) => [tagLink(facet, value, choose, "tag"), " "]));
}

/** Of a branch and its ancestors only the branch itself is shown. */
function leaves(values) {
  return values.filter((value) => !values.some((other) => other.id.startsWith(`${value.id}/`)));
}

function tagLink(facet, value, choose, style) {
  const href = `?${facet}=${encodeURIComponent(value.id).replaceAll("%2F", "/")}`;
  return el("a", {
    class: style,
    href,
    "data-facet": facet,
    "data-value": value.id,
    onclick: (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      choose(facet, value.id);
    },
  }, value.name);
}

function copyButton(key, name) {
  const button = el("button", { type: "button", class: "copy", "aria-label": `Copy BibTeX: ${name}` }, "Copy BibTeX");
  button.addEventListener("click", async () => {
    try {
      const response = await fetch(new URL(`papers/${key}/${key}.bib`, ROOT));
      if (!response.ok) throw new Error(String(response.status));
      await navigator.clipboard.writeText(await response.text());
      button.textContent = "Copied ✓";
    } catch {
      button.textContent = "Could not copy";
    }
    setTimeout(() => (button.textContent = "Copy BibTeX"), 2500);
  });
  return button;
}
