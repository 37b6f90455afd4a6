/** How many digits of the commit ID the subject shows: more than a short ID, as in the messages of earlier promotions. */
const SUBJECT_COMMIT_LENGTH = 12;

/** A promotion as the message of its commit on the environment branch records it. */
export interface PromotionRecord {
  readonly commit: string;
  /** The commit that the environment had before; `undefined` if it had none. */
  readonly replaced: string | undefined;
}

/** The message of the commit that promotes a commit to an environment. */
export function formatPromotionMessage(environment: string, { commit, replaced }: PromotionRecord): string {
  const lines = [
    `Promote ${commit.slice(0, SUBJECT_COMMIT_LENGTH)} to ${environment}`,
    '',
    `Promoted-Commit: ${commit}`,
  ];
  return [...lines, ...(replaced === undefined ? [] : [`Replaced-Commit: ${replaced}`])].join('\n');
}

/** Reads what {@link formatPromotionMessage} wrote; `undefined` if the message does not record a promotion of that commit. */
export function parsePromotionMessage(message: string, commit: string): PromotionRecord | undefined {
  const readField = (name: string) => new RegExp(`^${name}: ([0-9a-f]{40})\\s*$`, 'm').exec(message)?.[1];
  if (readField('Promoted-Commit') !== commit) return undefined;
  return { commit, replaced: readField('Replaced-Commit') };
}
