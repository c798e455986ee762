/** What is around one scheme of whatever kind: its name, the ways to rename and delete it, the projects that wear it. */
import { Button, Group, Skeleton, Title } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ApiError } from '../../kernel/api.ts';
import { places } from '../../kernel/place.ts';
import { useWords } from '../../kernel/words.ts';
import { giveScheme, type SchemeKind, type Wearer, wearersQuery } from '../../project/worn-schemes.ts';
import { ActionError } from '../../ui/action-error.tsx';
import { AddSelect } from '../../ui/add-select.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { notify } from '../../ui/notify.ts';
import { Row, Rows } from '../../ui/rows.tsx';
import { SectionHead } from '../../ui/sections.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { To, useGo } from '../../ui/to.tsx';
import { useAction } from '../../ui/use-action.ts';
import classes from '../admin.module.css';
import { adminWords } from '../admin.words.ts';
import { Back } from '../back.tsx';
import { Tool } from '../constant/constants.tsx';
import { type Named, NamedDialog } from '../named-dialog.tsx';
import { schemeWords } from './scheme.words.ts';
import type { Listed } from './scheme-list.tsx';

interface Props {
  section: string;
  kind: SchemeKind;
  title: string;
  scheme: Listed | undefined;
  /** All were read, and it is none of them. */
  missing?: boolean;
  error: unknown;
  retry(): void;
  /** Absent: projects wear it that are given no other, so that it stays. */
  remove?: (() => Promise<unknown>) | undefined;
  /** true: its projects get the default one when it goes; false: it goes only once none wears it. */
  replaced?: boolean;
  /** Absent: its name is the server's. */
  rename?: ((named: Named) => Promise<unknown>) | undefined;
  /** Has a project go back to what it wears when given nothing; absent: it is given another scheme instead. */
  takeBack?: ((project: Wearer) => Promise<unknown>) | undefined;
  children: ReactNode;
}

export function SchemeFrame(props: Props) {
  const { section, kind, title, scheme, error, retry, remove, replaced = false, rename } = props;
  const words = useWords(adminWords);
  const own = useWords(schemeWords);
  const go = useGo();
  const [doing, setDoing] = useState<'rename' | 'remove' | null>(null);
  const back = <Back section={section} title={title} />;
  if (error || props.missing)
    return (
      <>
        {back}
        <ErrorState order={1} error={error ?? new ApiError(404, [], {}, new Headers())} retry={retry} />
      </>
    );
  if (!scheme) return <Skeleton h={400} />;
  return (
    <>
      {back}
      <SectionHead
        title={scheme.name}
        end={
          <>
            {rename && (
              <Button variant="default" onClick={() => setDoing('rename')}>
                {own.edit}
              </Button>
            )}
            {remove && (
              <Button variant="default" onClick={() => setDoing('remove')}>
                {own.remove}
              </Button>
            )}
          </>
        }
      >
        {scheme.description}
      </SectionHead>
      {props.children}
      <Projects kind={kind} scheme={scheme} {...(props.takeBack && { takeBack: props.takeBack })} />
      {doing === 'rename' && rename && (
        <NamedDialog
          title={words.edit(scheme.name)}
          initial={scheme}
          done={words.saved}
          onClose={() => setDoing(null)}
          save={rename}
        />
      )}
      {doing === 'remove' && remove && (
        <Confirm
          title={words.deleteTitle(scheme.name)}
          action={own.remove}
          name={scheme.name}
          onClose={() => setDoing(null)}
          run={async () => {
            await remove();
            go(places.admin(section));
          }}
        >
          <p>{replaced ? own.removeText : own.removeUnusedText}</p>
        </Confirm>
      )}
    </>
  );
}

interface ProjectsProps {
  kind: SchemeKind;
  scheme: Listed;
  takeBack?: (project: Wearer) => Promise<unknown>;
}

/** Which projects wear it, and one more. */
function Projects({ kind, scheme, takeBack }: ProjectsProps) {
  const own = useWords(schemeWords);
  const action = useAction();
  const { data, error, refetch } = useQuery(wearersQuery);
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton h={120} mt="xl" />;
  const wears = (project: Wearer) => String(project[kind]?.id) === String(scheme.id);
  const wearers = data.filter(wears);
  const others = data.filter((project) => !wears(project));
  const label = ({ name, key }: Wearer) => `${name} (${key})`;
  return (
    <section aria-labelledby="scheme-projects">
      <Title order={2} id="scheme-projects" mt="xl">
        {own.projects}
      </Title>
      <p className={`quiet ${classes.lead}`}>{wearers.length === 0 ? own.noProjects : own.projectsText}</p>
      <div className={classes.below}>
        <ActionError error={action.error} />
        {wearers.length > 0 && (
          <Rows label={own.projects}>
            {wearers.map((project) => (
              <Row
                key={project.id}
                title={
                  <To href={places.project(project.key, 'settings/schemes')}>
                    <bdi>{project.name}</bdi>
                  </To>
                }
                about={project.key}
                end={
                  takeBack && (
                    <Group gap={4}>
                      <Tool
                        label={own.takeBack(project.name)}
                        onClick={() => void action.run(() => takeBack(project))}
                      >
                        <IconX size={16} />
                      </Tool>
                    </Group>
                  )
                }
              />
            ))}
          </Rows>
        )}
        {others.length > 0 && (
          <AddSelect
            label={own.give}
            placeholder={own.giveShort}
            nothing={own.nothingFits}
            data={others.map((project) => ({ value: project.id, label: label(project) }))}
            onAdd={(id) => {
              const project = others.find((one) => one.id === id);
              if (!project) return;
              void action
                .run(() => giveScheme(kind, project, Number(scheme.id)))
                .then((done) => {
                  if (done) notify(own.given(project.name));
                });
            }}
          />
        )}
      </div>
    </section>
  );
}
