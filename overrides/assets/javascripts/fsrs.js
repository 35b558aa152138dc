// When to ask a question again: the FSRS-6 memory model with its published default weights. No learning steps and no
// fuzz. It is written by hand, as small as this, because a page may load classic scripts of our own only;
// tests/test_fsrs.py holds it to the reference implementation.
"use strict";
(() => {
  const AGAIN = 1;
  const HARD = 2;
  const GOOD = 3;
  const EASY = 4;
  const RETENTION = 0.9;
  const LONGEST = 36_500;
  const LEAST_STABILITY = 0.001;

  // The 21 weights, named by what they do.
  const FIRST_STABILITY = { [AGAIN]: 0.212, [HARD]: 1.2931, [GOOD]: 2.3065, [EASY]: 8.2956 };
  const FIRST_DIFFICULTY = { base: 6.4133, growth: 0.8334 };
  const DIFFICULTY = { step: 3.0194, reversion: 0.001 };
  const RECALL = { scale: 1.8722, stability: 0.1666, forgetting: 0.796, hard: 0.6014, easy: 1.8729 };
  const LAPSE = { scale: 1.4835, difficulty: 0.0614, stability: 0.2629, forgetting: 1.6483 };
  const SAME_DAY = { scale: 0.5425, offset: 0.0912, stability: 0.0658 };
  const DECAY = -0.1542;
  // Chosen so that the chance of recall is 0.9 when as many days have passed as the stability says.
  const FACTOR = 0.9 ** (1 / DECAY) - 1;

  /** @param {number} difficulty */
  const within = (difficulty) => Math.min(10, Math.max(1, difficulty));

  /** @param {number} grade */
  const firstDifficulty = (grade) =>
    FIRST_DIFFICULTY.base - Math.exp(FIRST_DIFFICULTY.growth * (grade - 1)) + 1;

  /**
   * The chance of recall after some days.
   * @param {Memory} memory
   * @param {number} days
   */
  const retrievability = ({ stability }, days) => (1 + (FACTOR * Math.max(0, days)) / stability) ** DECAY;

  /**
   * Days until the next review, at least one.
   * @param {Memory} memory
   */
  const interval = ({ stability }) => {
    const days = Math.round((stability / FACTOR) * (RETENTION ** (1 / DECAY) - 1));
    return Math.min(LONGEST, Math.max(1, days));
  };

  /**
   * The memory after a review.
   * @param {Memory | null} memory before it; null for the first
   * @param {number} grade 1 to 4
   * @param {number} days whole days since the review before
   * @returns {Memory}
   */
  const next = (memory, grade, days) => {
    if (!memory) {
      const stability = FIRST_STABILITY[/** @type {1 | 2 | 3 | 4} */ (grade)];
      return { stability, difficulty: within(firstDifficulty(grade)) };
    }
    const stability = days < 1 ? sameDay(memory, grade) : grade === AGAIN ? lapse(memory, days) : recall(memory, grade, days);
    return { stability: Math.max(LEAST_STABILITY, stability), difficulty: nextDifficulty(memory, grade) };
  };

  /**
   * @param {Memory} memory
   * @param {number} grade
   */
  const nextDifficulty = ({ difficulty }, grade) => {
    const damped = (DIFFICULTY.step * (GOOD - grade) * (10 - difficulty)) / 9;
    const { reversion } = DIFFICULTY;
    return within(reversion * firstDifficulty(EASY) + (1 - reversion) * (difficulty + damped));
  };

  /**
   * @param {Memory} memory
   * @param {number} grade
   */
  const sameDay = ({ stability }, grade) => {
    const { scale, offset } = SAME_DAY;
    const growth = Math.exp(scale * (grade - GOOD + offset)) * stability ** -SAME_DAY.stability;
    return stability * (grade === AGAIN ? growth : Math.max(1, growth));
  };

  /**
   * @param {Memory} memory
   * @param {number} grade
   * @param {number} days
   */
  const recall = (memory, grade, days) => {
    const { stability, difficulty } = memory;
    const forgotten = Math.exp((1 - retrievability(memory, days)) * RECALL.forgetting) - 1;
    const bonus = grade === HARD ? RECALL.hard : grade === EASY ? RECALL.easy : 1;
    return stability * (1 + Math.exp(RECALL.scale) * (11 - difficulty) * stability ** -RECALL.stability * forgotten * bonus);
  };

  /**
   * @param {Memory} memory
   * @param {number} days
   */
  const lapse = (memory, days) => {
    const { stability, difficulty } = memory;
    const forgotten = Math.exp((1 - retrievability(memory, days)) * LAPSE.forgetting);
    const rest = LAPSE.scale * difficulty ** -LAPSE.difficulty * ((stability + 1) ** LAPSE.stability - 1) * forgotten;
    return Math.min(rest, stability / Math.exp(SAME_DAY.scale * SAME_DAY.offset));
  };

  window.studyguide.fsrs = { next, interval, retrievability };
})();
