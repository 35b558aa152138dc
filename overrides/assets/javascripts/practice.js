// The practice page: a question, what the reader answers in their head or aloud, then both sides and a grade.
"use strict";
(() => {
  const { studyguide } = window;
  const { guide, schedule, store, notes, parts } = studyguide;
  const page = document.querySelector("[data-practice]");
  if (!(page instanceof HTMLElement) || !guide) return;

  const AHEAD = 10;

  /** @param {string} name */
  const part = (name) => /** @type {HTMLElement} */ (page.querySelector(`[data-${name}]`));
  const [box, facts, prompt, answer] = [part("card"), part("facts"), part("prompt"), part("answer")];
  const [showing, noting, grading, message] = [part("show"), part("note"), part("grades"), part("message")];
  const undoing = /** @type {HTMLButtonElement} */ (part("undo"));
  const choice = /** @type {HTMLSelectElement} */ (part("deck"));
  const note = /** @type {HTMLTextAreaElement} */ (part("note-text"));
  const card = studyguide.card(page);
  const timer = studyguide.timer(part("timer"), part("timer-start"), part("timer-left"));

  /** @param {string} name @param {string} standard */
  const setting = (name, standard) => studyguide.recall(`practice.${name}`) ?? standard;
  const most = () => Math.max(0, Math.min(200, Math.round(Number(setting("new", "10"))) || 0));

  // What is chosen while no deck is; nobody can choose it.
  const noDeck = new Option("", "");
  noDeck.hidden = true;

  /** @type {Session} */
  let session;
  /** @type {Question | null} */
  let current = null;
  /** @type {{ question: Question, time: number }[]} */
  const graded = [];
  let looseNote = () => {};

  const begin = () => {
    session = studyguide.session(location.search, most);
    noDeck.text = { deck: "", random: "Any question, at random", question: "One question" }[session.mode];
    choice.value = session.mode === "deck" ? session.deck.id : "";
    current = null;
    if (session.missing) say(session.missing, everyDeck());
    else show(session.next(null));
  };

  // The card.

  /** @param {Question | null} question @param {boolean} [revealed] */
  const show = async (question, revealed = false) => {
    looseNote();
    looseNote = () => {};
    current = question;
    for (const part of [message, grading, noting]) part.hidden = true;
    timer.stop();
    count();
    if (!question) return finish();
    try {
      const written = await guide.card(question);
      if (current !== question) return;
      card.fill(written);
    } catch {
      if (current === question) unavailable(question);
      return;
    }
    answer.hidden = true;
    showing.hidden = false;
    box.hidden = false;
    describe(question);
    if (graded.length > 0) page.scrollIntoView({ block: "start" });
    if (revealed) reveal();
    else if (graded.length > 0) prompt.focus({ preventScroll: true });
    prefetch();
  };

  /** @param {Question} question */
  const describe = (question) => {
    const { topics, kinds, levels } = guide.index;
    const level = setting("level", "yes") === "yes" ? [guide.title(levels, question.level)] : [];
    const words = [guide.title(topics, question.topic), guide.title(kinds, question.kind), ...level, ago(question)];
    facts.textContent = words.join(" · ");
    if (setting("timer", "yes") === "yes" && answer.hidden) timer.offer(question.minutes);
    else timer.stop();
  };

  /** @param {Question} question */
  const ago = (question) => {
    const { memory, last } = schedule.standing(question);
    if (!memory) return "new";
    const days = schedule.today() - last;
    return days <= 0 ? "practised today" : days === 1 ? "practised yesterday" : `practised ${days} days ago`;
  };

  const prefetch = () => {
    if (session.mode !== "deck") return;
    const { due, fresh } = session.queue();
    for (const question of [...due, ...fresh].slice(0, AHEAD)) guide.card(question).catch(() => {});
  };

  const reveal = () => {
    if (!current || box.hidden || !answer.hidden) return;
    showing.hidden = true;
    for (const part of [answer, noting, grading]) part.hidden = false;
    timer.stop();
    looseNote = notes.bind(note, current);
    for (const [grade, days] of schedule.intervals(current)) {
      const place = grading.querySelector(`[data-grade="${grade}"] span`);
      if (place) place.textContent = span(days);
    }
    answer.focus({ preventScroll: true });
  };

  /** @param {number} days */
  const span = (days) =>
    days < 31 ? `${days} d` : days < 365 ? `${Math.round(days / 30.4)} mo` : `${(days / 365.25).toFixed(1)} y`;

  /** @param {number} grade */
  const mark = (grade) => {
    if (!current || grading.hidden) return;
    const question = current;
    const { hit, of } = card.hits();
    graded.push({ question, time: store.put("reviews", question.id, grade, hit, of) });
    session.graded(question, grade);
    show(session.next(question));
  };

  const undo = () => {
    const last = graded.pop();
    if (!last) return;
    store.withdraw(last.question.id, last.time);
    session.graded(last.question, 0);
    studyguide.announce("Taken back");
    show(last.question, true);
  };

  // What is said beside a card, and instead of one.

  const count = () => {
    undoing.disabled = graded.length === 0;
    const { mode, deck } = session;
    const { due, fresh } = session.queue();
    const inDeck = `${due.length} due · ${fresh.length} new today · ${session.unseen()} of ${deck.questions.length} unseen`;
    part("counts").textContent = mode === "deck" ? inDeck : "";
  };

  const finish = () => {
    const offers = [...repeats(), ...(session.mode === "deck" ? newOnes() : [])];
    const everything = session.mode === "deck" && session.deck.id === "all" ? [] : [everyDeck()];
    say(session.mode === "deck" ? `That is all for today in this deck.${whenNext()}` : "Done.", ...offers, ...everything);
  };

  const repeats = () => {
    const count = session.again().length;
    if (count === 0) return [];
    return [
      parts.button(`Go over ${count === 1 ? "the one" : `the ${count}`} you graded Again`, () => {
        session.repeat();
        show(session.next(current));
      }),
    ];
  };

  const newOnes = () => {
    const batch = Math.min(session.unseen(), most() || 10);
    if (batch === 0) return [];
    return [
      parts.button(`${batch} more new ${batch === 1 ? "question" : "questions"}`, () => {
        session.addMore(batch);
        show(session.next(current));
      }),
    ];
  };

  const whenNext = () => {
    const days = session.soonest();
    return days === null ? "" : ` The next is due ${days <= 1 ? "tomorrow" : `in ${days} days`}.`;
  };

  /** @param {Question} question */
  const unavailable = (question) => {
    const line = parts.element("p", "", parts.link(guide.page(question), question.title));
    const retry = parts.button("Try again", () => show(question));
    say("This question could not be loaded. The network may be down.", line, retry);
  };

  /** @param {string} text @param {Node[]} more */
  const say = (text, ...more) => {
    box.hidden = true;
    message.replaceChildren(parts.element("p", "", text), ...more);
    message.hidden = false;
    if (graded.length > 0) message.focus({ preventScroll: true });
  };

  const everyDeck = () => parts.button("Practise all questions", () => go("?deck=all"));

  /** @param {string} search */
  const go = (search) => {
    history.pushState(null, "", search);
    begin();
  };

  // What the reader does.

  for (const field of page.querySelectorAll("[data-setting]")) {
    if (!(field instanceof HTMLInputElement)) continue;
    const name = field.dataset.setting ?? "";
    if (field.type === "checkbox") field.checked = setting(name, "yes") === "yes";
    else field.value = String(most());
    field.addEventListener("change", () => {
      studyguide.remember(`practice.${name}`, field.type === "checkbox" ? (field.checked ? "yes" : "no") : field.value);
      if (name === "new" && session.mode === "deck" && grading.hidden) show(session.next(current));
      else if (current) describe(current);
    });
  }
  choice.append(noDeck);
  for (const { title, decks } of guide.decks()) {
    const group = document.createElement("optgroup");
    group.label = title;
    group.append(...decks.map((deck) => new Option(`${deck.title} (${deck.questions.length})`, deck.id)));
    choice.append(group);
  }
  choice.addEventListener("change", () => go(`?deck=${choice.value}`));
  showing.addEventListener("click", reveal);
  undoing.addEventListener("click", undo);
  for (const one of grading.querySelectorAll("[data-grade]")) {
    one.addEventListener("click", () => mark(Number(one.getAttribute("data-grade"))));
  }
  part("random").addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go("?random");
  });
  addEventListener("popstate", begin);
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || !(event.target instanceof Element)) return;
    const { target } = event;
    if (target.closest("textarea, select, input:not([type=checkbox]), [contenteditable]")) return;
    if (event.key === " " && !target.closest("button, a, summary, input") && !box.hidden && answer.hidden) reveal();
    else if (/^[1-4]$/.test(event.key) && !grading.hidden) mark(Number(event.key));
    else if (event.key.toLowerCase() === "u" && graded.length > 0) undo();
    else return;
    event.preventDefault();
  });
  // Another tab went on: a card that it has graded is not asked again here.
  store.onChange(() => {
    count();
    if (session.mode !== "deck" || !current || !answer.hidden || session.repeating()) return;
    const { due, fresh } = session.queue();
    if (![...due, ...fresh].includes(current)) show(session.next(current));
  });

  page.hidden = false;
  begin();
})();
