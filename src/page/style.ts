/**
 * The one style sheet of the pages that the server renders. Warm greys, one deep teal, a 4 px grid, borders instead of
 * shadows; light and dark follow the system. Text is AAA on its ground, everything else AA at least.
 */
export const style = `
:root {
  color-scheme: light dark;
  --ground: #f6f4f0; --card: #fffefb; --line: #dcd7cd; --edge: #8a847a;
  --text: #26241f; --quiet: #555147;
  --accent: #0b6b66; --accent-strong: #08524e; --on-accent: #ffffff;
  --wrong: #9c1c1c; --wrong-ground: #fdf0ee; --wrong-line: #dfa49d;
  --note-ground: #eef4f2; --note-line: #a9c8c2;
  --radius: 6px;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #191816; --card: #22211e; --line: #3d3a35; --edge: #8d877c;
    --text: #efece5; --quiet: #b9b3a7;
    --accent: #5cc2b8; --accent-strong: #83d6cd; --on-accent: #0c2422;
    --wrong: #ffb4a8; --wrong-ground: #3a2320; --wrong-line: #7c4139;
    --note-ground: #20302d; --note-line: #3f6660;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; min-height: 100vh; background: var(--ground); color: var(--text);
  font: 14px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
}
h1 { margin: 0; font-size: 20px; line-height: 28px; font-weight: 600; overflow-wrap: anywhere; }
h2 { margin: 0; font-size: 16px; line-height: 24px; font-weight: 600; }
p { margin: 0; overflow-wrap: anywhere; }
code { font: 13px/1.45 ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; overflow-wrap: anywhere; }
a { color: var(--accent); text-underline-offset: 2px; }
a:hover { color: var(--accent-strong); }
.quiet { color: var(--quiet); }
.figures { font-variant-numeric: tabular-nums; }
.visually-hidden {
  position: absolute; width: 1px !important; height: 1px !important; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
[hidden] { display: none !important; }

.brand { display: inline-flex; align-items: center; gap: 8px; color: var(--text); font-size: 16px; font-weight: 600; text-decoration: none; }
a.brand:hover { color: var(--text); }
.brand bdi { overflow-wrap: anywhere; }
.sign { width: 24px; height: 24px; flex: none; fill: var(--accent); }

.centred { display: grid; align-content: center; justify-items: center; gap: 16px; min-height: 100vh; padding: 24px 16px 48px; }
.card {
  display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; width: 100%; max-width: 384px; padding: 24px;
  background: var(--card); border: 1px solid var(--line); border-radius: var(--radius);
}
.card.wide { max-width: 560px; }

form { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; margin: 0; }
.inline { justify-items: start; }
.field { display: grid; gap: 4px; }
label { font-weight: 600; }
.field small { font-size: 13px; color: var(--quiet); }
input[type="text"], input[type="password"] {
  width: 100%; height: 36px; padding: 0 10px; font: inherit; color: var(--text); background: var(--card);
  border: 1px solid var(--edge); border-radius: var(--radius);
}
textarea, select { width: 100%; padding: 8px 10px; font: inherit; color: var(--text); background: var(--card); border: 1px solid var(--edge); border-radius: var(--radius); }
textarea { resize: vertical; min-height: 72px; }
select:not([multiple]) { height: 36px; padding-block: 0; }
input[type="date"] { width: 100%; height: 36px; padding: 0 10px; font: inherit; color: var(--text); background: var(--card); border: 1px solid var(--edge); border-radius: var(--radius); }
:is(input, textarea, select)[aria-invalid="true"] { border-color: var(--wrong); }
.field small.field-error { color: var(--wrong); font-weight: 600; }
.with-button { position: relative; }
.with-button.reveals input { padding-inline-end: 64px; }
.with-button button { position: absolute; inset-block-start: 4px; inset-inline-end: 4px; height: 28px; }
.check { display: flex; align-items: center; gap: 8px; min-height: 24px; }
.check label { font-weight: 400; }
input[type="checkbox"] { width: 16px; height: 16px; margin: 0; accent-color: var(--accent); }
button, .button {
  display: inline-flex; align-items: center; justify-content: center; height: 36px; padding: 0 16px; cursor: pointer;
  font: inherit; font-weight: 600; text-decoration: none; color: var(--text); background: transparent;
  border: 1px solid var(--edge); border-radius: var(--radius); transition: background-color 120ms, border-color 120ms;
}
button:hover, .button:hover { border-color: var(--accent); color: var(--accent-strong); }
.primary, .button.primary { color: var(--on-accent); background: var(--accent); border-color: var(--accent); }
.primary:hover, .button.primary:hover { color: var(--on-accent); background: var(--accent-strong); border-color: var(--accent-strong); }
.plain { height: 28px; padding: 0 8px; font-weight: 400; font-size: 13px; color: var(--accent); border-color: transparent; }
.plain:hover { border-color: var(--line); }
.link, .link:hover { height: 24px; padding: 0; font-weight: 400; font-size: 13px; color: var(--accent); border: 0; text-decoration: underline; text-underline-offset: 2px; }
.small { height: 28px; padding: 0 10px; font-size: 13px; }
.buttons { display: flex; flex-wrap: wrap; gap: 8px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }

.message { padding: 8px 12px; border: 1px solid var(--note-line); border-radius: var(--radius); background: var(--note-ground); }
.message.wrong, .aui-message-warning { border-color: var(--wrong-line); background: var(--wrong-ground); }
.message.wrong { color: var(--wrong); }
.aui-message { display: grid; gap: 8px; padding: 12px; border: 1px solid; border-radius: var(--radius); border-color: var(--wrong-line); }

.captcha { display: grid; gap: 8px; margin: 0; padding: 12px; min-width: 0; border: 1px solid var(--line); border-radius: var(--radius); }
.captcha legend { padding: 0 4px; margin-inline-start: -4px; font-weight: 600; }
.captcha img { display: block; width: 100%; height: auto; aspect-ratio: 3; border-radius: 4px; background: #f3f1ea; }
summary { width: fit-content; cursor: pointer; font-size: 13px; color: var(--accent); text-decoration: underline; text-underline-offset: 2px; border-radius: 4px; }
details > :not(summary) { margin-top: 8px; font-size: 13px; }
#proof p + p { margin-top: 8px; }
#proof-status:empty { display: none; }
progress { width: 100%; height: 8px; accent-color: var(--accent); }

.top { background: var(--card); border-bottom: 1px solid var(--line); }
.top > div {
  display: flex; flex-wrap: wrap; align-items: center; gap: 8px 16px; max-width: 960px; min-height: 56px;
  margin: 0 auto; padding: 8px 16px;
}
.top .who { margin-inline-start: auto; overflow-wrap: anywhere; }
.page { display: grid; grid-template-columns: minmax(0, 1fr); gap: 24px; max-width: 960px; margin: 0 auto; padding: 24px 16px 48px; }
.section { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; }
.panel { background: var(--card); border: 1px solid var(--line); border-radius: var(--radius); }
.facts { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 8px 24px; margin: 0; padding: 16px; }
.facts dt { color: var(--quiet); }
.facts dd { margin: 0; overflow-wrap: anywhere; }
.list { margin: 0; padding: 0; list-style: none; }
.list > li { display: flex; align-items: center; gap: 16px; padding: 12px 16px; }
.list > li + li { border-top: 1px solid var(--line); }
.list > li > div { flex: 1; min-width: 0; overflow-wrap: anywhere; }
.list p.quiet { font-size: 13px; }
.empty { padding: 16px; color: var(--quiet); }
.badge { display: inline-block; margin-inline-start: 8px; padding: 0 6px; font-size: 13px; border: 1px solid var(--note-line); border-radius: 4px; background: var(--note-ground); }
@media (max-width: 480px) {
  .card { padding: 16px; }
  .centred { align-content: start; padding-top: 40px; }
  .facts { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .facts dd + dt { margin-top: 12px; }
}
@media (prefers-reduced-motion: reduce) { * { transition: none !important; } }
@media (forced-colors: active) { .sign { fill: LinkText; } }
.padded { padding: 16px; }
.made { display: grid; gap: 12px; padding: 12px 16px 16px; }
.tokens time { white-space: nowrap; }
textarea.code { min-height: 0; resize: none; word-break: break-all; font-family: ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; }
.tokens details { margin-top: 4px; }
.tokens details form { gap: 8px; }
.badge.soon { border-color: var(--edge); background: transparent; }
.badge.over, .danger { border-color: var(--wrong-line); color: var(--wrong); }
.badge.over { background: var(--wrong-ground); }
.danger:hover { border-color: var(--wrong); color: var(--wrong); }
.abilities { display: grid; gap: 4px; margin: 0; padding-inline-start: 20px; }
.code { display: block; padding: 12px 16px; font-size: 22px; letter-spacing: 0.08em; text-align: center; }
.rules { margin: 0; padding-inline-start: 20px; font-size: 13px; }
`.trimStart();
