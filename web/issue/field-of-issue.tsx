/** A field of the issue that is shown, edited where it stands. */
import { fieldTypeOf } from '../field/field-types.ts';
import { InlineField } from '../field/inline-field.tsx';
import { editIssue } from './issue.queries.ts';
import { useShown } from './issue-context.tsx';

/** @param id of the field; nothing is shown of a type that has no editor and no view */
export function Field({ id }: { id: string }) {
  const { issue, editing, edit, place } = useShown();
  const meta = issue.fields.archiveddate ? undefined : issue.editmeta.fields[id];
  const schema = issue.schema[id] ?? meta?.schema;
  const type = schema && fieldTypeOf(schema);
  if (!schema || !type) return null;
  return (
    <InlineField
      type={type}
      schema={schema}
      meta={mayBeEdited(schema.custom) ? meta : undefined}
      value={issue.fields[id]}
      rendered={issue.renderedFields[id]}
      place={place}
      editing={editing === id}
      onEdit={(on) => edit(on ? id : null)}
      save={(written) => editIssue(issue.key, { [id]: written })}
    />
  );
}

/** Programs write it, people read it. */
const mayBeEdited = (custom: string | undefined): boolean => custom?.endsWith(':readonlyfield') !== true;
