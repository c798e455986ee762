/** The screens that a custom field stands on: taken off by mistake, it is put back by one click. */
import { Button, Group, Select, Skeleton, Stack, Title } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { del, get, post } from '../../kernel/api.ts';
import { queries } from '../../kernel/queries.ts';
import { useWords } from '../../kernel/words.ts';
import { ActionError } from '../../ui/action-error.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogEnd } from '../../ui/dialog-end.tsx';
import { offerUndo } from '../../ui/offer-undo.tsx';
import { Row, Rows } from '../../ui/rows.tsx';
import { useAction } from '../../ui/use-action.ts';
import classes from '../admin.module.css';
import { adminWords } from '../admin.words.ts';
import { Tool } from '../constant/constants.tsx';
import { fieldKey, type StandingField } from './field.tsx';
import { fieldWords } from './field.words.ts';

export interface Standing {
  readonly id: number;
  readonly name: string;
  readonly tab: { readonly id: number; readonly name: string };
}

const fieldsOf = (screen: number, tab: number | string): string =>
  `/rest/api/2/screens/${screen}/tabs/${tab}/fields`;

export function FieldScreens({ field }: { field: StandingField }) {
  const words = useWords(fieldWords);
  const { undo } = useWords(adminWords);
  const action = useAction();
  const [putting, setPutting] = useState(false);
  const again = () => queries.invalidateQueries({ queryKey: fieldKey(field.id) });
  const take = async ({ id, name, tab }: Standing) => {
    const done = await action.run(async () => {
      await del(`${fieldsOf(id, tab.id)}/${field.id}`);
      await again();
    });
    if (!done) return;
    offerUndo(words.takenOff(name), undo, async () => {
      await post(fieldsOf(id, tab.id), { fieldId: field.id });
      await again();
    });
  };
  return (
    <section aria-labelledby="field-screens">
      <Group justify="space-between" mt="xl" mb="sm">
        <div>
          <Title order={2} id="field-screens">
            {words.onScreens}
          </Title>
          <p className={`quiet ${classes.lead}`}>
            {field.screens.length === 0 ? words.onNoScreen : words.onScreensText}
          </p>
        </div>
        <Button
          variant={field.screens.length === 0 ? 'filled' : 'default'}
          leftSection={<IconPlus size={16} />}
          onClick={() => setPutting(true)}
        >
          {words.putOn}
        </Button>
      </Group>
      <ActionError error={action.error} />
      {field.screens.length > 0 && (
        <Rows label={words.onScreens}>
          {field.screens.map((screen) => (
            <Row
              key={screen.id}
              title={<bdi>{screen.name}</bdi>}
              about={words.onTab(screen.tab.name)}
              end={
                <Tool label={words.takeOff(screen.name)} onClick={() => void take(screen)}>
                  <IconX size={16} />
                </Tool>
              }
            />
          ))}
        </Rows>
      )}
      {putting && <PutOn field={field} onDone={again} onClose={() => setPutting(false)} />}
    </section>
  );
}

interface PutProps {
  field: StandingField;
  onDone(): Promise<unknown>;
  onClose(): void;
}

interface Screen {
  readonly id: number;
  readonly name: string;
  readonly fieldScreenTabList?: readonly { readonly id: number; readonly name: string }[];
}

function PutOn({ field, onDone, onClose }: PutProps) {
  const words = useWords(fieldWords);
  const action = useAction();
  const [screen, setScreen] = useState<string | null>(null);
  const [tab, setTab] = useState<string | null>(null);
  const { data } = useQuery({
    queryKey: ['screens', 'with-tabs'],
    queryFn: () => get<Screen[]>('/rest/api/2/screens', { query: { expand: 'fieldScreenTabList' } }),
  });
  const standing = new Set(field.screens.map(({ id }) => id));
  const others = data?.filter(({ id }) => !standing.has(id));
  const chosen = others?.find(({ id }) => String(id) === screen);
  const tabs = chosen?.fieldScreenTabList ?? [];
  const onTab = tab ?? (tabs[0] === undefined ? null : String(tabs[0].id));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!chosen || onTab === null) return;
    const done = await action.run(async () => {
      await post(fieldsOf(chosen.id, onTab), { fieldId: field.id });
      await onDone();
    });
    if (done) onClose();
  };
  return (
    <Dialog opened={true} onClose={onClose} title={words.putOn}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          {!others && <Skeleton h={60} />}
          {others?.length === 0 && <p className="quiet">{words.onAll}</p>}
          {others && others.length > 0 && (
            <Select
              label={words.screen}
              searchable
              data-autofocus
              value={screen}
              data={others.map(({ id, name }) => ({ value: String(id), label: name }))}
              onChange={(value) => {
                setScreen(value);
                setTab(null);
              }}
            />
          )}
          {tabs.length > 1 && (
            <Select
              label={words.tab}
              allowDeselect={false}
              value={onTab}
              data={tabs.map(({ id, name }) => ({ value: String(id), label: name }))}
              onChange={setTab}
            />
          )}
          <ActionError error={action.error} />
          <DialogEnd onClose={onClose} loading={action.busy} disabled={!chosen}>
            {words.putOn}
          </DialogEnd>
        </Stack>
      </form>
    </Dialog>
  );
}
