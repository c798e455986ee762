/**
 * A library's operations as a table: every one that it offers has a row, which is called against a real server, checked,
 * and written into results/. An operation without a row fails, and so does a list that is not what was seen.
 */
import { existsSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postgresAvailable } from '../../support/postgres.ts';
import { type RecordedServer, type Seen, startRecordedServer } from './recorder.ts';

// biome-ignore lint/suspicious/noExplicitAny: none of these libraries has types for what Jira Server answers
export type Any = any;

/** Makes the call and checks what came back; what it returns is described in the list. */
export type Call = () => unknown;

export interface Row {
  readonly name: string;
  readonly run: Call;
  /** Why this server does not serve it: then it must say 404, 405 or 501; or no request is made at all. */
  readonly absent?: string;
  /** Why the server refuses what the library sends: then it must say so with a 4xx. */
  readonly refused?: string;
  /** Why the library cannot read what a Jira Server answers: the answer is there, and the library fails. */
  readonly unread?: string;
  /** Whether it is described by what `run` returns, word for word. */
  readonly isTold?: boolean;
}

export interface Library {
  /** As the list calls it, and the name of the file in results/. */
  readonly name: string;
  readonly version: string;
  /** Whether the version is Debian's: the list then tells of one version, and is not held against another. */
  readonly isFromDebian?: boolean;
  /** The names of all that it offers, by reflection. */
  offered(): string[];
  /** The rows in the order in which they are run; called before the server runs, so it must not use it yet. */
  rows(at: () => RecordedServer): Row[];
  /** Seeds what the rows need. */
  prepare?(at: RecordedServer): Promise<void>;
  finish?(): Promise<void> | void;
}

interface Line {
  readonly name: string;
  readonly seen: readonly Seen[];
  readonly outcome: string;
}

const ABSENT = [404, 405, 501];

/** Rows from functions by name. */
export const served = (calls: Record<string, Call>): Row[] =>
  Object.entries(calls).map(([name, run]) => ({ name, run }));

/** Rows of what is not of this server, for one reason. */
export const absent = (reason: string, calls: Record<string, Call>): Row[] =>
  Object.entries(calls).map(([name, run]) => ({ name, run, absent: reason }));

/** Rows of what the server refuses, for one reason. */
export const refused = (reason: string, calls: Record<string, Call>): Row[] =>
  Object.entries(calls).map(([name, run]) => ({ name, run, refused: reason }));

/** Rows whose answers the library cannot read, for one reason. */
export const unread = (reason: string, calls: Record<string, Call>): Row[] =>
  Object.entries(calls).map(([name, run]) => ({ name, run, unread: reason }));

export function describeCalls(library: Library): void {
  for (const engine of ['SQLite', 'PostgreSQL'] as const) {
    describe.skipIf(engine === 'PostgreSQL' && !postgresAvailable())(`${library.name} (${engine})`, () => {
      let recorded: RecordedServer;
      const lines: Line[] = [];
      const rows = library.rows(() => recorded);
      beforeAll(async () => {
        recorded = await startRecordedServer(engine);
        await library.prepare?.(recorded);
        await recorded.drain();
      });
      afterAll(async () => {
        await library.finish?.();
        await recorded?.server.stop();
      });
      it.each(rows)('$name', async (row) => {
        lines.push({ name: row.name, ...(await outcomeOf(row, recorded)) });
      });
      const { isKnown, file } = listOf(library);
      it.skipIf(!isKnown)('has a row for every operation that it offers', () => {
        expect(rows.map(({ name }) => name).sort()).toEqual([...new Set(library.offered())].sort());
      });
      it.skipIf(!isKnown)('is told in results/ as it went', async () => {
        const page = pageOf(library, rows, lines);
        if (isWritten && engine === 'SQLite') await writeFile(file, page);
        expect(await readFile(file, 'utf8').catch(() => '')).toBe(page);
      });
    });
  }
}

const isWritten = process.env.TESSERA_WRITE_CLIENTS === 'yes';

/** Where the library's list is, and whether it is of this version. */
function listOf({ name, version, isFromDebian }: Library): { file: URL; isKnown: boolean } {
  const file = new URL(`../results/${name}.md`, import.meta.url);
  if (!isFromDebian || isWritten || !existsSync(file)) return { file, isKnown: true };
  return { file, isKnown: readFileSync(file, 'utf8').startsWith(`# ${name} ${version}\n`) };
}

async function outcomeOf(row: Row, recorded: RecordedServer): Promise<Omit<Line, 'name'>> {
  await recorded.drain();
  if (row.absent === undefined && row.refused === undefined && row.unread === undefined) {
    const answer = await row.run();
    const outcome = row.isTold ? String(answer) : described(answer);
    return { seen: await recorded.drain(), outcome };
  }
  const failure = await failureOf(row.run);
  const seen = await recorded.drain();
  const statuses = seen.map(({ status }) => status);
  if (row.absent !== undefined) {
    expect(statuses.filter((status) => !ABSENT.includes(status) && status >= 300)).toEqual([]);
    if (seen.length > 0) expect(ABSENT).toContain(statuses.at(-1));
    return { seen, outcome: row.absent };
  }
  expect(failure, 'it was to fail').toBeDefined();
  if (row.unread !== undefined) {
    expect(statuses.at(-1)).toBe(200);
    return { seen, outcome: row.unread };
  }
  expect(statuses.at(-1)).toBeGreaterThanOrEqual(400);
  expect(statuses.at(-1)).toBeLessThan(500);
  return { seen, outcome: row.refused ?? '' };
}

async function failureOf(run: Call): Promise<unknown> {
  try {
    await run();
    return undefined;
  } catch (error) {
    return error ?? 'failed';
  }
}

const MOST_NAMES = 3;

/** What came back, by the names that it is looked into by. */
function described(answer: Any): string {
  if (answer === undefined || answer === null || answer === '') return 'nothing';
  if (typeof answer !== 'object') return `a ${typeof answer}`;
  if (answer instanceof Uint8Array || answer instanceof ArrayBuffer || answer instanceof Blob) return 'bytes';
  if (!Array.isArray(answer)) return names(answer);
  const [first] = answer;
  if (first === undefined) return 'an empty list';
  return `a list of ${typeof first === 'object' ? names(first) : `${typeof first}s`}`;
}

function names(answer: object): string {
  const keys = Object.keys(answer).filter((key) => !key.startsWith('customfield_'));
  return `{${keys.slice(0, MOST_NAMES).join(', ')}${keys.length > MOST_NAMES ? ', …' : ''}}`;
}

function pageOf(library: Library, rows: readonly Row[], lines: readonly Line[]): string {
  const count = (test: (row: Row) => boolean) => rows.filter(test).length;
  const gone = count((row) => row.absent !== undefined);
  const refusals = count((row) => row.refused !== undefined);
  const unread = count((row) => row.unread !== undefined);
  const table = lines.map(({ name, seen, outcome }) => {
    const requests = seen.map(({ method, path }) => `\`${method} ${path}\``);
    const statuses = seen.map(({ status }) => status);
    return `| ${name} | ${counted(requests).join('<br>') || '–'} | ${[...new Set(statuses)].join(', ') || '–'} | ${outcome} |`;
  });
  return [
    `# ${library.name} ${library.version}`,
    '',
    `${rows.length} operations: ${rows.length - gone - refusals - unread} served, ${unread} not understood, ${refusals} refused, ${gone} not of this server.`,
    '',
    '| call | requests | status | result |',
    '|---|---|---|---|',
    ...table,
    '',
  ].join('\n');
}

/** Each request once, with how often it was made where that was more. */
function counted(requests: readonly string[]): string[] {
  return [...new Set(requests)].map((request) => {
    const times = requests.filter((one) => one === request).length;
    return times > 1 ? `${request} (${times} times)` : request;
  });
}
