import { Type } from 'typebox';
import { type Route, route } from '../../http/route.ts';
import { invalidField } from '../../kernel/app-error.ts';
import { projectPermissionOf } from '../permission.ts';
import { explain } from './explain.service.ts';

const holders = Type.Array(
  Type.Object({
    holder: Type.Object({ type: Type.String(), parameter: Type.Optional(Type.String()) }),
    matches: Type.Boolean(),
    sentence: Type.String(),
  }),
);

export const explainRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/rest/tessera/1/permission/explain',
    summary: 'Why somebody may, or may not, do something to an issue: step by step, in sentences and as data',
    source: "Tessera's own: Jira's Permission Helper is a page",
    access: 'administrator',
    anonymous: 'not-authenticated',
    webSudo: true,
    query: Type.Object({
      username: Type.Optional(Type.String({ maxLength: 255 })),
      issueKey: Type.Optional(Type.String({ maxLength: 255 })),
      permission: Type.Optional(Type.String({ maxLength: 255 })),
    }),
    response: Type.Object({
      allowed: Type.Boolean(),
      /** One sentence, with the first thing that stands in the way. */
      summary: Type.String(),
      /** null: an anonymous visitor. */
      user: Type.Union([
        Type.Null(),
        Type.Object({ name: Type.String(), displayName: Type.String(), active: Type.Boolean() }),
      ]),
      issueKey: Type.String(),
      permission: Type.String(),
      steps: Type.Array(
        Type.Object({
          /** user, scheme, browse, security-level, archived or workflow-step. */
          id: Type.String(),
          ok: Type.Boolean(),
          sentence: Type.String(),
          name: Type.Optional(Type.String()),
          holders: Type.Optional(holders),
        }),
      ),
    }),
    /**
     * @param query `username`: left out, it is about an anonymous visitor; `permission`: BROWSE_PROJECTS where none is named
     * @returns the steps in the order in which they count. Errors: 400 under `issueKey` or `permission`, 401, 403, 404.
     */
    async handle({ ctx, query }) {
      const { username = '', issueKey = '', permission = 'BROWSE_PROJECTS' } = query;
      if (issueKey.trim() === '') throw invalidField('issueKey', 'It names the issue, and is missing.');
      const known = projectPermissionOf(permission);
      if (!known) throw invalidField('permission', `There is no permission of projects '${permission}'.`);
      const { user, ...told } = await explain(ctx, {
        username: username === '' ? null : username,
        issue: issueKey.trim(),
        permission: known,
      });
      return {
        ...told,
        user: user && { name: user.name, displayName: user.displayName, active: user.active },
        permission: known,
      };
    },
  }),
];
