/** Whether a text has what is looked for: word by word, without any index. */
import { editDistance } from '../../../src/kernel/edit-distance.ts';
import { splitWords, termOf, type Word } from '../../../src/kernel/words.ts';
import { parseText, type TextNode } from '../../../src/search/jql/text.ts';
import { Refused } from './refused.ts';

/** What must hold of one of an issue's texts; `excludes`: the text only says what must not be in it. */
export interface Asked {
  has(text: string): boolean;
  excludes: boolean;
}

/** @throws Refused */
export function askedOf(text: string): Asked {
  const outcome = parseText('text', text);
  if ('problem' in outcome) throw new Refused(outcome.problem);
  const { query } = outcome;
  const excludes = query.must.length + query.should.length === 0 && query.not.length > 0;
  const node: TextNode = excludes ? { ...query, should: query.not, not: [] } : query;
  return { excludes, has: (one) => has(splitWords(one), node) };
}

/** A word is found as it is written and by its stem. */
const formsOf = ({ raw, stem }: Word): string[] => (stem === null ? [] : [raw, stem]);

function has(words: readonly Word[], node: TextNode): boolean {
  const places = words.map(termOf);
  switch (node.kind) {
    case 'term':
      return places.includes(node.term);
    case 'phrase':
      return places.some((_, at) => node.terms.every((term, nth) => places[at + nth] === term));
    case 'near':
      return places.some((_, at) => {
        const window = places.slice(at, at + node.within + node.terms.length);
        return node.terms.every((term) => window.includes(term));
      });
    case 'pattern': {
      const pattern = new RegExp(`^${node.pattern.replaceAll('?', '.').replaceAll('*', '.*')}$`, 'u');
      return words.some((word) => formsOf(word).some((form) => pattern.test(form)));
    }
    case 'similar':
      return words.some((word) =>
        formsOf(word).some(
          (form) => editDistance(Array.from(node.word), Array.from(form), node.edits) <= node.edits,
        ),
      );
    case 'group': {
      const one = (part: TextNode) => has(words, part);
      if (node.not.some(one)) return false;
      return node.must.length > 0 ? node.must.every(one) : node.should.some(one);
    }
  }
}
