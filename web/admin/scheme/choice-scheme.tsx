/** Schemes that offer some of a list in an order of their own, one of them chosen beforehand: of issue types, of priorities. */
import { Badge, MultiSelect, Select, Title } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { queries } from '../../kernel/queries.ts';
import { useWords } from '../../kernel/words.ts';
import type { SchemeKind, Wearer } from '../../project/worn-schemes.ts';
import { ActionError } from '../../ui/action-error.tsx';
import { AddSelect } from '../../ui/add-select.tsx';
import { OrderedRows } from '../../ui/ordered-rows.tsx';
import { Row, Rows } from '../../ui/rows.tsx';
import { useAction } from '../../ui/use-action.ts';
import classes from '../admin.module.css';
import { Tool } from '../constant/constants.tsx';
import type { Named } from '../named-dialog.tsx';
import { schemeWords } from './scheme.words.ts';
import { SchemeFrame } from './scheme-frame.tsx';
import { SchemeList } from './scheme-list.tsx';

const NOTHING = 'none';

export interface Choice {
  readonly id: string;
  readonly name: string;
  /** It cannot be chosen beforehand. */
  readonly subtask?: boolean;
}

export interface ChoiceScheme {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly choiceIds: readonly string[];
  readonly presetId: string | null;
  readonly standard: boolean;
}

export interface Changes extends Partial<Named> {
  readonly choiceIds?: readonly string[];
  readonly presetId?: string | null;
}

/** What the two kinds differ in. */
export interface Kind {
  readonly section: string;
  readonly kind: SchemeKind;
  /** The default scheme offers everything, and cannot be changed. */
  readonly standardIsFixed: boolean;
  /** What the server calls the list, and the one chosen beforehand. */
  readonly choicesField: string;
  readonly presetField: string;
  readonly choices: {
    readonly queryKey: readonly string[];
    readonly queryFn: () => Promise<readonly Choice[]>;
  };
  list(): Promise<readonly ChoiceScheme[]>;
  make(named: Named, choiceIds: readonly string[]): Promise<{ readonly id: string | number }>;
  change(id: string, changes: Changes): Promise<unknown>;
  remove(id: string): Promise<unknown>;
  takeBack(id: string, project: Wearer): Promise<unknown>;
  mark(choice: Choice): ReactNode;
}

interface Props {
  of: Kind;
  title: string;
  about: string;
  which?: string;
}

const schemesOf = (of: Kind) => ({ queryKey: ['choice-schemes', of.section], queryFn: () => of.list() });
const again = async (of: Kind): Promise<void> => {
  await queries.invalidateQueries({ queryKey: schemesOf(of).queryKey });
  await queries.invalidateQueries({ queryKey: ['project-schemes'] });
};

export function ChoiceSchemes({ of, title, about, which }: Props) {
  return which === undefined ? (
    <List of={of} title={title} about={about} />
  ) : (
    <Detail of={of} title={title} id={which} />
  );
}

function List({ of, title, about }: Omit<Props, 'which'>) {
  const words = useWords(schemeWords);
  const [chosen, setChosen] = useState<string[]>([]);
  const { data, error, refetch } = useQuery(schemesOf(of));
  const { data: choices } = useQuery(of.choices);
  const name = (id: string) => choices?.find((one) => one.id === id)?.name ?? '';
  return (
    <SchemeList
      section={of.section}
      kind={of.kind}
      title={title}
      about={about}
      schemes={data}
      error={error}
      retry={() => void refetch()}
      isStandard={({ standard }) => standard}
      facts={({ choiceIds }) => [choiceIds.map(name).join(', ')]}
      make={async (named) => {
        const made = await of.make(named, chosen);
        await again(of);
        return made;
      }}
      more={{
        fields: [of.choicesField],
        show: (fieldError) => (
          <MultiSelect
            label={words.offered}
            description={words.choicesText}
            searchable
            value={chosen}
            error={fieldError(of.choicesField)}
            data={choices?.map((one) => ({ value: one.id, label: one.name })) ?? []}
            onChange={setChosen}
          />
        ),
      }}
    />
  );
}

function Detail({ of, title, id }: { of: Kind; title: string; id: string }) {
  const { data, error, refetch } = useQuery(schemesOf(of));
  const scheme = data?.find((one) => one.id === id);
  return (
    <SchemeFrame
      section={of.section}
      kind={of.kind}
      title={title}
      scheme={scheme}
      missing={data !== undefined && !scheme}
      error={error}
      retry={() => void refetch()}
      replaced
      remove={
        scheme?.standard
          ? undefined
          : async () => {
              await of.remove(id);
              await again(of);
            }
      }
      rename={async (named) => {
        await of.change(id, named);
        await again(of);
      }}
      takeBack={
        scheme?.standard
          ? undefined
          : async (project) => {
              await of.takeBack(id, project);
              await again(of);
            }
      }
    >
      {scheme && <Choices of={of} scheme={scheme} />}
    </SchemeFrame>
  );
}

function Choices({ of, scheme }: { of: Kind; scheme: ChoiceScheme }) {
  const words = useWords(schemeWords);
  const action = useAction();
  const { data: choices = [] } = useQuery(of.choices);
  const change = (changes: Changes) =>
    action.run(async () => {
      await of.change(scheme.id, changes);
      await again(of);
    });
  const offered = scheme.choiceIds.flatMap((id) => choices.find((one) => one.id === id) ?? []);
  const others = choices.filter(({ id }) => !scheme.choiceIds.includes(id));
  const fixed = scheme.standard && of.standardIsFixed;
  const title = (choice: Choice) => (
    <>
      {of.mark(choice)} <bdi>{choice.name}</bdi>{' '}
      {choice.subtask && (
        <Badge variant="default" size="sm" tt="none">
          {words.subtask}
        </Badge>
      )}
    </>
  );
  return (
    <section aria-labelledby="scheme-choices">
      <Title order={2} id="scheme-choices">
        {words.choices}
      </Title>
      <p className={`quiet ${classes.lead}`}>{fixed ? words.fixedText : words.choicesText}</p>
      <div className={classes.below}>
        <ActionError error={action.error} fields={[of.presetField]} />
        {fixed && (
          <Rows label={words.choices}>
            {offered.map((choice) => (
              <Row key={choice.id} title={title(choice)} />
            ))}
          </Rows>
        )}
        {!fixed && (
          <>
            <OrderedRows
              label={words.choices}
              move={async (id, to) => {
                const rest = scheme.choiceIds.filter((one) => one !== id);
                if (!(await change({ choiceIds: rest.toSpliced(to, 0, id) })))
                  throw new Error('It was refused.');
              }}
              items={offered.map((choice) => ({
                id: choice.id,
                name: choice.name,
                title: title(choice),
                end: (
                  <Tool
                    label={words.takeOut(choice.name)}
                    onClick={() =>
                      void change({
                        choiceIds: scheme.choiceIds.filter((one) => one !== choice.id),
                        ...(scheme.presetId === choice.id && { presetId: null }),
                      })
                    }
                  >
                    <IconX size={16} />
                  </Tool>
                ),
              }))}
            />
            <AddSelect
              label={words.addTo(scheme.name)}
              placeholder={words.add}
              nothing={words.allThere}
              data={others.map(({ id, name }) => ({ value: id, label: name }))}
              onAdd={(id) => void change({ choiceIds: [...scheme.choiceIds, id] })}
            />
          </>
        )}
        <Select
          mt="md"
          maw={360}
          label={words.preset}
          description={words.presetText}
          allowDeselect={false}
          value={scheme.presetId ?? NOTHING}
          error={action.fieldError(of.presetField)}
          data={[
            { value: NOTHING, label: words.noPreset },
            ...offered.filter(({ subtask }) => !subtask).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(id) => void change({ presetId: id === NOTHING ? null : id })}
        />
      </div>
    </section>
  );
}
