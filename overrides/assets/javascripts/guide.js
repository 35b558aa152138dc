// The questions of the guide as the generator lists them, the decks that they make, and their cards, which are loaded
// one by one.
"use strict";
(() => {
  const { studyguide } = window;
  const index = /** @type {Index | undefined} */ (studyguide.given("questions"));
  if (!index) return;

  // Rows hold numbers for what stands in the index's own lists.
  /** @param {Named[]} list @param {unknown} place */
  const id = (list, place) => list[Number(place)]?.id ?? "";
  /** @param {Named[]} list @param {unknown} places */
  const ids = (list, places) => /** @type {number[]} */ (places).map((place) => id(list, place));

  const questions = index.rows.map((row) => {
    const of = Object.fromEntries(index.columns.map((name, place) => [name, row[place]]));
    return /** @type {Question} */ ({
      ...of,
      topic: id(index.topics, of.topic),
      level: id(index.levels, of.level),
      kind: id(index.kinds, of.kind),
      roles: ids(index.roles, of.roles),
      stages: ids(index.stages, of.stages),
    });
  });
  const byId = new Map(questions.flatMap((question) => question.aliases.map((former) => [former, question])));
  // An id in use goes before a former one.
  for (const question of questions) byId.set(question.id, question);

  /** @param {string} id @param {string} title @param {(question: Question) => boolean} fits @returns {Deck} */
  const deck = (id, title, fits) => ({ id, title, questions: questions.filter(fits) });

  const made = () => {
    const { topics, levels, roles, companies, plans } = index;
    const groups = [
      { title: "Everything", decks: [deck("all", "All questions", () => true)] },
      { title: "Topic", decks: topics.map(({ id, title }) => deck(`topic/${id}`, title, (q) => q.topic === id)) },
      { title: "Level", decks: levels.map(({ id, title }) => deck(`level/${id}`, title, (q) => q.level === id)) },
      { title: "Role", decks: roles.map(({ id, title }) => deck(`role/${id}`, title, (q) => q.roles.includes(id))) },
      {
        title: "Company",
        decks: companies.map((company) => {
          const [named, whole] = [new Set(company.questions), new Set(company.topics)];
          return deck(`company/${company.id}`, company.title, (q) => whole.has(q.topic) || named.has(q.id));
        }),
      },
      ...plans.map((plan) => ({
        title: `Plan: ${plan.title}`,
        decks: plan.weeks.map((week, place) => {
          const named = new Set(week.questions);
          return deck(`plan/${plan.id}/${place + 1}`, weekTitle(plan, week, place), (q) => named.has(q.id));
        }),
      })),
    ];
    return groups
      .map((group) => ({ ...group, decks: group.decks.filter((one) => one.questions.length > 0) }))
      .filter((group) => group.decks.length > 0);
  };

  /** @type {{ title: string, decks: Deck[] }[] | undefined} */
  let kept;
  const decks = () => (kept ??= made());

  /** @param {Index["plans"][number]} plan @param {{ title: string }} week @param {number} place */
  const weekTitle = (plan, week, place) => (plan.weeks.length > 1 ? `Week ${place + 1}: ${week.title}` : week.title);

  /** @param {Question} question @returns {Promise<Card>} */
  const card = async (question) => {
    const name = `card/${question.id}`;
    if (!studyguide.given(name)) await studyguide.load(index.card.replace("*", question.id));
    return /** @type {Card} */ (studyguide.given(name));
  };

  studyguide.guide = {
    index,
    questions,
    question: (name) => byId.get(name) ?? null,
    decks,
    deck: (name) =>
      decks()
        .flatMap((group) => group.decks)
        .find((one) => one.id === name) ?? null,
    card,
    page: (question) => studyguide.at(index.page.replace("*", question.id)),
    title: (list, name) => list.find((named) => named.id === name)?.title ?? name,
  };
})();
