/**
 * Clients of OAuth 2.0, which administrators register: a program that asks people for access, or that acts as one user.
 * - A secret is shown once; only its hash is stored.
 * - Whoever may change a client may have what it is granted: an administrator who is no system administrator touches no
 *   client that may be granted the system, nor one that acts as a system administrator.
 * - What is taken from a client (a scope, its secret, itself) holds with the next request, on every node.
 */
import { record } from '../../audit/audit.service.ts';
import type { ChangedValue } from '../../audit/audit.ts';
import { type Ctx, transact } from '../../context.ts';
import { AppError } from '../../kernel/app-error.ts';
import { isScope } from '../../kernel/scope.ts';
import { randomHex, sha256 } from '../../kernel/token.ts';
import { requireMayTouch } from '../../people/user/administrator.service.ts';
import { findUserByName, requireUser } from '../../people/user/user.service.ts';
import * as store from './client.store.ts';
import { isPublic, type OAuth2Client } from './client.ts';
import { removeCodesOf } from './code.store.ts';
import { removeGrantsOf } from './grant.store.ts';
import { noSecretToRotate, noSuchClient, systemClient } from './oauth2.errors.ts';
import { redirectProblem } from './redirect-uri.ts';
import { newSecret } from './token-shape.ts';

export interface ClientInput {
  name: string;
  /** Whether it can keep a secret: a program on a server can, one on people's machines or in a page cannot. */
  confidential: boolean;
  redirectUris: readonly string[];
  scope: string;
  legacy: boolean;
  /** Name of a user whom client credentials act as; null: it has none of these. */
  runAs: string | null;
}

const MOST_URIS = 20;
const LONGEST_NAME = 100;

export const listClients = (ctx: Pick<Ctx, 'db'>): Promise<OAuth2Client[]> => store.listClients(ctx.db);

export const findClient = (ctx: Pick<Ctx, 'db'>, clientId: string): Promise<OAuth2Client | null> =>
  store.findClient(ctx.db, clientId);

/** @throws AppError 404 */
export async function requireClient(ctx: Pick<Ctx, 'db'>, clientId: string): Promise<OAuth2Client> {
  const client = await store.findClient(ctx.db, clientId);
  if (!client) throw noSuchClient(clientId);
  return client;
}

/**
 * Registers a client.
 * @returns with its secret, the only time that it is known; null: a public client has none
 * @throws AppError 400 by field; 403
 */
export async function createClient(
  ctx: Ctx,
  input: ClientInput,
): Promise<{ client: OAuth2Client; secret: string | null }> {
  return transact(ctx, async (tx) => {
    const fields = await checked(tx, input);
    const clientId = randomHex(16);
    const secret = input.confidential ? newSecret('secret') : null;
    const secretHash = secret === null ? null : sha256(secret);
    await store.insertClient(tx.db, { ...fields, clientId, secretHash, now: tx.now });
    const client = await requireClient(tx, clientId);
    await recordChange(
      tx,
      client,
      'oauth2-client-created',
      'An OAuth 2.0 client was registered',
      described(client),
    );
    return { client, secret };
  });
}

/**
 * Changes a client. What it was granted stays, as far as its scope still reaches; what it fetched as another user ends.
 * @throws AppError 400 by field; 403; 404
 */
export async function editClient(
  ctx: Ctx,
  clientId: string,
  input: Omit<ClientInput, 'confidential'>,
): Promise<OAuth2Client> {
  return transact(ctx, async (tx) => {
    const before = await requireTouchable(tx, clientId);
    const fields = await checked(tx, { ...input, confidential: !isPublic(before) });
    await store.updateClient(tx.db, before.id, fields);
    if (fields.runAsId !== (before.runAs?.id ?? null))
      await removeGrantsOf(tx.db, { clientId: before.id, kind: 'client-credentials' });
    await removeCodesOf(tx.db, { clientId: before.id });
    const client = await requireClient(tx, clientId);
    const changes = compared(described(before), described(client));
    await recordChange(tx, client, 'oauth2-client-changed', 'An OAuth 2.0 client was changed', changes);
    return client;
  });
}

/** Gives a client a new secret; the one before is worth nothing from now on. @returns the new one @throws AppError 403, 404, 409 */
export async function rotateSecret(
  ctx: Ctx,
  clientId: string,
): Promise<{ client: OAuth2Client; secret: string }> {
  return transact(ctx, async (tx) => {
    const before = await requireTouchable(tx, clientId);
    if (isPublic(before)) throw noSecretToRotate();
    const secret = newSecret('secret');
    await store.updateSecret(tx.db, before.id, sha256(secret), tx.now);
    await recordChange(tx, before, 'oauth2-client-secret', 'An OAuth 2.0 client was given a new secret', []);
    return { client: await requireClient(tx, clientId), secret };
  });
}

/** Removes a client, and with it whatever anybody granted it. @throws AppError 403, 404 */
export async function dropClient(ctx: Ctx, clientId: string): Promise<void> {
  await transact(ctx, async (tx) => {
    const client = await requireTouchable(tx, clientId);
    await store.removeClient(tx.db, client.id);
    await recordChange(tx, client, 'oauth2-client-deleted', 'An OAuth 2.0 client was deleted', []);
  });
}

async function requireTouchable(ctx: Ctx, clientId: string): Promise<OAuth2Client> {
  const client = await requireClient(ctx, clientId);
  if (client.scope === 'SYSTEM_ADMIN' && !ctx.actor.may('SYSTEM_ADMIN')) throw systemClient();
  if (client.runAs) await requireMayTouch(ctx, await requireUser(ctx, { username: client.runAs.name }));
  return client;
}

async function checked(ctx: Ctx, input: ClientInput): Promise<store.ClientFields> {
  const { confidential, redirectUris, scope, legacy, runAs } = input;
  const name = input.name.trim();
  const user = runAs === null ? null : await findUserByName(ctx, runAs);
  const problems: Record<string, string | null> = {
    name: nameProblem(name),
    scope: isScope(scope) ? null : 'scope must be READ, WRITE, ADMIN or SYSTEM_ADMIN.',
    redirectUris: urisProblem(ctx, input),
    legacy: legacy && !confidential ? 'A public client always needs PKCE: legacy must be false.' : null,
    runAs: runAsProblem(input, user !== null),
  };
  const fields = Object.fromEntries(
    Object.entries(problems).filter((entry): entry is [string, string] => entry[1] !== null),
  );
  if (Object.keys(fields).length > 0) throw new AppError('invalid', { fields });
  if (scope === 'SYSTEM_ADMIN' && !ctx.actor.may('SYSTEM_ADMIN')) throw systemClient();
  if (user) await requireMayTouch(ctx, user);
  return { name, redirectUris: [...new Set(redirectUris)], scope, legacy, runAsId: user?.id ?? null };
}

function nameProblem(name: string): string | null {
  if (name === '') return 'name is missing.';
  if (name.length > LONGEST_NAME) return `name must not be longer than ${LONGEST_NAME} characters.`;
  // Whoever is asked for consent reads it: it must not be able to write over the words beside it.
  return /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]/u.test(name)
    ? 'name must be plain text, without control or invisible characters.'
    : null;
}

function urisProblem({ config }: Ctx, { redirectUris, confidential, runAs }: ClientInput): string | null {
  if (redirectUris.length === 0 && (!confidential || runAs === null))
    return 'redirectUris must name where the client is sent back to, unless it only acts as a user of its own (runAs).';
  if (redirectUris.length > MOST_URIS) return `redirectUris must not be more than ${MOST_URIS}.`;
  const rules = { isPublic: !confidential, httpAllowed: config.oauth2SkipRedirectUrlHttps };
  for (const uri of redirectUris) {
    const problem = redirectProblem(uri, rules);
    if (problem !== null) return `redirectUris: '${uri.slice(0, 200)}' ${problem}.`;
  }
  return null;
}

function runAsProblem({ runAs, confidential }: ClientInput, exists: boolean): string | null {
  if (runAs === null) return null;
  if (!confidential) return 'A public client cannot act as a user of its own: runAs must be null.';
  return exists ? null : `runAs: there is no user named '${runAs.slice(0, 255)}'.`;
}

const described = (client: OAuth2Client): ChangedValue[] => [
  { fieldName: 'name', changedTo: client.name },
  { fieldName: 'scope', changedTo: client.scope },
  { fieldName: 'redirectUris', changedTo: client.redirectUris.join(' ') },
  { fieldName: 'legacy', changedTo: String(client.legacy) },
  { fieldName: 'runAs', changedTo: client.runAs?.name ?? '' },
];

const compared = (before: readonly ChangedValue[], after: readonly ChangedValue[]): ChangedValue[] =>
  after.flatMap((value, at) =>
    value.changedTo === before[at]?.changedTo ? [] : [{ ...value, changedFrom: before[at]?.changedTo ?? '' }],
  );

const recordChange = (
  tx: Ctx,
  { clientId, name }: OAuth2Client,
  action: string,
  summary: string,
  changed: ChangedValue[],
): Promise<void> =>
  record(tx, {
    category: 'authentication',
    action,
    summary,
    object: { type: 'oauth2-client', id: clientId, name },
    changed,
  });
