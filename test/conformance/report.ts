/** The outcome as a table, in docs/compatibility.md between two marks; and as counts. */

import { type Outcome, type State, states } from './call.ts';
import type { DescribedFields } from './described-fields.ts';
import { understood } from './understood.ts';

const mark = /(<!-- conformance: [^>]*-->)[\s\S]*?(<!-- conformance end -->)/;

/** @returns the page with the table of these outcomes */
export function withTable(page: string, outcomes: readonly Outcome[], fields: DescribedFields): string {
  if (!mark.test(page)) throw new Error('docs/compatibility.md has no place for the conformance table.');
  return page.replace(mark, (_all, begin, end) => `${begin}\n\n${table(outcomes, fields)}\n\n${end}`);
}

function table(outcomes: readonly Outcome[], fields: DescribedFields): string {
  const rows = outcomes.map(
    ({ operation: { tier, method, path }, state, notes }) =>
      `| ${tier} | ${method} \`${path}\` | ${state} | ${notes.map(cell).join('; ')} |`,
  );
  return [
    counts(outcomes),
    '',
    comprehension(outcomes, fields),
    '',
    '| tier | operation | state | where we differ |',
    '|---|---|---|---|',
    ...rows,
  ].join('\n');
}

/** How much of what a client may send is understood by the operations that are served. */
export function comprehension(outcomes: readonly Outcome[], fields: DescribedFields): string {
  const all = outcomes.map(({ operation }) => understood(operation.method, operation.path, fields));
  const sum = (pick: (one: (typeof all)[number]) => number) =>
    all.reduce((total, one) => total + pick(one), 0);
  const missing = (kind: boolean) =>
    sum((one) => one.missing.filter((name) => name.startsWith('?') === kind).length);
  const parameters = sum((one) => one.parameters);
  const [declared, letIn] = [sum((one) => one.declared), sum((one) => one.letIn)];
  return [
    `Query parameters that are described: ${parameters}, of which ${parameters - missing(true)} are declared.`,
    `Members of bodies: ${declared + letIn + missing(false)}, of which ${declared} are declared by name, ${letIn} are`,
    `part of what is read by the rules of its field, or passed over, and ${missing(false)} are refused.`,
  ].join('\n');
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

/** How many operations of each tier are in each state. */
export function counts(outcomes: readonly Outcome[]): string {
  const tiers = [...new Set(outcomes.map(({ operation }) => operation.tier))].sort();
  const shown = states.toReversed();
  const count = (state: State | null, tier: string | null) =>
    outcomes.filter(
      (one) => (state === null || one.state === state) && (tier === null || one.operation.tier === tier),
    ).length;
  return [
    `| | ${shown.join(' | ')} | all |`,
    `|---|${'---|'.repeat(shown.length + 1)}`,
    ...[...tiers, null].map(
      (tier) =>
        `| ${tier === null ? 'all' : `tier ${tier}`} | ${[...shown, null].map((state) => count(state, tier)).join(' | ')} |`,
    ),
  ].join('\n');
}

/** What the page says of each operation. */
export function recorded(page: string): Map<string, State> {
  const rows = [...(mark.exec(page)?.[0] ?? '').matchAll(/^\| \w+ \| (\w+) `([^`]+)` \| ([^|]+) \|/gm)];
  return new Map(rows.map(([, method, path, state]) => [`${method} ${path}`, state as State]));
}

/** The outcomes that are worse than what was recorded, and those that are never tolerated. */
export const worse = (outcomes: readonly Outcome[], record: ReadonlyMap<string, State>): Outcome[] =>
  outcomes.filter(({ operation: { method, path }, state, broken }) => {
    const before = record.get(`${method} ${path}`);
    return broken || (before !== undefined && states.indexOf(state) < states.indexOf(before));
  });
