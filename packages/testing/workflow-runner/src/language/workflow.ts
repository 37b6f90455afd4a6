import type { EventsConfig, WorkflowJob } from '@actions/workflow-parser/model/workflow-template';
import type { MappingToken } from '@actions/workflow-parser/templates/tokens/mapping-token';
import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/template-token';
import { isMapping, isSequence } from '@actions/workflow-parser/templates/tokens/type-guards';
import { loadWorkflowParser } from './workflow-parser.ts';

/** A workflow file, parsed by GitHub's parser. Expressions are evaluated when they are used. */
export interface Workflow {
  readonly file: string;
  readonly name: string;
  readonly runName?: TemplateToken;
  readonly events: EventsConfig;
  readonly permissions?: TemplateToken;
  readonly env?: TemplateToken;
  readonly concurrency?: TemplateToken;
  readonly jobs: readonly JobDefinition[];
}

export interface JobDefinition {
  readonly id: string;
  readonly name?: TemplateToken;
  readonly needs: readonly string[];
  readonly if: string;
  readonly permissions?: TemplateToken;
  readonly concurrency?: TemplateToken;
  readonly environment?: TemplateToken;
  readonly strategy?: TemplateToken;
  readonly outputs?: TemplateToken;
  readonly env?: TemplateToken;
  readonly timeoutMinutes?: TemplateToken;
  readonly continueOnError?: TemplateToken;
  readonly steps: readonly StepDefinition[];
}

export interface StepDefinition {
  /** The step's id; generated if the workflow has none. */
  readonly id: string;
  readonly name?: TemplateToken;
  readonly if: string;
  readonly run?: TemplateToken;
  readonly uses?: string;
  readonly with?: TemplateToken;
  readonly env?: TemplateToken;
  readonly workingDirectory?: TemplateToken;
  readonly timeoutMinutes?: TemplateToken;
  readonly continueOnError?: TemplateToken;
}

/** Parses a workflow with GitHub's parser. @throws with all errors that it finds */
export async function readWorkflow(file: string, content: string): Promise<Workflow> {
  const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await loadWorkflowParser();
  const { context, value } = parseWorkflow({ name: file, content }, new NoOperationTraceWriter());
  if (value === undefined || context.errors.count > 0) throw new WorkflowError(file, context.errors.getErrors());
  const template = await convertWorkflowTemplate(context, value);
  if (context.errors.count > 0) throw new WorkflowError(file, context.errors.getErrors());
  const root = value.assertMapping('workflow');
  const jobs = root.find('jobs')?.assertMapping('jobs');
  return {
    file,
    name: String(root.find('name') ?? file),
    events: template.events,
    ...pickTokens(root, { runName: 'run-name', permissions: 'permissions', env: 'env', concurrency: 'concurrency' }),
    jobs: template.jobs.map((job) => readJob(job, jobs?.find(job.id.value))),
  };
}

class WorkflowError extends Error {
  constructor(file: string, errors: readonly { readonly message: string }[]) {
    super(`${file} is not a valid workflow:\n${errors.map(({ message }) => `- ${message}`).join('\n')}`);
  }
}

function readJob(job: WorkflowJob, token: TemplateToken | undefined): JobDefinition {
  if (job.type !== 'job')
    throw new Error(`job ${job.id.value}: the workflow runner does not support reusable workflows`);
  if (token === undefined || !isMapping(token)) throw new Error(`job ${job.id.value} is not a mapping`);
  const steps = token.find('steps');
  const stepTokens = steps !== undefined && isSequence(steps) ? [...steps] : [];
  return {
    id: job.id.value,
    needs: (job.needs ?? []).map(({ value }) => value),
    if: job.if.expression,
    ...pickTokens(token, {
      name: 'name',
      permissions: 'permissions',
      concurrency: 'concurrency',
      environment: 'environment',
      strategy: 'strategy',
      outputs: 'outputs',
      env: 'env',
      timeoutMinutes: 'timeout-minutes',
      continueOnError: 'continue-on-error',
    }),
    steps: job.steps.map((step, index) => {
      const condition = step.if?.expression ?? 'success()';
      return readStep(step.id, condition, stepTokens[index]);
    }),
  };
}

function readStep(id: string, condition: string, token: TemplateToken | undefined): StepDefinition {
  if (token === undefined || !isMapping(token)) throw new Error(`step ${id} is not a mapping`);
  const uses = token.find('uses');
  return {
    id,
    if: condition,
    ...(uses === undefined ? {} : { uses: String(uses) }),
    ...pickTokens(token, {
      name: 'name',
      run: 'run',
      with: 'with',
      env: 'env',
      workingDirectory: 'working-directory',
      timeoutMinutes: 'timeout-minutes',
      continueOnError: 'continue-on-error',
    }),
  };
}

function pickTokens<Name extends string>(
  mapping: MappingToken,
  names: Readonly<Record<Name, string>>,
): { [Part in Name]?: TemplateToken } {
  const found: { [Part in Name]?: TemplateToken } = {};
  for (const name of Object.keys(names) as Name[]) {
    const token = mapping.find(names[name]);
    if (token !== undefined) found[name] = token;
  }
  return found;
}
