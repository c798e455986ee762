import { Menu, SegmentedControl, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { IconApi, IconKeyboard, IconLock, IconLogout, IconUser } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { fullAddress, places } from '../kernel/place.ts';
import { useWords } from '../kernel/words.ts';
import { logOut } from '../session/log-out.ts';
import { type Me, useMay } from '../session/me.ts';
import { dropSudo, sudoQuery } from '../sign-in/sudo.ts';
import { Face } from '../ui/person.tsx';
import { To } from '../ui/to.tsx';
import { type Density, readDensity, setDensity } from './density.ts';
import { frameWords } from './frame.words.ts';
import { openHelp } from './open.ts';

export function AccountMenu({ me }: { me: Me }) {
  const words = useWords(frameWords);
  const administers = useMay('ADMINISTER');
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <UnstyledButton aria-label={words.account(me.displayName)}>
          <Face person={me} size={28} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.displayName}</Menu.Label>
        <Menu.Item component={To} href={places.profile} leftSection={<IconUser size={16} />}>
          {words.profile}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={16} />} rightSection={<kbd>?</kbd>} onClick={openHelp}>
          {words.help}
        </Menu.Item>
        <Menu.Item component="a" href={fullAddress('/rest/api')} leftSection={<IconApi size={16} />}>
          {words.api}
        </Menu.Item>
        <Menu.Divider />
        <ThemeChoice />
        <DensityChoice />
        <Menu.Divider />
        {administers && <DropSudo />}
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void logOut(me.name)}>
          {words.logOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Whoever leaves the desk gives up what the password opened. */
function DropSudo() {
  const words = useWords(frameWords);
  const { data } = useQuery(sudoQuery);
  if (!data?.confirmed) return null;
  return (
    <Menu.Item leftSection={<IconLock size={16} />} onClick={() => void dropSudo()}>
      {words.dropSudo}
    </Menu.Item>
  );
}

function ThemeChoice() {
  const words = useWords(frameWords);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <>
      <Menu.Label>{words.theme}</Menu.Label>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={words.theme}
        value={colorScheme}
        onChange={(value) => setColorScheme(value as 'light' | 'dark' | 'auto')}
        data={[
          { value: 'light', label: words.light },
          { value: 'dark', label: words.dark },
          { value: 'auto', label: words.auto },
        ]}
      />
    </>
  );
}

function DensityChoice() {
  const words = useWords(frameWords);
  const [density, change] = useState<Density>(readDensity);
  return (
    <>
      <Menu.Label>{words.density}</Menu.Label>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={words.density}
        value={density}
        onChange={(value) => {
          change(value as Density);
          setDensity(value as Density);
        }}
        data={[
          { value: 'comfortable', label: words.comfortable },
          { value: 'compact', label: words.compact },
        ]}
      />
    </>
  );
}
