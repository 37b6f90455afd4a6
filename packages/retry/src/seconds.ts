/** Converts milliseconds to whole seconds, rounded up, for messages about waiting. */
export function toWholeSeconds(milliseconds: number): number {
  return Math.ceil(milliseconds / 1_000);
}
