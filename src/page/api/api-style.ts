/** What the page of the REST API adds to the style sheet. */
export const apiStyle = `
.bar-end { margin-inline-start: auto; }
.api-search > div { display: flex; gap: 8px; }
.api-search { gap: 4px; }
.api-rooms ul { display: flex; flex-wrap: wrap; gap: 4px 16px; margin: 0; padding: 0; list-style: none; font-size: 13px; }
.api-rooms li, .api-rooms a { min-height: 24px; }
.api-rooms a { display: inline-block; overflow-wrap: anywhere; }
.api-room, .api-list > li { scroll-margin-top: 16px; }
.list.api-list > li { display: block; padding: 0; }
.api-list summary {
  display: grid; grid-template-columns: 64px minmax(0, 1fr); gap: 2px 12px; width: auto; padding: 8px 16px; align-items: baseline;
  color: var(--text); text-decoration: none; font-size: 14px; border-radius: var(--radius);
}
.api-list summary::-webkit-details-marker { display: none; }
.api-list summary:hover code { color: var(--accent-strong); text-decoration: underline; text-underline-offset: 2px; }
.api-method { font: 600 13px/1.45 ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; color: var(--accent); }
.api-delete { color: var(--wrong); }
.api-get { color: var(--quiet); }
.api-summary { grid-column: 2; font-size: 13px; color: var(--quiet); overflow-wrap: anywhere; }
.api-list details > .api-more { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; margin: 0; padding: 4px 16px 16px 92px; }
.api-more table { border-collapse: collapse; width: 100%; }
.api-more caption { text-align: start; font-weight: 600; padding-bottom: 4px; }
.api-more th, .api-more td { padding: 4px 12px 4px 0; text-align: start; vertical-align: baseline; font-weight: 400; border-bottom: 1px solid var(--line); }
.api-more thead th { color: var(--quiet); }
.api-more .scroll { overflow-x: auto; }
.api-more pre {
  margin: 0; padding: 8px 12px; overflow-x: auto; background: var(--ground); border: 1px solid var(--line); border-radius: var(--radius);
  font: 13px/1.45 ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace;
}
@media (max-width: 480px) {
  .api-list summary { grid-template-columns: minmax(0, 1fr); }
  .api-summary { grid-column: 1; }
  .api-list details > .api-more { padding-inline-start: 16px; }
}
`.trimStart();
