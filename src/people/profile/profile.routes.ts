import { Type } from 'typebox';
import { expandSet } from '../../http/expand.ts';
import { type Route, route } from '../../http/route.ts';
import { changesOf } from '../user/user.changes.ts';
import { passwordElsewhere } from '../user/user.errors.ts';
import { askedUser, changedUser, shownUser } from '../user/user.schema.ts';
import { requireUser } from '../user/user.service.ts';
import { changeUser, deleteUser } from '../user/user-change.service.ts';
import { presentProfile } from './profile.present.ts';
import { readProfile } from './profile.service.ts';

const source = 'Jira: REST description of api/2/user and api/2/myself';

export const profileRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/rest/api/2/user',
    summary: 'A user by `username` or by `key`',
    source,
    access: 'user',
    anonymous: 'not-authenticated',
    query: shownUser,
    grants: false,
    async handle({ ctx, query, links }) {
      const profile = await readProfile(ctx, await requireUser(ctx, query));
      const expand = expandSet(query.expand);
      return presentProfile(profile, links, { expand, standardZone: ctx.config.defaultTimeZone });
    },
  }),
  route({
    method: 'GET',
    url: '/rest/api/2/myself',
    summary: 'The user who asks',
    source,
    access: 'user',
    anonymous: 'client-must-be-authenticated',
    query: Type.Object({ expand: Type.Optional(Type.String()) }),
    grants: false,
    async handle({ ctx, query, links }) {
      const user = await requireUser(ctx, { username: ctx.actor.name ?? '' });
      const expand = expandSet(query.expand);
      const standardZone = ctx.config.defaultTimeZone;
      return presentProfile(await readProfile(ctx, user), links, { expand, standardZone });
    },
  }),
  route({
    method: 'PUT',
    url: '/rest/api/2/user',
    summary: 'Changes a user: name, display name, e-mail address, whether active',
    source,
    access: 'administrator',
    anonymous: 'not-authenticated',
    query: askedUser,
    body: changedUser,
    async handle({ ctx, query, body, links }) {
      if (body.password !== undefined) throw passwordElsewhere();
      const changed = await changeUser(ctx, await requireUser(ctx, query), changesOf(body));
      const standardZone = ctx.config.defaultTimeZone;
      return presentProfile(await readProfile(ctx, changed), links, { expand: new Set(), standardZone });
    },
  }),
  route({
    method: 'DELETE',
    url: '/rest/api/2/user',
    summary: 'Deletes a user whom nothing names any more',
    source,
    access: 'administrator',
    anonymous: 'not-authenticated',
    query: askedUser,
    async handle({ ctx, query }) {
      await deleteUser(ctx, await requireUser(ctx, query));
    },
  }),
];
