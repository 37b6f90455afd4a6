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
  /** Followed by the abbreviated ID of the older commit. */
  rolledBack: 'Rolled back to',
} as const;

/** Whether `create-gitops-pr` has set a status, because errors of the platform team hold the commit back. The commit may not be promoted completely. */
export function isHeldBackStatus({
  state,
  description,
}: {
  readonly state: string;
  readonly description: string;
}): boolean {
  return state === 'pending' && description.startsWith(STATUS_DESCRIPTIONS.heldBack);
}
