/** Text that is HTML already. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type MarkupValue = Markup | string | number | null | undefined | readonly MarkupValue[];

/** Writes HTML; whatever is put in becomes text, unless it was written by this as well. */
export function markup(strings: TemplateStringsArray, ...pieces: readonly MarkupValue[]): Markup {
  return new Markup(
    strings.map((string, index) => string + (index < pieces.length ? escapeValue(pieces[index]) : '')).join(''),
  );
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeValue(piece: MarkupValue): string {
  if (piece instanceof Markup) return piece.text;
  if (typeof piece === 'object' && piece !== null) return piece.map(escapeValue).join('');
  return String(piece ?? '').replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter);
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

/** A whole page. */
export function renderDocument(title: string, trail: Markup, content: Markup): string {
  const body = markup`<p>${trail}</p><h1>${title}</h1>${content}`;
  const head = markup`<meta charset="utf-8"><title>${title}</title><style>${STYLE}</style>`;
  return `<!doctype html><html lang="en">${head.text}<body>${body.text}</body></html>`;
}

export function renderStateBadge(text: string): Markup {
  return markup`<span class="state ${text}">${text}</span>`;
}
