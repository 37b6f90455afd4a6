import type { DifferenceKind, InventoryDifference } from '@kalypso-actions/compliance';
import { formatCount, sanitizeText } from '@kalypso-actions/diagnostics';

const DESCRIPTIONS: Readonly<Record<DifferenceKind, string>> = {
  'not-seen': 'not in Azure',
  'not-expected': 'not in the inventory',
  'not-expected-there': 'Azure also reports it',
  ambiguous: 'several have this name',
  'resource-id': 'another resource ID',
  'cluster-type': 'another cluster type',
  label: 'another label',
  'labels-unreadable': 'tags are unreadable',
};

const FIXES: Readonly<Record<DifferenceKind, string>> = {
  'not-seen': 'Repair its configuration or your access to it, or remove it from the inventory if it is decommissioned.',
  'not-expected': 'Add it to the inventory: until then, it does not count.',
  'not-expected-there': 'Add `- azure: {}` to its `reporters`, or remove its configuration in Azure.',
  ambiguous: 'Add the `resourceId` of the one that is meant.',
  'resource-id': 'Change `resourceId` if the cluster was connected anew or moved.',
  'cluster-type': 'Change `clusterType`, or the path of its kustomization.',
  label: 'Set the tag or change the label; the label of the inventory counts.',
  'labels-unreadable': 'Give your identity read access to the cluster resource.',
};

const HEAD = ['CLUSTER', 'DIFFERENCE', 'INVENTORY', 'AZURE'];

/** Formats differences as a table for a terminal, with what to do about each kind below it. */
export function formatDifferences(differences: readonly InventoryDifference[]): string {
  const rows = differences.map(({ kind, cluster, inventory, azure }) =>
    [cluster, DESCRIPTIONS[kind], inventory || '-', azure || '-'].map((text) => sanitizeText(text, 400)),
  );
  const table = [HEAD, ...rows];
  const widths = HEAD.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const lines = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const kinds = new Set(differences.map(({ kind }) => kind));
  const fixes = [...kinds].map((kind) => `${DESCRIPTIONS[kind]}: ${FIXES[kind]}`);
  return `${[...lines, '', `${formatCount(differences.length, 'difference')}.`, ...fixes].join('\n')}\n`;
}
