/** From one of a section's things back to all of them. */
import { Anchor } from '@mantine/core';
import { places } from '../kernel/place.ts';
import { To } from '../ui/to.tsx';
import classes from './admin.module.css';

export function Back({ section, title }: { section: string; title: string }) {
  return (
    <Anchor component={To} className={classes.back as string} href={places.admin(section)}>
      ← {title}
    </Anchor>
  );
}
