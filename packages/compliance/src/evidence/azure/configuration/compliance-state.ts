import type { Fact } from '../../reconciler-report.ts';
import { formatReported, isAbsent } from './reported-value.ts';

/**
 * Finds what the `complianceState` of a configuration, or of an object that it created, speaks against. The states are documented as `FluxComplianceState`.
 * @param suspended what `Suspended` means
 */
export function findComplianceFacts(object: string, state: unknown, suspended: Fact): readonly Fact[] {
  switch (state) {
    case 'Compliant':
      return [];
    case 'Non-Compliant':
      return [{ kind: 'failure', object, detail: 'is not compliant', since: undefined }];
    case 'Pending':
      return [{ kind: 'progress', object, detail: 'is being applied' }];
    case 'Suspended':
      return [suspended];
    case 'Unknown':
      return [{ kind: 'missing', object, detail: 'has an unknown compliance state' }];
    default: {
      if (isAbsent(state)) return [{ kind: 'missing', object, detail: 'reports no compliance state' }];
      return [
        { kind: 'unrecognized', object, detail: `has the undocumented compliance state ${formatReported(state)}` },
      ];
    }
  }
}
