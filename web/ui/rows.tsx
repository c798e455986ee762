/** A list of things: what each is, more about it in small, and what can be done with it. It wraps in narrow windows. */
import type { ReactNode } from 'react';
import classes from './rows.module.css';

export function Rows({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <ul className={`panel ${classes.list}`} {...(label !== undefined && { 'aria-label': label })}>
      {children}
    </ul>
  );
}

interface RowProps {
  /** A picture before it. */
  start?: ReactNode;
  title: ReactNode;
  /** Smaller, below. */
  about?: ReactNode;
  end?: ReactNode;
}

export function Row({ start, title, about, end }: RowProps) {
  return (
    <li className={classes.row}>
      {start}
      <div className={classes.text}>
        <div className={classes.title}>{title}</div>
        {about && <div className={`quiet ${classes.about}`}>{about}</div>}
      </div>
      {end && <div className={classes.end}>{end}</div>}
    </li>
  );
}

/** Facts of a kind that follow one another, parted by dots. */
export function Facts({ facts }: { facts: readonly (ReactNode | null | false)[] }) {
  return (
    <span className={classes.facts}>
      {facts
        .filter((fact) => fact !== null && fact !== false && fact !== '')
        .map((fact, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they have no names and keep their order
          <span key={at}>{fact}</span>
        ))}
    </span>
  );
}
