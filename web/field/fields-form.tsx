/** The fields of a dialog, one below the other, each with its label, its editor, and what the server said of it. */
import { useId } from 'react';
import { useWords } from '../kernel/words.ts';
import classes from './field.module.css';
import type { FieldMeta, Place } from './field.ts';
import { fieldWords } from './field.words.ts';
import { fieldTypeOf } from './field-types.ts';

interface Props {
  fields: readonly FieldMeta[];
  /** Field id → what its editor holds. */
  values: Readonly<Record<string, unknown>>;
  onChange(fieldId: string, value: unknown): void;
  errors: Readonly<Record<string, string>>;
  place: Place;
  /** Id of the field that has the focus at first. */
  first?: string;
  onSubmit(): void;
}

/** Those that a form has an editor for. */
export const editable = (fields: readonly FieldMeta[]): FieldMeta[] =>
  fields.filter(({ schema }) => fieldTypeOf(schema) !== null);

/** @returns field id → value, as REST takes it */
export const written = (
  fields: readonly FieldMeta[],
  values: Readonly<Record<string, unknown>>,
): Record<string, unknown> =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const type = fieldTypeOf(field.schema);
      return type && field.fieldId in values ? [[field.fieldId, type.write(values[field.fieldId])]] : [];
    }),
  );

export function FieldsForm({ fields, ...rest }: Props) {
  return (
    <div className={classes.form}>
      {editable(fields).map((field) => (
        <Row key={field.fieldId} field={field} {...rest} />
      ))}
    </div>
  );
}

function Row({
  field,
  values,
  onChange,
  errors,
  place,
  first,
  onSubmit,
}: Omit<Props, 'fields'> & { field: FieldMeta }) {
  const words = useWords(fieldWords);
  const id = useId();
  const type = fieldTypeOf(field.schema);
  if (!type) return null;
  const error = errors[field.fieldId];
  const caption = (
    <>
      {field.name}
      {field.required && (
        <>
          {' '}
          <span className={classes.star} aria-hidden="true">
            *
          </span>
          <span className="hidden-visually">({words.required})</span>
        </>
      )}
    </>
  );
  const editor = (
    <type.Edit
      id={id}
      meta={field}
      value={values[field.fieldId] ?? null}
      onChange={(value) => onChange(field.fieldId, value)}
      place={place}
      onSubmit={onSubmit}
      {...(error !== undefined && { error })}
      {...(first === field.fieldId && { autoFocus: true })}
    />
  );
  if (type.grouped)
    return (
      <fieldset className={classes.row}>
        <legend className={classes.label}>{caption}</legend>
        {editor}
      </fieldset>
    );
  return (
    <div className={classes.row}>
      <label className={classes.label} htmlFor={id}>
        {caption}
      </label>
      {editor}
    </div>
  );
}
