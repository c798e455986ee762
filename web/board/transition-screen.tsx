/** The screen of a transition as the page of the issue asks it, beside a board that knows little of the issue. */
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useIssuePermissions } from '../issue/issue.queries.ts';
import { type Issue, issuePath } from '../issue/issue.ts';
import { TransitionForm } from '../issue/transition/transition-form.tsx';
import { usePlace } from '../issue/use-place.ts';
import { get } from '../kernel/api.ts';
import { ErrorState } from '../ui/states.tsx';
import type { Transition } from './board-data.ts';

interface Props {
  issueKey: string;
  transition: Transition;
  onMade(): void;
  onCancel(): void;
}

type Known = Pick<Issue, 'key' | 'fields'>;

export function TransitionScreen({ issueKey, ...rest }: Props) {
  const { data, error, refetch } = useQuery({
    queryKey: ['issue', issueKey, 'values'],
    queryFn: ({ signal }) =>
      get<Known>(issuePath(issueKey), {
        // To be moved on a board is not to be looked at.
        query: { fields: ['*all', '-comment', '-worklog'], updateHistory: false },
        signal,
      }),
    gcTime: 0,
  });
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton h={240} />;
  return <Asked issue={data} {...rest} />;
}

function Asked({ issue, ...rest }: Omit<Props, 'issueKey'> & { issue: Known }) {
  const may = useIssuePermissions(issue.key);
  const place = usePlace(issue.key, issue.fields.project.key, may('CREATE_ATTACHMENTS'));
  return <TransitionForm issue={issue} place={place} mayComment={may('ADD_COMMENTS')} {...rest} />;
}
