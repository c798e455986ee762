/** Wiki markup as HTML, for presenters. */
import { parseBlocks } from '../../markup/block.ts';
import { writeBlocks } from '../../markup/html.ts';
import { noSurroundings, type Surroundings } from '../../markup/surroundings.ts';

/**
 * @param around what the names in it stand for; undefined: nothing was looked up, they stay text
 * @returns '' where there is no text, as Jira's renderedFields has it
 */
export const markupHtml = (text: string | null, around: Surroundings | undefined): string =>
  text === null || text.trim() === '' ? '' : writeBlocks(parseBlocks(text), around ?? noSurroundings(''));
