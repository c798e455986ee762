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
  users: part(() => import('./people/users.tsx')),
  groups: part(() => import('./people/groups.tsx')),
  roles: part(() => import('./people/roles.tsx')),
  'permission-schemes': part(() => import('./scheme/schemes.tsx')),
  'global-permissions': part(() => import('./permission/global-permissions.tsx')),
  explain: part(() => import('./permission/explain.tsx')),
  security: part(() => import('./security/security.tsx')),
  sessions: part(() => import('./security/sessions.tsx')),
  programs: part(() => import('./program/programs.tsx')),
  audit: part(() => import('./security/audit.tsx')),
  'issue-types': part(() => import('./constant/issue-types.tsx')),
  fields: part(() => import('./field/fields.tsx')),
  screens: part(() => import('./screen/screens.tsx')),
  statuses: part(() => import('./constant/statuses.tsx')),
  resolutions: part(() => import('./constant/resolutions.tsx')),
  priorities: part(() => import('./constant/priorities.tsx')),
  workflows: part(() => import('./workflows.tsx')),
  'issue-type-schemes': part(() => import('./scheme/issue-type-schemes.tsx')),
  'priority-schemes': part(() => import('./scheme/priority-schemes.tsx')),
  'workflow-schemes': part(() => import('./scheme/workflow-schemes.tsx')),
  'security-schemes': part(() => import('./scheme/security-schemes.tsx')),
  'notification-schemes': part(() => import('./scheme/notification-schemes.tsx')),
  system: part(() => import('./security/system.tsx')),
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
