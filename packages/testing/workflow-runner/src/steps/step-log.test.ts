import { describe, expect, it } from 'vitest';
import { SecretMasks, StepLog } from './step-log.ts';

describe('a step log', () => {
  function read(...lines: string[]) {
    const written: string[] = [];
    const masks = new SecretMasks();
    masks.add('s3cret');
    const log = new StepLog(masks, (line) => written.push(line));
    for (const line of lines) log.addLine(line);
    return { written, log };
  }

  it('masks secrets, including those added by the step', () => {
    expect(read('a s3cret', '::add-mask::other', 'another').written).toEqual(['a ***', 'an***']);
  });

  it('creates annotations', () => {
    const { log } = read('::error file=a%2Cb.yaml,line=3::50%25 of%0As3cret', '::notice::there');
    expect(log.annotations).toEqual([
      { level: 'error', message: '50% of\n***', file: 'a,b.yaml', line: 3 },
      { level: 'notice', message: 'there' },
    ]);
  });

  it('executes deprecated commands, so untrusted text must never be printed unescaped', () => {
    const { log } = read('::set-output name=a::b', 'x ##[set-output name=c]d');
    expect(log.deprecatedCommands).toEqual([
      { command: 'set-output', name: 'a', value: 'b' },
      { command: 'set-output', name: 'c', value: 'd' },
    ]);
  });

  it('executes nothing while commands are stopped', () => {
    const { log, written } = read('::stop-commands::t0', '::error::a', '::other::', '::t0::', '::error::b');
    expect(log.annotations.map(({ message }) => message)).toEqual(['b']);
    expect(written).toEqual(['::error::a', '::other::', '##[error]b']);
  });
});
