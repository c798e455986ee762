export interface CaptchaTable {
  /** SHA-256 of the browser's CAPTCHA cookie. */
  token_hash: string;
  /** HMAC of the word, folded. */
  answer_hash: string;
  /** picture, or proof-of-work. */
  kind: string;
  expires: number;
}
