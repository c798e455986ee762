import type { ReactNode } from 'react';
import classes from './issue-view.module.css';

/** A part of the page with its heading, and what can be done at its end. */
export function Section({
  id,
  title,
  end,
  children,
}: {
  id: string;
  title: string;
  end?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className={classes.section} aria-labelledby={`of-${id}`}>
      <div className={classes.sectionHead}>
        <h2 id={`of-${id}`}>{title}</h2>
        {end}
      </div>
      {children}
    </section>
  );
}
