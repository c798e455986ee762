import { optionRef } from '../../../field/custom-field/custom-field.present.ts';
import { invalidField } from '../../../kernel/app-error.ts';
import { queries } from './custom-clause.ts';
import type { CustomType } from './custom-type.ts';
import { chooseOption, firstChoices, readOptionReference, toldOptions } from './option.ts';
import { several } from './several.ts';

/** Select List (multiple choices). */
export const multiselect: CustomType = {
  key: 'multiselect',
  schema: { type: 'array', items: 'option' },
  searchers: ['multiselectsearcher'],
  query: () => queries.option,
  choices: ['options'],
  ...several((value, facts, before) => {
    const reference = readOptionReference(facts.key, value);
    if (!reference) throw invalidField(facts.key, "Option id '-1' is not valid");
    const present = before.map((one) => one.optionId);
    return { optionId: chooseOption(facts.key, firstChoices(facts), reference, present).id };
  }),
  present: (values, { links }) => values.flatMap(({ option }) => (option ? [optionRef(option, links)] : [])),
  tell: (values, facts) =>
    toldOptions(
      values.map((one) => one.optionId),
      facts,
    ),
  allowedValues: (facts, { links }) =>
    firstChoices(facts)
      .filter((option) => !option.disabled)
      .map((option) => optionRef(option, links)),
};
