/** The sign: one square tile with a corner cut, in the accent colour. It stands in pages and is the favicon. */
import { Html } from './html.ts';

const tile = 'M3 1h12.2L23 8.8V21a2 2 0 0 1-2 2H3a2 2 0 0 1-2-2V3a2 2 0 0 1 2-2z';

/** Decoration: the word mark beside it is what is read out. */
export const sign = new Html(
  `<svg class="sign" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="${tile}"/></svg>`,
);

export const favicon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path fill="#0b6b66" d="${tile}"/></svg>`;
