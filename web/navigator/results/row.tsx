/** A row of the list: columns, or a card of two lines where there is no room for them. */
import { memo } from 'react';
import { useWords } from '../../kernel/words.ts';
import {
  type IssueType,
  type Priority,
  PriorityMark,
  type Status,
  StatusBadge,
  TypeTile,
} from '../../ui/issue-marks.tsx';
import { Face, type Person } from '../../ui/person.tsx';
import type { Field } from '../fields.ts';
import { navigatorWords } from '../navigator.words.ts';
import { Cell, IssueLink } from './cell.tsx';
import classes from './grid.module.css';
import type { GridActions } from './grid.tsx';
import type { Issue } from './results.ts';
import type { Layout } from './row-height.ts';

export const rowId = (index: number): string => `issue-row-${index}`;

interface Props {
  index: number;
  /** px from the first row. */
  top: number;
  height: number;
  layout: Layout;
  columns: readonly Field[];
  tracks: string;
  /** undefined: on its way. */
  issue: Issue | undefined;
  active: boolean;
  marked: boolean;
  headed: boolean;
  actions: GridActions;
}

export const Row = memo(function Row({
  index,
  top,
  height,
  layout,
  columns,
  tracks,
  issue,
  active,
  marked,
  headed,
  actions,
}: Props) {
  const words = useWords(navigatorWords);
  const cards = layout === 'cards';
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid keeps the focus (aria-activedescendant) and has the keys
    <div
      id={rowId(index)}
      role="row"
      aria-rowindex={index + (headed ? 2 : 1)}
      aria-selected={marked}
      aria-busy={issue === undefined || undefined}
      data-active={active || undefined}
      className={cards ? classes.card : classes.row}
      style={{
        height,
        transform: `translateY(${top}px)`,
        ...(!cards && { gridTemplateColumns: tracks }),
      }}
      onClick={(event) => actions.choose(index, event)}
      onDoubleClick={() => actions.open(index)}
    >
      <span role="gridcell" aria-colindex={1} className={classes.box}>
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={words.mark(issue?.key ?? String(index + 1))}
          checked={marked}
          disabled={issue === undefined}
          onChange={() => {}}
          onClick={(event) => {
            event.stopPropagation();
            actions.mark(index, event.shiftKey);
          }}
        />
      </span>
      {cards ? (
        <span role="gridcell" className={classes.cardCell}>
          {issue ? <Card issue={issue} /> : <Waiting />}
        </span>
      ) : (
        columns.map((field, at) => (
          <span key={field.id} role="gridcell" aria-colindex={at + 2} className={classes.cell}>
            {issue ? <Cell issue={issue} field={field} /> : <Waiting />}
          </span>
        ))
      )}
    </div>
  );
});

const Waiting = () => <span className={classes.waiting} aria-hidden="true" />;

function Card({ issue: { key, fields } }: { issue: Issue }) {
  const { summary, issuetype, priority, status, assignee } = fields;
  return (
    <>
      <IssueLink issueKey={key} className={classes.cardSummary}>
        <bdi className="cut">{String(summary ?? '')}</bdi>
      </IssueLink>
      <span className={classes.cardLine}>
        {issuetype ? <TypeTile type={issuetype as IssueType} /> : null}
        <span className={`figures ${classes.key}`}>{key}</span>
        {priority ? <PriorityMark priority={priority as Priority} /> : null}
        <span className={classes.cardStatus}>
          {status ? <StatusBadge status={status as Status} /> : null}
        </span>
        {assignee ? (
          <span title={(assignee as Person).displayName}>
            <Face person={assignee as Person} />
            <span className="hidden-visually">{(assignee as Person).displayName}</span>
          </span>
        ) : null}
      </span>
    </>
  );
}
