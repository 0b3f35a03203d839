// References to take along: the published exports, cut into entries and put together again in any order.

import { el, plural, ROOT } from "./dom.js";

export const FORMATS = {
  bibtex: { label: "BibTeX", file: "atlas.bib", type: "application/x-bibtex", read: readBibtex, write: (parts) => parts.join("\n") },
  ris: { label: "RIS", file: "atlas.ris", type: "application/x-research-info-systems", read: readRis, write: (parts) => parts.join("") },
  "csl-json": { label: "CSL-JSON", file: "atlas.csl.json", type: "application/json", read: readCsl, write: writeCsl },
  csv: { label: "CSV", file: "atlas.csv", type: "text/csv", read: readCsv, write: (parts, head) => [head, ...parts].join("") },
};
const fetched = new Map();

/** Cut BibTeX at the lines that open an entry: every other line of an entry is indented or closes it. */
export function readBibtex(text) {
  const entries = text.split(/\n(?=@)/);
  return { parts: new Map(entries.map((entry) => [/^@\w+\{([^,]+),/.exec(entry)?.[1], entry.replace(/\n*$/, "\n")])), head: "" };
}

export function readRis(text) {
  const records = text.split(/(?<=^ER {2}- ?\r?\n)/m).filter((record) => record.trim());
  return { parts: new Map(records.map((record) => [/^ID {2}- (.+?)\r?$/m.exec(record)?.[1], record])), head: "" };
}

export function readCsl(text) {
  return { parts: new Map(JSON.parse(text).map((item) => [item.id, item])), head: "" };
}

function writeCsl(items) {
  return `${JSON.stringify(items)}\n`;
}

/** Cut CSV at the line ends outside quotes; the first column is the key. */
export function readCsv(text) {
  const rows = text.match(/(?:"(?:[^"]|"")*"|[^"\r\n])+\r?\n?/g) ?? [];
  return { parts: new Map(rows.slice(1).map((row) => [row.slice(0, row.indexOf(",")), row])), head: rows[0] ?? "" };
}

/** Return the references of the keys in their order. */
export async function writeReferences(format, keys, progress = () => {}) {
  const { read, write, file } = FORMATS[format];
  if (!fetched.has(file)) fetched.set(file, fetchText(`exports/${file}`, progress).then(read));
  try {
    const { parts, head } = await fetched.get(file);
    return write(keys.filter((key) => parts.has(key)).map((key) => parts.get(key)), head);
  } catch (error) {
    fetched.delete(file);
    throw error;
  }
}

async function fetchText(path, progress) {
  const response = await fetch(new URL(path, ROOT));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value, { stream: true });
    progress(`Fetching references, ${Math.round(text.length / 1024).toLocaleString("en")} KB …`);
  }
}

/** Hand a text to the reader as a file. */
export function save(text, name, type) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  el("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Fill `place` with one button per format; `keys` is asked when one is pressed. */
export function showExports(place, lead, keys, name) {
  const label = el("span", { class: "lead-in" });
  const status = el("span", { role: "status", class: "progress" });
  const buttons = Object.entries(FORMATS).map(([format, { label: text, file, type }]) =>
    el("button", {
      type: "button",
      "data-format": format,
      onclick: async () => {
        const say = (words) => (status.textContent = words);
        say("Preparing …");
        try {
          const wanted = await keys();
          save(await writeReferences(format, wanted, say), `${name}${file.slice("atlas".length)}`, type);
          say(`${plural(wanted.length, "reference")} saved.`);
        } catch {
          say("The references could not be fetched. Please try again.");
        }
      },
    }, text));
  place.replaceChildren(label, ...buttons.flatMap((button) => [" ", button]), " ", status);
  return (count) => {
    label.textContent = lead(count);
    for (const button of buttons) button.disabled = count === 0;
    place.hidden = count === 0;
  };
}
