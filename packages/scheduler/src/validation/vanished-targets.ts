import { type Diagnostic, findNearest, joinLimited, ownedBy, quote } from '@kalypso-actions/diagnostics';
import type { Model } from '../model/model.ts';
import type { Locate } from '../resources/resource.ts';

const MAX_NAMES = 5;

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
            ...ownedBy(registration?.name),
          },
        ];
      }
      return deploymentTargets.flatMap(({ environment }, index) => {
        const locateField: Locate = () => locate('spec', 'deploymentTargets', index, 'environment');
        return checkEnvironment(environment, model, locateField).map((each) => ({
          ...each,
          ...ownedBy(registration?.name),
        }));
      });
    }),
    ...model.standaloneTargets.flatMap(({ target: { environment, locate }, registration }) =>
      checkEnvironment(environment, model, () => locate('spec', 'environment')).map((each) => {
        return { ...each, ...ownedBy(registration?.name) };
      }),
    ),
  ];
}

/** A misspelled environment removes a target from the environment that is meant. */
function checkEnvironment(name: string, { environment, knownEnvironments }: Model, locate: Locate): Diagnostic[] {
  if (knownEnvironments.length === 0 || name === environment || knownEnvironments.includes(name)) return [];
  const known = [...new Set([...knownEnvironments, environment])].sort();
  const misspelled = known.find((other) => sortLetters(other) === sortLetters(name));
  const nearest = misspelled ?? findNearest(name, known);
  return [
    {
      code: 'target-environment',
      severity: misspelled === undefined ? 'warning' : 'error',
      message: `there is no environment ${quote(name)}: the target is deployed nowhere`,
      at: locate(),
      hint:
        nearest === undefined
          ? `Known are ${joinLimited(known.map(quote), MAX_NAMES)}.`
          : `Did you mean ${nearest}? To add an environment, declare it in \`.environments/\` of the base.`,
    },
  ];
}

/** Equal for names that differ only in the case or the order of letters: no two environments have such names. `dev2` may be a new environment. */
function sortLetters(name: string): string {
  return [...name.toLowerCase()].sort().join('');
}
