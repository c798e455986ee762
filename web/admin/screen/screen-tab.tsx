/** A tab of a screen, and the fields on it: dragged or moved by keys, added by their names, taken off and put back. */
import { Group, Skeleton, Title } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPencil, IconTrash, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { del, get, post, put } from '../../kernel/api.ts';
import { queries } from '../../kernel/queries.ts';
import { useWords } from '../../kernel/words.ts';
import { ActionError } from '../../ui/action-error.tsx';
import { AddSelect } from '../../ui/add-select.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { offerUndo } from '../../ui/offer-undo.tsx';
import { OrderedRows } from '../../ui/ordered-rows.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { useAction } from '../../ui/use-action.ts';
import classes from '../admin.module.css';
import { adminWords } from '../admin.words.ts';
import { Tool } from '../constant/constants.tsx';
import { NamedDialog } from '../named-dialog.tsx';
import { screenWords } from './screen.words.ts';
import { refreshScreens, screensQuery, type Tab } from './screens.tsx';

interface Field {
  readonly id: string;
  readonly name: string;
  readonly type?: string;
}

interface Props {
  screen: number;
  tab: Tab;
  /** Its place, from 0, of how many. */
  at: number;
  of: number;
}

export function ScreenTab({ screen, tab, at, of }: Props) {
  const words = useWords(adminWords);
  const own = useWords(screenWords);
  const action = useAction();
  const [doing, setDoing] = useState<'rename' | 'delete' | null>(null);
  const path = `/rest/api/2/screens/${screen}/tabs/${tab.id}`;
  const moveTab = (to: number) =>
    void action.run(async () => {
      await post(`/rest/api/2/screens/${screen}/tabs/${tab.id}/move/${to}`);
      await refreshScreens();
    });
  return (
    <section className={`panel ${classes.box}`} aria-label={tab.name}>
      <Group justify="space-between" wrap="nowrap" align="flex-start" mb="sm">
        <Title order={3}>
          <bdi>{tab.name}</bdi>
        </Title>
        <Group gap={4} wrap="nowrap">
          {of > 1 && (
            <>
              <Tool label={own.earlierTab(tab.name)} disabled={at === 0} onClick={() => moveTab(at - 1)}>
                <IconArrowUp size={16} />
              </Tool>
              <Tool label={own.laterTab(tab.name)} disabled={at === of - 1} onClick={() => moveTab(at + 1)}>
                <IconArrowDown size={16} />
              </Tool>
            </>
          )}
          <Tool label={own.renameTab(tab.name)} onClick={() => setDoing('rename')}>
            <IconPencil size={16} />
          </Tool>
          {of > 1 && (
            <Tool label={own.deleteTab(tab.name)} onClick={() => setDoing('delete')}>
              <IconTrash size={16} />
            </Tool>
          )}
        </Group>
      </Group>
      <ActionError error={action.error} />
      <Fields screen={screen} tab={tab} path={`${path}/fields`} />
      {doing === 'rename' && (
        <NamedDialog
          title={own.renameTab(tab.name)}
          described={false}
          initial={{ name: tab.name }}
          onClose={() => setDoing(null)}
          save={async ({ name }) => {
            await put(path, { name });
            await refreshScreens();
          }}
        />
      )}
      {doing === 'delete' && (
        <Confirm
          title={words.deleteTitle(tab.name)}
          action={own.deleteTab(tab.name)}
          onClose={() => setDoing(null)}
          run={async () => {
            await del(path);
            await refreshScreens();
          }}
        >
          <p>{own.deleteTabText}</p>
        </Confirm>
      )}
    </section>
  );
}

function Fields({ screen, tab, path }: { screen: number; tab: Tab; path: string }) {
  const words = useWords(adminWords);
  const own = useWords(screenWords);
  const action = useAction();
  const key = [...screensQuery.queryKey, screen, 'fields'];
  const again = () => queries.invalidateQueries({ queryKey: key });
  const { data, error, refetch } = useQuery({
    queryKey: [...key, tab.id],
    queryFn: () => get<Field[]>(path),
  });
  const { data: available } = useQuery({
    queryKey: [...key, 'available'],
    queryFn: () => get<Field[]>(`/rest/api/2/screens/${screen}/availableFields`),
  });
  if (error) return <ErrorState order={3} error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton h={160} />;
  const placed = (id: string, to: number, others: readonly Field[]) => {
    const before = others[to - 1];
    return post(`${path}/${id}/move`, before ? { after: before.id } : { position: 'First' });
  };
  const take = async (field: Field, at: number) => {
    const others = data.filter(({ id }) => id !== field.id);
    const done = await action.run(async () => {
      await del(`${path}/${field.id}`);
      await again();
    });
    if (!done) return;
    offerUndo(own.takenOff(field.name), words.undo, async () => {
      await post(path, { fieldId: field.id });
      await placed(field.id, at, others);
      await again();
    });
  };
  return (
    <>
      <ActionError error={action.error} />
      {data.length === 0 && <p className="quiet">{own.noFields}</p>}
      {data.length > 0 && (
        <OrderedRows
          label={own.fieldsOf(tab.name)}
          move={async (id, to) => {
            const others = data.filter((one) => one.id !== id);
            const done = await action.run(async () => {
              await placed(id, to, others);
              await again();
            });
            if (!done) throw new Error('It was refused.');
          }}
          items={data.map((field, at) => ({
            id: field.id,
            name: field.name,
            title: <bdi>{field.name}</bdi>,
            about: field.type,
            end: (
              <Tool label={own.takeOff(field.name)} onClick={() => void take(field, at)}>
                <IconX size={16} />
              </Tool>
            ),
          }))}
        />
      )}
      <AddSelect
        label={own.addField(tab.name)}
        placeholder={own.addFieldShort}
        nothing={own.nobodyFits}
        data={available?.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        onAdd={(id) =>
          void action.run(async () => {
            await post(path, { fieldId: id });
            await again();
          })
        }
      />
    </>
  );
}
