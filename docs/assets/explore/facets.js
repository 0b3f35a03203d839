// The filters: made once, then only their numbers change, so that focus stays where it is.

import { el } from "./dom.js";
import { useOf, withFilter } from "./state.js";

const SHOWN = 8;
const OPEN = new Set(["branch", "domain", "family", "modality", "setting"]);

/** Fill `place` with all filters; `change(state)` is called with the state a click asks for. Returns the painter. */
export function makeFacets(place, engine, current, change) {
  const painters = [];
  const blocks = engine.catalogue.facets.map((facet) => {
    const { block, paint } = facetBlock(facet, current, change);
    painters.push(paint);
    return block;
  });
  const years = yearBlock(engine.catalogue, current, change);
  const code = codeBlock(current, change);
  painters.push(years.paint, code.paint);
  blocks.splice(5, 0, code.block, years.block);
  place.replaceChildren(...blocks);
  return (state, result) => painters.forEach((paint) => paint(state, result));
}

function facetBlock(facet, current, change) {
  const isTree = facet.values.some((value) => value.depth > 0);
  const totals = totalsOf(facet);
  const places = facet.values.map((_, place) => place).filter((place) => totals[place] > 0);
  if (!isTree) places.sort((a, b) => totals[b] - totals[a] || a - b);
  const rows = places.map((place) => valueRow(facet, place, current, change));
  const list = el("ul", {}, ...rows.map((row) => row.item));
  const more = el("button", { type: "button", class: "show-all", "aria-expanded": "false" });
  const used = el("span", { class: "used" });
  const block = el(
    "details",
    { class: "facet", "data-facet": facet.id },
    el("summary", {}, facet.title, " ", used),
    el("fieldset", {}, el("legend", { class: "unseen" }, facet.title), list, more),
  );
  block.open = OPEN.has(facet.id);
  let all = isTree;
  let last;
  more.addEventListener("click", () => {
    all = !all;
    paint(...last);
  });
  const paint = (state, result) => {
    last = [state, result];
    const counts = result.counts[facet.id];
    const selection = state.filters[facet.id];
    const selected = (selection?.any.length ?? 0) + (selection?.not.length ?? 0);
    let shown = 0;
    let possible = 0;
    for (const row of rows) {
      const use = useOf(state, facet.id, row.value.id);
      const wanted = use !== "" || counts[row.place] > 0;
      if (wanted) possible += 1;
      const visible = wanted && (all || shown < SHOWN || use !== "");
      if (visible) shown += 1;
      row.paint(use, counts[row.place], visible);
    }
    used.textContent = selected ? `${selected} chosen` : "";
    more.hidden = isTree || possible <= SHOWN;
    more.textContent = all ? "Show fewer" : `Show all ${possible}`;
    more.setAttribute("aria-expanded", String(all));
    if (selected) block.open = true;
  };
  return { block, paint };
}

function totalsOf(facet) {
  const totals = new Uint32Array(facet.values.length);
  for (const set of facet.papers) for (const place of facet.sets[set] ?? []) totals[place] += 1;
  return totals;
}

function valueRow(facet, place, current, change) {
  const value = facet.values[place];
  const box = el("input", { type: "checkbox", name: facet.id, value: value.id });
  const count = el("span", { class: "count" });
  const exclude = el("button", { type: "button", class: "exclude", "aria-label": `Exclude ${value.name}`, title: `Exclude ${value.name}` }, "−");
  const item = el("li", { class: `depth-${value.depth}` }, el("label", {}, box, " ", el("span", { class: "value" }, value.name), " ", count), exclude);
  box.addEventListener("change", () => change(withFilter(current(), facet.id, value.id, box.checked ? "any" : "")));
  exclude.addEventListener("click", () => {
    const use = useOf(current(), facet.id, value.id) === "not" ? "" : "not";
    change(withFilter(current(), facet.id, value.id, use));
  });
  const paint = (use, number, visible) => {
    box.checked = use === "any";
    exclude.setAttribute("aria-pressed", String(use === "not"));
    item.classList.toggle("excluded", use === "not");
    count.textContent = number.toLocaleString("en");
    item.hidden = !visible;
  };
  return { item, paint, place, value };
}

function yearBlock(catalogue, current, change) {
  const [first, last] = catalogue.span;
  const years = Array.from({ length: Math.max(last - first + 1, 0) }, (_, place) => first + place);
  const select = (name, label) => {
    const options = years.map((year) => el("option", { value: String(year) }, String(year)));
    const any = el("option", { value: "0" }, name === "from" ? "first" : "last");
    const box = el("select", { name }, any, ...options);
    box.addEventListener("change", () => change({ ...current(), [name]: Number(box.value) }));
    return { box, label: el("label", {}, `${label} `, box) };
  };
  const [from, to] = [select("from", "From"), select("to", "to")];
  const bars = years.map((year) => el("span", { class: "bar", title: String(year) }));
  const histogram = el("div", { class: "histogram", "aria-hidden": "true" }, ...bars);
  const block = el("fieldset", { class: "facet years-facet" }, el("legend", {}, "Year"), histogram, el("p", {}, from.label, " ", to.label));
  const paint = (state, result) => {
    from.box.value = String(state.from);
    to.box.value = String(state.to);
    const top = Math.max(1, ...result.years.values());
    bars.forEach((bar, place) => {
      const number = result.years.get(years[place]) ?? 0;
      bar.style.setProperty("--part", String(number / top));
      bar.title = `${years[place]}: ${number}`;
      const outside = (state.from && years[place] < state.from) || (state.to && years[place] > state.to);
      bar.classList.toggle("outside", Boolean(outside));
    });
  };
  return { block, paint };
}

function codeBlock(current, change) {
  const box = el("input", { type: "checkbox", name: "code", value: "1" });
  const count = el("span", { class: "count" });
  box.addEventListener("change", () => change({ ...current(), code: box.checked }));
  const block = el("p", { class: "facet code-facet" }, el("label", {}, box, " ", el("span", { class: "value" }, "With code"), " ", count));
  const paint = (state, result) => {
    box.checked = state.code;
    count.textContent = result.code.toLocaleString("en");
  };
  return { block, paint };
}
