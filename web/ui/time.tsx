import { Tooltip } from '@mantine/core';
import { moment, readDate, relative } from '../kernel/when.ts';
import { useLanguage } from '../kernel/words.ts';

/** "3 hours ago", with the exact moment on hover and for screen readers. @param at as REST writes it */
export function Time({ at }: { at: string }) {
  useLanguage();
  const ms = readDate(at);
  if (Number.isNaN(ms)) return null;
  return (
    <Tooltip label={moment(ms)}>
      <time dateTime={new Date(ms).toISOString()}>{relative(ms, Date.now())}</time>
    </Tooltip>
  );
}
