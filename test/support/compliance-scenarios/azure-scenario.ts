import {
  type AzureScenario,
  createClusterRow,
  createConfigurationRow,
  type KqlRow,
  type ScriptedRow,
  SUBSCRIPTION_ID,
} from '@kalypso-actions/azure-emulator';
import type { ComplianceScenario, Fields, FleetMember } from './scenario.ts';

/** The subject of the ID tokens of the job. */
export const SUBJECT = 'repo:contoso/control-plane:environment:dev';
const READER = { clientId: 'reader', federatedSubject: SUBJECT, reads: [SUBSCRIPTION_ID] };

/**
 * Creates what the emulated Azure shows for a scenario. The placeholders of texts remain.
 * @param polls how many polls the emulator has counted so far
 */
export function createAzureScenario(
  { fleet, azure = {}, azureFaults = [] }: ComplianceScenario,
  polls: number,
): AzureScenario {
  const clusters = fleet
    .filter(({ isClusterHidden }) => !isClusterHidden)
    .map((member) => createCluster(member, polls));
  return {
    subscriptions: [{ id: SUBSCRIPTION_ID }],
    identities: [READER],
    // A cluster with several configurations is one row.
    clusters: [...new Map(clusters.map((cluster) => [String(cluster.row.id), cluster])).values()],
    configurations: fleet.map((member) => createConfiguration(member, polls)),
    faults: azureFaults,
    ...azure,
  };
}

function createCluster(
  { clusterProperties = {}, clusterLater, tags, ...spec }: FleetMember,
  polls: number,
): ScriptedRow {
  const row = createClusterRow({ ...spec, properties: clusterProperties as KqlRow }, tags);
  return { row, states: toStates(clusterLater, polls) };
}

function createConfiguration(
  { properties = {}, row = {}, later, resource = {}, url = '<url>', ...spec }: FleetMember,
  polls: number,
): ScriptedRow {
  const configuration = createConfigurationRow({ url, commit: '<target>', ...spec, properties: properties as KqlRow });
  const responses = Object.entries(resource).map(([poll, response]) => ({
    from: { poll: toPoll(poll, polls) },
    response,
  }));
  return { row: { ...configuration, ...(row as KqlRow) }, states: toStates(later, polls), resource: responses };
}

function toStates(later: Readonly<Record<number, Fields>> = {}, polls: number): NonNullable<ScriptedRow['states']> {
  return Object.entries(later).map(([poll, state]) => ({ ...state, from: { poll: toPoll(poll, polls) } }));
}

/** The emulator counts all polls since its start; 0 is before the first one of the scenario. */
function toPoll(poll: string, polls: number): number {
  return poll === '0' ? 0 : polls + Number(poll);
}
