import type { Db } from '../../db/engine.ts';

const CHUNK = 500;

/** Who watches an issue, or votes for it. */
export async function listInterested(db: Db, table: 'watcher' | 'vote', issueId: number): Promise<number[]> {
  const rows = await db.selectFrom(table).select('user_id').where('issue_id', '=', issueId).execute();
  return rows.map((row) => row.user_id);
}

export async function listMembers(db: Db, groupIds: readonly number[]): Promise<number[]> {
  if (groupIds.length === 0) return [];
  const rows = await db
    .selectFrom('group_member')
    .select('user_id')
    .distinct()
    .where('group_id', 'in', groupIds)
    .execute();
  return rows.map((row) => row.user_id);
}

/** Those who are active and have an address, in their order. */
export async function listReachable(db: Db, userIds: readonly number[]): Promise<number[]> {
  if (userIds.length === 0) return [];
  const rows = await db
    .selectFrom('app_user')
    .select('id')
    .where('id', 'in', userIds)
    .where('active', '=', 1)
    .where('email', 'is not', null)
    .where('email', '!=', '')
    .orderBy('id')
    .execute();
  return rows.map((row) => row.id);
}

export interface Mail {
  readonly authorId: number | null;
  readonly issueId: number;
  readonly subject: string;
  readonly text: string | null;
  readonly html: string | null;
  readonly created: number;
}

/** One for each recipient, in the caller's transaction. */
export async function queueMail(db: Db, recipientIds: readonly number[], mail: Mail): Promise<void> {
  for (let from = 0; from < recipientIds.length; from += CHUNK) {
    await db
      .insertInto('outgoing_mail')
      .values(
        recipientIds.slice(from, from + CHUNK).map((recipient_id) => ({
          recipient_id,
          author_id: mail.authorId,
          issue_id: mail.issueId,
          subject: mail.subject,
          text: mail.text,
          html: mail.html,
          created: mail.created,
        })),
      )
      .execute();
  }
}
