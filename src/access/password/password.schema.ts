import { Type } from 'typebox';

const text = Type.Optional(Type.String());

/** Jira's PasswordBean. */
export const passwordChange = Type.Object(
  { password: text, currentPassword: text },
  { additionalProperties: false },
);
