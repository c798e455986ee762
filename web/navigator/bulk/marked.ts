/** The marked issues, with what can be done to each: read at once for all, not one by one. */
import { useQuery } from '@tanstack/react-query';
import { post } from '../../kernel/api.ts';

export interface Transition {
  readonly id: string;
  readonly name: string;
  readonly to: { readonly name: string };
  readonly fields?: Readonly<Record<string, unknown>>;
}

export interface Marked {
  readonly key: string;
  readonly transitions: readonly Transition[];
  readonly fields: {
    readonly assignee: { readonly name: string } | null;
    readonly priority: { readonly id: string } | null;
    readonly labels: readonly string[];
    readonly fixVersions?: readonly { readonly id: string }[];
    readonly project: { readonly id: string; readonly key: string };
  };
}

const AT_ONCE = 200;

async function readMarked(keys: readonly string[], signal: AbortSignal): Promise<Marked[]> {
  const found: Marked[] = [];
  for (let from = 0; from < keys.length; from += AT_ONCE) {
    const some = keys.slice(from, from + AT_ONCE);
    const { issues } = await post<{ issues: Marked[] }>(
      '/rest/api/2/search',
      {
        jql: `key in (${some.join(', ')})`,
        // One that is gone meanwhile is no reason to refuse the others.
        validateQuery: false,
        maxResults: AT_ONCE,
        fields: ['assignee', 'priority', 'labels', 'fixVersions', 'project'],
        expand: ['transitions', 'transitions.fields'],
      },
      { signal },
    );
    found.push(...issues);
  }
  return found;
}

export const useMarked = (keys: readonly string[]) =>
  useQuery({
    queryKey: ['search', 'marked', keys.join()],
    queryFn: ({ signal }) => readMarked(keys, signal),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });

export interface Choice {
  /** Name and status that it leads to: workflows number theirs differently. */
  readonly id: string;
  readonly name: string;
  readonly to: string;
  /** Key of an issue → id of the transition there. */
  readonly ids: ReadonlyMap<string, string>;
  /** Keys of issues whose screen asks for a resolution. */
  readonly resolves: ReadonlySet<string>;
}

/** What can be done to some of them, the most usual first. */
export function transitionsOf(issues: readonly Marked[]): readonly Choice[] {
  const all = new Map<
    string,
    { name: string; to: string; ids: Map<string, string>; resolves: Set<string> }
  >();
  for (const { key, transitions } of issues) {
    for (const { id, name, to, fields } of transitions) {
      const named = JSON.stringify([name, to.name]);
      const choice = all.get(named) ?? { name, to: to.name, ids: new Map(), resolves: new Set() };
      choice.ids.set(key, id);
      if (fields?.resolution !== undefined) choice.resolves.add(key);
      all.set(named, choice);
    }
  }
  return [...all]
    .map(([id, choice]) => ({ id, ...choice }))
    .sort((a, b) => b.ids.size - a.ids.size || a.name.localeCompare(b.name));
}
