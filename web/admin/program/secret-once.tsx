/** A secret that is in one answer of the server and in no other: to be copied now. */
import { Button, CopyButton, Group, Stack, Text, TextInput } from '@mantine/core';
import { useWords } from '../../kernel/words.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { programWords } from './programs.words.ts';

interface Props {
  title: string;
  /** What the program needs: each with its label. */
  values: readonly { readonly label: string; readonly value: string; readonly secret?: boolean }[];
  onClose(): void;
}

export function SecretOnce({ title, values, onClose }: Props) {
  const words = useWords(programWords);
  return (
    // A click beside it must not lose what cannot be had again.
    <Dialog opened={true} onClose={onClose} closeOnClickOutside={false} title={title}>
      <Stack gap="md">
        {values.some(({ secret }) => secret) && <Text role="status">{words.secretOnce}</Text>}
        {values.map(({ label, value, secret }) => (
          <Group key={label} gap="sm" align="flex-end">
            <TextInput
              flex={1}
              label={label}
              value={value}
              readOnly
              ff="monospace"
              onFocus={({ currentTarget }) => currentTarget.select()}
              {...(secret && { 'data-autofocus': true })}
            />
            <CopyButton value={value}>
              {({ copied, copy }) => (
                <Button variant="default" aria-label={words.copyOf(label)} onClick={copy}>
                  {copied ? words.copied : words.copy}
                </Button>
              )}
            </CopyButton>
          </Group>
        ))}
        <Group justify="flex-end">
          <Button onClick={onClose}>{words.done}</Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
