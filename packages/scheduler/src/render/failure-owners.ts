import { quote } from '@kalypso-actions/diagnostics';
import type { Struct } from '@kalypso-actions/govalue';
import type { DeploymentTarget } from '../model/deployment-targets.ts';
import type { AssignmentProblem } from '../schedule/assignment-problem.ts';
import { createOtherStandIn, createStandIn, type StandIn } from './judge/stand-in.ts';
import type { TemplateData } from './template-data.ts';

/** Harmless texts: of the same outline, without punctuation, and a number. */
const STAND_INS: readonly StandIn[] = [createStandIn, createOtherStandIn, () => '1'];
/** How many targets of other registrations a failing template is tried with. */
const MAX_WITNESSES = 3;
/** A template that fails at one position for so many targets, whatever their values are, is not tried any more. */
const MAX_TEMPLATE_FAILURES = 10;

/** Whether a manifest renders with other data. */
type RendersWith = (data: Struct) => boolean;

type Ownership = Pick<AssignmentProblem, 'registration' | 'related'>;

interface KnownFailure {
  templateFailures: number;
  readonly byTarget: Map<DeploymentTarget, Ownership>;
}

const PLATFORM: Ownership = {};

/**
 * Finds out whose failure it is that a template cannot be rendered. It belongs to the registration of a target if the template renders with harmless texts in
 * place of what the workload file decides, or with the values of another registration's target; otherwise it belongs to the platform team.
 */
export class FailureOwners {
  /** The first target of each registration. */
  readonly #witnesses: readonly DeploymentTarget[];
  readonly #known = new Map<object, Map<string, KnownFailure>>();

  constructor(targets: readonly DeploymentTarget[]) {
    const first = new Map<string | undefined, DeploymentTarget>();
    for (const target of targets) if (!first.has(target.registration)) first.set(target.registration, target);
    this.#witnesses = [...first.values()];
  }

  /**
   * Adds the owner to a problem of a manifest.
   *
   * @param manifest identifies the manifest
   */
  assign(
    problem: AssignmentProblem,
    manifest: object,
    data: TemplateData,
    rendersWith: RendersWith,
  ): AssignmentProblem {
    const { target } = data.assignment;
    if (target.registration === undefined) return problem;
    const failure = this.#failureOf(manifest, problem);
    const known = failure.byTarget.get(target);
    if (known === undefined && failure.templateFailures >= MAX_TEMPLATE_FAILURES) return problem;
    const ownership = known ?? this.#findOwnership(data, target.registration, rendersWith);
    if (known === undefined && ownership === PLATFORM) failure.templateFailures += 1;
    failure.byTarget.set(target, ownership);
    return { ...problem, ...ownership };
  }

  #failureOf(manifest: object, { code, at }: AssignmentProblem): KnownFailure {
    const known = this.#known.get(manifest) ?? new Map<string, KnownFailure>();
    this.#known.set(manifest, known);
    const key = `${code} ${at?.line}:${at?.column}`;
    const failure = known.get(key) ?? { templateFailures: 0, byTarget: new Map() };
    known.set(key, failure);
    return failure;
  }

  #findOwnership(data: TemplateData, registration: string, rendersWith: RendersWith): Ownership {
    const { target } = data.assignment;
    const values = data.values();
    const harmless = STAND_INS.find((standIn) => rendersWith(data.withStandIns(values, standIn)));
    if (harmless) {
      // Only the rendering with the culprit is as expensive as the one that failed.
      const culprit = values.find(
        (value) =>
          !rendersWith(
            data.withStandIns(
              values.filter((other) => other !== value),
              harmless,
            ),
          ),
      );
      const message = culprit
        ? `${culprit.description} is ${quote(culprit.text)}: with another value, the template renders`
        : 'with other values of this workload file, the template renders';
      return { registration, related: [{ message, at: culprit?.at ?? target.at }] };
    }
    const others = this.#witnesses.filter((other) => other.registration !== registration).slice(0, MAX_WITNESSES);
    const witness = others.find((other) => rendersWith(data.withTarget(other)));
    if (witness === undefined) return PLATFORM;
    const message = `with the values of target ${witness.name}, the template renders: compare the workload files`;
    return { registration, related: [{ message, at: target.at }] };
  }
}
