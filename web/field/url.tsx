import type { FieldType, ShowProps } from './field.ts';
import { None } from './none.tsx';
import { text } from './text.tsx';

/** What a browser opens without running anything: a value may be older than the server's own rule. */
const harmless = /^(?:https?|ftps?|mailto):/i;

const Show = ({ value }: ShowProps) => {
  if (typeof value !== 'string' || value === '') return <None />;
  if (!harmless.test(value)) return <bdi>{value}</bdi>;
  return (
    <a href={value} rel="noreferrer noopener nofollow">
      <bdi>{value}</bdi>
    </a>
  );
};

export const url: FieldType = { Show, Edit: text.Edit, write: text.write };
