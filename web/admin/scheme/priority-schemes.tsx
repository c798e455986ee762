/** Priority schemes: which priorities projects offer, and in which order. */
import { del, get, post, put } from '../../kernel/api.ts';
import { useWords } from '../../kernel/words.ts';
import { PriorityMark } from '../../ui/issue-marks.tsx';
import { adminWords } from '../admin.words.ts';
import { type Changes, type Choice, ChoiceSchemes, type Kind } from './choice-scheme.tsx';

interface Scheme {
  readonly id: number;
  readonly name: string;
  readonly description?: string;
  readonly optionIds: readonly string[];
  readonly defaultOptionId?: string;
  readonly defaultScheme: boolean;
}

const path = '/rest/api/2/priorityschemes';

const bodyOf = ({ choiceIds, presetId, ...named }: Changes) => ({
  ...named,
  ...(choiceIds !== undefined && { optionIds: choiceIds }),
  ...(presetId !== undefined && { defaultOptionId: presetId }),
});

const kind: Kind = {
  section: 'priority-schemes',
  kind: 'priorityScheme',
  standardIsFixed: true,
  choicesField: 'optionIds',
  presetField: 'defaultOptionId',
  choices: {
    queryKey: ['constants', 'priority'],
    queryFn: () => get<Choice[]>('/rest/api/2/priority'),
  },
  async list() {
    const { schemes } = await get<{ schemes: Scheme[] }>(path, { query: { maxResults: 100 } });
    return schemes.map(({ id, optionIds, defaultOptionId, defaultScheme, ...scheme }) => ({
      ...scheme,
      id: String(id),
      choiceIds: optionIds,
      presetId: defaultOptionId ?? null,
      standard: defaultScheme,
    }));
  },
  make: (named, choiceIds) => post(path, { ...named, optionIds: choiceIds }),
  change: (id, changes) => put(`${path}/${id}`, bodyOf(changes)),
  remove: (id) => del(`${path}/${id}`),
  takeBack: (id, project) => del(`/rest/api/2/project/${project.key}/priorityscheme/${id}`),
  mark: (choice) => <PriorityMark priority={choice} label={false} />,
};

export function Section({ which }: { which?: string }) {
  const words = useWords(adminWords);
  return (
    <ChoiceSchemes
      of={kind}
      title={words.prioritySchemes}
      about={words.prioritySchemesText}
      {...(which !== undefined && { which })}
    />
  );
}
