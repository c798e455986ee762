/** What there is for a definition to name. */
export interface DefinitionWorld {
  readonly statusIds: ReadonlySet<number>;
  readonly resolutionIds: ReadonlySet<number>;
  readonly roleIds: ReadonlySet<number>;
  readonly screenIds: ReadonlySet<number>;
  /** Names of groups, of those that the definition mentions. */
  readonly groups: ReadonlySet<string>;
  /** Keys of project permissions. */
  readonly permissions: ReadonlySet<string>;
  /** By id. */
  readonly fields: ReadonlyMap<string, RuleField>;
}

/** As much of a field as rules ask. */
export interface RuleField {
  readonly holds: FieldHolds;
  /** Whether a rule can give it a value. */
  readonly settable: boolean;
}

/** `choice`: one of a list of its own, which no other field has. */
export type FieldHolds =
  | 'text'
  | 'label'
  | 'number'
  | 'date'
  | 'user'
  | 'group'
  | 'version'
  | 'project'
  | 'choice'
  | 'other';

/** The names of groups that a definition mentions, wherever: what to look up before it is checked. */
export function groupsMentioned(value: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting: unknown[] = [value];
  while (waiting.length > 0 && found.size < MOST_GROUPS) {
    const one = waiting.pop();
    if (Array.isArray(one)) waiting.push(...one);
    else if (typeof one === 'object' && one !== null) {
      const { group, groups } = one as Record<string, unknown>;
      const limits = Object.entries(one).flatMap(([key, text]) => (groupLimit.test(key) ? [text] : []));
      for (const name of [group, groups, limits].flat()) if (typeof name === 'string') found.add(name);
      waiting.push(...Object.values(one));
    }
  }
  return found;
}

const MOST_GROUPS = 500;

/** A property of a step that limits a permission to a group. */
const groupLimit = /^jira\.permission\.[\w.]*\bgroup\b/;
