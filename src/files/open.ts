import { join } from 'node:path';
import type { Config } from '../config.ts';
import { diskFiles } from './disk.ts';
import type { FileStore } from './file-store.ts';

/** Opens the place that the configuration names for attachments. */
export const openFiles = (config: Pick<Config, 'data'>): FileStore =>
  diskFiles(join(config.data, 'attachments'));
