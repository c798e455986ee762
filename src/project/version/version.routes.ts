import type { Ctx } from '../../context.ts';
import { pageBean } from '../../http/page-bean.ts';
import { type Route, route } from '../../http/route.ts';
import { commaList } from '../../kernel/comma-list.ts';
import { readPage } from '../../kernel/paging.ts';
import { pageLength, readIds } from '../../workflow/constant.ts';
import { todayOf } from '../today.ts';
import { noSuchPlace, noUnfixedTarget } from './version.errors.ts';
import { presentRelatedCounts, presentUnresolvedCount, presentVersion } from './version.present.ts';
import {
  deletedVersion,
  expandable,
  mergedVersion,
  newPlace,
  oneVersion,
  pageOfVersions,
  swappedVersion,
  versionInput,
} from './version.schema.ts';
import {
  changeVersion,
  countIssues,
  createVersion,
  deleteVersion,
  moveVersion,
  requireVersion,
  searchVersions,
} from './version.service.ts';
import { isPosition, type Version } from './version.ts';

/** Anonymous visitors are let in to the answer that hides what they may not see; nothing is theirs to change. */
const open = {
  source: 'Jira: REST description of api/2/version',
  access: 'anyone',
  anonymous: 'served',
} as const;

const url = '/rest/api/2/version';

export const versionRoutes: Route[] = [
  route({
    ...open,
    method: 'POST',
    url,
    summary: 'Makes a version',
    body: versionInput,
    status: 201,
    async handle({ ctx, body, links }) {
      const version = await createVersion(ctx, body.project ?? body.projectId, body);
      return presentVersion(version, todayOf(ctx), links);
    },
  }),
  route({
    ...open,
    method: 'GET',
    url,
    summary: 'The versions of all projects that the caller may browse, by pages',
    query: pageOfVersions,
    async handle({ ctx, query, links }) {
      const page = readPage(query, pageLength, pageLength);
      const projectIds =
        query.projectIds === undefined ? null : readIds('projectIds', commaList(query.projectIds));
      const found = await searchVersions(ctx, { text: query.query ?? '', projectIds }, page);
      const values = found.versions.map((version) => presentVersion(version, todayOf(ctx), links));
      return pageBean(values, found.total, page, { path: url, query }, links);
    },
  }),
  route({
    ...open,
    method: 'GET',
    url: `${url}/:id`,
    summary: 'One version',
    params: oneVersion,
    query: expandable,
    handle: async ({ ctx, params, links }) =>
      presentVersion(await requireVersion(ctx, params.id), todayOf(ctx), links),
  }),
  route({
    ...open,
    method: 'PUT',
    url: `${url}/:id`,
    summary: 'Changes what is given of a version; a release may move what is unresolved to another one',
    params: oneVersion,
    body: versionInput,
    async handle({ ctx, params, body, links }) {
      const before = await requireVersion(ctx, params.id);
      const unfixedTo = body.moveUnfixedIssuesTo ? await versionAt(ctx, body.moveUnfixedIssuesTo) : null;
      return presentVersion(await changeVersion(ctx, before, body, unfixedTo), todayOf(ctx), links);
    },
  }),
  route({
    ...open,
    method: 'DELETE',
    url: `${url}/:id`,
    summary: 'Deletes a version; its issues lose it, or get another one instead',
    params: oneVersion,
    query: deletedVersion,
    async handle({ ctx, params, query }) {
      await deleteVersion(ctx, await requireVersion(ctx, params.id), {
        fixed: query.moveFixIssuesTo || null,
        affected: query.moveAffectedIssuesTo || null,
      });
    },
  }),
  route({
    ...open,
    method: 'POST',
    url: `${url}/:id/removeAndSwap`,
    summary: 'The same, with the replacements in the body',
    params: oneVersion,
    body: swappedVersion,
    async handle({ ctx, params, body }) {
      const textOf = (id: string | number | undefined) => (id === undefined || id === '' ? null : String(id));
      await deleteVersion(ctx, await requireVersion(ctx, params.id), {
        fixed: textOf(body.moveFixIssuesTo),
        affected: textOf(body.moveAffectedIssuesTo),
      });
    },
  }),
  route({
    ...open,
    method: 'PUT',
    url: `${url}/:id/mergeto/:moveIssuesTo`,
    summary: 'Merges a version into another one, which gets all its issues',
    params: mergedVersion,
    async handle({ ctx, params }) {
      const { moveIssuesTo } = params;
      const version = await requireVersion(ctx, params.id);
      await deleteVersion(ctx, version, { fixed: moveIssuesTo, affected: moveIssuesTo });
    },
  }),
  route({
    ...open,
    method: 'POST',
    url: `${url}/:id/move`,
    summary: 'Moves a version within the list of its project',
    params: oneVersion,
    body: newPlace,
    async handle({ ctx, params, body: { after, position }, links }) {
      const version = await requireVersion(ctx, params.id);
      const place = after ? { after: idAt(after) ?? after } : position;
      if (place === undefined || (typeof place === 'string' && !isPosition(place))) throw noSuchPlace();
      return presentVersion(await moveVersion(ctx, version, place), todayOf(ctx), links);
    },
  }),
  route({
    ...open,
    method: 'GET',
    url: `${url}/:id/relatedIssueCounts`,
    summary: 'How many issues are fixed in a version and affected by it, of those that the caller may see',
    params: oneVersion,
    async handle({ ctx, params, links }) {
      const version = await requireVersion(ctx, params.id);
      return presentRelatedCounts(version, await countIssues(ctx, version), links);
    },
  }),
  route({
    ...open,
    method: 'GET',
    url: `${url}/:id/unresolvedIssueCount`,
    summary: 'How many issues are still to be fixed in a version, of those that the caller may see',
    params: oneVersion,
    async handle({ ctx, params, links }) {
      const version = await requireVersion(ctx, params.id);
      return presentUnresolvedCount(version, await countIssues(ctx, version), links);
    },
  }),
];

/** The id at the end of a version's address, `…/version/10000`; null: it is no such address. */
const idAt = (address: string): string | null => /\/version\/(\d+)\/?$/.exec(address)?.[1] ?? null;

async function versionAt(ctx: Ctx, address: string): Promise<Version> {
  const id = idAt(address);
  if (id === null) throw noUnfixedTarget();
  return requireVersion(ctx, id);
}
