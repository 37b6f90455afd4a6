import {
  DNS_LABEL_RULE,
  listShape,
  mapShape,
  NOT_EMPTY_RULE,
  type NodeShape,
  objectShape,
  optional,
  required,
  type TextRule,
  textShape,
} from '@kalypso-actions/scheduler';
import { isNullNode } from '@kalypso-actions/yaml';

/** Names are parts of a commit status's context, of which GitHub accepts 255 characters. */
const CONTEXT_PART = /^[A-Za-z0-9][-A-Za-z0-9_.]{0,99}$/;
const RESOURCE_ID = /^\/subscriptions\/[^/\s]+\/resourceGroups\/[^/\s]+\/providers\/[^/\s]+\/[^/\s]+\/[^/\s]+$/i;
/** An account, or an App. */
const LOGIN = /^[A-Za-z0-9_-]{1,100}(\[bot\])?$/;

const CONTEXT_PART_RULE: TextRule = {
  code: 'invalid-context',
  holds: (text) => CONTEXT_PART.test(text),
  message: 'cannot be part of the context of a commit status',
  hint: 'Use at most 100 letters, digits, `-`, `_` and `.`, starting with a letter or digit.',
  schema: { pattern: CONTEXT_PART.source },
};

const RESOURCE_ID_RULE: TextRule = {
  code: 'invalid-resource-id',
  holds: (text) => RESOURCE_ID.test(text),
  message: 'is not the resource ID of a cluster',
  hint: 'Use the ID that `az connectedk8s show --query id` or `az aks show --query id` prints.',
  // Letter case does not count, which JSON Schema cannot express.
  schema: { pattern: '^(/[^/\\s]+){8}$' },
};

/** Git Bash rewrites arguments that look like paths, so that `/subscriptions/…` becomes `C:/Program Files/Git/subscriptions/…`. */
const UNCHANGED_ID_RULE: TextRule = {
  code: 'invalid-resource-id',
  holds: (text) => !/^[a-z]:[\\/].*[\\/]subscriptions[\\/]/i.test(text),
  message: 'is not the resource ID of a cluster: Git Bash has put the path of a folder before it',
  hint: 'Remove everything before `/subscriptions/`, and set MSYS_NO_PATHCONV=1 in Git Bash so that IDs stay as they are.',
};

const LOGIN_RULE: TextRule = {
  code: 'invalid-creator',
  holds: (text) => LOGIN.test(text),
  message: 'is not a login',
  hint: 'Use the login of an account, or the name of a GitHub App followed by `[bot]`, in quotes: "argocd-contoso[bot]".',
  schema: { pattern: LOGIN.source },
};

/** Whatever a job sets with its own token has this creator. */
const JOB_TOKEN_RULE: TextRule = {
  code: 'untrusted-creator',
  holds: (text) => !/^github-actions(\[bot\])?$/i.test(text),
  message: 'is the creator of the statuses that any workflow of the repository sets, so it proves nothing',
  hint: 'Let the cluster use a GitHub App or an account of its own, and name that.',
  schema: { not: { pattern: '^[gG][iI][tT][hH][uU][bB]-[aA][cC][tT][iI][oO][nN][sS](\\[[bB][oO][tT]\\])?$' } },
};

/** A list that is meant to have elements. */
function filledListShape<T>(item: NodeShape<T>, description: string, hint: string): NodeShape<readonly T[]> {
  const list = listShape(item, description);
  return {
    schema: { ...list.schema, minItems: 1 },
    read(node, path, context) {
      const isEmpty = isNullNode(node) || (node.kind === 'sequence' && node.items.length === 0);
      return isEmpty
        ? context.error(node.offset, 'empty-value', `${path} is empty`, hint)
        : list.read(node, path, context);
    },
  };
}

const azureShape: NodeShape<true> = {
  schema: { type: ['object', 'null'], description: 'Azure: its Flux configurations.', maxProperties: 0 },
  read(node, path, context) {
    if (isNullNode(node) || (node.kind === 'mapping' && node.entries.length === 0)) return true;
    return context.error(node.offset, 'wrong-value', `${path} has no fields`, 'Write `azure: {}`.');
  },
};

const commitStatusShape = objectShape(
  {
    object: required(
      textShape(
        'The object that reports, for example a Kustomization or an Application. The context of its statuses is `kalypso/<cluster>/<object>`.',
        NOT_EMPTY_RULE,
        CONTEXT_PART_RULE,
      ),
    ),
    creators: required(
      filledListShape(
        textShape(
          'The login of an account, or of a GitHub App: its name followed by `[bot]`. Not `github-actions[bot]`, the name of every workflow of the repository.',
          NOT_EMPTY_RULE,
          LOGIN_RULE,
          JOB_TOKEN_RULE,
        ),
        'Whose statuses count. Statuses by all others are ignored.',
        'Name the accounts or Apps whose statuses count: `["argocd-contoso[bot]"]`.',
      ),
    ),
  },
  'Commit statuses on the commits of the GitOps repository.',
  'strict',
);

const reporterFields = objectShape(
  { azure: optional(azureShape), commitStatus: optional(commitStatusShape) },
  'Who reports for the cluster: either `azure` or `commitStatus`.',
  'strict',
);

type ReporterFields = NonNullable<ReturnType<typeof reporterFields.read>>;

const reporterShape: NodeShape<ReporterFields> = {
  schema: { ...reporterFields.schema, minProperties: 1, maxProperties: 1 },
  read(node, path, context) {
    const fields = reporterFields.read(node, path, context);
    if (fields === undefined || (fields.azure === undefined) !== (fields.commitStatus === undefined)) return fields;
    const message = `${path} has to be either azure or commitStatus`;
    return context.error(node.offset, 'wrong-value', message, 'Write one element of the list for each reporter.');
  },
};

const clusterShape = objectShape(
  {
    name: required(
      textShape(
        'Name of the cluster, unique in this file. A cluster without `resourceId` is found in Azure by this name.',
        NOT_EMPTY_RULE,
        CONTEXT_PART_RULE,
      ),
    ),
    resourceId: optional(
      textShape(
        'The Azure resource ID of the cluster. Two clusters can have the same name in Azure, but never the same ID.',
        UNCHANGED_ID_RULE,
        RESOURCE_ID_RULE,
      ),
    ),
    clusterType: optional(textShape('Name of its cluster type.', DNS_LABEL_RULE)),
    labels: optional(
      mapShape(
        NOT_EMPTY_RULE,
        textShape('Value of the label.'),
        'Labels that the input `require` selects clusters by. They precede the tags of the cluster in Azure.',
      ),
    ),
    reporters: optional(
      filledListShape(
        reporterShape,
        'Everything that has to report for the cluster; the worst report counts. Default: Azure.',
        'Name a reporter, or remove the field: the default is Azure.',
      ),
    ),
  },
  'A cluster that is expected to report.',
  'strict',
);

const clusterList = listShape(clusterShape, 'Every cluster that is expected to report. `[]` if there are none.');

/** An empty list has to be written as one: a list whose elements were removed may not be meant. */
const clustersShape: typeof clusterList = {
  ...clusterList,
  read(node, path, context) {
    if (!isNullNode(node)) return clusterList.read(node, path, context);
    const hint = 'List the expected clusters, or write `clusters: []` if there are none.';
    return context.error(node.offset, 'empty-value', `${path} is empty`, hint);
  },
};

export const inventoryShape = objectShape(
  { clusters: required(clustersShape) },
  'The clusters that are expected to report for an environment.',
  'strict',
);

export type InventoryFields = NonNullable<ReturnType<typeof inventoryShape.read>>;
