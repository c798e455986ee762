import { type Route, route } from '../../http/route.ts';
import { findUserByKey } from '../user/user.service.ts';
import { drawInitials, drawSilhouette } from './avatar.picture.ts';
import { png, svg } from './avatar.reply.ts';
import { pictureAsked } from './avatar.schema.ts';
import { avatarFor, findSystemAvatar, initials, pixelsOf } from './avatar.ts';
import { drawCustom, findCustom } from './custom-avatar.service.ts';

export const avatarRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/secure/useravatar',
    summary: "A user's picture: what was uploaded, as PNG, or initials on a color, as SVG",
    source:
      "Jira: avatarUrls; the pictures are Tessera's own. Anonymous gets the same picture for users who exist and for those who do not",
    access: 'anyone',
    anonymous: 'served',
    query: pictureAsked,
    grants: false,
    async handle({ ctx, query, reply }) {
      const owner = query.ownerId ?? '';
      const pixels = pixelsOf(query.size ?? query.s);
      const user = ctx.actor.userId === null ? null : await findUserByKey(ctx, owner);
      const avatar = user && (await findCustom(ctx, { type: 'user', id: user.id }, query.avatarId ?? ''));
      const picture = avatar && (await drawCustom(ctx, avatar, pixels));
      if (picture) return png(reply, picture);
      const { color } = findSystemAvatar(Number(query.avatarId)) ?? avatarFor(owner);
      return svg(
        reply,
        user ? drawInitials(initials(user.displayName), color, pixels) : drawSilhouette(color, pixels),
      );
    },
  }),
];
