import { type GoTemplate, TemplateError } from '@kalypso-actions/gotemplate';
import { toJsonValue, type Value } from '@kalypso-actions/govalue';
import mustache from 'mustache';

/** What we write is not HTML: values stay as they are. */
const asIs = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/**
 * Compiles a mustache template over the same fields that Go templates see (`{{DeploymentTargetName}}`, `{{Manifests.repo}}`, …).
 *
 * Throws `TemplateError` of kind `parse` for a template that mustache does not take.
 */
export function compileMustache(text: string): Pick<GoTemplate, 'render' | 'renderBoth' | 'findNoValues'> {
  const writer = new mustache.Writer();
  try {
    writer.parse(text);
  } catch (error) {
    throw new TemplateError('parse', error instanceof Error ? error.message : String(error), {
      template: 'mustache',
      cause: error,
    });
  }
  const render = (data: Value) => writer.render(text, toJsonValue(data), undefined, { escape: asIs });
  return {
    render,
    renderBoth: (data, other) => ({ text: render(data), other: render(other) }),
    // What is not there is nothing to mustache.
    findNoValues: () => [],
  };
}
