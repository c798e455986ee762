/** The bell in the top bar: how much is new, and what it is. */
import { ActionIcon, Popover, Skeleton, Tooltip } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useState } from 'react';
import { useCommands } from '../kernel/commands.ts';
import { messageOf } from '../kernel/message.ts';
import { places } from '../kernel/place.ts';
import { readDate } from '../kernel/when.ts';
import { useWords } from '../kernel/words.ts';
import type { Me } from '../session/me.ts';
import { Face } from '../ui/person.tsx';
import { Time } from '../ui/time.tsx';
import { To } from '../ui/to.tsx';
import classes from './bell.module.css';
import { type News, useNews } from './news.ts';
import { newsWords } from './news.words.ts';

export function Bell({ me }: { me: Me }) {
  const words = useWords(newsWords);
  const [open, setOpen] = useState(false);
  // What was new when the list was opened stays marked while it is open.
  const [before, setBefore] = useState(0);
  const { data, error, seen, unread, look } = useNews(me);
  const change = (next: boolean) => {
    if (next) {
      setBefore(seen);
      look();
    }
    setOpen(next);
  };
  useCommands([{ label: words.title, keys: 'g n', group: words.group, run: () => change(!open) }]);
  const label = unread > 0 ? words.unread(unread) : words.title;
  return (
    <Popover opened={open} onChange={change} position="bottom-end" width={360} trapFocus>
      <Popover.Target>
        <Tooltip label={`${label} (g n)`} disabled={open}>
          <ActionIcon
            className={classes.bell}
            variant="subtle"
            color="gray"
            size={36}
            aria-label={label}
            onClick={() => change(!open)}
          >
            <IconBell size={16} />
            {/* A picture of what the label says in words. */}
            {unread > 0 && <span className={classes.count} data-count={unread > 9 ? '9+' : unread} />}
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label={words.title}>
        {!data && !error && <Skeleton h={160} m={12} />}
        {error && <p className={classes.nothing}>{messageOf(error)}</p>}
        {data?.length === 0 && <p className={classes.nothing}>{words.nothing}</p>}
        {data && data.length > 0 && (
          <ul className={classes.list}>
            {data.map((news) => (
              <li key={`${news.issue}/${news.id}`} data-new={readDate(news.at) > before || undefined}>
                <To href={places.issue(news.issue)} className={classes.news} onClick={() => setOpen(false)}>
                  <Face person={news.who} size={24} />
                  <span className={classes.text}>
                    <span>
                      <bdi>{news.who.displayName}</bdi> {sentence(news, words)}
                    </span>
                    <span className={`quiet ${classes.issue}`}>
                      {news.issue} <bdi className="cut">{news.summary}</bdi>
                    </span>
                    <span className="quiet">
                      <Time at={news.at} />
                    </span>
                  </span>
                </To>
              </li>
            ))}
          </ul>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

function sentence({ kind, what }: News, words: typeof newsWords.en): string {
  if (kind === 'transitioned') return words.transitioned(what);
  if (kind === 'changed') return words.changed(what);
  return words[kind];
}
