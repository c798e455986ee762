/** A client of OAuth 2.0: registered, and changed. Its secret is shown where it is made, and never again. */
import { Checkbox, Select, Stack, TagsInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { post, put } from '../../kernel/api.ts';
import { useWords } from '../../kernel/words.ts';
import { ActionError } from '../../ui/action-error.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogEnd } from '../../ui/dialog-end.tsx';
import { PersonPicker } from '../../ui/person-picker.tsx';
import { useAction } from '../../ui/use-action.ts';
import { adminWords } from '../admin.words.ts';
import { type Client, clientPath, clientsPath, refreshPrograms } from './program.ts';
import { programWords } from './programs.words.ts';

interface Props {
  /** null: a new one. */
  client: Client | null;
  /** A new one was made; its secret is not told again. */
  onMade(client: Client & { readonly secret: string | null }): void;
  onClose(): void;
}

const fields = ['name', 'redirectUris', 'scope', 'legacy', 'runAs'];

export function ClientForm({ client, onMade, onClose }: Props) {
  const words = useWords(programWords);
  const own = useWords(adminWords);
  const [name, setName] = useState(client?.name ?? '');
  const [redirectUris, setUris] = useState<string[]>([...(client?.redirectUris ?? [])]);
  const [typing, setTyping] = useState('');
  const [scope, setScope] = useState(client?.scope ?? 'READ');
  const [confidential, setConfidential] = useState(client?.confidential ?? true);
  const [legacy, setLegacy] = useState(client?.legacy ?? false);
  const [runAs, setRunAs] = useState(client?.runAs ?? null);
  const action = useAction();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    // An address that was typed and not ended by Enter is meant, too.
    const uris = typing.trim() === '' ? redirectUris : [...redirectUris, typing.trim()];
    const body = {
      name,
      redirectUris: uris,
      scope,
      legacy: confidential && legacy,
      runAs: confidential ? runAs : null,
    };
    const done = await action.run(
      async () => {
        if (client) await put(clientPath(client.id), body);
        else onMade(await post(clientsPath, { ...body, confidential }));
        await refreshPrograms();
      },
      client ? own.saved : undefined,
    );
    if (done && client) onClose();
  };
  return (
    <Dialog
      opened={true}
      onClose={onClose}
      closeOnClickOutside={false}
      title={client ? words.edit(client.name) : words.newClient}
    >
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="md">
          <TextInput
            label={own.name}
            data-autofocus
            value={name}
            error={action.fieldError('name')}
            onChange={({ currentTarget: { value } }) => setName(value)}
          />
          <TagsInput
            label={words.redirectUris}
            description={words.redirectUrisText}
            value={redirectUris}
            searchValue={typing}
            onSearchChange={setTyping}
            error={action.fieldError('redirectUris')}
            onChange={setUris}
          />
          <Select
            label={words.scope}
            description={client ? words.scopeText : undefined}
            allowDeselect={false}
            data={['READ', 'WRITE', 'ADMIN', 'SYSTEM_ADMIN']}
            value={scope}
            error={action.fieldError('scope')}
            onChange={(value) => setScope(value ?? scope)}
          />
          {!client && (
            <Checkbox
              label={words.confidential}
              description={words.confidentialText}
              checked={confidential}
              onChange={({ currentTarget: { checked } }) => setConfidential(checked)}
            />
          )}
          {confidential && (
            <>
              <Checkbox
                label={words.legacy}
                description={words.legacyText}
                checked={legacy}
                error={action.fieldError('legacy')}
                onChange={({ currentTarget: { checked } }) => setLegacy(checked)}
              />
              <PersonPicker
                label={words.runAs}
                description={words.runAsText}
                value={runAs}
                known={runAs === null ? null : { name: runAs, displayName: runAs }}
                error={action.fieldError('runAs')}
                onChange={setRunAs}
              />
            </>
          )}
          <ActionError error={action.error} fields={fields} />
          <DialogEnd onClose={onClose} loading={action.busy}>
            {client ? own.save : words.newClient}
          </DialogEnd>
        </Stack>
      </form>
    </Dialog>
  );
}
