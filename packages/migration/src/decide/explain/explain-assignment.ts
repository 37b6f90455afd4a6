import type { Diagnostic } from '@kalypso-actions/diagnostics';
import { type AssignmentKey, formatAssignmentFolder } from '@kalypso-actions/scheduler';
import type { CauseDetail } from '../verdict/migration-verdict.ts';
import type { ExplainContext } from './explain-context.ts';
import { type Explanation, explained } from './explanation.ts';

/** Explains an assignment that would be published, and that the branch does not have. */
export function explainMissingAssignment(folder: string, { planned, model, plan }: ExplainContext): Explanation {
  const assignment = planned.get(folder);
  if (assignment === undefined) return explained('unexplained', { text: folder });
  const { policies, target } = assignment;
  if (policies.length > 1) {
    const selecting = model.policies.filter(({ name }) => policies.includes(name));
    const details = selecting.map((policy) => {
      return { text: `${folder}: selected by policy ${policy.name}`, at: policy.locate('metadata', 'name') };
    });
    return explained('overlapping-policies', ...details);
  }
  const kind =
    plan.environment.includes('-') && target.registration !== undefined ? 'hyphenated-environment' : 'new-assignment';
  return explained(kind, { text: folder, at: target.at });
}

/** Explains an assignment that the branch has, and that would not be published. */
export function explainExtraAssignment(file: AssignmentKey, context: ExplainContext): Explanation {
  const folder = formatAssignmentFolder(file);
  const { plan, failed, errors } = context;
  const problems = failed.get(folder)?.problems;
  if (problems) return explained('held-back', ...problems.map((problem) => toDetail(problem, folder)));
  const target = plan.targets.find(({ name }) => name === file.deploymentTarget);
  const registration = target?.registration;
  const causes = errors.filter((error) =>
    target === undefined ? isAboutWorkloads(error) : registration !== undefined && error.registration === registration,
  );
  const isHeldBack = target === undefined || (registration !== undefined && plan.heldBack.has(registration));
  if (isHeldBack && causes.length > 0) return explained('held-back', ...causes.map((error) => toDetail(error, folder)));
  if (!plan.clusterTypes.some(({ name }) => name === file.clusterType)) {
    return explained('removed-cluster-type', { text: folder });
  }
  if (target === undefined) return explained('not-declared', { text: folder });
  const reason = plan.unassigned.find(({ name }) => name === target.name)?.reason;
  const text = `${folder}: ${reason ?? `no policy assigns ${target.name} to ${file.clusterType}`}`;
  return explained('not-selected', { text, at: target.at });
}

/** Whether an error may be why a workload is not known. */
function isAboutWorkloads({ registration, subject, code }: Diagnostic): boolean {
  if (registration !== undefined) return true;
  const kinds = ['WorkloadRegistration', 'Workload', 'DeploymentTarget', 'BaseRepo'];
  return code.startsWith('source-') || (subject !== undefined && kinds.includes(subject.kind));
}

function toDetail(
  { code, message, at, hint }: Pick<Diagnostic, 'code' | 'message' | 'at' | 'hint'>,
  folder: string,
): CauseDetail {
  return {
    text: `${folder}: ${code}: ${message}`,
    ...(at ? { at } : {}),
    ...(hint === undefined ? {} : { hint }),
  };
}
