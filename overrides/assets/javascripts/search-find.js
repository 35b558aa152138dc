// What a query finds: every page that has one of its words, by how well they tell it.
"use strict";
(() => {
  const { studyguide } = window;
  const files = studyguide.searched;

  studyguide.finder = {
    find,
    placeIn,
    soughtBy(words) {
      const sought = new Set(words.map(({ term }) => term));
      const begun = words.at(-1)?.term ?? "";
      return (word) => {
        const term = files.fold(files.plain(word));
        return sought.has(term) || (begun.length > 2 && term.startsWith(begun));
      };
    },
  };

  /**
   * Every page that has a word of the query, with how well its words tell it.
   * @param {string} query
   */
  async function find(query) {
    const { stop } = await files.index();
    const typed = [...new Set(files.plain(query).match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? [])];
    const telling = typed.filter((token) => !stop.has(token));
    const sought = telling.length > 0 ? telling : typed;
    const found = await Promise.all(
      sought.map(async (token, place) => {
        // The last word may not be finished.
        const last = place === sought.length - 1 && !/\s$/.test(query);
        const parts = token.split("-");
        const whole = parts.length > 1 ? [parts.join("")] : [];
        const terms = [...parts, ...whole].map((part) => ({ typed: part, term: files.fold(part) }));
        const rows = await Promise.all(terms.map(async (word) => ({ word, pages: await lookUp(word.term, last) })));
        const any = rows.filter(({ pages }) => pages.size > 0);
        if (any.length > 0) return any;
        const instead = await nearest(parts.join(""));
        if (!instead) return rows.slice(0, 1);
        const word = { typed: token, term: files.fold(instead), instead };
        return [{ word, pages: await lookUp(word.term, false) }];
      }),
    );
    /** @type {Map<number, { sum: number, words: number }>} */
    const sums = new Map();
    for (const rows of found) {
      // The parts of a compound count as one word of the query.
      /** @type {Map<number, number>} */
      const ofWord = new Map();
      for (const { pages } of rows) for (const [page, weight] of pages) ofWord.set(page, (ofWord.get(page) ?? 0) + weight);
      for (const [page, weight] of ofWord) {
        const before = sums.get(page) ?? { sum: 0, words: 0 };
        sums.set(page, { sum: before.sum + weight, words: before.words + 1 });
      }
    }
    const share = (/** @type {number} */ count) => 0.5 + count / found.length / 2;
    const all = [...sums].map(([page, { sum, words: count }]) => /** @type {const} */ ([page, sum * share(count)]));
    // A page that has only the commonest of the words is no answer beside one that has them all.
    const least = all.reduce((most, [, score]) => Math.max(most, score), 0) / 4;
    return {
      scores: new Map(all.filter(([, score]) => score >= least)),
      words: found.flatMap((rows) => rows.map(({ word }) => word)),
    };
  }

  /**
   * The pages of a term with their weights; of a word that is only begun also those of what it may become.
   * @param {string} term
   * @param {boolean} begun
   */
  async function lookUp(term, begun) {
    /** @type {Map<number, number>} */
    const found = new Map();
    const wanted = begun && term.length > 2;
    for (const shard of await files.terms(term, wanted)) {
      for (const [other, rows] of Object.entries(shard)) {
        if (other !== term && !(wanted && other.startsWith(term))) continue;
        const share = other === term ? 1 : 0.6;
        for (const [page, weight] of files.decoded(rows)) found.set(page, Math.max(found.get(page) ?? 0, weight * share));
      }
    }
    return found;
  }

  /**
   * The word that somebody may have meant: the same first letter, one slip, or two in a long word; the commoner first.
   * @param {string} token
   */
  async function nearest(token) {
    const most = token.length < 4 ? 0 : token.length < 8 ? 1 : 2;
    if (most === 0 || !/^\p{L}+$/u.test(token)) return null;
    let [best, least] = ["", most + 1];
    // Numbered keys come in rising order, so the largest readership is the last.
    for (const row of Object.values(await files.words()).reverse()) {
      for (const word of row.split(" ")) {
        if (word[0] !== token[0] || Math.abs(word.length - token.length) > most) continue;
        const slips = distance(token, word, least);
        if (slips < least) [best, least] = [word, slips];
      }
    }
    return best || null;
  }

  /**
   * Letters to add, drop, change or swap with their neighbour, as long as it stays below a limit.
   * @param {string} one
   * @param {string} other
   * @param {number} limit
   */
  function distance(one, other, limit) {
    let [before, row] = [/** @type {number[]} */ ([]), Array.from({ length: other.length + 1 }, (_, place) => place)];
    for (let i = 1; i <= one.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= other.length; j += 1) {
        const same = one[i - 1] === other[j - 1] ? 0 : 1;
        let least = Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + same);
        const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
        if (swapped) least = Math.min(least, (before[j - 2] ?? 0) + 1);
        next.push(least);
      }
      if (Math.min(...next) >= limit) return limit;
      [before, row] = [row, next];
    }
    return row[other.length] ?? limit;
  }

  /**
   * Where on a page most of the query stands: its section, and the words around it.
   * @param {SearchEntry} entry
   * @param {(word: string) => boolean} isSought
   */
  function placeIn(entry, isSought) {
    const around = 14;
    let found = { anchor: "", heading: "", text: entry.sections[0]?.[2].slice(0, 160) ?? "", value: -1 };
    for (const [anchor, heading, text] of entry.sections) {
      const places = [...text.matchAll(/[\p{L}\p{N}]+/gu)];
      const hits = places.map(({ 0: word }, place) => ({ place, term: files.fold(files.plain(word)), hit: isSought(word) }));
      const sure = hits.filter(({ hit }) => hit);
      const inHeading = [...heading.matchAll(/[\p{L}\p{N}]+/gu)].filter(({ 0: word }) => isSought(word)).length;
      for (const { place } of sure.length > 0 ? sure : hits.slice(0, 1)) {
        const within = sure.filter((hit) => hit.place >= place && hit.place < place + 2 * around);
        const value = new Set(within.map(({ term }) => term)).size * 2 + inHeading;
        if (value <= found.value) continue;
        const from = places[Math.max(0, place - 5)]?.index ?? 0;
        const last = places[Math.min(places.length - 1, place + 2 * around)];
        const to = last ? last.index + last[0].length : text.length;
        const cut = `${from > 0 ? "… " : ""}${text.slice(from, to)}${to < text.length - 1 ? " …" : text.slice(to)}`;
        found = { anchor, heading, text: cut, value };
      }
    }
    return found;
  }
})();
