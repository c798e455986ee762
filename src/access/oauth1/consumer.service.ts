/**
 * Consumers as administrators keep them. One signs either with a key whose public half is here, or with a shared
 * secret, which is made here, shown once, and stored as it is, for HMAC needs it: a key is better.
 */
import { record } from '../../audit/audit.service.ts';
import { type Ctx, transact } from '../../context.ts';
import { AppError, invalidField } from '../../kernel/app-error.ts';
import { randomHex } from '../../kernel/token.ts';
import { requireMayTouch } from '../../people/user/administrator.service.ts';
import { findUserByName, requireUser } from '../../people/user/user.service.ts';
import { type CallbackMatch, callbackProblem } from './callback.ts';
import { consumerKeyTaken, noConsumer } from './consumer.errors.ts';
import * as store from './consumer.store.ts';
import { type Consumer, consumerKeyProblem, consumerNameProblem } from './consumer.ts';
import { readPublicKey } from './public-key.ts';

/** What an administrator says about a consumer. Absent: as it was, or the default. */
export interface ConsumerChanges {
  readonly name?: string | undefined;
  readonly description?: string | null | undefined;
  /** PEM of a public key or a certificate. */
  readonly publicKey?: string | undefined;
  readonly callback?: string | null | undefined;
  readonly callbackMatch?: CallbackMatch | undefined;
  readonly active?: boolean | undefined;
  /** User name; null: it acts as nobody without a token. */
  readonly executeAs?: string | null | undefined;
}

export interface NewConsumer extends ConsumerChanges {
  readonly key: string;
  readonly name: string;
  /** Signs with a shared secret instead of a key. */
  readonly sharedSecret?: boolean | undefined;
}

/**
 * Registers a consumer.
 * @returns with the shared secret, where it has one: the only time that it is shown
 * @throws AppError 400 by field; 409 where the key is taken
 */
export async function registerConsumer(
  ctx: Ctx,
  given: NewConsumer,
): Promise<{ consumer: Consumer; sharedSecret: string | null }> {
  const publicKey = given.publicKey === undefined ? null : given.publicKey;
  const wantsSecret = given.sharedSecret === true;
  refuse({
    consumerKey: consumerKeyProblem(given.key),
    publicKey:
      wantsSecret === (publicKey !== null)
        ? 'A consumer signs either with a key, of which you give the public half, or with a shared secret.'
        : null,
  });
  const columns = await readChanges(ctx, given);
  const sharedSecret = wantsSecret ? randomHex(32) : null;
  return transact(ctx, async (tx) => {
    if (await store.findConsumerByKey(tx.db, given.key)) throw consumerKeyTaken(given.key);
    const id = await store.insertConsumer(tx.db, {
      consumer_key: given.key,
      description: null,
      public_key: null,
      callback: null,
      callback_match: 'exact',
      active: 1,
      execute_as: null,
      name: given.name,
      ...columns,
      shared_secret: sharedSecret,
      created: tx.now,
      updated: tx.now,
    });
    const consumer = await requireConsumer(tx, id);
    await recordChange(tx, consumer, 'oauth1-consumer-registered', 'A consumer of OAuth was registered');
    return { consumer, sharedSecret };
  });
}

/** @throws AppError 404 */
export async function requireConsumer(ctx: Ctx, id: number): Promise<Consumer> {
  const consumer = await store.findConsumer(ctx.db, id);
  if (!consumer) throw noConsumer(id);
  return consumer;
}

/** @throws AppError 404 */
export async function requireConsumerByKey(ctx: Ctx, key: string): Promise<Consumer> {
  const consumer = await store.findConsumerByKey(ctx.db, key);
  if (!consumer) throw noConsumer(key);
  return consumer;
}

/** All of them, by name. */
export const listConsumers = (ctx: Ctx): Promise<Consumer[]> => store.listConsumers(ctx.db);

/**
 * Changes a consumer, at once for every token of it.
 * @throws AppError 404; 400 by field; 403 where it acts, or would act, as a system administrator and the actor is none
 */
export async function changeConsumer(ctx: Ctx, id: number, changes: ConsumerChanges): Promise<Consumer> {
  return transact(ctx, async (tx) => {
    const before = await requireTouchable(tx, id);
    if (changes.publicKey !== undefined && before.publicKey === null)
      refuse({ publicKey: 'This consumer signs with a shared secret: register another one for a key.' });
    const columns = await readChanges(tx, changes);
    await store.updateConsumer(tx.db, id, { ...columns, updated: tx.now });
    const consumer = await requireConsumer(tx, id);
    await recordChange(
      tx,
      consumer,
      'oauth1-consumer-changed',
      'A consumer of OAuth was changed',
      Object.keys(columns),
    );
    return consumer;
  });
}

/** Removes a consumer, and with it everything that was granted to it. @throws AppError 404; 403 as above */
export async function removeConsumer(ctx: Ctx, id: number): Promise<void> {
  await transact(ctx, async (tx) => {
    const consumer = await requireTouchable(tx, id);
    await store.removeConsumer(tx.db, id);
    await recordChange(tx, consumer, 'oauth1-consumer-removed', 'A consumer of OAuth was removed');
  });
}

/** With another key it would be somebody else who acts as that user. */
async function requireTouchable(ctx: Ctx, id: number): Promise<Consumer> {
  const consumer = await requireConsumer(ctx, id);
  if (consumer.executeAs)
    await requireMayTouch(ctx, await requireUser(ctx, { username: consumer.executeAs.name }));
  return consumer;
}

async function readChanges(ctx: Ctx, changes: ConsumerChanges) {
  const { config } = ctx;
  const { name, description, publicKey, callback, callbackMatch, active, executeAs } = changes;
  const key = publicKey === undefined ? null : readPublicKey(publicKey, config.oauth1MinimumKeySize);
  refuse({
    name: name === undefined ? null : consumerNameProblem(name),
    publicKey: typeof key === 'string' ? key : null,
    callbackUrl: callback == null ? null : callbackProblem(callback),
  });
  return {
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description }),
    ...(key !== null && typeof key !== 'string' && { public_key: key.pem }),
    ...(callback !== undefined && { callback }),
    ...(callbackMatch !== undefined && { callback_match: callbackMatch }),
    ...(active !== undefined && { active: active ? 1 : 0 }),
    ...(executeAs !== undefined && { execute_as: await executorOf(ctx, executeAs) }),
  };
}

/** @throws AppError 400; 403 for a system administrator, where the actor is none */
async function executorOf(ctx: Ctx, name: string | null): Promise<number | null> {
  if (name === null) return null;
  const user = await findUserByName(ctx, name);
  if (!user) throw invalidField('executeAs', 'executeAs must be the name of a user.');
  await requireMayTouch(ctx, user);
  return user.id;
}

function refuse(problems: Readonly<Record<string, string | null>>): void {
  const fields = Object.entries(problems).filter((entry): entry is [string, string] => entry[1] !== null);
  if (fields.length > 0) throw new AppError('invalid', { fields: Object.fromEntries(fields) });
}

const recordChange = (
  tx: Ctx,
  consumer: Consumer,
  action: string,
  summary: string,
  columns: readonly string[] = [],
): Promise<void> =>
  record(tx, {
    category: 'system',
    action,
    summary,
    object: { type: 'oauth1-consumer', id: String(consumer.id), name: consumer.name },
    ...(columns.length > 0 && { changed: columns.map((fieldName) => ({ fieldName })) }),
  });
