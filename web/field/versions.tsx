import { useWords } from '../kernel/words.ts';
import { type Choice, type FieldType, nameOf, type ShowProps } from './field.ts';
import { fieldWords } from './field.words.ts';
import { multiSelect } from './multi-select.tsx';
import { None } from './none.tsx';
import { idOf } from './select.tsx';
import { Tag, Tags } from './tags.tsx';

function Show({ value }: ShowProps) {
  const words = useWords(fieldWords);
  const versions = (value as Choice[] | null) ?? [];
  if (versions.length === 0) return <None />;
  return (
    <Tags>
      {versions.map((version) => (
        <Tag key={idOf(version)}>
          {nameOf(version)}
          {version.released && <span className="hidden-visually"> ({words.released})</span>}
        </Tag>
      ))}
    </Tags>
  );
}

/** Versions: of one field, or of several. */
export const versions: FieldType = { ...multiSelect, Show };
