import { isAmbiguousScalar } from '@kalypso-actions/goyaml';
import type { Inventory, InventoryCluster, Reporter } from './inventory.ts';

const HEADER = `# yaml-language-server: $schema=https://raw.githubusercontent.com/kalypso-actions/kalypso-actions/main/schemas/inventory.schema.json
# The clusters that are expected to report. Remove one here when it is decommissioned, and add one here when it joins.
`;

/** Formats an inventory as the file that it is read from. */
export function formatInventory({ clusters }: Inventory): string {
  if (clusters.length === 0) return `${HEADER}clusters: []\n`;
  return `${HEADER}clusters:\n${clusters.map(formatCluster).join('')}`;
}

function formatCluster({ name, resourceId, clusterType, labels, reporters }: InventoryCluster): string {
  const names = Object.keys(labels).toSorted();
  const [first, ...others] = reporters;
  const isDefault = first?.kind === 'azure' && others.length === 0;
  const lines = [
    `  - name: ${formatText(name)}`,
    ...(resourceId === undefined ? [] : [`    resourceId: ${formatText(resourceId)}`]),
    ...(clusterType === undefined ? [] : [`    clusterType: ${formatText(clusterType)}`]),
    ...(names.length === 0 ? [] : ['    labels:']),
    ...names.map((label) => `      ${formatText(label)}: ${formatText(labels[label] ?? '')}`),
    ...(isDefault ? [] : ['    reporters:', ...reporters.map(formatReporter)]),
  ];
  return `${lines.join('\n')}\n`;
}

function formatReporter(reporter: Reporter): string {
  if (reporter.kind === 'azure') return '      - azure: {}';
  const creators = reporter.creators.map((creator) => JSON.stringify(creator)).join(', ');
  return `      - commitStatus: { object: ${formatText(reporter.object)}, creators: [${creators}] }`;
}

/** Without quotes if every parser reads it as the same text. A text in JSON is one in YAML, if it contains printable characters only. */
function formatText(text: string): string {
  if (/^[A-Za-z/][-\w./]*$/.test(text) && !isAmbiguousScalar(text)) return text;
  return JSON.stringify(text).replace(
    /[^ -~]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
