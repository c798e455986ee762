/** The palette (Ctrl/⌘-K): everything that can be done now, and any issue by key or words. */
import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Command, useAllCommands } from '../kernel/commands.ts';
import { places } from '../kernel/place.ts';
import { say, useWords } from '../kernel/words.ts';
import { useMay } from '../session/me.ts';
import { useGo } from '../ui/to.tsx';
import { issueChoices, useFoundIssues } from './found-issues.ts';
import { frameWords } from './frame.words.ts';
import { Caps } from './help.tsx';
import { closeDialog, useOpenDialog } from './open.ts';
import { type Choice, SearchList } from './search-list.tsx';

export function Palette() {
  const words = useWords(frameWords);
  const { dialog, group } = useOpenDialog();
  return (
    <Modal.Root
      opened={dialog === 'palette'}
      onClose={closeDialog}
      size={560}
      padding={0}
      centered={false}
      yOffset="10vh"
    >
      <Modal.Overlay />
      <Modal.Content aria-label={words.palette}>
        <Modal.Body>
          <Content group={group} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Content({ group }: { group: string | null }) {
  const words = useWords(frameWords);
  const go = useGo();
  const [text, setText] = useState('');
  const issues = useFoundIssues(group === null ? text : '');
  const sections = useAdminSections(group === null && text.trim() !== '');
  const commands = [...useAllCommands(), ...sections]
    .filter((one) => one.inPalette !== false && (group === null || one.group === group))
    .filter((one) => fits(`${one.group} ${one.label}`, text))
    .map(
      ({ label, group: heading, keys, run }): Choice => ({
        id: `${heading}/${label}`,
        heading,
        label,
        end: keys && <Caps keys={keys} />,
        run,
      }),
    );
  return (
    <SearchList
      label={words.palette}
      placeholder={words.palettePlaceholder}
      nothing={words.nothingFits}
      text={text}
      onText={setText}
      choices={[...commands, ...issueChoices(issues, text, words, go)]}
      onChoose={(choice) => {
        closeDialog();
        choice.run();
      }}
    />
  );
}

/** The sections of the administration, once an administrator types what may be one: their names are loaded then. */
function useAdminSections(wanted: boolean): readonly Command[] {
  const go = useGo();
  const administers = useMay('ADMINISTER');
  const { data } = useQuery({
    queryKey: ['admin-sections'],
    enabled: administers && wanted,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const [{ adminSections }, { adminWords }] = await Promise.all([
        import('../admin/sections.ts'),
        import('../admin/admin.words.ts'),
      ]);
      return { adminSections, adminWords };
    },
  });
  if (!data || !administers || !wanted) return [];
  const words = say(data.adminWords);
  return data.adminSections.map(({ id, label }) => ({
    label: words[label],
    group: words.title,
    run: () => go(places.admin(id)),
  }));
}

/** Every word that was typed begins somewhere in it. */
const fits = (name: string, text: string): boolean =>
  text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => name.toLowerCase().includes(word));
