// What a link to a mock says, and how it is written: who opens it anywhere gets the same questions from its seed.
"use strict";
(() => {
  const { studyguide } = window;
  const { guide } = studyguide;
  const mocks = /** @type {Mocks | undefined} */ (studyguide.given("mocks"));
  if (!guide || !mocks) return;

  const SEED = /^[a-z0-9]{1,16}$/;
  const LETTERS = 6;
  /** @type {Side[]} */
  const SIDES = ["alone", "interviewer", "candidate"];
  const SHORTEST = 10;
  const STANDARD = 60;

  const seed = () =>
    Array.from(crypto.getRandomValues(new Uint8Array(LETTERS)), (number) => (number % 36).toString(36)).join("");

  /** @type {Invitation["read"]} */
  const read = (search) => {
    const asked = new URLSearchParams(search);
    /** @type {string[]} */
    const missing = [];

    /**
     * What is asked for, or the first there is.
     * @template {Named} One
     * @param {string} name
     * @param {One[]} list
     */
    const one = (name, list) => {
      const id = asked.get(name);
      const found = list.find((other) => other.id === id);
      if (id !== null && !found) missing.push(`There is no ${name} “${id}” here.`);
      return /** @type {One} */ (found ?? list[0]);
    };
    /** @param {string} name @param {number} standard @param {(number: number) => boolean} fits */
    const number = (name, standard, fits) => {
      const text = asked.get(name) ?? "";
      if (/^\d{1,3}$/.test(text) && fits(Number(text))) return Number(text);
      if (asked.has(name)) missing.push(`“${text}” is no number of ${name} here.`);
      return standard;
    };

    const [loop, role, level] = [one("loop", mocks.loops), one("role", roles()), one("level", mocks.levels)];
    const round = number("round", 0, (place) => place <= loop.rounds.length);
    const minutes = number("minutes", asked.has("seed") ? 0 : STANDARD, (length) => length === 0 || length >= SHORTEST);
    const side = SIDES.find((name) => name === asked.get("side")) ?? "alone";
    const given = asked.get("seed") ?? "";
    const choice = { loop, role: role.id, level, round, minutes, seed: SEED.test(given) ? given : seed() };
    return { choice, side, mark: asked.get("set") ?? "", missing: missing.join(" ") };
  };

  const roles = () => guide.index.roles.filter(({ id }) => guide.questions.some((question) => question.roles.includes(id)));

  /** @type {Invitation["write"]} */
  const write = ({ loop, role, level, round, minutes, seed }, mark, side) => {
    const parts = { loop: loop.id, role, level: level.id, round, minutes, seed, set: mark, side };
    // Slashes may stand in a query as they are, and can be read.
    return `?${Object.entries(parts)
      .map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll("%2F", "/")}`)
      .join("&")}`;
  };

  studyguide.invitation = { mocks, read, write, seed };
})();
