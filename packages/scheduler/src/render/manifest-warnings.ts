import type { Diagnostic } from '@kalypso-actions/diagnostics';
import type { Struct } from '@kalypso-actions/govalue';
import type { Template } from '../resources/resource.ts';
import { type CompiledManifest, toFilePosition } from './compile-manifests.ts';
import type { RenderedManifest, SourcedSlot } from './judge/rendered-text.ts';
import { describeAssignment } from './template-data.ts';

/** Collects warnings about templates and rendered manifests, each once for all assignments. */
export class ManifestWarnings {
  readonly diagnostics: Diagnostic[] = [];
  readonly #reported = new Set<string>();

  /** Call it once for each manifest of a template that is used. */
  checkTemplate(template: Template, { at, program }: CompiledManifest): void {
    for (const { name, path, position } of program.formerFields()) {
      this.diagnostics.push({
        code: 'deprecated-template-field',
        severity: 'warning',
        message: `template ${template.name} uses .${name}, the name that .${path} had until March 2023`,
        at: toFilePosition(at, position),
        hint: `Write \`.${path}\` instead.`,
      });
    }
  }

  check(template: Template, manifest: CompiledManifest, { slots = [] }: RenderedManifest, data: Struct): void {
    for (const slot of slots) if (slot.kind !== 'text') this.#warn(template, manifest, slot, data);
  }

  #warn(template: Template, { at, program }: CompiledManifest, { kind, source }: SourcedSlot, data: Struct): void {
    const position = toFilePosition(at, program.positionOf(source.action));
    const key = `${kind}\0${position.source}\0${position.file}\0${position.line}\0${position.column}`;
    if (this.#reported.has(key)) return;
    this.#reported.add(key);
    const assignment = describeAssignment(data);
    this.diagnostics.push(
      kind === 'no-value'
        ? {
            code: 'no-value',
            severity: 'warning',
            message: `template ${template.name} prints <no value> here, at least for ${assignment}`,
            at: position,
            hint: 'Set the missing value, or give the template a default: `{{ .ConfigData.KEY | default "…" }}`.',
          }
        : {
            code: 'go-syntax',
            severity: 'warning',
            message: `template ${template.name} prints a map or a list in Go's notation here, at least for ${assignment}`,
            at: position,
            hint: 'Print it as YAML: `{{ toYaml .ConfigData.KEY | nindent 2 }}`; if it is meant to be text, put single quotes around the value of the config map.',
          },
    );
  }
}
