/** What the list needs, asked for before its code is there: nothing waits for a page that waits for an answer. */
import { readerAtStart } from '../kernel/place.ts';
import { queries } from '../kernel/queries.ts';
import { columnsQuery } from './columns.ts';
import { standardQuery } from './examples.ts';
import { fieldsQuery, referenceQuery } from './fields.ts';
import { readLately } from './lately.ts';
import { pageQuery, wantedFields } from './results/results.ts';

export function askForList({ searchParams }: URL): void {
  const columns = columnsQuery(readerAtStart);
  for (const query of [fieldsQuery, referenceQuery]) void queries.prefetchQuery(query as typeof fieldsQuery);
  // A filter says itself what it searches for, and perhaps its columns.
  if (searchParams.has('filter')) return void queries.prefetchQuery(columns);
  const jql = searchParams.get('jql') ?? readLately(readerAtStart ?? '')[0] ?? standardQuery;
  const search = async () => {
    const ids = await queries.fetchQuery(columns);
    await queries.prefetchQuery(pageQuery(jql, wantedFields(ids), 0));
  };
  // Where it fails, the page asks again and says so.
  search().catch(() => {});
}
