/** What the caller would rather read: a page, JSON, or whatever comes (a bare star, or no Accept header). */
export type Wanted = 'json' | 'html' | 'any';

/** @param accept the Accept header */
export function wanted(accept: string | undefined): Wanted {
  if (!accept) return 'any';
  const json = quality(accept, /^application\/(json|\*|[\w.-]+\+json)$/i);
  const html = quality(accept, /^(text\/html|application\/xhtml\+xml)$/i);
  if (json === 0 && html === 0) return 'any';
  return html > json || (html === json && html > 0 && firstIsHtml(accept)) ? 'html' : 'json';
}

function quality(accept: string, type: RegExp): number {
  let best = 0;
  for (const part of accept.split(',')) {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim());
    if (!type.test(name)) continue;
    const q = Number(parameters.find((text) => text.startsWith('q='))?.slice(2) ?? 1);
    best = Math.max(best, Number.isNaN(q) ? 1 : q);
  }
  return best;
}

const firstIsHtml = (accept: string): boolean => accept.search(/text\/html|xhtml/i) < accept.search(/json/i);
