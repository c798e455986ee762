/**
 * A command is data and one function. It touches no process: main.ts hands it what it may use, so a command runs in
 * a test as it runs in a terminal.
 */
import type { Config, SettingName } from '../config.ts';
import type { Route } from '../http/route.ts';
import type { Operation } from '../http/route-table.ts';
import type { FirstStart } from './first-start.ts';

export interface Command {
  /** What is typed: `user add` is one command, in two words. */
  readonly name: string;
  /** What must follow the name, and how often it may: `NAME`. */
  readonly operands?: readonly Operand[];
  readonly options?: Readonly<Record<string, Option>>;
  /** Which settings it goes by; each is an option too. */
  readonly settings: readonly SettingName[];
  /** One line for the list of commands. */
  readonly summary: string;
  /** What --help says above the options. */
  readonly about: string;
  /** What to type, and what that does: at least one. */
  readonly examples: readonly (readonly [typed: string, meaning: string])[];
  /** Left out of the list of commands. */
  readonly hidden?: true;
  /**
   * @returns the exit code: 0 done, 1 could not be done
   * @throws UsageError, AppError, ConfigError: told in words, with the exit codes 2, 1 and 2
   */
  run(call: CommandCall): Promise<number>;
}

export interface Operand {
  /** NAME */
  readonly name: string;
  readonly required: boolean;
}

export interface Option {
  /** What stands for its value in the help: ADDRESS; absent: it takes none. */
  readonly value?: string;
  /** May be given several times. */
  readonly many?: true;
  readonly meaning: string;
}

/** What was typed, read. */
export interface CommandCall {
  readonly io: Io;
  readonly config: Config;
  /** Operands in their order. */
  readonly operands: readonly string[];
  /** The value of an option; undefined: it was not given. */
  value(option: string): string | undefined;
  /** Every value of an option that may be given several times. */
  values(option: string): readonly string[];
  /** Whether an option without a value was given. */
  has(option: string): boolean;
}

/** What a command may use of the world outside. */
export interface Io {
  /** What was typed after `tessera`. */
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
  /** What Jira has, served or not. */
  jiraOperations(): readonly Operation[];
}

export interface Running {
  /** Where it listens: http://localhost:8090/jira */
  readonly url: string;
  /** What was made when this start found the database empty; otherwise null. */
  readonly first: FirstStart | null;
  /** Takes no more requests, lets those that run finish, closes the database. */
  stop(): Promise<void>;
}

/** It was called wrongly: exit code 2, and where to read how. */
export class UsageError extends Error {}

/** It cannot be done, for a reason that whoever called can mend: exit code 1. The message says how. */
export class CommandError extends Error {}
