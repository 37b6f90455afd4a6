import { COMPLIANCE_STATES, type ComplianceState } from '../flux-configuration.ts';

/** Returns Azure's state if it is documented, letter for letter; otherwise `Unknown`. */
export function toComplianceState(value: unknown): ComplianceState {
  return COMPLIANCE_STATES.find((state) => state === value) ?? 'Unknown';
}
