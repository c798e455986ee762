/**
 * CAPTCHAs: made for one browser, answered once, rightly or wrongly.
 * - A browser has one at a time; asking for another takes the first away.
 * - An answer takes it away before it is looked at, so that two requests at once cannot both use it.
 * - Drawing is limited: pictures must not crowd out the password hashes that share the threads.
 */
import { type Ctx, perProgram } from '../../context.ts';
import { AppError } from '../../kernel/app-error.ts';
import { hmac, randomHex, sameSecret, sha256 } from '../../kernel/token.ts';
import { drawWord, randomWord } from './captcha.picture.ts';
import { isProven, makeChallenge, readProof } from './captcha.proof.ts';
import { insertCaptcha, removeExpiredCaptchas, takeCaptcha } from './captcha.store.ts';
import { type CaptchaAnswer, captchaLifetime, plainWord } from './captcha.ts';

const DRAWN_AT_ONCE = 2;
const MOST_WAITING = 50;

interface Easel {
  drawing: number;
  waiting: (() => void)[];
}

const easelOf = perProgram<Easel>(() => ({ drawing: 0, waiting: [] }));

/**
 * A picture of a word.
 * @param before the cookie that this browser has from an earlier one
 * @returns a PNG, and the value of the cookie that goes with it
 * @throws AppError unavailable, where too many are asked for at once
 */
export async function makePicture(
  ctx: Ctx,
  before: string | undefined,
): Promise<{ token: string; png: Buffer }> {
  const word = randomWord();
  const png = await atEasel(easelOf(ctx), () => drawWord(word));
  return { png, token: await keep(ctx, before, 'picture', plainWord(word), randomHex(16)) };
}

/**
 * A proof of work, for those who cannot read the picture.
 * @throws AppError unavailable
 */
export async function makeProof(ctx: Ctx, before: string | undefined) {
  const token = randomHex(16);
  const challenge = await atEasel(easelOf(ctx), () => makeChallenge(token, captchaLifetime));
  await keep(ctx, before, 'proof-of-work', challenge.signature ?? '', token);
  return { token, challenge };
}

/**
 * Whether this browser answered its CAPTCHA rightly. Either way it is gone afterwards.
 * @source CWE-804 (guessable CAPTCHA), CWE-294 (replay)
 */
export async function isAnswered(ctx: Ctx, { token, word, proof }: CaptchaAnswer): Promise<boolean> {
  if (!token || (!word && !proof)) return false;
  const stored = await takeCaptcha(ctx.db, sha256(token), ctx.now);
  if (!stored) return false;
  if (stored.kind === 'picture')
    return Boolean(word) && sameSecret(stored.answerHash, hmac(token, plainWord(word ?? '')));
  const read = readProof(proof ?? '');
  // The signature that was stored stands for the whole challenge: no other, easier one is ever looked at.
  if (!read || !sameSecret(stored.answerHash, hmac(token, read.challenge.signature ?? ''))) return false;
  return isProven(read, token).catch(() => false);
}

/** Forgets the CAPTCHAs that nobody answered in time. @returns how many */
export const sweepCaptchas = (ctx: Pick<Ctx, 'db' | 'now'>): Promise<number> =>
  removeExpiredCaptchas(ctx.db, ctx.now);

async function keep(
  ctx: Ctx,
  before: string | undefined,
  kind: 'picture' | 'proof-of-work',
  answer: string,
  token: string,
): Promise<string> {
  if (before) await takeCaptcha(ctx.db, sha256(before), ctx.now);
  const expires = ctx.now + captchaLifetime;
  await insertCaptcha(ctx.db, { tokenHash: sha256(token), answerHash: hmac(token, answer), kind, expires });
  return token;
}

async function atEasel<T>(easel: Easel, work: () => Promise<T>): Promise<T> {
  if (easel.drawing >= DRAWN_AT_ONCE) {
    if (easel.waiting.length >= MOST_WAITING) throw tooMany();
    await new Promise<void>((resolve) => easel.waiting.push(resolve));
  } else easel.drawing++;
  try {
    return await work();
  } finally {
    // The place goes to the next in line without becoming free in between.
    const next = easel.waiting.shift();
    if (next) next();
    else easel.drawing--;
  }
}

const tooMany = (): AppError =>
  new AppError('unavailable', {
    messages: ['Too many CAPTCHA pictures are asked for at once. Try again in a moment.'],
    headers: { 'Retry-After': '2' },
  });
