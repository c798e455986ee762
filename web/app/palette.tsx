/** The palette (Ctrl/⌘-K): everything that can be done now, and any issue by key or words. */
import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useAllCommands } from '../kernel/commands.ts';
import { useWords } from '../kernel/words.ts';
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
  const commands = useAllCommands()
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

/** Every word that was typed begins somewhere in it. */
const fits = (name: string, text: string): boolean =>
  text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => name.toLowerCase().includes(word));
