// The question list: the facet links lead to listing pages; here they combine in place and live in the address.
"use strict";
(() => {
  const panel = document.querySelector("[data-filters]");
  const bar = document.querySelector("[data-filters-bar]");
  const list = document.querySelector(".question-list");
  if (!(panel instanceof HTMLElement) || !bar || !list) return;

  /** @typedef {{ facet: string, value: string, link: HTMLAnchorElement, count: Element | null }} Choice */
  /** @typedef {Map<string, string>} Chosen facet to value, one value a facet */

  /** @type {Choice[]} */
  const choices = [];
  for (const group of panel.querySelectorAll("[data-facet]")) {
    // All on a listing page have one value of one facet: its others are on their own pages.
    if (group.querySelector("[aria-current=page]")) continue;
    const facet = group.getAttribute("data-facet") ?? "";
    for (const link of group.querySelectorAll("a[data-value]")) {
      if (!(link instanceof HTMLAnchorElement)) continue;
      choices.push({ facet, value: link.dataset.value ?? "", link, count: link.querySelector(".filters__count") });
    }
  }
  const facets = [...new Set(choices.map(({ facet }) => facet))];

  const questions = [...list.children]
    .filter((item) => item instanceof HTMLElement)
    .map((item) => ({
      item,
      values: new Map(facets.map((facet) => [facet, new Set((item.dataset[facet] ?? "").split(/\s+/))])),
    }));

  const status = document.createElement("p");
  status.className = "filters__status";
  status.setAttribute("role", "status");
  const clear = document.createElement("button");
  clear.type = "button";
  clear.className = "filters__clear";
  clear.textContent = "Clear filters";
  bar.append(status, clear);

  /** @returns {Chosen} what the address asks for, unknown values left out */
  const fromAddress = () => {
    const asked = new URLSearchParams(location.search);
    return new Map(
      facets.flatMap((facet) => {
        const value = asked.get(facet);
        const known = choices.some((choice) => choice.facet === facet && choice.value === value);
        return value !== null && known ? [/** @type {const} */ ([facet, value])] : [];
      }),
    );
  };

  /** @param {Chosen} chosen */
  const addressOf = (chosen) => {
    const url = new URL(location.href);
    for (const facet of facets) url.searchParams.delete(facet);
    for (const [facet, value] of chosen) url.searchParams.set(facet, value);
    return url;
  };

  /**
   * @param {(typeof questions)[number]} question
   * @param {Chosen} chosen
   */
  const fits = (question, chosen) =>
    [...chosen].every(([facet, value]) => question.values.get(facet)?.has(value) ?? false);

  /** @param {Chosen} chosen */
  const show = (chosen) => {
    let shown = 0;
    for (const question of questions) {
      const fitting = fits(question, chosen);
      question.item.hidden = !fitting;
      if (fitting) shown += 1;
    }
    for (const { facet, value, link, count } of choices) {
      if (chosen.get(facet) === value) link.setAttribute("aria-current", "true");
      else if (link.getAttribute("aria-current") === "true") link.removeAttribute("aria-current");
      // How many there would be with this value in place of its facet's present one.
      const found = questions.filter((question) => fits(question, new Map(chosen).set(facet, value))).length;
      if (count) count.textContent = String(found);
      link.toggleAttribute("data-empty", found === 0);
    }
    clear.hidden = chosen.size === 0;
    const all = questions.length;
    const things = all === 1 ? "question" : "questions";
    if (shown === 0) status.textContent = "No question fits all of these. Take one filter away to see more.";
    else status.textContent = chosen.size === 0 ? `${all} ${things}` : `${shown} of ${all} ${things}`;
  };

  /** @param {Chosen} chosen */
  const choose = (chosen) => {
    history.pushState(null, "", addressOf(chosen));
    show(chosen);
  };

  panel.addEventListener("click", (event) => {
    // With a modifier or another button the reader wants the listing page, in a tab of its own.
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const target = event.target instanceof Element ? event.target.closest("a[data-value]") : null;
    const choice = choices.find(({ link }) => link === target);
    if (!choice) return;
    event.preventDefault();
    const chosen = fromAddress();
    if (chosen.get(choice.facet) === choice.value) chosen.delete(choice.facet);
    else chosen.set(choice.facet, choice.value);
    choose(chosen);
  });
  clear.addEventListener("click", () => {
    choose(new Map());
    // The button is about to hide: the focus must not fall back to the top of the page.
    choices[0]?.link.focus();
  });
  addEventListener("popstate", () => show(fromAddress()));

  show(fromAddress());
})();
