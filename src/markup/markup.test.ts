import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { describe, expect, it, vi } from 'vitest';
import { parseBlocks } from './block.ts';
import { writeBlocks } from './html.ts';
import { collectMentions, noMentions } from './mentions.ts';
import type { Surroundings } from './surroundings.ts';

const around: Surroundings = {
  contextPath: '/jira',
  users: new Map([['fred', { name: 'fred', displayName: 'Fred <b>' }]]),
  issues: new Map([
    ['TEST-1', { summary: 'It "breaks"', resolved: false }],
    ['TEST-2', { summary: 'Done', resolved: true }],
  ]),
  attachments: new Map([
    ['a b.png', { id: 7, filename: 'a b.png', isImage: true, hasThumbnail: true }],
    ['log.txt', { id: 8, filename: 'log.txt', isImage: false, hasThumbnail: false }],
  ]),
};
const render = (text: string): string => writeBlocks(parseBlocks(text), around);
const inline = (text: string): string => render(text).replace(/^<p>|<\/p>$/g, '');

describe('emphasis', () => {
  it.each([
    ['*strong*', '<b>strong</b>'],
    ['_emphasis_', '<em>emphasis</em>'],
    ['??citation??', '<cite>citation</cite>'],
    ['-deleted-', '<del>deleted</del>'],
    ['+inserted+', '<ins>inserted</ins>'],
    ['^super^ and ~sub~', '<sup>super</sup> and <sub>sub</sub>'],
    ['{{mono *x* <b>}}', '<tt>mono *x* &lt;b&gt;</tt>'],
    ['*a _b_ c*', '<b>a <em>b</em> c</b>'],
    ['(*a*), "_b_"', '(<b>a</b>), &quot;<em>b</em>&quot;'],
    ['snake_case_name and 2*3*4', 'snake_case_name and 2*3*4'],
    ['H{~}2{~}O', 'H<sub>2</sub>O'],
    ['*open', '*open'],
    ['*a\nb*', '*a<br/>\nb*'],
    ['\\*not\\*', '*not*'],
    ['one\\\\two', 'one<br/>\ntwo'],
    ['a -- b --- c', 'a – b — c'],
    [
      '{color:red}r{color} {color:#a1B2c3}n *b*{color}',
      '<font color="red">r</font> <font color="#a1B2c3">n <b>b</b></font>',
    ],
    ['{color:expression(alert(1))}x{color}', 'x'],
    ['{color:red}never closed', '{color:red}never closed'],
    ['{unknown} {unknown:x=1}', '{unknown} {unknown:x=1}'],
  ])('%s', (text, html) => expect(inline(text)).toBe(html));

  it('keeps a star that is alone in the middle of a line', () =>
    expect(inline('a * b * c')).toBe('a * b * c'));
});

describe('links', () => {
  const foreign = 'class="external-link" target="_blank" rel="nofollow noopener noreferrer"';
  it.each([
    [
      'http://e.com/x?a=1&b=2.',
      `<a href="http://e.com/x?a=1&amp;b=2" ${foreign}>http://e.com/x?a=1&amp;b=2</a>.`,
    ],
    ['(see http://e.com/a_(b))', `(see <a href="http://e.com/a_(b)" ${foreign}>http://e.com/a_(b)</a>)`],
    ['[*text*|https://e.com]', `<a href="https://e.com" ${foreign}><b>text</b></a>`],
    ['[mailto:a@e.com]', `<a href="mailto:a@e.com" ${foreign}>a@e.com</a>`],
    ['[here|/browse/X-1]', '<a href="/jira/browse/X-1">here</a>'],
    ['[#place] {anchor:place}', '<a href="#place">place</a> <a name="place"></a>'],
    [
      '[~fred]',
      '<a href="/jira/secure/ViewProfile.jspa?name=fred" class="user-hover" rel="fred">Fred &lt;b&gt;</a>',
    ],
    [
      'TEST-1',
      '<a href="/jira/browse/TEST-1" title="It &quot;breaks&quot;" class="issue-link" data-issue-key="TEST-1">TEST-1</a>',
    ],
    [
      'TEST-2',
      '<a href="/jira/browse/TEST-2" title="Done" class="issue-link" data-issue-key="TEST-2"><del>TEST-2</del></a>',
    ],
    [
      '[^log.txt]',
      '<span class="nobr"><a href="/jira/secure/attachment/8/log.txt" title="log.txt attached">log.txt</a></span>',
    ],
    ['[~nobody] HIDDEN-1 [^none.txt]', '[~nobody] HIDDEN-1 [^none.txt]'],
    ['XTEST-1x TEST-1-2 a[TEST-9]', 'XTEST-1x TEST-1-2 a[TEST-9]'],
    ['[]', '[]'],
    ['[a [b|http://e.com]', `<a href="http://e.com" ${foreign}>a [b</a>`],
  ])('%s', (text, html) => expect(inline(text)).toBe(html));

  it.each([
    '[x|javascript:alert(1)]',
    '[javascript:alert(1)]',
    '[x|JaVaScRiPt:alert(1)]',
    '[x|java\tscript:alert(1)]',
    '[x|data:text/html,x]',
    '[x|vbscript:x]',
    '[x|//evil.example]',
    '[x|/\\evil.example]',
    '[x|file:///etc/passwd]',
    '!javascript:alert(1).png!',
  ])('%s leads nowhere', (text) => expect(render(text)).not.toMatch(/href|src/));
});

describe('images', () => {
  it.each([
    ['!a b.png!', '<img src="/jira/secure/attachment/7/a%20b.png" alt="a b.png"'],
    [
      '!a b.png|thumbnail!',
      '<a href="/jira/secure/attachment/7/a%20b.png"><img src="/jira/secure/thumbnail/7/_thumb_7.png"',
    ],
    ['!a b.png|width=300,height=20,align=right!', 'width="300" height="20" align="right"'],
    ['!https://e.com/p.png|alt="A <b>"!', 'alt="A &lt;b&gt;"'],
  ])('%s', (text, part) => expect(render(text)).toContain(part));

  it.each(['!log.txt!', '!none.png!', 'Stop! No! Why.png!', '!x" onerror="alert(1)!'])(
    '%s is text',
    (text) => {
      expect(render(text)).not.toContain('<img');
    },
  );
});

describe('blocks', () => {
  it.each([
    ['h2. Big *news*', '<h2><a name="Bignews"></a>Big <b>news</b></h2>'],
    ['bq. said', '<blockquote><p>said</p></blockquote>'],
    ['{quote}\na\n\nb\n{quote}', '<blockquote><p>a</p>\n\n<p>b</p></blockquote>'],
    ['a\n----\nb', '<p>a</p>\n\n<hr />\n\n<p>b</p>'],
    ['a\r\nb\r\n\r\nc', '<p>a<br/>\nb</p>\n\n<p>c</p>'],
    ['- one\n- two', '<ul class="alternate" type="square">\n\t<li>one</li>\n\t<li>two</li>\n</ul>'],
    ['* a\nmore\n** b\n* c', '<ul>\n\t<li>a<br/>\nmore\n<ul>\n\t<li>b</li>\n</ul></li>\n\t<li>c</li>\n</ul>'],
    ['{color:red}a\n\nb{color}', '<font color="red"><p>a</p>\n\n<p>b</p></font>'],
    ['{quote}never closed', '<p>{quote}never closed</p>'],
    ['', ''],
  ])('%j', (text, html) => expect(render(text)).toBe(html));

  it('shows code and preformatted text as it is, whatever stands in it', () => {
    const code = render('{code:title=A <b>|borderStyle=solid}\nif (a < b) { {quote} *x* }\n{code}');
    expect(code).toContain('<b>A &lt;b&gt;</b>');
    expect(code).toContain('<pre class="code-java">if (a &lt; b) { {quote} *x* }</pre>');
    expect(render('{code:sql}\nselect 1\n{code}')).toContain('<pre class="code-sql">select 1</pre>');
    expect(render('{noformat}\n{code}*x*\n{noformat}')).toContain('<pre>{code}*x*</pre>');
  });

  it('frames panels with checked colours only, and reads what is in them', () => {
    const panel = render('{panel:title=T|bgColor=#ffc|borderColor=red;x:y|borderWidth=2}\n* a\n{panel}');
    expect(panel).toContain('<div class="panel" style="background-color: #ffc;border-width: 2px;">');
    expect(panel).not.toContain('x:y');
    expect(panel).toContain('<li>a</li>');
  });

  it('reads tables with headings, links, images, lists and line ends in their cells', () => {
    const table = render('||a||b||\n|[x|http://e.com]|!a b.png|thumbnail!|\n|* one\n* two|c|\n| |');
    expect(table.match(/<th /g)).toHaveLength(2);
    expect(table.match(/<td /g)).toHaveLength(5);
    expect(table).toContain('href="http://e.com"');
    expect(table).toContain('secure/thumbnail/7');
    expect(table).toMatch(/<td class="confluenceTd"><ul>\n\t<li>one<\/li>\n\t<li>two<\/li>/);
  });
});

it('finds who and what a text names, to be looked up at once', () => {
  const mentions = noMentions();
  collectMentions(
    parseBlocks('* [~fred] *TEST-1*\n||[x|AB-2]||\n{panel}[^log.txt] {quote}[~anna]{quote}{panel}'),
    mentions,
  );
  expect(mentions).toEqual({
    users: new Set(['fred', 'anna']),
    issues: new Set(['TEST-1', 'AB-2']),
    files: true,
  });
});

describe('whatever is typed', () => {
  const pieces = [
    '*',
    '_',
    '-',
    '+',
    '^',
    '~',
    '??',
    '{{',
    '}}',
    '{*}',
    '{color:red}',
    '{color}',
    '{code}',
    '{code:java|title=x}',
    '{noformat}',
    '{quote}',
    '{panel:title=<b>|bgColor=red}',
    '{panel}',
    'h1. ',
    'bq. ',
    '\n',
    '\n\n',
    '* ',
    '# ',
    '** ',
    '- ',
    '|',
    '||',
    '[',
    ']',
    '!',
    '\\',
    '\\\\',
    'TEST-1',
    '[~fred]',
    '[^log.txt]',
    '!a b.png|thumbnail!',
    'http://e.com',
    'javascript:',
    '<script>alert(1)</script>',
    '"onload="x',
    "'",
    '&',
    '<',
    '>',
    ':)',
    '(/)',
    '----',
    ' ',
    'word',
    '{anchor:x"y}',
  ];
  const text = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 5 })), { maxLength: 60 });
  const elements = new Set(
    'p br b em cite del ins sup sub tt font a span img h1 h2 h3 h4 h5 h6 blockquote ul ol li div table tbody tr th td pre hr'.split(
      ' ',
    ),
  );
  const attributes = new Set(
    'href class target rel title name color src alt width height align style type role aria-label data-issue-key referrerpolicy'.split(
      ' ',
    ),
  );

  const check = (node: DefaultTreeAdapterTypes.ChildNode): void => {
    if (!('tagName' in node)) return;
    expect(elements).toContain(node.tagName);
    for (const { name, value } of node.attrs) {
      expect(attributes).toContain(name);
      if (name === 'href' || name === 'src')
        expect(value).toMatch(/^(https?:\/\/|ftps?:\/\/|mailto:|\/jira\/|#)/i);
      if (name === 'style') expect(value).toMatch(/^(?:[a-z-]+: [#\w]+(?: solid black)?;? ?)*$/);
    }
    for (const child of node.childNodes) check(child);
  };

  it('becomes whole HTML of known elements, from which nothing runs', () => {
    fc.assert(
      fc.property(text, (parts) => {
        const problems: string[] = [];
        const html = render(parts.join(''));
        const tree = parseFragment(html, {
          sourceCodeLocationInfo: true,
          onParseError: ({ code }) => problems.push(code),
        });
        expect(
          problems.filter((code) => !/control-character|noncharacter|surrogate|null/.test(code)),
        ).toEqual([]);
        for (const node of tree.childNodes) check(node);
      }),
      { numRuns: 1500 },
    );
  });

  it('looks for the end of parameters no farther than a thousand signs', () => {
    const far = `{code:title=${'x'.repeat(2000)}}a{code}`;
    expect(render(far)).toBe(`<p>${far}</p>`);
    expect(render(`{code:title=${'x'.repeat(900)}}a{code}`)).toContain('<pre class="code-java">a</pre>');
  });

  it('looks at each line of a row once, however many there are', () => {
    let looked = 0;
    const { endsWith } = String.prototype;
    const counting = vi.spyOn(String.prototype, 'endsWith').mockImplementation(function (
      this: string,
      ...of
    ) {
      looked += this.length;
      return endsWith.apply(this, of);
    });
    const typed = `|a\n${'b\n'.repeat(10_000)}c|`;
    const html = render(typed);
    counting.mockRestore();
    expect(html).toContain('b<br/>\nc</td>');
    expect(looked).toBeLessThan(typed.length * 3);
  });

  it.each([
    '[',
    ' *a',
    '{color:red}',
    '{code}',
    '{{',
    ' !a',
    '*# a\n',
    '{panel}{quote}',
    'A-',
    '|a[',
    '_a *b ',
  ])('of %j thirty thousand signs become no more than some times as many', (piece) => {
    const typed = piece.repeat(30_000 / piece.length);
    expect(render(typed).length).toBeLessThan(typed.length * 20);
  });
});
