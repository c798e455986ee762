import { type Static, Type } from 'typebox';

const text = Type.Optional(Type.Union([Type.String({ maxLength: 100_000 }), Type.Null()]));

/** The JSON login of Jira 10's login page. `captcha` is ours: the letters of the picture. */
export const authenticateBody = Type.Object(
  {
    username: text,
    password: text,
    rememberMe: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])),
    targetUrl: text,
    captchaId: text,
    captcha: text,
  },
  { additionalProperties: false },
);
export type AuthenticateBody = Static<typeof authenticateBody>;

export const authenticated = Type.Object({ username: Type.String(), targetUrl: Type.String() });
