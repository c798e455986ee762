/** How clients name options: `{"id":"10000"}` or `{"value":"Red"}`. */

import type { Option } from '../../../field/custom-field/custom-field.ts';
import { type AppError, invalidField } from '../../../kernel/app-error.ts';
import { fold } from '../../../kernel/fold.ts';
import { isObject } from '../input.ts';
import type { Facts, Told } from './custom-type.ts';

interface OptionReference {
  readonly id?: string;
  readonly value?: string;
}

/** `-1` and null mean none. */
export function readOptionReference(key: string, sent: unknown): OptionReference | null {
  if (!isObject(sent)) throw notAnOption(key);
  const { id, value } = sent;
  if (typeof id === 'string' || typeof id === 'number')
    return String(id) === '-1' ? null : { id: String(id) };
  if (typeof value !== 'string') throw notAnOption(key);
  return { value };
}

const notAnOption = (key: string): AppError =>
  invalidField(key, "Could not find valid 'id' or 'value' in the Parent Option object.");

/**
 * The option that is meant.
 * @param among those that can be chosen on this level, disabled ones included
 * @param present ids that the issue has: these may stay though they are disabled
 */
export function chooseOption(
  key: string,
  among: readonly Option[],
  reference: OptionReference,
  present: readonly (number | undefined)[],
): Option {
  const open = among.filter((option) => !option.disabled || present.includes(option.id));
  const { id, value = '' } = reference;
  const found = open.find((option) =>
    id === undefined ? fold(option.value) === fold(value.trim()) : String(option.id) === id,
  );
  if (found) return found;
  const what = id === undefined ? `value '${value}'` : `id '${id}'`;
  throw invalidField(key, `Option ${what.slice(0, 255)} is not valid`);
}

/** The options of the first level. */
export const firstChoices = ({ options }: Facts): readonly Option[] =>
  options.filter((option) => option.parentId === null);

export const optionValue = ({ options }: Facts, id: number | undefined): string =>
  options.find((option) => option.id === id)?.value ?? '';

/** Several options in the history: `[10000, 10001]` and `Red,Green`. */
export const toldOptions = (ids: readonly (number | undefined)[], facts: Facts): Told => ({
  value: `[${ids.join(', ')}]`,
  string: ids.map((id) => optionValue(facts, id)).join(','),
});
