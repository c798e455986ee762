/**
 * Avatars by the type of their owner: Jira's general addresses for those of projects and issue types, and the ones for
 * uploads that have no owner yet.
 */
import { Type } from 'typebox';
import { type Route, route } from '../../http/route.ts';
import { forbidden } from '../../kernel/app-error.ts';
import { noSuchAvatarType } from '../../people/avatar/avatar.errors.ts';
import { presentChoice, presentCropping, presentCustomAvatar } from '../../people/avatar/avatar.present.ts';
import { receivePicture, uploadLimit } from '../../people/avatar/avatar.reply.ts';
import { cropping, uploading } from '../../people/avatar/avatar.schema.ts';
import { systemAvatars } from '../../people/avatar/avatar.ts';
import { cropTemporary, storeTemporary } from '../../people/avatar/custom-avatar.service.ts';
import { isOwnerType, type OwnerType } from '../../people/avatar/custom-avatar.ts';
import { createAvatarOf, deleteAvatarOf, listAvatarsOf, uploadAvatarOf } from './universal-avatar.service.ts';

const users = { access: 'user', anonymous: 'not-authenticated' } as const;
const source = 'Jira: REST description of api/2/universal_avatar';
const url = '/rest/api/2/universal_avatar/type/:type/owner/:owningObjectId';
const params = Type.Object({ type: Type.String(), owningObjectId: Type.String() });
const typeParams = Type.Object({ type: Type.String() });

export const universalAvatarRoutes: Route[] = [
  /** 200: stock avatars and those of the owner. 404 for an owner that is missing or hidden. */
  route({
    source,
    method: 'GET',
    access: 'anyone',
    anonymous: 'served',
    url,
    summary: 'The pictures of a project or an issue type',
    params,
    async handle({ ctx, params: { type, owningObjectId }, links }) {
      const { owner, custom, chosen } = await listAvatarsOf(ctx, type, owningObjectId);
      const system = owner.type === 'project' ? systemAvatars : [];
      return presentChoice({ system, custom, chosen }, { type: owner.type, key: String(owner.id) }, links);
    },
  }),
  /** 200: which square is proposed. 400 for what is no picture, 403, 404, 413. */
  route({
    ...users,
    source,
    method: 'POST',
    url: `${url}/temp`,
    summary: 'Uploads a picture for a project or an issue type, to be cropped',
    params,
    query: uploading,
    consumes: ['picture', 'multipart'],
    bodyLimit: uploadLimit,
    async handle(call) {
      const { type, owningObjectId } = call.params;
      const { owner, picture } = await uploadAvatarOf(call.ctx, type, owningObjectId, () =>
        receivePicture(call),
      );
      return presentCropping(picture, { type: owner.type, key: String(owner.id) }, call.links);
    },
  }),
  /** 201: the avatar, which is yet to be chosen. 400, 403, 404. */
  route({
    ...users,
    source,
    method: 'POST',
    url: `${url}/avatar`,
    summary: 'Makes an avatar of a square of what was uploaded for a project or an issue type',
    params,
    body: cropping,
    status: 201,
    async handle({ ctx, params: { type, owningObjectId }, body, links }) {
      const { owner, avatar } = await createAvatarOf(ctx, type, owningObjectId, body);
      return presentCustomAvatar(avatar, false, { type: owner.type, key: String(owner.id) }, links);
    },
  }),
  /** 200, as Jira has it here. 403, 404. */
  route({
    ...users,
    source,
    method: 'DELETE',
    url: `${url}/avatar/:id`,
    summary: 'Deletes an avatar that was uploaded for a project or an issue type',
    params: Type.Object({ type: Type.String(), owningObjectId: Type.String(), id: Type.String() }),
    status: 200,
    handle: async ({ ctx, params: { type, owningObjectId, id } }) =>
      deleteAvatarOf(ctx, type, owningObjectId, id),
  }),
  /** 201: which square is proposed. Those for users by any user, the others by administrators. */
  route({
    ...users,
    source: 'Jira: REST description of api/2/avatar/{type}/temporary',
    method: 'POST',
    url: '/rest/api/2/avatar/:type/temporary',
    summary: 'Uploads a picture for an owner who is yet to be made or named, to be cropped',
    params: typeParams,
    query: uploading,
    consumes: ['picture', 'multipart'],
    bodyLimit: uploadLimit,
    status: 201,
    async handle(call) {
      const type = ownerTypeFor(call.ctx.actor, call.params.type);
      const picture = await storeTemporary(call.ctx, type, null, await receivePicture(call));
      return presentCropping(picture, { type, key: null }, call.links);
    },
  }),
  /** 201: what is left after cropping. 400 where nothing was uploaded or the square is outside it. */
  route({
    ...users,
    source: 'Jira: REST description of api/2/avatar/{type}/temporaryCrop',
    method: 'POST',
    url: '/rest/api/2/avatar/:type/temporaryCrop',
    summary: 'Crops what was uploaded for an owner who is yet to be made or named',
    params: typeParams,
    body: cropping,
    status: 201,
    async handle({ ctx, params: asked, body, links }) {
      const type = ownerTypeFor(ctx.actor, asked.type);
      return presentCropping(await cropTemporary(ctx, type, body), { type, key: null }, links);
    },
  }),
];

/** @throws AppError 404 for a type that there is not, 403 for one that is for administrators */
function ownerTypeFor(actor: { may(permission: string): boolean }, type: string): OwnerType {
  if (!isOwnerType(type)) throw noSuchAvatarType(type);
  if (type !== 'user' && !actor.may('ADMINISTER'))
    throw forbidden('Only administrators can upload pictures for this.');
  return type;
}
