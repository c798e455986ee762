import { Button, Group, Stack } from '@mantine/core';
import type { FormEvent } from 'react';
import { DraftNote } from '../field/draft-note.tsx';
import { FieldsForm } from '../field/fields-form.tsx';
import { useFieldsDraft } from '../field/use-fields.ts';
import { useWords } from '../kernel/words.ts';
import { Alert } from '../ui/alert.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { editIssue } from './issue.queries.ts';
import { issueWords } from './issue.words.ts';
import { useShown } from './issue-context.tsx';

/** Every field of the edit screen at once (`e`); only what was changed is sent. */
export function EditDialog() {
  const words = useWords(issueWords);
  const { issue, open, place } = useShown();
  const all = Object.values(issue.editmeta.fields).sort(
    (a, b) => Number(b.fieldId === 'summary') - Number(a.fieldId === 'summary'),
  );
  const form = useFieldsDraft(all, issue.fields, `edit/${issue.key}`);
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    void form.send(async (fields) => {
      if (Object.keys(fields).length > 0) await editIssue(issue.key, fields);
      open(null);
    });
  };
  return (
    <Dialog
      opened={true}
      onClose={() => open(null)}
      title={words.editTitle(issue.key)}
      size={720}
      closeOnClickOutside={false}
    >
      <form onSubmit={submit}>
        <Stack gap="lg">
          {form.restored && <DraftNote onDiscard={form.discard} />}
          <FieldsForm {...form.props} place={place} first="summary" onSubmit={submit} />
          {form.message && <Alert>{form.message}</Alert>}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={() => open(null)}>
              {words.cancel}
            </Button>
            <Button type="submit" loading={form.busy}>
              {words.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
