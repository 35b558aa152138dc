// What a reader's reviews come to, and what to ask today. Days are those of the reader's calendar: what was learnt last
// night was learnt a day ago this morning.
"use strict";
(() => {
  const { studyguide } = window;
  const { fsrs, order, store } = studyguide;
  const { interleaved, shuffled } = order;

  const DAY = 86_400_000;
  // Solid: nine chances in ten to know it still a week after it was last practised.
  const SOLID = 7;

  /** @param {number} time */
  const dayOf = (time) => Math.floor((time - new Date(time).getTimezoneOffset() * 60_000) / DAY);
  const today = () => dayOf(Date.now());

  /**
   * The grades of a question with their times, under its present id and former ones, oldest first.
   * @param {Question} question
   */
  const history = (question) =>
    [question.id, ...question.aliases]
      .flatMap((id) => store.rows("reviews", id))
      .filter(([, grade]) => grade !== 0)
      .sort((a, b) => a[0] - b[0]);

  /** @type {Map<Question, Standing>} */
  const known = new Map();
  store.onChange(() => known.clear());

  /** @type {Schedule["standing"]} */
  const standing = (question) => {
    const found = known.get(question) ?? worked(question);
    known.set(question, found);
    return found;
  };

  /** @param {Question} question @returns {Standing} */
  const worked = (question) => {
    /** @type {Memory | null} */
    let memory = null;
    let first = 0;
    let last = 0;
    const rows = history(question);
    for (const [time, grade] of rows) {
      const day = dayOf(time);
      memory = fsrs.next(memory, Number(grade), Math.max(0, day - last));
      first ||= day;
      last = day;
    }
    if (!memory) return { memory, first, last, due: 0, reviews: 0, state: "unseen" };
    const state = memory.stability >= SOLID ? "solid" : "shaky";
    return { memory, first, last, due: last + fsrs.interval(memory), reviews: rows.length, state };
  };

  /** @type {Schedule["isDue"]} */
  const isDue = (question) => {
    const { memory, due } = standing(question);
    return memory !== null && due <= today();
  };

  /** @type {Schedule["queue"]} */
  const queue = (deck, most) => {
    const day = today();
    const all = deck.questions.map((question) => ({ question, ...standing(question) }));
    const begun = all.filter(({ first }) => first === day).length;
    // The most forgotten first, for every day that passes costs it most; new ones in an order of the day's own.
    const due = all.filter(({ memory, due }) => memory && due <= day);
    const forgotten = due.map(({ question, memory, last }) => ({
      question,
      order: memory ? fsrs.retrievability(memory, day - last) : 0,
    }));
    const fresh = all
      .filter(({ memory }) => !memory)
      .map(({ question }) => ({ question, order: shuffled(`${day} ${deck.id} ${question.id}`) }));
    const before = latest(all, day);
    const dueOrder = interleaved(sorted(forgotten), before);
    const left = Math.max(0, most - begun);
    const drawn = left > 0 ? interleaved(sorted(fresh), dueOrder.at(-1)?.topic ?? before) : [];
    return { due: dueOrder, fresh: drawn.slice(0, left) };
  };

  /** @param {{ question: Question, order: number }[]} rows */
  const sorted = (rows) =>
    rows.sort((a, b) => a.order - b.order || (a.question.id < b.question.id ? -1 : 1)).map(({ question }) => question);

  /**
   * The topic that was practised last today.
   * @param {{ question: Question, last: number }[]} all
   * @param {number} day
   */
  const latest = (all, day) => {
    const times = all
      .filter(({ last }) => last === day)
      .map(({ question }) => ({ topic: question.topic, time: history(question).at(-1)?.[0] ?? 0 }));
    return times.sort((a, b) => b.time - a.time)[0]?.topic ?? "";
  };

  /** @type {Schedule["intervals"]} */
  const intervals = (question) => {
    const { memory, last } = standing(question);
    const days = Math.max(0, today() - last);
    return new Map([1, 2, 3, 4].map((grade) => [grade, fsrs.interval(fsrs.next(memory, grade, days))]));
  };

  studyguide.schedule = { today, standing, isDue, queue, intervals };
})();
