/** The levels of a security scheme, and who sees the issues of each. */
import { Button, Group, Select, Title } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { del, post, put } from '../../kernel/api.ts';
import { useWords } from '../../kernel/words.ts';
import { ActionError } from '../../ui/action-error.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { offerUndo } from '../../ui/offer-undo.tsx';
import { Row, Rows } from '../../ui/rows.tsx';
import { useAction } from '../../ui/use-action.ts';
import classes from '../admin.module.css';
import { adminWords } from '../admin.words.ts';
import { Tool } from '../constant/constants.tsx';
import { NamedDialog } from '../named-dialog.tsx';
import { HolderDialog } from '../permission/holder-dialog.tsx';
import { type Holder, holderKinds, holderName } from '../permission/holder-kinds.ts';
import { HolderPills } from '../permission/holder-pills.tsx';
import { securityWords } from './security-scheme.words.ts';
import { type Level, refreshSecurity, type SecurityScheme, securityPath } from './security-schemes.tsx';

const NONE = 'none';

type Doing = { readonly what: 'edit' | 'delete' | 'add'; readonly level: Level | null };

export function SecurityLevels({ scheme }: { scheme: SecurityScheme }) {
  const words = useWords(adminWords);
  const own = useWords(securityWords);
  const action = useAction();
  const [doing, setDoing] = useState<Doing | null>(null);
  const path = `${securityPath}/${scheme.id}`;
  const take = async (level: Level, member: { id: number; holder: Holder }) => {
    const at = `${path}/level/${level.id}/member`;
    const { type, parameter } = member.holder;
    const done = await action.run(async () => {
      await del(`${at}/${member.id}`);
      await refreshSecurity();
    });
    if (!done) return;
    offerUndo(own.memberTaken(holderName(member.holder, words)), words.undo, async () => {
      await post(at, { type, ...(parameter !== undefined && { parameter }) });
      await refreshSecurity();
    });
  };
  return (
    <section aria-labelledby="scheme-levels">
      <Group justify="space-between" mb="sm">
        <div>
          <Title order={2} id="scheme-levels">
            {own.levels}
          </Title>
          <p className={`quiet ${classes.lead}`}>
            {scheme.levels.length === 0 ? own.noLevels : own.levelsText}
          </p>
        </div>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} />}
          onClick={() => setDoing({ what: 'edit', level: null })}
        >
          {own.newLevel}
        </Button>
      </Group>
      <ActionError error={action.error} />
      {scheme.levels.length > 0 && (
        <Rows label={own.levels}>
          {scheme.levels.map((level) => (
            <Row
              key={level.id}
              title={
                <strong>
                  <bdi>{level.name}</bdi>
                </strong>
              }
              about={
                <>
                  {level.description}
                  <HolderPills
                    holders={level.members}
                    name={({ holder }) => holderName(holder, words)}
                    takeLabel={(name) => own.takeMember(name, level.name)}
                    onTake={(member) => void take(level, member)}
                    nobody={own.nobody}
                  />
                </>
              }
              end={
                <Group gap={4}>
                  <Tool label={own.addMember(level.name)} onClick={() => setDoing({ what: 'add', level })}>
                    <IconUserPlus size={16} />
                  </Tool>
                  <Tool label={own.editLevel(level.name)} onClick={() => setDoing({ what: 'edit', level })}>
                    <IconPencil size={16} />
                  </Tool>
                  <Tool
                    label={own.deleteLevel(level.name)}
                    onClick={() => setDoing({ what: 'delete', level })}
                  >
                    <IconTrash size={16} />
                  </Tool>
                </Group>
              }
            />
          ))}
        </Rows>
      )}
      <Select
        mt="md"
        maw={360}
        label={own.default}
        description={own.defaultText}
        allowDeselect={false}
        value={String(scheme.defaultSecurityLevelId ?? NONE)}
        data={[
          { value: NONE, label: own.none },
          ...scheme.levels.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(id) =>
          void action.run(async () => {
            await put(path, { defaultSecurityLevelId: id === NONE ? null : id });
            await refreshSecurity();
          })
        }
      />
      <Dialogs scheme={scheme} path={path} doing={doing} onClose={() => setDoing(null)} />
    </section>
  );
}

interface DialogProps {
  scheme: SecurityScheme;
  path: string;
  doing: Doing | null;
  onClose(): void;
}

function Dialogs({ scheme, path, doing, onClose }: DialogProps) {
  const words = useWords(adminWords);
  const own = useWords(securityWords);
  if (!doing) return null;
  const { what, level } = doing;
  const at = level ? `${path}/level/${level.id}` : `${path}/level`;
  if (what === 'edit')
    return (
      <NamedDialog
        title={level ? own.editLevel(level.name) : own.newLevel}
        {...(level && { initial: level })}
        onClose={onClose}
        save={async (named) => {
          await (level ? put(at, named) : post(at, named));
          await refreshSecurity();
        }}
      />
    );
  if (!level) return null;
  if (what === 'add')
    return (
      <HolderDialog
        title={own.addMember(level.name)}
        action={own.add}
        kinds={holderKinds(words)}
        onClose={onClose}
        save={async (type, parameter) => {
          await post(`${at}/member`, { type, ...(parameter !== null && { parameter }) });
          await refreshSecurity();
        }}
      />
    );
  return <DeleteLevel scheme={scheme} level={level} path={at} onClose={onClose} />;
}

interface DeleteProps {
  scheme: SecurityScheme;
  level: Level;
  path: string;
  onClose(): void;
}

function DeleteLevel({ scheme, level, path, onClose }: DeleteProps) {
  const words = useWords(adminWords);
  const own = useWords(securityWords);
  const [instead, setInstead] = useState<string | null>(null);
  return (
    <Confirm
      title={words.deleteTitle(level.name)}
      action={own.deleteLevel(level.name)}
      name={level.name}
      onClose={onClose}
      run={async () => {
        await del(path, { query: { replaceWith: instead } });
        await refreshSecurity();
      }}
    >
      <p>{own.deleteLevelText}</p>
      <Select
        label={own.instead}
        clearable
        clearButtonProps={{ 'aria-label': words.clear(own.instead) }}
        value={instead}
        data={[
          ...scheme.levels
            .filter(({ id }) => id !== level.id)
            .map(({ id, name }) => ({ value: id, label: name })),
          { value: 'none', label: own.noLevel },
        ]}
        onChange={setInstead}
      />
    </Confirm>
  );
}
