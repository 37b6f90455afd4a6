import { joinLimited, quote } from '@kalypso-actions/diagnostics';
import type { SimilarConfiguration, WatchedElsewhere } from '../evidence/azure/watched-elsewhere.ts';

/** How many configurations a sentence names. */
const MAX_NAMED = 5;

/** Describes what the clusters watch instead of a branch that nothing watches, in sentences without the full stop. */
export function describeWatchedElsewhere(elsewhere: WatchedElsewhere): readonly string[] {
  const { sameRepository, sameBranch, nearestBranch, nearestRepository } = elsewhere;
  const sentences = [];
  if (sameRepository.length > 0) sentences.push(`That repository is watched by ${list(sameRepository, formatTarget)}`);
  if (sameBranch.length > 0) sentences.push(`A branch of that name is watched by ${list(sameBranch, formatUrl)}`);
  if (nearestBranch !== undefined) sentences.push(`The nearest branch that is watched is ${quote(nearestBranch)}`);
  if (nearestRepository !== undefined) sentences.push(`The nearest repository is ${quote(nearestRepository)}`);
  if (sentences.length === 0) sentences.push('No similar configuration was found either');
  return sentences;
}

type Format = (configuration: SimilarConfiguration) => string;

function list(configurations: readonly SimilarConfiguration[], format: Format): string {
  const parts = configurations.map((one) => `${quote(`${one.cluster}/${one.name}`)} (${format(one)})`);
  return joinLimited(parts, MAX_NAMED, ', ');
}

function formatTarget({ branch, pinned }: SimilarConfiguration): string {
  return pinned === undefined ? `branch ${quote(branch)}` : quote(pinned);
}

function formatUrl({ url }: SimilarConfiguration): string {
  return quote(url);
}
