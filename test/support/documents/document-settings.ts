import { load } from 'js-yaml';
import { parseObjects } from './cluster/manifests.ts';
import type { DocumentNode, FencedBlock } from './document-nodes.ts';

/** The reconcilers of clusters, as the report of the deployment names them. */
export type ReportedReconciler = 'Flux' | 'ArgoCD';

/** What differs between generations of the documents, as their texts show it. */
export interface DocumentSettings {
  /** The pattern of the printed namespace; `undefined` if none is printed. */
  readonly namespacePattern?: string;
  /** The name of the printed file with the platform configuration, without its extension. */
  readonly configFileName?: string;
  /** The clusters with workloads, in the order of their creation; those of the sample if the document lists none. */
  readonly clusters: Readonly<Record<string, ReportedReconciler>>;
}

/** Derives the settings from the printed manifests and from the report of the deployment. */
export function readDocumentSettings(nodes: readonly DocumentNode[]): DocumentSettings {
  const blocks = nodes.filter((node): node is FencedBlock => node.kind === 'block');
  const pattern = readNamespacePattern(blocks);
  const configFileName = readConfigFileName(nodes);
  const rows = blocks.flatMap(({ code }) => [...code.matchAll(/^\s*- ([\w-]+) \(.*\b(Flux|ArgoCD) based\b.*\)$/gm)]);
  return {
    ...(pattern === undefined ? {} : { namespacePattern: pattern }),
    ...(configFileName === undefined ? {} : { configFileName }),
    clusters:
      rows.length === 0
        ? { drone: 'Flux', large: 'ArgoCD' }
        : Object.fromEntries(rows.map(([, name = '', reconciler]) => [name, reconciler as ReportedReconciler])),
  };
}

function readNamespacePattern(blocks: readonly FencedBlock[]): string | undefined {
  const namespace = blocks
    .filter(({ language }) => language === 'yaml')
    .flatMap(({ code }) => parseObjects(code))
    .find(({ kind }) => kind === 'Namespace');
  if (namespace === undefined) return undefined;
  const { name, labels = {} } = namespace.metadata;
  const { environment, workspace, deploymentTarget } = labels;
  const [, middle] = new RegExp(`^${environment}-(.+)-${deploymentTarget}$`).exec(name) ?? [];
  if (middle === undefined) throw new Error(`the pattern of the namespace ${name} is not known`);
  return `{{environment}}-{{${middle === workspace ? 'workspace' : 'clusterType'}}}-{{deploymentTarget}}`;
}

/** The name is the first word of the text above the printed config map. */
function readConfigFileName(nodes: readonly DocumentNode[]): string | undefined {
  const index = nodes.findIndex((node) => isYamlOf(node, 'ConfigMap'));
  const above = nodes[index - 1];
  return above?.kind === 'text' ? /^`([\w-]+)\.yaml`/.exec(above.text)?.[1] : undefined;
}

function isYamlOf(node: DocumentNode, kind: string): boolean {
  if (node.kind !== 'block' || node.language !== 'yaml') return false;
  return new RegExp(`^kind: ${kind}$`, 'm').test(node.code);
}

const DEFAULTS = {
  namespacePattern: '{{environment}}-{{clusterType}}-{{deploymentTarget}}',
  configFileName: 'platform-config',
};
const RECONCILERS: Readonly<Record<ReportedReconciler, string>> = { Flux: 'arc-flux', ArgoCD: 'argocd' };

type Files = Readonly<Record<string, string>>;

/**
 * Changes the example control plane as a user would: the inputs of `schedule` in its workflows, and the reconcilers of its cluster types. It has no
 * inventory: the documents know none.
 */
export function adaptControlPlane(files: Files, settings: DocumentSettings): Files {
  const { '.kalypso/inventory.yaml': _, ...others } = files;
  return Object.fromEntries(
    Object.entries(others).map(([path, text]) => [
      path,
      path.startsWith('.github/workflows/') ? setInputs(text, settings) : setReconciler(text, settings),
    ]),
  );
}

function setInputs(workflow: string, settings: DocumentSettings): string {
  const { namespacePattern = DEFAULTS.namespacePattern, configFileName = DEFAULTS.configFileName } = settings;
  const inputs = [
    ...(namespacePattern === DEFAULTS.namespacePattern ? [] : [`namespace-pattern: '${namespacePattern}'`]),
    ...(configFileName === DEFAULTS.configFileName ? [] : [`config-file-name: ${configFileName}`]),
  ];
  return workflow.replace(/^( *)- uses: .*\/actions\/schedule@.*\n(?: .*\n)*?\1 {2}with:\n/gm, (step, indent: string) =>
    [step, ...inputs.map((input) => `${indent}    ${input}\n`)].join(''),
  );
}

function setReconciler(text: string, { clusters }: DocumentSettings): string {
  if (!text.includes('kind: ClusterType')) return text;
  const { metadata } = load(text) as { readonly metadata: { readonly name: string } };
  const reconciler = clusters[metadata.name];
  return reconciler === undefined ? text : text.replace(/reconciler: .*/, `reconciler: ${RECONCILERS[reconciler]}`);
}

/** The template that a cluster type with this reconciler names. */
export function templateOf(reconciler: ReportedReconciler): string {
  return RECONCILERS[reconciler];
}
