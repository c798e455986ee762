/** A new password, judged by the server's rules while it is typed. */
import { Button, Group, List, PasswordInput, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { get, post, put } from '../kernel/api.ts';
import { useWords } from '../kernel/words.ts';
import { useMe } from '../session/me.ts';
import { ActionError } from '../ui/action-error.tsx';
import { SectionHead } from '../ui/sections.tsx';
import { useAction } from '../ui/use-action.ts';
import { profileWords } from './profile.words.ts';

export function Password() {
  const words = useWords(profileWords);
  const me = useMe();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [repeated, setRepeated] = useState('');
  const action = useAction();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (password !== repeated) return;
    const done = await action.run(
      () => put('/rest/api/2/myself/password', { password, currentPassword: current }),
      words.changed,
    );
    if (!done) return;
    setCurrent('');
    setPassword('');
    setRepeated('');
  };
  const toggle = { 'aria-label': words.show, tabIndex: 0, 'aria-hidden': false } as const;
  return (
    <>
      <SectionHead title={words.password}>{words.passwordText}</SectionHead>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md" maw={520}>
          <input type="hidden" autoComplete="username" value={me.name} readOnly />
          <PasswordInput
            label={words.current}
            autoComplete="current-password"
            required
            withAsterisk={false}
            value={current}
            error={action.fieldError('currentPassword')}
            visibilityToggleButtonProps={toggle}
            onChange={({ currentTarget: { value } }) => setCurrent(value)}
          />
          <PasswordInput
            label={words.newPassword}
            autoComplete="new-password"
            required
            withAsterisk={false}
            aria-describedby="password-rules"
            value={password}
            error={action.fieldError('password')}
            visibilityToggleButtonProps={toggle}
            onChange={({ currentTarget: { value } }) => setPassword(value)}
          />
          <Hints name={me.name} current={current} password={password} />
          <PasswordInput
            label={words.repeat}
            autoComplete="new-password"
            required
            withAsterisk={false}
            value={repeated}
            error={repeated !== '' && repeated !== password ? words.different : undefined}
            visibilityToggleButtonProps={toggle}
            onChange={({ currentTarget: { value } }) => setRepeated(value)}
          />
          <ActionError error={action.error} fields={['currentPassword', 'password']} />
          <Group>
            <Button type="submit" loading={action.busy}>
              {words.change}
            </Button>
          </Group>
        </Stack>
      </form>
    </>
  );
}

/** The rules; once something is typed, what is still wrong with it. */
function Hints({ name, current, password }: { name: string; current: string; password: string }) {
  const words = useWords(profileWords);
  const [asked] = useDebouncedValue(password, 400);
  const { data: rules } = useQuery({
    queryKey: ['password', 'policy'],
    queryFn: () => get<string[]>('/rest/api/2/password/policy', { query: { hasOldPassword: true } }),
  });
  const { data: problems } = useQuery({
    queryKey: ['password', 'judged', asked],
    enabled: asked !== '',
    // What was typed is nothing to keep.
    gcTime: 0,
    queryFn: () =>
      post<string[]>('/rest/api/2/password/policy/updateUser', {
        username: name,
        oldPassword: current,
        newPassword: asked,
      }),
  });
  const shown = asked === '' ? rules : problems;
  return (
    <div id="password-rules" role="status">
      {shown && shown.length > 0 && (
        <List size="sm" className="quiet">
          {shown.map((rule) => (
            <List.Item key={rule}>{rule}</List.Item>
          ))}
        </List>
      )}
      {asked !== '' && problems?.length === 0 && <Text size="sm">✓ {words.fits}</Text>}
    </div>
  );
}
