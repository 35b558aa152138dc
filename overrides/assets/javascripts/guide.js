// The questions of the guide as the generator lists them, the decks that they make, and their cards, which are loaded
// one by one.
"use strict";
(() => {
  const { studyguide } = window;
  const index = /** @type {Index | undefined} */ (studyguide.given("questions"));
  if (!index) return;

  /** @type {Question[]} */
  const questions = index.rows.map(
    (row) => /** @type {any} */ (Object.fromEntries(index.columns.map((name, place) => [name, row[place]]))),
  );
  const byId = new Map(questions.flatMap((question) => [question.id, ...question.aliases].map((id) => [id, question])));
  // An id in use goes before a former one.
  for (const question of questions) byId.set(question.id, question);

  /** @param {string} id @param {string} title @param {(question: Question) => boolean} fits @returns {Deck} */
  const deck = (id, title, fits) => ({ id, title, questions: questions.filter(fits) });

  const decks = () => {
    const { topics, levels, roles, companies, plans } = index;
    const groups = [
      { title: "Everything", decks: [deck("all", "All questions", () => true)] },
      { title: "Topic", decks: topics.map(({ id, title }) => deck(`topic/${id}`, title, (q) => q.topic === id)) },
      { title: "Level", decks: levels.map(({ id, title }) => deck(`level/${id}`, title, (q) => q.level === id)) },
      { title: "Role", decks: roles.map(({ id, title }) => deck(`role/${id}`, title, (q) => q.roles.includes(id))) },
      {
        title: "Company",
        decks: companies.map((company) =>
          deck(
            `company/${company.id}`,
            company.title,
            (q) => company.questions.includes(q.id) || company.topics.includes(q.topic),
          ),
        ),
      },
      ...plans.map((plan) => ({
        title: `Plan: ${plan.title}`,
        decks: plan.weeks.map((week, place) =>
          deck(`plan/${plan.id}/${place + 1}`, weekTitle(plan, week, place), (q) => week.questions.includes(q.id)),
        ),
      })),
    ];
    return groups
      .map((group) => ({ ...group, decks: group.decks.filter((one) => one.questions.length > 0) }))
      .filter((group) => group.decks.length > 0);
  };

  /** @param {Index["plans"][number]} plan @param {{ title: string }} week @param {number} place */
  const weekTitle = (plan, week, place) => (plan.weeks.length > 1 ? `Week ${place + 1}: ${week.title}` : week.title);

  /** @param {Question} question @returns {Promise<Card>} */
  const card = async (question) => {
    const name = `card/${question.id}`;
    if (!studyguide.given(name)) await studyguide.load(index.card.replace("*", `${question.id}.${question.digest}`));
    return /** @type {Card} */ (studyguide.given(name));
  };

  studyguide.guide = {
    index,
    questions,
    question: (id) => byId.get(id) ?? null,
    decks,
    deck: (id) =>
      decks()
        .flatMap((group) => group.decks)
        .find((one) => one.id === id) ?? null,
    card,
    page: (question) => studyguide.at(index.page.replace("*", question.id)),
    title: (list, id) => list.find((named) => named.id === id)?.title ?? id,
  };
})();
