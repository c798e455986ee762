/** Projects and issue types, for whatever holds in some of them. */
import { get } from '../../kernel/api.ts';

export interface ProjectRef {
  readonly id: string;
  readonly key: string;
  readonly name: string;
}

export interface IssueTypeRef {
  readonly id: string;
  readonly name: string;
  readonly subtask: boolean;
  readonly description?: string;
}

export const projectsQuery = {
  queryKey: ['projects', 'scope'],
  queryFn: () => get<ProjectRef[]>('/rest/api/2/project', { query: { includeArchived: true } }),
};

export const issueTypesQuery = {
  queryKey: ['constants', 'issuetype'],
  queryFn: () => get<IssueTypeRef[]>('/rest/api/2/issuetype'),
};
