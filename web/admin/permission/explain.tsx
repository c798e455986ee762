/** Why can somebody not see, or not do, something? The server answers step by step. */
import { Button, Select, Skeleton, Stack, TextInput } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { get } from '../../kernel/api.ts';
import { useWords } from '../../kernel/words.ts';
import { ActionError } from '../../ui/action-error.tsx';
import { PersonPicker } from '../../ui/person-picker.tsx';
import { Row, Rows } from '../../ui/rows.tsx';
import { SectionHead } from '../../ui/sections.tsx';
import classes from '../admin.module.css';
import { adminWords } from '../admin.words.ts';
import { permissionsQuery } from '../scheme/scheme.tsx';

interface Explanation {
  readonly allowed: boolean;
  readonly summary: string;
  readonly steps: readonly {
    readonly id: string;
    readonly ok: boolean;
    readonly sentence: string;
    readonly holders?: readonly { readonly matches: boolean; readonly sentence: string }[];
  }[];
}

interface Question {
  readonly username: string | null;
  readonly issueKey: string;
  readonly permission: string;
}

export function Section() {
  const words = useWords(adminWords);
  const { data: permissions, error: unlisted } = useQuery(permissionsQuery);
  const [question, setQuestion] = useState<Question>({
    username: null,
    issueKey: '',
    permission: 'BROWSE_PROJECTS',
  });
  const [asked, setAsked] = useState<Question | null>(null);
  const { data, error, isFetching } = useQuery({
    queryKey: ['explain', asked],
    enabled: asked !== null,
    staleTime: 0,
    queryFn: () => get<Explanation>('/rest/tessera/1/permission/explain', { query: { ...asked } }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked({ ...question, issueKey: question.issueKey.trim() });
  };
  return (
    <>
      <SectionHead title={words.explain}>{words.explainText}</SectionHead>
      <form onSubmit={submit}>
        <Stack gap="md" align="flex-start" mb="xl">
          <PersonPicker
            maw={360}
            label={words.who}
            description={words.whoText}
            value={question.username}
            onChange={(username) => setQuestion({ ...question, username })}
          />
          <TextInput
            label={words.issueKey}
            placeholder="TEST-1"
            required
            withAsterisk={false}
            w="100%"
            maw={360}
            value={question.issueKey}
            onChange={({ currentTarget: { value } }) => setQuestion({ ...question, issueKey: value })}
          />
          <Select
            label={words.permission}
            searchable
            allowDeselect={false}
            w="100%"
            maw={360}
            value={question.permission}
            data={
              permissions
                ?.filter(({ type }) => type === 'PROJECT')
                .map(({ key, name }) => ({ value: key, label: name })) ?? []
            }
            onChange={(permission) => permission && setQuestion({ ...question, permission })}
          />
          <Button type="submit" loading={isFetching}>
            {words.ask}
          </Button>
        </Stack>
      </form>
      <ActionError error={error ?? unlisted} />
      {isFetching && !data && <Skeleton h={200} />}
      {data && asked && (
        <section aria-live="polite">
          <p className={classes.verdict} data-ok={data.allowed}>
            {data.allowed ? <IconCheck size={16} aria-hidden /> : <IconX size={16} aria-hidden />}{' '}
            {data.summary}
          </p>
          <Rows>
            {data.steps.map((step) => (
              <Row
                key={step.id}
                start={
                  step.ok ? (
                    <IconCheck size={16} className={classes.ok} aria-label={words.holds} />
                  ) : (
                    <IconX size={16} className={classes.bad} aria-label={words.stands} />
                  )
                }
                title={step.sentence}
                about={
                  step.holders && (
                    <ul className={classes.holders}>
                      {step.holders.map(({ sentence, matches }) => (
                        <li key={sentence}>
                          {matches ? '✓' : '–'} {sentence}
                        </li>
                      ))}
                    </ul>
                  )
                }
              />
            ))}
          </Rows>
        </section>
      )}
    </>
  );
}
