import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Checked, type Diagnostic, limitText, sanitizeText } from '@kalypso-actions/diagnostics';
import type { Service } from '../definition/service.ts';
import { listLookups, readArchive } from './archive.ts';
import type { ProgramResult, RunTool } from './helm.ts';

/** A chart that was fetched and verified. */
export interface FetchedChart {
  /** The archive, on disk. */
  readonly archive: string;
  /** Its SHA-256, in hexadecimal digits. */
  readonly digest: string;
  /** What was verified: the end of a sentence. */
  readonly verifiedBy: readonly string[];
}

const MAX_REASON_LENGTH = 400;

/**
 * Fetches the chart of a service and verifies everything that is declared: its digest, its provenance, its signature.
 * @param directory a folder for this chart alone
 * @returns `undefined` with the reason, if the chart is not the one that was reviewed
 */
export async function fetchChart(
  service: Service,
  { root, directory, run }: { readonly root: string; readonly directory: string; readonly run: RunTool },
): Promise<Checked<FetchedChart | undefined>> {
  const { repository, chart, version, digest, keyring, cosign } = service.helm;
  const fail = (field: string, diagnostic: Omit<Diagnostic, 'severity' | 'at'>): Checked<undefined> => {
    const at = service.locate('helm', field);
    return { value: undefined, diagnostics: [{ ...diagnostic, severity: 'error', at }] };
  };
  const name = `${chart} ${version}`;
  const isRegistry = repository.startsWith('oci://');
  const reference = isRegistry ? `${repository.replace(/\/$/, '')}/${chart}` : chart;
  const signed = cosign && (await verifyCosign(`${reference.slice('oci://'.length)}:${version}`, cosign, run));
  if (signed?.kind === 'failed') {
    const message = `cosign did not verify chart ${name}: ${signed.reason}`;
    return fail('cosign', {
      code: 'wrong-chart-signature',
      message,
      hint: 'Check `cosign:`, and whether the publisher signs its charts.',
    });
  }
  mkdirSync(directory, { recursive: true });
  const pulled = await run('helm', [
    'pull',
    reference,
    ...(isRegistry ? [] : ['--repo', repository]),
    ...['--version', version, '--destination', directory],
    ...(keyring === undefined ? [] : ['--verify', '--keyring', join(root, keyring)]),
  ]);
  const archives = readdirSync(directory).filter((file) => file.endsWith('.tgz'));
  const [file] = archives;
  if (!pulled.succeeded || file === undefined || archives.length > 1) {
    const reason = pulled.succeeded ? `${archives.length} archives were fetched` : describeFailure(pulled);
    if (keyring !== undefined && /provenance|signature|openpgp|keyring|verif/i.test(reason)) {
      const message = `the provenance of chart ${name} was not verified: ${reason}`;
      return fail('keyring', {
        code: 'wrong-chart-signature',
        message,
        hint: 'Check whether the publisher signs its charts, and the keys of `keyring:`, in binary format.',
      });
    }
    const message = `chart ${name} was not fetched from ${repository}: ${reason}`;
    return fail('version', {
      code: 'chart-not-fetched',
      message,
      hint: 'Check `repository`, `chart` and `version`, and whether the server responds.',
    });
  }
  const archive = join(directory, file);
  const bytes = readFileSync(archive);
  const actual = createHash('sha256').update(bytes).digest('hex');
  if (digest !== undefined && digest !== actual) {
    const message = `chart ${name} has the digest sha256:${actual}, not sha256:${digest}`;
    const hint =
      'If `version` was changed on purpose, review the new chart and write its digest. If not, the published chart was replaced: do not use it.';
    return fail('digest', { code: 'wrong-chart-digest', message, hint });
  }
  const manifest = /^Digest:\s*(sha256:[0-9a-f]{64})\s*$/m.exec(`${pulled.stdout}\n${pulled.stderr}`)?.[1];
  if (signed !== undefined && signed.digest !== manifest) {
    const message = `the registry returned chart ${name} as ${manifest ?? 'an unknown digest'}, and the signature is for ${signed.digest}`;
    const hint = 'Re-run the job; if it fails again, do not use the chart.';
    return fail('cosign', { code: 'wrong-chart-signature', message, hint });
  }
  const files = readArchive(bytes);
  if (files === undefined)
    return fail('version', {
      code: 'chart-not-fetched',
      message: `the archive of chart ${name} cannot be read`,
      hint: 'Check the repository of the chart.',
    });
  const verifiedBy = [
    ...(digest === undefined ? [] : ['its digest']),
    ...(keyring === undefined ? [] : ['its provenance']),
    ...(cosign === undefined ? [] : ['its signature']),
  ];
  return { value: { archive, digest: actual, verifiedBy }, diagnostics: warnOfLookups(service, listLookups(files)) };
}

type CosignResult =
  | { readonly kind: 'verified'; readonly digest: string }
  | { readonly kind: 'failed'; readonly reason: string };

async function verifyCosign(
  reference: string,
  { identity, issuer }: NonNullable<Service['helm']['cosign']>,
  run: RunTool,
): Promise<CosignResult> {
  const signer = ['--certificate-identity', identity, '--certificate-oidc-issuer', issuer];
  const result = await run('cosign', ['verify', ...signer, '--output', 'json', reference]);
  if (!result.succeeded) return { kind: 'failed', reason: describeFailure(result) };
  const digest = /"docker-manifest-digest":\s*"(sha256:[0-9a-f]{64})"/.exec(result.stdout)?.[1];
  return digest === undefined ? { kind: 'failed', reason: 'it printed no digest' } : { kind: 'verified', digest };
}

/** The last line of what a program printed: the error of `helm` is there. */
export function describeFailure({ stderr, stdout }: ProgramResult): string {
  const lines = `${stdout}\n${stderr}`.split('\n').filter((line) => line.trim() !== '');
  return limitText(sanitizeText(lines.at(-1) ?? 'it printed nothing', MAX_REASON_LENGTH), MAX_REASON_LENGTH);
}

function warnOfLookups({ name, locate }: Service, templates: readonly string[]): readonly Diagnostic[] {
  const [first] = templates;
  if (first === undefined) return [];
  const others = templates.length > 1 ? ` and ${templates.length - 1} more` : '';
  return [
    {
      code: 'chart-lookup',
      severity: 'warning',
      message: `templates of ${name} read the cluster with \`lookup\` (${sanitizeText(first)}${others}), which finds nothing here: they render as for an empty cluster`,
      at: locate('helm', 'chart'),
      hint: 'Check what they render, and set the values that make them independent of the cluster.',
    },
  ];
}
