// Orders that look drawn by lot and are the same on every device, and topics that take turns: no page, no clock.
"use strict";
(() => {
  /**
   * A number that looks drawn by lot but is the same for the same text (FNV-1a, and a finaliser that spreads its bits).
   * @type {Order["shuffled"]}
   */
  const shuffled = (text) => {
    let hash = 0x811c9dc5;
    for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
    // The last characters have to reach the high bits too.
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    return (hash ^ (hash >>> 13)) >>> 0;
  };

  /** @type {Order["interleaved"]} */
  const interleaved = (questions, before) => {
    const rest = [...questions];
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const { topic } of rest) counts.set(topic, (counts.get(topic) ?? 0) + 1);
    /** @type {Question[]} */
    const result = [];
    while (rest.length > 0) {
      // A topic that makes up more than half of what is left has to come now, or some of it will stand together.
      const heavy = [...counts].find(([topic, count]) => count * 2 > rest.length && topic !== before)?.[0];
      const place = rest.findIndex(({ topic }) => (heavy ? topic === heavy : topic !== before));
      const [next] = rest.splice(Math.max(0, place), 1);
      if (!next) break;
      counts.set(next.topic, (counts.get(next.topic) ?? 0) - 1);
      before = next.topic;
      result.push(next);
    }
    return result;
  };

  window.studyguide.order = { shuffled, interleaved };
})();
