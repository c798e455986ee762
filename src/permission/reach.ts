/** What one reader's searches reach, worked out once for as long as nobody changes what decides it. */
export interface Reach {
  /** The configuration's stamp at which it was so. */
  readonly stamp: string;
  /** Projects, not archived, of which the reader browses every issue, but for its security level. */
  readonly projects: readonly number[];
  /** Those of which they browse what they reported, or are assigned. */
  readonly reported: readonly number[];
  readonly assigned: readonly number[];
  /** Security levels that may let the reader pass, in some project or on some issue; no other one does. */
  readonly levels: readonly number[];
  /** Projects, archived ones too, that the reader may see; null: it depends on issues. */
  readonly seen: readonly number[] | null;
  /** About how many issues there are, whoever sees them: for choosing a way to them, and for nothing else. */
  readonly issues: number;
  /** The same of each of `projects`. */
  readonly issuesOf: ReadonlyMap<number, number>;
}
