import { type Diagnostic, ownedBy, type Position, quote } from '@kalypso-actions/diagnostics';
import type { Template } from '../resources/resource.ts';
import { isBuiltInTemplate } from './built-in-template.ts';
import { type CompiledManifest, toFilePosition } from './compile/compile-manifests.ts';
import { describeAssignment, type TemplateData } from './data/template-data.ts';
import { findConfigOrigins } from './describe-flaw.ts';
import type { RenderedManifest, RenderedSlip, SourcedSlot } from './judge/rendered-text.ts';
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

  check(
    template: Template,
    manifest: CompiledManifest,
    { slots = [], slips }: RenderedManifest,
    data: TemplateData,
  ): void {
    for (const slot of slots) if (slot.kind !== 'text') this.#warn(template, manifest, slot, data);
    for (const slip of slips) this.#warnOfSlip(template, manifest, slip, data);
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

  #warnOfSlip(
    template: Template,
    { at }: CompiledManifest,
    { kind, text, position, isUntrusted }: RenderedSlip,
    data: TemplateData,
  ): void {
    const registration = isUntrusted ? data.assignment.target.registration : undefined;
    const origin = position ? undefined : findFormattingValue(data);
    const where = position ? toFilePosition(at, position) : (origin?.at ?? at);
    const subject = origin ? `${origin.key} of config map ${origin.configMap}` : `template ${template.name}`;
    const isHere = position !== undefined || origin !== undefined;
    if (!this.#isNew(`${kind} ${registration ?? ''}`, where)) return;
    const assignment = describeAssignment(data.data);
    const value = quote(text);
    this.diagnostics.push(
      kind === 'format'
        ? {
            code: 'format-verb',
            severity: 'warning',
            message: `${subject}: a printf ${isHere ? 'here' : 'in a value that is a template'} prints ${value}, at least for ${assignment}`,
            at: where,
            hint: 'Use one verb for each argument, and one that fits it: `%s` for text, `%d` for a whole number, `%v` for anything. Give a value that can be missing a default.',
            ...ownedBy(registration),
          }
        : {
            code: 'no-value',
            severity: 'warning',
            message: `template ${template.name} prints nothing here, since ${value} has no value, at least for ${assignment}`,
            at: where,
            hint: `Set the value, or say what to print without it: \`{{#${text}}}…{{/${text}}}{{^${text}}}…{{/${text}}}\`.`,
            ...ownedBy(registration),
          },
    );
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

/** The only value of the configuration that calls `printf`; `undefined` if there are several. */
function findFormattingValue({
  assignment,
}: TemplateData): { readonly key: string; readonly configMap: string; readonly at: Position } | undefined {
  const found = assignment.config.provenance.flatMap(({ key, setBy }) =>
    setBy.filter(({ text }) => /\{\{[^}]*\bprintf\b/.test(text)).map(({ configMap, at }) => ({ key, configMap, at })),
  );
  return found.length === 1 ? found[0] : undefined;
}
