import { TemplateError } from '@kalypso-actions/gotemplate';
import { toJsonValue, type Value } from '@kalypso-actions/govalue';
import { errorMessage } from '@kalypso-actions/retry';
import mustache from 'mustache';
import type { ManifestProgram } from './manifest-program.ts';

/** Manifests are not HTML, so values are not escaped. */
const toText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/**
 * Compiles a mustache template over the fields that Go templates have (`{{DeploymentTargetName}}`, `{{Manifests.repo}}`, …).
 *
 * Throws `TemplateError` of kind `parse` if mustache rejects the template.
 */
export function compileMustache(text: string): ManifestProgram {
  const writer = new mustache.Writer();
  try {
    writer.parse(text);
  } catch (error) {
    throw new TemplateError('parse', errorMessage(error), {
      template: 'mustache',
      cause: error,
    });
  }
  const render = (data: Value) => writer.render(text, toJsonValue(data), undefined, { escape: toText });
  return {
    // Where mustache prints which value is not known, so each manifest is compared with one of harmless values.
    render: (data) => ({ text: render(data), slots: undefined, path: undefined }),
    renderOther: (_, other) => render(other),
    positionOf: () => ({ line: 1, column: 1 }),
    // Only Go templates are older than the change of the names.
    formerFields: () => [],
  };
}
