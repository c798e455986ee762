/** Every dashboard that the reader may see. */
import { ActionIcon, Button, Group, Menu, Skeleton, Table, TextInput, Title } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { del, get, post, put } from '../kernel/api.ts';
import { useCommands } from '../kernel/commands.ts';
import { places, serverTitle } from '../kernel/place.ts';
import { useWords } from '../kernel/words.ts';
import { FormDialog } from '../project/form-dialog.tsx';
import { useMe } from '../session/me.ts';
import { notifications } from '../ui/notifications.ts';
import { ErrorState } from '../ui/states.tsx';
import { useTitle } from '../ui/title.ts';
import { To, useGo } from '../ui/to.tsx';
import classes from './dashboard.module.css';
import { type Dashboard, dashboardQuery } from './dashboard.ts';
import { dashboardWords } from './dashboard.words.ts';
import { startWith } from './start.ts';

const rest = '/rest/api/2/dashboard';
const place = (id: string): string => `${places.dashboards}/${id}`;
type Open = { what: 'create' } | { what: 'rename' | 'copy' | 'delete'; dashboard: Dashboard } | null;

export function Page() {
  const words = useWords(dashboardWords);
  useTitle(`${words.dashboards} - ${serverTitle}`);
  const [open, setOpen] = useState<Open>(null);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['dashboard', 'all'],
    queryFn: () => get<{ dashboards: { id: string; name: string }[] }>(rest, { query: { maxResults: 200 } }),
  });
  const list = data?.dashboards ?? [];
  const whole = useQueries({ queries: list.map(({ id }) => dashboardQuery(id)) });
  useCommands([
    {
      label: words.createDashboard,
      keys: 'n',
      group: words.dashboards,
      run: () => setOpen({ what: 'create' }),
    },
  ]);
  return (
    <div className="reading">
      <Group justify="space-between" mb="md">
        <Title order={1}>{words.dashboards}</Title>
        <Button title={`${words.createDashboard} (n)`} onClick={() => setOpen({ what: 'create' })}>
          {words.createDashboard}
        </Button>
      </Group>
      {isPending && <Skeleton h={160} />}
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {data && (
        <div className={`panel ${classes.scrolls}`}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{words.name}</Table.Th>
                <Table.Th>{words.owner}</Table.Th>
                <Table.Th>
                  <span className="hidden-visually">{words.actions}</span>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {list.map(({ id, name }, index) => {
                const dashboard = whole[index]?.data;
                return (
                  <Table.Tr key={id}>
                    <Table.Td className={classes.long}>
                      <To href={place(id)}>
                        <bdi>{name}</bdi>
                      </To>
                    </Table.Td>
                    <Table.Td>
                      {dashboard && <bdi>{dashboard.owner?.displayName ?? words.everybody}</bdi>}
                    </Table.Td>
                    <Table.Td>{dashboard && <Actions dashboard={dashboard} open={setOpen} />}</Table.Td>
                  </Table.Tr>
                );
              })}
            </Table.Tbody>
          </Table>
        </div>
      )}
      {open && <Named open={open} onClose={() => setOpen(null)} />}
    </div>
  );
}

function Actions({ dashboard, open }: { dashboard: Dashboard; open(what: Open): void }) {
  const words = useWords(dashboardWords);
  const me = useMe();
  const client = useQueryClient();
  const own = dashboard.owner?.name === me.name;
  const start = async () => {
    await startWith(me.name, dashboard.id);
    await client.invalidateQueries({ queryKey: ['dashboard', 'start'] });
    notifications.show({ message: words.startSet(dashboard.name) });
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={words.actionsOf(dashboard.name)}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void start()}>{words.useAsStart}</Menu.Item>
        <Menu.Item onClick={() => open({ what: 'copy', dashboard })}>{words.copy}</Menu.Item>
        {own && <Menu.Item onClick={() => open({ what: 'rename', dashboard })}>{words.rename}</Menu.Item>}
        {own && (
          <Menu.Item color="red" onClick={() => open({ what: 'delete', dashboard })}>
            {words.delete}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function Named({ open, onClose }: { open: NonNullable<Open>; onClose(): void }) {
  const words = useWords(dashboardWords);
  const client = useQueryClient();
  const go = useGo();
  const before = open.what === 'create' ? null : open.dashboard;
  const [name, setName] = useState(
    open.what === 'copy' ? words.copyOf(open.dashboard.name) : (before?.name ?? ''),
  );
  const at = `${rest}/${before?.id ?? ''}`;
  const again = () => client.invalidateQueries({ queryKey: ['dashboard'] });
  if (open.what === 'delete')
    return (
      <FormDialog
        title={words.deleteOf(open.dashboard.name)}
        action={words.delete}
        danger
        send={async () => {
          await del(at);
          await again();
        }}
        onClose={onClose}
      >
        {() => <p>{words.deleteText}</p>}
      </FormDialog>
    );
  const send = async () => {
    if (open.what === 'rename') await put(at, { name });
    else {
      const made = await post<Dashboard>(open.what === 'copy' ? `${at}/copy` : rest, { name });
      go(place(made.id));
    }
    await again();
  };
  const title = { create: words.createDashboard, rename: words.rename, copy: words.copy }[open.what];
  return (
    <FormDialog
      title={title}
      action={title}
      fields={['name', 'portalPageName']}
      send={send}
      onClose={onClose}
    >
      {(problems) => (
        <TextInput
          label={words.name}
          required
          data-autofocus
          value={name}
          error={problems.name ?? problems.portalPageName}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      )}
    </FormDialog>
  );
}
