import { optionRef } from '../../../field/custom-field/custom-field.present.ts';
import { queries } from './custom-clause.ts';
import type { CustomType } from './custom-type.ts';
import { chooseOption, firstChoices, optionValue, readOptionReference } from './option.ts';
import { single } from './single.ts';

/** Select List (single choice). */
export const select: CustomType = {
  key: 'select',
  schema: { type: 'option' },
  searchers: ['multiselectsearcher'],
  query: () => queries.option,
  choices: ['options'],
  ...single((value, facts, before) => {
    const reference = readOptionReference(facts.key, value);
    if (!reference) return null;
    const present = before.map((one) => one.optionId);
    return { optionId: chooseOption(facts.key, firstChoices(facts), reference, present).id };
  }),
  present: ([value], { links }) => (value?.option ? optionRef(value.option, links) : null),
  tell: ([value], facts) => ({ value: String(value?.optionId), string: optionValue(facts, value?.optionId) }),
  allowedValues: (facts, { links }) =>
    firstChoices(facts)
      .filter((option) => !option.disabled)
      .map((option) => optionRef(option, links)),
};
