// A reader's progress as a file: downloaded here, taken in there. A file comes from anywhere, so its shape is judged
// before anything of it is kept; ids that this guide does not know are kept too, since a newer one may.
"use strict";
(() => {
  const { studyguide } = window;
  const { guide, records, store } = studyguide;

  const FORMAT = "studyguide progress";
  const VERSION = 1;
  const LARGEST = 20_000_000;
  const DAY = 86_400_000;
  const HEAD = ["format", "version", "guide", "saved"];

  /** @type {Transfer["save"]} */
  const save = (name, text) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json;charset=utf-8" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  /** @type {Transfer["packed"]} */
  const packed = () => {
    const kinds = records.kinds.map((kind) => [kind, records.written(store.all(kind))]);
    const head = { format: FORMAT, version: VERSION, guide: guide.index.guide, saved: new Date().toISOString() };
    return `${JSON.stringify({ ...head, ...Object.fromEntries(kinds) }, null, 1)}\n`;
  };

  /** @type {Transfer["unpacked"]} */
  const unpacked = (text) => {
    if (text.length > LARGEST) return "It is larger than any progress could be.";
    let value;
    try {
      value = JSON.parse(text);
    } catch {
      return "It is damaged, or no progress file: it is not JSON.";
    }
    if (typeof value !== "object" || value?.format !== FORMAT) return "It is no progress file of a study guide.";
    if (!Number.isSafeInteger(value.version) || value.version < VERSION) {
      return "It was written by an older version, in a form that is not read any more.";
    }
    const newer = "It was written by a newer version of this guide. Reload this page, then try again.";
    if (value.version > VERSION) return newer;
    if (Object.keys(value).some((name) => !HEAD.includes(name) && !records.kinds.some((kind) => kind === name))) return newer;

    /** @type {Map<Kind, Kept>} */
    const found = new Map();
    for (const kind of records.kinds) {
      // A file of before there was this kind has nothing of it.
      const kept = value[kind] === undefined ? records.empty() : records.read(kind, value[kind]);
      if (kept === "damaged") return `It is damaged: its ${kind} are not what they should be.`;
      if (kept === "newer") return newer;
      if (kept === "older") return "A part of it is in an older form that is not read any more.";
      found.set(kind, kept);
    }
    const all = [...found.values()];
    const rows = all.flatMap((kept) => [...kept.rows.values()].flat());
    const times = rows.flatMap(([time, , , , decided = 0]) => [time, Number(decided)]);
    if ([...times, ...all.flatMap((kept) => [...kept.cleared.values()])].some((time) => time > Date.now() + DAY)) {
      return "It holds times in the future. Set the clock of this device, or of the one that wrote it.";
    }
    const keys = all.flatMap((kept) => [...kept.rows.keys()]);
    if (value.guide !== guide.index.guide && keys.length > 0 && !keys.some((key) => guide.question(key))) {
      return `It is of another guide, “${String(value.guide).slice(0, 80)}”.`;
    }
    return found;
  };

  /** @type {Transfer["taken"]} */
  const taken = (found) => {
    const counts = records.kinds.map((kind) => {
      const before = flat(kind);
      store.merge(kind, found.get(kind) ?? records.empty());
      return /** @type {const} */ ([kind, [...flat(kind)].filter((row) => !before.has(row)).length]);
    });
    return new Map(counts);
  };

  /** @param {Kind} kind */
  const flat = (kind) =>
    new Set([...store.all(kind).rows].flatMap(([key, rows]) => rows.map((row) => JSON.stringify([key, row]))));

  studyguide.transfer = { save, packed, unpacked, taken };
})();
