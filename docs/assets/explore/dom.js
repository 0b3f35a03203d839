// Elements from values: texts only ever become text nodes, addresses only https or this site's own.

/** Where the site begins. */
export const ROOT = new URL("../../", import.meta.url);

/** Make an element; `on...` properties are listeners, `class` and dashed names are attributes. */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "href") setAddress(element, value);
    else if (value === true) element.setAttribute(name, "");
    else element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== "" && child !== undefined && child !== null));
  return element;
}

function setAddress(element, value) {
  const url = new URL(value, document.baseURI);
  if (url.protocol === "https:" || url.origin === location.origin) element.setAttribute("href", value);
}

/** Return "1 paper", "2,000 papers". */
export function plural(count, noun) {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}

/** Run `start` now and after each change of page, if the theme loads pages without leaving. */
export function onPage(start) {
  if (window.document$) window.document$.subscribe(start);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start, { once: true });
  else start();
}

/** The method's name in bold: before the title, or at its beginning if it stands there already. */
export function headline(name, title) {
  if (!name) return [title];
  const within = title.toLowerCase().startsWith(name.toLowerCase());
  return within ? [el("b", {}, title.slice(0, name.length)), title.slice(name.length)] : [el("b", {}, name), " ", title];
}
