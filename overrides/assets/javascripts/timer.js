// A timer that a reader may start: it counts down, says when time is up, and stops nobody.
"use strict";
(() => {
  const { studyguide } = window;

  /** @type {Window["studyguide"]["timer"]} */
  const timer = (box, start, left) => {
    /** @type {ReturnType<typeof setInterval> | undefined} */
    let ticking;
    let minutes = 0;
    let end = 0;

    const tick = () => {
      const seconds = Math.max(0, Math.round((end - Date.now()) / 1000));
      left.textContent = seconds > 0 ? studyguide.parts.clock(seconds) : "Time is up";
      if (seconds > 0) return;
      clearInterval(ticking);
      studyguide.announce("Time is up");
    };

    const stop = () => {
      clearInterval(ticking);
      ticking = undefined;
      box.hidden = true;
      left.textContent = "";
    };

    start.addEventListener("click", () => {
      start.hidden = true;
      end = Date.now() + minutes * 60_000;
      ticking = setInterval(tick, 500);
      tick();
    });

    return {
      stop,
      offer(length) {
        if (ticking !== undefined) return;
        minutes = length;
        start.textContent = `Start ${length} min`;
        start.hidden = false;
        box.hidden = false;
      },
    };
  };

  studyguide.timer = timer;
})();
