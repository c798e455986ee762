/** What the server's stream says of single issues, for those pages that tell who did it. */

export interface IssueEvent {
  readonly type: 'issue';
  readonly kind: 'created' | 'updated' | 'transitioned' | 'commented' | 'ranked' | 'deleted';
  readonly id: string;
  readonly key: string;
  readonly project: string;
  readonly at: number;
  readonly actor: { readonly name: string; readonly displayName: string } | null;
  readonly comment?: string;
}

type Listener = (event: IssueEvent) => void;

const listeners = new Set<Listener>();

/** @returns how to hear no more */
export function onIssueEvent(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function tellListeners(event: IssueEvent): void {
  for (const tell of listeners) tell(event);
}
