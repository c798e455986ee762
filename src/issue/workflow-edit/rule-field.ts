import type { FieldHolds, RuleField } from '../../workflow/definition/definition-world.ts';
import type { IssueField } from '../fields/field.ts';
import { readableFields } from '../transition/scalar.ts';

/** What schemas call what fields hold; for lists, what is in them. */
const holdsBySchema: Readonly<Record<string, FieldHolds>> = {
  string: 'text',
  number: 'number',
  date: 'date',
  datetime: 'date',
  user: 'user',
  group: 'group',
  version: 'version',
  project: 'project',
  option: 'choice',
  'option-with-child': 'choice',
  priority: 'choice',
  resolution: 'choice',
  securitylevel: 'choice',
  component: 'choice',
  issuetype: 'choice',
};

/** null: no rule can name it. @param settable whether it takes values at all */
export function ruleFieldOf(field: IssueField, settable: boolean): RuleField | null {
  const { id, schema, custom } = field;
  if (!schema || !(custom || readableFields.includes(id))) return null;
  const list = schema.type === 'array';
  const holds = holdsBySchema[(list ? schema.items : schema.type) ?? ''] ?? 'other';
  // What an issue is, it is from the start: a rule can look at its type, not change it.
  return { holds: list && holds === 'text' ? 'label' : holds, settable: settable && id !== 'issuetype' };
}
