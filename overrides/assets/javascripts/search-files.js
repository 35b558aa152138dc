// The files of the search index: classic scripts, since those load from a server and from a disk alike. Each gives
// its data under its name; a query needs a few of them.
"use strict";
(() => {
  const { studyguide } = window;
  /** @type {Map<string, Promise<any>>} */
  const held = new Map();
  /** @type {Map<string, string>} */
  const folded = new Map();
  /** @type {[RegExp, string][]} */
  let rules = [];

  // What it names changes with the build, and a browser may keep it for ten minutes; what it names never changes.
  /** @type {Awaited<ReturnType<SearchFiles["index"]>> | undefined} */
  let ready;
  const begin = async () => {
    if (ready) return ready;
    const data = /** @type {SearchIndex} */ (await load("index", `index.js?${Math.floor(Date.now() / 6e5)}`));
    rules = data.rules.map(([pattern, text]) => [new RegExp(pattern), text]);
    ready = { ...data, stop: new Set(data.stop.split(" ")) };
    return ready;
  };
  const of = async (/** @type {string} */ name) => load(name, `${(await begin()).version}/${name}.js`);

  studyguide.searched = {
    index: begin,
    async entry(page) {
      const { together } = await begin();
      return (await of(`pages/${Math.floor(page / together)}`))[page % together];
    },
    words: () => of("words"),
    async terms(term, begun) {
      const { shards } = await begin();
      const first = shards.findLastIndex((start) => start <= term);
      const next = begun && shards[first + 1]?.startsWith(term) ? [first + 1] : [];
      return Promise.all([first, ...next].filter((place) => place >= 0).map((place) => of(`terms/${place}`)));
    },
    async facets() {
      const data = /** @type {SearchFacets} */ (await of("facets"));
      const pages = (/** @type {string} */ rows) => new Set(decoded(rows).map(([page]) => page));
      return new Map(
        data.map(([facet, values]) => [facet, new Map(values.map(([value, rows]) => [value, pages(rows)]))]),
      );
    },
    plain: (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, ""),
    fold(word) {
      const known = folded.get(word);
      if (known !== undefined) return known;
      const bare = word.length <= 3 || !/^\p{L}+$/u.test(word);
      const term = bare ? word : rules.reduce((text, [pattern, by]) => text.replace(pattern, by), word);
      folded.set(word, term);
      return term;
    },
    decoded,
  };

  /**
   * @param {string} name
   * @param {string} path
   */
  function load(name, path) {
    const before = held.get(name);
    if (before) return before;
    const data = studyguide.load(`search/${path}`).then(() => /** @type {any} */ (studyguide.given(`search/${name}`)));
    held.set(name, data);
    data.catch(() => held.delete(name));
    return data;
  }

  /**
   * Numbers with weights, as generator/search/write.py writes them: distances in letters, weights in figures.
   * @param {string} text
   * @returns {[number, number][]}
   */
  function decoded(text) {
    let page = -1;
    return [...text.matchAll(/([a-z]+)(\d+)/g)].map(([, letters = "", weight]) => {
      let step = 0;
      for (const letter of letters) step = step * 26 + letter.charCodeAt(0) - 97;
      page += step + 1;
      return [page, Number(weight)];
    });
  }
})();
