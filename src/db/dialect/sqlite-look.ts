/**
 * A program of its own: `node sqlite-look.ts FILE` looks at what its parent names. That takes seconds where there are
 * millions of rows, for which the parent lets nobody else of its own write.
 */
import Sqlite from 'better-sqlite3';
import { endWithParent } from './sqlite-child.ts';
import { glance, type IndexName, look, warm } from './sqlite-glance.ts';

export type LookMessage = { glance: true } | { warm: IndexName } | { look: IndexName };

const database = new Sqlite(process.argv[2] ?? '', { fileMustExist: true });
database.pragma('busy_timeout = 1000');
database.pragma('synchronous = FULL');
database.pragma('cache_size = -32000');

/** @returns whether it was done: another program may be writing */
function answer(message: LookMessage): boolean {
  try {
    if ('glance' in message) glance(database);
    else if ('warm' in message) warm(database, message.warm);
    else look(database, message.look);
    return true;
  } catch {
    return false;
  }
}

// The parent may have gone meanwhile: nobody hears of it then.
process.on('message', (message: LookMessage) =>
  process.send?.(answer(message), undefined, undefined, () => {}),
);
endWithParent();
