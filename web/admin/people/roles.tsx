/** Project roles: names that schemes grant to, and that each project fills with its own people. */
import { Button, Group, Skeleton, Stack } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash, IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { del, get, post } from '../../kernel/api.ts';
import { queries } from '../../kernel/queries.ts';
import { useWords } from '../../kernel/words.ts';
import { ActionError } from '../../ui/action-error.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { GroupPicker } from '../../ui/group-picker.tsx';
import { PersonPicker } from '../../ui/person-picker.tsx';
import { Row, Rows } from '../../ui/rows.tsx';
import { SectionHead } from '../../ui/sections.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { useAction } from '../../ui/use-action.ts';
import { adminWords } from '../admin.words.ts';
import { Tool } from '../constant/constants.tsx';
import { NamedDialog } from '../named-dialog.tsx';
import { HolderPills } from '../permission/holder-pills.tsx';

interface Actor {
  readonly id: number;
  readonly displayName: string;
  readonly type: string;
  readonly name: string;
}

interface Role {
  readonly id: number;
  readonly name: string;
  readonly description?: string;
  readonly actors?: readonly Actor[];
}

const key = ['roles'];
const again = (): Promise<void> => queries.invalidateQueries({ queryKey: key });
const isUser = ({ type }: Actor): boolean => type.includes('user');

export function Section() {
  const words = useWords(adminWords);
  const action = useAction();
  const [editing, setEditing] = useState<Role | 'new' | null>(null);
  const [filling, setFilling] = useState<Role | null>(null);
  const [deleting, setDeleting] = useState<Role | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: () => get<Role[]>('/rest/api/2/role'),
  });
  if (error) return <ErrorState order={1} error={error} retry={() => void refetch()} />;
  const take = (role: Role, actor: Actor) =>
    void action.run(async () => {
      await del(`/rest/api/2/role/${role.id}/actors`, {
        query: { [isUser(actor) ? 'user' : 'group']: actor.name },
      });
      await again();
    });
  return (
    <>
      <SectionHead
        title={words.roles}
        end={
          <Button leftSection={<IconPlus size={16} />} onClick={() => setEditing('new')}>
            {words.add}
          </Button>
        }
      >
        {words.rolesText}
      </SectionHead>
      <ActionError error={action.error} />
      {!data && <Skeleton h={200} />}
      {data && (
        <Rows label={words.roles}>
          {data.map((role) => (
            <Row
              key={role.id}
              title={<strong>{role.name}</strong>}
              about={
                <>
                  {role.description}
                  <HolderPills
                    holders={role.actors ?? []}
                    name={({ displayName }) => displayName}
                    takeLabel={(name) => words.takeOutOfRole(name, role.name)}
                    onTake={(actor) => take(role, actor)}
                  />
                </>
              }
              end={
                <Group gap={4}>
                  <Tool label={words.fillRole(role.name)} onClick={() => setFilling(role)}>
                    <IconUserPlus size={16} />
                  </Tool>
                  <Tool label={words.edit(role.name)} onClick={() => setEditing(role)}>
                    <IconPencil size={16} />
                  </Tool>
                  <Tool label={words.delete(role.name)} onClick={() => setDeleting(role)}>
                    <IconTrash size={16} />
                  </Tool>
                </Group>
              }
            />
          ))}
        </Rows>
      )}
      {editing && <Edit role={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
      {filling && <Fill role={filling} onClose={() => setFilling(null)} />}
      {deleting && (
        <Confirm
          title={words.deleteTitle(deleting.name)}
          action={words.delete(deleting.name)}
          name={deleting.name}
          onClose={() => setDeleting(null)}
          run={async () => {
            await del(`/rest/api/2/role/${deleting.id}`);
            await again();
          }}
        >
          {words.deleteRoleText}
        </Confirm>
      )}
    </>
  );
}

function Edit({ role, onClose }: { role: Role | null; onClose(): void }) {
  const words = useWords(adminWords);
  return (
    <NamedDialog
      title={role ? words.edit(role.name) : words.add}
      {...(role && { initial: role })}
      done={words.saved}
      onClose={onClose}
      save={async (named) => {
        await post(role ? `/rest/api/2/role/${role.id}` : '/rest/api/2/role', named);
        await again();
      }}
    />
  );
}

/** Who is in a role of every new project. */
function Fill({ role, onClose }: { role: Role; onClose(): void }) {
  const words = useWords(adminWords);
  const action = useAction();
  const add = async (body: { user?: string[]; group?: string[] }) => {
    const done = await action.run(async () => {
      await post(`/rest/api/2/role/${role.id}/actors`, body);
      await again();
    }, words.saved);
    if (done) onClose();
  };
  return (
    <Dialog opened={true} onClose={onClose} title={words.fillRole(role.name)}>
      <Stack gap="md">
        <p className="quiet">{words.fillRoleText}</p>
        <PersonPicker
          label={words.holderUser}
          onChange={(user) => user !== null && void add({ user: [user] })}
        />
        <GroupPicker
          label={words.holderGroup}
          onChange={(group) => group !== null && void add({ group: [group] })}
        />
        <ActionError error={action.error} />
      </Stack>
    </Dialog>
  );
}
