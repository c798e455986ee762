import { useWords } from '../../kernel/words.ts';
import { PriorityMark } from '../../ui/issue-marks.tsx';
import { adminWords } from '../admin.words.ts';
import { Constants } from './constants.tsx';

export function Section() {
  const words = useWords(adminWords);
  return (
    <Constants
      kind="priority"
      title={words.priorities}
      about={words.prioritiesText}
      mark={({ name }) => (
        <>
          <PriorityMark priority={{ name }} label={false} /> {name}
        </>
      )}
    />
  );
}
