/** How texts in wiki markup look on pages. */
export const markupStyle = `
.markup { min-width: 0; overflow-wrap: anywhere; }
.markup > * + *, .markup .panelContent > * + *, .markup blockquote > * + *, .markup font > * + * { margin-top: 12px; }
.markup p, .markup ul, .markup ol, .markup pre { margin: 0; }
.markup h1, .markup h2, .markup h3, .markup h4, .markup h5, .markup h6 { margin: 0; line-height: 1.3; font-weight: 600; }
.markup h1 { font-size: 24px; } .markup h2 { font-size: 20px; } .markup h3 { font-size: 17px; }
.markup h4 { font-size: 15px; } .markup h5 { font-size: 14px; } .markup h6 { font-size: 13px; color: var(--quiet); }
.markup ul, .markup ol { padding-inline-start: 24px; }
.markup ul { list-style: disc; } .markup ul ul { list-style: circle; } .markup ul.alternate { list-style: square; } .markup ol { list-style: decimal; }
.markup blockquote { margin-inline: 0; padding-inline-start: 16px; border-inline-start: 3px solid var(--edge); color: var(--quiet); }
.markup hr { border: 0; border-top: 1px solid var(--edge); }
.markup tt, .markup pre { font: 13px/1.45 ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; }
.markup tt { padding: 0 3px; background: var(--ground); border-radius: 3px; }
.markup pre { overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; background: none; border: 0; padding: 0; }
.markup .panel { padding: 0; background: var(--ground); border: 1px solid var(--edge); border-radius: var(--radius); overflow: hidden; box-shadow: none; }
.markup .panelHeader { padding: 6px 12px; border-bottom: 1px solid var(--edge); }
.markup .panelContent { padding: 8px 12px; }
.markup .table-wrap { overflow-x: auto; }
.markup table { border-collapse: collapse; }
.markup .confluenceTh, .markup .confluenceTd { padding: 4px 10px; border: 1px solid var(--edge); text-align: start; vertical-align: top; }
.markup .confluenceTh { background: var(--ground); font-weight: 600; }
.markup img { max-width: 100%; height: auto; }
.markup del { color: var(--quiet); }
.markup [style*="background-color"] { color: #26241f; }
.emoticon { font-weight: 600; }
.emoticon-check-mark, .emoticon-plus, .emoticon-green-star { color: #2c6e36; }
.emoticon-error, .emoticon-minus, .emoticon-red-star, .emoticon-flag { color: var(--wrong); }
.emoticon-warning, .emoticon-star, .emoticon-yellow-star { color: #8a5a00; }
.emoticon-blue-star, .emoticon-information { color: #1f5fa8; }
@media (prefers-color-scheme: dark) {
  .markup font[color] { padding: 0 3px; background: #efece5; border-radius: 3px; }
  .markup [style*="background-color"] font[color] { padding: 0; background: none; }
  .emoticon-check-mark, .emoticon-plus, .emoticon-green-star { color: #7fd08c; }
  .emoticon-warning, .emoticon-star, .emoticon-yellow-star { color: #e8b85c; }
  .emoticon-blue-star, .emoticon-information { color: #8cbcf0; }
}
.notation-sections { display: flex; flex-wrap: wrap; gap: 4px 16px; margin: 0; padding: 0; list-style: none; }
.notation-sections a { display: inline-block; min-height: 24px; }
.notation { margin: 0; padding: 0; list-style: none; }
.notation > li { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 8px 24px; padding: 12px 0; border-top: 1px solid var(--line); }
.notation > li > div > p { margin: 0 0 4px; font-size: 13px; }
.notation > li > div > pre {
  margin: 0; padding: 8px 12px; white-space: pre-wrap; overflow-wrap: anywhere; background: var(--ground); border: 1px solid var(--line); border-radius: var(--radius);
  font: 13px/1.45 ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace;
}
@media (max-width: 720px) { .notation > li { grid-template-columns: minmax(0, 1fr); } }
`.trimStart();
