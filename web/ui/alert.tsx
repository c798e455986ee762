import type { ReactNode } from 'react';
import classes from './alert.module.css';

/** What went wrong, where it went wrong; said at once to those who hear the page. */
export function Alert({ children, id }: { children: ReactNode; id?: string }) {
  return (
    <p role="alert" className={classes.alert} {...(id && { id })}>
      {children}
    </p>
  );
}
