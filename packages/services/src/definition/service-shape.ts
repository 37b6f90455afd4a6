import {
  DNS_LABEL_RULE,
  listShape,
  NOT_EMPTY_RULE,
  objectShape,
  optional,
  required,
  type TextRule,
  textShape,
} from '@kalypso-actions/scheduler';

/** A version as semantic versioning defines it: a range would render another chart tomorrow. */
const VERSION = /^v?\d{1,9}\.\d{1,9}\.\d{1,9}(-[0-9A-Za-z.-]{1,100})?(\+[0-9A-Za-z.-]{1,100})?$/;
const CHART = /^[a-zA-Z0-9][a-zA-Z0-9._-]{0,200}$/;
const DIGEST = /^sha256:[0-9a-f]{64}$/;
/** Tests serve charts on loopback, and nothing else is fetched without encryption. */
const REPOSITORY = /^(https:\/\/|oci:\/\/|http:\/\/127\.0\.0\.1:)[\w.:-]+(\/[\w.~%+-]+)*\/?$/;
const PATH = /^(?!.*(^|\/)\.{0,2}(\/|$))[\w.-]+(\/[\w.-]+)*$/;
const KIND = /^[A-Z][A-Za-z0-9]{0,100}$/;
const CUSTOM_KIND = /^[A-Z][A-Za-z0-9]{0,100}(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?){2,10}$/;
const API_VERSION = /^[a-z0-9][a-z0-9.-]{0,200}(\/[A-Za-z0-9]{1,60}){0,2}$/;
const SIGNER = /^[\x21-\x7e]{1,500}$/;

const createPatternRule = (code: string, pattern: RegExp, message: string, hint: string): TextRule => ({
  code,
  holds: (text) => pattern.test(text),
  message,
  hint,
  schema: { pattern: pattern.source },
});

const REPOSITORY_FIELD = createPatternRule(
  'invalid-chart',
  REPOSITORY,
  'is not the address of a repository of charts',
  'Use `https://…` for a Helm repository, or `oci://…` for a registry, without credentials.',
);
const CHART_FIELD = createPatternRule(
  'invalid-chart',
  CHART,
  'is not the name of a chart',
  'Use letters, digits, `.`, `_` and `-`; a folder of a registry belongs to `repository`.',
);
const VERSION_FIELD = createPatternRule(
  'invalid-chart',
  VERSION,
  'is not one version',
  'Pin one version, in quotes: "27.1.0". Renovate proposes newer ones.',
);
const DIGEST_FIELD = createPatternRule(
  'invalid-chart',
  DIGEST,
  'is not the SHA-256 of an archive',
  'Write `sha256:` and 64 hexadecimal digits, as `digest` in the `index.yaml` of the Helm repository.',
);
const PATH_FIELD = createPatternRule(
  'invalid-path',
  PATH,
  'is not the path of a file of this repository',
  'Write it from the root of the repository, without `..`.',
);
const KIND_FIELD = createPatternRule(
  'invalid-name',
  KIND,
  'is not a kind of Kubernetes',
  'Write the kind alone, for example ClusterRole.',
);
const CUSTOM_KIND_FIELD = createPatternRule(
  'invalid-name',
  CUSTOM_KIND,
  'is not a kind with its group',
  'Write both, for example ServiceMonitor.monitoring.coreos.com.',
);
const API_VERSION_FIELD = createPatternRule(
  'invalid-name',
  API_VERSION,
  'is not an API version of Kubernetes',
  'Write group and version, for example monitoring.coreos.com/v1.',
);
const SIGNER_FIELD = createPatternRule(
  'invalid-chart',
  SIGNER,
  'cannot identify a signer',
  'Use the text of the certificate, as `cosign verify` prints it.',
);

const HOOKS_FIELD = createPatternRule(
  'wrong-value',
  /^publish$/,
  'is not a way to treat hooks',
  'Write `hooks: publish`, or remove the field: then hooks are left out.',
);

const valuesField = optional(
  listShape(
    textShape('File with values, from the root of the repository.', NOT_EMPTY_RULE, PATH_FIELD),
    'Files with values; later ones win.',
  ),
);

const helmShape = objectShape(
  {
    repository: required(
      textShape('Helm repository (`https://…`) or folder of a registry (`oci://…`).', NOT_EMPTY_RULE, REPOSITORY_FIELD),
    ),
    chart: required(textShape('Name of the chart.', NOT_EMPTY_RULE, CHART_FIELD)),
    version: required(textShape('The version of the chart.', NOT_EMPTY_RULE, VERSION_FIELD)),
    digest: optional(textShape('SHA-256 of the archive: `sha256:…`.', NOT_EMPTY_RULE, DIGEST_FIELD)),
    keyring: optional(
      textShape('File with the public keys that may sign the provenance of the chart.', NOT_EMPTY_RULE, PATH_FIELD),
    ),
    cosign: optional(
      objectShape(
        {
          identity: required(textShape('Identity in the certificate of the signer.', NOT_EMPTY_RULE, SIGNER_FIELD)),
          issuer: required(textShape('Issuer of that identity.', NOT_EMPTY_RULE, SIGNER_FIELD)),
        },
        'Who has to have signed the chart in its registry.',
        'strict',
      ),
    ),
  },
  'The chart, and what proves that it is the one that was reviewed.',
  'strict',
);

const targetShape = objectShape(
  {
    name: required(textShape('Name of the deployment target, and of its folder.', NOT_EMPTY_RULE, DNS_LABEL_RULE)),
    environment: required(
      textShape('Environment, which is also the branch of the GitOps repository.', NOT_EMPTY_RULE, DNS_LABEL_RULE),
    ),
    namespace: optional(
      textShape('Namespace that the chart renders for; defaults to the name.', NOT_EMPTY_RULE, DNS_LABEL_RULE),
    ),
    values: valuesField,
  },
  'A deployment target of the service.',
  'strict',
);

const allowShape = objectShape(
  {
    clusterScoped: optional(
      listShape(
        textShape('A kind.', NOT_EMPTY_RULE, KIND_FIELD),
        'Kinds of cluster-scoped objects that the chart may have.',
      ),
    ),
    namespaced: optional(
      listShape(
        textShape('A kind with its group.', NOT_EMPTY_RULE, CUSTOM_KIND_FIELD),
        'Custom kinds that belong to a namespace, which neither Kubernetes nor the chart defines.',
      ),
    ),
    namespaces: optional(
      listShape(
        textShape('A namespace.', NOT_EMPTY_RULE, DNS_LABEL_RULE),
        'Other namespaces that the chart may put objects into.',
      ),
    ),
    hooks: optional(
      textShape(
        '`publish` publishes hooks of Helm as ordinary objects. By default, they are left out.',
        NOT_EMPTY_RULE,
        HOOKS_FIELD,
      ),
    ),
  },
  'What of the chart may act beyond the namespace of a target.',
  'strict',
);

/** The file of a service. */
export const serviceShape = objectShape(
  {
    name: required(textShape('Name of the service, and of its release.', NOT_EMPTY_RULE, DNS_LABEL_RULE)),
    helm: required(helmShape),
    values: valuesField,
    targets: required(listShape(targetShape, 'Where the service is deployed to.')),
    allow: optional(allowShape),
    kubeVersion: optional(
      textShape('Version of Kubernetes that the chart renders for.', NOT_EMPTY_RULE, VERSION_FIELD),
    ),
    apiVersions: optional(
      listShape(
        textShape('An API version.', NOT_EMPTY_RULE, API_VERSION_FIELD),
        'API versions of the clusters, in addition to those of Kubernetes, for charts that depend on them.',
      ),
    ),
  },
  'A service of the platform: a pinned external chart and its deployment targets.',
  'strict',
);

export type ServiceFields = NonNullable<ReturnType<typeof serviceShape.read>>;
