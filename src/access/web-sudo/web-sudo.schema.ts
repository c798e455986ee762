import { Type } from 'typebox';
import { captchaAnswer } from '../sign-in/login.schema.ts';

export const webSudoBody = Type.Object(
  { password: Type.String({ maxLength: 100_000 }), ...captchaAnswer },
  { additionalProperties: false },
);

export const webSudoState = Type.Object({
  /** Whether this installation asks for it at all. */
  required: Type.Boolean(),
  confirmed: Type.Boolean(),
  /** Whether a CAPTCHA goes with the next answer. */
  captcha: Type.Boolean(),
});
