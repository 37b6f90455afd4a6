import { Dict, type Template as GoTemplate, Struct, TemplateError, type Value } from '@kalypso-actions/gotemplate';
import { BUILT_IN_CONFIG_TEMPLATE } from './builtin.ts';
import type { PlatformConfig } from './config.ts';
import { type Position, quote } from './diagnostic.ts';
import type { ClusterType, ManifestTemplate, Template } from './model.ts';
import { compileMustache } from './mustache.ts';
import type { Problem } from './schema.ts';
import type { DeploymentTarget } from './targets.ts';
import { compileTemplate, unfold } from './template.ts';

/** A rendered file: its name within the folder of its assignment, and its text. */
export interface RenderedFile {
  readonly name: string;
  readonly content: string;
}

export type Rendered =
  | { readonly ok: true; readonly files: readonly RenderedFile[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Text, and how many times templates in it may still unfold. */
type Run = (dot: Struct) => string;

interface CompiledManifest {
  readonly at: Position;
  readonly run: Run;
}

interface CompiledTemplate {
  readonly template: Template;
  readonly manifests: readonly CompiledManifest[];
  readonly problems: readonly Problem[];
}

export interface RenderSettings {
  /** The name of the platform configuration's file, without its ending. */
  readonly configFileName: string;
}

export interface AssignmentToRender {
  readonly environment: string;
  readonly clusterType: ClusterType;
  readonly target: DeploymentTarget;
  readonly namespace: string;
  readonly config: PlatformConfig;
}

/** Renders assignments; every template is compiled once. Section 7 of the specification. */
export class Renderer {
  readonly #settings: RenderSettings;
  readonly #templates: ReadonlyMap<string, Template>;
  readonly #compiled = new Map<Template, CompiledTemplate>();
  readonly #nested = new Map<string, GoTemplate>();
  readonly #targets = new Map<DeploymentTarget, { readonly labels: Dict; readonly manifests: Dict }>();

  constructor(templates: readonly Template[], settings: RenderSettings) {
    this.#settings = settings;
    this.#templates = new Map(templates.map((template) => [template.name, template]));
  }

  /** The files of one assignment, or everything that is wrong with it. */
  render(assignment: AssignmentToRender): Rendered {
    const { clusterType } = assignment;
    const dot = this.#dot(assignment);
    const problems: Problem[] = [];
    const files: RenderedFile[] = [];
    const add = (name: string, content: string | undefined) => {
      if (content !== undefined) files.push({ name, content });
    };
    add('namespace.yaml', this.#file(this.#find(clusterType.namespaceService), dot, false, problems));
    const config = clusterType.configType ? this.#find(clusterType.configType) : BUILT_IN_CONFIG_TEMPLATE;
    const configText = this.#file(config, dot, true, problems);
    if (configText !== '')
      add(`${this.#settings.configFileName}.${config?.contentType === 'sh' ? 'sh' : 'yaml'}`, configText);
    add('reconciler.yaml', this.#file(this.#find(clusterType.reconciler), dot, false, problems));
    return problems.length > 0 ? { ok: false, problems } : { ok: true, files };
  }

  #find(name: string): Template | undefined {
    return this.#templates.get(name);
  }

  /** A missing template gives nothing: `validate` has reported it where it is named. */
  #file(template: Template | undefined, dot: Struct, nested: boolean, problems: Problem[]): string | undefined {
    if (!template) return undefined;
    const compiled = this.#compile(template);
    problems.push(...compiled.problems);
    let text = '';
    for (const manifest of compiled.manifests) {
      const part = this.#manifest(compiled, manifest, dot, nested, problems);
      if (part === '') continue;
      // The operator glues a manifest without a final line break to the separator; that is no YAML document.
      if (text !== '') text += text.endsWith('\n') ? '---\n' : '\n---\n';
      text += part;
    }
    return text;
  }

  #manifest(
    compiled: CompiledTemplate,
    manifest: CompiledManifest,
    dot: Struct,
    nested: boolean,
    problems: Problem[],
  ): string {
    try {
      const text = manifest.run(dot);
      // Config values may hold templates themselves.
      return nested ? unfold(compiled.template.name, text, dot, this.#nested) : text;
    } catch (error) {
      problems.push(templateProblem(compiled.template, manifest.at, error));
      return '';
    }
  }

  #compile(template: Template): CompiledTemplate {
    const known = this.#compiled.get(template);
    if (known) return known;
    const problems: Problem[] = [];
    const manifests: CompiledManifest[] = [];
    for (const manifest of template.manifests) {
      try {
        manifests.push({ at: manifest.at, run: compileManifest(template, manifest) });
      } catch (error) {
        problems.push(templateProblem(template, manifest.at, error));
      }
    }
    const compiled: CompiledTemplate = { template, manifests, problems };
    this.#compiled.set(template, compiled);
    return compiled;
  }

  #dot({ environment, clusterType, target, namespace, config }: AssignmentToRender): Struct {
    let maps = this.#targets.get(target);
    if (!maps) {
      maps = { labels: stringMap(target.labels), manifests: stringMap(target.manifests) };
      this.#targets.set(target, maps);
    }
    return new Struct('scheduler.dataType', {
      DeploymentTargetName: target.name,
      Namespace: namespace,
      Environment: environment,
      Workspace: target.workspace,
      Workload: target.workload,
      Labels: maps.labels,
      Manifests: maps.manifests,
      ClusterType: clusterType.name,
      ConfigData: config.data,
    });
  }
}

function compileManifest(template: Template, manifest: ManifestTemplate): Run {
  if (template.engine === 'mustache') return compileMustache(manifest.text);
  const compiled = compileTemplate(template.name, manifest.text);
  return (dot) => compiled.render(dot);
}

function stringMap(record: Readonly<Record<string, string>>): Dict {
  return new Dict(new Map<string, Value>(Object.entries(record)), 'string', 'string');
}

function templateProblem(template: Template, at: Position, error: unknown): Problem {
  if (!(error instanceof TemplateError)) throw error;
  const where = error.at;
  return {
    code: error.kind === 'parse' ? 'template-syntax' : error.kind === 'limit' ? 'template-limit' : 'template-failed',
    message: `template ${quote(template.name)}: ${error.message}`,
    at: where ? { ...at, line: at.line + where.line - 1, column: at.column + where.column - 1 } : at,
    ...(error.hint === undefined ? {} : { hint: error.hint }),
  };
}
