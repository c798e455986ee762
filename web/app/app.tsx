/** What surrounds every page: colours, language, what was read, where one is. */
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { listenForKeys } from '../kernel/commands.ts';
import { styleNonce } from '../kernel/place.ts';
import { queries } from '../kernel/queries.ts';
import { useNotesWanted } from '../ui/notifications.ts';
import { applyDensity } from './density.ts';
import { router } from './router.tsx';
import { theme } from './theme.ts';
import { themeManager } from './theme-choice.ts';

const NotificationList = lazy(async () => ({
  default: (await import('../ui/notification-list.tsx')).NotificationList,
}));

export function App() {
  useEffect(listenForKeys, []);
  useEffect(applyDensity, []);
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      colorSchemeManager={themeManager}
      getStyleNonce={styleNonce}
    >
      <QueryClientProvider client={queries}>
        <Notes />
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}

function Notes() {
  if (!useNotesWanted()) return null;
  return (
    <Suspense fallback={null}>
      <NotificationList />
    </Suspense>
  );
}
