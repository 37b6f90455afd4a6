import type { Diagnostic } from '@kalypso-actions/diagnostics';
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
import { describe, expect, it } from 'vitest';
import { renderScheduleSummary } from './summary.ts';

const SETTINGS = {
  namespacePattern: '{{environment}}-{{clusterType}}-{{deploymentTarget}}',
  configFileName: 'platform-config',
};

const targets = (count: number) =>
  Array.from({ length: count }, (_, index) => target(`t${String(index).padStart(3, '0')}`));

async function render(clusterTypes: number, diagnostics: readonly Diagnostic[] = []): Promise<string> {
  const plan = await createPlan(
    emptyModel({
      clusterTypes: Array.from({ length: clusterTypes }, (_, index) => clusterType(`drone-${index}`)),
      policies: [policy('all', '', selector(), selector())],
      workloads: [
        workload('app', 'team-a', targets(201)),
        workload('billing', 'team-b', targets(1)),
        workload('own', '', targets(1)),
      ],
    }),
    SETTINGS,
  );
  return renderScheduleSummary({ plan, manifests: 'written', diagnostics });
}

describe('renderScheduleSummary', () => {
  it.each([
    ['a matrix', 2],
    ['a list', 13],
  ])('shows deployment targets of every team in %s, and counts the others', async (_, clusterTypes) => {
    const summary = await render(clusterTypes);
    expect(summary.match(/^\| <code>app-t\d+<\/code>/gm)).toHaveLength(100);
    expect(summary).toContain('| <code>billing-t000</code>');
    expect(summary).toContain('| <code>own-t000</code>');
    expect(summary).toContain('…and 101 more of team-a.');
  });

  it('counts the infrastructure that is held back', async () => {
    const own = template('own', 'infrastructure', '{{ fail "no" }}');
    const clusterTypes = ['a', 'b'].map((name) => ({ ...clusterType(name), infrastructure: 'own' }));
    const model = emptyModel({ clusterTypes, templates: [...emptyModel().templates, own] });
    const plan = await createPlan(model, SETTINGS);
    expect(renderScheduleSummary({ plan, manifests: 'written', diagnostics: plan.diagnostics })).toContain(
      'The infrastructure of 2 cluster types is held back; what is published of it stays.',
    );
  });

  it('shows problems of every repository', async () => {
    const warning = (source: string, message: string): Diagnostic => {
      return { code: 'c', severity: 'warning', message, at: { source, file: 'f', line: 1, column: 1 } };
    };
    const flood = Array.from({ length: 300 }, (_, index) => warning('app', `warning ${index}`));
    const summary = await render(1, [...flood, warning('.', 'about the platform'), { ...warning('.', 'no position') }]);
    expect(summary).toContain('about the platform');
    expect(summary).toContain('…and 200 more of app.');
  });
});
