import { AppError, invalid, invalidField, notFound } from '../../kernel/app-error.ts';

/** Missing, of another owner, or not to be seen. */
export const noSuchAvatar = (id: string): AppError => notFound(`There is no avatar with the id '${id}'.`);

export const noSuchAvatarType = (type: string): AppError =>
  notFound(`There are no avatars of the type '${type}'.`);

export const notAPicture = (): AppError =>
  invalid('The picture cannot be read. It must be a PNG, JPEG or GIF of at most 25 million pixels.');

export const pictureNeeded = (): AppError => invalid('No picture was sent.');

export const pictureTooLarge = (most: number): AppError =>
  new AppError('too-large', { messages: [`The picture must not exceed ${most} bytes.`] });

export const badParameter = (name: 'size' | 'filename'): AppError =>
  invalidField(name, `The parameter '${name}' is invalid.`);

export const nothingToCrop = (): AppError =>
  invalid('There is no temporary picture to make an avatar of. Upload one first.');

export const outsidePicture = (field: string): AppError =>
  invalidField(field, 'The square to cut out must lie inside the picture.');

export const uploadedTwice = (): AppError =>
  new AppError('conflict', { messages: ['Another picture was uploaded at the same moment. Try again.'] });

export const nothingUploaded = (): AppError => notFound('There is no temporary picture.');

export const pictureBroken = (cause: unknown): AppError =>
  new AppError('invalid', { messages: ['The upload ended before it was complete.'], cause });
