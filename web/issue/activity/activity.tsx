/** What people said and did: comments, work log, history, or all of it. */
import { ActionIcon, Tabs } from '@mantine/core';
import { IconSortAscending, IconSortDescending } from '@tabler/icons-react';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useKept } from '../../kernel/kept.ts';
import { useWords } from '../../kernel/words.ts';
import { KeyTip } from '../../ui/key-tip.tsx';
import { issueWords } from '../issue.words.ts';
import { useShown } from '../issue-context.tsx';
import { Section } from '../section.tsx';
import { All } from './all.tsx';
import { Comments } from './comments.tsx';
import { History } from './history.tsx';
import { NewComment } from './new-comment.tsx';
import { Worklogs } from './worklogs.tsx';

type Tab = 'comments' | 'worklog' | 'history' | 'all';
const tabs: readonly Tab[] = ['comments', 'worklog', 'history', 'all'];

export function Activity() {
  const words = useWords(issueWords);
  const { embedded } = useShown();
  const search = useLocation().search as { focusedCommentId?: string; focusedWorklogId?: string };
  const focused = embedded ? undefined : search.focusedCommentId;
  const focusedWork = embedded ? undefined : search.focusedWorklogId;
  const [kept, keep] = useKept<Tab>('activity.tab', 'comments');
  const [newestFirst, order] = useKept('activity.newest', false);
  const [tab, setTab] = useState<Tab>(kept);
  useEffect(() => {
    if (focused) setTab((now) => (now === 'all' ? now : 'comments'));
    else if (focusedWork) setTab((now) => (now === 'all' ? now : 'worklog'));
  }, [focused, focusedWork]);
  const turn = newestFirst ? words.oldestFirst : words.newestFirst;
  const shared = { newestFirst };
  return (
    <Section
      id="activity"
      title={words.activity}
      end={
        <KeyTip label={turn}>
          <ActionIcon variant="subtle" color="gray" aria-label={turn} onClick={() => order(!newestFirst)}>
            {newestFirst ? <IconSortDescending size={16} /> : <IconSortAscending size={16} />}
          </ActionIcon>
        </KeyTip>
      }
    >
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(chosen) => {
          if (!chosen) return;
          setTab(chosen as Tab);
          keep(chosen as Tab);
        }}
      >
        <Tabs.List>
          {tabs.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {words[one]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {newestFirst && <NewComment />}
        <Tabs.Panel value="comments">
          <Comments {...shared} focused={focused} />
        </Tabs.Panel>
        <Tabs.Panel value="worklog">
          <Worklogs {...shared} focused={focusedWork} />
        </Tabs.Panel>
        <Tabs.Panel value="history">
          <History {...shared} />
        </Tabs.Panel>
        <Tabs.Panel value="all">
          <All {...shared} />
        </Tabs.Panel>
        {!newestFirst && <NewComment />}
      </Tabs>
    </Section>
  );
}
