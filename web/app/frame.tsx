/** The frame of every page: a slim bar at the left, the search and what can always be done on top. */
import { Outlet, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useKept } from '../kernel/kept.ts';
import { useWords } from '../kernel/words.ts';
import { SessionDialogs } from '../sign-in/session-dialogs.tsx';
import classes from './frame.module.css';
import { frameWords } from './frame.words.ts';
import { FrameCommands } from './frame-commands.tsx';
import { PageSkeleton } from './page-skeleton.tsx';
import { Rail } from './rail.tsx';
import { TopBar } from './top-bar.tsx';

const RailDrawer = lazy(async () => ({ default: (await import('./rail-drawer.tsx')).RailDrawer }));

export function Frame() {
  const words = useWords(frameWords);
  const [narrow, setNarrow] = useKept('rail.narrow', false);
  // null: it was never opened, and its code is not needed.
  const [drawer, setDrawer] = useState<boolean | null>(null);
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page that was gone to closes the drawer
  useEffect(() => setDrawer((before) => before && false), [pathname]);
  if (/\/login\/?$/.test(pathname))
    return (
      <main id="content">
        <Suspense>
          <Outlet />
        </Suspense>
      </main>
    );
  return (
    <div className={classes.frame} data-narrow={narrow || undefined}>
      <a className="skip" href="#content">
        {words.skip}
      </a>
      <TopBar openMenu={() => setDrawer(true)} />
      <nav className={classes.rail} aria-label={words.main}>
        <Rail narrow={narrow} onNarrow={setNarrow} />
      </nav>
      {drawer !== null && (
        <Suspense fallback={null}>
          <RailDrawer opened={drawer} close={() => setDrawer(false)} />
        </Suspense>
      )}
      <main id="content" className={classes.content} tabIndex={-1}>
        <Suspense fallback={<PageSkeleton />}>
          <Outlet />
        </Suspense>
      </main>
      <FrameCommands />
      <SessionDialogs />
    </div>
  );
}
