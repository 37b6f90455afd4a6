import type { ManifestDifference } from './manifest-differences.ts';

/** A deviation from the documents that is known, and why it remains. */
export interface Deviation {
  /** What the document prints: documents that contain it deviate here, others do not. */
  readonly printed: RegExp;
  readonly reason: string;
  /** The differences of manifests that it explains. */
  readonly explains?: (difference: ManifestDifference) => boolean;
}

/** Every deviation that is allowed. A run fails if one of its document does not occur, or if another one occurs. */
export const DEVIATIONS = {
  'deploy-script': {
    printed: /\.\/deploy\.sh -[cd]/,
    reason: 'The script creates accounts, repositories and clusters in clouds. The sandbox stands for what it creates.',
  },
  'example-account': {
    printed: /github\.com\/eedorenko\//,
    reason:
      'The printed report and manifests are those of an account of the authors; the repositories of the sandbox have the same names in contoso.',
    explains: ({ path, printed, generated }) =>
      path === 'spec.url' &&
      printed === 'https://github.com/eedorenko/kalypso-tut-test-app-gitops' &&
      generated === 'https://github.com/contoso/kalypso-app-gitops',
  },
  'upstream-account': {
    printed: /repo: https:\/\/github\.com\/microsoft\/kalypso-app-gitops/,
    reason:
      "The printed workload file is that of the original's repository; in a copy of the sample it names the copy's GitOps repository.",
  },
  'management-cluster': {
    printed: /^\s*- control-plane$/m,
    reason: 'No cluster runs an operator: the workflow `schedule` does its work.',
  },
  'stage-without-policies': {
    printed: /^\|scheduling\|/m,
    reason: 'The sample has no policy on stage before the tutorial adds one, and git has no empty folders.',
  },
  'tracking-file-name': {
    printed: /`Promoted_Commit_id`/,
    reason: 'The documents write Promoted_Commit_id; the file has always been called Promoted_Commit_Id.',
  },
  record: {
    printed: /`Promoted_Commit_id`/,
    reason: 'A second tracking file, assignments.json, records which registration owns each folder.',
  },
  'flux-api-version': {
    printed: /toolkit\.fluxcd\.io\/v1beta2/,
    reason: 'Flux has removed v1beta2; the templates use v1.',
    explains: ({ path, printed, generated }) =>
      path === 'apiVersion' && String(printed).replace(/v1beta2$/, 'v1') === generated,
  },
  'flux-interval': {
    printed: /^ {2}interval: 15s$/m,
    reason: 'One generation prints 15s, all others 30s. The examples have 30s.',
    explains: ({ path, printed, generated }) => path === 'spec.interval' && printed === '15s' && generated === '30s',
  },
  'flux-account': {
    printed: /^apiVersion: kustomize\.toolkit\.fluxcd\.io\/v1beta2$/m,
    reason:
      'Without an account of its own, an application could change every object of the cluster, also those of the platform.',
    explains: ({ object, path, printed }) =>
      printed === undefined &&
      (path === 'spec.serviceAccountName' || (path === '' && /^(ServiceAccount|RoleBinding) kalypso-/.test(object))),
  },
  'two-flux-clusters': {
    printed: /- large \(Flux based[\s\S]*the only such cluster is `drone`/,
    reason:
      'This generation gives both clusters the GitOps extension, and mentions one of them in the check. The check waits for both.',
  },
  'local-ports': {
    printed: /kubectl port-forward/,
    reason:
      'kubectl is emulated: a port of localhost leads to the program of the application, whatever else uses that port on this machine.',
  },
  'argocd-password': {
    printed: /^# ArgoCD username: admin, password: \w+$/m,
    reason: 'The printed password is that of another cluster.',
  },
  'argocd-pages': {
    printed: /`stage` tile|a tile for each Application/,
    reason: 'Argo CD is emulated: its API, which its pages show, instead of the pages.',
  },
} as const satisfies Readonly<Record<string, Deviation>>;

export type DeviationName = keyof typeof DEVIATIONS;

/** A deviation that has occurred. */
export interface OccurredDeviation {
  readonly name: DeviationName;
  /** The line of the document. */
  readonly line: number;
}

/** The deviations of a run. */
export class DeviationLog {
  readonly #document: string;
  readonly occurred: OccurredDeviation[] = [];

  /** @param document the text of the document */
  constructor(document: string) {
    this.#document = document;
  }

  occur(name: DeviationName, line: number): void {
    if (!this.occurred.some((one) => one.name === name && one.line === line)) this.occurred.push({ name, line });
  }

  /** Finds the deviation that explains a difference. @throws if there is none */
  explain(difference: ManifestDifference, line: number): void {
    const names = Object.keys(DEVIATIONS) as DeviationName[];
    const name = names.find((one) => {
      const deviation: Deviation = DEVIATIONS[one];
      return deviation.explains?.(difference);
    });
    if (name === undefined) throw new Error(formatDifference(difference));
    this.occur(name, line);
  }

  /** What is wrong: deviations of the document that have not occurred, and others that have. */
  problems(): readonly string[] {
    const occurred = new Set(this.occurred.map(({ name }) => name));
    return (Object.keys(DEVIATIONS) as DeviationName[]).flatMap((name) => {
      const isPrinted = DEVIATIONS[name].printed.test(this.#document);
      if (isPrinted === occurred.has(name)) return [];
      return [
        isPrinted ? `the deviation ${name} has not occurred` : `the deviation ${name} is not one of this document`,
      ];
    });
  }
}

function formatDifference({ object, path, printed, generated }: ManifestDifference): string {
  return `${object}${path === '' ? '' : `, ${path}`}: printed ${JSON.stringify(printed)}, generated ${JSON.stringify(generated)}`;
}
