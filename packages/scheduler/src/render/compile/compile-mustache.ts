import { TemplateError } from '@kalypso-actions/gotemplate';
import { toJsonValue, type Value } from '@kalypso-actions/govalue';
import { errorMessage } from '@kalypso-actions/retry';
import mustache from 'mustache';
import { UNTRUSTED_FIELDS } from '../data/untrusted-values.ts';
import type { RenderedSlip } from '../judge/rendered-text.ts';
import type { DataTrust, ManifestProgram } from './manifest-program.ts';

/** Manifests are not HTML, so values are not escaped. */
const toText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

type BaseWriter = InstanceType<typeof mustache.Writer>;

/** `{{name}}`, `{{{name}}}`, `{{#name}}` or `{{>name}}`, and where it starts. */
type MustacheToken = readonly [type: string, name: string, start: number, ...unknown[]];

/** A name that has no value. */
interface MissingName {
  readonly name: string;
  readonly start: number;
}

/** Renders as mustache does, and finds names that have no value. A section that an inverted one complements may have none. */
class MustacheWriter extends mustache.Writer {
  readonly #inverted: ReadonlySet<string>;
  #missing: MissingName[] = [];

  constructor(text: string) {
    super();
    this.#inverted = new Set(findInverted(this.parse(text)));
  }

  renderManifest(text: string, data: unknown): { readonly text: string; readonly missing: readonly MissingName[] } {
    this.#missing = [];
    const rendered = this.render(text, data, undefined, { escape: toText });
    return { text: rendered, missing: this.#missing };
  }

  override renderSection(...args: Parameters<BaseWriter['renderSection']>): string {
    const [token, context] = args;
    if (!this.#inverted.has(token[1] ?? '')) this.#find(token, context.lookup(token[1] ?? ''));
    return super.renderSection(...args);
  }

  override escapedValue(...args: Parameters<BaseWriter['escapedValue']>): string {
    const [token, context] = args;
    this.#find(token, context.lookup(token[1] ?? ''));
    return super.escapedValue(...args);
  }

  override unescapedValue(...args: Parameters<BaseWriter['unescapedValue']>): string {
    const [token, context] = args;
    this.#find(token, context.lookup(token[1] ?? ''));
    return super.unescapedValue(...args);
  }

  override renderPartial(...args: Parameters<BaseWriter['renderPartial']>): string {
    const [token] = args;
    this.#find(token, undefined);
    return super.renderPartial(...args);
  }

  #find(token: unknown, value: unknown): void {
    if (value !== undefined && value !== null) return;
    const [, name, start] = token as MustacheToken;
    this.#missing.push({ name, start });
  }
}

function findInverted(tokens: readonly unknown[]): readonly string[] {
  return tokens.flatMap((token) => {
    const [type, name, , , children] = token as MustacheToken;
    return [...(type === '^' ? [name] : []), ...(Array.isArray(children) ? findInverted(children) : [])];
  });
}

/**
 * Compiles a mustache template over the fields that Go templates have (`{{DeploymentTargetName}}`, `{{Manifests.repo}}`, …).
 *
 * Throws `TemplateError` of kind `parse` if mustache rejects the template.
 */
export function compileMustache(text: string, trust: DataTrust): ManifestProgram {
  const writer = createWriter(text);
  const render = (data: Value) => writer.renderManifest(text, toJsonValue(data));
  return {
    // Where mustache prints which value is not known, so each manifest is compared with one of harmless values.
    render: (data) => {
      const { text: rendered, missing } = render(data);
      const slips = missing.map((each) => toSlip(each, text, trust));
      return { text: rendered, slots: undefined, path: undefined, slips };
    },
    renderOther: (_, other) => render(other).text,
    positionOf: () => ({ line: 1, column: 1 }),
    // Only Go templates are older than the change of the names.
    formerFields: () => [],
  };
}

function createWriter(text: string): MustacheWriter {
  try {
    return new MustacheWriter(text);
  } catch (error) {
    throw new TemplateError('parse', errorMessage(error), {
      template: 'mustache',
      cause: error,
    });
  }
}

function toSlip({ name, start }: MissingName, text: string, trust: DataTrust): RenderedSlip {
  const before = text.slice(0, start).split('\n');
  const position = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  const isUntrusted = trust === 'untrusted' && UNTRUSTED_FIELDS.has(name.split('.')[0] ?? '');
  return { kind: 'missing', text: name, position, isUntrusted };
}
