/**
 * Kinds of Kubernetes that belong to no namespace, by API group: "Cluster-scoped" in the reference of its API, 1.34. Kinds that end a request without
 * being stored are here as well, because no service needs them.
 */
const CLUSTER_SCOPED: Readonly<Record<string, readonly string[]>> = {
  '': ['ComponentStatus', 'Namespace', 'Node', 'PersistentVolume'],
  'admissionregistration.k8s.io': [
    'MutatingAdmissionPolicy',
    'MutatingAdmissionPolicyBinding',
    'MutatingWebhookConfiguration',
    'ValidatingAdmissionPolicy',
    'ValidatingAdmissionPolicyBinding',
    'ValidatingWebhookConfiguration',
  ],
  'apiextensions.k8s.io': ['CustomResourceDefinition'],
  'apiregistration.k8s.io': ['APIService'],
  'authentication.k8s.io': ['SelfSubjectReview', 'TokenReview'],
  'authorization.k8s.io': ['SelfSubjectAccessReview', 'SelfSubjectRulesReview', 'SubjectAccessReview'],
  'certificates.k8s.io': ['CertificateSigningRequest', 'ClusterTrustBundle'],
  'flowcontrol.apiserver.k8s.io': ['FlowSchema', 'PriorityLevelConfiguration'],
  'gateway.networking.k8s.io': ['GatewayClass'],
  'internal.apiserver.k8s.io': ['StorageVersion'],
  'networking.k8s.io': ['IPAddress', 'IngressClass', 'ServiceCIDR'],
  'node.k8s.io': ['RuntimeClass'],
  policy: ['PodSecurityPolicy'],
  'rbac.authorization.k8s.io': ['ClusterRole', 'ClusterRoleBinding'],
  'resource.k8s.io': ['DeviceClass', 'DeviceTaintRule', 'ResourceSlice'],
  'scheduling.k8s.io': ['PriorityClass'],
  'security.openshift.io': ['SecurityContextConstraints'],
  'snapshot.storage.k8s.io': ['VolumeSnapshotClass', 'VolumeSnapshotContent'],
  'storage.k8s.io': ['CSIDriver', 'CSINode', 'StorageClass', 'VolumeAttachment', 'VolumeAttributesClass'],
  'storagemigration.k8s.io': ['StorageVersionMigration'],
};

/** Groups whose kinds are all known: those of Kubernetes have no dot, or end in `k8s.io`. */
const KNOWN_GROUP = /^[a-z]*$|(^|\.)k8s\.io$/;

/**
 * Whether a kind belongs to no namespace. Of custom kinds, the scope is known if the chart has their definition; of others, those whose name starts with
 * `Cluster` count as cluster-scoped, by convention.
 * @param defined the scope of the kinds that the chart defines, by `<group>/<kind>`
 */
export function isClusterScoped(
  group: string,
  kind: string,
  defined: ReadonlyMap<string, 'Cluster' | 'Namespaced'>,
): boolean {
  const scope = defined.get(`${group}/${kind}`);
  if (scope !== undefined) return scope === 'Cluster';
  return CLUSTER_SCOPED[group]?.includes(kind) === true || (!KNOWN_GROUP.test(group) && kind.startsWith('Cluster'));
}
