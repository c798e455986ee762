import { useWords } from '../../kernel/words.ts';
import { adminWords } from '../admin.words.ts';
import { Constants } from './constants.tsx';

export function Section() {
  const words = useWords(adminWords);
  return (
    <Constants
      kind="resolution"
      title={words.resolutions}
      about={words.resolutionsText}
      mark={({ name }) => name}
    />
  );
}
