import { Button, Group } from '@mantine/core';
import { useWords } from '../../kernel/words.ts';
import { bulkWords } from './bulk.words.ts';

interface Props {
  label: string;
  danger?: boolean;
  disabled: boolean;
  close(): void;
}

/** How every form of a bulk change ends. */
export function Ends({ label, danger = false, disabled, close }: Props) {
  const words = useWords(bulkWords);
  return (
    <Group justify="flex-end" gap="sm">
      <Button variant="default" onClick={close}>
        {words.cancel}
      </Button>
      <Button type="submit" disabled={disabled} {...(danger && { color: 'red' })}>
        {label}
      </Button>
    </Group>
  );
}
