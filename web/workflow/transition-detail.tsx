/** One transition: where it leads, what it asks, and its rules. They are edited where the workflow has a draft. */
import { Anchor, Button, Skeleton, Stack } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { places } from '../kernel/place.ts';
import { useWords } from '../kernel/words.ts';
import { ActionError } from '../ui/action-error.tsx';
import { StatusBadge } from '../ui/issue-marks.tsx';
import { SectionHead } from '../ui/sections.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { To, useGo } from '../ui/to.tsx';
import { placeIn } from './draft-editor.tsx';
import { inWordsOf } from './problem.ts';
import { PropertiesForm } from './properties-form.tsx';
import {
  added,
  moved,
  type Path,
  placeOf,
  type Rule,
  type RuleList,
  replaced,
  ruleAt,
  ruleLists,
} from './rule.ts';
import { ruleWords } from './rule.words.ts';
import { RuleForm } from './rule-form.tsx';
import { type RuleEdit, RuleSection } from './rule-list.tsx';
import type { RuleWorld } from './rule-world.ts';
import { TransitionForm } from './transition-form.tsx';
import { type DraftInHand, useDraft } from './use-draft.ts';
import classes from './workflow.module.css';
import {
  type Definition,
  type Transition,
  type Workflow,
  withoutTransition,
  withTransition,
} from './workflow.ts';
import { workflowWords } from './workflow.words.ts';

interface Props {
  workflow: Workflow;
  world: RuleWorld;
  path: string;
  transitionId: number;
}

export function TransitionDetail(props: Props) {
  return props.workflow.hasDraft ? (
    <OfDraft {...props} />
  ) : (
    <Shown {...props} definition={props.workflow.definition} hand={null} />
  );
}

function OfDraft(props: Props) {
  const hand = useDraft(props.workflow.id, props.path);
  if (hand.readError) return <ErrorState order={1} error={hand.readError} retry={hand.retry} />;
  if (!hand.draft) return <Skeleton h={400} />;
  return <Shown {...props} definition={hand.draft.definition} hand={hand} />;
}

interface ShownProps extends Props {
  definition: Definition;
  /** null: it is only looked at. */
  hand: DraftInHand | null;
}

/** The form that is open. */
type Open =
  | { readonly form: 'details' | 'properties' }
  | {
      readonly form: 'rule';
      readonly list: RuleList;
      readonly path: Path;
      readonly group: Path;
      readonly asGroup: boolean;
    };

function Shown({ workflow, world, transitionId, definition, hand }: ShownProps) {
  const words = useWords(workflowWords);
  const own = useWords(ruleWords);
  const go = useGo();
  const [open, setOpen] = useState<Open | null>(null);
  const back = places.admin(`workflows/${workflow.id}`);
  const transition = definition.transitions.find(({ id }) => id === transitionId);
  const up = (
    <Anchor component={To} href={back}>
      ← {workflow.name}
    </Anchor>
  );
  if (!transition)
    return (
      <>
        {up}
        <EmptyState order={1} title={words.noTransition}>
          {words.noTransitionText}
        </EmptyState>
      </>
    );
  const place = placeIn(definition, transition);
  const close = () => setOpen(null);
  const put = (changed: Partial<Transition>, gone?: string): Promise<boolean> =>
    hand
      ? hand.change(withTransition(definition, { ...transition, ...changed }), gone)
      : Promise.resolve(false);
  const editOf = (list: RuleList): RuleEdit => {
    const rules = transition[list] ?? [];
    const at = { form: 'rule', list, group: [], asGroup: false } as const;
    return {
      add: (group, asGroup) => setOpen({ ...at, path: [], group, asGroup }),
      edit: (path) => setOpen({ ...at, path }),
      remove: (path) => void put({ [list]: replaced(rules, path, []) }, own.removed),
      change: (path, rule) => void put({ [list]: replaced(rules, path, [rule]) }),
      move: (index, by) => void put({ [list]: moved(rules, index, by) }),
    };
  };
  const remove = async () => {
    const gone = await hand?.change(
      withoutTransition(definition, transition.id),
      words.transitionGone(transition.name),
    );
    if (gone) go(back);
  };
  const isInitial = transition.from === 'initial';
  return (
    <>
      {up}
      <SectionHead
        title={transition.name}
        end={
          hand && (
            <>
              {!isInitial && (
                <Button variant="default" leftSection={<IconTrash size={16} />} onClick={() => void remove()}>
                  {words.removeThis}
                </Button>
              )}
              <Button variant="default" onClick={() => setOpen({ form: 'properties' })}>
                {words.properties}
              </Button>
              <Button onClick={() => setOpen({ form: 'details' })}>{words.edit}</Button>
            </>
          )
        }
      >
        {transition.description || (hand ? words.editText : words.onlyShown)}
      </SectionHead>
      <Stack gap="lg">
        {open === null && hand && <ActionError error={inWordsOf(hand.error)} />}
        <Facts transition={transition} world={world} />
        {ruleLists.map((list) =>
          list === 'conditions' && isInitial ? (
            <p key={list} className="quiet">
              {own.initialText}
            </p>
          ) : (
            <RuleSection
              key={list}
              list={list}
              rules={transition[list] ?? []}
              world={world}
              {...(hand && { edit: editOf(list) })}
            />
          ),
        )}
      </Stack>
      {hand && open?.form === 'details' && (
        <TransitionForm
          transition={transition}
          steps={definition.steps.flatMap(({ statusId }) => world.statuses.get(statusId) ?? [])}
          screens={world.screens}
          place={place}
          save={(changed) => hand.change(withTransition(definition, changed))}
          error={hand.error}
          onClose={close}
        />
      )}
      {hand && open?.form === 'properties' && (
        <PropertiesForm
          title={words.propertiesOf(transition.name)}
          kind="transition"
          properties={transition.properties ?? {}}
          place={`${place}.properties`}
          error={hand.error}
          save={(properties) => put({ properties })}
          onClose={close}
        />
      )}
      {hand && open?.form === 'rule' && (
        <OpenRule {...open} {...{ transition, world, place, hand, put }} onClose={close} />
      )}
    </>
  );
}

interface OpenRuleProps {
  list: RuleList;
  /** Of the rule that is edited; empty: a new one. */
  path: Path;
  /** Of the group that a new one comes into; empty: the list itself. */
  group: Path;
  asGroup: boolean;
  transition: Transition;
  world: RuleWorld;
  place: string;
  hand: DraftInHand;
  put(changed: Partial<Transition>): Promise<boolean>;
  onClose(): void;
}

function OpenRule({
  list,
  path,
  group,
  asGroup,
  transition,
  world,
  place,
  hand,
  put,
  onClose,
}: OpenRuleProps) {
  const rules = transition[list] ?? [];
  const isNew = path.length === 0;
  const holder = group.length > 0 ? ruleAt(rules, group) : undefined;
  const siblings = holder ? ((holder.conditions as readonly Rule[] | undefined) ?? []) : rules;
  const target = isNew ? [...group, siblings.length] : path;
  return (
    <RuleForm
      list={list}
      world={world}
      rule={isNew ? null : (ruleAt(rules, path) ?? null)}
      asGroup={asGroup}
      place={`${place}.${placeOf(list, target)}`}
      error={hand.error}
      save={(rule) => put({ [list]: isNew ? added(rules, group, rule) : replaced(rules, path, [rule]) })}
      onClose={onClose}
    />
  );
}

function Facts({ transition, world }: { transition: Transition; world: RuleWorld }) {
  const words = useWords(workflowWords);
  const { from, to, screen, properties } = transition;
  const badge = (id: number) => {
    const status = world.statuses.get(id);
    return status ? <StatusBadge key={id} status={status} /> : <span key={id}>{id}</span>;
  };
  const screenName = (): string => {
    if (screen === undefined) return words.noScreen;
    if (typeof screen === 'string') return words.ownScreen(screen);
    return world.screens.find(({ value }) => value === String(screen))?.label ?? String(screen);
  };
  return (
    <dl className={`panel ${classes.facts}`}>
      <dt>{words.from}</dt>
      <dd className={classes.names}>{typeof from === 'string' ? words[from] : from.map(badge)}</dd>
      <dt>{words.to}</dt>
      <dd>{to === 'same' ? words.same : badge(to)}</dd>
      <dt>{words.screen}</dt>
      <dd>{screenName()}</dd>
      {properties && (
        <>
          <dt>{words.properties}</dt>
          <dd>
            {Object.entries(properties).map(([key, value]) => (
              <div key={key}>
                <code>
                  {key} = {value}
                </code>
              </div>
            ))}
          </dd>
        </>
      )}
    </dl>
  );
}
