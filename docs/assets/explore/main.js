// The Explore page: the address says what is shown, and every change goes through it.

import { basketKeys, emptyBasket, onBasket } from "./basket.js";
import { paperCard } from "./cards.js";
import { announceReferences, coinsSpan } from "./coins.js";
import { el, plural } from "./dom.js";
import { loadEngine, PAGE } from "./engine.js";
import { makeFacets } from "./facets.js";
import { activeFilters, emptyState, formatState, parseState, SORTS, withFilter } from "./state.js";
import { showExports } from "./takeaway.js";

const UNASKED = 100;

/** Bring the page to life. */
export async function startExplore(root) {
  const total = root.querySelector(".total");
  total.textContent = "Loading the catalogue …";
  try {
    await new Explore(root, await loadEngine()).start();
  } catch (error) {
    root.querySelector(".found").setAttribute("aria-busy", "false");
    total.textContent = "The search index could not be loaded. Please reload the page.";
    throw error;
  }
}

class Explore {
  constructor(root, engine) {
    this.root = root;
    this.engine = engine;
    this.find = (selector) => root.querySelector(selector);
    this.input = this.find("#explore-q");
    this.list = this.find(".found .results");
    this.more = this.find(".more");
    this.turn = 0;
  }

  async start() {
    const change = (state) => this.go(state, "push");
    this.paintFacets = makeFacets(this.find(".facets"), this.engine, () => this.state, change);
    const keys = async () => {
      const { keys: all } = await this.engine.names();
      return this.result.numbers.map((number) => all[number]);
    };
    this.paintExports = showExports(this.find(".found .take"), (n) => `Export ${plural(n, "result")}:`, keys, "atlas-selection");
    const basketLead = (n) => `Export ${plural(n, "paper")}:`;
    this.paintBasketExports = showExports(this.find(".basket .take"), basketLead, async () => basketKeys(), "atlas-basket");
    this.listen();
    await this.restore();
    this.paintBasket();
  }

  listen() {
    this.input.addEventListener("input", () => this.go({ ...this.state, q: this.input.value }, "replace"));
    this.root.addEventListener("click", () => this.writeAddress(), { capture: true });
    this.find("form").addEventListener("submit", (event) => event.preventDefault());
    const sort = this.find(".sort");
    sort.addEventListener("change", () => SORTS.includes(sort.value) && this.go({ ...this.state, sort: sort.value }, "push"));
    this.more.addEventListener("click", () => this.showMore(true));
    const seen = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting) && this.shown < UNASKED && this.scrolled) this.showMore(false);
    }, { rootMargin: "400px" });
    seen.observe(this.more);
    window.addEventListener("scroll", () => (this.scrolled = true), { passive: true });
    window.addEventListener("popstate", () => this.root.isConnected && this.restore());
    onBasket(() => this.paintBasket());
    const wide = window.matchMedia("(min-width: 60em)");
    const panel = this.find(".narrow");
    panel.open = wide.matches;
    wide.addEventListener("change", () => (panel.open = wide.matches));
  }

  /** Show what the address says. */
  async restore() {
    const { state, ignored } = parseState(location.search, this.engine.catalogue);
    this.find(".notices").textContent = ignored.length ? `Not known here, and left out: ${ignored.join(", ")}.` : "";
    this.input.value = state.q;
    await this.show(state);
  }

  /** Show a state and put it into the address. */
  async go(state, how) {
    this.find(".notices").textContent = "";
    clearTimeout(this.writing);
    this.unwritten = undefined;
    if (how === "push") history.pushState(null, "", addressOf(state));
    else {
      // Browsers allow only so many changes of address: while somebody types, the pauses are enough.
      this.unwritten = state;
      this.writing = setTimeout(() => this.writeAddress(), 150);
    }
    if (this.input.value !== state.q) this.input.value = state.q;
    await this.show(state);
  }

  /** Put what was typed last into the address, at the latest when somebody leaves by a link. */
  writeAddress() {
    clearTimeout(this.writing);
    if (this.unwritten) history.replaceState(null, "", addressOf(this.unwritten));
    this.unwritten = undefined;
  }

  /** Drop filters by a button that vanishes: focus goes to the next one, or to the words. */
  async leave(state) {
    await this.go(state, "push");
    (this.find(".chips .chip:not(.clear)") ?? this.input).focus();
  }

  async show(state) {
    this.state = state;
    const turn = (this.turn += 1);
    this.list.setAttribute("aria-busy", "true");
    const result = await this.engine.search(state);
    if (turn !== this.turn) return;
    this.result = result;
    this.find(".sort").value = state.sort;
    this.paintFacets(state, result);
    this.paintChips(state);
    this.paintExports(result.numbers.length);
    const cards = await this.cards(result.numbers.slice(0, PAGE));
    if (turn !== this.turn) return;
    this.list.replaceChildren(...cards);
    this.shown = cards.length;
    this.scrolled = false;
    this.paintTotal();
    await this.paintNothing(state, turn);
    this.list.setAttribute("aria-busy", "false");
    announceReferences();
  }

  async cards(numbers) {
    const loaded = await Promise.all(numbers.map((number) => this.engine.card(number)));
    return loaded.map((card) => {
      const shown = paperCard(card, (facet, value) => this.go(withFilter(this.state, facet, value, "any"), "push"));
      shown.append(coinsSpan(card));
      return shown;
    });
  }

  async showMore(byHand) {
    if (this.loadingMore) return;
    this.loadingMore = true;
    const turn = this.turn;
    const cards = await this.cards(this.result.numbers.slice(this.shown, this.shown + 2 * PAGE));
    this.loadingMore = false;
    if (turn !== this.turn) return;
    this.list.append(...cards);
    this.shown += cards.length;
    this.paintTotal();
    announceReferences();
    if (byHand) cards[0]?.querySelector("a").focus();
  }

  paintTotal() {
    const count = this.result.numbers.length;
    const note = this.result.note ? ` ${this.result.note}` : "";
    this.find(".total").textContent = `${plural(count, "paper")}.${note}`;
    this.more.hidden = this.shown >= count;
    this.more.textContent = `Show more (${this.shown} of ${count.toLocaleString("en")})`;
  }

  paintChips(state) {
    const chips = activeFilters(state).map((filter) => {
      const text = this.label(filter);
      const remove = () => this.leave(filter.without);
      return el("li", {}, el("button", { type: "button", class: "chip", onclick: remove, "aria-label": `Remove ${text}` }, text, " ✕"));
    });
    const clear = el("button", { type: "button", class: "chip clear", onclick: () => this.leave({ ...emptyState(), sort: state.sort }) }, "Clear all");
    this.find(".chips").replaceChildren(...chips, ...(chips.length ? [el("li", {}, clear)] : []));
    this.find(".chips").hidden = !chips.length;
  }

  label({ kind, value, use }) {
    if (kind === "q") return `“${value}”`;
    if (kind === "code") return "With code";
    if (kind === "from" || kind === "to") return `${kind === "from" ? "From" : "To"} ${value}`;
    const facet = this.engine.catalogue.facets.find(({ id }) => id === kind);
    return `${use === "not" ? "Not " : ""}${facet.title}: ${facet.values[facet.places.get(value)].name}`;
  }

  /** Where nothing is left, say which single filter to drop: those without which papers come back, most first. */
  async paintNothing(state, turn) {
    const place = this.find(".nothing");
    place.replaceChildren();
    if (this.result.numbers.length) return;
    const filters = activeFilters(state);
    const counts = await Promise.all(filters.map((filter) => this.engine.count(filter.without)));
    if (turn !== this.turn) return;
    const ways = filters.map((filter, index) => ({ filter, count: counts[index] })).filter(({ count }) => count > 0);
    ways.sort((a, b) => b.count - a.count);
    const drop = ({ filter, count }) => {
      const text = `Drop ${this.label(filter)} to see ${plural(count, "paper")}`;
      return el("p", {}, el("button", { type: "button", class: "md-button", onclick: () => this.leave(filter.without) }, text));
    };
    place.append(el("p", {}, "No paper fits all of this."), ...ways.slice(0, 3).map(drop));
  }

  async paintBasket() {
    const keys = basketKeys();
    const { numbers } = keys.length ? await this.engine.names() : { numbers: new Map() };
    const known = keys.filter((key) => numbers.has(key));
    const cards = await Promise.all(known.map((key) => this.engine.card(numbers.get(key))));
    const choose = (facet, value) => this.go(withFilter(this.state, facet, value, "any"), "push");
    this.find(".basket-list").replaceChildren(...cards.map((card) => paperCard(card, choose)));
    const what = known.length ? `${plural(known.length, "paper")} in the basket. ` : "Nothing in the basket yet. ";
    const clear = el("button", { type: "button", class: "chip", onclick: emptyBasket }, "Empty the basket");
    this.find(".basket-note").replaceChildren(
      what,
      "Its citation keys, and nothing else, are kept in this browser (local storage) until you empty it; nothing is sent anywhere. ",
      ...(known.length ? [clear] : []),
    );
    this.paintBasketExports(known.length);
  }
}

function addressOf(state) {
  return location.pathname + formatState(state);
}
