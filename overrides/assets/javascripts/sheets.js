// Scorecards and worksheets that are filled in on screen. What is typed stays on the page: nothing is stored or sent,
// since it may be about a person. It can be downloaded as text, printed or cleared.
"use strict";
(() => {
  for (const sheet of document.querySelectorAll("[data-sheet]")) {
    if (sheet instanceof HTMLElement) equip(sheet);
  }

  addEventListener("beforeunload", (event) => {
    const unsaved = [...document.querySelectorAll("[data-sheet][data-unsaved]")];
    if (unsaved.length) event.preventDefault();
  });

  /** @param {HTMLElement} sheet */
  function equip(sheet) {
    const actions = document.createElement("p");
    actions.className = "sheet__actions";
    const weights = weightChoice(sheet);
    const total = document.createElement("output");
    total.className = "sheet__total";
    if (weights) actions.append(weights);
    actions.append(
      total,
      button("Download", () => download(sheet)),
      button("Print", () => print()),
      button("Clear", () => clear(sheet)),
    );
    sheet.append(actions);
    const show = () => {
      total.textContent = weighted(sheet, weights?.querySelector("select")?.value ?? "");
    };
    sheet.addEventListener("input", (event) => {
      if (!(event.target instanceof HTMLSelectElement)) sheet.dataset.unsaved = "";
      show();
    });
    sheet.addEventListener("cleared", show);
  }

  /**
   * @param {string} text
   * @param {() => void} act
   */
  function button(text, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "sheet__button";
    made.textContent = text;
    made.addEventListener("click", act);
    return made;
  }

  /**
   * A choice of the roles that have weights of their own; their names stand in the table above the card.
   * @param {HTMLElement} sheet
   */
  function weightChoice(sheet) {
    const roles = [...document.querySelectorAll("[data-role-name]")];
    if (!roles.length || !sheet.querySelector("[data-weights]")) return null;
    const label = document.createElement("label");
    const select = document.createElement("select");
    select.append(new Option("Any role", ""));
    for (const role of roles) select.append(new Option(role.textContent ?? "", role.getAttribute("data-role-name") ?? ""));
    label.append("Weights for ", select);
    return label;
  }

  /**
   * The weighted mean of what is rated so far, or nothing where nothing is.
   * @param {HTMLElement} sheet
   * @param {string} role
   */
  function weighted(sheet, role) {
    let sum = 0;
    let whole = 0;
    const rows = [...sheet.querySelectorAll("[data-weight]")];
    const rated = rows.filter((row) => row.querySelector("input:checked"));
    for (const row of rated) {
      const input = row.querySelector("input:checked");
      const weight = weightOf(row, role);
      sum += weight * Number(input instanceof HTMLInputElement ? input.value : 0);
      whole += weight;
    }
    if (!whole) return "";
    const unit = rated.length < rows.length ? `, ${rated.length} of ${rows.length} rated` : "";
    return `Weighted: ${(sum / whole).toFixed(1)}${unit}`;
  }

  /**
   * @param {Element} row
   * @param {string} role
   */
  function weightOf(row, role) {
    const shares = (row.getAttribute("data-weights") ?? "").trim().split(" ");
    const own = shares.find((share) => role && share.startsWith(`${role}:`));
    return Number(own ? own.slice(role.length + 1) : row.getAttribute("data-weight"));
  }

  /** @param {HTMLElement} sheet */
  function clear(sheet) {
    for (const field of sheet.querySelectorAll("input, textarea")) {
      if (field instanceof HTMLInputElement && field.type === "radio") field.checked = false;
      else if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.value = "";
    }
    delete sheet.dataset.unsaved;
    sheet.dispatchEvent(new Event("cleared"));
    window.studyguide.announce("Cleared");
  }

  /** @param {HTMLElement} sheet */
  function download(sheet) {
    const link = document.createElement("a");
    const name = (sheet.dataset.sheet ?? "sheet").toLowerCase().replace(/[^a-z0-9]+/g, "-");
    link.href = URL.createObjectURL(new Blob([asText(sheet)], { type: "text/markdown;charset=utf-8" }));
    link.download = `${name}.md`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    delete sheet.dataset.unsaved;
    window.studyguide.announce("Downloaded");
  }

  /** @param {HTMLElement} sheet */
  function asText(sheet) {
    const lines = [`# ${sheet.dataset.sheet}`];
    for (const part of sheet.querySelectorAll("legend, input[type=radio]:checked, [data-line]")) {
      if (part instanceof HTMLLegendElement) lines.push(`## ${words(part)}`);
      else if (part instanceof HTMLInputElement && part.type === "radio") lines.push(words(part.closest("label")));
      else if (part instanceof HTMLInputElement || part instanceof HTMLTextAreaElement) {
        lines.push(`${words(part.labels?.[0])}: ${part.value.trim()}`);
      }
    }
    const total = sheet.querySelector("output")?.textContent;
    if (total) lines.push(total);
    return `${lines.join("\n\n")}\n`;
  }

  /** @param {Element | null | undefined} element */
  function words(element) {
    return (element?.textContent ?? "").replace(/\s+/g, " ").trim();
  }
})();
