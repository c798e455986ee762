import { useWords } from '../../kernel/words.ts';
import type { Change, ChangeItem } from '../issue.ts';
import { issueWords } from '../issue.words.ts';
import classes from './activity.module.css';
import { Entry } from './entry.tsx';

export function ChangeEntry({ change: { author, created, items } }: { change: Change }) {
  const words = useWords(issueWords);
  return (
    <Entry
      author={author}
      did={words.changed([...new Set(items.map(({ field }) => field))].join(', '))}
      at={created}
    >
      <ul className={classes.changes}>
        {items.map((item, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what is history never changes its order
          <Item key={at} item={item} />
        ))}
      </ul>
    </Entry>
  );
}

function Item({ item }: { item: ChangeItem }) {
  const words = useWords(issueWords);
  // Own properties only: every object has a function of the name toString.
  const after = Object.hasOwn(item, 'toString') ? (item.toString as unknown as string | null) : null;
  return (
    <li>
      <span className="quiet">{item.field}: </span>
      <del className={classes.clip}>
        <bdi>{item.fromString || words.nothing}</bdi>
      </del>{' '}
      <span aria-hidden="true">→</span>
      <span className="hidden-visually">{words.to}</span>{' '}
      <ins className={classes.clip}>
        <bdi>{after || words.nothing}</bdi>
      </ins>
    </li>
  );
}
