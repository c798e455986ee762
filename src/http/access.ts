/** What a route says about who may call it and through what, and whether the password must have been confirmed lately. */
import type { Actor, Ctx } from '../context.ts';
import { AppError, forbidden } from '../kernel/app-error.ts';
import { includes } from '../kernel/scope.ts';
import { clientMustBeAuthenticated } from './errors.ts';
import type { Links } from './links.ts';
import { type Route, scopeOf } from './route.ts';

const notAuthenticated = 'You are not authenticated. Authentication required to perform this operation.';

const permissionFor = { user: null, administrator: 'ADMINISTER', 'system-administrator': 'SYSTEM_ADMIN' };

/**
 * @param wantedPath path and query that was asked for, without the context path: where a login leads back to
 * @throws AppError 401, 302 or 403
 */
export function checkAccess(route: Route, { actor }: Ctx, links: Links, wantedPath: string): void {
  if (actor.through) checkScope(route, actor);
  if (route.access === 'anyone') return;
  if (actor.userId === null) throw refuseAnonymous(route, links, wantedPath);
  const permission = permissionFor[route.access];
  if (permission && !actor.may(permission)) {
    throw new AppError('forbidden', {
      messages: [`The user ${actor.name} does not have permission to complete this operation.`],
    });
  }
}

/**
 * A delegated credential reaches as far as it was granted, whatever its user may.
 * @throws AppError 403 that names the scope needed
 * @source RFC 6750, 3.1
 */
function checkScope(route: Route, { scope, through }: Pick<Actor, 'scope' | 'through'>): void {
  const needed = scopeOf(route);
  if (needed === 'person')
    throw forbidden('This is for people: no access token and no client may do it. Log in with a password.');
  if (needed === 'none') {
    if (through?.kind === 'access-token') return;
    throw forbidden('This is closed to clients, whatever access they were granted. Log in yourself.');
  }
  if (scope === null || includes(scope, needed)) return;
  throw new AppError('forbidden', {
    messages: [`This needs the scope ${needed}; what was granted here is ${scope}.`],
    headers: { 'WWW-Authenticate': `Bearer error="insufficient_scope", scope="${needed}"` },
  });
}

function refuseAnonymous(route: Route, links: Links, wantedPath: string): AppError {
  switch (route.anonymous) {
    case 'login-page': {
      const destination = encodeURIComponent(route.method === 'GET' ? wantedPath : '/');
      return new AppError('unauthenticated', {
        messages: [notAuthenticated],
        status: 302,
        headers: { Location: links.to(`/login.jsp?os_destination=${destination}`) },
      });
    }
    case 'client-must-be-authenticated':
      return new AppError('unauthenticated', { messages: [clientMustBeAuthenticated] });
    default:
      return new AppError('unauthenticated', { messages: [notAuthenticated] });
  }
}

/**
 * WebSudo: an administrator's cookie alone does not open what is dangerous. A request that brings its credential in the
 * Authorization header is a program's, which has nothing to confirm: Basic sends the password itself, and a token was
 * made for it. Source: auth.md 7.
 * @returns whether a confirmed session was used, and rolls on
 * @throws AppError web-sudo-required
 */
export function checkWebSudo(route: Route, { actor, config, now }: Ctx): boolean {
  if (!route.webSudo || !config.webSudo || actor.via === 'basic' || actor.through) return false;
  if ((actor.session?.webSudoUntil ?? 0) <= now) {
    throw new AppError('web-sudo-required', { messages: ['This resource requires WebSudo.'] });
  }
  return true;
}
