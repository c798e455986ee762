/** One custom field: what it is, where it is, what can be chosen in it, and the screens that it stands on. */
import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError, del, get, put } from '../../kernel/api.ts';
import { places } from '../../kernel/place.ts';
import { queries } from '../../kernel/queries.ts';
import { useLanguage, useWords } from '../../kernel/words.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { Facts } from '../../ui/rows.tsx';
import { SectionHead } from '../../ui/sections.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { useGo } from '../../ui/to.tsx';
import { adminWords } from '../admin.words.ts';
import { Back } from '../back.tsx';
import { NamedDialog } from '../named-dialog.tsx';
import { fieldWords } from './field.words.ts';
import { FieldContexts } from './field-contexts.tsx';
import { fieldKindWords } from './field-kind.words.ts';
import { kindName, kindText } from './field-kinds.ts';
import { FieldScreens, type Standing } from './field-screens.tsx';
import { type CustomField, fieldsKey } from './fields.tsx';

export interface StandingField extends CustomField {
  readonly screens: readonly Standing[];
}

export const fieldKey = (id: string): string[] => ['custom-field', id];

export function FieldDetail({ id }: { id: string }) {
  const words = useWords(adminWords);
  const own = useWords(fieldWords);
  const kindWords = useWords(fieldKindWords);
  const language = useLanguage();
  const [editing, setEditing] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: fieldKey(id),
    queryFn: () => get<StandingField>(`/rest/tessera/1/field/${encodeURIComponent(id)}`),
  });
  const back = <Back section="fields" title={words.fields} />;
  if (error)
    return (
      <>
        {back}
        <ErrorState order={1} error={error} retry={() => void refetch()} />
      </>
    );
  if (!data) return <Skeleton h={400} />;
  const used = own.issues(data.issuesWithValue, data.issuesWithValue.toLocaleString(language));
  return (
    <>
      {back}
      <SectionHead
        title={data.name}
        end={
          <>
            <Button variant="default" onClick={() => setEditing(true)}>
              {own.edit}
            </Button>
            <Button variant="default" onClick={() => setDeleting(true)}>
              {own.remove}
            </Button>
          </>
        }
      >
        <Facts facts={[kindName(data.type, kindWords), own.nameInJql(`cf[${data.numericId}]`), used]} />
        <br />
        {data.description ? <bdi>{data.description}</bdi> : kindText(data.type, kindWords)}
      </SectionHead>
      <FieldContexts field={data} />
      <FieldScreens field={data} />
      {editing && (
        <NamedDialog
          title={words.edit(data.name)}
          initial={data}
          done={words.saved}
          onClose={() => setEditing(false)}
          save={async (named) => {
            await put(`/rest/api/2/field/${data.id}`, named);
            await Promise.all([
              queries.invalidateQueries({ queryKey: fieldKey(id) }),
              queries.invalidateQueries({ queryKey: fieldsKey }),
            ]);
          }}
        />
      )}
      {deleting && <DeleteField field={data} onClose={() => setDeleting(false)} />}
    </>
  );
}

function DeleteField({ field, onClose }: { field: StandingField; onClose(): void }) {
  const words = useWords(adminWords);
  const own = useWords(fieldWords);
  const go = useGo();
  const language = useLanguage();
  const { id, name, issuesWithValue } = field;
  return (
    <Confirm
      title={words.deleteTitle(name)}
      action={own.remove}
      name={name}
      onClose={onClose}
      run={async () => {
        const { notDeletedCustomFields: kept } = await del<{
          notDeletedCustomFields: Record<string, string>;
        }>('/rest/api/2/customFields', { query: { ids: id } });
        // Answered with 200 where a workflow names it.
        const why = Object.values(kept)[0];
        if (why !== undefined) throw new ApiError(400, [why], {}, new Headers());
        go(places.admin('fields'));
        await queries.invalidateQueries({ queryKey: fieldsKey });
      }}
    >
      <p>
        {issuesWithValue === 0
          ? own.removeTextNone
          : own.removeText(issuesWithValue.toLocaleString(language))}
      </p>
    </Confirm>
  );
}
