// The practice page: a question, what the reader answers in their head or aloud, then both sides and a grade.
"use strict";
(() => {
  const { studyguide } = window;
  const { guide, schedule, store, notes } = studyguide;
  const page = document.querySelector("[data-practice]");
  if (!(page instanceof HTMLElement) || !guide) return;

  const AHEAD = 10;

  /** @param {string} name */
  const part = (name) => /** @type {HTMLElement} */ (page.querySelector(`[data-${name}]`));
  const [card, facts, prompt, given, answer] = ["card", "facts", "prompt", "given", "answer"].map(part);
  const [showing, noting, grading, message, counts] = ["show", "note", "grades", "message", "counts"].map(part);
  const undoing = /** @type {HTMLButtonElement} */ (part("undo"));
  const choice = /** @type {HTMLSelectElement} */ (part("deck"));
  const note = /** @type {HTMLTextAreaElement} */ (part("note-text"));
  if (!card || !facts || !prompt || !given || !answer || !showing || !noting || !grading || !message || !counts) return;

  /** What the address asks for: a deck, one question, or any question. @typedef {"deck" | "question" | "random"} Mode */
  /** @type {{ mode: Mode, deck: Deck, more: number, again: Question[], repeating: Question[] }} */
  let session;
  /** @type {Question | null} */
  let current = null;
  /** @type {{ question: Question, time: number }[]} */
  const graded = [];
  let loosen = () => {};

  // Settings, remembered one by one.

  /** @param {string} name @param {string} standard */
  const setting = (name, standard) => studyguide.recall(`practice.${name}`) ?? standard;
  const most = () => Math.max(0, Math.min(200, Math.round(Number(setting("new", "10"))) || 0));

  for (const field of page.querySelectorAll("[data-setting]")) {
    if (!(field instanceof HTMLInputElement)) continue;
    const name = field.dataset.setting ?? "";
    if (field.type === "checkbox") field.checked = setting(name, "yes") === "yes";
    else field.value = String(most());
    field.addEventListener("change", () => {
      studyguide.remember(`practice.${name}`, field.type === "checkbox" ? (field.checked ? "yes" : "no") : field.value);
      if (name === "new") show(next());
      else if (current) describe(current);
    });
  }

  // What to ask.

  const begin = () => {
    const asked = new URLSearchParams(location.search);
    const one = asked.get("question");
    const wanted = asked.get("deck");
    const everything = guide.deck("all");
    const deck = guide.deck(wanted ?? "all");
    if (!everything) return;
    const mode = asked.has("random") ? "random" : one !== null ? "question" : "deck";
    session = { mode, deck: deck ?? everything, more: 0, again: [], repeating: [] };
    choice.value = mode === "deck" ? session.deck.id : "";
    if (mode === "question") {
      const question = guide.question(one ?? "");
      if (question) return show(question);
      return say(`There is no question “${one}” here. It may have been renamed or taken out.`, everyDeck());
    }
    if (!deck) return say(`There is no deck “${wanted}” here.`, everyDeck());
    show(next());
  };

  const queue = () => schedule.queue(session.deck, most() + session.more);

  const next = () => {
    if (session.mode === "random") {
      const others = guide.questions.filter((question) => question !== current);
      return others[Math.floor(Math.random() * others.length)] ?? null;
    }
    if (session.repeating.length > 0) return session.repeating.shift() ?? null;
    if (session.mode === "question") return null;
    const { due, fresh } = queue();
    return due[0] ?? fresh[0] ?? null;
  };

  const prefetch = () => {
    if (session.mode !== "deck") return;
    const { due, fresh } = queue();
    for (const question of [...due, ...fresh].slice(0, AHEAD)) guide.card(question).catch(() => {});
  };

  // The card.

  /** @param {Question | null} question @param {boolean} [shown] */
  const show = async (question, shown = false) => {
    loosen();
    loosen = () => {};
    current = question;
    for (const box of [message, grading, noting]) box.hidden = true;
    count();
    if (!question) return finish();
    timer.stop();
    try {
      const { prompt: asked, given: material, answer: sides } = await guide.card(question);
      if (current !== question) return;
      // Our own generator wrote these.
      prompt.innerHTML = asked;
      given.innerHTML = material;
      answer.innerHTML = sides;
    } catch {
      if (current === question) unavailable(question);
      return;
    }
    describe(question);
    signals();
    answer.hidden = true;
    showing.hidden = false;
    card.hidden = false;
    if (shown) reveal();
    else if (graded.length > 0) prompt.focus({ preventScroll: true });
    if (graded.length > 0) page.scrollIntoView({ block: "start" });
    prefetch();
  };

  /** @param {Question} question */
  const describe = (question) => {
    const { index } = guide;
    const level = setting("level", "yes") === "yes" ? [guide.title(index.levels, question.level)] : [];
    const kind = guide.title(index.kinds, question.kind);
    facts.textContent = [guide.title(index.topics, question.topic), kind, ...level, ago(question)].join(" · ");
    timer.offer(question.minutes, setting("timer", "yes") === "yes" && answer.hidden);
  };

  /** @param {Question} question */
  const ago = (question) => {
    const { memory, last } = schedule.standing(question);
    if (!memory) return "new";
    const days = schedule.today() - last;
    return days <= 0 ? "practised today" : days === 1 ? "practised yesterday" : `practised ${days} days ago`;
  };

  const signals = () => {
    for (const [place, row] of [...answer.querySelectorAll(".signals > li")].entries()) {
      const name = row.querySelector(".signals__name");
      const box = document.createElement("input");
      box.type = "checkbox";
      box.className = "signals__box";
      if (name instanceof HTMLElement) {
        name.id = `signal-${place + 1}`;
        box.setAttribute("aria-labelledby", name.id);
        name.addEventListener("click", () => box.click());
      }
      row.prepend(box);
    }
  };

  const reveal = () => {
    if (!current || card.hidden || !answer.hidden) return;
    answer.hidden = false;
    showing.hidden = true;
    noting.hidden = false;
    grading.hidden = false;
    timer.stop();
    loosen = notes.bind(note, current);
    for (const [grade, days] of schedule.intervals(current)) {
      const button = grading.querySelector(`[data-grade="${grade}"] span`);
      if (button) button.textContent = span(days);
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
    const boxes = [...answer.querySelectorAll(".signals__box")];
    const hit = boxes.filter((box) => box instanceof HTMLInputElement && box.checked).length;
    const time = store.put("reviews", question.id, grade, hit, boxes.length);
    graded.push({ question, time });
    session.again = session.again.filter((other) => other !== question);
    if (grade === 1) session.again.push(question);
    show(next());
  };

  const undo = () => {
    const last = graded.pop();
    if (!last) return;
    store.withdraw(last.question.id, last.time);
    session.again = session.again.filter((question) => question !== last.question);
    studyguide.announce("Taken back");
    show(last.question, true);
  };

  // What is said instead of a card, and beside it.

  const count = () => {
    undoing.disabled = graded.length === 0;
    if (session.mode !== "deck") {
      counts.textContent = session.mode === "random" ? "Any question, at random" : "One question";
      return;
    }
    const { due, fresh } = queue();
    const unseen = session.deck.questions.filter((question) => schedule.standing(question).state === "unseen").length;
    counts.textContent = `${due.length} due · ${fresh.length} new today · ${unseen} of ${session.deck.questions.length} unseen`;
  };

  const finish = () => {
    const { again } = session;
    /** @type {Node[]} */
    const offers = [];
    if (again.length > 0) {
      const words = again.length === 1 ? "the one" : `the ${again.length}`;
      offers.push(
        button(`Go over ${words} you graded Again`, () => {
          session.repeating = again;
          session.again = [];
          show(next());
        }),
      );
    }
    if (session.mode !== "deck") return say("Done.", ...offers, everyDeck());
    const waiting = session.deck.questions.filter((question) => schedule.standing(question).state === "unseen").length;
    const batch = Math.min(waiting, most() || 10);
    if (batch > 0) {
      offers.push(
        button(`${batch} more new ${batch === 1 ? "question" : "questions"}`, () => {
          session.more += batch;
          show(next());
        }),
      );
    }
    const days = session.deck.questions.map((question) => schedule.standing(question).due).filter((due) => due > 0);
    const soonest = Math.min(...days) - schedule.today();
    const then = days.length === 0 ? "" : soonest <= 1 ? " The next is due tomorrow." : ` The next is due in ${soonest} days.`;
    say(`That is all for today in this deck.${then}`, ...offers, ...(session.deck.id === "all" ? [] : [everyDeck()]));
  };

  /** @param {Question} question */
  const unavailable = (question) => {
    const link = document.createElement("a");
    link.href = guide.page(question);
    link.textContent = question.title;
    const line = document.createElement("p");
    line.append(link);
    say("This question could not be loaded. The network may be down.", line, button("Try again", () => show(question)));
  };

  /** @param {string} text @param {Node[]} more */
  const say = (text, ...more) => {
    const line = document.createElement("p");
    line.textContent = text;
    card.hidden = true;
    message.replaceChildren(line, ...more);
    message.hidden = false;
    if (graded.length > 0) message.focus({ preventScroll: true });
  };

  /** @param {string} text @param {() => void} act */
  const button = (text, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.addEventListener("click", act);
    return made;
  };

  const everyDeck = () => button("Practise all questions", () => go("?deck=all"));

  /** @param {string} search */
  const go = (search) => {
    history.pushState(null, "", search);
    begin();
  };

  const timer = (() => {
    const box = part("timer");
    const start = part("timer-start");
    const left = part("timer-left");
    /** @type {ReturnType<typeof setInterval> | undefined} */
    let ticking;
    let minutes = 0;
    let end = 0;
    const tick = () => {
      const seconds = Math.max(0, Math.round((end - Date.now()) / 1000));
      left.textContent = seconds > 0 ? `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}` : "Time is up";
      if (seconds > 0) return;
      clearInterval(ticking);
      studyguide.announce("Time is up");
    };
    const stop = () => {
      clearInterval(ticking);
      ticking = undefined;
      box.hidden = true;
      left.textContent = "";
    };
    start.addEventListener("click", () => {
      start.hidden = true;
      end = Date.now() + minutes * 60_000;
      ticking = setInterval(tick, 500);
      tick();
    });
    return {
      stop,
      /** @param {number} length @param {boolean} wanted */
      offer(length, wanted) {
        if (!wanted) return stop();
        if (ticking !== undefined) return;
        minutes = length;
        start.textContent = `Start ${length} min`;
        start.hidden = false;
        box.hidden = false;
      },
    };
  })();

  // What the reader does.

  choice.append(
    ...guide.decks().map(({ title, decks }) => {
      const group = document.createElement("optgroup");
      group.label = title;
      group.append(...decks.map((deck) => new Option(`${deck.title} (${deck.questions.length})`, deck.id)));
      return group;
    }),
  );
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
    if (event.key === " " && !target.closest("button, a, summary, input") && !card.hidden && answer.hidden) reveal();
    else if (/^[1-4]$/.test(event.key) && !grading.hidden) mark(Number(event.key));
    else if (event.key.toLowerCase() === "u" && graded.length > 0) undo();
    else return;
    event.preventDefault();
  });
  // Another tab went on: a card that it has graded is not asked again here.
  store.onChange(() => {
    count();
    if (session.mode !== "deck" || !current || !answer.hidden || session.repeating.length > 0) return;
    const { due, fresh } = queue();
    if (![...due, ...fresh].includes(current)) show(next());
  });

  page.hidden = false;
  begin();
})();
