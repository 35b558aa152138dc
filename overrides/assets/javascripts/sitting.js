// A mock under way: which question, how long each has taken, what was ticked and noted. It is kept in this browser until
// the next one begins, so that a page that was closed by mistake loses nothing.
"use strict";
(() => {
  const { studyguide } = window;
  const NAME = "mock";
  const LONGEST_NOTE = 500;

  /** @param {unknown} value @param {number} count @param {(item: any) => boolean} fits */
  const isList = (value, count, fits) => Array.isArray(value) && value.length === count && value.every(fits);

  /** @param {string} link @param {number} count */
  const left = (link, count) => {
    const value = stored();
    const sound =
      value?.link === link &&
      Number.isInteger(value.place) &&
      value.place >= 0 &&
      value.place < count &&
      isList(value.seconds, count, (seconds) => Number.isFinite(seconds) && seconds >= 0) &&
      isList(value.ticked, count, (list) => isList(list, list?.length, (place) => Number.isInteger(place) && place >= 0)) &&
      isList(value.notes, count, (note) => typeof note === "string" && note.length <= LONGEST_NOTE) &&
      isList(value.compared, count, (flag) => typeof flag === "boolean") &&
      typeof value.graded === "object" &&
      value.graded !== null &&
      Object.values(value.graded).every(Number.isInteger);
    return sound ? value : null;
  };

  const stored = () => {
    try {
      return JSON.parse(studyguide.recall(NAME) ?? "null");
    } catch {
      return null; // damaged: then there is none
    }
  };

  /** @type {Sittings["open"]} */
  const open = (link, count, afresh = false) => {
    const found = afresh ? null : left(link, count);
    /** When the clock last began to run; 0 while it stands. */
    let since = 0;
    const running = () => (since > 0 ? (Date.now() - since) / 1000 : 0);
    const settle = () => {
      state.seconds[state.place] = state.spent(state.place);
      if (since > 0) since = Date.now();
    };

    /** @type {Sitting} */
    const state = {
      place: found?.place ?? 0,
      seconds: found?.seconds ?? Array(count).fill(0),
      ticked: found?.ticked ?? Array.from({ length: count }, () => []),
      notes: found?.notes ?? Array(count).fill(""),
      compared: found?.compared ?? Array(count).fill(false),
      over: found?.over === true,
      graded: found?.graded ?? {},
      begun: found !== null,
      spent: (place) => (state.seconds[place] ?? 0) + (place === state.place ? running() : 0),
      isRunning: () => since > 0,
      run() {
        if (since === 0) since = Date.now();
      },
      pause() {
        settle();
        since = 0;
        state.keep();
      },
      go(place) {
        settle();
        state.place = place;
        state.keep();
      },
      keep() {
        settle();
        const { place, seconds, ticked, notes, compared, over, graded } = state;
        studyguide.remember(NAME, JSON.stringify({ link, place, seconds, ticked, notes, compared, over, graded }));
      },
    };
    return state;
  };

  const last = () => {
    const link = stored()?.link;
    return typeof link === "string" && link.startsWith("?") ? link : "";
  };

  studyguide.sittings = { open, last };
})();
