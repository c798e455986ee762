import { type Route, route } from '../../http/route.ts';
import { presentCropping, presentCustomAvatar } from '../../people/avatar/avatar.present.ts';
import { receivePicture, uploadLimit } from '../../people/avatar/avatar.reply.ts';
import { cropping, uploading } from '../../people/avatar/avatar.schema.ts';
import { oneById } from '../constant.schema.ts';
import { createTypeAvatar, uploadTypeAvatar } from './issue-type-avatar.service.ts';

const administrators = {
  method: 'POST',
  source: 'Jira: REST description of api/2/issuetype/{id}/avatar',
  access: 'administrator',
  anonymous: 'not-authenticated',
  params: oneById,
  status: 201,
} as const;

export const issueTypeAvatarRoutes: Route[] = [
  /** 201: which square is proposed. 400 for what is no picture, 404, 413. */
  route({
    ...administrators,
    url: '/rest/api/2/issuetype/:id/avatar/temporary',
    summary: 'Uploads a picture for an issue type, to be cropped',
    query: uploading,
    consumes: ['picture', 'multipart'],
    bodyLimit: uploadLimit,
    async handle(call) {
      const picture = await uploadTypeAvatar(call.ctx, call.params.id, await receivePicture(call));
      return presentCropping(picture, { type: 'issuetype', key: call.params.id }, call.links);
    },
  }),
  /** 201: the avatar. 400 where nothing was uploaded or the square is outside it, 404. */
  route({
    ...administrators,
    url: '/rest/api/2/issuetype/:id/avatar',
    summary: 'Makes an avatar of a square of what was uploaded for an issue type',
    body: cropping,
    async handle({ ctx, params, body, links }) {
      const avatar = await createTypeAvatar(ctx, params.id, body);
      return presentCustomAvatar(avatar, false, { type: 'issuetype', key: params.id }, links);
    },
  }),
];
