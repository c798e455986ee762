import { Button, Menu } from '@mantine/core';
import { IconArrowRight, IconChevronDown } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import { useGlow } from '../../field/use-glow.ts';
import { useWords } from '../../kernel/words.ts';
import { floating } from '../../ui/floating.ts';
import { StatusBadge } from '../../ui/issue-marks.tsx';
import { KeyTip } from '../../ui/key-tip.tsx';
import type { Transition } from '../issue.ts';
import { issueWords } from '../issue.words.ts';
import { useShown } from '../issue-context.tsx';
import { useActions } from '../use-actions.ts';
import { useOpenTransitions } from './open-menu.ts';

/** Whether a transition asks something on its way. */
const asks = ({ fields }: Transition): boolean => fields !== undefined && Object.keys(fields).length > 0;

/** The status, and where one may go from there. */
export function StatusButton() {
  const words = useWords(issueWords);
  const { issue, open, embedded } = useShown();
  const { transition } = useActions();
  const [opened, setOpened] = useState(false);
  const [busy, setBusy] = useState(false);
  const [glows, own] = useGlow(issue.fields.status.name);
  useOpenTransitions(useCallback(() => setOpened(true), []));
  const { transitions } = issue;
  const make = async (chosen: Transition) => {
    if (asks(chosen)) return open({ kind: 'transition', id: chosen.id });
    setBusy(true);
    own();
    await transition(chosen.id);
    setBusy(false);
  };
  return (
    <Menu
      opened={opened}
      onChange={setOpened}
      position="bottom-start"
      width={280}
      disabled={transitions.length === 0}
      withInitialFocusPlaceholder={false}
      {...floating}
    >
      <KeyTip
        label={transitions.length === 0 ? words.noTransitions : words.transitions}
        {...(!embedded && { keys: 't' })}
      >
        <span>
          <Menu.Target>
            <Button
              variant="default"
              className={glows ? 'glows' : ''}
              loading={busy}
              px={10}
              rightSection={transitions.length > 0 && <IconChevronDown size={16} />}
              aria-label={words.changedTo(issue.fields.status.name)}
            >
              <StatusBadge status={issue.fields.status} />
            </Button>
          </Menu.Target>
        </span>
      </KeyTip>
      <Menu.Dropdown>
        {transitions.map((one) => (
          <Menu.Item
            key={one.id}
            onClick={() => void make(one)}
            rightSection={
              <>
                <IconArrowRight size={12} aria-hidden /> <StatusBadge status={one.to} />
              </>
            }
          >
            {one.name}
            {asks(one) ? ' …' : ''}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
