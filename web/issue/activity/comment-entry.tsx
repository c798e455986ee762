import { useState } from 'react';
import { useGlow } from '../../field/use-glow.ts';
import { del, put } from '../../kernel/api.ts';
import { places } from '../../kernel/place.ts';
import { useWords } from '../../kernel/words.ts';
import { useReader } from '../../session/me.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { Markup } from '../../ui/markup.tsx';
import { refreshIssue } from '../issue.queries.ts';
import { type Comment, issuePath } from '../issue.ts';
import { issueWords } from '../issue.words.ts';
import { useShown } from '../issue-context.tsx';
import { CommentForm } from './comment-form.tsx';
import { Entry } from './entry.tsx';

export function CommentEntry({ comment, focused = false }: { comment: Comment; focused?: boolean }) {
  const words = useWords(issueWords);
  const { issue, may } = useShown();
  const { me } = useReader();
  const [editing, edit] = useState(false);
  const [removing, remove] = useState(false);
  const [glows, own] = useGlow(comment.body);
  const { id, author, visibility } = comment;
  const path = issuePath(issue.key, `/comment/${id}`);
  const mine = me !== null && author?.name === me.name;
  const live = !issue.fields.archiveddate;
  const mayDo = (what: 'EDIT' | 'DELETE') =>
    live && (may(`${what}_ALL_COMMENTS`) || (mine && may(`${what}_OWN_COMMENTS`)));
  return (
    <>
      <Entry
        author={author}
        at={comment.created}
        href={`${places.issue(issue.key)}?focusedCommentId=${id}`}
        edited={comment.updated !== comment.created}
        visibility={visibility}
        focused={focused}
        glows={glows}
        edit={!editing && mayDo('EDIT') && { label: words.editComment, run: () => edit(true) }}
        remove={!editing && mayDo('DELETE') && { label: words.deleteComment, run: () => remove(true) }}
      >
        {editing ? (
          <CommentForm
            draft={`comment/${issue.key}/${id}`}
            label={words.editComment}
            action={words.save}
            start={comment.body}
            visibility={visibility ?? null}
            onClose={() => edit(false)}
            send={async (body, audience) => {
              own();
              await put(path, { body, visibility: audience });
              await refreshIssue(issue.key);
            }}
          />
        ) : (
          <Markup html={comment.renderedBody ?? ''} />
        )}
      </Entry>
      {removing && (
        <Confirm
          title={`${words.deleteComment}?`}
          action={words.remove}
          onClose={() => remove(false)}
          run={async () => {
            await del(path);
            await refreshIssue(issue.key);
          }}
        >
          <p>{words.deleteCommentText}</p>
        </Confirm>
      )}
    </>
  );
}
