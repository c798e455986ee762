/** Logging out at a browser. Only a request with the form token does it; any other gets the question first. */
import { signOut } from '../access/sign-in/sign-in.service.ts';
import { rememberMeCookie } from '../http/cookie.ts';
import { type Call, type Content, content, type Route, route } from '../http/route.ts';
import { frameOf } from './frame.ts';
import { presentLoggedOut, presentLogoutConfirm } from './logout.present.ts';
import { htmlType } from './redirect.ts';

const source = 'Jira: logoutconfirm.jsp, secure/Logout.jspa';

export const logoutRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/logoutconfirm.jsp',
    summary: 'Asks whether to log out',
    source,
    access: 'anyone',
    anonymous: 'served',
    grants: false,
    handle: (call) => ask(call),
  }),
  route({
    method: 'GET',
    url: '/secure/Logout.jspa',
    summary: 'Logs out where the form token (atl_token) comes along, and asks first where it does not',
    source,
    access: 'anyone',
    anonymous: 'served',
    scope: 'none',
    grants: false,
    handle: (call) => logOut(call),
  }),
  route({
    method: 'POST',
    url: '/secure/Logout.jspa',
    summary: 'Logs out: the session and what this browser remembers end',
    source,
    access: 'anyone',
    anonymous: 'served',
    scope: 'none',
    whileReadOnly: true,
    grants: false,
    consumes: ['form', 'none'],
    xsrf: 'origin',
    handle: (call) => logOut(call),
  }),
];

type AnyCall = Pick<
  Call<unknown, unknown, unknown>,
  'ctx' | 'cookies' | 'reply' | 'formToken' | 'formTokenIsValid'
>;

function ask(call: AnyCall): Content {
  const present = call.ctx.actor.userId === null ? presentLoggedOut : presentLogoutConfirm;
  return content(htmlType, present(frameOf(call)));
}

async function logOut(call: AnyCall): Promise<Content> {
  const { ctx, cookies, reply, formTokenIsValid } = call;
  if (ctx.actor.userId !== null && !formTokenIsValid()) return ask(call);
  await signOut(ctx, cookies[rememberMeCookie]);
  reply.loginReason('OUT');
  reply.user('anonymous');
  reply.endSession();
  return content(htmlType, presentLoggedOut({ ...frameOf(call), formToken: '' }));
}
