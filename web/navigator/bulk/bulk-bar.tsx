/** What stands below the list while issues are marked. */
import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useCommands } from '../../kernel/commands.ts';
import { useWords } from '../../kernel/words.ts';
import { useMay, useReader } from '../../session/me.ts';
import { navigatorWords } from '../navigator.words.ts';
import classes from './bulk.module.css';

const BulkDialog = lazy(async () => ({ default: (await import('./bulk-dialog.tsx')).BulkDialog }));

export function BulkBar({ keys, clear }: { keys: ReadonlySet<string>; clear(): void }) {
  const words = useWords(navigatorWords);
  const { me } = useReader();
  const granted = useMay('BULK_CHANGE');
  const may = granted && me !== null;
  const [open, setOpen] = useState<readonly string[] | null>(null);
  const change = () => setOpen([...keys]);
  useCommands([may && { label: words.bulk, keys: 'b', group: words.group, run: change }]);
  return (
    <section className={classes.bar} aria-label={words.bulk}>
      <span role="status" className="figures">
        {words.marked(keys.size)}
      </span>
      {may && (
        <Button size="compact-sm" onClick={change} title={`${words.bulk} (b)`}>
          {words.change}
        </Button>
      )}
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        onClick={clear}
        title={`${words.clearMarks} (Esc)`}
      >
        {words.clearMarks}
      </Button>
      {open && (
        <Suspense fallback={null}>
          <BulkDialog keys={open} close={() => setOpen(null)} clear={clear} />
        </Suspense>
      )}
    </section>
  );
}
