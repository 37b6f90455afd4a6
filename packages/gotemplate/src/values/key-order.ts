import { compareStrings, type Dict, type Key, typeName, type Value } from '@kalypso-actions/govalue';

/** Go's order of map keys: nil, then by type, then by value; `false` before `true`. */
export function compareMapKeys(left: Key, right: Key): number {
  if (typeof left === 'string' && typeof right === 'string') {
    return compareStrings(left, right);
  }
  if (left === null || right === null) {
    return Number(left !== null) - Number(right !== null);
  }
  if (typeof left !== typeof right) {
    return compareStrings(typeName(left), typeName(right));
  }
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The entries of a map in the order in which Go prints them and iterates over them. */
export function sortEntries(dict: Dict): [Key, Value][] {
  return [...dict.entries].sort((left, right) => compareMapKeys(left[0], right[0]));
}
