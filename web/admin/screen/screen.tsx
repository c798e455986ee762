/** One screen: its tabs, the fields on them in their order, and what shows it. */
import { Button, Group, Skeleton, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError, del, post, put } from '../../kernel/api.ts';
import { places } from '../../kernel/place.ts';
import { useWords } from '../../kernel/words.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { notify } from '../../ui/notify.ts';
import { Row, Rows } from '../../ui/rows.tsx';
import { SectionHead } from '../../ui/sections.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { useGo } from '../../ui/to.tsx';
import classes from '../admin.module.css';
import { adminWords } from '../admin.words.ts';
import { Back } from '../back.tsx';
import { NamedDialog } from '../named-dialog.tsx';
import { screenWords } from './screen.words.ts';
import { ScreenTab } from './screen-tab.tsx';
import { refreshScreens, type Screen, screenPlace, screensQuery } from './screens.tsx';

type Doing = 'rename' | 'copy' | 'delete' | 'tab';

export function ScreenDetail({ id }: { id: string }) {
  const words = useWords(adminWords);
  const own = useWords(screenWords);
  const [doing, setDoing] = useState<Doing | null>(null);
  const { data, error, refetch } = useQuery(screensQuery);
  const screen = data?.find((one) => String(one.id) === id);
  const missing = data && !screen ? new ApiError(404, [], {}, new Headers()) : null;
  const back = <Back section="screens" title={words.screens} />;
  if (error || missing)
    return (
      <>
        {back}
        <ErrorState order={1} error={error ?? missing} retry={() => void refetch()} />
      </>
    );
  if (!screen) return <Skeleton h={400} />;
  const tabs = screen.fieldScreenTabList;
  return (
    <>
      {back}
      <SectionHead
        title={screen.name}
        end={
          <>
            <Button variant="default" onClick={() => setDoing('rename')}>
              {own.edit}
            </Button>
            <Button variant="default" onClick={() => setDoing('copy')}>
              {own.copy}
            </Button>
            {screen.deletable && (
              <Button variant="default" onClick={() => setDoing('delete')}>
                {own.remove}
              </Button>
            )}
          </>
        }
      >
        {screen.description}
      </SectionHead>
      <section aria-labelledby="screen-tabs">
        <Group justify="space-between" mb="sm">
          <Title order={2} id="screen-tabs">
            {own.tabs}
          </Title>
          <Button variant="default" leftSection={<IconPlus size={16} />} onClick={() => setDoing('tab')}>
            {own.newTab}
          </Button>
        </Group>
        {tabs.map((tab, at) => (
          <ScreenTab key={tab.id} screen={screen.id} tab={tab} at={at} of={tabs.length} />
        ))}
      </section>
      <Uses screen={screen} />
      <Dialogs screen={screen} doing={doing} onClose={() => setDoing(null)} />
    </>
  );
}

function Uses({ screen }: { screen: Screen }) {
  const own = useWords(screenWords);
  return (
    <section aria-labelledby="screen-uses">
      <Title order={2} id="screen-uses" mt="xl">
        {own.usedBy}
      </Title>
      <p className={`quiet ${classes.lead}`}>{screen.deletable ? own.unused : own.usedByText}</p>
      {!screen.deletable && (
        <div className={classes.below}>
          <Rows label={own.usedBy}>
            {screen.fieldScreenSchemes.map(({ id, name }) => (
              <Row key={`scheme ${id}`} title={<bdi>{own.scheme(name)}</bdi>} />
            ))}
            {screen.fieldScreenWorkflows.map(({ name }) => (
              <Row key={`workflow ${name}`} title={<bdi>{own.workflow(name)}</bdi>} />
            ))}
          </Rows>
        </div>
      )}
    </section>
  );
}

interface DialogProps {
  screen: Screen;
  doing: Doing | null;
  onClose(): void;
}

function Dialogs({ screen, doing, onClose }: DialogProps) {
  const words = useWords(adminWords);
  const own = useWords(screenWords);
  const go = useGo();
  const path = `/rest/api/2/screens/${screen.id}`;
  if (doing === 'rename')
    return (
      <NamedDialog
        title={words.edit(screen.name)}
        initial={screen}
        done={words.saved}
        onClose={onClose}
        save={async (named) => {
          await put(path, named);
          await refreshScreens();
        }}
      />
    );
  if (doing === 'copy')
    return (
      <NamedDialog
        title={own.copyOf(screen.name)}
        action={own.copy}
        initial={{ name: own.copyOf(screen.name), description: screen.description }}
        onClose={onClose}
        save={async (named) => {
          const { id } = await post<Screen>(`/rest/tessera/1/screen/${screen.id}/copy`, named);
          await refreshScreens();
          notify(own.made(named.name));
          go(screenPlace(id));
        }}
      />
    );
  if (doing === 'tab')
    return (
      <NamedDialog
        title={own.newTab}
        action={own.newTab}
        described={false}
        onClose={onClose}
        save={async ({ name }) => {
          await post(`${path}/tabs`, { name });
          await refreshScreens();
        }}
      />
    );
  if (doing === 'delete')
    return (
      <Confirm
        title={words.deleteTitle(screen.name)}
        action={own.remove}
        name={screen.name}
        onClose={onClose}
        run={async () => {
          await del(path);
          go(places.admin('screens'));
          await refreshScreens();
        }}
      >
        <p>{own.removeText}</p>
      </Confirm>
    );
  return null;
}
