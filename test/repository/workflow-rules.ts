import { load } from 'js-yaml';
import { PINS } from './workflow-pins.ts';

/** A workflow as plain data; whether it is right is for the rules to say. */
interface Data {
  readonly [key: string]: unknown;
}

export const OWN = /^kalypso-actions\/kalypso-actions\/actions\/([\w-]+)@v1$/;

/** What is wrong with a starter workflow, beyond what GitHub's parser and actionlint say. */
export function workflowProblems(text: string): string[] {
  const workflow = data(load(text));
  return [
    ...shapeProblems(text),
    ...permissionProblems(workflow),
    ...pinProblems(text),
    ...concurrencyProblems(workflow),
    ...jobsOf(workflow).flatMap(([id, job]) => [
      ...concurrencyProblems(job).map((problem) => `job ${id}: ${problem}`),
      ...(typeof job['timeout-minutes'] === 'number' ? [] : [`job ${id} has no timeout-minutes`]),
      ...stepsOf(job).flatMap((step) => stepProblems(step).map((problem) => `job ${id}: ${problem}`)),
    ]),
  ];
}

function shapeProblems(text: string): string[] {
  const lines = text.trimEnd().split('\n');
  const problems: string[] = [];
  if (lines.length >= 80) problems.push(`it has ${lines.length} lines; starter workflows have less than 80`);
  if (!lines[0]?.startsWith('# ')) problems.push('it does not begin with a comment that says what it does');
  const head = lines.slice(
    0,
    lines.findIndex((line) => !line.startsWith('#')),
  );
  if (!head.join('\n').includes('Copy it to `.github/workflows/')) problems.push('it does not say where to copy it to');
  return problems;
}

/** Least privilege: no permissions at the top, and what it needs in each job. */
function permissionProblems(workflow: Data): string[] {
  const problems: string[] = [];
  if (JSON.stringify(workflow.permissions) !== '{}') problems.push('permissions: {} is missing at the top');
  for (const [id, job] of jobsOf(workflow)) {
    if (typeof job.permissions !== 'object') problems.push(`job ${id} does not say its permissions`);
  }
  return problems;
}

/** Actions of others are pinned by commit, with the version in a comment; actions of this repository by major version. */
function pinProblems(text: string): string[] {
  const problems: string[] = [];
  for (const [, uses = '', comment = ''] of text.matchAll(/^\s*(?:- )?uses: (\S+)(?: +# *(.*))?$/gm)) {
    if (OWN.test(uses)) continue;
    const [name = '', commit = ''] = uses.split('@');
    const pin = PINS[name];
    if (pin === undefined) problems.push(`${name} is not one of the actions that starter workflows use`);
    else if (commit !== pin.commit) problems.push(`${name} is not pinned to ${pin.commit}`);
    else if (comment !== pin.version) problems.push(`${name} does not say its version, ${pin.version}, as a comment`);
  }
  return problems;
}

/**
 * A run that waits is not lost: either all that wait are kept, or it is said why the one that takes its place does the same. What is under way is never
 * cancelled.
 */
function concurrencyProblems({ concurrency }: Data): string[] {
  if (concurrency === undefined) return [];
  const { 'cancel-in-progress': cancels, queue } = data(concurrency);
  if (cancels !== undefined && cancels !== false) return ['concurrency cancels what is in progress'];
  return queue === undefined || queue === 'max' ? [] : [`concurrency has the queue ${String(queue)}`];
}

/** Inputs that let a run do what is refused otherwise. Whoever may start workflows can set them. */
const DANGEROUS = /\$\{\{ *inputs\.([\w-]*(?:rollback|force|emergency|skip|bypass|override)[\w-]*) *\}\}/;

/** A step that acts on a dangerous input comes after one that fails unless reviewers are required in the environment of the job. */
export function dangerProblems(text: string): string[] {
  return jobsOf(data(load(text))).flatMap(([id, job]) => {
    const guarded = new Set<string>();
    return stepsOf(job).flatMap((step) => {
      const [, condition = ''] = /^inputs\.([\w-]+)$/.exec(String(step.if)) ?? [];
      if (String(step.run).includes('required_reviewers') && String(step.run).includes('exit 1'))
        guarded.add(condition);
      const settings = { ...data(step.with), ...data(step.env) };
      if (String(settings['dry-run']) === 'true') return [];
      const inputs = Object.values(settings).flatMap((value) => DANGEROUS.exec(String(value))?.[1] ?? []);
      return inputs.flatMap((input) => [
        ...(guarded.has(input) ? [] : [`job ${id}: input ${input} acts without a check of the required reviewers`]),
        ...(job.environment === undefined ? [`job ${id}: input ${input} acts outside a GitHub environment`] : []),
      ]);
    });
  });
}

/** Outside the control plane, a key is in a GitHub environment: it can be limited to branches, so that only merged workflows read it. */
export function keyProblems(text: string): string[] {
  return jobsOf(data(load(text))).flatMap(([id, job]) => {
    const readsSecret = /\bsecrets\b/.test(JSON.stringify(job.steps));
    return readsSecret && job.environment === undefined
      ? [`job ${id} reads a secret outside a GitHub environment`]
      : [];
  });
}

function stepProblems(step: Data): string[] {
  const problems: string[] = [];
  // Stricter than need be: text that is put into a script becomes part of the script, whoever wrote it.
  if (typeof step.run === 'string' && step.run.includes('${{')) problems.push('an expression stands in a script');
  if (String(step.uses).startsWith('actions/checkout@') && data(step.with)['persist-credentials'] !== false)
    problems.push('a checkout leaves the token in the folder: persist-credentials: false is missing');
  for (const value of Object.values({ ...data(step.with), ...data(step.env) })) {
    if (/\b(head_ref|commits|head_commit|client_payload|pull_request\.(title|body)|workflow_run)\b/.test(String(value)))
      problems.push(`${String(value)} is text of untrusted authors`);
  }
  return problems;
}

/** What is wrong with how our own actions are called: inputs that they do not have, and those that they need. */
export function callProblems(text: string, actions: (name: string) => Data): string[] {
  return jobsOf(data(load(text))).flatMap(([id, job]) =>
    stepsOf(job).flatMap((step) => {
      const name = OWN.exec(String(step.uses))?.[1];
      if (name === undefined) return [];
      const inputs = data(actions(name).inputs);
      const given = Object.keys(data(step.with));
      const missing = Object.keys(inputs).filter(
        (input) => data(inputs[input]).required === true && !given.includes(input),
      );
      return [
        ...given
          .filter((input) => !Object.hasOwn(inputs, input))
          .map((input) => `job ${id}: ${name} has no input ${input}`),
        ...missing.map((input) => `job ${id}: ${name} needs the input ${input}`),
      ];
    }),
  );
}

/** What is wrong with outputs of our own actions that are asked for: those that no action declares. */
export function outputProblems(text: string, actions: (name: string) => Data): string[] {
  return jobsOf(data(load(text))).flatMap(([id, job]) => {
    const declared = new Map(
      stepsOf(job).flatMap((step) => {
        const name = OWN.exec(String(step.uses))?.[1];
        return name === undefined ? [] : [[String(step.id), data(actions(name).outputs)] as const];
      }),
    );
    return [...JSON.stringify(job).matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)].flatMap(
      ([, step = '', output = '']) => {
        const outputs = declared.get(step);
        return outputs === undefined || Object.hasOwn(outputs, output)
          ? []
          : [`job ${id}: step ${step} has no output ${output}`];
      },
    );
  });
}

function jobsOf(workflow: Data): (readonly [string, Data])[] {
  return Object.entries(data(workflow.jobs)).map(([id, job]) => [id, data(job)] as const);
}

function stepsOf(job: Data): Data[] {
  return Array.isArray(job.steps) ? job.steps.map(data) : [];
}

function data(value: unknown): Data {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
