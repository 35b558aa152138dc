/** What start.js puts on the window: ours first, then what Material's bundle expects to find there. */
interface Window {
  studyguide: {
    /** The value stored under a name, or null; null too when storage is blocked. */
    recall(name: string): string | null;
    /** Stores a value where it can; a blocked or full storage is no error. */
    remember(name: string, value: string): void;
    /** The full storage key of a name, to know it in a storage event. */
    key(name: string): string;
    /** Says something to screen readers. */
    announce(text: string): void;
    /** The full address of a path from the root of the site. */
    at(path: string): string;
    /** Runs a script of the site once more scripts are needed; works from a folder on disk, where fetch does not. */
    load(path: string): Promise<void>;
    /** What scripts of data call with what they bring. */
    give(name: string, value: unknown): void;
    /** What a script of data has brought, if it has run. */
    given(name: string): unknown;

    // Each of these comes with the script of its name, on pages that need it.
    fsrs: Fsrs;
    records: Records;
    store: Store;
    guide: Guide;
    order: Order;
    schedule: Schedule;
    notes: Notes;
    transfer: Transfer;
    parts: Parts;
    rounds: Rounds;
    invitation: Invitation;
    result(heard: Heard[]): Result;
    sittings: Sittings;
    /** Works the choices of a mock, and calls when one is to begin: a new one, or that which was left. */
    setup(page: Element, begin: (afresh: boolean) => void): Setup;
    /** Writes the scorecard of a mock into an element; alone, its grades can be put into practice. */
    scorecard(place: Element, choice: Choice, rounds: Round[], sitting: Sitting, side: Side): Promise<void>;
    /** Works the parts of a card within an element: [data-prompt], [data-given] and [data-answer]. */
    card(page: Element): ShownCard;
    /** Works a timer: the box around it, the button that starts it, and where the time left is shown. */
    timer(box: HTMLElement, start: HTMLElement, left: HTMLElement): Timer;
    /** What the query of an address asks to practise, with so many new questions a day. */
    session(search: string, most: () => number): Session;
    /** Opens the search; there from when its scripts are loaded. */
    search?(): void;
    searched: SearchFiles;
    finder: SearchFinder;
  };
  __md_scope: URL;
  __md_hash(text: string): number;
  __md_get(key: string, storage?: Storage, scope?: URL): unknown;
  __md_set(key: string, value: unknown, storage?: Storage, scope?: URL): void;
}

// fsrs.js

/** What is known of a memory: days until nine chances in ten are left, and how hard it is, from 1 to 10. */
interface Memory {
  stability: number;
  difficulty: number;
}

interface Fsrs {
  /** The memory after a review graded 1 to 4, so many whole days after the one before. */
  next(memory: Memory | null, grade: number, days: number): Memory;
  /** Days until the next review, at least one. */
  interval(memory: Memory): number;
  /** The chance of recall after some days. */
  retrievability(memory: Memory, days: number): number;
}

// records.js

/** What is kept: one key in storage each. */
type Kind = "reviews" | "ticks" | "notes";
/** When, in milliseconds, and then what the kind says. */
type Row = [time: number, ...values: (number | string)[]];
/** All that is kept of one kind: rows by key, and per key until when it was reset. */
interface Kept {
  rows: Map<string, Row[]>;
  cleared: Map<string, number>;
}

interface Records {
  kinds: Kind[];
  /** The key that stands for every key in `cleared`. */
  ALL: string;
  LONGEST_NOTE: number;
  empty(): Kept;
  /** Two copies as one; which is which makes no difference. */
  merged(kind: Kind, one: Kept, other: Kept): Kept;
  /** A decoded JSON value as records, or what is wrong with it. */
  read(kind: Kind, value: unknown): Kept | "damaged" | "newer" | "older";
  /** Records as a value for JSON. */
  written(kept: Kept): { version: number; rows: Record<string, Row[]>; cleared: Record<string, number> };
}

// store.js

interface Store {
  /** The rows of a key, oldest first. */
  rows(kind: Kind, key: string): Row[];
  /** The newest row under any of some keys: a present id and its former ones. */
  newest(kind: Kind, keys: string[]): Row | undefined;
  /** The keys that have rows. */
  keys(kind: Kind): string[];
  /** Adds a row with the present time, and says which. */
  put(kind: Kind, key: string, ...values: (number | string)[]): number;
  /** Takes a review back. */
  withdraw(key: string, time: number): void;
  /** Forgets the rows of some keys, or of all with "*"; what it returns brings them back. */
  reset(kinds: Kind[], keys: string[]): () => void;
  /** All that is kept of a kind. */
  all(kind: Kind): Kept;
  /** Takes another copy in. */
  merge(kind: Kind, other: Kept): void;
  /** Sentences on what keeps the store from storing; none when all is well. */
  notices(): string[];
  /** What was damaged and set aside, by its storage key. */
  setAside(): Map<string, string>;
  /** Calls back after every change, in this tab or another, until what it returns is called. */
  onChange(act: () => void): () => void;
}

// guide.js

interface Question {
  id: string;
  title: string;
  topic: string;
  level: string;
  kind: string;
  minutes: number;
  roles: string[];
  stages: string[];
  aliases: string[];
}

interface Named {
  id: string;
  title: string;
}

/** What assets/data/questions.*.js gives; made by generator/web/data.py. */
interface Index {
  guide: string;
  /** Addresses from the root of the site, with * for the id. */
  practice: string;
  page: string;
  card: string;
  columns: string[];
  rows: unknown[][];
  topics: Named[];
  levels: Named[];
  kinds: Named[];
  roles: Named[];
  stages: Named[];
  companies: (Named & { questions: string[]; topics: string[] })[];
  plans: (Named & { weeks: { title: string; questions: string[] }[] })[];
}

/** A question's card, as HTML that the generator wrote for the question's page. */
interface Card {
  /** The address of that page from the root of the site, where the card's links start. */
  page: string;
  prompt: string;
  /** What is given with the question, such as code with a fault in it; may be empty. */
  given: string;
  answer: string;
  /** Follow-ups, and what changes with the level. */
  panel: string;
}

interface Deck {
  id: string;
  title: string;
  questions: Question[];
}

interface Guide {
  index: Index;
  questions: Question[];
  /** The question that an id or a former id names. */
  question(id: string): Question | null;
  /** Every deck, in groups: all, topics, levels, roles, employers, weeks of plans. */
  decks(): { title: string; decks: Deck[] }[];
  deck(id: string): Deck | null;
  card(question: Question): Promise<Card>;
  /** The full address of a question's own page. */
  page(question: Question): string;
  /** What an id is called in one of the index's lists. */
  title(list: Named[], id: string): string;
}

// order.js

interface Order {
  /** A number that looks drawn by lot, and is the same for the same text. */
  shuffled(text: string): number;
  /** The same questions, as near to their order as it goes without two of one topic in a row, after one of a topic. */
  interleaved(questions: Question[], before: string): Question[];
}

// schedule.js

/** What the reviews of a question come to. */
interface Standing {
  memory: Memory | null;
  /** Days as `today` counts them; 0 for a question without reviews. */
  first: number;
  last: number;
  due: number;
  reviews: number;
  state: "unseen" | "shaky" | "solid";
}

interface Schedule {
  /** The reader's present day, as a number that grows by one at midnight. */
  today(): number;
  standing(question: Question): Standing;
  /** Whether a question is due today or has been since. */
  isDue(question: Question): boolean;
  /** What to ask today, in order: due first, then new ones, no two of one topic in a row where that can be avoided. */
  queue(deck: Deck, most: number): { due: Question[]; fresh: Question[] };
  /** Days until the next review after each grade, if it were given now. */
  intervals(question: Question): Map<number, number>;
}

// notes.js

interface Notes {
  /** The note on a question; empty where there is none. */
  of(question: Question): string;
  /** Keeps what is typed into a field as the note on a question, until what it returns is called. */
  bind(field: HTMLTextAreaElement, question: Question): () => void;
}

// transfer.js

interface Transfer {
  /** Offers a text as a file to keep. */
  save(name: string, text: string): void;
  /** All that is kept, as the text of a file. */
  packed(): string;
  /** What is in a file, or why it cannot be taken in. */
  unpacked(text: string): Map<Kind, Kept> | string;
  /** Takes it in, and says how many rows of each kind are new. */
  taken(found: Map<Kind, Kept>): Map<Kind, number>;
}

// progress.js

/** A list to tick, as assets/data/lists.*.js gives it. */
interface TickList {
  title: string;
  kind: string;
  /** Address of its page from the root of the site. */
  page: string;
  /** Its present name in storage, and its former ones. */
  names: string[];
  items: string[];
}

// parts.js

interface Parts {
  element<Name extends keyof HTMLElementTagNameMap>(
    name: Name,
    className: string,
    ...inside: (Node | string)[]
  ): HTMLElementTagNameMap[Name];
  link(href: string, text: string): HTMLAnchorElement;
  button(text: string, act: () => void): HTMLButtonElement;
  /** A time as a clock shows it: 4:05, or 1:04:05. */
  clock(seconds: number): string;
  /** A bar of shares of one, each with its class; the numbers stand beside it. */
  bar(...shares: (readonly [className: string, share: number])[]): Element;
}

// card.js

interface ShownCard {
  fill(card: Card): void;
  /** How many signals are ticked, and of how many. */
  hits(): { hit: number; of: number };
  /** The boxes of the signals, in their order. */
  boxes(): HTMLInputElement[];
}

// timer.js

interface Timer {
  /** Shows a button that starts so many minutes, unless one is running. */
  offer(minutes: number): void;
  stop(): void;
}

// session.js

interface Session {
  mode: "deck" | "question" | "random";
  deck: Deck;
  /** What the address names and is not there; empty when all is well. */
  missing: string;
  /** What to ask after a question, if anything. */
  next(current: Question | null): Question | null;
  queue(): { due: Question[]; fresh: Question[] };
  /** How many questions of the deck have never been asked. */
  unseen(): number;
  /** Days until the next is due, if any is waiting. */
  soonest(): number | null;
  /** Remembers what was graded Again; 0 takes a grade back. */
  graded(question: Question, grade: number): void;
  again(): Question[];
  /** Goes over what was graded Again. */
  repeat(): void;
  repeating(): boolean;
  /** Asks so many new questions more today. */
  addMore(count: number): void;
}

// rounds.js

/** What assets/data/mocks.*.js gives; made by generator/web/mocks.py. */
interface Mocks {
  loops: Loop[];
  /** Levels of a role, each with how many lots a question of a level has in its draw; none is none. */
  levels: (Named & { draws: Record<string, number> })[];
}

interface Loop extends Named {
  kind: string;
  /** Address of its page from the root of the site. */
  page: string;
  rounds: LoopRound[];
}

interface LoopRound {
  stage: string;
  title: string;
  /** From and to; null where nobody says. */
  minutes: [number, number] | null;
  /** Whether the loop's own source says so, and not only what such stages usually take. */
  stated: boolean;
  topics: string[];
  questions: string[];
}

/** What a mock is drawn from. */
interface Choice {
  loop: Loop;
  role: string;
  level: Mocks["levels"][number];
  /** Which of the loop's rounds, from 1; 0 for all. */
  round: number;
  /** All rounds in so many minutes; 0 for the time that each has. */
  minutes: number;
  seed: string;
}

interface Round {
  of: LoopRound;
  /** Minutes to fill. */
  planned: number;
  questions: Question[];
}

interface Rounds {
  /** Whether there is anything to ask in it. */
  canBeAsked(round: LoopRound): boolean;
  /** Minutes that questions take, short ones with their follow-ups. */
  takes(questions: Question[]): number;
  /** The rounds of a mock, those that come to nothing without questions; the same choice of the same questions gives the same. */
  drawn(choice: Choice, questions: Question[]): Round[];
  /** A short text that tells one set from another. */
  mark(rounds: Round[]): string;
}

// invitation.js

type Side = "alone" | "interviewer" | "candidate";

interface Invitation {
  mocks: Mocks;
  /** What the query of an address asks for; what it leaves open or gets wrong is chosen. */
  read(search: string): { choice: Choice; side: Side; mark: string; missing: string };
  /** The query that stands for a choice, to the marked set and for one side. */
  write(choice: Choice, mark: string, side: Side): string;
  /** Another seed. */
  seed(): string;
}

// setup.js

interface Setup {
  choice: Choice;
  side: Side;
  rounds(): Round[];
  link(): string;
}

// sitting.js

interface Sittings {
  /** A mock with so many questions: the one that was left under the same link, or a new one. */
  open(link: string, count: number, afresh?: boolean): Sitting;
  /** The link of the one that was left; empty when there is none. */
  last(): string;
}

interface Sitting {
  place: number;
  /** Of each question: seconds spent, which signals are ticked, what was noted, whether it was compared with the answer. */
  seconds: number[];
  ticked: number[][];
  notes: string[];
  compared: boolean[];
  over: boolean;
  /** When its grades went into practice, by question; empty while they have not. */
  graded: Record<string, number>;
  /** Whether this was begun before, and left. */
  readonly begun: boolean;
  /** Seconds that a question has taken until now. */
  spent(place: number): number;
  isRunning(): boolean;
  run(): void;
  pause(): void;
  go(place: number): void;
  /** Keeps it for when the page is opened again. */
  keep(): void;
}

// result.js

/** What was heard of one question. */
interface Heard {
  question: Question;
  hit: number;
  of: number;
  seconds: number;
  /** Whether it was asked and compared with what is scored. */
  counts: boolean;
}

interface Result {
  hit: number;
  of: number;
  seconds: number;
  /** How many questions count. */
  asked: number;
  /** The weakest first. */
  topics: { topic: string; hit: number; of: number; seconds: number; asked: number }[];
  /** The topics to practise: at most three, each below three quarters. */
  weakest: string[];
}

// search-files.js and search-find.js

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
