/** Opens the choice of columns, whose code is loaded with it. */
import { Button, Popover, Skeleton } from '@mantine/core';
import { IconColumns } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useWords } from '../kernel/words.ts';
import type { Field } from './fields.ts';
import { navigatorWords } from './navigator.words.ts';

const ColumnsChoice = lazy(async () => ({ default: (await import('./columns-choice.tsx')).ColumnsChoice }));

export interface ColumnsProps {
  fields: readonly Field[];
  columns: readonly Field[];
  filter: string | null;
  filterHasOwn: boolean;
  /** The reader may change the filter. */
  editable: boolean;
  reader: string | null;
}

export function ColumnsButton(props: ColumnsProps) {
  const words = useWords(navigatorWords);
  const [open, setOpen] = useState(false);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={320} trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          fw={400}
          leftSection={<IconColumns size={16} aria-hidden={true} />}
          onClick={() => setOpen(!open)}
        >
          {words.columns}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={words.columns}>
        <Suspense fallback={<Skeleton h={320} />}>
          <ColumnsChoice {...props} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
