import { AppError } from '../kernel/app-error.ts';
import type { Route } from './route.ts';

/** The addresses of a route: `/rest/api/2/…` and `/rest/auth/1/…` are served under `latest` too, `/rest/pat/latest/…` under `1.0`. */
export function urlsOf(url: string): string[] {
  const latest = url.replace(
    /^\/rest\/(api\/2|auth\/1)\//,
    (_all, api: string) => `/rest/${api.split('/')[0]}/latest/`,
  );
  if (url.startsWith('/rest/pat/latest/')) return [url, url.replace('/latest/', '/1.0/')];
  return latest === url ? [url] : [url, latest];
}

/**
 * Where a route answers, the context path included. What is well known lies at the root of the host as well, where the
 * context path comes after it. Source: RFC 8615, 3; RFC 8414, 3.1
 */
export function addressesOf(url: string, contextPath: string): string[] {
  const below = urlsOf(url).map((one) => contextPath + one);
  return url.startsWith('/.well-known/') && contextPath !== '' ? [...below, url + contextPath] : below;
}

/** An address with its parameters' names left out: `/issue/:key` and `/issue/:id` are one. */
export const shapeOf = (url: string): string => url.replace(/:[^/]+/g, ':');

/**
 * Nothing starts with a route that leaves open who may call it, or with two routes at one address.
 * @throws Error naming the route
 */
export function checkRoutes(routes: readonly Route[]): void {
  const seen = new Set<string>();
  for (const route of routes) {
    const name = `${route.method} ${shapeOf(route.url)}`;
    if (!route.access || !route.anonymous)
      throw new Error(`${name} does not state its access and its anonymous behaviour.`);
    if ((route.access === 'anyone') !== (route.anonymous === 'served')) {
      throw new Error(`${name}: access '${route.access}' contradicts anonymous '${route.anonymous}'.`);
    }
    if (seen.has(name)) throw new Error(`${name} is declared twice.`);
    seen.add(name);
  }
}

export interface Operation {
  readonly method: string;
  /** With parameters as `:name`. */
  readonly url: string;
}

/** Says why nothing answers here. */
export type ExplainMissing = (method: string, path: string) => AppError;

/**
 * What to say where no route answers: 405 where the address exists under other verbs, 501 where Jira has the operation
 * and this program does not, otherwise 404. Built when it is first needed, so that it costs nothing at the start.
 * @param path of the request, without the context path
 */
export function explainMissing(served: readonly Route[], known: () => readonly Operation[]): ExplainMissing {
  let tables: { served: Operation[]; known: Operation[] } | undefined;
  return (method, path) => {
    tables ??= { served: withLatest(served), known: withLatest(known()) };
    const here = methodsAt(tables.served, path);
    const inJira = methodsAt(tables.known, path);
    if (inJira.has(method) && !here.has(method)) {
      const sentence = `${method} is part of Jira's REST API at this address, and is not built in Tessera yet.`;
      return new AppError('not-implemented', { messages: [sentence] });
    }
    const allowed = here.size > 0 ? here : inJira;
    if (allowed.size === 0)
      return new AppError('not-found', { messages: ['There is nothing at this address.'] });
    const headers = { Allow: [...allowed].join(', ') };
    return new AppError('method-not-allowed', { messages: [`${method} is not possible here.`], headers });
  };
}

const withLatest = (operations: readonly Operation[]): Operation[] =>
  operations.flatMap(({ method, url }) => urlsOf(url).map((one) => ({ method, url: one })));

function methodsAt(operations: readonly Operation[], path: string): Set<string> {
  const segments = path.replace(/\/$/, '').split('/');
  return new Set(
    operations.filter(({ url }) => matches(url.split('/'), segments)).map(({ method }) => method),
  );
}

const matches = (pattern: string[], segments: string[]): boolean =>
  pattern.length === segments.length &&
  pattern.every((part, at) => (part.startsWith(':') ? segments[at] !== '' : part === segments[at]));
