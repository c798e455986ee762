import { Stack, Text } from '@mantine/core';
import { del, post } from '../../kernel/api.ts';
import { useWords } from '../../kernel/words.ts';
import { useMe } from '../../session/me.ts';
import { DialogEnd } from '../../ui/dialog-end.tsx';
import { bulkWords } from './bulk.words.ts';
import type { Asked } from './bulk-dialog.tsx';

interface Props {
  keys: readonly string[];
  watch: boolean;
  run(asked: Asked): Promise<void>;
  close(): void;
}

/** Watches the issues, or no longer; each is the way back of the other. */
export function WatchForm({ keys, watch, run, close }: Props) {
  const words = useWords(bulkWords);
  const { name } = useMe();
  const begin = (key: string) => post<void>(`/rest/api/2/issue/${key}/watchers`, name);
  const end = (key: string) => del<void>(`/rest/api/2/issue/${key}/watchers`, { query: { username: name } });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void run(watch ? { change: begin, undo: end } : { change: end, undo: begin });
      }}
    >
      <Stack gap="md">
        <Text>{watch ? words.watchText(keys.length) : words.unwatchText(keys.length)}</Text>
        <DialogEnd onClose={close}>{watch ? words.watch : words.unwatch}</DialogEnd>
      </Stack>
    </form>
  );
}
