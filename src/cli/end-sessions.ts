/** Ends sessions for an operator. The rules are access/'s; here is only which ones. */
import { forgetBySession, listRemembered } from '../access/remember-me/remember-me.service.ts';
import { endSession, listSessions } from '../access/session/session.service.ts';
import { endSessionsByName } from '../access/session/sessions.service.ts';
import { record } from '../audit/audit.service.ts';
import { type Ctx, transact } from '../context.ts';
import { findUsersByIds } from '../people/user/user.service.ts';
import { everyUser } from './every-user.ts';

/** Ends one session and the remembered login behind it. @returns whether it was there */
export async function endOneSession(ctx: Ctx, id: number): Promise<boolean> {
  const session = (await listSessions(ctx, null)).find((one) => one.id === id);
  if (!session) return false;
  const user = (await findUsersByIds(ctx, [session.userId])).get(session.userId);
  await transact(ctx, async (tx) => {
    await forgetBySession(tx, id);
    await endSession(tx, id);
    await record(tx, {
      category: 'authentication',
      action: 'session-revoked',
      summary: 'A session was ended from the command line',
      object: { type: 'user', id: String(session.userId), name: user?.name ?? '' },
    });
  });
  return true;
}

/** Ends every session and every remembered login. @returns how many sessions ended */
export async function endEverySession(ctx: Ctx): Promise<number> {
  const loggedIn = new Set((await listSessions(ctx, null)).map((session) => session.userId));
  let ended = 0;
  for await (const user of everyUser(ctx)) {
    // A remembered login would begin a new session.
    const concerned = loggedIn.has(user.id) || (await listRemembered(ctx, user.id)).length > 0;
    if (concerned) ended += await endSessionsByName(ctx, user.name);
  }
  return ended;
}
