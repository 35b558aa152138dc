// Which questions a mock asks: a function of what was chosen, its seed and the guide, and of nothing else, so that two
// devices draw the same. There is no page here and no chance.
"use strict";
(() => {
  const { shuffled, interleaved } = window.studyguide.order;

  // What lasts longer is a day of several rounds, or work to take home: here a part of it is asked.
  const LONGEST = 90;
  const UNSTATED = 45;
  // A question that the loop itself names has more lots in the draw than others that suit the round.
  const NAMED = 3;
  // One question that takes this share of a round opens it: a design, a program. Short ones would leave no room for it.
  const LARGE = 1 / 3;

  /** @type {Rounds["canBeAsked"]} */
  const canBeAsked = ({ minutes, topics, questions }) => minutes !== null || topics.length > 0 || questions.length > 0;

  /**
   * Minutes to fill of each round: its own, or its share of what there is for all.
   * @param {LoopRound[]} rounds
   * @param {number} minutes
   */
  const planned = (rounds, minutes) => {
    const own = rounds.map((round) => Math.min(LONGEST, round.minutes?.[1] ?? UNSTATED));
    const sum = own.reduce((one, other) => one + other, 0);
    let [given, before] = [0, 0];
    return own.map((length) => {
      if (minutes === 0) return length;
      // Whole minutes that add up: each takes what its share has grown to.
      before += length;
      const share = Math.round((before / sum) * minutes) - given;
      given += share;
      return share;
    });
  };

  /**
   * When a question's turn comes: the lowest of its lots. Only whole numbers are compared, as all engines agree on them.
   * @param {string} seed
   * @param {string} id
   * @param {number} lots
   */
  const turn = (seed, id, lots) =>
    Math.min(...Array.from({ length: lots }, (_, lot) => shuffled(`${seed} ${lot} ${id}`)));

  /**
   * What suits a round, in the order of the draw: what the loop names for it or has among its topics; where that cannot
   * fill the time, whatever suits such a stage.
   * @param {LoopRound} round
   * @param {number} place
   * @param {number} minutes
   * @param {Choice} choice
   * @param {Question[]} questions
   */
  const pool = (round, place, minutes, { role, level, seed }, questions) => {
    const asked = questions.filter(({ roles, level: own }) => roles.includes(role) && (level.draws[own] ?? 0) > 0);
    const named = (/** @type {Question} */ { id }) => round.questions.includes(id);
    const ofStage = (/** @type {Question} */ { stages }) => stages.includes(round.stage);
    const near = asked.filter((q) => named(q) || (ofStage(q) && round.topics.includes(q.topic)));
    const all = sum(near) < minutes ? asked.filter((q) => named(q) || ofStage(q)) : near;
    return all
      .map((q) => ({ q, turn: turn(`${seed} ${place}`, q.id, (level.draws[q.level] ?? 1) * (named(q) ? NAMED : 1)) }))
      .sort((one, other) => one.turn - other.turn || (one.q.id < other.q.id ? -1 : 1))
      .map(({ q }) => q);
  };

  /** @param {Question[]} questions */
  const sum = (questions) => questions.reduce((all, { minutes }) => all + minutes, 0);

  /**
   * Questions that fill the time and never pass it; one that is too long only where nothing shorter is left.
   * @param {Question[]} questions in the order of the draw
   * @param {number} minutes
   */
  const filled = (questions, minutes) => {
    const large = questions.find((q) => q.minutes <= minutes && q.minutes >= minutes * LARGE);
    const rest = questions.filter((q) => q !== large);
    const taken = large ? [large] : [];
    for (const question of rest) if (sum(taken) + question.minutes <= minutes) taken.push(question);
    if (taken.length === 0) taken.push(...[...rest].sort((a, b) => a.minutes - b.minutes).slice(0, 1));
    return taken;
  };

  /** @type {Rounds["drawn"]} */
  const drawn = (choice, questions) => {
    const { loop, round, minutes } = choice;
    const asked = loop.rounds.filter((one, place) => (round === 0 || place + 1 === round) && canBeAsked(one));
    const lengths = planned(asked, minutes);
    /** @type {Set<Question>} */
    const taken = new Set();
    const places = asked.map((of, number) => {
      const [length, place] = [lengths[number] ?? 0, loop.rounds.indexOf(of)];
      const left = () => pool(of, place, length, choice, questions.filter((question) => !taken.has(question)));
      return { of, planned: length, left, choices: sum(left()) / length, questions: /** @type {Question[]} */ ([]) };
    });
    // No question twice; who has least to choose from chooses first.
    for (const one of [...places].sort((a, b) => a.choices - b.choices)) {
      one.questions = filled(one.left(), one.planned);
      for (const question of one.questions) taken.add(question);
    }
    let before = "";
    for (const one of places) {
      one.questions = interleaved(one.questions, before);
      before = one.questions.at(-1)?.topic ?? before;
    }
    return places.map(({ of, planned, questions }) => ({ of, planned, questions }));
  };

  /** @type {Rounds["mark"]} */
  const mark = (rounds) =>
    shuffled(rounds.map(({ planned, questions }) => `${planned} ${questions.map(({ id }) => id)}`).join(";")).toString(36);

  window.studyguide.rounds = { LONGEST, UNSTATED, canBeAsked, drawn, mark };
})();
