/** The schemes that a project wears, and others for it: for administrators of the server. */
import { Select, Skeleton, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Gate } from '../admin/gate.tsx';
import { get } from '../kernel/api.ts';
import { places } from '../kernel/place.ts';
import { useWords } from '../kernel/words.ts';
import { ActionError } from '../ui/action-error.tsx';
import { notify } from '../ui/notify.ts';
import { ErrorState } from '../ui/states.tsx';
import { To } from '../ui/to.tsx';
import { useAction } from '../ui/use-action.ts';
import classes from './project.module.css';
import type { WholeProject } from './project-data.ts';
import { schemeChoiceWords } from './scheme-choice.words.ts';
import { SecurityChange } from './security-change.tsx';
import { giveScheme, type SchemeKind, type SchemeRef, type Wearer, wornByQuery } from './worn-schemes.ts';

interface Kind {
  readonly kind: SchemeKind;
  /** Of the administration. */
  readonly section: string;
  /** A project can do without. */
  readonly optional?: boolean;
  read(): Promise<readonly SchemeRef[]>;
}

const NONE = 'none';

const listOf = (path: string, name: string) => async (): Promise<readonly SchemeRef[]> =>
  (await get<Record<string, { id: number | string; name: string }[]>>(path))[name]?.map((one) => ({
    ...one,
    id: Number(one.id),
  })) ?? [];

const kinds: readonly Kind[] = [
  {
    kind: 'permissionScheme',
    section: 'permission-schemes',
    read: listOf('/rest/api/2/permissionscheme', 'permissionSchemes'),
  },
  {
    kind: 'issueTypeScheme',
    section: 'issue-type-schemes',
    read: listOf('/rest/api/2/issuetypescheme', 'schemes'),
  },
  {
    kind: 'priorityScheme',
    section: 'priority-schemes',
    read: listOf('/rest/api/2/priorityschemes', 'schemes'),
  },
  {
    kind: 'workflowScheme',
    section: 'workflow-schemes',
    read: listOf('/rest/api/2/workflowschemes', 'schemes'),
  },
  {
    kind: 'notificationScheme',
    section: 'notification-schemes',
    read: listOf('/rest/api/2/notificationscheme', 'values'),
  },
  {
    kind: 'issueSecurityScheme',
    section: 'security-schemes',
    optional: true,
    read: listOf('/rest/api/2/issuesecurityschemes', 'issueSecuritySchemes'),
  },
];

export function Schemes({ project }: { project: WholeProject }) {
  return (
    <Gate>
      <Worn projectKey={project.key} />
    </Gate>
  );
}

function Worn({ projectKey }: { projectKey: string }) {
  const words = useWords(schemeChoiceWords);
  const { data, error, refetch } = useQuery(wornByQuery(projectKey));
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton h={320} />;
  return (
    <Stack gap="lg">
      <div>
        <Title order={2}>{words.title}</Title>
        <p className="quiet">{words.text}</p>
      </div>
      {kinds.map((kind) => (
        <Choice key={kind.kind} of={kind} project={data} />
      ))}
    </Stack>
  );
}

function Choice({ of, project }: { of: Kind; project: Wearer }) {
  const words = useWords(schemeChoiceWords);
  const action = useAction();
  const [changing, setChanging] = useState<SchemeRef | 'none' | null>(null);
  const { data = [] } = useQuery({ queryKey: ['schemes-to-give', of.kind], queryFn: of.read, staleTime: 0 });
  const { kind } = of;
  const worn = project[kind];
  const give = (scheme: SchemeRef | null) =>
    action.run(
      () => giveScheme(kind, project, scheme?.id ?? null),
      scheme ? words.given(scheme.name) : words.without,
    );
  const choose = (id: string | null) => {
    const scheme = data.find((one) => String(one.id) === id) ?? null;
    if (scheme?.id === worn?.id) return;
    // What hides its issues is not taken away without a word.
    if (kind === 'issueSecurityScheme' && worn) setChanging(scheme ?? 'none');
    else void give(scheme);
  };
  return (
    <div>
      <Select
        label={words[kind]}
        description={words[`${kind}Text`]}
        maw={420}
        searchable
        allowDeselect={false}
        disabled={action.busy}
        value={worn ? String(worn.id) : NONE}
        data={[
          ...(of.optional ? [{ value: NONE, label: words.none }] : []),
          ...(data.length > 0 ? data : worn ? [worn] : []).map(({ id, name }) => ({
            value: String(id),
            label: name,
          })),
        ]}
        onChange={choose}
      />
      {worn && (
        <p className={classes.small}>
          <To href={places.admin(`${of.section}/${worn.id}`)}>{words.open(worn.name)}</To>
        </p>
      )}
      <ActionError error={action.error} />
      {changing && worn && (
        <SecurityChange
          project={project}
          from={worn}
          to={changing === 'none' ? null : changing}
          onClose={() => setChanging(null)}
          onDone={(scheme) => notify(scheme ? words.given(scheme.name) : words.without)}
        />
      )}
    </div>
  );
}
