/** What a request costs that comes with a token, in requests that come with a cookie: among very many living tokens. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assemble } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import type { Db } from '../src/db/engine.ts';
import { sha256 } from '../src/kernel/token.ts';
import { atMost, type Figure, median } from './figures.ts';
import { remote } from './processes.ts';
import { inChunks, seedSessions, sessionToken } from './seed.ts';
import { load, type Outcome } from './wrk.ts';

export interface TokenSize {
  tokens: number;
  rounds: number;
  seconds: number;
}

/** A way in beside the cookie: its name, and the header that a request carries. */
interface Way {
  name: string;
  /** How many cookie GETs it may cost. */
  most: number;
  headers: Record<string, string>;
}

const TOKENS_A_USER = 100;

export async function benchTokens(engine: string, database: string, size: TokenSize): Promise<Figure[]> {
  const data = mkdtempSync(join(tmpdir(), 'tessera-bench-'));
  const settings = { data, database, adminPassword: 'bench-password-1', logLevel: 'silent' };
  try {
    console.log(`${engine}: filling the tables …`);
    const app = await assemble(readConfig(settings));
    await seedSessions(app.database.db, size.tokens, Date.now());
    await seedAccessTokens(app.database.db, size.tokens, Date.now());
    await seedOAuth2Tokens(app.database.db, size.tokens, Date.now());
    await app.stop();
    const server = remote<number>('./tessera-server.ts');
    const port = await server.ask({ start: settings });
    try {
      return await measure(`http://127.0.0.1:${port}/jira/rest/auth/1/session`, size);
    } finally {
      server.stop();
    }
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

/** Rounds of all ways, one after the other, so that whatever slows the machine slows them alike. */
async function measure(url: string, size: TokenSize): Promise<Figure[]> {
  const middle = Math.floor(size.tokens / 2);
  const cookie = { Cookie: `JSESSIONID=${sessionToken(middle)}` };
  const ways: Way[] = [
    { name: 'Personal access token', most: 1.2, headers: { Authorization: `Bearer ${rawToken(middle)}` } },
    { name: 'OAuth 2.0', most: 1.2, headers: { Authorization: `Bearer ${oauth2Token(middle)}` } },
  ];
  const byCookie: Outcome[] = [];
  const byWay = ways.map((): Outcome[] => []);
  for (let round = 0; round <= size.rounds; round++) {
    const shape = { url, seconds: round === 0 ? 1 : size.seconds, connections: 32 };
    const base = await load({ ...shape, headers: cookie });
    if (round > 0) byCookie.push(base);
    for (const [at, way] of ways.entries()) {
      const outcome = await load({ ...shape, headers: way.headers });
      if (round > 0) byWay[at]?.push(outcome);
    }
  }
  const rate = (outcomes: readonly Outcome[]): number => median(outcomes.map((one) => one.perSecond));
  return ways.map(({ name, most }, at) => {
    const own = rate(byWay[at] ?? []);
    const detail = `${Math.round(own)}/s of ${Math.round(rate(byCookie))}/s`;
    return atMost(`${name}: a GET, in cookie GETs`, rate(byCookie) / own, most, '', detail);
  });
}

const publicId = (n: number): string => String(n).padStart(12, '0');
/** The n-th token: known, as sessions of the bench are. */
const rawToken = (n: number): string =>
  Buffer.from(`${publicId(n)}:${String(n).padStart(20, 'x')}`, 'latin1').toString('base64');

/** Makes living tokens, a hundred a user; the users are those of `seedSessions`. */
async function seedAccessTokens(db: Db, total: number, now: number): Promise<void> {
  const users = await db.selectFrom('app_user').select('id').where('name', 'like', 'bench%').execute();
  await db.transaction().execute((tx) =>
    inChunks(total, async (from, to) => {
      const rows = Array.from({ length: to - from }, (_, at) => ({
        public_id: publicId(from + at),
        token_hash: sha256(rawToken(from + at)),
        user_id: users[Math.floor((from + at) / TOKENS_A_USER) % users.length]?.id ?? 0,
        name: `token ${from + at}`,
        folded_name: `token ${from + at}`,
        created: now,
        expires: now + 90 * 86_400_000,
        last_used: now,
      }));
      await tx.insertInto('access_token').values(rows).execute();
    }),
  );
}

const oauth2Token = (n: number): string => `tessera_at_${String(n).padStart(43, 'x')}`;

/** Makes living access tokens of one client, each of a grant of its own, a hundred a user. */
async function seedOAuth2Tokens(db: Db, total: number, now: number): Promise<void> {
  const users = await db.selectFrom('app_user').select('id').where('name', 'like', 'bench%').execute();
  const day = 86_400_000;
  await db.transaction().execute(async (tx) => {
    const client = { client_id: 'bench', name: 'Bench', secret_hash: null, secret_created: null };
    const { id } = await tx
      .insertInto('oauth2_client')
      .values({
        ...client,
        redirect_uris: '[]',
        scope: 'WRITE',
        legacy: 0,
        run_as_user_id: null,
        created: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await inChunks(total, async (from, to) => {
      const grants = Array.from({ length: to - from }, (_, at) => ({
        client_id: id,
        user_id: users[Math.floor((from + at) / TOKENS_A_USER) % users.length]?.id ?? 0,
        kind: 'code',
        scope: 'WRITE',
        created: now,
        last_used: now,
        expires: now + 90 * day,
      }));
      const made = await tx.insertInto('oauth2_grant').values(grants).returning('id').execute();
      const tokens = made.map((grant, at) => ({
        grant_id: grant.id,
        kind: 'access',
        token_hash: sha256(oauth2Token(from + at)),
        scope: 'WRITE',
        created: now,
        expires: now + day,
        used: null,
      }));
      await tx.insertInto('oauth2_token').values(tokens).execute();
    });
  });
}
