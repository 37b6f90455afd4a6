import { CONFIRMATIONS } from './confirmations.ts';
import { CONTRADICTED_EVIDENCE } from './contradicted-evidence.ts';
import { EXPECTED_CLUSTERS } from './expected-clusters.ts';
import { FAULTY_SERVICES } from './faulty-services.ts';
import { HEALTHY_FLEETS } from './healthy-fleets.ts';
import { OVER_TIME } from './over-time.ts';
import { ROLLOUTS } from './rollouts.ts';
import type { ComplianceScenario } from './scenario.ts';

/** Every scenario, by subject. */
export const COMPLIANCE_SCENARIOS: Readonly<Record<string, readonly ComplianceScenario[]>> = {
  'healthy fleets': HEALTHY_FLEETS,
  'contradicted evidence': CONTRADICTED_EVIDENCE,
  confirmations: CONFIRMATIONS,
  'fleets over time': OVER_TIME,
  'expected clusters': EXPECTED_CLUSTERS,
  'faulty services': FAULTY_SERVICES,
  rollouts: ROLLOUTS,
};
