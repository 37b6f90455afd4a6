import { resolve } from 'node:path';
import { type Checked, type Diagnostic, nearest } from '@kalypso-actions/diagnostics';
import { type Chain, chainOf, environmentsOf, type Link } from '@kalypso-actions/promotion';
import { loadFolder } from '@kalypso-actions/scheduler';
import type { PromoteInputs } from './model.ts';

const FOLDER = '.environments';

/** What a promotion is about: the environments to promote to, and the one that the commit comes from. */
export interface Route {
  readonly chain: Chain;
  readonly from: Link | undefined;
  readonly targets: readonly Link[];
}

/** Reads the chain of the control plane, and finds in it what the inputs ask for. With an error among the diagnostics, the route is of no use. */
export async function readRoute(inputs: PromoteInputs): Promise<Checked<Route>> {
  const { environment, fromEnvironment, nextEnvironment: next } = inputs;
  const root = resolve(inputs.controlPlane);
  const loaded = await loadFolder({ label: '.', root, path: FOLDER, trusted: true });
  const environments = environmentsOf(loaded.value.resources);
  // What else could be said of a chain with holes in it only follows from them.
  const problems = [...loaded.diagnostics, ...environments.diagnostics];
  const isWhole = problems.every(({ severity }) => severity !== 'error');
  const after = fromEnvironment ?? environment;
  const hint = next === undefined || after === undefined ? undefined : { after, next };
  const chain = chainOf(environments.value, hint);
  const diagnostics = [...problems, ...(isWhole ? chain.diagnostics : [])];
  const find = (name: string | undefined, input: string): Link | undefined => {
    const link = name === undefined ? undefined : chain.value.get(name);
    if (name !== undefined && !link && isWhole) diagnostics.push(unknown(name, input, [...chain.value.keys()]));
    return link;
  };
  const target = find(environment, 'environment');
  const from = find(fromEnvironment, 'from-environment');
  find(next, 'next-environment');
  const targets = target ? [target] : (from?.next ?? []).flatMap((name) => chain.value.get(name) ?? []);
  return { value: { chain: chain.value, from, targets }, diagnostics };
}

function unknown(name: string, input: string, names: readonly string[]): Diagnostic {
  const close = nearest(name, names);
  const others = names.length === 0 ? `\`${FOLDER}\` holds none.` : `Environments are ${names.join(', ')}.`;
  return {
    code: 'unknown-environment',
    severity: 'error',
    message: `input ${input}: there is no environment ${name}`,
    hint: close ? `Did you mean ${close}?` : others,
  };
}
