// The controls in the header: the drawer of a narrow screen, the search button, the colour scheme.
"use strict";
(() => {
  const { studyguide } = window;
  const root = document.documentElement;

  /** @param {string} selector */
  const button = (selector) => {
    const found = document.querySelector(selector);
    if (!(found instanceof HTMLButtonElement)) return null;
    found.hidden = false;
    return found;
  };

  drawer();
  search();
  scheme();

  function drawer() {
    const opener = button("[data-drawer]");
    const toggle = document.getElementById("__drawer");
    const panel = document.getElementById("site-nav");
    if (!opener || !panel || !(toggle instanceof HTMLInputElement)) return;

    // Clicked rather than set, so that Material's script hears of it too.
    const set = (/** @type {boolean} */ open) => {
      if (toggle.checked !== open) toggle.click();
    };
    toggle.addEventListener("change", () => {
      opener.setAttribute("aria-expanded", String(toggle.checked));
      if (toggle.checked) panel.querySelector("a")?.focus();
    });
    opener.addEventListener("click", () => set(!toggle.checked));
    addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !toggle.checked) return;
      set(false);
      opener.focus();
    });
    panel.addEventListener("focusout", (event) => {
      if (event.relatedTarget instanceof Node && !panel.contains(event.relatedTarget)) set(false);
    });
  }

  function search() {
    // A link to the page of filters, which is what there is without scripts.
    const opener = document.querySelector("[data-search-open]");
    if (!(opener instanceof HTMLAnchorElement)) return;
    opener.setAttribute("aria-haspopup", "dialog");
    /** @type {Promise<unknown> | undefined} */
    let coming;
    const open = async () => {
      const own = (opener.dataset.searchOpen ?? "").split(" ");
      coming ??= Promise.all(own.map((file) => part(file)));
      try {
        await coming;
        studyguide.search?.();
      } catch {
        location.assign(opener.href);
      }
    };
    opener.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      void open();
    });
    addEventListener("keydown", (event) => {
      const place = event.target instanceof Element ? event.target : document.body;
      // For a moment after it is closed the focus is still in a dialog.
      const typing = place.closest("input, textarea, select, dialog") && !place.closest("dialog:not([open])");
      const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (typing || !(slash || (event.key === "k" && (event.ctrlKey || event.metaKey)))) return;
      event.preventDefault();
      void open();
    });
  }

  /**
   * A script or style sheet that a page begins without.
   * @param {string} path
   */
  function part(path) {
    if (!/\.css(\?|$)/.test(path)) return studyguide.load(path);
    return new Promise((resolve, reject) => {
      const sheet = document.createElement("link");
      sheet.addEventListener("load", resolve);
      sheet.addEventListener("error", reject);
      sheet.rel = "stylesheet";
      sheet.href = studyguide.at(path);
      document.head.append(sheet);
    });
  }

  function scheme() {
    const opener = button("[data-scheme-switch]");
    if (!opener) return;
    const system = matchMedia("(prefers-color-scheme: dark)");

    const chosen = () => root.dataset.scheme ?? "system";
    const show = (/** @type {string | null} */ wanted) => {
      if (wanted === "light" || wanted === "dark") root.dataset.scheme = wanted;
      else delete root.dataset.scheme;
      opener.setAttribute("aria-label", `Colour scheme: ${chosen()}`);
      opener.title = `Colour scheme: ${chosen()}`;
      paintBrowser();
    };
    // The browser's own bars, light then dark: each holds for one system scheme, the reader's choice for both.
    const bars = [...document.querySelectorAll("meta[name=theme-color]")].map((bar) => ({
      bar,
      own: bar.getAttribute("content") ?? "",
    }));
    const paintBrowser = () => {
      const picked = bars[["light", "dark"].indexOf(chosen())];
      for (const { bar, own } of bars) bar.setAttribute("content", picked?.own ?? own);
    };

    show(studyguide.recall("scheme"));
    opener.addEventListener("click", () => {
      // From the system's scheme the first step is the other one, so that every press changes something to see.
      const order = system.matches ? ["system", "light", "dark"] : ["system", "dark", "light"];
      const next = order[(order.indexOf(chosen()) + 1) % order.length] ?? "system";
      show(next);
      studyguide.remember("scheme", next);
      studyguide.announce(`Colour scheme: ${next}`);
    });
    addEventListener("storage", (event) => {
      if (event.key === studyguide.key("scheme") || event.key === null) show(event.newValue);
    });
  }
})();
