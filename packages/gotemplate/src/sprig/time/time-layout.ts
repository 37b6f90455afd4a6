/** The parts of a layout. Go's layouts show a reference time: Monday, 2 January 2006, 15:04:05, seven hours west of UTC. */
const LAYOUT_PART =
  /January|Jan(?![a-z])|Monday|Mon(?![a-z])|MST|0[1-6]|002|15|1|2006|2|_2(?!006)|__2|3|4|5|PM|pm|[-Z]07(?::00:00|0000|:00|00)?|[.,](?:0+|9+)(?![0-9])/;

export interface LayoutChunk {
  /** The literal text before the part. */
  readonly prefix: string;
  /** The part of the reference time; empty at the end of the layout. */
  readonly part: string;
  readonly rest: string;
}

/** Splits a layout after its next part. */
export function nextLayoutChunk(layout: string): LayoutChunk {
  const found = LAYOUT_PART.exec(layout);
  if (found === null) {
    return { prefix: layout, part: '', rest: '' };
  }
  const [text] = found;
  return { prefix: layout.slice(0, found.index), part: text, rest: layout.slice(found.index + text.length) };
}
