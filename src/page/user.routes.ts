/** A user as an administrator sees one, and the way out of the CAPTCHA for those who cannot answer it. */

import { readLoginInfo, resetFailedLogins } from '../access/login/login.service.ts';
import { captchaIsDue } from '../access/login/login.ts';
import { rollWebSudo } from '../access/web-sudo/web-sudo.service.ts';
import { mustConfirm } from '../access/web-sudo/web-sudo.ts';
import { type Call, content, type Route, route } from '../http/route.ts';
import { requireUser } from '../people/user/user.service.ts';
import { frameOf } from './frame.ts';
import { formField, userQuery } from './page.schema.ts';
import { htmlType, redirect } from './redirect.ts';
import { presentReset, presentUser } from './user.present.ts';
import { webSudoAction } from './web-sudo.present.ts';

const resetUrl = '/secure/admin/user/ResetFailedLoginCount.jspa';
const viewUrl = '/secure/admin/user/ViewUser.jspa';
const source = 'Jira: KB "How to reset a CAPTCHA / failed login count"; JRASERVER-72572';

export const userPageRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/secure/admin/user/ViewUser.jspa',
    summary: 'A user, with the text "CAPTCHA required at next login" where that is so',
    source,
    access: 'administrator',
    anonymous: 'login-page',
    query: userQuery,
    async handle(call) {
      const { ctx, query } = call;
      const user = await requireUser(ctx, { username: query.name ?? '' });
      const info = await readLoginInfo(ctx, user.id);
      const html = presentUser(frameOf(call), {
        name: user.name,
        displayName: user.displayName,
        emailAddress: user.email,
        active: user.active,
        loginCount: info.loginCount,
        failedInARow: info.currentFailed,
        captchaDue: captchaIsDue(info, ctx.now, ctx.config),
      });
      return content(htmlType, html);
    },
  }),
  route({
    method: 'GET',
    url: '/secure/admin/user/ResetFailedLoginCount.jspa',
    summary: 'Asks before it resets the failed logins of a user; resets them where a form token comes along',
    source,
    access: 'administrator',
    anonymous: 'login-page',
    scope: 'none',
    query: userQuery,
    async handle(call) {
      if (call.formTokenIsValid()) return reset(call, call.query.name);
      const user = await requireUser(call.ctx, { username: call.query.name ?? '' });
      return content(htmlType, presentReset(frameOf(call), user));
    },
  }),
  route({
    method: 'POST',
    url: '/secure/admin/user/ResetFailedLoginCount.jspa',
    summary:
      'Resets the failed logins of a user: 302 to the user; a confirmed administrator session is needed',
    source,
    access: 'administrator',
    anonymous: 'login-page',
    scope: 'none',
    whileReadOnly: true,
    consumes: ['form', 'none'],
    query: userQuery,
    handle: (call) => reset(call, formField(call.body, 'name') ?? call.query.name),
  }),
];

/** Where the password has to be confirmed first, that leads to the question again, not to the deed. */
async function reset({ ctx, reply }: Pick<Call<unknown, unknown, unknown>, 'ctx' | 'reply'>, name = '') {
  const { contextPath } = ctx.config;
  const query = `?name=${encodeURIComponent(name)}`;
  if (mustConfirm(ctx.actor, ctx.config, ctx.now)) {
    return redirect(
      reply,
      `${contextPath}${webSudoAction}?webSudoDestination=${encodeURIComponent(resetUrl + query)}`,
    );
  }
  await resetFailedLogins(ctx, await requireUser(ctx, { username: name }));
  await rollWebSudo(ctx);
  return redirect(reply, `${contextPath}${viewUrl}${query}`);
}
