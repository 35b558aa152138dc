// A question's card on a page: what is asked, and both sides with the signals to tick.
"use strict";
(() => {
  const { studyguide } = window;

  /** @type {Window["studyguide"]["card"]} */
  const card = (page) => {
    /** @param {string} name */
    const part = (name) => /** @type {HTMLElement} */ (page.querySelector(`[data-${name}]`));
    const [asked, given, answer] = [part("prompt"), part("given"), part("answer")];

    const boxes = () => /** @type {HTMLInputElement[]} */ ([...answer.querySelectorAll(".signals__box")]);

    /** @param {Card} written by our own generator, so its HTML can be trusted */
    const fill = (written) => {
      asked.innerHTML = written.prompt;
      given.innerHTML = written.given;
      answer.innerHTML = written.answer;
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

    return { fill, hits: () => ({ hit: boxes().filter((box) => box.checked).length, of: boxes().length }) };
  };

  studyguide.card = card;
})();
