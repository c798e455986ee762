import { page } from '../app/page.ts';

const load = () => import('./admin.page.tsx');

export const adminRoutes = [
  page('/admin', load, { login: true }),
  page('/admin/$section', load, { login: true }),
  page('/admin/$section/$which', load, { login: true }),
];
