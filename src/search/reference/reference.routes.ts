import { Type } from 'typebox';
import { type Route, route } from '../../http/route.ts';
import { requireAudience } from '../../workflow/audience.service.ts';
import { listCustomClauses } from '../jql/custom-clauses.service.ts';
import { presentSuggestion } from '../suggestion/suggestion.present.ts';
import { suggest } from '../suggestion/suggestion.service.ts';
import { suggestsFor } from '../suggestion/suggestion.ts';
import { presentField, presentFunction } from './reference.present.ts';
import { everyFunction, everyReservedWord, listClauses } from './reference.ts';

const source = 'Jira: REST description of api/2/jql/autocompletedata';
/** A visitor is told where some project is open to all, else 401. */
const open = { source, access: 'anyone', anonymous: 'served' } as const;
const text = Type.Optional(Type.String());

export const referenceRoutes: Route[] = [
  /** Answers {visibleFieldNames, visibleFunctionNames, jqlReservedWords}; booleans are texts. Errors: 401. */
  route({
    ...open,
    method: 'GET',
    url: '/rest/api/2/jql/autocompletedata',
    summary: 'The fields, functions and reserved words of JQL',
    async handle({ ctx }) {
      await requireAudience(ctx);
      return {
        visibleFieldNames: listClauses(await listCustomClauses(ctx)).map((one) =>
          presentField(one, suggestsFor),
        ),
        visibleFunctionNames: everyFunction.map(presentFunction),
        jqlReservedWords: everyReservedWord,
      };
    },
  }),
  /**
   * Query: fieldName with fieldValue, what was typed of a value; or predicateName (by, from, to) with predicateValue.
   * Answers at most 15 {value, displayName}: the value as a query writes it, the name as HTML. Never what the caller
   * may not see; a field that has no values to complete, or is none, has no suggestions. Errors: 401.
   */
  route({
    ...open,
    method: 'GET',
    url: '/rest/api/2/jql/autocompletedata/suggestions',
    summary: 'Values that begin with what was typed, for a field or a predicate of JQL',
    query: Type.Object({ fieldName: text, fieldValue: text, predicateName: text, predicateValue: text }),
    async handle({ ctx, query }) {
      await requireAudience(ctx);
      const { typed, found } = await suggest(ctx, query);
      return { results: found.map((one) => presentSuggestion(one, typed)) };
    },
  }),
];
