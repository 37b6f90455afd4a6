import { type IgnorePattern, matchesPattern, parseIgnorePatterns } from './ignore-pattern.ts';

/** The `.sourceignore` files of a source are too large, or take more than {@link MAX_STEPS} to match. */
export class IgnoreLimitError extends Error {
  /** The `.sourceignore` to blame, from the root of the source. */
  readonly file: string;

  constructor(message: string, file: string) {
    super(message);
    this.file = file;
  }
}

/** Steps of matching for one source: hundreds of times what a real one needs, and at most some seconds. */
const MAX_STEPS = 200_000_000;
const MAX_TOTAL_CHARACTERS = 1024 * 1024;

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
].join('\n');

/** The patterns of one `.sourceignore`. */
interface IgnoreFile {
  /** Its path from the root of the source. */
  readonly path: string;
  /** How many folders are above those that it applies to: its own folder and those above that. */
  readonly depth: number;
  readonly patterns: readonly IgnorePattern[];
}

/**
 * What the `.sourceignore` files from the root of a source down to a folder exclude, as for Flux: the last pattern of the deepest file that matches a path
 * decides. Other than in Git, `!` includes a file of an excluded folder, too.
 *
 * The author of the patterns may be untrusted: what takes too long throws an {@link IgnoreLimitError}.
 */
export class IgnoreRules {
  readonly #files: readonly IgnoreFile[];
  /** Shared by all rules of a source. */
  readonly #spent: { characters: number; steps: number };

  private constructor(files: readonly IgnoreFile[], spent: { characters: number; steps: number }) {
    this.#files = files;
    this.#spent = spent;
  }

  /** The rules of a source without `.sourceignore`. */
  static createDefault(): IgnoreRules {
    const patterns = parseIgnorePatterns(DEFAULT_PATTERNS);
    return new IgnoreRules([{ path: '.sourceignore', depth: 0, patterns }], { characters: 0, steps: 0 });
  }

  /** Adds the `.sourceignore` with this path from the root of the source. */
  add(path: string, text: string): IgnoreRules {
    this.#spent.characters += text.length;
    if (this.#spent.characters > MAX_TOTAL_CHARACTERS) {
      const limit = `${MAX_TOTAL_CHARACTERS / 1024} KiB`;
      throw new IgnoreLimitError(`the .sourceignore files up to this one have more than ${limit} in total`, path);
    }
    const file = { path, depth: path.split('/').length - 1, patterns: parseIgnorePatterns(text) };
    return new IgnoreRules([...this.#files, file], this.#spent);
  }

  /** Whether a path from the root of the source is excluded. That of a folder ends with `/`. */
  excludes(path: string): boolean {
    const isFolder = path.endsWith('/');
    const names = (isFolder ? path.slice(0, -1) : path).split('/').map((name) => [...name]);
    for (const file of this.#files.toReversed()) {
      const below = names.slice(file.depth);
      const spend = (steps: number) => this.#spend(steps, file);
      const found = file.patterns.findLast((pattern) => matchesPattern(pattern, below, isFolder, spend));
      if (found) return !found.isInclusion;
    }
    return false;
  }

  #spend(steps: number, file: IgnoreFile): void {
    this.#spent.steps += steps;
    if (this.#spent.steps > MAX_STEPS) throw new IgnoreLimitError('its patterns take too long to match', file.path);
  }
}
