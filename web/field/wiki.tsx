import { Markup } from '../ui/markup.tsx';
import { WikiEditor } from '../wiki-editor/wiki-editor.tsx';
import type { EditProps, FieldType, ShowProps } from './field.ts';
import { None } from './none.tsx';

const Show = ({ value, rendered }: ShowProps) => {
  if (typeof value !== 'string' || value.trim() === '') return <None />;
  if (typeof rendered === 'string' && rendered !== '') return <Markup html={rendered} />;
  return <bdi style={{ whiteSpace: 'pre-wrap' }}>{value}</bdi>;
};

function Edit({ id, meta, value, onChange, place, error, disabled, autoFocus, onSubmit }: EditProps) {
  return (
    <WikiEditor
      id={id}
      label={meta.name}
      value={typeof value === 'string' ? value : ''}
      onChange={onChange}
      {...{ place, error, disabled, autoFocus, onSubmit }}
    />
  );
}

/** A long text in wiki markup: the description, the environment, text areas. */
export const wiki: FieldType = {
  Show,
  Edit,
  write: (value) => (typeof value === 'string' && value.trim() !== '' ? value : null),
  long: true,
};
