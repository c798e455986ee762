/**
 * A command is data and one function. It touches no process: main.ts hands it what it may use, so a command runs in
 * a test as it runs in a terminal.
 */
import type { Config } from '../config.ts';
import type { Route } from '../http/route.ts';
import type { FirstStart } from './first-start.ts';

export interface Command {
  /** What is typed: `user add` is one command, in two words. */
  readonly name: string;
  /** What follows the name: `NAME [--email ADDRESS]`. */
  readonly usage: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** The `--help` text below the usage: what it does, its options, examples. Built when it is asked for. */
  help(): string;
  /** Left out of the list of commands. */
  readonly hidden?: true;
  /** @returns the exit code: 0 done, 1 could not be done, 2 was called wrongly */
  run(io: Io): Promise<number>;
}

/** What a command may use of the world outside. */
export interface Io {
  /** What follows the command's name. */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder that relative paths start from. */
  readonly folder: string;
  /** Writes one or more lines to standard output, to standard error. */
  out(text: string): void;
  err(text: string): void;
  /** All of standard input. */
  readStdin(): Promise<string>;
  /** Settles with the signal's name when the program is asked to end (SIGTERM, SIGINT). */
  askedToStop(): Promise<string>;
  readonly program: Program;
}

/** What app.ts offers to the command line, which lies above it and so cannot import it. */
export interface Program {
  readonly version: string;
  /** Version of Node without its v: 24.21.0 */
  readonly nodeVersion: string;
  /** Opens the database, brings it up to date, fills it where it is empty (firstStart) and listens. */
  start(config: Config): Promise<Running>;
  /** Every route, for docs/routes.md. */
  routes(): Promise<readonly Route[]>;
}

export interface Running {
  /** Where it listens: http://localhost:8090/jira */
  readonly url: string;
  /** What was made when this start found the database empty; otherwise null. */
  readonly first: FirstStart | null;
  /** Takes no more requests, lets those that run finish, closes the database. */
  stop(): Promise<void>;
}
