import type { Diagnostic } from '@kalypso-actions/diagnostics';
import type { GoTemplate } from '@kalypso-actions/gotemplate';
import type { Template } from '../resources/resource.ts';
import type { AssignmentProblem } from '../schedule/assignment-problem.ts';
import { BUILT_IN_CONFIG_TEMPLATE } from './built-in-template.ts';
import { checkValues } from './check-values.ts';
import {
  type CompiledManifest,
  type CompiledManifests,
  compileManifests,
  toTemplateProblem,
} from './compile-manifests.ts';
import { renderNestedTemplates } from './compile-template.ts';
import { ManifestWarnings } from './manifest-warnings.ts';
import { type RenderableAssignment, type TemplateData, TemplateDataFactory } from './template-data.ts';

/** A rendered file. */
export interface RenderedFile {
  /** The file's name within the folder of its assignment. */
  readonly name: string;
  readonly content: string;
}

type RenderResult =
  | { readonly kind: 'rendered'; readonly files: readonly RenderedFile[] }
  | { readonly kind: 'failed'; readonly problems: readonly AssignmentProblem[] };

/** Renders assignments. Every template is compiled once. */
export class Renderer {
  readonly #configFileName: string;
  readonly #templates: ReadonlyMap<string, Template>;
  readonly #compiled = new Map<Template, CompiledManifests>();
  readonly #nested = new Map<string, GoTemplate>();
  readonly #data = new TemplateDataFactory();
  readonly #warnings = new ManifestWarnings();

  constructor(templates: readonly Template[], { configFileName }: { readonly configFileName: string }) {
    this.#configFileName = configFileName;
    this.#templates = new Map(templates.map((template) => [template.name, template]));
  }

  /** Renders the files of one assignment, or finds all problems that prevent it. */
  render(assignment: RenderableAssignment): RenderResult {
    const { clusterType } = assignment;
    const data = this.#data.create(assignment);
    const problems: AssignmentProblem[] = [];
    const files: RenderedFile[] = [];
    const add = (name: string, content: string | undefined) => {
      if (content !== undefined) files.push({ name, content });
    };
    const config = clusterType.configType ? this.#templates.get(clusterType.configType) : BUILT_IN_CONFIG_TEMPLATE;
    add('namespace.yaml', this.#renderFile(clusterType.namespaceService, data, problems));
    const configText = config && this.#renderTemplate(config, data, true, problems);
    const extension = config?.contentType === 'sh' ? 'sh' : 'yaml';
    if (configText !== '') add(`${this.#configFileName}.${extension}`, configText);
    add('reconciler.yaml', this.#renderFile(clusterType.reconciler, data, problems));
    return problems.length > 0 ? { kind: 'failed', problems } : { kind: 'rendered', files };
  }

  /** Warnings about the assignments that were rendered so far. */
  get warnings(): readonly Diagnostic[] {
    return this.#warnings.diagnostics;
  }

  /** `undefined` if the template is missing, which `validateModel` reports. */
  #renderFile(templateName: string, data: TemplateData, problems: AssignmentProblem[]): string | undefined {
    const template = this.#templates.get(templateName);
    return template && this.#renderTemplate(template, data, false, problems);
  }

  /** @param nested whether values may contain templates themselves, as those of platform configuration may */
  #renderTemplate(template: Template, data: TemplateData, nested: boolean, problems: AssignmentProblem[]): string {
    const compiled = this.#compiled.get(template) ?? compileManifests(template);
    this.#compiled.set(template, compiled);
    problems.push(...compiled.problems);
    let text = '';
    for (const manifest of compiled.manifests) {
      const part = this.#renderManifest(template, manifest, data, nested, problems);
      if (part === '') continue;
      // The operator does not add a missing line break before the separator, which makes the YAML invalid.
      if (text !== '') text += text.endsWith('\n') ? '---\n' : '\n---\n';
      text += part;
    }
    return text;
  }

  #renderManifest(
    template: Template,
    manifest: CompiledManifest,
    templateData: TemplateData,
    nested: boolean,
    problems: AssignmentProblem[],
  ): string {
    const { program } = manifest;
    const { data } = templateData;
    try {
      const first = program.render(data);
      problems.push(...checkValues(template, program, templateData, nested && first.includes('{{')));
      const text = nested ? renderNestedTemplates(template.name, first, data, this.#nested) : first;
      this.#warnings.check(template, manifest, text, data);
      return text;
    } catch (error) {
      problems.push(toTemplateProblem(template, manifest.at, error));
      return '';
    }
  }
}
