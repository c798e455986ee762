/** The schemes that projects wear: read for all of them at once, and given one at a time. */
import { get, post, put } from '../kernel/api.ts';
import { queries } from '../kernel/queries.ts';

export interface SchemeRef {
  readonly id: number;
  readonly name: string;
}

export type SchemeKind =
  | 'permissionScheme'
  | 'workflowScheme'
  | 'issueTypeScheme'
  | 'priorityScheme'
  | 'issueSecurityScheme'
  | 'notificationScheme';

export interface Wearer extends Readonly<Record<SchemeKind, SchemeRef | null>> {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly archived: boolean;
}

const all = ['project-schemes'];

/** Every project with the schemes that it wears, by name; for administrators. */
export const wearersQuery = {
  queryKey: all,
  queryFn: () => get<Wearer[]>('/rest/tessera/1/project-scheme'),
};

/** The same of one project. */
export const wornByQuery = (projectKey: string) => ({
  queryKey: [...all, projectKey],
  queryFn: async () =>
    (await get<Wearer[]>('/rest/tessera/1/project-scheme', { query: { projectKey } }))[0] ?? null,
});

/** Levels of the old scheme → those that their issues get; null: none. */
export type LevelMapping = Readonly<Record<string, string | null>>;

const ways: Readonly<
  Record<SchemeKind, (project: Wearer, id: number | null, levels: LevelMapping) => Promise<unknown>>
> = {
  permissionScheme: ({ key }, id) => put(`/rest/api/2/project/${key}/permissionscheme`, { id }),
  workflowScheme: ({ id: projectId }, id) =>
    put('/rest/api/2/workflowscheme/project', { projectId, workflowSchemeId: id }),
  issueTypeScheme: ({ key }, id) =>
    post(`/rest/api/2/issuetypescheme/${id}/associations`, { idsOrKeys: [key] }),
  priorityScheme: ({ key }, id) => put(`/rest/api/2/project/${key}/priorityscheme`, { id }),
  issueSecurityScheme: ({ key }, id, levels) =>
    put(`/rest/tessera/1/project/${key}/issuesecurityscheme`, { id, levels }),
  notificationScheme: ({ key }, id) => put(`/rest/api/2/project/${key}`, { notificationScheme: id }),
};

/** @param id null: none of that kind, where a project can do without @throws ApiError what the server refused */
export async function giveScheme(
  kind: SchemeKind,
  project: Wearer,
  id: number | null,
  levels: LevelMapping = {},
): Promise<void> {
  await ways[kind](project, id, levels);
  await queries.invalidateQueries({ queryKey: all });
  await queries.invalidateQueries({ queryKey: ['project', project.key] });
}
