/** What is searched through, by name; whether it was edited; and what can be done with it. */
import { ActionIcon, Badge, Button, Menu, Title, Tooltip } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { lazy, memo, Suspense, useState } from 'react';
import { useCommands } from '../../kernel/commands.ts';
import { places } from '../../kernel/place.ts';
import { useWords } from '../../kernel/words.ts';
import { notifications } from '../../ui/notifications.ts';
import { notifyRefusal } from '../../ui/notify.ts';
import { useGo } from '../../ui/to.tsx';
import classes from '../navigator.module.css';
import { navigatorWords } from '../navigator.words.ts';
import { changeFilter, type Filter } from './filter.ts';
import { filterWords } from './filter.words.ts';
import { Star } from './star.tsx';

const FilterDialog = lazy(async () => ({ default: (await import('./filter-dialogs.tsx')).FilterDialog }));

export type Opened = 'create' | 'rename' | 'share' | 'delete' | null;

interface Props {
  filter: Filter | undefined;
  /** There is no such filter, or none that may be seen. */
  failed: boolean;
  /** Id from the address. */
  asked: string | undefined;
  jql: string;
  /** null: nobody is logged in, who could save anything. */
  reader: string | null;
}

export const FilterHead = memo(function FilterHead({ filter, failed, asked, jql, reader }: Props) {
  const words = useWords(filterWords);
  const { title } = useWords(navigatorWords);
  const go = useGo();
  const [dialog, setDialog] = useState<Opened>(null);
  const edited = filter !== undefined && filter.jql.trim() !== jql.trim();
  const save = async () => {
    if (!filter) return;
    try {
      await changeFilter(filter.id, { jql });
      notifications.show({ message: words.saved });
      go(places.filter(filter.id), { replace: true });
    } catch (error) {
      notifyRefusal(error, words.refused);
    }
  };
  const may = reader !== null;
  const saves = may && filter?.editable === true && edited;
  useCommands([
    saves && { label: words.saveFilter, group: words.title, keys: 'Mod+s', run: () => void save() },
    may && { label: words.saveAs, group: words.title, run: () => setDialog('create') },
    may &&
      filter?.editable === true && { label: words.share, group: words.title, run: () => setDialog('share') },
  ]);
  return (
    <div className={classes.head}>
      <Title order={1} title={filter?.description}>
        <bdi>{filter?.name ?? (asked === undefined || failed ? title : ' ')}</bdi>
      </Title>
      {filter && may && <Star filter={filter} />}
      {edited && (
        <Tooltip label={words.editedTip}>
          <Badge variant="light" radius="sm" tt="none">
            {words.edited}
          </Badge>
        </Tooltip>
      )}
      <div className={classes.headEnd}>
        {saves && (
          <Tooltip label="Ctrl S">
            <Button size="compact-sm" onClick={() => void save()}>
              {words.save}
            </Button>
          </Tooltip>
        )}
        {may && (
          <Button size="compact-sm" variant="default" onClick={() => setDialog('create')}>
            {words.saveAs}
          </Button>
        )}
        {filter && may && (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" size={28} aria-label={words.actions}>
                <IconDots size={16} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {edited && <Menu.Item onClick={() => go(places.filter(filter.id))}>{words.discard}</Menu.Item>}
              <Menu.Item disabled={!filter.editable} onClick={() => setDialog('rename')}>
                {words.rename}
              </Menu.Item>
              <Menu.Item disabled={!filter.editable} onClick={() => setDialog('share')}>
                {words.share}
              </Menu.Item>
              <Menu.Item color="red" disabled={!filter.editable} onClick={() => setDialog('delete')}>
                {words.remove}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      {dialog && (
        <Suspense fallback={null}>
          <FilterDialog dialog={dialog} filter={filter} jql={jql} close={() => setDialog(null)} />
        </Suspense>
      )}
    </div>
  );
});
