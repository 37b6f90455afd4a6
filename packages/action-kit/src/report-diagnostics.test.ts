import { join } from 'node:path';
import type { Diagnostic, Position } from '@kalypso-actions/diagnostics';
import { describe, expect, it } from 'vitest';
import { type AnnotationContext, MAX_ANNOTATIONS, reportDiagnostics } from './report-diagnostics.ts';
import { captureOutput } from './test-support.ts';

const WORKSPACE = join(import.meta.dirname, 'workspace');
const context: AnnotationContext = {
  workspace: WORKSPACE,
  folders: new Map([
    ['.', join(WORKSPACE, 'control-plane')],
    ['elsewhere', join(WORKSPACE, '..', 'temp')],
  ]),
};

const at = (position: Partial<Position> = {}): Position => ({
  source: '.',
  file: 'a.yaml',
  line: 3,
  column: 7,
  ...position,
});
const problem = (more: Partial<Diagnostic> = {}): Diagnostic => ({
  code: 'some-code',
  severity: 'error',
  message: 'it is wrong',
  ...more,
});

const report = (...diagnostics: readonly Diagnostic[]) => captureOutput(() => reportDiagnostics(diagnostics, context));
const commands = (lines: readonly string[]) => lines.filter((line) => /^::(error|warning)/.test(line));

describe('annotations', () => {
  it('name file, line, column and code', async () => {
    expect(commands(await report(problem({ at: at(), hint: 'Fix it.' })))).toEqual([
      '::error title=some-code,file=control-plane/a.yaml,line=3,col=7::it is wrong. Fix it.',
    ]);
  });

  it('have the position in the message if it is not in the workspace', async () => {
    const lines = await report(
      problem({ severity: 'warning', at: at({ source: 'https://github.com/contoso/app@main' }) }),
      problem({ severity: 'warning', at: at({ source: 'elsewhere' }) }),
      problem({ severity: 'warning' }),
    );
    expect(commands(lines)).toEqual([
      '::warning title=some-code::https://github.com/contoso/app@main: a.yaml:3:7: it is wrong',
      '::warning title=some-code::elsewhere: a.yaml:3:7: it is wrong',
      '::warning title=some-code::it is wrong',
    ]);
  });

  it('are one command each, whatever names and messages contain', async () => {
    const lines = await report(
      problem({ message: '100%\n::stop-commands::x', hint: 'a\r\nb', at: at({ file: 'a,line=9::b%\n.yaml' }) }),
    );
    expect(commands(lines)).toEqual([
      '::error title=some-code,file=control-plane/a%2Cline=9%3A%3Ab%25%0A.yaml,line=3,col=7::100%25 ::stop-commands::x. a  b',
    ]);
    expect(lines.filter((line) => /^\s*::(?!error|group|endgroup)/.test(line))).toEqual([]);
  });

  it('are as many as GitHub shows of each severity, and the last one has the number of the others', async () => {
    const many = (severity: Diagnostic['severity'], count: number) =>
      Array.from({ length: count }, (_, index) => problem({ severity, message: `number ${index}` }));
    const lines = commands(await report(...many('warning', 12), ...many('error', MAX_ANNOTATIONS)));
    const errors = lines.filter((line) => line.startsWith('::error'));
    const warnings = lines.filter((line) => line.startsWith('::warning'));
    expect(errors).toHaveLength(10);
    expect(errors.at(-1)).toContain('number 9');
    expect(warnings).toHaveLength(10);
    expect(warnings.at(-1)).toBe('::warning title=more::3 more warnings are in the log and in the job summary');
  });
});

describe('the log', () => {
  it('contains all diagnostics, with hints and related positions', async () => {
    const lines = await report(
      problem({ at: at(), hint: 'Fix it.', related: [{ message: 'first here', at: at({ file: 'b.yaml' }) }] }),
      ...Array.from({ length: 20 }, () => problem({ severity: 'warning', message: 'odd' })),
    );
    expect(lines.slice(lines.indexOf('::group::1 error, 20 warnings'), -1)).toEqual([
      '::group::1 error, 20 warnings',
      'a.yaml:3:7: error: it is wrong [some-code]',
      '    first here: b.yaml:3:7',
      '    Fix it.',
      ...Array.from({ length: 20 }, () => 'warning: odd [some-code]'),
    ]);
    expect(lines.at(-1)).toBe('::endgroup::');
  });

  it('is empty without diagnostics', async () => {
    expect(await report()).toEqual([]);
  });
});
