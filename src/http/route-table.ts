import type { Route } from './route.ts';

export const everyMethod = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'] as const;

/** The addresses of a route: `/rest/api/2/…` and `/rest/auth/1/…` are served under `latest` too. */
export function urlsOf(url: string): string[] {
  const latest = url.replace(
    /^\/rest\/(api\/2|auth\/1)\//,
    (_all, api: string) => `/rest/${api.split('/')[0]}/latest/`,
  );
  return latest === url ? [url] : [url, latest];
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
