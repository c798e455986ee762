/** A term of some text; of two that were new at once, there may be two rows. */
export interface TextTermTable {
  term: string;
}
