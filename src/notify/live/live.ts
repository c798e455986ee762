/** What a browser is told while it looks. */
export type LiveEvent =
  /** The stream is open: what is read from now on is as new as what the stream tells. */
  | { readonly type: 'open' }
  | {
      readonly type: 'issue';
      readonly kind: string;
      readonly id: string;
      readonly key: string;
      readonly project: string;
      /** Of the issue, in ms; null: it is gone. */
      readonly updated: number | null;
      /** When it happened, in ms. */
      readonly at: number;
      readonly actor: { readonly name: string; readonly displayName: string } | null;
      /** Of a comment that the reader may see. */
      readonly comment?: string;
    }
  /** The reader could see it, and may not any more. It says no more than what they knew. */
  | { readonly type: 'gone'; readonly id: string; readonly key: string; readonly project: string }
  /** More happened than can be told one by one: read anew what is shown. */
  | { readonly type: 'resync' }
  /** The session is over, and the stream with it. */
  | { readonly type: 'session'; readonly state: 'ended' }
  /** Another stream of this session took this one's place: do not come back. */
  | { readonly type: 'replaced' };

/** What a stream is narrowed to. */
export interface Interest {
  /** Of a project, in capitals. */
  readonly project: string | null;
  readonly issueId: number | null;
}

/** One event in the form of server-sent events. @param id what a browser names when it comes back @source HTML, 9.2 */
export const written = (event: LiveEvent, id: number | null): string =>
  `${id === null ? '' : `id: ${id}\n`}data: ${JSON.stringify(event)}\n\n`;

/** A line that says nothing, so that what lies in between does not take the connection for dead. */
export const heartbeat = ': \n\n';
