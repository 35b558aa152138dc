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
  };
  __md_scope: URL;
  __md_hash(text: string): number;
  __md_get(key: string, storage?: Storage, scope?: URL): unknown;
  __md_set(key: string, value: unknown, storage?: Storage, scope?: URL): void;
}
