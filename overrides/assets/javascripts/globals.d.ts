/** What start.js puts on the window: ours first, then what Material's bundle expects to find there. */
interface Window {
  studyguide: {
    /** The root of the site. */
    base: URL;
    /** The value stored under a name, or null; null too when storage is blocked. */
    recall(name: string): string | null;
    /** Stores a value where it can; a blocked or full storage is no error. */
    remember(name: string, value: string): void;
    /** The full storage key of a name, to know it in a storage event. */
    key(name: string): string;
    /** Says something to screen readers. */
    announce(text: string): void;
    /** Opens the search; there from when its scripts are loaded. */
    search?(): void;
    /** What the files of the search index call with their data. */
    give(name: string, data: unknown): void;
    searched: SearchFiles;
    finder: SearchFinder;
  };
  __md_scope: URL;
  __md_hash(text: string): number;
  __md_get(key: string, storage?: Storage, scope?: URL): unknown;
  __md_set(key: string, value: unknown, storage?: Storage, scope?: URL): void;
}

interface SearchIndex {
  version: string;
  /** How many pages there are in one file of them. */
  together: number;
  rules: [pattern: string, replacement: string][];
  stop: string;
  /** The first term of each file of terms. */
  shards: string[];
}

interface SearchEntry {
  address: string;
  title: string;
  as: string;
  facts: string[];
  sections: [anchor: string, heading: string, text: string][];
}

/** A word of a query: as it was typed, as the index has it, and what was looked up in its stead. */
interface SearchWord {
  typed: string;
  term: string;
  instead?: string;
}

type SearchFacets = [facet: string, values: [value: string, pages: string][]][];

/** What search-files.js gives to the others. */
interface SearchFiles {
  index(): Promise<Omit<SearchIndex, "stop"> & { stop: Set<string> }>;
  entry(page: number): Promise<SearchEntry>;
  /** Words by readership, as numbered keys. */
  words(): Promise<Record<string, string>>;
  /** The files that may hold a term, or what begins with it. */
  terms(term: string, begun: boolean): Promise<Record<string, string>[]>;
  /** Of each facet its values with their pages. */
  facets(): Promise<Map<string, Map<string, Set<number>>>>;
  /** In small letters without accents. */
  plain(text: string): string;
  /** What all forms and spellings of a word have in common. */
  fold(word: string): string;
  decoded(text: string): [page: number, weight: number][];
}

interface SearchFinder {
  find(query: string): Promise<{ scores: Map<number, number>; words: SearchWord[] }>;
  /** Where on a page most of a query stands. */
  placeIn(
    entry: SearchEntry,
    isSought: (word: string) => boolean,
  ): { anchor: string; heading: string; text: string };
  soughtBy(words: SearchWord[]): (word: string) => boolean;
}
