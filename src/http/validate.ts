/**
 * Checks what came against a route's schemas. A validator takes some 4 ms to compile: it is compiled when its route is
 * first called, or hundreds of routes would cost seconds at every start.
 */
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { TSchema } from 'typebox';
import { AppError } from '../kernel/app-error.ts';

const ajv = new Ajv({ allErrors: true, strict: false, coerceTypes: false, useDefaults: true });

/** A check of one schema, compiled at its first use. @param part body, query or params */
export function lazyCheck(schema: TSchema | undefined, part: string): (value: unknown) => void {
  if (!schema) return () => {};
  let validate: ValidateFunction | undefined;
  return (value) => {
    validate ??= ajv.compile(schema);
    if (!validate(value)) throw explain(validate.errors ?? [], part);
  };
}

/** Errors as Jira writes them: by field where there is one, and an unknown member in Jackson's words. */
function explain(errors: ErrorObject[], part: string): AppError {
  const messages = new Set<string>();
  const fields: Record<string, string> = Object.create(null);
  for (const error of errors.slice(0, 50)) {
    if (error.keyword === 'additionalProperties') {
      const name = String(error.params.additionalProperty).slice(0, 100);
      messages.add(`Unrecognized field "${name}", not marked as ignorable`);
      continue;
    }
    const field = fieldOf(error);
    if (field === '') messages.add(part === 'body' ? bodySentence(error) : `The ${part} ${error.message}.`);
    else fields[field] ??= `${field} ${error.message ?? 'is invalid'}.`;
  }
  return new AppError('invalid', { messages: [...messages], fields: { ...fields } });
}

function fieldOf(error: ErrorObject): string {
  const path = error.instancePath.split('/').slice(1).map(decodePointer);
  if (error.keyword === 'required') path.push(String(error.params.missingProperty));
  return path.join('.').slice(0, 200);
}

const decodePointer = (text: string): string => text.replaceAll('~1', '/').replaceAll('~0', '~');

const bodySentence = (error: ErrorObject): string =>
  error.keyword === 'type'
    ? `The request body must be a JSON ${String(error.params.type)}.`
    : `The request body ${error.message ?? 'is invalid'}.`;

/**
 * NUL is in no text of ours: PostgreSQL cannot store it, and it is a favourite of those who look for holes.
 * @throws AppError 400
 */
export function refuseNul(value: unknown, name = ''): void {
  if (typeof value === 'string') {
    if (value.includes('\0')) throw nulError(name);
  } else if (Array.isArray(value)) {
    for (const item of value) refuseNul(item, name);
  } else if (typeof value === 'object' && value !== null) {
    refuseNulMembers(value, name);
  }
}

function refuseNulMembers(value: object, name: string): void {
  for (const [key, item] of Object.entries(value)) {
    if (key.includes('\0')) throw nulError(name);
    refuseNul(item, name === '' ? key : name);
  }
}

function nulError(name: string): AppError {
  const sentence = 'contains a NUL character, which no text may.';
  return name === ''
    ? new AppError('invalid', { messages: [`The request ${sentence}`] })
    : new AppError('invalid', { fields: { [name]: `${name} ${sentence}` } });
}
