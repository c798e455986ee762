import type { Call } from '../../http/route.ts';
import { type Route, route } from '../../http/route.ts';
import { readId } from '../../kernel/id.ts';
import { drawPattern } from '../../people/avatar/avatar.picture.ts';
import { png, svg, temporaryPng } from '../../people/avatar/avatar.reply.ts';
import { pictureAsked } from '../../people/avatar/avatar.schema.ts';
import { avatarFor, findSystemAvatar, pixelsOf } from '../../people/avatar/avatar.ts';
import { readTemporary } from '../../people/avatar/custom-avatar.service.ts';
import { isOwnerType } from '../../people/avatar/custom-avatar.ts';
import { findUserByKey } from '../../people/user/user.service.ts';
import { drawTypeAvatar } from '../../workflow/icon/issue-type-avatar.service.ts';
import { drawProjectAvatar } from './project-avatar.service.ts';

interface Asked {
  ownerId?: string;
  pid?: string;
  avatarId?: string;
  avatarType?: string;
  size?: string;
  s?: string;
}

const anyone = { method: 'GET', access: 'anyone', anonymous: 'served', query: pictureAsked } as const;

/** An uploaded picture to whoever may browse the project; to others the one that every missing project has. */
async function projectPicture({ ctx, query, reply }: Call<unknown, Asked, unknown>) {
  const pixels = pixelsOf(query.size ?? query.s);
  const picture = await drawProjectAvatar(ctx, query.avatarId ?? '', pixels);
  if (picture) return png(reply, picture);
  const name = query.pid ?? '';
  const { color } = findSystemAvatar(Number(query.avatarId)) ?? avatarFor(name);
  return svg(reply, drawPattern(name, color, pixels));
}

export const avatarPictureRoutes: Route[] = [
  route({
    ...anyone,
    url: '/secure/projectavatar',
    summary: "A project's picture: what was uploaded, as PNG, or a pattern made from its id alone, as SVG",
    source:
      'Jira: avatarUrls. The pattern is the same whether the project exists or not, so anyone may see it',
    handle: projectPicture,
  }),
  route({
    ...anyone,
    url: '/secure/viewavatar',
    summary: 'A picture by its type: of an issue type or a project',
    source: 'Jira: iconUrl of issue types. What is hidden looks like what is missing',
    async handle(call) {
      const { ctx, query, reply } = call;
      if (query.avatarType === 'project') return projectPicture(call);
      const pixels = pixelsOf(query.size ?? query.s);
      const picture = await drawTypeAvatar(ctx, query.avatarId ?? '', pixels);
      if (picture) return png(reply, picture);
      return svg(reply, drawPattern(query.avatarId ?? '', avatarFor(query.avatarId ?? '').color, pixels));
    },
  }),
  route({
    method: 'GET',
    url: '/secure/temporaryavatar',
    summary: 'What the caller uploaded and has not cropped yet; nobody else sees it',
    source: 'Jira: url of a temporary avatar',
    access: 'user',
    anonymous: 'login-page',
    query: pictureAsked,
    grants: false,
    async handle({ ctx, query, reply }) {
      const type = query.avatarType ?? '';
      if (!isOwnerType(type)) return temporaryPng(reply, null);
      const ownerId = query.ownerId ?? null;
      const user = type === 'user' && ownerId !== null ? await findUserByKey(ctx, ownerId) : null;
      const id = type === 'user' ? (user?.id ?? null) : ownerId === null ? null : readId(ownerId);
      return temporaryPng(reply, await readTemporary(ctx, type, id));
    },
  }),
];
