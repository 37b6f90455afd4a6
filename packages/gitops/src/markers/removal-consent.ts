import type { PullRequest } from '@kalypso-actions/github';
import type { GuardOptions } from '../options/gitops-pull-request-options.ts';
import { hasName } from './github-names.ts';
import { ALLOW_REMOVALS_LABEL } from './labels.ts';
import { parseMarker } from './pull-request-marker.ts';

/** Whether any number of removals may be proposed: someone has labelled the managed pull request, or this run allows it. */
export function hasRemovalConsent(
  { allowsRemovals }: Pick<GuardOptions, 'allowsRemovals'>,
  pullRequest: Pick<PullRequest, 'labels'> | undefined,
): boolean {
  return allowsRemovals || hasName(pullRequest?.labels ?? [], ALLOW_REMOVALS_LABEL.name);
}

/** Whether the managed pull request only shows what would be removed. Its content may be replaced by any other. */
export function waitsForConsent(pullRequest: Pick<PullRequest, 'body'> | undefined): boolean {
  return pullRequest !== undefined && parseMarker(pullRequest.body)?.needsConsent === true;
}
