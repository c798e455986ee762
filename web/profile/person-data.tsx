/** Name, address and picture. */
import { Button, Group, PasswordInput, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { put } from '../kernel/api.ts';
import { useWords } from '../kernel/words.ts';
import { refreshReader, useMe } from '../session/me.ts';
import { ActionError } from '../ui/action-error.tsx';
import { SectionHead } from '../ui/sections.tsx';
import { useAction } from '../ui/use-action.ts';
import { AvatarChoice } from './avatar-choice.tsx';
import { profileWords } from './profile.words.ts';

export function PersonData() {
  const words = useWords(profileWords);
  const me = useMe();
  const [displayName, setName] = useState(me.displayName);
  const [emailAddress, setEmail] = useState(me.emailAddress ?? '');
  const [password, setPassword] = useState('');
  const action = useAction();
  const changed = displayName !== me.displayName || emailAddress !== (me.emailAddress ?? '');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const saved = await action.run(async () => {
      await put('/rest/api/2/myself', { displayName, emailAddress, password });
      await refreshReader();
    }, words.saved);
    if (saved) setPassword('');
  };
  return (
    <>
      <SectionHead title={words.person}>{words.personText}</SectionHead>
      <Stack gap="xl" maw={520}>
        <AvatarChoice me={me} />
        <form onSubmit={(event) => void submit(event)}>
          <Stack gap="md">
            <TextInput
              label={words.username}
              description={words.usernameText}
              value={me.name}
              readOnly
              autoComplete="username"
              variant="filled"
            />
            <TextInput
              label={words.displayName}
              autoComplete="name"
              required
              withAsterisk={false}
              value={displayName}
              error={action.fieldError('displayName')}
              onChange={({ currentTarget: { value } }) => setName(value)}
            />
            <TextInput
              label={words.email}
              type="email"
              autoComplete="email"
              required
              withAsterisk={false}
              value={emailAddress}
              error={action.fieldError('emailAddress')}
              onChange={({ currentTarget: { value } }) => setEmail(value)}
            />
            {changed && (
              <PasswordInput
                label={words.current}
                autoComplete="current-password"
                required
                withAsterisk={false}
                value={password}
                error={action.fieldError('password')}
                visibilityToggleButtonProps={{ 'aria-label': words.show, tabIndex: 0, 'aria-hidden': false }}
                onChange={({ currentTarget: { value } }) => setPassword(value)}
              />
            )}
            <ActionError error={action.error} fields={['displayName', 'emailAddress', 'password']} />
            <Group>
              <Button type="submit" disabled={!changed} loading={action.busy}>
                {words.save}
              </Button>
            </Group>
          </Stack>
        </form>
      </Stack>
    </>
  );
}
