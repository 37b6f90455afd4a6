import { type Diagnostic, ownedBy, type Position, quote } from '@kalypso-actions/diagnostics';
import type { Template } from '../resources/resource.ts';
import { isBuiltInTemplate } from './built-in-template.ts';
import { type CompiledManifest, toFilePosition } from './compile/compile-manifests.ts';
import { describeAssignment, type TemplateData } from './data/template-data.ts';
import { findConfigOrigins } from './describe-flaw.ts';
import type { RenderedManifest, SourcedSlot } from './judge/rendered-text.ts';
import type { ExpandedSlot } from './judge/script-judge.ts';

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

  check(template: Template, manifest: CompiledManifest, { slots = [] }: RenderedManifest, data: TemplateData): void {
    for (const slot of slots) if (slot.kind !== 'text') this.#warn(template, manifest, slot, data);
  }

  /** Warns of texts of the platform team that a shell does not only take as values: once for each key of a config map, or for each action. */
  checkScript(
    template: Template,
    { at, program }: CompiledManifest,
    fileName: string,
    expanded: readonly ExpandedSlot[],
    data: TemplateData,
  ): void {
    for (const { slot, effects } of expanded) {
      if (slot.kind !== 'text') continue;
      const action = toFilePosition(at, program.positionOf(slot.source.action));
      const [origin] = findConfigOrigins(slot, data);
      const position = origin?.at ?? action;
      if (!this.#isNew('script-value', position)) continue;
      const value = origin ? `${origin.key} of config map ${origin.configMap} is` : `template ${template.name} prints`;
      const isBuiltIn = isBuiltInTemplate(template);
      this.diagnostics.push({
        code: 'script-value',
        severity: 'warning',
        message: `${value} ${quote(slot.text)}: in ${fileName}, a shell ${effects.join(', and ')}`,
        at: position,
        hint: isBuiltIn
          ? 'If that is not meant, name a Template of type config that prints it in single quotes.'
          : 'If that is not meant, have the template print it in single quotes: `{{ .ConfigData.KEY | squote }}`.',
        ...(origin && !isBuiltIn ? { related: [{ message: 'the template prints it here', at: action }] } : {}),
      });
    }
  }

  #isNew(kind: string, { source, file, line, column }: Position): boolean {
    const key = `${kind}\0${source}\0${file}\0${line}\0${column}`;
    if (this.#reported.has(key)) return false;
    this.#reported.add(key);
    return true;
  }

  #warn(
    template: Template,
    { at, program }: CompiledManifest,
    { kind, source }: SourcedSlot,
    data: TemplateData,
  ): void {
    const position = toFilePosition(at, program.positionOf(source.action));
    // What a workload file lacks is for its team to add.
    const registration = source.isUntrusted ? data.assignment.target.registration : undefined;
    if (!this.#isNew(`${kind} ${registration ?? ''}`, position)) return;
    const assignment = describeAssignment(data.data);
    const owner = ownedBy(registration);
    this.diagnostics.push(
      kind === 'no-value'
        ? {
            code: 'no-value',
            severity: 'warning',
            message: `template ${template.name} prints <no value> here, at least for ${assignment}`,
            at: position,
            hint: 'Set the missing value, or give the template a default: `{{ .ConfigData.KEY | default "…" }}`.',
            ...owner,
          }
        : {
            code: 'go-syntax',
            severity: 'warning',
            message: `template ${template.name} prints a map or a list in Go's notation here, at least for ${assignment}`,
            at: position,
            hint: 'Print it as YAML: `{{ toYaml .ConfigData.KEY | nindent 2 }}`; if it is meant to be text, put single quotes around the value of the config map.',
            ...owner,
          },
    );
  }
}
