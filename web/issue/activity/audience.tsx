/** Who may read it: everybody who sees the issue, those of a role of the project, those of one of the reader's groups. */
import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { get } from '../../kernel/api.ts';
import { useWords } from '../../kernel/words.ts';
import { useReader } from '../../session/me.ts';
import type { Visibility } from '../issue.ts';
import { issueWords } from '../issue.words.ts';
import { useShown } from '../issue-context.tsx';

const write = (visibility: Visibility | null): string =>
  visibility ? `${visibility.type}/${visibility.value}` : '';

function read(text: string): Visibility | null {
  if (text === '') return null;
  const slash = text.indexOf('/');
  return { type: text.slice(0, slash) as Visibility['type'], value: text.slice(slash + 1) };
}

export function Audience({
  value,
  onChange,
}: {
  value: Visibility | null;
  onChange(value: Visibility | null): void;
}) {
  const words = useWords(issueWords);
  const { issue } = useShown();
  const { me } = useReader();
  const { id } = issue.fields.project;
  const { data: roles } = useQuery({
    queryKey: ['project', id, 'roles'],
    queryFn: ({ signal }) => get<Record<string, string>>(`/rest/api/2/project/${id}/role`, { signal }),
    staleTime: 300_000,
    retry: false,
  });
  const { data: groups } = useQuery({
    queryKey: ['reader', 'groups'],
    queryFn: ({ signal }) =>
      get<{ groups?: { items: { name: string }[] } }>('/rest/api/2/user', {
        query: { username: me?.name, expand: 'groups' },
        signal,
      }),
    staleTime: 300_000,
    enabled: me !== null,
  });
  const options = [
    { value: '', label: words.everybody },
    ...Object.keys(roles ?? {}).map((name) => ({ value: `role/${name}`, label: words.role(name) })),
    ...(groups?.groups?.items ?? []).map(({ name }) => ({
      value: `group/${name}`,
      label: words.group(name),
    })),
  ];
  const chosen = write(value);
  if (value && !options.some((one) => one.value === chosen))
    options.push({ value: chosen, label: value.value });
  return (
    <NativeSelect
      aria-label={words.visibleTo}
      data={options}
      value={chosen}
      onChange={(event) => onChange(read(event.currentTarget.value))}
    />
  );
}
