// A mock before it begins: what is chosen, the rounds that this comes to, and the links that stand for it.
"use strict";
(() => {
  const { studyguide } = window;
  const { guide, invitation, rounds: draw, parts, sittings } = studyguide;
  if (!guide || !invitation) return;
  const { element } = parts;

  const LENGTHS = [30, 45, 60, 90, 120];

  /** @type {Window["studyguide"]["setup"]} */
  const setup = (page, begin) => {
    /** @param {string} name */
    const part = (name) => /** @type {HTMLElement} */ (page.querySelector(`[data-${name}]`));
    /** @param {string} name */
    const chooser = (name) => /** @type {HTMLSelectElement} */ (part(`choice="${name}"`));
    const goOn = part("go-on");
    const asked = invitation.read(location.search);
    const { choice, side } = asked;
    /** @type {Round[]} */
    let rounds = [];

    /** @param {string} name @param {{ value: string, text: string }[]} options @param {string} chosen */
    const fill = (name, options, chosen) => {
      chooser(name).replaceChildren(...options.map(({ value, text }) => new Option(text, value)));
      chooser(name).value = chosen;
    };
    /** @param {Named[]} list */
    const named = (list) => list.map(({ id, title }) => ({ value: id, text: title }));

    const offer = () => {
      const { mocks } = invitation;
      const { roles } = guide.index;
      const kinds = [...new Set(mocks.loops.map(({ kind }) => kind))];
      chooser("loop").replaceChildren(
        ...kinds.map((kind) => {
          const group = document.createElement("optgroup");
          group.label = kind;
          group.append(...mocks.loops.filter((loop) => loop.kind === kind).map(({ id, title }) => new Option(title, id)));
          return group;
        }),
      );
      chooser("loop").value = choice.loop.id;
      fill("role", named(roles.filter(({ id }) => guide.questions.some((q) => q.roles.includes(id)))), choice.role);
      fill("level", named(mocks.levels), choice.level.id);
      offerRounds();
      const lengths = [...new Set([...LENGTHS, choice.minutes])].filter((length) => length > 0).sort((a, b) => a - b);
      const limited = lengths.map((length) => ({ value: String(length), text: `${length} minutes in all` }));
      fill("minutes", [...limited, { value: "0", text: "As long as the rounds last" }], String(choice.minutes));
    };

    const offerRounds = () => {
      const single = choice.loop.rounds.map((round, place) => ({
        value: String(place + 1),
        text: `Only: ${round.title}`,
        fits: draw.canBeAsked(round),
      }));
      fill("round", [{ value: "0", text: "All of the loop" }, ...single.filter(({ fits }) => fits)], String(choice.round));
    };

    const choose = () => {
      const { mocks } = invitation;
      const loop = mocks.loops.find(({ id }) => id === chooser("loop").value) ?? choice.loop;
      if (loop !== choice.loop) {
        Object.assign(choice, { loop, round: 0 });
        offerRounds();
      }
      choice.role = chooser("role").value;
      choice.level = mocks.levels.find(({ id }) => id === chooser("level").value) ?? choice.level;
      choice.round = Number(chooser("round").value);
      choice.minutes = Number(chooser("minutes").value);
      warn("");
      prepare();
      history.replaceState(null, "", link(side));
    };

    /** Draws the set, and says what it comes to. */
    const prepare = () => {
      rounds = draw.drawn(choice, guide.questions);
      const questions = rounds.flatMap((round) => round.questions);
      part("rounds").replaceChildren(...rounds.map(row));
      const answers = questions.reduce((sum, { minutes }) => sum + minutes, 0);
      const more = draw.takes(questions) - answers;
      const all = `${questions.length} ${questions.length === 1 ? "question" : "questions"}`;
      const time = `${answers} minutes of answers, and ${more} for what is asked after the short ones`;
      part("sum").textContent = `${all}: ${time}. Set “${choice.seed}”.`;
      for (const one of /** @type {Side[]} */ (["interviewer", "candidate"])) {
        const address = new URL(link(one), location.href).href;
        /** @type {HTMLInputElement} */ (part(`link="${one}"`)).value = address;
        /** @type {HTMLAnchorElement} */ (part(`open="${one}"`)).href = address;
      }
      /** @type {HTMLButtonElement} */ (part("begin")).disabled = questions.length === 0;
      offerLast();
    };

    /** @param {Round} round */
    const row = ({ of, planned, questions }) => {
      const name = element("th", "", of.title);
      name.scope = "row";
      const said = element("span", "mock__said", told(of));
      const minutes = element("td", "", questions.length > 0 ? String(draw.takes(questions)) : "–", " ", said);
      const none = planned > 0 ? "none for this role and level" : choice.minutes > 0 ? "no time for it" : "none here";
      return element("tr", "", name, minutes, element("td", "", questions.length > 0 ? String(questions.length) : none));
    };

    /** What the sources say of a round's length. @param {LoopRound} round */
    const told = ({ minutes, stated }) => {
      if (!minutes) return "not stated";
      const span = minutes[0] === minutes[1] ? `${minutes[0]}` : `${minutes[0]}–${minutes[1]}`;
      return stated ? `of ${span}` : `of ${span}, usually`;
    };

    /** @param {Side} who */
    const link = (who) => invitation.write(choice, draw.mark(rounds), who);
    const count = () => rounds.reduce((sum, { questions }) => sum + questions.length, 0);

    /** The mock that was left, this one or another. */
    const offerLast = () => {
      const last = sittings.last();
      goOn.hidden = last === "" || (last !== link(side) && side !== "alone");
      if (goOn.hidden) return;
      const left = last === link(side) ? sittings.open(last, count()) : null;
      goOn.textContent = !left
        ? "Back to the mock you left"
        : left.over
          ? "Show its scorecard"
          : `Go on at question ${left.place + 1}`;
      goOn.hidden = left !== null && !left.begun;
    };

    /** @param {string} text */
    const warn = (text) => {
      part("warning").textContent = text;
      part("warning").hidden = text === "";
    };

    for (const select of part("choices").querySelectorAll("select")) select.addEventListener("change", choose);
    part("begin").addEventListener("click", () => begin(true));
    goOn.addEventListener("click", () => {
      if (sittings.last() === link(side)) begin(false);
      else location.search = sittings.last();
    });
    part("another").addEventListener("click", () => {
      choice.seed = invitation.seed();
      choose();
      studyguide.announce("Other questions were drawn");
    });
    for (const one of page.querySelectorAll("[data-copy-link]")) {
      one.addEventListener("click", async () => {
        const field = /** @type {HTMLInputElement} */ (part(`link="${one.getAttribute("data-copy-link")}"`));
        field.select();
        const copied = await navigator.clipboard?.writeText(field.value).then(() => true, () => false);
        studyguide.announce(copied ? "Copied" : "The link is selected: copy it");
        one.textContent = copied ? "Copied" : "Copy";
      });
    }
    offer();
    prepare();
    const changed = asked.mark !== "" && asked.mark !== draw.mark(rounds);
    warn(
      asked.missing ||
        (changed
          ? "The guide has changed since this link was made, so these are not quite the questions that it stood for. " +
            "Two people get the same ones if both use a link made now."
          : ""),
    );
    if (side !== "alone") {
      for (const one of [part("choices"), part("pair"), part("another")]) one.hidden = true;
      const [head, others] =
        side === "candidate"
          ? ["For the candidate", "Your interviewer has the same questions and says when to move on."]
          : ["For the interviewer", "Your candidate has the same questions, and only the prompts: say when to move on."];
      part("setup-head").textContent = head;
      const { loop, role, level } = choice;
      const what = [loop.title, guide.title(guide.index.roles, role), level.title].join(" · ");
      part("setup-head").after(element("p", "mock__facts", what), element("p", "", others));
    }
    return { choice, side, rounds: () => rounds.filter((round) => round.questions.length > 0), link: () => link(side) };
  };

  studyguide.setup = setup;
})();
