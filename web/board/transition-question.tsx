/** What a step asks before a card moves: which of several it shall be, and what its screen holds. */
import { Alert, Button, Group, MultiSelect, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { ApiError } from '../kernel/api.ts';
import { messageBeside } from '../kernel/message.ts';
import { fullAddress } from '../kernel/place.ts';
import { useWords } from '../kernel/words.ts';
import { Dialog } from '../ui/dialog.tsx';
import { PersonPicker } from '../ui/person-picker.tsx';
import { boardWords } from './board.words.ts';
import { type AskedField, makeTransition, type Transition } from './board-data.ts';
import type { Moves, Question } from './use-moves.ts';

export function TransitionQuestion({ question, moves }: { question: Question; moves: Moves }) {
  const words = useWords(boardWords);
  const [only] = question.transitions;
  const several = question.transitions.length > 1;
  const title = several || !only ? words.choose(question.column.name) : words.asksMore(only.name);
  return (
    <Dialog opened onClose={moves.giveUp} title={`${question.issue.key} · ${title}`}>
      {several || !only ? (
        <Stack gap="sm">
          {question.transitions.map((one, index) => (
            <Button
              key={one.id}
              variant="default"
              data-autofocus={index === 0 || undefined}
              onClick={() => moves.answer(one)}
            >
              {one.name}
            </Button>
          ))}
        </Stack>
      ) : (
        <Screen issue={question.issue} transition={only} moves={moves} />
      )}
    </Dialog>
  );
}

/** How a field is asked for here; null: on the page of the step. */
function kindOf({ schema, allowedValues }: AskedField): 'one' | 'many' | 'text' | 'person' | null {
  if (allowedValues) return schema.type === 'array' ? 'many' : 'one';
  if (schema.type === 'user') return 'person';
  if (schema.type === 'string') return 'text';
  return null;
}

type Value = string | readonly string[];

function wire(field: AskedField, value: Value): unknown {
  const kind = kindOf(field);
  if (kind === 'many') return (value as readonly string[]).map((id) => ({ id }));
  if (kind === 'one') return { id: value };
  if (kind === 'person') return { name: value };
  return value;
}

const isGiven = (value: Value | undefined): value is Value => value !== undefined && value.length > 0;

interface ScreenProps {
  issue: Question['issue'];
  transition: Transition;
  moves: Moves;
}

function Screen({ issue, transition, moves }: ScreenProps) {
  const words = useWords(boardWords);
  const fields = Object.entries(transition.fields).filter(([id]) => id !== 'comment');
  const shown = fields.filter(([, field]) => kindOf(field) !== null);
  const missing = fields.filter(
    ([, field]) => kindOf(field) === null && field.required && !field.hasDefaultValue,
  );
  const [values, setValues] = useState<Record<string, Value>>(() => firstValues(shown));
  const [comment, setComment] = useState('');
  const [refusal, setRefusal] = useState<ApiError | null>(null);
  const [sending, setSending] = useState(false);
  const set = (id: string, value: Value) => setValues((old) => ({ ...old, [id]: value }));
  const form = fullAddress(
    `/secure/CommentAssignIssue!default.jspa?${new URLSearchParams({ id: issue.id, action: transition.id })}`,
  );
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setSending(true);
    const given = shown.flatMap(([id, field]) => {
      const value = values[id];
      return isGiven(value) ? [[id, wire(field, value)]] : [];
    });
    const asked = {
      ...(given.length > 0 && { fields: Object.fromEntries(given) }),
      ...(comment.trim() !== '' && { update: { comment: [{ add: { body: comment } }] } }),
    };
    try {
      await makeTransition(issue.key, transition.id, asked);
      moves.made(transition);
    } catch (error) {
      setSending(false);
      if (!(error instanceof ApiError)) throw error;
      setRefusal(error);
    }
  };
  const link = (
    <Button component="a" href={form} variant="default">
      {words.openForm}
    </Button>
  );
  if (missing.length > 0)
    return (
      <Stack gap="md" align="start">
        <p>{words.elsewhere(missing.map(([, { name }]) => name).join(', '))}</p>
        {link}
      </Stack>
    );
  const said = refusal && messageBeside(refusal, new Set(shown.map(([id]) => id)));
  return (
    <form onSubmit={(event) => void send(event)} noValidate>
      <Stack gap="md">
        {shown.map(([id, field], index) => (
          <Field
            key={id}
            field={field}
            first={index === 0}
            value={values[id]}
            error={refusal?.fields[id]}
            onChange={(value) => set(id, value)}
          />
        ))}
        <Textarea
          label={words.comment}
          data-autofocus={shown.length === 0 || undefined}
          autosize
          minRows={2}
          value={comment}
          error={refusal?.fields.comment}
          onChange={(event) => setComment(event.currentTarget.value)}
        />
        {said && (
          <Alert color="red" role="alert">
            {said}
          </Alert>
        )}
        <Group justify="space-between">
          {link}
          <Button type="submit" loading={sending}>
            {transition.name}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** What must be chosen, and has one choice that is meant where nobody says otherwise. */
function firstValues(fields: readonly (readonly [string, AskedField])[]): Record<string, Value> {
  return Object.fromEntries(
    fields.flatMap(([id, field]) => {
      const first = field.allowedValues?.[0]?.id;
      return kindOf(field) === 'one' && field.required && first !== undefined ? [[id, first]] : [];
    }),
  );
}

interface FieldProps {
  field: AskedField;
  first: boolean;
  value: Value | undefined;
  error: string | undefined;
  onChange(value: Value): void;
}

function Field({ field, first, value, error, onChange }: FieldProps) {
  const kind = kindOf(field);
  const common = {
    label: field.name,
    required: field.required,
    error,
    ...(first && { 'data-autofocus': true }),
  };
  const data = (field.allowedValues ?? []).map(({ id, name, value: text }) => ({
    value: id,
    label: name ?? text ?? id,
  }));
  if (kind === 'many')
    return (
      <MultiSelect
        {...common}
        data={data}
        value={[...((value as readonly string[] | undefined) ?? [])]}
        onChange={onChange}
      />
    );
  if (kind === 'one')
    return (
      <Select
        {...common}
        data={data}
        value={(value as string | undefined) ?? null}
        clearable={!field.required}
        onChange={(chosen) => onChange(chosen ?? '')}
      />
    );
  if (kind === 'person')
    return (
      <PersonPicker
        label={field.name}
        error={error}
        value={(value as string | undefined) || null}
        onChange={(name) => onChange(name ?? '')}
      />
    );
  return (
    <TextInput
      {...common}
      value={(value as string | undefined) ?? ''}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
