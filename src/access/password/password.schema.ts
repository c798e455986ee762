import { Type } from 'typebox';

const text = Type.Optional(Type.String());

/** Jira's PasswordBean. */
export const passwordChange = Type.Object(
  { password: text, currentPassword: text },
  { additionalProperties: false },
);

const name = Type.Optional(Type.String({ maxLength: 1000 }));

/** Jira's PasswordPolicyCreateUserBean. */
export const newUserChecked = Type.Object(
  { username: name, displayName: name, emailAddress: name, password: text },
  { additionalProperties: false },
);

/** Jira's PasswordPolicyUpdateUserBean. */
export const changeChecked = Type.Object(
  { username: name, oldPassword: text, newPassword: text },
  { additionalProperties: false },
);

export const policyAsked = Type.Object({ hasOldPassword: name });
