/** What `--help` says. */
import { environmentName, flagName, type Setting, type SettingName, settings } from '../config.ts';
import type { Command } from './command.ts';

const WIDTH = 100;

/** The list of commands. */
export function overview(commands: readonly Command[], version: string): string {
  const listed = commands.filter((command) => !command.hidden);
  return [
    `Tessera ${version}, an issue tracker that speaks Jira's REST API.`,
    '',
    'Usage: tessera [COMMAND] [OPTIONS]',
    '',
    'Commands:',
    ...columns([
      ...listed.map((command): [string, string] => [usageOf(command), command.summary]),
      ['help [COMMAND]', 'Explains a command, with examples'],
      ['version', 'Says which Tessera this is'],
    ]),
    '',
    'Without a command it serves. `tessera COMMAND --help` explains one, with examples.',
    'Settings are options of serve or TESSERA_… variables: `tessera serve --help` lists them.',
  ].join('\n');
}

/** `user add NAME` */
export const usageOf = ({ name, operands = [] }: Command): string =>
  [name, ...operands.map((operand) => (operand.required ? operand.name : `[${operand.name}]`))].join(' ');

/** All about one command. */
export function helpOf(command: Command): string {
  const own = Object.entries(command.options ?? {}).map(
    ([name, { value, meaning, many }]): [string, string] => [
      value ? `--${name} ${value}` : `--${name}`,
      many ? `${meaning} May be given several times.` : meaning,
    ],
  );
  return [
    `Usage: tessera ${usageOf(command)} [OPTIONS]`,
    '',
    ...wrap(command.about, WIDTH),
    '',
    'Examples:',
    ...command.examples.flatMap(([typed, meaning]) => [
      `  ${typed}`,
      ...wrap(meaning, WIDTH - 6).map((line) => `      ${line}`),
    ]),
    ...(own.length > 0 ? ['', 'Options:', ...columns(own)] : []),
    ...(command.settings.length > 0
      ? ['', 'Settings (each is a variable too):', ...columns(command.settings.map(settingLine))]
      : []),
  ].join('\n');
}

function settingLine(name: SettingName): [string, string] {
  const { kind, standard, meaning }: Setting = settings[name];
  const flag =
    kind === 'boolean'
      ? `--${flagName(name)}, --no-${flagName(name)}`
      : `--${flagName(name)} ${placeholders[kind]}`;
  const usual = standard === '' ? '' : ` Default: ${standard}.`;
  return [flag, `${meaning}${usual} ${environmentName(name)}`];
}

const placeholders = { text: 'TEXT', number: 'NUMBER', duration: 'DURATION' } as const;

/** Two columns; what does not fit beside a long first one goes below it. */
export function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.min(34, Math.max(...rows.map(([first]) => first.length)));
  return rows.flatMap(([first, second]) => {
    const lines = wrap(second, WIDTH - width - 4);
    const indent = ' '.repeat(width + 4);
    if (first.length > width) return [`  ${first}`, ...lines.map((line) => indent + line)];
    return lines.map((line, at) => (at === 0 ? `  ${first.padEnd(width)}  ${line}` : indent + line));
  });
}

/** Breaks each line of a text at spaces. */
function wrap(text: string, width: number): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const word of paragraph.split(' ')) {
      if (line !== '' && line.length + 1 + word.length > width) {
        lines.push(line);
        line = word;
      } else {
        line = line === '' ? word : `${line} ${word}`;
      }
    }
    return [...lines, line];
  });
}
