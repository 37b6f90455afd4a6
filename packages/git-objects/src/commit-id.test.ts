import { describe, expect, it } from 'vitest';
import { isCommitId, parseCommitId, shortCommitId, WRITTEN_COMMIT_ID_PATTERN } from './commit-id.ts';

const ID = '0123456789abcdef0123456789abcdef01234567';
const OTHERS = ['', 'HEAD', ID.slice(1), ID.slice(0, 7), `${ID}0`, `${ID}\n`, ` ${ID}`, `g${ID.slice(1)}`];

describe('isCommitId', () => {
  it('takes a full ID', () => expect(isCommitId(ID)).toBe(true));
  it.each([...OTHERS, ID.toUpperCase()])('rejects %j', (text) => expect(isCommitId(text)).toBe(false));
});

describe('parseCommitId', () => {
  it.each([ID, ID.toUpperCase()])('returns %s in lower case', (text) => {
    expect(parseCommitId(text)).toBe(ID);
    expect(text).toMatch(WRITTEN_COMMIT_ID_PATTERN);
  });
  it.each(OTHERS)('rejects %j', (text) => {
    expect(parseCommitId(text)).toBeUndefined();
    expect(text).not.toMatch(WRITTEN_COMMIT_ID_PATTERN);
  });
});

it('shortens an ID as GitHub does', () => expect(shortCommitId(ID)).toBe('0123456'));
