/** The REST API as a page: every operation in the room that serves it, found by words, all of it without JavaScript. */
import { fileAddress } from '../files.ts';
import { type Html, html, type Part } from '../html.ts';
import { document, type Frame, sections } from '../layout.ts';
import type { Description, Operation, Parameter } from './operation.ts';
import { schemaText } from './schema-text.ts';

export interface ApiPage {
  api: Description;
  /** What is searched for; empty: everything is shown. */
  words: string;
  /** How many operations there are. */
  count: number;
}

interface Shown {
  method: string;
  path: string;
  operation: Operation;
}

export function presentApi(frame: Frame, { api, words, count }: ApiPage): string {
  const { contextPath } = frame;
  const found = operationsOf(api).filter((one) => matches(one, words));
  const rooms = [...Map.groupBy(found, ({ operation }) => operation.tags[0])].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  const description = `${contextPath}/rest/api/2/openapi.json`;
  return document(frame, {
    title: 'REST API',
    script: html`<script src="${fileAddress(contextPath, 'api.js')}" defer></script>\n`,
    content: sections(
      frame,
      html`<a class="button small bar-end" href="${description}">OpenAPI 3.1</a>`,
      html`<section class="section">
<h1>REST API</h1>
<p>${count} operations, each as this server checks it. Programs log in at <code>POST /rest/auth/1/session</code> and keep the cookie, or send Basic authentication.</p>
${searchForm(contextPath, words, found.length)}
</section>
${rooms.length > 0 && roomList(rooms)}
${rooms.length === 0 && nothing(contextPath, words)}
${rooms.map(([room, operations]) => roomSection(room, operations))}`,
    ),
  });
}

const operationsOf = (api: Description): Shown[] =>
  Object.entries(api.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      operation,
    })),
  );

/** Every word must be in the method, the address or the summary. */
function matches(shown: Shown, words: string): boolean {
  const text = searchText(shown);
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

const searchText = ({ method, path, operation }: Shown): string =>
  `${method} ${path} ${operation.summary}`.toLowerCase();

const searchForm = (contextPath: string, words: string, found: number): Html =>
  html`<form class="api-search" role="search" method="get" action="${contextPath}/rest/api">
<label for="q">Find operations</label>
<div><input type="text" id="q" name="q" value="${words}" placeholder="issue watchers" autocomplete="off" spellcheck="false" aria-describedby="api-found"><button type="submit" class="primary">Find</button></div>
<p class="quiet figures" id="api-found" role="status">${found} ${found === 1 ? 'operation' : 'operations'} shown</p>
</form>`;

const nothing = (contextPath: string, words: string): Html =>
  html`<p class="message">No operation has all of the words &ldquo;${words}&rdquo;. <a href="${contextPath}/rest/api">Show all operations</a></p>`;

const anchor = (room: string): string => `room-${room.replace(/[^\w-]/g, '-')}`;

const roomList = (rooms: readonly (readonly [string, readonly Shown[]])[]): Html =>
  html`<nav class="api-rooms" aria-label="Rooms"><ul>
${rooms.map(
  ([room, operations]) =>
    html`<li><a href="#${anchor(room)}">${room}</a> <span class="quiet figures">${operations.length}</span></li>\n`,
)}</ul></nav>`;

const roomSection = (room: string, operations: readonly Shown[]): Html =>
  html`<section class="section api-room" id="${anchor(room)}" aria-label="${room}">
<h2>${room}</h2>
<ul class="panel list api-list">
${operations.map(operationItem)}</ul>
</section>\n`;

const operationItem = (shown: Shown): Html => {
  const { method, path, operation } = shown;
  return html`<li id="${operation.operationId}" data-text="${searchText(shown)}"><details>
<summary><span class="api-method api-${method.toLowerCase()}">${method}</span> <code>${path}</code><span class="api-summary">${operation.summary}</span></summary>
<div class="api-more">
<p>${operation.description}</p>
${parameterTable(operation.parameters)}
${bodyPart(operation)}
<p><b>Answers</b> ${Object.keys(operation.responses)
    .filter((status) => status !== 'default')
    .map((status, at) => html`${at > 0 && ', '}<code>${status}</code>`)}</p>
<p><a href="#${operation.operationId}">Link to this operation</a></p>
</div>
</details></li>\n`;
};

function parameterTable(parameters: readonly Parameter[]): Part {
  if (parameters.length === 0) return null;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Parameters"><table>
<caption>Parameters</caption>
<thead><tr><th scope="col">Name</th><th scope="col">In</th><th scope="col">Type</th></tr></thead>
<tbody>
${parameters.map(
  ({ name, in: place, required, schema }) =>
    html`<tr><th scope="row"><code>${name}</code>${required && html` <span class="quiet">required</span>`}</th><td>${place === 'path' ? 'address' : place}</td><td><code>${schemaText(schema)}</code></td></tr>\n`,
)}</tbody></table></div>`;
}

const bodyPart = ({ requestBody }: Operation): Part =>
  requestBody &&
  Object.entries(requestBody.content).map(
    ([type, { schema }]) =>
      html`<p><b>Body</b> <code>${type}</code>${!requestBody.required && html` <span class="quiet">may be left out</span>`}</p>
<pre tabindex="0" role="region" aria-label="Body">${schemaText(schema)}</pre>\n`,
  );
