import { PasswordInput, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { post } from '../../kernel/api.ts';
import { queries } from '../../kernel/queries.ts';
import { useWords } from '../../kernel/words.ts';
import { ActionError } from '../../ui/action-error.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogEnd } from '../../ui/dialog-end.tsx';
import { useGo } from '../../ui/to.tsx';
import { useAction } from '../../ui/use-action.ts';
import { adminWords } from '../admin.words.ts';
import { userPlace } from './users.tsx';

const fields = ['name', 'displayName', 'emailAddress', 'password'] as const;
const empty = { name: '', displayName: '', emailAddress: '', password: '' };

export function NewUser({ onClose }: { onClose(): void }) {
  const words = useWords(adminWords);
  const go = useGo();
  const [user, setUser] = useState(empty);
  const action = useAction();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const done = await action.run(async () => {
      const { password, ...rest } = user;
      await post('/rest/api/2/user', { ...rest, ...(password !== '' && { password }) });
      await queries.invalidateQueries({ queryKey: ['users'] });
    }, words.userMade(user.displayName));
    if (done) go(userPlace(user.name));
  };
  const field = (id: (typeof fields)[number]) => ({
    value: user[id],
    error: action.fieldError(id === 'name' ? 'username' : id) ?? action.fieldError(id),
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) =>
      setUser((before) => ({ ...before, [id]: value })),
  });
  return (
    <Dialog opened={true} onClose={onClose} title={words.newUser}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <TextInput
            label={words.username}
            required
            withAsterisk={false}
            data-autofocus
            autoComplete="off"
            autoCapitalize="none"
            {...field('name')}
          />
          <TextInput
            label={words.fullName}
            required
            withAsterisk={false}
            autoComplete="off"
            {...field('displayName')}
          />
          <TextInput
            label={words.email}
            type="email"
            required
            withAsterisk={false}
            autoComplete="off"
            {...field('emailAddress')}
          />
          <PasswordInput
            label={words.password}
            description={words.passwordText}
            autoComplete="new-password"
            visibilityToggleButtonProps={{ 'aria-label': words.show, tabIndex: 0, 'aria-hidden': false }}
            {...field('password')}
          />
          <ActionError error={action.error} fields={[...fields, 'username']} />
          <DialogEnd onClose={onClose} loading={action.busy}>
            {words.newUser}
          </DialogEnd>
        </Stack>
      </form>
    </Dialog>
  );
}
