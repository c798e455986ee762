/** A workflow as a picture. It scrolls on narrow screens, at a size that can be read; given `edit`, it can be worked on. */
import { useId, useRef } from 'react';
import { useWords } from '../kernel/words.ts';
import classes from './picture.module.css';
import { type Edge, frameOf, type Line, linesOf, type Node, type Point, widthOf } from './picture.ts';
import { type PictureEdit, usePlacing } from './use-placing.ts';
import { workflowWords } from './workflow.words.ts';

export interface Diagram {
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
}

interface Props extends Diagram {
  label: string;
  edit?: PictureEdit;
}

export function WorkflowPicture({ nodes, edges, label, edit }: Props) {
  const id = useId();
  const canvas = useRef<SVGSVGElement>(null);
  const placing = usePlacing(nodes, edit ?? null, canvas);
  // What can be pressed is taller than what is read.
  const spacing = edit ? 24 : 15;
  const lines = linesOf(placing.nodes, edges, spacing);
  const frame = frameOf(placing.nodes, lines, spacing);
  const { left, top, width, height } = placing.held ?? frame;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className={`panel ${classes.picture}`} aria-label={label} tabIndex={0}>
      <svg
        ref={canvas}
        viewBox={`${left} ${top} ${width} ${height}`}
        style={{ minWidth: width * 0.78, maxWidth: width }}
        role={edit ? 'group' : 'img'}
        aria-label={label}
      >
        <defs>
          <marker
            id={`${id}tip`}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            orient="auto"
          >
            <path d="M0 0 8 4 0 8z" className={classes.tip} />
          </marker>
        </defs>
        {lines.map((line) => (
          <path key={line.id} d={line.path} className={classes.way} markerEnd={`url(#${id}tip)`} />
        ))}
        {placing.drawn && <path d={placing.drawn} className={classes.drawn} />}
        {placing.nodes.map((node) => (
          <Box
            key={node.id}
            node={node}
            {...(edit && node.kind === 'status' && { handles: placing.of(node, frame), edit })}
          />
        ))}
        {lines.map((line) => (
          <Names key={line.id} line={line} spacing={spacing} {...(edit && { edit })} />
        ))}
      </svg>
    </section>
  );
}

interface BoxProps {
  node: Node;
  edit?: PictureEdit;
  handles?: ReturnType<ReturnType<typeof usePlacing>['of']>;
}

function Box({ node, edit, handles }: BoxProps) {
  const words = useWords(workflowWords);
  const { kind, x, y, width, height, name, category, id } = node;
  if (kind === 'initial')
    return <circle cx={x + width / 2} cy={y + height / 2} r={width / 2 - 2} className={classes.start} />;
  const shape = (
    <>
      <rect
        className={classes.shape}
        x={x}
        y={y}
        width={width}
        height={height}
        rx={kind === 'any' ? height / 2 : 6}
      />
      <text x={x + width / 2} y={y + height / 2 + 5} textAnchor="middle">
        {kind === 'any' ? words.anyShort : shortened(name)}
        <title>{name}</title>
      </text>
    </>
  );
  if (!edit || !handles)
    return (
      <g data-category={category ?? 'any'} className={classes.box}>
        {shape}
      </g>
    );
  return (
    <g className={classes.held}>
      {/* biome-ignore lint/a11y/useSemanticElements: a picture has no buttons of its own */}
      <g
        data-category={category ?? 'any'}
        data-status={id}
        className={classes.box}
        role="button"
        tabIndex={0}
        aria-label={words.statusInPicture(name)}
        aria-pressed={edit.chosen === id}
        {...handles.box}
      >
        {shape}
      </g>
      <circle cx={x + width} cy={y + height / 2} r={7} className={classes.handle} {...handles.handle}>
        <title>{words.drawTransition}</title>
      </circle>
    </g>
  );
}

const shortened = (name: string): string => (name.length > 21 ? `${name.slice(0, 20)}…` : name);

interface NamesProps {
  line: Line;
  spacing: number;
  edit?: PictureEdit;
}

function Names({ line: { transitions, at }, spacing, edit }: NamesProps) {
  return transitions.map(({ id, name }, index) => {
    const place: Point = { x: at.x, y: at.y + 4 + index * spacing };
    return edit ? (
      <Name key={id} id={id} name={name} place={place} edit={edit} />
    ) : (
      <text key={id} className={classes.wayName} textAnchor="middle" {...place}>
        {name}
      </text>
    );
  });
}

function Name({ id, name, place, edit }: { id: number; name: string; place: Point; edit: PictureEdit }) {
  const words = useWords(workflowWords);
  const width = Math.max(24, widthOf(name) + 8);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a picture has no buttons of its own
    <g
      className={classes.named}
      role="button"
      tabIndex={0}
      aria-label={words.editTransition(name)}
      onClick={() => edit.onTransition(id)}
      onKeyDown={(event) => {
        if (event.key === 'Delete') edit.onRemoveTransition(id);
        else if (event.key === 'Enter' || event.key === ' ') edit.onTransition(id);
        else return;
        event.preventDefault();
      }}
    >
      <rect
        className={classes.hit}
        x={place.x - width / 2}
        y={place.y - 16}
        width={width}
        height={24}
        rx={4}
      />
      <text className={classes.wayName} textAnchor="middle" {...place}>
        {name}
      </text>
    </g>
  );
}
