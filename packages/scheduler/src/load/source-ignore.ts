import ignore from 'ignore';

/** Whether a `.sourceignore` excludes a path. Paths are relative to its folder, with `/`; paths of folders end with `/`. */
export type IgnoreRules = (path: string) => boolean;

/** Matching takes, or could take, more steps than {@link MAX_STEPS}. */
export class IgnoreLimitError extends Error {}

/** Steps of matching for one folder: hundreds of times what a real one needs, and at most some seconds. */
const MAX_STEPS = 4e9;

/** YAML files of other tools, which Flux excludes by default and a `.sourceignore` can include again. */
const DEFAULT_PATTERNS = [
  '.travis.yml',
  '.gitlab-ci.yml',
  'appveyor.yml',
  '.drone.yml',
  'cloudbuild.yaml',
  'codeship-services.yml',
  'codeship-steps.yml',
  '.goreleaser.yml',
  '.sops.yaml',
  '.flux.yaml',
];

/**
 * Compiles a `.sourceignore`, which has the syntax of `.gitignore`. Letter case matters.
 *
 * Each pattern becomes a regular expression, and one with n wildcards can take time in the n-th power of a name's length. The author of the patterns
 * may be untrusted, so the rules throw an {@link IgnoreLimitError} before matching takes too long.
 */
export function compileIgnoreRules(text: string): IgnoreRules {
  const patterns = [...DEFAULT_PATTERNS, ...text.split(/\r?\n/)];
  const rules = ignore({ ignorecase: false }).add(patterns.join('\n'));
  const wildcards = patterns
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => Math.max(1, line.match(/\*+/g)?.length ?? 0));
  let steps = 0;
  return (path) => {
    const parts = path.split('/');
    const length = Math.max(2 * parts.length, ...parts.map((part) => part.length));
    for (const count of wildcards) steps += countMatches(count, length);
    if (steps > MAX_STEPS) throw new IgnoreLimitError();
    return rules.ignores(path);
  };
}

/** The approximate number of ways in which `count` wildcards can match parts of a name. */
function countMatches(count: number, length: number): number {
  let matches = 1;
  for (let n = 1; n <= count && matches <= MAX_STEPS; n += 1) matches *= (length + n) / n;
  return matches;
}
