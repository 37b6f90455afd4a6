import { t as quote } from "./diagnostics3.js";
import { t as GENERATED_FILE_NAME } from "./conventions2.js";
import { c as isYaml11Boolean, i as isNullNode, l as resolvePlain, s as isBase60 } from "./yaml.js";
// packages/diagnostics/src/find-nearest.ts
function findNearest(word, candidates, maxEdits = Math.min(2, Math.floor(word.length / 2))) {
	let best, limit = maxEdits + 1;
	for (let candidate of candidates) {
		if (Math.abs(candidate.length - word.length) >= limit) continue;
		let edits = editDistance(word.toLowerCase().slice(0, 64), candidate.toLowerCase());
		edits < limit && ([best, limit] = [candidate, edits]);
	}
	return best;
}
function editDistance(a, b) {
	let [beforeLast, last] = [[], Array.from({ length: b.length + 1 }, (_, index) => index)];
	for (let i = 1; i <= a.length; i += 1) {
		let row = [i];
		for (let j = 1; j <= b.length; j += 1) {
			let replacement = a[i - 1] === b[j - 1] ? 0 : 1, edits = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + replacement);
			i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] && (edits = Math.min(edits, (beforeLast[j - 2] ?? 0) + 1)), row.push(edits);
		}
		[beforeLast, last] = [last, row];
	}
	return last[b.length] ?? 0;
}
// packages/goyaml/src/scalars/ambiguous-scalar.ts
const UNAMBIGUOUS = /^[A-Za-z0-9_./](?:[\w./:@+-]*[\w/])?$/;
function isAmbiguousScalar(text) {
	return !UNAMBIGUOUS.test(text) || hasOtherType(text);
}
function hasOtherType(text) {
	return isBase60(text) || isYaml11Boolean(text) || resolvePlain(text, "v2").tag !== "str" || resolvePlain(text, "v3").tag !== "str";
}
// packages/scheduler/src/load/shapes/node-shape.ts
function joinPath(path, key) {
	let segment = /^[\w./-]{1,64}$/.test(key) ? key : quote(key);
	return path === "" ? segment : `${path}.${segment}`;
}
function describePath(path) {
	return path === "" ? "the document" : path;
}
function describeNodeKind({ kind }) {
	return kind === "scalar" ? "text" : kind === "sequence" ? "a list" : "a mapping";
}
const anyShape = {
	schema: {},
	read: () => !0
};
function ignoredShape(schema, hint) {
	return {
		schema,
		read(node, path, context) {
			return context.warning(node.offset, "ignored-field", `${path} is ignored`, hint), !0;
		}
	};
}
// packages/scheduler/src/load/shapes/collection-shapes.ts
function listShape(item, description, maxUntrusted = Infinity) {
	return {
		schema: {
			type: "array",
			items: item.schema,
			description
		},
		read(node, path, context) {
			if (isNullNode(node)) return [];
			if (node.kind !== "sequence") return context.error(node.offset, "wrong-type", `${path} has to be a list, not ${describeNodeKind(node)}`);
			if (!context.trusted && node.items.length > maxUntrusted) {
				let message = `${path} has ${node.items.length} elements; at most ${maxUntrusted} are allowed`;
				return context.error(node.offset, "too-many-values", message, "Combine or remove some.");
			}
			let values = node.items.map((element, index) => item.read(element, `${path}[${index}]`, context)), valid = values.filter((value) => value !== void 0);
			return valid.length === values.length ? valid : void 0;
		}
	};
}
function mapShape(keyRule, value, description, maxKeys = Infinity) {
	return {
		schema: {
			type: "object",
			description,
			...keyRule?.schema ? { propertyNames: keyRule.schema } : {},
			...Number.isFinite(maxKeys) ? { maxProperties: maxKeys } : {},
			additionalProperties: value.schema
		},
		read(node, path, context) {
			if (isNullNode(node)) return {};
			if (node.kind !== "mapping") return context.error(node.offset, "wrong-type", `${path} has to be a mapping, not ${describeNodeKind(node)}`);
			if (node.entries.length > maxKeys) {
				let message = `${path} has ${node.entries.length} keys; at most ${maxKeys} are allowed`;
				return context.error(node.offset, "too-many-keys", message, "Remove those that no template uses.");
			}
			let entries = [], isValid = !0;
			for (let { key, value: valueNode } of node.entries) {
				let isValidKey = checkKey(key, keyRule, path, context), read = value.read(valueNode, joinPath(path, key.text), context);
				isValidKey && read !== void 0 ? entries.push([key.text, read]) : isValid = !1;
			}
			return isValid ? Object.fromEntries(entries) : void 0;
		}
	};
}
function checkKey(key, rule, path, context) {
	if (!(key.type === "str" || key.type === "timestamp" || key.type === "int" && /^(0|-?[1-9]\d{0,17})$/.test(key.text))) {
		let message = `${path}: the key ${quote(key.text)} is not text unless it is quoted`;
		return context.error(key.offset, "wrong-type", message, `Put it in quotes: ${quote(key.text)}.`), !1;
	}
	return context.checkCharacters(key, `${path}: the key ${quote(key.text)}`) ? !rule || rule.holds(key.text) ? !0 : (context.error(key.offset, rule.code, `${path}: ${quote(key.text)} ${rule.message}`, rule.hint), !1) : !1;
}
// packages/scheduler/src/load/shapes/object-shape.ts
const required = (shape) => ({
	shape,
	required: !0
}), optional = (shape) => ({
	shape,
	required: !1
});
function objectShape(fields, description, strictness = "lenient") {
	let names = Object.keys(fields), requiredNames = names.filter((name) => fields[name]?.required);
	return {
		schema: {
			type: "object",
			description,
			properties: Object.fromEntries(names.map((name) => [name, fields[name]?.shape.schema ?? {}])),
			...requiredNames.length > 0 ? { required: requiredNames } : {},
			additionalProperties: !1
		},
		read(node, path, context) {
			if (node.kind !== "mapping") {
				let actual = isNullNode(node) ? "it is empty" : `it is ${describeNodeKind(node)}`;
				return context.error(node.offset, "wrong-type", `${describePath(path)} has to be a mapping, but ${actual}`);
			}
			let values = {}, isValid = checkFieldNames(node, fields, path, context, strictness);
			for (let name of names) {
				let field = fields[name], value = node.byKey.get(name)?.value;
				if (!field || !value || isNullNode(value) && !field.required && strictness !== "strict") continue;
				let read = field.shape.read(value, joinPath(path, name), context), isEmpty = strictness === "strict" && isNullNode(value) && !acceptsNull(field.shape);
				if (isEmpty && read !== void 0) {
					let hint = field.required ? "Give it a value." : "Give it a value, or remove it.";
					context.error(value.offset, "empty-value", `${joinPath(path, name)} is empty`, hint);
				}
				read === void 0 || isEmpty ? isValid = !1 : values[name] = read;
			}
			return isValid ? values : void 0;
		}
	};
}
function acceptsNull({ schema: { type } }) {
	return type === void 0 || Array.isArray(type) && type.includes("null");
}
function checkFieldNames(node, fields, path, context, strictness) {
	let names = Object.keys(fields), missing = new Set(names.filter((name) => fields[name]?.required && !node.byKey.has(name))), isValid = missing.size === 0;
	for (let { key, value } of node.entries) {
		if (names.includes(key.text)) continue;
		let nearest = findNearest(key.text, names);
		if (nearest !== void 0 && missing.delete(nearest)) {
			let message = `${describePath(path)} lacks ${nearest}, and has ${quote(key.text)} instead`;
			context.error(key.offset, "missing-field", message, `Did you mean ${nearest}?`);
			continue;
		}
		let parent = nearest === void 0 ? findParent(key.text, fields) : void 0, fix = parent ? `Put it under ${parent}.` : nearest && `Did you mean ${nearest}?`, message = `${describePath(path)} has no field ${quote(key.text)}`;
		if (strictness === "lenient" && fix === void 0) {
			let hint = `Known fields are ${names.join(", ")}.`;
			context.warning(key.offset, "unknown-field", `${message}; it is ignored`, hint);
			continue;
		}
		let map = value.kind === "scalar" ? findMap(fields) : void 0, hint = map ? `Write it below ${map}.` : `Known fields are ${names.join(", ")}.`;
		context.error(key.offset, "unknown-field", message, fix ?? hint), isValid = !1;
	}
	for (let name of missing) context.error(node.offset, "missing-field", `${describePath(path)} lacks ${name}`, `Add \`${name}:\`.`);
	return isValid;
}
function findParent(name, fields) {
	return Object.keys(fields).find((field) => {
		let { properties } = fields[field]?.shape.schema ?? {};
		return typeof properties == "object" && !!properties && findNearest(name, Object.keys(properties)) !== void 0;
	}) ?? (name === "labels" ? "metadata" : void 0);
}
function findMap(fields) {
	let maps = Object.keys(fields).filter((field) => fields[field]?.shape.schema.additionalProperties);
	return maps.length === 1 ? maps[0] : void 0;
}
// packages/scheduler/src/load/shapes/text-shape.ts
const TYPE_DESCRIPTIONS = {
	null: "nothing",
	bool: "a boolean",
	int: "a number",
	float: "a number",
	timestamp: "a date",
	str: "text"
};
function textShape(description, ...rules) {
	return {
		schema: {
			type: "string",
			description,
			...Object.assign({}, ...rules.map(({ schema }) => schema))
		},
		read(node, path, context) {
			if (node.kind !== "scalar") return context.error(node.offset, "wrong-type", `${path} has to be text, not a ${node.kind}`);
			if (!isText(node)) {
				if (node.type === "null") return context.error(node.offset, "empty-value", `${path} is empty`, "Give it a value, or remove it.");
				let actual = `${quote(node.text)} without quotes is ${TYPE_DESCRIPTIONS[node.type]}`, hint = `Put it in quotes: ${quote(node.text)}.`;
				return context.error(node.offset, "wrong-type", `${path} has to be text, but ${actual}`, hint);
			}
			if (!context.checkCharacters(node, path)) return;
			let broken = rules.find((rule) => !(rule.untrustedOnly && context.trusted) && !rule.holds(node.text));
			if (!broken) return node.text;
			let value = broken.secret ? "its value" : quote(node.text);
			return context.error(node.offset, broken.code, `${path}: ${value} ${broken.message}`, broken.hint);
		}
	};
}
function isText({ type }) {
	return type === "str" || type === "timestamp";
}
function enumShape(values, description) {
	let plain = textShape(description);
	return {
		schema: {
			enum: values,
			description
		},
		read(node, path, context) {
			let text = plain.read(node, path, context);
			if (text === void 0) return;
			let value = values.find((candidate) => candidate === text);
			if (value !== void 0) return value;
			let nearest = findNearest(text, values), hint = nearest ? `Did you mean ${nearest}?` : `Use one of ${values.join(", ")}.`;
			return context.error(node.offset, "wrong-value", `${path} cannot be ${quote(text)}`, hint);
		}
	};
}
// packages/scheduler/src/resources/label-syntax.ts
const NAME = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/, SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
function isLabelKey(key) {
	let parts = key.split("/");
	if (parts.length > 2) return !1;
	let name = parts[parts.length - 1] ?? "", prefix = parts.length === 2 ? parts[0] : void 0;
	return prefix !== void 0 && (prefix.length > 253 || !SUBDOMAIN.test(prefix)) ? !1 : name.length <= 63 && NAME.test(name);
}
function isLabelValue(value) {
	return value === "" || value.length <= 63 && NAME.test(value);
}
// packages/scheduler/src/load/fields/text-rules.ts
const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, DNS_SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/, QUALIFIED_NAME = "([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]", DATA_KEY = /^[-._a-zA-Z0-9]+$/, MANIFEST_KEY = /^[A-Za-z0-9_][-A-Za-z0-9_.]{0,62}$/, DNS_LABEL_RULE = {
	code: "invalid-name",
	holds: (text) => text.length <= 63 && DNS_LABEL.test(text),
	message: "is not a DNS-1123 label",
	hint: "Use at most 63 lower-case letters, digits and `-`, starting and ending with a letter or digit.",
	schema: {
		pattern: DNS_LABEL.source,
		maxLength: 63
	}
}, DNS_SUBDOMAIN_RULE = {
	code: "invalid-name",
	holds: (text) => text.length <= 253 && DNS_SUBDOMAIN.test(text),
	message: "is not a DNS-1123 subdomain",
	hint: "Use at most 253 lower-case letters, digits, `-` and `.`, starting and ending with a letter or digit.",
	schema: {
		pattern: DNS_SUBDOMAIN.source,
		maxLength: 253
	}
}, LABEL_KEY_RULE = {
	code: "invalid-label",
	holds: isLabelKey,
	message: "is not a valid label key",
	hint: "A key is an optional DNS prefix and `/`, then up to 63 letters, digits, `-`, `_` and `.`, starting and ending with a letter or digit.",
	schema: { pattern: `^([a-z0-9]([-.a-z0-9]*[a-z0-9])?/)?${QUALIFIED_NAME}$` }
}, LABEL_VALUE_RULE = {
	code: "invalid-label",
	holds: isLabelValue,
	message: "is not a valid label value",
	hint: "A value is empty or up to 63 letters, digits, `-`, `_` and `.`, starting and ending with a letter or digit.",
	schema: { pattern: `^(${QUALIFIED_NAME})?$` }
}, DATA_KEY_RULE = {
	code: "invalid-key",
	holds: (text) => text.length <= 253 && DATA_KEY.test(text) && text !== "." && !text.startsWith(".."),
	message: "is not a valid key of a ConfigMap",
	hint: "Use at most 253 letters, digits, `-`, `_` and `.`.",
	schema: {
		pattern: DATA_KEY.source,
		maxLength: 253
	}
}, MANIFEST_KEY_RULE = {
	code: "invalid-key",
	holds: (text) => MANIFEST_KEY.test(text) && !isAmbiguousScalar(text),
	message: "is not a key that templates can print without quotes",
	hint: "Use at most 63 letters, digits, `-`, `_` and `.`, and not a word that YAML converts, such as `yes` or `null`.",
	schema: { pattern: MANIFEST_KEY.source }
}, NOT_EMPTY_RULE = {
	code: "empty-value",
	holds: (text) => text !== "",
	message: "is empty",
	hint: "Give it a value.",
	schema: { minLength: 1 }
}, MANIFEST_FILE_RULE = {
	code: "invalid-file-name",
	holds: (text) => GENERATED_FILE_NAME.test(text),
	message: "is not a name that a generated file can have",
	hint: "Use a plain name such as `zarf.yaml`: at most 100 letters, digits, `-`, `_` and `.`, starting with a letter or digit, then `.yaml` or, for a script, `.sh`. `kustomization.yaml` is reserved: Flux and kustomize apply only what it lists.",
	schema: { pattern: GENERATED_FILE_NAME.source }
}, MAX_VALUE_LENGTH = 16384, VALUE_LENGTH_RULE = {
	code: "value-too-long",
	holds: (text) => text.length <= MAX_VALUE_LENGTH,
	message: `has more than ${MAX_VALUE_LENGTH} characters`,
	hint: "Shorten it; keep long text in the repository with the manifests of the target.",
	untrustedOnly: !0
}, SCHEMA_TEXT_RULE = {
	code: "schema-too-large",
	holds: (text) => text.length <= 65536,
	message: "is longer than 64 KiB",
	hint: "Make the schema smaller.",
	schema: { maxLength: 65536 }
}, FORBIDDEN = /[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]|[\u2028\u2029\ufeff]|\p{Noncharacter_Code_Point}|\p{Bidi_Control}/u, LINE_BREAK = /[\r\u0085\u2028\u2029]/, DIRECTION = /\p{Bidi_Control}/u;
function findForbiddenCharacter(text) {
	let character = FORBIDDEN.exec(text)?.[0];
	if (character !== void 0) return {
		character,
		name: `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`,
		...explain(character)
	};
}
function explain(character) {
	return LINE_BREAK.test(character) ? {
		reason: "a line break that YAML parsers treat differently",
		hint: "Remove it; between lines, use a line feed (`\\n`)."
	} : DIRECTION.test(character) ? {
		reason: "which changes the order in which text is shown",
		hint: "Remove it; it is invisible."
	} : {
		reason: "which is not a printable character of YAML",
		hint: "Remove it; it may be invisible."
	};
}
// packages/scheduler/src/load/shapes/shape-context.ts
var ShapeContext = class {
	diagnostics = [];
	trusted;
	#source;
	#subject;
	constructor(source, { subject, trusted }) {
		this.trusted = trusted, this.#source = source, this.#subject = subject;
	}
	error(offset, code, message, hint) {
		this.#add("error", offset, code, message, hint);
	}
	warning(offset, code, message, hint) {
		this.#add("warning", offset, code, message, hint);
	}
	checkCharacters({ text, offset, end }, subject) {
		let found = this.trusted ? void 0 : findForbiddenCharacter(text);
		if (!found) return !0;
		let at = this.#source.text.slice(offset, end).indexOf(found.character), isWritten = at !== -1 && found.character !== "\r", message = `${subject} contains the character ${found.name}, ${found.reason}`;
		return this.error(offset + (isWritten ? at : 0), "forbidden-character", message, found.hint), !1;
	}
	#add(severity, offset, code, message, hint) {
		this.diagnostics.push({
			code,
			severity,
			message,
			at: this.#source.positionAt(offset),
			...hint === void 0 ? {} : { hint },
			subject: this.#subject
		});
	}
};
export { joinPath as C, findNearest as E, ignoredShape as S, isAmbiguousScalar as T, optional as _, LABEL_KEY_RULE as a, mapShape as b, MANIFEST_KEY_RULE as c, VALUE_LENGTH_RULE as d, isLabelKey as f, objectShape as g, textShape as h, DNS_SUBDOMAIN_RULE as i, NOT_EMPTY_RULE as l, enumShape as m, DATA_KEY_RULE as n, LABEL_VALUE_RULE as o, isLabelValue as p, DNS_LABEL_RULE as r, MANIFEST_FILE_RULE as s, ShapeContext as t, SCHEMA_TEXT_RULE as u, required as v, hasOtherType as w, anyShape as x, listShape as y };
