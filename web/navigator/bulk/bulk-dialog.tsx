/** Changes the marked issues: what, then how far it is, then who was refused. */
import { Alert, Progress as Bar, Button, Group, SegmentedControl, Skeleton, Stack } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { queries } from '../../kernel/queries.ts';
import { useWords } from '../../kernel/words.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorState } from '../../ui/states.tsx';
import classes from './bulk.module.css';
import { bulkWords } from './bulk.words.ts';
import { DeleteForm } from './delete-form.tsx';
import { EditForm } from './edit-form.tsx';
import { useMarked } from './marked.ts';
import { type Progress, runBulk } from './run.ts';
import { TransitionForm } from './transition-form.tsx';
import { WatchForm } from './watch-form.tsx';

/** What a form asks for: the change of one issue, and how it is taken back, where that can be. */
export interface Asked {
  /** Absent: all of them. */
  readonly keys?: readonly string[];
  change(key: string): Promise<void>;
  undo?: (key: string) => Promise<void>;
}

const operations = ['transition', 'edit', 'watch', 'unwatch', 'delete'] as const;
type Operation = (typeof operations)[number];

interface Props {
  keys: readonly string[];
  close(): void;
  clear(): void;
}

export function BulkDialog({ keys, close, clear }: Props) {
  const words = useWords(bulkWords);
  const [operation, setOperation] = useState<Operation>('transition');
  const [progress, setProgress] = useState<Progress | null>(null);
  const stop = useRef(new AbortController());
  const undo = useRef<Asked['undo']>(undefined);
  const { data, error, refetch } = useMarked(keys);
  useEffect(() => () => stop.current.abort(), []);
  const run = async (asked: Asked) => {
    undo.current = asked.undo;
    stop.current = new AbortController();
    const some = asked.keys ?? keys;
    setProgress({ total: some.length, done: [], refused: [], ended: false });
    await runBulk(some, asked.change, stop.current.signal, setProgress);
    await afterwards();
  };
  const takeBack = async () => {
    const back = undo.current;
    if (!progress || !back) return;
    await run({ keys: progress.done, change: back });
  };
  const end = () => {
    close();
    // Those that were refused stay marked, with the others, to be tried again.
    if (progress?.ended === true && progress.refused.length === 0) clear();
  };
  return (
    <Dialog opened onClose={end} title={words.title(keys.length)} size={560} closeOnClickOutside={false}>
      {progress ? (
        <Running
          progress={progress}
          stop={() => stop.current.abort()}
          close={end}
          undo={undo.current && takeBack}
        />
      ) : (
        <Stack gap="md">
          <SegmentedControl
            fullWidth
            size="xs"
            aria-label={words.what}
            value={operation}
            onChange={(value) => setOperation(value as Operation)}
            data={operations.map((value) => ({ value, label: words[value] }))}
          />
          {error && <ErrorState error={error} retry={() => void refetch()} />}
          {!data && !error && <Skeleton h={160} aria-label={words.reading} />}
          {data && operation === 'transition' && <TransitionForm issues={data} run={run} close={close} />}
          {data && operation === 'edit' && <EditForm issues={data} run={run} close={close} />}
          {data && operation === 'delete' && <DeleteForm keys={keys} run={run} close={close} />}
          {data && (operation === 'watch' || operation === 'unwatch') && (
            <WatchForm keys={keys} watch={operation === 'watch'} run={run} close={close} />
          )}
        </Stack>
      )}
    </Dialog>
  );
}

/** Everything that is shown of issues may be different now. */
const afterwards = () =>
  Promise.all([
    queries.invalidateQueries({ queryKey: ['search'] }),
    queries.invalidateQueries({ queryKey: ['issue'] }),
  ]);

interface RunningProps {
  progress: Progress;
  stop(): void;
  close(): void;
  undo: (() => Promise<void>) | undefined;
}

function Running({ progress: { total, done, refused, ended }, stop, close, undo }: RunningProps) {
  const words = useWords(bulkWords);
  const tried = done.length + refused.length;
  return (
    <Stack gap="md">
      <Bar value={total === 0 ? 100 : (tried / total) * 100} aria-label={words.progress(tried, total)} />
      <span role="status" className="figures">
        {ended ? words.changed(done.length) : words.progress(tried, total)}
        {ended && tried < total && ` ${words.stopped(total - tried)}`}
      </span>
      {refused.length > 0 && (
        <Alert color="red" title={words.refused(refused.length)}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled by the keyboard */}
          <ul className={classes.refused} tabIndex={0}>
            {refused.map(({ key, reason }) => (
              <li key={key}>
                <strong className="figures">{key}</strong> {reason}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <Group justify="flex-end" gap="sm">
        {ended && undo && done.length > 0 && (
          <Button variant="default" onClick={() => void undo()}>
            {words.undo}
          </Button>
        )}
        {ended ? (
          <Button onClick={close} data-autofocus>
            {words.close}
          </Button>
        ) : (
          <Button variant="default" onClick={stop}>
            {words.stop}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
