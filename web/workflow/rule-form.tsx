/** One rule: its kind, and a field for each thing that its kind is made of. */
import { SegmentedControl, Select, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useWords } from '../kernel/words.ts';
import { ActionError } from '../ui/action-error.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { DialogEnd } from '../ui/dialog-end.tsx';
import { inWordsOf, problemAt, shownBelow } from './problem.ts';
import type { Rule, RuleList } from './rule.ts';
import { ruleKindWords, ruleWords } from './rule.words.ts';
import { RuleMember } from './rule-member.tsx';
import type { RuleWorld } from './rule-world.ts';
import { workflowWords } from './workflow.words.ts';

interface Props {
  list: RuleList;
  world: RuleWorld;
  /** null: a new one. */
  rule: Rule | null;
  /** The new one begins a group of conditions. */
  asGroup: boolean;
  /** As the server names where it will stand: `transitions[3].conditions[0]`. */
  place: string;
  error: unknown;
  /** @returns whether it was kept */
  save(rule: Rule): Promise<boolean>;
  onClose(): void;
}

export function RuleForm({ list, world, rule, asGroup, place, error, save, onClose }: Props) {
  const words = useWords(ruleWords);
  const own = useWords(workflowWords);
  const labels = useWords(ruleKindWords) as Readonly<Record<string, string>>;
  const [type, setType] = useState(rule?.type ?? '');
  const [values, setValues] = useState<Readonly<Record<string, unknown>>>(rule ?? {});
  const [group, setGroup] = useState('any');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const kinds = world.kinds[list].filter(({ type: one }) => one !== 'all' && one !== 'any');
  const members = kinds.find((one) => one.type === type)?.members ?? [];
  const at = asGroup ? `${place}.conditions[0]` : place;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const given = members.flatMap(({ name }) => (isGiven(values[name]) ? [[name, values[name]]] : []));
    const made: Rule = { type, ...Object.fromEntries(given) };
    setBusy(true);
    const saved = await save(asGroup ? { type: group, conditions: [made] } : made);
    setBusy(false);
    if (saved) onClose();
  };
  const refused = tried && !busy ? error : null;
  return (
    <Dialog
      opened={true}
      onClose={onClose}
      closeOnClickOutside={false}
      size={560}
      title={
        rule ? own.editTitle(labels[rule.type] ?? rule.type) : asGroup ? words.newGroup : words[addOf[list]]
      }
    >
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="md">
          {asGroup && (
            <>
              <p className="quiet">{words.groupText}</p>
              <SegmentedControl
                aria-label={words.groupKind}
                value={group}
                onChange={setGroup}
                data={[
                  { value: 'any', label: words.anyOf },
                  { value: 'all', label: words.allOf },
                ]}
              />
            </>
          )}
          <Select
            label={words.kind}
            placeholder={words.kindText}
            data-autofocus
            searchable
            allowDeselect={false}
            value={type || null}
            error={refused ? problemAt(refused, `${at}.type`) : undefined}
            data={kinds.map((one) => ({ value: one.type, label: labels[one.type] ?? one.type }))}
            onChange={(chosen) => setType(chosen ?? type)}
          />
          {members.map((member) => (
            <RuleMember
              key={`${type} ${member.name}`}
              member={member}
              world={world}
              values={values}
              value={values[member.name]}
              error={refused ? problemAt(refused, `${at}.${member.name}`) : undefined}
              onChange={(value) => setValues((old) => ({ ...old, [member.name]: value }))}
            />
          ))}
          <ActionError
            error={inWordsOf(refused)}
            fields={shownBelow(
              refused,
              ['type', ...members.map(({ name }) => name)].map((name) => `${at}.${name}`),
            )}
          />
          <DialogEnd onClose={onClose} loading={busy} disabled={type === ''}>
            {own.save}
          </DialogEnd>
        </Stack>
      </form>
    </Dialog>
  );
}

const addOf = {
  conditions: 'addConditions',
  validators: 'addValidators',
  postFunctions: 'addPostFunctions',
} as const;

const isGiven = (value: unknown): boolean =>
  value !== undefined && value !== '' && value !== false && !(Array.isArray(value) && value.length === 0);
