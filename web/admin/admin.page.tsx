/** Administration, section by section, behind the administrator's password. */
import { Skeleton } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { type ComponentType, lazy, Suspense } from 'react';
import { NotFoundPage } from '../app/not-found-page.tsx';
import { places, serverTitle } from '../kernel/place.ts';
import { useWords } from '../kernel/words.ts';
import { useMay } from '../session/me.ts';
import { Sections } from '../ui/sections.tsx';
import { EmptyState } from '../ui/states.tsx';
import { stateWords } from '../ui/states.words.ts';
import { useTitle } from '../ui/title.ts';
import { adminWords } from './admin.words.ts';
import { Gate } from './gate.tsx';

type English = typeof adminWords.en;
type Word = { [K in keyof English]: English[K] extends string ? K : never }[keyof English];

interface Part {
  readonly label: Word;
  readonly group?: Word;
  readonly content: ComponentType<{ which?: string }>;
}

const part = (
  label: Word,
  load: () => Promise<{ Section: ComponentType<{ which?: string }> }>,
  group?: Word,
): Part => ({
  label,
  ...(group !== undefined && { group }),
  content: lazy(async () => ({ default: (await load()).Section })),
});

const parts: Readonly<Record<string, Part>> = {
  users: part('users', () => import('./users.tsx'), 'people'),
  groups: part('groups', () => import('./groups.tsx')),
  roles: part('roles', () => import('./roles.tsx')),
  'permission-schemes': part('schemes', () => import('./schemes.tsx'), 'access'),
  explain: part('explain', () => import('./explain.tsx')),
  security: part('security', () => import('./security.tsx'), 'safety'),
  sessions: part('sessions', () => import('./sessions.tsx')),
  programs: part('programs', () => import('./programs.tsx')),
  audit: part('audit', () => import('./audit.tsx')),
  'issue-types': part('issueTypes', () => import('./issue-types.tsx'), 'issues'),
  statuses: part('statuses', () => import('./statuses.tsx')),
  resolutions: part('resolutions', () => import('./resolutions.tsx')),
  priorities: part('priorities', () => import('./priorities.tsx')),
  workflows: part('workflows', () => import('./workflows.tsx')),
  system: part('system', () => import('./system.tsx'), 'server'),
};

export function Page() {
  const words = useWords(adminWords);
  const states = useWords(stateWords);
  const administers = useMay('ADMINISTER');
  const { section = 'users', which } = useParams({ strict: false }) as { section?: string; which?: string };
  const found = Object.hasOwn(parts, section) ? parts[section] : undefined;
  useTitle(`${found ? words[found.label] : words.title} - ${serverTitle}`);
  if (!administers)
    return (
      <div className="reading">
        <EmptyState order={1} title={states.forbiddenTitle}>
          {states.forbidden}
        </EmptyState>
      </div>
    );
  if (!found) return <NotFoundPage />;
  const Content = found.content;
  return (
    <Sections
      title={words.title}
      current={section}
      place={(id) => places.admin(id)}
      sections={Object.entries(parts).map(([id, { label, group }]) => ({
        id,
        label: words[label],
        ...(group !== undefined && { group: words[group] }),
      }))}
    >
      <Gate>
        <Suspense fallback={<Skeleton h={320} />}>
          <Content key={`${section}/${which ?? ''}`} {...(which !== undefined && { which })} />
        </Suspense>
      </Gate>
    </Sections>
  );
}
