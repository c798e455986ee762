import { Type } from 'typebox';
import { content, type Route, route } from '../http/route.ts';
import { notFound } from '../kernel/app-error.ts';
import { webApp } from './app/app.reply.ts';
import { type FileName, files } from './files.ts';

/** Private, since the answer to a remembered browser may carry a cookie that no proxy may hand to others. */
const forEver = 'private, max-age=31536000, immutable';

/** What the client takes, without the ways that it refuses (q=0). Source: RFC 9110, 12.5.3. */
const encodingsOf = (header: string | string[] | undefined): ReadonlySet<string> =>
  new Set(
    String(header ?? '')
      .split(',')
      .map((one) => one.trim().toLowerCase())
      .filter((one) => !/;\s*q=0(?:\.0*)?$/.test(one))
      .map((one) => one.split(';')[0]?.trim() ?? ''),
  );

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
  fileRoute('/static/theme.js', 'Light or dark, before anything is painted'),
  fileRoute('/static/sign.svg', "Tessera's sign"),
  route({
    method: 'GET',
    url: '/static/app/:name',
    summary: 'A file of the browser app; its name changes with its content',
    source: "Tessera's own",
    access: 'anyone',
    anonymous: 'served',
    grants: false,
    params: Type.Object({ name: Type.String({ maxLength: 200 }) }),
    /** @returns the file, compressed where the client takes that. Errors: 404 for every name that is not of the app. */
    async handle({ ctx, params, reply, headers }) {
      const file = await webApp(ctx)?.read(params.name, encodingsOf(headers['accept-encoding']));
      if (!file) throw notFound('There is nothing at this address.');
      reply.header('Cache-Control', forEver);
      reply.header('Vary', 'Accept-Encoding');
      if (file.encoding !== null) reply.header('Content-Encoding', file.encoding);
      return content(file.type, file.content);
    },
  }),
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
