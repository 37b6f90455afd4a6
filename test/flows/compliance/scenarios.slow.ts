import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  openScenarioStage,
  type ScenarioOutcome,
  type ScenarioStage,
  type ScenarioStep,
} from '../../support/compliance-scenarios/scenario-stage.ts';
import { COMPLIANCE_SCENARIOS } from '../../support/compliance-scenarios/table.ts';
import { runBuiltAction } from '../../support/run-built-action.ts';

const SCHEMA = resolve(import.meta.dirname, '../../../schemas/compliance-report.schema.json');
const validate = new Ajv2020({ allowUnionTypes: true, validateFormats: false }).compile(
  JSON.parse(readFileSync(SCHEMA, 'utf8')),
);

let stage: ScenarioStage;
beforeAll(async () => {
  stage = await openScenarioStage(5);
});
afterAll(() => stage.stop());

/** Runs the built action as a runner does. */
async function runStep({ inputs, environment, workspace }: ScenarioStep): Promise<ScenarioOutcome> {
  const temp = join(workspace, 'temp');
  const step = await runBuiltAction({ action: 'check-compliance', workspace, temp, inputs, env: environment });
  const { state = '', report } = step.outputs;
  const outcome = { isSuccess: step.exitCode === 0, state, log: step.log };
  if (report === undefined) return { ...outcome, verdict: undefined };
  const content = JSON.parse(readFileSync(report, 'utf8'));
  expect(validate(content), JSON.stringify(validate.errors)).toBe(true);
  expect(content.state).toBe(state);
  return { ...outcome, verdict: content.clusters[0]?.verdict };
}

// Those that take long begin first, each with an emulated Azure of its own, while the others keep the processors busy.
const all = Object.values(COMPLIANCE_SCENARIOS).flat();
const patient = all.filter(({ isPatient }) => isPatient);

describe.concurrent.each(Object.entries({ patience: patient, ...COMPLIANCE_SCENARIOS }))('%s', (subject, scenarios) => {
  const shown = scenarios.filter(({ isPatient = false }) => isPatient === (subject === 'patience'));
  it.each(shown)('$name', async (scenario) => {
    const { outcome, expected } = await stage.play(scenario, runStep);
    const { state, verdict = outcome.verdict, log = '' } = expected;
    const isSuccess = state === 'compliant' || state === 'superseded';
    expect({ ...outcome, log: '' }, outcome.log).toEqual({ isSuccess, state, verdict, log: '' });
    expect(outcome.log).toContain(log);
  });
});
