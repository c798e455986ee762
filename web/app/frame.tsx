/** The frame of every page: a slim bar at the left, the search and what can always be done on top. */
import { Drawer } from '@mantine/core';
import { Outlet, useLocation } from '@tanstack/react-router';
import { Suspense, useEffect, useState } from 'react';
import { useKept } from '../kernel/kept.ts';
import { useWords } from '../kernel/words.ts';
import classes from './frame.module.css';
import { frameWords } from './frame.words.ts';
import { FrameCommands } from './frame-commands.tsx';
import { PageSkeleton } from './page-skeleton.tsx';
import { Rail } from './rail.tsx';
import { TopBar } from './top-bar.tsx';

export function Frame() {
  const words = useWords(frameWords);
  const [narrow, setNarrow] = useKept('rail.narrow', false);
  const [drawer, setDrawer] = useState(false);
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page that was gone to closes the drawer
  useEffect(() => setDrawer(false), [pathname]);
  return (
    <div className={classes.frame} data-narrow={narrow || undefined}>
      <a className="skip" href="#content">
        {words.skip}
      </a>
      <TopBar openMenu={() => setDrawer(true)} />
      <nav className={classes.rail} aria-label={words.main}>
        <Rail narrow={narrow} onNarrow={setNarrow} />
      </nav>
      <Drawer
        opened={drawer}
        onClose={() => setDrawer(false)}
        size={280}
        title={words.main}
        closeButtonProps={{ 'aria-label': words.close }}
      >
        <nav aria-label={words.main}>
          <Rail narrow={false} />
        </nav>
      </Drawer>
      <main id="content" className={classes.content} tabIndex={-1}>
        <Suspense fallback={<PageSkeleton />}>
          <Outlet />
        </Suspense>
      </main>
      <FrameCommands />
    </div>
  );
}
