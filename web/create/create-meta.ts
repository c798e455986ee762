/** Where issues can be created, of which types, with which fields. */
import { useQuery } from '@tanstack/react-query';
import type { FieldMeta } from '../field/field.ts';
import { get } from '../kernel/api.ts';

export interface ProjectChoice {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly issuetypes: readonly { readonly id: string; readonly name: string; readonly subtask: boolean }[];
}

/** Every project that the reader may create issues in, with the types there. */
export const useProjects = () =>
  useQuery({
    queryKey: ['createmeta', 'projects'],
    queryFn: async ({ signal }) =>
      (await get<{ projects: ProjectChoice[] }>('/rest/api/2/issue/createmeta', { signal })).projects,
    staleTime: 60_000,
  });

const PAGE = 200;

/** The fields to create an issue of a type with; project, type and parent are asked apart. Required ones are first. */
export const useCreateFields = (projectKey: string | undefined, typeId: string | undefined) =>
  useQuery({
    queryKey: ['createmeta', projectKey, typeId],
    enabled: projectKey !== undefined && typeId !== undefined,
    queryFn: ({ signal }) => readCreateFields(projectKey ?? '', typeId ?? '', signal),
    staleTime: 60_000,
  });

export async function readCreateFields(
  projectKey: string,
  typeId: string,
  signal?: AbortSignal,
): Promise<FieldMeta[]> {
  const path = `/rest/api/2/issue/createmeta/${encodeURIComponent(projectKey)}/issuetypes/${typeId}`;
  const all: FieldMeta[] = [];
  for (let isLast = false; !isLast; ) {
    const query = { startAt: all.length, maxResults: PAGE };
    const page = await get<{ values: FieldMeta[]; isLast: boolean }>(path, {
      query,
      ...(signal && { signal }),
    });
    all.push(...page.values);
    isLast = page.isLast || page.values.length === 0;
  }
  return ordered(all.filter(({ fieldId }) => !apart.has(fieldId)));
}

const apart = new Set(['project', 'issuetype', 'parent']);

function ordered(fields: readonly FieldMeta[]): FieldMeta[] {
  const rank = ({ fieldId, required }: FieldMeta) => {
    if (fieldId === 'summary') return 0;
    if (required && fieldId !== 'reporter') return 1;
    return fieldId === 'description' ? 2 : 3;
  };
  return [...fields].sort((a, b) => rank(a) - rank(b));
}
