import type { Template } from '../resources/resource.ts';

const at = { source: 'built-in', file: 'platform-config', line: 1, column: 1 };

/** The template of cluster types without `configType`, as older control planes expect it: a ConfigMap, and no file if there is no configuration. */
export const BUILT_IN_CONFIG_TEMPLATE: Template = {
  kind: 'Template',
  name: 'built-in platform configuration',
  labels: {},
  locate: () => at,
  type: 'config',
  contentType: undefined,
  engine: 'gotemplate',
  manifests: [
    {
      at,
      text: `{{- if .ConfigData -}}
apiVersion: v1
kind: ConfigMap
metadata:
  name: platform-config
  namespace: {{ .Namespace }}
data:
{{ stringify .ConfigData | indent 2 }}
{{ end -}}
`,
    },
  ],
};
