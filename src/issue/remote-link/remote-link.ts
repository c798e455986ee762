/** A link from an issue to something elsewhere: a page, a ticket of another program. */
export interface RemoteLink extends RemoteLinkValues {
  readonly id: number;
  readonly issueId: number;
}

export interface RemoteLinkValues {
  /** What the other program calls it: an issue has one link of it at most. */
  readonly globalId: string | null;
  readonly relationship: string | null;
  readonly application: { readonly type: string | null; readonly name: string | null };
  readonly url: string;
  readonly title: string;
  readonly summary: string | null;
  readonly icon: RemoteIcon;
  /** null: not said. */
  readonly resolved: boolean | null;
  readonly statusIcon: RemoteIcon;
}

export interface RemoteIcon {
  readonly url: string | null;
  readonly title: string | null;
  readonly link: string | null;
}
