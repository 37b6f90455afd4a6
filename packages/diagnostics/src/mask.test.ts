import { describe, expect, it } from 'vitest';
import { createMask } from './mask.ts';

const TOKEN = 'ghs_T0ken+with/odd=chars~and.more';
const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('createMask', () => {
  it.each([
    TOKEN,
    encodeURIComponent(TOKEN),
    base64(TOKEN),
    base64(TOKEN).replace(/=+$/, ''),
    Buffer.from(TOKEN).toString('base64url'),
    base64(`x-access-token:${TOKEN}`),
    encodeURIComponent(base64(`x-access-token:${TOKEN}`)),
  ])('replaces every encoding of a secret: %s', (form) => {
    expect(createMask(TOKEN)(`you sent ${form}!`)).toBe('you sent ***!');
  });

  it('replaces every secret', () => expect(createMask('one', undefined, 'two')('one, two')).toBe('***, ***'));

  it('leaves nothing of a secret that contains another', () => {
    expect(createMask('secret', 'secret-too')('secret-too')).toBe('***');
  });

  it('replaces the credentials of a URL', () => {
    expect(createMask()('fatal: https://user:secret@host/x')).toBe('fatal: https://***@host/x');
  });

  it.each([undefined, ''])('leaves other texts alone if the secret is %j', (secret) => {
    expect(createMask(secret)('plain')).toBe('plain');
  });
});
