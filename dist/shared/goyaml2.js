import { a as checkCharacters, c as isBlank, f as fromBytes, g as ConfigValueError, l as isLineBreak, m as toBytes, n as parseFirstDocument, r as decodeDocument, s as YamlSyntaxError } from "./goyaml.js";
import { c as isYaml11Boolean, f as List, l as resolvePlain, m as Struct, p as Num, s as isBase60, u as Dict } from "./yaml.js";
// packages/govalue/src/function-error.ts
var FunctionError = class extends Error {
	name = "FunctionError";
};
// packages/govalue/src/trim.ts
function isGoSpace(code) {
	return code < 128 ? code === 32 || code >= 9 && code <= 13 : code < 8192 ? code === 133 || code === 160 || code === 5760 : code <= 8202 || code === 8232 || code === 8233 || code === 8239 || code === 8287 || code === 12288;
}
function trimWhile(text, isUnwanted) {
	let start = 0, end = text.length;
	for (; start < end && isUnwanted(text.charCodeAt(start));) start++;
	for (; end > start && isUnwanted(text.charCodeAt(end - 1));) end--;
	return text.slice(start, end);
}
function trimGoSpace(text) {
	return trimWhile(text, isGoSpace);
}
function trimCharacter(text, character) {
	let unwanted = character.charCodeAt(0);
	return trimWhile(text, (code) => code === unwanted);
}
// packages/goyaml/src/read/read-config-value.ts
const MAX_LENGTH = 1048576, MAY_BE_STRUCTURE = /[[{]|[-?:](?:[\s\u0085]|$)/;
function readConfigValue(text) {
	let trimmed = trimGoSpace(text);
	if (trimmed.startsWith("'") && trimmed.endsWith("'")) return trimCharacter(trimmed, "'");
	if (!MAY_BE_STRUCTURE.test(text)) return text;
	if (text.length > MAX_LENGTH) throw new ConfigValueError(`it has more than ${MAX_LENGTH} characters`);
	return readStructure(text) ?? text;
}
function readStructure(text) {
	try {
		checkCharacters(text);
		let root = parseFirstDocument(text), value = root && decodeDocument(root);
		return value instanceof Dict || value instanceof List ? value : void 0;
	} catch (error) {
		if (error instanceof YamlSyntaxError) return;
		throw error;
	}
}
// packages/goyaml/src/write/compare-keys.ts
const LETTER = /\p{L}/u, DIGIT = /\p{Nd}/u;
function rankOf(key) {
	switch (typeof key) {
		case "boolean": return 1;
		case "bigint": return 2;
		case "number": return 14;
		case "string": return 24;
		default: return 20;
	}
}
function isNumber(key) {
	return key !== null && typeof key != "string";
}
function compareYamlKeys(left, right) {
	if (typeof left == "string" && typeof right == "string") return compareText(left, right);
	if (isNumber(left) && isNumber(right)) {
		let difference = Number(left) - Number(right);
		if (difference !== 0) return difference;
		if (typeof left == "bigint" && typeof right == "bigint") return left < right ? -1 : +(left > right);
	}
	return rankOf(left) - rankOf(right);
}
function isDigit(code) {
	return code < 128 ? code >= 48 && code <= 57 : DIGIT.test(String.fromCodePoint(code));
}
function isLetter(code) {
	if (code >= 128) return LETTER.test(String.fromCodePoint(code));
	let lower = code | 32;
	return lower >= 97 && lower <= 122;
}
function compareText(left, right) {
	let end = Math.min(left.length, right.length), at = 0;
	for (; at < end && left.charCodeAt(at) === right.charCodeAt(at);) at++;
	if (at === end) return left.length - right.length;
	at > 0 && (left.charCodeAt(at - 1) & 64512) == 55296 && at--;
	let a = left.codePointAt(at) ?? 0, b = right.codePointAt(at) ?? 0, aLetter = isLetter(a), bLetter = isLetter(b);
	return aLetter && bLetter ? a - b : aLetter || bLetter ? aLetter === endsInDigit(left, at) ? -1 : 1 : compareNumbers(left, right, at) || a - b;
}
function endsInDigit(text, at) {
	if (at === 0) return !1;
	let unit = text.charCodeAt(at - 1);
	return isDigit(((unit & 64512) == 56320 ? text.codePointAt(at - 2) : unit) ?? unit);
}
function compareNumbers(left, right, at) {
	let inside = (left.charCodeAt(at) === 48 || right.charCodeAt(at) === 48) && isInsideNumber(left, at), a = parseShortNumber(left, at, inside), b = parseShortNumber(right, at, inside);
	if (a !== b && a >= 0 && b >= 0) return a - b;
	let longA = parseLongNumber(left, at, inside), longB = parseLongNumber(right, at, inside);
	return longA.value < longB.value ? -1 : longA.value > longB.value ? 1 : longA.end - longB.end;
}
function isInsideNumber(text, at) {
	for (let before = at - 1; before >= 0 && isDigit(text.charCodeAt(before)); before--) if (text[before] !== "0") return !0;
	return !1;
}
function parseShortNumber(text, start, inside) {
	let value = +!!inside;
	for (let at = start;; at++) {
		let code = at < text.length ? text.charCodeAt(at) : 0;
		if (code < 48 || code > 57) return code < 128 ? value : -1;
		if (at - start >= 14) return -1;
		value = value * 10 + code - 48;
	}
}
function parseLongNumber(text, start, inside) {
	let value = inside ? 1n : 0n, end = start;
	for (; end < text.length && isDigit(text.charCodeAt(end));) value = BigInt.asIntN(64, value * 10n + BigInt(text.charCodeAt(end) - 48)), end++;
	return {
		value,
		end
	};
}
// packages/goyaml/src/write/format-float.ts
function formatYamlFloat(value) {
	return Number.isNaN(value) ? ".nan" : Number.isFinite(value) ? Object.is(value, -0) ? "-0" : formatExponent(value, value.toExponential()) : value > 0 ? ".inf" : "-.inf";
}
function formatYamlFloat32(value) {
	if (!Number.isFinite(value) || value === 0) return formatYamlFloat(value);
	for (let digits = 0; digits < 9; digits++) {
		let text = value.toExponential(digits);
		if (Math.fround(Number(text)) === value) return formatExponent(Number(text), text.replace(/\.?0+e/, "e"));
	}
	return formatYamlFloat(value);
}
function formatExponent(value, exponential) {
	let [mantissa = "", exponent = "0"] = exponential.split("e"), power = Number(exponent);
	if (power >= -4 && power < 6) return String(value);
	let digits = String(Math.abs(power)).padStart(2, "0");
	return `${mantissa}e${power < 0 ? "-" : "+"}${digits}`;
}
function formatYamlNum({ type, value }) {
	return typeof value == "bigint" ? value.toString() : type === "float32" ? formatYamlFloat32(value) : formatYamlFloat(value);
}
// packages/goyaml/src/write/analyze-scalar.ts
function isPrintable(code) {
	return code < 127 ? code >= 32 || code === 10 : code < 160 ? !1 : code < 55296 || code >= 57344 && code < 65534 && code !== 65279;
}
const FIRST_INDICATORS = new Set(Array.from("#,[]{}&*!|>'\"%@`", (char) => char.charCodeAt(0)));
function isIndicator(text, at, code) {
	if (at === 0 && FIRST_INDICATORS.has(code)) return !0;
	if (code === 35) {
		let before = text.charCodeAt(at - 1);
		return isBlank(before) || isLineBreak(before) || before === 0;
	}
	return code !== 58 && (at !== 0 || code !== 63 && code !== 45) ? !1 : at + 1 >= text.length || isBlank(text.charCodeAt(at + 1));
}
function analyzeScalar(text) {
	if (text === "") return {
		plain: !0,
		single: !0,
		literal: !1,
		multiline: !1
	};
	let indicators = text.startsWith("---") || text.startsWith("..."), special = !1, tab = !1, breaks = !1, breakSpace = !1, spaceBreak = !1;
	for (let at = 0; at < text.length; at++) {
		let code = text.charCodeAt(at);
		indicators ||= isIndicator(text, at, code), code === 9 ? tab = !0 : isPrintable(code) || (special = !0), code === 32 ? breakSpace ||= at > 0 && isLineBreak(text.charCodeAt(at - 1)) : isLineBreak(code) && (breaks = !0, spaceBreak ||= text.charCodeAt(at - 1) === 32);
	}
	return {
		plain: !(text.charCodeAt(0) === 32 || text.endsWith(" ") || breaks || tab || special || indicators),
		single: !(breakSpace || spaceBreak || tab || special),
		literal: !(text.endsWith(" ") || spaceBreak || special),
		multiline: breaks
	};
}
// packages/goyaml/src/write/quoted-scalar.ts
const NAMED_ESCAPES = {
	0: "\\0",
	7: "\\a",
	8: "\\b",
	9: "\\t",
	10: "\\n",
	11: "\\v",
	12: "\\f",
	13: "\\r",
	27: "\\e",
	34: "\\\"",
	92: "\\\\",
	133: "\\N",
	160: "\\_",
	8232: "\\L",
	8233: "\\P"
};
function formatEscape(code) {
	let named = NAMED_ESCAPES[code];
	if (named !== void 0) return named;
	let hex = code.toString(16).toUpperCase();
	return code <= 255 ? `\\x${hex.padStart(2, "0")}` : code <= 65535 ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`;
}
const NEEDS_NO_ESCAPE = /^[ !#-[\]-~]*$/;
function quoteDouble(text) {
	if (NEEDS_NO_ESCAPE.test(text)) return `"${text}"`;
	let afterMark = text.startsWith("\uFEFF"), quoted = "\"";
	for (let char of text) {
		let code = char.codePointAt(0) ?? 0, isUnescaped = !afterMark && code <= 65535 && isPrintable(code) && !isLineBreak(code) && code !== 34 && code !== 92;
		quoted += isUnescaped ? char : formatEscape(code);
	}
	return `${quoted}"`;
}
const SEPARATORS = /([\u2028\u2029])(?=[^\u2028\u2029])/g;
function quoteSingle(text, indent) {
	return `'${(text.includes("'") ? text.replaceAll("'", "''") : text).replace(SEPARATORS, `$1${" ".repeat(indent)}`)}'`;
}
const LINES = /([\n\u2028\u2029])(?=[^\n\u2028\u2029])/g;
function formatLiteralBlock(text, indent) {
	let pad = " ".repeat(indent);
	return `|${text.startsWith(" ") ? "4" : ""}${formatChomping(text)}\n${pad}${text.replace(LINES, `$1${pad}`)}`;
}
function formatChomping(text) {
	return isLineBreak(text.charCodeAt(text.length - 1)) ? text.length === 1 || isLineBreak(text.charCodeAt(text.length - 2)) ? "+" : "" : "-";
}
// packages/goyaml/src/write/format-scalar.ts
const CLASSES = (/* @__PURE__ */ new Uint8Array(128)).fill(1, 33, 127);
CLASSES[58] = 2, CLASSES[32] = 3;
const FIRST = /* @__PURE__ */ new Uint8Array(128);
for (let char of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_/$(<=;^\\") FIRST[char.charCodeAt(0)] = 1;
const MAY_BE_KEYWORD = /^[yYnNtTfFoO]/;
function isCertainlyPlain(text) {
	let end = text.length;
	if (FIRST[text.charCodeAt(0)] !== 1 || end <= 5 && MAY_BE_KEYWORD.test(text)) return !1;
	for (let at = 1; at < end; at++) {
		let kind = CLASSES[text.charCodeAt(at)];
		if (kind === 1) continue;
		if (!kind) return !1;
		let next = at + 1 < end ? text.charCodeAt(at + 1) : 0, after = CLASSES[next] ?? 0;
		if (after === 0 || after === 3 || kind === 3 && next === 35) return !1;
	}
	return !0;
}
function formatYamlText(text, indent) {
	if (isCertainlyPlain(text)) return text;
	let valid = text.isWellFormed() ? text : fromBytes(toBytes(text));
	return valid.isWellFormed() ? text.includes("\n") ? formatLines(valid, indent) : readsAsText(valid) ? formatUnquoted(valid, indent) : quoteDouble(valid) : `!!binary ${formatUnquoted(toBase64Lines(toBytes(valid)), indent)}`;
}
function readsAsText(text) {
	return resolvePlain(text, "v3").tag === "str" && !isBase60(text) && !isYaml11Boolean(text);
}
function formatUnquoted(text, indent) {
	if (text.includes("\n")) return formatLines(text, indent);
	let shape = analyzeScalar(text);
	return shape.plain ? text : shape.single ? quoteSingle(text, indent.indent) : quoteDouble(text);
}
function formatLines(text, indent) {
	return analyzeScalar(text).literal && isReadableBlock(text, indent) ? formatLiteralBlock(text, indent.indent) : quoteDouble(text);
}
function isReadableBlock(text, indent) {
	return text.startsWith(" ") ? indent.step === 4 : !/^[\t\n\u2028\u2029]/.test(text);
}
function toBase64Lines(bytes) {
	let encoded = Buffer.from(bytes).toString("base64");
	return encoded.length < 70 ? encoded : encoded.replace(/.{1,70}/g, "$&\n");
}
function formatSimpleKey(key) {
	if (key.length <= 128 && isCertainlyPlain(key)) return key;
	let valid = key.isWellFormed() ? key : fromBytes(toBytes(key)), bytes = toBytes(valid), size = valid.isWellFormed() ? bytes.length : toBase64Lines(bytes).length + 8;
	if (!(size > 128 || analyzeScalar(valid.isWellFormed() ? valid : "").multiline) && !(!valid.isWellFormed() && size - 8 >= 70)) return formatYamlText(key, {
		indent: 0,
		step: 0
	});
}
// packages/goyaml/src/write/marshal-yaml.ts
const MAX_SIZE = 1e7, formattedKeys = /* @__PURE__ */ new WeakMap();
function orderedEntries(entries) {
	let known = formattedKeys.get(entries), knownValues = known?.length === entries.size ? valuesOf(entries, known) : void 0;
	if (known && knownValues) return {
		keys: known,
		values: knownValues
	};
	let keys = [...entries.keys()].sort(compareYamlKeys).map(toFormattedKey);
	return formattedKeys.set(entries, keys), {
		keys,
		values: valuesOf(entries, keys) ?? []
	};
}
function valuesOf(entries, keys) {
	let values = [];
	for (let { key } of keys) {
		let value = entries.get(key);
		if (value === void 0) return;
		values.push(value);
	}
	return values;
}
function toFormattedKey(key) {
	let text = formatKey(key);
	return {
		key,
		text,
		line: `\n${text}: `
	};
}
function formatKey(key) {
	return typeof key == "string" ? formatSimpleKey(key) : formatAtom(key);
}
function formatAtom(value) {
	return typeof value == "number" ? formatYamlFloat(value) : String(value);
}
function nextIndent(indent) {
	return 4 * (Math.floor(indent / 4) + 1);
}
var YamlEmitter = class {
	#out = "";
	#column = 0;
	#depth = 0;
	document(value) {
		return this.#value(value, 0, "document"), this.#column < 0 && (this.#out += "\n"), this.#out;
	}
	#value(value, indent, parent) {
		if (typeof value == "string") this.#text(value, indent, parent);
		else if (value instanceof Dict) this.#nested(value.entries.size, "{}", () => this.#dict(value, this.#blockIndent(indent, parent)));
		else if (value instanceof List) this.#nested(value.items.length, "[]", () => this.#list(value, this.#blockIndent(indent, parent)));
		else if (value instanceof Struct && value.type === "time.Time") this.#scalar(String(value.methods.MarshalJSON?.()));
		else if (value instanceof Struct) {
			checkStruct(value);
			let fields = Object.entries(value.fields);
			this.#nested(fields.length, "{}", () => this.#struct(fields, this.#blockIndent(indent, parent)));
		} else this.#scalar(formatOther(value));
	}
	#blockIndent(indent, parent) {
		return parent === "document" ? 0 : parent === "item" ? indent + 2 : nextIndent(indent);
	}
	#text(text, indent, parent) {
		let own = parent === "item" ? indent + 2 : nextIndent(indent), formatted = formatYamlText(text, {
			indent: own,
			step: parent === "document" ? 4 : own - indent
		});
		this.#scalar(formatted);
	}
	#scalar(formatted) {
		this.#out += this.#out === "" ? formatted : ` ${formatted}`, this.#column = endsInBreak(formatted) ? 0 : -1, this.#checkSize();
	}
	#nested(size, empty, write) {
		if (size === 0) this.#scalar(empty);
		else {
			if (this.#depth++, this.#depth > 500) throw new FunctionError("a value that is nested more than 500 levels deep cannot be written as YAML");
			write(), this.#depth--, this.#checkSize();
		}
	}
	#checkSize() {
		if (this.#out.length > MAX_SIZE) throw new FunctionError(`YAML of more than ${MAX_SIZE} characters is too large`);
	}
	#startAt(indent) {
		this.#column < 0 ? this.#out += `\n${" ".repeat(indent)}` : this.#out += " ".repeat(indent - this.#column), this.#column = indent;
	}
	#dict({ entries }, indent) {
		let { keys, values } = orderedEntries(entries), lineStart = indent === 0 ? "" : `\n${" ".repeat(indent)}`, at = 0;
		for (let { key, text, line } of keys) {
			let value = values[at++] ?? null;
			typeof value == "string" && text !== void 0 && this.#column < 0 && isCertainlyPlain(value) ? this.#out += indent === 0 ? line + value : `${lineStart}${text}: ${value}` : (this.#startAt(indent), this.#key(key, text, indent), this.#value(value, indent, "key"));
		}
	}
	#key(key, text, indent) {
		text === void 0 ? (this.#out += "?", this.#text(String(key), indent, "key"), this.#startAt(indent), this.#out += ":", this.#column = indent + 1) : (this.#out += `${text}:`, this.#column = -1);
	}
	#list({ items }, indent) {
		for (let item of items) this.#startAt(indent), this.#out += "-", this.#column = indent + 1, this.#value(item, indent, "item");
	}
	#struct(fields, indent) {
		for (let [name, value] of fields) {
			this.#startAt(indent);
			let key = name.toLowerCase();
			this.#key(key, formatSimpleKey(key), indent), this.#value(value, indent, "key");
		}
	}
};
function endsInBreak(text) {
	let last = text.charCodeAt(text.length - 1);
	return last === 10 || last === 8232 || last === 8233;
}
function checkStruct(value) {
	if (value.type === "complex128") throw new FunctionError("a complex number cannot be written as YAML");
}
function formatOther(value) {
	if (value instanceof Num) return formatYamlNum(value);
	if (typeof value == "object" && value) throw new FunctionError("a function cannot be written as YAML");
	return formatAtom(value);
}
function marshalYaml(value) {
	return new YamlEmitter().document(value);
}
export { trimGoSpace as a, trimCharacter as i, readConfigValue as n, FunctionError as o, isGoSpace as r, marshalYaml as t };
