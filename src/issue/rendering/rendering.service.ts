/**
 * What names in wiki markup stand for: users, issues that the reader may browse, files of the issue. All texts of an
 * answer are looked up together: a fixed number of statements. An issue that is hidden is shown as one that is missing,
 * and so is whoever is mentioned to a reader who is not logged in.
 */
import type { Ctx } from '../../context.ts';
import { parseBlocks } from '../../markup/block.ts';
import { writeBlocks } from '../../markup/html.ts';
import { collectMentions, type Mentions, noMentions } from '../../markup/mentions.ts';
import { noSurroundings, type Surroundings } from '../../markup/surroundings.ts';
import { isSomebody } from '../../people/user/user.policy.ts';
import { listAttachments } from '../attachment/attachment.service.ts';
import type { Attachment } from '../attachment/attachment.ts';
import { listBriefs } from '../brief.service.ts';
import { findVisibleIssue, listVisibleIds } from '../find.service.ts';
import { findMention } from './mention.ts';
import * as store from './rendering.store.ts';

/** Texts of one issue; null: of none yet. */
export interface Texts {
  readonly issueId: number | null;
  readonly texts: readonly (string | null | undefined)[];
}

/** @returns by issue: what the names in its texts stand for */
export async function surroundingsOf(
  ctx: Ctx,
  all: readonly Texts[],
): Promise<(issueId: number | null) => Surroundings> {
  const mentions = noMentions();
  for (const text of all.flatMap(({ texts }) => texts)) collect(text, mentions);
  const shared = {
    ...noSurroundings(ctx.config.contextPath),
    users: await listUsers(ctx, [...mentions.users]),
    issues: await listIssues(ctx, [...mentions.issues]),
  };
  const ids = [...new Set(all.flatMap(({ issueId }) => issueId ?? []))];
  const files = mentions.files && ids.length > 0 ? await listAttachments(ctx, ids) : null;
  return (issueId) => ({
    ...shared,
    attachments: byName((issueId !== null && files?.get(issueId)) || []),
  });
}

/** Most texts name nobody and nothing: those need not be read twice. */
function collect(text: string | null | undefined, into: Mentions): void {
  if (text && findMention.test(text)) collectMentions(parseBlocks(text), into);
}

/** Whoever is logged in may ask for anybody by the exact name (`GET /user`); nobody else learns who is here. */
const listUsers = async (ctx: Ctx, names: readonly string[]): Promise<Surroundings['users']> =>
  isSomebody(ctx.actor) ? store.listNames(ctx.db, names) : new Map();

async function listIssues(ctx: Ctx, keys: readonly string[]): Promise<Surroundings['issues']> {
  if (keys.length === 0) return new Map();
  const briefs = await listBriefs(ctx, await listVisibleIds(ctx, keys));
  return new Map(
    [...briefs.values()].map(({ key, summary, status }) => [
      key,
      { summary, resolved: status.category.id === DONE },
    ]),
  );
}

/** Status category. */
const DONE = 3;

/** Of files of one name the newest. */
const byName = (files: readonly Attachment[]): Surroundings['attachments'] =>
  new Map(
    files.map(({ id, filename, mimeType, hasThumbnail }) => [
      filename,
      { id, filename, isImage: hasThumbnail || mimeType.startsWith('image/'), hasThumbnail },
    ]),
  );

/**
 * @param issueKey of the issue whose files it may show; null: of none
 * @throws AppError 401 or 404 for an issue that is missing or hidden
 */
export async function renderMarkup(ctx: Ctx, text: string, issueKey: string | null): Promise<string> {
  const issue = issueKey === null ? null : await findVisibleIssue(ctx, issueKey);
  const around = await surroundingsOf(ctx, [{ issueId: issue?.id ?? null, texts: [text] }]);
  return writeBlocks(parseBlocks(text), around(issue?.id ?? null));
}
