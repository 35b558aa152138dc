// The scorecard of a mock: what was heard and what was not, by topic and by question; to read, to print, to go on from.
"use strict";
(() => {
  const { studyguide } = window;
  const { guide, parts, store } = studyguide;
  if (!guide) return;
  const { element, link, button, bar, clock } = parts;

  const GRADES = ["Again", "Hard", "Good", "Easy"];

  /** @param {number} part @param {number} whole */
  const percent = (part, whole) => (whole === 0 ? "–" : `${Math.round((part / whole) * 100)}%`);
  /** @param {number} count @param {string} thing */
  const counted = (count, thing) => `${count} ${thing}${count === 1 ? "" : "s"}`;

  /** The names of a question's signals, from its card. @param {Question} question */
  const signals = async (question) => {
    const card = document.createElement("template");
    card.innerHTML = (await guide.card(question)).answer;
    return [...card.content.querySelectorAll(".signals__name")].map((name) => name.textContent ?? "");
  };

  /** @type {Window["studyguide"]["scorecard"]} */
  const scorecard = async (place, choice, rounds, sitting, side) => {
    const questions = rounds.flatMap((round) => round.questions);
    const names = await Promise.all(questions.map((question) => signals(question).catch(() => [])));
    const heard = questions.map((question, number) => ({
      question,
      hit: sitting.ticked[number]?.length ?? 0,
      of: names[number]?.length ?? 0,
      seconds: sitting.seconds[number] ?? 0,
      counts: sitting.compared[number] === true,
    }));
    const result = studyguide.result(heard);

    /** @param {number} number */
    const row = (number) => {
      const { question, hit, of, seconds, counts } = /** @type {Heard} */ (heard[number]);
      const title = element("h4", "", `${number + 1}. `, link(guide.page(question), question.title));
      const time = `${clock(seconds)} of ${question.minutes} min`;
      const facts = [topic(question.topic), time, counts ? `${hit} of ${of} signals` : "not scored"].join(" · ");
      const made = element("li", "heard", title, element("p", "heard__facts", facts));
      if (counts) made.append(...told(names[number] ?? [], sitting.ticked[number] ?? []));
      const note = sitting.notes[number];
      if (note) made.append(element("p", "heard__note", element("b", "", "Noted: "), note));
      if (counts && side === "alone") made.append(choiceOfGrade(number, hit, of));
      return made;
    };

    /** @param {number} number @param {number} hit @param {number} of */
    const choiceOfGrade = (number, hit, of) => {
      const select = element("select", "");
      select.dataset.gradeOf = String(number);
      select.append(...GRADES.map((name, place) => new Option(name, String(place + 1))));
      // Easy is for the reader to say.
      select.value = hit * 3 < of ? "1" : hit * 3 < of * 2 ? "2" : "3";
      return element("p", "heard__grade", element("label", "", "Grade ", select));
    };

    let number = 0;
    const sections = rounds.flatMap(({ of, questions: asked }) => {
      const rows = asked.map(() => row(number++));
      const list = element("ol", "heard-list", ...rows);
      return rows.length > 0 ? [element("h3", "", of.title), list] : [];
    });
    place.replaceChildren(
      element("p", "mock__facts", facts(choice, side)),
      element(
        "p",
        "mock__result",
        `${result.hit} of ${counted(result.of, "signal")} (${percent(result.hit, result.of)}) in ` +
          `${counted(result.asked, "question")} of ${questions.length}. It took ${clock(result.seconds)}.`,
      ),
      ...(result.asked > 0 ? [topics(result), weakest(result)] : []),
      ...(side === "alone" && result.asked > 0 ? [grading(place, heard, sitting)] : []),
      element("div", "mock__heard", ...sections),
    );
  };

  /** @param {string} id */
  const topic = (id) => guide.title(guide.index.topics, id);

  /** @param {Choice} choice @param {Side} side */
  const facts = ({ loop, role, level, seed }, side) => {
    const day = new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
    const who = side === "interviewer" ? "by an interviewer" : "alone";
    return [loop.title, guide.title(guide.index.roles, role), level.title, day, who, `set ${seed}`].join(" · ");
  };

  /** @param {Result} result */
  const topics = ({ topics }) => {
    const head = ["Topic", "Signals", "Questions", "Time"].map((name) => {
      const cell = element("th", "", name);
      cell.scope = "col";
      return cell;
    });
    const rows = topics.map(({ topic: id, hit, of, asked, seconds }) => {
      const share = of === 0 ? 0 : hit / of;
      const name = element("th", "", topic(id), bar(["bar__solid", share], ["bar__unseen", 1 - share]));
      name.scope = "row";
      const cells = [`${hit} of ${of} (${percent(hit, of)})`, String(asked), clock(seconds)];
      return element("tr", "", name, ...cells.map((text) => element("td", "", text)));
    });
    const columns = element("thead", "", element("tr", "", ...head));
    const table = element("table", "counts", columns, element("tbody", "", ...rows));
    const scroll = element("div", "table-scroll", table);
    scroll.setAttribute("role", "region");
    scroll.setAttribute("aria-label", "By topic");
    scroll.tabIndex = 0;
    return scroll;
  };

  /** @param {Result} result */
  const weakest = ({ weakest }) => {
    if (weakest.length === 0) return element("p", "mock__weakest", "No topic stands out as weak.");
    const decks = weakest.map((id) => link(`${studyguide.at(guide.index.practice)}?deck=topic/${id}`, topic(id)));
    const links = decks.flatMap((deck, place) => (place > 0 ? [", ", deck] : [deck]));
    return element("p", "mock__weakest", element("b", "", "Weakest: "), ...links, ". Practise these first.");
  };

  /**
   * @param {string[]} names
   * @param {number[]} ticked
   */
  const told = (names, ticked) => {
    const groups = /** @type {const} */ ([["Heard", true], ["Not heard", false]]);
    return groups.flatMap(([title, wanted]) => {
      const rows = names.filter((_, place) => ticked.includes(place) === wanted);
      if (rows.length === 0) return [];
      const list = element("ul", "", ...rows.map((name) => element("li", "", name)));
      return [element("div", `heard__signals heard__signals--${wanted ? "hit" : "missed"}`, element("b", "", title), list)];
    });
  };

  /**
   * One tap puts every grade into practice, and another takes all back.
   * @param {Element} place
   * @param {Heard[]} heard
   * @param {Sitting} sitting
   */
  const grading = (place, heard, sitting) => {
    const said = element("span", "");
    said.setAttribute("role", "status");
    const count = heard.filter(({ counts }) => counts).length;
    const put = button("", () => {
      if (Object.keys(sitting.graded).length > 0) {
        for (const [id, time] of Object.entries(sitting.graded)) store.withdraw(id, time);
        sitting.graded = {};
      } else {
        for (const select of place.querySelectorAll("select")) {
          const { question, hit, of } = /** @type {Heard} */ (heard[Number(select.dataset.gradeOf)]);
          sitting.graded[question.id] = store.put("reviews", question.id, Number(select.value), hit, of);
        }
      }
      sitting.keep();
      show();
    });
    const show = () => {
      const done = Object.keys(sitting.graded).length > 0;
      put.textContent = done ? "Take the grades back" : `Put ${counted(count, "grade")} into practice`;
      said.textContent = done ? " They are in practice, which asks again when you are about to forget." : "";
      for (const select of place.querySelectorAll("select")) select.disabled = done;
    };
    // The choices of grades are there as soon as the page has been put together.
    queueMicrotask(show);
    put.dataset.grading = "";
    return element("p", "mock__actions", put, said);
  };

  studyguide.scorecard = scorecard;
})();
