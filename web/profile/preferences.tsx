/** Language, time zone, colours, rows. What is chosen holds at once. */
import { Input, SegmentedControl, Select, Stack, useMantineColorScheme } from '@mantine/core';
import { useState } from 'react';
import { type Density, readDensity, setDensity } from '../app/density.ts';
import { frameWords } from '../app/frame.words.ts';
import { put } from '../kernel/api.ts';
import { languageOf, languages, useWords } from '../kernel/words.ts';
import { refreshReader, useMe } from '../session/me.ts';
import { ActionError } from '../ui/action-error.tsx';
import { SectionHead } from '../ui/sections.tsx';
import { useAction } from '../ui/use-action.ts';
import { profileWords } from './profile.words.ts';

const locales = { en: 'en_US', de: 'de_DE' } as const;

/** Names of the time zones that this browser knows, and the one that is chosen. */
const zones = (chosen: string): string[] => [
  ...new Set([chosen, 'UTC', ...Intl.supportedValuesOf('timeZone')]),
];

export function Preferences() {
  const words = useWords(profileWords);
  const frame = useWords(frameWords);
  const me = useMe();
  const action = useAction();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [density, changeDensity] = useState<Density>(readDensity);
  const change = (part: { timeZone?: string; locale?: string }) =>
    void action.run(async () => {
      await put('/rest/api/2/myself', part);
      await refreshReader();
    }, words.saved);
  return (
    <>
      <SectionHead title={words.preferences}>{words.preferencesText}</SectionHead>
      <Stack gap="lg" maw={520}>
        <Select
          label={words.language}
          allowDeselect={false}
          value={languageOf(me.locale ?? navigator.language)}
          data={Object.entries(languages).map(([value, label]) => ({ value, label }))}
          onChange={(value) => value && change({ locale: locales[value as keyof typeof locales] })}
        />
        <Select
          label={words.zone}
          description={words.zoneText}
          searchable
          allowDeselect={false}
          limit={200}
          value={me.timeZone}
          data={zones(me.timeZone)}
          onChange={(value) => value && change({ timeZone: value })}
        />
        <ActionError error={action.error} />
        <Input.Wrapper label={words.theme} labelElement="div">
          <SegmentedControl
            fullWidth
            aria-label={words.theme}
            value={colorScheme}
            onChange={(value) => setColorScheme(value as 'light' | 'dark' | 'auto')}
            data={[
              { value: 'light', label: frame.light },
              { value: 'dark', label: frame.dark },
              { value: 'auto', label: frame.auto },
            ]}
          />
        </Input.Wrapper>
        <Input.Wrapper label={words.density} labelElement="div">
          <SegmentedControl
            fullWidth
            aria-label={words.density}
            value={density}
            onChange={(value) => {
              changeDensity(value as Density);
              setDensity(value as Density);
            }}
            data={[
              { value: 'comfortable', label: frame.comfortable },
              { value: 'compact', label: frame.compact },
            ]}
          />
        </Input.Wrapper>
      </Stack>
    </>
  );
}
