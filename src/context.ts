/** What every service is given: the one injection, and always the first parameter. */
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { Db } from './db/engine.ts';
import { triesAfter } from './db/violation.ts';
import type { FileStore } from './files/file-store.ts';
import type { Scope } from './kernel/scope.ts';

/** The ways in. `system` is the program itself: a command line, a clean-up. */
export type Via = 'anonymous' | 'session' | 'basic' | 'remember-me' | 'system' | Through['kind'];

/** The credential that acts in its user's place: an access token of the user's own, or what a client was granted. */
export interface Through {
  readonly kind: 'access-token' | 'oauth2' | 'oauth1';
  /** Of the token or of the client, not of the user; never the secret. */
  readonly id: string;
  readonly name: string;
}

/** Who is asking. Made once a request; its grants do not change while the request runs. */
export interface Actor {
  /** null: anonymous. */
  readonly userId: number | null;
  readonly key: string | null;
  /** The user name; null: anonymous. */
  readonly name: string | null;
  readonly displayName: string;
  /** IANA name of the zone that this reader's dates are written in. */
  readonly timeZone: string;
  readonly via: Via;
  /** null: none, as for whoever comes with a token. */
  readonly session: ActorSession | null;
  /** How much of what the user may this request may; null: all of it. */
  readonly scope: Scope | null;
  /** null: the user in person. */
  readonly through: Through | null;
  /** Read together with the session; null: anonymous. */
  readonly loginInfo: LoginInfo | null;
  /**
   * Whether this actor holds a global permission (ADMINISTER, SYSTEM_ADMIN, BULK_CHANGE …). SYSTEM_ADMIN includes
   * ADMINISTER. Below the scope ADMIN nobody administers, below SYSTEM_ADMIN nobody the system. Permissions in a project are asked of permission/permission.service.ts.
   */
  may(permission: string): boolean;
}

/** Jira's login counters of one user. */
export interface LoginInfo {
  readonly loginCount: number;
  readonly lastLogin: number | null;
  readonly previousLogin: number | null;
  /** Failures in a row: what the CAPTCHA goes by. */
  readonly currentFailed: number;
  /** Failures ever: what REST calls failedLoginCount. */
  readonly totalFailed: number;
  readonly lastFailed: number | null;
}

export interface ActorSession {
  readonly id: number;
  readonly webSudoUntil: number | null;
}

/** Where the request came from. */
export interface Origin {
  /** X-AREQUESTID. */
  readonly requestId: string;
  /** IP address of the client, a trusted proxy's word taken into account. */
  readonly address: string;
  readonly userAgent: string;
}

export interface Ctx {
  /** The database, or the transaction that is open. */
  readonly db: Db;
  readonly actor: Actor;
  /** Integer ms UTC, the same for the whole request. */
  readonly now: number;
  readonly config: Config;
  readonly log: Logger;
  readonly files: FileStore;
  readonly origin: Origin;
  /** Aborted when the client has gone away before it was answered; absent where nobody waits for an answer. */
  gone?(): AbortSignal;
  /** Runs `work` once the outermost transaction has committed; at once where none is open. */
  afterCommit(work: () => void): void;
}

/** Nobody: what a request without credentials is served as. */
export function anonymous(timeZone: string): Actor {
  return {
    userId: null,
    key: null,
    name: null,
    displayName: 'Anonymous',
    timeZone,
    via: 'anonymous',
    session: null,
    scope: null,
    through: null,
    loginInfo: null,
    may: () => false,
  };
}

/** The program itself, for commands and clean-ups: may everything, and is nobody's account. */
export function system(timeZone: string): Actor {
  return { ...anonymous(timeZone), displayName: 'System', via: 'system', may: () => true };
}

/**
 * Runs `work` in a transaction; inside one it joins that one. What `work` leaves to `afterCommit` runs after the
 * commit, and not at all when the transaction is rolled back.
 * Where another transaction came between (a deadlock, a row that is there or gone all at once), `work` is run again
 * on what is there now, and so answers as it would have a moment later: it keeps nothing outside itself but its result.
 */
export async function transact<T>(ctx: Ctx, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  if (ctx.db.isTransaction) return work(ctx);
  let later: (() => void)[] = [];
  const result = await again(() => {
    later = [];
    return ctx.db
      .transaction()
      .execute((db) => work({ ...ctx, db, afterCommit: (task) => void later.push(task) }));
  });
  for (const task of later) task();
  return result;
}

/** Runs `work` again where a transaction came between, as transact does: for work that ends in one statement that writes. */
export async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (tries >= triesAfter(error)) throw error;
    }
  }
}

/**
 * Memory of one running program: caches, throttles, queues. It hangs on the configuration object, of which each
 * program has exactly one, so that two programs in one process (as in tests) never share any.
 */
export function perProgram<T>(make: () => T): (ctx: Pick<Ctx, 'config'>) => T {
  const memories = new WeakMap<Config, T>();
  return ({ config }) => {
    let memory = memories.get(config);
    if (memory === undefined) {
      memory = make();
      memories.set(config, memory);
    }
    return memory;
  };
}
