import { page } from '../app/page.ts';

export const projectRoutes = [
  page('/projects', () => import('./projects.page.tsx')),
  page('/projects/$projectKey', () => import('./summary.page.tsx')),
  page('/projects/$projectKey/summary', () => import('./summary.page.tsx')),
  page('/projects/$projectKey/issues', () => import('./issues.page.tsx')),
  page('/projects/$projectKey/versions', () => import('./versions.page.tsx')),
  page('/projects/$projectKey/components', () => import('./components.page.tsx')),
  page('/projects/$projectKey/settings', () => import('./settings.page.tsx'), { login: true }),
  page('/projects/$projectKey/settings/$room', () => import('./settings.page.tsx'), { login: true }),
];
