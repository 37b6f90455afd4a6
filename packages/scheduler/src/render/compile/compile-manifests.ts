import { type Position, quote } from '@kalypso-actions/diagnostics';
import { TemplateError, type TemplatePosition } from '@kalypso-actions/gotemplate';
import type { ManifestTemplate, Template } from '../../resources/resource.ts';
import type { AssignmentProblem } from '../../schedule/assignment-problem.ts';
import { compileMustache } from './compile-mustache.ts';
import { compileTemplate } from './compile-template.ts';
import { createGoProgram, type DataTrust, type ManifestProgram } from './manifest-program.ts';

export interface CompiledManifest {
  /** The position of the first character of the template. */
  readonly at: Position;
  readonly program: ManifestProgram;
}

export interface CompiledManifests {
  readonly template: Template;
  /** The manifests that can be compiled. */
  readonly manifests: readonly CompiledManifest[];
  readonly problems: readonly AssignmentProblem[];
}

/** Compiles all manifests of a template resource. */
export function compileManifests(template: Template, trust: DataTrust): CompiledManifests {
  const manifests: CompiledManifest[] = [];
  const problems: AssignmentProblem[] = [];
  for (const manifest of template.manifests) {
    try {
      manifests.push({ at: manifest.at, program: compileManifest(template, manifest, trust) });
    } catch (error) {
      problems.push(toTemplateProblem(template, manifest.at, error));
    }
  }
  return { template, manifests, problems };
}

function compileManifest(template: Template, manifest: ManifestTemplate, trust: DataTrust): ManifestProgram {
  return template.engine === 'mustache'
    ? compileMustache(manifest.text, trust)
    : createGoProgram(compileTemplate(template.name, manifest.text), trust);
}

const CODES = {
  parse: { code: 'template-syntax' },
  limit: { code: 'template-limit' },
  exec: { code: 'template-failed' },
} as const;

/** Converts a `TemplateError` of a manifest; throws any other error again. */
export function toTemplateProblem(template: Template, manifest: Position, error: unknown): AssignmentProblem {
  if (!(error instanceof TemplateError)) throw error;
  return {
    ...CODES[error.kind],
    message: `template ${quote(template.name)}: ${error.message}`,
    at: error.at ? toFilePosition(manifest, error.at) : manifest,
    ...(error.hint === undefined ? {} : { hint: error.hint }),
  };
}

/** Converts a position in the text of a manifest to one in its file. */
export function toFilePosition(manifest: Position, { line, column }: TemplatePosition): Position {
  return { ...manifest, line: manifest.line + line - 1, column: manifest.column + column - 1 };
}
