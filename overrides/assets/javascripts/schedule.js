// What a reader's reviews come to, and what to ask today. Days are those of the reader's calendar: what was learnt last
// night was learnt a day ago this morning.
"use strict";
(() => {
  const { studyguide } = window;
  const { fsrs, store } = studyguide;

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

  /**
   * The same questions, as near to their order as it goes without two of one topic in a row.
   * @param {Question[]} questions
   * @param {string} before the topic that was asked last
   */
  const interleaved = (questions, before) => {
    const rest = [...questions];
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const { topic } of rest) counts.set(topic, (counts.get(topic) ?? 0) + 1);
    /** @type {Question[]} */
    const result = [];
    while (rest.length > 0) {
      // A topic that makes up more than half of what is left has to come now, or some of it will stand together.
      const heavy = [...counts].find(([topic, count]) => count * 2 > rest.length && topic !== before)?.[0];
      const place = rest.findIndex(({ topic }) => (heavy ? topic === heavy : topic !== before));
      const [next] = rest.splice(Math.max(0, place), 1);
      if (!next) break;
      counts.set(next.topic, (counts.get(next.topic) ?? 0) - 1);
      before = next.topic;
      result.push(next);
    }
    return result;
  };

  /**
   * A number that looks drawn by lot but is the same for the same text (FNV-1a).
   * @param {string} text
   */
  const shuffled = (text) => {
    let hash = 0x811c9dc5;
    for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
    // The last characters have to reach the high bits too.
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    return (hash ^ (hash >>> 13)) >>> 0;
  };

  /** @type {Schedule["intervals"]} */
  const intervals = (question) => {
    const { memory, last } = standing(question);
    const days = Math.max(0, today() - last);
    return new Map([1, 2, 3, 4].map((grade) => [grade, fsrs.interval(fsrs.next(memory, grade, days))]));
  };

  studyguide.schedule = { today, standing, isDue, queue, intervals };
})();
