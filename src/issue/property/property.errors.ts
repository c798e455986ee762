import { type AppError, invalid } from '../../kernel/app-error.ts';

export const tooManyProperties = (): AppError => invalid('At most 100 properties can be set at once.');
