import { isUtf8 } from 'node:buffer';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Checked, type Diagnostic, quote, sanitizeText } from '@kalypso-actions/diagnostics';
import { ShapeContext } from '@kalypso-actions/scheduler';
import { findOffset, parseYaml, SourceText } from '@kalypso-actions/yaml';
import type { PinnedChart, Service, ServiceTarget } from './service.ts';
import { type ServiceFields, serviceShape } from './service-shape.ts';

/** More than any description of a service. */
const MAX_BYTES = 100_000;

/**
 * Reads every service of a folder: one for each YAML file. Positions and paths are relative to the root of the repository.
 * @returns the services that can be used, sorted by file, with every problem
 */
export function readServices(root: string, folder: string): Checked<readonly Service[]> {
  const path = join(root, folder);
  if (!existsSync(path) || !statSync(path).isDirectory()) {
    const message = `there is no folder ${quote(folder)} with services`;
    const hint = 'Check the input `services` and the checkout in front of this step.';
    return { value: [], diagnostics: [{ code: 'folder-not-found', severity: 'error', message, hint }] };
  }
  const files = readdirSync(path).filter((name) => /\.ya?ml$/.test(name));
  const read = files.sort().map((name) => readService(root, join(folder, name).replaceAll('\\', '/')));
  const services = read.flatMap(({ value }) => value ?? []);
  return { value: services, diagnostics: [...read.flatMap((each) => each.diagnostics), ...findSameFolders(services)] };
}

function readService(root: string, file: string): Checked<Service | undefined> {
  const bytes = readFileSync(join(root, file));
  const at = { source: '.', file, line: 1, column: 1 };
  const fail = (diagnostic: Diagnostic) => ({ value: undefined, diagnostics: [{ at, ...diagnostic }] });
  if (bytes.length > MAX_BYTES) {
    const message = `the file has ${bytes.length} bytes; at most ${MAX_BYTES} are allowed`;
    return fail({ code: 'file-too-large', severity: 'error', message, hint: 'Put values into files of their own.' });
  }
  if (!isUtf8(bytes))
    return fail({
      code: 'not-utf8',
      severity: 'error',
      message: 'the file is not UTF-8 text',
      hint: 'Save it as UTF-8.',
    });
  const { value, diagnostics } = parseService(bytes.toString('utf8'), file);
  return { value, diagnostics: value === undefined ? diagnostics : [...diagnostics, ...findMissingFiles(root, value)] };
}

/** Parses the file of a service. @returns `undefined` with every error, in the order of the file */
export function parseService(text: string, file: string): Checked<Service | undefined> {
  const source = new SourceText(text, '.', file);
  const { documents, problem } = parseYaml(source);
  const problems = [...(problem ? [problem] : []), ...documents.flatMap((document) => document.problems)];
  const [document, second] = documents;
  const context = new ShapeContext(source, { subject: { kind: 'Service', name: file }, trusted: true });
  for (const { code, message, hint, offset } of problems) context.error(offset, code, message, hint);
  if (problems.length > 0) return { value: undefined, diagnostics: context.diagnostics };
  if (document === undefined || second !== undefined) {
    const message = 'the file of a service is one YAML document';
    context.error(second?.root.offset ?? 0, 'not-one-document', message, 'Give each service a file of its own.');
    return { value: undefined, diagnostics: context.diagnostics };
  }
  const fields = serviceShape.read(document.root, '', context);
  const { digest, keyring, cosign, repository, version, chart } = fields?.helm ?? {};
  const offsetOf = (...path: string[]) => findOffset(document.root, path);
  if (fields !== undefined && (digest ?? keyring ?? cosign) === undefined) {
    const message = `chart ${chart} ${version} has neither a digest nor a signature, so whoever serves it decides what is deployed`;
    context.error(offsetOf('helm', 'version'), 'unverified-chart', message, describeDigestSource(fields.helm));
  }
  if (fields !== undefined && cosign !== undefined && !repository?.startsWith('oci://')) {
    const message = 'cosign verifies charts of a registry, and this repository is not one';
    context.error(offsetOf('helm', 'cosign'), 'invalid-chart', message, 'Use `digest` or `keyring`.');
  }
  const value = fields && context.diagnostics.every(({ severity }) => severity !== 'error') ? fields : undefined;
  const locate: Service['locate'] = (...path) => source.positionAt(findOffset(document.root, path));
  return { value: value && toService(value, locate), diagnostics: context.diagnostics };
}

/** How to get the digest of a chart that was reviewed. */
export function describeDigestSource({
  repository,
  chart,
  version,
}: Pick<PinnedChart, 'repository' | 'chart' | 'version'>): string {
  const command = repository.startsWith('oci://')
    ? `helm pull ${repository.replace(/\/$/, '')}/${chart} --version ${version}`
    : `helm pull ${chart} --repo ${repository} --version ${version}`;
  return `Run \`${command} && sha256sum ${chart}-${version}.tgz\`, review the chart, and add \`digest: sha256:…\` below \`helm:\`.`;
}

function toService(fields: ServiceFields, locate: Service['locate']): Service {
  const { name, helm, values = [], targets, allow, kubeVersion, apiVersions = [] } = fields;
  const { digest, keyring, cosign, ...chart } = helm;
  return {
    name,
    helm: { ...chart, digest: digest?.slice('sha256:'.length), keyring, cosign },
    targets: targets.map((target) => ({
      name: target.name,
      environment: target.environment,
      namespace: target.namespace ?? target.name,
      values: [...values, ...(target.values ?? [])],
    })),
    clusterScoped: allow?.clusterScoped ?? [],
    namespacedKinds: allow?.namespaced ?? [],
    namespaces: allow?.namespaces ?? [],
    keepsHooks: allow?.hooks === 'publish',
    kubeVersion,
    apiVersions,
    locate,
  };
}

function findMissingFiles(root: string, { helm, targets, locate }: Service): readonly Diagnostic[] {
  const isMissing = (file: string) => !statSync(join(root, file), { throwIfNoEntry: false })?.isFile();
  const files = new Set([...targets.flatMap(({ values }) => values), ...(helm.keyring ? [helm.keyring] : [])]);
  return [...files].filter(isMissing).map((file) => ({
    code: 'missing-service-file',
    severity: 'error',
    message: `there is no file ${sanitizeText(file)}, which the service names`,
    at: locate(file === helm.keyring ? 'helm' : 'targets'),
    hint: 'Add it, or remove its name. Paths start at the root of the repository.',
  }));
}

/** Targets of one environment that would write the same folder. */
function findSameFolders(services: readonly Service[]): readonly Diagnostic[] {
  const all = services.flatMap((service) => service.targets.map((target, index) => ({ service, target, index })));
  const keyOf = ({ environment, name }: ServiceTarget) => `${environment}/${name}`;
  const groups = Map.groupBy(all, ({ target }) => keyOf(target));
  return [...groups].flatMap(([key, [first, ...others]]) =>
    others.map(({ service, index }) => ({
      code: 'same-service-folder',
      severity: 'error' as const,
      message: `the folder ${key} is written by two deployment targets`,
      at: service.locate('targets', index, 'name'),
      hint: 'Give one of them another name, here and in the workload file.',
      related:
        first === undefined ? [] : [{ message: 'first', at: first.service.locate('targets', first.index, 'name') }],
    })),
  );
}
