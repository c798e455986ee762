/** What a query may go on with: fields, operators, values and functions, as the server knows them. */
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { queries } from '../../kernel/queries.ts';
import { type JqlField, type Reference, referenceQuery, textOf } from '../fields.ts';
import { type Place, placeAt } from '../jql/context.ts';
import { isCalled } from './chip.tsx';
import { suggestions } from './suggestions.ts';

const word = (label: string, then = ' '): Completion => ({ label, apply: label + then, type: 'keyword' });

export async function complete(context: CompletionContext): Promise<CompletionResult | null> {
  const text = context.state.doc.toString();
  const place = placeAt(text, context.pos);
  if (
    !context.explicit &&
    place.typed === '' &&
    !/[\s(,=~<>]$/.test(text.slice(0, context.pos)) &&
    text !== ''
  )
    return null;
  const reference = await queries.ensureQueryData(referenceQuery);
  const options = await optionsAt(place, reference, context);
  if (context.aborted || options.length === 0) return null;
  // Values were chosen by the server; everything else is narrowed here while somebody types on.
  const byServer = place.wants === 'value';
  return byServer
    ? { from: place.from, options, filter: false }
    : { from: place.from, options, validFor: /^[\w[\]"]*$/ };
}

async function optionsAt(
  place: Place,
  reference: Reference,
  context: CompletionContext,
): Promise<Completion[]> {
  const field = reference.visibleFieldNames.find((one) => isCalled(one, place.field));
  switch (place.wants) {
    case 'field':
      return [
        ...fields(reference, () => true),
        word('NOT'),
        ...(place.field === '' ? [] : [word('ORDER BY')]),
      ];
    case 'operator':
      return (field?.operators ?? []).map((one) => word(one.toUpperCase()));
    case 'value':
    case 'listed':
      return values(place, field, reference, context);
    case 'join':
      return ['AND', 'OR', 'ORDER BY'].map((one) => word(one));
    case 'by':
      return [word('BY')];
    case 'sort':
      return fields(reference, ({ orderable }) => orderable === 'true');
    case 'direction':
      return ['DESC', 'ASC'].map((one) => word(one, ''));
  }
}

const fields = ({ visibleFieldNames }: Reference, of: (field: JqlField) => boolean): Completion[] =>
  visibleFieldNames.filter(of).map(({ value, displayName, cfid }) => {
    const label = cfid ? textOf(displayName) : value;
    return { label, apply: `${value} `, type: 'property' };
  });

/** What the server knows; nothing where somebody types on before it answers. */
async function asked(field: string, typed: string, context: CompletionContext) {
  const overtaken = new AbortController();
  context.addEventListener('abort', () => overtaken.abort(), { onDocChange: true });
  try {
    return await suggestions(field, typed, overtaken.signal);
  } catch (error) {
    if (overtaken.signal.aborted) return [];
    throw error;
  }
}

async function values(
  { wants, typed, field: name }: Place,
  field: JqlField | undefined,
  { visibleFunctionNames }: Reference,
  context: CompletionContext,
): Promise<Completion[]> {
  const found =
    wants === 'value' && field?.auto === 'true' ? await asked(field.cfid ?? name, typed, context) : [];
  const begun = typed.replace(/^["']/, '').toLowerCase();
  const functions = visibleFunctionNames
    .filter(
      ({ types, isList }) =>
        types.some((one) => field?.types.includes(one)) && (wants === 'value' || isList === 'true'),
    )
    .filter(({ value }) => value.toLowerCase().startsWith(begun))
    .map(({ value }): Completion => ({ label: value, type: 'function', apply: `${value} ` }));
  const empty = field?.operators.includes('is') && 'empty'.startsWith(begun) ? [word('EMPTY')] : [];
  const open = wants === 'listed' ? [{ label: '(', apply: '(', type: 'keyword' }] : [];
  return [
    ...open,
    ...found.map(({ value, label }): Completion => {
      const detail = label === value || `"${label}"` === value ? {} : { detail: label };
      return { label: value, type: 'constant', apply: `${value} `, ...detail };
    }),
    ...functions,
    ...empty,
  ];
}
