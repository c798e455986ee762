/** The gadgets of a dashboard, in columns; while it is arranged they are moved, set up and taken away. */

import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { messageOf } from '../kernel/message.ts';
import { useWords } from '../kernel/words.ts';
import { notifications } from '../ui/notifications.ts';
import { notifyRefusal } from '../ui/notify.ts';
import { EmptyState } from '../ui/states.tsx';
import { AddGadget } from './add-gadget.tsx';
import classes from './dashboard.module.css';
import {
  addGadget,
  type Config,
  changeGadget,
  columnsOf,
  configQuery,
  type Gadget,
  mostColumns,
  type Position,
  placed,
  putConfig,
  removeGadget,
} from './dashboard.ts';
import { dashboardWords } from './dashboard.words.ts';
import { attachPlace, watchGadgets } from './drag-gadget.ts';
import { GadgetFrame } from './gadget-frame.tsx';

interface Props {
  dashboard: string;
  gadgets: readonly Gadget[];
  arranging: boolean;
  mayArrange: boolean;
}

export function DashboardView({ dashboard, gadgets, arranging, mayArrange }: Props) {
  const words = useWords(dashboardWords);
  const client = useQueryClient();
  const [said, say] = useState('');
  const [adding, setAdding] = useState(false);
  // What was moved and is not known to be kept yet.
  const [moved, setMoved] = useState<readonly Gadget[] | null>(null);
  const shown = moved ?? gadgets;
  const columns = columnsOf(shown);
  const used = Math.max(1, ...shown.map(({ position }) => position.column + 1));
  const again = async () => {
    await client.invalidateQueries({ queryKey: ['dashboard'] });
    setMoved(null);
  };
  const refused = (error: unknown) => {
    notifyRefusal(error, words.refused);
    say(`${words.refused}. ${messageOf(error)}`);
    setMoved(null);
  };
  const move = (gadget: Gadget, to: Position) => {
    const length = columns[to.column]?.filter(({ id }) => id !== gadget.id).length ?? 0;
    const position = { column: to.column, row: Math.min(Math.max(0, to.row), length) };
    const stays = position.column === gadget.position.column && position.row === gadget.position.row;
    if (position.column < 0 || position.column >= mostColumns || stays) return;
    setMoved(placed(shown, gadget.id, position));
    say(words.moved(gadget.title, position.column + 1, position.row + 1));
    changeGadget(dashboard, gadget.id, { position }).then(again, refused);
  };
  const remove = async (gadget: Gadget) => {
    try {
      const config: Config = await client.fetchQuery(configQuery(dashboard, gadget.id));
      await removeGadget(dashboard, gadget.id);
      await again();
      say(words.removed(gadget.title));
      offerUndo(gadget, config);
    } catch (error) {
      refused(error);
    }
  };
  const offerUndo = (gadget: Gadget, config: Config) => {
    const { moduleKey, title, position } = gadget;
    const id = `gadget-${gadget.id}`;
    const undo = async () => {
      notifications.hide(id);
      const { id: back } = await addGadget(dashboard, { moduleKey, title, position });
      if (Object.keys(config).length > 0) await putConfig(dashboard, String(back), config);
      await again();
    };
    notifications.show({
      id,
      autoClose: 10_000,
      title: words.removed(title),
      message: (
        <Button size="xs" variant="default" onClick={() => void undo().catch(refused)}>
          {words.undo}
        </Button>
      ),
    });
  };
  const latest = useRef({ move, shown });
  latest.current = { move, shown };
  const [over, setOver] = useState<Position | null>(null);
  useEffect(() => {
    if (!arranging) return;
    return watchGadgets(setOver, (id, to) => {
      const gadget = latest.current.shown.find((one) => one.id === id);
      if (gadget && to) latest.current.move(gadget, to);
    });
  }, [arranging]);

  const add = arranging && (
    <Button onClick={() => setAdding(true)} title={`${words.addGadget} (a)`}>
      {words.addGadget}
    </Button>
  );
  return (
    <>
      {shown.length === 0 && !arranging && (
        <EmptyState title={words.empty}>{mayArrange ? words.emptyText : words.emptyOthers}</EmptyState>
      )}
      {add && <div className={classes.add}>{add}</div>}
      <div className={classes.grid} data-columns={arranging ? mostColumns : used}>
        {columns.slice(0, arranging ? mostColumns : used).map((list, column) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its number
          <Column key={column} column={column} length={list.length} arranging={arranging} over={over}>
            {list.map((gadget) => (
              <GadgetFrame
                key={gadget.id}
                dashboard={dashboard}
                gadget={gadget}
                arranging={arranging}
                over={over}
                onMove={(to) => move(gadget, to)}
                onRemove={() => void remove(gadget)}
                onChanged={again}
              />
            ))}
          </Column>
        ))}
      </div>
      {adding && <AddGadget dashboard={dashboard} onClose={() => setAdding(false)} onDone={again} />}
      <div role="status" aria-live="polite" className="hidden-visually">
        {said}
      </div>
    </>
  );
}

interface ColumnProps {
  column: number;
  length: number;
  arranging: boolean;
  over: Position | null;
  children: React.ReactNode;
}

function Column({ column, length, arranging, over, children }: ColumnProps) {
  const words = useWords(dashboardWords);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!arranging || !box.current) return;
    return attachPlace(box.current, () => ({ column, row: length }));
  }, [arranging, column, length]);
  const last = over?.column === column && over.row >= length;
  return (
    <div ref={box} className={classes.column} data-over={last || undefined}>
      {children}
      {arranging && length === 0 && <p className={`quiet ${classes.hole}`}>{words.emptyColumn}</p>}
    </div>
  );
}
