import type { BuiltInConfigType } from '../model/missing-template.ts';
import type { Template } from '../resources/resource.ts';

/** The templates of platform configuration that need no Template. Neither writes a file if there is no configuration. */
export const BUILT_IN_TEMPLATES: Readonly<Record<BuiltInConfigType, Template>> = {
  // The keys are in the order in which the operator of 2023 wrote them.
  configMap: createBuiltIn(
    'configMap',
    undefined,
    `{{- if .ConfigData -}}
apiVersion: v1
data:
{{- range $key, $value := .ConfigText }}
  {{ toYaml $key }}: {{ toYaml $value }}
{{- end }}
kind: ConfigMap
metadata:
  name: platform-config
  namespace: {{ .Namespace }}
{{ end -}}
`,
  ),
  // The operator of 2023 wrote these lines in any order.
  envFile: createBuiltIn(
    'envFile',
    'sh',
    `{{- range $key, $value := .ConfigText -}}
export {{ $key }}="{{ $value }}"
{{ end -}}
`,
  ),
};

export function isBuiltInTemplate(template: Template): boolean {
  return Object.values(BUILT_IN_TEMPLATES).includes(template);
}

function createBuiltIn(name: BuiltInConfigType, contentType: Template['contentType'], text: string): Template {
  const at = { source: 'built-in', file: name, line: 1, column: 1 };
  return {
    kind: 'Template',
    name: `${name} (built in)`,
    labels: {},
    locate: () => at,
    type: 'config',
    contentType,
    file: undefined,
    engine: 'gotemplate',
    manifests: [{ at, text }],
  };
}
