/** The files that pages refer to. They are part of the program and change only with it. */
import { hash } from 'node:crypto';
import { apiScript } from './api/api-script.ts';
import { apiStyle } from './api/api-style.ts';
import { issueStyle } from './issue/issue-style.ts';
import { loginScript } from './login-script.ts';
import { markupStyle } from './markup-style.ts';
import { proofScript } from './proof-script.ts';
import { favicon } from './sign.ts';
import { style } from './style.ts';
import { themeScript } from './theme-script.ts';

export interface StaticFile {
  type: string;
  text: string;
}

const javascript = 'text/javascript;charset=UTF-8';

export const files = {
  'page.css': { type: 'text/css;charset=UTF-8', text: style + apiStyle + markupStyle + issueStyle },
  'login.js': { type: javascript, text: loginScript },
  'api.js': { type: javascript, text: apiScript },
  'proof.js': { type: javascript, text: proofScript },
  'theme.js': { type: javascript, text: themeScript },
  'sign.svg': { type: 'image/svg+xml', text: favicon },
} as const satisfies Record<string, StaticFile>;

export type FileName = keyof typeof files;

/** Other for each content: an address with it can be kept for ever. */
export const version = hash('sha256', JSON.stringify(files), 'hex').slice(0, 12);

export const fileAddress = (contextPath: string, name: FileName): string =>
  `${contextPath}/static/${name}?v=${version}`;
