/** The forms about a filter: its name, whom it is shared with, its end. */
import { Alert, Checkbox, Stack, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { ApiError } from '../../kernel/api.ts';
import { messageBeside } from '../../kernel/message.ts';
import { places } from '../../kernel/place.ts';
import { useWords } from '../../kernel/words.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogEnd } from '../../ui/dialog-end.tsx';
import { notifications } from '../../ui/notifications.ts';
import { useGo } from '../../ui/to.tsx';
import { changeFilter, createFilter, deleteFilter, type Filter } from './filter.ts';
import { filterWords } from './filter.words.ts';
import type { Opened } from './filter-head.tsx';
import { Shares } from './shares.tsx';

interface Props {
  dialog: Exclude<Opened, null>;
  filter: Filter | undefined;
  jql: string;
  close(): void;
}

export function FilterDialog({ dialog, filter, jql, close }: Props) {
  const words = useWords(filterWords);
  const titles = {
    create: words.newFilter,
    rename: words.saveFilter,
    share: words.sharedWith,
    delete: words.deleteTitle(filter?.name ?? ''),
  };
  return (
    <Dialog opened onClose={close} title={<bdi>{titles[dialog]}</bdi>}>
      {dialog === 'create' && <NameForm filter={null} jql={jql} close={close} />}
      {dialog === 'rename' && filter && <NameForm filter={filter} jql={jql} close={close} />}
      {dialog === 'share' && filter && <Shares filter={filter} />}
      {dialog === 'delete' && filter && <DeleteForm filter={filter} close={close} />}
    </Dialog>
  );
}

/** Fields whose refusal stands at the name. */
const saidAtName: ReadonlySet<string> = new Set(['filterName', 'name']);

/** What the server said to a form that was sent, and how to send one. */
function useSending(send: () => Promise<void>) {
  const [error, setError] = useState<ApiError | null>(null);
  const [busy, setBusy] = useState(false);
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      await send();
    } catch (caught) {
      if (!(caught instanceof ApiError)) throw caught;
      setError(caught);
    } finally {
      setBusy(false);
    }
  };
  return { error, busy, onSubmit };
}

/** @param filter null: a new one */
function NameForm({ filter, jql, close }: { filter: Filter | null; jql: string; close(): void }) {
  const words = useWords(filterWords);
  const go = useGo();
  const [name, setName] = useState(filter?.name ?? '');
  const [description, setDescription] = useState(filter?.description ?? '');
  const [favourite, setFavourite] = useState(true);
  const { error, busy, onSubmit } = useSending(async () => {
    if (filter) await changeFilter(filter.id, { name, description });
    else go(places.filter((await createFilter({ name, description, jql, favourite })).id));
    notifications.show({ message: words.saved });
    close();
  });
  const said = error && messageBeside(error, saidAtName);
  return (
    <form onSubmit={(event) => void onSubmit(event)}>
      <Stack gap="md">
        {said && (
          <Alert color="red" role="alert">
            {said}
          </Alert>
        )}
        <TextInput
          label={words.name}
          value={name}
          required
          maxLength={255}
          data-autofocus
          error={error?.fields.filterName ?? error?.fields.name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Textarea
          label={words.description}
          value={description}
          autosize
          minRows={2}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
        {!filter && (
          <Checkbox
            label={words.favourite}
            checked={favourite}
            onChange={(event) => setFavourite(event.currentTarget.checked)}
          />
        )}
        <DialogEnd onClose={close} loading={busy}>
          {words.saveFilter}
        </DialogEnd>
      </Stack>
    </form>
  );
}

function DeleteForm({ filter, close }: { filter: Filter; close(): void }) {
  const words = useWords(filterWords);
  const go = useGo();
  const [typed, setTyped] = useState('');
  const { error, busy, onSubmit } = useSending(async () => {
    await deleteFilter(filter.id);
    close();
    go(places.navigator(filter.jql), { replace: true });
  });
  return (
    <form onSubmit={(event) => void onSubmit(event)}>
      <Stack gap="md">
        {error && (
          <Alert color="red" role="alert">
            {error.message}
          </Alert>
        )}
        <TextInput
          label={words.deleteText(filter.name)}
          value={typed}
          data-autofocus
          autoComplete="off"
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <DialogEnd onClose={close} color="red" loading={busy} disabled={typed.trim() !== filter.name.trim()}>
          {words.delete}
        </DialogEnd>
      </Stack>
    </form>
  );
}
