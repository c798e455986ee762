import type { Command, Io } from './command.ts';
import { commands } from './commands.ts';

/**
 * Finds the command that `argv` names and runs it. Without a command, or with flags only, that is `serve`.
 * @returns the exit code
 */
export async function run(io: Io): Promise<number> {
  const command = find(io.argv);
  if (!command) {
    io.err(`There is no command '${io.argv[0]}'. \`tessera help\` lists them.`);
    return 2;
  }
  const words = io.argv[0]?.startsWith('-') === false ? command.name.split(' ').length : 0;
  return command.run({ ...io, argv: io.argv.slice(words) });
}

function find(argv: readonly string[]): Command | undefined {
  const typed = argv[0] === undefined || argv[0].startsWith('-') ? 'serve' : argv.slice(0, 2).join(' ');
  return commands.find(({ name }) => typed === name || typed.startsWith(`${name} `));
}
