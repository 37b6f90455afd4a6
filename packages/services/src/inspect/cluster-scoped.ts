/** Kinds of an API group, by where their objects are. */
interface GroupKinds {
  readonly cluster?: readonly string[];
  readonly namespaced?: readonly string[];
}

/**
 * Kinds of Kubernetes and of its own extensions by API group, as in the reference of its API, 1.34, and in the definitions of the extensions. Kinds that end a
 * request without being stored are here as well.
 */
const KNOWN_KINDS: Readonly<Record<string, GroupKinds>> = {
  '': {
    cluster: ['ComponentStatus', 'Namespace', 'Node', 'PersistentVolume'],
    namespaced: [
      ...['Binding', 'ConfigMap', 'Endpoints', 'Event', 'LimitRange', 'PersistentVolumeClaim', 'Pod', 'PodTemplate'],
      ...['ReplicationController', 'ResourceQuota', 'Secret', 'Service', 'ServiceAccount'],
    ],
  },
  'admissionregistration.k8s.io': {
    cluster: [
      ...['MutatingAdmissionPolicy', 'MutatingAdmissionPolicyBinding', 'MutatingWebhookConfiguration'],
      ...['ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding', 'ValidatingWebhookConfiguration'],
    ],
  },
  'apiextensions.k8s.io': { cluster: ['CustomResourceDefinition'] },
  'apiregistration.k8s.io': { cluster: ['APIService'] },
  apps: { namespaced: ['ControllerRevision', 'DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'] },
  'authentication.k8s.io': { cluster: ['SelfSubjectReview', 'TokenReview'] },
  'authorization.k8s.io': {
    cluster: ['SelfSubjectAccessReview', 'SelfSubjectRulesReview', 'SubjectAccessReview'],
    namespaced: ['LocalSubjectAccessReview'],
  },
  autoscaling: { namespaced: ['HorizontalPodAutoscaler'] },
  'autoscaling.k8s.io': { namespaced: ['VerticalPodAutoscaler', 'VerticalPodAutoscalerCheckpoint'] },
  batch: { namespaced: ['CronJob', 'Job'] },
  'certificates.k8s.io': {
    cluster: ['CertificateSigningRequest', 'ClusterTrustBundle'],
    namespaced: ['PodCertificateRequest'],
  },
  'coordination.k8s.io': { namespaced: ['Lease', 'LeaseCandidate'] },
  'discovery.k8s.io': { namespaced: ['EndpointSlice'] },
  'events.k8s.io': { namespaced: ['Event'] },
  'flowcontrol.apiserver.k8s.io': { cluster: ['FlowSchema', 'PriorityLevelConfiguration'] },
  'gateway.networking.k8s.io': {
    cluster: ['GatewayClass'],
    namespaced: [
      ...['BackendTLSPolicy', 'Gateway', 'GRPCRoute', 'HTTPRoute', 'ReferenceGrant', 'TCPRoute', 'TLSRoute'],
      'UDPRoute',
    ],
  },
  'groupsnapshot.storage.k8s.io': {
    cluster: ['VolumeGroupSnapshotClass', 'VolumeGroupSnapshotContent'],
    namespaced: ['VolumeGroupSnapshot'],
  },
  'internal.apiserver.k8s.io': { cluster: ['StorageVersion'] },
  'networking.k8s.io': {
    cluster: ['IPAddress', 'IngressClass', 'ServiceCIDR'],
    namespaced: ['Ingress', 'NetworkPolicy'],
  },
  'node.k8s.io': { cluster: ['RuntimeClass'] },
  policy: { cluster: ['PodSecurityPolicy'], namespaced: ['PodDisruptionBudget'] },
  'policy.networking.k8s.io': { cluster: ['AdminNetworkPolicy', 'BaselineAdminNetworkPolicy', 'ClusterNetworkPolicy'] },
  'rbac.authorization.k8s.io': { cluster: ['ClusterRole', 'ClusterRoleBinding'], namespaced: ['Role', 'RoleBinding'] },
  'resource.k8s.io': {
    cluster: ['DeviceClass', 'DeviceTaintRule', 'ResourceSlice'],
    namespaced: ['ResourceClaim', 'ResourceClaimTemplate'],
  },
  'scheduling.k8s.io': { cluster: ['PriorityClass'] },
  'security.openshift.io': { cluster: ['SecurityContextConstraints'] },
  'snapshot.storage.k8s.io': {
    cluster: ['VolumeSnapshotClass', 'VolumeSnapshotContent'],
    namespaced: ['VolumeSnapshot'],
  },
  'storage.k8s.io': {
    cluster: ['CSIDriver', 'CSINode', 'StorageClass', 'VolumeAttachment', 'VolumeAttributesClass'],
    namespaced: ['CSIStorageCapacity'],
  },
  'storagemigration.k8s.io': { cluster: ['StorageVersionMigration'] },
};

/** Groups that only Kubernetes defines: those without a dot, which no custom resource definition may have, and those of its domain. */
const KUBERNETES_GROUP = /^[^.]*$|(^|\.)(k8s|kubernetes)\.io$/;

/** Where the objects of a kind are, as a custom resource definition has it. */
export type KindScope = 'Cluster' | 'Namespaced';

/** What a service knows of the scope of custom kinds, by `<kind>.<group>`. */
export interface CustomScopes {
  /** What the chart itself defines. */
  readonly defined: ReadonlyMap<string, KindScope>;
  /** Kinds that the service declares to belong to a namespace. */
  readonly namespaced: readonly string[];
}

/**
 * Finds out where the objects of a kind are. What Kubernetes defines wins: a chart cannot change it. Of other kinds, the scope is known if the chart or the
 * service has it; else those whose name starts with `Cluster` count as cluster-scoped, by convention.
 * @returns `undefined` if it is not known
 */
export function findScope(group: string, kind: string, { defined, namespaced }: CustomScopes): KindScope | undefined {
  const known = Object.hasOwn(KNOWN_KINDS, group) ? KNOWN_KINDS[group] : undefined;
  if (known?.cluster?.includes(kind)) return 'Cluster';
  if (known?.namespaced?.includes(kind)) return 'Namespaced';
  const name = formatKind(group, kind);
  const scope = KUBERNETES_GROUP.test(group) ? undefined : defined.get(name);
  if (scope !== undefined) return scope;
  if (namespaced.includes(name)) return 'Namespaced';
  return /^Cluster[A-Z]/.test(kind) ? 'Cluster' : undefined;
}

/** The name of a kind with its group, as `kubectl` takes it: `ServiceMonitor.monitoring.coreos.com`. */
export function formatKind(group: string, kind: string): string {
  return group === '' ? kind : `${kind}.${group}`;
}
