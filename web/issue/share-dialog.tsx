import { Button, CopyButton, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { multiUser } from '../field/multi-user.tsx';
import { post } from '../kernel/api.ts';
import { messageOf } from '../kernel/message.ts';
import { fullAddress, places } from '../kernel/place.ts';
import { useWords } from '../kernel/words.ts';
import { Alert } from '../ui/alert.tsx';
import { Dialog } from '../ui/dialog.tsx';
import type { Named } from '../ui/found-people.ts';
import { notify } from '../ui/notify.ts';
import { issuePath } from './issue.ts';
import { issueWords } from './issue.words.ts';
import { useShown } from './issue-context.tsx';

/** The address to copy, and mail to those who may see the issue (`s`). */
export function ShareDialog() {
  const words = useWords(issueWords);
  const { issue, open, place } = useShown();
  const address = location.origin + fullAddress(places.issue(issue.key));
  const [people, setPeople] = useState<readonly Named[]>([]);
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState('');
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      const users = people.map(({ name }) => ({ name }));
      const textBody = `${note.trim() || words.shareDefault(issue.key)}\n\n${address}`;
      await post(issuePath(issue.key, '/notify'), { textBody, to: { users } });
      notify(words.shareQueued);
      open(null);
    } catch (error) {
      setRefused(messageOf(error));
      setBusy(false);
    }
  };
  return (
    <Dialog opened={true} onClose={() => open(null)} title={words.shareTitle(issue.key)}>
      <form onSubmit={send}>
        <Stack gap="md">
          <Group gap="sm" align="end" wrap="nowrap">
            <TextInput
              label={words.url}
              value={address}
              readOnly
              style={{ flex: 1 }}
              onFocus={(e) => e.target.select()}
            />
            <CopyButton value={address}>
              {({ copied, copy }) => (
                <Button variant="default" onClick={copy} data-autofocus>
                  {copied ? words.copied : words.copyLink}
                </Button>
              )}
            </CopyButton>
          </Group>
          <div>
            <label htmlFor="share-people">{words.shareWith}</label>
            <multiUser.Edit
              id="share-people"
              meta={{
                fieldId: 'people',
                name: words.shareWith,
                schema: { type: 'array', items: 'user' },
                required: true,
              }}
              value={people}
              onChange={(value) => setPeople(value as Named[])}
              place={place}
            />
          </div>
          <Textarea
            label={words.shareNote}
            placeholder={words.shareDefault(issue.key)}
            value={note}
            autosize
            minRows={2}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          {refused && <Alert>{refused}</Alert>}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={() => open(null)}>
              {words.cancel}
            </Button>
            <Button type="submit" loading={busy} disabled={people.length === 0}>
              {words.shareSend}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
