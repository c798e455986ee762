/** Makes an issue like another one, by the REST that everybody has: its fields, and what is chosen of the rest. */
import { readCreateFields } from '../../create/create-meta.ts';
import { isEmpty } from '../../field/field.ts';
import { written } from '../../field/fields-form.tsx';
import { beginning } from '../../field/use-fields.ts';
import { ApiError, get, post } from '../../kernel/api.ts';
import { messageOf } from '../../kernel/message.ts';
import { pathOf } from '../../kernel/place.ts';
import { type Attachment, uploadFiles } from '../../kernel/upload.ts';
import { type Issue, type IssueFields, issuePath } from '../issue.ts';

export interface Wanted {
  readonly summary: string;
  readonly links: boolean;
  readonly attachments: boolean;
  readonly subtasks: boolean;
}

export interface Cloned {
  readonly key: string;
  /** What could not be taken along, each in a sentence of the server's. */
  readonly left: readonly string[];
}

/** Of a clone itself; Jira takes neither estimates nor logged work along. */
const own = new Set(['summary', 'timetracking', 'attachment', 'issuelinks']);
const cloners = 'Cloners';

/**
 * @param onStep how many of how many parts are made
 * @throws ApiError why the clone itself could not be made; what fails later is told in `left`
 */
export async function cloneIssue(
  { key, fields }: Issue,
  wanted: Wanted,
  onStep: (done: number, all: number) => void,
): Promise<Cloned> {
  const left: string[] = [];
  const attempt = async (what: () => Promise<unknown>) => {
    try {
      await what();
    } catch (error) {
      left.push(messageOf(error));
    }
  };
  const made = await create(fields, wanted.summary, {}, left);
  const links = wanted.links ? (fields.issuelinks ?? []) : [];
  const files = wanted.attachments ? (fields.attachment ?? []) : [];
  const subtasks = wanted.subtasks ? (fields.subtasks ?? []) : [];
  const steps = [
    () => link(cloners, made, key),
    ...links.map(({ type, inwardIssue, outwardIssue }) => () => {
      if (type.name === cloners) return Promise.resolve();
      return outwardIssue
        ? link(type.name, made, outwardIssue.key)
        : link(type.name, inwardIssue?.key ?? '', made);
    }),
    ...files.map((file) => () => copyFile(made, file)),
    ...subtasks.map((one) => async () => {
      const { fields } = await get<Issue>(issuePath(one.key));
      await create(fields, fields.summary, { parent: { key: made } }, left);
    }),
  ];
  for (const [done, step] of steps.entries()) {
    onStep(done, steps.length);
    await attempt(step);
  }
  return { key: made, left };
}

/** What the server refuses of the copied fields (an archived version, somebody who left) is left out, and said. */
async function create(fields: IssueFields, summary: string, more: object, left: string[]): Promise<string> {
  const { project, issuetype } = fields;
  const metas = (await readCreateFields(project.key, issuetype.id)).filter(
    ({ fieldId }) => !own.has(fieldId),
  );
  const values = written(metas, beginning(metas, fields));
  const kept = Object.entries(values).filter(([, value]) => !isEmpty(value));
  const send = (entries: typeof kept) =>
    post<{ key: string }>('/rest/api/2/issue', {
      fields: {
        ...Object.fromEntries(entries),
        summary,
        project: { key: project.key },
        issuetype: { id: issuetype.id },
        ...(fields.parent && { parent: { key: fields.parent.key } }),
        ...more,
      },
    });
  try {
    return (await send(kept)).key;
  } catch (error) {
    if (!(error instanceof ApiError) || error.messages.length > 0) throw error;
    const refused = new Set(Object.keys(error.fields));
    const others = kept.filter(([id]) => !refused.has(id));
    if (others.length === kept.length) throw error;
    const { key } = await send(others);
    left.push(...Object.values(error.fields));
    return key;
  }
}

/** The source stands as inwardIssue: "SOURCE blocks DESTINATION". */
const link = (name: string, source: string, destination: string): Promise<void> =>
  post('/rest/api/2/issueLink', {
    type: { name },
    inwardIssue: { key: source },
    outwardIssue: { key: destination },
  });

async function copyFile(key: string, { content, filename, mimeType }: Attachment): Promise<void> {
  const file = await get<Blob>(pathOf(content), { as: 'blob' });
  await uploadFiles(key, [new File([file], filename, { type: mimeType })]);
}
