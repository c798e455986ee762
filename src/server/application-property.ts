/**
 * Jira's application properties, as far as this program has what they are about. A property stands for a setting of
 * the configuration, or is kept for clients, or says what cannot be changed here.
 */
import type { ChangeableSetting, Config } from '../config.ts';
import { isTimeZone } from '../kernel/jira-date.ts';
import { configuration } from './server-info.ts';

/** Who may change it. */
export type PropertyLevel = 'ADMIN' | 'SYSADMIN_ONLY';
type PropertyType = 'string' | 'boolean' | 'uint' | 'uri';

/** A property, and what it says now. */
export interface ReadProperty {
  readonly property: ApplicationProperty;
  /** The option and the variable, one of which said it at the start, so that it cannot be changed; null: none did. */
  readonly heldBy: readonly string[] | null;
  readonly value: string;
  /** What it says where nobody set anything. */
  readonly standard: string;
}

export interface ApplicationProperty {
  readonly key: string;
  readonly name: string;
  readonly desc: string;
  readonly type: PropertyType;
  readonly level: PropertyLevel;
  /** Listed among the advanced settings. */
  readonly advanced: boolean;
  readonly example?: string;
  readonly allowedValues?: readonly string[];
  /** What it says where nobody set anything, neither here nor at the start; absent: the standard of its setting. */
  readonly standard?: string;
  /** What it says; `kept`: what was stored, null where nothing was. */
  read(config: Config, kept: string | null): string;
  /** absent: it cannot be changed. @returns what is wrong with a value; null: nothing */
  problem?(value: string): string | null;
  /** The setting that it stands for. @returns the value as a flag would be written */
  readonly setting?: { readonly name: ChangeableSetting; toText(value: string): string };
}

const asIs = (name: ChangeableSetting) => ({ name, toText: (value: string) => value });
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What decides about safety: a system administrator's to change. */
const safety = { level: 'SYSADMIN_ONLY', advanced: true } as const;
const whole = (least: number, most: number) =>
  ({ ...safety, type: 'uint', problem: (value: string) => numberProblem(value, least, most) }) as const;
const flag = {
  ...safety,
  type: 'boolean',
  allowedValues: ['true', 'false'],
  problem: (value: string) => (/^(true|false)$/.test(value) ? null : 'Write true or false.'),
} as const;

const clonePrefix = 'CLONE - ';

const changeable: readonly ApplicationProperty[] = [
  {
    key: 'jira.title',
    name: 'Title',
    desc: 'Name of this installation, shown on pages and in serverInfo.',
    type: 'string',
    level: 'ADMIN',
    advanced: false,
    read: ({ serverTitle }) => serverTitle,
    problem: (value) => textProblem(value, 1, 255),
    setting: asIs('serverTitle'),
  },
  {
    key: 'jira.baseurl',
    name: 'Base URL',
    desc: 'Address that people and scripts use. Every link in an answer starts with it.',
    type: 'uri',
    level: 'ADMIN',
    advanced: false,
    example: 'https://issues.example.com/jira',
    read: ({ baseUrl }) => baseUrl,
    problem: baseUrlProblem,
    setting: asIs('baseUrl'),
  },
  {
    key: 'jira.default.timezone',
    name: 'Default user time zone',
    desc: 'Time zone of people who chose none (IANA name).',
    type: 'string',
    level: 'ADMIN',
    advanced: false,
    example: 'Europe/Berlin',
    read: ({ defaultTimeZone }) => defaultTimeZone,
    problem: (value) => (isTimeZone(value) ? null : 'This time zone is not known.'),
    setting: asIs('defaultTimeZone'),
  },
  {
    key: 'jira.attachment.size',
    name: 'Attachment size',
    desc: 'Largest attachment in bytes.',
    type: 'uint',
    level: 'ADMIN',
    advanced: true,
    read: ({ attachmentLimit }) => String(attachmentLimit),
    problem: (value) => numberProblem(value, 1, 2_147_483_647),
    setting: asIs('attachmentLimit'),
  },
  {
    key: 'jira.clone.prefix',
    name: 'Clone prefix',
    desc: 'What clients that clone an issue put before its summary. Kept for them; this program itself clones nothing.',
    type: 'string',
    level: 'ADMIN',
    advanced: true,
    standard: clonePrefix,
    read: (_config, kept) => kept ?? clonePrefix,
    problem: (value) => textProblem(value, 0, 100),
  },
  {
    key: 'jira.maximum.authentication.attempts.allowed',
    name: 'Maximum authentication attempts allowed',
    desc: 'Failed logins in a row after which a user must answer a CAPTCHA; empty: never.',
    type: 'uint',
    level: 'SYSADMIN_ONLY',
    advanced: true,
    read: ({ captchaAfter }) => (captchaAfter === null ? '' : String(captchaAfter)),
    problem: (value) => (value === '' ? null : numberProblem(value, 1, 1000)),
    setting: asIs('maximumAuthenticationAttempts'),
  },
  {
    key: 'jira.websudo.is.disabled',
    name: 'Disable secure administrator sessions',
    desc: 'Whether administrators are spared the question for their password before dangerous operations.',
    ...flag,
    standard: 'false',
    read: ({ webSudo }) => String(!webSudo),
    setting: { name: 'webSudo', toText: (value) => String(value === 'false') },
  },
  {
    key: 'jira.websudo.timeout',
    name: 'Secure administrator session timeout',
    desc: 'Minutes that a confirmed administrator session lasts after its last use.',
    ...whole(1, 1440),
    standard: '10',
    read: ({ webSudoTimeout }) => String(Math.round(webSudoTimeout / MINUTE)),
    setting: { name: 'webSudoTimeout', toText: (value) => `${value}m` },
  },
  {
    key: 'tessera.session.idle',
    name: 'Session timeout',
    desc: 'Minutes after which a session ends that is not used. A shorter one ends sessions that there are, too.',
    ...whole(10, 43_200),
    standard: '300',
    read: ({ sessionIdle }) => String(Math.round(sessionIdle / MINUTE)),
    setting: { name: 'sessionIdle', toText: (value) => `${value}m` },
  },
  {
    key: 'tessera.session.lifetime',
    name: 'Longest session',
    desc: 'Hours after which a session ends, used or not. A shorter one ends sessions that there are, too; a longer one holds for new ones.',
    ...whole(1, 8760),
    standard: '720',
    read: ({ sessionLifetime }) => String(Math.round(sessionLifetime / HOUR)),
    setting: { name: 'sessionLifetime', toText: (value) => `${value}h` },
  },
  {
    key: 'tessera.remember.me',
    name: 'Remember me',
    desc: 'Whether people may stay logged in. While it is off, nobody comes in by a log-in that was remembered before.',
    ...flag,
    standard: 'true',
    read: ({ rememberMe }) => String(rememberMe),
    setting: asIs('rememberMe'),
  },
  {
    key: 'tessera.remember.me.lifetime',
    name: 'How long a log-in is remembered',
    desc: 'Days that a remembered log-in lasts. Fewer hold for those that there are, too; more for new ones.',
    ...whole(1, 365),
    standard: '14',
    read: ({ rememberMeLifetime }) => String(Math.round(rememberMeLifetime / DAY)),
    setting: { name: 'rememberMeLifetime', toText: (value) => `${value}d` },
  },
  {
    key: 'tessera.basic.authentication',
    name: 'Basic authentication',
    desc: 'Whether programs may send a user name and a password with each request.',
    ...flag,
    standard: 'true',
    read: ({ basicAuthentication }) => String(basicAuthentication),
    setting: asIs('basicAuthentication'),
  },
  {
    key: 'tessera.password.minimum.length',
    name: 'Shortest password',
    desc: 'Fewest characters of a new password. Passwords that there are stay as they are.',
    ...whole(8, 128),
    standard: '8',
    read: ({ passwordMinimumLength }) => String(passwordMinimumLength),
    setting: asIs('passwordMinimumLength'),
  },
];

/** What is as it is. */
const fixed: readonly ApplicationProperty[] = (
  [
    ['jira.option.voting', 'Allow users to vote on issues', configuration.votingEnabled],
    ['jira.option.watching', 'Allow users to watch issues', configuration.watchingEnabled],
    ['jira.option.allowunassigned', 'Allow unassigned issues', configuration.unassignedIssuesAllowed],
    ['jira.option.allowattachments', 'Allow attachments', configuration.attachmentsEnabled],
    ['jira.option.allowsubtasks', 'Sub-tasks', configuration.subTasksEnabled],
    ['jira.option.issuelinking', 'Issue linking', configuration.issueLinkingEnabled],
    ['jira.option.timetracking', 'Time tracking', configuration.timeTrackingEnabled],
    [
      'jira.timetracking.hours.per.day',
      'Working hours per day',
      configuration.timeTrackingConfiguration.workingHoursPerDay,
    ],
    [
      'jira.timetracking.days.per.week',
      'Working days per week',
      configuration.timeTrackingConfiguration.workingDaysPerWeek,
    ],
    ['jira.timetracking.format', 'Time tracking format', configuration.timeTrackingConfiguration.timeFormat],
    [
      'jira.timetracking.default.unit',
      'Default unit for time tracking',
      configuration.timeTrackingConfiguration.defaultUnit,
    ],
  ] as const
).map(([key, name, value]) => ({
  key,
  name,
  desc: `${name}. It cannot be changed here.`,
  type: typeof value === 'boolean' ? 'boolean' : typeof value === 'number' ? 'uint' : 'string',
  level: 'ADMIN',
  advanced: false,
  standard: String(value),
  read: () => String(value),
}));

export const applicationProperties: readonly ApplicationProperty[] = [...changeable, ...fixed];

export const findProperty = (key: string): ApplicationProperty | null =>
  applicationProperties.find((property) => property.key === key) ?? null;

/** The setting of the configuration that a stored property stands for; null: it stands for none. */
export function settingOf(key: string, value: string): { name: ChangeableSetting; text: string } | null {
  const setting = findProperty(key)?.setting;
  return setting ? { name: setting.name, text: setting.toText(value) } : null;
}

/**
 * Whether a key fits Jira's keyFilter: the start of a key, where `*` and `.*` stand for anything. It is no regular
 * expression here, so that none can be found that takes for ever.
 */
export function fitsKeyFilter(key: string, filter: string): boolean {
  const [start = '', ...pieces] = filter.split(/\.?\*/);
  if (!key.startsWith(start)) return false;
  let at = start.length;
  for (const piece of pieces) {
    const found = key.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return true;
}

function textProblem(value: string, least: number, most: number): string | null {
  if (value.trim().length < least) return 'You must specify a value.';
  if (value.length > most) return `Use at most ${most} characters.`;
  return value.isWellFormed() && !/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u.test(value)
    ? null
    : 'The value must not contain control characters.';
}

function numberProblem(value: string, least: number, most: number): string | null {
  const number = /^\d{1,10}$/.test(value) ? Number(value) : Number.NaN;
  return number >= least && number <= most ? null : `Write a whole number from ${least} to ${most}.`;
}

function baseUrlProblem(value: string): string | null {
  if (value.length > 255 || !URL.canParse(value)) return 'The base URL set is not a valid URL.';
  const url = new URL(value);
  if (!/^https?:$/.test(url.protocol)) return 'The base URL must start with http:// or https://.';
  if (url.username !== '' || url.password !== '')
    return 'The base URL must not contain a name or a password.';
  if (url.search !== '' || url.hash !== '' || /[?#\\\s]/.test(value)) {
    return 'The base URL must end with its path: without a question mark, a number sign or blanks.';
  }
  return null;
}
