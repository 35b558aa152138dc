// What a reader set out to practise, as the page's address says, and which question comes next.
"use strict";
(() => {
  const { guide, schedule } = window.studyguide;
  if (!guide) return;

  /** @type {Window["studyguide"]["session"]} */
  const session = (search, most) => {
    const asked = new URLSearchParams(search);
    const one = asked.get("question");
    const name = asked.get("deck") ?? "all";
    const mode = asked.has("random") ? "random" : one !== null ? "question" : "deck";
    const deck = guide.deck(name) ?? { id: "", title: "", questions: [] };
    let more = 0;
    /** @type {Question[]} */
    let again = [];
    /** @type {Question[]} */
    let repeating = [];
    let begun = false;

    const queue = () => schedule.queue(deck, most() + more);

    /** @param {Question | null} current */
    const next = (current) => {
      if (repeating.length > 0) return repeating.shift() ?? null;
      if (mode === "random") {
        const others = guide.questions.filter((question) => question !== current);
        return others[Math.floor(Math.random() * others.length)] ?? null;
      }
      if (mode === "question") {
        const question = begun ? null : guide.question(one ?? "");
        begun = true;
        return question;
      }
      const { due, fresh } = queue();
      return due[0] ?? fresh[0] ?? null;
    };

    const missing = () => {
      if (mode === "question" && !guide.question(one ?? "")) {
        return `There is no question “${one}” here. It may have been renamed or taken out.`;
      }
      return mode === "deck" && !deck.id ? `There is no deck “${name}” here.` : "";
    };

    return {
      mode,
      deck,
      missing: missing(),
      next,
      queue,
      unseen: () => deck.questions.filter((question) => schedule.standing(question).state === "unseen").length,
      soonest: () => {
        const days = deck.questions.map((question) => schedule.standing(question).due).filter((due) => due > 0);
        return days.length > 0 ? Math.min(...days) - schedule.today() : null;
      },
      graded(question, grade) {
        again = again.filter((other) => other !== question);
        if (grade === 1) again.push(question);
      },
      again: () => again,
      repeat() {
        repeating = again;
        again = [];
      },
      repeating: () => repeating.length > 0,
      addMore(count) {
        more += count;
      },
    };
  };

  window.studyguide.session = session;
})();
