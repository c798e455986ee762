/**
 * Answers to readers, written out and kept for as long as nothing at all is committed: dashboards and scripts ask for
 * the same issues over and over. Whatever an answer depends on (the issue, its people, what the reader may see) is in
 * the database, and the first commit by anyone makes everything kept here worthless; see Engine.commitStamp.
 */
import { type Ctx, perProgram } from '../context.ts';
import type { CommitStamp } from '../db/engine.ts';
import { commitStamp } from '../db/prepared.ts';

const MOST_CHARACTERS = 4_000_000;
const LONGEST_QUESTION = 500;

const memoryOf = perProgram(() => ({
  stamp: null as CommitStamp | null,
  answers: new Map<string, string>(),
  characters: 0,
}));

/**
 * The answer that was given to the same question of the same reader, or else what `write` makes.
 * @param question everything besides the reader that the answer depends on; nothing in it may depend on the clock
 */
export async function keptAnswer(ctx: Ctx, question: string, write: () => Promise<string>): Promise<string> {
  const stamp = await commitStamp(ctx.db);
  if (stamp === null || question.length > LONGEST_QUESTION) return write();
  const memory = memoryOf(ctx);
  if (memory.stamp !== stamp) {
    memory.stamp = stamp;
    memory.answers.clear();
    memory.characters = 0;
  }
  const { userId, scope, timeZone } = ctx.actor;
  const key = `${userId ?? 'anonymous'} ${scope ?? 'all'} ${timeZone} ${question}`;
  const kept = memory.answers.get(key);
  if (kept) return kept;
  const answer = await write();
  // Somebody else may have found a newer stamp meanwhile: then this is old.
  if (memory.stamp === stamp && memory.characters + answer.length <= MOST_CHARACTERS) {
    memory.answers.set(key, answer);
    memory.characters += answer.length;
  }
  return answer;
}
