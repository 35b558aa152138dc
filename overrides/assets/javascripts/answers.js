// One switch for every answer on the site. Answers are <details class="answer" open>: without scripts all are open.
"use strict";
(() => {
  const { studyguide } = window;
  const root = document.documentElement;
  /** @type {NodeListOf<HTMLDetailsElement>} */
  const answers = document.querySelectorAll("details.answer");
  const button = document.querySelector("[data-answer-switch]");

  if (answers.length > 0 && button instanceof HTMLButtonElement) {
    /** @param {boolean} hide */
    const set = (hide) => {
      for (const answer of answers) answer.open = !hide;
      button.setAttribute("aria-pressed", String(hide));
    };

    button.hidden = false;
    if (studyguide.recall("answers") === "hidden") set(true);
    button.addEventListener("click", () => {
      const hide = button.getAttribute("aria-pressed") !== "true";
      set(hide);
      studyguide.remember("answers", hide ? "hidden" : "shown");
    });
    // Another tab changed its mind, or cleared the storage (then key is null).
    addEventListener("storage", (event) => {
      if (event.key === studyguide.key("answers") || event.key === null) set(event.newValue === "hidden");
    });
  }
  delete root.dataset.answers;

  /** Opens every <details> around what the address points at, and shows it. */
  const openTarget = () => {
    const target = targetOf(location.hash);
    if (!target) return;
    let opened = false;
    for (let box = target.closest("details"); box; box = box.parentElement?.closest("details") ?? null) {
      opened ||= !box.open;
      box.open = true;
    }
    if (opened) target.scrollIntoView();
  };

  /** @param {string} hash */
  const targetOf = (hash) => {
    try {
      return document.getElementById(decodeURIComponent(hash.slice(1)));
    } catch {
      return null; // not an encoding of anything
    }
  };

  openTarget();
  addEventListener("hashchange", openTarget);
  // A second click on the same link changes no hash.
  addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[href^='#']") : null;
    if (link && link.getAttribute("href") === location.hash) openTarget();
  });
})();
