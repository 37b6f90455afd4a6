import { diagnoseGitHubError } from '@kalypso-actions/github';
import { decideResolution } from './decide-resolution.ts';
import { observeResolution } from './observe-resolution.ts';
import type { Resolution } from './resolution.ts';
import type { ResolveDeps, ResolveSettings } from './resolve-settings.ts';

/** Finds out what a GitOps commit promotes, from the commit itself and from the control plane. A failed call to GitHub is a diagnostic. Writes nothing. */
export async function resolvePromotion(settings: ResolveSettings, deps: ResolveDeps): Promise<Resolution> {
  const { environment } = settings;
  const nothing = {
    environment,
    gitopsCommit: undefined,
    recordedCommit: undefined,
    promotedCommit: undefined,
    nextEnvironments: [],
    failedAt: undefined,
    message: '',
  };
  try {
    const { value, diagnostics } = await observeResolution(settings, deps);
    if (value === undefined) return { ...nothing, reason: 'refused', diagnostics };
    const resolution = decideResolution(value, settings);
    if (resolution.message !== '') deps.log(`${environment}: ${resolution.reason}: ${resolution.message}`);
    return { ...resolution, diagnostics: [...diagnostics, ...resolution.diagnostics] };
  } catch (error) {
    const diagnostic = diagnoseGitHubError(error);
    if (!diagnostic) throw error;
    return { ...nothing, reason: 'failed', diagnostics: [diagnostic] };
  }
}
