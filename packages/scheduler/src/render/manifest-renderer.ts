import type { Diagnostic } from '@kalypso-actions/diagnostics';
import { TemplateError } from '@kalypso-actions/gotemplate';
import type { Struct } from '@kalypso-actions/govalue';
import type { Template } from '../resources/resource.ts';
import type { AssignmentProblem } from '../schedule/assignment-problem.ts';
import {
  type CompiledManifest,
  type CompiledManifests,
  compileManifests,
  toTemplateProblem,
} from './compile/compile-manifests.ts';
import type { DataTrust } from './compile/manifest-program.ts';
import type { TemplateData } from './data/template-data.ts';
import { describeDirective, describeFlaw, findConfigOrigins } from './describe-flaw.ts';
import type { FailureOwners, RendersWith } from './failure-owners.ts';
import { ManifestJudge, type RenderOther } from './judge/manifest-judge.ts';
import type { RenderedManifest, SourcedSlot } from './judge/rendered-text.ts';
import { ScriptJudge } from './judge/script-judge.ts';
import { createStandIn } from './judge/stand-in.ts';
import { ManifestWarnings } from './manifest-warnings.ts';
import { NestedRenderer } from './render-nested.ts';
import type { TemplateSlot } from './template-slots.ts';

/** A directive, or the mark of a byte order, is valid only at the beginning of a file. */
const STARTS_STREAM = /^(?:[ \t]*(?:#[^\n]*)?\n)*[%\uFEFF]/;

/** Renders the manifests of templates, and judges them. Every template is compiled once. */
export class ManifestRenderer {
  readonly #owners: FailureOwners;
  readonly #trust: DataTrust;
  readonly #compiled = new Map<Template, CompiledManifests>();
  readonly #nested: NestedRenderer;
  readonly #judges = new Map<CompiledManifest, readonly (ManifestJudge | ScriptJudge)[]>();
  readonly #warnings = new ManifestWarnings();

  /** @param trust whether workload files decide some of the data */
  constructor(owners: FailureOwners, trust: DataTrust) {
    this.#owners = owners;
    this.#trust = trust;
    this.#nested = new NestedRenderer(trust);
  }

  /** Warnings about what was rendered so far. */
  get warnings(): readonly Diagnostic[] {
    return this.#warnings.diagnostics;
  }

  /** Renders the file of a template, and adds whatever prevents it to `problems`. */
  render({ template, file }: TemplateSlot, data: TemplateData, problems: AssignmentProblem[]): string {
    const compiled = this.#compiled.get(template) ?? this.#compile(template);
    problems.push(...compiled.problems);
    let text = '';
    for (const manifest of compiled.manifests) {
      const part = this.#renderManifest(template, manifest, file, data, problems);
      if (part === '') continue;
      if (text !== '' && STARTS_STREAM.test(part)) problems.push(describeDirective(template, manifest));
      // The operator does not add a missing line break before the separator, which makes the YAML invalid.
      if (text !== '') text += text.endsWith('\n') ? '---\n' : '\n---\n';
      text += part;
    }
    return text;
  }

  #compile(template: Template): CompiledManifests {
    const compiled = compileManifests(template, this.#trust);
    this.#compiled.set(template, compiled);
    for (const manifest of compiled.manifests) this.#warnings.checkTemplate(template, manifest);
    return compiled;
  }

  #renderManifest(
    template: Template,
    manifest: CompiledManifest,
    fileName: string,
    templateData: TemplateData,
    problems: AssignmentProblem[],
  ): string {
    const { data } = templateData;
    try {
      const rendered = this.#nested.render(template.name, manifest.program.render(data), data);
      const flaws = this.#judge(template, manifest, templateData, rendered);
      problems.push(...flaws);
      this.#warnings.check(template, manifest, rendered, templateData);
      if (flaws.length === 0) this.#warnOfScript(template, manifest, fileName, templateData, rendered);
      return rendered.text;
    } catch (error) {
      const problem = toTemplateProblem(template, manifest.at, error);
      const rendersWith = (other: Struct) => this.#tryRender(template, manifest, other) !== undefined;
      problems.push(this.#owners.assign(problem, manifest, templateData, rendersWith, findRefusal(error)));
      return '';
    }
  }

  #judge(
    template: Template,
    manifest: CompiledManifest,
    data: TemplateData,
    rendered: RenderedManifest,
  ): readonly AssignmentProblem[] {
    const judges = this.#judges.get(manifest) ?? createJudges(template);
    this.#judges.set(manifest, judges);
    for (const judge of judges) {
      const isAccepted: RendersWith = (other, origin) => this.#isAccepted(judge, template, manifest, origin, other);
      const renderOther = this.#createRenderOther(template, manifest, data, data.data);
      const flaw = judge.judge(rendered, renderOther, data.assignment.target);
      if (flaw === undefined) continue;
      const problems = describeFlaw(flaw, template, manifest, data, (values) =>
        isAccepted(data.withStandIns(values, createStandIn), data),
      );
      // A value of the configuration that is known to be the cause is one whatever workload files say.
      const isOfPlatform = flaw.kind === 'invalid' && flaw.slots.some((slot) => isConfigValue(slot, data));
      return problems.map((problem) =>
        problem.registration === undefined && !isOfPlatform
          ? this.#owners.assign(problem, manifest, data, isAccepted)
          : problem,
      );
    }
    return [];
  }

  #warnOfScript(
    template: Template,
    manifest: CompiledManifest,
    fileName: string,
    data: TemplateData,
    rendered: RenderedManifest,
  ): void {
    for (const judge of this.#judges.get(manifest) ?? []) {
      if (!(judge instanceof ScriptJudge)) continue;
      this.#warnings.checkScript(template, manifest, fileName, judge.findExpanded(rendered), data);
    }
  }

  /** Whether a judge accepts a manifest with other data. */
  #isAccepted(
    judge: ManifestJudge | ScriptJudge,
    template: Template,
    manifest: CompiledManifest,
    data: TemplateData,
    other: Struct,
  ): boolean {
    try {
      const rendered = this.#nested.render(template.name, manifest.program.render(other), other);
      return judge.judge(rendered, this.#createRenderOther(template, manifest, data, other), other) === undefined;
    } catch (error) {
      if (error instanceof TemplateError) return false;
      throw error;
    }
  }

  /** Renders a manifest; `undefined` if that fails. */
  #tryRender({ name }: Template, { program }: CompiledManifest, data: Struct): string | undefined {
    try {
      return this.#nested.render(name, program.render(data), data).text;
    } catch (error) {
      if (error instanceof TemplateError) return undefined;
      throw error;
    }
  }

  /** Renders a manifest with stand-ins for all values, along the branches that the data take; `undefined` if that fails. */
  #createRenderOther(template: Template, manifest: CompiledManifest, data: TemplateData, along: Struct): RenderOther {
    return (standIn) => {
      const other = data.withStandIns(data.values(), standIn);
      const text = manifest.program.renderOther(along, other);
      return text?.includes('{{') ? this.#tryRender(template, manifest, other) : text;
    };
  }
}

/** What a template reports with `fail`. */
function findRefusal(error: unknown): string | undefined {
  return error instanceof TemplateError ? /^error calling fail: (.*)$/s.exec(error.reason)?.[1] : undefined;
}

function isConfigValue(slot: SourcedSlot, data: TemplateData): boolean {
  return !slot.source.isUntrusted && findConfigOrigins(slot, data).length > 0;
}

/** What clusters apply is YAML; the platform configuration of a script is a script. What is called a script, but applied as YAML, has to be both. */
function createJudges({ type, contentType }: Template): readonly (ManifestJudge | ScriptJudge)[] {
  const isScript = contentType === 'sh';
  return [...(isScript && type === 'config' ? [] : [new ManifestJudge()]), ...(isScript ? [new ScriptJudge()] : [])];
}
