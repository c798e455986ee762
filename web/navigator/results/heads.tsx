/** The heads of the columns: a click sorts, another one sorts the other way round. */
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { memo } from 'react';
import { useWords } from '../../kernel/words.ts';
import type { Field } from '../fields.ts';
import { navigatorWords } from '../navigator.words.ts';
import classes from './grid.module.css';
import type { GridActions } from './grid.tsx';

interface Props {
  columns: readonly Field[];
  tracks: string;
  least: number;
  allMarked: boolean;
  sortable(field: Field): boolean;
  sorted(field: Field): 'ascending' | 'descending' | undefined;
  actions: GridActions;
}

export const Heads = memo(function Heads(props: Props) {
  const { columns, tracks, least, allMarked, sortable, sorted, actions } = props;
  const words = useWords(navigatorWords);
  return (
    <div role="rowgroup" className={classes.heads} style={{ minWidth: least }}>
      <div role="row" aria-rowindex={1} className={classes.headRow} style={{ gridTemplateColumns: tracks }}>
        <span role="columnheader" aria-colindex={1} className={classes.box}>
          <input
            type="checkbox"
            aria-label={words.markAll}
            title={words.markAll}
            checked={allMarked}
            onChange={() => actions.markAll()}
          />
        </span>
        {columns.map((field, at) => {
          const way = sorted(field);
          return (
            <span
              key={field.id}
              role="columnheader"
              aria-colindex={at + 2}
              aria-sort={way ?? (sortable(field) ? 'none' : undefined)}
              className={classes.head}
            >
              {sortable(field) ? (
                <button
                  type="button"
                  title={words.sortBy(field.name)}
                  onPointerDown={() => actions.prepare(field)}
                  onClick={() => actions.sort(field)}
                >
                  <span className={field.id === 'issuetype' ? 'hidden-visually' : classes.cut}>
                    {field.name}
                  </span>
                  {field.id === 'issuetype' && <span aria-hidden="true">{words.typeShort}</span>}
                  {way === 'ascending' && <IconArrowUp size={12} aria-hidden={true} />}
                  {way === 'descending' && <IconArrowDown size={12} aria-hidden={true} />}
                </button>
              ) : (
                <span className={classes.cut}>{field.name}</span>
              )}
            </span>
          );
        })}
      </div>
    </div>
  );
});
