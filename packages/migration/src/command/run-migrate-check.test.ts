import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withFiles } from '@kalypso-actions/scheduler/testing';
import { describe, expect, it } from 'vitest';
import { CONTROL_PLANE, makeBranch } from '../test-support.ts';
import { runMigrateCheck } from './run-migrate-check.ts';

interface CommandResult {
  readonly status: number;
  readonly output: string;
  readonly errors: string;
}

async function run(args: readonly string[], directory = '/nowhere'): Promise<CommandResult> {
  let [output, errors] = ['', ''];
  const status = await runMigrateCheck(args, {
    env: {},
    directory,
    print: (text) => {
      output += text;
    },
    printError: (text) => {
      errors += text;
    },
  });
  return { status, output, errors };
}

/** Runs in a folder that contains a control plane, and in `gitops` the branch that the operator made of it. */
function runIn(args: readonly string[], edit: (root: string) => void = () => undefined): Promise<CommandResult> {
  return withFiles(CONTROL_PLANE, async (root) => {
    for (const [path, text] of await makeBranch(root)) {
      mkdirSync(dirname(join(root, 'gitops', path)), { recursive: true });
      writeFileSync(join(root, 'gitops', path), text);
    }
    edit(root);
    return run(args, root);
  });
}

const FOLDERS = ['--environment=dev', '--control-plane=dev', '--base=main', '--workloads=workloads', '--gitops=gitops'];

describe('migrate-check', () => {
  it('exits with 0 if nothing changes', async () => {
    expect(await runIn(FOLDERS)).toEqual({
      status: 0,
      output: 'dev: switching changes nothing: 4 assignments, 15 files are equal\n',
      errors: '',
    });
  });

  it('exits with 1 if something changes, and escapes what files contain', async () => {
    const { status, output } = await runIn(FOLDERS, (root) =>
      writeFileSync(join(root, 'gitops/drone/README.md'), '::error::\u001b[31m\n##[add-mask]x'),
    );
    expect(status).toBe(1);
    expect(output).toContain('dev: 1 of 15 files differs, 1 cause\n');
    expect(output).toContain('   - ::error::\\u001b[31m\n   - ##\\u005badd-mask]x\n');
  });

  it('prints JSON', async () => {
    const { status, output } = await runIn([...FOLDERS, '--json', '--config-file-name', 'other']);
    expect(status).toBe(1);
    expect(JSON.parse(output)).toMatchObject({
      version: 1,
      environment: 'dev',
      outcome: 'different',
      summary: '8 of 19 files differ, 1 cause',
      branches: [
        {
          gitOpsRepo: { name: 'dev', repo: 'https://github.com/contoso/gitops', branch: 'main', path: '.' },
          commit: null,
          assignments: 4,
          files: 19,
          different: 8,
          causes: [
            { kind: 'config-file-name', action: 'Set `config-file-name: "platform-config"` for the schedule action.' },
          ],
        },
      ],
      errors: [],
      warnings: [],
      additions: [],
    });
  });

  it('exits with 1 if the branch cannot be read', async () => {
    const { status, output } = await runIn([...FOLDERS.slice(0, -1), '--gitops=missing']);
    expect(status).toBe(1);
    expect(output).toMatch(
      /^dev: nothing could be compared: 1 error\n\nErrors:\n- the folder ".*missing" does not exist \[gitops-not-readable\]/,
    );
  });

  it('exits with 1 if the control plane cannot be read', async () => {
    const { status, output } = await runIn(['--environment=dev', '--control-plane=missing', '--gitops=gitops']);
    expect(status).toBe(1);
    expect(output).toMatch(/\[folder-not-found\]/);
  });

  it.each([['--help'], ['-h']])('prints how it is used: %s', async (flag) => {
    const { status, output } = await run([flag]);
    expect(status).toBe(0);
    expect(output).toContain('Usage: npm run kalypso -- migrate-check --environment NAME');
  });

  it.each<[readonly string[], RegExp]>([
    [[], /^--environment is missing\n/],
    [['--environment'], /argument missing/],
    [['-e', 'Dev_1'], /^--environment cannot be "Dev_1"\. Use at most 63 lower-case letters/],
    [['-e', 'dev', '--config-file-name', '../x'], /^--config-file-name cannot be "\.\.\/x"\. /],
    [['-e', 'dev', '--gitpos', 'x'], /'--gitpos'/],
    [['-e', 'dev', '--token-env', 'MISSING'], /^the environment variable "MISSING" is not set\n/],
    [['-e', 'dev', 'extra'], /'extra'/],
  ])('exits with 2 for wrong arguments: %j', async (args, message) => {
    const { status, output, errors } = await run(args);
    expect({ status, output }).toEqual({ status: 2, output: '' });
    expect(errors).toMatch(message);
    expect(errors).toContain('migrate-check --help');
  });
});
