/**
 * Links of versions to elsewhere. Whoever sees the project sees them; who may change its versions makes and removes
 * them. What a link says is the affair of the program that made it: any JSON object is kept as it is.
 */
import { record } from '../../../audit/audit.service.ts';
import { type Ctx, transact } from '../../../context.ts';
import { randomHex } from '../../../kernel/token.ts';
import { mayConfigure } from '../../project.service.ts';
import { cannotModify } from '../version.errors.ts';
import { requireVersion } from '../version.service.ts';
import type { Version } from '../version.ts';
import * as errors from './version-remote-link.errors.ts';
import * as store from './version-remote-link.store.ts';
import type { VersionRemoteLink } from './version-remote-link.ts';

const LONGEST_ID = 255;
const LONGEST_LINK = 32_768;
const MOST = 1000;

/** @throws 404 without the version */
export async function listVersionLinks(ctx: Ctx, versionId: string): Promise<VersionRemoteLink[]> {
  const { id } = await requireVersion(ctx, versionId);
  return store.listOfVersion(ctx.db, id);
}

/** @throws 404 without the version or the link */
export async function getVersionLink(
  ctx: Ctx,
  versionId: string,
  globalId: string,
): Promise<VersionRemoteLink> {
  const { id } = await requireVersion(ctx, versionId);
  const link = await store.findLink(ctx.db, id, globalId);
  if (!link) throw errors.noSuchRemoteLink(globalId);
  return link;
}

/** In all projects that the actor may browse. @throws 400 without a global id */
export async function findVersionLinks(ctx: Ctx, globalId: string | undefined): Promise<VersionRemoteLink[]> {
  if (!globalId) throw errors.globalIdMissing();
  return store.listOfGlobalId(ctx.db, ctx.actor, globalId, MOST);
}

/**
 * Makes a link, or replaces the one of its global id.
 * @param globalId null: as the link says, or else a new one
 * @returns the global id
 * @throws 404 without the version, 401 or 403, 400
 */
export const putVersionLink = (
  ctx: Ctx,
  versionId: string,
  globalId: string | null,
  link: Readonly<Record<string, unknown>>,
): Promise<{ version: Version; globalId: string }> =>
  change(ctx, versionId, async (tx, version) => {
    const id = globalId ?? readGlobalId(link) ?? randomHex(16);
    if (id.length > LONGEST_ID) throw errors.globalIdTooLong(LONGEST_ID);
    const json = JSON.stringify({ ...link, globalId: id });
    if (json.length > LONGEST_LINK) throw errors.linkTooLong(LONGEST_LINK);
    await store.putLink(tx.db, version.id, id, json);
    await tell(tx, 'put', version, id);
    return { version, globalId: id };
  });

/** @param globalId null: all links of the version. @throws 404 without the version or the link, 401 or 403 */
export const deleteVersionLinks = (ctx: Ctx, versionId: string, globalId: string | null): Promise<void> =>
  change(ctx, versionId, async (tx, version) => {
    const removed = await store.removeLinks(tx.db, version.id, globalId);
    if (globalId !== null && removed === 0) throw errors.noSuchRemoteLink(globalId);
    if (removed > 0) await tell(tx, 'deleted', version, globalId ?? 'all');
  });

async function change<T>(
  ctx: Ctx,
  versionId: string,
  work: (tx: Ctx, version: Version) => Promise<T>,
): Promise<T> {
  const version = await requireVersion(ctx, versionId);
  if (!(await mayConfigure(ctx, version.projectId))) throw cannotModify(ctx.actor.userId === null);
  return transact(ctx, (tx) => work(tx, version));
}

function readGlobalId({ globalId }: Readonly<Record<string, unknown>>): string | null {
  if (globalId === undefined || globalId === null || globalId === '') return null;
  if (typeof globalId !== 'string') throw errors.globalIdNoText();
  return globalId;
}

const tell = (tx: Ctx, what: 'put' | 'deleted', { id, name }: Version, globalId: string) =>
  record(tx, {
    category: 'projects',
    action: `version-remote-link-${what}`,
    summary:
      what === 'put' ? 'Remote link of a version created or updated' : 'Remote link of a version deleted',
    object: { type: 'version', id: String(id), name },
    changed: [{ fieldName: 'globalId', [what === 'put' ? 'changedTo' : 'changedFrom']: globalId }],
  });
