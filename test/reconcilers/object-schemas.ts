// The objects of projects without models in a package, as far as the examples use them: every field, its type and its limits. Fields that are not here are rejected.

const TEXT = { type: 'string', minLength: 1 } as const;
const TEXTS = { type: 'array', items: TEXT, minItems: 1 } as const;

function objectOf(properties: Readonly<Record<string, object>>, optional: readonly string[] = []) {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', properties, required, additionalProperties: false };
}

/**
 * GitRepo of Rancher Fleet: https://github.com/rancher/fleet/blob/3b2c622/charts/fleet-crd/templates/crds.yaml and
 * https://github.com/rancher/fleet/blob/3b2c622/pkg/apis/fleet.cattle.io/v1alpha1/gitrepo_types.go (Fleet 0.16, Apache-2.0, read 2026-11-30).
 */
export const GIT_REPO_SCHEMA = objectOf({
  apiVersion: { const: 'fleet.cattle.io/v1alpha1' },
  kind: { const: 'GitRepo' },
  metadata: objectOf({ name: TEXT, namespace: TEXT }),
  spec: objectOf(
    {
      repo: TEXT,
      branch: TEXT,
      paths: TEXTS,
      clientSecretName: TEXT,
      targetNamespace: TEXT,
      serviceAccount: TEXT,
      pollingInterval: { type: 'string', pattern: '^([0-9]+([.][0-9]+)?(ns|us|µs|ms|s|m|h))+$', maxLength: 32 },
      correctDrift: objectOf({ enabled: { type: 'boolean' } }),
    },
    ['clientSecretName', 'targetNamespace', 'pollingInterval'],
  ),
});

/** Policy of Rancher Fleet: https://github.com/rancher/fleet/blob/3b2c622/pkg/apis/fleet.cattle.io/v1alpha1/policy_types.go (Fleet 0.16.1, Apache-2.0, read 2026-11-30). */
export const POLICY_SCHEMA = objectOf({
  apiVersion: { const: 'fleet.cattle.io/v1alpha1' },
  kind: { const: 'Policy' },
  metadata: objectOf({ name: TEXT, namespace: TEXT }),
  requireServiceAccount: { type: 'boolean' },
});

/** Descriptor of a Zarf package: https://github.com/zarf-dev/zarf/blob/97a1b4d/zarf.schema.json (v1alpha1, Zarf 0.84, Apache-2.0, read 2026-11-30). */
export const ZARF_SCHEMA = objectOf({
  kind: { const: 'ZarfPackageConfig' },
  metadata: objectOf({
    name: { type: 'string', pattern: '^[a-z0-9][a-z0-9\\-]*$' },
    description: TEXT,
    version: { type: 'string', pattern: '^[^/\\\\]*$' },
    annotations: { type: 'object', additionalProperties: { type: 'string' } },
  }),
  components: {
    type: 'array',
    minItems: 1,
    items: objectOf({
      name: { type: 'string', pattern: '^[a-z0-9][a-z0-9\\-]*$' },
      required: { type: 'boolean' },
      manifests: { type: 'array', items: objectOf({ name: TEXT, namespace: TEXT, files: TEXTS }) },
    }),
  },
});
