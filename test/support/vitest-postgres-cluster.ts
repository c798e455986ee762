/** Makes, starts and removes a PostgreSQL cluster that lives in a temporary folder and on a Unix socket only. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

export type Cluster = { folder: string; stop(): Promise<void> };
type Account = { uid: number; gid: number };

/** A Unix socket's path may hold about 107 bytes, of which PostgreSQL takes 20 for its own file name. */
const LONGEST_FOLDER = 80;

const SETTINGS = {
  listen_addresses: '',
  max_connections: '200',
  shared_buffers: '64MB',
  log_min_messages: 'warning',
};

/** Tests make and drop hundreds of databases, of which none has to outlive a power cut. */
const FORGETFUL = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' };

/** The folder that holds `initdb` and `postgres`: the newest installed version, else whatever is on the PATH. */
export function findPostgres(): string | null {
  const versions = ['/usr/lib/postgresql', '/usr/local/lib/postgresql'].flatMap(versionFolders);
  const onPath = (process.env.PATH ?? '').split(delimiter);
  return [...versions, ...onPath].find(hasServer) ?? null;
}

function versionFolders(root: string): string[] {
  if (!existsSync(root)) return [];
  const names = readdirSync(root).sort((a, b) => Number(b) - Number(a));
  return names.map((name) => join(root, name, 'bin'));
}

function hasServer(folder: string): boolean {
  return folder !== '' && existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres'));
}

/**
 * @param settings beside those of every cluster; `{}`: as durable as PostgreSQL is by itself
 * @param kept where the data lie, and stay; every account must be able to reach it
 */
export async function startCluster(
  binaries: string,
  settings: Record<string, string> = FORGETFUL,
  kept?: string,
): Promise<Cluster> {
  const account = unprivilegedAccount();
  const temporary = makeSocketFolder(account);
  const data = kept ?? join(temporary.path, 'data');
  try {
    if (kept === undefined || !existsSync(join(kept, 'PG_VERSION'))) makeCluster();
    const server = spawnServer(join(binaries, 'postgres'), data, temporary.path, account, settings);
    const gone = new Promise<void>((resolve) => server.once('close', () => resolve()));
    await accepting(join(data, 'postmaster.pid'), server);
    return {
      folder: temporary.path,
      stop: async () => {
        server.stdin?.end();
        await gone;
        temporary.remove();
      },
    };
  } catch (error) {
    temporary.remove();
    throw error;
  }

  function makeCluster(): void {
    const initdb = ['-A', 'trust', '--no-locale', '-E', 'UTF8', '-U', 'postgres', '--no-sync', '-D', data];
    mkdirSync(data, { recursive: true, mode: 0o755 });
    if (account.uid !== undefined && account.gid !== undefined) chownSync(data, account.uid, account.gid);
    execFileSync(join(binaries, 'initdb'), initdb, { ...account, cwd: temporary.path, stdio: 'pipe' });
  }
}

/**
 * The server hangs on a pipe to this process: when the pipe closes (an orderly end, Ctrl-C or kill -9 alike), the
 * shell that holds its other end stops the server and removes the folder. It runs in a session of its own, so that
 * a Ctrl-C does not tear the database away under the tests that are still winding up.
 */
function spawnServer(
  program: string,
  data: string,
  folder: string,
  account: Partial<Account>,
  more: Record<string, string>,
): ChildProcess {
  const script = `"$@" >"$FOLDER/log" 2>&1 & server=$!
    while read -r _; do :; done
    kill -INT "$server" 2>/dev/null; wait "$server"; rm -rf "$FOLDER"`;
  const settings = Object.entries({ ...SETTINGS, ...more, unix_socket_directories: folder });
  const args = ['-D', data, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  return spawn('sh', ['-c', script, 'sh', program, ...args], {
    ...account,
    cwd: '/',
    detached: true,
    env: { PATH: process.env.PATH, FOLDER: folder },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
}

/** The eighth line of postmaster.pid says `ready` once connections are taken; the socket is there some time before. */
async function accepting(pidFile: string, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!existsSync(pidFile) || !/^ready\s*$/m.test(readFileSync(pidFile, 'utf8'))) {
    if (server.exitCode !== null) throw new Error('PostgreSQL did not start');
    if (Date.now() > deadline) throw new Error('PostgreSQL did not start within 30 seconds');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** PostgreSQL refuses to run as root; the Debian package brings the account it runs as. */
function unprivilegedAccount(): Partial<Account> {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** A temporary folder that the given account owns and can reach, on a path short enough for a socket. */
function makeSocketFolder(account: Partial<Account>): { path: string; remove(): void } {
  const parent = [tmpdir(), '/tmp', '/var/tmp'].find(fit);
  if (parent === undefined) throw new Error('No temporary folder that every account can reach');
  const path = mkdtempSync(join(parent, 'tessera-pg-'));
  chmodSync(path, 0o755);
  if (account.uid !== undefined && account.gid !== undefined) chownSync(path, account.uid, account.gid);
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

function fit(folder: string): boolean {
  if (folder.length > LONGEST_FOLDER - 20 || !existsSync(folder)) return false;
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    return false;
  }
  return everyoneMayPass(folder);
}

function everyoneMayPass(folder: string): boolean {
  const passable = (statSync(folder).mode & 0o001) !== 0;
  const parent = dirname(folder);
  return passable && (parent === folder || everyoneMayPass(parent));
}
