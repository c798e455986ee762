/**
 * What a request costs that is signed by OAuth 1.0a, beside the same with a personal access token: one script on one
 * connection that is kept, the two in turns. The difference is told in signature checks of this very machine.
 */
import { createPublicKey, generateKeyPairSync, randomBytes, sign, verify } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assemble } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { sha256 } from '../src/kernel/token.ts';
import { atMost, type Figure, median } from './figures.ts';
import { remote } from './processes.ts';

const password = 'bench-password-1';
const basic = { authorization: `Basic ${Buffer.from(`admin:${password}`).toString('base64')}` };
const path = '/jira/rest/auth/1/session';
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = keys.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const token = '0123456789abcdef0123456789abcdef';

export async function benchOauth1(
  engine: string,
  database: string,
  { turns, rounds }: { turns: number; rounds: number },
): Promise<Figure[]> {
  const data = mkdtempSync(join(tmpdir(), 'tessera-bench-'));
  const settings = { data, database, adminPassword: password, logLevel: 'silent' };
  try {
    console.log(`${engine}: granting access …`);
    const bearer = await fill(settings);
    const server = remote<number>('./tessera-server.ts');
    const port = await server.ask({ start: settings });
    try {
      return await measure(port, bearer, turns, rounds);
    } finally {
      server.stop();
    }
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

/** A consumer with a token, and a personal access token. @returns the latter */
async function fill(settings: Record<string, string>): Promise<string> {
  const app = await assemble(readConfig(settings));
  const post = async (url: string, payload: object) => {
    const answer = await app.server.inject({ method: 'POST', url: `/jira${url}`, headers: basic, payload });
    if (answer.statusCode !== 201) throw new Error(`${url} was answered ${answer.statusCode}`);
    return answer.json();
  };
  const consumer = { consumerKey: 'bench', name: 'Bench', publicKey: pem };
  const { id } = await post('/rest/tessera/1/oauth1/consumer', consumer);
  const { db } = app.database;
  const user = await db
    .selectFrom('app_user')
    .select('id')
    .where('name', '=', 'admin')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('oauth1_access_token')
    .values({
      token_hash: sha256(token),
      session_hash: sha256('a handle'),
      consumer_id: Number(id),
      user_id: user.id,
      created: Date.now(),
      expires: Date.now() + 86_400_000,
      session_expires: Date.now() + 86_400_000,
      last_used: Date.now(),
      revoked: null,
    })
    .execute();
  const { rawToken } = await post('/rest/pat/latest/tokens', { name: 'bench' });
  await app.stop();
  return rawToken;
}

async function measure(port: number, bearer: string, turns: number, rounds: number): Promise<Figure[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times = { token: [] as number[], signed: [] as number[], check: [] as number[] };
  for (let round = 0; round <= rounds; round++) {
    const headers = Array.from({ length: turns }, () => signedHeader());
    const own = { token: [] as number[], signed: [] as number[] };
    for (const header of headers) {
      own.token.push(await ask(agent, port, `Bearer ${bearer}`));
      own.signed.push(await ask(agent, port, header));
    }
    if (round === 0) continue;
    times.token.push(median(own.token));
    times.signed.push(median(own.signed));
    times.check.push(oneCheck(turns));
  }
  agent.destroy();
  const [plain, signed, check] = [median(times.token), median(times.signed), median(times.check)];
  const us = (ms: number): string => `${Math.round(ms * 1000)} µs`;
  const detail = `${us(signed)} against ${us(plain)}; a check takes ${us(check)}`;
  return [
    atMost(
      'A GET signed by RSA-SHA1, over one with a token, in checks',
      (signed - plain) / check,
      MOST,
      '',
      detail,
    ),
  ];
}

const MOST = 1;

function ask(agent: Agent, port: number, authorization: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const headers = { authorization };
    const sent = request({ agent, port, host: '127.0.0.1', path, headers }, (answer) => {
      answer.resume();
      answer.once('end', () => {
        if (answer.statusCode === 200) resolve(performance.now() - start);
        else reject(new Error(`${path} was answered ${answer.statusCode}`));
      });
    });
    sent.once('error', reject);
    sent.end();
  });
}

/** Over the base URL, whatever the port: as behind a proxy. */
function signedHeader(): string {
  const parameters: [string, string][] = [
    ['oauth_consumer_key', 'bench'],
    ['oauth_nonce', randomBytes(8).toString('hex')],
    ['oauth_signature_method', 'RSA-SHA1'],
    ['oauth_timestamp', String(Math.floor(Date.now() / 1000))],
    ['oauth_token', token],
  ];
  const normal = parameters.map((pair) => pair.join('=')).join('&');
  const base = ['GET', `http://localhost:8090${path}`, normal].map(encodeURIComponent).join('&');
  const signature = sign('sha1', Buffer.from(base), keys.privateKey).toString('base64');
  const all = [...parameters, ['oauth_signature', encodeURIComponent(signature)]];
  return `OAuth ${all.map(([name, value]) => `${name}="${value}"`).join(', ')}`;
}

/** ms that one check takes, with the key ready. */
function oneCheck(turns: number): number {
  const key = createPublicKey(pem);
  const text = Buffer.from('x'.repeat(300));
  const signature = sign('sha1', text, keys.privateKey);
  const start = performance.now();
  for (let turn = 0; turn < turns; turn++) verify('sha1', text, key, signature);
  return (performance.now() - start) / turns;
}
