/** The log-in over a page whose session has ended: what was typed stands below it, and is sent afterwards. */
import { Button, Group, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { loginAddress, pathOf } from '../kernel/place.ts';
import { queries } from '../kernel/queries.ts';
import { useWords } from '../kernel/words.ts';
import { Dialog } from '../ui/dialog.tsx';
import { whoIsLoggedIn } from './asked.ts';
import { signInWords } from './sign-in.words.ts';
import { SignInForm } from './sign-in-form.tsx';

interface Props {
  name: string;
  displayName: string;
  /** Who is logged in now; null: nobody. */
  other: string | null;
  onEnd(done: boolean): void;
}

export function LogInAgain({ name, displayName, other, onEnd }: Props) {
  const words = useWords(signInWords);
  const [now, setNow] = useState(other);
  const settle = (who: string | null) => {
    setNow(who !== name ? who : null);
    if (who !== name) return;
    onEnd(true);
    void queries.invalidateQueries();
  };
  useEffect(() => {
    // Somebody may log in in another tab meanwhile.
    const look = () => void whoIsLoggedIn().then(settle, () => {});
    addEventListener('focus', look);
    return () => removeEventListener('focus', look);
  });
  const stays = {
    opened: true,
    onClose: () => {},
    closable: false,
    closeOnClickOutside: false,
    closeOnEscape: false,
  };
  if (now !== null)
    return (
      <Dialog {...stays} title={words.changedTitle}>
        <Stack gap="md">
          <Text>{words.changed(displayName, now)}</Text>
          <Group justify="flex-end">
            <Button data-autofocus onClick={() => location.reload()}>
              {words.reload}
            </Button>
          </Group>
        </Stack>
      </Dialog>
    );
  return (
    <Dialog {...stays} title={words.endedTitle}>
      <Stack gap="md">
        <Text>{words.ended}</Text>
        <SignInForm name={name} onLoggedIn={(outcome) => settle(outcome.name)} />
        <a href={loginAddress(pathOf(location.href))}>{words.other(displayName)}</a>
      </Stack>
    </Dialog>
  );
}
