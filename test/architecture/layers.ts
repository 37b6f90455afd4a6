import { importedFile, importsOf, isTestFile, packageFolder, SCOPE } from './imports.ts';
import { type Source, type Violation, violation } from './source.ts';

interface LayerRule {
  /** 1 imports nothing of this repository, each other layer only from those below it. */
  readonly layer: number;
  /** What of the outside world only this package may import. */
  readonly external?: readonly RegExp[];
}

/** The layer of each package. A package imports packages of lower layers, never of its own. */
const PACKAGES: Readonly<Record<string, LayerRule>> = {
  conventions: { layer: 1 },
  diagnostics: { layer: 1 },
  govalue: { layer: 1 },
  calendar: { layer: 1 },
  retry: { layer: 1 },
  markdown: { layer: 1 },
  'git-objects': { layer: 1 },
  'text-template': { layer: 1 },
  'assignment-record': { layer: 2 },
  goyaml: { layer: 2 },
  gotemplate: { layer: 2 },
  jsonschema: { layer: 2 },
  git: { layer: 2, external: [/^@actions\/exec$/, /^node:(child_process|net|tls|https?)$/] },
  // The main entry of `@actions/github` reads the event's file as soon as it is imported, so a deep import is allowed.
  github: { layer: 2, external: [/^@actions\/github(\/lib\/utils)?$/] },
  azure: { layer: 2, external: [/^@azure\//] },
  yaml: { layer: 3 },
  scheduler: { layer: 4 },
  'control-plane': { layer: 5 },
  onboarding: { layer: 5 },
  services: { layer: 5, external: [/^node:child_process$/] },
  gitops: { layer: 5 },
  promotion: { layer: 5 },
  compliance: { layer: 5 },
  deployment: { layer: 5, external: [/^node:child_process$/] },
  migration: { layer: 6 },
  'action-kit': { layer: 5, external: [/^@actions\/core$/] },
};
const ACTION_LAYER = 6;

/** Packages that a pure package may not import: it knows neither the git program nor GitHub nor Azure. */
const IMPURE = ['git', 'github', 'azure'];
const PURE = ['scheduler'];

/** What not everybody may import: the runner, the clouds, processes and the network. */
const RESERVED = [
  /^@actions\//,
  /^@octokit\//,
  /^@azure\//,
  /^undici$/,
  /^node:(child_process|cluster|dgram|dns|http2?|https|module|net|tls|vm|worker_threads)(\/|$)/,
];

export const KNOWN_PACKAGES = Object.keys(PACKAGES);

/**
 * The dependency rule: what each package and action may import.
 *
 * Tests may in addition use the whole of Node, the fixtures of other packages (`@kalypso-actions/<package>/testing`), the emulators of
 * `packages/testing` and what `test/support` has. The emulators are for tests, the demo and the benchmarks: they may import every package, and no package
 * may import them.
 */
export function brokenLayers(source: Source): Violation[] {
  const folder = packageFolder(source.file);
  if (folder === undefined) return [];
  return importsOf(source).flatMap(({ node, specifier }) => {
    const message = forbidden(source.file, folder, specifier);
    return message === undefined ? [] : [violation(source, node, message)];
  });
}

function forbidden(file: string, folder: string, specifier: string): string | undefined {
  const isTesting = folder.startsWith('packages/testing/');
  const target = importedFile(file, specifier);
  if (target !== undefined) {
    if (target.startsWith(`${folder}/`)) return undefined;
    if (isTestFile(file) && target.startsWith('test/support/')) return undefined;
    return `${specifier} leaves ${folder}`;
  }
  if (specifier.startsWith(SCOPE)) {
    const [name = '', ...subpath] = specifier.slice(SCOPE.length).split('/');
    const isForTests = !Object.hasOwn(PACKAGES, name) || subpath.length > 0;
    if (isTesting) return undefined;
    if (isForTests && isTestFile(file)) return undefined;
    return !isForTests && mayImport(folder, name) ? undefined : `${folder} may not import ${specifier}`;
  }
  const isAllowed = isTesting || (specifier.startsWith('node:') && isTestFile(file));
  if (isAllowed || !RESERVED.some((pattern) => pattern.test(specifier))) return undefined;
  const { external = [] } = PACKAGES[folder.slice('packages/'.length)] ?? {};
  return external.some((pattern) => pattern.test(specifier)) ? undefined : `${folder} may not import ${specifier}`;
}

function mayImport(folder: string, name: string): boolean {
  const own = folder.slice(folder.indexOf('/') + 1);
  if (folder === `packages/${name}`) return true;
  if (PURE.includes(own) && IMPURE.includes(name)) return false;
  const layer = folder.startsWith('actions/') ? ACTION_LAYER : (PACKAGES[own]?.layer ?? 0);
  return (PACKAGES[name]?.layer ?? layer) < layer;
}
