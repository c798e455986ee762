import { describe, expect, it } from 'vitest';
import { textHtml } from './text-html.ts';

describe('text as HTML', () => {
  it.each([
    [null, ''],
    ['', ''],
    [' \n ', ''],
    ['one', '<p>one</p>'],
    ['one\ntwo', '<p>one<br/>\ntwo</p>'],
    ['one\r\n\r\n\r\ntwo', '<p>one</p>\n\n<p>two</p>'],
    ['\n\none\n\n', '<p>one</p>'],
    ['<a href="javascript:x">\'&', '<p>&lt;a href=&quot;javascript:x&quot;&gt;&#39;&amp;</p>'],
    ['*bold* {code}x{code}', '<p>*bold* {code}x{code}</p>'],
  ])('%j becomes %j', (text, html) => {
    expect(textHtml(text)).toBe(html);
  });
});
