/** Makes a custom field: its type first, for that cannot be changed later. */
import { Select, Text } from '@mantine/core';
import { useState } from 'react';
import { post } from '../../kernel/api.ts';
import { queries } from '../../kernel/queries.ts';
import { useWords } from '../../kernel/words.ts';
import { notify } from '../../ui/notify.ts';
import { useGo } from '../../ui/to.tsx';
import { NamedDialog } from '../named-dialog.tsx';
import { fieldWords } from './field.words.ts';
import { fieldKindWords } from './field-kind.words.ts';
import { kinds, kindText, typePrefix } from './field-kinds.ts';
import { fieldPlace, fieldsKey } from './fields.tsx';

export function NewField({ onClose }: { onClose(): void }) {
  const words = useWords(fieldWords);
  const kindWords = useWords(fieldKindWords);
  const go = useGo();
  const [type, setType] = useState<string>('textfield');
  return (
    <NamedDialog
      title={words.newField}
      action={words.newField}
      fields={['type']}
      onClose={onClose}
      save={async ({ name, description }) => {
        const { id } = await post<{ id: string }>('/rest/api/2/field', {
          name,
          description,
          type: typePrefix + type,
        });
        await queries.invalidateQueries({ queryKey: fieldsKey });
        notify(words.made(name));
        go(fieldPlace(id));
      }}
    >
      {(fieldError) => (
        <Select
          label={words.type}
          description={kindText(type, kindWords)}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          allowDeselect={false}
          searchable
          maxDropdownHeight={320}
          value={type}
          error={fieldError('type')}
          data={kinds.map((kind) => ({ value: kind, label: kindWords[kind] }))}
          renderOption={({ option }) => (
            <div>
              <div>{option.label}</div>
              <Text size="sm" className="quiet">
                {kindText(option.value, kindWords)}
              </Text>
            </div>
          )}
          onChange={(value) => setType(value ?? type)}
        />
      )}
    </NamedDialog>
  );
}
