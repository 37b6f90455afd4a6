import { type Diagnostic, quote } from '@kalypso-actions/diagnostics';
import { getChild, getChildText, type SourceText, type YamlNode } from '@kalypso-actions/yaml';
import { GROUP_VERSION } from '../../resources/resource.ts';

/** Kinds of the Kalypso API that only the operator uses. */
export const OPERATOR_KINDS: readonly string[] = ['Assignment', 'AssignmentPackage'];

/** Reports an object that has an effect with the operator, and none here; `undefined` for any other object. */
export function findUnreadObject(root: YamlNode, source: SourceText, trusted: boolean): Diagnostic | undefined {
  const apiVersion = getChildText(root, 'apiVersion') ?? '';
  const kind = getChildText(root, 'kind') ?? '';
  const group = apiVersion.split('/')[0];
  if (apiVersion === GROUP_VERSION && OPERATOR_KINDS.includes(kind)) return createOperatorWarning(kind, root, source);
  if (!trusted) return undefined;
  if (group === 'azconfig.io' && kind === 'AzureAppConfigurationProvider') return findProvider(root, source);
  if (group === 'kustomize.config.k8s.io') return createFileNameWarning(kind, root, source);
  return undefined;
}

function createOperatorWarning(kind: string, root: YamlNode, source: SourceText): Diagnostic {
  return {
    code: 'operator-kind',
    severity: 'warning',
    message: `an ${kind} is made by the operator; this one is not read`,
    at: source.positionAt(getChild(root, 'kind')?.offset ?? root.offset),
    hint: 'Remove it: a SchedulingPolicy decides what is assigned.',
  };
}

/** Azure's provider writes a config map of the cluster in which it runs: the operator reads it there, and nothing of it is in Git. */
function findProvider(root: YamlNode, source: SourceText): Diagnostic | undefined {
  const name = getChild(getChild(getChild(root, 'spec'), 'target'), 'configMapName');
  if (name?.kind !== 'scalar' || !name.text.startsWith('azure-app-config')) return undefined;
  return {
    code: 'app-config-provider',
    severity: 'warning',
    message: `this provider creates config map ${quote(name.text)} in the management cluster only; its values are not read`,
    at: source.positionAt(name.offset),
    hint: `Export the config map to the branch of the environment, for example with \`kubectl get configmap -n <environment> -o yaml\`.`,
  };
}

/** Flux applies a kustomization with another file name like any object, and clusters do not have its kind. */
function createFileNameWarning(kind: string, root: YamlNode, source: SourceText): Diagnostic {
  return {
    code: 'kustomization-file-name',
    severity: 'warning',
    message: `this ${quote(kind)} of kustomize has no effect: its file is not named kustomization.yaml`,
    at: source.positionAt(getChild(root, 'kind')?.offset ?? root.offset),
    hint: 'Rename the file, or exclude it with a .sourceignore: Flux refuses a folder that contains it.',
  };
}
