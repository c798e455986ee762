/** What an administrator had the server do once. */
export interface ServerRun {
  readonly id: number;
  readonly detail: string;
  /** ms UTC */
  readonly started: number;
  readonly finished: number;
}

export type RunKind = 'reindex' | 'upgrade';
