/** The groups of a user. Taken out of one by mistake, they are put back by one click. */
import { Pill, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { del, get, post } from '../../kernel/api.ts';
import { queries } from '../../kernel/queries.ts';
import { useWords } from '../../kernel/words.ts';
import { ActionError } from '../../ui/action-error.tsx';
import { GroupPicker } from '../../ui/group-picker.tsx';
import { offerUndo } from '../../ui/offer-undo.tsx';
import { useAction } from '../../ui/use-action.ts';
import { adminWords } from '../admin.words.ts';

export const addMember = (group: string, name: string): Promise<unknown> =>
  post('/rest/api/2/group/user', { name }, { query: { groupname: group } });
export const removeMember = (group: string, name: string): Promise<unknown> =>
  del('/rest/api/2/group/user', { query: { groupname: group, username: name } });
export const refreshGroups = (): Promise<void> => queries.invalidateQueries({ queryKey: ['groups'] });

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
    if (done)
      offerUndo(words.takenOut(name, group), words.undo, () => addMember(group, name).then(refreshGroups));
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
        maw={360}
        label={words.addToGroup}
        without={data?.map((group) => group.name) ?? []}
        onChange={(group) =>
          group !== null &&
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
