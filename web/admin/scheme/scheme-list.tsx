/** The schemes of a kind: what each is called, and how many projects wear it. */
import { Badge, Button, Skeleton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { places } from '../../kernel/place.ts';
import { useWords } from '../../kernel/words.ts';
import { type SchemeKind, wearersQuery } from '../../project/worn-schemes.ts';
import { Facts, Row, Rows } from '../../ui/rows.tsx';
import { SectionHead } from '../../ui/sections.tsx';
import { EmptyState, ErrorState } from '../../ui/states.tsx';
import { To } from '../../ui/to.tsx';
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
  onMake(): void;
}

export function SchemeList<T extends Listed>(props: Props<T>) {
  const { section, kind, title, about, schemes, error, retry, isStandard, facts, onMake } = props;
  const words = useWords(schemeWords);
  const { data: wearers } = useQuery(wearersQuery);
  const worn = (id: string | number) =>
    wearers?.filter((project) => String(project[kind]?.id) === String(id)).length;
  const make = (
    <Button leftSection={<IconPlus size={16} />} onClick={onMake}>
      {words.newScheme}
    </Button>
  );
  if (error) return <ErrorState order={1} error={error} retry={retry} />;
  return (
    <>
      <SectionHead title={title} end={make}>
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
    </>
  );
}
