import { type AppError, notFound } from '../../kernel/app-error.ts';

export const noSuchAvatar = (id: string): AppError => notFound(`There is no avatar with the id '${id}'.`);

export const noSuchAvatarType = (type: string): AppError =>
  notFound(`There are no avatars of the type '${type}'.`);
