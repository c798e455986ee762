import {
  createToken,
  revokeToken,
  revokeTokensOf,
  searchTokens,
} from '../access/access-token/access-token.service.ts';
import type { OwnedToken } from '../access/access-token/access-token.ts';
import type { Ctx } from '../context.ts';
import { requireUser } from '../people/user/user.service.ts';
import { type Command, type CommandCall, UsageError } from './command.ts';
import { onDatabase } from './on-database.ts';
import { harmless, shortInstant, textTable } from './text-table.ts';

const settings = ['data', 'database'] as const;
const AT_ONCE = 1000;

export const tokenList: Command = {
  name: 'token list',
  summary: 'Lists personal access tokens: whose, until when, last used when',
  about:
    'Lists personal access tokens, the newest first, those that have expired within the last 30 days too. What is secret in them is not known to anybody. Instants are UTC.',
  options: { user: { value: 'NAME', meaning: 'Only the tokens of this user.' } },
  settings,
  examples: [
    ['tessera token list', 'Lists all tokens.'],
    ['tessera token list --user fred', "Lists fred's."],
  ],
  run: (call) =>
    onDatabase(call.config, async (ctx) => {
      const tokens = await allTokens(ctx, call.value('user'));
      call.io.out(tokens.length === 0 ? 'There are no tokens.' : tokenTable(tokens));
      return 0;
    }),
};

async function allTokens(ctx: Ctx, username: string | undefined): Promise<OwnedToken[]> {
  const userKeys = username === undefined ? null : [(await requireUser(ctx, { username })).key];
  const all: OwnedToken[] = [];
  for (let total = 1; all.length < total; ) {
    const page = { startAt: all.length, maxResults: AT_ONCE };
    const found = await searchTokens(ctx, { userKeys, name: '' }, page);
    if (found.tokens.length === 0) break;
    all.push(...found.tokens);
    total = found.total;
  }
  return all;
}

const tokenTable = (tokens: readonly OwnedToken[]): string =>
  textTable(
    ['ID', 'USER', 'NAME', 'MADE', 'LAST USED', 'EXPIRES'],
    tokens.map((token) => [
      String(token.id),
      token.userName,
      token.name,
      shortInstant(token.created),
      token.lastUsed === null ? 'never' : shortInstant(token.lastUsed),
      token.expires === null ? 'never' : shortInstant(token.expires),
    ]),
  );

export const tokenAdd: Command = {
  name: 'token add',
  operands: [
    { name: 'USER', required: true },
    { name: 'NAME', required: true },
  ],
  summary: 'Makes a personal access token for a user, and shows it once',
  about:
    'Makes a token with which a program acts as the user: `Authorization: Bearer TOKEN`. It is printed once. Works while the server runs.',
  options: {
    days: { value: 'NUMBER', meaning: 'Days that it lasts. Default: as long as the server allows.' },
  },
  settings: [...settings, 'accessTokens', 'accessTokenLifetime', 'accessTokensPerUser'],
  examples: [['tessera token add bot nightly-build --days 90', 'Makes one for bot that lasts 90 days.']],
  run: (call) =>
    onDatabase(call.config, async (ctx) => {
      const [username = '', name = ''] = call.operands;
      const user = await requireUser(ctx, { username });
      const { token, raw } = await createToken(ctx, { name, expirationDuration: call.value('days') }, user);
      const until = token.expires === null ? 'for ever' : `until ${shortInstant(token.expires)} UTC`;
      call.io.out(`The token ${harmless(token.name)} of ${user.name} lasts ${until}.`);
      call.io.out(`Token, shown only now: ${raw}`);
      return 0;
    }),
};

export const tokenRevoke: Command = {
  name: 'token revoke',
  operands: [{ name: 'ID', required: false }],
  summary: 'Revokes personal access tokens, at once and everywhere',
  about:
    'Revokes one token, or all of a user. The next request with it is answered 401. Works while the server runs.',
  options: { user: { value: 'NAME', meaning: 'All tokens of this user.' } },
  settings,
  examples: [
    ['tessera token revoke 17', 'Revokes the one that `tessera token list` shows with this id.'],
    ['tessera token revoke --user fred', "Revokes all of fred's."],
  ],
  async run(call) {
    if ((call.operands[0] === undefined) === (call.value('user') === undefined))
      throw new UsageError('Say which tokens are revoked: an ID, or --user NAME.');
    return onDatabase(call.config, (ctx) => revoke(ctx, call));
  },
};

async function revoke(ctx: Ctx, call: CommandCall): Promise<number> {
  const [id] = call.operands;
  if (id !== undefined) {
    await revokeToken(ctx, id);
    call.io.out('The token is revoked.');
    return 0;
  }
  const revoked = await revokeTokensOf(ctx, call.value('user') ?? '');
  call.io.out(revoked === 1 ? '1 token is revoked.' : `${revoked} tokens are revoked.`);
  return 0;
}
