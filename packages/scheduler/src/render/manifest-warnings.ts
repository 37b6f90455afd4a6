import type { Diagnostic } from '@kalypso-actions/diagnostics';
import type { Struct } from '@kalypso-actions/govalue';
import { parseYaml, SourceText } from '@kalypso-actions/yaml';
import type { Template } from '../resources/resource.ts';
import { type CompiledManifest, toFilePosition } from './compile-manifests.ts';
import { describeAssignment } from './template-data.ts';

/** Collects warnings about rendered manifests, each once for all assignments. */
export class ManifestWarnings {
  readonly diagnostics: Diagnostic[] = [];
  readonly #reported = new Set<string>();
  /** The manifests whose first text was checked as YAML. */
  readonly #parsed = new Set<CompiledManifest>();

  check(template: Template, manifest: CompiledManifest, text: string, data: Struct): void {
    if (text.includes('<no value>')) this.#warnOfNoValue(template, manifest, data);
    if (!this.#parsed.has(manifest)) this.#checkYaml(template, manifest, text, data);
  }

  #warnOfNoValue(template: Template, { at, program }: CompiledManifest, data: Struct): void {
    const positions = program.findNoValues(data).map((position) => toFilePosition(at, position));
    for (const position of positions.length > 0 ? positions : [at]) {
      const key = `${position.source}\0${position.file}\0${position.line}\0${position.column}`;
      if (this.#reported.has(key)) continue;
      this.#reported.add(key);
      this.diagnostics.push({
        code: 'no-value',
        severity: 'warning',
        message: `template ${template.name} prints <no value> here, at least for ${describeAssignment(data)}`,
        at: position,
        hint: 'Set the missing value, or give the template a default: `{{ .ConfigData.KEY | default "…" }}`.',
      });
    }
  }

  /** Checks only the first text of each manifest: an error of the template is in all of them. */
  #checkYaml(template: Template, manifest: CompiledManifest, text: string, data: Struct): void {
    this.#parsed.add(manifest);
    if (template.contentType === 'sh') return;
    const { problem } = parseYaml(new SourceText(text, '', ''));
    if (!problem) return;
    const line = text.slice(0, problem.offset).split('\n').length;
    this.diagnostics.push({
      code: 'not-yaml',
      severity: 'warning',
      message: `template ${template.name} renders invalid YAML for ${describeAssignment(data)}: in line ${line} of the manifest, ${problem.message}`,
      at: manifest.at,
      ...(problem.hint === undefined ? {} : { hint: problem.hint }),
    });
  }
}
