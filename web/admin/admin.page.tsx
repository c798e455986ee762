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
import { type AdminSection, adminSections, type SectionId } from './sections.ts';

type Content = ComponentType<{ which?: string }>;

const part = (load: () => Promise<{ Section: Content }>): Content =>
  lazy(async () => ({ default: (await load()).Section }));

const parts: Readonly<Record<SectionId, Content>> = {
  users: part(() => import('./users.tsx')),
  groups: part(() => import('./groups.tsx')),
  roles: part(() => import('./roles.tsx')),
  'permission-schemes': part(() => import('./schemes.tsx')),
  'global-permissions': part(() => import('./global-permissions.tsx')),
  explain: part(() => import('./explain.tsx')),
  security: part(() => import('./security.tsx')),
  sessions: part(() => import('./sessions.tsx')),
  programs: part(() => import('./programs.tsx')),
  audit: part(() => import('./audit.tsx')),
  'issue-types': part(() => import('./issue-types.tsx')),
  fields: part(() => import('./fields.tsx')),
  screens: part(() => import('./screens.tsx')),
  statuses: part(() => import('./statuses.tsx')),
  resolutions: part(() => import('./resolutions.tsx')),
  priorities: part(() => import('./priorities.tsx')),
  workflows: part(() => import('./workflows.tsx')),
  'issue-type-schemes': part(() => import('./issue-type-schemes.tsx')),
  'priority-schemes': part(() => import('./priority-schemes.tsx')),
  'workflow-schemes': part(() => import('./workflow-schemes.tsx')),
  'security-schemes': part(() => import('./security-schemes.tsx')),
  'notification-schemes': part(() => import('./notification-schemes.tsx')),
  system: part(() => import('./system.tsx')),
};

export function Page() {
  const words = useWords(adminWords);
  const states = useWords(stateWords);
  const administers = useMay('ADMINISTER');
  const { section = 'users', which } = useParams({ strict: false }) as { section?: string; which?: string };
  const found = adminSections.find(({ id }) => id === section);
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
  const Content = parts[found.id];
  return (
    <Sections
      title={words.title}
      current={section}
      place={(id) => places.admin(id)}
      sections={adminSections.map((one: AdminSection) => ({
        id: one.id,
        label: words[one.label],
        ...(one.group !== undefined && { group: words[one.group] }),
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
