import { IconFile, IconFileText, IconFileZip, IconMovie, IconMusic, IconPhoto } from '@tabler/icons-react';
import { ownAddress } from '../../kernel/place.ts';
import type { Attachment } from '../../kernel/upload.ts';
import classes from './attachments.module.css';

const icons = [
  [/^image\//, IconPhoto],
  [/^video\//, IconMovie],
  [/^audio\//, IconMusic],
  [/zip|compressed|tar/, IconFileZip],
  [/^text\/|pdf|document/, IconFileText],
] as const;

/** A small picture of a file: of what is in it, or of its kind. */
export function FilePicture({ file, small }: { file: Attachment; small: boolean }) {
  if (file.thumbnail && !small)
    return <img className={classes.picture} src={ownAddress(file.thumbnail)} alt="" loading="lazy" />;
  const [, Icon] = icons.find(([kind]) => kind.test(file.mimeType)) ?? [null, IconFile];
  return (
    <span className={small ? classes.icon : classes.picture}>
      <Icon size={small ? 16 : 32} aria-hidden />
    </span>
  );
}
