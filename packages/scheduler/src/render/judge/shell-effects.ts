import type { ScriptContext } from './script-contexts.ts';
import { isLine } from './slot-text.ts';

/** What a shell does to a text besides taking it as a value, in the words of a message. */
const EFFECTS = {
  command: 'runs commands that are in it',
  variable: 'replaces variables in it by their values',
  split: 'splits it into words',
  redirection: 'reads "<" or ">" in it as a redirection',
  quote: 'removes quotes or backslashes from it',
  files: 'may replace it by other words or names of files',
  comment: 'takes the part from "#" on as a comment',
  control: 'gets control characters in it',
} as const;

type Effect = keyof typeof EFFECTS;

/** Where in a text a shell is. */
type Quoting = 'none' | 'double' | 'single' | 'document' | 'comment';

const QUOTING: Readonly<Record<ScriptContext, Quoting>> = {
  word: 'none',
  command: 'none',
  double: 'double',
  single: 'single',
  comment: 'comment',
  heredoc: 'document',
  'literal-heredoc': 'single',
};

/** A word in quotes, as functions print it. */
const QUOTED_WORD = /^(?:'[^']*'|"(?:[^"\\]|\\[\s\S])*")$/;

/** Describes what a shell makes of a text that it does not only take as a value. */
export function describeShellEffects(context: ScriptContext, text: string): readonly string[] {
  const effects = findEffects(context, text);
  return (Object.keys(EFFECTS) as Effect[]).filter((effect) => effects.has(effect)).map((effect) => EFFECTS[effect]);
}

function findEffects(context: ScriptContext, text: string): ReadonlySet<Effect> {
  const effects = new Set<Effect>();
  if (text.split('\n').some((line) => !isLine(line))) effects.add('control');
  if (context === 'literal-heredoc') return effects;
  if (QUOTING[context] === 'none' && QUOTED_WORD.test(text)) {
    addEffects(text.startsWith("'") ? 'single' : 'double', text.slice(1, -1), effects);
    effects.delete('quote');
  } else addEffects(QUOTING[context], text, effects);
  return effects;
}

function addEffects(context: Quoting, text: string, effects: Set<Effect>): void {
  let quoting = context;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (isEscape(quoting, char, text.charAt(at + 1))) {
      effects.add('quote');
      at += 1;
      continue;
    }
    const effect = findEffect(quoting, text, at);
    if (effect !== undefined) effects.add(effect);
    quoting = quotingAfter(quoting, char, effect);
  }
}

function isEscape(quoting: Quoting, char: string, next: string): boolean {
  if (char !== '\\') return false;
  if (quoting === 'none') return true;
  return (quoting === 'double' || quoting === 'document') && /[$`"\\\n]|^$/.test(next);
}

function findEffect(quoting: Quoting, text: string, at: number): Effect | undefined {
  const char = text.charAt(at);
  switch (quoting) {
    case 'comment':
      return char === '\n' && isFollowed(text, at) ? 'command' : undefined;
    case 'single':
      return char === "'" ? 'quote' : undefined;
    case 'document':
      return findExpansion(text, at);
    case 'double':
      return char === '"' ? 'quote' : findExpansion(text, at);
    default:
      return findExpansion(text, at) ?? findEffectInWord(text, at);
  }
}

function findExpansion(text: string, at: number): Effect | undefined {
  const char = text.charAt(at);
  if (char === '`') return 'command';
  if (char !== '$') return undefined;
  const next = text.slice(at + 1, at + 3);
  if (next.startsWith('(') && next !== '((') return 'command';
  return /^[\w{(@*#?!$-]/.test(next) ? 'variable' : undefined;
}

function findEffectInWord(text: string, at: number): Effect | undefined {
  const char = text.charAt(at);
  if (char === "'" || char === '"') return 'quote';
  if (char === '\n') return isFollowed(text, at) ? 'command' : undefined;
  if (/[;&|()]/.test(char)) return 'command';
  if (char === ' ' || char === '\t') return 'split';
  if (char === '<' || char === '>') return 'redirection';
  if (/[*?[{~!]/.test(char)) return 'files';
  return char === '#' && (at === 0 || /[\s;&|()]/.test(text.charAt(at - 1))) ? 'comment' : undefined;
}

function quotingAfter(quoting: Quoting, char: string, effect: Effect | undefined): Quoting {
  if (effect === 'comment') return 'comment';
  if (quoting === 'comment') return char === '\n' ? 'none' : 'comment';
  if (effect !== 'quote') return quoting;
  if (quoting !== 'none') return 'none';
  return char === '"' ? 'double' : 'single';
}

function isFollowed(text: string, at: number): boolean {
  return text.slice(at).trim() !== '';
}
