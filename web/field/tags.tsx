import type { ReactNode } from 'react';
import classes from './field.module.css';

export const Tags = ({ children }: { children: ReactNode }) => (
  <span className={classes.tags}>{children}</span>
);

export const Tag = ({ children }: { children: ReactNode }) => (
  <span className={classes.tag}>
    <bdi>{children}</bdi>
  </span>
);
