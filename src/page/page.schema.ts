import { Type } from 'typebox';

/** Actions upon a user. Jira's links call the user `name`. */
export const userQuery = Type.Object({ name: Type.Optional(Type.String({ maxLength: 255 })) });

/** A field of a form that may be missing altogether: scripts POST without a body. */
export function formField(form: unknown, name: string): string | undefined {
  const value =
    typeof form === 'object' && form !== null ? (form as Record<string, unknown>)[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}

export const webSudoQuery = Type.Object({
  webSudoDestination: Type.Optional(Type.String({ maxLength: 10_000 })),
});
export const webSudoForm = Type.Object({
  webSudoPassword: Type.Optional(Type.String({ maxLength: 100_000 })),
  webSudoDestination: Type.Optional(Type.String({ maxLength: 10_000 })),
  webSudoIsPost: Type.Optional(Type.String()),
  os_captcha: Type.Optional(Type.String()),
  os_captcha_proof: Type.Optional(Type.String()),
  anotherPicture: Type.Optional(Type.String()),
  atl_token: Type.Optional(Type.String()),
});

export const endSessionForm = Type.Object({
  /** Of a session, or `others`: all but the one that asks. */
  id: Type.String({ pattern: '^([0-9]{1,15}|others)$' }),
  currentPassword: Type.Optional(Type.String({ maxLength: 100_000 })),
  atl_token: Type.Optional(Type.String()),
});
