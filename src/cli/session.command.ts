import { describeDevice } from '../access/session/device.ts';
import { listSessions } from '../access/session/session.service.ts';
import type { Session } from '../access/session/session.ts';
import { endSessionsByName } from '../access/session/sessions.service.ts';
import type { Ctx } from '../context.ts';
import { findUsersByIds, requireUser } from '../people/user/user.service.ts';
import { type Command, type CommandCall, CommandError, UsageError } from './command.ts';
import { endEverySession, endOneSession } from './end-sessions.ts';
import { onDatabase } from './on-database.ts';
import { shortInstant, textTable } from './text-table.ts';

const settings = ['data', 'database', 'sessionIdle'] as const;

export const sessionList: Command = {
  name: 'session list',
  summary: 'Lists who is logged in, from where and since when',
  about:
    'Lists sessions that live, the last used first. `last seen` is written at most once a minute. Instants are UTC.',
  options: { user: { value: 'NAME', meaning: 'Only the sessions of this user.' } },
  settings,
  examples: [
    ['tessera session list', 'Lists all sessions.'],
    ['tessera session list --user fred', "Lists fred's."],
  ],
  run: (call) =>
    onDatabase(call.config, async (ctx) => {
      const username = call.value('user');
      const user = username === undefined ? null : await requireUser(ctx, { username });
      const sessions = await listSessions(ctx, user?.id ?? null);
      call.io.out(sessions.length === 0 ? 'Nobody is logged in.' : await sessionTable(ctx, sessions));
      return 0;
    }),
};

async function sessionTable(ctx: Ctx, sessions: readonly Session[]): Promise<string> {
  const users = await findUsersByIds(
    ctx,
    sessions.map((session) => session.userId),
  );
  return textTable(
    ['ID', 'USER', 'DEVICE', 'ADDRESS', 'BEGAN', 'LAST SEEN', 'BY'],
    sessions.map((session) => [
      String(session.id),
      users.get(session.userId)?.name ?? '',
      describeDevice(session.userAgent),
      session.address,
      shortInstant(session.created),
      shortInstant(session.lastSeen),
      session.via,
    ]),
  );
}

export const sessionRevoke: Command = {
  name: 'session revoke',
  operands: [{ name: 'ID', required: false }],
  summary: 'Ends sessions, at once and everywhere',
  about:
    'Ends one session, or all of a user, or all there are, together with the remembered logins behind them. The next request with such a cookie is answered 401. Works while the server runs. It does not keep anybody from logging in again: for that set a new password (`tessera user password`) or deactivate the user.',
  options: {
    user: { value: 'NAME', meaning: 'All sessions of this user.' },
    all: { meaning: 'All sessions of everybody.' },
  },
  settings,
  examples: [
    ['tessera session revoke 10042', 'Ends the one that `tessera session list` shows with this id.'],
    ['tessera session revoke --user fred', 'Logs fred out everywhere.'],
    ['tessera session revoke --all', 'Logs everybody out.'],
  ],
  async run(call) {
    const [id] = call.operands;
    const wanted = [id, call.value('user'), call.has('all') || undefined];
    if (wanted.filter((one) => one !== undefined).length !== 1) {
      throw new UsageError('Say which sessions end: an ID, --user NAME or --all.');
    }
    if (id !== undefined && !/^\d{1,15}$/.test(id)) {
      throw new UsageError(`'${id}' is no id of a session: \`tessera session list\` shows them.`);
    }
    return onDatabase(call.config, (ctx) => revoke(ctx, call));
  },
};

async function revoke(ctx: Ctx, call: CommandCall): Promise<number> {
  const [id] = call.operands;
  const username = call.value('user');
  if (id !== undefined) {
    if (!(await endOneSession(ctx, Number(id))))
      throw new CommandError(`There is no living session with the id ${id}.`);
    call.io.out('The session is over.');
    return 0;
  }
  const ended = username === undefined ? await endEverySession(ctx) : await endSessionsByName(ctx, username);
  call.io.out(ended === 1 ? '1 session is over.' : `${ended} sessions are over.`);
  return 0;
}
