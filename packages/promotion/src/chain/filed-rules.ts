import type { Checked, Diagnostic } from '@kalypso-actions/diagnostics';
import type { Environment, Locate } from '@kalypso-actions/scheduler';
import { suggestEnvironment } from './check-chain.ts';
import type { FiledRules, RulesFile } from './rules-file.ts';

/**
 * Gives environments the rules that the file declares for them. Pure.
 *
 * Inputs: the environments of `.environments/`, each name once; and the content of the file.
 * Output: the environments, whose rules are then located in the file, and an error for each name without an environment and for rules in both places.
 */
export function applyFiledRules(
  environments: readonly Environment[],
  file: RulesFile,
): Checked<readonly Environment[]> {
  const names = environments.map(({ name }) => name);
  const unknown = [...file].filter(([name]) => !names.includes(name));
  const diagnostics: Diagnostic[] = unknown.map(([name, { locate }]) => ({
    code: 'unknown-environment',
    severity: 'error',
    message: `environment ${name} does not exist in .environments`,
    at: locate(),
    hint: suggestEnvironment(name, names),
  }));
  const value = environments.map((environment) => {
    const filed = file.get(environment.name);
    if (filed === undefined) return environment;
    if (hasRules(environment)) {
      diagnostics.push(describeBoth(environment, filed));
      return environment;
    }
    return { ...environment, promotion: filed.rules, locate: redirect(environment.locate, filed.locate) };
  });
  return { value, diagnostics };
}

function hasRules({ promotion: { next, soakMs, hold, freeze } }: Environment): boolean {
  return next !== undefined || soakMs !== undefined || hold !== undefined || freeze.length > 0;
}

/** Locates the fields of `spec.promotion` in the file, and all others in the environment's own document. */
function redirect(locate: Locate, locateFiled: Locate): Locate {
  return (...path) => {
    const [first, second, ...rest] = path;
    return first === 'spec' && second === 'promotion' ? locateFiled(...rest) : locate(...path);
  };
}

function describeBoth(environment: Environment, { locate }: FiledRules): Diagnostic {
  const { name } = environment;
  return {
    code: 'promotion-declared-twice',
    severity: 'error',
    message: `environment ${name} has rules of promotion both in its \`spec.promotion\` and here`,
    at: locate(),
    hint: 'Keep them in one place: here, as long as an operator reads the environment.',
    subject: { kind: 'Environment', name },
    related: [{ message: 'the other ones', at: environment.locate('spec', 'promotion') }],
  };
}
