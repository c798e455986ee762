import { Type } from 'typebox';
import type { FieldKind } from '../../workflow/definition/rule-check.ts';
import {
  comparisons,
  conditionKinds,
  type MemberKind,
  people,
  postFunctionKinds,
  type RuleKinds,
  validatorKinds,
} from '../../workflow/definition/rule-kinds.ts';

const closed = { additionalProperties: false };
/** Checked by its own rules, which tell the place of what is wrong (workflow/definition/definition-check.ts). */
const definition = Type.Unknown();
const version = Type.Optional(Type.Integer({ minimum: 1 }));
const id = Type.Union([Type.Integer(), Type.String({ maxLength: 40 })]);

export const oneWorkflow = Type.Object({ id: Type.String() });
export const newWorkflow = Type.Object(
  { name: Type.String(), description: Type.Optional(Type.String()), definition },
  closed,
);
export const workflowCopy = Type.Object(
  { name: Type.String(), description: Type.Optional(Type.String()) },
  closed,
);
export const changedWorkflow = Type.Object(
  {
    name: Type.Optional(Type.String()),
    description: Type.Optional(Type.String()),
    definition: Type.Optional(definition),
    version,
  },
  closed,
);
export const changedDraft = Type.Object({ definition, version }, closed);
export const publication = Type.Object(
  {
    statusMappings: Type.Optional(
      Type.Array(Type.Object({ statusId: id, newStatusId: id, issueTypeId: Type.Optional(id) }, closed), {
        maxItems: 10_000,
      }),
    ),
    version,
  },
  closed,
);
export const diagramAsked = Type.Object({
  mode: Type.Optional(Type.Union([Type.Literal('live'), Type.Literal('draft')])),
});

const text = { type: 'string' };
const number = { type: 'integer' };
const list = (items: object) => ({ type: 'array', items, minItems: 1 });
const group = { type: 'string', description: 'Name of a group', format: 'group' };
const status = { type: 'integer', description: 'Id of a status', format: 'status' };
/** `format` says which fields: /rest/tessera/1/workflow/field lists them by it. */
const field = (format: FieldKind, more = '') => ({
  type: 'string',
  description: `Id of a field, such as duedate or customfield_10000${more}`,
  format,
});

/** `format` names the kind, so that forms can be made of the schema. */
const members: Readonly<Record<MemberKind, object>> = {
  permission: { type: 'string', description: 'Key of a project permission', format: 'permission' },
  group,
  groups: list(group),
  role: { type: 'integer', description: 'Id of a project role', format: 'role' },
  status,
  statuses: list(status),
  resolution: { type: 'integer', description: 'Id of a resolution', format: 'resolution' },
  comparison: { enum: comparisons, format: 'comparison' },
  text,
  pattern: { type: 'string', description: "A regular expression in RE2's syntax", format: 'pattern' },
  flag: { type: 'boolean' },
  person: { enum: people, format: 'person' },
  value: { description: 'As clients send it in fields', format: 'value' },
  conditions: list({ $ref: '#/$defs/condition' }),
  'settable-field': field('settable-field'),
  'user-field': field('user-field'),
  'group-field': field('group-field'),
  'compared-field': field('compared-field'),
  'text-field': field('text-field'),
  'date-field': field('date-field'),
  'date-field-or-now': field('date-field-or-now', ", or 'now'"),
};

const rule = (kinds: RuleKinds) => ({
  oneOf: Object.entries(kinds).map(([type, parts]) => ({
    type: 'object',
    properties: {
      type: { const: type },
      ...Object.fromEntries(Object.entries(parts).map(([name, { kind }]) => [name, members[kind]])),
    },
    required: ['type', ...Object.keys(parts).filter((name) => !parts[name]?.optional)],
    additionalProperties: false,
  })),
});

const properties = { type: 'object', additionalProperties: text };

/** A definition, described to clients in JSON Schema. */
export const definitionSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'The definition of a workflow',
  type: 'object',
  properties: {
    steps: list({ $ref: '#/$defs/step' }),
    transitions: list({ $ref: '#/$defs/transition' }),
  },
  required: ['steps', 'transitions'],
  additionalProperties: false,
  $defs: {
    step: {
      type: 'object',
      properties: {
        statusId: number,
        properties,
        position: {
          type: 'object',
          properties: { x: number, y: number },
          required: ['x', 'y'],
          additionalProperties: false,
        },
      },
      required: ['statusId'],
      additionalProperties: false,
    },
    transition: {
      type: 'object',
      properties: {
        id: number,
        name: text,
        description: text,
        from: { oneOf: [{ enum: ['any', 'initial'] }, list(number)] },
        to: { oneOf: [{ const: 'same' }, number] },
        screen: { oneOf: [{ enum: ['resolve', 'workflow'] }, number] },
        conditions: { type: 'array', items: { $ref: '#/$defs/condition' } },
        validators: { type: 'array', items: { $ref: '#/$defs/validator' } },
        postFunctions: { type: 'array', items: { $ref: '#/$defs/postFunction' } },
        properties,
      },
      required: ['id', 'name', 'from', 'to'],
      additionalProperties: false,
    },
    condition: rule(conditionKinds),
    validator: rule(validatorKinds),
    postFunction: rule(postFunctionKinds),
  },
} as const;
