import { f as List, l as resolvePlain, p as Num, u as Dict } from "./yaml.js";
// packages/goyaml/src/read/config-value-error.ts
var ConfigValueError = class extends Error {
	name = "ConfigValueError";
};
// packages/govalue/src/go-string.ts
const ASCII = /^[\x00-\x7f]*$/, isHigh = (unit) => unit >= 55296 && unit < 56320, isLow = (unit) => unit >= 56320 && unit < 57344, isByte = (unit) => unit >= 56448 && unit <= 56575;
function unitSize(text, at) {
	let unit = text.charCodeAt(at);
	return unit < 128 ? 1 : unit < 2048 ? 2 : isHigh(unit) && isLow(text.charCodeAt(at + 1)) ? 4 : isByte(unit) ? 1 : 3;
}
function byteLength(text) {
	if (ASCII.test(text)) return text.length;
	let size = 0;
	for (let at = 0; at < text.length; at++) {
		let unit = unitSize(text, at);
		size += unit, unit === 4 && at++;
	}
	return size;
}
function toBytes(text) {
	let bytes = new Uint8Array(byteLength(text)), end = 0;
	for (let char of text) {
		let code = char.codePointAt(0) ?? 0;
		end = putCharacter(bytes, end, code);
	}
	return bytes;
}
function putCharacter(bytes, start, code) {
	if (code < 128 || isByte(code)) return bytes[start] = code & 255, start + 1;
	if (code < 2048) return bytes[start] = 192 | code >> 6, bytes[start + 1] = 128 | code & 63, start + 2;
	if (code < 65536) {
		let valid = code >= 55296 && code < 57344 ? 65533 : code;
		return bytes[start] = 224 | valid >> 12, bytes[start + 1] = 128 | valid >> 6 & 63, bytes[start + 2] = 128 | valid & 63, start + 3;
	}
	return bytes[start] = 240 | code >> 18, bytes[start + 1] = 128 | code >> 12 & 63, bytes[start + 2] = 128 | code >> 6 & 63, bytes[start + 3] = 128 | code & 63, start + 4;
}
const decoder = new TextDecoder("utf-8", {
	fatal: !0,
	ignoreBOM: !0
});
function fromBytes(bytes) {
	try {
		return decoder.decode(bytes);
	} catch {}
	let text = "";
	for (let at = 0; at < bytes.length;) {
		let size = sequenceSize(bytes, at);
		text += size === 0 ? String.fromCharCode(56320 + (bytes[at] ?? 0)) : decoder.decode(bytes.subarray(at, at + size)), at += size === 0 ? 1 : size;
	}
	return text;
}
function sequenceSize(bytes, at) {
	let first = bytes[at] ?? 0, size = first < 128 ? 1 : first < 194 ? 0 : first < 224 ? 2 : first < 240 ? 3 : first < 245 ? 4 : 0;
	if (size === 0 || at + size > bytes.length) return 0;
	let second = bytes[at + 1] ?? 0;
	if (size > 1 && (second < (first === 224 ? 160 : first === 240 ? 144 : 128) || second > (first === 237 ? 159 : first === 244 ? 143 : 191))) return 0;
	for (let next = at + 2; next < at + size; next++) if (((bytes[next] ?? 0) & 192) != 128) return 0;
	return size;
}
function sliceBytes(text, from, to) {
	return ASCII.test(text) ? text.slice(from, to) : fromBytes(toBytes(text).subarray(from, to));
}
function toOutputText(text) {
	return text.isWellFormed() ? text : fromBytes(toBytes(text)).toWellFormed();
}
function compareStrings(left, right) {
	let length = Math.min(left.length, right.length);
	for (let at = 0; at < length; at++) {
		let a = left.charCodeAt(at), b = right.charCodeAt(at);
		if (a !== b) return orderOf(a) - orderOf(b);
	}
	return left.length - right.length;
}
function orderOf(unit) {
	return unit >= 57344 ? unit - 2048 : unit >= 55296 ? unit + 8192 : unit;
}
// packages/goyaml/src/scalars/characters.ts
function isLineBreak(code) {
	return code === 10 || code === 13 || code === 133 || code === 8232 || code === 8233;
}
function isBlank(code) {
	return code === 32 || code === 9;
}
// packages/goyaml/src/read/scan/yaml-syntax-error.ts
var YamlSyntaxError = class extends Error {
	name = "YamlSyntaxError";
};
const isSpaceCode = (code) => code === 32, isTab = (code) => code === 9, isLineBreakOrEnd = (code) => code === 0 || isLineBreak(code), isBlankOrEnd = (code) => code === 0 || isBlank(code) || isLineBreak(code), isDigit = (code) => code >= 48 && code <= 57, isWordCode = (code) => isDigit(code) || code >= 65 && code <= 90 || code >= 97 && code <= 122 || code === 95 || code === 45, FORBIDDEN = /[^\t\n\r -~\u0085\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
function checkCharacters(text) {
	if (!hasPrintableText(text)) throw new YamlSyntaxError("control characters are not allowed");
}
function hasPrintableText(text) {
	return !FORBIDDEN.test(text);
}
var YamlCursor = class {
	#text;
	#at;
	index = 0;
	line = 0;
	column = 0;
	constructor(text) {
		this.#text = text, this.#at = +!!text.startsWith("\uFEFF");
	}
	code(distance = 0) {
		let at = this.#at + distance;
		return at < this.#text.length ? this.#text.charCodeAt(at) : 0;
	}
	sees(text) {
		return this.#text.startsWith(text, this.#at);
	}
	get offset() {
		return this.#at;
	}
	mark() {
		return {
			index: this.index,
			line: this.line,
			column: this.column
		};
	}
	skip(count = 1) {
		for (let left = count; left > 0; left--) this.#at += this.#width(), this.index++, this.column++;
	}
	take() {
		let start = this.#at;
		return this.skip(), this.#text.slice(start, this.#at);
	}
	takeWhile(accepts) {
		let start = this.#at;
		for (; accepts(this.code());) this.skip();
		return this.#text.slice(start, this.#at);
	}
	skipWhile(accepts) {
		for (; accepts(this.code());) this.skip();
	}
	takeBreak() {
		let code = this.code(), size = this.sees("\r\n") ? 2 : 1;
		return this.#at += size, this.index += size, this.column = 0, this.line++, code === 8232 || code === 8233 ? String.fromCharCode(code) : "\n";
	}
	endLine() {
		this.column !== 0 && (this.column = 0, this.line++);
	}
	atDocumentIndicator() {
		return this.column === 0 && (this.sees("---") || this.sees("...")) && isBlankOrEnd(this.code(3));
	}
	#width() {
		return (this.code() & 64512) == 55296 ? 2 : 1;
	}
};
// packages/goyaml/src/read/decode-document.ts
const TAG_PREFIX = "tag:yaml.org,2002:", RESOLVABLE = /* @__PURE__ */ new Set([
	"str",
	"bool",
	"int",
	"float",
	"null",
	"timestamp"
]), BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/, FEW_VALUES = 4e5;
function allowedAliasShare(values) {
	return values <= FEW_VALUES ? .99 : values >= 4e6 ? .1 : .99 - .89 * (values - FEW_VALUES) / 36e5;
}
var ConfigDecoder = class {
	#values = 0;
	#aliased = 0;
	#expanding = /* @__PURE__ */ new Set();
	decode(node) {
		switch (this.#count(), node.kind) {
			case "alias": return this.#expand(node, (target) => this.decode(target));
			case "scalar": return decodeScalar(node);
			case "sequence": return new List(node.items.map((item) => this.decode(item)));
			case "mapping": {
				let entries = /* @__PURE__ */ new Map();
				return this.#fill(node, entries), new Dict(entries, "interface {}", "interface {}");
			}
		}
	}
	#count() {
		if (this.#values++, this.#expanding.size > 0 && this.#aliased++, this.#aliased > 100 && this.#values > 1e3 && this.#aliased / this.#values > allowedAliasShare(this.#values)) throw new ConfigValueError("its aliases expand to too many values");
	}
	#expand(alias, use) {
		if (this.#expanding.has(alias)) throw new YamlSyntaxError("an anchor contains itself");
		if (this.#expanding.size >= 50) throw new ConfigValueError("its aliases are nested more than 50 levels deep");
		this.#expanding.add(alias);
		let result = use(alias.target);
		return this.#expanding.delete(alias), result;
	}
	#fill(node, entries) {
		for (let [key, value] of node.entries) isMergeKey(key) ? this.#merge(value, entries) : entries.set(toKey(this.decode(key)), this.decode(value));
	}
	#merge(node, entries) {
		let sources = node.kind === "sequence" ? node.items.toReversed() : [node];
		for (let source of sources) source.kind === "alias" ? (this.#count(), this.#expand(source, (target) => this.#mergeMapping(target, entries))) : this.#mergeMapping(source, entries);
	}
	#mergeMapping(node, entries) {
		if (node.kind !== "mapping") throw new YamlSyntaxError("map merge requires map or sequence of maps as the value");
		this.#count(), this.#fill(node, entries);
	}
};
function isMergeKey(node) {
	return node.kind === "scalar" && node.value === "<<" && (node.implicit || node.tag === `${TAG_PREFIX}merge`);
}
function toKey(value) {
	if (typeof value != "object" || !value) return value;
	if (value instanceof Num) return value.value;
	throw new YamlSyntaxError("a map or a list cannot be a key");
}
function decodeScalar({ value, tag, implicit }) {
	if (tag === "") return implicit ? resolvePlain(value, "v2").value : value;
	let name = tag.startsWith(TAG_PREFIX) ? tag.slice(18) : "";
	return name === "binary" ? decodeBinary(value) : RESOLVABLE.has(name) && name !== "str" ? checkTag(name, value, resolvePlain(value, "v2", name === "timestamp")) : value;
}
function checkTag(name, text, resolved) {
	if (resolved.tag === name) return resolved.value;
	if (name === "float" && typeof resolved.value == "bigint") return Number(resolved.value);
	throw new YamlSyntaxError(`cannot decode ${resolved.tag} ${text} as a ${name}`);
}
function decodeBinary(text) {
	let encoded = text.replace(/[\r\n]/g, "");
	if (!BASE64.test(encoded)) throw new YamlSyntaxError("!!binary value contains invalid base64 data");
	return fromBytes(Buffer.from(encoded, "base64"));
}
function decodeDocument(root) {
	return new ConfigDecoder().decode(root);
}
function takeHeader(cursor) {
	let chomping = takeChomping(cursor), increment = 0;
	if (isDigit(cursor.code())) {
		if (increment = cursor.code() - 48, increment === 0) throw new YamlSyntaxError("found an indentation indicator equal to 0");
		cursor.skip(), chomping === "" && (chomping = takeChomping(cursor));
	}
	if (cursor.skipWhile(isBlank), cursor.code() === 35 && cursor.skipWhile((code) => !isLineBreakOrEnd(code)), !isLineBreakOrEnd(cursor.code())) throw new YamlSyntaxError("did not find expected comment or line break");
	return isLineBreak(cursor.code()) && cursor.takeBreak(), {
		chomping,
		increment
	};
}
function takeChomping(cursor) {
	return !cursor.sees("+") && !cursor.sees("-") ? "" : cursor.take() === "+" ? "+" : "-";
}
function scanBlock(cursor, parent) {
	let literal = cursor.take() === "|", { chomping, increment } = takeHeader(cursor), start = takeEmptyLines(cursor, increment > 0 ? Math.max(parent, 0) + increment : 0, parent), { indent } = start, trailing = start.breaks, text = "", leading = "", afterBlank = !1;
	for (; cursor.column === indent && cursor.code() !== 0;) {
		let blank = isBlank(cursor.code());
		text += (!literal && leading === "\n" && !afterBlank && !blank ? trailing === "" ? " " : "" : leading) + trailing, afterBlank = blank, text += cursor.takeWhile((code) => !isLineBreakOrEnd(code)), leading = isLineBreak(cursor.code()) ? cursor.takeBreak() : "", trailing = takeEmptyLines(cursor, indent, parent).breaks;
	}
	return chomping !== "-" && (text += leading), chomping === "+" ? text + trailing : text;
}
function takeEmptyLines(cursor, given, parent) {
	let isIndentation = () => given === 0 || cursor.column < given, deepest = 0, breaks = "";
	for (;;) {
		for (; isIndentation() && isSpaceCode(cursor.code());) cursor.skip();
		if (deepest = Math.max(deepest, cursor.column), isIndentation() && isTab(cursor.code())) throw new YamlSyntaxError("found a tab character where an indentation space is expected");
		if (!isLineBreak(cursor.code())) break;
		breaks += cursor.takeBreak();
	}
	return {
		indent: given === 0 ? Math.max(deepest, parent + 1, 1) : given,
		breaks
	};
}
// packages/goyaml/src/read/scan/line-folder.ts
var LineFolder = class {
	text = "";
	#blanks = "";
	#first = "";
	#more = "";
	#onNewLine = !1;
	append(text) {
		this.text += text;
	}
	blank(text) {
		this.#onNewLine || (this.#blanks += text);
	}
	lineBreak(text) {
		this.#onNewLine ? this.#more += text : (this.#blanks = "", this.#first = text, this.#onNewLine = !0);
	}
	continueLine() {
		this.#onNewLine = !0;
	}
	get onNewLine() {
		return this.#onNewLine;
	}
	join() {
		this.#onNewLine ? this.#first === "\n" ? this.text += this.#more === "" ? " " : this.#more : this.text += this.#first + this.#more : this.text += this.#blanks, this.#blanks = "", this.#first = "", this.#more = "", this.#onNewLine = !1;
	}
};
// packages/goyaml/src/read/scan/scan-plain.ts
const FLOW_INDICATORS = new Set(Array.from(",?[]{}", (char) => char.charCodeAt(0)));
function scanPlain(cursor, indent, inFlow) {
	let folder = new LineFolder(), pending = !1, end = cursor.offset;
	for (; !cursor.atDocumentIndicator() && cursor.code() !== 35;) {
		for (; !isBlankOrEnd(cursor.code()) && !endsPlain(cursor, inFlow);) pending && folder.join(), pending = !1, folder.append(cursor.take()), end = cursor.offset;
		if (!isBlank(cursor.code()) && !isLineBreak(cursor.code()) || (takeWhiteSpace$1(cursor, folder, indent), pending = !0, !inFlow && cursor.column < indent)) break;
	}
	return {
		value: folder.text,
		end,
		endsLine: folder.onNewLine
	};
}
function endsPlain(cursor, inFlow) {
	let code = cursor.code();
	return code === 58 && isBlankOrEnd(cursor.code(1)) || inFlow && FLOW_INDICATORS.has(code);
}
function takeWhiteSpace$1(cursor, folder, indent) {
	for (; isBlank(cursor.code()) || isLineBreak(cursor.code());) if (isLineBreak(cursor.code())) folder.lineBreak(cursor.takeBreak());
	else {
		if (folder.onNewLine && cursor.column < indent && isTab(cursor.code())) throw new YamlSyntaxError("found a tab character that violates indentation");
		folder.blank(cursor.take());
	}
}
// packages/goyaml/src/read/scan/scan-quoted.ts
const ESCAPES = {
	0: "\0",
	a: "\x07",
	b: "\b",
	t: "	",
	"	": "	",
	n: "\n",
	v: "\v",
	f: "\f",
	r: "\r",
	e: "\x1B",
	" ": " ",
	"\"": "\"",
	"'": "'",
	"\\": "\\",
	N: "\u0085",
	_: "\u00A0",
	L: "\u2028",
	P: "\u2029"
}, HEX_DIGITS = {
	x: 2,
	u: 4,
	U: 8
};
function takeEscape(cursor) {
	cursor.skip();
	let name = cursor.take(), plain = ESCAPES[name];
	if (plain !== void 0) return plain;
	let size = HEX_DIGITS[name];
	if (size === void 0) throw new YamlSyntaxError("found unknown escape character");
	let hex = "";
	for (let left = size; left > 0; left--) hex += cursor.code() === 0 ? "" : cursor.take();
	let value = /^[0-9a-fA-F]+$/.test(hex) && hex.length === size ? Number.parseInt(hex, 16) : NaN;
	if (Number.isNaN(value)) throw new YamlSyntaxError("did not find expected hexadecimal number");
	if (value >= 55296 && value <= 57343 || value > 1114111) throw new YamlSyntaxError("found invalid Unicode character escape code");
	return String.fromCodePoint(value);
}
function scanQuoted(cursor) {
	let quote = cursor.code();
	cursor.skip();
	let folder = new LineFolder();
	for (;;) {
		if (cursor.atDocumentIndicator()) throw new YamlSyntaxError("found unexpected document indicator");
		if (cursor.code() === 0) throw new YamlSyntaxError("found unexpected end of stream");
		let continued = takeWord(cursor, quote, folder);
		if (cursor.code() === quote) break;
		takeWhiteSpace(cursor, folder, continued);
	}
	return cursor.skip(), folder.text;
}
function takeWord(cursor, quote, folder) {
	for (; !isBlankOrEnd(cursor.code());) {
		let code = cursor.code();
		if (quote === 39 && code === 39 && cursor.code(1) === 39) cursor.skip(2), folder.append("'");
		else if (code === quote) return !1;
		else if (quote === 34 && code === 92 && isLineBreak(cursor.code(1))) return cursor.skip(), cursor.takeBreak(), !0;
		else folder.append(quote === 34 && code === 92 ? takeEscape(cursor) : cursor.take());
	}
	return !1;
}
function takeWhiteSpace(cursor, folder, continued) {
	for (continued && folder.continueLine(); isBlank(cursor.code()) || isLineBreak(cursor.code());) isLineBreak(cursor.code()) ? folder.lineBreak(cursor.takeBreak()) : folder.blank(cursor.take());
	folder.join();
}
// packages/goyaml/src/read/scan/scan-tag.ts
const URI_CHARACTERS = new Set(Array.from(";/?:@&=+$,.!~*'()[]%", (char) => char.charCodeAt(0))), AFTER_ANCHOR = new Set(Array.from("?:,]}%@`", (char) => char.charCodeAt(0)));
function scanAnchor(cursor, type) {
	cursor.skip();
	let name = cursor.takeWhile(isWordCode);
	if (name === "" || !(isBlankOrEnd(cursor.code()) || AFTER_ANCHOR.has(cursor.code()))) throw new YamlSyntaxError("did not find expected alphabetic or numeric character");
	return {
		type,
		name
	};
}
function scanTag(cursor) {
	let token = cursor.sees("!<") ? scanVerbatimTag(cursor) : scanShortTag(cursor);
	if (!isBlankOrEnd(cursor.code())) throw new YamlSyntaxError("did not find expected whitespace or line break");
	return token;
}
function scanVerbatimTag(cursor) {
	cursor.skip(2);
	let suffix = takeUri(cursor, "");
	if (!cursor.sees(">")) throw new YamlSyntaxError("did not find the expected '>'");
	return cursor.skip(), {
		type: "tag",
		handle: "",
		suffix
	};
}
function scanShortTag(cursor) {
	let handle = takeHandle(cursor);
	if (handle.length > 1 && handle.endsWith("!")) return {
		type: "tag",
		handle,
		suffix: takeUri(cursor, "")
	};
	let suffix = takeUri(cursor, handle);
	return suffix === "" ? {
		type: "tag",
		handle: "",
		suffix: "!"
	} : {
		type: "tag",
		handle: "!",
		suffix
	};
}
function takeHandle(cursor) {
	if (cursor.code() !== 33) throw new YamlSyntaxError("did not find expected '!'");
	let handle = cursor.take() + cursor.takeWhile(isWordCode);
	return cursor.code() === 33 ? handle + cursor.take() : handle;
}
function takeUri(cursor, head) {
	let uri = head.slice(1), any = head !== "";
	for (; isWordCode(cursor.code()) || URI_CHARACTERS.has(cursor.code());) uri += cursor.code() === 37 ? takeEscapedCharacter(cursor) : cursor.take(), any = !0;
	if (!any) throw new YamlSyntaxError("did not find expected tag URI");
	return uri;
}
function takeEscapedCharacter(cursor) {
	let bytes = [], size = 1;
	do {
		let escaped = takeEscapedByte(cursor);
		if (bytes.length === 0) size = characterSize(escaped);
		else if ((escaped & 192) != 128) throw new YamlSyntaxError("found an incorrect trailing UTF-8 octet");
		bytes.push(escaped);
	} while (bytes.length < size);
	return fromBytes(Uint8Array.from(bytes));
}
function takeEscapedByte(cursor) {
	let hex = String.fromCharCode(cursor.code(1), cursor.code(2));
	if (cursor.code() !== 37 || !/^[0-9a-fA-F]{2}$/.test(hex)) throw new YamlSyntaxError("did not find URI escaped octet");
	return cursor.skip(3), Number.parseInt(hex, 16);
}
function characterSize(first) {
	if (first < 128) return 1;
	if ((first & 224) == 192) return 2;
	if ((first & 240) == 224) return 3;
	if ((first & 248) == 240) return 4;
	throw new YamlSyntaxError("found an incorrect leading UTF-8 octet");
}
function scanDirective(cursor) {
	cursor.skip();
	let name = cursor.takeWhile(isWordCode);
	if (name === "" || !isBlankOrEnd(cursor.code())) throw new YamlSyntaxError("could not find expected directive name");
	let token = name === "YAML" ? scanVersion(cursor) : name === "TAG" ? scanTagDirective(cursor) : void 0;
	if (!token) throw new YamlSyntaxError("found unknown directive name");
	if (cursor.skipWhile(isBlank), cursor.code() === 35 && cursor.skipWhile((code) => !isLineBreakOrEnd(code)), !isLineBreakOrEnd(cursor.code())) throw new YamlSyntaxError("did not find expected comment or line break");
	return isLineBreak(cursor.code()) && cursor.takeBreak(), token;
}
function scanVersion(cursor) {
	cursor.skipWhile(isBlank);
	let major = takeVersionNumber(cursor);
	if (!cursor.sees(".")) throw new YamlSyntaxError("did not find expected digit or '.' character");
	return cursor.skip(), {
		type: "version",
		version: `${major}.${takeVersionNumber(cursor)}`
	};
}
function takeVersionNumber(cursor) {
	let digits = cursor.takeWhile(isDigit);
	if (digits === "" || digits.length > 2) throw new YamlSyntaxError("did not find expected version number");
	return Number(digits);
}
function scanTagDirective(cursor) {
	cursor.skipWhile(isBlank);
	let handle = takeHandle(cursor);
	if (handle !== "!" && !handle.endsWith("!")) throw new YamlSyntaxError("did not find expected '!'");
	if (!isBlank(cursor.code())) throw new YamlSyntaxError("did not find expected whitespace");
	cursor.skipWhile(isBlank);
	let prefix = takeUri(cursor, "");
	if (!isBlankOrEnd(cursor.code())) throw new YamlSyntaxError("did not find expected whitespace or line break");
	return {
		type: "tag-directive",
		handle,
		prefix
	};
}
var SimpleKeys = class {
	#levels = [];
	#levelByToken = /* @__PURE__ */ new Map();
	open(token) {
		this.#levels.push({
			key: void 0,
			token
		});
	}
	close() {
		let level = this.#levels.pop();
		level && this.#levelByToken.delete(level.token);
	}
	save(key) {
		this.remove();
		let last = this.#levels.length - 1;
		this.#levels[last] = {
			key,
			token: key.token
		}, this.#levelByToken.set(key.token, last);
	}
	remove() {
		let level = this.#levels.at(-1);
		if (level?.key) {
			if (level.key.required) throw new YamlSyntaxError("could not find expected ':'");
			level.key = void 0, this.#levelByToken.delete(level.token);
		}
	}
	mayBegin(token, here) {
		let level = this.#levelByToken.get(token);
		return level !== void 0 && this.#validKey(level, here) !== void 0;
	}
	take(here) {
		let last = this.#levels.length - 1, key = this.#validKey(last, here);
		if (key) return this.#levels[last] = {
			key: void 0,
			token: key.token
		}, this.#levelByToken.delete(key.token), key;
	}
	#validKey(index, here) {
		let level = this.#levels[index];
		if (!level?.key) return;
		let { mark, required } = level.key;
		if (mark.line >= here.line && mark.index + 1024 >= here.index) return level.key;
		if (required) throw new YamlSyntaxError("could not find expected ':'");
		level.key = void 0;
	}
};
// packages/goyaml/src/read/scan/yaml-scanner.ts
const NOT_FIRST = new Set(Array.from("-?:,[]{}#&*!|>'\"%@`", (char) => char.charCodeAt(0)));
var YamlScanner = class {
	#cursor;
	#queue = [];
	#taken = 0;
	#indent = -1;
	#indents = [];
	#flowLevel = 0;
	#keyAllowed = !0;
	#keys = new SimpleKeys();
	#peeked = !1;
	comments = [];
	constructor(text) {
		this.#cursor = new YamlCursor(text), this.#keys.open(0);
	}
	get offset() {
		return this.#cursor.offset;
	}
	peek() {
		return this.#peeked || this.#fill(), this.#peeked = !0, this.#queue[0] ?? { type: "stream-end" };
	}
	next() {
		let token = this.peek();
		return token.type !== "stream-end" && (this.#queue.shift(), this.#taken++, this.#peeked = !1), token;
	}
	#fill() {
		for (;;) {
			if (this.#queue.length > 0 && !this.#keys.mayBegin(this.#taken, this.#cursor)) return;
			this.#scanNext();
		}
	}
	#nextNumber() {
		return this.#taken + this.#queue.length;
	}
	#saveKey() {
		if (!this.#keyAllowed) return;
		let required = this.#flowLevel === 0 && this.#indent === this.#cursor.column;
		this.#keys.save({
			token: this.#nextNumber(),
			mark: this.#cursor.mark(),
			required
		});
	}
	#push(token) {
		this.#queue.push(token);
	}
	#insert(number, token) {
		let at = number - this.#taken;
		at < 0 ? this.#queue.push(token) : this.#queue.splice(at, 0, token);
	}
	#roll(column, type, token) {
		this.#flowLevel > 0 || this.#indent >= column || (this.#indents.push(this.#indent), this.#indent = column, token === void 0 ? this.#push({ type }) : this.#insert(token, { type }));
	}
	#unroll(column) {
		if (!(this.#flowLevel > 0)) for (; this.#indent > column;) this.#push({ type: "block-end" }), this.#indent = this.#indents.pop() ?? -1;
	}
	#skipToToken() {
		let cursor = this.#cursor;
		for (;;) {
			let tabs = this.#flowLevel > 0 || !this.#keyAllowed;
			if (cursor.skipWhile((code) => code === 32 || tabs && isTab(code)), cursor.sees("#")) {
				let start = cursor.offset;
				cursor.skipWhile((code) => !isLineBreakOrEnd(code)), this.comments.push({
					start,
					end: cursor.offset
				});
			}
			if (!isLineBreak(cursor.code())) return;
			cursor.takeBreak(), this.#flowLevel === 0 && (this.#keyAllowed = !0);
		}
	}
	#scanNext() {
		let cursor = this.#cursor;
		this.#skipToToken(), this.#unroll(cursor.column);
		let code = cursor.code();
		code === 0 ? this.#scanEnd() : cursor.column === 0 && cursor.sees("%") ? this.#scanDirective() : cursor.atDocumentIndicator() ? this.#scanDocumentIndicator() : this.#scanContent(String.fromCharCode(code));
	}
	#scanContent(char) {
		switch (char) {
			case "[":
				this.#openFlow("flow-sequence");
				break;
			case "{":
				this.#openFlow("flow-mapping");
				break;
			case "]":
				this.#closeFlow("flow-sequence-end");
				break;
			case "}":
				this.#closeFlow("flow-mapping-end");
				break;
			case ",":
				this.#scanFlowEntry();
				break;
			case "*":
				this.#scanNode(() => scanAnchor(this.#cursor, "alias"));
				break;
			case "&":
				this.#scanNode(() => scanAnchor(this.#cursor, "anchor"));
				break;
			case "!":
				this.#scanNode(() => scanTag(this.#cursor));
				break;
			case "'":
			case "\"":
				this.#scanNode(() => this.#scanQuoted(char === "\"" ? "double" : "single"));
				break;
			default: this.#scanIndicatorOrPlain(char);
		}
	}
	#scanIndicatorOrPlain(char) {
		let inFlow = this.#flowLevel > 0, beforeBlank = isBlankOrEnd(this.#cursor.code(1));
		char === "-" && beforeBlank ? this.#scanBlockEntry() : char === "?" && (inFlow || beforeBlank) ? this.#scanKey() : char === ":" && (inFlow || beforeBlank) ? this.#scanValue() : (char === "|" || char === ">") && !inFlow ? this.#scanBlockScalar() : this.#scanPlain(char);
	}
	#scanEnd() {
		this.#cursor.endLine(), this.#unroll(-1), this.#keys.remove(), this.#keyAllowed = !1, this.#push({ type: "stream-end" });
	}
	#scanDirective() {
		this.#unroll(-1), this.#keys.remove(), this.#keyAllowed = !1, this.#push(scanDirective(this.#cursor));
	}
	#scanDocumentIndicator() {
		this.#unroll(-1), this.#keys.remove(), this.#keyAllowed = !1;
		let type = this.#cursor.sees("-") ? "document-start" : "document-end";
		this.#cursor.skip(3), this.#push({ type });
	}
	#openFlow(type) {
		this.#saveKey(), this.#keys.open(this.#nextNumber()), this.#flowLevel++, this.#keyAllowed = !0, this.#cursor.skip(), this.#push({ type });
	}
	#closeFlow(type) {
		this.#keys.remove(), this.#flowLevel > 0 && (this.#flowLevel--, this.#keys.close()), this.#keyAllowed = !1, this.#cursor.skip(), this.#push({ type });
	}
	#scanFlowEntry() {
		this.#keys.remove(), this.#keyAllowed = !0, this.#cursor.skip(), this.#push({ type: "flow-entry" });
	}
	#scanBlockEntry() {
		if (this.#flowLevel === 0) {
			if (!this.#keyAllowed) throw new YamlSyntaxError("block sequence entries are not allowed in this context");
			this.#roll(this.#cursor.column, "block-sequence");
		}
		this.#keys.remove(), this.#keyAllowed = !0, this.#cursor.skip(), this.#push({ type: "block-entry" });
	}
	#scanKey() {
		if (this.#flowLevel === 0) {
			if (!this.#keyAllowed) throw new YamlSyntaxError("mapping keys are not allowed in this context");
			this.#roll(this.#cursor.column, "block-mapping");
		}
		this.#keys.remove(), this.#keyAllowed = this.#flowLevel === 0, this.#cursor.skip(), this.#push({ type: "key" });
	}
	#scanValue() {
		let key = this.#keys.take(this.#cursor);
		if (key) this.#insert(key.token, { type: "key" }), this.#roll(key.mark.column, "block-mapping", key.token), this.#keyAllowed = !1;
		else {
			if (this.#flowLevel === 0) {
				if (!this.#keyAllowed) throw new YamlSyntaxError("mapping values are not allowed in this context");
				this.#roll(this.#cursor.column, "block-mapping");
			}
			this.#keyAllowed = this.#flowLevel === 0;
		}
		this.#cursor.skip(), this.#push({ type: "value" });
	}
	#scanNode(scan) {
		this.#saveKey(), this.#keyAllowed = !1, this.#push(scan());
	}
	#scanQuoted(style) {
		let start = this.#cursor.offset;
		return {
			type: "scalar",
			value: scanQuoted(this.#cursor),
			style,
			start,
			end: this.#cursor.offset
		};
	}
	#scanBlockScalar() {
		this.#keys.remove(), this.#keyAllowed = !0;
		let start = this.#cursor.offset, style = this.#cursor.sees("|") ? "literal" : "folded", value = scanBlock(this.#cursor, this.#indent);
		this.#push({
			type: "scalar",
			value,
			style,
			start,
			end: this.#cursor.offset
		});
	}
	#scanPlain(char) {
		let code = char.charCodeAt(0), next = this.#cursor.code(1), inFlow = this.#flowLevel > 0;
		if ((isBlankOrEnd(code) || NOT_FIRST.has(code)) && (char !== "-" || isBlank(next)) && (inFlow || char !== "?" && char !== ":" || isBlankOrEnd(next))) throw new YamlSyntaxError("found character that cannot start any token");
		this.#saveKey(), this.#keyAllowed = !1;
		let start = this.#cursor.offset, { value, end, endsLine } = scanPlain(this.#cursor, this.#indent + 1, inFlow);
		this.#push({
			type: "scalar",
			value,
			style: "plain",
			start,
			end
		}), endsLine && (this.#keyAllowed = !0);
	}
}, DocumentParser = class {
	#scanner;
	#anchors = /* @__PURE__ */ new Map();
	#handles = /* @__PURE__ */ new Map();
	#depth = 0;
	markers = 0;
	constructor(text) {
		this.#scanner = new YamlScanner(text);
	}
	get offset() {
		return this.#scanner.offset;
	}
	get comments() {
		return this.#scanner.comments;
	}
	document() {
		let first = this.#type();
		if (first !== "stream-end") return first === "version" || first === "tag-directive" || first === "document-start" ? this.#explicitDocument() : this.#implicitDocument();
	}
	documents() {
		let documents = [], endDocument = () => {
			for (; this.#accept("document-end"););
			this.#anchors.clear(), this.#handles.clear();
		}, first = this.document();
		if (first === void 0) return documents;
		for (documents.push(first), endDocument(); this.#type() !== "stream-end"; endDocument()) documents.push(this.#explicitDocument());
		return documents;
	}
	#implicitDocument() {
		return this.#directives(), this.#root();
	}
	#explicitDocument() {
		if (this.#directives(), !this.#accept("document-start")) throw new YamlSyntaxError("did not find expected <document start>");
		return [
			"version",
			"tag-directive",
			"document-start",
			"document-end",
			"stream-end"
		].includes(this.#type()) ? this.#empty() : this.#root();
	}
	#root() {
		let root = this.#node(!0, !1);
		return this.#type(), root;
	}
	#type() {
		return this.#scanner.peek().type;
	}
	#accept(type) {
		return this.#type() === type && ((type === "document-start" || type === "document-end") && (this.markers += 1), this.#scanner.next(), !0);
	}
	#directives() {
		let version = !1;
		for (let token = this.#scanner.peek(); token.type === "version" || token.type === "tag-directive"; token = this.#scanner.peek()) {
			if (token.type === "version") {
				if (version || token.version !== "1.1") throw new YamlSyntaxError("found incompatible YAML document");
				version = !0;
			} else {
				if (this.#handles.has(token.handle)) throw new YamlSyntaxError("found duplicate %TAG directive");
				this.#handles.set(token.handle, token.prefix);
			}
			this.markers += 1, this.#scanner.next();
		}
		this.#handles.has("!") || this.#handles.set("!", "!"), this.#handles.has("!!") || this.#handles.set("!!", "tag:yaml.org,2002:");
	}
	#node(block, indentless) {
		let token = this.#scanner.peek();
		if (token.type === "alias") {
			this.#scanner.next();
			let target = this.#anchors.get(token.name);
			if (!target) throw new YamlSyntaxError(`unknown anchor '${token.name}' referenced`);
			return {
				kind: "alias",
				target,
				name: token.name
			};
		}
		if (this.#depth++, this.#depth > 200) throw new ConfigValueError("it is nested more than 200 levels deep");
		let node = this.#content(this.#properties(), block, indentless);
		return this.#depth--, node;
	}
	#properties() {
		let anchor = "", tag = "";
		for (let token = this.#scanner.peek();; token = this.#scanner.peek()) {
			if (token.type === "anchor" && anchor === "") anchor = token.name;
			else if (token.type === "tag" && tag === "") tag = this.#fullTag(token.handle, token.suffix);
			else return {
				anchor,
				tag
			};
			this.#scanner.next();
		}
	}
	#fullTag(handle, suffix) {
		if (handle === "") return suffix;
		let prefix = this.#handles.get(handle);
		if (!prefix) throw new YamlSyntaxError("found undefined tag handle");
		return prefix + suffix;
	}
	#content(properties, block, indentless) {
		let token = this.#scanner.peek(), { anchor, tag } = properties;
		if (indentless && token.type === "block-entry") return this.#sequence(properties, (items) => this.#indentlessItems(items));
		switch (token.type) {
			case "scalar": return this.#scanner.next(), this.#scalar(anchor, {
				kind: "scalar",
				value: token.value,
				tag,
				implicit: tag === "" && token.style === "plain" || tag === "!",
				anchor,
				style: token.style,
				start: token.start,
				end: token.end
			});
			case "flow-sequence": return this.#sequence(properties, (items) => this.#flowItems(items));
			case "flow-mapping": return this.#mapping(properties, (entries) => this.#flowEntries(entries));
			case "block-sequence":
				if (block) return this.#sequence(properties, (items) => this.#blockItems(items));
				break;
			case "block-mapping": if (block) return this.#mapping(properties, (entries) => this.#blockEntries(entries));
		}
		if (anchor === "" && tag === "") throw new YamlSyntaxError("did not find expected node content");
		return this.#scalar(anchor, {
			...this.#empty(),
			tag,
			anchor,
			implicit: tag === ""
		});
	}
	#empty() {
		let { offset } = this.#scanner;
		return {
			kind: "scalar",
			value: "",
			tag: "",
			implicit: !0,
			anchor: "",
			style: "plain",
			start: offset,
			end: offset
		};
	}
	#scalar(anchor, node) {
		return anchor !== "" && this.#anchors.set(anchor, node), node;
	}
	#sequence({ anchor, tag }, fill) {
		let items = [], node = {
			kind: "sequence",
			items,
			tag,
			anchor
		};
		return anchor !== "" && this.#anchors.set(anchor, node), fill(items), node;
	}
	#mapping({ anchor, tag }, fill) {
		let entries = [], node = {
			kind: "mapping",
			entries,
			tag,
			anchor
		};
		return anchor !== "" && this.#anchors.set(anchor, node), fill(entries), node;
	}
	#blockNode(ends, indentless) {
		return ends.includes(this.#type()) ? this.#empty() : this.#node(!0, indentless);
	}
	#blockItems(items) {
		for (this.#scanner.next(); this.#accept("block-entry");) items.push(this.#blockNode(["block-entry", "block-end"], !1));
		if (!this.#accept("block-end")) throw new YamlSyntaxError("did not find expected '-' indicator");
	}
	#indentlessItems(items) {
		for (; this.#accept("block-entry");) items.push(this.#blockNode([
			"block-entry",
			"key",
			"value",
			"block-end"
		], !1));
	}
	#blockEntries(entries) {
		this.#scanner.next();
		let ends = [
			"key",
			"value",
			"block-end"
		];
		for (; this.#accept("key");) {
			let key = this.#blockNode(ends, !0);
			entries.push([key, this.#accept("value") ? this.#blockNode(ends, !0) : this.#empty()]);
		}
		if (!this.#accept("block-end")) throw new YamlSyntaxError("did not find expected key");
	}
	#flowItems(items) {
		this.#scanner.next();
		for (let first = !0; !this.#accept("flow-sequence-end"); first = !1) {
			if (!first && !this.#accept("flow-entry")) throw new YamlSyntaxError("did not find expected ',' or ']'");
			if (this.#accept("flow-sequence-end")) return;
			items.push(this.#accept("key") ? this.#singlePair() : this.#node(!1, !1));
		}
	}
	#singlePair() {
		let missing = [
			"value",
			"flow-entry",
			"flow-sequence-end"
		].includes(this.#type()), key = missing ? this.#empty() : this.#node(!1, !1);
		return missing && this.#scanner.next(), {
			kind: "mapping",
			entries: [[key, this.#accept("value") ? this.#flowPart(["flow-entry", "flow-sequence-end"]) : this.#empty()]],
			tag: "",
			anchor: ""
		};
	}
	#flowPart(ends) {
		return ends.includes(this.#type()) ? this.#empty() : this.#node(!1, !1);
	}
	#flowEntries(entries) {
		this.#scanner.next();
		for (let first = !0; !this.#accept("flow-mapping-end"); first = !1) {
			if (!first && !this.#accept("flow-entry")) throw new YamlSyntaxError("did not find expected ',' or '}'");
			if (this.#accept("flow-mapping-end")) return;
			if (!this.#accept("key")) {
				entries.push([this.#node(!1, !1), this.#empty()]);
				continue;
			}
			let key = this.#flowPart([
				"value",
				"flow-entry",
				"flow-mapping-end"
			]);
			entries.push([key, this.#accept("value") ? this.#flowPart(["flow-entry", "flow-mapping-end"]) : this.#empty()]);
		}
	}
};
function countSeparators(text) {
	return text.match(/^---/gm)?.length ?? 0;
}
function parseDocuments(text) {
	let parser = new DocumentParser(text);
	try {
		return checkCharacters(text), {
			kind: "parsed",
			stream: {
				documents: parser.documents(),
				comments: parser.comments,
				markers: parser.markers + countSeparators(text)
			}
		};
	} catch (error) {
		if (!(error instanceof YamlSyntaxError) && !(error instanceof ConfigValueError)) throw error;
		return {
			kind: "invalid",
			error: {
				message: error.message,
				offset: parser.offset
			}
		};
	}
}
function parseFirstDocument(text) {
	return new DocumentParser(text).document();
}
export { checkCharacters as a, isBlank as c, compareStrings as d, fromBytes as f, ConfigValueError as g, toOutputText as h, isMergeKey as i, isLineBreak as l, toBytes as m, parseFirstDocument as n, hasPrintableText as o, sliceBytes as p, decodeDocument as r, YamlSyntaxError as s, parseDocuments as t, byteLength as u };
