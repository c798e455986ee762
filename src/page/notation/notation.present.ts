import { parseBlocks } from '../../markup/block.ts';
import { writeBlocks } from '../../markup/html.ts';
import type { Surroundings } from '../../markup/surroundings.ts';
import { Html, html } from '../html.ts';
import { document, type Frame, sections } from '../layout.ts';
import type { Example, Section } from './notation.ts';

/** Each example beside what becomes of it. @param around what names in the examples stand for */
export const presentNotation = (frame: Frame, notation: readonly Section[], around: Surroundings): string =>
  document(frame, {
    title: 'Text formatting notation',
    content: sections(
      frame,
      null,
      html`<section class="section">
<h1>Text formatting notation</h1>
<p>How to write descriptions, comments and other texts of issues.</p>
<nav aria-label="Sections"><ul class="notation-sections">
${notation.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>\n`)}</ul></nav>
</section>
${notation.map((section) => sectionPart(section, around))}`,
    ),
  });

const sectionPart = ({ id, title, examples }: Section, around: Surroundings): Html =>
  html`<section class="section" id="${id}" aria-label="${title}">
<h2>${title}</h2>
<ul class="notation">
${examples.map((example) => examplePart(example, around))}</ul>
</section>\n`;

const examplePart = ({ typed, note }: Example, around: Surroundings): Html =>
  html`<li>
<div><p class="quiet">${note}</p><pre>${typed}</pre></div>
<div class="markup">${new Html(writeBlocks(parseBlocks(typed), around))}</div>
</li>\n`;
