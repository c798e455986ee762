/** Whether, why and for how long nothing is to be changed: Jira 10.3's read-only mode. */
export interface ReadOnlyMode {
  readonly enabled: boolean;
  /** For people; empty: none. */
  readonly message: string;
  /** When it is announced to end, as the administrator wrote it: yyyy-MM-dd'T'HH:mm; empty: not announced. */
  readonly endTime: string;
  /** IANA name of the zone of endTime; empty: the server's. */
  readonly timeZone: string;
}

export const writable: ReadOnlyMode = { enabled: false, message: '', endTime: '', timeZone: '' };
