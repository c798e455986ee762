import {
  createClient,
  dropClient,
  listClients,
  requireClient,
  rotateSecret,
} from '../access/oauth2/client.service.ts';
import { isPublic, type OAuth2Client } from '../access/oauth2/client.ts';
import { listGrantsOfClient } from '../access/oauth2/grant.service.ts';
import { type Command, UsageError } from './command.ts';
import { onDatabase } from './on-database.ts';
import { harmless, shortInstant, textTable } from './text-table.ts';

const settings = ['data', 'database', 'oauth2SkipRedirectUrlHttps'] as const;
const id = { name: 'ID', required: true };

export const oauth2ClientAdd: Command = {
  name: 'oauth2-client add',
  operands: [{ name: 'NAME', required: true }],
  summary: 'Registers a program that people may let act for them',
  about:
    'Registers a client of OAuth 2.0 and prints its client id and, once, its secret. A client either asks people for access (--redirect-uri says where they are sent back to) or acts as a user of its own (--run-as), or both. NAME is what people read when they are asked. A program that runs on people’s machines or in a page cannot keep a secret: register it with --public. Works while the server runs.',
  options: {
    'redirect-uri': {
      value: 'ADDRESS',
      many: true,
      meaning: 'Where people are sent back to, letter by letter. https, or http to this machine.',
    },
    scope: {
      value: 'SCOPE',
      meaning:
        'The most that it may be granted: READ, WRITE, ADMIN or SYSTEM_ADMIN, each including those before it. Default: READ',
    },
    public: { meaning: 'It can keep no secret: PKCE alone proves that it asked.' },
    legacy: {
      meaning:
        'It speaks as older clients of Jira do: it may leave PKCE out and send its parameters in the address of /token. Only where it cannot be changed.',
    },
    'run-as': { value: 'USER', meaning: 'Its client credentials act as this user.' },
  },
  settings,
  examples: [
    [
      'tessera oauth2-client add "Weekly reports" --redirect-uri https://reports.example.com/callback --scope READ',
      'Registers a program on a server, which may read for whoever agrees.',
    ],
    [
      'tessera oauth2-client add "Command line" --public --redirect-uri http://127.0.0.1/callback --scope WRITE',
      'Registers a program on people’s machines; it listens on any port.',
    ],
    [
      'tessera oauth2-client add Nightly --run-as robot --scope WRITE',
      'Registers a program that nobody is asked about: it acts as the user robot.',
    ],
  ],
  run: (call) =>
    onDatabase(call.config, async (ctx) => {
      if (call.has('public') && (call.has('legacy') || call.value('run-as') !== undefined))
        throw new UsageError('--public goes with neither --legacy nor --run-as: it has no secret.');
      const { client, secret } = await createClient(ctx, {
        name: call.operands[0] ?? '',
        confidential: !call.has('public'),
        redirectUris: call.values('redirect-uri'),
        scope: call.value('scope') ?? 'READ',
        legacy: call.has('legacy'),
        runAs: call.value('run-as') ?? null,
      });
      call.io.out(`client_id      ${client.clientId}`);
      if (secret !== null) call.io.out(shownOnce(secret));
      return 0;
    }),
};

export const oauth2ClientList: Command = {
  name: 'oauth2-client list',
  summary: 'Lists the clients of OAuth 2.0, without their secrets',
  about:
    'Lists the programs that are registered, by name: what each may be granted at most, where it sends people back to, and how many granted it access. Instants are UTC.',
  settings: ['data', 'database'],
  examples: [['tessera oauth2-client list', 'Lists all of them.']],
  run: (call) =>
    onDatabase(call.config, async (ctx) => {
      const clients = await listClients(ctx);
      if (clients.length === 0) {
        call.io.out('No client is registered. `tessera oauth2-client add --help` shows how.');
        return 0;
      }
      const rows: string[][] = [];
      for (const client of clients)
        rows.push(row(client, (await listGrantsOfClient(ctx, client.clientId)).length));
      call.io.out(textTable(['CLIENT ID', 'NAME', 'KIND', 'SCOPE', 'GRANTS', 'SINCE', 'LEADS TO'], rows));
      return 0;
    }),
};

const row = (client: OAuth2Client, grants: number): string[] => [
  client.clientId,
  client.name,
  kindOf(client),
  client.scope,
  String(grants),
  shortInstant(client.created),
  [...client.redirectUris, ...(client.runAs ? [`acts as ${client.runAs.name}`] : [])].join(' '),
];

const kindOf = (client: OAuth2Client): string => {
  if (isPublic(client)) return 'public';
  return client.legacy ? 'legacy' : 'confidential';
};

export const oauth2ClientSecret: Command = {
  name: 'oauth2-client secret',
  operands: [id],
  summary: 'Gives a client of OAuth 2.0 a new secret',
  about:
    'Makes a new secret and prints it, once. The one before is worth nothing from then on, on every node; what people granted the client stays. Do this when the secret may have been seen by others. Works while the server runs.',
  settings: ['data', 'database'],
  examples: [
    [
      'tessera oauth2-client secret 6f1ed002ab5595859014ebf0951522d9',
      'The id is what `tessera oauth2-client list` shows.',
    ],
  ],
  run: (call) =>
    onDatabase(call.config, async (ctx) => {
      const { secret } = await rotateSecret(ctx, call.operands[0] ?? '');
      call.io.out(shownOnce(secret));
      return 0;
    }),
};

export const oauth2ClientRemove: Command = {
  name: 'oauth2-client remove',
  operands: [id],
  summary: 'Removes a client of OAuth 2.0, and ends all that it was granted',
  about:
    'Removes a client. Its tokens are worth nothing from then on, on every node, and whoever uses it again is told that it is not registered. Works while the server runs.',
  settings: ['data', 'database'],
  examples: [['tessera oauth2-client remove 6f1ed002ab5595859014ebf0951522d9', 'Removes this one.']],
  run: (call) =>
    onDatabase(call.config, async (ctx) => {
      const [clientId = ''] = call.operands;
      const { name } = await requireClient(ctx, clientId);
      await dropClient(ctx, clientId);
      call.io.out(`${harmless(name)} is no client any more.`);
      return 0;
    }),
};

const shownOnce = (secret: string): string => `client_secret  ${secret}   (shown only now)`;
