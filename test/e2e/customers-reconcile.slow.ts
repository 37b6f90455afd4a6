// Production that customers reconcile themselves: what the check does about clusters that never report.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, readReport, type Stage } from './check-compliance-stage.ts';

let stage: Stage;
let folder = '';

beforeAll(async () => {
  stage = await openStage();
  folder = mkdtempSync(join(tmpdir(), 'kalypso-customers-'));
  mkdirSync(join(folder, '.kalypso'));
}, 120_000);
afterAll(async () => {
  await stage.stop();
  rmSync(folder, { recursive: true });
});

function inventory(text: string): string {
  writeFileSync(join(folder, '.kalypso', 'inventory.yaml'), text);
  return folder;
}

describe('a production that customers reconcile', () => {
  it('fails as an empty fleet, as long as it is not declared', async () => {
    await stage.show([]);
    const step = await stage.check({ timeout: '2s' });
    expect(step.exitCode).toBe(1);
    expect(await stage.statuses()).toEqual([
      expect.stringContaining('pending Deploying'),
      expect.stringContaining('failure Failed to deploy'),
    ]);
  });

  it('is deployed when it is merged, if the inventory lists no cluster and none has to comply', async () => {
    await stage.show([]);
    const step = await stage.check({ inventory: inventory('clusters: []\n'), 'minimum-configurations': '0' });
    expect(step.exitCode).toBe(0);
    expect(readReport(step)).toMatchObject({ state: 'compliant' });
    expect(await stage.statuses()).toEqual([
      expect.stringContaining('pending Deploying'),
      expect.stringContaining('success Deployed'),
    ]);
  });

  it('waits for the customers who report, and for no others', async () => {
    const { commits } = stage;
    const listed = inventory('clusters:\n  - name: adatum\n');
    await stage.show([
      { cluster: 'adatum', polls: { 1: { commit: commits.older }, 3: {} } },
      { cluster: 'fabrikam', polls: { 1: { commit: commits.older } } },
    ]);
    const step = await stage.check({ inventory: listed });
    expect(step.exitCode).toBe(0);
    expect(step.log).toContain('fabrikam');
    await stage.show([{ cluster: 'fabrikam' }]);
    expect((await stage.check({ inventory: listed, timeout: '1s' })).exitCode).toBe(1);
  });
});
