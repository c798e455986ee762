/** Who may what in a project, in plain words: the scheme that it wears, read. */
import { Skeleton, Stack, Table, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../kernel/api.ts';
import { useWords } from '../kernel/words.ts';
import { ErrorState } from '../ui/states.tsx';
import classes from './project.module.css';
import { projectWords } from './project.words.ts';
import { projectRest, type WholeProject } from './project-data.ts';

interface Holder {
  readonly type: string;
  readonly parameter?: string;
  readonly user?: { readonly displayName: string };
  readonly group?: { readonly name: string };
  readonly projectRole?: { readonly name: string };
  readonly field?: { readonly name: string };
}

interface Scheme {
  readonly name: string;
  readonly description?: string;
  readonly permissions: readonly {
    readonly id: number;
    readonly permission: string;
    readonly holder: Holder;
  }[];
}

interface Meaning {
  readonly name: string;
  readonly description: string;
  readonly type: string;
  /** The same under the key that it had before Jira 7. */
  readonly deprecatedKey?: boolean;
}

export function Permissions({ project }: { project: WholeProject }) {
  const words = useWords(projectWords);
  const [text, setText] = useState('');
  const scheme = useQuery({
    queryKey: ['project', project.key, 'permission-scheme'],
    queryFn: () =>
      get<Scheme>(projectRest(project.key, '/permissionscheme'), {
        query: { expand: 'permissions,user,group,projectRole,field' },
      }),
  });
  const meanings = useQuery({
    queryKey: ['project', project.key, 'permissions'],
    queryFn: () =>
      get<{ permissions: Record<string, Meaning> }>('/rest/api/2/mypermissions', {
        query: { projectKey: project.key },
      }),
  });
  const error = scheme.error ?? meanings.error;
  if (error) return <ErrorState error={error} retry={() => void scheme.refetch()} />;
  if (!scheme.data || !meanings.data) return <Skeleton h={320} />;
  const { permissions } = scheme.data;
  const rows = Object.entries(meanings.data.permissions)
    .filter(([, { type, deprecatedKey }]) => type === 'PROJECT' && deprecatedKey !== true)
    .filter(([, { name, description }]) =>
      `${name} ${description}`.toLowerCase().includes(text.trim().toLowerCase()),
    );
  return (
    <Stack gap="md">
      <Title order={2}>{words.permissions}</Title>
      <p className="quiet">{words.permissionsText(scheme.data.name)}</p>
      <TextInput
        label={words.findPermission}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        maw={360}
      />
      <div className={`panel ${classes.table}`}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{words.permission}</Table.Th>
              <Table.Th>{words.whoHasIt}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(([key, { name, description }]) => {
              const holders = permissions.filter(({ permission }) => permission === key);
              return (
                <Table.Tr key={key}>
                  <Table.Td>
                    <strong>{name}</strong>
                    <div className={`quiet ${classes.small}`}>{description}</div>
                  </Table.Td>
                  <Table.Td>
                    {holders.length === 0 && <span className="quiet">{words.noOne}</span>}
                    <ul className={classes.plain}>
                      {holders.map(({ id, holder }) => (
                        <li key={id}>
                          <bdi>{sayHolder(holder, words)}</bdi>
                        </li>
                      ))}
                    </ul>
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </div>
    </Stack>
  );
}

function sayHolder(holder: Holder, words: typeof projectWords.en): string {
  const { type, parameter = '' } = holder;
  const sentences: Readonly<Record<string, string>> = {
    anyone: words.holderAnyone,
    applicationRole: words.holderUsers,
    group: words.holderGroup(holder.group?.name ?? parameter),
    user: holder.user?.displayName ?? parameter,
    projectRole: words.holderRole(holder.projectRole?.name ?? parameter),
    projectLead: words.projectLead,
    reporter: words.holderReporter,
    assignee: words.holderAssignee,
    userCustomField: words.holderField(holder.field?.name ?? parameter),
    groupCustomField: words.holderGroupField(holder.field?.name ?? parameter),
  };
  return sentences[type] ?? `${type} ${parameter}`.trim();
}
