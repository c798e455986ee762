import { Type } from 'typebox';
import { content, type Reply, type Route, route } from '../../http/route.ts';
import { findUserByKey } from '../user/user.service.ts';
import { drawInitials, drawPattern, drawSilhouette } from './avatar.picture.ts';
import { avatarFor, findSystemAvatar, initials, pixelsOf } from './avatar.ts';

const text = Type.Optional(Type.String());
const picture = Type.Object({ ownerId: text, pid: text, avatarId: text, size: text, s: text });

const source = "Jira: avatarUrls; the pictures are Tessera's own";

export const avatarRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/secure/useravatar',
    summary: "A user's picture: initials on a color, as SVG",
    source: `${source}. Anonymous gets the same picture for users who exist and for those who do not`,
    access: 'anyone',
    anonymous: 'served',
    query: picture,
    grants: false,
    async handle({ ctx, query, reply }) {
      const owner = query.ownerId ?? '';
      const color = colorOf(query.avatarId, owner);
      const user = ctx.actor.userId === null ? null : await findUserByKey(ctx, owner);
      const pixels = pixelsOf(query.size ?? query.s);
      return svg(
        reply,
        user ? drawInitials(initials(user.displayName), color, pixels) : drawSilhouette(color, pixels),
      );
    },
  }),
  route({
    method: 'GET',
    url: '/secure/projectavatar',
    summary: "A project's picture: a pattern made from its id alone, as SVG",
    source: `${source}. It is the same whether the project exists or not, so anyone may see it`,
    access: 'anyone',
    anonymous: 'served',
    query: picture,
    grants: false,
    handle({ query, reply }) {
      const name = query.pid ?? '';
      const color = colorOf(query.avatarId, name);
      return svg(reply, drawPattern(name, color, pixelsOf(query.size ?? query.s)));
    },
  }),
];

const colorOf = (avatarId: string | undefined, owner: string): string =>
  (findSystemAvatar(Number(avatarId)) ?? avatarFor(owner)).color;

/** An SVG is a document: nothing in it may run or load, should somebody open it by itself. */
function svg(reply: Reply, picture: string) {
  reply.header('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'");
  // private: what is shown depends on who is logged in.
  reply.header('Cache-Control', 'private, max-age=3600');
  reply.header('Vary', 'Cookie, Authorization');
  return content('image/svg+xml;charset=UTF-8', picture);
}
