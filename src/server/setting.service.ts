/**
 * What administrators set while the program runs. It is in the database, and in the memory of the program from its
 * start on, since every request asks for some of it. One program runs on a database: nobody else changes it.
 */
import type { ChangeableSetting, SettingChanges } from '../config.ts';
import { type Ctx, perProgram, transact } from '../context.ts';
import { settingOf } from './application-property.ts';
import { changeConfig } from './live-config.service.ts';
import { listSettings, removeSetting, writeSetting } from './setting.store.ts';

const memoryOf = perProgram(() => ({ values: new Map<string, string>() }));

/** Reads everything, once, when the program starts. */
export async function loadSettings(ctx: Ctx): Promise<void> {
  memoryOf(ctx).values = await listSettings(ctx.db);
  applyToConfig(ctx);
}

/** @returns null: nobody set it */
export const readSetting = (ctx: Pick<Ctx, 'config'>, key: string): string | null =>
  memoryOf(ctx).values.get(key) ?? null;

/** Takes effect with the commit. @param value null: as it was before anybody set it */
export async function changeSetting(ctx: Ctx, key: string, value: string | null): Promise<void> {
  await transact(ctx, async (tx) => {
    if (value === null) await removeSetting(tx.db, key);
    else await writeSetting(tx.db, key, value);
    tx.afterCommit(() => {
      const { values } = memoryOf(tx);
      if (value === null) values.delete(key);
      else values.set(key, value);
      applyToConfig(tx);
    });
  });
}

/** Properties that stand for a setting of the configuration are put over it. */
function applyToConfig({ config, log }: Pick<Ctx, 'config' | 'log'>): void {
  const changes: SettingChanges = {};
  for (const [key, value] of memoryOf({ config }).values) {
    const setting: { name: ChangeableSetting; text: string } | null = settingOf(key, value);
    if (setting) changes[setting.name] = setting.text;
  }
  try {
    changeConfig(config, changes);
  } catch (err) {
    log.error({ err }, 'A setting in the database cannot be read: the settings of the start are used');
  }
}
