import { type Priority, PriorityMark } from '../ui/issue-marks.tsx';
import classes from './field.module.css';
import { type Choice, type FieldType, nameOf, reference, type ShowProps } from './field.ts';
import { None } from './none.tsx';
import { ChoiceOf } from './select.tsx';

const Show = ({ value }: ShowProps) => {
  if (!value) return <None />;
  return (
    <span className={classes.marked}>
      <PriorityMark priority={value as Priority} label={false} />
      <bdi>{nameOf(value as Choice)}</bdi>
    </span>
  );
};

export const priority: FieldType = {
  Show,
  Edit: (props) => (
    <ChoiceOf
      {...props}
      mark={(choice) => <PriorityMark priority={{ name: nameOf(choice) }} label={false} />}
    />
  ),
  write: reference,
  atOnce: true,
};
