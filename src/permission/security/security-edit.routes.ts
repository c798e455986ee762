/** Making and changing security schemes: Jira Server has pages for it and no REST, so these addresses are ours. */
import type { Ctx } from '../../context.ts';
import type { Links } from '../../http/links.ts';
import { type Route, route } from '../../http/route.ts';
import { addMembers, listMembers, removeMember } from './member.service.ts';
import { presentFullLevel, presentMember, presentScheme } from './security.present.ts';
import {
  assignedScheme,
  changedLevel,
  changedScheme,
  levelParams,
  memberParams,
  newLevel,
  newMember,
  newScheme,
  projectParams,
  replacing,
  schemeParams,
} from './security.schema.ts';
import {
  addLevel,
  assignScheme,
  changeLevel,
  changeScheme,
  createScheme,
  deleteLevel,
  deleteScheme,
  listLevels,
  listSchemes,
  requireLevel,
  requireScheme,
} from './security.service.ts';
import type { SecurityLevel, SecurityScheme } from './security.ts';

const administrators = {
  source: "Tessera's own",
  access: 'administrator',
  anonymous: 'not-authenticated',
} as const;
const url = '/rest/tessera/1/issuesecurityscheme';

export const securityEditRoutes: Route[] = [
  /** 200: every scheme with its levels and their members. */
  route({
    ...administrators,
    method: 'GET',
    url,
    summary: 'Every issue security scheme with its levels and their members',
    async handle({ ctx, links }) {
      const schemes = await listSchemes(ctx);
      const levels = await listLevels(ctx, schemes);
      const members = await listMembers(ctx, levels);
      return schemes.map((scheme) => fullScheme(scheme, levels, members, links));
    },
  }),
  /** 201: the scheme. 400 by field. */
  route({
    ...administrators,
    method: 'POST',
    url,
    summary: 'Makes an issue security scheme with its levels',
    body: newScheme,
    status: 201,
    handle: async ({ ctx, body, links }) => describe(ctx, await createScheme(ctx, body), links),
  }),
  route({
    ...administrators,
    method: 'GET',
    url: `${url}/:schemeId`,
    summary: 'One issue security scheme with its levels and their members',
    params: schemeParams,
    handle: async ({ ctx, params, links }) => describe(ctx, await requireScheme(ctx, params.schemeId), links),
  }),
  route({
    ...administrators,
    method: 'PUT',
    url: `${url}/:schemeId`,
    summary: 'Changes the name, description or default level of an issue security scheme',
    params: schemeParams,
    body: changedScheme,
    handle: async ({ ctx, params, body, links }) =>
      describe(ctx, await changeScheme(ctx, await requireScheme(ctx, params.schemeId), body), links),
  }),
  /** 204. 400 while a project wears it. */
  route({
    ...administrators,
    method: 'DELETE',
    url: `${url}/:schemeId`,
    summary: 'Deletes an issue security scheme that no project uses',
    params: schemeParams,
    handle: async ({ ctx, params }) => deleteScheme(ctx, await requireScheme(ctx, params.schemeId)),
  }),
  route({
    ...administrators,
    method: 'POST',
    url: `${url}/:schemeId/level`,
    summary: 'Adds a level to an issue security scheme',
    params: schemeParams,
    body: newLevel,
    status: 201,
    async handle({ ctx, params, body, links }) {
      const level = await addLevel(ctx, await requireScheme(ctx, params.schemeId), body);
      return describeLevel(ctx, level, links);
    },
  }),
  route({
    ...administrators,
    method: 'PUT',
    url: `${url}/:schemeId/level/:levelId`,
    summary: 'Changes the name or description of a security level',
    params: levelParams,
    body: changedLevel,
    handle: async ({ ctx, params, body, links }) =>
      describeLevel(ctx, await changeLevel(ctx, await levelOf(ctx, params), body), links),
  }),
  /** 204. 400 while issues have it and `replaceWith` does not say what they shall have instead. */
  route({
    ...administrators,
    method: 'DELETE',
    url: `${url}/:schemeId/level/:levelId`,
    summary: 'Deletes a security level; its issues get the one that takes its place',
    params: levelParams,
    query: replacing,
    async handle({ ctx, params, query }) {
      const scheme = await requireScheme(ctx, params.schemeId);
      await deleteLevel(ctx, scheme, await levelOf(ctx, params), query.replaceWith);
    },
  }),
  route({
    ...administrators,
    method: 'POST',
    url: `${url}/:schemeId/level/:levelId/member`,
    summary: 'Lets somebody see the issues of a security level',
    params: levelParams,
    body: newMember,
    status: 201,
    async handle({ ctx, params, body, links }) {
      const [member] = await addMembers(ctx, await levelOf(ctx, params), [body]);
      return member && presentMember(member, links);
    },
  }),
  route({
    ...administrators,
    method: 'DELETE',
    url: `${url}/:schemeId/level/:levelId/member/:memberId`,
    summary: 'Hides the issues of a security level from somebody',
    params: memberParams,
    handle: async ({ ctx, params }) => removeMember(ctx, await levelOf(ctx, params), params.memberId),
  }),
  /** 200: the scheme; 204 where the project wears none now. 400 while `levels` leaves a level of its issues out. */
  route({
    ...administrators,
    method: 'PUT',
    url: '/rest/tessera/1/project/:projectKeyOrId/issuesecurityscheme',
    summary: 'Gives a project an issue security scheme, or none, and its issues the levels of the new one',
    params: projectParams,
    body: assignedScheme,
    async handle({ ctx, params, body, links }) {
      const scheme = await assignScheme(ctx, params.projectKeyOrId, body.id, body.levels ?? {});
      return scheme ? describe(ctx, scheme, links) : undefined;
    },
  }),
];

const levelOf = async (ctx: Ctx, params: { schemeId: string; levelId: string }) =>
  requireLevel(ctx, await requireScheme(ctx, params.schemeId), params.levelId);

const describeLevel = async (ctx: Ctx, level: SecurityLevel, links: Links) =>
  presentFullLevel(level, await listMembers(ctx, [level]), links);

async function describe(ctx: Ctx, scheme: SecurityScheme, links: Links) {
  const levels = await listLevels(ctx, [scheme]);
  return fullScheme(scheme, levels, await listMembers(ctx, levels), links);
}

const fullScheme = (
  scheme: SecurityScheme,
  levels: readonly SecurityLevel[],
  members: Parameters<typeof presentFullLevel>[1],
  links: Links,
) => ({
  ...presentScheme(scheme, null, links),
  levels: levels
    .filter((level) => level.schemeId === scheme.id)
    .map((level) => presentFullLevel(level, members, links)),
});
