// The search dialog. header.js loads it, after the two scripts that it leans on, when somebody opens it first.
"use strict";
(() => {
  const { studyguide } = window;
  const { finder, searched: files } = studyguide;
  const PAGE = 8;

  const ui = dialog();
  /** @type {number[]} */
  let results = [];
  /** @type {Map<number, number>} */
  let scores = new Map();
  /** @type {SearchWord[]} */
  let words = [];
  /** @type {Map<string, Map<string, Set<number>>>} */
  let sets = new Map();
  let asked = 0;

  studyguide.search = () => {
    if (!ui.box.open) ui.box.showModal();
    ui.field.select();
    ui.field.focus();
    // While the reader types.
    files.index().catch(ui.fail);
  };

  // What is typed last has to be answered before Enter can lead to its first result.
  let answering = Promise.resolve();
  ui.field.addEventListener("input", () => {
    answering = ask();
  });
  ui.field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    void answering.then(() => ui.list.querySelector("a")?.click());
  });
  for (const choice of ui.choices.values()) choice.addEventListener("change", () => void show());
  ui.more.addEventListener("click", () => void list(results.slice(ui.shown(), ui.shown() + PAGE), true));
  ui.clear.addEventListener("click", () => {
    for (const choice of ui.choices.values()) choice.value = "";
    void show();
    ui.field.focus();
  });

  async function ask() {
    const mine = ++asked;
    try {
      const found = await finder.find(ui.field.value);
      // Somebody who types on waits for the last answer only.
      if (mine !== asked) return;
      ({ scores, words } = found);
      await show();
    } catch {
      ui.fail();
    }
  }

  async function show() {
    const mine = asked;
    const chosen = ui.chosen();
    if (chosen.size > 0) sets = await files.facets();
    if (mine !== asked) return;
    const fitting = [...scores].filter(([page]) => fits(page, chosen));
    results = fitting.sort((one, other) => other[1] - one[1] || one[0] - other[0]).map(([page]) => page);
    await list(results.slice(0, PAGE), false);
    ui.say(words, results.length);
    if (words.length === 0) return;
    // The counts come after the results, which nobody should wait for.
    sets = await files.facets();
    ui.count(sets, (facet, pages) => countOf(facet, pages, chosen));
  }

  /**
   * @param {number} page
   * @param {Map<string, string>} chosen
   */
  function fits(page, chosen) {
    return [...chosen].every(([facet, value]) => sets.get(facet)?.get(value)?.has(page) ?? false);
  }

  /**
   * How many results there would be with this value in place of its facet's present one.
   * @param {string} facet
   * @param {Set<number>} pages
   * @param {Map<string, string>} chosen
   */
  function countOf(facet, pages, chosen) {
    const others = new Map([...chosen].filter(([name]) => name !== facet));
    let count = 0;
    for (const page of pages) if (scores.has(page) && fits(page, others)) count += 1;
    return count;
  }

  /**
   * @param {number[]} pages
   * @param {boolean} after what is shown, rather than instead of it
   */
  async function list(pages, after) {
    const mine = asked;
    const entries = await Promise.all(pages.map((page) => files.entry(page)));
    if (mine !== asked) return;
    const isSought = finder.soughtBy(words);
    const rows = entries.map((entry) => ui.row(entry, finder.placeIn(entry, isSought), isSought));
    const place = [...ui.list.querySelectorAll("a")].findIndex((link) => link === document.activeElement);
    if (after) ui.list.append(...rows);
    else ui.list.replaceChildren(...rows);
    // Whoever is on a result when others come in its stead stays at that place.
    const next = after ? 0 : Math.min(place, rows.length - 1);
    if (after || place >= 0) (rows[next]?.querySelector("a") ?? ui.field).focus();
    ui.more.hidden = ui.shown() >= results.length;
  }

  function dialog() {
    /**
     * @template {keyof HTMLElementTagNameMap} Tag
     * @param {Tag} tag
     * @param {Record<string, string>} attributes
     * @param {(Node | string)[]} inner
     */
    const make = (tag, attributes = {}, inner = []) => {
      const element = document.createElement(tag);
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      element.append(...inner);
      return element;
    };
    const field = make("input", {
      type: "text",
      class: "search__field",
      id: "search-field",
      placeholder: "Search",
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: "false",
      enterkeyhint: "search",
      "aria-label": "Search",
      "aria-describedby": "search-hint",
    });
    const close = make("button", { type: "button", class: "search__close" }, ["Close"]);
    const status = make("p", { class: "search__status", role: "status" });
    const list = make("ol", { class: "search__results", "aria-label": "Results" });
    const more = make("button", { type: "button", class: "search__more" }, ["Show more"]);
    const clear = make("button", { type: "button", class: "search__clear" }, ["Clear"]);
    /** @type {Map<string, HTMLSelectElement>} */
    const choices = new Map();
    const facets = make("div", { class: "search__choices" });
    for (const facet of ["topic", "kind", "level", "role", "stage", "company"]) {
      const name = facet.charAt(0).toUpperCase() + facet.slice(1);
      const choice = make("select", { id: `search-${facet}` }, [make("option", { value: "" }, ["Any"])]);
      choices.set(facet, choice);
      facets.append(make("p", {}, [make("label", { for: choice.id }, [name]), " ", choice]));
    }
    facets.append(clear);
    const narrow = make("details", { class: "search__narrow" }, [make("summary", {}, ["Narrow down"]), facets]);
    const hint = make("p", { id: "search-hint", class: "visually-hidden" }, [
      "The arrow keys move through the results, Enter opens one, Escape closes.",
    ]);
    const opener = document.querySelector("[data-search-open]");
    const all = make("a", { href: opener?.getAttribute("href") ?? "." }, ["All questions, with filters"]);
    const box = make("dialog", { class: "search", "aria-label": "Search" }, [
      make("div", { class: "search__head", role: "search" }, [field, close, hint]),
      narrow,
      status,
      list,
      more,
      make("p", { class: "search__all" }, [all]),
    ]);
    more.hidden = true;
    narrow.hidden = true;
    document.body.append(box);

    close.addEventListener("click", () => box.close());
    box.addEventListener("click", (event) => {
      if (event.target === box) box.close();
    });
    // A link within this page changes no page: the dialog would stay before what it leads to.
    list.addEventListener("click", (event) => {
      if (event.target instanceof Element && event.target.closest("a")) box.close();
    });
    box.addEventListener("keydown", (event) => {
      const links = [...list.querySelectorAll("a")];
      const here = links.findIndex((link) => link === document.activeElement);
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      if (document.activeElement !== field && here < 0) return;
      event.preventDefault();
      const next = here + (event.key === "ArrowDown" ? 1 : -1);
      if (next < 0) field.focus();
      else links[Math.min(next, links.length - 1)]?.focus();
    });

    const chosen = () => {
      const picked = [...choices].map(([facet, { value }]) => /** @type {const} */ ([facet, value]));
      return new Map(picked.filter(([, value]) => value !== ""));
    };

    return {
      box,
      field,
      list,
      more,
      clear,
      choices,
      chosen,
      shown: () => list.children.length,
      fail: () => {
        status.textContent = "The search could not be loaded. The link below leads to all questions.";
      },
      /**
       * @param {SearchWord[]} words
       * @param {number} count
       */
      say: (words, count) => {
        narrow.hidden = words.length === 0;
        const mended = words.flatMap(({ typed, instead }) => (instead ? [`“${instead}” for “${typed}”`] : []));
        const note = mended.length > 0 ? ` Searched ${mended.join(", ")}.` : "";
        if (words.length === 0) status.textContent = "";
        else if (count > 0) status.textContent = `${count} result${count === 1 ? "" : "s"}.${note}`;
        else if (chosen().size > 0) status.textContent = "Nothing fits all of these. Clear a choice to see more.";
        else status.textContent = `Nothing found.${note} Try fewer or other words.`;
      },
      /**
       * @param {Map<string, Map<string, Set<number>>>} sets
       * @param {(facet: string, pages: Set<number>) => number} countOf
       */
      count: (sets, countOf) => {
        for (const [facet, choice] of choices) {
          const before = choice.value;
          const options = [...(sets.get(facet) ?? [])].flatMap(([value, pages]) => {
            const count = countOf(facet, pages);
            return count > 0 || value === before ? [make("option", { value }, [`${value} (${count})`])] : [];
          });
          choice.replaceChildren(make("option", { value: "" }, ["Any"]), ...options);
          choice.value = before;
          const row = choice.parentElement;
          if (row) row.hidden = options.length === 0;
        }
        clear.hidden = chosen().size === 0;
      },
      /**
       * @param {SearchEntry} entry
       * @param {{ anchor: string, heading: string, text: string }} place
       * @param {(word: string) => boolean} isSought
       */
      row: (entry, place, isSought) => {
        const marked = (/** @type {string} */ text) =>
          text
            .split(/([\p{L}\p{N}]+)/u)
            .map((part, at) => (at % 2 === 1 && isSought(part) ? make("mark", {}, [part]) : part));
        const inside = place.anchor !== "" && !entry.address.includes("#");
        const to = new URL(inside ? `${entry.address}#${place.anchor}` : entry.address, studyguide.at(""));
        const under = inside ? [make("span", { class: "search__place" }, [` › ${place.heading}`])] : [];
        const facts = [entry.as, ...entry.facts].filter(Boolean).join(" · ");
        const link = make("a", { href: to.href }, [
          make("span", { class: "search__title" }, [...marked(entry.title), ...under]),
          make("span", { class: "search__facts" }, [facts]),
          make("span", { class: "search__text" }, marked(place.text)),
        ]);
        return make("li", {}, [link]);
      },
    };
  }
})();
