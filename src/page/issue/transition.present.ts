/** The form of a transition that asks for fields: one card, errors at the fields, nothing but HTML. */
import { type Html, html, type Part } from '../html.ts';
import { card, document, type Frame } from '../layout.ts';
import { type Control, type TransitionForm, textIn } from './transition-form.ts';

export interface TransitionPage {
  readonly id: number;
  readonly key: string;
  readonly summary: string;
  readonly action: number;
  readonly name: string;
  /** The status that it leads to. */
  readonly to: string;
  readonly form: TransitionForm;
  /** Control id → what is wrong with it. */
  readonly errors: Readonly<Record<string, string>>;
  /** What is wrong and belongs to no control. */
  readonly messages: readonly string[];
}

export const transitionFormAddress = '/secure/CommentAssignIssue!default.jspa';
export const transitionAddress = '/secure/CommentAssignIssue.jspa';

export function presentTransitionPage(frame: Frame, page: TransitionPage): string {
  const { contextPath, formToken } = frame;
  const { controls, beyond } = page.form;
  const first = controls.find(({ id }) => page.errors[id] !== undefined)?.id;
  return document(frame, {
    title: `${page.name} [${page.key}]`,
    content: card(
      frame,
      html`<div><h1>${page.name}</h1>
<p class="quiet"><a class="figures" href="${contextPath}/browse/${page.key}">${page.key}</a> ${page.summary}</p></div>
${messages(page.messages, first === undefined)}
<form id="issue-workflow-transition" method="post" action="${contextPath}${transitionAddress}">
<input type="hidden" name="atl_token" value="${formToken}">
<input type="hidden" name="id" value="${page.id}">
<input type="hidden" name="action" value="${page.action}">
${controls.map((control) => field(control, page.errors[control.id], control.id === first))}${
  beyond.length > 0 &&
  html`<p class="message">${beyond.join(', ')}: required, and more than this form can ask for. Make the transition with a program.</p>\n`
}<div class="buttons"><button type="submit" class="primary" id="issue-workflow-transition-submit" title="To ${page.to}">${page.name}</button><a class="button" href="${contextPath}/browse/${page.key}">Cancel</a></div>
</form>`,
      { wide: true },
    ),
  });
}

const messages = (sentences: readonly string[], focused: boolean): Part =>
  sentences.length > 0 &&
  html`<p class="message wrong" role="alert" id="error" tabindex="-1"${focused && html` autofocus`}>${sentences.join(' ')}</p>`;

const hints: Partial<Record<Control['kind'], string>> = {
  name: 'The name that they log in with.',
  names: 'Names, parted by commas.',
  words: 'Parted by spaces.',
};

function field(control: Control, error: string | undefined, focused: boolean): Html {
  const { id, name, kind, required } = control;
  const hint = hints[kind];
  const told = [hint && `${id}-hint`, error !== undefined && `${id}-error`].filter(Boolean).join(' ');
  const attributes = html` id="${id}" name="${id}"${required && html` required`}${
    told !== '' && html` aria-describedby="${told}"`
  }${error !== undefined && html` aria-invalid="true"`}${focused && html` autofocus`}`;
  return html`<div class="field">
<label for="${id}">${name}${required && html` <span class="quiet">(required)</span>`}</label>
${input(control, attributes)}
${hint !== undefined && html`<small id="${id}-hint">${hint}</small>\n`}${
  error !== undefined && html`<small class="field-error" id="${id}-error">${error}</small>\n`
}</div>
`;
}

function input(control: Control, attributes: Html): Html {
  const { kind, options, values, required } = control;
  if (kind === 'lines')
    return html`<textarea rows="5"${attributes}>
${textIn(control)}</textarea>`;
  if (kind === 'choice' || kind === 'choices') {
    const known = new Set(values);
    const nothing = kind === 'choice' && html`<option value="">${required ? `Choose one` : 'None'}</option>`;
    const several = kind === 'choices' && html` multiple size="${Math.min(Math.max(options.length, 2), 6)}"`;
    return html`<select${attributes}${several}>${nothing}${options.map(
      ({ value, label }) =>
        html`<option value="${value}"${known.has(value) && html` selected`}>${label}</option>`,
    )}</select>`;
  }
  const type = kind === 'date' ? 'date' : 'text';
  const keys = kind === 'number' && html` inputmode="decimal"`;
  return html`<input type="${type}"${attributes} value="${textIn(control)}"${keys} autocomplete="off">`;
}
