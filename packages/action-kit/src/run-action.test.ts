import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listSecretForms } from '@kalypso-actions/diagnostics';
import { escapeText, paragraph, trustedMarkdown } from '@kalypso-actions/markdown';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runAction } from './run-action.ts';
import { addSummary, hideToken, setOutputs } from './step-results.ts';
import { captureOutput, withEnvironment } from './test-support.ts';

afterEach(() => {
  process.exitCode = undefined;
});

describe('an action', () => {
  it('succeeds if its main function returns true', async () => {
    expect(await captureOutput(() => runAction(async () => true))).toEqual([]);
    expect(process.exitCode).toBeUndefined();
    expect(await captureOutput(() => runAction(async () => false))).toEqual([]);
    expect(process.exitCode).toBe(1);
  });

  const failing = async (): Promise<boolean> => {
    throw new Error('cannot write.\n::set-output name=a::b', { cause: new Error('the disk is full') });
  };

  it('reports a failure and its cause in one line, without a stack', async () => {
    expect(await captureOutput(() => withEnvironment({ RUNNER_DEBUG: '' }, () => runAction(failing)))).toEqual([
      expect.stringMatching(
        /^::error::Unexpected failure: cannot write. ::set-output name=a::b, because the disk is full. Re-run/,
      ),
    ]);
    expect(process.exitCode).toBe(1);
  });

  it('logs stacks in debug mode, none of whose lines is a command', async () => {
    const lines = await captureOutput(() => withEnvironment({ RUNNER_DEBUG: '1' }, () => runAction(failing)));
    expect(lines.filter((line) => line.includes('run-action.test.ts')).length).toBeGreaterThan(1);
    expect(lines.slice(1).filter((line) => /^\s*::/.test(line))).toEqual([]);
  });

  it('reports any thrown value, and cyclic causes', async () => {
    const cyclic = new Error('cyclic');
    cyclic.cause = cyclic;
    for (const thrown of ['text', undefined, null, { a: 1 }, cyclic]) {
      const lines = await captureOutput(() => runAction(() => Promise.reject(thrown)));
      expect(lines[0]).toContain('Unexpected failure: ');
    }
  });
});

describe('a token', () => {
  it('is masked in every form in which it travels', async () => {
    const lines = await captureOutput(() => hideToken('ghs_100%'));
    // The runner decodes `%25` to `%`.
    expect(lines[0]).toBe('::add-mask::ghs_100%25');
    expect(lines).toContain(`::add-mask::${Buffer.from('x-access-token:ghs_100%').toString('base64')}`);
    expect(lines).toEqual(listSecretForms('ghs_100%').map((form) => `::add-mask::${form.replaceAll('%', '%25')}`));
  });

  it('that is empty is not masked: a runner would mask everything', async () => {
    expect(await captureOutput(() => hideToken(''))).toEqual([]);
  });
});

describe('results of the step', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kalypso-kit-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('contain outputs that cannot imitate others', async () => {
    const file = join(folder, 'output');
    writeFileSync(file, '');
    const outputs = { report: 'a.json', names: 'one\nother=x\nreport<<EOF\ny\nEOF' };
    await withEnvironment({ GITHUB_OUTPUT: file }, () => setOutputs(outputs));
    const blocks = [...readFileSync(file, 'utf8').matchAll(/^(\S+)<<(ghadelimiter_\S+)\r?\n([\s\S]*?)\r?\n\2\r?\n/gm)];
    expect(Object.fromEntries(blocks.map(([, name, , value]) => [name, value]))).toEqual(outputs);
  });

  it('contain the summary in the order of its parts', async () => {
    const file = join(folder, 'summary');
    await withEnvironment({ GITHUB_STEP_SUMMARY: file }, () => {
      addSummary(paragraph(escapeText('one')));
      addSummary(paragraph(escapeText('two')));
    });
    expect(readFileSync(file, 'utf8')).toBe('one\ntwo\n');
    await withEnvironment({ GITHUB_STEP_SUMMARY: '' }, () => addSummary(paragraph(escapeText('nowhere'))));
  });

  it('contain as much of the summary as GitHub shows', async () => {
    const file = join(folder, 'summary');
    const line = `${'ä'.repeat(500)}\n`;
    await withEnvironment({ GITHUB_STEP_SUMMARY: file }, () => {
      addSummary(paragraph(escapeText('first')));
      addSummary(trustedMarkdown(line.repeat(2_000)));
      addSummary(trustedMarkdown(line));
    });
    const written = readFileSync(file, 'utf8');
    expect(Buffer.byteLength(written)).toBeLessThanOrEqual(1024 * 1024);
    expect(Buffer.byteLength(written)).toBeGreaterThan(1024 * 1024 - 2_000);
    const [head, ...rest] = written.split('\n');
    expect(head).toBe('first');
    expect(rest.slice(0, -3).every((each) => `${each}\n` === line)).toBe(true);
    expect(rest.slice(-3)).toEqual(['', 'Truncated: GitHub shows at most 1 MiB. The rest is in the log.', '']);
  });

  it('lack a summary that cannot be written, which is a warning', async () => {
    const lines = await captureOutput(() =>
      withEnvironment({ GITHUB_STEP_SUMMARY: folder }, () =>
        runAction(async () => {
          addSummary(paragraph(escapeText('text')));
          return true;
        }),
      ),
    );
    expect(lines).toEqual([
      expect.stringMatching(/^::warning title=job-summary::the job summary was not written: EISDIR/),
    ]);
    expect(process.exitCode).toBeUndefined();
  });
});
