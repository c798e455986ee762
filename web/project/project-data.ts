/** Projects as REST tells of them. */
import { useQuery } from '@tanstack/react-query';
import { get } from '../kernel/api.ts';
import type { IssueType } from '../ui/issue-marks.tsx';
import type { Person } from '../ui/person.tsx';

export interface Category {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
}

export interface Project {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly description?: string;
  readonly url?: string;
  readonly projectTypeKey: string;
  readonly avatarUrls: Readonly<Record<string, string>>;
  readonly lead?: Person;
  readonly projectCategory?: Category;
  readonly archived?: boolean;
}

export interface WholeProject extends Project {
  readonly issueTypes: readonly (IssueType & { readonly id: string; readonly description?: string })[];
  readonly versions: readonly Version[];
  readonly components: readonly Component[];
  readonly assigneeType?: string;
}

export interface Version {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly released: boolean;
  readonly archived: boolean;
  readonly startDate?: string;
  readonly releaseDate?: string;
  readonly overdue?: boolean;
}

export interface Component {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly lead?: Person;
  readonly assigneeType?: string;
}

export const projectsQuery = {
  queryKey: ['projects'],
  queryFn: () => get<Project[]>('/rest/api/2/project', { query: { expand: 'description,lead' } }),
};

export const recentProjectsQuery = {
  queryKey: ['projects', 'recent'],
  queryFn: () => get<Project[]>('/rest/api/2/project', { query: { recent: 6 } }),
};

/** Address of a project under REST, and of what is below it. */
export const projectRest = (key: string, below = ''): string =>
  `/rest/api/2/project/${encodeURIComponent(key)}${below}`;

export const projectQuery = (key: string) => ({
  queryKey: ['project', key],
  queryFn: () => get<WholeProject>(projectRest(key)),
});

export const useProject = (key: string) => useQuery(projectQuery(key));

/** Whether the reader may administer this project; undefined while it is not known. */
export function useAdministers(key: string): boolean | undefined {
  const { data } = useQuery({
    queryKey: ['project', key, 'may'],
    queryFn: async () => {
      const query = { projectKey: key };
      const { permissions } = await get<{ permissions: Record<string, { havePermission: boolean }> }>(
        '/rest/api/2/mypermissions',
        { query },
      );
      const has = (name: string) => permissions[name]?.havePermission === true;
      return has('ADMINISTER_PROJECTS') || has('ADMINISTER');
    },
  });
  return data;
}

/** JQL for a project; keys are never reserved words once they are quoted. */
export const inProject = (key: string): string => `project = "${key.replace(/[\\"]/g, '\\$&')}"`;
