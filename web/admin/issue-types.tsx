/** Issue types: what kinds of issues there are. */
import { Button, Group, Select, Skeleton, Stack, Switch, TextInput } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { del, get, post, put } from '../kernel/api.ts';
import { queries } from '../kernel/queries.ts';
import { useWords } from '../kernel/words.ts';
import { ActionError } from '../ui/action-error.tsx';
import { Confirm } from '../ui/confirm.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TypeTile } from '../ui/issue-marks.tsx';
import { Facts, Row, Rows } from '../ui/rows.tsx';
import { SectionHead } from '../ui/sections.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useAction } from '../ui/use-action.ts';
import { adminWords } from './admin.words.ts';
import { Tool } from './constants.tsx';

interface IssueType {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly subtask: boolean;
}

const key = ['constants', 'issuetype'];
const again = (): Promise<void> => queries.invalidateQueries({ queryKey: key });

export function Section() {
  const words = useWords(adminWords);
  const [editing, setEditing] = useState<IssueType | 'new' | null>(null);
  const [deleting, setDeleting] = useState<IssueType | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: () => get<IssueType[]>('/rest/api/2/issuetype'),
  });
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
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

function Edit({ type, onClose }: { type: IssueType | null; onClose(): void }) {
  const words = useWords(adminWords);
  const [name, setName] = useState(type?.name ?? '');
  const [description, setDescription] = useState(type?.description ?? '');
  const [subtask, setSubtask] = useState(false);
  const action = useAction();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const done = await action.run(async () => {
      await (type
        ? put(`/rest/api/2/issuetype/${type.id}`, { name, description })
        : post('/rest/api/2/issuetype', { name, description, type: subtask ? 'subtask' : 'standard' }));
      await again();
    }, words.saved);
    if (done) onClose();
  };
  return (
    <Dialog opened={true} onClose={onClose} title={type ? words.edit(type.name) : words.add}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <TextInput
            label={words.name}
            required
            withAsterisk={false}
            data-autofocus
            value={name}
            error={action.fieldError('name')}
            onChange={({ currentTarget: { value } }) => setName(value)}
          />
          <TextInput
            label={words.description}
            value={description}
            error={action.fieldError('description')}
            onChange={({ currentTarget: { value } }) => setDescription(value)}
          />
          {!type && (
            <Switch
              label={words.subtask}
              description={words.subtaskText}
              checked={subtask}
              onChange={({ currentTarget: { checked } }) => setSubtask(checked)}
            />
          )}
          <ActionError error={action.error} fields={['name', 'description']} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {words.cancel}
            </Button>
            <Button type="submit" loading={action.busy}>
              {words.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

function Delete({ type, onClose }: { type: IssueType; onClose(): void }) {
  const words = useWords(adminWords);
  const [replacement, setReplacement] = useState<string | null>(null);
  const { data } = useQuery({
    queryKey: [...key, type.id, 'alternatives'],
    queryFn: () => get<IssueType[]>(`/rest/api/2/issuetype/${type.id}/alternatives`),
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
