import { type Diagnostic, findNearest, joinLimited, quote } from '@kalypso-actions/diagnostics';
import type { Model } from '../model/model.ts';
import { ownedBy } from '../model/name-claims.ts';
import type { Locate } from '../resources/resource.ts';

const MAX_NAMES = 5;
/** Names that are shorter, or differ in a digit, are too close to each other by nature. */
const MIN_LENGTH = 3;

/** Finds what makes targets vanish without a removal being meant: a workload without targets, and environments that do not exist. */
export function findVanishedTargets(model: Model): readonly Diagnostic[] {
  return [
    ...model.workloads.flatMap(({ workload, registration }): Diagnostic[] => {
      const { deploymentTargets, name, locate } = workload;
      if (deploymentTargets.length === 0) {
        return [
          {
            code: 'no-deployment-target',
            severity: 'warning',
            message: `workload ${name} has no deployment targets in any environment`,
            at: locate('spec', 'deploymentTargets'),
            hint: 'Remove the workload, unless it is only for now.',
            ...ownedBy(registration),
          },
        ];
      }
      return deploymentTargets.flatMap(({ environment }, index) => {
        const locateField: Locate = () => locate('spec', 'deploymentTargets', index, 'environment');
        return checkEnvironment(environment, model, locateField).map((each) => ({ ...each, ...ownedBy(registration) }));
      });
    }),
    ...model.standaloneTargets.flatMap(({ target: { environment, locate }, registration }) =>
      checkEnvironment(environment, model, () => locate('spec', 'environment')).map((each) => {
        return { ...each, ...ownedBy(registration) };
      }),
    ),
  ];
}

/** A misspelled environment removes a target from the environment that is meant. */
function checkEnvironment(name: string, { environment, knownEnvironments }: Model, locate: Locate): Diagnostic[] {
  if (knownEnvironments.length === 0 || name === environment || knownEnvironments.includes(name)) return [];
  const known = [...new Set([...knownEnvironments, environment])].sort();
  const nearest = findMisspelled(name, known);
  return [
    {
      code: 'target-environment',
      severity: nearest === undefined ? 'warning' : 'error',
      message: `there is no environment ${quote(name)}: the target is deployed nowhere`,
      at: locate(),
      hint:
        nearest === undefined
          ? `Known are ${joinLimited(known.map(quote), MAX_NAMES)}.`
          : `Did you mean ${nearest}? To add an environment, declare it in \`.environments/\` of the base.`,
    },
  ];
}

function findMisspelled(name: string, known: readonly string[]): string | undefined {
  if (name.length < MIN_LENGTH) return undefined;
  const withoutDigits = (text: string) => text.replace(/\d/g, '0');
  return findNearest(
    name,
    known.filter((other) => withoutDigits(other) !== withoutDigits(name)),
    1,
  );
}
