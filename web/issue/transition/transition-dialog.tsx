import { Button, Group, Stack } from '@mantine/core';
import { type FormEvent, useId } from 'react';
import { DraftNote } from '../../field/draft-note.tsx';
import { FieldsForm } from '../../field/fields-form.tsx';
import { useFieldsDraft } from '../../field/use-fields.ts';
import { post } from '../../kernel/api.ts';
import { useDraft } from '../../kernel/draft.ts';
import { useWords } from '../../kernel/words.ts';
import { useReader } from '../../session/me.ts';
import { Alert } from '../../ui/alert.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { WikiEditor } from '../../wiki-editor/wiki-editor.tsx';
import { refreshIssue } from '../issue.queries.ts';
import { issuePath, type Transition } from '../issue.ts';
import { issueWords } from '../issue.words.ts';
import { useShown } from '../issue-context.tsx';

/** A transition with a screen: its fields, and a comment. */
export function TransitionDialog({ transition }: { transition: Transition }) {
  const words = useWords(issueWords);
  const { issue, open, place, may } = useShown();
  const id = useId();
  const form = useFieldsDraft(
    Object.values(transition.fields ?? {}),
    issue.fields,
    `transition/${issue.key}/${transition.id}`,
  );
  const reader = useReader().me?.name ?? '';
  const [comment, setComment, forget] = useDraft(reader, `transition-comment/${issue.key}`, '');
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    const body = comment.trim();
    void form.send(async (fields) => {
      await post(issuePath(issue.key, '/transitions'), {
        transition: { id: transition.id },
        fields,
        ...(body !== '' && { update: { comment: [{ add: { body } }] } }),
      });
      forget();
      await refreshIssue(issue.key);
      open(null);
    });
  };
  return (
    <Dialog
      opened={true}
      onClose={() => open(null)}
      title={transition.name}
      size={640}
      closeOnClickOutside={false}
    >
      <form onSubmit={submit}>
        <Stack gap="lg">
          {form.restored && <DraftNote onDiscard={form.discard} />}
          <FieldsForm {...form.props} place={place} onSubmit={submit} />
          {may('ADD_COMMENTS') && (
            <div>
              <label htmlFor={id}>{words.comment}</label>
              <WikiEditor
                id={id}
                label={words.comment}
                value={comment}
                onChange={setComment}
                place={place}
                minRows={3}
                onSubmit={submit}
              />
            </div>
          )}
          {form.message && <Alert>{form.message}</Alert>}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={() => open(null)}>
              {words.cancel}
            </Button>
            <Button type="submit" loading={form.busy}>
              {transition.name}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
