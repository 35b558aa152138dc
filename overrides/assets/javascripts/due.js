// How many questions are due, on the home page. Who has practised nothing loads nothing beside this.
"use strict";
(async () => {
  const { studyguide } = window;
  const place = document.querySelector("[data-due]");
  if (!(place instanceof HTMLElement) || studyguide.recall("reviews") === null) return;

  const scripts = ["records", "store", "fsrs", "guide", "order", "schedule"].map((name) => `assets/javascripts/${name}.js`);
  try {
    await Promise.all([place.dataset.due ?? "", ...scripts].map(studyguide.load));
  } catch {
    return; // the network is down: the page says nothing rather than something wrong
  }

  const show = () => {
    const due = studyguide.guide.questions.filter(studyguide.schedule.isDue).length;
    const link = document.createElement("a");
    link.href = studyguide.at(studyguide.guide.index.practice);
    link.textContent = `${due} due today: practise`;
    place.replaceChildren(link);
    place.hidden = due === 0;
  };
  show();
  studyguide.store.onChange(show);
})();
