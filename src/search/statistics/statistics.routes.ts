import { Type } from 'typebox';
import { type Route, route } from '../../http/route.ts';
import { invalidField } from '../../kernel/app-error.ts';
import { commaList } from '../../kernel/comma-list.ts';
import { createdAndResolved, readStatistics } from './statistics.service.ts';

const STANDARD_DAYS = 30;
const MOST_DAYS = 365;

const jql = Type.Optional(Type.String());

const common = {
  method: 'GET',
  access: 'anyone',
  anonymous: 'served',
} as const;

export const statisticsRoutes: Route[] = [
  route({
    ...common,
    url: '/rest/tessera/1/statistics',
    summary: 'How many issues that a query finds have each value of a field, or each pair of values of two',
    source: "Tessera's own: Jira's gadgets ask addresses of their own",
    query: Type.Object({
      jql,
      by: Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())])),
    }),
    response: Type.Object({
      /** Issues, each counted once; one with two labels counts for both of them. */
      total: Type.Integer(),
      dimensions: Type.Array(
        Type.Object({
          field: Type.String(),
          name: Type.String(),
          values: Type.Array(
            Type.Object({
              /** null: issues without a value. */
              id: Type.Union([Type.Null(), Type.String()]),
              name: Type.Union([Type.Null(), Type.String()]),
              /** Of a user: the name to log in with; of a project or a category: its key. */
              key: Type.Optional(Type.String()),
              count: Type.Integer(),
            }),
          ),
          /** Whether there are more than the 500 most frequent values. */
          truncated: Type.Boolean(),
        }),
      ),
      /** Of two fields: [place among the values of the first, of the second, issues]; null of one. */
      cells: Type.Union([Type.Null(), Type.Array(Type.Array(Type.Integer()))]),
    }),
    /**
     * @param query `by`: one field or two (`by=status&by=assignee`, or `by=status,assignee`)
     * Errors: 400 with Jira's sentences about the JQL, or under `by`; 503 where too many searches are under way.
     */
    handle: ({ ctx, query }) => readStatistics(ctx, { jql: query.jql ?? '', by: commaList(query.by) }),
  }),
  route({
    ...common,
    url: '/rest/tessera/1/created-vs-resolved',
    summary: 'How many issues that a query finds were made and resolved on each of the last days',
    source: "Tessera's own: Jira's gadget Created vs. Resolved",
    query: Type.Object({ jql, days: Type.Optional(Type.String()) }),
    response: Type.Object({
      days: Type.Array(
        Type.Object({ day: Type.String(), created: Type.Integer(), resolved: Type.Integer() }),
      ),
    }),
    /** @param query `days`: 30, at most 365. Errors: 400 with Jira's sentences about the JQL, or under `days`. */
    async handle({ ctx, query }) {
      const days = readDays(query.days);
      return { days: await createdAndResolved(ctx, { jql: query.jql ?? '', days }) };
    },
  }),
];

function readDays(text: string | undefined): number {
  if (text === undefined || text === '') return STANDARD_DAYS;
  const days = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (days < 1 || days > MOST_DAYS)
    throw invalidField('days', `It must be a whole number from 1 to ${MOST_DAYS}.`);
  return days;
}
