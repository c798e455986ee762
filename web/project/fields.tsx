/** What issues of a project are made of, type by type: as create-meta says. */
import { Select, Skeleton, Stack, Table, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../kernel/api.ts';
import { useWords } from '../kernel/words.ts';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import classes from './project.module.css';
import { projectWords } from './project.words.ts';
import type { WholeProject } from './project-data.ts';

interface Field {
  readonly fieldId: string;
  readonly name: string;
  readonly required: boolean;
  readonly schema?: { readonly type: string; readonly items?: string };
}

export function Fields({ project }: { project: WholeProject }) {
  const words = useWords(projectWords);
  const [type, setType] = useState(project.issueTypes[0]?.id ?? '');
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['project', project.key, 'fields', type],
    queryFn: () =>
      get<{ values: Field[] }>(
        `/rest/api/2/issue/createmeta/${encodeURIComponent(project.key)}/issuetypes/${type}`,
        { query: { maxResults: 200 } },
      ),
  });
  return (
    <Stack gap="md">
      <Title order={2}>{words.fields}</Title>
      <Select
        label={words.issueType}
        allowDeselect={false}
        maw={320}
        data={project.issueTypes.map(({ id, name }) => ({ value: id, label: name }))}
        value={type}
        onChange={(value) => value && setType(value)}
      />
      {error && <ErrorState error={error} order={3} retry={() => void refetch()} />}
      {isPending && <Skeleton h={240} />}
      {data?.values.length === 0 && <EmptyState title={words.noFields}>{words.noFieldsText}</EmptyState>}
      {data && data.values.length > 0 && (
        <div className={`panel ${classes.table}`}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{words.field}</Table.Th>
                <Table.Th>{words.kind}</Table.Th>
                <Table.Th>{words.required}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.values.map((field) => (
                <Table.Tr key={field.fieldId}>
                  <Table.Td>
                    <bdi>{field.name}</bdi> <span className="quiet">{field.fieldId}</span>
                  </Table.Td>
                  <Table.Td>{[field.schema?.type, field.schema?.items].filter(Boolean).join(' · ')}</Table.Td>
                  <Table.Td>{field.required ? words.yes : ''}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </Stack>
  );
}
