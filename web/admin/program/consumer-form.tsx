/** A consumer of OAuth 1.0a: registered, and changed. It signs with a key, or with a secret that is shown once. */
import { NativeSelect, Radio, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { post, put } from '../../kernel/api.ts';
import { useWords } from '../../kernel/words.ts';
import { ActionError } from '../../ui/action-error.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogEnd } from '../../ui/dialog-end.tsx';
import { PersonPicker } from '../../ui/person-picker.tsx';
import { useAction } from '../../ui/use-action.ts';
import { adminWords } from '../admin.words.ts';
import { type Consumer, consumerPath, consumersPath, refreshPrograms } from './program.ts';
import { programWords } from './programs.words.ts';

interface Props {
  /** null: a new one. */
  consumer: Consumer | null;
  /** One with a shared secret was made; the secret is not told again. */
  onMade(consumer: Consumer & { readonly sharedSecret: string }): void;
  onClose(): void;
}

const fields = ['consumerKey', 'name', 'description', 'publicKey', 'callbackUrl', 'executeAs'];

export function ConsumerForm({ consumer, onMade, onClose }: Props) {
  const words = useWords(programWords);
  const own = useWords(adminWords);
  const action = useAction();
  const [values, setValues] = useState({
    consumerKey: '',
    name: consumer?.name ?? '',
    description: consumer?.description ?? '',
    publicKey: '',
    callbackUrl: consumer?.callbackUrl ?? '',
  });
  const [signs, setSigns] = useState<string>(consumer && !consumer.publicKey ? 'secret' : 'key');
  const [match, setMatch] = useState<string>(consumer?.callbackMatch ?? 'exact');
  const [active, setActive] = useState(consumer?.active ?? true);
  const [executeAs, setExecuteAs] = useState(consumer?.executeAs ?? null);
  const text = (id: keyof typeof values) => ({
    value: values[id],
    error: action.fieldError(id),
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) =>
      setValues((old) => ({ ...old, [id]: value })),
  });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { consumerKey, name, description, publicKey, callbackUrl } = values;
    // Of a new one that signs with a key the key must be there: what is empty is sent, and refused at its field.
    const key = signs === 'key' && (!consumer || publicKey.trim() !== '') ? { publicKey } : {};
    const body = {
      name,
      description: description || null,
      callbackUrl: callbackUrl.trim() || null,
      callbackMatch: match,
      active,
      executeAs,
      ...key,
    };
    const done = await action.run(async () => {
      if (consumer) await put(consumerPath(consumer.id), body);
      else {
        const secret = signs === 'secret' ? { sharedSecret: true } : {};
        const made = await post<Consumer & { sharedSecret?: string }>(consumersPath, {
          consumerKey,
          ...body,
          ...secret,
        });
        if (made.sharedSecret !== undefined) onMade({ ...made, sharedSecret: made.sharedSecret });
        else onClose();
      }
      await refreshPrograms();
    }, own.saved);
    if (done && consumer) onClose();
  };
  return (
    <Dialog
      opened={true}
      onClose={onClose}
      closeOnClickOutside={false}
      size={560}
      title={consumer ? words.edit(consumer.name) : words.newConsumer}
    >
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="md">
          <TextInput label={own.name} data-autofocus {...text('name')} />
          {!consumer && (
            <TextInput
              label={words.consumerKey}
              description={words.consumerKeyText}
              autoComplete="off"
              {...text('consumerKey')}
            />
          )}
          <TextInput label={own.description} {...text('description')} />
          {!consumer && (
            <Radio.Group label={words.signs} value={signs} onChange={setSigns}>
              <Stack gap={4} mt={4}>
                <Radio value="key" label={words.signsKey} />
                <Radio value="secret" label={words.signsSecret} />
              </Stack>
            </Radio.Group>
          )}
          {signs === 'key' && (
            <Textarea
              label={words.publicKey}
              description={
                consumer?.publicKey ? words.publicKeyNow(consumer.publicKey.bits) : words.publicKeyText
              }
              autosize
              minRows={4}
              maxRows={12}
              ff="monospace"
              spellCheck={false}
              {...text('publicKey')}
            />
          )}
          <TextInput
            label={words.callbackUrl}
            description={words.callbackUrlText}
            inputMode="url"
            {...text('callbackUrl')}
          />
          {values.callbackUrl !== '' && (
            <NativeSelect
              label={words.callbackMatch}
              value={match}
              data={[
                { value: 'exact', label: words.matchExact },
                { value: 'prefix', label: words.matchPrefix },
              ]}
              onChange={({ currentTarget: { value } }) => setMatch(value)}
            />
          )}
          <PersonPicker
            label={words.executeAs}
            description={words.executeAsText}
            value={executeAs}
            known={executeAs === null ? null : { name: executeAs, displayName: executeAs }}
            error={action.fieldError('executeAs')}
            onChange={setExecuteAs}
          />
          <Switch
            label={words.active}
            description={words.activeText}
            checked={active}
            onChange={({ currentTarget: { checked } }) => setActive(checked)}
          />
          <ActionError error={action.error} fields={fields} />
          <DialogEnd onClose={onClose} loading={action.busy}>
            {consumer ? own.save : words.newConsumer}
          </DialogEnd>
        </Stack>
      </form>
    </Dialog>
  );
}
