import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useWords } from '../../kernel/words.ts';
import { navigatorWords } from '../navigator.words.ts';
import own from './search.module.css';

/** Queries that were run lately. */
export function LatelyMenu({ lately, choose }: { lately: readonly string[]; choose(jql: string): void }) {
  const words = useWords(navigatorWords);
  return (
    <Menu position="bottom-end" width={480}>
      <Menu.Target>
        <Tooltip label={words.lately}>
          <ActionIcon variant="subtle" color="gray" size={28} aria-label={words.lately}>
            <IconHistory size={16} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{words.lately}</Menu.Label>
        {lately.length === 0 && <div className={own.noneLately}>{words.noneLately}</div>}
        {lately.map((jql) => (
          <Menu.Item key={jql} onClick={() => choose(jql)}>
            <code className={own.lately}>{jql || words.all}</code>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
