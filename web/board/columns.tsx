import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useKept } from '../kernel/kept.ts';
import { grouped } from '../kernel/when.ts';
import { useWords } from '../kernel/words.ts';
import { Face } from '../ui/person.tsx';
import classes from './board.module.css';
import type { BoardIssue, BoardStatus, Lane, LaneKind } from './board.ts';
import { boardWords } from './board.words.ts';
import type { Seen } from './card-list.tsx';
import { Cell, ColumnHead } from './column.tsx';

interface Props {
  columns: readonly BoardStatus[];
  cards: readonly (readonly BoardIssue[])[];
  lanes: readonly Lane[];
  kind: LaneKind;
  scope: string;
  name: string;
  allowed: ReadonlySet<string> | null;
  seen: Seen;
}

export function Columns(props: Props) {
  return props.kind === 'none' ? <Plain {...props} /> : <InLanes {...props} />;
}

const mayGo = (allowed: ReadonlySet<string> | null, id: string): boolean | null =>
  allowed === null ? null : allowed.has(id);

function Plain({ columns, cards, scope, allowed, seen }: Props) {
  return (
    <div className={classes.columns}>
      {columns.map((status, index) => (
        <section key={status.id} className={classes.column} aria-labelledby={`column-${status.id}`}>
          <ColumnHead
            id={`column-${status.id}`}
            status={status}
            count={cards[index]?.length ?? 0}
            scope={scope}
          />
          <Cell
            status={status}
            issues={cards[index] ?? []}
            seen={seen}
            label={status.name}
            scrolls
            allowed={mayGo(allowed, status.id)}
          />
        </section>
      ))}
    </div>
  );
}

/** px */
const LANE_COLUMN = 236;

function InLanes({ columns, cards, lanes, kind, scope, name, allowed, seen }: Props) {
  const words = useWords(boardWords);
  const [closed, setClosed] = useKept<string[]>(`board.closed.${name}.${kind}`, []);
  const nothing = {
    none: '',
    assignee: words.withoutAssignee,
    priority: words.withoutPriority,
    parent: words.withoutParent,
  }[kind];
  const style = {
    gridTemplateColumns: `repeat(${columns.length}, minmax(0, 1fr))`,
    minWidth: columns.length * LANE_COLUMN,
  };
  return (
    <div className={classes.laned}>
      <div className={classes.laneHeads} style={style}>
        {columns.map((status, index) => (
          <ColumnHead
            key={status.id}
            id={`column-${status.id}`}
            status={status}
            count={cards[index]?.length ?? 0}
            scope={scope}
          />
        ))}
      </div>
      {lanes.map((lane) => {
        const open = !closed.includes(lane.id);
        const title = lane.title || nothing;
        const toggle = () => setClosed(open ? [...closed, lane.id] : closed.filter((one) => one !== lane.id));
        return (
          <section key={lane.id} className={classes.lane} aria-label={title}>
            <h3 className={classes.laneTitle}>
              <button type="button" aria-expanded={open} onClick={toggle}>
                {open ? <IconChevronDown size={16} /> : <IconChevronRight size={16} />}
                {lane.person && <Face person={lane.person} />}
                <bdi>{title}</bdi>
                <span className={`figures ${classes.count}`}>{grouped(lane.issues.length)}</span>
              </button>
            </h3>
            {open && (
              <div className={classes.laneCells} style={style}>
                {columns.map((status) => (
                  <Cell
                    key={status.id}
                    status={status}
                    issues={lane.issues.filter(({ fields }) => fields.status.id === status.id)}
                    seen={seen}
                    label={`${title}: ${status.name}`}
                    scrolls={false}
                    allowed={mayGo(allowed, status.id)}
                  />
                ))}
              </div>
            )}
          </section>
        );
      })}
    </div>
  );
}
