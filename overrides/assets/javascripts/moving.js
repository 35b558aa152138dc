// The progress page's ways out: a file to keep or to take elsewhere, a new start, and what was found damaged.
"use strict";
(() => {
  const { guide, store, records, transfer, parts } = window.studyguide;
  const page = document.querySelector("[data-progress]");
  if (!page || !guide) return;

  /** @param {string} name */
  const part = (name) => /** @type {HTMLElement} */ (page.querySelector(`[data-${name}]`));
  const what = /** @type {HTMLSelectElement} */ (part("reset-what"));
  const file = /** @type {HTMLInputElement} */ (part("upload"));
  const undoing = part("undo");
  let undo = () => {};

  /** @param {string} text */
  const tell = (text) => {
    part("told").textContent = text;
  };

  const download = () => {
    transfer.save(`progress-${new Date().toISOString().slice(0, 10)}.json`, transfer.packed());
    tell("Downloaded. Keep it, or open it on this page in another browser.");
  };

  const upload = async () => {
    const [chosen] = file.files ?? [];
    if (!chosen) return;
    const text = await chosen.text().catch(() => "");
    file.value = ""; // so that the same file can be chosen again
    const found = transfer.unpacked(text);
    if (typeof found === "string") return tell(`“${chosen.name}” was not taken in, and nothing has changed. ${found}`);
    const words = [...transfer.taken(found)].map(([kind, count]) => `${count} ${count === 1 ? kind.slice(0, -1) : kind}`);
    tell(`“${chosen.name}” was taken in. New here: ${words.join(", ")}.`);
  };

  const reset = () => {
    const topic = guide.questions.filter((question) => question.topic === what.value);
    if (what.value === "*") undo = store.reset(records.kinds, [records.ALL]);
    else if (what.value === "ticks") undo = store.reset(["ticks"], [records.ALL]);
    else undo = store.reset(["reviews"], topic.flatMap(({ id, aliases }) => [id, ...aliases]));
    undoing.hidden = false;
    tell(`Reset: ${what.selectedOptions[0]?.textContent ?? ""}. You can undo this until you leave the page.`);
  };

  const takeBack = () => {
    undo();
    undoing.hidden = true;
    part("reset").focus();
    tell("Undone: everything is back.");
  };

  const showSetAside = () => {
    const damaged = [...store.setAside()];
    part("aside").hidden = damaged.length === 0;
    part("aside-files").replaceChildren(
      ...damaged.map(([key, text]) => {
        const name = `${key.split("studyguide.").at(-1)}.txt`;
        return parts.button(`Download ${name}`, () => transfer.save(name, text));
      }),
    );
  };

  for (const { id, title } of guide.index.topics) {
    if (guide.questions.some((question) => question.topic === id)) what.append(new Option(`Reviews: ${title}`, id));
  }
  part("download").addEventListener("click", download);
  file.addEventListener("change", upload);
  part("reset").addEventListener("click", reset);
  undoing.addEventListener("click", takeBack);
  store.onChange(showSetAside);
  showSetAside();
})();
