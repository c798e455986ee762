/** Whether a route's schemas know what Jira's description lets a client send. */
import { consumesOf } from '../../src/http/body.ts';
import type { Route } from '../../src/http/route.ts';
import { shapeOf, urlsOf } from '../../src/http/route-table.ts';
import { routes } from '../../src/routes.ts';
import { type DescribedFields, type Member, partsOf } from './described-fields.ts';

/** declared: by name. let-in: part of what may be anything, and passed over where it means nothing. */
export type Standing = 'declared' | 'let-in' | 'refused';

interface JsonSchema {
  type?: unknown;
  properties?: Record<string, JsonSchema>;
  patternProperties?: Record<string, JsonSchema>;
  additionalProperties?: JsonSchema | boolean;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
}

/** A rest of an address, `*`, stands where Jira has a last parameter. */
const placeOf = (method: string, url: string): string => `${method} ${shapeOf(url).replace(/\/\*$/, '/:')}`;

const byPlace = new Map<string, Route>(
  routes.flatMap((route) => urlsOf(route.url).map((url) => [placeOf(route.method, url), route] as const)),
);

/** The route of ours that answers there itself. @param path with parameters in braces */
export const routeAt = (method: string, path: string): Route | undefined =>
  byPlace.get(placeOf(method, path.replace(/\{([^}]+)\}/g, ':$1')));

/** How a body's schema takes a member. @param parts of its place: `values`, `[]`, `id`, `<key>` */
export function standingOf(schema: unknown, parts: readonly string[]): Standing {
  const node = (schema ?? {}) as JsonSchema;
  const choices = node.anyOf ?? node.oneOf ?? node.allOf;
  if (choices) {
    const found = choices.map((choice) => standingOf(choice, parts));
    return found.includes('declared') ? 'declared' : found.includes('let-in') ? 'let-in' : 'refused';
  }
  const [part, ...rest] = parts;
  if (part === undefined) return 'declared';
  if (part === '[]') return intoList(node, rest);
  // Where any key is described, a schema may name the keys that there are.
  const own = part.startsWith('<') ? Object.values(node.properties ?? {})[0] : node.properties?.[part];
  if (own) return standingOf(own, rest);
  const [pattern] = Object.values(node.patternProperties ?? {});
  const others = pattern ?? node.additionalProperties;
  if (others === false) return 'refused';
  if (typeof others === 'object') return standingOf(others, rest);
  return node.type === undefined || node.type === 'object' ? 'let-in' : 'refused';
}

function intoList(node: JsonSchema, rest: readonly string[]): Standing {
  if (node.items) return standingOf(node.items, rest);
  return node.type === undefined || node.type === 'array' ? 'let-in' : 'refused';
}

export interface Understood {
  /** What the route does not know: `?name` and `body.member`. */
  readonly missing: readonly string[];
  readonly parameters: number;
  readonly declared: number;
  readonly letIn: number;
}

const nothing: Understood = { missing: [], parameters: 0, declared: 0, letIn: 0 };

/** What of an operation's parameters and members its route understands; of one that is not served, nothing. */
export function understood(method: string, path: string, fields: DescribedFields): Understood {
  const route = routeAt(method, path);
  if (!route) return nothing;
  const name = `${method} ${path}`;
  const parameters = fields.parameters.get(name) ?? [];
  const members = (fields.requests.get(name) ?? []).map(
    (member) => [member, standingOfMember(route, member)] as const,
  );
  const count = (standing: Standing) => members.filter(([, one]) => one === standing).length;
  return {
    missing: [
      ...parameters
        .filter((one) => standingOf(route.query ?? { additionalProperties: false }, [one]) !== 'declared')
        .map((one) => `?${one}`),
      ...members.filter(([, standing]) => standing === 'refused').map(([{ at }]) => at.replace('!', '')),
    ],
    parameters: parameters.length,
    declared: count('declared'),
    letIn: count('let-in'),
  };
}

/** What is no JSON has no members: whoever takes text takes the whole of it, and what nobody looks at is let in. */
function standingOfMember(route: Route, { at }: Member): Standing {
  const kinds = consumesOf(route);
  if (!kinds.includes('json')) return 'let-in';
  return kinds.includes('text') ? 'declared' : standingOf(route.body, partsOf(at));
}
