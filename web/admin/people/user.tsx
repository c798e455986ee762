/** One user: who they are, what they belong to, where they are logged in, and what can be done about it. */
import { Anchor, Button, Group, Skeleton, Stack, Switch, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { del, get, put } from '../../kernel/api.ts';
import { places } from '../../kernel/place.ts';
import { queries } from '../../kernel/queries.ts';
import { useWords } from '../../kernel/words.ts';
import { ActionError } from '../../ui/action-error.tsx';
import { Face } from '../../ui/person.tsx';
import { SectionHead } from '../../ui/sections.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { To, useGo } from '../../ui/to.tsx';
import { useAction } from '../../ui/use-action.ts';
import { adminWords } from '../admin.words.ts';
import { Anonymize } from './anonymize.tsx';
import { SetPassword } from './set-password.tsx';
import { UserGroups } from './user-groups.tsx';
import { UserSessions } from './user-sessions.tsx';
import { type User, userPlace } from './users.tsx';

export const userQuery = (name: string) => ({
  queryKey: ['users', 'one', name],
  queryFn: () => get<User>('/rest/api/2/user', { query: { username: name } }),
});

export function UserDetail({ name }: { name: string }) {
  const words = useWords(adminWords);
  const { data, error, refetch } = useQuery(userQuery(name));
  if (error) return <ErrorState order={1} error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton h={400} />;
  return (
    <>
      <Anchor component={To} href={places.admin('users')}>
        ← {words.users}
      </Anchor>
      <Group gap="md" mt="sm">
        <Face person={data} size={40} />
        <SectionHead title={data.displayName}>{data.name}</SectionHead>
      </Group>
      <Stack gap="xl">
        <Details key={`${data.name}/${data.displayName}/${data.emailAddress}`} user={data} />
        <UserGroups name={data.name} />
        <UserSessions name={data.name} />
        <Rescue user={data} />
      </Stack>
    </>
  );
}

function Details({ user }: { user: User }) {
  const words = useWords(adminWords);
  const go = useGo();
  const [name, setName] = useState(user.name);
  const [displayName, setDisplayName] = useState(user.displayName);
  const [emailAddress, setEmail] = useState(user.emailAddress ?? '');
  const action = useAction();
  const change = async (part: object, done: string) =>
    action.run(async () => {
      await put('/rest/api/2/user', part, { query: { username: user.name } });
      await queries.invalidateQueries({ queryKey: ['users'] });
    }, done);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const renamed = name !== user.name;
    const done = await change({ displayName, emailAddress, ...(renamed && { name }) }, words.saved);
    if (done && renamed) go(userPlace(name), { replace: true });
  };
  const changed =
    name !== user.name || displayName !== user.displayName || emailAddress !== (user.emailAddress ?? '');
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="md" maw={520}>
        <TextInput
          label={words.username}
          description={words.usernameText}
          required
          withAsterisk={false}
          value={name}
          error={action.fieldError('name') ?? action.fieldError('username')}
          onChange={({ currentTarget: { value } }) => setName(value)}
        />
        <TextInput
          label={words.fullName}
          required
          withAsterisk={false}
          value={displayName}
          error={action.fieldError('displayName')}
          onChange={({ currentTarget: { value } }) => setDisplayName(value)}
        />
        <TextInput
          label={words.email}
          type="email"
          required
          withAsterisk={false}
          value={emailAddress}
          error={action.fieldError('emailAddress')}
          onChange={({ currentTarget: { value } }) => setEmail(value)}
        />
        <Switch
          label={words.active}
          description={words.activeText}
          checked={user.active}
          onChange={({ currentTarget: { checked } }) =>
            void change({ active: checked }, checked ? words.activated : words.deactivated)
          }
        />
        <ActionError error={action.error} fields={['name', 'username', 'displayName', 'emailAddress']} />
        <Group>
          <Button type="submit" disabled={!changed} loading={action.busy}>
            {words.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** What helps people who cannot get in, and what takes them out for good. */
function Rescue({ user }: { user: User }) {
  const words = useWords(adminWords);
  const action = useAction();
  const [open, setOpen] = useState<'password' | 'anonymize' | null>(null);
  const unlock = () =>
    void action.run(
      () => del(`/rest/tessera/1.0/user/${encodeURIComponent(user.name)}/failed-logins`),
      words.unlocked,
    );
  return (
    <section aria-labelledby="rescue">
      <Title order={2} id="rescue" mb="sm">
        {words.rescue}
      </Title>
      <p className="quiet">{words.rescueText}</p>
      <Group gap="sm">
        <Button variant="default" onClick={() => setOpen('password')}>
          {words.setPassword}
        </Button>
        <Button variant="default" loading={action.busy} onClick={unlock}>
          {words.unlock}
        </Button>
        <Button variant="default" onClick={() => setOpen('anonymize')}>
          {words.anonymize}
        </Button>
      </Group>
      <ActionError error={action.error} />
      {open === 'password' && <SetPassword user={user} onClose={() => setOpen(null)} />}
      {open === 'anonymize' && <Anonymize user={user} onClose={() => setOpen(null)} />}
    </section>
  );
}
