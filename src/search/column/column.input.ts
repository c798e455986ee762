/** How columns are sent: as a JSON array, as the member `columns` of an object, or as Jira's form `columns=a&columns=b`. */
import { type Static, Type } from 'typebox';
import { invalidField } from '../../kernel/app-error.ts';

const columns = Type.Array(Type.String({ maxLength: 255 }), { maxItems: 200 });

export const columnsBody = Type.Union([
  columns,
  Type.Object({ columns }, { additionalProperties: false }),
  Type.Object({ columns: Type.Optional(Type.String()), username: Type.Optional(Type.String()) }),
]);

/** @param sent the values of a form; null: it was JSON @throws AppError 400 */
export function columnsAsked(body: Static<typeof columnsBody>, sent: readonly string[] | null): string[] {
  const ids = sent ? sent.flatMap((value) => value.split(',')) : Array.isArray(body) ? body : body.columns;
  if (!Array.isArray(ids)) throw invalidField('columns', 'columns must be an array.');
  if (ids.length > 200) throw invalidField('columns', 'There can be at most 200 columns.');
  return ids.map((id) => id.trim());
}
