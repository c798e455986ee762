/** A board, whatever it is of: columns by status over the whole height, lanes, quick filters. */
import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useKept } from '../kernel/kept.ts';
import { places } from '../kernel/place.ts';
import { grouped, readDate } from '../kernel/when.ts';
import { useWords } from '../kernel/words.ts';
import { useReader } from '../session/me.ts';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { To } from '../ui/to.tsx';
import classes from './board.module.css';
import { fits, type LaneKind, lanesOf, noQuick } from './board.ts';
import { boardWords } from './board.words.ts';
import { type Board, boardJql, boardQuery, readTransitions } from './board-data.ts';
import type { Hold } from './card.tsx';
import { Columns } from './columns.tsx';
import { type Place, watchDrags } from './drag.ts';
import { QuickFilters } from './quick-filters.tsx';
import { TransitionQuestion } from './transition-question.tsx';
import { useCardKeys } from './use-card-keys.ts';
import { type Moves, useMoves } from './use-moves.ts';
import { useOthers } from './use-others.ts';
import { useQuick } from './use-quick.ts';

interface Props {
  /** Under which it is kept and remembered: `project/TEST`. */
  name: string;
  /** JQL without an order. */
  scope: string;
  /** null: the columns are those of the projects that the issues are in. */
  projectKey: string | null;
  heading: ReactNode;
}

export function BoardView({ name, scope, projectKey, heading }: Props) {
  const query = boardQuery(name, scope, projectKey);
  const { data, error, isPending, refetch } = useQuery(query);
  return (
    <div className={classes.page}>
      {heading}
      {isPending && <Waiting />}
      {error && !data && <ErrorState error={error} retry={() => void refetch()} />}
      {data && <Drawn name={name} scope={scope} board={data} queryKey={query.queryKey} />}
    </div>
  );
}

const Waiting = () => (
  <div className={classes.columns} aria-hidden="true">
    {['a', 'b', 'c', 'd'].map((column) => (
      <div key={column} className={classes.column}>
        <Skeleton h={24} w={120} m={8} />
        <Skeleton h={92} my={8} />
        <Skeleton h={92} my={8} />
      </div>
    ))}
  </div>
);

interface DrawnProps {
  name: string;
  scope: string;
  board: Board;
  queryKey: readonly unknown[];
}

function Drawn({ name, scope, board, queryKey }: DrawnProps) {
  const words = useWords(boardWords);
  const { me } = useReader();
  const moves = useMoves(queryKey);
  const looks = useQuick();
  const [kept, keepLanes] = useKept<LaneKind>(`board.lanes.${name}`, 'none');
  const kind = looks.lanes ?? kept;
  const [menu, setMenu] = useState<string | null>(null);
  const box = useRef<HTMLDivElement>(null);

  const drag = useDrag(moves.move);
  const { drawn, glowing } = useOthers(board, drag.lifted !== null, me?.name ?? null);
  const { columns, issues, total } = drawn;
  const { quick } = looks;
  const shown = useMemo(() => {
    const now = Date.now();
    return issues.filter((issue) => fits(issue, quick, me?.name ?? null, now, readDate));
  }, [issues, quick, me]);
  const lanes = useMemo(() => lanesOf(shown, kind), [shown, kind]);
  const cards = useMemo(
    () =>
      columns.map(({ id }) =>
        lanes.flatMap((lane) => lane.issues.filter(({ fields }) => fields.status.id === id)),
      ),
    [columns, lanes],
  );
  const keys = useCardKeys({ box, columns, cards, moves, openMenu: setMenu });
  const latest = useRef({ keys, moves, drag });
  latest.current = { keys, moves, drag };
  const hold = useMemo<Hold>(
    () => ({
      canDrop: (key, statusId) => latest.current.drag.canDrop(key, statusId),
      onFocus: (key) => latest.current.keys.onFocus(key),
      openMenu: setMenu,
      move(key, statusId, before) {
        latest.current.keys.stay(key);
        return latest.current.moves.move(key, statusId, before);
      },
    }),
    [],
  );

  const all = grouped(total);
  const asked = moves.question?.issue.key;
  const stay = () => asked !== undefined && keys.stay(asked);
  // Once nothing is asked any more the focus is on the card again.
  const back: Moves = {
    ...moves,
    giveUp() {
      stay();
      moves.giveUp();
    },
    made(transition) {
      stay();
      moves.made(transition);
    },
    answer(transition) {
      stay();
      moves.answer(transition);
    },
  };
  return (
    <>
      <QuickFilters
        issues={issues}
        looks={looks}
        lanes={kind}
        onLanes={(lane) => {
          keepLanes(lane);
          looks.change({ lanes: lane });
        }}
      />
      <p className={`quiet figures ${classes.total}`}>
        {issues.length < total
          ? words.tooMany(grouped(issues.length), all)
          : words.count(grouped(shown.length), all)}{' '}
        <To href={places.navigator(boardJql(scope))}>{words.asList}</To>
      </p>
      {shown.length === 0 && issues.length > 0 && (
        <EmptyState
          title={words.noneFits}
          action={
            <Button variant="default" onClick={() => looks.change(noQuick)}>
              {words.allCards}
            </Button>
          }
        >
          {words.noneFitsText}
        </EmptyState>
      )}
      {issues.length === 0 && <EmptyState title={words.emptyTitle}>{words.emptyText}</EmptyState>}
      {shown.length > 0 && (
        // biome-ignore lint/a11y/noStaticElementInteractions: it hears when the focus leaves the cards
        <div ref={box} className={classes.board} onBlur={keys.onBlur}>
          <Columns
            columns={columns}
            cards={cards}
            lanes={lanes}
            kind={kind}
            scope={scope}
            name={name}
            allowed={drag.allowed}
            seen={{
              current: keys.current,
              pending: moves.pending,
              glowing,
              lifted: drag.lifted,
              over: drag.over,
              menu,
              hold,
            }}
          />
        </div>
      )}
      <div role="status" aria-live="polite" className="hidden-visually">
        {moves.said}
      </div>
      {moves.question && <TransitionQuestion question={moves.question} moves={back} />}
    </>
  );
}

/** What is in the hand, where it may go, and where it is. */
function useDrag(move: (key: string, statusId: string, before: string | null) => Promise<void>) {
  const [lifted, setLifted] = useState<string | null>(null);
  const [over, setOver] = useState<Place | null>(null);
  const [allowed, setAllowed] = useState<ReadonlySet<string> | null>(null);
  const known = useRef<ReadonlySet<string> | null>(null);
  const latest = useRef(move);
  latest.current = move;
  useEffect(() => {
    const know = (ids: ReadonlySet<string> | null) => {
      known.current = ids;
      setAllowed(ids);
    };
    return watchDrags({
      onLift(key) {
        setLifted(key);
        const own = document.querySelector(`[data-card="${CSS.escape(key)}"]`)?.closest('[data-column]');
        const statusId = own?.getAttribute('data-column') ?? '';
        readTransitions(key).then(
          (ways) => know(new Set([statusId, ...ways.map(({ to }) => to.id)])),
          () => know(null),
        );
      },
      onOver: (place) =>
        setOver((old) => (old?.statusId === place?.statusId && old?.before === place?.before ? old : place)),
      onDrop(key, place) {
        setLifted(null);
        setOver(null);
        know(null);
        if (place) void latest.current(key, place.statusId, place.before);
      },
    });
  }, []);
  return {
    lifted,
    over,
    allowed: lifted === null ? null : allowed,
    // Before it is known what the workflow allows nothing is lit, and the server says what it thinks of a drop.
    canDrop: (_key: string, statusId: string) => known.current === null || known.current.has(statusId),
  };
}
