// The progress page's questions, each with what its reviews come to and a note; a fold a topic, filled when it is
// opened, for there may be thousands.
"use strict";
(() => {
  const { guide, schedule, store, notes, parts } = window.studyguide;
  const place = document.querySelector("[data-questions]");
  const filter = document.querySelector("[data-filter]");
  const none = document.querySelector("[data-none]");
  if (!place || !(filter instanceof HTMLSelectElement) || !guide) return;

  /** @type {(() => void)[]} */
  const bound = [];

  /** @param {Question} question */
  const fits = (question) => {
    const { value } = filter;
    if (value === "due") return schedule.isDue(question);
    if (value === "noted") return notes.of(question) !== "";
    return value === "" || schedule.standing(question).state === value;
  };

  /** @param {Question} question */
  const said = (question) => {
    const { memory, state, due } = schedule.standing(question);
    if (!memory) return state;
    const days = due - schedule.today();
    return `${state}, ${days <= 0 ? "due today" : days === 1 ? "due tomorrow" : `due in ${days} days`}`;
  };

  /** @param {Question} question */
  const entry = (question) => {
    const field = document.createElement("textarea");
    field.rows = 3;
    field.value = notes.of(question);
    field.setAttribute("aria-label", `Note on: ${question.title}`);
    const summary = parts.element("summary", "", notes.of(question) ? "Your note" : "Add a note");
    const fold = parts.element("details", "progress__note", summary, field);
    field.addEventListener("focus", () => bound.push(notes.bind(field, question)), { once: true });
    const state = parts.element("span", "progress__state", said(question));
    return parts.element("li", "", parts.link(guide.page(question), question.title), " ", state, fold);
  };

  /** @param {Named} topic @param {Question[]} own @param {boolean} open */
  const topic = ({ id, title }, own, open) => {
    const fold = parts.element("details", "progress__topic", parts.element("summary", "", `${title} (${own.length})`));
    fold.dataset.topic = id;
    const fill = () => {
      if (fold.open && !fold.querySelector("ul")) fold.append(parts.element("ul", "progress__questions", ...own.map(entry)));
    };
    fold.addEventListener("toggle", fill);
    fold.open = open;
    fill();
    return fold;
  };

  const show = () => {
    for (const loosen of bound.splice(0)) loosen();
    const open = [...place.querySelectorAll("details[open][data-topic]")].map((fold) => fold.getAttribute("data-topic"));
    const shown = guide.questions.filter(fits);
    place.replaceChildren(
      ...guide.index.topics.flatMap((named) => {
        const own = shown.filter((question) => question.topic === named.id);
        return own.length > 0 ? [topic(named, own, open.includes(named.id))] : [];
      }),
    );
    none?.toggleAttribute("hidden", shown.length > 0);
  };

  filter.addEventListener("change", show);
  store.onChange(() => {
    // Not while somebody writes a note there.
    if (!place.contains(document.activeElement)) show();
  });
  show();
})();
