// Checklists and plans: the boxes that are printed become boxes that remember.
"use strict";
(() => {
  const { store } = window.studyguide;
  const place = document.querySelector("[data-ticks]");
  const [name, ...former] = (place?.getAttribute("data-ticks") ?? "").split(" ");
  if (!name) return;

  const boxes = [...document.querySelectorAll("[data-tick]")].map((item, number) => {
    const box = document.createElement("input");
    box.type = "checkbox";
    box.className = "ticks__box";
    const text = item.querySelector(".ticks__text");
    if (text) {
      text.id = `tick-${number + 1}`;
      box.setAttribute("aria-labelledby", text.id);
      // A label around words that hold links would send a click on a link to the box.
      text.addEventListener("click", (event) => {
        if (!(event.target instanceof Element && event.target.closest("a"))) box.click();
      });
    }
    item.prepend(box);
    const own = item.getAttribute("data-tick") ?? "";
    box.addEventListener("change", () => store.put("ticks", `${name}/${own}`, Number(box.checked)));
    return { box, keys: [name, ...former].map((list) => `${list}/${own}`) };
  });

  const show = () => {
    for (const { box, keys } of boxes) box.checked = store.newest("ticks", keys)?.[1] === 1;
  };
  show();
  store.onChange(show);
})();
