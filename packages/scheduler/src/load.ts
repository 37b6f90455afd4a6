import { type Dirent, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { type Checked, type Diagnostic, quote } from './diagnostic.ts';
import { INTERNAL_KINDS, OWN_KINDS, readResource } from './kinds.ts';
import { GROUP_VERSION, type Kind, type Resource } from './model.ts';
import { nearest } from './nearest.ts';
import { child, childText, parseYaml, SourceText, type YamlDocument, type YamlNode } from './yaml.ts';

/** A folder to read resources from. */
export interface SourceFolder {
  /** For people: `.` for the control plane itself, else the repository and what was read of it. */
  readonly label: string;
  readonly root: string;
  /** The part of it to read; the files of diagnostics are named from `root` all the same. */
  readonly path?: string;
  /** Whether the platform team owns it. Of any other folder only workloads are taken. */
  readonly trusted: boolean;
}

export interface LoadedFolder {
  readonly folder: SourceFolder;
  /** In the order of their files' paths. */
  readonly resources: readonly Resource[];
}

/** More than any control plane has, and bounded. */
const MOST_FILES = 100_000;
const MOST_BYTES = 4 * 1024 * 1024;
const GROUP = 'scheduler.kalypso.io/';
const FOREIGN_KINDS: ReadonlySet<string> = new Set(['Workload', 'DeploymentTarget']);

/**
 * Reads every resource of a folder, whatever the names of its files.
 *
 * Output: what could be read, and a diagnostic for everything that could not. Rejects only when the disk fails.
 * Source: sections 1 and 2 of the specification.
 */
export async function loadFolder(folder: SourceFolder): Promise<Checked<LoadedFolder>> {
  const diagnostics: Diagnostic[] = [];
  const top = resolve(folder.root, folder.path ?? '.');
  if (!statSync(top, { throwIfNoEntry: false })?.isDirectory()) {
    diagnostics.push({
      code: 'folder-not-found',
      severity: 'error',
      message: `there is no folder ${quote(join(folder.root, folder.path ?? '.'))}`,
    });
    return { value: { folder, resources: [] }, diagnostics };
  }
  const resources: Resource[] = [];
  const prefix = posix.normalize((folder.path ?? '.').replaceAll('\\', '/')).replace(/^\.\/?|\/$/g, '');
  for (const file of listFiles(folder, top, prefix, diagnostics)) {
    const text = readText(folder, top, file, prefix, diagnostics);
    if (text !== undefined)
      resources.push(...readDocuments(new SourceText(text, folder.label, joined(prefix, file)), folder, diagnostics));
  }
  return { value: { folder, resources }, diagnostics };
}

const joined = (prefix: string, file: string) => (prefix === '' ? file : `${prefix}/${file}`);

/** The YAML files below a folder, sorted by path. */
function listFiles(folder: SourceFolder, top: string, prefix: string, diagnostics: Diagnostic[]): string[] {
  const ignored = sourceIgnore(top);
  const found: string[] = [];
  const visit = (below: string): void => {
    for (const entry of sorted(readdirSync(join(top, below), { withFileTypes: true }))) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isSymbolicLink()) {
        if (/\.ya?ml$/.test(entry.name) && !ignored.ignores(path))
          diagnostics.push(linkDiagnostic(folder, joined(prefix, path)));
      } else if (entry.isDirectory()) {
        // As the operator's own source does not: what lies in `.github/` or `.environments/` is for others.
        if (!entry.name.startsWith('.') && !ignored.ignores(`${path}/`)) visit(path);
      } else if (entry.isFile() && /\.ya?ml$/.test(entry.name) && !ignored.ignores(path)) found.push(path);
    }
  };
  visit('');
  if (found.length <= MOST_FILES) return found;
  diagnostics.push({
    code: 'too-many-files',
    severity: 'error',
    message: `${folder.label} has more than ${MOST_FILES} YAML files`,
  });
  return found.slice(0, MOST_FILES);
}

function sorted(entries: Dirent[]): Dirent[] {
  return entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

function sourceIgnore(top: string): Ignore {
  const rules = ignore();
  const file = join(top, '.sourceignore');
  const info = lstatSync(file, { throwIfNoEntry: false });
  if (info?.isFile() && info.size <= MOST_BYTES) rules.add(readFileSync(file, 'utf8'));
  return rules;
}

function linkDiagnostic(folder: SourceFolder, file: string): Diagnostic {
  return {
    code: 'symbolic-link',
    severity: 'warning',
    message: 'this file is a symbolic link; it is not read',
    at: { source: folder.label, file, line: 1, column: 1 },
    hint: 'Put the file itself here.',
  };
}

function readText(
  folder: SourceFolder,
  top: string,
  file: string,
  prefix: string,
  diagnostics: Diagnostic[],
): string | undefined {
  const path = join(top, file);
  const at = { source: folder.label, file: joined(prefix, file), line: 1, column: 1 };
  const { size } = statSync(path);
  if (size > MOST_BYTES) {
    const message = `this file has ${Math.round(size / 1024 / 1024)} MiB; files of more than ${MOST_BYTES / 1024 / 1024} MiB are not read`;
    diagnostics.push({ code: 'file-too-large', severity: 'error', message, at });
    return undefined;
  }
  const bytes = readFileSync(path);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    diagnostics.push({
      code: 'not-utf8',
      severity: 'error',
      message: 'this file is not UTF-8 text',
      at,
      hint: 'Save it as UTF-8.',
    });
    return undefined;
  }
}

function readDocuments(source: SourceText, folder: SourceFolder, diagnostics: Diagnostic[]): Resource[] {
  const { documents, problem } = parseYaml(source);
  if (problem) {
    diagnostics.push({
      code: problem.code,
      severity: 'error',
      message: `this is not the YAML it should be: ${problem.message}`,
      at: source.at(problem.offset),
    });
  }
  return documents.flatMap((document) => readDocument(document, source, folder, diagnostics));
}

function readDocument(
  { root, problems }: YamlDocument,
  source: SourceText,
  folder: SourceFolder,
  diagnostics: Diagnostic[],
): Resource[] {
  const kind = kindOf(root, source, diagnostics);
  if (kind === undefined || (kind === 'ConfigMap' && !isPlatformConfig(root))) return [];
  if (!folder.trusted && !FOREIGN_KINDS.has(kind)) {
    // Anybody may keep config maps beside a workload; a cluster type there is another matter.
    if (kind !== 'ConfigMap') diagnostics.push(smuggled(kind, root, source));
    return [];
  }
  for (const { code, message, offset } of problems)
    diagnostics.push({ code, severity: 'error', message, at: source.at(offset) });
  const { resource, diagnostics: found } = readResource(kind, root, source);
  diagnostics.push(...found);
  return resource && problems.length === 0 ? [resource] : [];
}

/** Any other config map is nobody's business here. */
function isPlatformConfig(root: YamlNode): boolean {
  const metadata = child(root, 'metadata');
  return (
    child(child(metadata, 'labels'), 'platform-config') !== undefined ||
    (childText(metadata, 'name') ?? '').startsWith('azure-app-config')
  );
}

function smuggled(kind: Kind, root: YamlNode, source: SourceText): Diagnostic {
  return {
    code: 'foreign-kind',
    severity: 'warning',
    message: `a workload repository cannot bring a ${kind}; it is ignored`,
    at: source.at(child(root, 'kind')?.offset ?? root.offset),
    hint: 'It belongs into the control plane.',
  };
}

/** Which of our kinds a document is; nothing for all others, with a warning for those that were probably meant to be ours. */
function kindOf(root: YamlNode, source: SourceText, diagnostics: Diagnostic[]): Kind | undefined {
  const apiVersion = childText(root, 'apiVersion') ?? '';
  const kind = childText(root, 'kind') ?? '';
  if (apiVersion === 'v1') return kind === 'ConfigMap' ? kind : undefined;
  if (!apiVersion.startsWith(GROUP)) return undefined;
  if (apiVersion !== GROUP_VERSION) {
    const at = source.at(child(root, 'apiVersion')?.offset ?? root.offset);
    const message = `${quote(apiVersion)} is not a version that is known here; the document is ignored`;
    diagnostics.push({ code: 'unknown-version', severity: 'warning', message, at, hint: `Use ${GROUP_VERSION}.` });
    return undefined;
  }
  const found = OWN_KINDS.find((own) => own === kind);
  if (found !== undefined || INTERNAL_KINDS.includes(kind)) return found;
  const close = nearest(kind, OWN_KINDS);
  diagnostics.push({
    code: 'unknown-kind',
    severity: 'warning',
    message: `there is no kind ${quote(kind)}; the document is ignored`,
    at: source.at(child(root, 'kind')?.offset ?? root.offset),
    hint: close ? `Did you mean ${close}?` : `Kinds are ${OWN_KINDS.join(', ')}.`,
  });
  return undefined;
}
