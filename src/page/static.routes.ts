import { Type } from 'typebox';
import { content, type Route, route } from '../http/route.ts';
import { notFound } from '../kernel/app-error.ts';
import { type FileName, files } from './files.ts';

/** Private, since the answer to a remembered browser may carry a cookie that no proxy may hand to others. */
const forEver = 'private, max-age=31536000, immutable';

const fileRoute = (url: `/static/${FileName}`, summary: string): Route =>
  route({
    method: 'GET',
    url,
    summary,
    source: "Tessera's own",
    access: 'anyone',
    anonymous: 'served',
    grants: false,
    handle({ reply }) {
      const { type, text } = files[url.slice('/static/'.length) as FileName];
      reply.header('Cache-Control', forEver);
      return content(type, text);
    },
  });

export const staticRoutes: Route[] = [
  fileRoute('/static/page.css', 'The style sheet of the pages that the server renders'),
  fileRoute('/static/login.js', 'What the login page does better with JavaScript'),
  fileRoute('/static/api.js', 'What the page of the REST API does better with JavaScript'),
  fileRoute('/static/proof.js', 'The proof of work, computed in a Web Worker'),
  fileRoute('/static/sign.svg', "Tessera's sign"),
  route({
    method: 'GET',
    url: '/s/*',
    summary: 'The same files under an address that caches take for a new one: /s/anything/_/static/…',
    source: 'Jira: /s/…/_/, the root of its web resources; CVE-2021-26086, CVE-2020-29453',
    access: 'anyone',
    anonymous: 'served',
    grants: false,
    params: Type.Object({ '*': Type.String() }),
    handle({ params, reply }) {
      const [, name] = /^[\w.-]+(?:\/[\w.-]+)*\/_\/static\/([a-z.]+)$/.exec(params['*']) ?? [];
      // A table of names, and no folder: there is nothing beside it that a path could lead to.
      if (name === undefined || !Object.hasOwn(files, name))
        throw notFound('There is nothing at this address.');
      const { type, text } = files[name as FileName];
      reply.header('Cache-Control', forEver);
      return content(type, text);
    },
  }),
];
