/** Filters as REST has them, and what changes them. */
import { useQuery } from '@tanstack/react-query';
import { favouritesQuery } from '../../app/rail.tsx';
import { del, get, post, put } from '../../kernel/api.ts';
import { queries } from '../../kernel/queries.ts';
import type { Person } from '../../ui/person.tsx';

export interface Share {
  readonly id: number;
  readonly type: string;
  readonly project?: { readonly id: string; readonly key: string; readonly name: string };
  readonly role?: { readonly id: number; readonly name: string };
  readonly group?: { readonly name: string };
  readonly user?: Person;
  readonly edit: boolean;
}

export interface Filter {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly owner?: Person;
  readonly jql: string;
  readonly favourite: boolean;
  readonly editable: boolean;
  readonly sharePermissions: readonly Share[];
}

const url = '/rest/api/2/filter';
const one = (id: string) => `${url}/${encodeURIComponent(id)}`;

/** @param id undefined: none is shown */
export const useFilter = (id: string | undefined) =>
  useQuery({
    queryKey: ['filter', 'one', id],
    queryFn: () => get<Filter>(one(id ?? '')),
    enabled: id !== undefined,
  });

export const mineQuery = { queryKey: ['filter', 'my'], queryFn: () => get<Filter[]>(`${url}/my`) };

const changed = async (): Promise<void> => {
  await Promise.all([
    queries.invalidateQueries({ queryKey: ['filter'] }),
    queries.invalidateQueries({ queryKey: favouritesQuery.queryKey }),
  ]);
};

export interface NewFilter {
  readonly name: string;
  readonly description: string;
  readonly jql: string;
  readonly favourite: boolean;
}

export async function createFilter(asked: NewFilter): Promise<Filter> {
  const filter = await post<Filter>(url, asked);
  await changed();
  return filter;
}

export async function changeFilter(
  id: string,
  asked: Partial<Pick<Filter, 'name' | 'description' | 'jql'>>,
): Promise<void> {
  await put(one(id), asked);
  await changed();
}

export async function deleteFilter(id: string): Promise<void> {
  await del(one(id));
  queries.removeQueries({ queryKey: ['filter', 'one', id] });
  await changed();
}

/** The server cannot refuse it of a filter that is seen: shown at once. */
export async function setFavourite(filter: Filter, favourite: boolean): Promise<void> {
  queries.setQueryData(['filter', 'one', filter.id], { ...filter, favourite });
  try {
    await (favourite ? put : del)(`${one(filter.id)}/favourite`);
  } finally {
    await changed();
  }
}

export interface NewShare {
  readonly type: 'global' | 'authenticated' | 'group' | 'project' | 'user';
  readonly groupname?: string;
  readonly projectId?: string;
  readonly userKey?: string;
  readonly edit?: boolean;
}

export async function addShare(id: string, share: NewShare): Promise<void> {
  await post(`${one(id)}/permission`, share);
  await changed();
}

export async function removeShare(id: string, share: number): Promise<void> {
  await del(`${one(id)}/permission/${share}`);
  await changed();
}
