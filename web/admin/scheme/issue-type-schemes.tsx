/** Issue type schemes: which types projects offer, and in which order. */
import { del, get, post, put } from '../../kernel/api.ts';
import { useWords } from '../../kernel/words.ts';
import { TypeTile } from '../../ui/issue-marks.tsx';
import { adminWords } from '../admin.words.ts';
import { issueTypesQuery } from '../field/scope-queries.ts';
import { type Changes, ChoiceSchemes, type Kind } from './choice-scheme.tsx';

interface Scheme {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly issueTypes: readonly { readonly id: string }[];
  readonly defaultIssueType?: { readonly id: string };
}

const path = '/rest/api/2/issuetypescheme';
/** Jira's id of the scheme of projects that were given no other. */
const STANDARD = '10000';

const bodyOf = ({ choiceIds, presetId, ...named }: Changes) => ({
  ...named,
  ...(choiceIds !== undefined && { issueTypeIds: choiceIds }),
  ...(presetId !== undefined && { defaultIssueTypeId: presetId }),
});

const kind: Kind = {
  section: 'issue-type-schemes',
  kind: 'issueTypeScheme',
  standardIsFixed: false,
  choicesField: 'issueTypeIds',
  presetField: 'defaultIssueTypeId',
  choices: issueTypesQuery,
  async list() {
    const { schemes } = await get<{ schemes: Scheme[] }>(path, {
      query: { expand: 'schemes.issueTypes,schemes.defaultIssueType' },
    });
    return schemes.map(({ issueTypes, defaultIssueType, ...scheme }) => ({
      ...scheme,
      choiceIds: issueTypes.map(({ id }) => id),
      presetId: defaultIssueType?.id ?? null,
      standard: scheme.id === STANDARD,
    }));
  },
  make: (named, choiceIds) => post(path, { ...named, issueTypeIds: choiceIds }),
  change: (id, changes) => put(`${path}/${id}`, bodyOf(changes)),
  remove: (id) => del(`${path}/${id}`),
  takeBack: (id, project) => del(`${path}/${id}/associations/${project.key}`),
  mark: (choice) => <TypeTile type={{ ...choice, subtask: choice.subtask ?? false }} label={false} />,
};

export function Section({ which }: { which?: string }) {
  const words = useWords(adminWords);
  return (
    <ChoiceSchemes
      of={kind}
      title={words.issueTypeSchemes}
      about={words.issueTypeSchemesText}
      {...(which !== undefined && { which })}
    />
  );
}
