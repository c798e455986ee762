/**
 * Jira's public description of its REST API, as facts: which operations there are, what they may answer, and of what
 * types. It is no part of this repository: TESSERA_REFERENCE names its folder, or it lies beside the checkout.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type DescribedFields, readDescribedFields, schemasOf } from './described-fields.ts';
import { type Page, pageKinds } from './pages.ts';
import type { Schema } from './shape.ts';
import { clientShapes } from './shapes-of-clients.ts';

const OPERATIONS = 'rest-operations.tsv';
const TYPES = 'dc-10.3-openapi-types.json';

export interface Described {
  tier: string;
  method: string;
  /** With parameters in braces. */
  path: string;
  /** Whether the description of 9.12 or of 10.3 has it; others are older, or known from clients only. */
  documented: boolean;
  success: readonly number[];
  errors: readonly number[];
  /** Of the body of a success, the better description first; empty: not described. */
  schemas: readonly Schema[];
  /** Where the answer is a page, a picture or a file. */
  page?: Page;
}

export interface Reference {
  operations: readonly Described[];
  schemas: Readonly<Record<string, Schema>>;
  fields: DescribedFields;
}

/** The folder that the reference lies in; null: it is not here. */
export function referenceFolder(): string | null {
  const named = process.env.TESSERA_REFERENCE;
  if (named !== undefined && named !== '') return named;
  const beside = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
  const folders = readdirSync(beside, { withFileTypes: true }).filter((one) => one.isDirectory());
  const found = folders.find(({ name }) => existsSync(join(beside, name, 'reference', OPERATIONS)));
  return found ? join(beside, found.name, 'reference') : null;
}

export function readReference(folder: string): Reference {
  const types = JSON.parse(readFileSync(join(folder, TYPES), 'utf8'));
  const rows = readFileSync(join(folder, OPERATIONS), 'utf8').trimEnd().split('\n').slice(1);
  const fields = readDescribedFields(folder);
  const operations = rows.map((row): Described => {
    const [tier = '', method = '', path = '', , success = '', errors = '', newer = '', , , , , spec = ''] =
      row.split('\t');
    const statuses = numbers(`${success},${newer}`);
    return {
      tier,
      method,
      path,
      documented: /9\.12|10\.3/.test(spec),
      success: statuses.filter((status) => status < 400),
      errors: numbers(`${errors},${newer}`).filter((status) => status >= 400),
      schemas: [
        ...successSchemas(types.paths[path.slice('/rest'.length)]?.[method.toLowerCase()]),
        ...schemasOf(fields.responses.get(`${method} ${path}`) ?? []),
        ...(clientShapes[`${method} ${path}`] ?? []),
      ],
      page: pageKinds[`${method} ${path}`],
    };
  });
  return { operations, schemas: types.components.schemas, fields };
}

const numbers = (text: string): number[] => text.match(/\d{3}/g)?.map(Number) ?? [];

interface DescribedOperation {
  responses?: Record<string, { content?: Record<string, { schema?: Schema }> }>;
}

function successSchemas(operation: DescribedOperation | undefined): Schema[] {
  const success = Object.entries(operation?.responses ?? {}).find(([status]) => status.startsWith('2'));
  const schema = success?.[1].content?.['application/json']?.schema;
  return schema ? [schema] : [];
}
