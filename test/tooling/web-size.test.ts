import { beforeAll, describe, expect, it } from 'vitest';
import { firstLoad } from '../../bench/web-size.ts';
import { webBuilt } from '../../scripts/project.js';
import { buildOnce } from '../support/app.ts';

describe('The browser app, as it is loaded first', () => {
  beforeAll(() => buildOnce());

  it('the issue navigator takes at most 250 kB, compressed by gzip', () => {
    const { bytes, files } = firstLoad(webBuilt, 'navigator/navigator.page.tsx');
    expect(files.some((file) => file.endsWith('.css'))).toBe(true);
    expect(bytes, files.join(' ')).toBeLessThanOrEqual(250_000);
  });

  it('the editor of JQL is not loaded before somebody goes to it', () => {
    const { files } = firstLoad(webBuilt, 'navigator/navigator.page.tsx');
    expect(files.some((file) => file.startsWith('jql-editor'))).toBe(false);
  });

  it('what is not in the manifest is no page', () => {
    expect(() => firstLoad(webBuilt, 'no.page.tsx')).toThrow('no.page.tsx');
  });
});
