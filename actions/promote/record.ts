/** What the message of a promotion's commit says, for people and for a later run. */
interface Record {
  readonly commit: string;
  /** What the environment had before. */
  readonly replaced: string | undefined;
}

export function promotionMessage(environment: string, { commit, replaced }: Record): string {
  const lines = [`Promote ${commit.slice(0, 12)} to ${environment}`, '', `Promoted-Commit: ${commit}`];
  return [...lines, ...(replaced === undefined ? [] : [`Replaced-Commit: ${replaced}`])].join('\n');
}

/** Reads what {@link promotionMessage} wrote; nothing when it was not written by a promotion of that commit. */
export function readPromotion(message: string, commit: string): Record | undefined {
  const field = (name: string) => new RegExp(`^${name}: ([0-9a-f]{40,64})\\s*$`, 'm').exec(message)?.[1];
  return field('Promoted-Commit') === commit ? { commit, replaced: field('Replaced-Commit') } : undefined;
}
