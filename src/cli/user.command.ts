import { resetFailedLogins } from '../access/login/login.service.ts';
import {
  createAccount,
  generatedPasswordExpires,
  setPassword,
} from '../access/password/set-password.service.ts';
import { type Ctx, transact } from '../context.ts';
import { addMember, groupsOf, requireGroup } from '../people/group/group.service.ts';
import { requireUser } from '../people/user/user.service.ts';
import type { User } from '../people/user/user.ts';
import { type Command, type CommandCall, CommandError } from './command.ts';
import { everyUser } from './every-user.ts';
import { generatePassword } from './generate-password.ts';
import { onDatabase } from './on-database.ts';
import { harmless, textTable } from './text-table.ts';

const settings = ['data', 'database', 'passwordMinimumLength', 'generatedPasswordLifetime'] as const;
const name = { name: 'NAME', required: true };
const passwordStdin = {
  'password-stdin': {
    meaning: 'Read the password from standard input, without its line break, instead of making one.',
  },
};

export const userAdd: Command = {
  name: 'user add',
  operands: [name],
  summary: 'Makes a user who can log in',
  about:
    'Makes a user and prints a password, once, which ends after a while unless it is changed; --password-stdin sets one of yours, which does not: for programs. The user is in the group that new users get, and in those that --group names. Works while the server runs.',
  options: {
    email: { value: 'ADDRESS', meaning: 'E-mail address. Default: NAME@localhost' },
    'display-name': { value: 'TEXT', meaning: 'Name that others see. Default: NAME' },
    group: { value: 'GROUP', many: true, meaning: 'A group to put the user in besides.' },
    ...passwordStdin,
  },
  settings,
  examples: [
    [
      'tessera user add fred --email fred@example.com --display-name "Fred Flint"',
      'Makes fred and prints a password.',
    ],
    ['tessera user add eva --group jira-administrators', 'Makes one more administrator.'],
    [
      'pass show tessera/bot | tessera user add bot --password-stdin',
      'Takes the password from another program.',
    ],
  ],
  run: (call) =>
    onDatabase(call.config, async (ctx) => {
      const [username = ''] = call.operands;
      const typed = await typedPassword(call);
      const password = typed ?? generatePassword();
      const user = await transact(ctx, async (tx) => {
        const made = await createAccount(tx, {
          name: username,
          email: call.value('email') ?? `${username}@localhost`,
          displayName: call.value('display-name') ?? username,
          password,
          generated: typed === null,
          applicationKeys: null,
        });
        await putInGroups(tx, made, call.values('group'));
        return made;
      });
      call.io.out(`${user.name} can log in now.`);
      if (typed === null) call.io.out(shownOnce(ctx, password));
      return 0;
    }),
};

export const userPassword: Command = {
  name: 'user password',
  operands: [name],
  summary: "Sets a user's password, and ends all sessions of that user",
  about:
    'Sets a new password: one that is made, printed once and ends after a while unless it is changed, or with --password-stdin one of yours. Every session and remembered login of the user ends at once, everywhere. Works while the server runs.',
  options: passwordStdin,
  settings,
  examples: [
    ['tessera user password admin', 'Makes a new password for admin: the way back in for whoever lost it.'],
    ["printf %s 'correct horse battery' | tessera user password fred --password-stdin", 'Sets this one.'],
  ],
  run: (call) =>
    onDatabase(call.config, async (ctx) => {
      const user = await requireUser(ctx, { username: call.operands[0] });
      const typed = await typedPassword(call);
      const password = typed ?? generatePassword();
      await setPassword(ctx, user, password, { generated: typed === null });
      call.io.out(`The password of ${user.name} is changed; every session with the old one is over.`);
      if (typed === null) call.io.out(shownOnce(ctx, password));
      return 0;
    }),
};

export const userUnlock: Command = {
  name: 'user unlock',
  operands: [name],
  summary: 'Resets the failed logins of a user, so that no CAPTCHA is asked for',
  about:
    'After several failed logins in a row a user must answer a CAPTCHA, and scripts in that name are refused. This sets the count back to 0, as an administrator can in the browser.',
  settings,
  examples: [['tessera user unlock fred', 'Lets fred log in with the password alone again.']],
  run: (call) =>
    onDatabase(call.config, async (ctx) => {
      const user = await requireUser(ctx, { username: call.operands[0] });
      const failed = await resetFailedLogins(ctx, user);
      call.io.out(
        failed > 0
          ? `The failed logins of ${user.name} are reset (there were ${failed} in a row).`
          : `${user.name} was not locked: no login failed since the last good one.`,
      );
      return 0;
    }),
};

export const userList: Command = {
  name: 'user list',
  summary: 'Lists users with their groups',
  about: 'Lists every user: name, display name, e-mail address, whether active, groups.',
  settings,
  examples: [['tessera user list', 'Lists everybody, in the order in which they were made.']],
  run: (call) =>
    onDatabase(call.config, async (ctx) => {
      const rows: string[][] = [];
      for await (const user of everyUser(ctx)) {
        const groups = (await groupsOf(ctx, user.id)).map((group) => group.name);
        rows.push([
          user.name,
          user.displayName,
          user.email ?? '',
          user.active ? 'active' : 'inactive',
          groups.join(', '),
        ]);
      }
      call.io.out(textTable(['NAME', 'DISPLAY NAME', 'E-MAIL', 'STATE', 'GROUPS'], rows));
      return 0;
    }),
};

async function putInGroups(ctx: Ctx, user: User, names: readonly string[]): Promise<void> {
  const before = new Set((await groupsOf(ctx, user.id)).map((group) => group.id));
  for (const groupName of new Set(names)) {
    const group = await requireGroup(ctx, groupName);
    if (!before.has(group.id)) await addMember(ctx, group, user);
    before.add(group.id);
  }
}

/** @returns null: none was asked to be read */
async function typedPassword(call: CommandCall): Promise<string | null> {
  if (!call.has('password-stdin')) return null;
  const password = (await call.io.readStdin()).replace(/\r?\n$/, '');
  if (password === '') throw new CommandError('Standard input was empty: no password was read.');
  if (/[\r\n]/.test(password))
    throw new CommandError('Standard input had several lines; a password is one line.');
  return password;
}

function shownOnce(ctx: Ctx, password: string): string {
  const expires = generatedPasswordExpires(ctx);
  const end =
    expires === null
      ? ''
      : `\nIt ends on ${new Date(expires).toISOString().slice(0, 10)}, unless it is changed before.`;
  return `Password, shown only now: ${harmless(password)}${end}`;
}
