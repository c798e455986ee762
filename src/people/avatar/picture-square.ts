/** A square of a picture. Pixels; all of it lies inside. */
export interface Square {
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

/** The largest square in the middle. */
export function middleOf({ width, height }: { readonly width: number; readonly height: number }): Square {
  const side = Math.min(width, height);
  return { left: Math.floor((width - side) / 2), top: Math.floor((height - side) / 2), side };
}
