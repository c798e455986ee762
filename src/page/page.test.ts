import { createHash, scryptSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { presentError } from './error.present.ts';
import { html } from './html.ts';
import { proofScript } from './proof-script.ts';
import { style } from './style.ts';
import { timeAgo } from './time-ago.ts';

describe('html', () => {
  it('escapes what is put in, but not what html made', () => {
    const evil = `<img src=x onerror='alert("&")'>`;
    expect(html`<p title="${evil}">${[evil, html`<b>${1}</b>`]}</p>`.text).toBe(
      '<p title="&lt;img src=x onerror=&#39;alert(&quot;&amp;&quot;)&#39;&gt;">&lt;img src=x onerror=&#39;alert(&quot;&amp;&quot;)&#39;&gt;<b>1</b></p>',
    );
  });

  it('writes nothing for what is not there, and zero for zero', () => {
    expect(html`a${null}${undefined}${false}${0}${[]}b`.text).toBe('a0b');
  });
});

describe('the proof of work in the browser', () => {
  const load = new Function('postMessage', `let onmessage;${proofScript};return { scrypt, sha256, solve };`);
  const { scrypt, sha256, solve } = load(() => {}) as {
    scrypt(password: Uint8Array, salt: Uint8Array, cost: number, size: number, length: number): Uint8Array;
    sha256(bytes: Uint8Array): Uint8Array;
    solve(parameters: unknown, first: number, step: number, tell: (counter: number) => void): unknown;
  };

  it.each([0, 1, 55, 56, 63, 64, 65, 119, 120, 1000])('hashes %i bytes as SHA-256 does', (length) => {
    const bytes = Uint8Array.from({ length }, (_, index) => index * 7);
    expect(Buffer.from(sha256(bytes)).toString('hex')).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it.each([
    ['', '', 16, 1, 64],
    ['pleaseletmein', 'SodiumChloride', 1024, 8, 64],
    ['a password longer than one block of SHA-256, which is 64 bytes long', 'salt', 4096, 8, 32],
  ])('computes scrypt of %j as RFC 7914 says', (password, salt, cost, size, length) => {
    const own = scrypt(Buffer.from(password), Buffer.from(salt), cost, size, length);
    const known = scryptSync(password, salt, length, { N: cost, r: size, p: 1, maxmem: 1e8 });
    expect(Buffer.from(own).toString('hex')).toBe(known.toString('hex'));
  });

  it('finds the counter that the challenge asks for, and says how far it is', () => {
    const [nonce, salt] = [Buffer.alloc(16, 1), Buffer.alloc(16, 2)];
    const password = Buffer.concat([nonce, Buffer.from([0, 0, 0, 6])]);
    const key = scryptSync(password, salt, 32, { N: 16, r: 8, p: 1 }).toString('hex');
    const parameters = {
      nonce: nonce.toString('hex'),
      salt: salt.toString('hex'),
      cost: 16,
      memoryCost: 8,
      keyLength: 32,
      keyPrefix: key.slice(0, 32),
    };
    const told: number[] = [];
    expect(solve(parameters, 0, 2, (counter) => told.push(counter))).toEqual({ counter: 6, derivedKey: key });
    expect(told).toEqual([0, 2, 4]);
  });
});

describe('an error page', () => {
  it('says what to do about a missing form token, and escapes what went wrong', () => {
    const page = presentError(
      { contextPath: '/jira', serverTitle: 'A & B' },
      { status: 403, phrase: 'Forbidden', code: 'xsrf', sentences: ['<b>'] },
    );
    expect(page).toContain('<title>XSRF Security Token Missing - A &amp; B</title>');
    expect(page).toContain('reload the page and send it again');
    expect(page).toContain('<p>&lt;b&gt;</p>');
  });
});

describe('the colours of pages', () => {
  const blocks = [...style.matchAll(/:root \{([^}]*)\}/g)].map(([, block = '']) =>
    Object.fromEntries(
      [...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value]),
    ),
  );
  const channel = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const light = (colour: string) => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) =>
      channel(Number.parseInt(colour.slice(at, at + 2), 16) / 255),
    );
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a: string, b: string) => {
    const [high = 0, low = 0] = [light(a), light(b)].toSorted((x, y) => y - x);
    return (high + 0.05) / (low + 0.05);
  };

  it.each([
    ['text', 'card', 7],
    ['text', 'ground', 7],
    ['text', 'wrong-ground', 7],
    ['quiet', 'card', 7],
    ['quiet', 'ground', 7],
    ['accent', 'card', 4.5],
    ['accent', 'ground', 4.5],
    ['on-accent', 'accent', 4.5],
    ['on-accent', 'accent-strong', 4.5],
    ['wrong', 'wrong-ground', 4.5],
    ['edge', 'card', 3],
  ])('%s on %s reaches %d : 1, light and dark', (front, back, least) => {
    expect(blocks).toHaveLength(2);
    for (const colours of blocks) {
      expect(contrast(colours[front] ?? '', colours[back] ?? '')).toBeGreaterThanOrEqual(least);
    }
  });
});

describe('a moment as people say it', () => {
  const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
  it.each([
    [0, 'just now'],
    [5 * minute, '5 minutes ago'],
    [hour, '1 hour ago'],
    [23 * hour, '23 hours ago'],
    [day, 'yesterday'],
    [40 * day, '40 days ago'],
  ])('%d ms', (ms, words) => {
    expect(timeAgo(ms)).toBe(words);
  });
});
