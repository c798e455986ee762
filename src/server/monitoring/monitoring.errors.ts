import { type AppError, notFound } from '../../kernel/app-error.ts';

export const notExposed = (): AppError =>
  notFound('Metrics are not exposed: POST /rest/api/2/monitoring/jmx/startExposing exposes them.');
