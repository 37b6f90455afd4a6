import { expect, it } from 'vitest';
import { parseAssignments } from './file-commands.ts';

it('parses lines and blocks of command files', () => {
  expect(parseAssignments('a=1\nb<<X\n2\nc=3\nX\nd=4=5\n')).toEqual({ a: '1', b: '2\nc=3', d: '4=5' });
  expect(() => parseAssignments('a<<X\n1\n')).toThrow('Matching delimiter not found');
  expect(() => parseAssignments('nothing')).toThrow("Invalid format 'nothing'");
});
