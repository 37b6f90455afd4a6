import type { Reporter, TestCase, TestModule, Vitest } from 'vitest/node';

/**
 * Ends a run with the skipped tests, with their reasons, and one line that counts the passed, failed and skipped tests.
 *
 * A test gives its reason with `context.skip(condition, reason)`.
 */
export default class CountReporter implements Reporter {
  #selectsByName = false;

  onInit({ config }: Vitest): void {
    this.#selectsByName = config.testNamePattern !== undefined;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const skipped = tests.filter((test) => test.result().state === 'skipped');
    const passed = tests.filter((test) => test.result().state === 'passed').length;
    const failed = tests.filter((test) => test.result().state === 'failed').length;
    const counts = [`${passed} passed`, `${failed} failed`];
    if (skipped.length > 0) counts.push(`${skipped.length} skipped`);
    const reasons = this.#selectsByName ? [] : skipped.map(formatSkipped);
    console.log(['', ...reasons, counts.join(', ')].join('\n'));
  }
}

function formatSkipped(test: TestCase): string {
  const result = test.result();
  const reason = (result.state === 'skipped' && result.note) || 'no reason given';
  return `Skipped: ${test.module.relativeModuleId} > ${test.fullName}: ${reason}`;
}
