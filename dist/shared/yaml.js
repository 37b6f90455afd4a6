import { n as sanitizeText, t as quote } from "./diagnostics3.js";
// packages/govalue/src/value.ts
var Num = class {
	type;
	value;
	constructor(type, value) {
		this.type = type, this.value = value;
	}
}, List = class {
	elem;
	items;
	isNil;
	constructor(items, elem = "interface {}", isNil = !1) {
		this.elem = elem, this.items = items, this.isNil = isNil;
	}
}, Dict = class {
	key;
	elem;
	entries;
	isNil;
	constructor(entries, key = "string", elem = "interface {}", isNil = !1) {
		this.key = key, this.elem = elem, this.entries = entries, this.isNil = isNil;
	}
};
const NONE = {};
var Struct = class {
	type;
	fields;
	methods;
	hidden;
	aliases;
	constructor(type, fields, methods = NONE, hidden = NONE, aliases = NONE) {
		this.type = type, this.fields = fields, this.methods = methods, this.hidden = hidden, this.aliases = aliases;
	}
}, Func = class {
	apply;
	constructor(apply) {
		this.apply = apply;
	}
};
// packages/goyaml/src/scalars/parse-number.ts
const INT = /^[+-]?(?:0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+|[0-9]+)$/, INVALID_OCTAL = /^0[0-9]*[89]/, FLOAT = /^[+-]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][+-]?[0-9]+)?$/, DOTTED_FLOAT = /^\.[0-9]+(?:_[0-9]+)*(?:[eE][+-]?[0-9]+(?:_[0-9]+)*)?$/;
function isInt64(value) {
	return value >= -9223372036854775808n && value <= 9223372036854775807n;
}
function parseYamlInteger$3(text) {
	if (!INT.test(text)) return;
	let negative = text.startsWith("-"), digits = negative || text.startsWith("+") ? text.slice(1) : text;
	if (INVALID_OCTAL.test(digits)) return;
	let octal = digits.length > 1 && digits.startsWith("0") && /[0-9]/.test(digits.charAt(1)), magnitude = BigInt(octal ? `0o${digits}` : digits), value = negative ? -magnitude : magnitude;
	return isInt64(value) ? value : digits.length === text.length && magnitude <= 18446744073709551615n ? new Num("uint64", magnitude) : void 0;
}
function parseSignedDigits(text, prefix) {
	if (!(prefix === "0b" ? /^[+-]?[01]+$/ : /^[+-]?[0-7]+$/).test(text)) return;
	let negative = text.startsWith("-"), magnitude = BigInt(prefix + text.replace(/^[+-]/, "")), value = negative ? -magnitude : magnitude;
	return isInt64(value) ? value : void 0;
}
function parseYamlFloat(text) {
	return FLOAT.test(text) ? ifFinite(Number(text)) : void 0;
}
function parseDottedYamlFloat(text) {
	return DOTTED_FLOAT.test(text) ? ifFinite(Number(text.replaceAll("_", ""))) : void 0;
}
function ifFinite(value) {
	return Number.isFinite(value) ? value : void 0;
}
// packages/goyaml/src/scalars/timestamp.ts
const TIMESTAMP = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:[Tt](\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?(?:Z|[+-](\d\d):(\d\d)))| +(\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?)?$/, DAYS_IN_MONTH = [
	31,
	28,
	31,
	30,
	31,
	30,
	31,
	31,
	30,
	31,
	30,
	31
];
function countDays(year, month) {
	let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
	return month === 2 && leap ? 29 : DAYS_IN_MONTH[month - 1] ?? 0;
}
function isTimestamp(text) {
	if (text.charAt(4) !== "-") return !1;
	let found = TIMESTAMP.exec(text);
	if (!found) return !1;
	let part = (...groups) => Number(groups.map((group) => found[group]).find((text) => text) ?? 0), year = part(1), month = part(2), day = part(3);
	return day < 1 || day > countDays(year, month) ? !1 : part(4, 9) < 24 && part(5, 10) < 60 && part(6, 11) < 60 && part(7) <= 24 && part(8) <= 60;
}
// packages/goyaml/src/scalars/resolve-plain.ts
const KEYWORDS = /* @__PURE__ */ new Map(), YAML_11_BOOLEANS = /* @__PURE__ */ new Map();
function addKeywords(keywords, resolved, spellings) {
	for (let spelling of spellings) keywords.set(spelling, resolved);
}
addKeywords(KEYWORDS, {
	tag: "null",
	value: null
}, [
	"",
	"~",
	"null",
	"Null",
	"NULL"
]), addKeywords(KEYWORDS, {
	tag: "bool",
	value: !0
}, [
	"true",
	"True",
	"TRUE"
]), addKeywords(KEYWORDS, {
	tag: "bool",
	value: !1
}, [
	"false",
	"False",
	"FALSE"
]), addKeywords(KEYWORDS, {
	tag: "float",
	value: NaN
}, [
	".nan",
	".NaN",
	".NAN"
]), addKeywords(KEYWORDS, {
	tag: "float",
	value: Infinity
}, [
	".inf",
	".Inf",
	".INF",
	"+.inf",
	"+.Inf",
	"+.INF"
]), addKeywords(KEYWORDS, {
	tag: "float",
	value: -Infinity
}, [
	"-.inf",
	"-.Inf",
	"-.INF"
]), addKeywords(YAML_11_BOOLEANS, {
	tag: "bool",
	value: !0
}, [
	"y",
	"Y",
	"yes",
	"Yes",
	"YES",
	"on",
	"On",
	"ON"
]), addKeywords(YAML_11_BOOLEANS, {
	tag: "bool",
	value: !1
}, [
	"n",
	"N",
	"no",
	"No",
	"NO",
	"off",
	"Off",
	"OFF"
]);
const MAY_BE_KEYWORD = /^[yYnNtTfFoO~]/;
function isYaml11Boolean(text) {
	return YAML_11_BOOLEANS.has(text);
}
const BASE_60 = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;
function isBase60(text) {
	return text.includes(":") && BASE_60.test(text);
}
function resolvePlain(text, dialect, dates = !0) {
	let first = text.charCodeAt(0), numeric = first >= 48 && first <= 57 || first === 43 || first === 45;
	if (text === "" || numeric || first === 46 || MAY_BE_KEYWORD.test(text)) {
		let keyword = KEYWORDS.get(text) ?? (dialect === "v2" ? YAML_11_BOOLEANS.get(text) : void 0);
		if (keyword) return keyword;
	}
	return (numeric ? resolveNumber(text, dialect, dates) : first === 46 ? toFloat(parseDottedYamlFloat(text)) : void 0) ?? {
		tag: "str",
		value: text
	};
}
function resolveNumber(text, dialect, dates) {
	if (dates && isTimestamp(text)) return {
		tag: "timestamp",
		value: text
	};
	let plain = text.replaceAll("_", ""), int = parseYamlInteger$3(plain);
	return int === void 0 ? toFloat(parseYamlFloat(plain)) ?? resolvePrefixedSign(plain, dialect) : {
		tag: "int",
		value: int
	};
}
function resolvePrefixedSign(text, dialect) {
	let prefix = text.slice(0, 2);
	if (prefix !== "0b" && (prefix !== "0o" || dialect !== "v3")) return;
	let value = parseSignedDigits(text.slice(2), prefix);
	return value === void 0 ? void 0 : {
		tag: "int",
		value
	};
}
function toFloat(value) {
	return value === void 0 ? void 0 : {
		tag: "float",
		value
	};
}
// node_modules/js-yaml/dist/js-yaml.mjs
var NOT_RESOLVED = Symbol("NOT_RESOLVED");
function defineScalarTag(tagName, options) {
	return {
		tagName,
		nodeKind: "scalar",
		implicit: options.implicit ?? !1,
		matchByTagPrefix: options.matchByTagPrefix ?? !1,
		implicitFirstChars: options.implicitFirstChars ?? null,
		resolve: options.resolve,
		identify: options.identify,
		represent: options.represent ?? ((data) => String(data)),
		representTagName: options.representTagName ?? (() => tagName)
	};
}
function defineSequenceTag(tagName, options) {
	let carrierIsResult = options.finalize === void 0;
	return {
		tagName,
		nodeKind: "sequence",
		implicit: !1,
		matchByTagPrefix: options.matchByTagPrefix ?? !1,
		create: options.create,
		addItem: options.addItem,
		finalize: options.finalize ?? ((carrier) => carrier),
		carrierIsResult,
		identify: options.identify,
		represent: options.represent ?? ((data) => data),
		representTagName: options.representTagName ?? (() => tagName)
	};
}
function defineMappingTag(tagName, options) {
	let carrierIsResult = options.finalize === void 0;
	return {
		tagName,
		nodeKind: "mapping",
		implicit: !1,
		matchByTagPrefix: options.matchByTagPrefix ?? !1,
		create: options.create,
		addPair: options.addPair,
		has: options.has,
		keys: options.keys,
		get: options.get,
		finalize: options.finalize ?? ((carrier) => carrier),
		carrierIsResult,
		identify: options.identify,
		represent: options.represent ?? ((data) => data),
		representTagName: options.representTagName ?? (() => tagName)
	};
}
var strTag = defineScalarTag("tag:yaml.org,2002:str", {
	resolve: (source) => source,
	identify: (data) => typeof data == "string"
}), NULL_VALUES$1 = [
	"",
	"~",
	"null",
	"Null",
	"NULL"
], nullCoreTag = defineScalarTag("tag:yaml.org,2002:null", {
	implicit: !0,
	implicitFirstChars: [
		"",
		"~",
		"n",
		"N"
	],
	resolve: (source) => NULL_VALUES$1.indexOf(source) === -1 ? NOT_RESOLVED : null,
	identify: (object) => object === null,
	represent: () => "null"
}), nullJsonTag = defineScalarTag("tag:yaml.org,2002:null", {
	implicit: !0,
	implicitFirstChars: ["n"],
	resolve: (source, isExplicit) => source === "null" || isExplicit && source === "" ? null : NOT_RESOLVED,
	identify: (object) => object === null,
	represent: () => "null"
}), NULL_VALUES = [
	"",
	"~",
	"null",
	"Null",
	"NULL"
], nullYaml11Tag = defineScalarTag("tag:yaml.org,2002:null", {
	implicit: !0,
	implicitFirstChars: [
		"",
		"~",
		"n",
		"N"
	],
	resolve: (source) => NULL_VALUES.indexOf(source) === -1 ? NOT_RESOLVED : null,
	identify: (object) => object === null,
	represent: () => "null"
}), TRUE_VALUES$2 = [
	"true",
	"True",
	"TRUE"
], FALSE_VALUES$2 = [
	"false",
	"False",
	"FALSE"
], boolCoreTag = defineScalarTag("tag:yaml.org,2002:bool", {
	implicit: !0,
	implicitFirstChars: [
		"t",
		"T",
		"f",
		"F"
	],
	resolve: (source) => TRUE_VALUES$2.indexOf(source) !== -1 || FALSE_VALUES$2.indexOf(source) === -1 && NOT_RESOLVED,
	identify: (object) => Object.prototype.toString.call(object) === "[object Boolean]",
	represent: (object) => object ? "true" : "false"
}), TRUE_VALUES$1 = ["true"], FALSE_VALUES$1 = ["false"], boolJsonTag = defineScalarTag("tag:yaml.org,2002:bool", {
	implicit: !0,
	implicitFirstChars: ["t", "f"],
	resolve: (source) => TRUE_VALUES$1.indexOf(source) !== -1 || FALSE_VALUES$1.indexOf(source) === -1 && NOT_RESOLVED,
	identify: (object) => Object.prototype.toString.call(object) === "[object Boolean]",
	represent: (object) => object ? "true" : "false"
}), TRUE_VALUES = [
	"true",
	"True",
	"TRUE",
	"y",
	"Y",
	"yes",
	"Yes",
	"YES",
	"on",
	"On",
	"ON"
], FALSE_VALUES = [
	"false",
	"False",
	"FALSE",
	"n",
	"N",
	"no",
	"No",
	"NO",
	"off",
	"Off",
	"OFF"
], boolYaml11Tag = defineScalarTag("tag:yaml.org,2002:bool", {
	implicit: !0,
	implicitFirstChars: [
		"y",
		"Y",
		"n",
		"N",
		"t",
		"T",
		"f",
		"F",
		"o",
		"O"
	],
	resolve: (source) => TRUE_VALUES.indexOf(source) !== -1 || FALSE_VALUES.indexOf(source) === -1 && NOT_RESOLVED,
	identify: (object) => Object.prototype.toString.call(object) === "[object Boolean]",
	represent: (object) => object ? "true" : "false"
}), YAML_INTEGER_IMPLICIT_PATTERN$1 = /* @__PURE__ */ RegExp("^(?:0o[0-7]+|0x[0-9a-fA-F]+|[-+]?[0-9]+)$"), YAML_INTEGER_EXPLICIT_PATTERN$1 = /* @__PURE__ */ RegExp("^(?:[-+]?0b[0-1]+|[-+]?0o[0-7]+|[-+]?0x[0-9a-fA-F]+|[-+]?[0-9]+)$");
function parseYamlInteger$2(source) {
	let value = source, sign = 1;
	return (value[0] === "-" || value[0] === "+") && (value[0] === "-" && (sign = -1), value = value.slice(1)), value.startsWith("0b") ? sign * parseInt(value.slice(2), 2) : value.startsWith("0o") ? sign * parseInt(value.slice(2), 8) : value.startsWith("0x") ? sign * parseInt(value.slice(2), 16) : sign * parseInt(value, 10);
}
function resolveYamlInteger$2(source, isExplicit) {
	if (isExplicit) {
		if (!YAML_INTEGER_EXPLICIT_PATTERN$1.test(source)) return NOT_RESOLVED;
	} else if (!YAML_INTEGER_IMPLICIT_PATTERN$1.test(source)) return NOT_RESOLVED;
	let result = parseYamlInteger$2(source);
	return Number.isFinite(result) ? result : NOT_RESOLVED;
}
var intCoreTag = defineScalarTag("tag:yaml.org,2002:int", {
	implicit: !0,
	implicitFirstChars: [
		"-",
		"+",
		..."0123456789"
	],
	resolve: resolveYamlInteger$2,
	identify: (object) => Number.isInteger(object) && !Object.is(object, -0) && object.toString(10).indexOf("e") < 0,
	represent: (object) => object.toString(10)
}), YAML_INTEGER_IMPLICIT_PATTERN = /* @__PURE__ */ RegExp("^-?(?:0|[1-9][0-9]*)$"), YAML_INTEGER_EXPLICIT_PATTERN = /* @__PURE__ */ RegExp("^(?:[-+]?0b[0-1]+|[-+]?0o[0-7]+|[-+]?0x[0-9a-fA-F]+|[-+]?[0-9]+)$");
function parseYamlInteger$1(source) {
	let value = source, sign = 1;
	return (value[0] === "-" || value[0] === "+") && (value[0] === "-" && (sign = -1), value = value.slice(1)), value.startsWith("0b") ? sign * parseInt(value.slice(2), 2) : value.startsWith("0o") ? sign * parseInt(value.slice(2), 8) : value.startsWith("0x") ? sign * parseInt(value.slice(2), 16) : sign * parseInt(value, 10);
}
function resolveYamlInteger$1(source, isExplicit) {
	if (isExplicit) {
		if (!YAML_INTEGER_EXPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
	} else if (!YAML_INTEGER_IMPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
	let result = parseYamlInteger$1(source);
	return Number.isFinite(result) ? result : NOT_RESOLVED;
}
var intJsonTag = defineScalarTag("tag:yaml.org,2002:int", {
	implicit: !0,
	implicitFirstChars: ["-", ..."0123456789"],
	resolve: resolveYamlInteger$1,
	identify: (object) => Number.isInteger(object) && !Object.is(object, -0) && object.toString(10).indexOf("e") < 0,
	represent: (object) => object.toString(10)
}), YAML_INTEGER_PATTERN = /* @__PURE__ */ RegExp("^(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?0x[0-9a-fA-F_]+|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+|[-+]?(?:0|[1-9][0-9_]*))$");
function parseYamlInteger(source) {
	let value = source.replace(/_/g, ""), sign = 1;
	if ((value[0] === "-" || value[0] === "+") && (value[0] === "-" && (sign = -1), value = value.slice(1)), value.startsWith("0b")) return sign * parseInt(value.slice(2), 2);
	if (value.startsWith("0x")) return sign * parseInt(value.slice(2), 16);
	if (value.includes(":")) {
		let result = 0;
		for (let part of value.split(":")) result = result * 60 + Number(part);
		return sign * result;
	}
	return value !== "0" && value[0] === "0" ? sign * parseInt(value, 8) : sign * parseInt(value, 10);
}
function resolveYamlInteger(source) {
	if (!YAML_INTEGER_PATTERN.test(source)) return NOT_RESOLVED;
	let result = parseYamlInteger(source);
	return Number.isFinite(result) ? result : NOT_RESOLVED;
}
var intYaml11Tag = defineScalarTag("tag:yaml.org,2002:int", {
	implicit: !0,
	implicitFirstChars: [
		"-",
		"+",
		..."0123456789"
	],
	resolve: resolveYamlInteger,
	identify: (object) => Number.isInteger(object) && !Object.is(object, -0) && object.toString(10).indexOf("e") < 0,
	represent: (object) => object.toString(10)
}), YAML_FLOAT_PATTERN$1 = /* @__PURE__ */ RegExp("^(?:[-+]?[0-9]+(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|[-+]?\\.[0-9]+(?:[eE][-+]?[0-9]+)?|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$"), YAML_FLOAT_SPECIAL_PATTERN$1 = /* @__PURE__ */ RegExp("^(?:[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
function resolveYamlFloat$2(source) {
	if (!YAML_FLOAT_PATTERN$1.test(source)) return NOT_RESOLVED;
	let value = source.toLowerCase(), sign = value[0] === "-" ? -1 : 1;
	if ("+-".includes(value[0]) && (value = value.slice(1)), value === ".inf") return sign === 1 ? Infinity : -Infinity;
	if (value === ".nan") return NaN;
	let result = sign * parseFloat(value);
	return Number.isFinite(result) || YAML_FLOAT_SPECIAL_PATTERN$1.test(source) ? result : NOT_RESOLVED;
}
function representYamlFloat$2(object) {
	if (isNaN(object)) return ".nan";
	if (object === Infinity) return ".inf";
	if (object === -Infinity) return "-.inf";
	if (Object.is(object, -0)) return "-0.0";
	let result = object.toString(10);
	return /^[-+]?[0-9]+e/.test(result) ? result.replace("e", ".e") : result;
}
var floatCoreTag = defineScalarTag("tag:yaml.org,2002:float", {
	implicit: !0,
	implicitFirstChars: [
		"-",
		"+",
		".",
		..."0123456789"
	],
	resolve: resolveYamlFloat$2,
	identify: (object) => typeof object == "number" && (!Number.isInteger(object) || Object.is(object, -0) || object.toString(10).indexOf("e") >= 0),
	represent: representYamlFloat$2
}), YAML_FLOAT_IMPLICIT_PATTERN = /* @__PURE__ */ RegExp("^-?(?:0|[1-9][0-9]*)(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$"), YAML_FLOAT_EXPLICIT_PATTERN = /* @__PURE__ */ RegExp("^(?:[-+]?[0-9]+(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|[-+]?\\.[0-9]+(?:[eE][-+]?[0-9]+)?|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
function resolveYamlFloat$1(source, isExplicit) {
	if (isExplicit) {
		if (!YAML_FLOAT_EXPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
		let value = source.toLowerCase(), sign = value[0] === "-" ? -1 : 1;
		if ("+-".includes(value[0]) && (value = value.slice(1)), value === ".inf") return sign === 1 ? Infinity : -Infinity;
		if (value === ".nan") return NaN;
		let result = sign * parseFloat(value);
		return Number.isFinite(result) ? result : NOT_RESOLVED;
	}
	if (!YAML_FLOAT_IMPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
	let result = Number(source);
	return Number.isFinite(result) ? result : NOT_RESOLVED;
}
function representYamlFloat$1(object) {
	if (isNaN(object)) return ".nan";
	if (object === Infinity) return ".inf";
	if (object === -Infinity) return "-.inf";
	if (Object.is(object, -0)) return "-0.0";
	let result = object.toString(10);
	return /^[-+]?[0-9]+e/.test(result) ? result.replace("e", ".e") : result;
}
var floatJsonTag = defineScalarTag("tag:yaml.org,2002:float", {
	implicit: !0,
	implicitFirstChars: ["-", ..."0123456789"],
	resolve: resolveYamlFloat$1,
	identify: (object) => typeof object == "number" && (!Number.isInteger(object) || Object.is(object, -0) || object.toString(10).indexOf("e") >= 0),
	represent: representYamlFloat$1
}), YAML_FLOAT_PATTERN = /* @__PURE__ */ RegExp("^(?:[-+]?(?:(?:[0-9][0-9_]*)?\\.[0-9_]*)(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$"), YAML_FLOAT_SPECIAL_PATTERN = /* @__PURE__ */ RegExp("^(?:[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
function resolveYamlFloat(source) {
	if (!YAML_FLOAT_PATTERN.test(source)) return NOT_RESOLVED;
	let value = source.toLowerCase().replace(/_/g, ""), sign = value[0] === "-" ? -1 : 1;
	if ("+-".includes(value[0]) && (value = value.slice(1)), value === ".inf") return sign === 1 ? Infinity : -Infinity;
	if (value === ".nan") return NaN;
	let result = 0;
	if (value.includes(":")) {
		for (let part of value.split(":")) result = result * 60 + Number(part);
		result *= sign;
	} else result = sign * parseFloat(value);
	return Number.isFinite(result) || YAML_FLOAT_SPECIAL_PATTERN.test(source) ? result : NOT_RESOLVED;
}
function representYamlFloat(object) {
	if (isNaN(object)) return ".nan";
	if (object === Infinity) return ".inf";
	if (object === -Infinity) return "-.inf";
	if (Object.is(object, -0)) return "-0.0";
	let result = object.toString(10);
	return /^[-+]?[0-9]+e/.test(result) ? result.replace("e", ".e") : result;
}
var floatYaml11Tag = defineScalarTag("tag:yaml.org,2002:float", {
	implicit: !0,
	implicitFirstChars: [
		"-",
		"+",
		".",
		..."0123456789"
	],
	resolve: resolveYamlFloat,
	identify: (object) => typeof object == "number" && (!Number.isInteger(object) || Object.is(object, -0) || object.toString(10).indexOf("e") >= 0),
	represent: representYamlFloat
}), mergeTag = defineScalarTag("tag:yaml.org,2002:merge", {
	implicit: !0,
	implicitFirstChars: ["<"],
	resolve: (source, isExplicit) => source === "<<" || isExplicit && source === "" ? "<<" : NOT_RESOLVED,
	identify: () => !1
}), BASE64_PATTERN = /^[A-Za-z0-9+/]*={0,2}$/;
function resolveYamlBinary(source) {
	let input = source.replace(/\s/g, "");
	if (input.length % 4 != 0 || !BASE64_PATTERN.test(input)) return NOT_RESOLVED;
	let binary = atob(input), result = new Uint8Array(binary.length);
	for (let index = 0; index < binary.length; index++) result[index] = binary.charCodeAt(index);
	return result;
}
function representYamlBinary(object) {
	let binary = "";
	for (let index = 0; index < object.length; index++) binary += String.fromCharCode(object[index]);
	return btoa(binary);
}
var binaryTag = defineScalarTag("tag:yaml.org,2002:binary", {
	resolve: resolveYamlBinary,
	identify: (object) => Object.prototype.toString.call(object) === "[object Uint8Array]",
	represent: representYamlBinary
}), YAML_DATE_REGEXP = /* @__PURE__ */ RegExp("^([0-9][0-9][0-9][0-9])-([0-9][0-9])-([0-9][0-9])$"), YAML_TIMESTAMP_REGEXP = /* @__PURE__ */ RegExp("^([0-9][0-9][0-9][0-9])-([0-9][0-9]?)-([0-9][0-9]?)(?:[Tt]|[ \\t]+)([0-9][0-9]?):([0-9][0-9]):([0-9][0-9])(?:\\.([0-9]*))?(?:[ \\t]*(Z|([-+])([0-9][0-9]?)(?::([0-9][0-9]))?))?$");
function makeUtcDate(year, month, day, hour = 0, minute = 0, second = 0, fraction = 0) {
	let date = new Date(Date.UTC(year, month, day, hour, minute, second, fraction));
	return date.setUTCFullYear(year, month, day), date;
}
function resolveYamlTimestamp(source) {
	let match = YAML_DATE_REGEXP.exec(source);
	if (match === null && (match = YAML_TIMESTAMP_REGEXP.exec(source)), match === null) return NOT_RESOLVED;
	let year = +match[1], month = match[2] - 1, day = +match[3];
	if (!match[4]) {
		let date = makeUtcDate(year, month, day);
		return date.getUTCFullYear() !== year || date.getUTCMonth() !== month || date.getUTCDate() !== day ? NOT_RESOLVED : date;
	}
	let hour = +match[4], minute = +match[5], second = +match[6], fraction = 0;
	if (hour > 23 || minute > 59 || second > 59) return NOT_RESOLVED;
	if (match[7]) {
		let value = match[7].slice(0, 3);
		for (; value.length < 3;) value += "0";
		fraction = +value;
	}
	let date = makeUtcDate(year, month, day, hour, minute, second, fraction);
	if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month || date.getUTCDate() !== day) return NOT_RESOLVED;
	if (match[9]) {
		let offsetHour = +match[10], offsetMinute = +(match[11] || 0);
		if (offsetHour > 23 || offsetMinute > 59) return NOT_RESOLVED;
		let offset = (offsetHour * 60 + offsetMinute) * 6e4;
		date.setTime(date.getTime() - (match[9] === "-" ? -offset : offset));
	}
	return date;
}
var timestampTag = defineScalarTag("tag:yaml.org,2002:timestamp", {
	implicit: !0,
	implicitFirstChars: [..."0123456789"],
	resolve: resolveYamlTimestamp,
	identify: (object) => object instanceof Date,
	represent: (object) => object.toISOString()
}), seqTag = defineSequenceTag("tag:yaml.org,2002:seq", {
	create: () => [],
	addItem: (container, item) => {
		container.push(item);
	},
	identify: Array.isArray
});
function isPlainObject(data) {
	if (typeof data != "object" || !data || Array.isArray(data)) return !1;
	let prototype = Object.getPrototypeOf(data);
	return prototype === null || prototype === Object.prototype;
}
var omapTag = defineSequenceTag("tag:yaml.org,2002:omap", {
	create: () => ({
		list: [],
		seen: /* @__PURE__ */ new Set()
	}),
	addItem: (carrier, item) => {
		let key;
		if (item instanceof Map) {
			if (item.size !== 1) return "cannot resolve an ordered map item";
			key = item.keys().next().value;
		} else if (isPlainObject(item)) {
			let itemKeys = Object.keys(item);
			if (itemKeys.length !== 1) return "cannot resolve an ordered map item";
			key = itemKeys[0];
		} else return "cannot resolve an ordered map item";
		return carrier.seen.has(key) ? "duplicate key in ordered map" : (carrier.seen.add(key), carrier.list.push(item), "");
	},
	finalize: (carrier) => carrier.list,
	identify: () => !1
}), pairsTag = defineSequenceTag("tag:yaml.org,2002:pairs", {
	create: () => [],
	addItem: (container, item) => {
		if (item instanceof Map) return item.size === 1 ? (container.push(item.entries().next().value), "") : "cannot resolve a pairs item";
		if (Object.prototype.toString.call(item) !== "[object Object]") return "cannot resolve a pairs item";
		let object = item, keys = Object.keys(object);
		return keys.length === 1 ? (container.push([keys[0], object[keys[0]]]), "") : "cannot resolve a pairs item";
	},
	identify: () => !1
}), mapTag = defineMappingTag("tag:yaml.org,2002:map", {
	create: () => ({}),
	identify: isPlainObject,
	represent: (o) => {
		let map = /* @__PURE__ */ new Map();
		for (let key of Object.keys(o)) map.set(key, o[key]);
		return map;
	},
	addPair: (container, key, value) => {
		if (typeof key == "object" && key) return "object-based map does not support complex keys";
		let normalizedKey = String(key);
		return normalizedKey === "__proto__" ? Object.defineProperty(container, normalizedKey, {
			value,
			enumerable: !0,
			configurable: !0,
			writable: !0
		}) : container[normalizedKey] = value, "";
	},
	has: (container, key) => typeof key == "object" && key ? !1 : Object.prototype.hasOwnProperty.call(container, String(key)),
	keys: (container) => Object.keys(container),
	get: (container, key) => {
		let normalizedKey = String(key);
		return Object.prototype.hasOwnProperty.call(container, normalizedKey) ? container[normalizedKey] : null;
	}
}), setTag = defineMappingTag("tag:yaml.org,2002:set", {
	create: () => /* @__PURE__ */ new Set(),
	identify: (data) => data instanceof Set,
	represent: (data) => {
		let map = /* @__PURE__ */ new Map();
		for (let key of data) map.set(key, null);
		return map;
	},
	addPair: (container, key, value) => value === null ? (container.add(key), "") : "cannot resolve a set item",
	has: (container, key) => container.has(key),
	keys: (container) => container.keys(),
	get: () => null
});
function createTagDefinitionMap() {
	return {
		scalar: Object.create(null),
		sequence: Object.create(null),
		mapping: Object.create(null)
	};
}
function createTagDefinitionListMap() {
	return {
		scalar: [],
		sequence: [],
		mapping: []
	};
}
function compileTags(tags) {
	let result = [];
	for (let tag of tags) {
		let index = result.length;
		for (let previousIndex = 0; previousIndex < result.length; previousIndex++) {
			let previous = result[previousIndex];
			if (previous.nodeKind === tag.nodeKind && previous.tagName === tag.tagName && previous.matchByTagPrefix === tag.matchByTagPrefix) {
				index = previousIndex;
				break;
			}
		}
		result[index] = tag;
	}
	return result;
}
var Schema = class Schema {
	tags;
	implicitScalarTags;
	implicitScalarByFirstChar;
	implicitScalarAnyFirstChar;
	defaultScalarTag;
	defaultSequenceTag;
	defaultMappingTag;
	exact;
	prefix;
	constructor(tags) {
		let compiledTags = compileTags(tags), implicitScalarTags = [], exact = createTagDefinitionMap(), prefix = createTagDefinitionListMap();
		for (let tag of compiledTags) {
			if (tag.nodeKind === "scalar" && tag.implicit) {
				if (tag.matchByTagPrefix) throw Error("Implicit scalar tags cannot match by tag prefix");
				implicitScalarTags.push(tag);
			}
			switch (tag.nodeKind) {
				case "scalar":
					tag.matchByTagPrefix ? prefix.scalar.push(tag) : exact.scalar[tag.tagName] = tag;
					break;
				case "sequence":
					tag.matchByTagPrefix ? prefix.sequence.push(tag) : exact.sequence[tag.tagName] = tag;
					break;
				case "mapping": tag.matchByTagPrefix ? prefix.mapping.push(tag) : exact.mapping[tag.tagName] = tag;
			}
		}
		let implicitScalarAnyFirstChar = implicitScalarTags.filter((tag) => tag.implicitFirstChars === null), keys = /* @__PURE__ */ new Set();
		for (let tag of implicitScalarTags) if (tag.implicitFirstChars !== null) for (let key of tag.implicitFirstChars) keys.add(key);
		let implicitScalarByFirstChar = /* @__PURE__ */ new Map();
		for (let key of keys) implicitScalarByFirstChar.set(key, implicitScalarTags.filter((tag) => tag.implicitFirstChars === null || tag.implicitFirstChars.indexOf(key) !== -1));
		let defaultScalarTag = exact.scalar["tag:yaml.org,2002:str"];
		if (!defaultScalarTag) throw Error("schema does not define the default scalar tag (tag:yaml.org,2002:str)");
		this.tags = compiledTags, this.implicitScalarTags = implicitScalarTags, this.implicitScalarByFirstChar = implicitScalarByFirstChar, this.implicitScalarAnyFirstChar = implicitScalarAnyFirstChar, this.defaultScalarTag = defaultScalarTag, this.defaultSequenceTag = exact.sequence["tag:yaml.org,2002:seq"], this.defaultMappingTag = exact.mapping["tag:yaml.org,2002:map"], this.exact = exact, this.prefix = prefix;
	}
	lookupScalarTag(tagName) {
		let exactTag = this.exact.scalar[tagName];
		if (exactTag) return exactTag;
		for (let tag of this.prefix.scalar) if (tagName.startsWith(tag.tagName)) return tag;
	}
	lookupSequenceTag(tagName) {
		let exactTag = this.exact.sequence[tagName];
		if (exactTag) return exactTag;
		for (let tag of this.prefix.sequence) if (tagName.startsWith(tag.tagName)) return tag;
	}
	lookupMappingTag(tagName) {
		let exactTag = this.exact.mapping[tagName];
		if (exactTag) return exactTag;
		for (let tag of this.prefix.mapping) if (tagName.startsWith(tag.tagName)) return tag;
	}
	resolveImplicitScalarTag(source) {
		let candidates = this.implicitScalarByFirstChar.get(source.charAt(0)) ?? this.implicitScalarAnyFirstChar;
		for (let tag of candidates) {
			let value = tag.resolve(source, !1, tag.tagName);
			if (value !== NOT_RESOLVED) return {
				value,
				tag
			};
		}
		let tag = this.defaultScalarTag;
		return {
			value: tag.resolve(source, !1, tag.tagName),
			tag
		};
	}
	withTags(...tags) {
		let flatTags = [];
		for (let tag of tags) flatTags = flatTags.concat(tag);
		return new Schema([...this.tags, ...flatTags]);
	}
}, FAILSAFE_SCHEMA = new Schema([
	strTag,
	seqTag,
	mapTag
]);
new Schema([
	...FAILSAFE_SCHEMA.tags,
	nullJsonTag,
	boolJsonTag,
	intJsonTag,
	floatJsonTag
]);
var CORE_SCHEMA = new Schema([
	...FAILSAFE_SCHEMA.tags,
	nullCoreTag,
	boolCoreTag,
	intCoreTag,
	floatCoreTag
]);
new Schema([
	...FAILSAFE_SCHEMA.tags,
	nullYaml11Tag,
	boolYaml11Tag,
	intYaml11Tag,
	floatYaml11Tag,
	timestampTag,
	mergeTag,
	binaryTag,
	omapTag,
	pairsTag,
	setTag
]).withTags({
	...intYaml11Tag,
	resolve: (source, isExplicit, tagName) => {
		let result = intYaml11Tag.resolve(source, isExplicit, tagName);
		return result === NOT_RESOLVED ? intCoreTag.resolve(source, isExplicit, tagName) : result;
	}
}, {
	...floatYaml11Tag,
	resolve: (source, isExplicit, tagName) => {
		let result = floatYaml11Tag.resolve(source, isExplicit, tagName);
		return result === NOT_RESOLVED ? floatCoreTag.resolve(source, isExplicit, tagName) : result;
	}
}), defineMappingTag("tag:yaml.org,2002:map", {
	create: () => /* @__PURE__ */ new Map(),
	addPair: (container, key, value) => (container.set(key, value), ""),
	has: (container, key) => container.has(key),
	keys: (container) => container.keys(),
	get: (container, key) => container.get(key),
	identify: (data) => data instanceof Map || isPlainObject(data),
	represent: (data) => {
		if (data instanceof Map) return data;
		let map = /* @__PURE__ */ new Map(), obj = data;
		for (let key of Object.keys(obj)) map.set(key, obj[key]);
		return map;
	}
});
function normalizeKey(key) {
	if (Array.isArray(key)) {
		let array = Array.prototype.slice.call(key);
		for (let index = 0; index < array.length; index++) {
			if (Array.isArray(array[index])) return null;
			typeof array[index] == "object" && Object.prototype.toString.call(array[index]) === "[object Object]" && (array[index] = "[object Object]");
		}
		return String(array);
	}
	return typeof key == "object" && Object.prototype.toString.call(key) === "[object Object]" ? "[object Object]" : String(key);
}
defineMappingTag("tag:yaml.org,2002:map", {
	create: () => ({}),
	identify: isPlainObject,
	represent: (o) => {
		let map = /* @__PURE__ */ new Map();
		for (let key of Object.keys(o)) map.set(key, o[key]);
		return map;
	},
	addPair: (container, key, value) => {
		let normalizedKey = normalizeKey(key);
		return normalizedKey === null ? "nested arrays are not supported inside keys" : (normalizedKey === "__proto__" ? Object.defineProperty(container, normalizedKey, {
			value,
			enumerable: !0,
			configurable: !0,
			writable: !0
		}) : container[normalizedKey] = value, "");
	},
	has: (container, key) => {
		let normalizedKey = normalizeKey(key);
		return normalizedKey !== null && Object.prototype.hasOwnProperty.call(container, normalizedKey);
	},
	keys: (container) => Object.keys(container),
	get: (container, key) => {
		let normalizedKey = String(key);
		return Object.prototype.hasOwnProperty.call(container, normalizedKey) ? container[normalizedKey] : null;
	}
});
var DEFAULT_SNIPPET_OPTIONS = {
	maxLength: 79,
	indent: 1,
	linesBefore: 3,
	linesAfter: 2
};
function getLine(buffer, lineStart, lineEnd, position, maxLineLength) {
	let head = "", tail = "", maxHalfLength = Math.floor(maxLineLength / 2) - 1;
	return position - lineStart > maxHalfLength && (head = " ... ", lineStart = position - maxHalfLength + head.length), lineEnd - position > maxHalfLength && (tail = " ...", lineEnd = position + maxHalfLength - tail.length), {
		str: head + buffer.slice(lineStart, lineEnd).replace(/\t/g, "\u2192") + tail,
		pos: position - lineStart + head.length
	};
}
function padStart(string, max) {
	return " ".repeat(Math.max(max - string.length, 0)) + string;
}
function makeSnippet(mark, options) {
	if (!mark.buffer) return null;
	let opts = {
		...DEFAULT_SNIPPET_OPTIONS,
		...options
	}, re = /\r?\n|\r|\0/g, lineStarts = [0], lineEnds = [], match, foundLineNo = -1;
	for (; match = re.exec(mark.buffer);) lineEnds.push(match.index), lineStarts.push(match.index + match[0].length), mark.position <= match.index && foundLineNo < 0 && (foundLineNo = lineStarts.length - 2);
	foundLineNo < 0 && (foundLineNo = lineStarts.length - 1);
	let result = "", lineNoLength = Math.min(mark.line + opts.linesAfter, lineEnds.length).toString().length, maxLineLength = opts.maxLength - (opts.indent + lineNoLength + 3);
	for (let i = 1; i <= opts.linesBefore && !(foundLineNo - i < 0); i++) {
		let line = getLine(mark.buffer, lineStarts[foundLineNo - i], lineEnds[foundLineNo - i], mark.position - (lineStarts[foundLineNo] - lineStarts[foundLineNo - i]), maxLineLength);
		result = `${" ".repeat(opts.indent)}${padStart((mark.line - i + 1).toString(), lineNoLength)} | ${line.str}\n${result}`;
	}
	let line = getLine(mark.buffer, lineStarts[foundLineNo], lineEnds[foundLineNo], mark.position, maxLineLength);
	result += `${" ".repeat(opts.indent)}${padStart((mark.line + 1).toString(), lineNoLength)} | ${line.str}\n`, result += `${"-".repeat(opts.indent + lineNoLength + 3 + line.pos)}^\n`;
	for (let i = 1; i <= opts.linesAfter && !(foundLineNo + i >= lineEnds.length); i++) {
		let line = getLine(mark.buffer, lineStarts[foundLineNo + i], lineEnds[foundLineNo + i], mark.position - (lineStarts[foundLineNo] - lineStarts[foundLineNo + i]), maxLineLength);
		result += `${" ".repeat(opts.indent)}${padStart((mark.line + i + 1).toString(), lineNoLength)} | ${line.str}\n`;
	}
	return result.replace(/\n$/, "");
}
function formatError(exception, compact) {
	let where = "";
	return exception.mark ? (exception.mark.name && (where += `in "${exception.mark.name}" `), where += `(${exception.mark.line + 1}:${exception.mark.column + 1})`, !compact && exception.mark.snippet && (where += `\n\n${exception.mark.snippet}`), `${exception.reason} ${where}`) : exception.reason;
}
var YAMLException = class YAMLException extends Error {
	reason;
	mark;
	constructor(reason, mark) {
		super(), this.name = "YAMLException", this.reason = reason, this.mark = mark, this.message = formatError(this, !1), Error.captureStackTrace && Error.captureStackTrace(this, this.constructor);
	}
	toString(compact) {
		return `${this.name}: ${formatError(this, compact)}`;
	}
	static throwAt(source, position, message, filename = "") {
		let line = 0, lineStart = 0;
		for (let index = 0; index < position; index++) {
			let ch = source.charCodeAt(index);
			ch === 10 ? (line++, lineStart = index + 1) : ch === 13 && (line++, source.charCodeAt(index + 1) === 10 && index++, lineStart = index + 1);
		}
		let mark = {
			name: filename,
			buffer: source,
			position,
			line,
			column: position - lineStart
		};
		throw mark.snippet = makeSnippet(mark), new YAMLException(message, mark);
	}
}, EVENT_ID = {
	DOCUMENT: 1,
	SEQUENCE: 2,
	MAPPING: 3,
	SCALAR: 4,
	ALIAS: 5,
	POP: 6
}, SCALAR_STYLE = {
	PLAIN: 1,
	SINGLE_QUOTED: 2,
	DOUBLE_QUOTED: 3,
	LITERAL_BLOCK: 4,
	FOLDED_BLOCK: 5
}, COLLECTION_STYLE = {
	BLOCK: 1,
	FLOW: 2
}, CHOMPING_MODE = {
	CLIP: 1,
	STRIP: 2,
	KEEP: 3
}, NO_RANGE$3 = -1;
function simpleEscapeSequence(c) {
	switch (c) {
		case 48: return "\0";
		case 97: return "\x07";
		case 98: return "\b";
		case 116: return "	";
		case 9: return "	";
		case 110: return "\n";
		case 118: return "\v";
		case 102: return "\f";
		case 114: return "\r";
		case 101: return "\x1B";
		case 32: return " ";
		case 34: return "\"";
		case 47: return "/";
		case 92: return "\\";
		case 78: return "\u0085";
		case 95: return "\u00A0";
		case 76: return "\u2028";
		case 80: return "\u2029";
		default: return "";
	}
}
var simpleEscapeCheck = Array(256), simpleEscapeMap = Array(256);
for (let i = 0; i < 256; i++) simpleEscapeCheck[i] = +!!simpleEscapeSequence(i), simpleEscapeMap[i] = simpleEscapeSequence(i);
function charFromCodepoint(c) {
	return c <= 65535 ? String.fromCharCode(c) : String.fromCharCode((c - 65536 >> 10) + 55296, (c - 65536 & 1023) + 56320);
}
function fromHexCode$1(c) {
	return c >= 48 && c <= 57 ? c - 48 : (c | 32) - 97 + 10;
}
function escapedHexLen$1(c) {
	return c === 120 ? 2 : c === 117 ? 4 : 8;
}
function skipFoldedBreaks(input, position, end) {
	let breaks = 0;
	for (; position < end;) {
		let ch = input.charCodeAt(position);
		if (ch === 10) breaks++, position++;
		else if (ch === 13) breaks++, position++, input.charCodeAt(position) === 10 && position++;
		else if (ch === 32 || ch === 9) position++;
		else break;
	}
	return {
		position,
		breaks
	};
}
function foldedBreaks(count) {
	return count === 1 ? " " : "\n".repeat(count - 1);
}
function getPlainValue(input, start, end) {
	let result = "", position = start, captureStart = start, captureEnd = start;
	for (; position < end;) {
		let ch = input.charCodeAt(position);
		if (ch === 10 || ch === 13) {
			result += input.slice(captureStart, captureEnd);
			let fold = skipFoldedBreaks(input, position, end);
			result += foldedBreaks(fold.breaks), position = captureStart = captureEnd = fold.position;
		} else position++, ch !== 32 && ch !== 9 && (captureEnd = position);
	}
	return result + input.slice(captureStart, captureEnd);
}
function getSingleQuotedValue(input, start, end) {
	let result = "", position = start, captureStart = start, captureEnd = start;
	for (; position < end;) {
		let ch = input.charCodeAt(position);
		if (ch === 39) result += input.slice(captureStart, position) + "'", position += 2, captureStart = captureEnd = position;
		else if (ch === 10 || ch === 13) {
			result += input.slice(captureStart, captureEnd);
			let fold = skipFoldedBreaks(input, position, end);
			result += foldedBreaks(fold.breaks), position = captureStart = captureEnd = fold.position;
		} else position++, ch !== 32 && ch !== 9 && (captureEnd = position);
	}
	return result + input.slice(captureStart, end);
}
function getDoubleQuotedValue(input, start, end) {
	let result = "", position = start, captureStart = start, captureEnd = start;
	for (; position < end;) {
		let ch = input.charCodeAt(position);
		if (ch === 92) {
			result += input.slice(captureStart, position), position++;
			let escaped = input.charCodeAt(position);
			if (escaped === 10 || escaped === 13) position = skipFoldedBreaks(input, position, end).position;
			else if (escaped < 256 && simpleEscapeCheck[escaped]) result += simpleEscapeMap[escaped], position++;
			else {
				let hexLength = escapedHexLen$1(escaped), hexResult = 0;
				for (; hexLength > 0; hexLength--) {
					position++;
					let digit = fromHexCode$1(input.charCodeAt(position));
					hexResult = (hexResult << 4) + digit;
				}
				result += charFromCodepoint(hexResult), position++;
			}
			captureStart = captureEnd = position;
		} else if (ch === 10 || ch === 13) {
			result += input.slice(captureStart, captureEnd);
			let fold = skipFoldedBreaks(input, position, end);
			result += foldedBreaks(fold.breaks), position = captureStart = captureEnd = fold.position;
		} else position++, ch !== 32 && ch !== 9 && (captureEnd = position);
	}
	return result + input.slice(captureStart, end);
}
function getBlockValue(input, start, end, indent, chomping, folded) {
	let textIndent = indent < 0 ? 0 : indent, region = input.slice(start, end).replace(/\r\n?/g, "\n"), lines = region === "" ? [] : (region.endsWith("\n") ? region.slice(0, -1) : region).split("\n"), result = "", didReadContent = !1, emptyLines = 0, atMoreIndented = !1;
	for (let line of lines) {
		let column = 0;
		for (; column < textIndent && line.charCodeAt(column) === 32;) column++;
		if (indent < 0 || column >= line.length) {
			emptyLines++;
			continue;
		}
		let content = line.slice(textIndent), first = content.charCodeAt(0);
		folded ? first === 32 || first === 9 ? (atMoreIndented = !0, result += "\n".repeat(didReadContent ? 1 + emptyLines : emptyLines)) : atMoreIndented ? (atMoreIndented = !1, result += "\n".repeat(emptyLines + 1)) : emptyLines === 0 ? didReadContent && (result += " ") : result += "\n".repeat(emptyLines) : result += "\n".repeat(didReadContent ? 1 + emptyLines : emptyLines), result += content, didReadContent = !0, emptyLines = 0;
	}
	return chomping === CHOMPING_MODE.KEEP ? result += "\n".repeat(didReadContent ? 1 + emptyLines : emptyLines) : chomping !== CHOMPING_MODE.STRIP && didReadContent && (result += "\n"), result;
}
function getScalarValue(input, scalar) {
	if (scalar.valueStart === NO_RANGE$3) return "";
	let { valueStart, valueEnd } = scalar;
	if (scalar.fast) return input.slice(valueStart, valueEnd);
	switch (scalar.style) {
		case SCALAR_STYLE.SINGLE_QUOTED: return getSingleQuotedValue(input, valueStart, valueEnd);
		case SCALAR_STYLE.DOUBLE_QUOTED: return getDoubleQuotedValue(input, valueStart, valueEnd);
		case SCALAR_STYLE.LITERAL_BLOCK: return getBlockValue(input, valueStart, valueEnd, scalar.indent, scalar.chomping, !1);
		case SCALAR_STYLE.FOLDED_BLOCK: return getBlockValue(input, valueStart, valueEnd, scalar.indent, scalar.chomping, !0);
		default: return getPlainValue(input, valueStart, valueEnd);
	}
}
Object.assign(Object.create(null), {
	"!": "!",
	"!!": "tag:yaml.org,2002:"
});
var DEFAULT_CONSTRUCTOR_OPTIONS = {
	filename: "",
	schema: CORE_SCHEMA,
	json: !1,
	maxTotalMergeKeys: 1e4,
	maxAliases: -1
}, NO_RANGE$1 = -1, HAS_OWN = Object.prototype.hasOwnProperty, CONTEXT_FLOW_IN = 1, CONTEXT_FLOW_OUT = 2, CONTEXT_BLOCK_IN = 3, CONTEXT_BLOCK_OUT = 4, PATTERN_NON_PRINTABLE = /[\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x84\x86-\x9F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?:[^\uD800-\uDBFF]|^)[\uDC00-\uDFFF]/, PATTERN_FLOW_INDICATORS = /[,\[\]{}]/, PATTERN_TAG_HANDLE = /^(?:!|!!|![0-9A-Za-z-]+!)$/, NS_URI_CHAR = String.raw`(?:%[0-9A-Fa-f]{2}|[0-9A-Za-z\-#;/?:@&=+$,_.!~*'()\[\]])`, NS_TAG_CHAR = String.raw`(?:%[0-9A-Fa-f]{2}|[0-9A-Za-z\-#;/?:@&=+$.~*'()_])`, PATTERN_TAG_URI = RegExp(`^(?:${NS_URI_CHAR})*$`), PATTERN_TAG_SUFFIX = RegExp(`^(?:${NS_TAG_CHAR})+$`), PATTERN_TAG_PREFIX = RegExp(`^(?:!(?:${NS_URI_CHAR})*|${NS_TAG_CHAR}(?:${NS_URI_CHAR})*)$`), DEFAULT_PARSER_OPTIONS = {
	filename: "",
	maxDepth: 100
};
function addDocumentEvent(state, explicitStart, explicitEnd) {
	state.events.push({
		type: EVENT_ID.DOCUMENT,
		explicitStart,
		explicitEnd,
		directives: state.directives
	});
}
function addSequenceEvent(state, start, anchorStart, anchorEnd, tagStart, tagEnd, style) {
	state.events.push({
		type: EVENT_ID.SEQUENCE,
		start,
		anchorStart,
		anchorEnd,
		tagStart,
		tagEnd,
		style
	});
}
function addMappingEvent(state, start, anchorStart, anchorEnd, tagStart, tagEnd, style) {
	state.events.push({
		type: EVENT_ID.MAPPING,
		start,
		anchorStart,
		anchorEnd,
		tagStart,
		tagEnd,
		style
	});
}
function insertFlowPairMappingEvent(state, snapshot) {
	state.events.splice(snapshot.eventsLength, 0, {
		type: EVENT_ID.MAPPING,
		start: snapshot.position,
		anchorStart: NO_RANGE$1,
		anchorEnd: NO_RANGE$1,
		tagStart: NO_RANGE$1,
		tagEnd: NO_RANGE$1,
		style: COLLECTION_STYLE.FLOW
	});
}
function addScalarEvent(state, valueStart, valueEnd, anchorStart, anchorEnd, tagStart, tagEnd, style, chomping = CHOMPING_MODE.CLIP, indent = -1, fast = !1) {
	state.events.push({
		type: EVENT_ID.SCALAR,
		valueStart,
		valueEnd,
		anchorStart,
		anchorEnd,
		tagStart,
		tagEnd,
		style,
		chomping,
		indent,
		fast
	});
}
function addAliasEvent(state, anchorStart, anchorEnd) {
	state.events.push({
		type: EVENT_ID.ALIAS,
		anchorStart,
		anchorEnd
	});
}
function addPopEvent(state) {
	state.events.push({ type: EVENT_ID.POP });
}
function addEmptyScalarEvent(state) {
	addScalarEvent(state, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, SCALAR_STYLE.PLAIN);
}
function emptyProperties() {
	return {
		anchorStart: NO_RANGE$1,
		anchorEnd: NO_RANGE$1,
		tagStart: NO_RANGE$1,
		tagEnd: NO_RANGE$1
	};
}
function snapshotState(state) {
	return {
		position: state.position,
		line: state.line,
		lineStart: state.lineStart,
		lineIndent: state.lineIndent,
		firstTabInLine: state.firstTabInLine,
		eventsLength: state.events.length
	};
}
function restoreState(state, snapshot) {
	state.position = snapshot.position, state.line = snapshot.line, state.lineStart = snapshot.lineStart, state.lineIndent = snapshot.lineIndent, state.firstTabInLine = snapshot.firstTabInLine, state.events.length = snapshot.eventsLength;
}
function throwError(state, message) {
	YAMLException.throwAt(state.input.slice(0, state.length), state.position, message, state.filename);
}
function isEol(c) {
	return c === 10 || c === 13;
}
function isWhiteSpace(c) {
	return c === 9 || c === 32;
}
function isWsOrEol(c) {
	return isWhiteSpace(c) || isEol(c);
}
function isWsOrEolOrEnd(c) {
	return c === 0 || isWsOrEol(c);
}
function isFlowIndicator(c) {
	return c === 44 || c === 91 || c === 93 || c === 123 || c === 125;
}
function fromDecimalCode(c) {
	return c >= 48 && c <= 57 ? c - 48 : -1;
}
function fromHexCode(c) {
	if (c >= 48 && c <= 57) return c - 48;
	let lc = c | 32;
	return lc >= 97 && lc <= 102 ? lc - 97 + 10 : -1;
}
function escapedHexLen(c) {
	return c === 120 ? 2 : c === 117 ? 4 : c === 85 ? 8 : 0;
}
function isSimpleEscape(c) {
	return c === 48 || c === 97 || c === 98 || c === 116 || c === 9 || c === 110 || c === 118 || c === 102 || c === 114 || c === 101 || c === 32 || c === 34 || c === 47 || c === 92 || c === 78 || c === 95 || c === 76 || c === 80;
}
function consumeLineBreak(state) {
	state.input.charCodeAt(state.position) === 10 ? state.position++ : (state.position++, state.input.charCodeAt(state.position) === 10 && state.position++), state.line++, state.lineStart = state.position, state.lineIndent = 0, state.firstTabInLine = -1;
}
function skipSeparationSpace(state, allowComments) {
	let lineBreaks = 0, ch = state.input.charCodeAt(state.position), hasSeparation = state.position === state.lineStart || isWsOrEol(state.input.charCodeAt(state.position - 1));
	for (; ch !== 0;) {
		for (; isWhiteSpace(ch);) hasSeparation = !0, ch === 9 && state.firstTabInLine === -1 && (state.firstTabInLine = state.position), ch = state.input.charCodeAt(++state.position);
		if (allowComments && hasSeparation && ch === 35) do
			ch = state.input.charCodeAt(++state.position);
		while (!isEol(ch) && ch !== 0);
		if (!isEol(ch)) break;
		for (consumeLineBreak(state), lineBreaks++, hasSeparation = !0, ch = state.input.charCodeAt(state.position); ch === 32;) state.lineIndent++, ch = state.input.charCodeAt(++state.position);
	}
	return lineBreaks;
}
function testDocumentSeparator(state, position = state.position) {
	let ch = state.input.charCodeAt(position);
	if ((ch === 45 || ch === 46) && ch === state.input.charCodeAt(position + 1) && ch === state.input.charCodeAt(position + 2)) {
		let following = state.input.charCodeAt(position + 3);
		return following === 0 || isWsOrEol(following);
	}
	return !1;
}
function skipByteOrderMark(state) {
	state.position === state.lineStart && state.input.charCodeAt(state.position) === 65279 && (state.position++, state.lineStart = state.position);
}
function testDocumentBoundary(state) {
	if (state.position !== state.lineStart) return !1;
	if (testDocumentSeparator(state)) return !0;
	if (state.input.charCodeAt(state.position) !== 65279) return !1;
	let snapshot = snapshotState(state);
	skipByteOrderMark(state), skipSeparationSpace(state, !0);
	let ch = state.input.charCodeAt(state.position), result = state.position === state.lineStart && (ch === 37 || ch === 45 && testDocumentSeparator(state));
	return restoreState(state, snapshot), result;
}
function skipUntilLineEnd(state) {
	let ch = state.input.charCodeAt(state.position);
	for (; ch !== 0 && !isEol(ch);) ch = state.input.charCodeAt(++state.position);
}
function checkPrintable(state, start, end) {
	let match = PATTERN_NON_PRINTABLE.exec(state.input.slice(start, end));
	match !== null && (state.position = start + match.index + match[0].length - 1, throwError(state, "the stream contains non-printable characters"));
}
function readTagProperty(state, props, inFlow) {
	if (state.input.charCodeAt(state.position) !== 33) return !1;
	props.tagStart !== NO_RANGE$1 && throwError(state, "duplication of a tag property");
	let start = state.position, isVerbatim = !1, isNamed = !1, tagHandle = "!", ch = state.input.charCodeAt(++state.position);
	ch === 60 ? (isVerbatim = !0, ch = state.input.charCodeAt(++state.position)) : ch === 33 && (isNamed = !0, tagHandle = "!!", ch = state.input.charCodeAt(++state.position));
	let suffixStart = state.position, tagName;
	if (isVerbatim) {
		for (; ch !== 0 && ch !== 62;) ch = state.input.charCodeAt(++state.position);
		ch !== 62 && throwError(state, "unexpected end of the stream within a verbatim tag"), tagName = state.input.slice(suffixStart, state.position), state.position++;
	} else {
		for (; ch !== 0 && !isWsOrEol(ch) && !(inFlow && isFlowIndicator(ch));) ch === 33 && (isNamed ? throwError(state, "tag suffix cannot contain exclamation marks") : (tagHandle = state.input.slice(suffixStart - 1, state.position + 1), PATTERN_TAG_HANDLE.test(tagHandle) || throwError(state, "named tag handle cannot contain such characters"), isNamed = !0, suffixStart = state.position + 1)), ch = state.input.charCodeAt(++state.position);
		tagName = state.input.slice(suffixStart, state.position), PATTERN_FLOW_INDICATORS.test(tagName) && throwError(state, "tag suffix cannot contain flow indicator characters");
	}
	return tagName && !(isVerbatim ? PATTERN_TAG_URI.test(tagName) : PATTERN_TAG_SUFFIX.test(tagName)) && throwError(state, `tag name cannot contain such characters: ${tagName}`), !isVerbatim && tagHandle !== "!" && tagHandle !== "!!" && !HAS_OWN.call(state.tagHandlers, tagHandle) && throwError(state, `undeclared tag handle "${tagHandle}"`), props.tagStart = start, props.tagEnd = state.position, !0;
}
function readAnchorProperty(state, props) {
	if (state.input.charCodeAt(state.position) !== 38) return !1;
	props.anchorStart !== NO_RANGE$1 && throwError(state, "duplication of an anchor property"), state.position++;
	let start = state.position;
	for (; state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position)) && !isFlowIndicator(state.input.charCodeAt(state.position));) state.position++;
	return state.position === start && throwError(state, "name of an anchor node must contain at least one character"), props.anchorStart = start, props.anchorEnd = state.position, !0;
}
function readAlias(state, props) {
	if (state.input.charCodeAt(state.position) !== 42) return !1;
	(props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1) && throwError(state, "alias node should not have any properties"), state.position++;
	let start = state.position;
	for (; state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position)) && !isFlowIndicator(state.input.charCodeAt(state.position));) state.position++;
	return state.position === start && throwError(state, "name of an alias node must contain at least one character"), addAliasEvent(state, start, state.position), !0;
}
function readFlowScalarBreak(state, nodeIndent) {
	skipSeparationSpace(state, !1), state.lineIndent < nodeIndent && throwError(state, "deficient indentation");
}
function readSingleQuotedScalar(state, nodeIndent, props) {
	if (state.input.charCodeAt(state.position) !== 39) return !1;
	state.position++;
	let start = state.position, simple = !0;
	for (; state.input.charCodeAt(state.position) !== 0;) {
		let ch = state.input.charCodeAt(state.position);
		if (ch === 39) {
			if (state.input.charCodeAt(state.position + 1) === 39) {
				simple = !1, state.position += 2;
				continue;
			}
			let end = state.position;
			return state.position++, addScalarEvent(state, start, end, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.SINGLE_QUOTED, CHOMPING_MODE.CLIP, -1, simple), !0;
		}
		isEol(ch) ? (simple = !1, readFlowScalarBreak(state, nodeIndent)) : state.position === state.lineStart && testDocumentSeparator(state) ? throwError(state, "unexpected end of the document within a single quoted scalar") : ch !== 9 && ch < 32 ? throwError(state, "expected valid JSON character") : state.position++;
	}
	throwError(state, "unexpected end of the stream within a single quoted scalar");
}
function readDoubleQuotedScalar(state, nodeIndent, props) {
	if (state.input.charCodeAt(state.position) !== 34) return !1;
	state.position++;
	let start = state.position, simple = !0;
	for (; state.input.charCodeAt(state.position) !== 0;) {
		let ch = state.input.charCodeAt(state.position);
		if (ch === 34) {
			let end = state.position;
			return state.position++, addScalarEvent(state, start, end, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.DOUBLE_QUOTED, CHOMPING_MODE.CLIP, -1, simple), !0;
		}
		if (ch === 92) {
			simple = !1;
			let escaped = state.input.charCodeAt(++state.position);
			if (isEol(escaped)) readFlowScalarBreak(state, nodeIndent);
			else if (isSimpleEscape(escaped)) state.position++;
			else {
				let hexLength = escapedHexLen(escaped);
				for (hexLength === 0 && throwError(state, "unknown escape sequence"); hexLength-- > 0;) state.position++, fromHexCode(state.input.charCodeAt(state.position)) < 0 && throwError(state, "expected hexadecimal character");
				state.position++;
			}
		} else isEol(ch) ? (simple = !1, readFlowScalarBreak(state, nodeIndent)) : state.position === state.lineStart && testDocumentSeparator(state) ? throwError(state, "unexpected end of the document within a double quoted scalar") : ch !== 9 && ch < 32 ? throwError(state, "expected valid JSON character") : state.position++;
	}
	throwError(state, "unexpected end of the stream within a double quoted scalar");
}
function readBlockScalar(state, parentIndent, props) {
	let ch = state.input.charCodeAt(state.position), chomping = CHOMPING_MODE.CLIP, indent = -1, detectedIndent = !1;
	if (ch !== 124 && ch !== 62) return !1;
	let style = ch === 124 ? SCALAR_STYLE.LITERAL_BLOCK : SCALAR_STYLE.FOLDED_BLOCK;
	for (state.position++; state.input.charCodeAt(state.position) !== 0;) {
		let current = state.input.charCodeAt(state.position), digit = fromDecimalCode(current);
		if (current === 43 || current === 45) chomping !== CHOMPING_MODE.CLIP && throwError(state, "repeat of a chomping mode identifier"), chomping = current === 43 ? CHOMPING_MODE.KEEP : CHOMPING_MODE.STRIP, state.position++;
		else if (digit >= 0) digit === 0 && throwError(state, "bad explicit indentation width of a block scalar; it cannot be less than one"), detectedIndent && throwError(state, "repeat of an indentation width identifier"), indent = parentIndent + digit - 1, detectedIndent = !0, state.position++;
		else break;
	}
	let hadWhitespace = !1;
	for (; isWhiteSpace(state.input.charCodeAt(state.position));) hadWhitespace = !0, state.position++;
	hadWhitespace && state.input.charCodeAt(state.position) === 35 && skipUntilLineEnd(state), isEol(state.input.charCodeAt(state.position)) ? consumeLineBreak(state) : state.input.charCodeAt(state.position) !== 0 && throwError(state, "a line break is expected");
	let contentIndent = detectedIndent ? indent : -1, maxLeadingIndent = 0, valueStart = state.position, valueEnd = state.position;
	for (; state.input.charCodeAt(state.position) !== 0;) {
		let linePosition = state.position, column = 0;
		for (; state.input.charCodeAt(linePosition + column) === 32;) column++;
		let first = state.input.charCodeAt(linePosition + column);
		if (first === 0) {
			contentIndent >= 0 ? column > contentIndent && (valueEnd = linePosition + column) : column > 0 && (valueEnd = linePosition + column);
			break;
		}
		if (testDocumentBoundary(state)) break;
		if (!detectedIndent && contentIndent === -1 && isEol(first) && (maxLeadingIndent = Math.max(maxLeadingIndent, column)), !detectedIndent && contentIndent === -1 && !isEol(first) && (first === 9 && column < parentIndent && (state.position = linePosition + column, throwError(state, "tab characters must not be used in indentation")), column >= parentIndent && column < maxLeadingIndent && (state.position = linePosition + column, throwError(state, "bad indentation of a mapping entry"))), contentIndent === -1 && first !== 0 && !isEol(first) && column < parentIndent) {
			state.lineIndent = column, state.position = linePosition + column;
			break;
		}
		!detectedIndent && first !== 0 && !isEol(first) && contentIndent === -1 && (contentIndent = column);
		let requiredIndent = contentIndent === -1 ? parentIndent + 1 : contentIndent;
		if (first !== 0 && !isEol(first) && column < requiredIndent) {
			state.lineIndent = column, state.position = linePosition + column;
			break;
		}
		skipUntilLineEnd(state), valueEnd = state.position, isEol(state.input.charCodeAt(state.position)) && (consumeLineBreak(state), valueEnd = state.position);
	}
	return checkPrintable(state, valueStart, valueEnd), addScalarEvent(state, valueStart, valueEnd, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, style, chomping, contentIndent), !0;
}
function canStartPlainScalar(state, nodeContext) {
	let ch = state.input.charCodeAt(state.position), inFlow = nodeContext === CONTEXT_FLOW_IN;
	if (ch === 0 || isWsOrEol(ch) || ch === 35 || ch === 38 || ch === 42 || ch === 33 || ch === 124 || ch === 62 || ch === 39 || ch === 34 || ch === 37 || ch === 64 || ch === 96 || isFlowIndicator(ch)) return !1;
	if (ch === 63 || ch === 45) {
		let following = state.input.charCodeAt(state.position + 1);
		if (isWsOrEolOrEnd(following) || inFlow && isFlowIndicator(following)) return !1;
	}
	return !0;
}
function readPlainScalar(state, nodeIndent, nodeContext, props) {
	if (!canStartPlainScalar(state, nodeContext)) return !1;
	let start = state.position, end = state.position, ch = state.input.charCodeAt(state.position), inFlow = nodeContext === CONTEXT_FLOW_IN, multiline = !1;
	for (; ch !== 0 && !testDocumentBoundary(state);) {
		if (ch === 58) {
			let following = state.input.charCodeAt(state.position + 1);
			if (isWsOrEolOrEnd(following) || inFlow && isFlowIndicator(following)) break;
		} else if (ch === 35) {
			if (isWsOrEol(state.input.charCodeAt(state.position - 1))) break;
		} else if (inFlow && isFlowIndicator(ch)) break;
		else if (isEol(ch)) {
			let savedPosition = state.position, savedLine = state.line, savedLineStart = state.lineStart, savedLineIndent = state.lineIndent;
			if (skipSeparationSpace(state, !1), state.lineIndent >= nodeIndent) {
				multiline = !0, ch = state.input.charCodeAt(state.position);
				continue;
			}
			state.position = savedPosition, state.line = savedLine, state.lineStart = savedLineStart, state.lineIndent = savedLineIndent;
			break;
		}
		isWhiteSpace(ch) || (end = state.position + 1), ch = state.input.charCodeAt(++state.position);
	}
	return end !== start && (checkPrintable(state, start, end), addScalarEvent(state, start, end, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.PLAIN, CHOMPING_MODE.CLIP, -1, !multiline), !0);
}
function skipFlowSeparationSpace(state, nodeIndent) {
	let startLine = state.line;
	skipSeparationSpace(state, !0), (state.line > startLine && state.lineIndent < nodeIndent || state.firstTabInLine !== -1 && state.lineIndent < nodeIndent) && throwError(state, "deficient indentation");
}
function readFlowCollection(state, nodeIndent, props) {
	let ch = state.input.charCodeAt(state.position), isMapping = ch === 123, start = state.position, readNext = !0;
	if (ch !== 91 && ch !== 123) return !1;
	let terminator = isMapping ? 125 : 93;
	for (isMapping ? addMappingEvent(state, start, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.FLOW) : addSequenceEvent(state, start, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.FLOW), state.position++; state.input.charCodeAt(state.position) !== 0;) {
		skipFlowSeparationSpace(state, nodeIndent);
		let ch = state.input.charCodeAt(state.position);
		if (ch === terminator) return state.position++, addPopEvent(state), !0;
		readNext ? ch === 44 && throwError(state, "expected the node content, but found ','") : throwError(state, "missed comma between flow collection entries");
		let isPair = !1, isExplicitPair = !1;
		ch === 63 && isWsOrEol(state.input.charCodeAt(state.position + 1)) && (isPair = isExplicitPair = !0, state.position += 1, skipFlowSeparationSpace(state, nodeIndent));
		let entryLine = state.line, entryStart = snapshotState(state), keyWasRead = parseNode(state, nodeIndent, CONTEXT_FLOW_IN, !1, !0);
		skipFlowSeparationSpace(state, nodeIndent), ch = state.input.charCodeAt(state.position), (isMapping || isExplicitPair || state.line === entryLine) && ch === 58 ? (isPair = !0, state.position++, skipFlowSeparationSpace(state, nodeIndent), isMapping || insertFlowPairMappingEvent(state, entryStart), keyWasRead || addEmptyScalarEvent(state), parseNode(state, nodeIndent, CONTEXT_FLOW_IN, !1, !0) || addEmptyScalarEvent(state), skipFlowSeparationSpace(state, nodeIndent), isMapping || addPopEvent(state)) : isMapping && isPair ? (keyWasRead || addEmptyScalarEvent(state), addEmptyScalarEvent(state)) : isMapping ? addEmptyScalarEvent(state) : isPair && (insertFlowPairMappingEvent(state, entryStart), keyWasRead || addEmptyScalarEvent(state), addEmptyScalarEvent(state), addPopEvent(state)), ch = state.input.charCodeAt(state.position), ch === 44 ? (readNext = !0, state.position++) : readNext = !1;
	}
	throwError(state, "unexpected end of the stream within a flow collection");
}
function readBlockSequence(state, nodeIndent, props) {
	if (state.firstTabInLine !== -1 || state.input.charCodeAt(state.position) !== 45 || !isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) return !1;
	for (addSequenceEvent(state, state.position, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.BLOCK); state.input.charCodeAt(state.position) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1));) {
		state.firstTabInLine !== -1 && (state.position = state.firstTabInLine, throwError(state, "tab characters must not be used in indentation"));
		let entryLine = state.line;
		state.position++;
		let hadBreak = skipSeparationSpace(state, !0) > 0;
		if (state.firstTabInLine !== -1 && state.input.charCodeAt(state.position) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1)) && throwError(state, "bad indentation of a sequence entry"), hadBreak && state.lineIndent <= nodeIndent ? addEmptyScalarEvent(state) : parseNode(state, nodeIndent, CONTEXT_BLOCK_IN, !1, !0), skipSeparationSpace(state, !0), state.lineIndent < nodeIndent || state.position >= state.length) break;
		state.lineIndent > nodeIndent && throwError(state, "bad indentation of a sequence entry"), state.line === entryLine && state.input.charCodeAt(state.position) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1)) && throwError(state, "bad indentation of a sequence entry");
	}
	return addPopEvent(state), !0;
}
function readBlockMapping(state, nodeIndent, flowIndent, props) {
	let atExplicitKey = !1, detected = !1, mappingOpened = !1, pendingExplicitKey = !1;
	if (state.firstTabInLine !== -1) return !1;
	let ch = state.input.charCodeAt(state.position);
	for (; ch !== 0;) {
		!atExplicitKey && state.firstTabInLine !== -1 && (state.position = state.firstTabInLine, throwError(state, "tab characters must not be used in indentation"));
		let following = state.input.charCodeAt(state.position + 1), entryLine = state.line;
		if ((ch === 63 || ch === 58) && isWsOrEolOrEnd(following)) mappingOpened ||= (addMappingEvent(state, state.position, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.BLOCK), !0), ch === 63 ? (atExplicitKey && addEmptyScalarEvent(state), detected = !0, atExplicitKey = !0) : (atExplicitKey || (addEmptyScalarEvent(state), detected = !0), atExplicitKey = !1), state.position += 1, pendingExplicitKey = !0;
		else {
			atExplicitKey &&= (addEmptyScalarEvent(state), !1);
			let beforeKey = snapshotState(state);
			if (!parseNode(state, flowIndent, CONTEXT_FLOW_OUT, !1, !0)) break;
			if (state.line === entryLine) {
				for (ch = state.input.charCodeAt(state.position); isWhiteSpace(ch);) ch = state.input.charCodeAt(++state.position);
				if (ch === 58) ch = state.input.charCodeAt(++state.position), isWsOrEolOrEnd(ch) || throwError(state, "a whitespace character is expected after the key-value separator within a block mapping"), mappingOpened ||= (state.events.splice(beforeKey.eventsLength, 0, {
					type: EVENT_ID.MAPPING,
					start: beforeKey.position,
					anchorStart: props.anchorStart,
					anchorEnd: props.anchorEnd,
					tagStart: props.tagStart,
					tagEnd: props.tagEnd,
					style: COLLECTION_STYLE.BLOCK
				}), !0), detected = !0, atExplicitKey = !1, pendingExplicitKey = !1;
				else if (detected) throwError(state, "expected ':' after a mapping key");
				else return props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1 ? (restoreState(state, beforeKey), !1) : !0;
			} else if (detected) throwError(state, "can not read a block mapping entry; a multiline key may not be an implicit key");
			else return props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1 ? (restoreState(state, beforeKey), !1) : !0;
		}
		if (parseNode(state, nodeIndent, CONTEXT_BLOCK_OUT, !0, pendingExplicitKey) && (pendingExplicitKey = !1), atExplicitKey || (pendingExplicitKey &&= (addEmptyScalarEvent(state), !1)), skipSeparationSpace(state, !0), ch = state.input.charCodeAt(state.position), (state.line === entryLine || state.lineIndent > nodeIndent) && ch !== 0) throwError(state, "bad indentation of a mapping entry");
		else if (state.lineIndent < nodeIndent) break;
	}
	return detected ? (atExplicitKey && addEmptyScalarEvent(state), mappingOpened && addPopEvent(state), !0) : !1;
}
function parseNode(state, parentIndent, nodeContext, allowToSeek, allowCompact, allowPropertyMapping = !0) {
	state.depth >= state.maxDepth && throwError(state, `nesting exceeded maxDepth (${state.maxDepth})`), state.depth++;
	let indentStatus = 1, atNewLine = !1, hasContent = !1, propertyStart = null, props = emptyProperties(), allowBlockScalars = nodeContext === CONTEXT_BLOCK_OUT || nodeContext === CONTEXT_BLOCK_IN, allowBlockCollections = allowBlockScalars, allowBlockStyles = allowBlockScalars;
	if (allowToSeek && skipSeparationSpace(state, !0) && (atNewLine = !0, indentStatus = state.lineIndent > parentIndent ? 1 : state.lineIndent === parentIndent ? 0 : -1), indentStatus === 1) for (;;) {
		let ch = state.input.charCodeAt(state.position), propertyState = snapshotState(state);
		if (atNewLine && indentStatus !== 1 && (ch === 33 || ch === 38)) break;
		if (atNewLine && allowBlockStyles && (props.tagStart !== NO_RANGE$1 || props.anchorStart !== NO_RANGE$1) && (ch === 33 || ch === 38)) {
			let fallbackState = snapshotState(state), flowIndent = parentIndent + 1;
			if (readBlockMapping(state, state.position - state.lineStart, flowIndent, props) && state.events[fallbackState.eventsLength]?.type === EVENT_ID.MAPPING) return state.depth--, !0;
			restoreState(state, fallbackState);
		}
		if (atNewLine && (ch === 33 && props.tagStart !== NO_RANGE$1 || ch === 38 && props.anchorStart !== NO_RANGE$1) || !readTagProperty(state, props, nodeContext === CONTEXT_FLOW_IN) && !readAnchorProperty(state, props)) break;
		propertyStart === null && (propertyStart = propertyState), skipSeparationSpace(state, !0) ? (atNewLine = !0, allowBlockCollections = allowBlockStyles, indentStatus = state.lineIndent > parentIndent ? 1 : state.lineIndent === parentIndent ? 0 : -1) : allowBlockCollections = !1;
	}
	if (allowBlockCollections &&= atNewLine || allowCompact, indentStatus === 1 || nodeContext === CONTEXT_BLOCK_OUT) {
		let flowIndent = nodeContext === CONTEXT_FLOW_IN || nodeContext === CONTEXT_FLOW_OUT ? parentIndent : parentIndent + 1, blockIndent = state.position - state.lineStart;
		if (indentStatus === 1) {
			if (allowBlockCollections && (readBlockSequence(state, blockIndent, props) || readBlockMapping(state, blockIndent, flowIndent, props)) || readFlowCollection(state, flowIndent, props)) hasContent = !0;
			else {
				let ch = state.input.charCodeAt(state.position);
				if (propertyStart !== null && allowPropertyMapping && allowBlockStyles && !allowBlockCollections && ch !== 124 && ch !== 62) {
					let fallbackState = snapshotState(state), propertyIndent = propertyStart.position - propertyStart.lineStart;
					restoreState(state, propertyStart), readBlockMapping(state, propertyIndent, flowIndent, emptyProperties()) && state.events[fallbackState.eventsLength]?.type === EVENT_ID.MAPPING ? hasContent = !0 : restoreState(state, fallbackState);
				}
				!hasContent && (allowBlockScalars && readBlockScalar(state, flowIndent, props) || readSingleQuotedScalar(state, flowIndent, props) || readDoubleQuotedScalar(state, flowIndent, props) || readAlias(state, props) || readPlainScalar(state, flowIndent, nodeContext, props)) && (hasContent = !0);
			}
		} else indentStatus === 0 && (hasContent = allowBlockCollections && readBlockSequence(state, blockIndent, props));
	}
	return allowBlockScalars &&= !hasContent, !hasContent && (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1 || allowBlockScalars) && (addScalarEvent(state, NO_RANGE$1, NO_RANGE$1, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.PLAIN), hasContent = !0), state.depth--, hasContent || props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1;
}
function readDirective(state) {
	if (state.lineIndent > 0 || state.input.charCodeAt(state.position) !== 37) return !1;
	state.position++;
	let nameStart = state.position;
	for (; state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position));) state.position++;
	let name = state.input.slice(nameStart, state.position), args = [];
	for (name.length === 0 && throwError(state, "directive name must not be less than one character in length"); state.input.charCodeAt(state.position) !== 0 && !isEol(state.input.charCodeAt(state.position));) {
		for (; isWhiteSpace(state.input.charCodeAt(state.position));) state.position++;
		if (state.input.charCodeAt(state.position) === 35 || isEol(state.input.charCodeAt(state.position)) || state.input.charCodeAt(state.position) === 0) break;
		let start = state.position;
		for (; state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position));) state.position++;
		args.push(state.input.slice(start, state.position));
	}
	if (isEol(state.input.charCodeAt(state.position)) && consumeLineBreak(state), name === "YAML") {
		state.directives.some((directive) => directive.kind === "yaml") && throwError(state, "duplication of %YAML directive"), args.length !== 1 && throwError(state, "YAML directive accepts exactly one argument");
		let match = /^([0-9]+)\.([0-9]+)$/.exec(args[0]);
		match === null && throwError(state, "ill-formed argument of the YAML directive"), parseInt(match[1], 10) !== 1 && throwError(state, "unacceptable YAML version of the document"), state.directives.push({
			kind: "yaml",
			version: args[0]
		});
	} else if (name === "TAG") {
		args.length !== 2 && throwError(state, "TAG directive accepts exactly two arguments");
		let [handle, prefix] = args;
		PATTERN_TAG_HANDLE.test(handle) || throwError(state, "ill-formed tag handle (first argument) of the TAG directive"), HAS_OWN.call(state.tagHandlers, handle) && throwError(state, `there is a previously declared suffix for "${handle}" tag handle`), PATTERN_TAG_PREFIX.test(prefix) || throwError(state, "ill-formed tag prefix (second argument) of the TAG directive"), state.tagHandlers[handle] = prefix, state.directives.push({
			kind: "tag",
			handle,
			prefix
		});
	}
	return !0;
}
function readDocument(state) {
	state.directives = [], state.tagHandlers = Object.create(null);
	let hasDirectives = !1;
	for (skipSeparationSpace(state, !0); readDirective(state);) hasDirectives = !0, skipSeparationSpace(state, !0);
	let explicitStart = !1, explicitEnd = !1, allowCompact = !0;
	if (state.lineIndent === 0 && state.input.charCodeAt(state.position) === 45 && state.input.charCodeAt(state.position + 1) === 45 && state.input.charCodeAt(state.position + 2) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 3))) {
		explicitStart = !0;
		let markerLine = state.line;
		state.position += 3, skipSeparationSpace(state, !0), allowCompact = state.line > markerLine;
	} else hasDirectives && throwError(state, "directives end mark is expected");
	let documentEventIndex = state.events.length;
	if (!explicitStart && state.position === state.lineStart && state.input.charCodeAt(state.position) === 46 && testDocumentSeparator(state)) {
		state.position += 3, skipSeparationSpace(state, !0);
		return;
	}
	if (addDocumentEvent(state, explicitStart, !1), parseNode(state, state.lineIndent - 1, CONTEXT_BLOCK_OUT, !1, allowCompact, allowCompact) || addEmptyScalarEvent(state), skipSeparationSpace(state, !0), state.position === state.lineStart && testDocumentSeparator(state) && (explicitEnd = state.input.charCodeAt(state.position) === 46, explicitEnd)) {
		let markerLine = state.line;
		state.position += 3, skipSeparationSpace(state, !0), state.line === markerLine && state.position < state.length && throwError(state, "end of the stream or a document separator is expected");
	}
	let documentEvent = state.events[documentEventIndex];
	documentEvent?.type === EVENT_ID.DOCUMENT && (documentEvent.explicitEnd = explicitEnd), addPopEvent(state), !explicitEnd && state.position < state.length && !testDocumentBoundary(state) && throwError(state, "end of the stream or a document separator is expected");
}
function parseEvents(input, options) {
	let length = input.length, state = {
		...DEFAULT_PARSER_OPTIONS,
		...options,
		input: `${input}\0`,
		length,
		position: 0,
		line: 0,
		lineStart: 0,
		lineIndent: 0,
		firstTabInLine: -1,
		depth: 0,
		directives: [],
		tagHandlers: Object.create(null),
		events: []
	}, nullpos = input.indexOf("\0");
	for (nullpos !== -1 && YAMLException.throwAt(input, nullpos, "null byte is not allowed in input", state.filename); state.position < state.length && (skipByteOrderMark(state), skipSeparationSpace(state, !0), !(state.position >= state.length));) {
		let documentStart = state.position;
		readDocument(state), state.position === documentStart && 
		/* c8 ignore next */
		throwError(state, "can not read a document");
	}
	return state.events;
}
({
	...DEFAULT_PARSER_OPTIONS,
	...DEFAULT_CONSTRUCTOR_OPTIONS
});
function hasBit(mask, bit) {
	return !!(mask & 1 << bit);
}
var DEFAULT_SCALAR_STYLE_RULES = {
	applyQuoteFlowKeysOption,
	doubleQuoteForInvisibles,
	doubleQuoteWhitespaceOnly,
	applyForceQuotesOption,
	tryLongOrMultilineAsBlock,
	quoteInvalidPlain,
	fallbackToDoubleQuoted
};
function _preferredQuotedStyle(layout) {
	return layout.presenterOptions.quoteStyle === "single" && hasBit(layout.allowedStylesMask, SCALAR_STYLE.SINGLE_QUOTED) ? SCALAR_STYLE.SINGLE_QUOTED : SCALAR_STYLE.DOUBLE_QUOTED;
}
function applyQuoteFlowKeysOption(layout) {
	layout.presenterOptions.quoteFlowKeys && layout.isKey && layout.flowOnly && layout.style === SCALAR_STYLE.PLAIN && (layout.style = SCALAR_STYLE.DOUBLE_QUOTED);
}
function doubleQuoteForInvisibles(layout) {
	layout.style === SCALAR_STYLE.PLAIN && /[\t\x7F-\xA0\u2028\u2029\uFEFF\uFFFE\uFFFF]/.test(layout.node.value) && (layout.style = SCALAR_STYLE.DOUBLE_QUOTED);
}
function doubleQuoteWhitespaceOnly(layout) {
	layout.style === SCALAR_STYLE.PLAIN && /^\s+$/.test(layout.node.value) && (layout.style = SCALAR_STYLE.DOUBLE_QUOTED);
}
function applyForceQuotesOption(layout) {
	layout.presenterOptions.forceQuotes && (layout.isKey || layout.style !== SCALAR_STYLE.PLAIN || layout.node.tag === layout.presenterOptions.schema.defaultScalarTag.tagName && (layout.style = layout.node.value.includes("\n") ? SCALAR_STYLE.DOUBLE_QUOTED : _preferredQuotedStyle(layout)));
}
function tryLongOrMultilineAsBlock(layout) {
	if (layout.style !== SCALAR_STYLE.PLAIN || layout.isKey) return;
	let value = layout.node.value, multiline = value.indexOf("\n") !== -1;
	if (!hasBit(layout.allowedStylesMask, SCALAR_STYLE.LITERAL_BLOCK)) {
		multiline && (layout.style = SCALAR_STYLE.DOUBLE_QUOTED);
		return;
	}
	let w = layout.presenterOptions.lineWidth;
	if (w === -1) {
		multiline && (layout.style = SCALAR_STYLE.LITERAL_BLOCK);
		return;
	}
	let availableWidth = Math.max(Math.min(w, 40), w - layout.shiftOfContent), position = 0, shouldFold = !1;
	for (; position <= value.length;) {
		let lineEnd = value.length, nextLineBreak = value.indexOf("\n", position);
		nextLineBreak !== -1 && (lineEnd = nextLineBreak);
		let line = value.slice(position, lineEnd);
		if (line.length > availableWidth && line[0] !== " " && / [^ \t]/.test(line) && (shouldFold = !0), nextLineBreak === -1) break;
		position = nextLineBreak + 1;
	}
	shouldFold ? layout.style = SCALAR_STYLE.FOLDED_BLOCK : multiline && (layout.style = SCALAR_STYLE.LITERAL_BLOCK);
}
function quoteInvalidPlain(layout) {
	layout.style === SCALAR_STYLE.PLAIN && !hasBit(layout.allowedStylesMask, SCALAR_STYLE.PLAIN) && (layout.style = _preferredQuotedStyle(layout));
}
function fallbackToDoubleQuoted(layout) {
	hasBit(layout.allowedStylesMask, layout.style) || (layout.style = SCALAR_STYLE.DOUBLE_QUOTED);
}
var SRC_C_PRINTABLE = "[\\x09\\x0A\\x0D\\x20-\\x7E\\x85\\xA0-\\uD7FF\\uE000-\\uFFFD\\u{10000}-\\u{10FFFF}]", SRC_B_CHAR = "[\\n\\r]", SRC_C_BYTE_ORDER_MARK = "\\uFEFF", SRC_S_WHITE = "[ \\t]", SRC_NB_CHAR = `(?:(?!(?:${SRC_B_CHAR}|${SRC_C_BYTE_ORDER_MARK}))${SRC_C_PRINTABLE})`, SRC_NS_CHAR = `(?:(?!${SRC_S_WHITE})${SRC_NB_CHAR})`, SRC_NB_JSON = "[\\x09\\x20-\\uD7FF\\uE000-\\uFFFF\\u{10000}-\\u{10FFFF}]", SRC_C_INDICATOR = "[-?:,\\[\\]{}#&*!|>'\"%@`]", SRC_C_FLOW_INDICATOR = "[,\\[\\]{}]", SRC_NS_PLAIN_SAFE_FLOW_OUT = SRC_NS_CHAR, SRC_NS_PLAIN_SAFE_FLOW_IN = `(?:(?!${SRC_C_FLOW_INDICATOR})${SRC_NS_CHAR})`, SRC_NS_PLAIN_FIRST_FLOW_OUT = `(?:(?:(?!${SRC_C_INDICATOR})${SRC_NS_CHAR})|[?:-](?=${SRC_NS_PLAIN_SAFE_FLOW_OUT}))`, SRC_NS_PLAIN_FIRST_FLOW_IN = `(?:(?:(?!${SRC_C_INDICATOR})${SRC_NS_CHAR})|[?:-](?=${SRC_NS_PLAIN_SAFE_FLOW_IN}))`, SRC_NS_PLAIN_CHAR_FLOW_OUT = `(?:(?:(?![:#])${SRC_NS_PLAIN_SAFE_FLOW_OUT})|:(?=${SRC_NS_PLAIN_SAFE_FLOW_OUT}))#*`, SRC_NS_PLAIN_CHAR_FLOW_IN = `(?:(?:(?![:#])${SRC_NS_PLAIN_SAFE_FLOW_IN})|:(?=${SRC_NS_PLAIN_SAFE_FLOW_IN}))#*`, SRC_NB_NS_PLAIN_IN_LINE_FLOW_OUT = `(?:${SRC_S_WHITE}*${SRC_NS_PLAIN_CHAR_FLOW_OUT})*`, SRC_NB_NS_PLAIN_IN_LINE_FLOW_IN = `(?:${SRC_S_WHITE}*${SRC_NS_PLAIN_CHAR_FLOW_IN})*`, SRC_NS_PLAIN_ONE_LINE_FLOW_OUT = `${SRC_NS_PLAIN_FIRST_FLOW_OUT}#*${SRC_NB_NS_PLAIN_IN_LINE_FLOW_OUT}`, SRC_NS_PLAIN_ONE_LINE_FLOW_IN = `${SRC_NS_PLAIN_FIRST_FLOW_IN}#*${SRC_NB_NS_PLAIN_IN_LINE_FLOW_IN}`, SRC_NS_PLAIN_ONE_LINE_BLOCK_KEY = SRC_NS_PLAIN_ONE_LINE_FLOW_OUT, SRC_NS_PLAIN_ONE_LINE_FLOW_KEY = SRC_NS_PLAIN_ONE_LINE_FLOW_IN, SRC_S_NS_PLAIN_NEXT_LINE_FLOW_OUT = `\\n+${SRC_NS_PLAIN_CHAR_FLOW_OUT}${SRC_NB_NS_PLAIN_IN_LINE_FLOW_OUT}`, SRC_S_NS_PLAIN_NEXT_LINE_FLOW_IN = `\\n+${SRC_NS_PLAIN_CHAR_FLOW_IN}${SRC_NB_NS_PLAIN_IN_LINE_FLOW_IN}`, SRC_NS_PLAIN_MULTI_LINE_FLOW_OUT = `${SRC_NS_PLAIN_ONE_LINE_FLOW_OUT}(?:${SRC_S_NS_PLAIN_NEXT_LINE_FLOW_OUT})*`, SRC_NS_PLAIN_MULTI_LINE_FLOW_IN = `${SRC_NS_PLAIN_ONE_LINE_FLOW_IN}(?:${SRC_S_NS_PLAIN_NEXT_LINE_FLOW_IN})*`;
RegExp(`^(?:${SRC_NS_PLAIN_MULTI_LINE_FLOW_OUT})$`, "u"), RegExp(`^(?:${SRC_NS_PLAIN_MULTI_LINE_FLOW_IN})$`, "u"), RegExp(`^(?:${SRC_NS_PLAIN_ONE_LINE_BLOCK_KEY})$`, "u"), RegExp(`^(?:${SRC_NS_PLAIN_ONE_LINE_FLOW_KEY})$`, "u"), RegExp(`^(?:${SRC_NB_JSON})*$`, "u"), RegExp(`^(?:${SRC_NB_JSON}|\\n)*$`, "u"), RegExp(`^(?:${SRC_NB_CHAR}|\\n)*$`, "u"), Object.keys(DEFAULT_SCALAR_STYLE_RULES).map((name) => Reflect.get(DEFAULT_SCALAR_STYLE_RULES, name)), EVENT_ID.DOCUMENT, EVENT_ID.SEQUENCE, EVENT_ID.MAPPING, EVENT_ID.SCALAR, EVENT_ID.ALIAS, EVENT_ID.POP, SCALAR_STYLE.PLAIN, SCALAR_STYLE.SINGLE_QUOTED, SCALAR_STYLE.DOUBLE_QUOTED, SCALAR_STYLE.LITERAL_BLOCK, SCALAR_STYLE.FOLDED_BLOCK, COLLECTION_STYLE.BLOCK, COLLECTION_STYLE.FLOW, CHOMPING_MODE.CLIP, CHOMPING_MODE.STRIP, CHOMPING_MODE.KEEP;
// packages/yaml/src/compose-documents.ts
var TooManyNodesError = class extends Error {};
function composeDocuments(text, events, maxNodes) {
	let composer = new YamlComposer(text, events, maxNodes), documents = [];
	for (; composer.nextDocument();) {
		let document = composer.document();
		document && documents.push(document);
	}
	return documents;
}
var YamlComposer = class {
	#text;
	#events;
	#maxNodes;
	#next = 0;
	#last = 0;
	#anchors = /* @__PURE__ */ new Map();
	#problems = [];
	#hasComplexKey = !1;
	constructor(text, events, maxNodes) {
		this.#text = text, this.#events = events, this.#maxNodes = maxNodes;
	}
	nextDocument() {
		for (; this.#next < this.#events.length && this.#events[this.#next]?.type !== EVENT_ID.DOCUMENT;) this.#next += 1;
		return this.#next += 1, this.#next < this.#events.length;
	}
	document() {
		if (this.#events[this.#next]?.type !== EVENT_ID.POP) {
			this.#anchors = /* @__PURE__ */ new Map(), this.#problems = [], this.#hasComplexKey = !1;
			try {
				return {
					root: this.#node(),
					problems: this.#problems
				};
			} catch (error) {
				if (!(error instanceof TooManyNodesError)) throw error;
				return {
					root: createNullScalar(0),
					problems: this.#problems
				};
			}
		}
	}
	#node() {
		let event = this.#events[this.#next];
		switch (this.#next += 1, event?.type) {
			case EVENT_ID.SCALAR: return this.#withAnchor(event, this.#scalar(event));
			case EVENT_ID.ALIAS: return this.#alias(event);
			case EVENT_ID.SEQUENCE: return this.#withAnchor(event, this.#sequence(event));
			case EVENT_ID.MAPPING: return this.#withAnchor(event, this.#mapping(event));
			default: throw Error("js-yaml produced an invalid sequence of events");
		}
	}
	#withAnchor(event, node) {
		return event.anchorStart >= 0 && this.#anchors.set(this.#text.slice(event.anchorStart, event.anchorEnd), node), node;
	}
	#mark({ anchorStart, anchorEnd, tagStart, tagEnd }) {
		if (anchorStart < 0 && tagStart < 0) return "";
		let anchor = anchorStart < 0 ? "" : `&${this.#text.slice(anchorStart, anchorEnd)}`;
		return tagStart < 0 ? anchor : `${anchor}${this.#text.slice(tagStart, tagEnd)}`;
	}
	#alias({ anchorStart, anchorEnd }) {
		let name = this.#text.slice(anchorStart, anchorEnd), node = this.#anchors.get(name);
		if (node) return node;
		let offset = anchorStart - 1;
		return this.#report("yaml-syntax", offset, `the alias ${quote(`*${name}`)} has no anchor`, "Define the anchor above the alias. If it is text, put it in quotes."), createNullScalar(offset);
	}
	#scalar(event) {
		let text = withoutImpliedBreak(getScalarValue(this.#text, event), event, this.#text);
		return {
			kind: "scalar",
			text,
			type: this.#typeOf(event, text),
			offset: this.#offset(event.valueStart),
			end: event.valueEnd,
			size: 1,
			mark: this.#mark(event),
			blockIndent: isBlock(event) ? Math.max(event.indent, 0) : void 0
		};
	}
	#offset(start) {
		return start >= 0 && (this.#last = start), this.#last;
	}
	#typeOf(event, text) {
		let tag = event.tagStart >= 0 ? this.#text.slice(event.tagStart, event.tagEnd) : void 0;
		return tag === void 0 ? event.style === SCALAR_STYLE.PLAIN ? resolvePlain(text, "v2").tag : "str" : tag === "!" || tag === "!!str" ? "str" : resolvePlain(text, "v2").tag;
	}
	#sequence(event) {
		let offset = event.start, items = [], size = 1;
		for (; this.#events[this.#next]?.type !== EVENT_ID.POP;) {
			let item = this.#node();
			items.push(item), size = this.#checkSize(size + item.size, item.offset);
		}
		return this.#next += 1, {
			kind: "sequence",
			items,
			offset,
			size,
			mark: this.#mark(event)
		};
	}
	#mapping(event) {
		let offset = event.start, byKey = /* @__PURE__ */ new Map(), merged = [], size = 1;
		for (; this.#events[this.#next]?.type !== EVENT_ID.POP;) {
			let isPlain = this.#isPlain(), key = this.#node(), value = this.#node();
			size = this.#checkSize(size + key.size + value.size, key.offset), key.kind === "scalar" ? isPlain && key.text === "<<" ? merged.push(...this.#merged(value, key.offset)) : byKey.has(key.text) ? this.#report("duplicate-key", key.offset, `duplicate key ${quote(key.text)}`, "Remove one of the two.") : byKey.set(key.text, {
				key,
				value: withOffset(value, key)
			}) : this.#complexKey(key);
		}
		this.#next += 1;
		for (let entry of merged) byKey.has(entry.key.text) || byKey.set(entry.key.text, entry);
		return {
			kind: "mapping",
			entries: [...byKey.values()],
			byKey,
			offset,
			size,
			mark: this.#mark(event)
		};
	}
	#complexKey(key) {
		if (this.#hasComplexKey) return;
		this.#hasComplexKey = !0;
		let isTemplate = this.#text.startsWith("{{", key.offset - 1);
		this.#report("yaml-syntax", isTemplate ? key.offset - 1 : key.offset, "a mapping or a list cannot be a key", isTemplate ? "Put text that starts with `{{` in quotes." : "Use text as the key.");
	}
	#merged(node, offset) {
		return node.kind === "mapping" ? [...node.entries] : node.kind === "sequence" && node.items.every(({ kind }) => kind === "mapping") ? node.items.flatMap((item) => this.#merged(item, offset)) : (this.#report("yaml-syntax", offset, "`<<` can merge only a mapping or a list of mappings", "Use an alias of a mapping as its value."), []);
	}
	#isPlain() {
		let event = this.#events[this.#next];
		return event?.type === EVENT_ID.SCALAR && event.style === SCALAR_STYLE.PLAIN;
	}
	#checkSize(size, offset) {
		if (size <= this.#maxNodes) return size;
		let message = `the document has more than ${this.#maxNodes} values after its aliases are expanded`;
		throw this.#report("yaml-alias-expansion", offset, message, "Split the document, or use fewer aliases."), new TooManyNodesError();
	}
	#report(code, offset, message, hint) {
		this.#problems.push({
			code,
			message,
			hint,
			offset
		});
	}
};
function createNullScalar(offset) {
	return {
		kind: "scalar",
		text: "",
		type: "null",
		offset,
		end: offset,
		size: 1,
		mark: "",
		blockIndent: void 0
	};
}
function withOffset(value, key) {
	return value.kind !== "scalar" || value.text !== "" || value.type !== "null" ? value : {
		...value,
		offset: key.offset
	};
}
function isBlock({ style }) {
	return style === SCALAR_STYLE.LITERAL_BLOCK || style === SCALAR_STYLE.FOLDED_BLOCK;
}
function withoutImpliedBreak(value, event, source) {
	return isBlock(event) && event.valueEnd >= source.length && !/[\r\n]$/.test(source) && value.endsWith("\n") ? value.slice(0, -1) : value;
}
// packages/yaml/src/explain-error.ts
const INDENT = "Indent with spaces, and give all keys of a mapping the same indentation.", EXPLANATIONS = [
	[/^tab characters/, {
		message: "tabs cannot be used for indentation",
		hint: "Indent with spaces."
	}],
	[/^deficient indentation/, {
		message: "a bracket or quote that was opened above is not closed before this line",
		hint: "Close the bracket or quote."
	}],
	[/^end of the stream or a document separator/, {
		message: "this line does not continue the structure above it",
		hint: INDENT
	}],
	[/^null byte/, {
		message: "null characters are not allowed",
		hint: "Remove them."
	}],
	[/non-printable/, {
		message: "control characters are not allowed",
		hint: "Remove them, or escape them in double quotes."
	}]
];
function explainYamlError(reason, text, offset) {
	let known = EXPLANATIONS.find(([pattern]) => pattern.test(reason));
	return known ? known[1] : reason.startsWith("bad indentation") ? /(^|[\r\n])[ -]*$/.test(text.slice(Math.max(0, offset - 200), offset)) ? {
		message: "the indentation of this line does not match the lines above it",
		hint: INDENT
	} : {
		message: "this value cannot be parsed",
		hint: "Put text in quotes if it starts with one of `{ [ & * ! | > % @ ` or a backtick, or contains `: ` or ` #`."
	} : { message: sanitizeText(reason) };
}
function parseYaml({ text }, maxNodes = 2e5) {
	try {
		return { documents: composeDocuments(text, parseEvents(text, { maxDepth: 100 }), maxNodes) };
	} catch (error) {
		if (!(error instanceof YAMLException)) throw error;
		let offset = error.mark?.position ?? 0;
		return /maxDepth/.test(error.reason) ? {
			documents: [],
			problem: {
				code: "yaml-too-deep",
				message: "the document is nested more than 100 levels deep",
				offset
			}
		} : {
			documents: [],
			problem: {
				code: "yaml-syntax",
				...explainYamlError(error.reason, text, offset),
				offset
			}
		};
	}
}
// packages/yaml/src/source-text.ts
var SourceText = class {
	text;
	#source;
	#file;
	#lines;
	constructor(text, source, file) {
		this.text = text.startsWith("\uFEFF") ? text.slice(1) : text, this.#source = source, this.#file = file;
	}
	positionAt(offset) {
		this.#lines ??= findLineStarts(this.text);
		let [low, high] = [0, this.#lines.length - 1];
		for (; low < high;) {
			let middle = low + high + 1 >> 1;
			(this.#lines[middle] ?? 0) <= offset ? low = middle : high = middle - 1;
		}
		return {
			source: this.#source,
			file: this.#file,
			line: low + 1,
			column: offset - (this.#lines[low] ?? 0) + 1
		};
	}
};
function findLineStarts(text) {
	let starts = [0];
	for (let at = text.search(/[\r\n]/); at !== -1 && at < text.length; at += 1) {
		let character = text[at];
		(character === "\n" || character === "\r" && text[at + 1] !== "\n") && starts.push(at + 1);
	}
	return starts;
}
// packages/yaml/src/yaml-node.ts
function isNullNode(node) {
	return node.kind === "scalar" && node.type === "null";
}
function getChild(node, key) {
	return node?.kind === "mapping" ? node.byKey.get(key)?.value : void 0;
}
function getChildText(node, key) {
	let value = getChild(node, key);
	return value?.kind === "scalar" ? value.text : void 0;
}
function findOffset(root, path) {
	let node = root, offset = root.offset;
	for (let step of path) {
		let entry = node.kind === "mapping" ? node.byKey.get(String(step)) : void 0, value = node.kind === "sequence" && typeof step == "number" ? node.items[step] : entry?.value;
		if (!value) return offset;
		let isLine = value.kind === "scalar" && value.blockIndent === void 0 && value.text !== "";
		offset = entry && !isLine ? entry.key.offset : value.offset, node = value;
	}
	return offset;
}
export { SourceText as a, isYaml11Boolean as c, Func as d, List as f, isNullNode as i, resolvePlain as l, Struct as m, getChild as n, parseYaml as o, Num as p, getChildText as r, isBase60 as s, findOffset as t, Dict as u };
