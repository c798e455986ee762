import { type Static, Type } from 'typebox';

const text = Type.Union([Type.String({ maxLength: 100_000 }), Type.Null()]);

export const credentials = Type.Object({ username: text, password: text }, { additionalProperties: false });
export type Credentials = Static<typeof credentials>;

export const loginInfo = Type.Object({
  failedLoginCount: Type.Optional(Type.Integer()),
  loginCount: Type.Integer(),
  lastFailedLoginTime: Type.Optional(Type.String()),
  previousLoginTime: Type.Optional(Type.String()),
});
export type LoginInfoJson = Static<typeof loginInfo>;

export const authSuccess = Type.Object({
  session: Type.Object({ name: Type.String(), value: Type.String() }),
  loginInfo,
});

export const currentUser = Type.Object({ self: Type.String(), name: Type.String(), loginInfo });
