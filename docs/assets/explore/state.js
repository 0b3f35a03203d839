// What the Explore page shows, as a value; and its address, which says the same.

export const SORTS = ["relevance", "newest", "oldest", "title"];

/** Return the state in which nothing is asked for. */
export function emptyState() {
  return { q: "", filters: {}, from: 0, to: 0, code: false, sort: "relevance" };
}

/** Read an address; capitals do not matter. What it names and the catalogue does not know comes back in `ignored`, as text. */
export function parseState(search, catalogue) {
  const state = emptyState();
  const ignored = [];
  const facets = new Map(catalogue.facets.map((facet) => [facet.id, new Map(facet.values.map(({ id }) => [id.toLowerCase(), id]))]));
  for (const [name, value] of new URLSearchParams(search)) {
    const known = facets.get(name)?.get(value.toLowerCase().replace(/^-/, ""));
    if (known !== undefined) {
      state.filters = withFilter(state, name, known, value.startsWith("-") ? "not" : "any").filters;
    } else if (!readSingle(state, name, value, catalogue)) {
      ignored.push(`${name}=${value}`);
    }
  }
  return { state, ignored };
}

function readSingle(state, name, value, catalogue) {
  const year = /^\d{4}$/.test(value) ? Number(value) : 0;
  const inRange = year >= 1900 && year <= 2099;
  if (name === "q") state.q = value.slice(0, 300);
  else if ((name === "from" || name === "to") && inRange) state[name] = clamp(year, catalogue, name);
  else if (name === "code" && value === "1") state.code = true;
  else if (name === "sort" && SORTS.includes(value)) state.sort = value;
  else return false;
  return true;
}

/** A bound at or beyond the catalogue's own first or last year says nothing on that side. */
function clamp(year, catalogue, name) {
  const [first, last] = catalogue.span;
  if (name === "from") return year <= first ? 0 : year;
  return year >= last ? 0 : year;
}

/** Return the state's address below the page: empty, or from the question mark on. */
export function formatState(state) {
  const pairs = new URLSearchParams();
  if (state.q) pairs.append("q", state.q);
  for (const facet of Object.keys(state.filters)) {
    for (const value of state.filters[facet].any) pairs.append(facet, value);
    for (const value of state.filters[facet].not) pairs.append(facet, `-${value}`);
  }
  if (state.from) pairs.append("from", state.from);
  if (state.to) pairs.append("to", state.to);
  if (state.code) pairs.append("code", "1");
  if (state.sort !== "relevance") pairs.append("sort", state.sort);
  const text = pairs.toString().replaceAll("%2F", "/");
  return text ? `?${text}` : "";
}

/** Return how a value is used: "any", "not", or "" if it is not. */
export function useOf(state, facet, value) {
  const used = state.filters[facet];
  if (used?.any.includes(value)) return "any";
  return used?.not.includes(value) ? "not" : "";
}

/** Return a state in which a value is used as "any", as "not", or ("") not at all. */
export function withFilter(state, facet, value, use) {
  const old = state.filters[facet] ?? { any: [], not: [] };
  const rest = { any: old.any.filter((other) => other !== value), not: old.not.filter((other) => other !== value) };
  if (use) rest[use] = [...rest[use], value];
  const filters = { ...state.filters, [facet]: rest };
  if (!rest.any.length && !rest.not.length) delete filters[facet];
  return { ...state, filters };
}

/** List what narrows the results, each with the state that would be left without it. */
export function activeFilters(state) {
  const found = [];
  if (state.q) found.push({ kind: "q", value: state.q, without: { ...state, q: "" } });
  for (const [facet, used] of Object.entries(state.filters)) {
    for (const use of ["any", "not"]) {
      for (const value of used[use]) found.push({ kind: facet, value, use, without: withFilter(state, facet, value, "") });
    }
  }
  if (state.from) found.push({ kind: "from", value: state.from, without: { ...state, from: 0 } });
  if (state.to) found.push({ kind: "to", value: state.to, without: { ...state, to: 0 } });
  if (state.code) found.push({ kind: "code", value: "1", without: { ...state, code: false } });
  return found;
}
