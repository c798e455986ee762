import { listGrantsOfConsumer, revokeAnyGrant } from '../access/oauth1/access-token.service.ts';
import {
  listConsumers,
  registerConsumer,
  removeConsumer,
  requireConsumerByKey,
} from '../access/oauth1/consumer.service.ts';
import type { Consumer } from '../access/oauth1/consumer.ts';
import { type Command, CommandError, UsageError } from './command.ts';
import { onDatabase } from './on-database.ts';
import { harmless, shortInstant, textTable } from './text-table.ts';

const settings = ['data', 'database'] as const;
const key = { name: 'KEY', required: true };

export const oauth1ConsumerAdd: Command = {
  name: 'oauth1-consumer add',
  operands: [key],
  summary: 'Registers a program that people may let act for them by OAuth 1.0a',
  about:
    'Registers a consumer of OAuth 1.0a, as an application link of Jira does. KEY is the consumer key that it sends. Its public key is read from standard input, as PEM or as a certificate: an RSA key of 2048 bits or more; the private half stays with the program. --shared-secret makes a secret for HMAC-SHA256 instead and prints it, once. Whoever allows it lets it do all that he may himself, for OAuth 1.0a knows no scopes; where you may choose, choose OAuth 2.0 (`tessera oauth2-client add`). Works while the server runs.',
  options: {
    name: { value: 'TEXT', meaning: 'What people read when they are asked. Default: KEY' },
    callback: {
      value: 'ADDRESS',
      meaning: 'Where people are sent back to. Without one they are shown a code, which they carry over.',
    },
    'callback-prefix': { meaning: 'Any address below --callback will do.' },
    'execute-as': {
      value: 'NAME',
      meaning:
        'It acts as this user without being allowed by anybody: requests that it signs without a token.',
    },
    'shared-secret': { meaning: 'It signs with a secret (HMAC-SHA256) instead of a key.' },
  },
  settings: [...settings, 'oauth1MinimumKeySize'],
  examples: [
    [
      'openssl genrsa -out key.pem 2048; openssl rsa -in key.pem -pubout | tessera oauth1-consumer add timesheet --name Timesheet',
      'Makes a pair of keys and registers a program on people’s machines, which shows them a code.',
    ],
    [
      'tessera oauth1-consumer add portal --name "Team portal" --callback https://portal.example.com/jira --callback-prefix < key.pub',
      'Registers a program on a server, where people come back to.',
    ],
  ],
  run: (call) =>
    onDatabase(call.config, async (ctx) => {
      const [consumerKey = ''] = call.operands;
      const callback = call.value('callback');
      const bySecret = call.has('shared-secret');
      if (call.has('callback-prefix') && callback === undefined)
        throw new UsageError('--callback-prefix goes with --callback.');
      const publicKey = bySecret ? undefined : await call.io.readStdin();
      if (publicKey?.trim() === '')
        throw new CommandError('Standard input was empty: give the public key there, or --shared-secret.');
      const { consumer, sharedSecret } = await registerConsumer(ctx, {
        key: consumerKey,
        name: call.value('name') ?? consumerKey,
        publicKey,
        sharedSecret: bySecret,
        executeAs: call.value('execute-as') ?? null,
        ...(callback !== undefined && { callback }),
        callbackMatch: call.has('callback-prefix') ? 'prefix' : 'exact',
      });
      call.io.out(`${harmless(consumer.name)} is registered, with the consumer key ${consumer.key}`);
      if (sharedSecret !== null) call.io.out(`Shared secret, shown once: ${sharedSecret}`);
      return 0;
    }),
};

export const oauth1ConsumerList: Command = {
  name: 'oauth1-consumer list',
  summary: 'Lists the consumers of OAuth 1.0a',
  about:
    'Lists the programs that are registered, by name: how each signs, where it sends people back to, and how many granted it access. With KEY, lists who granted that one access, with the ids that `tessera oauth1-consumer revoke` takes. Instants are UTC.',
  operands: [{ name: 'KEY', required: false }],
  settings,
  examples: [
    ['tessera oauth1-consumer list', 'Lists all of them.'],
    ['tessera oauth1-consumer list timesheet', 'Lists who let timesheet act for them.'],
  ],
  run: (call) =>
    onDatabase(call.config, async (ctx) => {
      const [consumerKey] = call.operands;
      if (consumerKey !== undefined) {
        const { id } = await requireConsumerByKey(ctx, consumerKey);
        const grants = await listGrantsOfConsumer(ctx, id);
        const rows = grants.map(({ token, user }) => [
          String(token.id),
          user.name,
          shortInstant(token.created),
          token.lastUsed === null ? 'never' : shortInstant(token.lastUsed),
          shortInstant(token.expires),
        ]);
        const head = ['ID', 'USER', 'GRANTED', 'LAST USED', 'EXPIRES'];
        call.io.out(rows.length === 0 ? 'Nobody granted it access.' : textTable(head, rows));
        return 0;
      }
      const consumers = await listConsumers(ctx);
      const rows: string[][] = [];
      for (const one of consumers) rows.push(row(one, (await listGrantsOfConsumer(ctx, one.id)).length));
      call.io.out(
        rows.length === 0
          ? 'No consumer is registered. `tessera oauth1-consumer add --help` shows how.'
          : textTable(['KEY', 'NAME', 'SIGNS BY', 'ACTIVE', 'GRANTS', 'SINCE', 'LEADS TO'], rows),
      );
      return 0;
    }),
};

const row = (consumer: Consumer, grants: number): string[] => [
  consumer.key,
  consumer.name,
  consumer.publicKey === null ? 'shared secret' : 'key',
  consumer.active ? 'yes' : 'no',
  String(grants),
  shortInstant(consumer.created),
  `${consumer.executeAs ? `(acts as ${consumer.executeAs.name}) ` : ''}${consumer.callback ?? 'a code'}${consumer.callback !== null && consumer.callbackMatch === 'prefix' ? ' and below' : ''}`,
];

export const oauth1ConsumerRemove: Command = {
  name: 'oauth1-consumer remove',
  operands: [key],
  summary: 'Removes a consumer of OAuth 1.0a, and all access that it was granted',
  about:
    'Removes a consumer. Every token of it is worth nothing at once, on every node; people would have to be asked again. Works while the server runs.',
  settings,
  examples: [['tessera oauth1-consumer remove timesheet', 'Ends what timesheet may do, for everybody.']],
  run: (call) =>
    onDatabase(call.config, async (ctx) => {
      const { id, name } = await requireConsumerByKey(ctx, call.operands[0] ?? '');
      await removeConsumer(ctx, id);
      call.io.out(`${harmless(name)} is removed, and every token of it is over.`);
      return 0;
    }),
};

export const oauth1ConsumerRevoke: Command = {
  name: 'oauth1-consumer revoke',
  operands: [{ name: 'ID', required: true }],
  summary: 'Ends access that somebody granted a consumer of OAuth 1.0a',
  about:
    'Ends one grant, at once and everywhere: the next request with its token is answered 401. `tessera oauth1-consumer list KEY` shows the ids. Works while the server runs.',
  settings,
  examples: [['tessera oauth1-consumer revoke 10042', 'Ends this one.']],
  run: (call) =>
    onDatabase(call.config, async (ctx) => {
      const [id = ''] = call.operands;
      if (!/^\d{1,15}$/.test(id)) throw new UsageError(`'${id}' is no id of a grant.`);
      await revokeAnyGrant(ctx, Number(id));
      call.io.out('The access is over.');
      return 0;
    }),
};
