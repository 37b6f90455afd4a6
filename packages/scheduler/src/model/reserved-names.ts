import { type Diagnostic, type Position, quote } from '@kalypso-actions/diagnostics';

/**
 * Names of namespaces and objects that belong to Kubernetes, to reconcilers and to the platform's own configuration as the set-up guide names it. A template
 * that uses a name of a workload file for an object would otherwise replace one of these.
 */
const RESERVED_NAMES: ReadonlySet<string> = new Set([
  'default',
  'flux-system',
  'flux-platform',
  'platform',
  'platform-platform',
  'argocd',
  'azure-arc',
  'gatekeeper-system',
]);
const RESERVED_PREFIX = 'kube-';

/** Whether a name that a workload file decides would be that of something that the platform owns. */
export function isReservedName(name: string): boolean {
  return RESERVED_NAMES.has(name) || name.startsWith(RESERVED_PREFIX);
}

/**
 * Describes a reserved name.
 *
 * @param what what has the name, as the subject of a sentence
 */
export function describeReservedName(what: string, name: string, at: Position): Omit<Diagnostic, 'severity'> {
  return {
    code: 'reserved-name',
    message: `${what} cannot be ${quote(name)}: this name is reserved for the platform`,
    at,
    hint: `Choose another name. Reserved are ${[...RESERVED_NAMES].join(', ')}, and names that start with \`${RESERVED_PREFIX}\`.`,
  };
}
