import { createPlan } from '@kalypso-actions/scheduler';
import {
  clusterType,
  emptyModel,
  policy,
  selector,
  target,
  template,
  workload,
} from '@kalypso-actions/scheduler/testing';
import { createRandom } from './random.ts';
import { PIECES, TEMPLATES, VALUES } from './templates.ts';

const SETTINGS = {
  namespacePattern: '{{environment}}-{{clusterType}}-{{deploymentTarget}}',
  configFileName: 'platform-config',
};

/** A manifest that was accepted with unusual values, and what it is with harmless ones. */
export interface RenderPair {
  readonly template: string;
  readonly values: readonly [a: string, b: string];
  readonly text: string;
  readonly harmless: string;
}

interface Case {
  readonly template: string;
  readonly values: readonly [a: string, b: string];
}

/** Renders templates with values, and keeps what is accepted. The same seed gives the same pairs. */
export async function renderPairs(cases: number, seed: number): Promise<{ pairs: RenderPair[]; rejected: number }> {
  const pairs: RenderPair[] = [];
  let rejected = 0;
  const harmless = new Map<string, string | undefined>();
  for (const { template: text, values } of createCases(cases, seed)) {
    // Conditions depend on whether a value is empty, so a harmless one is empty where the value is.
    const rendered = await renderManifest(text, values);
    if (rendered === undefined) {
      rejected += 1;
      continue;
    }
    const other: [string, string] = [values[0] === '' ? '' : 'harmless', values[1] === '' ? '' : 'text'];
    const key = `${text}\0${other.join('\0')}`;
    if (!harmless.has(key)) harmless.set(key, await renderManifest(text, other));
    const expected = harmless.get(key);
    if (expected !== undefined) pairs.push({ template: text, values, text: rendered, harmless: expected });
  }
  return { pairs, rejected };
}

function* createCases(count: number, seed: number): Generator<Case> {
  const random = createRandom(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const value = () =>
    random() < 0.6 ? pick(VALUES) : Array.from({ length: 1 + Math.floor(random() * 4) }, () => pick(PIECES)).join('');
  for (let index = 0; index < count; index += 1) yield { template: pick(TEMPLATES), values: [value(), value()] };
}

async function renderManifest(text: string, [a, b]: readonly [string, string]): Promise<string | undefined> {
  const label = /^[A-Za-z0-9]([\w.-]{0,61}[A-Za-z0-9])?$/.test(a) ? a : 'label';
  const model = emptyModel({
    clusterTypes: [clusterType('drone')],
    policies: [policy('all', '', selector(), selector())],
    workloads: [workload('app', 'team', [target('test', { l: label }, { manifests: { a, b } })])],
    templates: [template('ns', 'namespace', 'kind: Namespace\n'), template('rec', 'reconciler', text)],
  });
  const { planned } = await createPlan(model, SETTINGS);
  return planned[0]?.files.find(({ name }) => name === 'reconciler.yaml')?.content;
}
