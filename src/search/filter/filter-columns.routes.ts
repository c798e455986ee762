import { formList } from '../../http/body.ts';
import { type Route, route } from '../../http/route.ts';
import { columnsAsked, columnsBody } from '../column/column.input.ts';
import { presentColumns } from '../column/column.present.ts';
import { chooseFilterColumns, readFilterColumns, resetFilterColumns } from '../column/column.service.ts';
import { noColumns, noSuchFilterHere } from './filter.errors.ts';
import { oneFilter } from './filter.schema.ts';
import { requireEditable, requireFilter } from './filter.service.ts';

const common = {
  url: '/rest/api/2/filter/:id/columns',
  source: 'Jira: REST description of api/2/filter/{id}/columns',
  access: 'user',
  anonymous: 'not-authenticated',
  params: oneFilter,
} as const;

export const filterColumnsRoutes: Route[] = [
  /** 404 where the filter has none of its own. */
  route({
    ...common,
    method: 'GET',
    summary: "A filter's own columns",
    async handle({ ctx, params }) {
      const filter = await requireFilter(ctx, params.id, noSuchFilterHere);
      const columns = await readFilterColumns(ctx, filter.id);
      if (columns.length === 0) throw noColumns();
      return presentColumns(columns);
    },
  }),
  route({
    ...common,
    method: 'PUT',
    summary: 'Chooses the columns of a filter: an array, the member `columns`, or a form',
    body: columnsBody,
    consumes: ['json', 'form'],
    status: 200,
    async handle({ ctx, params, body }) {
      const filter = await requireFilter(ctx, params.id, noSuchFilterHere);
      requireEditable(filter);
      await chooseFilterColumns(ctx, filter.id, columnsAsked(body, formList(body, 'columns')));
    },
  }),
  route({
    ...common,
    method: 'DELETE',
    summary: 'Leaves a filter without columns of its own',
    async handle({ ctx, params }) {
      const filter = await requireFilter(ctx, params.id, noSuchFilterHere);
      requireEditable(filter);
      await resetFilterColumns(ctx, filter.id);
    },
  }),
];
