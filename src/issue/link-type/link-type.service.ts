/**
 * The types of links: read by whoever sees anything here, made and changed by administrators. A type that is deleted
 * takes its links with it, as in Jira.
 */
import { record } from '../../audit/audit.service.ts';
import { type Ctx, transact } from '../../context.ts';
import { isDuplicate } from '../../db/violation.ts';
import { readId } from '../../kernel/id.ts';
import { requireAudience } from '../../workflow/audience.service.ts';
import * as errors from './link-type.errors.ts';
import * as store from './link-type.store.ts';
import type { LinkType } from './link-type.ts';

const longest = 255;

/** All of them by name, whoever asks. */
export const allLinkTypes = (ctx: Ctx): Promise<LinkType[]> => store.listLinkTypes(ctx.db);

/** By name. @throws 401 for an anonymous visitor who may see nothing here */
export async function listLinkTypes(ctx: Ctx): Promise<LinkType[]> {
  await requireAudience(ctx);
  return store.listLinkTypes(ctx.db);
}

/** @throws 404, and 401 as above */
export async function requireLinkType(ctx: Ctx, id: string): Promise<LinkType> {
  await requireAudience(ctx);
  const found = await store.findLinkType(ctx.db, readId(id) ?? 0);
  if (!found) throw errors.noSuchLinkType(id);
  return found;
}

/** null and undefined: not given. */
export type LinkTypeInput = { [member in 'name' | 'inward' | 'outward']?: string | null | undefined };

/** @throws 400 by field */
export async function createLinkType(ctx: Ctx, input: LinkTypeInput): Promise<LinkType> {
  const draft = checked({
    name: input.name ?? '',
    inward: input.inward ?? '',
    outward: input.outward ?? '',
  });
  return withUniqueName(draft.name, () =>
    transact(ctx, async (tx) => {
      const type = await store.insertLinkType(tx.db, draft);
      await tell(tx, 'created', type);
      return type;
    }),
  );
}

/** What is not given stays. @throws 400 by field */
export const changeLinkType = (ctx: Ctx, found: LinkType, input: LinkTypeInput): Promise<LinkType> =>
  withUniqueName(input.name?.trim() ?? found.name, () =>
    transact(ctx, async (tx) => {
      await store.lockLinkType(tx.db, found.id);
      const { id, ...before } = await requireLinkType(tx, String(found.id));
      const after = {
        id,
        ...checked({
          name: input.name ?? before.name,
          inward: input.inward ?? before.inward,
          outward: input.outward ?? before.outward,
        }),
      };
      await store.updateLinkType(tx.db, after);
      await tell(tx, 'changed', after);
      return after;
    }),
  );

export async function deleteLinkType(ctx: Ctx, type: LinkType): Promise<void> {
  await transact(ctx, async (tx) => {
    await store.removeLinkType(tx.db, type.id);
    await tell(tx, 'deleted', type);
  });
}

function checked(draft: Omit<LinkType, 'id'>): Omit<LinkType, 'id'> {
  const text = (member: 'name' | 'inward' | 'outward') => {
    const trimmed = draft[member].trim();
    if (trimmed === '') throw errors.linkTypeLacks(member);
    if (trimmed.length > longest) throw errors.linkTypeTooLong(member, longest);
    return trimmed;
  };
  return { name: text('name'), inward: text('inward'), outward: text('outward') };
}

async function withUniqueName<T>(name: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw isDuplicate(error) ? errors.linkTypeNameTaken(name) : error;
  }
}

const tell = (tx: Ctx, what: 'created' | 'changed' | 'deleted', { id, name }: LinkType) =>
  record(tx, {
    category: 'system',
    action: `issue-link-type-${what}`,
    summary: `Issue link type ${what}`,
    object: { type: 'issue link type', id: String(id), name },
  });
