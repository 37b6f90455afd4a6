/**
 * Cuts a text that is too long, at a whole character: one that starts within the limit is kept.
 * @param maxLength in UTF-16 code units
 * @param ending what a cut text ends with, in addition to `maxLength`
 */
export function limitText(text: string, maxLength: number, ending = '…'): string {
  const splitsCharacter = (text.codePointAt(maxLength - 1) ?? 0) > 0xffff;
  const end = splitsCharacter ? maxLength + 1 : maxLength;
  return text.length <= end ? text : `${text.slice(0, end)}${ending}`;
}
