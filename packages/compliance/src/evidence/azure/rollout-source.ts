import type { Confirmation, ConfirmationRequest, EvidenceSource, ReconcilerReport } from '../reconciler-report.ts';
import { pickTarget, splitByTarget } from './rollout/rollout-report.ts';

/** Reports the rollouts of deployment targets, each by itself, from a source of the configurations that have them. */
export class RolloutSource implements EvidenceSource {
  readonly name = 'azure';
  readonly confirm: EvidenceSource['confirm'];
  readonly #configurations: Pick<EvidenceSource, 'read'>;

  /** @param configurations its reports have `targets` */
  constructor(configurations: Pick<EvidenceSource, 'read' | 'confirm'>) {
    this.#configurations = configurations;
    const { confirm } = configurations;
    this.confirm = confirm === undefined ? undefined : (request) => confirmRollouts(request, confirm);
  }

  /** @throws what the source of the configurations throws */
  async read(signal: AbortSignal): Promise<readonly ReconcilerReport[]> {
    return (await this.#configurations.read(signal)).flatMap(splitByTarget);
  }
}

/** Requests each configuration once, whatever the number of its targets. */
async function confirmRollouts(
  request: ConfirmationRequest,
  confirm: NonNullable<EvidenceSource['confirm']>,
): Promise<ReadonlyMap<string, Confirmation>> {
  const byConfiguration = Map.groupBy(request.reports, ({ id, rollout }) => rollout?.reconcilerId ?? id);
  const configurations = [...byConfiguration].flatMap(([id, [report]]) =>
    report === undefined ? [] : { ...report, id },
  );
  const responses = await confirm({ ...request, reports: configurations });
  return new Map(
    [...responses].flatMap(([id, response]) =>
      (byConfiguration.get(id) ?? []).map((report) => [report.id, toRolloutConfirmation(response, report)] as const),
    ),
  );
}

function toRolloutConfirmation(response: Confirmation, { rollout }: ReconcilerReport): Confirmation {
  if (response.kind !== 'found' || rollout === undefined) return response;
  return { kind: 'found', report: pickTarget(response.report, rollout.deploymentTarget) };
}
