/** A field of a rule's form: one that is chosen from, several, a sign, or a text. */
import { Checkbox, MultiSelect, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../kernel/words.ts';
import { useFoundGroups } from '../ui/found-people.ts';
import { GroupPicker } from '../ui/group-picker.tsx';
import { memberWords, ruleWords } from './rule.words.ts';
import type { Member } from './rule-kind.ts';
import type { RuleWorld } from './rule-world.ts';
import { SetValue } from './set-value.tsx';

interface Props {
  member: Member;
  world: RuleWorld;
  /** Of the whole rule: which field a value is for. */
  values: Readonly<Record<string, unknown>>;
  value: unknown;
  error: string | undefined;
  onChange(value: unknown): void;
}

const numbers: ReadonlySet<string> = new Set(['role', 'status', 'resolution']);

export function RuleMember({ member, world, values, value, error, onChange }: Props) {
  const labels = useWords(memberWords) as Readonly<Record<string, string>>;
  const words = useWords(ruleWords);
  const { name, format, list, optional } = member;
  const label = `${labels[name] ?? name}${optional && format !== 'flag' ? ` (${words.optional})` : ''}`;
  const common = { label, error };
  const choices = world.choices(format);
  const read = (chosen: string): unknown => (numbers.has(format) ? Number(chosen) : chosen);
  if (format === 'flag')
    return (
      <Checkbox
        {...common}
        checked={value === true}
        onChange={({ currentTarget: { checked } }) => onChange(checked)}
      />
    );
  if (format === 'group' && list) return <Groups {...common} value={value} onChange={onChange} />;
  if (format === 'group')
    return (
      <GroupPicker
        {...common}
        value={value === undefined ? null : String(value)}
        onChange={(name) => onChange(name ?? undefined)}
      />
    );
  if (format === 'value') {
    const field = world.fields.find(({ id }) => id === values.field);
    return field ? (
      <SetValue key={field.id} field={field} {...common} value={value} onChange={onChange} />
    ) : null;
  }
  if (choices && list)
    return (
      <MultiSelect
        {...common}
        searchable
        data={[...choices]}
        value={((value as readonly unknown[] | undefined) ?? []).map(String)}
        onChange={(all) => onChange(all.map(read))}
      />
    );
  if (choices)
    return (
      <Select
        {...common}
        searchable
        allowDeselect={optional}
        data={[...choices]}
        value={value === undefined || value === null ? null : String(value)}
        onChange={(chosen) => onChange(chosen === null ? undefined : read(chosen))}
      />
    );
  const typed = { ...common, value: String(value ?? '') };
  return name === 'body' ? (
    <Textarea
      {...typed}
      autosize
      minRows={3}
      onChange={({ currentTarget: { value: text } }) => onChange(text)}
    />
  ) : (
    <TextInput
      {...typed}
      {...(format === 'pattern' && { ff: 'monospace', spellCheck: false, autoComplete: 'off' })}
      onChange={({ currentTarget: { value: text } }) => onChange(text)}
    />
  );
}

interface GroupsProps {
  label: string;
  error: string | undefined;
  value: unknown;
  onChange(value: unknown): void;
}

/** Several groups, by parts of their names. */
function Groups({ value, onChange, ...common }: GroupsProps) {
  const [text, setText] = useState('');
  const chosen = (value as readonly string[] | undefined) ?? [];
  return (
    <TagsInput
      {...common}
      data={[...new Set([...chosen, ...useFoundGroups(text)])]}
      value={[...chosen]}
      searchValue={text}
      onSearchChange={setText}
      onChange={onChange}
    />
  );
}
