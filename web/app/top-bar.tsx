import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconMenu2 } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { openCreate } from '../create/open-create.ts';
import { useCommands } from '../kernel/commands.ts';
import { loginAddress, places, serverTitle } from '../kernel/place.ts';
import { useWords } from '../kernel/words.ts';
import { useReader } from '../session/me.ts';
import { Tile } from '../ui/states.tsx';
import { To } from '../ui/to.tsx';
import { AccountMenu } from './account-menu.tsx';
import classes from './frame.module.css';
import { frameWords } from './frame.words.ts';
import { QuickSearch } from './quick-search.tsx';

/** Nobody waits for it. */
const CreateButton = lazy(async () => ({
  default: (await import('../create/create-button.tsx')).CreateButton,
}));
const Bell = lazy(async () => ({ default: (await import('../news/bell.tsx')).Bell }));

export function TopBar({ openMenu }: { openMenu: () => void }) {
  const words = useWords(frameWords);
  const { me } = useReader();
  // Here and not with the button: the key works before the button is loaded.
  useCommands([me && { label: words.createIssue, keys: 'c', group: words.general, run: () => openCreate() }]);
  return (
    <header className={classes.top}>
      <div className={classes.start}>
        <Tooltip label={words.openMenu}>
          <ActionIcon
            className={classes.menu}
            variant="subtle"
            color="gray"
            size={36}
            aria-label={words.openMenu}
            onClick={openMenu}
          >
            <IconMenu2 size={16} />
          </ActionIcon>
        </Tooltip>
        <To href={places.home} className={classes.brand} aria-label={serverTitle}>
          <Tile size={24} />
          <bdi>{serverTitle}</bdi>
        </To>
      </div>
      <QuickSearch />
      <div className={classes.end}>
        {me ? (
          <>
            <Suspense fallback={null}>
              <CreateButton />
            </Suspense>
            <Suspense fallback={<span className={classes.waiting} />}>
              <Bell me={me} />
            </Suspense>
            <AccountMenu me={me} />
          </>
        ) : (
          <Button component="a" href={loginAddress(location.pathname + location.search)} variant="default">
            {words.logIn}
          </Button>
        )}
      </div>
    </header>
  );
}
