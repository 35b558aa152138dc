// The mock interview: set up, sat alone or with somebody who asks, and its scorecard. What is asked is in the link.
"use strict";
(() => {
  const { studyguide } = window;
  const { guide, invitation, parts, rounds: draw, sittings } = studyguide;
  const page = document.querySelector("[data-mock]");
  if (!(page instanceof HTMLElement) || !guide || !invitation) return;
  const { element } = parts;

  /** @param {string} name */
  const part = (name) => /** @type {HTMLElement} */ (page.querySelector(`[data-${name}]`));
  const [before, run, end] = [part("setup"), part("run"), part("end")];
  const [box, prompt, answer, panel] = [part("card"), part("prompt"), part("answer"), part("panel")];
  const message = part("message");
  const note = /** @type {HTMLTextAreaElement} */ (part("note-text"));
  const back = /** @type {HTMLButtonElement} */ (part("back"));
  const card = studyguide.card(page);

  /** @type {Round[]} */
  let rounds = [];
  /** @type {Question[]} */
  let questions = [];
  /** @type {Sitting} */
  let sitting;
  /** What stands on the page now, so that a card that comes late does not. */
  let shown = -1;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let ticking;
  let called = false;

  // Sitting it.

  /** @param {boolean} afresh whether what was left under this link is forgotten */
  const begin = (afresh) => {
    rounds = chosen.rounds();
    questions = rounds.flatMap((round) => round.questions);
    history.replaceState(null, "", chosen.link());
    sitting = sittings.open(chosen.link(), questions.length, afresh);
    sitting.keep();
    for (const question of questions) guide.card(question).catch(() => {});
    if (sitting.over) finish();
    else ask(sitting.place);
  };

  /** @param {HTMLElement} shown */
  const only = (shown) => {
    for (const one of [before, run, end]) one.hidden = one !== shown;
  };

  /** @param {number} place */
  const ask = async (place) => {
    const question = questions[place];
    if (!question) return;
    sitting.over = false;
    sitting.pause();
    sitting.go(place);
    shown = place;
    called = sitting.spent(place) >= question.minutes * 60;
    only(run);
    box.hidden = true;
    describe(place);
    try {
      const written = await guide.card(question);
      if (shown !== place) return;
      // The candidate's screen is never given what is scored.
      card.fill(side === "candidate" ? { ...written, answer: "", panel: "" } : written);
    } catch {
      const retry = parts.button("Try again", () => ask(place));
      if (shown === place) say("This question could not be loaded. The network may be down.", retry);
      return;
    }
    for (const [number, one] of card.boxes().entries()) {
      one.checked = sitting.ticked[place]?.includes(number) ?? false;
    }
    note.value = sitting.notes[place] ?? "";
    message.hidden = true;
    box.hidden = false;
    if (side === "interviewer") sitting.compared[place] = true;
    reveal(side === "interviewer" || sitting.compared[place] === true);
    page.scrollIntoView({ block: "start" });
    prompt.focus({ preventScroll: true });
  };

  /** @param {number} place */
  const describe = (place) => {
    const number = rounds.findIndex((one) => one.questions.some((question) => question === questions[place]));
    const [round, question] = [rounds[number], questions[place]];
    if (!round || !question) return;
    const inRound = `question ${round.questions.indexOf(question) + 1} of ${round.questions.length}`;
    const whole = `Question ${place + 1} of ${questions.length}`;
    const words = rounds.length > 1 ? `Round ${number + 1} of ${rounds.length}, ${inRound}` : whole;
    part("where").replaceChildren(element("b", "", round.of.title), ` ${words}`);
    const { topics, kinds } = guide.index;
    part("facts").textContent = `${guide.title(topics, question.topic)} · ${guide.title(kinds, question.kind)}`;
    back.disabled = place === 0;
    const last = place === questions.length - 1;
    const next = !last ? "Next " : side === "candidate" ? "Finish " : "Finish: the scorecard ";
    part("next").replaceChildren(next, element("kbd", "", "N"));
    part("finish").hidden = last;
  };

  /** Shows what is scored, or a button for it; while the reader compares alone, the clock stands. @param {boolean} now */
  const reveal = (now) => {
    for (const one of [answer, panel, part("note"), part("tick-hint")]) one.hidden = !now;
    part("showing").hidden = now || side === "candidate";
    if (now && side === "alone") sitting.pause();
    else sitting.run();
    sitting.keep();
    clock();
    clearInterval(ticking);
    ticking = setInterval(clock, 500);
  };

  const show = () => {
    if (side !== "alone" || box.hidden || part("showing").hidden) return;
    sitting.compared[sitting.place] = true;
    reveal(true);
    answer.focus({ preventScroll: true });
  };

  const clock = () => {
    const minutes = questions[sitting.place]?.minutes ?? 0;
    const left = minutes * 60 - sitting.spent(sitting.place);
    part('clock="question"').textContent = left >= 0 ? `${parts.clock(left)} left` : `${parts.clock(-left)} over`;
    const spent = questions.reduce((sum, _, place) => sum + sitting.spent(place), 0);
    // Who compares alone asks no follow-ups.
    const answers = questions.reduce((sum, question) => sum + question.minutes, 0);
    const planned = side === "alone" ? answers : draw.takes(questions);
    part('clock="all"').textContent = `${parts.clock(spent)} of ${planned} min`;
    part('clock="question"').classList.toggle("mock__over", left < 0);
    if (left < 0 && !called) studyguide.announce("Time for this question is up");
    called ||= left < 0;
  };

  const pause = () => {
    if (run.hidden || box.hidden) return;
    sitting.pause();
    clock();
    say("Paused: the clock stands.", parts.button("Go on", () => ask(sitting.place)));
  };

  /** @param {string} text @param {Node[]} more */
  const say = (text, ...more) => {
    box.hidden = true;
    message.replaceChildren(element("p", "", text), ...more);
    message.hidden = false;
    message.focus({ preventScroll: true });
  };

  /** @param {number} step */
  const move = (step) => {
    if (run.hidden) return;
    if (sitting.place + step >= questions.length) finish();
    else if (sitting.place + step >= 0) ask(sitting.place + step);
  };

  const finish = async () => {
    clearInterval(ticking);
    shown = -1;
    sitting.over = true;
    sitting.pause();
    only(end);
    const [place, head] = [part("scorecard"), part("end-head")];
    head.textContent = side === "candidate" ? "That was the last question" : "Scorecard";
    part("print").hidden = side === "candidate";
    const theirs = "The interviewer has the scorecard: ask to see it, or for a copy to keep.";
    if (side === "candidate") place.replaceChildren(element("p", "", theirs));
    else await studyguide.scorecard(place, choice, rounds, sitting, side);
    page.scrollIntoView({ block: "start" });
    head.focus({ preventScroll: true });
  };

  // What the reader does.

  part("show").addEventListener("click", show);
  part("next").addEventListener("click", () => move(1));
  back.addEventListener("click", () => move(-1));
  part("pause").addEventListener("click", pause);
  part("finish").addEventListener("click", finish);
  part("print").addEventListener("click", () => print());
  part("return").addEventListener("click", () => ask(sitting.place));
  part("new").addEventListener("click", () => {
    location.search = invitation.write({ ...choice, seed: invitation.seed() }, "", "alone");
  });
  answer.addEventListener("change", () => {
    const boxes = [...card.boxes().entries()];
    sitting.ticked[sitting.place] = boxes.filter(([, one]) => one.checked).map(([place]) => place);
    sitting.keep();
  });
  note.addEventListener("input", () => {
    sitting.notes[sitting.place] = note.value;
    sitting.keep();
  });
  addEventListener("pagehide", () => {
    if (!run.hidden) sitting.keep();
  });
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || !(event.target instanceof Element)) return;
    if (run.hidden || event.target.closest("textarea, select, input:not([type=checkbox]), [contenteditable]")) return;
    const key = event.key.toLowerCase();
    if (key === " " && !event.target.closest("button, a, summary, input") && !part("showing").hidden && !box.hidden) show();
    else if (key === "n") move(1);
    else if (key === "b") move(-1);
    else if (key === "p") box.hidden ? ask(sitting.place) : pause();
    else if (/^[1-9]$/.test(key) && !answer.hidden && !box.hidden) card.boxes()[Number(key) - 1]?.click();
    else return;
    event.preventDefault();
  });

  // A look at what is stored: where nothing can be, the page says so now and not at the end.
  studyguide.store.keys("reviews");
  const chosen = studyguide.setup(page, begin);
  const { choice, side } = chosen;
  // Who asks needs what is scored first, and the sides when there is time.
  answer.classList.toggle("mock__answer--scored-first", side === "interviewer");
  only(before);
  page.hidden = false;
})();
