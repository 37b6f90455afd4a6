import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

it('ends at once if the program does not exist', () => {
  const script = `import { createRunTool } from ${JSON.stringify(resolve(import.meta.dirname, 'helm.ts'))};
const { succeeded, stderr } = await createRunTool('.')('cosign', ['version']);
console.log(JSON.stringify({ succeeded, stderr }));`;
  const printed = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    env: { PATH: '' },
    encoding: 'utf8',
    timeout: 30_000,
  });
  expect(JSON.parse(printed)).toEqual({
    succeeded: false,
    stderr: 'cosign cannot be started: it is not installed on this runner',
  });
});
