import { Type } from 'typebox';

const text = Type.Optional(Type.String({ maxLength: 100_000 }));

/** An answer to the CAPTCHA that this browser was given: the letters of the picture, or the proof of work as JSON. */
export const captchaAnswer = { captcha: text, captchaProof: text };

export const loginBody = Type.Object(
  {
    username: Type.String({ maxLength: 100_000 }),
    password: Type.String({ maxLength: 100_000 }),
    rememberMe: Type.Optional(Type.Boolean()),
    /** Path of this installation to be led back to. */
    destination: text,
    ...captchaAnswer,
  },
  { additionalProperties: false },
);

export const loginOffer = Type.Object({
  /** Whether "Remember me" may be asked for. */
  rememberMe: Type.Boolean(),
  /** Whole minutes without a failure after which no CAPTCHA is asked for. */
  captchaQuietMinutes: Type.Integer(),
});

export const loggedIn = Type.Object({
  name: Type.String(),
  /** Path with the context path; the start page where `destination` led elsewhere. */
  destination: Type.String(),
});
