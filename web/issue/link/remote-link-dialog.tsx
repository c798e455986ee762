import { Button, Group, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { post } from '../../kernel/api.ts';
import { messageOf } from '../../kernel/message.ts';
import { useWords } from '../../kernel/words.ts';
import { Alert } from '../../ui/alert.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { refreshIssue } from '../issue.queries.ts';
import { issuePath } from '../issue.ts';
import { issueWords } from '../issue.words.ts';
import { useShown } from '../issue-context.tsx';

/** A page elsewhere that the issue has to do with. */
export function RemoteLinkDialog() {
  const words = useWords(issueWords);
  const { issue, open } = useShown();
  const [url, setUrl] = useState('https://');
  const [title, setTitle] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      await post(issuePath(issue.key, '/remotelink'), {
        object: { url: url.trim(), title: title.trim() || url.trim() },
      });
      await refreshIssue(issue.key);
      open(null);
    } catch (error) {
      setRefused(messageOf(error));
      setBusy(false);
    }
  };
  return (
    <Dialog opened={true} onClose={() => open(null)} title={words.webLink}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            label={words.url}
            type="url"
            required
            value={url}
            onChange={(event) => setUrl(event.currentTarget.value)}
            data-autofocus
          />
          <TextInput
            label={words.title}
            value={title}
            maxLength={255}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          {refused && <Alert>{refused}</Alert>}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={() => open(null)}>
              {words.cancel}
            </Button>
            <Button type="submit" loading={busy}>
              {words.webLink}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
