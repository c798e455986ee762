/** What the page of an issue needs besides the style of all pages. */
export const issueStyle = `
.issue { display: grid; grid-template-columns: minmax(0, 1fr) 280px; gap: 24px; align-items: start; grid-auto-flow: row dense; }
.issue > .rail { grid-column: 2; }
.issue > .text { grid-column: 1; }
.issue > .message { grid-column: 1 / -1; }
.issue > header { grid-column: 1 / -1; display: grid; gap: 4px; }
.issue .text { display: grid; grid-template-columns: minmax(0, 1fr); gap: 24px; }
.issue .rail { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; }
.issue .rail .facts { grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: 8px 12px; }
.issue .rail .facts dd + dt { margin-top: 0; }
.issue .badge { margin-inline-start: 0; }
.status { display: inline-flex; align-items: center; gap: 6px; font-weight: 600; overflow-wrap: anywhere; }
.status::before { content: ""; flex: none; width: 10px; height: 10px; border: 2px solid var(--edge); border-radius: 3px; }
.status.indeterminate::before { border-color: var(--progress); background: linear-gradient(to right, var(--progress) 50%, transparent 50%); }
.status.done::before { border-color: var(--done); background: var(--done); }
:root { --progress: #1f5fa8; --done: #2f7d32; }
@media (prefers-color-scheme: dark) { :root { --progress: #7fb3ee; --done: #7ccf80; } }
.moves { display: flex; flex-wrap: wrap; gap: 8px; }
.written { padding: 16px; overflow-x: auto; overflow-wrap: anywhere; }
.written > :first-child { margin-top: 0; }
.written > :last-child { margin-bottom: 0; }
.written p { margin: 8px 0; }
.written img { max-width: 100%; }
.comment + .comment { border-top: 1px solid var(--line); }
.comment > header { display: flex; flex-wrap: wrap; gap: 4px 8px; padding: 12px 16px 0; }
.comment > .written { padding-top: 4px; }
.empty { padding: 16px; color: var(--quiet); }
@media (max-width: 760px) {
  .issue { grid-template-columns: minmax(0, 1fr); }
  .issue > .rail { grid-column: 1; }
}
`.trimStart();
