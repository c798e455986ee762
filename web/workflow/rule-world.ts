/** What rules can name: statuses, roles, fields, …, each by what it is called. */
import { useQuery } from '@tanstack/react-query';
import { permissionsQuery } from '../admin/scheme/scheme.tsx';
import type { FieldSchema } from '../field/field.ts';
import { get } from '../kernel/api.ts';
import { useWords } from '../kernel/words.ts';
import { ruleWords } from './rule.words.ts';
import { type DefinitionSchema, kindsOf, type RuleKinds } from './rule-kind.ts';
import { type Status, workflowsPath } from './workflow.ts';

export interface RuleField {
  readonly id: string;
  readonly name: string;
  /** The formats of members that can name it. */
  readonly kinds: readonly string[];
  readonly schema: FieldSchema;
}

export interface Named {
  readonly value: string;
  readonly label: string;
}

export interface RuleWorld {
  readonly kinds: RuleKinds;
  readonly fields: readonly RuleField[];
  readonly statuses: ReadonlyMap<number, Status>;
  readonly screens: readonly Named[];
  /** What a member of this format can be; undefined: whatever is typed. */
  choices(format: string): readonly Named[] | undefined;
  /** What a value of this format is called. */
  nameOf(format: string, value: unknown): string;
}

interface Thing {
  readonly id: string | number;
  readonly name: string;
}

const named = (things: readonly Thing[]): Named[] =>
  things.map(({ id, name }) => ({ value: String(id), label: name }));

const seldom = { staleTime: 60_000 } as const;

/** null: it is on its way. */
export function useRuleWorld(): { world: RuleWorld | null; error: unknown } {
  const words = useWords(ruleWords);
  const schema = useQuery({
    ...seldom,
    queryKey: ['workflow-schema'],
    queryFn: () => get<DefinitionSchema>(`${workflowsPath}/schema`),
  });
  const fields = useQuery({
    ...seldom,
    queryKey: ['workflow-fields'],
    queryFn: () => get<RuleField[]>(`${workflowsPath}/field`),
  });
  const permissions = useQuery(permissionsQuery);
  const roles = useQuery({ queryKey: ['roles'], queryFn: () => get<Thing[]>('/rest/api/2/role') });
  const statuses = useQuery({
    queryKey: ['constants', 'status'],
    queryFn: () => get<Status[]>('/rest/api/2/status'),
  });
  const resolutions = useQuery({
    queryKey: ['constants', 'resolution'],
    queryFn: () => get<Thing[]>('/rest/api/2/resolution'),
  });
  const screens = useQuery({ queryKey: ['screens'], queryFn: () => get<Thing[]>('/rest/api/2/screens') });
  const all = [schema, fields, permissions, roles, statuses, resolutions, screens];
  const error = all.find((one) => one.error !== null)?.error ?? null;
  if (
    !schema.data ||
    !fields.data ||
    !permissions.data ||
    !roles.data ||
    !statuses.data ||
    !resolutions.data ||
    !screens.data
  )
    return { world: null, error };
  const own: Readonly<Record<string, readonly Named[]>> = {
    permission: Object.values(permissions.data)
      .filter(({ type }) => type === 'PROJECT')
      .map(({ key, name }) => ({ value: key, label: name })),
    role: named(roles.data),
    status: named(statuses.data),
    resolution: named(resolutions.data),
    comparison: ['=', '!=', '<', '<=', '>', '>='].map((value) => ({ value, label: words.compared(value) })),
    person: ['reporter', 'lead', 'current-user'].map((value) => ({ value, label: words.person(value) })),
  };
  const fieldsOf = (kind: string): Named[] => [
    ...(kind === 'date-field-or-now' ? [{ value: 'now', label: words.now }] : []),
    ...fields.data
      .filter(({ kinds }) => kinds.includes(kind))
      .map(({ id, name }) => ({ value: id, label: name })),
  ];
  const isField = (format: string): boolean => format.endsWith('-field') || format === 'date-field-or-now';
  const choices = (format: string) => (isField(format) ? fieldsOf(format) : own[format]);
  return {
    error,
    world: {
      kinds: kindsOf(schema.data),
      fields: fields.data,
      statuses: new Map(statuses.data.map((status) => [Number(status.id), status])),
      screens: named(screens.data),
      choices,
      nameOf: (format, value) =>
        (isField(format) ? fields.data.find(({ id }) => id === value)?.name : undefined) ??
        choices(format)?.find((one) => one.value === String(value))?.label ??
        (typeof value === 'string' ? value : JSON.stringify(value)),
    },
  };
}
