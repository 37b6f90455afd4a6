import { addSummary } from '@kalypso-actions/action-kit';
import {
  escapeText,
  heading,
  inlineCode,
  type Markdown,
  markdownDocument,
  paragraph,
  table,
  trustedMarkdown,
} from '@kalypso-actions/markdown';
import type { Chain, Standing } from '@kalypso-actions/promotion';
import type { PromoteResult } from './model.ts';

/** How far the commit has come in each environment, when that is known. */
export type Standings = ReadonlyMap<string, Standing>;

/** Shows the chain, where the commit stands in it, and what came of this run. */
export function showResult(result: PromoteResult, standings: Standings): void {
  const { commit, chain, results, diagnostics, reason } = result;
  addSummary(
    markdownDocument([
      heading('Promotion'),
      ...(commit === undefined ? [] : [paragraph(escapeText('Commit '), inlineCode(commit))]),
      ...(chain.size > 0 ? [picture(chain, standings)] : []),
      ...(results.length > 0
        ? [outcomes(result)]
        : [paragraph(escapeText(`Nothing was promoted: ${reason ?? 'refused'}.`))]),
      ...diagnostics.map(({ message, hint }) =>
        paragraph(escapeText(`${message}.${hint === undefined ? '' : ` ${hint}`}`)),
      ),
    ]),
  );
}

function outcomes({ results }: PromoteResult): Markdown {
  return table(
    [escapeText('environment'), escapeText('had'), escapeText('what came of it'), escapeText('why')],
    results.map(({ link, before, reason, message }) => [
      inlineCode(link.environment.name),
      before === undefined ? trustedMarkdown('') : inlineCode(before.slice(0, 12)),
      escapeText(reason),
      escapeText(message),
    ]),
  );
}

const LOOKS: Readonly<Record<Standing['state'], readonly [mark: string, style: string]>> = {
  never: ['', 'fill:#f6f8fa,stroke:#d0d7de,color:#57606a'],
  waiting: ['⏸ waiting', 'fill:#fff8c5,stroke:#d4a72c,color:#24292f'],
  'under-way': ['⏳ under way', 'fill:#ddf4ff,stroke:#54aeff,color:#24292f'],
  failed: ['✗ not deployed', 'fill:#ffebe9,stroke:#ff8182,color:#24292f'],
  deployed: ['✓ deployed', 'fill:#dafbe1,stroke:#4ac26b,color:#24292f'],
};

/** The chain as a mermaid flow chart. Names of environments are DNS labels, so that they need no escaping. */
function picture(chain: Chain, standings: Standings): Markdown {
  const names = [...chain.keys()];
  const id = (name: string) => `e${names.indexOf(name)}`;
  const nodes = names.map((name) => {
    const [mark] = LOOKS[standings.get(name)?.state ?? 'never'];
    return `  ${id(name)}["${name}${mark === '' ? '' : `<br/>${mark}`}"]`;
  });
  const arrows = [...chain].flatMap(([name, { next }]) => next.map((other) => `  ${id(name)} --> ${id(other)}`));
  const styles = names.map((name) => `  style ${id(name)} ${LOOKS[standings.get(name)?.state ?? 'never'][1]}`);
  return trustedMarkdown(['```mermaid', 'flowchart LR', ...nodes, ...arrows, ...styles, '```', ''].join('\n'));
}
