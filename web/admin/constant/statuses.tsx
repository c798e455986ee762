import { useWords } from '../../kernel/words.ts';
import { StatusBadge } from '../../ui/issue-marks.tsx';
import { adminWords } from '../admin.words.ts';
import { Constants } from './constants.tsx';

export function Section() {
  const words = useWords(adminWords);
  return (
    <Constants
      kind="status"
      title={words.statuses}
      about={words.statusesText}
      mark={({ name, statusCategory }) => (
        <StatusBadge status={{ name, statusCategory: statusCategory ?? { key: 'new' } }} />
      )}
    />
  );
}
