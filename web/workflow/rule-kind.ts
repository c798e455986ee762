/** Which kinds of rules there are and what each is made of, as the server describes it in JSON Schema. */
import type { RuleList } from './rule.ts';

export interface Member {
  readonly name: string;
  /** permission, role, text, settable-field … */
  readonly format: string;
  readonly list: boolean;
  readonly optional: boolean;
  /** The only values that there are. */
  readonly values: readonly string[];
}

export interface RuleKind {
  readonly type: string;
  readonly members: readonly Member[];
}

interface Property {
  readonly type?: string;
  readonly format?: string;
  readonly const?: string;
  readonly enum?: readonly string[];
  readonly items?: Property & { readonly $ref?: string };
}

interface KindSchema {
  readonly properties: Readonly<Record<string, Property>>;
  readonly required: readonly string[];
}

export interface DefinitionSchema {
  readonly $defs: Readonly<
    Record<'condition' | 'validator' | 'postFunction', { readonly oneOf: readonly KindSchema[] }>
  >;
}

export type RuleKinds = Readonly<Record<RuleList, readonly RuleKind[]>>;

export const kindsOf = ({ $defs }: DefinitionSchema): RuleKinds => ({
  conditions: $defs.condition.oneOf.map(kindOf),
  validators: $defs.validator.oneOf.map(kindOf),
  postFunctions: $defs.postFunction.oneOf.map(kindOf),
});

function kindOf({ properties, required }: KindSchema): RuleKind {
  const { type, ...others } = properties;
  return {
    type: type?.const ?? '',
    members: Object.entries(others).map(([name, property]) => ({
      name,
      format: formatOf(property),
      list: property.type === 'array',
      optional: !required.includes(name),
      values: property.enum ?? [],
    })),
  };
}

function formatOf({ type, format, items }: Property): string {
  if (items?.$ref !== undefined) return 'conditions';
  return items?.format ?? format ?? (type === 'boolean' ? 'flag' : 'text');
}
