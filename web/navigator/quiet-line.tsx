/** How many there are and in which order, in one quiet line; at its end what can be done with the list. */
import { SegmentedControl, Tooltip } from '@mantine/core';
import { IconLayoutSidebar, IconTable } from '@tabler/icons-react';
import { memo } from 'react';
import { useWords } from '../kernel/words.ts';
import { ColumnsButton } from './columns-button.tsx';
import { ExportMenu } from './export-menu.tsx';
import { type Field, namesOf } from './fields.ts';
import { type Sort, sortsBy } from './jql/order.ts';
import { unquote } from './jql/tokens.ts';
import classes from './navigator.module.css';
import type { View } from './navigator.page.tsx';
import { navigatorWords } from './navigator.words.ts';
import { SHOWN_MOST } from './results/grid.tsx';

interface Props {
  jql: string;
  total: number | undefined;
  sorts: readonly Sort[];
  fields: readonly Field[];
  columns: readonly Field[];
  filter: string | null;
  filterHasOwn: boolean;
  editable: boolean;
  reader: string | null;
  view: View;
  /** null: there is no room for another. */
  setView: ((view: View) => void) | null;
}

export const QuietLine = memo(function QuietLine(props: Props) {
  const { jql, total, sorts, fields, view, setView, filter, ...columns } = props;
  const words = useWords(navigatorWords);
  const nameOf = (sort: Sort) =>
    fields.find((field) => sortsBy(sort, [field.name, ...namesOf(field)]))?.name ?? unquote(sort.field);
  const [first] = sorts;
  const said = [
    total !== undefined && words.count(total),
    total !== undefined && total > SHOWN_MOST && words.shownMost(SHOWN_MOST),
    first && `${words.ordered(nameOf(first))} ${first.descending ? '↓' : '↑'}`,
  ].filter(Boolean);
  return (
    <div className={classes.quietLine}>
      <span className="quiet figures" role="status">
        {said.join(' · ')}
        {first && (
          <span className="hidden-visually">{first.descending ? words.descending : words.ascending}</span>
        )}
      </span>
      {view === 'table' && setView && <ColumnsButton filter={filter} fields={fields} {...columns} />}
      <ExportMenu jql={jql} filter={filter} />
      {setView && (
        <SegmentedControl
          size="xs"
          aria-label={words.view}
          value={view}
          onChange={(value) => setView(value as View)}
          data={[
            { value: 'table', label: <Glyph label={words.table} icon={<IconTable size={16} />} /> },
            { value: 'split', label: <Glyph label={words.split} icon={<IconLayoutSidebar size={16} />} /> },
          ]}
        />
      )}
    </div>
  );
});

function Glyph({ label, icon }: { label: string; icon: React.ReactNode }) {
  return (
    <Tooltip label={`${label} (t)`}>
      <span style={{ display: 'flex', height: 20, alignItems: 'center' }}>
        {icon}
        <span className="hidden-visually">{label}</span>
      </span>
    </Tooltip>
  );
}
