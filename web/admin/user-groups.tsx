/** The groups of a user. Taken out of one by mistake, they are put back by one click. */
import { Button, Group, Pill, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { del, get, post } from '../kernel/api.ts';
import { queries } from '../kernel/queries.ts';
import { useWords } from '../kernel/words.ts';
import { ActionError } from '../ui/action-error.tsx';
import { notifications } from '../ui/notifications.ts';
import { notify } from '../ui/notify.ts';
import { useAction } from '../ui/use-action.ts';
import { adminWords } from './admin.words.ts';
import { GroupPicker } from './group-picker.tsx';

export const addMember = (group: string, name: string): Promise<unknown> =>
  post('/rest/api/2/group/user', { name }, { query: { groupname: group } });
export const removeMember = (group: string, name: string): Promise<unknown> =>
  del('/rest/api/2/group/user', { query: { groupname: group, username: name } });
export const refreshGroups = (): Promise<void> => queries.invalidateQueries({ queryKey: ['groups'] });

/** Undo rather than a question. */
export function offerUndo(message: string, undo: string, back: () => Promise<unknown>): void {
  const id = notify(
    <Group justify="space-between" wrap="nowrap">
      {message}
      <Button
        variant="subtle"
        size="compact-sm"
        onClick={() => {
          notifications.hide(id);
          void back().then(refreshGroups);
        }}
      >
        {undo}
      </Button>
    </Group>,
    { autoClose: 8000 },
  );
}

export function UserGroups({ name }: { name: string }) {
  const words = useWords(adminWords);
  const action = useAction();
  const { data } = useQuery({
    queryKey: ['groups', 'of', name],
    queryFn: () => get<{ name: string }[]>('/rest/api/2/user/groups', { query: { username: name } }),
  });
  const take = async (group: string) => {
    const done = await action.run(async () => {
      await removeMember(group, name);
      await refreshGroups();
    });
    if (done) offerUndo(words.takenOut(name, group), words.undo, () => addMember(group, name));
  };
  return (
    <section aria-labelledby="groups-of">
      <Title order={2} id="groups-of" mb="sm">
        {words.groups}
      </Title>
      <Pill.Group mb="sm">
        {data?.map((group) => (
          <Pill
            key={group.name}
            size="md"
            withRemoveButton
            removeButtonProps={{
              'aria-label': words.takeOutOf(group.name),
              tabIndex: 0,
              'aria-hidden': false,
            }}
            onRemove={() => void take(group.name)}
          >
            {group.name}
          </Pill>
        ))}
      </Pill.Group>
      <GroupPicker
        label={words.addToGroup}
        without={data?.map((group) => group.name) ?? []}
        onChoose={(group) =>
          void action.run(async () => {
            await addMember(group, name);
            await refreshGroups();
          })
        }
      />
      <ActionError error={action.error} />
    </section>
  );
}
