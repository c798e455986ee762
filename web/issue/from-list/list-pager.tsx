/** On the page of an issue that was opened from a list: where it stands there, its neighbours, and the way back. */
import { ActionIcon } from '@mantine/core';
import { IconArrowLeft, IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useCommands } from '../../kernel/commands.ts';
import { places } from '../../kernel/place.ts';
import { useWords } from '../../kernel/words.ts';
import { KeyTip } from '../../ui/key-tip.tsx';
import { To, useGo } from '../../ui/to.tsx';
import { issueWords } from '../issue.words.ts';
import { type FromList, useNeighbours } from './from-list.ts';
import { fromListWords } from './from-list.words.ts';
import classes from './list-pager.module.css';

export function ListPager({ list, issueKey }: { list: FromList; issueKey: string }) {
  const words = useWords(fromListWords);
  const { issue: group } = useWords(issueWords);
  const go = useGo();
  const at = useNeighbours(list, issueKey);
  const step = (key: string | undefined, by: number) => {
    if (key !== undefined && at)
      go(places.issue(key), { state: { list: { ...list, index: at.index + by } } });
  };
  const [previous, next] = [() => step(at?.previous, -1), () => step(at?.next, 1)];
  useCommands([
    { label: words.back, keys: 'u', group, run: () => go(list.place) },
    at?.next !== undefined && { label: words.next, keys: 'j', group, inPalette: false, run: next },
    at?.previous !== undefined && {
      label: words.previous,
      keys: 'k',
      group,
      inPalette: false,
      run: previous,
    },
  ]);
  return (
    <nav className={classes.pager} aria-label={words.list}>
      <KeyTip label={words.back} keys="u">
        <To href={list.place} className={classes.back}>
          <IconArrowLeft size={16} aria-hidden={true} />
          {words.back}
        </To>
      </KeyTip>
      {at && (
        <>
          <span className={`quiet figures ${classes.position}`}>
            {words.position(at.index + 1, at.total)}
          </span>
          <Step label={words.previous} keys="k" there={at.previous !== undefined} run={previous}>
            <IconChevronUp size={16} aria-hidden={true} />
          </Step>
          <Step label={words.next} keys="j" there={at.next !== undefined} run={next}>
            <IconChevronDown size={16} aria-hidden={true} />
          </Step>
        </>
      )}
    </nav>
  );
}

function Step(props: {
  label: string;
  keys: string;
  there: boolean;
  run(): void;
  children: React.ReactNode;
}) {
  return (
    <KeyTip label={props.label} keys={props.keys}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={props.label}
        aria-disabled={!props.there}
        data-disabled={!props.there || undefined}
        onClick={props.run}
      >
        {props.children}
      </ActionIcon>
    </KeyTip>
  );
}
