/** Forged requests: where the decisions of xsrf.ts are applied to a request and the route that it is for. */
import type { FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import { AppError } from '../kernel/app-error.ts';
import type { Exchange } from './exchange.ts';
import { answersPages, type Route } from './route.ts';
import { changesState, comesFromHere, hasNoCheckHeader, isFormLike, isFormToken } from './xsrf.ts';

type Asked = Pick<FastifyRequest, 'method' | 'headers' | 'query' | 'body'>;

/** scheme://host[:port] that this server is reached by: the base URL's, and the request's own. */
export const ownOrigins = (
  config: Pick<Config, 'baseUrl'>,
  request: Pick<FastifyRequest, 'protocol' | 'headers'>,
): string[] => [
  new URL(config.baseUrl).origin,
  `${request.protocol}://${request.headers.host}`.toLowerCase(),
];

/** A request that changes something comes from here, or from no browser. @throws AppError 403 */
export function refuseForeign(config: Config, route: Route, request: FastifyRequest): void {
  if (!config.xsrf || !changesState(request.method) || route.credentials === 'own') return;
  const { method, headers } = request;
  if (!comesFromHere({ method, headers, ownOrigins: ownOrigins(config, request) })) throw xsrfFailed(route);
}

/**
 * The REST filter: a POST whose body has a type that any page can send needs a token in the header or the address.
 * PUT and DELETE need none, as in Jira: no form sends them, and a script of another site only after the browser has
 * asked here, where the answer is no; clients send them with the type of a form and no body.
 * @throws AppError 403
 */
export function refuseFormWithoutToken(exchange: Exchange, request: Asked): void {
  const { route } = exchange;
  if (!exchange.ctx.config.xsrf || !route || xsrfKind(route) !== 'rest' || request.method !== 'POST') return;
  if (!isFormLike(request.headers) || hasNoCheckHeader(request.headers)) return;
  const { atl_token: given } = request.query as Record<string, unknown>;
  if (!isFormToken(given, exchange.expectedFormToken())) throw xsrfFailed(route);
}

/** The form of a page carries its token. @throws AppError 403 */
export function requireFormToken(exchange: Exchange, request: Asked): void {
  const { route } = exchange;
  if (!exchange.ctx.config.xsrf || !route || xsrfKind(route) !== 'form' || !changesState(request.method))
    return;
  if (!carriesFormToken(exchange, request)) throw xsrfFailed(route);
}

/** Whether the request carries the right form token, in its body or its address, or the header that stands for it. */
export function carriesFormToken(exchange: Exchange, request: Asked): boolean {
  if (hasNoCheckHeader(request.headers)) return true;
  const expected = exchange.expectedFormToken();
  const { atl_token: inQuery } = request.query as Record<string, unknown>;
  const { atl_token: inBody } = (request.body ?? {}) as Record<string, unknown>;
  return isFormToken(inBody, expected) || isFormToken(inQuery, expected);
}

const xsrfKind = (route: Route): 'rest' | 'form' | 'origin' | 'none' => {
  if (route.credentials === 'own') return 'none';
  return route.xsrf ?? (route.url.startsWith('/rest/') ? 'rest' : 'form');
};

const xsrfFailed = (route: Route): AppError =>
  new AppError('xsrf', { messages: ['XSRF check failed'], page: answersPages(route) });
