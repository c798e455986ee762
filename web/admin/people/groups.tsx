/** Groups: whoever is in one gets what it is granted. */
import { Anchor, Button, Group, Skeleton, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { del, get, post } from '../../kernel/api.ts';
import { places } from '../../kernel/place.ts';
import { grouped } from '../../kernel/when.ts';
import { useWords } from '../../kernel/words.ts';
import { ActionError } from '../../ui/action-error.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogEnd } from '../../ui/dialog-end.tsx';
import { offerUndo } from '../../ui/offer-undo.tsx';
import { Face } from '../../ui/person.tsx';
import { PersonPicker } from '../../ui/person-picker.tsx';
import { Facts, Row, Rows } from '../../ui/rows.tsx';
import { SectionHead } from '../../ui/sections.tsx';
import { EmptyState, ErrorState } from '../../ui/states.tsx';
import { To, useGo } from '../../ui/to.tsx';
import { useAction } from '../../ui/use-action.ts';
import { adminWords } from '../admin.words.ts';
import { addMember, refreshGroups, removeMember } from './user-groups.tsx';
import { type User, userPlace } from './users.tsx';

interface Found {
  readonly name: string;
  readonly labels: readonly { readonly text: string; readonly title: string }[];
}

const groupPlace = (name: string): string => places.admin(`groups/${encodeURIComponent(name)}`);

export function Section({ which }: { which?: string }) {
  return which === undefined ? <List /> : <Members name={which} />;
}

function List() {
  const words = useWords(adminWords);
  const [text, setText] = useState('');
  const [query] = useDebouncedValue(text.trim(), 200);
  const [making, setMaking] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['groups', 'list', query],
    placeholderData: keepPreviousData,
    queryFn: () =>
      get<{ groups: Found[]; total: number }>('/rest/api/2/groups/picker', {
        query: { query, maxResults: 200 },
      }),
  });
  return (
    <>
      <SectionHead
        title={words.groups}
        end={
          <Button leftSection={<IconPlus size={16} />} onClick={() => setMaking(true)}>
            {words.newGroup}
          </Button>
        }
      >
        {words.groupsText}
      </SectionHead>
      <TextInput
        mb="md"
        maw={480}
        aria-label={words.findGroups}
        placeholder={words.findGroups}
        leftSection={<IconSearch size={16} />}
        value={text}
        onChange={({ currentTarget: { value } }) => setText(value)}
      />
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton h={240} />}
      {data?.groups.length === 0 && <EmptyState title={words.noGroups}>{words.noGroupsText}</EmptyState>}
      {data && data.groups.length > 0 && (
        <Rows label={words.groups}>
          {data.groups.map(({ name, labels }) => (
            <Row
              key={name}
              title={
                <To href={groupPlace(name)}>
                  <bdi>{name}</bdi>
                </To>
              }
              about={labels.map(({ title }) => title).join(' ')}
            />
          ))}
        </Rows>
      )}
      {data && data.total > data.groups.length && (
        <p className="quiet">{words.ofAll(data.groups.length, data.total)}</p>
      )}
      {making && <NewGroup onClose={() => setMaking(false)} />}
    </>
  );
}

function NewGroup({ onClose }: { onClose(): void }) {
  const words = useWords(adminWords);
  const go = useGo();
  const [name, setName] = useState('');
  const action = useAction();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const done = await action.run(async () => {
      await post('/rest/api/2/group', { name });
      await refreshGroups();
    });
    if (done) go(groupPlace(name));
  };
  return (
    <Dialog opened={true} onClose={onClose} title={words.newGroup}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <TextInput
            label={words.name}
            required
            withAsterisk={false}
            maxLength={255}
            data-autofocus
            value={name}
            error={action.fieldError('name')}
            onChange={({ currentTarget: { value } }) => setName(value)}
          />
          <ActionError error={action.error} fields={['name']} />
          <DialogEnd onClose={onClose} loading={action.busy}>
            {words.newGroup}
          </DialogEnd>
        </Stack>
      </form>
    </Dialog>
  );
}

const PAGE = 50;

function Members({ name }: { name: string }) {
  const words = useWords(adminWords);
  const go = useGo();
  const action = useAction();
  const [startAt, setStart] = useState(0);
  const [deleting, setDeleting] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['groups', 'members', name, startAt],
    placeholderData: keepPreviousData,
    queryFn: () =>
      get<{ total: number; values: User[] }>('/rest/api/2/group/member', {
        query: { groupname: name, includeInactiveUsers: true, startAt, maxResults: PAGE },
      }),
  });
  const take = async (user: User) => {
    const done = await action.run(async () => {
      await removeMember(name, user.name);
      await refreshGroups();
    });
    if (done)
      offerUndo(words.takenOut(user.displayName, name), words.undo, () =>
        addMember(name, user.name).then(refreshGroups),
      );
  };
  return (
    <>
      <Anchor component={To} href={places.admin('groups')}>
        ← {words.groups}
      </Anchor>
      <SectionHead
        title={name}
        end={
          <Button variant="default" onClick={() => setDeleting(true)}>
            {words.deleteGroup}
          </Button>
        }
      >
        {data && words.members(data.total, grouped(data.total))}
      </SectionHead>
      <PersonPicker
        maw={360}
        label={words.addMember}
        onChange={(user) =>
          user !== null &&
          void action.run(async () => {
            await addMember(name, user);
            await refreshGroups();
          })
        }
      />
      <ActionError error={action.error} />
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton h={240} mt="md" />}
      {data && data.values.length > 0 && (
        <Stack gap="md" mt="md">
          <Rows label={words.membersOf(name)}>
            {data.values.map((user) => (
              <Row
                key={user.key}
                start={<Face person={user} size={28} />}
                title={
                  <To href={userPlace(user.name)}>
                    <bdi>{user.displayName}</bdi>
                  </To>
                }
                about={<Facts facts={[user.name, !user.active && words.inactive]} />}
                end={
                  <Button
                    variant="default"
                    size="compact-sm"
                    aria-label={words.takeOut(user.displayName)}
                    onClick={() => void take(user)}
                  >
                    {words.remove}
                  </Button>
                }
              />
            ))}
          </Rows>
          {data.total > PAGE && (
            <Group gap="sm">
              <Button
                variant="default"
                disabled={startAt === 0}
                onClick={() => setStart(Math.max(0, startAt - PAGE))}
              >
                {words.previous}
              </Button>
              <Button
                variant="default"
                disabled={startAt + PAGE >= data.total}
                onClick={() => setStart(startAt + PAGE)}
              >
                {words.next}
              </Button>
            </Group>
          )}
        </Stack>
      )}
      {deleting && (
        <Confirm
          title={words.deleteGroupTitle(name)}
          action={words.deleteGroup}
          name={name}
          onClose={() => setDeleting(false)}
          run={async () => {
            await del('/rest/api/2/group', { query: { groupname: name } });
            await refreshGroups();
            go(places.admin('groups'));
          }}
        >
          {words.deleteGroupText}
        </Confirm>
      )}
    </>
  );
}
