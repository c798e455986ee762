/** A list of sections at the left and one of them at the right: profile, administration. Narrow windows choose from a list. */
import { NativeSelect, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import classes from './sections.module.css';
import { To, useGo } from './to.tsx';

export interface Section {
  /** What the address says: `password`; empty: the first one. */
  readonly id: string;
  readonly label: string;
  /** Heading above it and those that follow. */
  readonly group?: string;
}

interface Props {
  title: string;
  sections: readonly Section[];
  /** id of the one that is shown. */
  current: string;
  place(id: string): string;
  children: ReactNode;
}

export function Sections({ title, sections, current, place, children }: Props) {
  const go = useGo();
  const list = useRef<HTMLElement>(null);
  // A long list is shown from where the reader is.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another one is shown
  useEffect(() => {
    const item = list.current?.querySelector<HTMLElement>('[data-current]');
    if (!list.current || !item) return;
    const { offsetTop, offsetHeight } = item;
    const { scrollTop, clientHeight } = list.current;
    if (offsetTop < scrollTop || offsetTop + offsetHeight > scrollTop + clientHeight)
      list.current.scrollTop = offsetTop - clientHeight / 2;
  }, [current]);
  return (
    <div className={classes.all}>
      <nav ref={list} className={classes.list} aria-label={title}>
        <p className={classes.title}>{title}</p>
        {sections.map(({ id, label, group }) => (
          <div key={id}>
            {group !== undefined && <p className={classes.group}>{group}</p>}
            <To
              href={place(id)}
              className={classes.item}
              {...(id === current && { 'aria-current': 'page' as const, 'data-current': true })}
            >
              {label}
            </To>
          </div>
        ))}
      </nav>
      <div className={classes.choice}>
        <NativeSelect
          aria-label={title}
          value={current}
          onChange={({ currentTarget: { value } }) => go(place(value))}
          data={sections.map(({ id, label }) => ({ value: id, label }))}
        />
      </div>
      <div className={classes.content}>{children}</div>
    </div>
  );
}

/** The heading of a section, and what it is about in a sentence. @param end buttons */
export function SectionHead({
  title,
  children,
  end,
}: {
  title: string;
  children?: ReactNode;
  end?: ReactNode;
}) {
  return (
    <div className={classes.head}>
      <div>
        <Title order={1}>{title}</Title>
        {children && <p className={`quiet ${classes.about}`}>{children}</p>}
      </div>
      {end && <div className={classes.end}>{end}</div>}
    </div>
  );
}
