// Where a reader's progress is kept: in this browser only, one value a kind. Every write reads first what another tab
// may have written. What cannot be stored is held for as long as the page is open, and the page says so.
"use strict";
(() => {
  const { studyguide } = window;
  const { records } = studyguide;

  /** @typedef {"" | "blocked" | "full" | "newer" | "stuck"} Trouble */

  /**
   * @typedef {object} Drawer
   * @property {Kept} kept what the page works with
   * @property {Kept} waiting what could not be written yet
   * @property {Trouble} trouble
   */

  /** @type {Map<Kind, Drawer>} */
  const drawers = new Map();
  /** @type {Set<() => void>} */
  const listeners = new Set();
  const SET_ASIDE = studyguide.key("damaged.");
  let damaged = false;

  /** @param {Kind} kind */
  const drawer = (kind) => {
    let found = drawers.get(kind);
    if (!found) {
      found = { kept: records.empty(), waiting: records.empty(), trouble: "" };
      drawers.set(kind, found);
      look(kind, found);
    }
    return found;
  };

  /**
   * Reads what is stored now. What is of a newer version, or cannot even be set aside, stays as it is.
   * @param {Kind} kind
   * @param {Drawer} found
   */
  const look = (kind, found) => {
    if (found.trouble !== "full") found.trouble = "";
    let stored = records.empty();
    try {
      const text = localStorage.getItem(studyguide.key(kind));
      const value = text === null ? stored : read(kind, text);
      if (typeof value === "object") stored = value;
      else if (value === "newer") found.trouble = "newer";
      else if (!putAside(kind, text ?? "")) found.trouble = "stuck";
    } catch {
      found.trouble = "blocked";
    }
    found.kept = records.merged(kind, stored, found.waiting);
  };

  /** @param {Kind} kind @param {string} text */
  const read = (kind, text) => {
    try {
      return records.read(kind, JSON.parse(text));
    } catch {
      return "damaged";
    }
  };

  /** @param {Kind} kind @param {string} text */
  const putAside = (kind, text) => {
    damaged = true;
    try {
      localStorage.setItem(`${SET_ASIDE}${kind}.${Date.now()}`, text);
      localStorage.removeItem(studyguide.key(kind));
      return true;
    } catch {
      return false; // no room for a second copy: then the first is not touched
    }
  };

  /**
   * Adds to what is kept, here and in storage.
   * @param {Kind} kind
   * @param {Kept} more
   */
  const add = (kind, more) => {
    const found = drawer(kind);
    found.waiting = records.merged(kind, found.waiting, more);
    look(kind, found);
    if (found.trouble === "" || found.trouble === "full") {
      try {
        localStorage.setItem(studyguide.key(kind), JSON.stringify(records.written(found.kept)));
        found.waiting = records.empty();
        found.trouble = "";
      } catch {
        found.trouble = "full";
      }
    }
    tell();
  };

  const tell = () => {
    for (const act of listeners) act();
  };

  /**
   * The present time, but after everything that is known of a key, whatever a clock says.
   * @param {Kept} kept
   * @param {string} key
   */
  const now = (kept, key) => {
    const last = kept.rows.get(key)?.at(-1)?.[0] ?? 0;
    const cuts = [key, records.ALL].map((name) => kept.cleared.get(name) ?? 0);
    return Math.max(Date.now(), last + 1, ...cuts.map((until) => until + 1));
  };

  /** @param {string} key @param {Row} row @returns {Kept} */
  const oneRow = (key, row) => ({ rows: new Map([[key, [row]]]), cleared: new Map() });

  /** @type {Store["reset"]} */
  const reset = (kinds, keys) => {
    const before = kinds.map((kind) => {
      const { kept } = drawer(kind);
      const concerned = keys.includes(records.ALL) ? [...kept.rows.keys()] : keys;
      const until = Math.max(Date.now(), ...concerned.map((key) => now(kept, key)));
      add(kind, { rows: new Map(), cleared: new Map(keys.map((key) => [key, until])) });
      const rows = concerned.flatMap((key) => (kept.rows.get(key) ?? []).map((row) => ({ key, row })));
      return { kind, rows, until };
    });
    return () => {
      for (const { kind, rows, until } of before) {
        const moment = Math.max(Date.now(), until + 1);
        const all = records.empty();
        for (const { key, row } of rows) {
          const [time, value, hit = 0, of = 0] = row;
          // A review keeps its time. A note or a tick gives way to what was written after the reset.
          if (kind === "reviews") all.rows.set(key, [...(all.rows.get(key) ?? []), [time, value ?? 0, hit, of, moment]]);
          else if (!drawer(kind).kept.rows.has(key)) all.rows.set(key, [[moment, value ?? 0]]);
        }
        add(kind, all);
      }
    };
  };

  const notices = () => {
    const troubles = new Set([...drawers.values()].map(({ trouble }) => trouble));
    return [
      ...(troubles.has("blocked")
        ? ["This browser does not let the page store anything. You can go on; what you do is forgotten when you leave the page."]
        : []),
      ...(troubles.has("full")
        ? ["There is no room left in this browser's storage. You can go on; what you do now is forgotten when you leave the page, unless you download it under Progress."]
        : []),
      ...(troubles.has("newer")
        ? ["What is stored here was written by a newer version of this guide, and is left as it is. Reload the page to get that version; until then nothing new is stored."]
        : []),
      ...(troubles.has("stuck")
        ? ["What is stored here is damaged, and there is no room to set it aside, so it is left as it is. You can go on; nothing new is stored."]
        : []),
      ...(damaged && !troubles.has("stuck")
        ? ["A part of what is stored here was damaged. It was set aside, not deleted: download it under Progress."]
        : []),
    ];
  };

  const setAside = () => {
    const found = new Map();
    try {
      for (const key of Object.keys(localStorage)) {
        if (key.startsWith(SET_ASIDE)) found.set(key, localStorage.getItem(key) ?? "");
      }
    } catch {
      // Blocked: there is nothing to find.
    }
    return found;
  };

  /** @param {Kind[]} kinds */
  const lookAgain = (kinds) => {
    for (const kind of kinds) {
      const found = drawers.get(kind);
      if (found) look(kind, found);
    }
    if (kinds.length > 0) tell();
  };

  /**
   * What this tab knows must outlive a write of another that had not heard of it yet.
   * @param {Kind} kind
   */
  const hold = (kind) => {
    const found = drawers.get(kind);
    if (!found) return;
    const { kept } = found;
    look(kind, found);
    const text = (/** @type {Kept} */ all) => JSON.stringify(records.written(all));
    if (text(records.merged(kind, kept, found.kept)) === text(found.kept)) tell();
    else add(kind, kept);
  };

  addEventListener("storage", (event) => {
    const kinds = records.kinds.filter((kind) => event.key === null || event.key === studyguide.key(kind));
    // Where the reader cleared this site's data, they are gone here as well.
    if (event.newValue === null) lookAgain(kinds);
    else kinds.forEach(hold);
  });
  // A page that the browser kept while the reader was elsewhere has heard of nothing.
  addEventListener("pageshow", (event) => {
    if (event.persisted) lookAgain(records.kinds);
  });

  studyguide.store = {
    rows: (kind, key) => drawer(kind).kept.rows.get(key) ?? [],
    keys: (kind) => [...drawer(kind).kept.rows.keys()],
    put(kind, key, ...values) {
      const time = now(drawer(kind).kept, key);
      add(kind, oneRow(key, [time, ...values]));
      return time;
    },
    newest: (kind, keys) => keys.flatMap((key) => drawer(kind).kept.rows.get(key) ?? []).sort((a, b) => b[0] - a[0])[0],
    withdraw: (key, time) => add("reviews", oneRow(key, [time, 0, 0, 0, Math.max(Date.now(), time + 1)])),
    reset,
    all: (kind) => drawer(kind).kept,
    merge: add,
    notices,
    setAside,
    onChange(act) {
      listeners.add(act);
      return () => void listeners.delete(act);
    },
  };
})();
