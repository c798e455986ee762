import { places } from '../kernel/place.ts';
import { To } from '../ui/to.tsx';
import { type Choice, type FieldType, nameOf, reference, type ShowProps } from './field.ts';
import { None } from './none.tsx';
import { ChoiceOf } from './select.tsx';

const Show = ({ value }: ShowProps) => {
  const project = value as Choice | null;
  if (!project) return <None />;
  return (
    <To href={places.project(project.key ?? '')}>
      <bdi>{nameOf(project)}</bdi>
    </To>
  );
};

/** A project among those that the reader may browse. */
export const project: FieldType = {
  Show,
  Edit: (props) => <ChoiceOf {...props} />,
  write: reference,
  atOnce: true,
};
