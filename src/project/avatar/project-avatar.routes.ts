import { Type } from 'typebox';
import { type Route, route } from '../../http/route.ts';
import { presentChoice, presentCropping, presentCustomAvatar } from '../../people/avatar/avatar.present.ts';
import { receivePicture, uploadLimit } from '../../people/avatar/avatar.reply.ts';
import { chosen, cropping, uploading } from '../../people/avatar/avatar.schema.ts';
import { systemAvatars } from '../../people/avatar/avatar.ts';
import { oneProject } from '../project.schema.ts';
import {
  chooseProjectAvatar,
  createProjectAvatar,
  deleteProjectAvatar,
  listProjectAvatars,
  uploadProjectAvatar,
} from './project-avatar.service.ts';

const source = 'Jira: REST description of api/2/project/{projectIdOrKey}/avatar';
const changing = { source, access: 'user', anonymous: 'not-authenticated' } as const;
const url = '/rest/api/2/project/:projectIdOrKey/avatar';

const shown = (project: { id: number }) => ({ type: 'project', key: String(project.id) }) as const;

export const projectAvatarRoutes: Route[] = [
  /** 200: stock avatars and those of the project. 404 for a project that is missing or hidden. */
  route({
    source,
    method: 'GET',
    access: 'anyone',
    anonymous: 'served',
    url: '/rest/api/2/project/:projectIdOrKey/avatars',
    summary: 'The pictures that a project can wear, and which one it wears',
    params: oneProject,
    async handle({ ctx, params, links }) {
      const { project, custom, chosen: worn } = await listProjectAvatars(ctx, params.projectIdOrKey);
      return presentChoice({ system: systemAvatars, custom, chosen: worn }, shown(project), links);
    },
  }),
  /** 201: which square is proposed. 400 for what is no picture, 403, 404, 413. */
  route({
    ...changing,
    method: 'POST',
    url: `${url}/temporary`,
    summary: 'Uploads a picture for a project, to be cropped',
    params: oneProject,
    query: uploading,
    consumes: ['picture', 'multipart'],
    bodyLimit: uploadLimit,
    status: 201,
    async handle(call) {
      const { projectIdOrKey } = call.params;
      const { project, picture } = await uploadProjectAvatar(call.ctx, projectIdOrKey, () =>
        receivePicture(call),
      );
      return presentCropping(picture, shown(project), call.links);
    },
  }),
  /** 201: the avatar, which is yet to be chosen. 400, 403, 404. */
  route({
    ...changing,
    method: 'POST',
    url,
    summary: 'Makes an avatar of a square of what was uploaded for a project',
    params: oneProject,
    body: cropping,
    status: 201,
    async handle({ ctx, params, body, links }) {
      const { project, avatar } = await createProjectAvatar(ctx, params.projectIdOrKey, body);
      return presentCustomAvatar(avatar, false, shown(project), links);
    },
  }),
  route({
    ...changing,
    method: 'PUT',
    url,
    summary: 'Chooses a picture for a project',
    params: oneProject,
    body: chosen,
    handle: async ({ ctx, params, body }) => chooseProjectAvatar(ctx, params.projectIdOrKey, String(body.id)),
  }),
  route({
    ...changing,
    method: 'DELETE',
    url: `${url}/:id`,
    summary: 'Deletes an avatar that was uploaded for a project',
    params: Type.Object({ projectIdOrKey: Type.String(), id: Type.String() }),
    handle: async ({ ctx, params }) => deleteProjectAvatar(ctx, params.projectIdOrKey, params.id),
  }),
];
