import { page } from '../app/page.ts';

export const peopleRoutes = [page('/people/$userName', () => import('./person.page.tsx'), { login: true })];
