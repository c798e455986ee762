/** Makes an access token and shows it, this once. */
import { Button, CopyButton, Group, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { post } from '../kernel/api.ts';
import { queries } from '../kernel/queries.ts';
import { useWords } from '../kernel/words.ts';
import { ActionError } from '../ui/action-error.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { DialogEnd } from '../ui/dialog-end.tsx';
import { useAction } from '../ui/use-action.ts';
import { profileWords } from './profile.words.ts';
import { tokensKey } from './tokens.tsx';

export function NewToken({ onClose }: { onClose(): void }) {
  const words = useWords(profileWords);
  const [name, setName] = useState('');
  const [days, setDays] = useState<number | string>(90);
  const [made, setMade] = useState<string | null>(null);
  const action = useAction();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    await action.run(async () => {
      const { rawToken } = await post<{ rawToken: string }>('/rest/pat/latest/tokens', {
        name,
        ...(days !== '' && { expirationDuration: Number(days) }),
      });
      setMade(rawToken);
      await queries.invalidateQueries({ queryKey: tokensKey });
    });
  };
  if (made !== null)
    return (
      <Dialog opened={true} onClose={onClose} closeOnClickOutside={false} title={name}>
        <Stack gap="md">
          <Text role="status">{words.tokenMade}</Text>
          <TextInput
            label={words.tokenValue}
            value={made}
            readOnly
            data-autofocus
            ff="monospace"
            onFocus={({ currentTarget }) => currentTarget.select()}
          />
          <Group justify="flex-end" gap="sm">
            <CopyButton value={made}>
              {({ copied, copy }) => (
                <Button
                  variant="default"
                  leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
                  onClick={copy}
                >
                  {copied ? words.copied : words.copy}
                </Button>
              )}
            </CopyButton>
            <Button onClick={onClose}>{words.done}</Button>
          </Group>
        </Stack>
      </Dialog>
    );
  return (
    <Dialog opened={true} onClose={onClose} title={words.newToken}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <TextInput
            label={words.tokenName}
            description={words.tokenNameText}
            required
            withAsterisk={false}
            maxLength={255}
            data-autofocus
            autoComplete="off"
            value={name}
            error={action.fieldError('name')}
            onChange={({ currentTarget: { value } }) => setName(value)}
          />
          <NumberInput
            label={words.tokenDays}
            description={words.tokenNever}
            min={1}
            allowDecimal={false}
            value={days}
            error={action.fieldError('expirationDuration')}
            onChange={setDays}
          />
          <ActionError error={action.error} fields={['name', 'expirationDuration']} />
          <DialogEnd onClose={onClose} loading={action.busy}>
            {words.newToken}
          </DialogEnd>
        </Stack>
      </form>
    </Dialog>
  );
}
