/**
 * Rows that stand in a script of another language. `SCRIPT list` prints what there is as JSON; `SCRIPT run BASE USER
 * PASSWORD FILE` reads names, one a line, makes the call, and prints `{"outcome": …}` or `{"failure": …}` for each.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Row } from './calls.ts';

export interface Script {
  readonly version: string;
  readonly offered: string[];
  readonly rows: readonly { name: string; absent?: string; refused?: string; unread?: string }[];
}

/** What the script has; null where its language or its library is not installed. */
export function listOf(command: readonly string[]): Script | null {
  const [program = '', ...args] = command;
  const { status, stdout, stderr, error } = spawnSync(program, [...args, 'list'], { encoding: 'utf8' });
  if (status === 0) return JSON.parse(stdout);
  const missing = error !== undefined || /No module named|Can't locate|cannot load such file/.test(stderr);
  if (missing && process.env.CI !== 'true') return null;
  throw new Error(`${command.join(' ')} does not list its rows: ${error?.message ?? stderr}`);
}

export class Conversation {
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;
  #complaints = '';

  constructor(command: readonly string[], args: readonly string[]) {
    const [program = '', ...rest] = command;
    this.#child = spawn(program, [...rest, 'run', ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
    this.#child.stderr?.on('data', (text) => {
      this.#complaints += text;
    });
    const input = this.#child.stdout as NonNullable<ChildProcess['stdout']>;
    this.#lines = createInterface({ input })[Symbol.asyncIterator]();
  }

  /** Makes the call of this name; @returns what the script says came back. */
  async call(name: string): Promise<string> {
    this.#child.stdin?.write(`${name}\n`);
    const { value, done } = await this.#lines.next();
    if (done) throw new Error(`The script ended:\n${this.#complaints}`);
    const { outcome, failure } = JSON.parse(value);
    if (failure !== undefined) throw new Error(failure);
    return outcome;
  }

  end(): void {
    this.#child.kill();
  }
}

/** The rows of the script, each a call of the conversation that runs by then. */
export const rowsOf = (script: Script, conversation: () => Conversation): Row[] =>
  script.rows.map((row) => ({ ...row, run: () => conversation().call(row.name), isTold: true }));
