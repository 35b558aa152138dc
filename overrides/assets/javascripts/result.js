// What a mock comes to: signals by topic, the weakest first. Questions that were not reached count for nothing.
"use strict";
(() => {
  // Three quarters of the signals is what a topic wants before it counts as safe.
  const SAFE = 3 / 4;
  const MOST = 3;

  /** @type {Window["studyguide"]["result"]} */
  const result = (heard) => {
    const counted = heard.filter(({ counts }) => counts);
    /** @type {Map<string, Result["topics"][number]>} */
    const topics = new Map();
    for (const { question, hit, of, seconds } of counted) {
      const topic = topics.get(question.topic) ?? { topic: question.topic, hit: 0, of: 0, seconds: 0, asked: 0 };
      topic.hit += hit;
      topic.of += of;
      topic.seconds += seconds;
      topic.asked += 1;
      topics.set(question.topic, topic);
    }
    const sorted = [...topics.values()].sort((a, b) => share(a) - share(b) || b.of - a.of || (a.topic < b.topic ? -1 : 1));
    return {
      hit: sorted.reduce((all, { hit }) => all + hit, 0),
      of: sorted.reduce((all, { of }) => all + of, 0),
      seconds: heard.reduce((all, { seconds }) => all + seconds, 0),
      asked: counted.length,
      topics: sorted,
      weakest: sorted.filter((topic) => share(topic) < SAFE).slice(0, MOST).map(({ topic }) => topic),
    };
  };

  /** @param {{ hit: number, of: number }} topic */
  const share = ({ hit, of }) => (of === 0 ? 0 : hit / of);

  window.studyguide.result = result;
})();
