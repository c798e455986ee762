import { Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ApiError, del } from '../../kernel/api.ts';
import { useWords } from '../../kernel/words.ts';
import { DialogEnd } from '../../ui/dialog-end.tsx';
import { bulkWords } from './bulk.words.ts';
import type { Asked } from './bulk-dialog.tsx';

interface Props {
  keys: readonly string[];
  run(asked: Asked): Promise<void>;
  close(): void;
}

/** Deletes for good: the number of issues is typed to confirm it. */
export function DeleteForm({ keys, run, close }: Props) {
  const words = useWords(bulkWords);
  const [typed, setTyped] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void run({ change: remove });
      }}
    >
      <Stack gap="md">
        <TextInput
          label={words.deleteText(keys.length)}
          value={typed}
          inputMode="numeric"
          autoComplete="off"
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <DialogEnd onClose={close} disabled={typed.trim() !== String(keys.length)} color="red">
          {words.deleteIssues(keys.length)}
        </DialogEnd>
      </Stack>
    </form>
  );
}

/** One that went with its parent, which was marked too, is gone as was asked. */
async function remove(key: string): Promise<void> {
  try {
    await del(`/rest/api/2/issue/${key}`, { query: { deleteSubtasks: true } });
  } catch (error) {
    if (!(error instanceof ApiError && error.status === 404)) throw error;
  }
}
