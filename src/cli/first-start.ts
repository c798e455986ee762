/**
 * The first start on an empty database: what every installation has, and its administrator. All of it is one
 * transaction, begun by taking the installation's identity: of two programs that start at once the second waits, and
 * finds everything done.
 */
import { randomBytes } from 'node:crypto';
import { hashPassword } from '../access/password/password.hash.ts';
import { passwordProblems } from '../access/password/password.policy.ts';
import { generatedPasswordExpires } from '../access/password/set-password.service.ts';
import { type Ctx, transact } from '../context.ts';
import { findInstallation, insertInstallation } from '../db/installation.store.ts';
import type { Installation } from '../http/exchange.ts';
import { randomHex } from '../kernel/token.ts';
import { seedGroups } from '../people/group/group.defaults.ts';
import { addMember, findGroupByName } from '../people/group/group.service.ts';
import { createUser } from '../people/user/user.service.ts';
import { seedPermissions } from '../permission/permission.defaults.ts';
import { seedWorkflow } from '../workflow/workflow.defaults.ts';
import { CommandError } from './command.ts';
import { fillDemo, hashDemoPasswords } from './demo/fill-demo.ts';
import { isDemo, markDemo } from './demo-mark.store.ts';
import { isLoopback } from './doctor/address.ts';
import { generatePassword } from './generate-password.ts';

export interface FirstStart {
  /** The administrator's user name and, where it was made just now, the password: shown once, kept nowhere. */
  readonly administrator: { readonly name: string; readonly generatedPassword: string | null };
  /** What is wrong with the password that was preset; empty where it is good or was generated. */
  readonly warnings: readonly string[];
  readonly demo: boolean;
}

const administratorName = 'admin';

/**
 * Fills an empty database.
 * @returns null where it was filled before
 * @throws CommandError where a demo's known passwords would be open to others
 */
export async function firstStart(ctx: Ctx): Promise<FirstStart | null> {
  if (await findInstallation(ctx.db)) {
    await keepDemoInside(ctx);
    return null;
  }
  const { adminPassword, demo, passwordMinimumLength } = ctx.config;
  const preset = adminPassword !== '' ? adminPassword : demo ? 'admin' : null;
  const password = preset ?? generatePassword();
  const hash = await hashPassword(password);
  const demoHashes = demo ? await hashDemoPasswords() : null;
  const taken = await transact(ctx, async (tx) => {
    if (!(await insertInstallation(tx.db, { serverId: newServerId(), secret: randomHex(32) }))) return false;
    await seedGroups(tx);
    await seedPermissions(tx);
    await seedWorkflow(tx);
    await makeAdministrator(tx, hash, preset === null ? generatedPasswordExpires(tx) : null);
    if (demoHashes) {
      await markDemo(tx.db);
      await fillDemo(tx, demoHashes);
    }
    return true;
  });
  if (!taken) return null;
  const context = {
    minimumLength: passwordMinimumLength,
    userName: administratorName,
    installation: ctx.config,
  };
  return {
    administrator: { name: administratorName, generatedPassword: preset === null ? password : null },
    warnings: preset === null ? [] : passwordProblems(password, context),
    demo,
  };
}

/** Everybody knows a demo's passwords: it is served to this machine only, with --demo or without. */
async function keepDemoInside({ db, config }: Ctx): Promise<void> {
  if (isLoopback(config.host) || !(await isDemo(db))) return;
  throw new CommandError(
    'This database was filled by --demo, whose passwords everybody knows. Start with --demo or --host 127.0.0.1, or begin anew with another --data folder.',
  );
}

/** What this installation is known by. */
export async function readInstallation(ctx: Pick<Ctx, 'db'>): Promise<Installation> {
  const installation = await findInstallation(ctx.db);
  if (!installation) throw new Error('This database holds no installation: its first start did not finish.');
  return installation;
}

async function makeAdministrator(
  ctx: Ctx,
  passwordHash: string,
  passwordExpires: number | null,
): Promise<void> {
  const user = await createUser(ctx, {
    name: administratorName,
    email: 'admin@example.com',
    displayName: 'Administrator',
    passwordHash,
    passwordExpires,
  });
  for (const name of ['jira-administrators', 'jira-software-users']) {
    const group = await findGroupByName(ctx, name);
    if (group) await addMember(ctx, group, user);
  }
}

/** XXXX-XXXX-XXXX-XXXX, as Jira's server ids look. */
function newServerId(): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
  const four = () => Array.from(randomBytes(4), (byte) => letters[byte % letters.length]).join('');
  return `B${four().slice(1)}-${four()}-${four()}-${four()}`;
}
