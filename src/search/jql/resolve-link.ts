/** issueLinkType: by the name of a type, or by what one end of its links says. */
import { fold } from '../../kernel/fold.ts';
import type { Operand } from './ast.ts';
import { type Condition, type LinkEnd, never } from './condition.ts';
import { call } from './functions.ts';
import { linkEnds } from './functions-of-issues.ts';
import { meaning } from './jql.errors.ts';
import { missing, type Place, type Scope } from './resolve-value.ts';

/** @param negated issues without links are found, too (Jira): the one exception from what `!=` asks for */
export function resolveLinks(operand: Operand, place: Place, negated: boolean, scope: Scope): Condition {
  const ends: LinkEnd[] = [];
  const visit = (one: Operand): void => {
    if (one.kind === 'list') {
      for (const item of one.items) visit(item);
      return;
    }
    const found = one.kind === 'value' ? linkEnds(scope.directory, one.text, fold) : [];
    if (found.length === 0) scope.problems.add(problemOf(one, place, scope));
    ends.push(...found);
  };
  visit(operand);
  return ends.length === 0 ? never : { kind: 'link', ends, negated };
}

function problemOf(operand: Exclude<Operand, { kind: 'list' }>, place: Place, scope: Scope): string {
  if (operand.kind === 'empty') return meaning.empty(place.field);
  if (operand.kind === 'value') return missing(operand, 'linkType', place.field);
  const outcome = call(operand, place, scope.reader, scope.directory);
  return 'problem' in outcome ? outcome.problem : meaning.empty(place.field);
}
