import { page } from '../app/page.ts';

export const signInRoutes = [page('/login', () => import('./sign-in.page.tsx'))];
