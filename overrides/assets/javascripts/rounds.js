// Which questions a mock asks: a function of what was chosen, its seed and the guide, and of nothing else, so that two
// devices draw the same. There is no page here and no chance.
"use strict";
(() => {
  const { shuffled, interleaved } = window.studyguide.order;

  // What lasts longer is a day of several rounds, or work to take home: here a part of it is asked.
  const LONGEST = 90;
  const UNSTATED = 45;
  // A short answer is followed up; what is asked after a long one belongs to it.
  const SHORT = 10;
  const FOLLOW_UPS = 3;
  // A question that the loop itself names has more lots in the draw than others that suit the round.
  const NAMED = 3;
  // One question that takes this share of a round opens it: a design, a program. Short ones would leave no room for it.
  const LARGE = 1 / 3;

  /** @type {Rounds["canBeAsked"]} */
  const canBeAsked = ({ minutes, topics, questions }) => minutes !== null || topics.length > 0 || questions.length > 0;

  /** @type {Rounds["takes"]} */
  const takes = (questions) =>
    questions.reduce((sum, { minutes }) => sum + minutes + (minutes < SHORT ? FOLLOW_UPS : 0), 0);

  /**
   * Minutes to fill of each round: its own, as far as there are questions for it, or its share of what there is for all.
   * A share in which no question fits goes to the others.
   * @param {{ of: LoopRound, wide: Question[] }[]} rounds
   * @param {number} minutes
   */
  const planned = (rounds, minutes) => {
    const own = rounds.map(({ of, wide }) => Math.min(LONGEST, of.minutes?.[1] ?? UNSTATED, takes(wide)));
    if (minutes === 0) return own;
    const shortest = rounds.map(({ wide }) => Math.min(...wide.map((question) => takes([question]))));
    for (;;) {
      const shares = shared(own, minutes);
      const share = (/** @type {number} */ place) => Number(shares[place]);
      const tight = [...shares.keys()].filter((place) => Number(own[place]) > 0 && share(place) < Number(shortest[place]));
      const [least] = tight.sort((a, b) => share(a) - share(b));
      if (least === undefined || own.filter((length) => length > 0).length === 1) return shares;
      own[least] = 0;
    }
  };

  /**
   * Whole minutes that add up: each takes what the sum so far has grown to.
   * @param {number[]} lengths
   * @param {number} minutes
   */
  const shared = (lengths, minutes) => {
    const sum = lengths.reduce((one, other) => one + other, 0);
    let [before, given] = [0, 0];
    return lengths.map((length) => {
      before += length;
      const share = sum === 0 ? 0 : Math.round((before / sum) * minutes) - given;
      given += share;
      return share;
    });
  };

  /**
   * What suits a round: what the loop names for it or has among its topics, and whatever suits such a stage.
   * @param {LoopRound} round
   * @param {Choice} choice
   * @param {Question[]} questions
   */
  const suited = (round, { role, level }, questions) => {
    const asked = questions.filter(({ roles, level: own }) => roles.includes(role) && (level.draws[own] ?? 0) > 0);
    const wide = asked.filter(({ id, stages }) => round.questions.includes(id) || stages.includes(round.stage));
    return { wide, near: wide.filter(({ id, topic }) => round.questions.includes(id) || round.topics.includes(topic)) };
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
   * In the order of the draw for a round.
   * @param {Question[]} questions
   * @param {LoopRound} round
   * @param {Choice} choice
   */
  const inTurn = (questions, round, { loop, level, seed }) => {
    const place = loop.rounds.indexOf(round);
    const lots = (/** @type {Question} */ q) => (level.draws[q.level] ?? 1) * (round.questions.includes(q.id) ? NAMED : 1);
    return questions
      .map((question) => ({ question, turn: turn(`${seed} ${place}`, question.id, lots(question)) }))
      .sort((one, other) => one.turn - other.turn || (one.question.id < other.question.id ? -1 : 1))
      .map(({ question }) => question);
  };

  /**
   * Questions that fill the time and never pass it; one that is too long only where there is nothing shorter.
   * @param {Question[]} questions in the order of the draw
   * @param {number} minutes
   */
  const filled = (questions, minutes) => {
    const large = questions.find((one) => takes([one]) <= minutes && takes([one]) >= minutes * LARGE);
    const taken = large ? [large] : [];
    for (const one of questions) if (one !== large && takes([...taken, one]) <= minutes) taken.push(one);
    return taken.length > 0 ? taken : [...questions].sort((a, b) => a.minutes - b.minutes).slice(0, 1);
  };

  /** @type {Rounds["drawn"]} */
  const drawn = (choice, questions) => {
    const asked = choice.loop.rounds.filter(
      (one, place) => (choice.round === 0 || place + 1 === choice.round) && canBeAsked(one),
    );
    const places = asked.map((of) => ({ of, ...suited(of, choice, questions) }));
    const lengths = planned(places, choice.minutes);
    const none = () => /** @type {Question[]} */ ([]);
    const rounds = places.map((place, number) => ({ ...place, planned: lengths[number] ?? 0, questions: none() }));
    // No question twice; who has least to choose from chooses first.
    /** @type {Set<Question>} */
    const taken = new Set();
    const free = (/** @type {Question[]} */ list) => list.filter((question) => !taken.has(question));
    const choosing = rounds.filter((round) => round.planned > 0);
    for (const round of choosing.sort((a, b) => takes(a.wide) - takes(b.wide))) {
      const near = inTurn(free(round.near), round.of, choice);
      const fits = near.some((question) => takes([question]) <= round.planned);
      const enough = fits && takes(near) >= round.planned;
      round.questions = filled(enough ? near : inTurn(free(round.wide), round.of, choice), round.planned);
      for (const question of round.questions) taken.add(question);
    }
    // Shares leave minutes over that make a question together: they go round until none fits.
    const waiting = rounds.filter(({ questions }) => questions.length > 0);
    for (let round = waiting.shift(); round; round = waiting.shift()) {
      const left = choice.minutes - takes([...taken]);
      const another = inTurn(free(round.wide), round.of, choice).find((question) => takes([question]) <= left);
      if (!another) continue;
      round.questions.push(another);
      taken.add(another);
      waiting.push(round);
    }
    let before = "";
    return rounds.map(({ of, planned, questions }) => {
      const inOrder = interleaved(questions, before);
      before = inOrder.at(-1)?.topic ?? before;
      return { of, planned, questions: inOrder };
    });
  };

  /** @type {Rounds["mark"]} */
  const mark = (rounds) =>
    shuffled(rounds.map(({ questions }) => `${questions.map(({ id }) => id)}`).join(";")).toString(36);

  window.studyguide.rounds = { canBeAsked, takes, drawn, mark };
})();
