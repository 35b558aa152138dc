// The progress page: what was practised and ticked, and what comes next.
"use strict";
(() => {
  const { studyguide } = window;
  const { guide, schedule, store, parts } = studyguide;
  const page = document.querySelector("[data-progress]");
  if (!(page instanceof HTMLElement) || !guide) return;

  const AHEAD = 14;
  const STATES = /** @type {const} */ (["solid", "shaky", "unseen"]);
  const lists = /** @type {TickList[]} */ (studyguide.given("lists") ?? []);

  /** @param {string} name */
  const part = (name) => /** @type {HTMLElement} */ (page.querySelector(`[data-${name}]`));

  /** @typedef {{ question: Question, standing: Standing }} Judged */

  /** @param {Judged[]} all */
  const counts = (all) =>
    STATES.map((state) => ({ state, count: all.filter(({ standing }) => standing.state === state).length }));

  /** @param {Judged[]} all */
  const overview = (all) => {
    const due = all.filter(({ question }) => schedule.isDue(question)).length;
    const words = counts(all).map(({ state, count }) => `${count} ${state}`);
    part("summary").textContent = `${words.join(", ")}. ${due} due today.`;
    part("topics").replaceChildren(
      ...guide.index.topics.flatMap(({ id, title }) => {
        const own = all.filter(({ question }) => question.topic === id);
        return own.length > 0 ? [topic(id, title, own)] : [];
      }),
    );
  };

  /** @param {string} id @param {string} title @param {Judged[]} own */
  const topic = (id, title, own) => {
    const numbers = counts(own);
    const link = parts.link(`${studyguide.at(guide.index.practice)}?deck=topic/${id}`, title);
    const shares = numbers.map(({ state, count }) => /** @type {const} */ ([`bar__${state}`, count / own.length]));
    const name = parts.element("th", "", link, parts.bar(...shares));
    name.scope = "row";
    return parts.element("tr", "", name, ...numbers.map(({ count }) => parts.element("td", "", String(count))));
  };

  /** @param {Judged[]} all */
  const ahead = (all) => {
    const today = schedule.today();
    const dues = all.flatMap(({ standing }) => (standing.memory ? [Math.max(0, standing.due - today)] : []));
    const days = Array.from({ length: AHEAD }, (_, day) => dues.filter((due) => due === day).length);
    const most = Math.max(1, ...days);
    part("ahead").replaceChildren(
      ...days.map((count, day) =>
        parts.element(
          "li",
          "ahead__day",
          parts.element("span", "ahead__name", nameOf(day)),
          parts.bar(["bar__least", count / most]),
          parts.element("span", "ahead__count", String(count)),
        ),
      ),
    );
    const later = dues.filter((due) => due >= AHEAD).length;
    part("later").textContent = later > 0 ? `Later: ${later}.` : "";
  };

  /** @param {number} day from today on */
  const nameOf = (day) => {
    const date = new Date();
    date.setDate(date.getDate() + day);
    return day === 0 ? "Today" : date.toLocaleDateString("en-GB", { weekday: "short", day: "numeric", month: "short" });
  };

  const ticked = () => {
    part("lists").replaceChildren(
      ...lists.map(({ title, kind, page: address, names, items }) => {
        const done = items.filter((item) => store.newest("ticks", names.map((name) => `${name}/${item}`))?.[1] === 1).length;
        const words = ` ${kind}, ${done} of ${items.length} ticked `;
        const bar = parts.bar(["bar__least", done / Math.max(1, items.length)]);
        return parts.element("li", "", parts.link(studyguide.at(address), title), words, bar);
      }),
    );
  };

  const show = () => {
    const all = guide.questions.map((question) => ({ question, standing: schedule.standing(question) }));
    overview(all);
    ahead(all);
    ticked();
  };

  store.onChange(show);
  page.hidden = false;
  show();
})();
