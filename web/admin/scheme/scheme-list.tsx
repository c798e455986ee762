/** The schemes of a kind: what each is called, and how many projects wear it. */
import { Badge, Button, Skeleton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { places } from '../../kernel/place.ts';
import { useWords } from '../../kernel/words.ts';
import { type SchemeKind, wearersQuery } from '../../project/worn-schemes.ts';
import { notify } from '../../ui/notify.ts';
import { Facts, Row, Rows } from '../../ui/rows.tsx';
import { SectionHead } from '../../ui/sections.tsx';
import { EmptyState, ErrorState } from '../../ui/states.tsx';
import { To, useGo } from '../../ui/to.tsx';
import { type Named, NamedDialog } from '../named-dialog.tsx';
import { schemeWords } from './scheme.words.ts';

export interface Listed {
  readonly id: string | number;
  readonly name: string;
  readonly description?: string;
}

interface Props<T extends Listed> {
  /** What the address says. */
  section: string;
  kind: SchemeKind;
  title: string;
  about: string;
  schemes: readonly T[] | undefined;
  error: unknown;
  retry(): void;
  /** Whether projects wear it that were given no other. */
  isStandard?(scheme: T): boolean;
  /** More about it. */
  facts?(scheme: T): readonly ReactNode[];
  /** @returns the new one; how it is listed is up to the caller */
  make(named: Named): Promise<{ readonly id: string | number }>;
  /** What the dialog that makes one asks besides, and the names of these fields. */
  more?: { fields: readonly string[]; show(fieldError: (id: string) => string | undefined): ReactNode };
}

export function SchemeList<T extends Listed>(props: Props<T>) {
  const { section, kind, title, about, schemes, error, retry, isStandard, facts, make, more } = props;
  const words = useWords(schemeWords);
  const go = useGo();
  const [making, setMaking] = useState(false);
  const { data: wearers } = useQuery(wearersQuery);
  const worn = (id: string | number) =>
    wearers?.filter((project) => String(project[kind]?.id) === String(id)).length;
  if (error) return <ErrorState order={1} error={error} retry={retry} />;
  return (
    <>
      <SectionHead
        title={title}
        end={
          <Button leftSection={<IconPlus size={16} />} onClick={() => setMaking(true)}>
            {words.newScheme}
          </Button>
        }
      >
        {about}
      </SectionHead>
      {!schemes && <Skeleton h={200} />}
      {schemes?.length === 0 && <EmptyState title={words.none}>{about}</EmptyState>}
      {schemes && schemes.length > 0 && (
        <Rows label={title}>
          {schemes.map((scheme) => {
            const count = worn(scheme.id);
            return (
              <Row
                key={scheme.id}
                title={
                  <>
                    <To href={places.admin(`${section}/${scheme.id}`)}>
                      <bdi>{scheme.name}</bdi>
                    </To>{' '}
                    {isStandard?.(scheme) && (
                      <Badge variant="default" size="sm" tt="none">
                        {words.standard}
                      </Badge>
                    )}
                  </>
                }
                about={
                  <>
                    <Facts
                      facts={[...(facts?.(scheme) ?? []), count === undefined ? null : words.usedBy(count)]}
                    />
                    {scheme.description && (
                      <div>
                        <bdi>{scheme.description}</bdi>
                      </div>
                    )}
                  </>
                }
              />
            );
          })}
        </Rows>
      )}
      {making && (
        <NamedDialog
          title={words.newScheme}
          action={words.newScheme}
          onClose={() => setMaking(false)}
          save={async (named) => {
            const { id } = await make(named);
            notify(words.made(named.name));
            go(places.admin(`${section}/${id}`));
          }}
          {...(more && { fields: more.fields, children: more.show })}
        />
      )}
    </>
  );
}
