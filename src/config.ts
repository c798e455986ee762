/**
 * Every setting, once: its name, default and meaning. From this one table come the `tessera serve` flags
 * (`--base-url`), the environment variables (`TESSERA_BASE_URL`), `--help` and docs/configuration.md.
 * A flag beats the environment, the environment beats the default.
 */
import { resolve } from 'node:path';

type Kind = 'text' | 'number' | 'boolean' | 'duration';

export interface Setting {
  kind: Kind;
  standard: string;
  meaning: string;
  /** Never printed, never logged. */
  secret?: true;
  /** Smallest number allowed. */
  least?: number;
}

/** Of what `changeableUnlessSaid` lists. */
const orLater = 'Not said: administrators may change it while the server runs.';

const setting = <K extends Kind>(
  kind: K,
  standard: string,
  meaning: string,
  more: Partial<Omit<Setting, 'kind'>> = {},
): Setting & { kind: K } => ({
  kind,
  standard,
  meaning,
  ...more,
});

export const settings = {
  host: setting('text', '0.0.0.0', 'Address to listen on. With --demo always 127.0.0.1.'),
  port: setting('number', '8090', 'Port to listen on; 0 picks a free one.', { least: 0 }),
  contextPath: setting('text', '/jira', 'Path that everything lies under; empty for none.'),
  baseUrl: setting(
    'text',
    '',
    'Address that people and scripts use, e.g. https://issues.example.com/jira. Every `self` link starts with it. Empty: http://localhost:<port><context path>.',
  ),
  data: setting('text', 'data', 'Folder of the embedded database and of attachments.'),
  database: setting(
    'text',
    '',
    'postgres://user:password@host/name for PostgreSQL. Empty: SQLite, embedded, in the data folder.',
    { secret: true },
  ),
  trustedProxies: setting(
    'text',
    '',
    'Comma-separated addresses or CIDR ranges of reverse proxies whose X-Forwarded-For and X-Forwarded-Proto are believed.',
  ),
  adminPassword: setting(
    'text',
    '',
    'Password of the first administrator, used only when the database is created. Empty: one is made and shown once.',
    { secret: true },
  ),
  demo: setting(
    'boolean',
    'false',
    'Fill an empty database with sample users and issues, admin/admin, loopback only.',
  ),
  logLevel: setting('text', 'info', 'silent, error, warn, info or debug.'),
  sessionIdle: setting('duration', '5h', `A session that is not used for this long ends. ${orLater}`),
  sessionLifetime: setting('duration', '30d', `A session ends after this long, used or not. ${orLater}`),
  maximumAuthenticationAttempts: setting(
    'text',
    '3',
    'Failed logins in a row after which a user must answer a CAPTCHA; blank turns the CAPTCHA off (Jira: jira.maximum.authentication.attempts.allowed).',
  ),
  generatedPasswordLifetime: setting(
    'duration',
    '14d',
    'A password that was made for somebody (at the first start, by `tessera user add` and `user password`) ends after this long, unless it is changed; 0d: never.',
  ),
  captchaQuietPeriod: setting(
    'duration',
    '30m',
    'After this long without a failed login the CAPTCHA is no longer asked for.',
  ),
  failuresPerAddress: setting(
    'number',
    '20',
    'Failed logins from one address before it must wait (successes never count); 0 turns this off.',
    { least: 0 },
  ),
  rememberMe: setting('boolean', 'true', `Offer "Remember me" on the login page. ${orLater}`),
  rememberMeLifetime: setting('duration', '14d', `How long a remembered login lasts. ${orLater}`),
  webSudo: setting(
    'boolean',
    'true',
    'Ask administrators for their password again before dangerous operations.',
  ),
  webSudoTimeout: setting(
    'duration',
    '10m',
    'A confirmed administrator session lasts this long after its last use.',
  ),
  basicAuthentication: setting(
    'boolean',
    'true',
    `Accept the user name and password in an Authorization header. ${orLater}`,
  ),
  accessTokens: setting(
    'boolean',
    'true',
    'Accept personal access tokens, and let people make them. Those that there are stay, unused, while this is off.',
  ),
  accessTokenLifetime: setting(
    'duration',
    '0d',
    'Longest time that a new personal access token may last, and how long one lasts for which no time was asked; 0d: as long as its maker likes, for ever too.',
  ),
  accessTokensPerUser: setting(
    'number',
    '10',
    'So many personal access tokens one person may have; those that have expired do not count.',
  ),
  oauth1TokenLifetime: setting('duration', '1825d', 'How long an access token of OAuth 1.0a is good for.'),
  oauth1MinimumKeySize: setting(
    'number',
    '2048',
    'Fewest bits of the RSA key of an OAuth 1.0a consumer. Old application links have 1024, which no longer keep anybody out for sure.',
    { least: 1024 },
  ),
  oauth1HmacSha1: setting(
    'boolean',
    'false',
    'Accept HMAC-SHA1 of OAuth 1.0a consumers that sign with a shared secret, besides HMAC-SHA256.',
  ),
  rateLimiting: setting(
    'boolean',
    'false',
    'Limit how many REST requests one user makes (Jira: rate limiting). Administrators change this and the three below while the server runs, at /rest/tessera/1/rate-limiting.',
  ),
  rateLimitRequests: setting('number', '10', 'So many requests of a user are let through in each interval.', {
    least: 1,
  }),
  rateLimitInterval: setting('duration', '1s', 'That interval, in whole seconds.'),
  rateLimitBurst: setting(
    'number',
    '300',
    'So many requests of a user are let through at once, after a time of quiet.',
    { least: 1 },
  ),
  passwordMinimumLength: setting(
    'number',
    '8',
    `Fewest characters of a new password (15 are recommended). ${orLater}`,
    {
      least: 1,
    },
  ),
  passwordWords: setting(
    'text',
    '',
    'Words that no new password may be made of, divided by commas: names of the organization, its products, its projects. Those of the server title and of the host in the base URL are taken anyway.',
  ),
  oauth2Provider: setting(
    'boolean',
    'true',
    'Let clients act for people by OAuth 2.0 (Jira: atlassian.oauth2.provider.enable.access.tokens).',
  ),
  oauth2SkipBaseUrlHttps: setting(
    'boolean',
    'false',
    'Serve OAuth 2.0 though the base URL is http and not on this machine (Jira: …skip.base.url.https.requirement).',
  ),
  oauth2SkipRedirectUrlHttps: setting(
    'boolean',
    'false',
    'Let clients of OAuth 2.0 have http addresses other than 127.0.0.1, [::1] and localhost (Jira: …skip.redirect.url.https.requirement).',
  ),
  oauth2CodeLifetime: setting(
    'duration',
    '60s',
    'An authorization code of OAuth 2.0 must be exchanged within this time: 10s to 10m.',
  ),
  oauth2AccessTokenLifetime: setting('duration', '1h', 'An access token of OAuth 2.0 lasts this long.'),
  oauth2RefreshTokenLifetime: setting(
    'duration',
    '90d',
    'Access that was granted by OAuth 2.0 ends after this long without a refresh.',
  ),
  oauth2GrantLifetime: setting(
    'duration',
    '365d',
    'Access that was granted by OAuth 2.0 ends after this long, however often it was refreshed: its user is asked again.',
  ),
  xsrf: setting('boolean', 'true', 'Check form tokens and the origin of browser requests.'),
  strictTransportSecurity: setting(
    'text',
    'max-age=31536000; includeSubDomains',
    'What browsers are told to remember of a server that is reached by https (Strict-Transport-Security). Leave includeSubDomains out where other hosts below its name are still reached by http; empty where a proxy says it.',
  ),
  attachmentLimit: setting('number', '10485760', 'Largest attachment in bytes.', { least: 1 }),
  bodyLimit: setting('number', '5242880', 'Largest JSON or form body in bytes.', { least: 1024 }),
  searchTimeout: setting(
    'duration',
    '20s',
    'A search that takes longer than this, waiting included, is stopped and answered with an error.',
  ),
  searchesAtOnce: setting(
    'number',
    '3',
    'So many searches run at once, others wait; one person never has all of these places. Each is a connection of PostgreSQL, or with SQLite a process, begun when it is needed, of some 60 MB.',
    { least: 1 },
  ),
  serverTitle: setting('text', 'Tessera', 'Name of this installation, shown on pages and in serverInfo.'),
  webApp: setting(
    'text',
    '',
    'Folder that the browser app was built into. Empty: the one that comes with the program; none: only the pages that the server renders.',
  ),
  defaultTimeZone: setting('text', 'UTC', 'Time zone of people who chose none (IANA name).'),
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof settings;

type ValueOf<S extends Setting> = S['kind'] extends 'text'
  ? string
  : S['kind'] extends 'boolean'
    ? boolean
    : number;

/** Durations are in milliseconds. */
type Values = { readonly [N in SettingName]: ValueOf<(typeof settings)[N]> };

export interface Config extends Values {
  /** What a flag or a variable said at the start. */
  readonly saidAtStart: ReadonlySet<SettingName>;
  /** Failed logins in a row before the CAPTCHA; null: never. */
  readonly captchaAfter: number | null;
  /** Whether clients reach this server by https, so that cookies are Secure. */
  readonly secureBaseUrl: boolean;
}

/** `sessionIdle` → `TESSERA_SESSION_IDLE`. */
export const environmentName = (name: string): string => `TESSERA_${snake(name).toUpperCase()}`;

/** `sessionIdle` → `session-idle`. */
export const flagName = (name: string): string => snake(name).replaceAll('_', '-');

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

export class ConfigError extends Error {}

/**
 * Makes the one frozen configuration.
 * @param flags values by setting name, as given on the command line
 * @param environment process.env, or a part of it
 * @throws ConfigError naming the flag and the variable that cannot be read
 */
export function readConfig(
  flags: Partial<Record<SettingName, string | boolean>> = {},
  environment: Record<string, string | undefined> = {},
): Config {
  const values: Record<string, string | number | boolean> = {};
  const saidAtStart = new Set<SettingName>();
  for (const [name, setting] of Object.entries(settings) as [SettingName, Setting][]) {
    const given = flags[name] ?? environment[environmentName(name)];
    if (given !== undefined) saidAtStart.add(name);
    values[name] = parse(name, setting, given === undefined ? setting.standard : String(given));
  }
  return finish({ ...(values as unknown as Values), saidAtStart });
}

function finish(values: Values & Pick<Config, 'saidAtStart'>): Config {
  const contextPath = values.contextPath === '/' ? '' : values.contextPath.replace(/\/+$/, '');
  if (contextPath && !/^(\/[A-Za-z0-9._~-]+)+$/.test(contextPath)) {
    throw new ConfigError(`--context-path must look like /jira, or be empty; it is '${values.contextPath}'.`);
  }
  const baseUrl = (values.baseUrl || `http://localhost:${values.port}${contextPath}`).replace(/\/+$/, '');
  if (!URL.canParse(baseUrl) || !/^https?:$/.test(new URL(baseUrl).protocol)) {
    throw new ConfigError(`--base-url must be an http or https address; it is '${baseUrl}'.`);
  }
  if (!/^(max-age=\d{1,10}(; ?(includeSubDomains|preload))*)?$/i.test(values.strictTransportSecurity)) {
    throw new ConfigError(
      `--strict-transport-security must look like max-age=31536000; includeSubDomains, or be empty; it is '${values.strictTransportSecurity}'.`,
    );
  }
  checkOAuth2(values);
  return Object.freeze({
    ...values,
    contextPath,
    baseUrl,
    data: resolve(values.data),
    host: values.demo ? '127.0.0.1' : values.host,
    captchaAfter: captchaAfter(values.maximumAuthenticationAttempts),
    secureBaseUrl: baseUrl.startsWith('https:'),
  });
}

function checkOAuth2(values: Values): void {
  if (values.oauth2CodeLifetime < 10_000 || values.oauth2CodeLifetime > 600_000)
    throw new ConfigError('--oauth2-code-lifetime must be 10s to 10m.');
  const { oauth2AccessTokenLifetime, oauth2RefreshTokenLifetime, oauth2GrantLifetime } = values;
  if (Math.min(oauth2AccessTokenLifetime, oauth2RefreshTokenLifetime, oauth2GrantLifetime) < 1000)
    throw new ConfigError(
      '--oauth2-access-token-lifetime, --oauth2-refresh-token-lifetime and --oauth2-grant-lifetime must be 1s or more.',
    );
}

function captchaAfter(text: string): number | null {
  if (text.trim() === '') return null;
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) {
    throw new ConfigError('--maximum-authentication-attempts must be a whole number of 1 or more, or blank.');
  }
  return number;
}

function parse(name: string, setting: Setting, text: string): string | number | boolean {
  const fail = (wanted: string) =>
    new ConfigError(
      `--${flagName(name)} (${environmentName(name)}) must be ${wanted}; it is '${setting.secret ? '…' : text}'.`,
    );
  switch (setting.kind) {
    case 'text':
      return text;
    case 'boolean':
      if (/^(true|yes|on|1)$/i.test(text)) return true;
      if (/^(false|no|off|0|)$/i.test(text)) return false;
      throw fail('true or false');
    case 'number': {
      const number = Number(text);
      if (text.trim() === '' || !Number.isInteger(number) || number < (setting.least ?? 0)) {
        throw fail(`a whole number of ${setting.least ?? 0} or more`);
      }
      return number;
    }
    case 'duration': {
      const match = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(text.trim());
      if (!match) throw fail('a duration such as 30s, 10m, 5h or 14d');
      const unit = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }[match[2] as 'ms'];
      return Math.round(Number(match[1]) * unit);
    }
  }
}

/**
 * What an administrator may change while the program runs, where neither flag nor variable says it: whoever starts the
 * program keeps these to himself by saying them (decision 0034).
 */
export const changeableUnlessSaid = [
  'sessionIdle',
  'sessionLifetime',
  'rememberMe',
  'rememberMeLifetime',
  'basicAuthentication',
  'passwordMinimumLength',
] as const satisfies readonly SettingName[];

/** What an administrator may change while the program runs: kept in the database, where it beats flag and environment. */
export const changeable = [
  'serverTitle',
  'baseUrl',
  'defaultTimeZone',
  'attachmentLimit',
  'maximumAuthenticationAttempts',
  'webSudo',
  'webSudoTimeout',
  ...changeableUnlessSaid,
] as const satisfies readonly SettingName[];

export type ChangeableSetting = (typeof changeable)[number];

/** Whether the start of the program keeps a setting from being changed. */
export const isHeld = ({ saidAtStart }: Config, name: ChangeableSetting): boolean =>
  saidAtStart.has(name) && changeableUnlessSaid.some((one) => one === name);

/** Settings as a flag would be written. */
export type SettingChanges = Partial<Record<ChangeableSetting, string>>;

/** Whether these changes can be made. @throws ConfigError where they cannot */
export function changed(given: Config, changes: SettingChanges): Config {
  const values: Record<string, unknown> = { ...given };
  for (const [name, text] of Object.entries(changes) as [ChangeableSetting, string][]) {
    if (!isHeld(given, name)) values[name] = parse(name, settings[name], text);
  }
  return finish(values as unknown as Config);
}
