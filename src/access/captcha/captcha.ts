/**
 * Names the browser that a CAPTCHA was made for. Only its hash is stored, and it is the key under which the right
 * answer is stored, so that a copy of the database answers nothing.
 */
export const captchaCookie = 'tessera.captcha';

/** ms that a CAPTCHA can be answered for. */
export const captchaLifetime = 20 * 60_000;

/** What a browser brings along to show that a person sits before it. */
export interface CaptchaAnswer {
  /** Value of the cookie. */
  token: string | undefined;
  /** The word that was read; letters only count, case does not. */
  word?: string | undefined;
  /** JSON of { challenge, solution }: the proof of work, for those who cannot read the picture. */
  proof?: string | undefined;
}

/** The word as it is compared: people type blanks between letters and mind no case. */
export const plainWord = (word: string): string => word.replace(/\s+/g, '').toLowerCase();
