/** Files that will be attached once the issue is there. */
import { ActionIcon, Button } from '@mantine/core';
import { IconPaperclip, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { chooseFiles } from '../issue/attachment/choose-files.ts';
import { fileSize } from '../kernel/when.ts';
import { useWords } from '../kernel/words.ts';
import { createWords } from './create.words.ts';
import classes from './create-dialog.module.css';

interface Props {
  files: readonly File[];
  onChange(files: readonly File[]): void;
}

export function Files({ files, onChange }: Props) {
  const words = useWords(createWords);
  const [over, setOver] = useState(false);
  return (
    <fieldset
      className={classes.files}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onChange([...files, ...event.dataTransfer.files]);
      }}
    >
      <legend className={classes.legend}>{words.files}</legend>
      <ul>
        {files.map((file, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same file may be there twice
          <li key={at}>
            <bdi>{file.name}</bdi> <span className="quiet">{fileSize(file.size)}</span>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={24}
              aria-label={words.removeFile(file.name)}
              onClick={() => onChange(files.filter((_, other) => other !== at))}
            >
              <IconX size={16} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconPaperclip size={16} />}
        onClick={() => void chooseFiles().then((chosen) => onChange([...files, ...chosen]))}
      >
        {words.attach}
      </Button>{' '}
      <span className="quiet">{words.drop}</span>
    </fieldset>
  );
}
