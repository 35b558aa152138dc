// The progress page: what was practised, ticked and noted, what comes next, and ways to take it elsewhere.
"use strict";
(() => {
  const { studyguide } = window;
  const { guide, schedule, store, notes, records, transfer } = studyguide;
  const page = document.querySelector("[data-progress]");
  if (!(page instanceof HTMLElement) || !guide) return;

  const AHEAD = 14;
  const DAY = 86_400_000;
  const STATES = /** @type {const} */ (["solid", "shaky", "unseen"]);
  const lists = /** @type {TickList[]} */ (studyguide.given("lists") ?? []);

  /** @param {string} name */
  const part = (name) => /** @type {HTMLElement} */ (page.querySelector(`[data-${name}]`));
  const filter = /** @type {HTMLSelectElement} */ (part("filter"));
  const what = /** @type {HTMLSelectElement} */ (part("reset-what"));
  const file = /** @type {HTMLInputElement} */ (part("upload"));
  const [undoing, told] = [part("undo"), part("told")];
  let undo = () => {};

  /**
   * An element with a class and what is in it; text stays text.
   * @param {string} name @param {string} className @param {(Node | string)[]} inside
   */
  const made = (name, className, ...inside) => {
    const element = document.createElement(name);
    if (className) element.className = className;
    element.append(...inside);
    return element;
  };

  /** @param {string} href @param {string} text */
  const link = (href, text) => {
    const element = document.createElement("a");
    element.href = href;
    element.textContent = text;
    return element;
  };

  /**
   * A bar of shares, one after the other; the numbers stand beside it.
   * @param {{ className: string, share: number }[]} shares
   */
  const bar = (shares) => {
    const space = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(space, "svg");
    for (const [name, value] of Object.entries({ class: "bar", viewBox: "0 0 100 6", preserveAspectRatio: "none" })) {
      svg.setAttribute(name, value);
    }
    svg.setAttribute("aria-hidden", "true");
    let start = 0;
    for (const { className, share } of shares) {
      const piece = document.createElementNS(space, "rect");
      const place = { class: className, x: start * 100, y: 0, width: share * 100, height: 6 };
      for (const [name, value] of Object.entries(place)) piece.setAttribute(name, String(value));
      svg.append(piece);
      start += share;
    }
    return svg;
  };

  /** @typedef {{ question: Question, standing: Standing }} Judged */
  const judged = () => guide.questions.map((question) => ({ question, standing: schedule.standing(question) }));

  /** @param {Judged[]} all @param {string} state */
  const having = (all, state) => all.filter(({ standing }) => standing.state === state);

  /** @param {Judged[]} all */
  const overview = (all) => {
    const due = all.filter(({ standing }) => standing.memory && standing.due <= schedule.today()).length;
    const [solid, shaky, unseen] = STATES.map((state) => having(all, state).length);
    part("summary").textContent = `${solid} solid, ${shaky} shaky, ${unseen} unseen. ${due} due today.`;
    part("topics").replaceChildren(
      ...guide.index.topics.flatMap(({ id, title }) => {
        const rows = all.filter(({ question }) => question.topic === id);
        if (rows.length === 0) return [];
        const counts = STATES.map((state) => ({ state, count: having(rows, state).length }));
        const drawn = bar(counts.map(({ state, count }) => ({ className: `bar__${state}`, share: count / rows.length })));
        const name = made("th", "", link(`${studyguide.at(guide.index.practice)}?deck=topic/${id}`, title), drawn);
        name.setAttribute("scope", "row");
        return [made("tr", "", name, ...counts.map(({ count }) => made("td", "", String(count))))];
      }),
    );
  };

  /** @param {Judged[]} all */
  const ahead = (all) => {
    const today = schedule.today();
    const dues = all.flatMap(({ standing }) => (standing.memory ? [Math.max(0, standing.due - today)] : []));
    const days = Array.from({ length: AHEAD }, (_, day) => dues.filter((due) => due === day).length);
    const most = Math.max(1, ...days);
    part("ahead").replaceChildren(
      ...days.map((count, day) => {
        const date = new Date(Date.now() + day * DAY);
        const name = day === 0 ? "Today" : date.toLocaleDateString("en-GB", { weekday: "short", day: "numeric", month: "short" });
        return made(
          "li",
          "ahead__day",
          made("span", "ahead__name", name),
          bar([{ className: "bar__least", share: count / most }]),
          made("span", "ahead__count", String(count)),
        );
      }),
    );
    const later = dues.filter((due) => due >= AHEAD).length;
    part("later").textContent = later > 0 ? `Later: ${later}.` : "";
  };

  const ticked = () => {
    part("lists").replaceChildren(
      ...lists.map(({ title, kind, page: address, names, items }) => {
        const done = items.filter((item) => store.newest("ticks", names.map((name) => `${name}/${item}`))?.[1] === 1).length;
        return made(
          "li",
          "",
          link(studyguide.at(address), title),
          ` ${kind}, ${done} of ${items.length} ticked `,
          bar([{ className: "bar__least", share: done / Math.max(1, items.length) }]),
        );
      }),
    );
  };

  // The questions, a fold a topic: filled when it is opened, for there may be thousands.

  /** @param {Judged} row */
  const fits = ({ question, standing }) => {
    const { value } = filter;
    if (value === "due") return standing.memory !== null && standing.due <= schedule.today();
    if (value === "noted") return notes.of(question) !== "";
    return value === "" || standing.state === value;
  };

  /** @param {Judged} row */
  const state = ({ standing }) => {
    if (!standing.memory) return "unseen";
    const days = standing.due - schedule.today();
    const when = days <= 0 ? "due today" : days === 1 ? "due tomorrow" : `due in ${days} days`;
    return `${standing.state}, ${when}`;
  };

  /** @param {Judged} row */
  const entry = (row) => {
    const { question } = row;
    const field = document.createElement("textarea");
    field.rows = 3;
    field.setAttribute("aria-label", `Note on: ${question.title}`);
    const written = notes.of(question);
    const fold = made("details", "progress__note", made("summary", "", written ? "Your note" : "Add a note"), field);
    fold.addEventListener("toggle", () => notes.bind(field, question), { once: true });
    return made("li", "", link(guide.page(question), question.title), " ", made("span", "progress__state", state(row)), fold);
  };

  const questions = () => {
    const rows = judged().filter(fits);
    const open = new Set([...part("questions").querySelectorAll("details[open][data-topic]")].map((fold) => fold.getAttribute("data-topic")));
    part("questions").replaceChildren(
      ...guide.index.topics.flatMap(({ id, title }) => {
        const own = rows.filter(({ question }) => question.topic === id);
        if (own.length === 0) return [];
        const fold = /** @type {HTMLDetailsElement} */ (made("details", "progress__topic", made("summary", "", `${title} (${own.length})`)));
        fold.dataset.topic = id;
        const fill = () => {
          if (fold.open && !fold.querySelector("ul")) fold.append(made("ul", "progress__questions", ...own.map(entry)));
        };
        fold.addEventListener("toggle", fill);
        fold.open = open.has(id);
        fill();
        return [fold];
      }),
    );
    part("none").hidden = rows.length > 0;
  };

  const show = () => {
    const all = judged();
    overview(all);
    ahead(all);
    ticked();
    // Not while somebody writes a note there.
    if (!part("questions").contains(document.activeElement)) questions();
    const damaged = store.setAside();
    part("aside").hidden = damaged.size === 0;
    part("aside-files").replaceChildren(
      ...[...damaged].map(([key, text]) => {
        const name = `${key.split("studyguide.").at(-1)}.txt`;
        const button = made("button", "", `Download ${name}`);
        button.setAttribute("type", "button");
        button.addEventListener("click", () => transfer.save(name, text));
        return button;
      }),
    );
  };

  // Elsewhere, and from the start.

  /** @param {string} text */
  const tell = (text) => {
    told.textContent = text;
  };

  const upload = async () => {
    const [chosen] = file.files ?? [];
    file.value = "";
    if (!chosen) return;
    const found = transfer.unpacked(await chosen.text().catch(() => ""));
    if (typeof found === "string") return tell(`“${chosen.name}” was not taken in, and nothing has changed. ${found}`);
    const counts = transfer.taken(found);
    const words = [...counts].map(([kind, count]) => `${count} ${count === 1 ? kind.slice(0, -1) : kind}`);
    tell(`“${chosen.name}” was taken in. New here: ${words.join(", ")}.`);
  };

  const reset = () => {
    const topic = guide.questions.filter((question) => question.topic === what.value);
    if (what.value === "all") undo = store.reset(records.kinds, [records.ALL]);
    else if (what.value === "ticks") undo = store.reset(["ticks"], [records.ALL]);
    else undo = store.reset(["reviews"], topic.flatMap(({ id, aliases }) => [id, ...aliases]));
    undoing.hidden = false;
    tell(`Reset: ${what.selectedOptions[0]?.textContent ?? ""}. You can undo this until you leave the page.`);
  };

  const groups = [
    ["Everything", [["all", "All reviews, ticks and notes"], ["ticks", "All ticks"]]],
    ["Reviews of a topic", guide.index.topics.map(({ id, title }) => [id, title])],
  ];
  for (const [label, options] of /** @type {[string, [string, string][]][]} */ (groups)) {
    const group = document.createElement("optgroup");
    group.label = label;
    group.append(...options.map(([value, text]) => new Option(text, value)));
    what.append(group);
  }
  filter.addEventListener("change", questions);
  part("download").addEventListener("click", () => {
    const day = new Date().toISOString().slice(0, 10);
    transfer.save(`progress-${day}.json`, transfer.packed());
    tell("Downloaded. Keep it, or open it on this page in another browser.");
  });
  file.addEventListener("change", upload);
  part("reset").addEventListener("click", reset);
  undoing.addEventListener("click", () => {
    undo();
    undoing.hidden = true;
    part("reset").focus();
    tell("Undone: everything is back.");
  });
  store.onChange(show);
  page.hidden = false;
  show();
})();
