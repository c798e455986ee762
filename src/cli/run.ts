/** Finds the command, reads what was typed, runs it, and tells what went wrong in words that help. */
import { ConfigError, readConfig } from '../config.ts';
import { AppError } from '../kernel/app-error.ts';
import { nearest, readArguments } from './arguments.ts';
import { type Command, CommandError, type Io, UsageError } from './command.ts';
import { commands } from './commands.ts';
import { explainSystemError } from './explain.ts';
import { helpOf, overview } from './help.ts';

/**
 * Runs the command that `argv` names; without one, `serve`.
 * @returns the exit code: 0 done, 1 could not be done, 2 was called wrongly
 */
export async function run(io: Io): Promise<number> {
  const [first, second] = io.argv;
  if (first === '--help' || first === '-h') return showHelp(io, []);
  if (first === 'help') return showHelp(io, io.argv.slice(1));
  if (first === 'version' || first === '--version' || first === '-v') return showVersion(io);
  const command = find(io.argv);
  if (!command) return unknown(io, first ?? '', second);
  const words = first === undefined || first.startsWith('-') ? 0 : command.name.split(' ').length;
  try {
    return await runCommand(command, io, io.argv.slice(words));
  } catch (error) {
    return explain(io, command, error);
  }
}

function find(argv: readonly string[]): Command | undefined {
  const [first, second] = argv;
  if (first === undefined || first.startsWith('-')) return commands.find(({ name }) => name === 'serve');
  return (
    commands.find(({ name }) => name === `${first} ${second}`) ?? commands.find(({ name }) => name === first)
  );
}

async function runCommand(command: Command, io: Io, argv: readonly string[]): Promise<number> {
  const typed = readArguments(command, argv);
  if (typed.help) {
    io.out(helpOf(command));
    return 0;
  }
  return command.run({
    io,
    config: readConfig(typed.settings, io.env),
    operands: typed.operands,
    value: (option) => typed.options.get(option)?.[0],
    values: (option) => typed.options.get(option) ?? [],
    has: (option) => typed.options.has(option),
  });
}

function showVersion(io: Io): number {
  io.out(`Tessera ${io.program.version} (Node.js ${io.program.nodeVersion})`);
  return 0;
}

function showHelp(io: Io, words: readonly string[]): number {
  const command = words.length > 0 ? find(words) : undefined;
  if (words.length > 0 && !command) return unknown(io, words[0] ?? '', words[1]);
  io.out(command ? helpOf(command) : overview(commands, io.program.version));
  return 0;
}

/** A first word that begins commands, as `user`, is answered with these. */
function unknown(io: Io, first: string, second: string | undefined): number {
  const family = commands.filter(({ name }) => name.startsWith(`${first} `));
  const typed = [first, second].filter((word) => word !== undefined && !word.startsWith('-')).join(' ');
  if (family.length > 0) {
    io.err(second === undefined ? `What about ${first}?` : `There is no command '${typed}'.`);
    for (const { name, summary } of family) io.err(`  tessera ${name.padEnd(16)} ${summary}`);
    return 2;
  }
  const near =
    nearest(
      typed,
      commands.map(({ name }) => name),
    ) ??
    nearest(
      first,
      commands.map(({ name }) => name),
    );
  io.err(
    `There is no command '${typed}'.${near ? ` Did you mean 'tessera ${near}'?` : ''} \`tessera help\` lists them.`,
  );
  return 2;
}

function explain(io: Io, command: Command, error: unknown): number {
  if (error instanceof UsageError || error instanceof ConfigError) {
    io.err(`${error.message}\n\`tessera ${command.name} --help\` shows how it is used.`);
    return 2;
  }
  if (error instanceof AppError) {
    io.err([...error.messages, ...Object.values(error.fields)].join('\n'));
    return 1;
  }
  const sentence = error instanceof CommandError ? error.message : explainSystemError(error);
  if (sentence === null) throw error;
  io.err(sentence);
  return 1;
}
