// What keeps the store from storing, said on the page: last of its scripts, when the others have read what is stored.
"use strict";
(() => {
  const { store } = window.studyguide;
  const place = document.querySelector("[data-notices]");
  if (!place) return;

  const show = () => {
    const notices = store.notices();
    if (notices.join() === [...place.children].map((notice) => notice.textContent).join()) return;
    place.replaceChildren(
      ...notices.map((text) => {
        const notice = document.createElement("p");
        notice.textContent = text;
        return notice;
      }),
    );
  };

  show();
  store.onChange(show);
})();
