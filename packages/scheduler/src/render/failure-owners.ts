import { type Position, quote } from '@kalypso-actions/diagnostics';
import type { Struct } from '@kalypso-actions/govalue';
import type { PlatformConfig } from '../config/platform-config.ts';
import type { DeploymentTarget } from '../model/deployment-targets.ts';
import type { AssignmentProblem } from '../schedule/assignment-problem.ts';
import type { TemplateData } from './data/template-data.ts';
import type { UntrustedValue } from './data/untrusted-values.ts';
import { createOtherStandIn, createStandIn, type StandIn } from './judge/stand-in.ts';

/** Harmless texts: of the same outline, without punctuation, and a number. */
const STAND_INS: readonly StandIn[] = [createStandIn, createOtherStandIn, () => '1'];
/** How many targets of other registrations a failing template is tried with, and how many if each takes as long as a template may. */
const MAX_WITNESSES = 10;
const MAX_SLOW_WITNESSES = 3;
/** How many other targets of its registration. */
const MAX_SIBLINGS = 3;
/** A template that fails at one position for so many targets, whatever their values are, is not tried any more. */
const MAX_TEMPLATE_FAILURES = 10;

/** Whether a manifest renders with other data, which are those of an assignment or made of them. */
export type RendersWith = (data: Struct, origin: TemplateData) => boolean;

/** The registration that a failure belongs to, and what of its workload file is the cause; `undefined` for the platform team. */
type Ownership = { readonly registration: string; readonly cause: Cause } | undefined;

interface Cause {
  readonly at: Position;
  /** What is decided there: a value, or the target. */
  readonly subject: string;
  /** Why it is the cause. */
  readonly reason: string;
}

interface KnownFailure {
  templateFailures: number;
  readonly byTarget: Map<DeploymentTarget, Map<PlatformConfig, Ownership>>;
}

/**
 * Finds out whose failure it is that a template cannot be rendered. It belongs to the registration of a target if the template renders with the values of another
 * target, or with harmless texts in place of what the workload file decides. It belongs to the platform team if the template renders with neither, or if it fails
 * for several other registrations, too.
 */
export class FailureOwners {
  /** The targets of each registration. */
  readonly #targets = new Map<string | undefined, DeploymentTarget[]>();
  readonly #known = new Map<object, Map<string, KnownFailure>>();

  constructor(targets: readonly DeploymentTarget[]) {
    for (const target of targets) {
      const known = this.#targets.get(target.registration);
      if (known) known.push(target);
      else this.#targets.set(target.registration, [target]);
    }
  }

  /**
   * Adds the owner to a problem of a manifest. A problem of a registration is reported where its workload file causes it.
   *
   * @param manifest identifies the manifest
   * @param refusal what the template itself reports with `fail`
   */
  assign(
    problem: AssignmentProblem,
    manifest: object,
    data: TemplateData,
    rendersWith: RendersWith,
    refusal?: string,
  ): AssignmentProblem {
    const { target, config } = data.assignment;
    if (target.registration === undefined) return problem;
    const failure = this.#failureOf(manifest, problem);
    const byConfig = failure.byTarget.get(target) ?? new Map<PlatformConfig, Ownership>();
    failure.byTarget.set(target, byConfig);
    const isKnown = byConfig.has(config);
    if (!isKnown && failure.templateFailures >= MAX_TEMPLATE_FAILURES) return problem;
    const maxWitnesses = problem.code === 'template-limit' ? MAX_SLOW_WITNESSES : MAX_WITNESSES;
    const ownership = isKnown
      ? byConfig.get(config)
      : this.#findOwnership(data, target.registration, rendersWith, maxWitnesses);
    if (!isKnown && ownership === undefined) failure.templateFailures += 1;
    byConfig.set(config, ownership);
    return ownership === undefined ? problem : moveToCause(problem, ownership, refusal);
  }

  #failureOf(manifest: object, { code, at }: AssignmentProblem): KnownFailure {
    const known = this.#known.get(manifest) ?? new Map<string, KnownFailure>();
    this.#known.set(manifest, known);
    const key = `${code} ${at?.line}:${at?.column}`;
    const failure = known.get(key) ?? { templateFailures: 0, byTarget: new Map() };
    known.set(key, failure);
    return failure;
  }

  #findOwnership(data: TemplateData, registration: string, rendersWith: RendersWith, maxWitnesses: number): Ownership {
    const { target } = data.assignment;
    const values = data.values();
    const others = this.#witnessesFor(registration, maxWitnesses);
    const siblings = (this.#targets.get(registration) ?? []).filter((other) => other !== target).slice(0, MAX_SIBLINGS);
    const witness = [...others, ...siblings].find((other) => {
      const otherData = data.withTarget(other);
      return rendersWith(otherData.data, otherData);
    });
    if (witness === undefined && others.length > 1) return undefined;
    const harmless = STAND_INS.find((standIn) => rendersWith(data.withStandIns(values, standIn), data));
    if (harmless) {
      const culprit = findCulprit(values, (some) => rendersWith(data.withStandIns(some, harmless), data));
      if (culprit === undefined)
        return blameTarget(target, registration, 'with other values of this workload file, the template renders');
      const subject = `${culprit.description} is ${quote(culprit.text)}`;
      return { registration, cause: { at: culprit.at, subject, reason: 'with another value, the template renders' } };
    }
    if (witness !== undefined) {
      const reason = `with the values of target ${witness.name}, the template renders: compare the workload files`;
      return blameTarget(target, registration, reason);
    }
    return isNamespaceCause(data, rendersWith) ? blameTarget(target, registration, describeNamespace(data)) : undefined;
  }

  /** The first targets of other registrations, which are chosen at equal distances. */
  #witnessesFor(registration: string, max: number): readonly DeploymentTarget[] {
    const others = [...this.#targets].flatMap(([other, [first]]) => (other === registration || !first ? [] : [first]));
    const step = Math.max(1, others.length / max);
    return Array.from({ length: Math.min(max, others.length) }, (_, index) => others[Math.floor(index * step)]).filter(
      (other) => other !== undefined,
    );
  }
}

function blameTarget({ name, at }: DeploymentTarget, registration: string, reason: string): Ownership {
  return { registration, cause: { at, subject: `deployment target ${name}`, reason } };
}

function moveToCause(
  problem: AssignmentProblem,
  { registration, cause: { at, subject, reason } }: NonNullable<Ownership>,
  refusal: string | undefined,
): AssignmentProblem {
  return {
    ...problem,
    registration,
    message: refusal === undefined ? `${subject}: ${problem.message}` : `${subject}: ${refusal}`,
    at,
    related: [
      { message: reason, at },
      ...(problem.at ? [{ message: 'the template', at: problem.at }] : []),
      ...(problem.related ?? []),
    ],
  };
}

/** Finds the value that makes a template fail alone: it renders with others in place of all values, and fails if only this one is kept. */
function findCulprit(
  values: readonly UntrustedValue[],
  rendersWithout: (some: readonly UntrustedValue[]) => boolean,
): UntrustedValue | undefined {
  // Without the first `enough` values, the template renders.
  let [few, enough] = [0, values.length];
  while (enough - few > 1) {
    const middle = Math.floor((few + enough) / 2);
    if (rendersWithout(values.slice(0, middle))) enough = middle;
    else few = middle;
  }
  const culprit = values[enough - 1];
  return rendersWithout(values.filter((value) => value !== culprit)) ? undefined : culprit;
}

/** Whether a template fails because of a namespace that is made of the name of the target for the most part. */
function isNamespaceCause(data: TemplateData, rendersWith: RendersWith): boolean {
  const { namespace, target } = data.assignment;
  if (!namespace.includes(target.name) || target.name.length <= namespace.length / 2) return false;
  return STAND_INS.some((standIn) =>
    rendersWith(data.withStandIns(data.values(), standIn, standIn(namespace, 0)), data),
  );
}

function describeNamespace({ assignment }: TemplateData): string {
  return `the namespace is ${quote(assignment.namespace)}: with another name of the target, the template renders`;
}
