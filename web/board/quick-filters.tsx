import { Button, Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useRef } from 'react';
import { useCommands } from '../kernel/commands.ts';
import { useWords } from '../kernel/words.ts';
import { useReader } from '../session/me.ts';
import { Face } from '../ui/person.tsx';
import classes from './board.module.css';
import { type BoardIssue, type LaneKind, peopleOn } from './board.ts';
import { boardWords } from './board.words.ts';
import { isLaneKind, type Looks } from './use-quick.ts';

interface Props {
  issues: readonly BoardIssue[];
  looks: Looks;
  lanes: LaneKind;
  onLanes(kind: LaneKind): void;
}

const FACES = 8;

export function QuickFilters({ issues, looks: { quick, change }, lanes, onLanes }: Props) {
  const words = useWords(boardWords);
  const { me } = useReader();
  const field = useRef<HTMLInputElement>(null);
  useCommands([
    { label: words.find, keys: 'f', group: words.board, run: () => field.current?.focus() },
    me && { label: words.mine, keys: 'o', group: words.board, run: () => change({ mine: !quick.mine }) },
    {
      label: words.recent,
      keys: 'r',
      group: words.board,
      run: () => change({ recent: !quick.recent }),
    },
  ]);
  const toggle = (name: string) =>
    change({
      people: quick.people.includes(name)
        ? quick.people.filter((one) => one !== name)
        : [...quick.people, name],
    });
  return (
    <search className={classes.quick} aria-label={words.quick}>
      <TextInput
        ref={field}
        className={classes.find}
        aria-label={words.find}
        title={`${words.find} (f)`}
        placeholder={words.find}
        leftSection={<IconSearch size={16} />}
        value={quick.text}
        onChange={(event) => change({ text: event.currentTarget.value })}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      />
      <div className={classes.faces}>
        {peopleOn(issues, FACES).map((person) => (
          <button
            key={person.name}
            type="button"
            className={classes.face}
            aria-pressed={quick.people.includes(person.name ?? '')}
            aria-label={words.issuesOf(person.displayName)}
            title={person.displayName}
            onClick={() => toggle(person.name ?? '')}
          >
            <Face person={person} size={28} />
          </button>
        ))}
      </div>
      {me && (
        <Button
          variant={quick.mine ? 'filled' : 'default'}
          aria-pressed={quick.mine}
          title={`${words.mine} (o)`}
          onClick={() => change({ mine: !quick.mine })}
        >
          {words.mine}
        </Button>
      )}
      <Button
        variant={quick.recent ? 'filled' : 'default'}
        aria-pressed={quick.recent}
        title={`${words.recent} (r)`}
        onClick={() => change({ recent: !quick.recent })}
      >
        {words.recent}
      </Button>
      <Select
        className={classes.lanesChoice}
        aria-label={words.lanes}
        value={lanes}
        allowDeselect={false}
        data={[
          { value: 'none', label: words.lanesNone },
          { value: 'assignee', label: words.lanesAssignee },
          { value: 'priority', label: words.lanesPriority },
          { value: 'parent', label: words.lanesParent },
        ]}
        onChange={(value) => isLaneKind(value) && onLanes(value)}
      />
    </search>
  );
}
