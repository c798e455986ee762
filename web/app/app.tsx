/** What surrounds every page: colours, language, what was read, where one is. */
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect } from 'react';
import { listenForKeys } from '../kernel/commands.ts';
import { styleNonce } from '../kernel/place.ts';
import { queries } from '../kernel/queries.ts';
import { applyDensity } from './density.ts';
import { router } from './router.tsx';
import { theme } from './theme.ts';
import { themeManager } from './theme-choice.ts';

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
        <Notifications position="bottom-left" limit={3} />
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
