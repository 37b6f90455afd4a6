/** The stories of `create-gitops-pr` in which every call fails once. */
export const FAULT_STORIES = [
  'opening a pull request',
  'updating it',
  'closing it',
  'a signed commit',
  'issues for what fails',
  'merging by itself',
  'commit statuses and the record',
  'a draft that waits for consent',
  'the consent',
] as const;

export type FaultStoryName = (typeof FAULT_STORIES)[number];
