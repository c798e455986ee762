/** A card: the summary; key, type and priority; who and which labels. */
import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { memo, useEffect, useRef, useState } from 'react';
import { places } from '../kernel/place.ts';
import { useWords } from '../kernel/words.ts';
import { PriorityMark, TypeTile } from '../ui/issue-marks.tsx';
import { Face } from '../ui/person.tsx';
import { To } from '../ui/to.tsx';
import classes from './board.module.css';
import type { BoardIssue } from './board.ts';
import { boardWords } from './board.words.ts';
import { prefetchTransitions, readTransitions, type Transition } from './board-data.ts';
import { attachCard } from './drag.ts';
import type { Moves } from './use-moves.ts';

/** The others are in its title. */
const MOST_LABELS = 2;

export interface Hold {
  /** Whether a lifted card may be put into a column. */
  canDrop(key: string, statusId: string): boolean;
  onFocus(key: string): void;
  openMenu(key: string | null): void;
  move: Moves['move'];
}

interface Props {
  issue: BoardIssue;
  /** Key of the card below; null: the last. */
  next: string | null;
  current: boolean;
  pending: boolean;
  glows: boolean;
  lifted: boolean;
  /** A line above the card, or below it, says that a drop puts the other one there. */
  line: 'above' | 'below' | null;
  menuOpen: boolean;
  hold: Hold;
}

export const Card = memo(function Card({
  issue,
  next,
  current,
  pending,
  glows,
  lifted,
  line,
  menuOpen,
  hold,
}: Props) {
  const words = useWords(boardWords);
  const box = useRef<HTMLDivElement>(null);
  const { key, fields } = issue;
  const statusId = fields.status.id;
  useEffect(() => {
    if (!box.current) return;
    return attachCard(box.current, { key, statusId, next }, hold.canDrop);
  }, [key, statusId, next, hold]);
  const tabIndex = current ? 0 : -1;
  return (
    <div
      ref={box}
      className={`${classes.card} ${glows ? 'glows' : ''}`}
      data-pending={pending || undefined}
      data-lifted={lifted || undefined}
      data-line={line ?? undefined}
      data-card={key}
      onPointerEnter={() => prefetchTransitions(key)}
    >
      <To
        href={places.issue(key)}
        className={classes.summary}
        draggable={false}
        tabIndex={tabIndex}
        data-key={key}
        onFocus={() => {
          prefetchTransitions(key);
          hold.onFocus(key);
        }}
      >
        <bdi>{fields.summary}</bdi>
      </To>
      <div className={classes.line}>
        <TypeTile type={fields.issuetype} />
        <span className={`figures ${classes.key}`}>{key}</span>
        {fields.priority && <PriorityMark priority={fields.priority} />}
        <Menu
          opened={menuOpen}
          onChange={(opened) => hold.openMenu(opened ? key : null)}
          position="bottom-end"
          withinPortal
        >
          <Menu.Target>
            <ActionIcon
              className={classes.more}
              variant="subtle"
              color="gray"
              size={24}
              tabIndex={tabIndex}
              aria-label={words.moveIssue(key)}
              title={`${words.moveTo} (m)`}
            >
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>{menuOpen && <MoveMenu issue={issue} move={hold.move} />}</Menu.Dropdown>
        </Menu>
      </div>
      <div className={classes.line}>
        {fields.assignee ? (
          <span className={classes.who} title={fields.assignee.displayName}>
            <Face person={fields.assignee} />
            <bdi>{fields.assignee.displayName}</bdi>
          </span>
        ) : (
          <span className="quiet">{words.withoutAssignee}</span>
        )}
        {fields.labels.length > 0 && (
          <span className={classes.labels} title={fields.labels.join(', ')}>
            {fields.labels.slice(0, MOST_LABELS).map((label) => (
              <span key={label} className={classes.label}>
                <bdi>{label}</bdi>
              </span>
            ))}
            {fields.labels.length > MOST_LABELS && (
              <span className="figures">+{fields.labels.length - MOST_LABELS}</span>
            )}
          </span>
        )}
      </div>
    </div>
  );
});

function MoveMenu({ issue, move }: { issue: BoardIssue; move: Moves['move'] }) {
  const words = useWords(boardWords);
  const [ways, setWays] = useState<readonly Transition[] | null>(null);
  useEffect(() => {
    let over = false;
    const show = (found: readonly Transition[]) => !over && setWays(found);
    readTransitions(issue.key).then(show, () => show([]));
    return () => {
      over = true;
    };
  }, [issue.key]);
  if (ways === null) return <Menu.Label>{words.moveTo}</Menu.Label>;
  const columns = [...new Map(ways.map(({ to }) => [to.id, to])).values()];
  return (
    <>
      <Menu.Label>{columns.length === 0 ? words.noMoves : words.moveTo}</Menu.Label>
      {columns.map((to) => (
        <Menu.Item key={to.id} onClick={() => void move(issue.key, to.id, undefined)}>
          {to.name}
        </Menu.Item>
      ))}
    </>
  );
}
