import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addSummary, Inputs, log, reportDiagnostics, runAction, setOutputs } from '@kalypso-actions/action-kit';
import type { Diagnostic } from '@kalypso-actions/diagnostics';
import { createRunTool, renderReview, renderServices, writeManifests } from '@kalypso-actions/services';
import { readRenderServicesInputs } from './inputs.ts';
import { renderServicesSummary } from './summary.ts';

await runAction(async () => {
  const temp = process.env.RUNNER_TEMP ?? tmpdir();
  const workspace = process.env.GITHUB_WORKSPACE ?? '.';
  const inputs = new Inputs();
  const { folder, root, environment, expectedDigest, output } = readRenderServicesInputs(inputs, temp);
  if (inputs.problems.length > 0) {
    reportDiagnostics(inputs.problems, { workspace, folders: new Map() });
    return false;
  }
  const directory = mkdtempSync(join(temp, 'kalypso-charts-'));
  const result = await renderServices({ root, folder, directory, run: createRunTool(directory), log });
  const isExpected = expectedDigest === undefined || expectedDigest === result.digest;
  const hasErrors = result.diagnostics.some(({ severity }) => severity === 'error');
  const diagnostics: readonly Diagnostic[] = [
    ...result.diagnostics,
    ...(hasErrors || isExpected ? [] : [createDifferenceError(result.digest)]),
    ...(hasErrors || !isExpected || writeManifests(output, result.files) ? [] : [createOutputError(output)]),
  ];
  reportDiagnostics(diagnostics, { workspace, folders: new Map([['.', root]]) });
  addSummary(renderServicesSummary(result, diagnostics));
  const failed = diagnostics.some(({ severity }) => severity === 'error');
  const targets = result.services.flatMap((service) => service.targets);
  const wanted = targets.filter(({ target }) => environment === undefined || target.environment === environment);
  setOutputs({
    manifests: failed ? '' : join(output, environment ?? ''),
    digest: failed ? '' : result.digest,
    environments: JSON.stringify([...new Set(targets.map(({ target }) => target.environment))].sort()),
    images: failed ? '' : [...new Set(wanted.flatMap(({ images }) => images))].sort().join('\n'),
    review: renderReview(result.services, environment),
  });
  return !failed;
});

function createDifferenceError(digest: string): Diagnostic {
  return {
    code: 'other-manifests',
    severity: 'error',
    message: `the manifests have the digest ${digest}, which is not the one that was scanned`,
    hint: 'Re-run all jobs. If it fails again, use the same version of Helm in all of them.',
  };
}

function createOutputError(output: string): Diagnostic {
  return {
    code: 'output-not-ours',
    severity: 'error',
    message: `the output ${JSON.stringify(output)} is not empty`,
    hint: 'Give the manifests a folder of their own.',
  };
}
