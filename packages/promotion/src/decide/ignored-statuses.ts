import { type Diagnostic, quote } from '@kalypso-actions/diagnostics';
import { shortCommitId } from '@kalypso-actions/git-objects';
import type { DecisionContext } from './decision-context.ts';

/** A warning for each environment in whose context someone else has set statuses of a commit: they do not count. */
export function describeIgnoredStatuses(
  commit: string,
  environments: readonly string[],
  { statuses, settings }: Pick<DecisionContext, 'statuses'> & { readonly settings: StatusTrust },
): readonly Diagnostic[] {
  return environments.flatMap((environment): readonly Diagnostic[] => {
    const ignored = statuses.listIgnored(commit, environment);
    if (ignored.length === 0) return [];
    const creators = [...new Set(ignored.map(({ creator }) => creator ?? 'an account that no longer exists'))].sort();
    const trusted = settings.statusCreators.join(', ');
    return [
      {
        code: 'status-ignored',
        severity: 'warning',
        message: `commit ${shortCommitId(commit)} has statuses ${quote(settings.statusContext(environment))} that were set by ${creators.join(', ')}: they are ignored`,
        hint: `Only statuses of ${trusted} count. If another account of yours sets them, name it in the input \`status-creators\`.`,
      },
    ];
  });
}

type StatusTrust = Pick<DecisionContext['settings'], 'statusContext' | 'statusCreators'>;
