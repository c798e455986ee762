/** The issue beside its list: the whole of it, as on its own page. */
import { memo, useDeferredValue } from 'react';
import { IssueView } from '../../issue/issue-view.tsx';
import { useWords } from '../../kernel/words.ts';
import { EmptyState } from '../../ui/states.tsx';
import { navigatorWords } from '../navigator.words.ts';
import classes from './detail.module.css';

export const Detail = memo(function Detail({ issueKey }: { issueKey: string | undefined }) {
  const words = useWords(navigatorWords);
  // Who runs through the list with j and k is not held up by issues that are passed by.
  const shown = useDeferredValue(issueKey);
  if (shown === undefined) return <EmptyState title={words.chooseIssue} />;
  return (
    <div className={classes.detail}>
      <IssueView key={shown} issueKey={shown} embedded />
    </div>
  );
});
