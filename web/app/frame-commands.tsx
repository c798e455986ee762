/** What can be done on every page, and the two dialogs that show all that can be done: loaded when first opened. */

import { lazy, Suspense, useRef } from 'react';
import { useCommands } from '../kernel/commands.ts';
import { loginAddress, places } from '../kernel/place.ts';
import { useWords } from '../kernel/words.ts';
import { logOut } from '../session/log-out.ts';
import { useMay, useReader } from '../session/me.ts';
import { useGo } from '../ui/to.tsx';
import { frameWords } from './frame.words.ts';
import { openHelp, openPalette, useOpenDialog } from './open.ts';
import { focusQuickSearch } from './quick-search.tsx';

const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }));
const Help = lazy(async () => ({ default: (await import('./help.tsx')).Help }));

export function FrameCommands() {
  const words = useWords(frameWords);
  const go = useGo();
  const { me } = useReader();
  const administers = useMay('ADMINISTER');
  const { dialog } = useOpenDialog();
  const to = words.goTo;
  const everywhere = words.general;
  useCommands([
    {
      label: words.palette,
      keys: 'Mod+k',
      group: everywhere,
      whileTyping: true,
      inPalette: false,
      run: () => openPalette(),
    },
    { label: words.help, keys: '?', group: everywhere, run: openHelp },
    { label: words.search, keys: '/', group: everywhere, run: focusQuickSearch },
    me && { label: words.home, keys: 'g d', group: to, run: () => go(places.home) },
    { label: words.issues, keys: 'g i', group: to, run: () => go(places.navigator()) },
    { label: words.projects, keys: 'g p', group: to, run: () => go(places.projects) },
    me && { label: words.boards, keys: 'g h', group: to, run: () => go(places.boards) },
    me && { label: words.filters, keys: 'g f', group: to, run: () => go(places.filters) },
    me && { label: words.profile, keys: 'g u', group: to, run: () => go(places.profile) },
    administers && { label: words.administration, keys: 'g g', group: to, run: () => go(places.admin()) },
    me
      ? { label: words.logOut, group: everywhere, run: () => void logOut(me.name) }
      : {
          label: words.logIn,
          group: everywhere,
          run: () => location.assign(loginAddress(location.pathname)),
        },
  ]);
  return (
    <>
      <Once opened={dialog === 'palette'} of={Palette} />
      <Once opened={dialog === 'help'} of={Help} />
    </>
  );
}

/** From its first opening on it stays, so that it can give the focus back when it closes. */
function Once({ opened, of: Shown }: { opened: boolean; of: typeof Palette }) {
  const seen = useRef(false);
  seen.current ||= opened;
  return seen.current ? (
    <Suspense fallback={null}>
      <Shown />
    </Suspense>
  ) : null;
}
