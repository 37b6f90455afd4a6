import { shortCommitId } from '@kalypso-actions/git-objects';
import {
  escapeProblem,
  escapeText,
  heading,
  inlineCode,
  type Markdown,
  markdownDocument,
  paragraph,
  table,
  trustedMarkdown,
} from '@kalypso-actions/markdown';
import type { ChainProgress, PromotionChain, PromotionProgress, PromotionResult } from '@kalypso-actions/promotion';

/** The job summary: the chain, how far the commit has come in it, and the result of this run. */
export function renderPromotion(result: PromotionResult, progress: ChainProgress): Markdown {
  const { commit, chain, environments, diagnostics, dryRunWrites, reason } = result;
  return markdownDocument([
    heading('Promotion'),
    ...(commit === undefined ? [] : [paragraph(escapeText('Commit '), inlineCode(commit))]),
    ...(chain.size > 0 ? [renderChain(chain, progress)] : []),
    ...(environments.length > 0
      ? [renderEnvironments(result)]
      : [paragraph(escapeText(`Nothing was promoted: ${reason ?? 'refused'}.`))]),
    ...(dryRunWrites.length > 0 ? [renderDryRun(dryRunWrites)] : []),
    ...diagnostics.map(({ message, hint }) => paragraph(escapeProblem(`${message}.`, hint))),
  ]);
}

function renderEnvironments({ environments }: PromotionResult): Markdown {
  return table(
    [escapeText('environment'), escapeText('previous commit'), escapeText('result'), escapeText('details')],
    environments.map(({ link, previousCommit, reason, message }) => [
      inlineCode(link.environment.name),
      previousCommit === undefined ? trustedMarkdown('') : inlineCode(shortCommitId(previousCommit)),
      escapeText(reason),
      escapeText(message),
    ]),
  );
}

function renderDryRun(writes: readonly string[]): Markdown {
  return table(
    [escapeText('Planned writes')],
    writes.map((write) => [escapeText(write)]),
  );
}

interface NodeStyle {
  readonly label: string;
  readonly style: string;
}

const NODE_STYLES: Readonly<Record<PromotionProgress['kind'], NodeStyle>> = {
  none: { label: '', style: 'fill:#f6f8fa,stroke:#d0d7de,color:#57606a' },
  waiting: { label: '⏸ waiting', style: 'fill:#fff8c5,stroke:#d4a72c,color:#24292f' },
  promoted: { label: '⏳ promoted', style: 'fill:#ddf4ff,stroke:#54aeff,color:#24292f' },
  failed: { label: '✗ not deployed', style: 'fill:#ffebe9,stroke:#ff8182,color:#24292f' },
  deployed: { label: '✓ deployed', style: 'fill:#dafbe1,stroke:#4ac26b,color:#24292f' },
};

/** The chain as a Mermaid flow chart. Names of environments are DNS labels, so they need no escaping. */
function renderChain(chain: PromotionChain, progress: ChainProgress): Markdown {
  const names = [...chain.keys()];
  const idOf = (name: string) => `e${names.indexOf(name)}`;
  const styleOf = (name: string) => NODE_STYLES[progress.get(name)?.kind ?? 'none'];
  const nodes = names.map((name) => {
    const { label } = styleOf(name);
    return `  ${idOf(name)}["${name}${label === '' ? '' : `<br/>${label}`}"]`;
  });
  const arrows = [...chain].flatMap(([name, { next }]) => next.map((other) => `  ${idOf(name)} --> ${idOf(other)}`));
  const styles = names.map((name) => `  style ${idOf(name)} ${styleOf(name).style}`);
  return trustedMarkdown(['```mermaid', 'flowchart LR', ...nodes, ...arrows, ...styles, '```', ''].join('\n'));
}
