// A question's card on a page: what is asked, and both sides with the signals to tick.
"use strict";
(() => {
  const { studyguide } = window;

  /** @type {Window["studyguide"]["card"]} */
  const card = (page) => {
    /** @param {string} name */
    const part = (name) => /** @type {HTMLElement} */ (page.querySelector(`[data-${name}]`));
    const [asked, given, answer] = [part("prompt"), part("given"), part("answer")];
    /** For who asks; only a mock has it. */
    const panel = page.querySelector("[data-panel]");

    const boxes = () => /** @type {HTMLInputElement[]} */ ([...answer.querySelectorAll(".signals__box")]);

    /**
     * @param {Element} part
     * @param {string} html written by our own generator, so it can be trusted
     * @param {string} from the page that it was written for
     */
    const write = (part, html, from) => {
      part.innerHTML = html;
      for (const link of part.querySelectorAll("a[href]")) {
        link.setAttribute("href", new URL(link.getAttribute("href") ?? "", from).href);
      }
    };

    /** @param {Card} written */
    const fill = (written) => {
      const from = studyguide.at(written.page);
      write(asked, written.prompt, from);
      write(given, written.given, from);
      write(answer, written.answer, from);
      if (panel) write(panel, written.panel, from);
      for (const [place, row] of [...answer.querySelectorAll(".signals > li")].entries()) {
        const box = document.createElement("input");
        box.type = "checkbox";
        box.className = "signals__box";
        const name = row.querySelector(".signals__name");
        if (name instanceof HTMLElement) {
          name.id = `signal-${place + 1}`;
          box.setAttribute("aria-labelledby", name.id);
          name.addEventListener("click", () => box.click());
        }
        row.prepend(box);
      }
    };

    return { fill, boxes, hits: () => ({ hit: boxes().filter((box) => box.checked).length, of: boxes().length }) };
  };

  studyguide.card = card;
})();
