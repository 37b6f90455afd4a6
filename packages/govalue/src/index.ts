export { Complex } from './complex.ts';
export { FunctionError } from './function-error.ts';
export { byteLength, compareStrings, fromBytes, sliceBytes, toBytes, toOutputText } from './go-string.ts';
export { type JsonValue, toJsonValue } from './json-value.ts';
export { parseFiniteGoFloat } from './parse-float.ts';
export { canBackquote, isPrint, quoteGo, quoteRune } from './quote-go.ts';
export { kindName, typeName } from './type-name.ts';
export { formatUrl, formatUserInfo, hostnameOf, isUrl, parseUrl, type UserInfo } from './url.ts';
export { Dict, Func, type Key, List, type Method, Num, type NumType, Struct, type Value } from './value.ts';
