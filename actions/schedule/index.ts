import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hideToken, Inputs, log, reportDiagnostics, runAction, setOutputs } from '@kalypso-actions/action-kit';
import { fetchSources, readHeadCommit } from '@kalypso-actions/git';
import {
  CONFIG_FILE_NAME,
  DEFAULT_CONFIG_FILE_NAME,
  DEFAULT_NAMESPACE_PATTERN,
  ENVIRONMENT_NAME,
} from '@kalypso-actions/scheduler';
import { outputsOf, run, type ScheduleInputs } from './run.ts';
import { showResult } from './summary.ts';

await runAction(async () => {
  const inputs = new Inputs();
  const token = inputs.optional('token');
  hideToken(token ?? '');
  const temp = process.env.RUNNER_TEMP ?? tmpdir();
  const workspace = process.env.GITHUB_WORKSPACE ?? '.';
  const environment = inputs.matching('environment', ENVIRONMENT_NAME) ?? inputs.required('environment');
  const settings: ScheduleInputs = {
    environment,
    controlPlane: inputs.text('control-plane') || '.',
    base: inputs.optional('base'),
    workloads: inputs.optional('workloads'),
    output: inputs.text('output') || join(temp, 'kalypso', environment),
    namespacePattern: inputs.optional('namespace-pattern') ?? DEFAULT_NAMESPACE_PATTERN,
    configFileName: inputs.matching('config-file-name', CONFIG_FILE_NAME) ?? DEFAULT_CONFIG_FILE_NAME,
    onError: inputs.choice('on-error', ['stop', 'isolate']),
    failOnWarnings: inputs.flag('fail-on-warnings'),
  };
  if (inputs.problems.length > 0) {
    reportDiagnostics(inputs.problems, { workspace, folders: new Map() });
    return false;
  }
  const result = await run(settings, {
    headCommit: readHeadCommit,
    log,
    fetch: (sources) =>
      fetchSources(sources, {
        directory: join(temp, 'kalypso', 'sources'),
        ...(token === undefined ? {} : { token }),
        serverUrl: process.env.GITHUB_SERVER_URL ?? 'https://github.com',
        files: ['*.yaml', '*.yml', '.sourceignore'],
        log,
      }),
  });
  reportDiagnostics(result.diagnostics, { workspace, folders: result.folders });
  showResult(result);
  setOutputs(outputsOf(result));
  return result.ok;
});
