/**
 * Which new passwords are accepted: NIST SP 800-63B-4, section 3.1.1. A least length, a blocklist and nothing
 * else: no demand for digits or signs, no change forced by the calendar. Passwords that exist already (from Jira,
 * or given by the operator) are never checked again; they only have to match.
 */
import { fold } from '../../kernel/fold.ts';
import { commonPasswords, commonRuns, isBreached } from './password.blocklist.ts';

/** What a password must not be made of. */
export interface PasswordContext {
  /** Fewest characters (setting passwordMinimumLength). */
  minimumLength: number;
  userName?: string;
  displayName?: string;
  emailAddress?: string;
  /** What it is guessed from first: its title, its host, what its operator adds. */
  installation?: InstallationWords;
}

export interface InstallationWords {
  readonly serverTitle: string;
  /** Base URL. */
  readonly baseUrl: string;
  /** Setting passwordWords, divided by commas or blanks. */
  readonly passwordWords: string;
}

/** In UTF-8 bytes; password.hash.ts hashes nothing longer. NIST wants room for at least 64 characters. */
const mostBytes = 1024;
/** Characters hung before or after a common word that do not make it a secret: `Tessera2024!`. */
const mostDecoration = 5;

/**
 * Says why a new password cannot be taken.
 * @param plain the password as typed
 * @returns sentences for the person who typed it; empty: the password is fine
 * @source NIST SP 800-63B-4, 3.1.1.2
 */
export function passwordProblems(plain: string, context: PasswordContext): string[] {
  if (plain === '') return ['Enter a password.'];
  if (plain.includes('\0')) return ['The password contains a character that cannot be typed (NUL).'];
  if (Buffer.byteLength(plain, 'utf8') > mostBytes)
    return [`Use at most ${mostBytes} bytes for the password.`];
  const least = context.minimumLength;
  if ([...plain.normalize('NFKC')].length < least)
    return [`Use at least ${least} characters for the password.`];
  const folded = fold(plain.normalize('NFKC'));
  if (repeats(folded) || isRun(folded)) {
    return ['This password is a simple row or repetition, which is guessed at once. Choose another one.'];
  }
  const words = candidates(folded);
  if (words.some((word) => commonPasswords.has(word)) || isBreached(folded)) {
    return ['This password is among the first that are guessed. Choose another one, such as several words.'];
  }
  const personal = personalWords(context);
  if (words.some((word) => personal.has(word))) {
    return ['This password is made of your own name or address. Choose another one.'];
  }
  const local = wordsOf(context.installation);
  if (words.some((word) => local.has(word))) {
    return ['This password is made of the name of this installation. Choose another one.'];
  }
  return [];
}

export const sameAsBefore = 'The new password is the old one. Choose another one.';

/** What the policy asks, in sentences. @param change whether a password takes the place of another */
export const passwordRules = (minimumLength: number, change: boolean): string[] => [
  `The password must have at least ${minimumLength} characters.`,
  'The password must not be one that is guessed at once: a common word, a simple row or a repetition.',
  'The password must not be made of your own name or e-mail address.',
  'The password must not be made of the name of this installation.',
  ...(change ? ['The new password must not be the old one.'] : []),
];

/** The password itself, and the word that is left when digits and signs around it and in it are taken off. */
function candidates(folded: string): string[] {
  const bare = folded.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const found = [folded, plainLetters(folded)];
  if (bare && folded.length - bare.length <= mostDecoration) found.push(bare, plainLetters(bare));
  return found;
}

const letterOf: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** `p@ssw0rd` → `password`. */
const plainLetters = (text: string): string => text.replace(/[013457@$!]/g, (sign) => letterOf[sign] ?? sign);

function personalWords(context: PasswordContext): Set<string> {
  const { userName = '', displayName = '', emailAddress = '' } = context;
  const mailName = emailAddress.split('@')[0] ?? '';
  const names = displayName.split(/\s+/);
  const words = [
    userName,
    mailName,
    emailAddress,
    displayName,
    names.join(''),
    names.toReversed().join(''),
    ...names,
  ];
  return guessable(words);
}

/** One or two letters say nothing: everybody has an initial. */
const guessable = (words: readonly string[]): Set<string> =>
  new Set(words.map(fold).flatMap((word) => (word.length > 2 ? [word, word + word] : [])));

/**
 * The words that belong to this installation (OWASP ASVS 5.0, 6.1.2 and 6.2.11): of its title, the parts of its host
 * name and the path it lies under, and what the operator lists.
 */
function wordsOf(installation: InstallationWords | undefined): Set<string> {
  if (!installation) return new Set();
  const { serverTitle, baseUrl, passwordWords } = installation;
  const { hostname, pathname } = new URL(baseUrl);
  const title = serverTitle.split(/\s+/);
  return guessable([
    ...title,
    title.join(''),
    hostname,
    ...hostname.split('.'),
    ...pathname.split('/'),
    ...passwordWords.split(/[\s,]+/),
  ]);
}

/** One block of up to four characters over and over: aaaaaaaa, abcabcabc, 12121212. */
function repeats(text: string): boolean {
  for (let size = 1; size <= 4; size++) {
    const block = text.slice(0, size);
    if (text.length >= size * 2 && block.repeat(Math.ceil(text.length / size)).startsWith(text)) return true;
  }
  return false;
}

/** A piece of the alphabet, of the digits or of a row of keys, forwards or backwards. */
function isRun(text: string): boolean {
  const backwards = [...text].toReversed().join('');
  return text.length > 3 && commonRuns.some((run) => run.includes(text) || run.includes(backwards));
}
