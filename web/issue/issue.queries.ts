/** What is asked of an issue. Every key begins with ['issue', KEY], so that one change invalidates all of it. */
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { get, put } from '../kernel/api.ts';
import { queries } from '../kernel/queries.ts';
import { type Change, type Comment, type Issue, issuePath, type Worklog } from './issue.ts';

const EXPAND = ['renderedFields', 'editmeta', 'transitions.fields', 'names', 'schema'];

/** All of the issue but its comments and its work log, which are read when they are looked at. */
export function useIssue(key: string) {
  const seen = useRef('');
  return useQuery({
    queryKey: ['issue', key, 'view'],
    queryFn: async ({ signal }) => {
      // Read again after a change it is not looked at again: once for each time that it is opened.
      const updateHistory = seen.current !== key;
      const query = { expand: EXPAND, fields: ['*all', '-comment', '-worklog'], updateHistory };
      const issue = await get<Issue>(issuePath(key), { query, signal });
      seen.current = key;
      return issue;
    },
  });
}

/** What the reader may do with it, by the keys of permissions. */
export function useIssuePermissions(key: string): (permission: string) => boolean {
  const { data } = useQuery({
    queryKey: ['issue', key, 'permissions'],
    queryFn: ({ signal }) =>
      get<{ permissions: Record<string, { havePermission: boolean }> }>('/rest/api/2/mypermissions', {
        query: { issueKey: key },
        signal,
      }),
    staleTime: 60_000,
  });
  return (permission) => data?.permissions[permission]?.havePermission === true;
}

/** All that is shown of it, and the searches that it may be in. Ends when it is read again. */
export async function refreshIssue(key: string): Promise<void> {
  void queries.invalidateQueries({ queryKey: ['search'] });
  await queries.invalidateQueries({ queryKey: ['issue', key] });
}

export async function editIssue(key: string, fields: Readonly<Record<string, unknown>>): Promise<void> {
  await put(issuePath(key), { fields });
  await refreshIssue(key);
}

const MANY = 50;

/** A page of comments is enough for most; one that a link points at may be on any. @param pages of fifty */
export const useComments = (key: string, newestFirst: boolean, pages: number) =>
  useQuery({
    queryKey: ['issue', key, 'comments', newestFirst, pages],
    queryFn: ({ signal }) =>
      get<{ comments: Comment[]; total: number }>(issuePath(key, '/comment'), {
        query: {
          expand: 'renderedBody',
          orderBy: newestFirst ? '-created' : 'created',
          maxResults: Number.isFinite(pages) ? pages * MANY : undefined,
        },
        signal,
      }),
    placeholderData: (before) => before,
  });

export const useWorklogs = (key: string) =>
  useQuery({
    queryKey: ['issue', key, 'worklogs'],
    queryFn: ({ signal }) => get<{ worklogs: Worklog[] }>(issuePath(key, '/worklog'), { signal }),
  });

export const useHistory = (key: string) =>
  useQuery({
    queryKey: ['issue', key, 'history'],
    queryFn: ({ signal }) =>
      get<{ changelog: { histories: Change[] } }>(issuePath(key), {
        query: { fields: 'summary', expand: 'changelog' },
        signal,
      }),
  });
