import { content, type Route, route } from '../http/route.ts';
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
];
