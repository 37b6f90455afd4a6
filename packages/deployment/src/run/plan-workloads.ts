import type { Checked, Diagnostic } from '@kalypso-actions/diagnostics';
import { loadFolder } from '@kalypso-actions/scheduler';
import { createDeploymentPlan, type EnvironmentDeployment } from '../plan/deployment-plan.ts';
import type { GitOpsRepository } from '../plan/manifests-location.ts';

/** Reads the workload files of an application's source as the platform reads them, and plans their deployment. */
export async function planWorkloads(
  source: string,
  path: string,
  repository: GitOpsRepository,
): Promise<Checked<readonly EnvironmentDeployment[]>> {
  const { value, diagnostics } = await loadFolder({ label: '.', root: source, path, trusted: false });
  const workloads = value.resources.filter((resource) => resource.kind === 'Workload');
  const plan = createDeploymentPlan(workloads, repository);
  const all: Diagnostic[] = [...diagnostics, ...plan.diagnostics];
  if (plan.value.length === 0 && !all.some(({ severity }) => severity === 'error'))
    all.push({
      code: 'no-deployment-targets',
      severity: 'error',
      message: `no workload file below "${path}" has a deployment target`,
      hint: 'Declare deployment targets in `workload/workload.yaml`. To retire the application, ask the platform team to remove its registration.',
    });
  return { value: plan.value, diagnostics: all };
}
