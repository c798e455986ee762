import { useEffect } from 'react';
import { post } from '../../kernel/api.ts';
import { readDraft } from '../../kernel/draft.ts';
import { useWords } from '../../kernel/words.ts';
import { useReader } from '../../session/me.ts';
import { KeyTip } from '../../ui/key-tip.tsx';
import { refreshIssue } from '../issue.queries.ts';
import { issuePath } from '../issue.ts';
import { issueWords } from '../issue.words.ts';
import { useShown } from '../issue-context.tsx';
import { useActions } from '../use-actions.ts';
import classes from './activity.module.css';
import { CommentForm } from './comment-form.tsx';

/** The place for a new comment; it opens by itself where one was begun and not sent. */
export function NewComment() {
  const words = useWords(issueWords);
  const { issue, commenting, comment } = useShown();
  const can = useActions();
  const reader = useReader().me?.name ?? '';
  const { key } = issue;
  const draft = `comment/${key}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for once, when the issue is opened
  useEffect(() => {
    if (readDraft<string>(reader, draft)) comment(true);
  }, [draft]);
  if (!can.comment) return null;
  const send = async (body: string, visibility: object | null) => {
    await post(issuePath(key, '/comment'), { body, ...(visibility && { visibility }) });
    await refreshIssue(key);
  };
  return (
    <div className={classes.new}>
      {commenting ? (
        <CommentForm
          draft={draft}
          label={words.newComment}
          action={words.send}
          send={send}
          onClose={() => comment(false)}
        />
      ) : (
        <KeyTip label={words.comment} keys="m">
          <button type="button" className={classes.opener} onClick={() => comment(true)}>
            {words.addComment}
          </button>
        </KeyTip>
      )}
    </div>
  );
}
