// Under `studyguide serve` only: loads the page again when it has changed, and keeps the reader's place.
"use strict";
(() => {
  const KEY = "studyguide-serve";
  const tag = document.currentScript?.getAttribute("data-tag") ?? "";
  /** @type {EventSource | null} */
  let news = null;

  /** Every <details> of the page by the text of its summary, and which of those with the same text it is. */
  const boxes = () => {
    /** @type {Map<string, HTMLDetailsElement>} */
    const found = new Map();
    for (const box of document.querySelectorAll("details")) {
      const text = box.querySelector("summary")?.textContent?.trim() ?? "";
      let number = 0;
      while (found.has(`${text} ${number}`)) number += 1;
      found.set(`${text} ${number}`, box);
    }
    return found;
  };

  const reload = () => {
    const open = [...boxes()].map(([name, box]) => [name, box.open]);
    try {
      sessionStorage.setItem(KEY, JSON.stringify({ page: location.pathname, top: scrollY, open }));
      history.scrollRestoration = "manual";
    } catch {
      // Storage is blocked: the browser keeps the place as well as it can.
    }
    location.reload();
  };

  const restore = () => {
    let kept = null;
    try {
      kept = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
      sessionStorage.removeItem(KEY);
    } catch {
      return;
    }
    if (kept?.page !== location.pathname) return;
    const now = boxes();
    for (const [name, open] of kept.open) {
      const box = now.get(name);
      if (box) box.open = open;
    }
    scrollTo({ top: kept.top, behavior: "instant" });
    history.scrollRestoration = "auto";
  };

  // A browser opens few connections to one server: only a page that somebody sees keeps one.
  const follow = () => {
    if (document.visibilityState === "hidden") {
      news?.close();
      news = null;
    } else if (!news) {
      news = new EventSource(`/-/news?${new URLSearchParams({ page: location.pathname, tag })}`);
      news.addEventListener("message", reload);
    }
  };

  addEventListener("DOMContentLoaded", restore); // after the page's own scripts, which are deferred
  addEventListener("visibilitychange", follow);
  addEventListener("pagehide", () => news?.close());
  follow();
})();
