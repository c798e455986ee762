import { type IssueType, TypeTile } from '../ui/issue-marks.tsx';
import classes from './field.module.css';
import { type Choice, type FieldType, nameOf, reference, type ShowProps } from './field.ts';
import { None } from './none.tsx';
import { ChoiceOf } from './select.tsx';

const Show = ({ value }: ShowProps) => {
  if (!value) return <None />;
  return (
    <span className={classes.marked}>
      <TypeTile type={value as IssueType} label={false} />
      <bdi>{nameOf(value as Choice)}</bdi>
    </span>
  );
};

export const issueType: FieldType = {
  Show,
  Edit: (props) => (
    <ChoiceOf
      {...props}
      mark={(choice) => (
        <TypeTile type={{ name: nameOf(choice), subtask: choice.subtask ?? false }} label={false} />
      )}
    />
  ),
  write: reference,
  atOnce: true,
};
