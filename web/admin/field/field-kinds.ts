/** The types of custom fields that there are: what each is called, and what it is for. */
import type { fieldKindWords } from './field-kind.words.ts';

export const typePrefix = 'com.atlassian.jira.plugin.system.customfieldtypes:';

type Words = (typeof fieldKindWords)['en'];
type Kind = Extract<keyof Words, string> extends infer K ? (K extends `${string}Text` ? never : K) : never;

/** In the order in which they are offered: the commonest first. */
export const kinds: readonly Kind[] = [
  'textfield',
  'textarea',
  'select',
  'multiselect',
  'radiobuttons',
  'multicheckboxes',
  'cascadingselect',
  'float',
  'datepicker',
  'datetime',
  'userpicker',
  'multiuserpicker',
  'grouppicker',
  'multigrouppicker',
  'labels',
  'url',
  'version',
  'multiversion',
  'project',
  'readonlyfield',
];

const chosenFrom: ReadonlySet<string> = new Set([
  'select',
  'multiselect',
  'radiobuttons',
  'multicheckboxes',
  'cascadingselect',
]);

/** `com.atlassian…:select` → `select` */
export const shortType = (type: string): string =>
  type.startsWith(typePrefix) ? type.slice(typePrefix.length) : type;

export const hasOptions = (type: string): boolean => chosenFrom.has(shortType(type));
export const isCascading = (type: string): boolean => shortType(type) === 'cascadingselect';

const isKind = (short: string): short is Kind => (kinds as readonly string[]).includes(short);

/** What a type is called; one that is not ours says its own key. */
export function kindName(type: string, words: Words): string {
  const short = shortType(type);
  return isKind(short) ? words[short] : type;
}

/** What a type is for, in a sentence; empty: one that is not ours. */
export function kindText(type: string, words: Words): string {
  const short = shortType(type);
  return isKind(short) ? words[`${short}Text`] : '';
}
