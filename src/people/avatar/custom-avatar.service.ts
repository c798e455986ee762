/**
 * Avatars that are uploaded: a picture comes, is drawn anew and waits; its uploader says which square of it counts,
 * and that square becomes an avatar of its owner. Who may do so is for whoever knows the owner to ask.
 */
import { Readable } from 'node:stream';
import { type Ctx, perProgram, transact } from '../../context.ts';
import { isDuplicate } from '../../db/violation.ts';
import { newFileKey } from '../../files/file-store.ts';
import { readId } from '../../kernel/id.ts';
import * as errors from './avatar.errors.ts';
import * as store from './custom-avatar.store.ts';
import type { CustomAvatar, Owner, OwnerType, Temporary } from './custom-avatar.ts';
import { cutSquare, readPicture, scale } from './picture.draw.ts';
import { middleOf, type Square } from './picture-square.ts';

const DAY = 86_400_000;
const AT_ONCE = 100;

/** Pictures are unpacked one at a time, so that many do not fill the memory. */
const queueOf = perProgram((): { last: Promise<unknown> } => ({ last: Promise.resolve() }));

function queued<T>(ctx: Ctx, work: () => Promise<T>): Promise<T> {
  const queue = queueOf(ctx);
  const mine = queue.last.then(work);
  queue.last = mine.catch(() => {});
  return mine;
}

/** The avatars that an owner has, oldest first. */
export const listCustom = (ctx: Ctx, owner: Owner): Promise<CustomAvatar[]> =>
  store.listAvatars(ctx.db, owner);

/** @returns null where the owner has none of this id */
export async function findCustom(ctx: Ctx, owner: Owner, id: string | number): Promise<CustomAvatar | null> {
  const known = readId(String(id));
  return known === null ? null : store.findAvatar(ctx.db, owner, known);
}

/** @returns null: there is no such avatar of this type */
export const ownerOf = (ctx: Ctx, type: OwnerType, avatarId: number): Promise<Owner | null> =>
  store.findOwner(ctx.db, type, avatarId);

/**
 * Keeps a picture for its uploader to crop, in the place of the one before.
 * @param ownerId null: for no owner in particular
 * @throws AppError 400 where it is no PNG, JPEG or GIF, or has too many pixels
 */
export async function storeTemporary(
  ctx: Ctx,
  type: OwnerType,
  ownerId: number | null,
  bytes: Buffer,
): Promise<Temporary> {
  const picture = await queued(ctx, () => readPicture(bytes));
  if (!picture) throw errors.notAPicture();
  return replaceTemporary(ctx, type, ownerId, picture);
}

async function replaceTemporary(
  ctx: Ctx,
  type: OwnerType,
  ownerId: number | null,
  picture: { bytes: Buffer; width: number; height: number },
): Promise<Temporary> {
  const userId = ctx.actor.userId ?? 0;
  const { width, height } = picture;
  const row = { userId, type, ownerId, fileKey: newFileKey(), width, height, created: ctx.now };
  await transact(ctx, async (tx) => {
    const before = await store.findTemporary(tx.db, userId, type, ownerId);
    if (before) await dropTemporary(tx, before);
    await store.insertTemporary(tx.db, row);
  }).catch((error) => {
    throw isDuplicate(error) ? errors.uploadedTwice() : error;
  });
  // The row first: whoever clears up after a crash knows of the file.
  await ctx.files.put(row.fileKey, Readable.from([picture.bytes]));
  const stored = await store.findTemporary(ctx.db, userId, type, ownerId);
  if (!stored) throw errors.nothingToCrop();
  return stored;
}

async function dropTemporary(tx: Ctx, { id, fileKey }: Temporary): Promise<void> {
  await store.removeTemporary(tx.db, id);
  tx.afterCommit(() => removeFile(tx, fileKey));
}

function removeFile(ctx: Ctx, fileKey: string): void {
  ctx.files
    .remove(fileKey)
    .catch((err) => ctx.log.warn({ err }, 'The file of an avatar could not be removed'));
}

/** As clients send it back; what is absent is the largest square in the middle. Pixels. */
export interface Cropping {
  cropperWidth?: number | undefined;
  cropperOffsetX?: number | undefined;
  cropperOffsetY?: number | undefined;
}

/**
 * Makes an avatar of the square of what the actor uploaded for this owner, or else for none in particular.
 * @throws AppError 400 where nothing was uploaded, or the square is not inside it
 */
export async function createFromTemporary(ctx: Ctx, owner: Owner, cropping: Cropping): Promise<CustomAvatar> {
  const { temporary, picture } = await cropped(ctx, owner, cropping);
  const fileKey = newFileKey();
  // Outside the transaction: a crash between the two leaves a row that knows of the file, and is cleared away.
  const created = { type: owner.type, fileKey, size: picture.length, created: ctx.now };
  const id = await store.insertAvatar(ctx.db, created);
  await ctx.files.put(fileKey, Readable.from([picture]));
  await transact(ctx, async (tx) => {
    await store.attachAvatar(tx.db, id, owner.id);
    await dropTemporary(tx, temporary);
  });
  return { id, fileKey };
}

/** Cuts what the actor uploaded for no owner in particular. @throws AppError 400 */
export async function cropTemporary(ctx: Ctx, type: OwnerType, cropping: Cropping): Promise<Temporary> {
  const { picture } = await cropped(ctx, { type, id: 0 }, cropping);
  const size = await readPicture(picture);
  if (!size) throw errors.notAPicture();
  return replaceTemporary(ctx, type, null, size);
}

async function cropped(
  ctx: Ctx,
  { type, id }: Owner,
  cropping: Cropping,
): Promise<{ temporary: Temporary; picture: Buffer }> {
  const userId = ctx.actor.userId ?? 0;
  const temporary =
    (await store.findTemporary(ctx.db, userId, type, id)) ??
    (await store.findTemporary(ctx.db, userId, type, null));
  if (!temporary) throw errors.nothingToCrop();
  const square = squareOf(temporary, cropping);
  const bytes = await readFile(ctx, temporary.fileKey);
  if (!bytes) throw errors.nothingToCrop();
  return { temporary, picture: await queued(ctx, () => cutSquare(bytes, square)) };
}

function squareOf(picture: Temporary, { cropperWidth, cropperOffsetX, cropperOffsetY }: Cropping): Square {
  if (cropperWidth === undefined) return middleOf(picture);
  const square = { left: cropperOffsetX ?? 0, top: cropperOffsetY ?? 0, side: cropperWidth };
  if (square.side < 1) throw errors.outsidePicture('cropperWidth');
  if (square.left < 0 || square.left + square.side > picture.width)
    throw errors.outsidePicture('cropperOffsetX');
  if (square.top < 0 || square.top + square.side > picture.height)
    throw errors.outsidePicture('cropperOffsetY');
  return square;
}

async function readFile(ctx: Ctx, fileKey: string): Promise<Buffer | null> {
  const file = await ctx.files.open(fileKey);
  if (!file) return null;
  const chunks: Buffer[] = [];
  for await (const chunk of file) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** What the actor uploaded, as it is kept: nobody else sees it. */
export async function readTemporary(
  ctx: Ctx,
  type: OwnerType,
  ownerId: number | null,
): Promise<Buffer | null> {
  const temporary = await store.findTemporary(ctx.db, ctx.actor.userId ?? 0, type, ownerId);
  return temporary && readFile(ctx, temporary.fileKey);
}

/**
 * Takes an avatar from its owner; the file goes after the commit.
 * @param alongside what else changes with it: whoever wears the avatar wears another one
 */
export const removeCustom = (
  ctx: Ctx,
  avatar: CustomAvatar,
  alongside: (tx: Ctx) => Promise<unknown>,
): Promise<void> =>
  transact(ctx, async (tx) => {
    await alongside(tx);
    await store.detachAvatar(tx.db, avatar.id);
    tx.afterCommit(() => {
      sweepAvatars(ctx).catch((err) => ctx.log.warn({ err }, 'Avatars could not be cleared away'));
    });
  });

const MOST_KEPT = 500;
const keptOf = perProgram(() => new Map<string, Buffer>());
const sides = [16, 24, 32, 48, 64, 96, 128, 256] as const;

/** A PNG of an avatar. @param pixels of its side; the next size that is drawn is taken. @returns null: its file is gone */
export async function drawCustom(ctx: Ctx, avatar: CustomAvatar, pixels: number): Promise<Buffer | null> {
  const side = sides.find((one) => one >= pixels) ?? 256;
  const kept = keptOf(ctx);
  const name = `${avatar.fileKey} ${side}`;
  const known = kept.get(name);
  if (known) return known;
  const bytes = await readFile(ctx, avatar.fileKey);
  if (!bytes) return null;
  const picture = await queued(ctx, () => scale(bytes, side));
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(name, picture);
  return picture;
}

/**
 * Removes the files of avatars that are nobody's: taken away, half made when the program ended, or of an owner who is
 * gone; and uploads that nobody cropped for a day. First the file, then the row that knows of it.
 */
export async function sweepAvatars(ctx: Ctx): Promise<void> {
  // What a transaction knew is over by now.
  const before = ctx.now - DAY;
  for (;;) {
    const leftovers = await store.listLeftovers(ctx.db, before, AT_ONCE);
    for (const { fileKey } of leftovers) await ctx.files.remove(fileKey);
    await store.removeAvatars(
      ctx.db,
      leftovers.map((one) => one.id),
    );
    if (leftovers.length < AT_ONCE) break;
  }
  for (const { id, fileKey } of await store.listStale(ctx.db, before, AT_ONCE)) {
    await ctx.files.remove(fileKey);
    await store.removeTemporary(ctx.db, id);
  }
}
