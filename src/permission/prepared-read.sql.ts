/**
 * Reads that are compiled once and filtered by what the reader may see. A list of ids is part of a statement's text,
 * so lists are filled up to a few fixed lengths by repeating their last id: a handful of statements serve every list.
 */
import { type Compilable, sql } from 'kysely';
import type { Actor } from '../context.ts';
import type { Db } from '../db/engine.ts';
import { isListed, listParameter } from '../db/one-of.ts';
import { prepared } from '../db/prepared.ts';
import type { Reach } from './reach.ts';
import { type Condition, mayBrowseProject } from './visible.sql.ts';

type Values = Record<string, string | number | null | readonly (string | number)[]>;
type Value = (name: string) => never;

/** Who reads decides the statement only by being anonymous, a user, an administrator, or the program itself. */
type Kind = 'anonymous' | 'user' | 'administrator' | 'system';

function kindOf(actor: Actor): Kind {
  if (actor.via === 'system') return 'system';
  if (actor.userId === null) return 'anonymous';
  return actor.may('ADMINISTER') ? 'administrator' : 'user';
}

/**
 * Stands for an actor whose id is filled in later. What a statement asks of it besides must be the same for all of the
 * kind: whether it is an administrator is, nothing else.
 */
function standIn(kind: Kind, value: Value): Actor {
  const may = (permission: string): boolean => {
    if (permission === 'ADMINISTER') return kind === 'administrator';
    throw new Error(`A prepared read cannot depend on ${permission}.`);
  };
  if (kind === 'system') return { userId: null, via: 'system', may } as Actor;
  return { userId: kind === 'anonymous' ? null : value('reader'), via: 'session', may } as Actor;
}

const perKind = <T>(make: (kind: Kind) => T): Record<Kind, T> => ({
  anonymous: make('anonymous'),
  user: make('user'),
  administrator: make('administrator'),
  system: make('system'),
});

/** A read of one thing. `build` gets an actor to hand to visible.sql.ts. */
export function readFor<P extends Values, R>(
  build: (db: Db, value: <N extends keyof P & string>(name: N) => P[N], reader: Actor) => Compilable<R>,
) {
  const reads = perKind((kind) =>
    prepared<Values, R>((db, value) => build(db, value as never, standIn(kind, value as Value))),
  );
  return (db: Db, actor: Actor, values: P): R[] | Promise<R[]> =>
    reads[kindOf(actor)](db, { ...values, reader: actor.userId });
}

/** Who reads, and what was worked out of them. */
export interface Viewer {
  actor: Actor;
  reach: Reach | null;
}

/**
 * A read of projects, or of what is theirs. `build` gets the condition that the viewer sees `project`, which is a list of
 * ids where it was worked out before.
 */
export function readForProjects<R>(
  build: (db: Db, value: (name: string) => never, seen: Condition) => Compilable<R>,
) {
  const listed = prepared<Values, R>((db, value) =>
    build(db, value as never, () => isListed(db, sql.ref('project.id'), value('seen'), 'bigint')),
  );
  const asked = perKind((kind) =>
    prepared<Values, R>((db, value) =>
      build(db, value as never, mayBrowseProject(standIn(kind, value as Value))),
    ),
  );
  return (db: Db, { actor, reach }: Viewer, values: Values): R[] | Promise<R[]> => {
    const kind = kindOf(actor);
    // These see every project.
    const seen = kind === 'administrator' || kind === 'system' ? null : reach?.seen;
    if (seen == null) return asked[kind](db, { ...values, reader: actor.userId });
    return listed(db, { ...values, seen: listParameter(db, seen) });
  };
}

const LENGTHS = [1, 4, 16, 64, 256, 1024] as const;
const LONGEST = 1024;

/** A read of what belongs to any of several issues. The order of `ids` says nothing of the order of the rows. */
export function readForIssues<R>(build: (db: Db, ids: number[], reader: Actor) => Compilable<R>) {
  const reads = perKind(
    (kind) =>
      new Map(
        LENGTHS.map((length) => [
          length as number,
          prepared<Values, R>((db, value) =>
            build(
              db,
              Array.from({ length }, (_, index) => (value as Value)(`id${index}`)),
              standIn(kind, value as Value),
            ),
          ),
        ]),
      ),
  );
  const readChunk = (db: Db, actor: Actor, ids: readonly number[]) => {
    const length = LENGTHS.find((one) => one >= ids.length) ?? LONGEST;
    const values: Values = { reader: actor.userId };
    for (let index = 0; index < length; index++)
      values[`id${index}`] = ids[Math.min(index, ids.length - 1)] ?? 0;
    const read = reads[kindOf(actor)].get(length);
    if (!read) throw new Error(`No statement for ${length} ids.`);
    return read(db, values);
  };
  return (db: Db, actor: Actor, ids: readonly number[]): R[] | Promise<R[]> => {
    if (ids.length === 0) return [];
    if (ids.length <= LONGEST) return readChunk(db, actor, ids);
    return Promise.all(
      Array.from({ length: Math.ceil(ids.length / LONGEST) }, (_, chunk) =>
        readChunk(db, actor, ids.slice(chunk * LONGEST, (chunk + 1) * LONGEST)),
      ),
    ).then((chunks) => chunks.flat());
  };
}
