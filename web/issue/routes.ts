import { page } from '../app/page.ts';

export const issueRoutes = [page('/browse/$issueKey', () => import('./issue.page.tsx'))];
