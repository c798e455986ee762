/** Where the navigator and the filters are. */
import { page } from '../app/page.ts';

export const navigatorRoutes = [
  page('/issues', () => import('./navigator.page.tsx')),
  page('/filters', () => import('./filters/filters.page.tsx'), { login: true }),
];
