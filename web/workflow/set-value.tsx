/** The value that a rule gives to a field: by the field's own editor, or by what its choices are called. */
import { MultiSelect, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { type FieldSchema, isEmpty } from '../field/field.ts';
import { fieldTypeOf } from '../field/field-types.ts';
import { get } from '../kernel/api.ts';
import { useWords } from '../kernel/words.ts';
import { ruleWords } from './rule.words.ts';
import type { RuleField } from './rule-world.ts';
import classes from './workflow.module.css';

interface Props {
  field: RuleField;
  label: string;
  /** As REST takes it. */
  value: unknown;
  error: string | undefined;
  onChange(value: unknown): void;
}

/** What a value of the field is called by: `{name: 'Major'}`, `{value: 'Red'}`; null: it is no choice. */
function calledBy({ type, items }: FieldSchema): 'name' | 'value' | null {
  const kind = type === 'array' ? (items ?? '') : type;
  if (kind === 'option') return 'value';
  return ['priority', 'resolution', 'version', 'component', 'securitylevel'].includes(kind) ? 'name' : null;
}

export function SetValue(props: Props) {
  const { schema } = props.field;
  const by = calledBy(schema);
  if (by !== null) return <Choice {...props} by={by} />;
  const type = schema.type === 'option-with-child' ? null : fieldTypeOf(schema);
  return type ? <Edited {...props} /> : <Json {...props} />;
}

interface Listed {
  readonly name?: string;
  readonly value?: string;
}

/** All that there are; null: those of each project are its own, and are typed. */
function listOf({ id, schema }: RuleField): (() => Promise<readonly Listed[]>) | null {
  if (schema.type === 'priority' || schema.type === 'resolution')
    return () => get(`/rest/api/2/${schema.type}`);
  if (schema.customId === undefined || calledBy(schema) !== 'value') return null;
  return async () => (await get<{ options: Listed[] }>(`/rest/api/2/customFields/${id}/options`)).options;
}

function Choice({ field, value, onChange, by, ...common }: Props & { by: 'name' | 'value' }) {
  const words = useWords(ruleWords);
  const list = listOf(field);
  const { data } = useQuery({
    queryKey: ['choices-of', field.id],
    enabled: list !== null,
    queryFn: list ?? (async () => []),
  });
  const names = [...new Set((data ?? []).flatMap((one) => one[by] ?? []))];
  const several = field.schema.type === 'array';
  const chosen = (Array.isArray(value) ? value : isEmpty(value) ? [] : [value]).map(
    (one: Record<string, unknown>) => String(one[by] ?? one.id ?? ''),
  );
  const write = (all: readonly string[]) => onChange(all.map((name) => ({ [by]: name })));
  if (several && list)
    return <MultiSelect {...common} searchable data={names} value={chosen} onChange={write} />;
  if (several)
    return <TagsInput {...common} description={words.pickSeveral} value={chosen} onChange={write} />;
  const one = (name: string | null) => onChange(name ? { [by]: name } : undefined);
  return list ? (
    <Select {...common} searchable data={names} value={chosen[0] ?? null} onChange={one} />
  ) : (
    <TextInput
      {...common}
      value={chosen[0] ?? ''}
      onChange={({ currentTarget: { value: name } }) => one(name)}
    />
  );
}

function Edited({ field, label, value, error, onChange }: Props) {
  const id = useId();
  const type = fieldTypeOf(field.schema);
  const [held, setHeld] = useState<unknown>(() => withName(type?.read ? type.read(value) : value));
  if (!type) return null;
  return (
    <div>
      <label className={classes.label} htmlFor={id}>
        {label}
      </label>
      <type.Edit
        id={id}
        meta={{ fieldId: field.id, name: label, schema: field.schema, required: true }}
        value={held ?? null}
        place={{}}
        onChange={(next) => {
          setHeld(next);
          onChange(type.write(next) ?? undefined);
        }}
        {...(error !== undefined && { error })}
      />
    </div>
  );
}

/** People are shown by a name that what is sent does not hold. */
const withName = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withName);
  if (typeof value !== 'object' || value === null || !('name' in value)) return value ?? null;
  return { displayName: value.name, ...value };
};

function Json({ value, onChange, error, label }: Props) {
  const words = useWords(ruleWords);
  const [text, setText] = useState(() => (value === undefined ? '' : JSON.stringify(value)));
  const [broken, setBroken] = useState(false);
  const type = (typed: string) => {
    setText(typed);
    try {
      onChange(typed.trim() === '' ? undefined : JSON.parse(typed));
      setBroken(false);
    } catch {
      setBroken(true);
      onChange(undefined);
    }
  };
  return (
    <Textarea
      label={label}
      description={words.jsonText}
      autosize
      spellCheck={false}
      value={text}
      error={broken ? words.noJson : error}
      onChange={({ currentTarget: { value: typed } }) => type(typed)}
    />
  );
}
