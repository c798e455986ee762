import { Drawer } from '@mantine/core';
import { useWords } from '../kernel/words.ts';
import { frameWords } from './frame.words.ts';
import { Rail } from './rail.tsx';

/** The side bar where there is no room for it at the side. */
export function RailDrawer({ opened, close }: { opened: boolean; close(): void }) {
  const words = useWords(frameWords);
  return (
    <Drawer
      opened={opened}
      onClose={close}
      size={280}
      title={words.main}
      closeButtonProps={{ 'aria-label': words.close }}
    >
      <nav aria-label={words.main}>
        <Rail narrow={false} />
      </nav>
    </Drawer>
  );
}
