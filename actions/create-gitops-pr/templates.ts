import { quote } from '@kalypso-actions/diagnostics';
import mustache from 'mustache';
import type { Part } from './subject.ts';

/** What title, body and commit message may name; the action's README describes each. */
export interface View {
  readonly environment: string;
  /** `owner/name` of the GitOps repository. */
  readonly repository: string;
  readonly branch: string;
  readonly path: string;
  readonly headBranch: string;
  readonly promoted: boolean;
  /** Empty when there is none. */
  readonly promotedCommit: string;
  readonly shortCommit: string;
  /** How many assignments. */
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly failed: number;
  readonly filesChanged: number;
  readonly addedAssignments: readonly Part[];
  readonly changedAssignments: readonly Part[];
  readonly removedAssignments: readonly Part[];
  /** Markdown: what changes, for reviewers. */
  readonly changes: string;
}

const NAMES: readonly string[] = [
  ...['environment', 'repository', 'branch', 'path', 'headBranch', 'promoted', 'promotedCommit', 'shortCommit'],
  ...['added', 'changed', 'removed', 'failed', 'filesChanged', 'changes'],
  ...['addedAssignments', 'changedAssignments', 'removedAssignments', 'clusterType', 'deploymentTarget'],
];

export interface TextTemplate {
  readonly render: (view: View) => string;
}

interface Wrong {
  readonly problem: string;
  readonly hint: string;
}

const HINT = `It is mustache over ${NAMES.join(', ')}.`;

/** Compiles a mustache template over a {@link View}; nothing is escaped, as nothing of it is HTML. */
export function compileText(text: string): TextTemplate | Wrong {
  const writer = new mustache.Writer();
  let tokens: unknown;
  try {
    tokens = writer.parse(text);
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error), hint: HINT };
  }
  const unknown = namesIn(tokens).filter((name) => !NAMES.includes(name) && name !== '.');
  if (unknown.length > 0) return { problem: `there is no ${unknown.map(quote).join(', ')}`, hint: HINT };
  return { render: (view) => writer.render(text, view, undefined, { escape: String }) };
}

/** Names of variables and sections; tokens of mustache are `[type, value, start, end, tokens?]`. Partials are names that nobody has. */
function namesIn(tokens: unknown): string[] {
  if (!Array.isArray(tokens)) return [];
  return tokens.flatMap((token: unknown): string[] => {
    if (!Array.isArray(token)) return [];
    const [type, value, , , inner]: unknown[] = token;
    const own = type === 'text' || type === '!' || type === '=' ? [] : [type === '>' ? `> ${value}` : String(value)];
    return [...own, ...namesIn(inner)];
  });
}
