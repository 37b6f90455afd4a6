import type { ChartFiles } from './chart-repository.ts';

/** A small chart with everything that charts of services have: values, a namespace, a custom resource definition, a hook, a test, roles. */
export const GREETER_CHART: ChartFiles = {
  'values.yaml': 'image: ghcr.io/contoso/greeter:1.0.0\nreplicas: 1\nprivileged: false\n',
  'crds/greetings.yaml': `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: greetings.contoso.com
spec:
  group: contoso.com
  names: { kind: Greeting, plural: greetings }
  scope: Namespaced
`,
  'templates/deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}
  namespace: {{ .Release.Namespace }}
spec:
  replicas: {{ .Values.replicas }}
  template:
    spec:
      containers:
        - name: greeter
          image: {{ .Values.image }}
          securityContext:
            privileged: {{ .Values.privileged }}
`,
  'templates/hook.yaml': `apiVersion: batch/v1
kind: Job
metadata:
  name: {{ .Release.Name }}-migrate
  annotations: { "helm.sh/hook": pre-upgrade }
`,
  'templates/role.yaml': `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: {{ .Release.Name }}
rules:
  - { apiGroups: [""], resources: [nodes/metrics], verbs: [get] }
`,
  'templates/test.yaml': `apiVersion: v1
kind: Pod
metadata:
  name: {{ .Release.Name }}-test
  annotations: { "helm.sh/hook": test }
`,
};

/** The file of the service. */
export function greeterService(url: string, version: string, digest: string | undefined, more = ''): string {
  return `name: greeter
helm:
  repository: ${url}
  chart: greeter
  version: "${version}"
${digest === undefined ? '' : `  digest: sha256:${digest}\n`}values: [values/greeter.yaml]
targets:
  - { name: greeter, environment: dev, namespace: default, values: [values/greeter-dev.yaml] }
  - { name: greeter, environment: stage, namespace: default }
allow:
  clusterScoped: [ClusterRole, CustomResourceDefinition]
${more}`;
}
