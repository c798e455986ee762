/** A custom field as everything else in issues takes it: a field like any other. */
import {
  type Context,
  type CustomField,
  contextFor,
  fieldKey,
} from '../../../field/custom-field/custom-field.ts';
import type { Choices } from '../../choices.ts';
import { type StoredValue, sameValues } from '../../custom-value.ts';
import type { Draft } from '../../draft.ts';
import type { FieldInput, IssueField } from '../field.ts';
import { customClause } from './custom-clause.ts';
import type { CustomType, Facts, Told } from './custom-type.ts';
import { customType } from './custom-types.ts';

/** For reading; a type that this program does not know is no field. */
export function readableField(field: CustomField): IssueField[] {
  const type = customType(field.type);
  return type ? [readable(field, type)] : [];
}

/** For writing, where the field is; none where it is not. */
export function settableField(
  field: CustomField,
  issue: { projectId: number; issueTypeId: number },
): (IssueField & { input: FieldInput })[] {
  const type = customType(field.type);
  const context = type && contextFor(field, issue);
  return type && context ? [{ ...readable(field, type), input: inputOf(field, type, context) }] : [];
}

function readable(field: CustomField, type: CustomType): IssueField {
  const { id, name } = field;
  return {
    id: fieldKey(id),
    name,
    schema: { ...type.schema, custom: field.type, customId: id },
    custom: true,
    navigable: true,
    orderable: true,
    searchable: field.searcher !== null,
    clauses: field.searcher === null ? [] : [customClause(field, type.query(field.searcher))],
    clauseNames: [`cf[${id}]`, name],
    needs: ['custom'],
    isOn: (issue) => contextFor(field, issue) !== null,
    present(issue, view) {
      if (!contextFor(field, issue)) return undefined;
      const values = issue.custom.get(id);
      return values ? type.present(values, view) : null;
    },
    render(issue, view) {
      const values = issue.custom.get(id) ?? [];
      return values.length > 0 ? (type.render?.(values, view, issue.expanded.surroundings) ?? null) : null;
    },
  };
}

const nothing: Told = { value: null, string: null };

function inputOf(field: CustomField, type: CustomType, context: Context): FieldInput {
  const { id, name } = field;
  const key = fieldKey(id);
  const facts = (choices: Choices): Facts => ({
    key,
    name,
    options: choices.options.filter((option) => option.contextId === context.id),
    choices,
  });
  const valuesOf = (draft: Draft): readonly StoredValue[] => draft.custom[id] ?? [];
  const { allowedValues, autoCompleteUrl } = type;
  return {
    operations: type.operations,
    on: ['create', 'edit'],
    contextId: context.id,
    choices: type.choices,
    mentions: type.mentions,
    mentionsGroups: type.mentionsGroups,
    isEmpty: (draft) => valuesOf(draft).length === 0,
    apply: (draft, operation, value, choices) => ({
      custom: {
        ...draft.custom,
        [id]: type.apply(valuesOf(draft), operation, value, facts(choices)),
      },
    }),
    changes(before, after, choices) {
      const [from, to] = [valuesOf(before), valuesOf(after)];
      if (sameValues(from, to)) return [];
      const tell = (values: readonly StoredValue[]) =>
        values.length > 0 ? type.tell(values, facts(choices)) : nothing;
      const [was, is] = [tell(from), tell(to)];
      return [
        {
          field: name,
          fieldType: 'custom',
          fieldId: key,
          from: was.value,
          fromString: was.string,
          to: is.value,
          toString: is.string,
        },
      ];
    },
    ...(allowedValues && { allowedValues: (choices, view) => allowedValues(facts(choices), view) }),
    ...(autoCompleteUrl && { autoCompleteUrl: (links) => autoCompleteUrl(links, field) }),
  };
}
