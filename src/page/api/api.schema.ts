import { Type } from 'typebox';

/** q: words that an operation's method, address, summary or room must all have. */
export const askedApi = Type.Object({
  q: Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())])),
});
