/**
 * Which pages of other sites may read what the endpoints of OAuth 2.0 answer: those that a public client is led back to,
 * scheme, host and port letter by letter. Such a client lives in the browser and has no secret; the request stands for itself,
 * so that no cookie is ever meant. One with a secret has no business in a page.
 * @source WHATWG Fetch, CORS protocol; RFC 9700, 2.6; OAuth 2.0 for Browser-Based Applications
 */
import type { Reply } from '../../http/route.ts';
import { isPublic, type OAuth2Client } from './client.ts';

/** @param origin what the Origin header says */
export const mayRead = (client: OAuth2Client, origin: string): boolean =>
  isPublic(client) &&
  client.redirectUris.some((uri) => /^https?:/i.test(uri) && new URL(uri).origin === origin);

/** Lets the page read the answer where one of the clients is led back to it. */
export function letRead(
  reply: Pick<Reply, 'header'>,
  origin: string | string[] | undefined,
  clients: readonly OAuth2Client[],
): void {
  // Whoever keeps the answer keeps it for this origin.
  reply.header('Vary', 'Origin');
  if (typeof origin === 'string' && clients.some((client) => mayRead(client, origin)))
    reply.header('Access-Control-Allow-Origin', origin);
}
