/** What can be held, who holds it, and the button that adds another. */
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Row } from '../../ui/rows.tsx';
import { HolderPills, type PillsProps } from './holder-pills.tsx';

interface Props<T> extends PillsProps<T> {
  title: string;
  about: string;
  add: string;
  /** The same for who does not see beside what it stands. */
  addLabel: string;
  onAdd(): void;
}

export function HolderRow<T extends { readonly id: number }>({
  title,
  about,
  add,
  addLabel,
  onAdd,
  ...holders
}: Props<T>) {
  return (
    <Row
      title={<strong>{title}</strong>}
      about={
        <>
          {about}
          <HolderPills {...holders} />
        </>
      }
      end={
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={14} />}
          aria-label={addLabel}
          onClick={onAdd}
        >
          {add}
        </Button>
      }
    />
  );
}
