import { join } from 'node:path';
import type { Diagnostic, Position } from '@kalypso-actions/diagnostics';
import { describe, expect, it } from 'vitest';
import { type AnnotationPlaces, reportDiagnostics, SHOWN_ANNOTATIONS } from './diagnostics.ts';
import { captured } from './test-support.ts';

const WORKSPACE = join(import.meta.dirname, 'workspace');
const places: AnnotationPlaces = {
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

const report = (...diagnostics: readonly Diagnostic[]) => captured(() => reportDiagnostics(diagnostics, places));
const commands = (lines: readonly string[]) => lines.filter((line) => /^::(error|warning)/.test(line));

describe('annotations', () => {
  it('name file, line, column and code', async () => {
    expect(commands(await report(problem({ at: at(), hint: 'Mend it.' })))).toEqual([
      '::error title=some-code,file=control-plane/a.yaml,line=3,col=7::it is wrong. Mend it.',
    ]);
  });

  it('tell the place in words when it is not in the workspace', async () => {
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

  it('stay one command each, whatever names and messages hold', async () => {
    const lines = await report(
      problem({ message: '100%\n::stop-commands::x', hint: 'a\r\nb', at: at({ file: 'a,line=9::b%\n.yaml' }) }),
    );
    expect(commands(lines)).toEqual([
      '::error title=some-code,file=control-plane/a%2Cline=9%3A%3Ab%25%0A.yaml,line=3,col=7::100%25 ::stop-commands::x. a  b',
    ]);
    expect(lines.filter((line) => /^\s*::(?!error|group|endgroup)/.test(line))).toEqual([]);
  });

  it('are as many as GitHub shows of each severity, the last one saying how many more', async () => {
    const many = (severity: Diagnostic['severity'], count: number) =>
      Array.from({ length: count }, (_, index) => problem({ severity, message: `number ${index}` }));
    const lines = commands(await report(...many('warning', 12), ...many('error', SHOWN_ANNOTATIONS)));
    const errors = lines.filter((line) => line.startsWith('::error'));
    const warnings = lines.filter((line) => line.startsWith('::warning'));
    expect(errors).toHaveLength(10);
    expect(errors.at(-1)).toContain('number 9');
    expect(warnings).toHaveLength(10);
    expect(warnings.at(-1)).toBe('::warning title=more::3 more warnings are in the log and in the job summary');
  });
});

describe('the log', () => {
  it('tells all, with hints and other places', async () => {
    const lines = await report(
      problem({ at: at(), hint: 'Mend it.', related: [{ message: 'first here', at: at({ file: 'b.yaml' }) }] }),
      ...Array.from({ length: 20 }, () => problem({ severity: 'warning', message: 'odd' })),
    );
    expect(lines.slice(lines.indexOf('::group::1 error, 20 warnings'), -1)).toEqual([
      '::group::1 error, 20 warnings',
      'a.yaml:3:7: error: it is wrong [some-code]',
      '    first here: b.yaml:3:7',
      '    Mend it.',
      ...Array.from({ length: 20 }, () => 'warning: odd [some-code]'),
    ]);
    expect(lines.at(-1)).toBe('::endgroup::');
  });

  it('is empty when there is nothing to tell', async () => {
    expect(await report()).toEqual([]);
  });
});
