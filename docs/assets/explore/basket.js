// The basket: citation keys in this browser's own storage, and the buttons that put papers in.

import { el, ROOT } from "./dom.js";

const STORED = `gadatlas.basket:${ROOT.pathname}`;
const changed = new EventTarget();

/** Return the keys in the order in which they were put in. */
export function basketKeys() {
  try {
    const keys = JSON.parse(localStorage.getItem(STORED) ?? "[]");
    return Array.isArray(keys) ? keys.filter((key) => typeof key === "string" && /^[a-z0-9]+$/.test(key)) : [];
  } catch {
    return [];
  }
}

function keep(keys) {
  try {
    localStorage.setItem(STORED, JSON.stringify(keys));
  } catch {
    // A browser that stores nothing keeps no basket; everything else works.
  }
  changed.dispatchEvent(new Event("change"));
}

/** Put a paper in, or take it out. */
export function toggle(key) {
  const keys = basketKeys();
  keep(keys.includes(key) ? keys.filter((other) => other !== key) : [...keys, key]);
}

export function emptyBasket() {
  keep([]);
}

/** Call back after each change, in this tab or another. */
export function onBasket(listener) {
  changed.addEventListener("change", listener);
  window.addEventListener("storage", (event) => event.key === STORED && listener());
}

/** Return a button that puts a paper in or takes it out. */
export function basketButton(key, name) {
  const button = el("button", { type: "button", class: "to-basket", "data-basket": key, "data-name": name });
  button.addEventListener("click", () => toggle(key));
  show(button, basketKeys().includes(key));
  return button;
}

function show(button, isIn) {
  button.textContent = isIn ? "In basket ✓" : "+ Basket";
  button.setAttribute("aria-pressed", String(isIn));
  button.setAttribute("aria-label", `${isIn ? "In basket" : "+ Basket"}: ${button.dataset.name}`);
}

/** Add buttons to papers on pages: tables of branches, lists of domains, a paper's own page. */
export function addBasketButtons() {
  for (const holder of document.querySelectorAll("article [data-key]:not(.card)")) {
    if (holder.querySelector(".to-basket")) continue;
    const place = holder.matches("tr") ? holder.lastElementChild : (holder.querySelector(":scope > .actions") ?? holder);
    const name = holder.querySelector("h1, b, a")?.textContent.trim() ?? holder.dataset.key;
    place.append(" ", basketButton(holder.dataset.key, name));
  }
}

onBasket(() => {
  const keys = new Set(basketKeys());
  for (const button of document.querySelectorAll("[data-basket]")) show(button, keys.has(button.dataset.basket));
});
