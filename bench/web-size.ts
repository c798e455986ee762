/** What a browser must load before a page of the app can be shown, as it comes over the wire. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

export interface FirstLoad {
  /** Of all files, compressed by gzip. */
  readonly bytes: number;
  readonly files: readonly string[];
}

/** @param folder that the app was built into @param page path of its module in web/: `navigator/navigator.page.tsx` */
export function firstLoad(folder: string, page: string): FirstLoad {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<string, Chunk>;
  const seen = new Set<string>();
  const files = new Set<string>();
  const need = (name: string): void => {
    const chunk = manifest[name];
    if (!chunk) throw new Error(`${name} is not in the manifest.`);
    if (seen.has(name)) return;
    seen.add(name);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    for (const other of chunk.imports ?? []) need(other);
  };
  for (const name of ['main.tsx', page]) need(name);
  const bytes = [...files].reduce((sum, file) => sum + statSync(join(folder, `${file}.gz`)).size, 0);
  return { bytes, files: [...files] };
}
