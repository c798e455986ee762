/** Which custom fields a query may be about: those that the reader may know of. A hidden one is one that is not there. */
import type { Ctx } from '../../context.ts';
import { visibleCustomFields } from '../../field/custom-field/custom-field.service.ts';
import type { Clause } from '../../issue/fields/clause.ts';
import { readableField } from '../../issue/fields/custom/custom-field.ts';
import type { Query } from './ast.ts';
import { type CustomClauses, indexClauses, mayBeCustom, noCustomClauses } from './fields.ts';
import type { Filters } from './filters.ts';
import { fieldsOf } from './query-fields.ts';

/** Every custom field that the actor may search by. */
export const listCustomClauses = async (ctx: Ctx): Promise<Clause[]> =>
  (await visibleCustomFields(ctx)).flatMap(readableField).flatMap((field) => field.clauses);

/** The same by name. */
export const customClauses = async (ctx: Ctx): Promise<CustomClauses> =>
  indexClauses(await listCustomClauses(ctx));

/** The same for a query; most name system fields only, and nothing is read for them. */
export async function customClausesFor(ctx: Ctx, query: Query, filters: Filters): Promise<CustomClauses> {
  for (const field of fieldsOf(query, filters)) if (mayBeCustom(field)) return customClauses(ctx);
  return noCustomClauses;
}
