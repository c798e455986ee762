import type { Db } from '../../db/engine.ts';

export interface StoredCaptcha {
  tokenHash: string;
  answerHash: string;
  kind: 'picture' | 'proof-of-work';
  /** Integer ms UTC. */
  expires: number;
}

export async function insertCaptcha(db: Db, captcha: StoredCaptcha): Promise<void> {
  await db
    .insertInto('captcha')
    .values({
      token_hash: captcha.tokenHash,
      answer_hash: captcha.answerHash,
      kind: captcha.kind,
      expires: captcha.expires,
    })
    .execute();
}

/** Takes a CAPTCHA away and answers what it was: of two who ask at once, one gets it. */
export async function takeCaptcha(db: Db, tokenHash: string, now: number): Promise<StoredCaptcha | null> {
  const row = await db
    .deleteFrom('captcha')
    .where('token_hash', '=', tokenHash)
    .returningAll()
    .executeTakeFirst();
  if (!row || row.expires <= now) return null;
  const kind = row.kind === 'picture' ? 'picture' : 'proof-of-work';
  return { tokenHash, answerHash: row.answer_hash, kind, expires: row.expires };
}

/** @returns how many were too old to be answered */
export async function removeExpiredCaptchas(db: Db, now: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('captcha')
    .where('expires', '<=', now)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
