import { type Diagnostic, type Position, quote } from '@kalypso-actions/diagnostics';
import { type GoTemplate, TemplateError, type TemplatePosition } from '@kalypso-actions/gotemplate';
import { Dict, Struct, type Value } from '@kalypso-actions/govalue';
import { parseYaml, SourceText } from '@kalypso-actions/yaml';
import type { PlatformConfig } from '../config/config-resolver.ts';
import type { DeploymentTarget } from '../model/deployment-targets.ts';
import type { ClusterType, ManifestTemplate, Template } from '../resources/resource.ts';
import type { AssignmentProblem } from '../schedule/assignment-problem.ts';
import { BUILT_IN_CONFIG_TEMPLATE } from './built-in-template.ts';
import { compileMustache } from './compile-mustache.ts';
import { compileTemplate, renderNestedTemplates } from './compile-template.ts';
import { findSuspiciousValues, isInsertedAsText, type SuspiciousValue } from './suspicious-values.ts';

/** A rendered file: its name within the folder of its assignment, and its text. */
export interface RenderedFile {
  readonly name: string;
  readonly content: string;
}

export type Rendered =
  | { readonly ok: true; readonly files: readonly RenderedFile[] }
  | { readonly ok: false; readonly problems: readonly AssignmentProblem[] };

interface CompiledManifest {
  readonly at: Position;
  readonly program: Program;
}

interface CompiledTemplate {
  readonly template: Template;
  readonly manifests: readonly CompiledManifest[];
  readonly problems: readonly AssignmentProblem[];
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
  readonly #targets = new Map<DeploymentTarget, OwnMaps>();
  readonly #warnings: Diagnostic[] = [];
  readonly #warned = new Set<string>();
  /** The manifests of which one text was looked at as YAML. */
  readonly #parsed = new Set<CompiledManifest>();

  constructor(templates: readonly Template[], settings: RenderSettings) {
    this.#settings = settings;
    this.#templates = new Map(templates.map((template) => [template.name, template]));
  }

  /** The files of one assignment, or everything that is wrong with it. */
  render(assignment: AssignmentToRender): Rendered {
    const { clusterType } = assignment;
    const dot = this.#dot(assignment);
    const problems: AssignmentProblem[] = [];
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

  /** What showed in the assignments that were rendered so far. */
  get warnings(): readonly Diagnostic[] {
    return this.#warnings;
  }

  #find(name: string): Template | undefined {
    return this.#templates.get(name);
  }

  /** A missing template gives nothing: `validate` has reported it where it is named. */
  #file(template: Template | undefined, dot: Dot, nested: boolean, problems: AssignmentProblem[]): string | undefined {
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
    dot: Dot,
    nested: boolean,
    problems: AssignmentProblem[],
  ): string {
    const { template } = compiled;
    try {
      const text = manifest.program.render(dot.data);
      if (dot.odd.length > 0) this.#checkValues(template, manifest, dot, nested && text.includes('{{'), problems);
      // Config values may hold templates themselves.
      const whole = nested ? renderNestedTemplates(template.name, text, dot.data, this.#nested) : text;
      if (whole.includes('<no value>')) this.#warnOfNoValue(template, manifest, dot.data);
      if (!this.#parsed.has(manifest)) this.#warnOfNoYaml(template, manifest, whole, dot.data);
      return whole;
    } catch (error) {
      problems.push(templateProblem(template, manifest.at, error));
      return '';
    }
  }

  /** Looks at what each odd value of the workload file does to a manifest. */
  #checkValues(
    template: Template,
    { program }: CompiledManifest,
    dot: Dot,
    unfolds: boolean,
    problems: AssignmentProblem[],
  ): void {
    for (const value of dot.odd) {
      if (value.text.includes('{{')) {
        problems.push(templateInValue(value));
        continue;
      }
      const rendered = program.renderBoth(dot.data, dot.withTarget(value.replaced()));
      const isYaml = template.contentType !== 'sh';
      const braces = unfolds && /[{}]/.test(value.text);
      if (!braces && isInsertedAsText(value, rendered, isYaml)) continue;
      problems.push({
        code: 'unsafe-value',
        message: `${value.what} is ${quote(value.text)}, which would change more than a text in the manifests of template ${template.name}`,
        at: value.at,
        hint: 'Change the value, or have the template quote it, as in `{{ .Manifests.path | quote }}`.',
        related: [{ message: 'the template', at: template.locate('spec', 'manifests') }],
      });
    }
  }

  #warnOfNoValue(template: Template, { at, program }: CompiledManifest, data: Struct): void {
    const places = program.findNoValues(data).map((place) => positionIn(at, place));
    for (const place of places.length > 0 ? places : [at]) {
      const key = `${place.source}\0${place.file}\0${place.line}\0${place.column}`;
      if (this.#warned.has(key)) continue;
      this.#warned.add(key);
      this.#warnings.push({
        code: 'no-value',
        severity: 'warning',
        message: `template ${template.name} prints <no value> here, at least for ${String(data.fields.DeploymentTargetName)} on ${String(data.fields.ClusterType)}`,
        at: place,
        hint: 'Give the value where it is missing, or a default in the template: `{{ .ConfigData.KEY | default "…" }}`.',
      });
    }
  }

  /** Looks at the first text of each manifest: what its template gets wrong shows in all of them. */
  #warnOfNoYaml(template: Template, manifest: CompiledManifest, text: string, data: Struct): void {
    this.#parsed.add(manifest);
    if (template.contentType === 'sh') return;
    const { problem } = parseYaml(new SourceText(text, '', ''));
    if (!problem) return;
    const line = text.slice(0, problem.offset).split('\n').length;
    this.#warnings.push({
      code: 'not-yaml',
      severity: 'warning',
      message: `template ${template.name} gives no YAML for ${String(data.fields.DeploymentTargetName)} on ${String(data.fields.ClusterType)}: in line ${line} of the manifest, ${problem.message}`,
      at: manifest.at,
      ...(problem.hint === undefined ? {} : { hint: problem.hint }),
    });
  }

  #compile(template: Template): CompiledTemplate {
    const known = this.#compiled.get(template);
    if (known) return known;
    const problems: AssignmentProblem[] = [];
    const manifests: CompiledManifest[] = [];
    for (const manifest of template.manifests) {
      try {
        manifests.push({ at: manifest.at, program: compileManifest(template, manifest) });
      } catch (error) {
        problems.push(templateProblem(template, manifest.at, error));
      }
    }
    const compiled: CompiledTemplate = { template, manifests, problems };
    this.#compiled.set(template, compiled);
    return compiled;
  }

  #dot({ environment, clusterType, target, namespace, config }: AssignmentToRender): Dot {
    const maps = this.#mapsOf(target);
    const dataFor = (of: DeploymentTarget): Struct => {
      const { labels, manifests } = of === target ? maps : mapsOf(of);
      return new Struct('scheduler.dataType', {
        DeploymentTargetName: of.name,
        Namespace: namespace,
        Environment: environment,
        Workspace: of.workspace,
        Workload: of.workload,
        Labels: labels,
        Manifests: manifests,
        ClusterType: clusterType.name,
        ConfigData: config.data,
      });
    };
    return { data: dataFor(target), odd: maps.odd, withTarget: dataFor };
  }

  #mapsOf(target: DeploymentTarget): OwnMaps {
    const known = this.#targets.get(target);
    if (known) return known;
    const maps = { ...mapsOf(target), odd: findSuspiciousValues(target) };
    this.#targets.set(target, maps);
    return maps;
  }
}

function mapsOf({ labels, manifests }: DeploymentTarget): TargetMaps {
  return { labels: stringMap(labels), manifests: stringMap(manifests) };
}

/** What a template sees, and how it would look with another target. */
interface Dot {
  readonly data: Struct;
  readonly odd: readonly SuspiciousValue[];
  readonly withTarget: (target: DeploymentTarget) => Struct;
}

interface TargetMaps {
  readonly labels: Dict;
  readonly manifests: Dict;
}

/** The same, of a target as it is declared. */
interface OwnMaps extends TargetMaps {
  readonly odd: readonly SuspiciousValue[];
}

/** A manifest's template in either language. */
type Program = Pick<GoTemplate, 'render' | 'renderBoth' | 'findNoValues'>;

function compileManifest(template: Template, manifest: ManifestTemplate): Program {
  return template.engine === 'mustache'
    ? compileMustache(manifest.text)
    : compileTemplate(template.name, manifest.text);
}

function stringMap(record: Readonly<Record<string, string>>): Dict {
  return new Dict(new Map<string, Value>(Object.entries(record)), 'string', 'string');
}

function templateProblem(template: Template, at: Position, error: unknown): AssignmentProblem {
  if (!(error instanceof TemplateError)) throw error;
  const where = error.at;
  return {
    code: error.kind === 'parse' ? 'template-syntax' : error.kind === 'limit' ? 'template-limit' : 'template-failed',
    message: `template ${quote(template.name)}: ${error.message}`,
    at: where ? positionIn(at, where) : at,
    ...(error.hint === undefined ? {} : { hint: error.hint }),
  };
}

/** Nothing of a workload file is ever run as a template; one that tries is told, wherever it would end up. */
function templateInValue({ what, text, at }: SuspiciousValue): AssignmentProblem {
  return {
    code: 'template-in-value',
    message: `${what} is ${quote(text)}: values of workload files cannot be templates`,
    at,
    hint: 'Write the value itself.',
  };
}

/** A place of a template's text, as a place in its file. */
function positionIn(start: Position, { line, column }: TemplatePosition): Position {
  return { ...start, line: start.line + line - 1, column: start.column + column - 1 };
}
