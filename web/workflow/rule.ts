/** Rules of transitions as lists and trees: pure changes of them, by the place of a rule. */

/** One rule: its kind, and what its kind is made of (rule-kind.ts). */
export interface Rule {
  readonly type: string;
  readonly [member: string]: unknown;
}

export const ruleLists = ['conditions', 'validators', 'postFunctions'] as const;
export type RuleList = (typeof ruleLists)[number];

/** Where a rule stands: its index, and within groups of conditions theirs before it. */
export type Path = readonly number[];

export const isGroup = (rule: Rule): rule is Rule & { conditions: readonly Rule[] } =>
  (rule.type === 'all' || rule.type === 'any') && Array.isArray(rule.conditions);

/** Groups of conditions can be within one another, this deep. */
export const deepest = 5;

/** As the server names the place of what is wrong: `conditions[0].conditions[1]`. */
export const placeOf = (list: RuleList, [first = 0, ...rest]: Path): string =>
  [`${list}[${first}]`, ...rest.map((at) => `conditions[${at}]`)].join('.');

export const ruleAt = (rules: readonly Rule[], [at = 0, ...rest]: Path): Rule | undefined => {
  const rule = rules[at];
  return rest.length === 0 || !rule ? rule : isGroup(rule) ? ruleAt(rule.conditions, rest) : undefined;
};

/** The rule at a place becomes others: none takes it away. A group that nothing is left in goes with it. */
export function replaced(rules: readonly Rule[], [at = 0, ...rest]: Path, by: readonly Rule[]): Rule[] {
  return rules.flatMap((rule, index) => {
    if (index !== at) return [rule];
    if (rest.length === 0) return by;
    if (!isGroup(rule)) return [rule];
    const conditions = replaced(rule.conditions, rest, by);
    return conditions.length === 0 ? [] : [{ ...rule, conditions }];
  });
}

/** @param group where: the place of a group; empty: at the end of the list itself */
export function added(rules: readonly Rule[], group: Path, rule: Rule): Rule[] {
  const holder = group.length > 0 ? ruleAt(rules, group) : undefined;
  if (!holder || !isGroup(holder)) return [...rules, rule];
  return replaced(rules, group, [{ ...holder, conditions: [...holder.conditions, rule] }]);
}

/** One place earlier or later in the list. */
export function moved(rules: readonly Rule[], at: number, by: -1 | 1): Rule[] {
  const rule = rules[at];
  const to = at + by;
  if (!rule || to < 0 || to >= rules.length) return [...rules];
  return rules.toSpliced(at, 1).toSpliced(to, 0, rule);
}
