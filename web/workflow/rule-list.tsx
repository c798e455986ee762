/** The rules of a transition, of one sort, each said in a sentence. Conditions are a tree of groups, functions have an order. */
import { Button, Group, NativeSelect, Title } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { Tool } from '../admin/constant/constants.tsx';
import { useWords } from '../kernel/words.ts';
import { deepest, isGroup, type Path, type Rule, type RuleList } from './rule.ts';
import { ruleWords } from './rule.words.ts';
import { useSentences } from './rule-sentence.ts';
import type { RuleWorld } from './rule-world.ts';
import classes from './workflow.module.css';

/** What can be done to rules. */
export interface RuleEdit {
  /** @param group where: the place of a group; empty: the list itself @param asGroup it begins a group of its own */
  add(group: Path, asGroup: boolean): void;
  edit(path: Path): void;
  remove(path: Path): void;
  change(path: Path, rule: Rule): void;
  move(at: number, by: -1 | 1): void;
}

interface Props {
  list: RuleList;
  rules: readonly Rule[];
  world: RuleWorld;
  /** Absent: they are only looked at. */
  edit?: RuleEdit;
}

const texts = {
  conditions: { about: 'conditionsText', none: 'noConditions', add: 'addConditions' },
  validators: { about: 'validatorsText', none: 'noValidators', add: 'addValidators' },
  postFunctions: { about: 'postFunctionsText', none: 'noPostFunctions', add: 'addPostFunctions' },
} as const;

export function RuleSection({ list, rules, world, edit }: Props) {
  const words = useWords(ruleWords);
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Title order={2} id={id}>
        {words[list]}
      </Title>
      <p className="quiet">{words[texts[list].about]}</p>
      <div className="panel">
        {rules.length === 0 && <p className={`quiet ${classes.noRules}`}>{words[texts[list].none]}</p>}
        {list === 'conditions' && rules.length > 1 && <p className={classes.meaning}>{words.allOf}</p>}
        <Rules {...{ list, rules, world }} path={[]} {...(edit && { edit })} />
      </div>
      {edit && (
        <Group gap="sm" mt="sm">
          <Add label={words[texts[list].add]} onClick={() => edit.add([], false)} />
          {list === 'conditions' && <Add label={words.addGroup} onClick={() => edit.add([], true)} />}
        </Group>
      )}
    </section>
  );
}

function Add({ label, onClick }: { label: string; onClick(): void }) {
  return (
    <Button variant="default" size="compact-sm" leftSection={<IconPlus size={14} />} onClick={onClick}>
      {label}
    </Button>
  );
}

/** @param path of the group that they are in */
function Rules({ list, rules, world, edit, path }: Props & { path: Path }) {
  if (rules.length === 0) return null;
  return (
    <ul className={classes.rules} data-ordered={list === 'postFunctions' || undefined}>
      {rules.map((rule, at) => {
        const own = [...path, at];
        // Rules have no names: their place is what they are told by.
        const key = own.join('.');
        return isGroup(rule) ? (
          <ConditionGroup key={key} {...{ rule, world, path: own }} {...(edit && { edit })} />
        ) : (
          <Leaf
            key={key}
            {...{ list, rule, world, path: own, last: rules.length - 1 }}
            {...(edit && { edit })}
          />
        );
      })}
    </ul>
  );
}

interface OneProps {
  rule: Rule;
  world: RuleWorld;
  edit?: RuleEdit;
  path: Path;
}

function Leaf({ list, rule, world, edit, path, last }: OneProps & { list: RuleList; last: number }) {
  const words = useWords(ruleWords);
  const sentence = useSentences(world)(list, rule);
  const at = path.at(-1) ?? 0;
  return (
    <li className={classes.rule}>
      <span className={classes.sentence}>
        <bdi>{sentence}</bdi>
      </span>
      {edit && (
        <Tools>
          {list === 'postFunctions' && (
            <>
              <Tool label={words.earlier(sentence)} disabled={at === 0} onClick={() => edit.move(at, -1)}>
                <IconArrowUp size={16} />
              </Tool>
              <Tool label={words.later(sentence)} disabled={at === last} onClick={() => edit.move(at, 1)}>
                <IconArrowDown size={16} />
              </Tool>
            </>
          )}
          <Tool label={words.edit(sentence)} onClick={() => edit.edit(path)}>
            <IconPencil size={16} />
          </Tool>
          <Tool label={words.remove(sentence)} onClick={() => edit.remove(path)}>
            <IconTrash size={16} />
          </Tool>
        </Tools>
      )}
    </li>
  );
}

function ConditionGroup({
  rule,
  world,
  edit,
  path,
}: OneProps & { rule: Rule & { conditions: readonly Rule[] } }) {
  const words = useWords(ruleWords);
  const meaning = rule.type === 'all' ? words.allOf : words.anyOf;
  return (
    <li className={classes.group}>
      <div className={classes.rule}>
        {edit ? (
          <NativeSelect
            size="xs"
            aria-label={words.groupKind}
            value={rule.type}
            data={[
              { value: 'all', label: words.allOf },
              { value: 'any', label: words.anyOf },
            ]}
            onChange={({ currentTarget: { value } }) => edit.change(path, { ...rule, type: value })}
          />
        ) : (
          <span className={classes.meaning}>{meaning}</span>
        )}
        {edit && (
          <Tools>
            <Tool label={words.remove(meaning)} onClick={() => edit.remove(path)}>
              <IconTrash size={16} />
            </Tool>
          </Tools>
        )}
      </div>
      <Rules list="conditions" rules={rule.conditions} {...{ world, path }} {...(edit && { edit })} />
      {edit && (
        <Group gap="sm" className={classes.inGroup as string}>
          <Add label={words.addToGroup} onClick={() => edit.add(path, false)} />
          {path.length < deepest - 2 && <Add label={words.addGroup} onClick={() => edit.add(path, true)} />}
        </Group>
      )}
    </li>
  );
}

const Tools = ({ children }: { children: ReactNode }) => (
  <Group gap={4} wrap="nowrap">
    {children}
  </Group>
);
