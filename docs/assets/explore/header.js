// The search that opens from every page: results as you type, papers and pages apart, all of it by keyboard.

import { el, headline, plural, ROOT } from "./dom.js";
import { loadEngine } from "./engine.js";
import { emptyState, formatState } from "./state.js";

const PAPERS = 6;
const PAGES = 3;
let box;

/** Open the dialog, made on first use; focus returns to where it was when it closes. */
export function openDialog() {
  box ??= new SearchBox();
  box.open();
}

class SearchBox {
  constructor() {
    this.input = el("input", {
      type: "search", role: "combobox", "aria-label": "Search papers and pages", "aria-expanded": "false", "aria-autocomplete": "list",
      "aria-controls": "atlas-hits", autocomplete: "off", spellcheck: "false", placeholder: "Method, author, venue, idea, DOI …",
    });
    this.hits = el("div", { id: "atlas-hits", role: "listbox", "aria-label": "Results" });
    this.status = el("p", { role: "status", class: "dialog-status" });
    const close = el("button", { type: "button", class: "dialog-close", "aria-label": "Close the search", onclick: () => this.dialog.close() }, "✕");
    const frame = el("div", { class: "dialog-frame md-typeset" }, el("div", { class: "dialog-bar" }, this.input, close), this.status, this.hits);
    this.dialog = el("dialog", { class: "atlas-dialog", "aria-label": "Search" }, frame);
    this.input.addEventListener("input", () => this.search());
    this.dialog.addEventListener("keydown", (event) => this.onKey(event));
    this.dialog.addEventListener("click", (event) => event.target === this.dialog && this.dialog.close());
    this.dialog.addEventListener("close", () => this.before?.focus());
    this.turn = 0;
    this.active = -1;
  }

  open() {
    if (this.dialog.open) return;
    if (!this.dialog.isConnected) document.body.append(this.dialog);
    const focused = document.activeElement;
    this.before = focused === document.body ? document.querySelector(".atlas-search") : focused;
    this.dialog.showModal();
    this.input.focus();
    this.input.select();
    loadEngine().then(() => this.input.value && this.search(), () => this.say("The search index could not be loaded."));
  }

  say(text) {
    this.status.textContent = text;
  }

  async search() {
    const turn = (this.turn += 1);
    const q = this.input.value.trim();
    if (!q) return this.paint([], [], null);
    try {
      const engine = await loadEngine();
      const state = { ...emptyState(), q };
      const result = await engine.search(state);
      const load = (numbers) => Promise.all(numbers.map((number) => engine.card(number)));
      const [papers, pages] = await Promise.all([load(result.numbers.slice(0, PAPERS)), load(result.pages.slice(0, PAGES))]);
      if (turn === this.turn) this.paint(papers, pages, { state, ...result });
    } catch {
      if (turn === this.turn) this.say("The search index could not be loaded.");
    }
  }

  paint(papers, pages, result) {
    const groups = [this.group("Papers", papers.map(paperHit)), this.group("Pages", pages.map(pageHit))];
    const count = result?.numbers.length ?? 0;
    if (count) groups.push(this.group("", [this.lastHit(result.state, count)]));
    this.hits.replaceChildren(...groups.filter(Boolean));
    this.options = [...this.hits.querySelectorAll("[role=option]")];
    this.options.forEach((option, place) => (option.id = `atlas-hit-${place}`));
    this.input.setAttribute("aria-expanded", String(this.options.length > 0));
    this.activate(this.options.length ? 0 : -1);
    this.say(result ? `${plural(count, "paper")}, ${plural(result.pages.length, "page")}. ${result.note}` : "");
  }

  group(title, options) {
    if (!options.length) return null;
    const heading = title ? el("p", { class: "hits-title", "aria-hidden": "true" }, title) : "";
    return el("div", { role: "group", "aria-label": title || "All results" }, heading, ...options);
  }

  lastHit(state, count) {
    const address = new URL("explore/", ROOT).pathname + formatState(state);
    return el("a", { role: "option", class: "hit see-all", href: address, tabindex: "-1" }, `See all ${count.toLocaleString("en")} in Explore`);
  }

  activate(place) {
    this.options?.[this.active]?.removeAttribute("aria-selected");
    this.active = place;
    const option = this.options?.[place];
    if (option) {
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      this.input.setAttribute("aria-activedescendant", option.id);
    } else this.input.removeAttribute("aria-activedescendant");
  }

  onKey(event) {
    const count = this.options?.length ?? 0;
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps && count) {
      event.preventDefault();
      this.activate((this.active + steps[event.key] + count) % count);
    } else if (event.key === "Enter" && event.target === this.input) {
      event.preventDefault();
      this.options?.[this.active]?.click();
    } else if (event.key === "Escape") {
      // A search field would only be emptied by its first Escape.
      event.preventDefault();
      this.dialog.close();
    }
  }
}

function paperHit(card) {
  const by = `${card.authors.split(",")[0]}${card.authors.includes(",") ? " et al." : ""}, ${card.tags.venue[0].name} ${card.year}`;
  return hit(card, el("span", { class: "hit-title" }, ...headline(card.name, card.title)), el("span", { class: "by" }, by));
}

function pageHit(card) {
  return hit(card, el("span", { class: "hit-title" }, card.title));
}

function hit(card, ...content) {
  return el("a", { role: "option", class: "hit", href: card.url, tabindex: "-1", "data-key": card.key || false }, ...content);
}
