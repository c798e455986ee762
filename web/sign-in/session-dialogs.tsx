/** What asks people over the page: to log in again, to confirm their password. The pages below stay as they are. */
import { lazy, Suspense } from 'react';
import { useLive } from '../live/live.ts';
import { useReader } from '../session/me.ts';
import { closeAsked, useAsked } from './asked.ts';

const LogInAgain = lazy(async () => ({ default: (await import('./log-in-again.tsx')).LogInAgain }));
const ConfirmPassword = lazy(async () => ({
  default: (await import('./confirm-password.tsx')).ConfirmPassword,
}));

export function SessionDialogs() {
  const { me } = useReader();
  const asked = useAsked();
  useLive(me?.name ?? null);
  if (!me || asked === null) return null;
  return (
    <Suspense>
      {asked.kind === 'confirm' ? (
        <ConfirmPassword name={me.name} onEnd={closeAsked} />
      ) : (
        <LogInAgain name={me.name} displayName={me.displayName} other={asked.other} onEnd={closeAsked} />
      )}
    </Suspense>
  );
}
