// Pagefind in a thread of its own: typing never waits for it, the page itself needs no leave to compile WebAssembly,
// and only ids travel back. (Pagefind's own worker hands over the places of every word in thousands of results.)

// Title and method name (weights in the pages) count most; short pages are not favoured over long ones.
const RANKING = { termSimilarity: 4, pageLength: 0.1, termFrequency: 0.4, termSaturation: 1.2, metaWeights: { title: 8, name: 10, authors: 3, idea: 0.5 } };
let loading;

async function load() {
  const root = new URL("../../", import.meta.url);
  const pagefind = await import(new URL("pagefind/pagefind.js", root).href);
  await pagefind.options({ baseUrl: root.pathname, ranking: RANKING });
  return pagefind;
}

self.addEventListener("message", async ({ data: { turn, text } }) => {
  try {
    loading ??= load();
    const { results } = await (await loading).search(text);
    self.postMessage({ turn, ids: results.map(({ id }) => id).join(" ") });
  } catch (error) {
    loading = undefined;
    self.postMessage({ turn, error: String(error) });
  }
});
