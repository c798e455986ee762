import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { get } from '../../kernel/api.ts';
import { messageOf } from '../../kernel/message.ts';
import { useWords } from '../../kernel/words.ts';
import { Alert } from '../../ui/alert.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import type { Named } from '../../ui/found-people.ts';
import { PersonName } from '../../ui/person.tsx';
import { issuePath } from '../issue.ts';
import { issueWords } from '../issue.words.ts';
import { useShown } from '../issue-context.tsx';
import classes from './people.module.css';

/** Who voted for the issue. */
export function VotersDialog() {
  const words = useWords(issueWords);
  const { issue, open } = useShown();
  const { data, error } = useQuery({
    queryKey: ['issue', issue.key, 'voters'],
    queryFn: ({ signal }) => get<{ voters: Named[] }>(issuePath(issue.key, '/votes'), { signal }),
  });
  return (
    <Dialog opened={true} onClose={() => open(null)} title={words.votes}>
      {error && <Alert>{messageOf(error)}</Alert>}
      {!data && !error && <Skeleton h={72} />}
      {data?.voters.length === 0 && <p className="quiet">{words.nobodyVoted}</p>}
      <ul className={classes.people}>
        {data?.voters.map((one) => (
          <li key={one.name}>
            <PersonName person={one} />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
