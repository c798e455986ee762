/** By what issues can be counted, and where each of these lies. */
import { type AppError, invalidField } from '../../kernel/app-error.ts';

/** What the values of a field are. */
export type ValueKind =
  | 'status'
  | 'statusCategory'
  | 'priority'
  | 'resolution'
  | 'issue_type'
  | 'user'
  | 'project'
  | 'component'
  | 'version'
  | 'label'
  | 'option';

export type Lies =
  | {
      readonly in: 'column';
      readonly column:
        | 'status_id'
        | 'priority_id'
        | 'resolution_id'
        | 'issue_type_id'
        | 'assignee_id'
        | 'reporter_id'
        | 'creator_id'
        | 'project_id';
    }
  | { readonly in: 'category' }
  | { readonly in: 'rows'; readonly table: 'issue_component' | 'issue_label'; readonly column: string }
  | { readonly in: 'versions'; readonly kind: 'fix' | 'affects' }
  | { readonly in: 'options'; readonly fieldId: number };

export interface Dimension {
  /** As it was asked for. */
  readonly field: string;
  readonly name: string;
  readonly values: ValueKind;
  readonly lies: Lies;
}

const column = (
  name: string,
  values: ValueKind,
  of: Extract<Lies, { in: 'column' }>['column'],
): Omit<Dimension, 'field'> => ({ name, values, lies: { in: 'column', column: of } });

/** By the ids of fields, as GET /rest/api/2/field has them. */
const known: Readonly<Record<string, Omit<Dimension, 'field'>>> = {
  status: column('Status', 'status', 'status_id'),
  statusCategory: { name: 'Status Category', values: 'statusCategory', lies: { in: 'category' } },
  priority: column('Priority', 'priority', 'priority_id'),
  resolution: column('Resolution', 'resolution', 'resolution_id'),
  issuetype: column('Issue Type', 'issue_type', 'issue_type_id'),
  assignee: column('Assignee', 'user', 'assignee_id'),
  reporter: column('Reporter', 'user', 'reporter_id'),
  creator: column('Creator', 'user', 'creator_id'),
  project: column('Project', 'project', 'project_id'),
  components: {
    name: 'Component/s',
    values: 'component',
    lies: { in: 'rows', table: 'issue_component', column: 'component_id' },
  },
  labels: { name: 'Labels', values: 'label', lies: { in: 'rows', table: 'issue_label', column: 'label' } },
  fixVersions: { name: 'Fix Version/s', values: 'version', lies: { in: 'versions', kind: 'fix' } },
  versions: { name: 'Affects Version/s', values: 'version', lies: { in: 'versions', kind: 'affects' } },
};

export const countable: readonly string[] = Object.keys(known);

const MOST = 2;

/** Types of custom fields whose values are options. */
const ofOptions = /:(select|radiobuttons|multiselect|multicheckboxes)$/;

/**
 * @param asked names of fields @param custom the custom fields that the reader may know of
 * @throws AppError 400 under `by`
 */
export function readDimensions(
  asked: readonly string[],
  custom: readonly { readonly id: number; readonly name: string; readonly type: string }[],
): Dimension[] {
  if (asked.length === 0 || asked.length > MOST) throw tooFewOrMany();
  if (new Set(asked).size < asked.length) throw invalidField('by', 'The two fields must be different ones.');
  return asked.map((field) => {
    const system = Object.hasOwn(known, field) ? known[field] : undefined;
    if (system) return { field, ...system };
    const own = custom.find(({ id, type }) => `customfield_${id}` === field && ofOptions.test(type));
    if (!own) throw notCountable(field);
    return { field, name: own.name, values: 'option', lies: { in: 'options', fieldId: own.id } };
  });
}

const tooFewOrMany = (): AppError => invalidField('by', 'One or two fields must be given to count by.');

const notCountable = (field: string): AppError =>
  invalidField(
    'by',
    `Issues cannot be counted by '${field.slice(0, 100)}'. They can by: ${countable.join(', ')}, and custom fields that are lists of options.`,
  );

/** A value that issues were counted by; null: they have none. */
export interface CountedValue {
  readonly id: string | null;
  readonly name: string | null;
  /** Of a user: the name to log in with. Of a project: its key. */
  readonly key?: string;
  readonly count: number;
}
