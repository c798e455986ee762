/** A JSON Schema as a person would write it down: `{ name: text, projects?: [text] }`. */

interface Schema {
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  patternProperties?: Record<string, Schema>;
  maxLength?: number;
  format?: string;
}

const words: Record<string, string> = {
  string: 'text',
  integer: 'whole number',
  boolean: 'true or false',
  null: 'null',
};

/** @param indent how deep it stands, in steps of two spaces */
export function schemaText(given: unknown, indent = 0): string {
  const schema = (given ?? {}) as Schema;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.map((choice) => schemaText(choice, indent)).join(' | ');
  if (schema.allOf) return schema.allOf.map((part) => schemaText(part, indent)).join(' & ');
  if (schema.type === 'array') return `[${schemaText(schema.items, indent)}]`;
  if (schema.type === 'object') return objectText(schema, indent);
  const type = [schema.type ?? 'anything'].flat().map((one) => words[one] ?? one);
  return (
    type.join(' | ') + (schema.maxLength === undefined ? '' : `, at most ${schema.maxLength} characters`)
  );
}

function objectText({ properties = {}, required = [], ...schema }: Schema, indent: number): string {
  const other = schema.patternProperties
    ? Object.values(schema.patternProperties)[0]
    : schema.additionalProperties;
  const members = Object.entries(properties).map(
    ([name, value]) => `${name}${required.includes(name) ? '' : '?'}: ${schemaText(value, indent + 1)}`,
  );
  if (typeof other === 'object') members.push(`any name: ${schemaText(other, indent + 1)}`);
  if (members.length === 0) return 'object';
  const step = '  '.repeat(indent + 1);
  return `{\n${members.map((member) => step + member).join(',\n')}\n${'  '.repeat(indent)}}`;
}
