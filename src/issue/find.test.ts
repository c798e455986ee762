import { expect, it } from 'vitest';
import type { Ctx } from '../context.ts';
import { notFound } from '../kernel/app-error.ts';
import { findVisibleOrNull } from './find.service.ts';

/** Whatever is asked of the database fails so. */
const failing = (error: Error): Ctx => {
  const db = new Proxy(
    {},
    {
      get() {
        throw error;
      },
    },
  );
  return { db, actor: { userId: 1, via: 'session', may: () => false } } as unknown as Ctx;
};

it('takes hidden and missing for nothing, and nothing else', async () => {
  expect(await findVisibleOrNull(failing(notFound('Issue Does Not Exist')), 'TEST-1')).toBeNull();
  await expect(findVisibleOrNull(failing(new Error('disk I/O error')), 'TEST-1')).rejects.toThrow(
    'disk I/O error',
  );
});
