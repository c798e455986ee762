import { Type } from 'typebox';
import { markupPolicy } from '../../http/headers.ts';
import { content, type Route, route } from '../../http/route.ts';
import { noSurroundings } from '../../markup/surroundings.ts';
import { frameOf } from '../frame.ts';
import { htmlType } from '../redirect.ts';
import { presentNotation } from './notation.present.ts';
import { notation } from './notation.ts';

export const notationRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/secure/WikiRendererHelpAction.jspa',
    summary: 'Text formatting notation, by example',
    source: "Jira: the help that its editor links to; the page is Tessera's own",
    access: 'anyone',
    anonymous: 'served',
    grants: false,
    errors: 'page',
    query: Type.Object({ section: Type.Optional(Type.String()) }),
    handle(call) {
      const { ctx, links, reply } = call;
      reply.header('Content-Security-Policy', markupPolicy);
      const { name, displayName } = ctx.actor;
      const users = new Map(name === null ? [] : [[name.toLowerCase(), { name, displayName }]]);
      const around = { ...noSurroundings(ctx.config.contextPath), users };
      return content(
        htmlType,
        presentNotation(frameOf(call), notation(links.base, name ?? 'somebody'), around),
      );
    },
  }),
];
