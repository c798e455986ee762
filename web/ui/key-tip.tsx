/** What a button does and which key does it too, on hover and on focus. */
import { Tooltip } from '@mantine/core';
import type { ReactElement } from 'react';
import { keyCaps } from '../kernel/commands.ts';

export function KeyTip({ label, keys, children }: { label: string; keys?: string; children: ReactElement }) {
  const caps = keys === undefined ? [] : keyCaps(keys);
  return (
    <Tooltip
      events={{ hover: true, focus: true, touch: false }}
      label={
        <>
          {label}
          {caps.map((cap) => (
            <kbd key={cap} style={{ marginInlineStart: 6 }}>
              {cap}
            </kbd>
          ))}
        </>
      }
    >
      {children}
    </Tooltip>
  );
}
