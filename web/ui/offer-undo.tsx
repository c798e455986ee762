/** Undo rather than a question: what was done can be taken back for a moment, from the corner. */
import { Button, Group } from '@mantine/core';
import { notifications } from './notifications.ts';
import { notify, notifyRefusal } from './notify.ts';

/** @param undo a verb @param back what takes it back; why that was refused is said there too */
export function offerUndo(message: string, undo: string, back: () => Promise<unknown>): void {
  const id = notify(
    <Group justify="space-between" wrap="nowrap">
      {message}
      <Button
        variant="subtle"
        size="compact-sm"
        onClick={() => {
          notifications.hide(id);
          back().catch((error) => notifyRefusal(error, message));
        }}
      >
        {undo}
      </Button>
    </Group>,
    { autoClose: 8000 },
  );
}
