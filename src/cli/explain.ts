/**
 * What the operating system and PostgreSQL say, and what to do about it.
 * @returns null: it is none of the faults that whoever runs the program can mend
 */
export function explainSystemError(error: unknown): string | null {
  const { code, port, path, message } = (error ?? {}) as {
    code?: string;
    port?: number;
    path?: string;
    message?: string;
  };
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken by another program, perhaps by a Tessera that runs already. Stop that one, or choose another port with --port.`;
    case 'EADDRNOTAVAIL':
      return 'This machine does not have the address that --host names.';
    case 'EACCES':
    case 'EPERM':
      if (path === undefined)
        return `Port ${port} may only be used by the system's administrator. Choose one above 1023 with --port.`;
      return `${path} may not be written. Give this user the right to, or choose another folder with --data.`;
    case 'ENOSPC':
      return 'The disk is full.';
    case 'EROFS':
      return `${path ?? 'The data folder'} is on a read-only disk. Choose another folder with --data.`;
    case 'ENOTDIR':
    case 'EEXIST':
      return `${path ?? 'The data folder'} is no folder. Choose another one with --data.`;
    case 'SQLITE_BUSY':
      return 'The database is busy: another program is writing to it for long. Try again in a moment.';
    case 'SQLITE_CANTOPEN':
      return 'The database file cannot be opened: look at the rights of the data folder (--data).';
    case 'SQLITE_NOTADB':
    case 'SQLITE_CORRUPT':
      return 'The database file is damaged, or is no SQLite database. Restore it from a backup.';
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'ETIMEDOUT':
      return `PostgreSQL cannot be reached (${code}). Is it running, and does --database name its host and port?`;
    case '28P01':
    case '28000':
      return 'PostgreSQL refuses the user name or the password in --database.';
    case '3D000':
      return `PostgreSQL has no such database (${message}). Create it: createdb -E UTF8 NAME`;
    case '42501':
      return `PostgreSQL refuses: ${message}. The user in --database must own the database or its schema.`;
    default:
      return null;
  }
}
