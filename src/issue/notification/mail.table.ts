import type { Generated } from 'kysely';

/** Mail that waits to be sent. The recipient's address is read when it is. */
export interface OutgoingMailTable {
  id: Generated<number>;
  recipient_id: number;
  /** Who had it sent; null: somebody who is gone. */
  author_id: number | null;
  issue_id: number | null;
  subject: string;
  /** At least one of the two is there. */
  text: string | null;
  html: string | null;
  created: number;
}
