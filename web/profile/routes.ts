import { page } from '../app/page.ts';

const load = () => import('./profile.page.tsx');

export const profileRoutes = [
  page('/profile', load, { login: true }),
  page('/profile/$section', load, { login: true }),
];
