/** Used words, in a file of their own: what is written there changes no commit stamp, and waits for no disk. */
import { chmodSync } from 'node:fs';
import Sqlite, { type Database, type Statement } from 'better-sqlite3';
import type { UsedWords } from '../used-words.ts';

interface Open {
  readonly database: Database;
  readonly use: Statement;
  readonly sweep: Statement;
}

/** @param file made when the first word is used */
export function sqliteUsedWords(file: string): UsedWords & { close(): void } {
  let opened: Open | null = null;
  const open = (): Open => {
    opened ??= prepare(file);
    return opened;
  };
  return {
    define: async () => {},
    movesStamp: false,
    use: (word, until) => open().use.run(word, until).changes === 1,
    sweep: async (now) => void open().sweep.run(now),
    close: () => opened?.database.close(),
  };
}

function prepare(file: string): Open {
  const database = new Sqlite(file);
  chmodSync(file, 0o600);
  database.pragma('busy_timeout = 5000');
  // A word is a few bytes, and each is written with the page that it is on.
  database.pragma('page_size = 1024');
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = NORMAL');
  database.exec(
    'create table if not exists used_word (until integer not null, word text not null, primary key (until, word)) without rowid',
  );
  return {
    database,
    use: database.prepare('insert into used_word (word, until) values (?, ?) on conflict do nothing'),
    sweep: database.prepare('delete from used_word where until <= ?'),
  };
}
