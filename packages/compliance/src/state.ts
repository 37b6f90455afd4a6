const STATES = ['Compliant', 'Non-Compliant', 'Pending', 'Suspended', 'Unknown'] as const;

/** What Azure says of a Flux configuration, or of an object that it made. */
export type ComplianceState = (typeof STATES)[number];

/** Azure's word, letter for letter; `Unknown` for any other. */
export function stateOf(value: unknown): ComplianceState {
  return STATES.find((state) => state === value) ?? 'Unknown';
}
