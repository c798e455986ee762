/** The description, the environment, and text areas of one's own. */

import { isEmpty } from '../field/field.ts';
import { fieldTypeOf } from '../field/field-types.ts';
import { useWords } from '../kernel/words.ts';
import { Field } from './field-of-issue.tsx';
import { issueWords } from './issue.words.ts';
import { useShown } from './issue-context.tsx';
import { Section } from './section.tsx';

export function LongTexts() {
  const words = useWords(issueWords);
  const { issue } = useShown();
  const custom = Object.entries(issue.schema)
    .filter(([id, schema]) => id.startsWith('customfield_') && fieldTypeOf(schema)?.long)
    .map(([id]) => id);
  // An empty environment is set in the dialog (`e`): it would be a line of nothing on every issue.
  const others = ['environment', ...custom].filter((id) => !isEmpty(issue.fields[id]));
  const described = issue.editmeta.fields.description || !isEmpty(issue.fields.description);
  return (
    <>
      {described && (
        <Section id="description" title={words.description}>
          <Field id="description" />
        </Section>
      )}
      {others.map((id) => (
        <Section key={id} id={id} title={id === 'environment' ? words.environment : (issue.names[id] ?? id)}>
          <Field id={id} />
        </Section>
      ))}
    </>
  );
}
