import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addSummary, Inputs, log, reportDiagnostics, runAction, setOutputs } from '@kalypso-actions/action-kit';
import { planWorkloads, renderEnvironment, runTool, toDeploymentStages } from '@kalypso-actions/deployment';
import { readRenderInputs } from './inputs.ts';
import { renderDeploymentSummary } from './summary.ts';

await runAction(async () => {
  const { env } = process;
  const workspace = env.GITHUB_WORKSPACE ?? '.';
  const serverUrl = env.GITHUB_SERVER_URL ?? 'https://github.com';
  const temp = env.RUNNER_TEMP ?? tmpdir();
  const inputs = new Inputs();
  const { environment, source, workload, configs, gitops, gitopsRepository, image, autoMerge } = readRenderInputs(
    inputs,
    serverUrl,
  );
  const context = { workspace, folders: new Map([['.', source]]) };
  if (inputs.problems.length > 0) {
    reportDiagnostics(inputs.problems, context);
    return false;
  }
  const plan = await planWorkloads(source, workload, { name: gitopsRepository, serverUrl });
  reportDiagnostics(plan.diagnostics, context);
  if (plan.diagnostics.some(({ severity }) => severity === 'error')) return false;
  const stages = toDeploymentStages(plan.value, autoMerge);
  setOutputs({ stages: JSON.stringify(stages) });
  log(`Environments in the order of deployment: ${stages.map((stage) => stage.environment).join(', ')}`);
  if (environment === undefined) return true;
  const deployment = plan.value.find((each) => each.environment === environment);
  if (deployment === undefined) {
    inputs.reject(
      'environment',
      `is ${environment}, to which no workload file deploys`,
      'Use an environment of a deployment target.',
    );
    reportDiagnostics(inputs.problems, context);
    return false;
  }
  const scratch = mkdtempSync(join(temp, 'kalypso-render-'));
  const output = join(temp, 'kalypso', 'manifests', environment);
  const repository = env.GITHUB_REPOSITORY ?? '';
  const settings = { source, configs, gitops, repository, image, output, scratch };
  const { renderer, retired, diagnostics } = await renderEnvironment(deployment, settings, runTool).finally(() =>
    rmSync(scratch, { recursive: true, force: true }),
  );
  reportDiagnostics(diagnostics, context);
  if (diagnostics.some(({ severity }) => severity === 'error')) return false;
  log(`Rendered ${deployment.targets.map(({ name }) => name).join(', ')} with ${renderer} to ${output}`);
  if (retired.length > 0) log(`No longer in the workload files: ${retired.join(', ')}`);
  addSummary(renderDeploymentSummary(deployment, retired));
  setOutputs({
    manifests: output,
    branch: deployment.branch,
    path: deployment.parent,
    'deployment-targets': deployment.targets
      .filter(({ location }) => location.storage === 'git')
      .map(({ fullName }) => fullName)
      .join('\n'),
  });
  return true;
});
