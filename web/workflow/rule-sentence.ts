/** A rule as a sentence: what it names by what that is called. */
import { useWords } from '../kernel/words.ts';
import type { Rule, RuleList } from './rule.ts';
import { ruleSentences, ruleWords, type Said } from './rule.words.ts';
import type { Member } from './rule-kind.ts';
import type { RuleWorld } from './rule-world.ts';

export function useSentences(world: RuleWorld): (list: RuleList, rule: Rule) => string {
  const sentences = useWords(ruleSentences) as Readonly<Record<string, (said: Said) => string>>;
  const words = useWords(ruleWords);
  const inWords = ({ format, list }: Member, value: unknown): string => {
    if (format === 'flag') return value === true ? words.yes : '';
    if (format === 'value') return plain(value);
    return (list && Array.isArray(value) ? value : [value])
      .map((one) => world.nameOf(format, one))
      .join(', ');
  };
  return (list, rule) => {
    const kind = world.kinds[list].find(({ type }) => type === rule.type);
    const said = Object.fromEntries(
      (kind?.members ?? [])
        .filter(({ name, format }) => rule[name] !== undefined && format !== 'conditions')
        .map((member) => [member.name, inWords(member, rule[member.name])]),
    );
    const sentence = Object.hasOwn(sentences, rule.type) ? sentences[rule.type]?.(said) : undefined;
    // A kind that this app does not know yet is shown as it is kept.
    return (sentence ?? JSON.stringify(rule)) + (said.message ? words.otherwise(said.message) : '');
  };
}

/** A value of a field as it is sent, as far as people write it. */
export function plain(value: unknown): string {
  if (Array.isArray(value)) return value.map(plain).join(', ');
  if (typeof value !== 'object' || value === null) return String(value ?? '–');
  const { displayName, name, value: text, key, id } = value as Record<string, unknown>;
  const told = displayName ?? name ?? text ?? key ?? id;
  return told === undefined ? JSON.stringify(value) : String(told);
}
