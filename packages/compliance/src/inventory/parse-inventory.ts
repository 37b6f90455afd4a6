import type { Checked, Diagnostic } from '@kalypso-actions/diagnostics';
import { ShapeContext } from '@kalypso-actions/scheduler';
import { parseYaml, SourceText, type YamlProblem } from '@kalypso-actions/yaml';
import { findRepetitions } from './find-repetitions.ts';
import type { Inventory, InventoryCluster, Reporter } from './inventory.ts';
import { type InventoryFields, inventoryShape } from './inventory-shape.ts';

type ClusterFields = InventoryFields['clusters'][number];
type ReporterOfCluster = NonNullable<ClusterFields['reporters']>[number];

/** The login of an App, without quotes: in a list in brackets, YAML takes `[bot]` for another list. */
const UNQUOTED_APP = /(?<![\w"'-])[\w-]{1,100}\[bot\]/;

/** A cluster has about 25. */
const MAX_NODES = 1_000_000;

/**
 * Parses an inventory. It is never read in part: a cluster that is left out would not be expected.
 *
 * @param file its path, for diagnostics
 * @returns `undefined` with every error, in the order of the file
 */
export function parseInventory(text: string, file: string): Checked<Inventory | undefined> {
  const source = new SourceText(text, '.', file);
  const { documents, problem } = parseYaml(source, MAX_NODES);
  const problems = [...(problem ? [problem] : []), ...documents.flatMap((document) => document.problems)];
  // Errors in what was read in part would mislead.
  if (problems.length > 0) return { value: undefined, diagnostics: problems.map((each) => toError(each, source)) };
  const context = new ShapeContext(source, { subject: { kind: 'Inventory', name: file }, trusted: true });
  const [document, second] = documents;
  if (document === undefined) {
    const hint = 'List the expected clusters below `clusters:`.';
    context.error(0, 'not-one-document', 'the inventory is empty', hint);
    return { value: undefined, diagnostics: context.diagnostics };
  }
  if (second !== undefined) {
    const message = 'an inventory is one YAML document, but a second one starts here';
    context.error(second.root.offset, 'not-one-document', message, 'Move its clusters to the first one.');
  }
  const fields = inventoryShape.read(document.root, '', context);
  const errors = [...context.diagnostics, ...findRepetitions(document.root, source)];
  if (fields === undefined || errors.length > 0) return { value: undefined, diagnostics: sortByPosition(errors) };
  return { value: { clusters: fields.clusters.map(toCluster) }, diagnostics: [] };
}

function toCluster({ name, resourceId, clusterType, labels = {}, reporters }: ClusterFields): InventoryCluster {
  return {
    name,
    resourceId: resourceId?.toLowerCase(),
    clusterType,
    labels,
    reporters: reporters?.map((reporter) => toReporter(name, reporter)) ?? [{ kind: 'azure' }],
  };
}

function toReporter(cluster: string, { commitStatus }: ReporterOfCluster): Reporter {
  if (commitStatus === undefined) return { kind: 'azure' };
  const { object, creators } = commitStatus;
  return {
    kind: 'commit-status',
    object,
    context: `kalypso/${cluster}/${object}`,
    creators: [...new Set(creators.map((creator) => creator.toLowerCase()))],
  };
}

function toError({ code, message, hint, offset }: YamlProblem, source: SourceText): Diagnostic {
  const at = source.positionAt(offset);
  if (code !== 'yaml-syntax') return { code, severity: 'error', message, at, ...(hint === undefined ? {} : { hint }) };
  const [login] = UNQUOTED_APP.exec(source.text.split(/\r\n|\r|\n/)[at.line - 1] ?? '') ?? [];
  const better = login === undefined ? hint : `Put the login of an App in quotes: "${login}".`;
  return {
    code,
    severity: 'error',
    message: `invalid YAML: ${message}`,
    at,
    ...(better === undefined ? {} : { hint: better }),
  };
}

function sortByPosition(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.toSorted(
    ({ at: a }, { at: b }) => (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0),
  );
}
