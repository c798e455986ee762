/** What can be chosen in a context of a custom field: in an order, some no longer, and two steps deep where it cascades. */
import { Badge, Button, Group, Skeleton, TextInput } from '@mantine/core';
import { IconEye, IconEyeOff, IconPencil, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { del, get, post, put } from '../../kernel/api.ts';
import { queries } from '../../kernel/queries.ts';
import { useWords } from '../../kernel/words.ts';
import { ActionError } from '../../ui/action-error.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { OrderedRows } from '../../ui/ordered-rows.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { useAction } from '../../ui/use-action.ts';
import classes from '../admin.module.css';
import { adminWords } from '../admin.words.ts';
import { Tool } from '../constant/constants.tsx';
import { NamedDialog } from '../named-dialog.tsx';
import { fieldKey } from './field.tsx';
import { fieldWords } from './field.words.ts';
import type { Context } from './field-contexts.tsx';
import { isCascading } from './field-kinds.ts';
import type { CustomField } from './fields.tsx';

interface Option {
  readonly id: string;
  readonly value: string;
  readonly disabled: boolean;
  /** id of the option that it belongs to. */
  readonly optionId?: string;
}

const MOST = 1000;

export function FieldOptions({ field, context }: { field: CustomField; context: Context }) {
  const words = useWords(fieldWords);
  const admin = useWords(adminWords);
  const action = useAction();
  const [renaming, setRenaming] = useState<Option | null>(null);
  const [deleting, setDeleting] = useState<Option | null>(null);
  const path = `/rest/api/2/field/${field.id}/context/${context.id}/option`;
  const key = [...fieldKey(field.id), 'options', context.id];
  const again = () => queries.invalidateQueries({ queryKey: key });
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: () => get<{ values: Option[] }>(path, { query: { maxResults: MOST } }),
  });
  if (error) return <ErrorState order={3} error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton h={120} mt="sm" />;
  const options = data.values;
  const below = (parent: string | undefined) => options.filter(({ optionId }) => optionId === parent);
  const change = (option: Option, changes: { value?: string; disabled?: boolean }) =>
    put(path, { options: [{ id: option.id, ...changes }] }).then(again);
  const move = (siblings: readonly Option[], id: string, to: number) => {
    const before = siblings.filter((one) => one.id !== id)[to - 1];
    const place = before ? { after: before.id } : { position: 'First' };
    return put(`${path}/move`, { customFieldOptionIds: [id], ...place }).then(again);
  };
  const list = (parent: Option | undefined) => {
    const siblings = below(parent?.id);
    if (siblings.length === 0) return null;
    return (
      <OrderedRows
        label={parent ? words.optionsOf(parent.value) : words.optionsOf(context.name)}
        move={async (id, to) => {
          if (!(await action.run(() => move(siblings, id, to)))) throw new Error('It was refused.');
        }}
        items={siblings.map((option) => ({
          id: option.id,
          name: option.value,
          title: (
            <>
              <bdi>{option.value}</bdi>{' '}
              {option.disabled && (
                <Badge variant="default" size="sm" tt="none">
                  {words.disabled}
                </Badge>
              )}
            </>
          ),
          end: (
            <Group gap={4}>
              <Tool
                label={(option.disabled ? words.enable : words.disable)(option.value)}
                onClick={() => void action.run(() => change(option, { disabled: !option.disabled }))}
              >
                {option.disabled ? <IconEye size={16} /> : <IconEyeOff size={16} />}
              </Tool>
              <Tool label={words.rename(option.value)} onClick={() => setRenaming(option)}>
                <IconPencil size={16} />
              </Tool>
              <Tool label={words.removeOption(option.value)} onClick={() => setDeleting(option)}>
                <IconTrash size={16} />
              </Tool>
            </Group>
          ),
          ...(parent === undefined &&
            isCascading(field.type) && {
              below: (
                <>
                  {list(option)}
                  <NewOption path={path} parent={option} onDone={again} />
                </>
              ),
            }),
        }))}
      />
    );
  };
  return (
    <div className={classes.options}>
      <ActionError error={action.error} />
      {options.length === 0 && <p className="quiet">{words.noOptions}</p>}
      {list(undefined)}
      <NewOption path={path} onDone={again} />
      {renaming && (
        <NamedDialog
          title={words.rename(renaming.value)}
          described={false}
          nameField="value"
          nameLabel={words.value}
          initial={{ name: renaming.value }}
          onClose={() => setRenaming(null)}
          save={({ name }) => change(renaming, { value: name })}
        />
      )}
      {deleting && (
        <Confirm
          title={admin.deleteTitle(deleting.value)}
          action={words.removeOption(deleting.value)}
          onClose={() => setDeleting(null)}
          run={async () => {
            await del(`${path}/${deleting.id}`);
            await again();
          }}
        >
          <p>{words.removeOptionText}</p>
        </Confirm>
      )}
    </div>
  );
}

interface NewOptionProps {
  path: string;
  parent?: Option;
  onDone(): Promise<unknown>;
}

/** Enter adds what was typed, and the field waits for the next one. */
function NewOption({ path, parent, onDone }: NewOptionProps) {
  const words = useWords(fieldWords);
  const action = useAction();
  const [value, setValue] = useState('');
  const label = parent ? words.newOptionOf(parent.value) : words.newOption;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (value.trim() === '') return;
    const done = await action.run(async () => {
      await post(path, { options: [{ value, ...(parent && { optionId: parent.id }) }] });
      await onDone();
    });
    if (done) setValue('');
  };
  return (
    <form className={classes.newOption} onSubmit={(event) => void submit(event)}>
      <TextInput
        flex="1 1 200px"
        maw={360}
        size={parent ? 'xs' : 'sm'}
        aria-label={label}
        placeholder={label}
        maxLength={255}
        value={value}
        error={action.fieldError('value')}
        onChange={({ currentTarget: { value: typed } }) => setValue(typed)}
      />
      <Button type="submit" size={parent ? 'xs' : 'sm'} variant="default" loading={action.busy}>
        {words.addOption}
      </Button>
      <ActionError error={action.error} fields={['value']} />
    </form>
  );
}
