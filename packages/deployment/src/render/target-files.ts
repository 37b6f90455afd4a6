import type { Diagnostic } from '@kalypso-actions/diagnostics';
import type { DeployedTarget } from '../plan/deployment-plan.ts';
import type { ToolRunner } from './run-tool.ts';

/** What a renderer needs. */
export interface RenderRequest {
  readonly target: DeployedTarget;
  readonly environment: string;
  /** A checkout of the application's source. */
  readonly source: string;
  /** A checkout of the environment's configuration branch. */
  readonly configs: string;
  /** The image of the application; empty if there is none. */
  readonly image: string;
  /** A folder for temporary files, of this target alone. */
  readonly scratch: string;
  readonly run: ToolRunner;
}

/** The files of a deployment target by their path in its folder. */
export type TargetFiles = ReadonlyMap<string, Buffer>;

/** The files of a deployment target, or why there are none. */
export type RenderedTarget =
  | { readonly kind: 'rendered'; readonly files: TargetFiles }
  | { readonly kind: 'failed'; readonly diagnostics: readonly Diagnostic[] };

/** The manifests of a target in the file that every target without a chart has. */
export function renderedManifests(text: string): RenderedTarget {
  return { kind: 'rendered', files: new Map([['manifests.yaml', Buffer.from(text)]]) };
}

export function renderingFailed(...diagnostics: readonly Diagnostic[]): RenderedTarget {
  return { kind: 'failed', diagnostics };
}

/** A target without a configuration is an error, not a folder with the defaults of the chart. */
export function configurationMissing({ target, environment }: RenderRequest, file: string): RenderedTarget {
  return renderingFailed({
    code: 'configuration-missing',
    severity: 'error',
    at: target.at,
    message: `deployment target "${target.name}" has no configuration: the branch ${environment}-configs has no file ${target.name}/${file}`,
    hint: 'Add the file to that branch, or remove the target from the workload file.',
  });
}

/** A renderer that failed, with what it reported. */
export function toolFailed({ target }: RenderRequest, program: string, problem: string): RenderedTarget {
  const isMissing = problem.endsWith('is not installed on this runner');
  return renderingFailed({
    code: 'rendering-failed',
    severity: 'error',
    at: target.at,
    message: `${program} could not render deployment target "${target.name}": ${limitProblem(problem)}`,
    hint: isMissing
      ? `Install ${program} in an earlier step, as deploy.yml does.`
      : 'Run the same command in a checkout of the source and of the configuration branch.',
  });
}

const MAX_PROBLEM_LENGTH = 1_000;

function limitProblem(problem: string): string {
  return problem.replace(/\s+/g, ' ').slice(0, MAX_PROBLEM_LENGTH);
}
