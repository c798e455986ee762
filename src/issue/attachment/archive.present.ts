import type { ExpandedAttachment } from './archive.ts';
import { mimeTypeOf } from './media-type.ts';
import { sizeText } from './size-text.ts';

/** For programs: GET /attachment/{id}/expand/raw. */
export const presentRawArchive = ({ archive }: ExpandedAttachment) => ({
  entries: archive.entries.map(({ index, path, size }) => ({
    entryIndex: index,
    name: path,
    abbreviatedName: abbreviated(path),
    size,
    mediaType: mediaTypeOf(path),
  })),
  totalEntryCount: archive.total,
});

/** For people: GET /attachment/{id}/expand/human. */
export const presentHumanArchive = ({ attachment, archive }: ExpandedAttachment) => ({
  id: attachment.id,
  name: attachment.filename,
  entries: archive.entries.map(({ index, path, size }) => ({
    path,
    index,
    size: sizeText(size),
    mediaType: mediaTypeOf(path),
    label: abbreviated(path),
  })),
  totalEntryCount: archive.total,
  mediaType: attachment.mimeType,
});

/** Characters. */
const LONGEST_LABEL = 40;

/** The end of a path says most. */
function abbreviated(path: string): string {
  const signs = [...path];
  return signs.length <= LONGEST_LABEL ? path : `…${signs.slice(1 - LONGEST_LABEL).join('')}`;
}

/** What uploads are told to be by their bytes is told here by the name: the bytes are not looked at. */
const byName: Readonly<Record<string, string>> = {
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  log: 'text/plain',
  mp3: 'audio/mpeg',
  pdf: 'application/pdf',
  png: 'image/png',
  txt: 'text/plain',
  webp: 'image/webp',
};

function mediaTypeOf(path: string): string {
  const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  return (Object.hasOwn(byName, extension) && byName[extension]) || mimeTypeOf(null, '', path);
}
