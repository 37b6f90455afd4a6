export { Complex } from './complex.ts';
export { FunctionError } from './function-error.ts';
export { parseGoFloat } from './parse-float.ts';
export { type Plain, toPlain } from './plain.ts';
export { canBackquote, isPrint, quote, quoteRune } from './quote.ts';
export { byteLength, compareStrings, fromBytes, sliceBytes, toBytes, toOutput } from './text.ts';
export { kindName, typeName } from './type.ts';
export { hostName, isUrl, parseUrl, printUrl, printUser, type UserInfo } from './url.ts';
export { Dict, Func, type Key, List, type Method, Num, type NumType, Struct, type Value } from './value.ts';
