/** What a route says about who may call it, and whether the password must have been confirmed lately. */
import type { Ctx } from '../context.ts';
import { AppError } from '../kernel/app-error.ts';
import { clientMustBeAuthenticated } from './errors.ts';
import type { Links } from './links.ts';
import type { Route } from './route.ts';

const notAuthenticated = 'You are not authenticated. Authentication required to perform this operation.';

const permissionFor = { user: null, administrator: 'ADMINISTER', 'system-administrator': 'SYSTEM_ADMIN' };

/**
 * @param wantedPath path and query that was asked for, without the context path: where a login leads back to
 * @throws AppError 401, 302 or 403
 */
export function checkAccess(route: Route, { actor }: Ctx, links: Links, wantedPath: string): void {
  if (route.access === 'anyone') return;
  if (actor.userId === null) throw refuseAnonymous(route, links, wantedPath);
  const permission = permissionFor[route.access];
  if (permission && !actor.may(permission)) {
    throw new AppError('forbidden', {
      messages: [`The user ${actor.name} does not have permission to complete this operation.`],
    });
  }
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
 * WebSudo: an administrator's cookie alone does not open what is dangerous. Basic sends the password with every
 * request, so nothing is left to confirm. Source: auth.md 7.
 * @returns whether a confirmed session was used, and rolls on
 * @throws AppError web-sudo-required
 */
export function checkWebSudo(route: Route, { actor, config, now }: Ctx): boolean {
  if (!route.webSudo || !config.webSudo || actor.via === 'basic') return false;
  if ((actor.session?.webSudoUntil ?? 0) <= now) {
    throw new AppError('web-sudo-required', { messages: ['This resource requires WebSudo.'] });
  }
  return true;
}
