import { Button, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { user } from '../../field/user.tsx';
import { del, get, post } from '../../kernel/api.ts';
import { messageOf } from '../../kernel/message.ts';
import { useWords } from '../../kernel/words.ts';
import { Alert } from '../../ui/alert.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import type { Named } from '../../ui/found-people.ts';
import { PersonName } from '../../ui/person.tsx';
import { refreshIssue } from '../issue.queries.ts';
import { issuePath } from '../issue.ts';
import { issueWords } from '../issue.words.ts';
import { useShown } from '../issue-context.tsx';
import classes from './people.module.css';

/** Who watches the issue; who manages watchers adds and removes them. */
export function WatchersDialog() {
  const words = useWords(issueWords);
  const { issue, open, may, place } = useShown();
  const { key } = issue;
  const [refused, setRefused] = useState('');
  const { data, error } = useQuery({
    queryKey: ['issue', key, 'watchers'],
    queryFn: ({ signal }) => get<{ watchers: Named[] }>(issuePath(key, '/watchers'), { signal }),
  });
  const change = async (what: Promise<unknown>) => {
    try {
      setRefused('');
      await what;
      await refreshIssue(key);
    } catch (problem) {
      setRefused(messageOf(problem));
    }
  };
  const manages = may('MANAGE_WATCHERS');
  return (
    <Dialog opened={true} onClose={() => open(null)} title={words.watchers}>
      <Stack gap="md">
        {manages && (
          <user.Edit
            id="add-watcher"
            meta={{ fieldId: 'watcher', name: words.addWatcher, schema: { type: 'user' }, required: false }}
            value={null}
            onChange={(chosen) => {
              if (chosen) void change(post(issuePath(key, '/watchers'), (chosen as Named).name));
            }}
            place={place}
          />
        )}
        {(refused || error) && <Alert>{refused || messageOf(error)}</Alert>}
        {!data && !error && <Skeleton h={72} />}
        {data?.watchers.length === 0 && <p className="quiet">{words.nobodyWatches}</p>}
        <ul className={classes.people}>
          {data?.watchers.map((one) => (
            <li key={one.name}>
              <PersonName person={one} />
              {manages && (
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={words.removeWatcher(one.displayName)}
                  onClick={() =>
                    void change(del(issuePath(key, '/watchers'), { query: { username: one.name } }))
                  }
                >
                  {words.remove}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </Stack>
    </Dialog>
  );
}
