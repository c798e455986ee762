/** Where somebody starts: their own dashboard, or what everybody begins with. */

import { Button, Group, Skeleton, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useCommands } from '../kernel/commands.ts';
import { places, serverTitle } from '../kernel/place.ts';
import { useWords } from '../kernel/words.ts';
import { useMe } from '../session/me.ts';
import { notifyRefusal } from '../ui/notify.ts';
import { ErrorState } from '../ui/states.tsx';
import { useTitle } from '../ui/title.ts';
import { To } from '../ui/to.tsx';
import classes from './dashboard.module.css';
import { dashboardWords } from './dashboard.words.ts';
import { DashboardView } from './dashboard-view.tsx';
import { OneDashboard } from './one-dashboard.tsx';
import { makeOwn, startQuery } from './start.ts';

/** Jira's address of a dashboard: /secure/Dashboard.jspa?selectPageId=10100 */
export function Page(): ReactNode {
  const { searchStr } = useLocation();
  const chosen = new URLSearchParams(searchStr).get('selectPageId');
  return chosen !== null && /^\d{1,15}$/.test(chosen) ? <OneDashboard id={chosen} /> : <StartPage />;
}

function StartPage() {
  const words = useWords(dashboardWords);
  const me = useMe();
  const client = useQueryClient();
  useTitle(`${words.title} - ${serverTitle}`);
  const [arranging, setArranging] = useState(false);
  const [waiting, setWaiting] = useState(false);
  const { data, error, refetch } = useQuery(startQuery(me.name));
  const own = data && !data.standard && data.dashboard.isWritable;
  const may = data !== undefined && (data.standard || own === true);
  const arrange = async () => {
    if (!data || waiting) return;
    if (arranging || !data.standard) return setArranging(!arranging);
    setWaiting(true);
    try {
      await makeOwn(me.name, words.ownName(me.displayName), data);
      await client.invalidateQueries({ queryKey: ['dashboard'] });
      setArranging(true);
    } catch (refused) {
      notifyRefusal(refused, words.refused);
    }
    setWaiting(false);
  };
  useCommands([
    may && {
      label: arranging ? words.done : words.arrange,
      keys: 'e',
      group: words.title,
      run: () => void arrange(),
    },
  ]);
  return (
    <div className={classes.page}>
      <Group justify="space-between" gap="sm" mb="md">
        <Title order={1}>
          <bdi>{words.hello(me.displayName)}</bdi>
        </Title>
        <Group gap="md" wrap="nowrap">
          <To href={places.dashboards}>{words.dashboards}</To>
          {may && (
            <Button
              variant={arranging ? 'filled' : 'default'}
              loading={waiting}
              title={`${arranging ? words.done : words.arrange} (e)`}
              onClick={() => void arrange()}
            >
              {arranging ? words.done : words.arrange}
            </Button>
          )}
        </Group>
      </Group>
      {error && !data && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton h={320} />}
      {data && (
        <DashboardView
          dashboard={data.dashboard.id}
          gadgets={data.gadgets}
          arranging={arranging && own === true}
          mayArrange={may}
        />
      )}
    </div>
  );
}
