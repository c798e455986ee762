/**
 * What is looked for in a text index, for every engine: a plain tree. A term is what the index holds of a word
 * (kernel/words.ts).
 */
export type Match =
  | { readonly kind: 'term'; readonly term: string }
  /** Any term that begins so. */
  | { readonly kind: 'prefix'; readonly term: string }
  /** The terms in a row. */
  | { readonly kind: 'phrase'; readonly terms: readonly string[] }
  /** Different terms, in any order, with at most `within` other words among them. */
  | { readonly kind: 'near'; readonly terms: readonly string[]; readonly within: number }
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Match[] }
  /** The first, in a text that the second is not in. */
  | { readonly kind: 'but'; readonly wanted: Match; readonly unwanted: Match }
  | { readonly kind: 'nothing' };

/** The same in the language of the engine that is asked. */
export interface EngineMatch {
  readonly engine: 'sqlite' | 'postgres';
  readonly query: string;
  /** What comments are looked up by, where that is another query, and whether it finds nothing else than the first. */
  readonly rough?: { readonly query: string; readonly exact: boolean };
}
