import { type Template, TemplateError, type Value } from '@kalypso-actions/gotemplate';
import mustache from 'mustache';
import { toPlain } from './plain.ts';

/** What we write is not HTML: values stay as they are. */
const asIs = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/**
 * Compiles a mustache template over the same fields that Go templates see (`{{DeploymentTargetName}}`, `{{Manifests.repo}}`, …).
 *
 * Throws `TemplateError` of kind `parse` for a template that mustache does not take.
 */
export function compileMustache(text: string): Pick<Template, 'render' | 'renderBoth' | 'noValues'> {
  const writer = new mustache.Writer();
  try {
    writer.parse(text);
  } catch (error) {
    throw new TemplateError('parse', error instanceof Error ? error.message : String(error), {
      template: 'mustache',
      cause: error,
    });
  }
  const render = (data: Value) => writer.render(text, toPlain(data), undefined, { escape: asIs });
  return {
    render,
    renderBoth: (data, other) => ({ text: render(data), other: render(other) }),
    // What is not there is nothing to mustache.
    noValues: () => [],
  };
}

/** The names that a pattern may use, each a variable of mustache. */
export type PatternView = Readonly<Record<string, string>>;

/**
 * Compiles a mustache pattern of plain variables, such as a namespace pattern.
 *
 * Inputs: the pattern and the names that it may use. Output: the function and the names that it does use, or what is wrong in one sentence.
 */
export function compilePattern(
  pattern: string,
  names: readonly string[],
):
  | { readonly render: (view: PatternView) => string; readonly uses: ReadonlySet<string> }
  | { readonly problem: string } {
  const uses = new Set<string>();
  const pieces: ((view: PatternView) => string)[] = [];
  let tokens: readonly (readonly unknown[])[];
  try {
    tokens = new mustache.Writer().parse(pattern) as unknown as readonly (readonly unknown[])[];
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
  for (const [type, text] of tokens) {
    const value = String(text);
    if (type === 'text') pieces.push(() => value);
    else if ((type === 'name' || type === '&') && names.includes(value)) {
      uses.add(value);
      pieces.push((view) => view[value] ?? '');
    } else if (type !== '!') {
      return { problem: `it may use ${names.map((name) => `{{${name}}}`).join(', ')} and nothing else` };
    }
  }
  return { render: (view) => pieces.map((piece) => piece(view)).join(''), uses };
}
