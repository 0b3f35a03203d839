// How queries are written before they meet the index: the counterpart of fold() and token() in site/explore.py.

const SPELT_OUT = {
  æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ß: "ss", ı: "i", þ: "th",
  α: "alpha", β: "beta", γ: "gamma", δ: "delta", ε: "epsilon", ζ: "zeta", η: "eta", θ: "theta", κ: "kappa",
  λ: "lamda", μ: "mu", ν: "nu", ξ: "xi", π: "pi", ρ: "rho", σ: "sigma", τ: "tau", φ: "phi", χ: "chi", ψ: "psi", ω: "omega",
};
// Words that say nothing of a paper; a sentence is full of them.
const SILENT = new Set(
  ("a about an and any are as at be best better by can do does find for from get good how i in into is it its latest me my " +
    "of on or paper papers recent show since that the their there these this to use using via want was we what when where " +
    "which who why with without you").split(" "),
);
const ARXIV = /(?:^|arxiv[.:/\s]*(?:org\/(?:abs|pdf|html)\/)?)(\d{4}\.\d{4,5})(?:v\d+)?(?:\.pdf)?$/i;
const DOI = /(?:^|doi\.org\/|doi:\s*)(10\.\d{4,9}\/\S+)$/i;
const OPENREVIEW = /openreview\.net\/(?:forum|pdf)\?id=([\w-]+)/i;

/** Return text in lower case without accents; Greek letters become their names. */
export function fold(text) {
  const plain = text.toLowerCase().replace(/[^\x00-\x7f]/g, (letter) => SPELT_OUT[letter] ?? letter);
  return plain.normalize("NFKD").replace(/\p{M}/gu, "");
}

/** Return text as one word of ASCII letters and digits. */
export function token(text) {
  return fold(text).replace(/[^a-z0-9]/g, "");
}

/** Return the word that the index holds for a pasted arXiv id, DOI or OpenReview address, or nothing. */
export function identifier(query) {
  const text = query.trim();
  const match = ARXIV.exec(text) ?? DOI.exec(text) ?? OPENREVIEW.exec(text);
  return match ? token(match[1]) : "";
}

/** Return the words of a query, folded; hyphens inside a word do not part it. */
export function words(query) {
  return fold(query).replace(/['’`]/g, "").replace(/[^\p{L}\p{N}\s-]/gu, " ").replace(/-/g, "").split(/\s+/).filter(Boolean);
}

/** Return the words that tell something; all of them where none does. */
export function content(typed) {
  const telling = typed.filter((word) => !SILENT.has(word));
  return telling.length ? telling : typed;
}

/** Replace each word that, but for its ending, begins no known word by the nearest known one; the first of equals is the most frequent. Numbers stay: the next one is another. */
export function mend(typed, vocabulary) {
  return typed.map((word) => {
    const stem = word.replace(/(?:ing|ions?|ed|es|s|ers?|ive|ly|al)$/, "");
    const start = stem.length < 4 ? word : stem;
    if (word.length < 4 || /^\d+$/.test(word) || vocabulary.some((known) => known.startsWith(start))) return word;
    let limit = word.length > 7 ? 2 : 1;
    let best = word;
    for (const known of vocabulary) {
      if (Math.abs(known.length - word.length) > limit) continue;
      const slips = distance(word, known, limit);
      if (slips <= limit) [best, limit] = [known, slips - 1];
    }
    return best;
  });
}

/** Return the number of letters to insert, drop, change or swap, or more than `limit`. */
export function distance(one, other, limit) {
  let before = [];
  let row = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const cost = one[i - 1] === other[j - 1] ? 0 : 1;
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + cost);
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    if (Math.min(...next) > limit) return limit + 1;
    before = row;
    row = next;
  }
  return row[other.length];
}
