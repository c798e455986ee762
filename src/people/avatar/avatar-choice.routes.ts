import { Type } from 'typebox';
import { type Route, route } from '../../http/route.ts';
import { requireMayActFor } from '../user/administrator.service.ts';
import { requireUser } from '../user/user.service.ts';
import { changeUser } from '../user/user-change.service.ts';
import { noSuchAvatar, noSuchAvatarType } from './avatar.errors.ts';
import { presentSystemAvatar } from './avatar.present.ts';
import { avatarFor, systemAvatars } from './avatar.ts';

const source = 'Jira: REST description of api/2/user/avatars and api/2/avatar';
const named = Type.Object({ username: Type.Optional(Type.String()) });

const addresses = {
  user: (id: number) => (size: string) => `/secure/useravatar?${size}avatarId=${id}` as const,
  project: (id: number) => (size: string) => `/secure/projectavatar?${size}avatarId=${id}` as const,
};

export const avatarChoiceRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/rest/api/2/user/avatars',
    summary: 'The pictures that a user can choose from, and which one is chosen',
    source,
    access: 'user',
    anonymous: 'not-authenticated',
    query: named,
    grants: false,
    async handle({ ctx, query, links }) {
      const user = await requireUser(ctx, { username: query.username ?? ctx.actor.name ?? '' });
      const chosen = user.avatarId ?? avatarFor(user.key).id;
      const system = systemAvatars.map((avatar) =>
        presentSystemAvatar(avatar, avatar.id === chosen, addresses.user(avatar.id), links),
      );
      return { system, custom: [] };
    },
  }),
  route({
    method: 'PUT',
    url: '/rest/api/2/user/avatar',
    summary: 'Chooses a picture for a user',
    source,
    access: 'user',
    anonymous: 'not-authenticated',
    query: named,
    body: Type.Object({ id: Type.Union([Type.String(), Type.Integer()]) }),
    async handle({ ctx, query, body, links }) {
      const user = await requireUser(ctx, { username: query.username ?? ctx.actor.name ?? '' });
      await requireMayActFor(ctx, user);
      const avatar = systemAvatars.find((one) => String(one.id) === String(body.id));
      if (!avatar) throw noSuchAvatar(String(body.id));
      await changeUser(ctx, user, { avatarId: avatar.id });
      return presentSystemAvatar(avatar, true, addresses.user(avatar.id), links);
    },
  }),
  route({
    method: 'GET',
    url: '/rest/api/2/avatar/:type/system',
    summary: 'The pictures that the server brings along',
    source,
    access: 'user',
    anonymous: 'not-authenticated',
    params: Type.Object({ type: Type.String() }),
    grants: false,
    handle({ params, links }) {
      const address = params.type === 'user' || params.type === 'project' ? addresses[params.type] : null;
      if (!address) throw noSuchAvatarType(params.type);
      const present = (avatar: (typeof systemAvatars)[number]) =>
        presentSystemAvatar(avatar, false, address(avatar.id), links);
      return { system: systemAvatars.map(present) };
    },
  }),
];
