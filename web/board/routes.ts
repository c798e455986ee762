import { page } from '../app/page.ts';

export const boardRoutes = [
  page('/projects/$projectKey/board', () => import('./project-board.page.tsx')),
  page('/boards', () => import('./boards.page.tsx'), { login: true }),
  page('/boards/filter/$filterId', () => import('./filter-board.page.tsx'), { login: true }),
];
