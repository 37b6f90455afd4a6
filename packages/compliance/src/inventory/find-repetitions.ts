import { type Diagnostic, quote } from '@kalypso-actions/diagnostics';
import { getChild, type ScalarNode, type SourceText, type YamlNode } from '@kalypso-actions/yaml';

/** What may occur once in its scope, letter case aside. */
interface UniqueText {
  /** As the subject of a message. */
  readonly subject: string;
  readonly text: string;
  readonly offset: number;
}

interface Rule {
  readonly code: Diagnostic['code'];
  readonly hint: string;
}

const CLUSTER: Rule = {
  code: 'duplicate-cluster',
  hint: 'Remove one of the two, or rename it. Letter case does not count.',
};
const LABEL: Rule = { code: 'duplicate-label', hint: 'Remove one of the two. Letter case does not count.' };
const REPORTER: Rule = { code: 'duplicate-reporter', hint: 'Merge the two: list all `creators` in one.' };

/** Finds everything that an inventory contains twice, or that could be two things. Also reads documents with other errors, so that all are reported at once. */
export function findRepetitions(root: YamlNode, source: SourceText): readonly Diagnostic[] {
  const clusters = getItems(getChild(root, 'clusters'));
  return [
    ...find(
      CLUSTER,
      clusters.flatMap((cluster) => getText(cluster, 'name', 'the name')),
    ),
    ...find(
      CLUSTER,
      clusters.flatMap((cluster) => getText(cluster, 'resourceId', 'the resource ID')),
    ),
    ...findAmbiguous(clusters),
    ...clusters.flatMap((cluster) => find(LABEL, getLabels(cluster))),
    ...clusters.flatMap((cluster) => find(REPORTER, getItems(getChild(cluster, 'reporters')).flatMap(getReporter))),
  ];

  /** A cluster that is found in Azure by a name that a cluster with a resource ID has there. */
  function findAmbiguous(nodes: readonly YamlNode[]): readonly Diagnostic[] {
    const owners = new Map<string, UniqueText>();
    for (const id of nodes.flatMap((node) => getText(node, 'resourceId', 'the resource ID')))
      owners.set(id.text.toLowerCase().replace(/^.*\//s, ''), id);
    const byName = nodes.filter((node) => getChild(node, 'resourceId') === undefined && isInAzure(node));
    return byName.flatMap((node) =>
      getText(node, 'name', 'the name').flatMap((name) => {
        const owner = owners.get(name.text.toLowerCase());
        if (owner === undefined) return [];
        const { code, hint } = AMBIGUOUS;
        const message = `${name.subject} is also the name in Azure of a cluster with another entry`;
        const related = [{ message: 'the resource ID of the other one', at: source.positionAt(owner.offset) }];
        return [{ code, severity: 'error', message, at: source.positionAt(name.offset), hint, related }];
      }),
    );
  }

  function find({ code, hint }: Rule, texts: readonly UniqueText[]): readonly Diagnostic[] {
    const first = new Map<string, UniqueText>();
    return texts.flatMap((unique) => {
      const key = unique.text.toLowerCase();
      const earlier = first.get(key);
      if (earlier === undefined) {
        first.set(key, unique);
        return [];
      }
      const related = [{ message: 'the first one', at: source.positionAt(earlier.offset) }];
      const message = `${unique.subject} occurs twice`;
      return [{ code, severity: 'error', message, at: source.positionAt(unique.offset), hint, related }];
    });
  }
}

const AMBIGUOUS: Rule = {
  code: 'ambiguous-cluster',
  hint: 'Give it its own `resourceId`, so that a report of the one never counts for the other.',
};

function getItems(node: YamlNode | undefined): readonly YamlNode[] {
  return node?.kind === 'sequence' ? node.items : [];
}

function getText(node: YamlNode, key: string, noun: string): readonly UniqueText[] {
  const child = getChild(node, key);
  return isText(child) ? [{ subject: `${noun} ${quote(child.text)}`, text: child.text, offset: child.offset }] : [];
}

/** Whether Azure reports for it, which is the default. */
function isInAzure(cluster: YamlNode): boolean {
  const reporters = getItems(getChild(cluster, 'reporters'));
  return (
    reporters.length === 0 || reporters.some((reporter) => reporter.kind === 'mapping' && reporter.byKey.has('azure'))
  );
}

function getLabels(cluster: YamlNode): readonly UniqueText[] {
  const labels = getChild(cluster, 'labels');
  if (labels?.kind !== 'mapping') return [];
  return labels.entries.map(({ key: { text, offset } }) => ({ subject: `the label ${quote(text)}`, text, offset }));
}

function getReporter(reporter: YamlNode): readonly UniqueText[] {
  const azure = reporter.kind === 'mapping' ? reporter.byKey.get('azure') : undefined;
  const unique = azure ? [{ subject: 'the reporter azure', text: 'azure', offset: azure.key.offset }] : [];
  // No object contains a `/`, so it cannot be taken for Azure.
  const status = getText(getChild(reporter, 'commitStatus') ?? reporter, 'object', 'the object');
  return [...unique, ...status.map((each) => ({ ...each, text: `/${each.text}` }))];
}

function isText(node: YamlNode | undefined): node is ScalarNode {
  return node?.kind === 'scalar' && node.text !== '';
}
