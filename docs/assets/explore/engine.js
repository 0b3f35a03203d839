// The one search engine of the site: Pagefind for words, the catalogue for everything else. Nothing loads before it is used.

import { ROOT } from "./dom.js";
import { narrow, readCatalogue, sorted } from "./select.js";
import { content, fold, identifier, mend, token, words } from "./text.js";

/** So many results are shown at first. */
export const PAGE = 10;
const REMEMBERED = 60;
const MARK = "pagefind_dcd".length;
const fragments = new Map();
const waiting = new Map();
let loading;
let worker;
let turns = 0;

/** Load the engine once; every caller gets the same. */
export function loadEngine() {
  loading ??= fetchJson("exports/explore.json").then(
    (published) => new Engine(readCatalogue(published)),
    (error) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}

/** Return the first results of plain words before the catalogue is there: no tags, no counts. */
export async function firstHits(query, limit) {
  const id = identifier(query);
  const ids = await searchIds(id || content(words(query)).join(" "));
  const cards = await Promise.all(ids.slice(0, limit).map(loadFragment));
  return cards.filter((card) => card.key && card.content.includes(id));
}

async function fetchJson(path) {
  const response = await fetch(new URL(path, ROOT));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

/** Ask the worker; its answers come in the order of the questions or not. */
function searchIds(text) {
  if (!text) return Promise.resolve([]);
  worker ??= startWorker();
  turns += 1;
  worker.postMessage({ turn: turns, text });
  return new Promise((resolve, reject) => waiting.set(turns, { resolve, reject }));
}

function startWorker() {
  const started = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
  started.addEventListener("message", ({ data }) => {
    const { resolve, reject } = waiting.get(data.turn);
    waiting.delete(data.turn);
    if (data.error) reject(new Error(data.error));
    else resolve(data.ids.split(" ").filter(Boolean));
  });
  started.addEventListener("error", () => {
    worker = undefined;
    for (const { reject } of waiting.values()) reject(new Error("the search could not start"));
    waiting.clear();
  });
  return started;
}

/** Return what Pagefind keeps of one page: its own loader would need a search first. */
function loadFragment(id) {
  if (!fragments.has(id)) {
    const fetched = fetchFragment(id);
    fragments.set(id, fetched);
    fetched.catch(() => fragments.delete(id));
  }
  return fragments.get(id);
}

async function fetchFragment(id) {
  const response = await fetch(new URL(`pagefind/fragment/${id}.pf_fragment`, ROOT));
  if (!response.ok) throw new Error(`${id}: ${response.status}`);
  const text = await new Response(response.body.pipeThrough(new DecompressionStream("gzip"))).text();
  const { meta, url, content } = JSON.parse(text.slice(MARK));
  const address = new URL(url.replace(/^\//, ""), ROOT).pathname;
  return { ...meta, url: address, content, key: /^\/papers\/([^/]+)\/$/.exec(url)?.[1] ?? "" };
}

class Engine {
  constructor(catalogue) {
    this.catalogue = catalogue;
    this.ids = catalogue.ids;
    this.numbers = new Map(this.ids.map((id, number) => [id, number]));
    this.newest = sorted(catalogue, [...this.ids.keys()], "newest");
    this.matches = new Map();
  }

  /** Citation keys by number, and titles' places; fetched when first needed. */
  async names() {
    this.naming ??= fetchJson("exports/explore-keys.json").then((names) => ({
      ...names,
      numbers: new Map(names.keys.map((key, number) => [key, number]).filter(([key]) => key)),
    }));
    return this.naming;
  }

  /** Return the numbers of papers and pages that hold the words, best first; all of them for no words. */
  async match(query) {
    const asked = fold(query).trim();
    if (!asked) return { numbers: this.newest, note: "" };
    if (!this.matches.has(asked)) {
      if (this.matches.size >= REMEMBERED) this.matches.delete(this.matches.keys().next().value);
      this.matches.set(asked, this.find(query));
    }
    return this.matches.get(asked);
  }

  /**
   * All words must match. Pagefind takes a word it lacks by its first letters, which seldom is what was meant: where the
   * first result does not hold the words as typed, slips are mended by the nearest known word; at last any word counts.
   */
  async find(query) {
    const id = identifier(query);
    if (id) return this.identified(id);
    const typed = content(words(query));
    const strict = this.fieldFirst(await this.ask(this.telling(typed).join(" ")), typed);
    // Most likely these will be shown: their cards can come while the first is looked at and the filters are counted.
    for (const number of strict.slice(0, PAGE)) loadFragment(this.ids[number]);
    // A method's name means that method, in one word or in several ("anomaly clip").
    const named = this.catalogue.names.get(token(query));
    if (named !== undefined) return { numbers: [named, ...strict.filter((number) => number !== named)], note: "" };
    if (!typed.length || (await this.holdsLiterally(strict, typed))) return { numbers: strict, note: "" };
    const mended = mend(typed, await this.vocabulary());
    const changed = mended.join(" ") !== typed.join(" ");
    const near = changed ? await this.ask(this.telling(mended).join(" ")) : [];
    if (this.firstPaper(near) !== undefined) return { numbers: near, note: `Shown is “${mended.join(" ")}”: not all words as typed are known.` };
    if (!changed && this.firstPaper(strict) !== undefined) return { numbers: strict, note: "" };
    const loose = await this.askAny(mended);
    const note = loose.length ? `No paper has all of these words; shown is what has some of “${mended.join(" ")}”.` : "";
    return { numbers: loose.length ? loose : strict, note };
  }

  /** Pagefind takes an identifier it lacks by its first digits, which are those of other papers. */
  async identified(id) {
    const numbers = await this.ask(id);
    if (await this.holdsLiterally(numbers, [id])) return { numbers, note: "" };
    return { numbers: [], note: "No paper of the atlas has this identifier." };
  }

  /** Without the words that most papers hold, or their beginnings, unless there are no others: they tell nothing and cost the most. */
  telling(typed) {
    const rare = typed.filter((word) => !this.catalogue.common.some((common) => common.startsWith(word)));
    return rare.length ? rare : typed;
  }

  /** Of a field typed by its name, the papers that treat it alone come before those that treat it among others. */
  fieldFirst(numbers, typed) {
    const { values, sets, papers } = this.catalogue.facets.find(({ id }) => id === "domain");
    const field = values.findIndex(({ id, name }) => typed.includes(token(id)) || typed.includes(token(name)));
    if (field < 0) return numbers;
    const alone = (number) => !this.catalogue.years[number] || sets[papers[number]].every((place) => place === field);
    return [...numbers.filter(alone), ...numbers.filter((number) => !alone(number))];
  }

  firstPaper(numbers) {
    return numbers.find((number) => this.catalogue.years[number]);
  }

  async holdsLiterally(numbers, typed) {
    const first = this.firstPaper(numbers);
    if (first === undefined) return false;
    const text = fold((await loadFragment(this.ids[first])).content);
    const held = new Set([...words(text), ...text.split(/[^\p{L}\p{N}]+/u)]);
    return typed.every((word) => held.has(word) || [...held].some((other) => other.startsWith(word)));
  }

  async ask(text) {
    return (await searchIds(text)).map((id) => this.numbers.get(id));
  }

  /** Rank by how rare the words are that a paper has, then by its places in the single words' results. */
  async askAny(typed) {
    const scores = new Map();
    for (const word of this.telling(typed)) {
      const numbers = await this.ask(word);
      const weight = Math.log(1 + this.ids.length / (1 + numbers.length));
      numbers.forEach((number, place) => {
        scores.set(number, (scores.get(number) ?? 0) + weight * (1 + 1 / (2 + place)));
      });
    }
    return [...scores].sort((a, b) => b[1] - a[1]).map(([number]) => number);
  }

  /** The words of the papers, most frequent first. */
  vocabulary() {
    this.known ??= fetchJson("exports/explore-words.json");
    return this.known;
  }

  /** Return the papers a state asks for in its order, counts per filter, and the prose pages that match its words. */
  async search(state) {
    const { numbers: matched, note } = await this.match(state.q);
    const result = { ...narrow(this.catalogue, matched, state), note };
    const titles = state.sort === "title" ? (await this.names()).titles : [];
    result.numbers = sorted(this.catalogue, result.numbers, state.sort, titles);
    result.pages = state.q ? matched.filter((number) => !this.catalogue.years[number]) : [];
    return result;
  }

  /** Count the papers a state asks for. */
  async count(state) {
    return narrow(this.catalogue, (await this.match(state.q)).numbers, state).numbers.length;
  }

  /** Return what a card shows; `tags` are the facet values of the paper. */
  async card(number) {
    const tags = {};
    for (const facet of this.catalogue.years[number] ? this.catalogue.facets : []) {
      tags[facet.id] = facet.sets[facet.papers[number]].map((place) => facet.values[place]);
    }
    return { ...(await loadFragment(this.ids[number])), year: this.catalogue.years[number], tags };
  }
}
