/** Those who hold something, each to be taken off by a small cross. */
import { Pill } from '@mantine/core';

export interface PillsProps<T> {
  holders: readonly T[];
  name(holder: T): string;
  /** What the cross does, in words. */
  takeLabel(name: string): string;
  onTake(holder: T): void;
  /** Said where there are none. */
  nobody?: string;
}

export function HolderPills<T extends { readonly id: number }>({
  holders,
  name,
  takeLabel,
  onTake,
  nobody,
}: PillsProps<T>) {
  if (holders.length === 0) return nobody === undefined ? null : <div>{nobody}</div>;
  return (
    <Pill.Group mt={6}>
      {holders.map((holder) => (
        <Pill
          key={holder.id}
          withRemoveButton
          removeButtonProps={{
            'aria-label': takeLabel(name(holder)),
            tabIndex: 0,
            'aria-hidden': false,
          }}
          onRemove={() => onTake(holder)}
        >
          {name(holder)}
        </Pill>
      ))}
    </Pill.Group>
  );
}
