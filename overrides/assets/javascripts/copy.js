// Buttons that copy a link.
"use strict";
(() => {
  for (const button of document.querySelectorAll("button[data-copy]")) {
    if (!(button instanceof HTMLButtonElement)) continue;
    const label = button.textContent;
    button.addEventListener("click", async () => {
      const address = new URL(button.dataset.copy ?? "", location.href).href;
      if (await copied(address)) {
        button.textContent = "Copied";
        window.studyguide.announce("Copied");
        setTimeout(() => {
          button.textContent = label;
          window.studyguide.announce("");
        }, 2000);
      } else {
        offer(button, address);
      }
    });
  }

  /**
   * The clipboard needs https or localhost, and leave; the old command works without, where it still exists.
   * @param {string} text
   */
  async function copied(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const field = fieldWith(text);
      const before = document.activeElement;
      field.className = "visually-hidden";
      document.body.append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      if (before instanceof HTMLElement) before.focus();
      return done;
    }
  }

  /**
   * The last resort: the address in a field, selected, for the reader to copy.
   * @param {HTMLElement} button
   * @param {string} address
   */
  function offer(button, address) {
    const field = fieldWith(address);
    field.className = "copy-link__field";
    button.replaceWith(field);
    field.focus();
    field.select();
    window.studyguide.announce("Copy the address from the field");
  }

  /** @param {string} text */
  function fieldWith(text) {
    const field = document.createElement("input");
    field.readOnly = true;
    field.value = text;
    field.setAttribute("aria-label", "Address to copy");
    return field;
  }
})();
