import { Skeleton, Stack } from '@mantine/core';
import classes from './issue-view.module.css';

/** The shape of an issue while it is on the way. */
export function IssueSkeleton() {
  return (
    <div className={classes.view} aria-hidden="true">
      <div className={classes.columns}>
        <Stack className={classes.head as string} gap="sm">
          <Skeleton h={20} w={180} />
          <Skeleton h={28} />
        </Stack>
        <Stack className={classes.rail as string} gap="sm">
          {['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((row) => (
            <Skeleton key={row} h={28} />
          ))}
        </Stack>
        <Stack className={classes.text as string} gap="md">
          <Skeleton h={120} />
          <Skeleton h={80} />
          <Skeleton h={160} />
        </Stack>
      </div>
    </div>
  );
}
