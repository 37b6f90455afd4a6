import { type ConfigurationVerdict, complies } from './configuration-verdict.ts';

/** Formats the name of a configuration with its cluster: `drone/platform`. */
export function formatConfigurationName({ configuration: { cluster, name } }: ConfigurationVerdict): string {
  return cluster.name === '' ? name : `${cluster.name}/${name}`;
}

/** Explains a verdict: its reason, followed by the problem that the configuration reports. The text is untrusted. */
export function explainVerdict(verdict: ConfigurationVerdict): string {
  const { reason, configuration } = verdict;
  if (complies(verdict)) return reason;
  const [problem] = configuration.problems;
  const report = problem && [problem.object, problem.reason, problem.message].filter((part) => part !== '').join(': ');
  return [reason, report ?? configuration.errorMessage].filter((part) => part !== '').join('; ');
}
