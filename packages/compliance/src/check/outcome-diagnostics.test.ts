import { AzureError } from '@kalypso-actions/azure';
import { describe, expect, it } from 'vitest';
import { NO_OBSERVATIONS, updateObservations } from '../observations/observations.ts';
import {
  type ConfigurationSpec,
  createConfiguration,
  MINUTE,
  NOW,
  OLDER,
  POLICY,
  PROBLEM,
  RELATIONS,
} from '../test-support.ts';
import { assessFleet } from '../verdict/fleet-assessment.ts';
import type { WaitResult } from '../wait/wait.ts';
import type { CheckComplianceOptions } from './check-options.ts';
import { createOutcomeDiagnostics, toFailureDiagnostic } from './outcome-diagnostics.ts';

const policy = { ...POLICY, graceMs: 0 };
const OPTIONS = { repositoryLabel: 'contoso/gitops', policy } as CheckComplianceOptions;

function createDiagnostics(state: WaitResult['state'], specs: readonly ConfigurationSpec[]) {
  const observations = updateObservations(NO_OBSERVATIONS, specs.map(createConfiguration), NOW, MINUTE);
  const assessment = assessFleet(observations, policy, RELATIONS, NOW);
  return createOutcomeDiagnostics(OPTIONS, { state, assessment, elapsedMs: 90_000 });
}

describe('createOutcomeDiagnostics', () => {
  const failing: ConfigurationSpec = { cluster: 'a', complianceState: 'Non-Compliant', problems: [PROBLEM] };
  const behind: ConfigurationSpec = { cluster: 'b', syncedCommit: OLDER };

  it.each(['compliant', 'superseded'] as const)('is empty if the fleet is %s', (state) => {
    expect(createDiagnostics(state, [{}])).toEqual([]);
  });

  it('lists nothing but the failing configurations if the fleet is failing', () => {
    expect(createDiagnostics('failing', [failing, behind])).toEqual([
      {
        code: 'compliance-failing',
        severity: 'error',
        message:
          'the fleet does not comply: too many configurations fail: "100%": 2 needed, 0 compliant; "at least 1": 1 needed, 0 compliant',
      },
      {
        code: 'configuration-failing',
        severity: 'error',
        message:
          '"a/platform" in resource group "rg" is failing: non-compliant for 0s; Kustomization flux-system/platform-apps: BuildFailed: no such file',
        subject: { kind: 'Cluster', name: 'a' },
      },
    ]);
  });

  it('lists every configuration that does not comply after a timeout', () => {
    expect(createDiagnostics('timed-out', [failing, behind, { cluster: 'c' }])).toMatchObject([
      {
        code: 'compliance-timed-out',
        message: expect.stringMatching(/^the fleet did not comply within 1m 30s: "100%"/),
      },
      { code: 'configuration-failing' },
      {
        code: 'configuration-behind',
        message: expect.stringMatching(/^"b\/platform" .* is behind: it is on the older/),
      },
    ]);
  });

  it('reports a timeout within the stability period', () => {
    expect(createDiagnostics('timed-out', [{}])).toMatchObject([
      { message: 'the fleet did not comply within 1m 30s, or not for as long as `stability` requires' },
    ]);
  });

  it('reports an empty fleet', () => {
    expect(createDiagnostics('none', [])).toMatchObject([
      {
        code: 'compliance-none',
        message: 'no Flux configuration watches branch "dev" of "contoso/gitops", and an empty fleet proves nothing',
      },
    ]);
  });

  it('sanitizes what a cluster reports', () => {
    const problem = { ...PROBLEM, message: `\n::error::injected ${'x'.repeat(600)}` };
    const [, { message } = { message: '' }] = createDiagnostics('failing', [{ ...failing, problems: [problem] }]);
    expect(message).toContain('\\n::error::injected xxx');
    expect(message.length).toBeLessThan(600);
  });
});

describe('toFailureDiagnostic', () => {
  it('describes a failure of Azure', () => {
    const error = new AzureError({ kind: 'scope', message: 'Not visible.', hint: 'Check the ID.' });
    const diagnostic = { code: 'azure-scope', severity: 'error', message: 'Not visible.', hint: 'Check the ID.' };
    expect(toFailureDiagnostic(error)).toEqual(diagnostic);
  });

  it('does not describe a bug', () => {
    expect(toFailureDiagnostic(new TypeError('x is undefined'))).toBeUndefined();
  });
});
