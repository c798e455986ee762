import { optionRef } from '../../../field/custom-field/custom-field.present.ts';
import { operators } from '../clause.ts';
import { isObject } from '../input.ts';
import type { CustomType, Facts } from './custom-type.ts';
import { chooseOption, firstChoices, optionValue, readOptionReference } from './option.ts';
import { single } from './single.ts';

/** Select List (cascading): a first choice, and one of its own choices or none. */
export const cascadingselect: CustomType = {
  key: 'cascadingselect',
  schema: { type: 'option-with-child' },
  searchers: ['cascadingselectsearcher'],
  query: () => ({ operand: 'cascade', operators: operators.equalListedOrEmpty, column: 'option_id' }),
  choices: ['options'],
  ...single((value, facts, before) => {
    const reference = readOptionReference(facts.key, value);
    if (!reference) return null;
    const parent = chooseOption(
      facts.key,
      firstChoices(facts),
      reference,
      before.map((one) => one.optionId),
    );
    const sent = isObject(value) ? (value.child ?? null) : null;
    const second = sent === null ? null : readOptionReference(facts.key, sent);
    if (!second) return { optionId: parent.id };
    const child = chooseOption(
      facts.key,
      childrenOf(facts, parent.id),
      second,
      before.map((one) => one.childId),
    );
    return { optionId: parent.id, childId: child.id };
  }),
  present([value], { links }) {
    if (!value?.option) return null;
    return {
      ...optionRef(value.option, links),
      ...(value.child && { child: optionRef(value.child, links) }),
    };
  },
  // The sentence that scripts which read Jira's history take apart.
  tell([value], facts) {
    const parent = `Parent values: ${optionValue(facts, value?.optionId)}(${value?.optionId})`;
    if (value?.childId === undefined) return { value: null, string: parent };
    return {
      value: null,
      string: `${parent}Level 1 values: ${optionValue(facts, value.childId)}(${value.childId})`,
    };
  },
  allowedValues: (facts, { links }) =>
    firstChoices(facts)
      .filter((option) => !option.disabled)
      .map((option) => ({
        ...optionRef(option, links),
        children: childrenOf(facts, option.id)
          .filter((child) => !child.disabled)
          .map((child) => optionRef(child, links)),
      })),
};

const childrenOf = ({ options }: Facts, id: number) => options.filter((option) => option.parentId === id);
