/**
 * How passwords are kept and compared.
 *
 * New hashes are Argon2id with OWASP's parameters (19 MiB, two passes, one lane), made on libuv's thread
 * pool. Hashes that came from Jira are understood until their owner's next login, when they are replaced.
 *
 * Time tells an attacker which names exist, so every verification costs one Argon2id run whatever is stored:
 * an unknown user is compared with a decoy, and a legacy hash is checked *beside* a decoy run. A PBKDF2 check
 * takes about half of the decoy's time on another thread and a SHA-512 check next to nothing, so both hide
 * behind it; once replaced they cost exactly one run as well.
 */
import { createHash, pbkdf2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { hash, type Options, parseOptions, verify } from '@node-rs/argon2';

/** OWASP Password Storage Cheat Sheet: Argon2id (the library's default kind), m=19456 KiB, t=2, p=1. */
const argon2id: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** A stored hash that asks for more than this was not made by us; it would let a row starve the server. */
const mostMemory = 262_144;
const mostPasses = 10;

/** Longest password that is ever hashed, in UTF-8 bytes: enough for any person, too little for a flood. */
export const longestPasswordBytes = 1024;

const argon2Pattern = /^\$argon2(id|i|d)\$/;
const pkcs5s2Prefix = '{PKCS5S2}';
const sha512Pattern = /^[A-Za-z0-9+/]{86}==$/;
const pbkdf2Rounds = 10_000;
const pbkdf2Async = promisify(pbkdf2);

export interface Verification {
  matches: boolean;
  /** The password is right and its hash is not what hashPassword would make today: store a new one. */
  needsRehash: boolean;
}

/**
 * Hashes a new password.
 * @param plain the password as typed, at most 1,024 UTF-8 bytes (password.policy.ts refuses longer ones)
 * @returns a PHC string, `$argon2id$v=19$m=19456,t=2,p=1$salt$key`
 * @throws RangeError when the password is longer
 */
export async function hashPassword(plain: string): Promise<string> {
  if (isTooLong(plain)) throw new RangeError('The password is too long to be hashed.');
  return hash(normalized(plain), argon2id);
}

/**
 * Compares a password with what is stored, in the time of one Argon2id run whatever is stored.
 * @param stored an Argon2 PHC string, Jira's `{PKCS5S2}` or bare base64 SHA-512; null when there is no such
 *   user; `X`, `nopass` and whatever else is not a hash never match
 * @param plain the password as typed; one longer than 1,024 bytes never matches
 * @source auth.md 8: hashes of cwd_user.credential; OWASP Authentication Cheat Sheet: equal time
 */
export async function verifyPassword(stored: string | null, plain: string): Promise<Verification> {
  if (isTooLong(plain)) return refuse('');
  if (stored === null) return refuse(plain);
  if (argon2Pattern.test(stored)) return verifyArgon2(stored, plain);
  const legacy = legacyCheck(stored);
  if (!legacy) return refuse(plain);
  const [matches] = await Promise.all([legacy(plain), refuse(plain)]);
  return { matches, needsRehash: matches };
}

async function verifyArgon2(stored: string, plain: string): Promise<Verification> {
  const current = isCurrent(stored);
  if (current === null) return refuse(plain);
  const matches = await verify(stored, normalized(plain)).catch(() => false);
  return { matches, needsRehash: matches && !current };
}

/** Whether a PHC string has today's parameters; null when it is broken or asks for too much. */
function isCurrent(stored: string): boolean | null {
  try {
    const { memoryCost, timeCost, parallelism } = parseOptions(stored);
    if (memoryCost > mostMemory || timeCost > mostPasses || parallelism > 16) return null;
    return (
      stored.startsWith('$argon2id$') &&
      memoryCost === argon2id.memoryCost &&
      timeCost === argon2id.timeCost &&
      parallelism === argon2id.parallelism
    );
  } catch {
    return null;
  }
}

let decoy: Promise<string> | undefined;

/** Spends one Argon2id run and says no. */
async function refuse(plain: string): Promise<Verification> {
  decoy ??= hash('the password of nobody', argon2id);
  await verify(await decoy, normalized(plain));
  return { matches: false, needsRehash: false };
}

function legacyCheck(stored: string): ((plain: string) => Promise<boolean>) | null {
  if (stored.startsWith(pkcs5s2Prefix)) {
    const bytes = Buffer.from(stored.slice(pkcs5s2Prefix.length), 'base64');
    return bytes.length === 48 ? (plain) => matchesPkcs5s2(bytes, plain) : null;
  }
  if (sha512Pattern.test(stored)) return async (plain) => matchesSha512(Buffer.from(stored, 'base64'), plain);
  return null;
}

/** 16 bytes of salt, 32 of key: PBKDF2-HMAC-SHA1, 10,000 rounds. */
async function matchesPkcs5s2(bytes: Buffer, plain: string): Promise<boolean> {
  const key = await pbkdf2Async(plain, bytes.subarray(0, 16), pbkdf2Rounds, 32, 'sha1');
  return timingSafeEqual(key, bytes.subarray(16));
}

/** Before {PKCS5S2}, Jira kept one unsalted SHA-512. */
function matchesSha512(digest: Buffer, plain: string): boolean {
  return timingSafeEqual(createHash('sha512').update(plain, 'utf8').digest(), digest);
}

const isTooLong = (plain: string): boolean => Buffer.byteLength(plain, 'utf8') > longestPasswordBytes;

/** The same word typed on another keyboard may be composed otherwise (NIST SP 800-63B-4, 3.1.1.2). */
const normalized = (plain: string): string => plain.normalize('NFKC');
