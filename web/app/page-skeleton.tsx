import { Skeleton, Stack } from '@mantine/core';

/** The shape of a page while its code or its first answer is on the way. */
export function PageSkeleton() {
  return (
    <div className="scanning" aria-hidden="true">
      <Stack gap="md">
        <Skeleton h={28} w={220} />
        {['a', 'b', 'c', 'd', 'e', 'f'].map((row) => (
          <Skeleton key={row} h={28} />
        ))}
      </Stack>
    </div>
  );
}
