// Runs in the head before anything is painted: what the reader chose last time is set on <html>, and the few
// globals that Material's bundle expects are defined (its own templates define them in an inline script).
"use strict";
(() => {
  const root = document.documentElement;
  root.classList.replace("no-js", "js");

  const given = document.currentScript?.dataset.base ?? ".";
  const scope = new URL(given.endsWith("/") ? given : `${given}/`, location.href);

  /** @param {string} name */
  const key = (name) => `${scope.pathname}studyguide.${name}`;

  /** @type {Map<string, unknown>} what scripts of data have handed over */
  const brought = new Map();

  // What the search adds is there when somebody has opened it.
  window.studyguide = /** @type {Window["studyguide"]} */ ({
    key,
    recall(name) {
      try {
        return localStorage.getItem(key(name));
      } catch {
        return null;
      }
    },
    remember(name, value) {
      try {
        localStorage.setItem(key(name), value);
      } catch {
        // Blocked or full: the choice lasts as long as the page.
      }
    },
    announce(text) {
      const announcer = document.querySelector("[data-announcer]");
      if (announcer) announcer.textContent = text;
    },
    at: (path) => new URL(path, scope).href,
    give(name, value) {
      brought.set(name, value);
    },
    given: (name) => brought.get(name),
    load: (path) =>
      new Promise((done, failed) => {
        const script = document.createElement("script");
        script.src = new URL(path, scope).href;
        script.async = false;
        script.addEventListener("load", () => done());
        script.addEventListener("error", () => {
          script.remove();
          failed(new Error(`could not load ${path}`));
        });
        document.head.append(script);
      }),
  });

  window.__md_scope = scope;
  window.__md_hash = (text) => Array.from(text).reduce((hash, char) => (hash << 5) - hash + char.charCodeAt(0), 0);
  window.__md_get = (name, storage, from = scope) => {
    try {
      return JSON.parse((storage ?? localStorage).getItem(`${from.pathname}.${name}`) ?? "null");
    } catch {
      return null;
    }
  };
  window.__md_set = (name, value, storage, from = scope) => {
    try {
      (storage ?? localStorage).setItem(`${from.pathname}.${name}`, JSON.stringify(value));
    } catch {
      // As above.
    }
  };

  const scheme = window.studyguide.recall("scheme");
  if (scheme === "light" || scheme === "dark") root.dataset.scheme = scheme;

  // Until answers.js has closed them, answers.css keeps hidden answers out of sight. Should that script never
  // come, the answers must not stay lost.
  if (window.studyguide.recall("answers") === "hidden") {
    root.dataset.answers = "closing";
    addEventListener("load", () => delete root.dataset.answers);
  }
})();
