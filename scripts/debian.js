/** The programs that tests drive, from Debian's archive. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** Another apt-get at work holds the lock for seconds to minutes. */
const PATIENCE_MS = 5 * 60 * 1000;
const PAUSE_S = '5';

export function hasPostgres() {
  const folder = '/usr/lib/postgresql';
  const versions = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
  return versions.some((name) => fs.existsSync(path.join(folder, name, 'bin', 'initdb'))) || onPath('initdb');
}

export function hasChromium() {
  return onPath('chromium') || onPath('chromium-browser') || onPath('google-chrome');
}

/** Python's requests and curl, which run the samples of docs/authentication.md. */
export function hasRequests() {
  const python = spawnSync('/usr/bin/python3', ['-c', 'import requests'], { stdio: 'ignore' });
  return onPath('curl') && python.status === 0;
}

/** The client libraries of other languages that test/clients drives. */
export function missingClients() {
  return clients
    .filter(([, program, ...args]) => spawnSync(program, args, { stdio: 'ignore' }).status !== 0)
    .map(([name]) => name);
}

/** A package, and the command that fails without it. */
const clients = [['python3-jira', '/usr/bin/python3', '-c', 'import jira']];

/** Says in one line each what happens; a failure is said and left to the tests that then skip or fail. */
export function installDebianPackages(names) {
  const list = names.join(' ');
  if (!isRootOnDebian()) {
    console.log(
      `Not installed: ${list}. Tests that need them are skipped. On Debian: apt-get install ${list}`,
    );
    return;
  }
  console.log(`Installing Debian packages that the tests need: ${list} …`);
  const done =
    patiently(['-qq', 'update']) &&
    patiently(['-qq', '-y', '--no-install-recommends', 'install'].concat(names));
  console.log(
    done ? `Installed ${list}.` : `Could not install ${list}; what apt-get printed above says why.`,
  );
}

function isRootOnDebian() {
  if (!process.getuid || process.getuid() !== 0 || !onPath('apt-get')) return false;
  const release = '/etc/os-release';
  return fs.existsSync(release) && /^ID="?debian"?$/m.test(fs.readFileSync(release, 'utf8'));
}

function patiently(args) {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const done = aptGet(args);
    if (done.status === 0) return true;
    const isLocked = /could not get lock|unable to lock|unable to acquire/i.test(done.stderr || '');
    if (isLocked && Date.now() < end) {
      console.log(`Another apt-get is at work; trying again in ${PAUSE_S} s …`);
      spawnSync('sleep', [PAUSE_S]);
      continue;
    }
    console.error(done.error ? done.error.message : done.stderr.trim());
    return false;
  }
}

function aptGet(args) {
  const env = Object.assign({}, process.env, { DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' });
  return spawnSync('apt-get', args, { encoding: 'utf8', env, stdio: ['ignore', 'ignore', 'pipe'] });
}

function onPath(program) {
  const folders = (process.env.PATH || '').split(path.delimiter);
  return folders.some((folder) => folder !== '' && fs.existsSync(path.join(folder, program)));
}
