/**
 * Copying from a paper's page: BibTeX, citation key, or a formatted reference. Without JavaScript the page
 * shows the BibTeX and links the file of references; what is copied is what those hold.
 */

const STYLES = ["APA", "IEEE", "Chicago"];

/** Read the paper's references: a line per style, its name and the reference parted by a tabulator. */
async function references(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return new Map((await response.text()).trimEnd().split("\n").map((line) => line.split("\t")));
}

/** Write text that may still be on its way. Safari allows that only while the click is handled. */
async function write(text) {
  if (window.ClipboardItem && navigator.clipboard.write) {
    const blob = Promise.resolve(text).then((value) => new Blob([value], { type: "text/plain" }));
    await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
  } else {
    await navigator.clipboard.writeText(await text);
  }
}

function button(label, name, text, status) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = "copy";
  element.textContent = label;
  element.setAttribute("aria-label", `Copy ${name}`);
  element.addEventListener("click", async () => {
    try {
      await write(text());
      status.textContent = `${name} copied`;
      element.classList.add("copied");
      setTimeout(() => element.classList.remove("copied"), 2000);
    } catch {
      status.textContent = `${name} could not be copied; select it and copy it by hand`;
    }
  });
  return element;
}

function start() {
  const paper = document.querySelector(".paper[data-key]");
  const bibtex = paper?.querySelector("pre.bibtex code");
  const link = paper?.querySelector("a.references");
  if (!bibtex || !link || !navigator.clipboard) return;
  let file;
  const load = () => (file ??= references(link.href).catch((error) => { file = undefined; throw error; }));
  const row = document.createElement("p");
  row.className = "copies";
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  row.append(
    "Copy ",
    button("BibTeX", "BibTeX", () => bibtex.textContent.trimEnd() + "\n", status),
    button("Key", "Citation key", () => paper.dataset.key, status),
    ...STYLES.map((name) => button(name, `${name} reference`, () => load().then((all) => all.get(name)), status)),
    status,
  );
  for (const event of ["pointerenter", "focusin"]) row.addEventListener(event, () => load().catch(() => {}), { once: true });
  bibtex.parentElement.before(row);
}

start();
