import { ActionIcon } from '@mantine/core';
import { IconPlus, IconUnlink, IconWorld } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { del, get } from '../../kernel/api.ts';
import { useWords } from '../../kernel/words.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { KeyTip } from '../../ui/key-tip.tsx';
import { BriefRow } from '../brief-row.tsx';
import { refreshIssue } from '../issue.queries.ts';
import { type IssueLink, issuePath } from '../issue.ts';
import { issueWords } from '../issue.words.ts';
import { useShown } from '../issue-context.tsx';
import classes from '../issue-view.module.css';
import { Section } from '../section.tsx';
import { useActions } from '../use-actions.ts';

interface RemoteLink {
  readonly id: number;
  readonly relationship?: string;
  readonly object: { readonly url: string; readonly title: string; readonly summary?: string };
}

const otherOf = (link: IssueLink) => link.outwardIssue ?? link.inwardIssue;
const relationOf = ({ type, outwardIssue }: IssueLink) => (outwardIssue ? type.outward : type.inward);

/** What a browser opens without running anything. */
const harmless = /^(?:https?|ftps?|mailto):/i;

/** Issues and web pages that this one has to do with, by how. */
export function Links() {
  const words = useWords(issueWords);
  const { issue, open } = useShown();
  const { link: may } = useActions();
  const [unlinking, unlink] = useState<{ path: string; key: string } | null>(null);
  const { data: remote = [] } = useQuery({
    queryKey: ['issue', issue.key, 'remote-links'],
    queryFn: ({ signal }) => get<RemoteLink[]>(issuePath(issue.key, '/remotelink'), { signal }),
  });
  const links = issue.fields.issuelinks ?? [];
  if (links.length === 0 && remote.length === 0) return null;
  const groups = Map.groupBy(links, relationOf);
  const cross = (path: string, key: string) =>
    may && (
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={words.unlink(key)}
        onClick={() => unlink({ path, key })}
      >
        <IconUnlink size={16} />
      </ActionIcon>
    );
  return (
    <Section
      id="links"
      title={words.links}
      end={
        may && (
          <KeyTip label={words.link}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={words.link}
              onClick={() => open({ kind: 'link' })}
            >
              <IconPlus size={16} />
            </ActionIcon>
          </KeyTip>
        )
      }
    >
      {[...groups].map(([relation, all]) => (
        <div key={relation}>
          <h3 className={classes.relation}>{relation}</h3>
          <ul className={`panel ${classes.list}`}>
            {all.map((link) => {
              const other = otherOf(link);
              return (
                other && (
                  <li key={link.id} className={classes.row}>
                    <BriefRow issue={other} end={cross(`/rest/api/2/issueLink/${link.id}`, other.key)} />
                  </li>
                )
              );
            })}
          </ul>
        </div>
      ))}
      {remote.length > 0 && (
        <>
          <h3 className={classes.relation}>{words.webLinks}</h3>
          <ul className={`panel ${classes.list}`}>
            {remote.map(({ id, relationship, object }) => (
              <li key={id} className={classes.row}>
                <IconWorld size={16} aria-hidden />
                {harmless.test(object.url) ? (
                  <a href={object.url} className={classes.rowSummary} rel="noreferrer noopener nofollow">
                    <bdi className="cut">{object.title}</bdi>
                  </a>
                ) : (
                  <bdi className={classes.rowSummary}>{object.title}</bdi>
                )}
                <span className={`quiet ${classes.rowEnd}`}>
                  {relationship}
                  {cross(issuePath(issue.key, `/remotelink/${id}`), object.title)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {unlinking && (
        <Confirm
          title={`${words.unlink(unlinking.key)}?`}
          action={words.remove}
          onClose={() => unlink(null)}
          run={async () => {
            await del(unlinking.path);
            await refreshIssue(issue.key);
          }}
        />
      )}
    </Section>
  );
}
