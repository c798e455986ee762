import { Type } from 'typebox';
import { type Route, route } from '../../http/route.ts';
import { requireUser } from '../user/user.service.ts';
import { noSuchAvatarType } from './avatar.errors.ts';
import {
  presentChoice,
  presentCropping,
  presentCustomAvatar,
  presentSystemAvatar,
} from './avatar.present.ts';
import { receivePicture, uploadLimit } from './avatar.reply.ts';
import { chosen, cropping, userNamed, userUploading } from './avatar.schema.ts';
import { avatarFor, findSystemAvatar, systemAvatars } from './avatar.ts';
import { createFromTemporary, listCustom, storeTemporary } from './custom-avatar.service.ts';
import { isOwnerType } from './custom-avatar.ts';
import { chooseAvatar, deleteAvatar, ownerOfUser, requireOwnUser } from './user-avatar.service.ts';

const source = 'Jira: REST description of api/2/user/avatar, api/2/user/avatars and api/2/avatar';
const users = { source, access: 'user', anonymous: 'not-authenticated' } as const;

export const avatarChoiceRoutes: Route[] = [
  /** 200: stock avatars, and to the user and administrators those that were uploaded. */
  route({
    ...users,
    method: 'GET',
    url: '/rest/api/2/user/avatars',
    summary: 'The pictures that a user can choose from, and which one is chosen',
    query: userNamed,
    async handle({ ctx, query, links }) {
      const user = await requireUser(ctx, { username: query.username ?? ctx.actor.name ?? '' });
      const own = ctx.actor.userId === user.id || ctx.actor.may('ADMINISTER');
      const custom = own ? await listCustom(ctx, ownerOfUser(user)) : [];
      const worn = user.avatarId ?? avatarFor(user.key).id;
      const owner = { type: 'user', key: user.key } as const;
      return presentChoice({ system: systemAvatars, custom, chosen: worn }, owner, links);
    },
  }),
  route({
    ...users,
    method: 'PUT',
    url: '/rest/api/2/user/avatar',
    summary: 'Chooses a picture for a user',
    query: userNamed,
    body: chosen,
    async handle({ ctx, query, body, links }) {
      const user = await chooseAvatar(ctx, await requireOwnUser(ctx, query.username), String(body.id));
      const owner = { type: 'user', key: user.key } as const;
      const stock = findSystemAvatar(user.avatarId ?? 0);
      return stock
        ? presentSystemAvatar(stock, true, owner, links)
        : presentCustomAvatar({ id: user.avatarId ?? 0 }, true, owner, links);
    },
  }),
  /** 201: which square is proposed. 400 for what is no picture, 403 for somebody else, 413. */
  route({
    ...users,
    method: 'POST',
    url: '/rest/api/2/user/avatar/temporary',
    summary: 'Uploads a picture for a user, to be cropped',
    query: userUploading,
    consumes: ['picture', 'multipart'],
    bodyLimit: uploadLimit,
    status: 201,
    async handle(call) {
      const user = await requireOwnUser(call.ctx, call.query.username);
      const picture = await storeTemporary(call.ctx, 'user', user.id, await receivePicture(call));
      return presentCropping(picture, { type: 'user', key: user.key }, call.links);
    },
  }),
  /** 201: the avatar, which is yet to be chosen. 400 where nothing was uploaded or the square is outside it. */
  route({
    ...users,
    method: 'POST',
    url: '/rest/api/2/user/avatar',
    summary: 'Makes an avatar of a square of what was uploaded for a user',
    query: userNamed,
    body: cropping,
    status: 201,
    async handle({ ctx, query, body, links }) {
      const user = await requireOwnUser(ctx, query.username);
      const avatar = await createFromTemporary(ctx, ownerOfUser(user), body);
      return presentCustomAvatar(avatar, false, { type: 'user', key: user.key }, links);
    },
  }),
  /** 204. 404 for one that is not the user's. */
  route({
    ...users,
    method: 'DELETE',
    url: '/rest/api/2/user/avatar/:id',
    summary: 'Deletes an avatar that was uploaded for a user',
    params: Type.Object({ id: Type.String() }),
    query: userNamed,
    handle: async ({ ctx, params, query }) =>
      deleteAvatar(ctx, await requireOwnUser(ctx, query.username), params.id),
  }),
  route({
    ...users,
    method: 'GET',
    url: '/rest/api/2/avatar/:type/system',
    summary: 'The pictures that the server brings along',
    params: Type.Object({ type: Type.String() }),
    grants: false,
    handle({ params, links }) {
      const { type } = params;
      if (!isOwnerType(type)) throw noSuchAvatarType(type);
      // Issue types have pictures of their own, which nobody else can choose.
      const system = type === 'issuetype' ? [] : systemAvatars;
      return {
        system: presentChoice({ system, custom: [], chosen: null }, { type, key: null }, links).system,
      };
    },
  }),
];
