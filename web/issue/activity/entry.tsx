/** One thing that somebody said or did. */
import { ActionIcon } from '@mantine/core';
import { IconLock, IconPencil, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '../../kernel/words.ts';
import { Face, type Person } from '../../ui/person.tsx';
import { Time } from '../../ui/time.tsx';
import { To } from '../../ui/to.tsx';
import type { Visibility } from '../issue.ts';
import { issueWords } from '../issue.words.ts';
import classes from './activity.module.css';

interface Props {
  author?: Person | undefined;
  /** Behind the name: "logged 2h". */
  did?: ReactNode;
  at: string;
  /** Where a link to it leads. */
  href?: string;
  edited?: boolean;
  visibility?: Visibility | undefined;
  focused?: boolean;
  glows?: boolean;
  edit?: { label: string; run(): void } | false;
  remove?: { label: string; run(): void } | false;
  children?: ReactNode;
}

export function Entry({ author, did, at, href, edited, visibility, focused = false, ...rest }: Props) {
  const words = useWords(issueWords);
  const own = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (focused) own.current?.scrollIntoView({ block: 'center' });
  }, [focused]);
  const { glows, edit, remove, children } = rest;
  return (
    <li ref={own} className={`${classes.entry} ${glows ? 'glows' : ''}`} data-focused={focused || undefined}>
      {author ? <Face person={author} size={28} /> : <span />}
      <div>
        <div className={classes.line}>
          <strong>
            <bdi>{author?.displayName ?? words.somebody}</bdi>
          </strong>
          {did && <span>{did}</span>}
          {href ? (
            <To href={href} className={classes.when}>
              <Time at={at} />
              <span className="hidden-visually">, {words.permalink}</span>
            </To>
          ) : (
            <span className={classes.when}>
              <Time at={at} />
            </span>
          )}
          {edited && <span className={classes.when}>{words.edited}</span>}
          {visibility && (
            <span className={classes.only}>
              <IconLock size={12} aria-hidden />
              {words.onlyFor(visibility.value)}
            </span>
          )}
          <span className={classes.tools}>
            {edit && (
              <ActionIcon variant="subtle" color="gray" aria-label={edit.label} onClick={edit.run}>
                <IconPencil size={16} />
              </ActionIcon>
            )}
            {remove && (
              <ActionIcon variant="subtle" color="gray" aria-label={remove.label} onClick={remove.run}>
                <IconTrash size={16} />
              </ActionIcon>
            )}
          </span>
        </div>
        <div className={classes.text}>{children}</div>
      </div>
    </li>
  );
}
