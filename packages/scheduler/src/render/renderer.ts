import type { Diagnostic } from '@kalypso-actions/diagnostics';
import type { DeploymentTarget } from '../model/deployment-targets.ts';
import type { TemplateField } from '../model/missing-template.ts';
import type { ClusterType, Template } from '../resources/resource.ts';
import type { AssignmentProblem } from '../schedule/assignment-problem.ts';
import { isBuiltInTemplate } from './built-in-template.ts';
import { type RenderableAssignment, type RenderableClusterType, TemplateDataFactory } from './data/template-data.ts';
import { describeTemplateInValue } from './describe-flaw.ts';
import { FailureOwners } from './failure-owners.ts';
import { ManifestRenderer } from './manifest-renderer.ts';
import { ASSIGNMENT_FIELDS, findTemplateSlots, type TemplateSlots } from './template-slots.ts';

/** A rendered file. */
export interface RenderedFile {
  /** The file's name within the folder of its assignment or cluster type. */
  readonly name: string;
  readonly content: string;
  /** The field of the cluster type that names its template. */
  readonly field: TemplateField;
}

type RenderResult =
  | { readonly kind: 'rendered'; readonly files: readonly RenderedFile[] }
  | { readonly kind: 'failed'; readonly problems: readonly AssignmentProblem[] };

/** Files that are not written if they are empty. */
const OPTIONAL_FIELDS: ReadonlySet<TemplateField> = new Set(['configType', 'policy', 'infrastructure']);

/** Renders assignments, and what belongs to cluster types and to no workload. */
export class Renderer {
  readonly #configFileName: string;
  readonly #templates: ReadonlyMap<string, Template>;
  readonly #slots = new Map<ClusterType, TemplateSlots>();
  readonly #data = new TemplateDataFactory();
  readonly #manifests: ManifestRenderer;
  readonly #infrastructure: ManifestRenderer;

  /** @param targets all deployment targets: a template that fails for one is tried with the values of others, to find out whose error it is */
  constructor(
    templates: readonly Template[],
    { configFileName }: { readonly configFileName: string },
    targets: readonly DeploymentTarget[] = [],
  ) {
    this.#configFileName = configFileName;
    this.#templates = new Map(templates.map((template) => [template.name, template]));
    this.#manifests = new ManifestRenderer(new FailureOwners(targets), 'untrusted');
    this.#infrastructure = new ManifestRenderer(new FailureOwners([]), 'trusted');
  }

  /** Renders the files of one assignment, or finds all problems that prevent it. */
  render(assignment: RenderableAssignment): RenderResult {
    const { clusterType } = assignment;
    const data = this.#data.create(assignment);
    const { slots, problems: slotProblems } = this.#findSlots(clusterType);
    const problems: AssignmentProblem[] = [
      ...data.templateValues().map((value) => describeTemplateInValue(value, assignment.target)),
      ...slotProblems,
    ];
    const files = slots.map((slot): RenderedFile => {
      const slotData = isBuiltInTemplate(slot.template) ? this.#data.createForBuiltIn(assignment) : data;
      return { name: slot.file, content: this.#manifests.render(slot, slotData, problems), field: slot.field };
    });
    return toResult(files, problems);
  }

  /** Renders what belongs to a cluster type and to no workload, or finds all problems that prevent it. */
  renderInfrastructure(clusterType: RenderableClusterType): RenderResult {
    const data = this.#data.createForClusterType(clusterType);
    const fields: readonly TemplateField[] = ['infrastructure'];
    const found = findTemplateSlots(clusterType.clusterType, fields, this.#templates, this.#configFileName);
    const problems = [...found.problems];
    const files = found.slots.map((slot): RenderedFile => {
      return { name: slot.file, content: this.#infrastructure.render(slot, data, problems), field: slot.field };
    });
    return toResult(files, problems);
  }

  /** Warnings about what was rendered so far. */
  get warnings(): readonly Diagnostic[] {
    return [...this.#manifests.warnings, ...this.#infrastructure.warnings];
  }

  #findSlots(clusterType: ClusterType): TemplateSlots {
    const slots =
      this.#slots.get(clusterType) ??
      findTemplateSlots(clusterType, ASSIGNMENT_FIELDS, this.#templates, this.#configFileName);
    this.#slots.set(clusterType, slots);
    return slots;
  }
}

function toResult(files: readonly RenderedFile[], problems: readonly AssignmentProblem[]): RenderResult {
  if (problems.length > 0) return { kind: 'failed', problems };
  return {
    kind: 'rendered',
    files: files.filter(({ content, field }) => content !== '' || !OPTIONAL_FIELDS.has(field)),
  };
}
