// Small parts of pages, made by scripts; text stays text.
"use strict";
(() => {
  /** @type {Parts["element"]} */
  const element = (name, className, ...inside) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...inside);
    return made;
  };

  /** @type {Parts["link"]} */
  const link = (href, text) => {
    const made = element("a", "", text);
    made.href = href;
    return made;
  };

  /** @type {Parts["button"]} */
  const button = (text, act) => {
    const made = element("button", "", text);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  };

  /** @type {Parts["bar"]} */
  const bar = (...shares) => {
    const svg = drawn("svg", { class: "bar", viewBox: "0 0 100 6", preserveAspectRatio: "none", "aria-hidden": "true" });
    let start = 0;
    for (const [name, share] of shares) {
      svg.append(drawn("rect", { class: name, x: start * 100, y: 0, width: share * 100, height: 6 }));
      start += share;
    }
    return svg;
  };

  /** @param {string} name @param {Record<string, string | number>} attributes */
  const drawn = (name, attributes) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, String(value));
    return made;
  };

  /** @type {Parts["clock"]} */
  const clock = (seconds) => {
    const whole = Math.round(seconds);
    const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
    const rest = String(whole % 60).padStart(2, "0");
    return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
  };

  window.studyguide.parts = { element, link, button, bar, clock };
})();
