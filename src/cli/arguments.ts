/** Reads what was typed after a command's name. */
import { parseArgs } from 'node:util';
import { flagName, type SettingName, settings } from '../config.ts';
import { type Command, UsageError } from './command.ts';

export interface Typed {
  readonly operands: readonly string[];
  /** Option name without dashes → what was given, in order. */
  readonly options: ReadonlyMap<string, readonly string[]>;
  /** Settings that were given as options. */
  readonly settings: Partial<Record<SettingName, string>>;
  readonly help: boolean;
}

/** @throws UsageError that names what is wrong and what to type instead */
export function readArguments(command: Command, argv: readonly string[]): Typed {
  const known = optionsOf(command);
  const { tokens } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(
      [...known].map(([name, takesValue]) => [name, { type: takesValue ? 'string' : 'boolean' } as const]),
    ),
    strict: false,
    tokens: true,
  });
  const operands: string[] = [];
  const options = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const [name, value] = readOption(command, known, token);
    options.set(name, [...(options.get(name) ?? []), value]);
  }
  const help = options.has('help');
  if (!help) checkOperands(command, operands);
  if (!help) checkOnce(command, options);
  return { operands, options, settings: settingsAmong(command, options), help };
}

/** Option name → whether it takes a value. A setting that is on or off takes one where it is given: --xsrf=false. */
function optionsOf({ options = {}, settings: names }: Command): Map<string, boolean> {
  return new Map<string, boolean>([
    ['help', false],
    ...Object.entries(options).map(([name, { value }]): [string, boolean] => [name, value !== undefined]),
    ...names.map((name): [string, boolean] => [flagName(name), settings[name].kind !== 'boolean']),
  ]);
}

interface OptionToken {
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function readOption(
  command: Command,
  known: ReadonlyMap<string, boolean>,
  { rawName, value, inlineValue }: OptionToken,
): [name: string, value: string] {
  const name = rawName === '-h' ? 'help' : rawName.replace(/^--/, '');
  const takesValue = known.get(name);
  if (takesValue === undefined) {
    const positive = name.replace(/^no-/, '');
    if (
      positive !== name &&
      known.get(positive) === false &&
      value === undefined &&
      isSetting(command, positive)
    )
      return [positive, 'false'];
    throw new UsageError(`There is no option ${rawName}.${suggestion(name, known)}`);
  }
  if (!takesValue) {
    if (value !== undefined && !isSetting(command, name)) throw new UsageError(`${rawName} takes no value.`);
    return [name, value ?? 'true'];
  }
  if (value === undefined) throw new UsageError(`${rawName} needs a value: ${rawName}=…`);
  if (value.startsWith('--') && !inlineValue) {
    throw new UsageError(
      `${rawName} needs a value; one that begins with a dash is written ${rawName}=${value}`,
    );
  }
  return [name, value];
}

const isSetting = (command: Command, name: string): boolean =>
  command.settings.some((setting) => flagName(setting) === name);

function checkOperands({ name, operands = [] }: Command, given: readonly string[]): void {
  const missing = operands.find(({ required }, at) => required && given[at] === undefined);
  if (missing) throw new UsageError(`${missing.name} is missing: tessera ${name} ${missing.name}`);
  if (given.length > operands.length) {
    throw new UsageError(`'${given[operands.length]}' is one word too many.`);
  }
}

function checkOnce(command: Command, given: ReadonlyMap<string, readonly string[]>): void {
  for (const [name, values] of given) {
    if (values.length > 1 && !command.options?.[name]?.many)
      throw new UsageError(`--${name} is given twice.`);
  }
}

function settingsAmong(
  { settings: names }: Command,
  given: ReadonlyMap<string, readonly string[]>,
): Partial<Record<SettingName, string>> {
  const found: Partial<Record<SettingName, string>> = {};
  for (const name of names) {
    const value = given.get(flagName(name))?.[0];
    if (value !== undefined) found[name] = value;
  }
  return found;
}

/** ` Did you mean --port?`, where something known is nearly the same. */
function suggestion(name: string, known: ReadonlyMap<string, boolean>): string {
  const near = nearest(name, [...known.keys()]);
  return near === null ? '' : ` Did you mean --${near}?`;
}

/** The word that is not far from what was typed; null: none is. */
export function nearest(typed: string, words: readonly string[]): string | null {
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const word of words) {
    const far = distance(typed, word);
    if (far < least && far <= Math.ceil(word.length / 2.5)) [best, least] = [word, far];
  }
  return best;
}

/** How many letters must be changed, added or left out (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
