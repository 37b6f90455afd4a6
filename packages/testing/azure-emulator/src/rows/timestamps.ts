/** The time a number of seconds ago, as Azure writes it. */
export function secondsAgo(seconds: number): string {
  return new Date(Date.now() - seconds * 1_000).toISOString();
}
