/** The fields of a dialog while they are filled in: what they began with, what is typed, what the server refused. */
import { useMemo, useState } from 'react';
import { ApiError } from '../kernel/api.ts';
import { useDraft } from '../kernel/draft.ts';
import { messageBeside } from '../kernel/message.ts';
import { useReader } from '../session/me.ts';
import { type FieldMeta, isEmpty } from './field.ts';
import { fieldTypeOf } from './field-types.ts';
import { editable, written } from './fields-form.tsx';

type Values = Readonly<Record<string, unknown>>;

const nothing: Values = {};

/** What editors begin with: the value, or what the field begins with by itself. */
export const beginning = (fields: readonly FieldMeta[], values: Values): Record<string, unknown> =>
  Object.fromEntries(
    editable(fields).map(({ fieldId, schema, defaultValue }) => {
      const value = isEmpty(values[fieldId]) ? (defaultValue ?? values[fieldId]) : values[fieldId];
      const type = fieldTypeOf(schema);
      return [fieldId, type?.read ? type.read(value) : (value ?? null)];
    }),
  );

/**
 * @param values as REST gives them
 * @param name of the draft that keeps what is typed until it is sent or discarded
 */
export function useFieldsDraft(all: readonly FieldMeta[], values: Values, name: string) {
  const [fields] = useState(() => editable(all));
  const [start] = useState(() => beginning(fields, values));
  const [changed, change, forget] = useDraft<Values>(useReader().me?.name ?? '', name, nothing);
  const [restored, setRestored] = useState(() => changed !== nothing);
  const typed = { ...start, ...changed };
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [message, setMessage] = useState('');
  const [busy, setBusy] = useState(false);
  const shown = useMemo(() => new Set(fields.map(({ fieldId }) => fieldId)), [fields]);
  return {
    props: {
      fields,
      values: typed,
      errors,
      onChange: (fieldId: string, value: unknown) => {
        change({ ...changed, [fieldId]: value });
        setErrors(({ [fieldId]: _, ...others }) => others);
      },
    },
    message,
    busy,
    /** A draft was there. */
    restored,
    discard: () => {
      forget();
      setRestored(false);
    },
    /** @param how given what was changed, or must be said, as REST takes it */
    async send(how: (fields: Record<string, unknown>) => Promise<void>): Promise<void> {
      setBusy(true);
      setMessage('');
      setErrors({});
      const before = written(fields, start);
      const after = Object.entries(written(fields, typed));
      const required = new Set(fields.filter((field) => field.required).map(({ fieldId }) => fieldId));
      const said = after.filter(
        ([id, value]) =>
          JSON.stringify(value) !== JSON.stringify(before[id]) || (required.has(id) && isEmpty(values[id])),
      );
      try {
        await how(Object.fromEntries(said));
        forget();
      } catch (error) {
        if (error instanceof ApiError) setErrors({ ...error.fields });
        setMessage(messageBeside(error, shown));
        setBusy(false);
      }
    },
  };
}
