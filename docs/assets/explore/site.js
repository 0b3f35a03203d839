// Every page: the search button and its keys, the basket's buttons; Explore and the search itself load when needed.

import { addBasketButtons } from "./basket.js";
import { el, onPage } from "./dom.js";

function addSearchButton() {
  const bar = document.querySelector(".md-header__inner");
  if (!bar || bar.querySelector(".atlas-search")) return;
  const button = el(
    "button",
    { type: "button", class: "atlas-search", "aria-haspopup": "dialog", "aria-keyshortcuts": "/ S Control+K Meta+K", onclick: openSearch },
    el("span", {}, "Search"),
    " ",
    el("kbd", { "aria-hidden": "true" }, "/"),
  );
  bar.insertBefore(button, bar.querySelector("[data-md-component=palette]"));
}

/** The theme calls two landmarks alike, and others by labels it hides. */
function nameLandmarks() {
  document.querySelector(".md-path")?.setAttribute("aria-label", "Breadcrumb");
  for (const nav of document.querySelectorAll(".md-nav[data-md-level]:not([data-md-level='0'])")) {
    const title = nav.querySelector(":scope > .md-nav__title")?.textContent.trim();
    if (!title) continue;
    nav.removeAttribute("aria-labelledby");
    nav.setAttribute("aria-label", `Below ${title}`);
  }
}

async function openSearch() {
  const { openDialog } = await import("./header.js");
  openDialog();
}

function isTyping(target) {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}

document.addEventListener("keydown", (event) => {
  const withKey = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k";
  const alone = !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
  if (withKey || (alone && (event.key === "/" || event.key === "s"))) {
    event.preventDefault();
    openSearch();
  }
});

onPage(() => {
  nameLandmarks();
  addSearchButton();
  addBasketButtons();
  const explore = document.getElementById("atlas-explore");
  if (explore?.hidden) import("./first.js").then(({ openExplore }) => openExplore(explore));
});
