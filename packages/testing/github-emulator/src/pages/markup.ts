/** Text that is already HTML. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type MarkupValue = Markup | string | number | null | undefined | readonly MarkupValue[];

/** A template tag for HTML: escapes every value that is not `Markup`. */
export function markup(strings: TemplateStringsArray, ...values: readonly MarkupValue[]): Markup {
  return new Markup(
    strings.map((string, index) => string + (index < values.length ? escapeValue(values[index]) : '')).join(''),
  );
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeValue(value: MarkupValue): string {
  if (value instanceof Markup) return value.text;
  if (typeof value === 'object' && value !== null) return value.map(escapeValue).join('');
  return String(value ?? '').replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter);
}

const STYLE = new Markup(`
  body { font: 15px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 1rem auto; padding: 0 1rem; }
  a { color: #0550ae; text-decoration: none } a:hover { text-decoration: underline }
  pre { background: #f6f8fa; padding: .75rem; overflow-x: auto; white-space: pre-wrap; border-radius: 6px }
  table { border-collapse: collapse } td, th { padding: .15rem .75rem .15rem 0; text-align: left; vertical-align: top }
  code, pre { font: 13px/1.45 ui-monospace, monospace }
  .state { border-radius: 1em; padding: .1rem .6rem; background: #57606a; color: white; font-size: 13px }
  .open { background: #1a7f37 } .merged { background: #8250df } .closed, .failure, .error { background: #cf222e }
  .success { background: #1a7f37 } .pending { background: #9a6700 }
  .label { border: 1px solid #57606a; border-radius: 1em; padding: 0 .5rem; font-size: 13px }
  ins { background: #dafbe1; text-decoration: none } del { background: #ffebe9; text-decoration: none }
`);

/** A complete HTML document. */
export function renderDocument(title: string, breadcrumbs: Markup, content: Markup): string {
  const body = markup`<p>${breadcrumbs}</p><h1>${title}</h1>${content}`;
  const head = markup`<meta charset="utf-8"><title>${title}</title><style>${STYLE}</style>`;
  return `<!doctype html><html lang="en">${head.text}<body>${body.text}</body></html>`;
}

export function renderStateBadge(text: string): Markup {
  return markup`<span class="state ${text}">${text}</span>`;
}
