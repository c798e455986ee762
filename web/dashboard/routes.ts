import { page } from '../app/page.ts';

const start = () => import('./start.page.tsx');
const login = { login: true };

export const dashboardRoutes = [
  page('/', start, login),
  page('/secure/Dashboard.jspa', start, login),
  page('/secure/MyJiraHome.jspa', start, login),
  page('/dashboards', () => import('./dashboards.page.tsx'), login),
  page('/dashboards/$dashboardId', () => import('./dashboard.page.tsx')),
];
