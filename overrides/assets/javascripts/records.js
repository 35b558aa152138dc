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
    // A grade from 1 (again) to 4 (easy), or 0 for one that was taken back; signals hit, and of how many; and when that
    // was decided, where it was taken back or its reset undone.
    reviews: {
      all: true,
      fits: ([grade, hit = 0, of = 0, decided = EARLIEST, ...rest]) =>
        whole(grade, 0, 4) && whole(hit, 0, 99) && whole(of, 0, 99) && whole(decided, EARLIEST, LATEST) && !rest.length,
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
  const cut = ({ cleared }, key) => Math.max(cleared.get(key) ?? 0, cleared.get(ALL) ?? 0);

  /**
   * Since when a row holds.
   * @param {Row} row
   */
  const since = (row) => Math.max(row[0], Number(row[4] ?? 0));

  /**
   * Two copies as one: every row of both, but for what was reset. Of two rows in one place the later decision holds, and
   * whatever it was decides on both sides alike.
   * @param {Kind} kind
   * @param {Kept} one
   * @param {Kept} other
   * @returns {Kept}
   */
  const merged = (kind, one, other) => {
    const result = empty();
    for (const key of sorted([...one.cleared.keys(), ...other.cleared.keys()])) {
      result.cleared.set(key, Math.max(one.cleared.get(key) ?? 0, other.cleared.get(key) ?? 0));
    }
    for (const key of sorted([...one.rows.keys(), ...other.rows.keys()])) {
      /** @type {Map<number, Row>} */
      const places = new Map();
      for (const row of [...(one.rows.get(key) ?? []), ...(other.rows.get(key) ?? [])]) {
        const place = KINDS[kind].all ? row[0] : 0;
        const before = places.get(place);
        if (since(row) > cut(result, key) && (!before || holds(row, before))) places.set(place, row);
      }
      if (places.size > 0) result.rows.set(key, [...places.values()].sort((a, b) => a[0] - b[0]));
    }
    return result;
  };

  /** @param {string[]} keys */
  const sorted = (keys) => [...new Set(keys)].sort();

  /** @param {Row} row @param {Row} other */
  const holds = (row, other) =>
    since(row) === since(other) ? JSON.stringify(row) < JSON.stringify(other) : since(row) > since(other);

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
    for (const [key, until] of Object.entries(value.cleared)) {
      if (!(KEY.test(key) || key === ALL) || !whole(until, EARLIEST, LATEST)) return "damaged";
      kept.cleared.set(key, until);
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
