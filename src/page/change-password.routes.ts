/** Where people change their own password. */
import { Type } from 'typebox';
import { deviceCookie } from '../access/login/device-cookie.ts';
import { listRules } from '../access/password/policy.service.ts';
import { changeOwnPassword } from '../access/password/set-password.service.ts';
import { type Call, type Content, content, type Route, route } from '../http/route.ts';
import { AppError } from '../kernel/app-error.ts';
import { presentChangePassword, presentPasswordChanged } from './change-password.present.ts';
import { frameOf } from './frame.ts';
import { htmlType } from './redirect.ts';

const text = Type.Optional(Type.String({ maxLength: 100_000 }));
const form = Type.Object({ current: text, password: text, confirm: text, username: text, atl_token: text });

const own = {
  source: "Jira: its page to change one's password; OWASP ASVS 5.0, 6.2.2, 6.2.3, 7.4.3",
  access: 'user',
  anonymous: 'login-page',
  scope: 'none',
} as const;

export const changePasswordRoutes: Route[] = [
  route({
    ...own,
    method: 'GET',
    url: '/secure/ChangePassword!default.jspa',
    summary: 'Asks for the current password and a new one',
    handle: (call) => show(call, null),
  }),
  /** 200 either way: what is wrong, or that it is done. A wrong current password counts as a failed login does. */
  route({
    ...own,
    method: 'POST',
    url: '/secure/ChangePassword.jspa',
    summary: 'Changes the own password; every other session of the user is over',
    consumes: 'form',
    body: form,
    async handle(call) {
      const { ctx, body, cookies, links, reply } = call;
      const { current, password, confirm } = body;
      if (password !== confirm) return show(call, 'The new passwords are not the same. Type them again.');
      try {
        const token = await changeOwnPassword(ctx, password, {
          password: current,
          field: 'currentPassword',
          deviceToken: cookies[deviceCookie],
          loginUrl: links.to('/login.jsp'),
        });
        if (token) reply.beginSession(token);
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'invalid') throw error;
        return show(call, [...error.messages, ...Object.values(error.fields)].join(' '));
      }
      return content(htmlType, presentPasswordChanged(frameOf(call)));
    },
  }),
];

type AnyCall = Pick<Call<unknown, unknown, unknown>, 'ctx' | 'formToken'>;

const show = (call: AnyCall, error: string | null): Content =>
  content(htmlType, presentChangePassword(frameOf(call), { rules: listRules(call.ctx, true), error }));
