import type { Db } from './engine.ts';
import { prepared } from './prepared.ts';

const read = prepared<Record<never, never>, { value: string }>((db) =>
  db.selectFrom('configuration_stamp').select('value'),
);

/**
 * Who reads the same stamp twice would read the same configuration twice (types, priorities, workflows, screens,
 * fields, security schemes, and which project has which; who holds which permission in a project). Ask for it before reading what is to be kept.
 */
export async function configurationStamp(db: Db): Promise<string> {
  const [row] = await read(db, {});
  if (!row) throw new Error('The table configuration_stamp has lost its row.');
  return row.value;
}
