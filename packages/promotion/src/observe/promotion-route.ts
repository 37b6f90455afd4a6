import { resolve } from 'node:path';
import type { Checked, Diagnostic } from '@kalypso-actions/diagnostics';
import { loadFolder } from '@kalypso-actions/scheduler';
import type { ChainLink, PromotionChain } from '../chain/chain-link.ts';
import { suggestEnvironment } from '../chain/check-chain.ts';
import { applyFiledRules } from '../chain/filed-rules.ts';
import { buildChain } from '../chain/promotion-chain.ts';
import { findEnvironments } from '../chain/promotion-resources.ts';
import { readRulesFile } from '../chain/rules-file.ts';
import type { PromotionSettings } from '../settings/promotion-settings.ts';

/** The environments of a promotion: all of them, the one that the commit comes from, and those that it is promoted to. */
export interface PromotionRoute {
  readonly chain: PromotionChain;
  readonly source: ChainLink | undefined;
  readonly targets: readonly ChainLink[];
}

const ENVIRONMENTS_FOLDER = '.environments';

/** Reads the promotion chain of the control plane, and finds the environments that the settings name. */
export async function readPromotionRoute(
  settings: Pick<PromotionSettings, 'environment' | 'fromEnvironment' | 'nextEnvironment' | 'controlPlaneFolder'>,
): Promise<Checked<PromotionRoute>> {
  const { environment, fromEnvironment, nextEnvironment: next } = settings;
  const root = resolve(settings.controlPlaneFolder);
  const loaded = await loadFolder({ label: '.', root, path: ENVIRONMENTS_FOLDER, trusted: true });
  const found = findEnvironments(loaded.value.resources);
  const file = readRulesFile(root);
  const environments = applyFiledRules(found.value, file.value ?? new Map());
  const diagnostics: Diagnostic[] = [loaded, found, file, environments].flatMap((read) => read.diagnostics);
  // If an environment cannot be read, errors in the chain are only a consequence.
  const isComplete = diagnostics.every(({ severity }) => severity !== 'error');
  const after = fromEnvironment ?? environment;
  const chain = buildChain(environments.value, next === undefined || after === undefined ? undefined : { after, next });
  if (isComplete) diagnostics.push(...chain.diagnostics);
  const find = (name: string | undefined, input: string): ChainLink | undefined => {
    const link = name === undefined ? undefined : chain.value.get(name);
    if (name !== undefined && !link && isComplete)
      diagnostics.push(describeUnknown(name, input, [...chain.value.keys()]));
    return link;
  };
  const target = find(environment, 'environment');
  const source = find(fromEnvironment, 'from-environment');
  find(next, 'next-environment');
  const targets = target ? [target] : (source?.next ?? []).flatMap((name) => chain.value.get(name) ?? []);
  return { value: { chain: chain.value, source, targets }, diagnostics };
}

function describeUnknown(name: string, input: string, names: readonly string[]): Diagnostic {
  return {
    code: 'unknown-environment',
    severity: 'error',
    message: `input ${input}: environment ${name} does not exist in ${ENVIRONMENTS_FOLDER}`,
    hint: suggestEnvironment(name, names),
  };
}
