import { Button, Group, Skeleton, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCommands } from '../kernel/commands.ts';
import { serverTitle } from '../kernel/place.ts';
import { useWords } from '../kernel/words.ts';
import { ErrorState } from '../ui/states.tsx';
import { useTitle } from '../ui/title.ts';
import classes from './dashboard.module.css';
import { dashboardQuery, gadgetsQuery } from './dashboard.ts';
import { dashboardWords } from './dashboard.words.ts';
import { DashboardView } from './dashboard-view.tsx';

export function OneDashboard({ id }: { id: string }) {
  const words = useWords(dashboardWords);
  const dashboard = useQuery(dashboardQuery(id));
  const gadgets = useQuery(gadgetsQuery(id));
  const [arranging, setArranging] = useState(false);
  useTitle(`${dashboard.data?.name ?? words.title} - ${serverTitle}`);
  const may = dashboard.data?.isWritable === true;
  useCommands([
    may && {
      label: arranging ? words.done : words.arrange,
      keys: 'e',
      group: words.title,
      run: () => setArranging(!arranging),
    },
  ]);
  const error = dashboard.error ?? gadgets.error;
  if (error && !dashboard.data)
    return (
      <div className="reading">
        <ErrorState error={error} order={1} retry={() => void dashboard.refetch()} />
      </div>
    );
  return (
    <div className={classes.page}>
      <Group justify="space-between" mb="md" wrap="nowrap">
        <Title order={1}>
          <bdi>{dashboard.data?.name ?? words.title}</bdi>
        </Title>
        {may && (
          <Button
            variant={arranging ? 'filled' : 'default'}
            title={`${arranging ? words.done : words.arrange} (e)`}
            onClick={() => setArranging(!arranging)}
          >
            {arranging ? words.done : words.arrange}
          </Button>
        )}
      </Group>
      {gadgets.data ? (
        <DashboardView dashboard={id} gadgets={gadgets.data} arranging={arranging && may} mayArrange={may} />
      ) : (
        <Skeleton h={320} />
      )}
    </div>
  );
}
