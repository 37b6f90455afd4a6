export { Complex } from './complex.ts';
export { type ExactDecimal, scaleDigits, toExactDecimal } from './exact-decimal.ts';
export { FunctionError } from './function-error.ts';
export { byteLength, compareStrings, fromBytes, sliceBytes, toBytes, toOutputText } from './go-string.ts';
export { type JsonValue, toJsonValue } from './json-value.ts';
export { parseFiniteGoFloat, parseGoFloat } from './parse-float.ts';
export { canBackquote, isPrint, quoteGo, quoteRune } from './quote-go.ts';
export { isGoSpace, trimCharacter, trimGoSpace } from './trim.ts';
export { kindName, typeName } from './type-name.ts';
export { formatUrl, formatUserInfo, hostnameOf, isUrl, parseUrl, type UserInfo } from './url.ts';
export {
  Dict,
  type EntryPath,
  Func,
  type Key,
  List,
  type MaybeValue,
  type Method,
  Num,
  type NumType,
  Struct,
  type Value,
} from './value.ts';
