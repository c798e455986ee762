/** How the addresses of the browser app are answered. */
import { type Ctx, perProgram } from '../../context.ts';
import { openWebApp, type WebApp } from '../../files/web-app.ts';
import { sessionCookie } from '../../http/cookie.ts';
import { appPolicy } from '../../http/headers.ts';
import { type Call, type Content, content } from '../../http/route.ts';
import { randomHex } from '../../kernel/token.ts';
import { frameOf } from '../frame.ts';
import { htmlType } from '../redirect.ts';
import { presentShell } from './shell.present.ts';

/** undefined: the folder was not looked into yet. */
const opened = perProgram((): { app: WebApp | null | undefined } => ({ app: undefined }));

/** @returns null where the program runs without the browser app */
export function webApp(ctx: Ctx): WebApp | null {
  const memory = opened(ctx);
  const { webApp: folder } = ctx.config;
  if (memory.app === undefined) memory.app = folder === '' || folder === 'none' ? null : openWebApp(folder);
  return memory.app;
}

type Asked = Pick<Call<unknown, unknown, unknown>, 'ctx' | 'cookies' | 'formToken' | 'reply'>;

interface Shown {
  /** Address of the same page without JavaScript. */
  readonly plain?: string;
  /** As of WebApp.first(). */
  readonly page?: string;
}

export function answerShell(call: Asked, app: WebApp, { plain, page }: Shown = {}): Content {
  const nonce = randomHex(16);
  // REST refuses a cookie whose session is over; a document that begins anew has none to lose.
  if (call.ctx.actor.userId === null && call.cookies[sessionCookie] !== undefined) call.reply.endSession();
  call.reply.header('Content-Security-Policy', appPolicy(nonce));
  return content(
    htmlType,
    presentShell(frameOf(call), {
      script: app.script,
      ...app.first(page),
      nonce,
      plain: plain ?? null,
    }),
  );
}
