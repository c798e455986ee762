import { PasswordInput, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { put } from '../../kernel/api.ts';
import { queries } from '../../kernel/queries.ts';
import { useWords } from '../../kernel/words.ts';
import { ActionError } from '../../ui/action-error.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogEnd } from '../../ui/dialog-end.tsx';
import { useAction } from '../../ui/use-action.ts';
import { adminWords } from '../admin.words.ts';
import type { User } from './users.tsx';

export function SetPassword({ user, onClose }: { user: User; onClose(): void }) {
  const words = useWords(adminWords);
  const [password, setPassword] = useState('');
  const action = useAction();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const done = await action.run(async () => {
      await put('/rest/api/2/user/password', { password }, { query: { username: user.name } });
      await queries.invalidateQueries({ queryKey: ['sessions'] });
    }, words.passwordSet);
    if (done) onClose();
  };
  return (
    <Dialog opened={true} onClose={onClose} title={words.setPassword}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <Text>{words.setPasswordText(user.displayName)}</Text>
          <PasswordInput
            label={words.password}
            autoComplete="new-password"
            required
            withAsterisk={false}
            data-autofocus
            value={password}
            error={action.fieldError('password')}
            visibilityToggleButtonProps={{ 'aria-label': words.show, tabIndex: 0, 'aria-hidden': false }}
            onChange={({ currentTarget: { value } }) => setPassword(value)}
          />
          <ActionError error={action.error} fields={['password']} />
          <DialogEnd onClose={onClose} loading={action.busy}>
            {words.setPassword}
          </DialogEnd>
        </Stack>
      </form>
    </Dialog>
  );
}
