/** Who is in a security level. Whoever is taken out no longer finds its issues with the next request. */
import { record } from '../../audit/audit.service.ts';
import { type Ctx, transact } from '../../context.ts';
import { isDuplicate } from '../../db/violation.ts';
import { readId } from '../../kernel/id.ts';
import { readHolder, resolveHolders } from '../scheme/grant.service.ts';
import type { HolderInput } from '../scheme/grant.ts';
import * as errors from './security.errors.ts';
import * as store from './security.store.ts';
import type { ResolvedMember, SecurityLevel } from './security.ts';

export type MemberInput = HolderInput;

/** The members of these levels, in the order in which they were added. */
export async function listMembers(ctx: Ctx, levels: readonly SecurityLevel[]): Promise<ResolvedMember[]> {
  const ids = levels.map((level) => level.id);
  return resolveHolders(ctx, await store.listMembers(ctx.db, ids));
}

/** @throws AppError 400 where one is malformed, names nobody, or is there already */
export const addMembers = (
  ctx: Ctx,
  level: SecurityLevel,
  inputs: readonly MemberInput[],
): Promise<ResolvedMember[]> =>
  transact(ctx, async (tx) => {
    const added: ResolvedMember[] = [];
    for (const input of inputs) {
      const holder = await readHolder(tx, input);
      const member = await store.insertMember(tx.db, level.id, holder).catch((error) => {
        throw isDuplicate(error) ? errors.memberThere() : error;
      });
      const [resolved] = (await resolveHolders(tx, [member])) as [ResolvedMember];
      await recordMember(tx, level, resolved, 'added');
      added.push(resolved);
    }
    return added;
  });

/** @throws AppError 404 where the level has no such member */
export async function removeMember(ctx: Ctx, level: SecurityLevel, id: string): Promise<void> {
  const known = readId(id);
  const member = (await listMembers(ctx, [level])).find((one) => one.id === known);
  if (!member) throw errors.noSuchMember(id);
  await transact(ctx, async (tx) => {
    if (!(await store.removeMember(tx.db, level.id, member.id))) throw errors.noSuchMember(id);
    await recordMember(tx, level, member, 'removed');
  });
}

const recordMember = (tx: Ctx, level: SecurityLevel, member: ResolvedMember, what: 'added' | 'removed') => {
  const { holder, user, group, role } = member;
  const named = user?.name ?? group?.name ?? role?.name;
  const who = named === undefined ? holder.type : `${holder.type}: ${named}`;
  return record(tx, {
    category: 'permissions',
    action: `security-level-member-${what}`,
    summary: `Member of a security level ${what}`,
    object: { type: 'security level', id: String(level.id), name: level.name },
    changed: [{ fieldName: 'member', ...(what === 'added' ? { changedTo: who } : { changedFrom: who }) }],
  });
};
