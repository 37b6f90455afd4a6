import type { Position } from '@kalypso-actions/diagnostics';
import { isAmbiguousScalar } from '@kalypso-actions/goyaml';
import { parseYaml, type ScalarNode, SourceText, type YamlNode } from '@kalypso-actions/yaml';
import type { DeploymentTarget } from '../model/deployment-targets.ts';

/** A value of a workload file that could be more than text where a template puts it. */
export interface SuspiciousValue {
  /** What it is: `manifests.path`, `label purpose`, `the name of workload on`. */
  readonly what: string;
  readonly text: string;
  readonly at: Position;
  /** What is put in its place to see what it does. */
  readonly standIn: string;
  /** The same target with the stand-in. */
  readonly replaced: () => DeploymentTarget;
}

/** Text of the same length and of the same outline that is harmless: letters for all that YAML might take for something. */
function harmless(text: string): string {
  const kept = text.replace(/[^A-Za-z0-9_./-]/gu, 'x').replace(/^[^A-Za-z_]|[^A-Za-z0-9_]$/g, 'x');
  return isAmbiguousScalar(kept) ? 'x'.repeat(Math.max(text.length, 1)) : kept;
}

/** The values of a target that need a look. A target without any renders without further ado. */
export function findSuspiciousValues(target: DeploymentTarget): readonly SuspiciousValue[] {
  const odd: SuspiciousValue[] = [];
  const check = (what: string, text: string, path: readonly string[], replace: (text: string) => DeploymentTarget) => {
    if (text !== '' && isAmbiguousScalar(text)) {
      const standIn = harmless(text);
      odd.push({ what, text, at: target.locate(...path), standIn, replaced: () => replace(standIn) });
    }
  };
  check('the name of the target', target.name, ['name'], (name) => ({ ...target, name }));
  check('the name of the workload', target.workload, ['name'], (workload) => ({ ...target, workload }));
  check('the workspace', target.workspace, ['name'], (workspace) => ({ ...target, workspace }));
  for (const [key, text] of Object.entries(target.labels)) {
    check(`label ${key}`, text, ['labels', key], (value) => ({
      ...target,
      labels: { ...target.labels, [key]: value },
    }));
  }
  for (const [key, text] of Object.entries(target.manifests)) {
    check(`manifests.${key}`, text, ['manifests', key], (value) => ({
      ...target,
      manifests: { ...target.manifests, [key]: value },
    }));
  }
  return odd;
}

/**
 * Whether a value arrives as text and changes nothing else: rendered with it and with its stand-in, a template gives the same documents, keys, lists,
 * types, tags and anchors, and where the stand-in shows, the value shows in its place.
 *
 * Text that is no YAML (a script, say) has no structure to compare: there every difference counts.
 */
export function isInsertedAsText(
  value: { readonly text: string; readonly standIn: string },
  rendered: { readonly text: string; readonly other: string | undefined },
  isYaml: boolean,
): boolean {
  if (rendered.text === rendered.other) return true;
  if (!isYaml || rendered.other === undefined) return false;
  const [ours, theirs] = [documentsOf(rendered.text), documentsOf(rendered.other)];
  if (!ours || ours.length !== theirs?.length) return false;
  return ours.every((node, index) => isAlike(node, theirs[index], value));
}

function documentsOf(text: string): readonly YamlNode[] | undefined {
  const { documents, problem } = parseYaml(new SourceText(text, '', ''));
  if (problem || documents.some(({ problems }) => problems.length > 0)) return undefined;
  return documents.map(({ root }) => root);
}

function isAlike(
  ours: YamlNode,
  theirs: YamlNode | undefined,
  value: { readonly text: string; readonly standIn: string },
): boolean {
  if (ours.mark !== theirs?.mark) return false;
  if (ours.kind === 'scalar' && theirs.kind === 'scalar') {
    if (typeOf(ours) !== typeOf(theirs)) return false;
    return ours.text === theirs.text || !theirs.text.includes(value.standIn) || ours.text.includes(value.text);
  }
  if (ours.kind === 'sequence' && theirs.kind === 'sequence') {
    return (
      ours.items.length === theirs.items.length &&
      ours.items.every((item, index) => isAlike(item, theirs.items[index], value))
    );
  }
  if (ours.kind !== 'mapping' || theirs.kind !== 'mapping' || ours.entries.length !== theirs.entries.length)
    return false;
  return ours.entries.every(({ key, value: item }, index) => {
    const other = theirs.entries[index];
    return key.text === other?.key.text && typeOf(key) === typeOf(other.key) && isAlike(item, other.value, value);
  });
}

function typeOf({ type }: ScalarNode): string {
  return type === 'timestamp' ? 'str' : type;
}
