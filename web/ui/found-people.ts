/** People and groups by a few letters, from the resource that fits where they are asked for. */
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { get } from '../kernel/api.ts';
import type { Person } from './person.tsx';

const AFTER_TYPING_MS = 120;

/** Where people are looked for who can be assigned. */
interface Place {
  readonly issueKey?: string;
  readonly projectKey?: string;
}

export type Named = Person & { readonly name: string };

/** As the picker gives them: one picture, where it is asked for. */
type Picked = Named & { readonly avatarUrl?: string };

/** @param whom those who can be assigned there, or anybody @param enabled false: nobody is asked for yet */
export function useFoundPeople(
  text: string,
  whom: 'assignable' | 'anybody',
  { issueKey, projectKey }: Place,
  enabled = true,
): readonly Named[] {
  const [query] = useDebouncedValue(text.trim(), AFTER_TYPING_MS);
  const { data, isPlaceholderData } = useQuery({
    queryKey: ['people', whom, issueKey ?? projectKey ?? '', query],
    queryFn: async ({ signal }): Promise<readonly Named[]> => {
      if (whom === 'assignable')
        return get<Named[]>('/rest/api/2/user/assignable/search', {
          query: { username: query, issueKey, project: issueKey ? undefined : projectKey, maxResults: 20 },
          signal,
        });
      const { users } = await get<{ users: Picked[] }>('/rest/api/1.0/users/picker', {
        query: { query, maxResults: 20, showAvatar: true },
        signal,
      });
      return users.map(({ avatarUrl, ...one }) => ({
        ...one,
        ...(avatarUrl !== undefined && { avatarUrls: { '32x32': avatarUrl, '48x48': avatarUrl } }),
      }));
    },
    placeholderData: keepPreviousData,
    enabled: enabled && (whom === 'anybody' || issueKey !== undefined || projectKey !== undefined),
  });
  // What was found for fewer letters may stand until the answer for these is there, as far as it fits them.
  const early = isPlaceholderData || query !== text.trim();
  return early ? (data ?? []).filter((one) => fits(one, text.trim())) : (data ?? []);
}

const fits = ({ name, displayName }: Named, text: string): boolean =>
  `${displayName} ${name}`.toLowerCase().includes(text.toLowerCase());

export function useFoundGroups(text: string): readonly string[] {
  const [query] = useDebouncedValue(text.trim(), AFTER_TYPING_MS);
  const { data } = useQuery({
    queryKey: ['groups', query],
    queryFn: ({ signal }) =>
      get<{ groups: { name: string }[] }>('/rest/api/2/groups/picker', {
        query: { query, maxResults: 20 },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  return data?.groups.map(({ name }) => name) ?? [];
}
