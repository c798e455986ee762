/** Attached files, one at a time: pictures in full, texts and PDFs by a link. */
import { Button, Group } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconDownload } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { ownAddress } from '../../kernel/place.ts';
import type { Attachment } from '../../kernel/upload.ts';
import { fileSize } from '../../kernel/when.ts';
import { useWords } from '../../kernel/words.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { KeyTip } from '../../ui/key-tip.tsx';
import { issueWords } from '../issue.words.ts';
import classes from './attachments.module.css';
import { FilePicture } from './file-picture.tsx';

interface Props {
  files: readonly Attachment[];
  /** Id of the one that is shown. */
  at: string;
  onAt(id: string): void;
  onClose(): void;
}

export function Viewer({ files, at, onAt, onClose }: Props) {
  const words = useWords(issueWords);
  const place = Math.max(
    0,
    files.findIndex(({ id }) => id === at),
  );
  const file = files[place];
  if (!file) return null;
  const step = (by: number) => {
    const next = files[(place + by + files.length) % files.length];
    if (next) onAt(next.id);
  };
  const onKey = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by === undefined || files.length < 2) return;
    event.preventDefault();
    step(by);
  };
  // The server lets only raster pictures be shown in place (thumbnail); all else is downloaded.
  const picture = file.mimeType.startsWith('image/') && file.thumbnail !== undefined;
  return (
    <Dialog opened={true} onClose={onClose} title={<bdi>{file.filename}</bdi>} size="min(1100px, 96vw)">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrows do what the buttons do */}
      <div onKeyDown={onKey}>
        <div className={classes.stage}>
          {picture ? (
            <img src={ownAddress(file.content)} alt={file.filename} className={classes.full} />
          ) : (
            <FilePicture file={file} small={false} />
          )}
        </div>
        <Group justify="space-between" gap="sm" mt="sm">
          <span className="quiet">
            {words.fileOf(place + 1, files.length)} · {fileSize(file.size)}
          </span>
          <Group gap="sm">
            {files.length > 1 && (
              <>
                <KeyTip label={words.previous} keys="ArrowLeft">
                  <Button
                    variant="default"
                    onClick={() => step(-1)}
                    leftSection={<IconChevronLeft size={16} />}
                  >
                    {words.previous}
                  </Button>
                </KeyTip>
                <KeyTip label={words.next} keys="ArrowRight">
                  <Button
                    variant="default"
                    data-autofocus
                    onClick={() => step(1)}
                    rightSection={<IconChevronRight size={16} />}
                  >
                    {words.next}
                  </Button>
                </KeyTip>
              </>
            )}
            <Button component="a" href={ownAddress(file.content)} leftSection={<IconDownload size={16} />}>
              {words.download}
            </Button>
          </Group>
        </Group>
      </div>
    </Dialog>
  );
}
