/** The screen of a transition: its fields, and a comment. The page of an issue and a board ask with it. */
import { Stack } from '@mantine/core';
import { type FormEvent, useId } from 'react';
import { DraftNote } from '../../field/draft-note.tsx';
import type { Place } from '../../field/field.ts';
import { FieldsForm } from '../../field/fields-form.tsx';
import { useFieldsDraft } from '../../field/use-fields.ts';
import { post } from '../../kernel/api.ts';
import { useDraft } from '../../kernel/draft.ts';
import { useWords } from '../../kernel/words.ts';
import { useReader } from '../../session/me.ts';
import { Alert } from '../../ui/alert.tsx';
import { DialogEnd } from '../../ui/dialog-end.tsx';
import { WikiEditor } from '../../wiki-editor/wiki-editor.tsx';
import { refreshIssue } from '../issue.queries.ts';
import { type Issue, issuePath, type Transition } from '../issue.ts';
import { issueWords } from '../issue.words.ts';

interface Props {
  issue: Pick<Issue, 'key' | 'fields'>;
  transition: Pick<Transition, 'id' | 'name' | 'fields'>;
  place: Place;
  mayComment: boolean;
  /** The server has made it. */
  onMade(): void;
  onCancel(): void;
}

export function TransitionForm({ issue, transition, place, mayComment, onMade, onCancel }: Props) {
  const words = useWords(issueWords);
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
      onMade();
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="lg">
        {form.restored && <DraftNote onDiscard={form.discard} />}
        <FieldsForm {...form.props} place={place} onSubmit={submit} />
        {mayComment && (
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
        <DialogEnd onClose={onCancel} loading={form.busy}>
          {transition.name}
        </DialogEnd>
      </Stack>
    </form>
  );
}
