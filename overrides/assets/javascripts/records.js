// What a reader's progress consists of, as values: its shape, and how two copies of it become one. A row is never
// changed: it is added with its time, so that two devices agree however their copies meet.
"use strict";
(() => {
  const VERSION = 1;
  const EARLIEST = Date.UTC(2000);
  const LATEST = Date.UTC(2200);
  const KEY = /^[a-z0-9][a-z0-9/-]{0,199}$/;
  const ALL = "*";
  const LONGEST_NOTE = 10_000;

  /** @param {unknown} value @param {number} least @param {number} most @returns {value is number} */
  const whole = (value, least, most) => Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most;

  /** @param {unknown} value @returns {value is Record<string, unknown>} */
  const isGroup = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

  /**
   * Of each kind whether all rows of a key count or only the newest, and what may stand in a row after its time.
   * @type {Record<Kind, { all: boolean, fits: (values: unknown[]) => boolean }>}
   */
  const KINDS = {
    // A grade from 1 (again) to 4 (easy), or 0 for one that was taken back; signals hit, and of how many.
    reviews: {
      all: true,
      fits: ([grade, hit = 0, of = 0, ...rest]) =>
        whole(grade, 0, 4) && whole(hit, 0, 99) && whole(of, 0, 99) && rest.length === 0,
    },
    ticks: { all: false, fits: (values) => values.length === 1 && whole(values[0], 0, 1) },
    notes: {
      all: false,
      fits: ([text, ...rest]) => typeof text === "string" && text.length <= LONGEST_NOTE && rest.length === 0,
    },
  };

  /** @returns {Kept} */
  const empty = () => ({ rows: new Map(), cleared: new Map() });

  /**
   * Until when the rows of a key were reset.
   * @param {Kept} kept
   * @param {string} key
   */
  const cut = ({ cleared }, key) => Math.max(cleared.get(key)?.[0] ?? 0, cleared.get(ALL)?.[0] ?? 0);

  /**
   * Two copies as one: every row of both, but for what was reset.
   * @param {Kind} kind
   * @param {Kept} one
   * @param {Kept} other
   * @returns {Kept}
   */
  const merged = (kind, one, other) => {
    const result = empty();
    for (const [key, mark] of [...one.cleared, ...other.cleared]) {
      const before = result.cleared.get(key);
      // The later decision counts, since a reset can be undone; of two at one moment the one that resets more.
      if (!before || mark[1] > before[1] || (mark[1] === before[1] && mark[0] > before[0])) result.cleared.set(key, mark);
    }
    for (const key of [...new Set([...one.rows.keys(), ...other.rows.keys()])].sort()) {
      const after = cut(result, key);
      const rows = united([...(one.rows.get(key) ?? []), ...(other.rows.get(key) ?? [])].filter(([time]) => time > after));
      if (rows.length > 0) result.rows.set(key, KINDS[kind].all ? rows : rows.slice(-1));
    }
    return result;
  };

  /**
   * Rows by time; of two at one moment the lesser, so that a grade that was taken back stays taken back.
   * @param {Row[]} rows
   */
  const united = (rows) => {
    /** @type {Map<number, Row>} */
    const found = new Map();
    for (const row of rows) {
      const before = found.get(row[0]);
      if (!before || JSON.stringify(row) < JSON.stringify(before)) found.set(row[0], row);
    }
    return [...found.values()].sort((a, b) => a[0] - b[0]);
  };

  /**
   * A decoded JSON value as records, or what is wrong with it.
   * @param {Kind} kind
   * @param {unknown} value
   * @returns {Kept | "damaged" | "newer" | "older"}
   */
  const read = (kind, value) => {
    if (!isGroup(value) || !whole(value.version, 0, Number.MAX_SAFE_INTEGER)) return "damaged";
    if (value.version !== VERSION) return value.version > VERSION ? "newer" : "older";
    if (!isGroup(value.rows) || !isGroup(value.cleared)) return "damaged";
    const kept = empty();
    for (const [key, rows] of Object.entries(value.rows)) {
      if (!KEY.test(key) || !Array.isArray(rows) || !rows.every((row) => isRow(kind, row))) return "damaged";
      kept.rows.set(key, rows);
    }
    for (const [key, mark] of Object.entries(value.cleared)) {
      if (!(KEY.test(key) || key === ALL) || !Array.isArray(mark) || mark.length !== 2) return "damaged";
      if (!whole(mark[0], 0, LATEST) || !whole(mark[1], EARLIEST, LATEST)) return "damaged";
      kept.cleared.set(key, [mark[0], mark[1]]);
    }
    return merged(kind, kept, empty());
  };

  /** @param {Kind} kind @param {unknown} row */
  const isRow = (kind, row) => Array.isArray(row) && whole(row[0], EARLIEST, LATEST) && KINDS[kind].fits(row.slice(1));

  /**
   * Records as a value for JSON.
   * @param {Kept} kept
   */
  const written = ({ rows, cleared }) => ({
    version: VERSION,
    rows: Object.fromEntries(rows),
    cleared: Object.fromEntries(cleared),
  });

  window.studyguide.records = {
    kinds: /** @type {Kind[]} */ (Object.keys(KINDS)),
    ALL,
    LONGEST_NOTE,
    empty,
    merged,
    read,
    written,
  };
})();
