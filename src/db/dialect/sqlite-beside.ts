/** Programs of their own beside the one that serves, which work on the same database file. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Begins one of the programs beside this file, as they are or in the bundle. */
export function beginBeside(name: 'sqlite-reader' | 'sqlite-look', file: string): ChildProcess {
  const program = new URL(import.meta.url.endsWith('.ts') ? `./${name}.ts` : `./${name}.js`, import.meta.url);
  // Nothing of the environment: there are secrets in it, and nothing here needs any.
  return fork(fileURLToPath(program), [file], {
    execArgv: ['--max-old-space-size=128'],
    env: { MALLOC_ARENA_MAX: '2' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}
