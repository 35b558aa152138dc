// A note on a question, in whatever field a page offers for it; kept as it is typed.
"use strict";
(() => {
  const { store, records } = window.studyguide;
  const PAUSE = 400;

  /** @type {Notes["of"]} */
  const of = (question) => String(store.newest("notes", [question.id, ...question.aliases])?.[1] ?? "");

  /** @type {Notes["bind"]} */
  const bind = (field, question) => {
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let waiting;
    const save = () => {
      clearTimeout(waiting);
      if (field.value !== of(question)) store.put("notes", question.id, field.value);
    };
    const show = () => {
      if (document.activeElement !== field) field.value = of(question);
    };
    const changed = () => {
      clearTimeout(waiting);
      waiting = setTimeout(save, PAUSE);
    };
    field.maxLength = records.LONGEST_NOTE;
    field.value = of(question);
    field.addEventListener("input", changed);
    field.addEventListener("change", save);
    addEventListener("pagehide", save);
    const quiet = store.onChange(show);
    return () => {
      save();
      field.removeEventListener("input", changed);
      field.removeEventListener("change", save);
      removeEventListener("pagehide", save);
      quiet();
    };
  };

  window.studyguide.notes = { of, bind };
})();
