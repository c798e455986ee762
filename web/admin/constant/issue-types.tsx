/** Issue types: what kinds of issues there are. */
import { Button, Group, Select, Skeleton, Switch } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { del, get, post, put } from '../../kernel/api.ts';
import { queries } from '../../kernel/queries.ts';
import { useWords } from '../../kernel/words.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { TypeTile } from '../../ui/issue-marks.tsx';
import { Facts, Row, Rows } from '../../ui/rows.tsx';
import { SectionHead } from '../../ui/sections.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { adminWords } from '../admin.words.ts';
import { type IssueTypeRef, issueTypesQuery } from '../field/scope-queries.ts';
import { NamedDialog } from '../named-dialog.tsx';
import { Tool } from './constants.tsx';

const key = issueTypesQuery.queryKey;
const again = (): Promise<void> => queries.invalidateQueries({ queryKey: key });

export function Section() {
  const words = useWords(adminWords);
  const [editing, setEditing] = useState<IssueTypeRef | 'new' | null>(null);
  const [deleting, setDeleting] = useState<IssueTypeRef | null>(null);
  const { data, error, refetch } = useQuery(issueTypesQuery);
  if (error) return <ErrorState order={1} error={error} retry={() => void refetch()} />;
  return (
    <>
      <SectionHead
        title={words.issueTypes}
        end={
          <Button leftSection={<IconPlus size={16} />} onClick={() => setEditing('new')}>
            {words.add}
          </Button>
        }
      >
        {words.issueTypesText}
      </SectionHead>
      {!data && <Skeleton h={240} />}
      {data && (
        <Rows label={words.issueTypes}>
          {data.map((type) => (
            <Row
              key={type.id}
              start={<TypeTile type={type} label={false} />}
              title={type.name}
              about={<Facts facts={[type.subtask && words.subtask, type.description]} />}
              end={
                <Group gap={4}>
                  <Tool label={words.edit(type.name)} onClick={() => setEditing(type)}>
                    <IconPencil size={16} />
                  </Tool>
                  <Tool label={words.delete(type.name)} onClick={() => setDeleting(type)}>
                    <IconTrash size={16} />
                  </Tool>
                </Group>
              }
            />
          ))}
        </Rows>
      )}
      {editing && <Edit type={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
      {deleting && <Delete type={deleting} onClose={() => setDeleting(null)} />}
    </>
  );
}

function Edit({ type, onClose }: { type: IssueTypeRef | null; onClose(): void }) {
  const words = useWords(adminWords);
  const [subtask, setSubtask] = useState(false);
  return (
    <NamedDialog
      title={type ? words.edit(type.name) : words.add}
      {...(type && { initial: type })}
      done={words.saved}
      onClose={onClose}
      save={async (named) => {
        await (type
          ? put(`/rest/api/2/issuetype/${type.id}`, named)
          : post('/rest/api/2/issuetype', { ...named, type: subtask ? 'subtask' : 'standard' }));
        await again();
      }}
    >
      {() =>
        !type && (
          <Switch
            label={words.subtask}
            description={words.subtaskText}
            checked={subtask}
            onChange={({ currentTarget: { checked } }) => setSubtask(checked)}
          />
        )
      }
    </NamedDialog>
  );
}

function Delete({ type, onClose }: { type: IssueTypeRef; onClose(): void }) {
  const words = useWords(adminWords);
  const [replacement, setReplacement] = useState<string | null>(null);
  const { data } = useQuery({
    queryKey: [...key, type.id, 'alternatives'],
    queryFn: () => get<IssueTypeRef[]>(`/rest/api/2/issuetype/${type.id}/alternatives`),
  });
  return (
    <Confirm
      title={words.deleteTitle(type.name)}
      action={words.delete(type.name)}
      onClose={onClose}
      run={async () => {
        await del(`/rest/api/2/issuetype/${type.id}`, { query: { alternativeIssueTypeId: replacement } });
        await again();
      }}
    >
      <p>{words.replaceText}</p>
      <Select
        label={words.replaceWith}
        clearable
        value={replacement}
        data={data?.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        onChange={setReplacement}
      />
    </Confirm>
  );
}
