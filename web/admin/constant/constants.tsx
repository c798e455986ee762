/** Statuses, resolutions, priorities: a list in an order, each with a name and a description. */
import { ActionIcon, Button, Group, Select, Skeleton, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { del, get, post, put } from '../../kernel/api.ts';
import { queries } from '../../kernel/queries.ts';
import { useWords } from '../../kernel/words.ts';
import { ActionError } from '../../ui/action-error.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { Row, Rows } from '../../ui/rows.tsx';
import { SectionHead } from '../../ui/sections.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { useAction } from '../../ui/use-action.ts';
import { adminWords } from '../admin.words.ts';
import { NamedDialog } from '../named-dialog.tsx';

export interface Constant {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly statusCategory?: { readonly id: number; readonly key: string; readonly name: string };
}

interface Props {
  kind: 'status' | 'resolution' | 'priority';
  title: string;
  about: string;
  mark(constant: Constant): ReactNode;
}

export function Constants({ kind, title, about, mark }: Props) {
  const words = useWords(adminWords);
  const action = useAction();
  const [editing, setEditing] = useState<Constant | 'new' | null>(null);
  const [deleting, setDeleting] = useState<Constant | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ['constants', kind],
    queryFn: () => get<Constant[]>(`/rest/api/2/${kind}`),
  });
  if (error) return <ErrorState order={1} error={error} retry={() => void refetch()} />;
  const path = `/rest/tessera/1/${kind}`;
  const again = () => queries.invalidateQueries({ queryKey: ['constants', kind] });
  const move = (id: string, position: 'Earlier' | 'Later') =>
    void action.run(async () => {
      await post(`${path}/${id}/move`, { position });
      await again();
    });
  return (
    <>
      <SectionHead
        title={title}
        end={
          <Button leftSection={<IconPlus size={16} />} onClick={() => setEditing('new')}>
            {words.add}
          </Button>
        }
      >
        {about}
      </SectionHead>
      <ActionError error={action.error} />
      {!data && <Skeleton h={240} />}
      {data && (
        <Rows label={title}>
          {data.map((constant, at) => (
            <Row
              key={constant.id}
              title={mark(constant)}
              about={constant.description}
              end={
                <Group gap={4}>
                  <Tool
                    label={words.earlier(constant.name)}
                    disabled={at === 0}
                    onClick={() => move(constant.id, 'Earlier')}
                  >
                    <IconArrowUp size={16} />
                  </Tool>
                  <Tool
                    label={words.later(constant.name)}
                    disabled={at === data.length - 1}
                    onClick={() => move(constant.id, 'Later')}
                  >
                    <IconArrowDown size={16} />
                  </Tool>
                  <Tool label={words.edit(constant.name)} onClick={() => setEditing(constant)}>
                    <IconPencil size={16} />
                  </Tool>
                  <Tool label={words.delete(constant.name)} onClick={() => setDeleting(constant)}>
                    <IconTrash size={16} />
                  </Tool>
                </Group>
              }
            />
          ))}
        </Rows>
      )}
      {editing && (
        <Edit
          kind={kind}
          constant={editing === 'new' ? null : editing}
          onDone={again}
          onClose={() => setEditing(null)}
        />
      )}
      {deleting && data && (
        <Delete
          path={path}
          constant={deleting}
          others={data.filter(({ id }) => id !== deleting.id)}
          onDone={again}
          onClose={() => setDeleting(null)}
        />
      )}
    </>
  );
}

interface ToolProps {
  label: string;
  disabled?: boolean;
  onClick(): void;
  children: ReactNode;
}

/** A small button with a picture, and its words on hover. */
export function Tool({ label, disabled = false, onClick, children }: ToolProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" aria-label={label} disabled={disabled} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

interface EditProps {
  kind: Props['kind'];
  /** null: a new one. */
  constant: Constant | null;
  onDone(): Promise<unknown>;
  onClose(): void;
}

function Edit({ kind, constant, onDone, onClose }: EditProps) {
  const words = useWords(adminWords);
  const [category, setCategory] = useState(String(constant?.statusCategory?.id ?? 2));
  const { data: categories } = useQuery({
    queryKey: ['statuscategory'],
    enabled: kind === 'status',
    queryFn: () => get<{ id: number; key: string; name: string }[]>('/rest/api/2/statuscategory'),
  });
  return (
    <NamedDialog
      title={constant ? words.edit(constant.name) : words.add}
      {...(constant && { initial: constant })}
      done={words.saved}
      fields={['statusCategory']}
      onClose={onClose}
      save={async (named) => {
        const body = { ...named, ...(kind === 'status' && { statusCategory: category }) };
        const path = `/rest/tessera/1/${kind}`;
        await (constant ? put(`${path}/${constant.id}`, body) : post(path, body));
        await onDone();
      }}
    >
      {(fieldError) =>
        kind === 'status' && (
          <Select
            label={words.category}
            description={words.categoryText}
            allowDeselect={false}
            value={category}
            error={fieldError('statusCategory')}
            data={
              categories
                ?.filter(({ key }) => key !== 'undefined')
                .map(({ id, name: label }) => ({ value: String(id), label })) ?? []
            }
            onChange={(value) => setCategory(value ?? category)}
          />
        )
      }
    </NamedDialog>
  );
}

interface DeleteProps {
  path: string;
  constant: Constant;
  others: readonly Constant[];
  onDone(): Promise<unknown>;
  onClose(): void;
}

function Delete({ path, constant, others, onDone, onClose }: DeleteProps) {
  const words = useWords(adminWords);
  const [replacement, setReplacement] = useState<string | null>(null);
  return (
    <Confirm
      title={words.deleteTitle(constant.name)}
      action={words.delete(constant.name)}
      onClose={onClose}
      run={async () => {
        await del(`${path}/${constant.id}`, { query: { replaceWith: replacement } });
        await onDone();
      }}
    >
      <p>{words.replaceText}</p>
      <Select
        label={words.replaceWith}
        clearable
        value={replacement}
        data={others.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setReplacement}
      />
    </Confirm>
  );
}
