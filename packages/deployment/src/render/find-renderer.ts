import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Checked, joinLimited } from '@kalypso-actions/diagnostics';

/** How the manifests of an application are made. */
export type RendererKind = 'helm' | 'kustomize' | 'plain';

/** What in the source repository decides it. */
const MARKS: Readonly<Record<RendererKind, string>> = {
  helm: 'helm/Chart.yaml',
  kustomize: 'kustomize',
  plain: 'manifests',
};
const KINDS = ['helm', 'kustomize', 'plain'] as const;

/** Finds out what an application's source repository contains: exactly one of the three. */
export function findRenderer(source: string): Checked<RendererKind | undefined> {
  const found = KINDS.filter((kind) => existsSync(join(source, MARKS[kind])));
  const [kind] = found;
  if (kind !== undefined && found.length === 1) return { value: kind, diagnostics: [] };
  const names = joinLimited(
    found.map((each) => MARKS[each]),
    KINDS.length,
  );
  return {
    value: undefined,
    diagnostics: [
      {
        code: 'renderer-not-clear',
        severity: 'error',
        message:
          found.length === 0
            ? 'there is nothing to render manifests from'
            : `there is more than one thing to render manifests from: ${names}`,
        hint: 'Keep a Helm chart in `helm/`, or a base and overlays in `kustomize/`, or plain manifests in `manifests/`, and one of them only.',
      },
    ],
  };
}
