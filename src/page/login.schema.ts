import { type Static, Type } from 'typebox';

const text = Type.Optional(Type.String({ maxLength: 100_000 }));

/** Names that Jira's login form has; others are passed over, as scripts send all sorts. */
export const loginForm = Type.Object({
  os_username: text,
  os_password: text,
  os_destination: text,
  os_cookie: text,
  os_captcha: text,
  os_captcha_proof: text,
  anotherPicture: text,
});
export type LoginForm = Static<typeof loginForm>;

/** os_username and os_password are not among them: in an address they never log anybody in. */
export const loginQuery = Type.Object({ os_destination: text });
