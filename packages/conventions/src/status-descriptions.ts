/** Descriptions of the commit statuses of a promotion. Workflows and other tools parse them: do not change them. */
export const STATUS_DESCRIPTIONS = {
  promoted: 'Promoted',
  deploying: 'Deploying',
  deployed: 'Deployed',
  failed: 'Failed to deploy',
  /** Followed by the abbreviated ID of the newer commit. */
  superseded: 'Superseded by',
  /** Followed by what the promotion waits for. */
  waiting: 'Waiting:',
  /** Followed by what prevents the promoted commit from being published. */
  heldBack: 'Held back:',
  /** Followed by what the promoted commit waits for on its way to the clusters: a consent, a merge, the check. */
  waitsFor: 'Waits for',
  /** Followed by the abbreviated ID of the older commit. */
  rolledBack: 'Rolled back to',
} as const;

/**
 * Whether `create-gitops-pr` has set a status: something holds the promoted commit back, or it waits. It proves nothing of the promotion, which may not be
 * complete.
 */
export function isPublicationStatus({
  state,
  description,
}: {
  readonly state: string;
  readonly description: string;
}): boolean {
  const { heldBack, waitsFor } = STATUS_DESCRIPTIONS;
  return state === 'pending' && [heldBack, waitsFor].some((text) => description.startsWith(text));
}
