/** The server's exports of what is shown: the addresses that people know from Jira. */
import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { address } from '../kernel/api.ts';
import { useWords } from '../kernel/words.ts';
import { navigatorWords } from './navigator.words.ts';

const MOST = 1000;

const view = (name: string, ending: string, jql: string): string =>
  address(`/sr/jira.issueviews:searchrequest-${name}/temp/SearchRequest.${ending}`, {
    jqlQuery: jql,
    tempMax: MOST,
  });

export function ExportMenu({ jql, filter }: { jql: string; filter: string | null }) {
  const words = useWords(navigatorWords);
  const links = [
    { label: words.csvCurrent, href: view('csv-current-fields', 'csv', jql) },
    { label: words.csvAll, href: view('csv-all-fields', 'csv', jql) },
    { label: words.excel, href: view('excel-current-fields', 'xls', jql) },
    { label: words.json, href: address('/rest/api/2/search', { jql, maxResults: MOST }) },
    { label: words.xml, href: view('xml', 'xml', jql) },
    { label: words.printable, href: view('printable', 'html', jql) },
  ];
  return (
    <Menu position="bottom-end" key={filter}>
      <Menu.Target>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          fw={400}
          leftSection={<IconDownload size={16} aria-hidden={true} />}
        >
          {words.export}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{words.exportMost}</Menu.Label>
        {links.map(({ label, href }) => (
          <Menu.Item key={label} component="a" href={href} target="_blank" rel="noopener">
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
