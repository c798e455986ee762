import { Type } from 'typebox';
import { content, type Route, route } from '../../http/route.ts';
import { notFound } from '../../kernel/app-error.ts';
import { iconPicture } from './icon.picture.ts';

export const iconRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/images/icons/:kind/:name.svg',
    summary: 'The picture of an issue type, a priority or a status',
    source: "Tessera's own; the addresses are those of Jira's pictures, as SVG",
    access: 'anyone',
    anonymous: 'served',
    grants: false,
    params: Type.Object({ kind: Type.String(), name: Type.String() }),
    handle({ params, reply }) {
      const picture = iconPicture(params.kind, params.name);
      if (picture === null) throw notFound('There is no such picture.');
      reply.header('Cache-Control', 'public, max-age=86400');
      return content('image/svg+xml', picture);
    },
  }),
];
