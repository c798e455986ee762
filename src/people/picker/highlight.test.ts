import { describe, expect, it } from 'vitest';
import { markFirst, markWords } from './highlight.ts';

describe('Marking what was typed', () => {
  it('marks the beginnings of words', () => {
    expect(markWords('Fred Frederson', 'FRE', 'strong')).toBe(
      '<strong>Fre</strong>d <strong>Fre</strong>derson',
    );
    expect(markWords('Alfred', 'fre', 'strong')).toBe('Alfred');
    expect(markWords('fred@fred.org', 'fred', 'b')).toBe('<b>fred</b>@<b>fred</b>.org');
  });

  it('marks the first place in a name, wherever it is', () => {
    expect(markFirst('jira-software-users', 's', 'b')).toBe('jira-<b>s</b>oftware-users');
  });

  it('escapes everything, marked or not', () => {
    expect(markWords('<b>&"\'', '<b>', 'strong')).toBe('<strong>&lt;b&gt;</strong>&amp;&quot;&#39;');
    expect(markWords('<script>', '', 'strong')).toBe('&lt;script&gt;');
    expect(markFirst('a&b', '&', 'b')).toBe('a<b>&amp;</b>b');
  });

  it('marks nothing where a letter changes its length with its case', () => {
    expect(markWords('İstanbul', 'i', 'strong')).toBe('İstanbul');
  });
});
