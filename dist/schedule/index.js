import { _ as Inputs, a as escapeProblem, c as inlineCode, d as paragraph, f as table, g as log, h as reportDiagnostics, i as details, m as runAction, n as hideToken, o as escapeText, p as trustedMarkdown, r as setOutputs, s as heading, t as addSummary, u as markdownDocument } from "../shared/action-kit.js";
import { c as isConfigFile, d as createFairSelector, f as omittedParagraph, i as formatGeneratedPath, n as createDesiredTree, o as hasGeneratedForm } from "../shared/scheduler2.js";
import { n as MAX_RECORD_BYTES, t as ASSIGNMENT_RECORD_PATH } from "../shared/conventions.js";
import { n as FetchSession, t as fetchSources } from "../shared/git2.js";
import { a as runLocalGit } from "../shared/git.js";
import { n as formatPosition, r as joinLimited, t as formatCount } from "../shared/diagnostics.js";
import { n as sanitizeText, t as quote } from "../shared/diagnostics3.js";
import { i as PROMOTED_BASE_REPO, r as mustache, t as compilePattern$1 } from "../shared/text-template.js";
import { E as findNearest, f as isLabelKey, p as isLabelValue, r as DNS_LABEL_RULE, w as hasOtherType } from "../shared/scheduler.js";
import { d as compareStrings, f as fromBytes, g as ConfigValueError, h as toOutputText, m as toBytes, o as hasPrintableText, p as sliceBytes, t as parseDocuments, u as byteLength } from "../shared/goyaml.js";
import { a as trimGoSpace, i as trimCharacter, n as readConfigValue, o as FunctionError, r as isGoSpace, t as marshalYaml } from "../shared/goyaml2.js";
import { a as SourceText, d as Func, f as List, l as resolvePlain, m as Struct, o as parseYaml, p as Num, u as Dict } from "../shared/yaml.js";
import { n as errorMessage } from "../shared/retry2.js";
import { a as createHash, c as init__lazy_crypto, i as createDecipheriv, o as createHmac, s as createPrivateKey, t as X509Certificate, u as scryptSync } from "../shared/shared2.js";
import { a as createWorkloadSuspicion, l as isTimeZone, t as loadFolder, u as toWallTime } from "../shared/scheduler3.js";
import { t as findInvalidKey } from "../shared/goyaml3.js";
import { n as dropDuplicates, r as overlayResources, t as compareNames } from "../shared/scheduler4.js";
import { n as describeClaimant, t as decideClaims } from "../shared/scheduler5.js";
import { i as ENVIRONMENT_NAME, t as CONFIG_FILE_NAME } from "../shared/scheduler6.js";
import { tmpdir } from "node:os";
import { basename, dirname, join, posix, relative, resolve } from "node:path";
import { existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { mkdir, symlink } from "node:fs/promises";
// packages/diagnostics/src/owned-by.ts
function ownedBy(registration) {
	return registration === void 0 ? {} : { registration };
}
// packages/govalue/src/complex.ts
var Complex = class extends Struct {
	real;
	imaginary;
	constructor(real, imaginary) {
		super("complex128", {}), this.real = real, this.imaginary = imaginary;
	}
};
// packages/govalue/src/exact-decimal.ts
function toExactDecimal(value) {
	let [mantissa = "0", power = "0"] = value.toExponential().split("e"), [whole = "0", fraction = ""] = mantissa.split(".");
	return {
		digits: BigInt(whole + fraction),
		exponent: Number(power) - fraction.length
	};
}
function scaleDigits(decimal, exponent) {
	return decimal.digits * 10n ** BigInt(decimal.exponent - exponent);
}
// packages/govalue/src/json-value.ts
function toJsonValue(value) {
	return value === null || typeof value == "string" || typeof value == "boolean" || typeof value == "number" ? value : typeof value == "bigint" ? toJsonInteger(value) : value instanceof Num ? typeof value.value == "bigint" ? toJsonInteger(value.value) : value.value : value instanceof List ? value.items.map(toJsonValue) : value instanceof Dict ? Object.fromEntries([...value.entries].map(([key, item]) => [String(key), toJsonValue(item)])) : value instanceof Struct ? Object.fromEntries(Object.entries(value.fields).map(([key, item]) => [key, toJsonValue(item)])) : null;
}
function toJsonInteger(value) {
	let number = Number(value);
	return Number.isSafeInteger(number) ? number : String(value);
}
// packages/govalue/src/parse-float.ts
const DIGITS$1 = "[0-9]+(?:_[0-9]+)*", DECIMAL = RegExp(`^[+-]?(?:${DIGITS$1}(?:\\.(?:${DIGITS$1})?)?|\\.${DIGITS$1})(?:[eE][+-]?${DIGITS$1})?$`), INFINITY = /^([+-]?)inf(?:inity)?$/i, NOT_A_NUMBER = /^nan$/i, HEXADECIMAL = /^([+-]?)0[xX]_?([0-9a-fA-F]*(?:_[0-9a-fA-F]+)*)(?:\.([0-9a-fA-F]*(?:_[0-9a-fA-F]+)*))?[pP]([+-]?[0-9]+(?:_[0-9]+)*)$/;
function parseGoFloat(text) {
	let infinity = INFINITY.exec(text);
	return infinity ? infinity[1] === "-" ? -Infinity : Infinity : NOT_A_NUMBER.test(text) ? NaN : parseFiniteGoFloat(text);
}
function parseFiniteGoFloat(text) {
	if (!DECIMAL.test(text)) return parseHexadecimal(text);
	let value = Number(text.replaceAll("_", ""));
	return Number.isFinite(value) ? value : void 0;
}
function parseHexadecimal(text) {
	let [, sign = "", whole = "", fraction = "", exponent = "0"] = HEXADECIMAL.exec(text) ?? [], digits = (whole + fraction).replaceAll("_", "");
	if (digits === "") return;
	let power = Number(exponent.replaceAll("_", "")) - 4 * fraction.replaceAll("_", "").length, size = scaleByPower(BigInt(`0x${digits}`), power);
	if (Number.isFinite(size)) return sign === "-" ? -size : size;
}
function scaleByPower(mantissa, power) {
	if (mantissa === 0n) return 0;
	let top = mantissa.toString(2).length + power;
	if (top > 1024) return Infinity;
	if (top < -1075) return 0;
	let lowest = Math.max(top - 53, -1074), dropped = lowest - power, kept = dropped <= 0 ? mantissa << BigInt(-dropped) : shiftRounded(mantissa, BigInt(dropped)), half = Math.trunc(lowest / 2);
	return Number(kept) * 2 ** half * 2 ** (lowest - half);
}
function shiftRounded(value, bits) {
	let kept = value >> bits, rest = value - (kept << bits), half = 1n << bits - 1n;
	return rest > half || rest === half && kept % 2n == 1n ? kept + 1n : kept;
}
// packages/govalue/src/quote-go.ts
const PRINTABLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u;
function isPrint(char) {
	return PRINTABLE.test(char);
}
const ESCAPES$1 = {
	"\x07": "\\a",
	"\b": "\\b",
	"\f": "\\f",
	"\n": "\\n",
	"\r": "\\r",
	"	": "\\t",
	"\v": "\\v"
}, formatHex$1 = (code, digits) => code.toString(16).padStart(digits, "0");
function quoteCharacter(char, quote, asciiOnly) {
	let code = char.codePointAt(0) ?? 0;
	if (char === quote || char === "\\") return `\\${char}`;
	if (code >= 56448 && code <= 56575) return `\\x${formatHex$1(code & 255, 2)}`;
	if (code < 127 ? code >= 32 : !asciiOnly && isPrint(char)) return char;
	let short = ESCAPES$1[char];
	return short === void 0 ? code < 128 ? `\\x${formatHex$1(code, 2)}` : code >= 55296 && code < 57344 ? "\\ufffd" : code < 65536 ? `\\u${formatHex$1(code, 4)}` : `\\U${formatHex$1(code, 8)}` : short;
}
function quoteGo(text, asciiOnly = !1) {
	let quoted = "\"";
	for (let char of text) quoted += quoteCharacter(char, "\"", asciiOnly);
	return `${quoted}"`;
}
function quoteRune(char, asciiOnly) {
	return `'${quoteCharacter(char, "'", asciiOnly)}'`;
}
function canBackquote(text) {
	return text.isWellFormed() && !/[\x00-\x08\x0a-\x1f\x7f`\ufeff]/.test(text);
}
// packages/govalue/src/type-name.ts
function typeName(value) {
	switch (typeof value) {
		case "string": return "string";
		case "boolean": return "bool";
		case "bigint": return "int";
		case "number": return "float64";
	}
	return value instanceof Dict ? `map[${value.key}]${value.elem}` : value instanceof List ? `[]${value.elem}` : value instanceof Num || value instanceof Struct ? value.type : value instanceof Func ? "func(...interface {}) interface {}" : "<nil>";
}
function kindName(value) {
	return value == null ? "invalid" : value instanceof Dict ? "map" : value instanceof List ? "slice" : value instanceof Struct ? value instanceof Complex ? "complex128" : "struct" : value instanceof Func ? "func" : typeName(value);
}
// packages/govalue/src/url.ts
const UNESCAPED = {
	path: /[A-Za-z0-9\-_.~$&+,/:;=@]/,
	user: /[A-Za-z0-9\-_.~$&+,;=]/,
	host: /[A-Za-z0-9\-_.~!$&'()*+,;=:[\]<>"]/,
	zone: /[A-Za-z0-9\-_.~!$&'()*+,;=:[\]<>"]/,
	fragment: /[A-Za-z0-9\-_.~$&+,/:;=?@!()*]/
};
function encode(text, part) {
	let out = "";
	for (let byte of text) {
		let code = byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0");
		out += UNESCAPED[part].test(byte) ? byte : `%${code}`;
	}
	return out;
}
function decode(text, part) {
	let inHost = part === "host" || part === "zone";
	return text.replace(/%.{0,2}|[^%]/gs, (piece) => {
		if (!piece.startsWith("%")) {
			if (inHost && /[\x00-\x7f]/.test(piece) && !UNESCAPED[part].test(piece)) throw new FunctionError(`invalid character ${quoteGo(piece)} in host name`);
			return piece;
		}
		let byte = /^%[0-9a-fA-F]{2}$/.test(piece) ? String.fromCharCode(Number.parseInt(piece.slice(1), 16)) : void 0;
		if (byte === void 0 || !mayBeEscaped(byte, piece, part)) throw new FunctionError(`invalid URL escape ${quoteGo(piece)}`);
		return byte;
	});
}
function mayBeEscaped(byte, piece, part) {
	return part === "host" ? byte >= "\u0080" || piece === "%25" : part !== "zone" || piece === "%25" || byte === " " || UNESCAPED.host.test(byte);
}
function cut(text, separator) {
	let at = text.indexOf(separator);
	return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + separator.length)];
}
function parseUrl(text) {
	let [main, fragment] = cut(text, "#"), url = withParseError(main, () => parseMain(main));
	return fragment === "" ? url : {
		...url,
		fragment: withParseError(text, () => decode(fragment, "fragment"))
	};
}
function withParseError(text, parse) {
	try {
		return parse();
	} catch (cause) {
		throw cause instanceof FunctionError ? new FunctionError(`parse ${quoteGo(text)}: ${cause.message}`) : cause;
	}
}
const EMPTY = {
	scheme: "",
	opaque: "",
	user: void 0,
	host: "",
	path: "",
	query: "",
	fragment: ""
};
function parseMain(text) {
	if (/[\x00-\x1f\x7f]/.test(text)) throw new FunctionError("net/url: invalid control character in URL");
	if (text === "*") return {
		...EMPTY,
		path: "*"
	};
	let { scheme, after } = splitScheme(text), [rest, query] = cut(after, "?");
	if (!rest.startsWith("/")) {
		if (scheme !== "") return {
			...EMPTY,
			scheme,
			query,
			opaque: rest
		};
		if (cut(rest, "/")[0].includes(":")) throw new FunctionError("first path segment in URL cannot contain colon");
	}
	if (!rest.startsWith("//") || scheme === "" && rest.startsWith("///")) return {
		...EMPTY,
		scheme,
		query,
		path: decode(rest, "path")
	};
	let slash = rest.indexOf("/", 2), end = slash < 0 ? rest.length : slash, authority = parseAuthority(rest.slice(2, end));
	return {
		...EMPTY,
		...authority,
		scheme,
		query,
		path: decode(rest.slice(end), "path")
	};
}
function splitScheme(text) {
	if (text.startsWith(":")) throw new FunctionError("missing protocol scheme");
	let scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(text)?.[1];
	return scheme === void 0 ? {
		scheme: "",
		after: text
	} : {
		scheme: scheme.toLowerCase(),
		after: text.slice(scheme.length + 1)
	};
}
function parseAuthority(authority) {
	let at = authority.lastIndexOf("@"), host = parseHost(authority.slice(at + 1));
	if (at < 0) return {
		user: void 0,
		host
	};
	let info = authority.slice(0, at);
	if (!/^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(info)) throw new FunctionError("net/url: invalid userinfo");
	let [name, password] = cut(info, ":");
	return {
		user: {
			name: decode(name, "user"),
			password: info.includes(":") ? decode(password, "user") : void 0
		},
		host
	};
}
const isPort = (port) => /^(?::[0-9]*)?$/.test(port);
function parseHost(host) {
	let bracket = host.startsWith("[") ? host.lastIndexOf("]") : void 0;
	if (bracket !== void 0 && bracket < 0) throw new FunctionError("missing ']' in host");
	let colon = host.lastIndexOf(":"), port = bracket === void 0 ? colon < 0 ? "" : host.slice(colon) : host.slice(bracket + 1);
	if (!isPort(port)) throw new FunctionError(`invalid port ${quoteGo(port)} after host`);
	let zone = bracket === void 0 ? -1 : host.slice(0, bracket).indexOf("%25");
	return zone < 0 ? decode(host, "host") : decode(host.slice(0, zone), "host") + decode(host.slice(zone, bracket), "zone") + decode(host.slice(bracket), "host");
}
function isUrl(text) {
	try {
		return parseUrl(text), !0;
	} catch (error) {
		if (error instanceof FunctionError) return !1;
		throw error;
	}
}
function hostnameOf({ host }) {
	let colon = host.lastIndexOf(":"), name = colon >= 0 && isPort(host.slice(colon)) ? host.slice(0, colon) : host;
	return name.startsWith("[") && name.endsWith("]") ? name.slice(1, -1) : name;
}
function formatUserInfo({ name, password }) {
	return encode(name, "user") + (password === void 0 ? "" : `:${encode(password, "user")}`);
}
function formatUrl(url) {
	let scheme = url.scheme === "" ? "" : `${url.scheme}:`, query = url.query === "" ? "" : `?${url.query}`, fragment = url.fragment === "" ? "" : `#${encode(url.fragment, "fragment")}`;
	return scheme + (url.opaque === "" ? formatHierarchy(url) : url.opaque) + query + fragment;
}
function formatHierarchy({ scheme, user, host, path }) {
	let escaped = path === "*" ? path : encode(path, "path"), authority = user !== void 0 || host !== "" || scheme !== "" && path !== "" ? `//${user === void 0 ? "" : `${formatUserInfo(user)}@`}${encode(host, "host")}` : "";
	return path !== "" && !path.startsWith("/") && host !== "" ? `${authority}/${escaped}` : authority + (scheme === "" && authority === "" && cut(escaped, "/")[0].includes(":") ? "./" : "") + escaped;
}
function scalarType({ value, tag, implicit, style }, dialect) {
	if (implicit) return value === "<<" && dialect === "v3" ? "!merge" : resolvePlain(value, dialect).tag;
	if (tag === "!" && value === "" && style === "plain") return dialect === "v3" ? "null" : "str";
	if (tag === "" || tag === "!") return "str";
	let name = tag.startsWith("tag:yaml.org,2002:") ? tag.slice(18) : void 0;
	return name === "str" ? "str" : `!${name ?? tag}`;
}
// packages/goyaml/src/read/document-shape.ts
function haveSameShape(left, right, mayDiffer) {
	return left.markers === right.markers && left.comments.length === right.comments.length && left.documents.length === right.documents.length && left.documents.every((document, index) => isAlike(document, right.documents[index], mayDiffer));
}
function isAlike(left, right, mayDiffer) {
	return left.kind === "alias" ? right?.kind === "alias" && left.name === right.name : right === void 0 || right.kind === "alias" || left.anchor !== right.anchor || left.tag !== right.tag ? !1 : left.kind === "scalar" ? right.kind === "scalar" && isScalarAlike(left, right, mayDiffer) : left.kind === "sequence" ? right.kind !== "sequence" || left.items.length !== right.items.length ? !1 : left.items.every((item, index) => isAlike(item, right.items[index], mayDiffer)) : right.kind !== "mapping" || left.entries.length !== right.entries.length ? !1 : left.entries.every(([key, value], index) => {
		let [otherKey, otherValue] = right.entries[index] ?? [];
		return isAlike(key, otherKey, () => !1) && isAlike(value, otherValue, mayDiffer);
	});
}
function isScalarAlike(left, right, mayDiffer) {
	return hasSameType(left, right) ? left.value === right.value || isString(left) && mayDiffer(left, right) : !1;
}
function hasSameType(left, right) {
	return scalarType(left, "v2") === scalarType(right, "v2") && scalarType(left, "v3") === scalarType(right, "v3");
}
function isWritable(nodes) {
	return nodes.every((node) => node.kind === "scalar" ? hasPrintableText(node.value) : node.kind === "sequence" ? isWritable(node.items) : node.kind === "alias" || isWritable(node.entries.flat()));
}
function isString(scalar) {
	return scalarType(scalar, "v2") === "str" && scalarType(scalar, "v3") === "str";
}
// packages/scheduler/src/model/owner-labels.ts
const FLUX_NAME = "kustomize.toolkit.fluxcd.io/name", FLUX_NAMESPACE = "kustomize.toolkit.fluxcd.io/namespace";
function createOwnerLabels(environment, registration) {
	return {
		workspace: registration?.workspace ?? "",
		...registration ? {
			[FLUX_NAME]: `${environment}-${registration.name}`,
			[FLUX_NAMESPACE]: "flux-system"
		} : {}
	};
}
function withoutOwnerLabels({ workspace: _workspace, [FLUX_NAME]: _name, [FLUX_NAMESPACE]: _namespace, ...others }) {
	return others;
}
function collectWorkloads(sources, context, diagnostics) {
	let declared = sources.flatMap((source) => source.resources.flatMap((resource) => resource.kind === "Workload" ? [{
		workload: resource,
		registration: source.registration,
		source
	}] : [])), kept = [...Map.groupBy(declared, ({ workload }) => workload.name)].flatMap(([name, claims]) => {
		let decision = decideClaims(claims, context.recorded?.workloads.get(name), context);
		return diagnostics.push(...reportClaims(decision)), (decision.kind === "owned" ? decision.owner : claims[0]) ?? [];
	});
	return {
		workloads: kept.map(({ workload, registration }) => ({
			workload,
			registration
		})).sort((a, b) => compareNames(a.workload, b.workload)),
		sources: new Map(kept.map(({ workload, source }) => [workload.name, source]))
	};
}
function reportClaims(decision) {
	if (decision.kind === "kept") return decision.others.map(({ workload, registration }) => ({
		...describeKeptName("workload", workload.name, decision.owner, locateName(workload)),
		subject: {
			kind: workload.kind,
			name: workload.name
		},
		...ownedBy(registration?.name)
	}));
	let losers = decision.kind === "owned" ? decision.others : decision.claims;
	return losers.map((claim) => createDuplicateError$1(claim, (decision.kind === "owned" ? decision.owner : losers.find((each) => each !== claim)) ?? claim));
}
function createDuplicateError$1({ workload, registration }, other) {
	let [at, otherAt] = [locateName(workload), locateName(other.workload)], isSameFile = at.source === otherAt.source && at.file === otherAt.file;
	return {
		code: "duplicate-workload",
		severity: "error",
		message: `duplicate workload ${workload.name}: ${describeClaimant(other)} defines it, too`,
		at,
		hint: isSameFile ? "Both registrations read this file: remove one of them, or give it another `path`." : "Workload names have to be unique across all registrations: rename one of them.",
		related: [{
			message: "also defined here",
			at: otherAt
		}],
		subject: {
			kind: "Workload",
			name: workload.name
		},
		...ownedBy(registration?.name)
	};
}
function describeKeptName(what, name, owner, at) {
	return {
		code: "name-taken",
		severity: "error",
		message: `${what} ${name} is published for registration ${owner}, whose repository has errors`,
		at,
		hint: `Choose another name, or wait until registration ${owner} is fixed or removed.`
	};
}
function locateName({ locate }) {
	return locate("metadata", "name");
}
// packages/scheduler/src/model/standalone-targets.ts
function collectStandaloneTargets(environment, sources, declared, context, diagnostics) {
	let found = sources.flatMap((source) => findTargets(environment, source, diagnostics)), owners = findOwners(found, declared, context);
	return found.flatMap((each) => {
		let owner = owners.get(each.workload), problem = owner && checkOwner(each, owner);
		return problem && diagnostics.push({
			...problem,
			...ownedBy(each.source.registration?.name)
		}), problem ? [] : {
			target: each.target,
			registration: each.source.registration
		};
	}).sort((a, b) => compareNames(a.target, b.target));
}
function findTargets(environment, source, diagnostics) {
	let { registration, trusted } = source;
	return source.resources.flatMap((resource) => {
		if (resource.kind !== "DeploymentTarget") return [];
		let labels = trusted ? resource.labels : {
			...withoutOwnerLabels(resource.labels),
			...createOwnerLabels(environment, registration)
		}, { workload = "", workspace = "" } = labels, problem = trusted ? void 0 : checkClaims(resource, workspace);
		return problem && diagnostics.push({
			...problem,
			...ownedBy(registration?.name)
		}), problem ? [] : [{
			target: {
				...resource,
				labels
			},
			source,
			workload,
			workspace
		}];
	});
}
function findOwners(found, { workloads, sources }, context) {
	let owners = /* @__PURE__ */ new Map();
	for (let { workload } of workloads) {
		let source = sources.get(workload.name);
		source && owners.set(workload.name, {
			kind: "declared",
			source,
			at: workload.locate("metadata", "name")
		});
	}
	for (let [workload, targets] of Map.groupBy(found, (target) => target.workload)) workload !== "" && !owners.has(workload) && owners.set(workload, decideOwner(workload, targets, context));
	return owners;
}
function decideOwner(workload, targets, context) {
	let claims = [...Map.groupBy(targets, ({ workspace }) => workspace).values()].flatMap(([first]) => first ? [{
		...first,
		registration: first.source.registration
	}] : []), decision = decideClaims(claims, context.recorded?.workloads.get(workload), context);
	if (decision.kind === "contested") return decision;
	if (decision.kind === "kept") return {
		kind: "kept",
		registration: decision.owner
	};
	let { source, workspace, target } = decision.owner;
	return {
		kind: "claimed",
		source,
		workspace,
		at: locateWorkload(target)
	};
}
function checkClaims(target, registered) {
	let { workspace: claimed = registered, workload = "" } = target.labels;
	if (claimed !== registered) return {
		code: "foreign-workspace",
		severity: "warning",
		message: `deployment target ${target.name} is ignored: it claims the workspace ${quote(claimed)}, but its repository is registered for ${quote(registered)}`,
		at: target.locate("metadata", "labels", "workspace"),
		hint: "Remove its label `workspace`, or fix the registration."
	};
	if (!(workload === "" || DNS_LABEL_RULE.holds(workload))) return {
		code: "invalid-name",
		severity: "error",
		message: `the workload ${quote(workload)} of deployment target ${target.name} ${DNS_LABEL_RULE.message}`,
		at: locateWorkload(target),
		hint: DNS_LABEL_RULE.hint,
		subject: {
			kind: target.kind,
			name: target.name
		}
	};
}
function checkOwner(found, owner) {
	let { target, workload } = found, subject = {
		kind: target.kind,
		name: target.name
	};
	if (owner.kind === "kept") return {
		...describeKeptName("workload", workload, owner.registration, locateWorkload(target)),
		subject
	};
	if (owner.kind === "contested") {
		let other = owner.claims.find(({ workspace }) => workspace !== found.workspace);
		return {
			...createClaimError(found, other?.source ?? found.source, other && locateWorkload(other.target)),
			subject
		};
	}
	if (!isOwn(found, owner)) return {
		...createClaimError(found, owner.source, owner.at),
		subject
	};
	if (owner.kind !== "claimed") return {
		code: "stale-target",
		severity: "warning",
		message: `deployment target ${target.name} is ignored: workload ${workload} declares its targets itself`,
		at: target.locate("metadata", "name"),
		hint: "Remove this document, or declare the target in the workload."
	};
}
function isOwn({ source, workspace }, owner) {
	return source === owner.source ? !0 : workspace === "" ? source.trusted : workspace === (owner.kind === "claimed" ? owner.workspace : owner.source.registration?.workspace ?? "");
}
function createClaimError({ target, workload }, other, at) {
	return {
		code: "duplicate-workload",
		severity: "error",
		message: `deployment target ${target.name} claims the workload ${workload}, which ${describeClaimant(other)} has, too`,
		at: locateWorkload(target),
		hint: "Workload names have to be unique across all registrations: fix its label `workload`, or rename the workload.",
		...at ? { related: [{
			message: "the workload is defined here",
			at
		}] } : {}
	};
}
function locateWorkload(target) {
	return target.locate("metadata", "labels", "workload");
}
// packages/scheduler/src/model/reserved-names.ts
const RESERVED_NAMES = /* @__PURE__ */ new Set([
	"default",
	"flux-system",
	"flux-platform",
	"platform",
	"platform-platform",
	"argocd",
	"azure-arc",
	"gatekeeper-system"
]), RESERVED_PREFIX = "kube-";
function isReservedName(name) {
	return RESERVED_NAMES.has(name) || name.startsWith(RESERVED_PREFIX);
}
function describeReservedName(what, name, at) {
	return {
		code: "reserved-name",
		message: `${what} cannot be ${quote(name)}: this name is reserved for the platform`,
		at,
		hint: `Choose another name. Reserved are ${[...RESERVED_NAMES].join(", ")}, and names that start with \`${RESERVED_PREFIX}\`.`
	};
}
// packages/scheduler/src/model/target-names.ts
function findTargetNameProblems(model, context) {
	let diagnostics = [], declarations = /* @__PURE__ */ new Map(), declare = (fullName, declaration) => {
		let known = declarations.get(fullName);
		known ? known.push(declaration) : declarations.set(fullName, [declaration]);
	}, checkReserved = (what, name, { resource, registration, at }) => {
		if (!registration || !isReservedName(name)) return;
		let subject = {
			kind: resource.kind,
			name: resource.name
		};
		diagnostics.push({
			...describeReservedName(what, name, at),
			severity: "error",
			subject,
			...ownedBy(registration?.name)
		});
	};
	for (let { workload, registration } of model.workloads) {
		let declaration = {
			resource: workload,
			registration,
			workload: workload.name
		};
		checkReserved("the name of a workload", workload.name, {
			...declaration,
			at: workload.locate("metadata", "name")
		});
		for (let [name, index] of findLastDeclarations(workload, registration, model.environment, diagnostics)) {
			let fullName = `${workload.name}-${name}`, at = locateTargetName(workload, index);
			checkReserved("the full name of a deployment target", fullName, {
				...declaration,
				at
			}), declare(fullName, {
				...declaration,
				at
			});
		}
	}
	for (let { target, registration } of model.standaloneTargets) {
		if (target.environment !== model.environment) continue;
		let { workload = "" } = target.labels, declaration = {
			resource: target,
			registration,
			workload,
			at: target.locate("metadata", "name")
		};
		checkReserved("the name of a deployment target", target.name, declaration), checkReserved("the name of a workload", workload, {
			...declaration,
			at: target.locate("metadata", "labels", "workload")
		}), declare(target.name, declaration);
	}
	for (let [fullName, claims] of declarations) diagnostics.push(...checkFullName(fullName, claims, context));
	return diagnostics;
}
function checkFullName(fullName, claims, context) {
	let groups = [...Map.groupBy(claims, ({ registration }) => registration?.name).values()], repeated = groups.flatMap(([first, ...rest]) => first ? rest.map((again) => createDuplicateError(fullName, again, first)) : []), firsts = groups.flatMap(([first]) => first ?? []), decision = decideClaims(firsts, context.recorded?.targets.get(fullName), context);
	if (decision.kind === "kept") {
		let unreported = firsts.filter(({ workload }) => !context.recorded?.workloads.get(workload)?.has(decision.owner));
		return [...repeated, ...unreported.map(({ resource, registration, at }) => ({
			...describeKeptName("deployment target", fullName, decision.owner, at),
			subject: {
				kind: resource.kind,
				name: resource.name
			},
			...ownedBy(registration?.name)
		}))];
	}
	let losers = decision.kind === "owned" ? decision.others : decision.claims, clashes = losers.map((claim) => createDuplicateError(fullName, claim, (decision.kind === "owned" ? decision.owner : losers.find((each) => each !== claim)) ?? claim));
	return [...repeated, ...clashes];
}
function locateTargetName(workload, index) {
	return workload.locate("spec", "deploymentTargets", index, "name");
}
function findLastDeclarations(workload, registration, environment, diagnostics) {
	let last = /* @__PURE__ */ new Map();
	for (let [index, target] of workload.deploymentTargets.entries()) {
		if (target.environment !== environment) continue;
		let earlier = last.get(target.name);
		earlier !== void 0 && diagnostics.push({
			code: "repeated-target",
			severity: "warning",
			message: `workload ${workload.name} declares target ${target.name} twice for ${environment}; this declaration takes effect`,
			at: locateTargetName(workload, index),
			hint: "Remove one of them.",
			related: [{
				message: "this declaration is ignored",
				at: locateTargetName(workload, earlier)
			}],
			...ownedBy(registration?.name)
		}), last.set(target.name, index);
	}
	return last;
}
function createDuplicateError(fullName, { resource, registration, at }, first) {
	return {
		code: "duplicate-deployment-target",
		severity: "error",
		message: `duplicate deployment target ${fullName}: both ${first.resource.kind} ${first.resource.name} and ${resource.kind} ${resource.name} declare it`,
		at,
		hint: "Rename one of the two targets.",
		related: [{
			message: "also declared here",
			at: first.at
		}],
		subject: {
			kind: resource.kind,
			name: resource.name
		},
		...ownedBy(registration?.name)
	};
}
// packages/scheduler/src/model/assemble-model.ts
function assembleModel({ environment, environmentFolder, base, workloads, unreadable: withErrors = /* @__PURE__ */ new Set(), withLateErrors = /* @__PURE__ */ new Set(), isBaseMissing = !1, knownEnvironments = [], recorded }) {
	let diagnostics = [], own = dropDuplicates(environmentFolder.resources, diagnostics), common = base ? dropDuplicates(base.resources, diagnostics) : [], platform = overlayResources(own, common, diagnostics), ofKind = (kind) => platform.filter((resource) => resource.kind === kind).sort(compareNames), registered = workloads.map(({ registration, folder }) => {
		let duplicates = [], resources = dropDuplicates(folder.resources, duplicates);
		return diagnostics.push(...duplicates.map((each) => ({
			...each,
			...ownedBy(registration?.name)
		}))), {
			registration,
			trusted: folder.folder.trusted,
			resources
		};
	}), sources = [{
		registration: void 0,
		trusted: !0,
		resources: [...ofKind("Workload"), ...ofKind("DeploymentTarget")]
	}, ...registered.sort((a, b) => compareNames(a.registration ?? { name: "" }, b.registration ?? { name: "" }))], empty = registered.flatMap(({ registration, resources }) => registration && resources.length === 0 ? [registration.name] : []), unreadable = /* @__PURE__ */ new Set([...withErrors, ...empty]), context = {
		recorded,
		unreadable: /* @__PURE__ */ new Set([...unreadable, ...withLateErrors])
	}, declared = collectWorkloads(sources, context, diagnostics), targets = {
		environment,
		workloads: declared.workloads,
		standaloneTargets: collectStandaloneTargets(environment, sources, declared, context, diagnostics)
	};
	return diagnostics.push(...findTargetNameProblems(targets, context)), {
		value: {
			...targets,
			knownEnvironments: [.../* @__PURE__ */ new Set([...ofKind("Environment").map(({ name }) => name), ...knownEnvironments])].sort(),
			heldBack: new Set([...unreadable, ...findErrorOwners(diagnostics)].sort()),
			recorded,
			keepsNames: context.unreadable,
			isBaseMissing,
			baseRepos: ofKind("BaseRepo"),
			gitOpsRepos: ofKind("GitOpsRepo"),
			registrations: ofKind("WorkloadRegistration"),
			clusterTypes: ofKind("ClusterType"),
			templates: ofKind("Template"),
			policies: ofKind("SchedulingPolicy"),
			configMaps: ofKind("ConfigMap"),
			configSchemas: ofKind("ConfigSchema")
		},
		diagnostics
	};
}
function findErrorOwners(diagnostics) {
	return new Set(diagnostics.flatMap(({ severity, registration }) => severity === "error" && registration !== void 0 ? [registration] : []));
}
// packages/scheduler/src/config/applicability.ts
const IGNORED_LABELS = /* @__PURE__ */ new Set([
	"platform-config",
	"kustomize.toolkit.fluxcd.io/name",
	"kustomize.toolkit.fluxcd.io/namespace"
]);
var Applicability = class {
	#items;
	#labels;
	#everywhere;
	#byCondition = /* @__PURE__ */ new Map();
	#order;
	#targetKeys = /* @__PURE__ */ new Map();
	#results = /* @__PURE__ */ new Map();
	#used = /* @__PURE__ */ new Set();
	constructor(items) {
		this.#items = items, this.#labels = [...new Set(items.flatMap(({ conditions }) => conditions.map(([label]) => label)))], this.#everywhere = items.filter(({ conditions }) => conditions.length === 0), this.#order = new Map(items.map((item, index) => [item, index]));
		for (let item of items) {
			let [condition] = item.conditions;
			if (!condition) continue;
			let [label, value] = condition, byValue = this.#byCondition.get(label) ?? /* @__PURE__ */ new Map();
			this.#byCondition.set(label, byValue);
			let sameCondition = byValue.get(value);
			sameCondition ? sameCondition.push(item) : byValue.set(value, [item]);
		}
	}
	of(clusterType, target) {
		let results = this.#results.get(clusterType) ?? /* @__PURE__ */ new Map();
		this.#results.set(clusterType, results);
		let key = target === void 0 ? "" : this.#keyOf(target), result = results.get(key) ?? this.#find(clusterType, target);
		return results.set(key, result), result;
	}
	findUnused(scope) {
		if (scope.clusterTypes.length === 0 || scope.targets.length === 0) return [];
		let index = new ScopeIndex(scope, new Set(this.#labels));
		return this.#items.filter(({ item, conditions }) => !this.#used.has(item) && !index.hasPair(conditions)).map(({ item, conditions }) => {
			let unmet = conditions.find((condition) => !index.hasPair([condition]));
			if (!unmet) return {
				item,
				conditions,
				nearest: void 0
			};
			let [label, value] = unmet, candidates = index.valuesOf(label), nearest = candidates.size <= 100 ? findNearest(value, candidates, 1) : void 0;
			return {
				item,
				conditions: [unmet],
				nearest
			};
		});
	}
	#find(clusterType, target) {
		let found = [...this.#everywhere];
		for (let [label, byValue] of this.#byCondition) {
			let values = /* @__PURE__ */ new Set([getClusterTypeValue(label, clusterType), target && getTargetValue(label, target)]);
			for (let value of values) for (let item of value === void 0 ? [] : byValue.get(value) ?? []) item.conditions.every((condition) => holds(condition, clusterType, target)) && found.push(item);
		}
		let orderOf = (item) => this.#order.get(item) ?? 0, items = found.sort((a, b) => orderOf(a) - orderOf(b)).map(({ item }) => item);
		for (let item of items) this.#used.add(item);
		return items;
	}
	#keyOf(target) {
		let key = this.#targetKeys.get(target) ?? JSON.stringify(this.#labels.map((label) => getTargetValue(label, target) ?? ""));
		return this.#targetKeys.set(target, key), key;
	}
}, ScopeIndex = class {
	#scope;
	#targets = /* @__PURE__ */ new Map();
	#results = /* @__PURE__ */ new Map();
	constructor(scope, labels) {
		this.#scope = scope;
		for (let target of scope.targets) for (let label of [
			"deployment-target",
			"workload",
			...Object.keys(target.labels)
		]) {
			let value = labels.has(label) ? getTargetValue(label, target) : void 0;
			value !== void 0 && this.#add(label, value, target);
		}
	}
	hasPair(conditions) {
		return this.#scope.clusterTypes.some((clusterType) => {
			let rest = conditions.filter(([label, value]) => getClusterTypeValue(label, clusterType) !== value), key = JSON.stringify(rest), result = this.#results.get(key) ?? this.#hasTarget(rest);
			return this.#results.set(key, result), result;
		});
	}
	valuesOf(label) {
		let values = this.#scope.clusterTypes.map((clusterType) => getClusterTypeValue(label, clusterType) ?? "");
		return /* @__PURE__ */ new Set([...values.filter((value) => value !== ""), ...this.#targets.get(label)?.keys() ?? []]);
	}
	#hasTarget(conditions) {
		let targets = this.#scope.targets;
		for (let [label, value] of conditions) {
			let found = value === "" ? targets : this.#targets.get(label)?.get(value) ?? [];
			found.length < targets.length && (targets = found);
		}
		return targets.some((target) => conditions.every(([label, value]) => getTargetValue(label, target) === value));
	}
	#add(label, value, target) {
		let byValue = this.#targets.get(label) ?? /* @__PURE__ */ new Map();
		this.#targets.set(label, byValue);
		let targets = byValue.get(value);
		targets ? targets.push(target) : byValue.set(value, [target]);
	}
};
function toLabelConditions(labels) {
	return Object.entries(labels).filter(([label]) => !IGNORED_LABELS.has(label));
}
function holds([label, value], clusterType, target) {
	return getClusterTypeValue(label, clusterType) === value || target !== void 0 && getTargetValue(label, target) === value;
}
function getClusterTypeValue(label, { name, labels }) {
	return label === "cluster-type" ? name : label === "deployment-target" || label === "workload" ? void 0 : getLabel(labels, label);
}
function getTargetValue(label, { name, workload, labels }) {
	return label === "deployment-target" ? name : label === "workload" ? workload : label === "cluster-type" ? void 0 : getLabel(labels, label);
}
function getLabel(labels, label) {
	return Object.hasOwn(labels, label) ? labels[label] ?? "" : "";
}
// packages/scheduler/src/config/config-parts.ts
const PLATFORM_CONFIG_LABEL = "platform-config";
function createConfigParts(configMaps, diagnostics) {
	return [...createPlatformParts(configMaps, diagnostics), ...createAppConfigParts(configMaps, diagnostics)];
}
function createPlatformParts(configMaps, diagnostics) {
	let parts = [];
	for (let configMap of configMaps) {
		let mark = configMap.labels[PLATFORM_CONFIG_LABEL];
		if (mark === "true") {
			let dataKeys = new Map(Object.keys(configMap.data).map((key) => [key, key])), values = readValues(configMap, dataKeys, diagnostics), conditions = toLabelConditions(configMap.labels);
			parts.push({
				configMap,
				appConfigKey: void 0,
				conditions,
				values,
				dataKeys
			});
		} else mark !== void 0 && !isAppConfig(configMap) && diagnostics.push(createMarkWarning(configMap, mark));
	}
	return parts;
}
function isAppConfig({ name }) {
	return name.startsWith("azure-app-config");
}
function createMarkWarning(configMap, mark) {
	return {
		code: "config-map-unmarked",
		severity: "warning",
		message: `config map ${configMap.name} applies nowhere: its label ${PLATFORM_CONFIG_LABEL} is ${quote(mark)}`,
		at: configMap.locate("metadata", "labels", PLATFORM_CONFIG_LABEL),
		hint: `Only config maps with \`${PLATFORM_CONFIG_LABEL}: "true"\` are platform configuration.`
	};
}
function createAppConfigParts(configMaps, diagnostics) {
	let parts = [];
	for (let configMap of configMaps.filter(isAppConfig)) for (let dataKey of Object.keys(configMap.data)) {
		let { labels, key, ignored } = parseAppConfigKey(dataKey);
		ignored.length > 0 && diagnostics.push(createKeyWarning(configMap, dataKey, ignored));
		let dataKeys = /* @__PURE__ */ new Map([[key, dataKey]]), values = readValues(configMap, dataKeys, diagnostics);
		parts.push({
			configMap,
			appConfigKey: dataKey,
			conditions: toLabelConditions(labels),
			values,
			dataKeys
		});
	}
	let compare = (a, b) => a.length - b.length || (a < b ? -1 : +(a > b));
	return parts.sort((a, b) => compare(a.appConfigKey, b.appConfigKey));
}
function parseAppConfigKey(dataKey) {
	let segments = dataKey.split("."), key = segments.pop() ?? "", labels = /* @__PURE__ */ new Map(), ignored = [];
	for (let i = 0; i + 1 < segments.length; i += 2) {
		let [label = "", value = ""] = segments.slice(i, i + 2), earlier = labels.get(label);
		earlier !== void 0 && ignored.push(`${label}.${earlier}`), labels.set(label, value);
	}
	return segments.length % 2 == 1 && ignored.push(segments.at(-1) ?? ""), {
		labels: Object.fromEntries(labels),
		key,
		ignored
	};
}
function createKeyWarning(configMap, dataKey, ignored) {
	return {
		code: "app-config-key",
		severity: "warning",
		message: `key ${quote(dataKey)} of config map ${configMap.name} does not have the form label.value.\u2026.KEY: ${ignored.map((part) => quote(part)).join(" and ")} is ignored`,
		at: configMap.locate("data", dataKey),
		hint: "Write pairs of different labels and their values, then the key, all separated by dots."
	};
}
function readValues(configMap, dataKeys, diagnostics) {
	let values = /* @__PURE__ */ new Map();
	for (let [key, dataKey] of dataKeys) {
		let text = configMap.data[dataKey] ?? "";
		try {
			values.set(key, readConfigValue(text));
		} catch (error) {
			if (!(error instanceof ConfigValueError)) throw error;
			diagnostics.push({
				code: "config-value",
				severity: "error",
				message: `the value of ${quote(dataKey)} in config map ${configMap.name} cannot be read: ${error.message}`,
				at: configMap.locate("data", dataKey),
				hint: "Put the text in single quotes to keep it unchanged."
			}), values.set(key, text);
		}
	}
	return values;
}
// packages/scheduler/src/config/merge-config.ts
function mergeConfig(sources) {
	let data = /* @__PURE__ */ new Map(), provenance = /* @__PURE__ */ new Map();
	for (let { source, values } of sources) for (let [key, value] of values) {
		let earlier = data.get(key);
		data.set(key, earlier === void 0 ? value : mergeValues(earlier, value));
		let isMerged = earlier !== void 0 && areMergeable(earlier, value);
		provenance.set(key, addSource(provenance.get(key), source, isMerged));
	}
	return {
		data: new Dict(data),
		provenance
	};
}
function addSource(origin, source, isMerged) {
	return origin ? isMerged ? {
		setBy: [...origin.setBy, source],
		overrode: origin.overrode
	} : {
		setBy: [source],
		overrode: [...origin.overrode, ...origin.setBy]
	} : {
		setBy: [source],
		overrode: []
	};
}
function areMergeable(earlier, later) {
	return earlier instanceof Dict && later instanceof Dict || earlier instanceof List && later instanceof List;
}
function mergeValues(earlier, later) {
	return earlier instanceof Dict && later instanceof Dict ? mergeDicts$1(earlier, later) : earlier instanceof List && later instanceof List ? mergeLists(earlier, later) : later;
}
function mergeDicts$1(earlier, later) {
	let entries = new Map(earlier.entries);
	for (let [key, value] of later.entries) {
		let known = entries.get(key);
		entries.set(key, known === void 0 ? value : mergeValues(known, value));
	}
	return new Dict(entries, earlier.key, earlier.elem);
}
function mergeLists(earlier, later) {
	let items = [...earlier.items], indexes = /* @__PURE__ */ new Map();
	for (let [index, item] of items.entries()) addIndex(indexes, identifyItem(item), index);
	for (let item of later.items) {
		let id = identifyItem(item), known = id === void 0 ? void 0 : indexes.get(id);
		for (let index of known ?? []) items[index] = mergeValues(items[index] ?? null, item);
		known || addIndex(indexes, id, items.push(item) - 1);
	}
	return new List(items, earlier.elem);
}
function addIndex(indexes, id, index) {
	if (id === void 0) return;
	let known = indexes.get(id);
	known ? known.push(index) : indexes.set(id, [index]);
}
function identifyItem(item) {
	let name = item instanceof Dict ? item.entries.get("name") : void 0;
	if (name != null) return name instanceof Num ? `${name.type} ${name.value}` : typeof name == "object" ? void 0 : `${typeof name} ${name}`;
}
function createUnusedConfigWarnings(unused) {
	return groupByReason(unused).map(([first, ...others]) => {
		let { configMap, appConfigKey: key } = first.item;
		if (key === void 0) return createWarning(`config map ${configMap.name} applies`, first, locateLabel(configMap.locate, first.conditions));
		let count = others.length === 0 ? "applies" : `and ${others.length} of its other keys apply`;
		return createWarning(`key ${quote(key)} of config map ${configMap.name} ${count}`, first, configMap.locate("data", key));
	});
}
function createUnusedSchemaWarnings(unused) {
	return unused.map((each) => createWarning(`config schema ${each.item.name} applies`, each, locateLabel(each.item.locate, each.conditions)));
}
function groupByReason(unused) {
	let groups = /* @__PURE__ */ new Map();
	for (let each of unused) {
		let { configMap, appConfigKey } = each.item, reason = each.conditions.length === 1 ? each.conditions : [], id = JSON.stringify([
			configMap.name,
			appConfigKey !== void 0,
			reason
		]), group = groups.get(id);
		group ? group.push(each) : groups.set(id, [each]);
	}
	return [...groups.values()];
}
function locateLabel(locate, conditions) {
	let [[label] = [], ...others] = conditions;
	return label === void 0 || others.length > 0 ? locate("metadata", "labels") : locate("metadata", "labels", label);
}
function createWarning(subject, { conditions, nearest }, at) {
	return {
		code: "config-unused",
		severity: "warning",
		message: `${subject} nowhere: ${describeReason(conditions)}`,
		at,
		hint: nearest ? `Did you mean ${nearest}?` : conditions.length === 1 ? "Fix or remove the label." : "Fix or remove one of the labels."
	};
}
function describeReason(conditions) {
	let [first, ...others] = conditions;
	if (first && others.length === 0) return `the environment has no ${describeCondition(first)}`;
	let labels = conditions.map(([label, value]) => `${label}: ${quote(value)}`);
	return `no cluster type and deployment target together have the labels ${joinLimited(labels, 5)}`;
}
function describeCondition([label, value]) {
	return label === "cluster-type" ? `cluster type ${quote(value)}` : label === "deployment-target" ? `deployment target ${quote(value)}` : label === "workload" ? `workload ${quote(value)}` : `cluster type or deployment target with the label ${label}: ${quote(value)}`;
}
// packages/scheduler/src/config/config-resolver.ts
function createConfigResolver(configMaps) {
	let diagnostics = [], parts = createConfigParts(configMaps, diagnostics), applicability = new Applicability(parts.map((item) => ({
		item,
		conditions: item.conditions
	}))), byParts = /* @__PURE__ */ new Map(), byKey = /* @__PURE__ */ new Map(), positions = new Map(parts.map((part, index) => [part, index])), warned = /* @__PURE__ */ new Set();
	return {
		resolve(clusterType, target) {
			let applicable = applicability.of(clusterType, target), known = byParts.get(applicable);
			if (known) return known;
			let key = applicable.map((part) => positions.get(part)).join(","), config = byKey.get(key) ?? mergeParts(applicable, warned, diagnostics);
			return byKey.set(key, config), byParts.set(applicable, config), config;
		},
		diagnostics: (scope) => [...diagnostics, ...createUnusedConfigWarnings(applicability.findUnused(scope))]
	};
}
function mergeParts(parts, warned, diagnostics) {
	let merged = mergeConfig(parts.map(({ values }, index) => ({
		source: String(index),
		values
	}))), provenance = [];
	for (let [key, { setBy, overrode }] of merged.provenance) {
		let toParts = (sources) => sources.flatMap((source) => parts[Number(source)] ?? []), overridden = toParts(overrode), contributing = toParts(setBy);
		provenance.push({
			key,
			setBy: contributing.map((part) => originOf(part, key)),
			overrode: overridden.map((part) => originOf(part, key))
		});
		let winner = contributing.at(-1);
		for (let part of overridden) winner && warnAboutOrder(key, winner, part, warned, diagnostics);
	}
	return {
		data: merged.data,
		provenance
	};
}
function originOf({ configMap, dataKeys }, key) {
	let dataKey = dataKeys.get(key) ?? key;
	return {
		configMap: configMap.name,
		at: configMap.locate("data", dataKey),
		text: configMap.data[dataKey] ?? ""
	};
}
function isMoreSpecific(part, other) {
	return part.conditions.length <= other.conditions.length ? !1 : other.conditions.every(([label, value]) => part.conditions.some(([l, v]) => l === label && v === value));
}
function warnAboutOrder(key, winner, overridden, warned, diagnostics) {
	if (isMoreSpecific(winner, overridden)) return;
	let [winning, losing] = [originOf(winner, key), originOf(overridden, key)], id = `${key}\0${winning.configMap}\0${losing.configMap}`;
	warned.has(id) || (warned.add(id), diagnostics.push({
		code: "config-order",
		severity: "warning",
		message: winning.configMap === losing.configMap ? `config map ${winning.configMap} sets ${quote(key)} twice for the same assignment; the longer key wins` : `config maps ${losing.configMap} and ${winning.configMap} both set ${quote(key)}; ${winning.configMap} wins only because its name sorts later`,
		at: winning.at,
		hint: "Set the key in only one of them, or make one more specific: give it all labels of the other and at least one more.",
		related: [{
			message: "the overridden value",
			at: losing.at
		}]
	}));
}
// node_modules/re2js/build/index.js
var RE2Flags = class RE2Flags {
	static FOLD_CASE = 1;
	static LITERAL = 2;
	static CLASS_NL = 4;
	static DOT_NL = 8;
	static ONE_LINE = 16;
	static NON_GREEDY = 32;
	static PERL_X = 64;
	static UNICODE_GROUPS = 128;
	static WAS_DOLLAR = 256;
	static LOOKBEHIND = 512;
	static MATCH_NL = RE2Flags.CLASS_NL | RE2Flags.DOT_NL;
	static PERL = RE2Flags.CLASS_NL | RE2Flags.ONE_LINE | RE2Flags.PERL_X | RE2Flags.UNICODE_GROUPS;
	static POSIX = 0;
	static UNANCHORED = 0;
	static ANCHOR_START = 1;
	static ANCHOR_BOTH = 2;
};
const PublicFlags = {
	CASE_INSENSITIVE: 1,
	DOTALL: 2,
	MULTILINE: 4,
	DISABLE_UNICODE_GROUPS: 8,
	LONGEST_MATCH: 16,
	LOOKBEHINDS: 512
}, ASCII_TO_UPPER = /* @__PURE__ */ new Int32Array(128), ASCII_TO_LOWER = /* @__PURE__ */ new Int32Array(128), MAX_BMP = 65535;
for (let i = 0; i < 128; i++) i >= 97 && i <= 122 ? ASCII_TO_UPPER[i] = i - 32 : ASCII_TO_UPPER[i] = i, i >= 65 && i <= 90 ? ASCII_TO_LOWER[i] = i + 32 : ASCII_TO_LOWER[i] = i;
var Codepoint = class {
	static CODES = Object.freeze({
		"\x07": 7,
		"\b": 8,
		"	": 9,
		"\n": 10,
		"\v": 11,
		"\f": 12,
		"\r": 13,
		" ": 32,
		"\"": 34,
		$: 36,
		"&": 38,
		"'": 39,
		"(": 40,
		")": 41,
		"*": 42,
		"+": 43,
		"-": 45,
		".": 46,
		0: 48,
		1: 49,
		2: 50,
		3: 51,
		4: 52,
		5: 53,
		6: 54,
		7: 55,
		8: 56,
		9: 57,
		":": 58,
		"<": 60,
		">": 62,
		"?": 63,
		A: 65,
		B: 66,
		C: 67,
		F: 70,
		P: 80,
		Q: 81,
		U: 85,
		Z: 90,
		"[": 91,
		"\\": 92,
		"]": 93,
		"^": 94,
		_: 95,
		"`": 96,
		a: 97,
		b: 98,
		f: 102,
		i: 105,
		m: 109,
		n: 110,
		r: 114,
		s: 115,
		t: 116,
		v: 118,
		x: 120,
		z: 122,
		"{": 123,
		"|": 124,
		"}": 125
	});
	static toUpperCase(codepoint) {
		if (codepoint < 128) return ASCII_TO_UPPER[codepoint];
		let s = String.fromCodePoint(codepoint).toUpperCase(), expectedLen = s.codePointAt(0) > MAX_BMP ? 2 : 1;
		if (s.length > expectedLen) return codepoint;
		let sOrigin = String.fromCodePoint(s.codePointAt(0)).toLowerCase(), originExpectedLen = sOrigin.codePointAt(0) > MAX_BMP ? 2 : 1;
		return sOrigin.length > originExpectedLen || sOrigin.codePointAt(0) !== codepoint ? codepoint : s.codePointAt(0);
	}
	static toLowerCase(codepoint) {
		if (codepoint < 128) return ASCII_TO_LOWER[codepoint];
		let s = String.fromCodePoint(codepoint).toLowerCase(), expectedLen = s.codePointAt(0) > MAX_BMP ? 2 : 1;
		if (s.length > expectedLen) return codepoint;
		let sOrigin = String.fromCodePoint(s.codePointAt(0)).toUpperCase(), originExpectedLen = sOrigin.codePointAt(0) > MAX_BMP ? 2 : 1;
		return sOrigin.length > originExpectedLen || sOrigin.codePointAt(0) !== codepoint ? codepoint : s.codePointAt(0);
	}
}, UnicodeRangeTable = class {
	constructor(data, isStride1 = !1) {
		this.data = data, this.isStride1 = isStride1, this.SIZE = isStride1 ? 2 : 3;
	}
	getLo(index) {
		return this.data[index * this.SIZE];
	}
	getHi(index) {
		return this.data[index * this.SIZE + 1];
	}
	getStride(index) {
		return this.isStride1 ? 1 : this.data[index * this.SIZE + 2];
	}
	get length() {
		return this.data.length / this.SIZE;
	}
};
const B64_MAP = /* @__PURE__ */ new Uint8Array(256);
for (let i = 0; i < 64; i++) B64_MAP["ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-".charCodeAt(i)] = i;
const decodeVLQ = (str) => {
	let res = [], value = 0, shift = 0;
	for (let i = 0; i < str.length; i++) {
		let digit = B64_MAP[str.charCodeAt(i)];
		value |= (digit & 31) << shift, digit & 32 ? shift += 5 : (res.push(value), value = 0, shift = 0);
	}
	return res;
}, decodeRanges = (str, isStride1) => {
	let res = decodeVLQ(str), numRanges = isStride1 ? res.length / 2 : res.length / 3, out = new Uint32Array(numRanges * 3), current = 0, resIdx = 0;
	for (let i = 0; i < numRanges; i++) current += res[resIdx++], out[i * 3] = current, current += res[resIdx++], out[i * 3 + 1] = current, out[i * 3 + 2] = isStride1 ? 1 : res[resIdx++];
	return out;
}, decodeOrbit = (str) => {
	let res = decodeVLQ(str), map = /* @__PURE__ */ new Map(), currentKey = 0;
	for (let i = 0; i < res.length; i += 2) {
		currentKey += res[i];
		let zz = res[i + 1], delta = zz >>> 1 ^ -(zz & 1);
		map.set(currentKey, currentKey + delta);
	}
	return map;
};
var LazyMap = class {
	constructor(initializer) {
		this.initializer = initializer, this.cache = /* @__PURE__ */ new Map();
	}
	has(key) {
		return Object.hasOwn(this.initializer, key);
	}
	get(key) {
		if (this.cache.has(key)) return this.cache.get(key);
		let val = this.has(key) ? this.initializer[key]() : null;
		return this.cache.set(key, val), val;
	}
}, UnicodeTables = class {
	static _CASE_ORBIT = null;
	static get CASE_ORBIT() {
		return this._CASE_ORBIT ||= decodeOrbit("rCgCIgCY+rQI4QiCuuBLgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCCgCBgCBgCBgCBgCBgCBgCB+7OB-BB-BB-BB-BB-BBskQB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BC-BB-BB-BB-BB-BB-BB-BByHBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBDCBBBCBBBCBBCCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBCCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBxHBCBBBCBBBCBBB3SBmMBkNBCBBBCBBB8MBCBBB6MB6MBCBBC+EB0MB2MBCBBB6MB+MBiGBmNBiNBCBBBmKBikzCBmNBqNBkIBsNBCBBBCBBBCBBB0NBCBBB0NDCBBB0NBCBBByNByNBCBBBCBBB2NBCBBDCBBCwDFCBCBDBCBCBDBCBCBDBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBB9EBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBCCBCBDBCBBBhGBvDBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBjICCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBH2iVBCBBBlKBwiVB+jVB+jVBCBBBlMBqEBuEBCBBBCBBBCBBBCBBBCBBB+hVB4hVB8hVBjNB7MC5MB5MCzMC1MB+0yCE5MB20yCC9MBu2yCBwyyCBo0yCChNBlNBo0yCBu-UBi0yCDlNC6-UBpNDrNIu+UDzNCm0yCBzNE0yyCBzNBpEBxNBxNBtEG1NLqxyCBkxyCnFoFrBCBBBCBBDCBBEkIBkIBkICoHHsCCqCBqCBqCCgEC+DB+DBmkOBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCC+BBgCBgCBgCBgCBgCBgCBgCBgCBrCBpCBpCBpCBmjOB-BB8BB-BB-BBgEB-BB-BByBBqgOBsDB-BBtwBB-BB-BB-BBsBBgDBCB-BB-BB-BBeB-BB-BB61OB-BB-BB-DB9DB9DBQB7DBmCE9CBrDBPBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBrFB-EBOBnHB3FB-FCCBBBNBCBBCjIBjIBjIBgFBgFBgFBgFBgFBgFBgFBgFBgFBgFBgFBgFBgFBgFBgFBgFBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCB-BB-BB8kMB-BB6kMB-BB-BB-BB-BB-BB-BB-BB-BB-BBokMB-BB-BBkkMBkkMB-BB-BB-BB-BB-BB-BB-BB4jMB-BB-BB-BB-BB-BB-EB-EB-EB-EB-EB-EB-EB-EB-EB-EB-EB-EB-EB-EB-EB-EBCBBBCBoiMBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBJCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBeBCBBBCBBBCBBBCBBBCBBBCBBBCBBBdBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBCgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDL-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-C64CgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOCgmOGgmODg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FDg8FBg8FBg8FhVg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBQBQBQBQBQBQDPBPBPBPBPBPjkC7mMB5mMBnmMBjmMBCBlmMB3lMBpiMBk8kCBCBBG-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FD-7FB-7FB-7F6FoglCEsuHRwjlCyDCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCB0DBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBG1DD97OCCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBQBQBQBQBQBQBQBQBPBPBPBPBPBPBPBPBQBQBQBQBQBQDPBPBPBPBPBPDQBQBQBQBQBQBQBQBPBPBPBPBPBPBPBPBQBQBQBQBQBQBQBQBPBPBPBPBPBPBPBPBQBQBQBQBQBQDPBPBPBPBPBPEQCQCQCQCPCPCPCPBQBQBQBQBQBQBQBQBPBPBPBPBPBPBPBPB0EB0EBsFBsFBsFBsFBoGBoGBgIBgIBgHBgHB8HB8HDQBQBQBQBQBQBQBQBPBPBPBPBPBPBPBPBQBQBQBQBQBQBQBQBPBPBPBPBPBPBPBPBQBQBQBQBQBQBQBQBPBPBPBPBPBPBPBPBQBQCSFPBPBzEBzEBRCxnOFSFrFBrFBrFBrFBREQBQClkOFPBPBnGBnGFQBQCljOCODPBPB-GB-GBNHSF-HB-HB7HB7HBRqJ53OE9tQBrmQH4Bc3BSgBBgBBgBBgBBgBBgBBgBBgBBgBBgBBgBBgBBgBBgBBgBBgBBfBfBfBfBfBfBfBfBfBfBfBfBfBfBfBfECBByZ0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzB34BgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CBCBBBt-UBruHBt+UB1iVBviVBCBBBCBBBCBBB3hVB5-UB9hVB7hVCCBBCCBBI9jVB9jVBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBICBBBCBBECBBN-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOC-lOG-lOzoeCBBBCBBBCBBBCBBBCBBBCBl8kCBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBTCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBnECBBBCBBBCBBBCBBBCBBBCBBBCBBDCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBKCBBBCBBBnglCBCBBBCBBBCBBBCBBBCBBECBBBvyyCDCBBBCBBBgDCCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBn0yCB90yCB10yCBh0yCBn0yCCjxyCBzyyCBpxyCBg6BBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBB-CBl0yCBvjlCBCBBBCBBBt2yCBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBhkzCZCBB9a-5Bd-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCm6TCBB7gBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCH-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BmlBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvChDwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCFvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvC1DuCBuCBuCBuCBuCBuCBuCBuCBuCBuCBuCCuCBuCBuCBuCBuCBuCBuCBuCBuCBuCBuCBuCBuCBuCBuCCuCBuCBuCBuCBuCBuCBuCCuCBuCCtCBtCBtCBtCBtCBtCBtCBtCBtCBtCBtCCtCBtCBtCBtCBtCBtCBtCBtCBtCBtCBtCBtCBtCBtCBtCCtCBtCBtCBtCBtCBtCBtCCtCBtCk2BgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEO-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-D+CgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCL-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-B74CgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BhrVgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BhB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BD1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BtxekCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjC"), this._CASE_ORBIT;
	}
	static _Print = null;
	static get Print() {
		return this._Print ||= new UnicodeRangeTable(decodeRanges("hB9CBjBLBCpWBDFBFGBCCCBSBCsMBClBBDxBBDCBC2BBJaBFFBSVBC-FBCvBBD6BBDkDBP6BBDwBBDOBCbBDCCBJBGfBIqCBCgFBCHBDBBDVBCGBCEEBCBDIBDBBDDBJFFBCCBDBDYBDCBCFBFBBDVBCGBCBBCBBCBBDCCBDBFBBDCBEIIBCBCIIBPBLCBCIBCCBCVBCGBCBBCEBDJBCCBCCBDQQBCBDLBIGBCCBCHBDBBDVBCGBCBBCEBDIBDBBDCBICBFBBCEBDRBLBBCFBECBCDBEBBCCCBEEBEEBBBELBFEBECBCDBDHHPUBGMBCCBCWBCPBDIBCCBCDBIBBCCBCBBDDBDJBIVBCCBCWBCJBCEBDIBCCBCDBIBBGCBCDBDJBCCBNMBCCBCyBBCCBCFBFPBDZBCCBCRBEXBCIBCDDBFBEFFBEBCCCBGBHJBDCBN5BBFcBmBBBCCCBDBCXBCCCBVBDEBCCCBFBCJBDDBhBnCBCjBBFmBBCjBBCOBCMBmBlGBCGGD4LBCDBDGBCCCBCBDoBBCDBDgBBCDBDGBCCCBCBDOBC4BBCDBDiCBDfBEZBH1CBDFBD-TBCbBE4CBIVBKXBKTBNMBCCBCBBN9CBDJBHJBHNBCKBH4CBIqBBGlCBLeBCLBFLBFEEBoBBDEBMrBBFZBHKBE9BBDgCBCcBDKBHJBHNBDtBBDLBVsCBClFBJ7BBEOBE9BBGqBBDKBJqBBG1QBDFBDlBBDFBDHBCGCBdBD0BBCOBCNBDFBCSBDCBCIBSXBJuBBSBBDaBCMBEhBBPgBBQrEBF5UBXKBWz4BBD9LBGsBBCGGD3BBIBBPXBKGBCGBCGBCGBCGBCGBCGBCGBC9DBjBZBC4CBN1GBbPBC+BBC1CBDmDBGqBBC9CBC1CBKvBBCszcBE2BBK7KBV3FBJ8GBV7BBEJBH3BBJlCBJLBHzDBMdBEtCBCKBFgBBC2BBKNBDJBDmDBZbBLFBDFBDFBKGBCGBC7BBF9DBDJBHj9KBNWBFwBBloItLBDpDBnBGBNEBGZBCEBCCCBCCBCCBoUBhBpBBHyBBCSBCDBFEBCmEBF9FBEFBDFBDFBDCBEGBCGBOBBDLBCZBCSBCBBCOBDNBjB6DBGCBFsBBE3CBCMBEwBwBBsBBjEcBEwBBQbBFjBBKdBGqBBGdBCkBBFNBrB9EBDJBHjBBFjBBFnBBJzBBMLBCOBCGBCBBCKBCOBCGBCBBEzBBN2JBKVBLHBZFBCpBBCIBmCFBDCCBqBBCBBEDDBVBCnCBJIBxBSBCBBGgBBEaBGaBnB3BBFTBDxBBCBBGHBCCBCcBDCBFJBIIBI-BBhBmBBFLBK1BBEcBDaBGZBIDBNGBxCoCB4ByBBOyBBItBBJJBHlBBEcBJBBxGeBCpBBCCBDBBRFBJIBiBtBBJpBBXZBnBbBVWBKtCBFjBBK9BBCEBOYBIJBH0BBCRBJmBBK-CBCTBMRBCuBB-BGBCCCBCBCOBCKBH6BBGJBHDBCHBDBBDVBCGBCBBCEBCJBDBBDCBDHHGGBDGBEEBMJBCDDClBBCJBCDDCDBCJBCBBJBBe7CBCEBfnCBJJBnF1BBDlBBjBkCBMJBHMBU5BBHJBHTBdaBDOBFWB6F7BBlDyCBNHBDDDBGBCBBCdBCBBDLBKJBnCHBDtBBDKBcnCBJyCBOoCBIJB3CHB5ChBBPJBHIBCsBBCNBLcBEfBDVBCNBqCGBCBBCrBBECCBCCBHBJJBHFBCBBCkBBCBBCFBIJBHrBBFJB3HYBIQBCoBBEcB2CQQBwBBO6cBnDuDBCEBMjGBtyCiDBOvhBBRVBL68DBGmSB61G5BBn2B4RBIeBCJBFwCBCJBHdBDFBLlCBLJBCGBCUBGSBxN5BBnG6CBGYBDYBtBqCBF4BBIQBhCEBMGBK1mHBqBfBiDyDB+vIDBCGBCBBCiJBQeeBBBDPPBCBJrMBloCqDBGMBEIBIJBDDBh7D8HBEzNBHWBQQBQtBBDWBKzDB9B1HBLmBBDpCBJvDBWlCB7DTBNTBN2CBKYBoE0CBCmCBCBBDDDBDDBCBCLBCCCBFBCgCBCDBDHBCGBCbBCDBCEBCEEBFBCzKBDjJBD9VBQEBCOBxiBeBHFB2GGBCQBDGBCBBCEBG9BBiBxDxDBrBBENBDJBFBBhKeBS5BBGxOxOBoBB3GqBBFhGhGBdBCVBJBBhHGBCDBCBBCOBCkGBDPBqBrCBFJBFBByYjCBtC8BBjGDBCaBCBBCDDCJBCDBCCCHFFCECBBBCBBCDDCICBCCDDBCGBCDBCDBCCCBIBCQBGCBCEBCQB1BBBvIrBBFjDBNOBDOBCOBCkBBLtFB5BcBOrBBFIBIBBPFB7E4eBEQBEMBE5GBHLBFQQBKBF3BBJJBHnBBJdBDLBFBBPIBoB3KBJNBDMBEKBE4BBCFFBOBDLBFJBIyEBCmDBmgB-2pBBhB9oEBDt0FBDwpHBQtTBjtC9QBjvBq6EBGppIBnkzVvHB", !1)), this._Print;
	}
	static CATEGORIES = new LazyMap({
		C: () => new UnicodeRangeTable(decodeRanges("AfBgDgBBOrWrWBHHBCBICCVuMuMnBBBzBBBE4B4BBGBcDBHQBXhGhGxBBB8BBBmDNB8BBByBBBQddBCCMEBhBGBsCiFiFJBBDBBXIICCBFBBKBBDBBFHBCDBDGGBaaBEEHDBDBBXIIDGDBCCGDBDBBECBCGBFCCBFBSJBEKKEXXIDDGBBLIEBCCBNBFBBNGBIEEJBBDBBXIIDGGBKKBDDBEEBFBEDBDGGBTTBIBDHHBBBEFFBBBDCCDCBDCBECBNDBGCBEFFBCCBEBCNBWEBOEEYRRBKKEFFBFBDEEDBBFBBLGBXEEYLLGBBKEEFGBDEBEFFBLLELBOEE0BEEHDBRBBbEETCBZKKCBBICBCDBHCCJFBLBBELB7BDBekBBDCCGZZCYYBGGCIILBBFfBpClBlBBCBoBlBlBQOOBjBBnGCCBDBCBB6LFFBIICFFBqBqBFBBiBFFBIICFFBQQ6BFFBkCkCBhBhBBBBbFB3CBBHBB+UCB6CGBXIBZIBVLBOEEDLB-CBBLFBLFBPMMBEB6CGBsBEBnCJBgBNNBCBNDBCCBrBBBGKBtBDBbFBMCB-BBBiCeeBMMBEBLFBPBBvBBBNTBuCnFnFBGB9BCBQCB-BEBsBBBMHBsBEB3QBBHBBnBBBHBBJGCgBBB2BQQPBBHUUBEEKMMBDBbEByBPBDBBcOOBBBjBNBiBOBtEDB7UVBMUB14BBB-LEBuBCCBDBCBB5BGBDNBZIBI4BI-DhBBb6C6CBKB3GZBxC3C3CBoDoDBDBsB-C-C3CIBxBuzcuzcBBB4BIB9KTB5FHB+GTB9BCBLFB5BHBnCHBNFB1DKBfCBvCMMBCBiB4B4BBHBPBBLBBoDXBdJBHBBHBBHIBIII9BDB-DBBLFBl9KLBYDByBjoIBvLBBrDlBBILBGEBbGGCGDrUfBrBFB0BUUFDBGoEoEBCB-FCBHBBHBBHBBECBIIIBLBDBBNbbUDDQBBPhBB8DEBEDBuBCB5COOBBBCuBBvBhEBeCByBOBdDBlBIBfEBsBEBfmBmBBCBPpBB-EBBLFBlBDBlBDBpBHB1BKBNQQIDDMQQIDDBBB1BLB4JIBXJBJXBHrBrBKkCBHBBCtBtBDCBCBBYpCpCBGBKvBBUDDBDBiBCBcEBclBB5BDBVBBzBDDBDBJEEeBBEDBLGBKGBhCfBoBDBNIB3BCBeBBcEBbGBFLBIvCBqC2BB0BMB0BGBvBHBLFBnBCBeHBDvGBgBrBrBEBBDPBHHBKgBBvBHBrBVBblBBdTBYIBvCDBlBIB-BGGBLBaGBLFB2BTTBGBoBIBhDVVBJBTwBwBB8BBICCFQQMFB8BEBLFBFJJBDDBXXIDDGLLBDDBEEBCCBEBCEBIBBICBGKBLCCBCCnBLLCBBCFFLDDBGBDcB9CGGBcBpCHBLlFB3BBBnBhBBmCKBLFBOSB7BFBLFBVbBcBBQDBY4FB9BjDB0CLBJBBCBBJDDfDDBNNBHBLlCBJBBvBBBMaBpCHB0CMBqCGBL1CBJ3CBjBNBLFBKuBuBPJBeCBhBBBXPPBnCBIDDtBCBCDDKHBLFBHDDmBDDHGBLFBtBDBL1HBaGBSqBqBBBBe0CBCOBzBMB8clDBwDGGBJBlGryCBkDMBxhBPBXJB88DEBoS41GB7Bl2BB6RGBgBLLBCByCLLBEBfBBHJBnCJBLIIWEBUvNB7BlGB8CEBaBBarBBsCDB6BGBS-BBGKBIIB3mHoBBhBgDB0D8vIBFIIDkJkJBNBCcBEBBCNBFHBtMjoCBsDEBOCBKGBLBBF-6DB+HCB1NFBYOBSOBvBBBYIB1D7BB3HJBoBBBrCHBxDUBnC5DBVLBVLB4CIBamEB2CoCoCDBBCBBDBBFNNCIIiCFFBJJIddFGGCCBI1K1KBlJlJB-V-VBNBGQQBuiBBgBFBH0GBISSBIIDGGBDB-BgBBCvDBuBCBPBBLDBD-JBgBQB7BEBCvOBrB1GBsBDBC-FBgBXXBGBD-GBIFFDQQmGBBRoBBtCDBLDBDwYBlCrCB+BhGBFccDCCBCCLFFCCCBEBCDBCECEDDCBBCICDCCBFFIKFCLLSEBEGGSzBBDtIBtBDBlDLBQBBQQQmBJBvF3BBeMBtBDBKGBDNBH5EB6eCBSCBOCB7GFBNDBCOBNDB5BHBLFBpBHBfBBNDBDNBKmBB5KHBPBBOCBMCB6BCCBCBRBBNDBLGB0EoDoDBjgBBh3pBfB-oEBBv0FBBypHOBvThtCB-QhvBBs6EEBrpIlkzVBxHvw-FB", !1)),
		Cc: () => new UnicodeRangeTable(decodeRanges("AfgDgB", !0)),
		Cf: () => new UnicodeRangeTable(decodeRanges("tFzqBzqBBEBXhGhGyBhMhMBxCxCs5D9-B9-BBDBbEByBEBCJBw03B6H6HBBBimEQQj7IPBhjiBDBwmFHBn0rYffB+CB", !1)),
		Cn: () => new UnicodeRangeTable(decodeRanges("4bBBHDBICCVuMuMnBBBzBBBE4B4BBGBcDBHKBvI9B9BBmDmDBMB8BBByBBBQddBCCMEBjBEBuHJJBDDBXXICCBBBFBBKBBDBBFHBCDBDGGBaaBEEHDBDBBXIIDGDBCCGDBDBBECBCGBFCCBFBSJBEKKEXXIDDGBBLIEBCCBNBFBBNGBIEEJBBDBBXIIDGGBKKBDDBEEBFBEDBDGGBTTBIBDHHBBBEFFBBBDCCDCBDCBECBNDBGCBEFFBCCBEBCNBWEBOEEYRRBKKEFFBFBDEEDBBFBBLGBXEEYLLGBBKEEFGBDEBEFFBLLELBOEE0BEEHDBRBBbEETCBZKKCBBICBCDBHCCJFBLBBELB7BDBekBBDCCGZZCYYBGGCIILBBFfBpClBlBBCBoBlBlBQOOBjBBnGCCBDBCBB6LFFBIICFFBqBqBFBBiBFFBIICFFBQQ6BFFBkCkCBhBhBBBBbFB3CBBHBB+UCB6CGBXIBZIBVLBOEEDLB-CBBLFBLFBbFB6CGBsBEBnCJBgBNNBCBNDBCCBrBBBGKBtBDBbFBMCB-BBBiCeeBMMBEBLFBPBBvBBBNTBuCnFnFBGB9BCBQCB-BEBsBBBMHBsBEB3QBBHBBnBBBHBBJGCgBBB2BQQPBBHUUBEEKmDmDNBBcOOBBBjBNBiBOBtEDB7UVBMUB14BBB-LEBuBCCBDBCBB5BGBDNBZIBI4BI-DhBBb6C6CBKB3GZBxC3C3CBoDoDBDBsB-C-C3CIBxBuzcuzcBBB4BIB9KTB5FHB+GTB9BCBLFB5BHBnCHBNFB1DKBfCBvCMMBCBiB4B4BBHBPBBLBBoDXBdJBHBBHBBHIBIII9BDB-DBBLFBl9KLBYDByBDBvzIBBrDlBBILBGEBbGGCGDrUfBrBFB0BUUFDBGoEoEBCC-FCBHBBHBBHBBECBIIIBIBGBBNbbUDDQBBPhBB8DEBEDBuBCB5COOBBBCuBBvBhEBeCByBOBdDBlBIBfEBsBEBfmBmBBCBPpBB-EBBLFBlBDBlBDBpBHB1BKBNQQIDDMQQIDDBBB1BLB4JIBXJBJXBHrBrBKkCBHBBCtBtBDCBCBBYpCpCBGBKvBBUDDBDBiBCBcEBclBB5BDBVBBzBDDBDBJEEeBBEDBLGBKGBhCfBoBDBNIB3BCBeBBcEBbGBFLBIvCBqC2BB0BMB0BGBvBHBLFBnBCBeHBDvGBgBrBrBEBBDPBHHBKgBBvBHBrBVBblBBdTBYIBvCDBlBIBlCJBCBBaGBLFB2BTTBGBoBIBhDVVBJBTwBwBB8BBICCFQQMFB8BEBLFBFJJBDDBXXIDDGLLBDDBEEBCCBEBCEBIBBICBGKBLCCBCCnBLLCBBCFFLDDBGBDcB9CGGBcBpCHBLlFB3BBBnBhBBmCKBLFBOSB7BFBLFBVbBcBBQDBY4FB9BjDB0CLBJBBCBBJDDfDDBNNBHBLlCBJBBvBBBMaBpCHB0CMBqCGBL1CBJ3CBjBNBLFBKuBuBPJBeCBhBBBXPPBnCBIDDtBCBCDDKHBLFBHDDmBDDHGBLFBtBDBL1HBaGBSqBqBBBBe0CBCOBzBMB8clDBwDGGBJBlGryCBkDMB3iBJB88DEBoS41GB7Bl2BB6RGBgBLLBCByCLLBEBfBBHJBnCJBLIIWEBUvNB7BlGB8CEBaBBarBBsCDB6BGBS-BBGKBIIB3mHoBBhBgDB0D8vIBFIIDkJkJBNBCcBEBBCNBFHBtMjoCBsDEBOCBKGBLBBJ76DB+HCB1NFBYOBSOBvBBBYIB1D7BB3HJBoBBBjGUBnC5DBVLBVLB4CIBamEB2CoCoCDBBCBBDBBFNNCIIiCFFBJJIddFGGCCBI1K1KBlJlJB-V-VBNBGQQBuiBBgBFBH0GBISSBIIDGGBDB-BgBBCvDBuBCBPBBLDBD-JBgBQB7BEBCvOBrB1GBsBDBC-FBgBXXBGBD-GBIFFDQQmGBBRoBBtCDBLDBDwYBlCrCB+BhGBFccDCCBCCLFFCCCBEBCDBCECEDDCBBCICDCCBFFIKFCLLSEBEGGSzBBDtIBtBDBlDLBQBBQQQmBJBvF3BBeMBtBDBKGBDNBH5EB6eCBSCBOCB7GFBNDBCOBNDB5BHBLFBpBHBfBBNDBDNBKmBB5KHBPBBOCBMCB6BCCBCBRBBNDBLGB0EoDoDBjgBBh3pBfB-oEBBv0FBBypHOBvThtCB-QhvBBs6EEBrpIm8yVBCdBhD-DBxHvw-BB---BBB---BBB", !1)),
		Co: () => new UnicodeRangeTable(decodeRanges("gg4B-nGh4hc9--BD9--B", !0)),
		Cs: () => new UnicodeRangeTable(decodeRanges("gg2B--B", !0)),
		L: () => new UnicodeRangeTable(decodeRanges("hCZBHZBwBLLFGGBVBCeBCpOBFLBPEBICCiEEBCBBDDBCHHCCBCCCBSBCyCBCqEBJlFBClBBDHHBnBBoCaBFDBuBqBBkBBBCiDBCQQBIIBLLBBBDRRCdBe4CBMZZBfBKBBFGGBUBFKKEYYBXBIKBGXBCGBRpBB7B1BBETTIJBQPBFHBDBBDVBCGBCEEBCBERROBBCCBPBBLJJBEBFBBDVBCGBCBBCBBCBBgBDBCUUBBBRIBCCBCVBCGBCBBCEBETTQBBYMMBGBDBBDVBCGBCBBCEBEffBCCBBBQSSCFBECBCDBEBBCCCBEEBEEBBBELBX1B1BBGBCCBCWBCPBEbbBBBCBBDBBfFFBGBCCBCWBCJBCEBEffBBBCBBQBBSIBCCBCoBBDRRGCBJCBZFBGRBEXBCIBCDDBFB7BvBBCBBNGB7BBBCCCBDBCXBCCCBIBCBBKDDBDBCWWBCBhBgCgCBGBCjBBcEB0DqBBVRRBEBFDBEEEBIIBBBFMBNSSBkBBCGGDqBBCsKBCDBDGBCCCBCBDoBBCDBDgBBCDBDGBCCCBCBDOBC4BBCDBDiCBmBPBR1CBDFBErTBDQBCZBGqCBHHBIRBOSBPRBPMBCCBQzBBkBFFkC4CBIEBDhBBCGGBkCBLeByBdBDEBMrBBFZB3BWBK0BBzC+C+CBtBBSHB3BdBOBBLrBBbjBBqBCBLjBBDKBGqBBDCBqBDBCFBCBBEGGB+FBhC1IBDFBDlBBDFBDHBCGCBdBD0BBCGBCEEBBBCGBEDBDFBFMBGCBCGB1DOORMBmDFFDJBCEEBDBHGCBCBCKBDDBGEBF1B1BB8zC8zCBjHBHDBEBBNlBBCGGD3BBIRRBVBKGBCGBCGBCGBCGBCGBCGBCGBxC2O2OBrBrBBDBGBBF1CBHCBC5CBCDBGqBBC9CBSfBxBPBhQ-tGBhCs0VBkCtBBDsIBEPBLBBVuBBReBDlCByBIBDmDBDxCBVQBCCBCDBCWBezBBPxBB-BFBECCBMMBaBLWBacBIuBBdRRBDBCJBLEBCoBBYCBCHBVWBEEEBwBBCEEBDDBDBDCCZCBDKBICBNFBDFBDFBKGBCGBCqBBCNBHyDBej9KBNWBFwBBloItLBDpDBnBGBNEBGCCBIBCMBCEBCCCBCCBCCBqDBiBqLBT-BBD1BBpBLB1DEBCmEBlBZBHZBM4CBEFBDFBDFBDCBkBLBCZBCSBCBBCOBDNBjB6DBmMcBEwBBwBfBOTBCHBHlBBLdBDjBBFHBxB9EBTjBBFjBBFnBBJzBBNKBCOBCGBCBBCKBCOBCGBCBBEzBBN2JBKVBLHBZFBCpBBCIBmCFBDCCBqBBCBBEDDBVBLWBKeBiCSBCBBLVBLZBHZBnB3BBHBBhCQQBCBCCBCcBrBcBEcBkBHBCbBc1BBLVBLSBORBvDoCB4ByBBOyBBOjBBnBbBKWB7HpBBHBBRFB5BcBLJJBUBrBRBvBUBcWBN0BB6BBBDOOBrBBhBYBbjBBeDDJiBBENNBuBBPDBWCCkBRBCYBUBBgCGBCCCBCBCOBCJBIuBBnBHBDBBDVBCGBCBBCEBETTNEBfJBCDDClBBCaaCtBtBBzBBTDBVCBfvBBVBBC5F5FBtBBqBDBlBvBBV8B8BBpBBOoCoCBZBmBGB6FrBB1D-BBgBHBDDDBGBCBBCXBQCC-CHBDmBBRCCdLLBmBBIWWMtBBUTTBnCBoGgBBgBIBCkBBSyByBBcBxDGBCBBClBBWaaBEBCBBCfBPYYBqBBlISBQCCBLBChBB9DwCwCB4cBnHjGBtyCgDBQvhBBSFBa68DBGmSB61GdBj3B4RBIeBSuCBSdBTvBBRDBgBUBGSBxNsBB0G-BBhBYBDYBtBqCBGjCjCBLBhCBBCPPBNNB0mHBqBfBiDyDB+vIDBCGBCBBCiJBQeeBBBDPPBCBJrMBloCqDBGMBEIBIJBn7F0CBCmCBCBBDDDBDDBCBCLBCCCBFBCgCBCDBDHBCGBCbBCDBCEBCEEBFBCzKBDYBCYBCeBCYBCeBCYBCeBCYBCeBCYBCHB15BeBHFBmI9BBzEsBBLGBRiKiKBcBTrBBlPbBlHdBDwGwGBdBCCBCBBCGBDEBKBBhHGBCDBCBBCOBCkGB8BjCBI1lB1lBBCBCaBCBBCDDCJBCDBCCCHFFCECBBBCBBCDDCICBCCDDBCGBCDBCDBCCCBIBCQBGCBCEBCQBlqE-2pBBhB9oEBDt0FBDwpHBQtTBjtC9QBjvBq6EBGppIB", !1)),
		LC: () => new UnicodeRangeTable(decodeRanges("hCZBHZB7BLLBVBCeBCiGBCDBFvGBDZBhGDBDBBECBCHHCCBCCCBSBCyCBCqEBJlFBClBBKoBB44ClBBCGGDqBBDCBhV1CBDFBjkCKBGqBBDCBhCrBBgCMBChBBmD1IBDFBDlBBDFBDHBCGCBdBD0BBCGBCEEBBBCGBEDBDFBFMBGCBCGBmIFFDJBCEEBDBHGCBCBCFBFDDBCBGEBF1B1BB8zC8zCB6DBDmDBHDBEBBNlBBCGGzoetBBTbBnEtCBCWBEDBCsCBZBBE2Z2ZBpBBGIBIvCBh6TGBNEBqgBZBHZBmlBvCBhDjBBFjBB1DKBCOBCGBCBBCKBCOBCGBCBBk2ByBBOyBB+CVBLVB74C-BBhrV-BBhBYBDYBtpZ0CBCmCBCBBDDDBDDBCBCLBCCCBFBCgCBCDBDHBCGBCbBCDBCEBCEEBFBCzKBDYBCYBCeBCYBCeBCYBCeBCYBCeBCYBCHB15BJBCTBHFB2uCjCB", !1)),
		Ll: () => new UnicodeRangeTable(decodeRanges("hDZB7BqBqBBWBCHBC2BCBQCBuBCDECBBBDCCDEEBFFDEEBBBDDDCCCDCCBCCDEECDDBDDBBBHGDCOCBSCBDDCEEC4BCBFBDDDBCCFICBjCBDZBiGCCEEEBBBTccBhBBCBBECBCWCBDBCGDB0B0BBuBBCgBCK0BCDMCBgDCxBoBBo6CqBBDCB5XFBjkCIBC2D2DBqBBgCMBChBBnD0ECBHBCgDCBHBJFBLHBJHBJFBLHBJHBJNBDHBJHBJHBJEBCBBHEEBBBCBBJDBDBBJHBLCBCBBzIEEBEEcKFDBBJDBF2B2Bs1CvBBCEEBGCFCCBCCBEBGiDCBIICFFNlBBCGG0oesBCUaCoEMCBBBC+BCBGBCCCDICFCCDCCBBBCSCGGGCMCFCCDOCbEE2ZqBBGIBIvCBh6TGBNEBqhBZBumBnBBpEjBB8EKBCOBCGBCBBk4ByBB+DVB75CfBhsVfB8BYBnqZZBbGBCRBbZBbDBCCCBFBCKBbZBbZBbZBbZBbZBbZBbZBbZBbbBdYBCFBbYBCFBbYBCFBbYBCFBbYBCFBC15B15BBIBCTBHFB4vChBB", !1)),
		Lm: () => new UnicodeRangeTable(decodeRanges("wVRBFLBPEBICCmEGG-OnHnHlFBBuIBBFgBgBKEEhFoFoF1mBgEgE2R72B72BsDkTkTxOFBvF+BBOjBjBBjBByVOORMBg-CBByHgGgG2OsBsBBDBGiDiDB+C+CBBB34bjnBjnBBEBvIzDzDdBB6DIBxCYYpDDBEBB2OXXqEtDtDWBBoDDBKngVngVuBBBh-BFBCpBBCIB0sBhBhB2K04D04DnrTDB9PCBpBBBnRMBhCBBCPPB9-P9-PBCBCGBCBByhM9BBqGGBud0Q0QsSAB", !1)),
		Lo: () => new UnicodeRangeTable(decodeRanges("qFQQhIFFBCBxGBB7ZaBFDBuBfBCJBkBBBCiDBCZZBLLBBBDRRCdBe4CBMZZBfBWVBrBYBIKBGXBCGBRoBB8B1BBETTIJBROBFHBDBBDVBCGBCEEBCBERROBBCCBPBBLJJBEBFBBDVBCGBCBBCBBCBBgBDBCUUBBBRIBCCBCVBCGBCBBCEBETTQBBYMMBGBDBBDVBCGBCBBCEBEffBCCBBBQSSCFBECBCDBEBBCCCBEEBEEBBBELBX1B1BBGBCCBCWBCPBEbbBBBCBBDBBfFFBGBCCBCWBCJBCEBEffBBBCBBQBBSIBCCBCoBBDRRGCBJCBZFBGRBEXBCIBCDDBFB7BvBBCBBNFB8BBBCCCBDBCXBCCCBIBCBBKDDBDBYDBhBgCgCBGBCjBBcEB0DqBBVRRBEBFDBEEEBIIBBBFMBNyDyDBnKBCDBDGBCCCBCBDoBBCDBDgBBCDBDGBCCCBCBDOBC4BBCDBDiCBmBPByDrTBDQBCZBGqCBHHBIRBOSBPRBPMBCCBQzBBpBkCkCBhBBC0BBIEBDhBBCGGBkCBLeByBdBDEBMrBBFZB3BWBK0BBxFuBBSHB3BdBOBBLrBBbjBBqBCBLdByDDBCFBCBBE7hB7hBBCB4-C3BBZWBKGBCGBCGBCGBCGBCGBCGBCGBoR2B2BF1CBJCCB4CBFGGBpBBC9CBSfBxBPBhQ-tGBhC0wUBC2jBBkCnBBJrIBFPBLBBjCyByBBkCBqFoDoDEGBCCBCDBCWBezBBPxBB-BFBECCBMMBaBLWBacBIuBBuBEBDIBLEBCoBBYCBCHBVPBCFBEEEBwBBCEEBDDBDBDCCZBBEKBIPPBEBDFBDFBKGBCGByEiBBej9KBNWBFwBBloItLBDpDBkCCCBIBCMBCEBCCCBCCBCCBqDBiBqLBT-BBD1BBpBLB1DEBCmEBqDJBCsBBDeBEFBDFBDFBDCBkBLBCZBCSBCBBCOBDNBjB6DBmMcBEwBBwBfBOTBCHBHlBBLdBDjBBFHBhEtCBjDnBBJzBB9CzBBN2JBKVBLHB5EFBDCCBqBBCBBEDDBVBLWBKeBiCSBCBBLVBLZBHZBnB3BBHBBhCQQBCBCCBCcBrBcBEcBkBHBCbBc1BBLVBLSBORBvDoCB4FjBBnBDBCxJxJBoBBHBBRCBCBB5BcBLJJBUBrBRBvBUBcWBN0BB6BBBDOOBrBBhBYBbjBBeDDJiBBENNBuBBPDBWCCkBRBCYBUBBgCGBCCCBCBCOBCJBIuBBnBHBDBBDVBCGBCBBCEBETTNEBfJBCDDClBBCaaCtBtBBzBBTDBVCBfvBBVBBC5F5FBtBBqBDBlBvBBV8B8BBpBBOoCoCBZBmBGB6FrBB0GHBDDDBGBCBBCXBQCC-CHBDmBBRCCdLLBmBBIWWMtBBUTTBnCBoGgBBgBIBCkBBSyByBBcBxDGBCBBClBBWaaBEBCBBCfBPYYBnBBCBBlISBQCCBLBChBB9DwCwCB4cBnHjGBtyCgDBQvhBBSFBa68DBGmSB61GdBj3B4RBIeBSuCBSdBTvBB0BUBGSB0NnBB2MqCBGwFwFB0mHBqBfBiDyDBuwIiJBQeeBBBDPPBCBJrMBloCqDBGMBEIBIJBxzI2P2PBrBBiBiKiKBcBTrBBlPaBmHdBDwGwGBdBCCBCBBCGBDEBKiHiHBFBCDBCBBCOBCkGB8pBDBCaBCBBCDDCJBCDBCCCHFFCECBBBCBBCDDCICBCCDDBCGBCDBCDBCCCBIBCQBGCBCEBCQBlqE-2pBBhB9oEBDt0FBDwpHBQtTBjtC9QBjvBq6EBGppIB", !1)),
		Lt: () => new UnicodeRangeTable(decodeRanges("lOGDnB2sH2sHBGBJHBJHBNQQwBAB", !1)),
		Lu: () => new UnicodeRangeTable(decodeRanges("hCZBmDWBCGBiB2BCDOCDuBCBECEBBCCCBCCBBBDDBCBBCCBEBBCBBCECBCCDCCBCCBBBCCCBEEIJDCMCDQCDDDCCBC4BCIBBCBBDCCBCBCGCiJCCEJJHCCBBBCCCBCCBPBCIBkBDDBBBEWCGDDCBBDyBBxBgBCK2BCBMCD+CCDlBBq6ClBBCGGzW1CB0kCHHBpBBDCBhK0ECKgDCKHBJFBLHBJHBJFBMGCJHBpCDBNDBNDBNEBMDBnIFFECBDCBDEEBDBHGCBCBDDBLBBG+B+B9zCvBBxBCCBBBDGCBCBCDDJCBCgDCJCCFuqeuqeCqBCUaCoEMCE8BCLECBICFCCDCCEUCBDBCEBCOCBCBCCCBQCZs5Vs5VBYBmmBnBBpEjBB9EKBCOBCGBCBBr3ByBB+EVB75CfBhsVfBhCYBoqZZBbZBbZBbCCBGDBDDBCBCHBbZBbBBCDBDHBCGBcBBCDBCEBCEEBFBcZBbZBbZBbZBbZBbZBfYBiBYBiBYBiBYBiBYBiB2pE2pEBgBB", !1)),
		M: () => new UnicodeRangeTable(decodeRanges("gYvDB0IGBoIsBBCCCBCCBCCpCKBxBUBRmDmDBFBDFBDBBCDBkBffBZB8CKB7BIBKZZBCBCIBCCBCEBsBCB8BIBrBXBCgBB3BCBCRBCGBLBBeCB5BCCBFBDBBDCBKLLBbbDCB5BCCBDBFBBDCBEffBEEMCB5BCCBGBCCBCCBVBBXFBCCB5BCCBFBDBBDCBICBLBBf8B8BBDBECBCDBKpBpBBDB4BCCBFBCCBCDBIBBMBBeCB5BCCBFBCCBCDBIBBMBBQNNBCB4BBBCGBCCBCDBKLLBeeBBBnCFFBEBCCCBGBTBB+BDDBFBNHBjDDDBHBMGBqCBBcECFBByBTBCBBGKBCjBBKlDlDBSBYDBFCBCCBDGBEDBOLBCLLBCBgWCBzdDBdCBeBBfBBhCfBKuBuBBBBC2D2DBjBjB3DLBFLB8GEB6BJBCcBDxBxBBsBBDLBVEBwBQBnBIBNCBfMB5BNBxBTB5ECBCUBFHHDCBnG-BBxWgBB--CCBuEhDhDBeBrRFBqDBB1udDBCJBhBBBxCBBxIEEFYYBDBF0C0CBzBzBBQBbRBOnBnBBGBaMBtBDBwBNBlBkCkCBMBNJJBuBuBBBBzBCCBBBDBBGBBCqBqBBDBGBBtHHBCBBx5TiXiXBOBRPBuejHjH2EEBn0BCBCBBGDBpBCBFmFmFB+R+RBCBiCEB+JBBuCFBnCKByBDB7DCB2BOBqBDDBLLBCBuBKBI+B+BBBBlBNBRBBtBNNBBBxBNBJDBCBB9CLBHDD+ELBWDB4BBBCGBDBBDCBKLLBDDBFBEEBkCIBCDDCDBCEBCPPBzCzCBQBYyCyCBSBsHGBDIBcBBzCQBrDMBmDOBhIOB2HFBCBBDDBCCCBuEuEBFBDGBEddBIBpBGBCDBJKKBJBvBPBnGHBoGHBCHBzCVBCNB7DFBECCBCCBFBCjCjCBDBCBBCEB8KDBKBBCxBxBBFBEEBYmnFmnFHOBpmLRBhuCEB8BGB5gBCCB1BBIDByCMMBslTslTBizEizEBsBBDWB-QEBEFBJHBDGBfDB1ECB89B2BBFxBBJPPXEBCOBxqBGBCQBDGBCBBCEBlDhFhFBFB4L+B+BBCB9PDB-HBB0HDDIBBG7O7OBFBuDGB29lYvHB", !1)),
		Mc: () => new UnicodeRangeTable(decodeRanges("joC4B4BDCBJDBCBBzBBB7BCBHBBDBBLsBsB7BCBjC7B7BBBBJCCB2B2BB7B7BCHHBDDBLLnDBBCBBECBCCBLqBqBBBB+BDB+BBB7BCCBDBDBBCBBKBBdPPB7B7BBBBGCBCCBLrBrBBsCsCBBBHHBTBBrKBBgCsFsFBFFHDDBaaBLLBBBDGBWBBDFBDLLBBB5zBffiEIIBGBCBB7KDBDCBFBBCFBhHBB7BCCKCCBJJBEByExBxBGCCBDBCBB+BffFBBD9B9BDCBCEEBxBxBBGBJBBsFWW35EBB0-dBBD5C5CBzBzBBOBvEBBwBxBxBBFFBDDBBBvDBBDBBZuBuBCuDuDDBBGuHuHBCCBCCBCC0gZCCgEuBuBBBBFBB0DZZB8B8BxBCBKBBO+C+CBBBEBBCrFrFBBBgBBB7BBBCDBDBBDCBKLLB1C1CBBBIDDCDBCBBCmDmDBBBJBBErDrDBBBHCCBCBDuHuHBBBHDBDyDyDBBBJBBCuDuDCBBHoDoDCBBFmImIBBBK4H4HBEBCBBFDDCvEvEBBBJDBF1C1CeBB-BqGqGECCoGPPrDIID2G2GBDBFBBC-K-KBNNxBBBJBBCpvQpvQBBBlxD2BBpDBB0rYBBHFB", !1)),
		Me: () => new UnicodeRangeTable(decodeRanges("okBBB1xF-wB-wBBCBCCBsshBCB", !1)),
		Mn: () => new UnicodeRangeTable(decodeRanges("gYvDB0IEBqIsBBCCCBCCBCCpCKBxBUBRmDmDBFBDFBDBBCDBkBffBZB8CKB7BIBKZZBCBCIBCCBCEBsBCB8BIBrBXBCfB4BCCFHBFEEBFBLBBe7B7BFDBJVVBbbDBB6BFFBFFBDDBBBEffBEEMBB6BFFBDBCBBFVVBXXBEBC7B7BDCCBCBJIIBMMBff+BNNzBEE4BCCBBBGCBCDBIBBMBBe7B7BDHHGBBVBBdBB6BBBFDBJVVBeepCIIBBBC7C7CDGBNHBjDDDBHBMGBqCBBcEC4BNBCEBCBBGKBCjBBKnDnDBCBCFBCBBDBBaBBFCBRDBODDBHHQgWgWBBBzdCBeBBfBBfBBhCBBCGBJDDBJBKuBuBBBBC2D2DBjBjB3DCBFBBKHHBBB8GBBD7B7BCGBCCCDHBHJBDxBxBBMBCeBDLBVDBxBCCBDBCGGpBIBNBBhBDBDBBCCB5BCCBEECCB7BHBDBB5ECBCMBCGBFHHEBBnG-BBxWMBFEEBKB--CCBuEhDhDBeBrRDBsDBB1udFFBIBhBBBxCBBxIEEFaaBGG4EBBbRBOnBnBBGBaKBvBCBxBDDBCBDBBoBkCkCBEBDBBDBBNJJwB0B0BCCBDBBGBBCrBrBBJJvHDDFx5Tx5TiXPBRPBuejHjH2EEBn0BCBCBBGDBpBCBFmFmFB+R+RBCBiCEB+JBBuCFBnCKByBDB8D3B3BBNBqBDDBLLBBByBDBDBBI+B+BBBBlBEBCHB-BNNB1B1BBHBLDBDgDgDBBBDCCBHHD+E+EEHBWBB6BBBEmBmBBFBEEBnCFBOECPBB2CHBDCBCYY1CFBCFFBCCBvHvHBCBHBBCBBcBB2CHBDCCBrDrDCDDBEBCmDmDCDDBCBCEBkIIBCBBhIBBCFFxEDBDBBFhBhBBIBpBFBDDBJKKBEBDCBvBMBCBBnGCCBBBCqGqGBFBCFBCzCzCBUBDGBCBBCBB7DFBECCBCCBFBCpCpCBEEC8K8KBMMB1B1BBDBGCCYmnFmnFHOBpmLLBECBhuCEB8BGB5gBgCgCBCByC5lT5lTBizEizEBsBBDWBhRCBSHBDGBfDB1ECB89B2BBFxBBJPPXEBCOBxqBGBCQBDGBCBBCEBlDhFhFBFB4L+B+BBCB9PDB-HBB0HDDIBBG7O7OBFBuDGB29lYvHB", !1)),
		N: () => new UnicodeRangeTable(decodeRanges("wBJB5DBBGDDBBBitBJBnEJBnGJB9MJB3DJBFFBtDJB3DJB3DJBDFBvDMB0DJBJGBoDJBpDGBISBuDJBhDJB3DJBnCTBtIJBnCJBwWTBybCBwHJBHJBXJBtJJBhEKBmFJBHJB3FJB3CJBnEJBHJB3gBEEBEBHJBnGyBBDEB3W7BBvCVB3TdBqrBqYqYaIBPCB4KDBrEJBfHBCOBhBJBoBOBh7cJB9FJBhKFB7EJBnBJBnGJBXJB3CJB3MJB34UJBuPsBBN4BBSBB2KaBlBDBeJJnEEBrGJBvdHBaGBoBIBsCEBXFBhFBBDPBDtBBhCIB1BBBfCBsCEBpDHBZHBqBGBrKFBxBJBHJB3IeB-EJBrBDBxDGBnEdBhEJB9BJBxEJBITB8HJB3KJB3DJB3LJBnDJBHTBtCLBlNSB+CJB3UJB3CcBkHJBnCJB3BJBnLJBnDUBshBuDBimPJBnpCJB3CJBnEJBCGBvQJBnIWB+KCB6nXJBnuBTBNTBtDYB2iBxBBhqCJBnNJB3PJB4HJBtWIBhEJB4Y6BBCCBCDBtCsBBCOBjeMBk3CJB", !1)),
		Nd: () => new UnicodeRangeTable(decodeRanges("wBJnxBJnEJnGJ9MJ3DJ3DJ3DJ3DJ3DJ3DJ3DJ3DJ3DJhDJ3DJnCJ3IJnCJn6BJnBJtJJhEJnFJHJ3FJ3CJnEJHJnuiBJnVJnBJnGJXJ3CJ3MJ34UJnsBJnkCJHJ9YJhEJ9BJxEJ3IJ3KJ3DJ3LJnDJHTtCJnNJnDJ3UJ3CJ3HJnCJ3BJnLJ3uQJnpCJ3CJnEJ3QJ37XJ12CxBhqCJnNJ3PJ4HJ2aJ30EJ", !0)),
		Nl: () => new UnicodeRangeTable(decodeRanges("u3FCBwzCiBBDDB-zDaaBHBPCBs1dJBxyW0BBtOJJnEEBrhIuDBm8SCB", !1)),
		No: () => new UnicodeRangeTable(decodeRanges("yFBBGDDBBB2pCFB5LFB5DCBmEGB6GGBSIByNJB2hBTB0jBJBhP20B20BEFBHJBnGPBqB3W3WB6BBvCVB3TdBqrB1kB1kBBCBrEJBfHBCOBhBJBoBOBxrdFBymWsBBiCDBSBB2KaBlBDB1pBHBaGBoBIBsCEBXFBhFBBDPBDtBBhCIB1BBBfCBsCEBpDHBZHBqBGBrKFBhLeB-EJBrBDBxDGBnETB8LTBmqBBBvNIBobSB0aUBn8SGB-YWBqhZTBNTBtDYBvqFIBid6BBCCBCDBtCsBBCOBjeMB", !1)),
		P: () => new UnicodeRangeTable(decodeRanges("hBCBCFBCDBLBBEBBbCBCccCkBkBGEELBBEEE-VJJzOFBqBBB0BCCDDDtBBBVBBCBBOCCBBBrCDBnDsBsBBMBqHCB3BOBgBmImIBLLtE5D5D6DnMnMNwLwL7CLLBpFpFBNBCmBmBBCBoCrCrCBDBFBBwDFBsFlTlTBHB4EuTuTtBBBvCCBoCBB+ECBCCBmBKB6JBB5GBBhEGBCFBhFBBLGBdCB9DDB8BEB-BBBhCHBM9Z9ZBWBJTBCMBCLBfBBPBB6TDBeBB+hBNBwCBBgBJB0MVBgCDBhBBB8XDBCBBxDwEwEBtBBCfBDLBkNCBFJBDLBRNNjD7C7CjgdBBuICBkDLL0DFB9LDB3CBBpBCBCyByBBwBwBiDMBRBB9DDB-DBBRBB6HzqUzqUBxGxGBIBXiBBCNBCFFCBB2ECBCFBCDBLBBEBBbCBCccCCCBFB7MCB9UxBxB-MoXoXoGgBgBxIIBnBxDxDBFBjCGB6CDByO-J-JjBlElEBDBtBDB+FGBuDBBCDB-DDBxBBBwCDBFOOCCB5CFBsDrJrJBCCBzDzDBDBLBBCpDpD7HWBqDCBdMBtCjEjEBBB9HpIpIBBB8E9C9CBGB0CCBCEB+CJB4GgDgDBDBrBBBmUBBrCMBwFxjBxjBBDB97CBB8zOBBmEiCiCBDBJpRpRBBBoJDBoK9lT9lTovHEB07C-a-aBAB", !1)),
		Pc: () => new UnicodeRangeTable(decodeRanges("-Cg-Hg-HBUU-u3BBBZCBwHAB", !1)),
		Pd: () => new UnicodeRangeTable(decodeRanges("tB9qB9qB0BiyDiyDmgBqgCqgCBEBiwDDDgBBBFdd-NUUwDxszBxszBBmBmBLqFqFhzD-J-J", !1)),
		Pe: () => new UnicodeRangeTable(decodeRanges("pB0B0BgB+1D+1DC-6B-6BqtC4B4BQ7T7TCff-hBMCxChBhBCGC1MUChCCCiBmhBmhBCECtBGCtNICEGCDBB-ozB6G6GeOCESSCCCrF0B0BgBGD", !1)),
		Pf: () => new UnicodeRangeTable(decodeRanges("7F+6H+6HEddpuDCCFDDQEE", !1)),
		Pi: () => new UnicodeRangeTable(decodeRanges("rFt7Ht7HDBBDaapuDCCFDDQEE", !1)),
		Po: () => new UnicodeRangeTable(decodeRanges("hBCBCCBDECBLLBEEBcclCGGPBBI-V-VJzOzOBEBqB3B3BDDDtBBBVBBCBBOCCBBBrCDBnDsBsBBMBqHCB3BOBgBmImIBLLtE5D5D6DnMnMNwLwL7CLLBpFpFBNBCxDxDrCEBFBBwDFBsFlTlTBHBmY9D9DBBBoCBB+ECBCCBmBFBCDB6JBB5GBBhEGBCFBhFBBLGBdCB9DDB8BEB-BBBhCHBMjajaBJJBGBJIBDDBDCBEKBCCCBIB7kDDBCBBxDwEwEBFFBBBDDDBHBCBBCDDBLLBDBCJBDDBCCCBLBDCBtNCB6B+F+FjgdBBuICBkDLL0DFB9LDB3CBBpBCBCyByBBwBwBiDMBRBB9DDB-DBBRBB6HlxUlxUBFBDXXVBBDDBECBCDBICBHCCB2E2EBBBCCBDECBLLBEEBcclBDDB7M7MBBB9UxBxB-MoXoXoGgBgBxIIBnBxDxDBFBjCGB6CDB0ZlElEBDBtBDB+FGBuDBBCDB-DDBxBBBwCDBFOOCCB5CFBsDrJrJBCCBzDzDBDBLBBCpDpD7HWBqDCBdMBtCjEjEBBB9HpIpIBBB8E9C9CBGB0CCBCEB+CJB4GgDgDBDBrBBBmUBBrCMBwFxjBxjBBDB97CBB8zOBBmEiCiCBDBJpRpRBBBoJDBoK9lT9lTovHEB07C-a-aBAB", !1)),
		Ps: () => new UnicodeRangeTable(decodeRanges("oBzBzBgB-1D-1DC-6B-6B-rCEEnB4B4BQ7T7TCff-hBMCxChBhBCGC1MUChCCCiBmhBmhBCECaTTCECtNICEGCDipzBipzB4GeeCMCESSCCCrFzBzBgBEEDAB", !1)),
		S: () => new UnicodeRangeTable(decodeRanges("kBHHRCBgBCCcCCkBEBCBBDCCBCBDEEfgBgBrODBNNBGGBCCCBPB2DPPBxDxDsErIrIBBB3DCBDDDBvGvGLUUB4H4HIBBpEqLqLBHHB2H2H-DjEjEBGBlEwGwGqBmGmGiGCBQCCBBBDFBVECmEHBCFBCBBGDBmGBBxXJB0WuLuLlL+E+EBgBBiLJBKIBhiBCCBBBMCBOCBOCBOBBmCOOoBCBOCBUhBB-BBBCDBCBBLCCBBBGFBCECFMMBFFBDBGDBC7B7BBFFB2LBFcBD+HBXKByCtCBXnTBtBwBBDeBLyMBX+BBFfBD1LBDpEBmHFBmLBBvBZBC4CBN1GBbPBFOOBNNWBBHBB8CBB0HBBFJBhBlBBKRRBdBMdBJQQBeBLmBBQ-JBhuG-BBx0V2BB6RWBKBBoDBB+EDBLDB+RCBiHPPB+9T+9TpEgBBuLPBhCBB3BHBtBDBjDCCBBBD7E7EHRRBBBgBCCcCCiEGBCGBOBB6JIB6BQBDCBCMBEwBwBBrBB7zBBBwSmWmWBiKiKBGBnjC2kC2kCBbBr6SDBG3qU3qUk7DvHBLCBEzNBHWBQQBgDzDB9B1HBLmBBD7BBGCBXBBIdBF8BBWhCBE7F7FB1CBrbaagBaagBaagBaagBaa9B-PB4BDBzBHBCNBCBBp2BwNwNttCEE+DiOiOBvIvIBqBBFjDBNOBDOBCOBCkBBYgFB5BcBOrBBFIBIBBPFB7E4eBEQBEMBE5GBHLBFQQBKBF3BBJJBHnBBJdBDLBFBBPIBoB3KBJNBDMBEKBE4BBCFFBOBDLBFJBIyEBC7CBLAB", !1)),
		Sc: () => new UnicodeRangeTable(decodeRanges("kB+D+DBCBqnB8D8DzPBBzPBBI2H2HoImSmS8sClmClmCBgBB37hBkuVkuVtD7E7E8GBBEBB3-HDB-4wBxtCxtC", !1)),
		Sk: () => new UnicodeRangeTable(decodeRanges("+CCCoCHHFEEqQDBNNBGGBCCCBPB2DPPBjoBjoB15FCCBBBMCBOCBOCBOBB9kEBBkzdWBKBBoDBBxePPBniUniUBPB8bCCjF4g9B4g9BBDB", !1)),
		Sm: () => new UnicodeRangeTable(decodeRanges("rBRRBBB+BCCuBFFmBgBgB-XwQwQBBB8xGOOoBCBOCBsEoBoBBDBHlClCBDBGBBFGDIgBgBBDDCgBgBBqIBhBBB7CffBXBpBFB2OKK3BHBwDxKxKBDBDeBLPBhIiEBX+BBFfBDhIBxBUBDFB9+zB5Z5ZCCBlFRRBBB+BCCkEHHBCBitDBBhrwBx+Bx+BagBgBagBgBagBgBagBgBat5Ft5FB-uC-uCBHB", !1)),
		So: () => new UnicodeRangeTable(decodeRanges("mFDDFCCyerIrIBgEgEBvGvGLUUB4H4HkQ2L2LjEFBClElEwGqBqBoMCBQCCBBBDFBVECmEHBCFBCBBGDBmGBBxXJB0WzWzW+EhBBiLJBKIBksBBBCDBCBBLCCBHHBEBCECFMMBPPCBBC7B7BBKKBDBDDBCBBCBBCGBCeBDBBCCCBdBtIHBFTBDGBDwCBCdBanBBHnCBXKByCtCBX2FBCIBC1BBJuDBC3HBtBrBBhC-HBhQvBBWBBHmBBDpEBmHFBmLBBvBZBC4CBN1GBbPBFOOBNNWBBHBBxKBBFJBhBlBBKRRBdBMdBJQQBeBLmBBQ-JBhuG-BBx0V2BBibDBLBBC+R+RBBBqqUPBuLPBhCBB3BHBuBCBlPEEFBBOBB6JIB6BQBDCBCMBEwBwBBrBB7zBBBwSpgBpgBBGBnjC2kC2kCBGBFQBr6SDBG3qU3qUk7DvHBLCBEzNBHWBQPBhDzDB9B1HBLmBBD7BBGCBXBBIdBF8BBWhCBE7F7FB1CBqlB-PB4BDBzBHBCNBCBBp2B96C96CiEyWyWBqBBFjDBNOBDOBCOBCkBBYgFB5BcBOrBBFIBIBBPFB7E6HBG4WBEQBEMBE5GBHLBFQQBKBF3BBJJBHnBBJdBDLBFBB-B3KBJNBDMBEKBE4BBCFFBOBDLBFJBIyEBC7CBLAB", !1)),
		Z: () => new UnicodeRangeTable(decodeRanges("gBgEgEgvFgsCgsCBJBeBBGwBwBh9DAB", !1)),
		Zl: () => new UnicodeRangeTable(decodeRanges("ohIA", !0)),
		Zp: () => new UnicodeRangeTable(decodeRanges("phIA", !0)),
		Zs: () => new UnicodeRangeTable(decodeRanges("gBgEgEgvFgsCgsCBJBlBwBwBh9DAB", !1)),
		ASCII_Hex_Digit: () => new UnicodeRangeTable(decodeRanges("wBJIFbF", !0)),
		Alphabetic: () => new UnicodeRangeTable(decodeRanges("hCZBHZBwBLLFGGBVBCeBCpOBFLBPEBICC3CeeBQBCBBDDBCHHCCBCCCBSBCyCBCqEBJlFBClBBDHHBnBBoBNBCCCBCCBCCJaBFDBeKBG3BBCGBPlDBCHBFHBFCBLCBDRRBuBBOkDBZgBBKBBFGGBWBDSBUYBIKBGXBCGBIJJBoBBLLBEGBHrCBCPBCCBFOBOSBCHBDBBDVBCGBCEEBCBEHBDBBDBBCJJFBBCEBNBBLFFBBBCFBFBBDVBCGBCBBCBBCBBFEBFBBDBBFIIBCBCSSBEBMCBCIBCCBCVBCGBCBBCEBEIBCCBCBBEQQBCBWDBFCBCHBDBBDVBCGBCBBCEBEHBDBBDBBKBBFBBCEBORRBCCBEBECBCDBEBBCCCBEEBEEBBBELBFEBECBCCBEHHpBMBCCBCWBCPBEHBCCBCCBJBBCCBCBBDDBdDBCHBCCBCWBCJBCEBEHBCCBCCBJBBGCBCDBOCBNMBCCBCoBBDHBCCBCCBCGGBCBIEBXFBCCBCRBEXBCIBCDDBFBJFBCCCBGBTBBO5BBGGBH0B0BBECBDBCXBCCCBRBCCBDEBCHHPDBhBgCgCBGBCjBBFSBFPBCjBBkC2BBCDDBDBR-BBLDBDlBBCGGDqBBCsKBCDBDGBCCCBCBDoBBCDBDgBBCDBDGBCCCBCBDOBC4BBCDBDiCBmBPBR1CBDFBErTBDQBCZBGqCBEKBITBMUBNTBNMBCCBCBBNzBBDSBPFFkC4CBIqBBGlCBLeBCLBFIBYdBDEBMrBBFZB3BbBF+BBDTBzBYYBMMBBByBzBBCOBCHB0BpBBDDBLrBBCKBP2BBXCBLjBBDKBGqBBDCBqBDBCFBCBBEGGB+FBUhBBM1IBDFBDlBBDFBDHBCGCBdBD0BBCGBCEEBBBCGBEDBDFBFMBGCBCGB1DOORMBmDFFDJBCEEBDBHGCBCBCKBDDBGEBFSSBnBBuZzBB34BkHBHDBEBBNlBBCGGD3BBIRRBVBKGBCGBCGBCGBCGBCGBCGBCGBCfBwB2O2OBBBaIBIEBDEBF1CBHCBC5CBCDBGqBBC9CBSfBxBPBhQ-tGBhCs0VBkCtBBDsIBEPBLBBVuBBGHBEwDBoBIBDmDBDxCBVUBCgBBZzBBNjCBCtBtBBEBECCBBBLgBBGiBBOcBEyBBCLBQRRBOBLEBC2BBKNBTWBEkCBCCCZCBDPBDDBMFBDFBDFBKGBCGBCqBBCNBH6DBWj9KBNWBFwBBloItLBDpDBnBGBNEBGLBCMBCEBCCCBCCBCCBqDBiBqLBT-BBD1BBpBLB1DEBCmEBlBZBHZBM4CBEFBDFBDFBDCBkBLBCZBCSBCBBCOBDNBjB6DBmC0BBsIcBEwBBwBfBOdBGqBBGdBDjBBFHBCEBrB9EBTjBBFjBBFnBBJzBBNKBCOBCGBCBBCKBCOBCGBCBBEzBBN2JBKVBLHBZFBCpBBCIBmCFBDCCBqBBCBBEDDBVBLWBKeBiCSBCBBLVBLZBHZBnB3BBHBBhCDBCBBGHBCCBCcBrBcBEcBkBHBCbBc1BBLVBLSBORBvDoCB4ByBBOyBBOnBBjBbBEGGBVB7HpBBCBBEBBRFBzBCBEcBLJJBUBrBRBvBUBcWBKlCBsBEBL4BBKOOBXBYyBBSDBJiBBEKKB+BBCDBKBBLCCkBRBChBBDHHBCB-BGBCCCBCBCOBCJBI4BBYDBCHBDBBDVBCGBCBBCEBEHBDBBDBBEHHGGBdJBCDDClBBCJBCDDCDBCBBECCtBhCBCCBCDBVCBfhCBDBBC5F5FB0BBDGBaFBjB+BBCEE8B1BBDoCoCBZBDNBWGB6F4BBoD-BBgBHBDDDBGBCBBCdBCBBDBBDDB+CHBDtBBDFBCCCBccBxBBDJBSnCBGTTBnCBoDHB5CgBBgBIBCsBBCGBCyByBBcBDVBCNBqCGBCBBCrBBECCBCCBBBCDDBZZBEBCBBCkBBCBBCDBCYYBqBBlIWBKQBCoBBECBwDwCwCB4cBnDuDBSjGBtyCgDBQvhBBSFBa68DBGmSB61GuBBy2B4RBIeBSuCBSdBTvBBRDBgBUBGSBxNsBB0G-BBhBYBDYBtBqCBF4BBIQBhCBBCNNBFBK1mHBqBfBiDyDB+vIDBCGBCBBCiJBQeeBBBDPPBCBJrMBloCqDBGMBEIBIJBFi7Fi7FBzCBCmCBCBBDDDBDDBCBCLBCCCBFBCgCBCDBDHBCGBCbBCDBCEBCEEBFBCzKBDYBCYBCeBCYBCeBCYBCeBCYBCeBCYBCHB15BeBHFB2GGBCQBDGBCBBCEBG9BBiBxDxDBrBBLGBRiKiKBcBTrBBlPbBlHdBDwGwGBdBCVBJBBhHGBCDBCBBCOBCkGB8BjCBEEE1lBDBCaBCBBCDDCJBCDBCCCHFFCECBBBCBBCDDCICBCCDDBCGBCDBCDBCCCBIBCQBGCBCEBCQB1TZBHZBHZB3zD-2pBBhB9oEBDt0FBDwpHBQtTBjtC9QBjvBq6EBGppIB", !1)),
		Dash: () => new UnicodeRangeTable(decodeRanges("tB9qB9qB0BiyDiyDmgBqgCqgCBEB+BoBoBQnMnMlgDDDgBBBFdd-NUUwDxszBxszBBmBmBLqFqFhzD-J-J", !1)),
		Emoji: () => new UnicodeRangeTable(decodeRanges("jBHHGJBwDFFu8HNN5GXX7CFBQBBwLBBNnFnFaKBFCBoGoHoHBLLK7B7BBCBCEBKGDBDDFDDCBBDIEBJJBBBGCCGLBMBBDCCBCCTDDBTTBEBCCCBEEBGGDBBFBBMBBGBBDGGBECBVVBGGBEBCDBDFFDDDBEBCDDCCCHEEHLLBQQDFFCFFBBBCMMBxBxBBBBKeP1LBBwOCBUBB0BFF7mBNN6SCCrrvDrGrGhFBBNBBPDDBIBsCZBCBBYVVDIBWBBvFhBBDvDBDBBCCBDyCBDCBCmIBC+BBMFBCXBIBBDHBNDDBCBDFFBOOBDDJBBKGGBBBNCBJCBDCCFHHEHHB0CBxBlCBGHBDDBEJBECCBEEDJBkHLBF8I8IBtBBCJBC4FBxDMBEKBE4BBCFFBOBDLBFJB", !1)),
		Emoji_Component: () => new UnicodeRangeTable(decodeRanges("jBHHGJB0+H2G2Gsp3B3+8B3+8BBYB8PEBxtBDBtzhY-CB", !1)),
		Emoji_Modifier: () => new UnicodeRangeTable(decodeRanges("7-8DE", !0)),
		Emoji_Modifier_Base: () => new UnicodeRangeTable(decodeRanges("9wJ8G8GRDB4jzD9B9BBBBDDDBBB2DBBDKBWSBEFFBBBCCBICCZqGqGBFFWFFBvFvFBBBEEB0CRRBBBKMMgSDDJHBHKKBIBDCB5B+B+BBCCBCCSCBCMBmHCBrBIB", !1)),
		Emoji_Presentation: () => new UnicodeRangeTable(decodeRanges("64IBBuGDBEDDqQBBWBBzBLBsBUUOJJBSSBGGBJJGWWIBBCFFDIIFBBdkBkBCFFBBBC+B+BBBBZPP8aBB0BFFvlxDrGrG-FDDBIBsCZBCZZVDDBDBCCBWBBvFgBBNIBClCBCVBNqBBFEBNQBEEEBlCBCCCB5FBD+BBODBCXBTbbBOO3C0CBxBlCBHEEBBBDDBEDBMBBIIBkHLBF8I8IBtBBCJBC4FBxDMBEKBE4BBCFFBOBDLBFJB", !1)),
		Extended_Pictographic: () => new UnicodeRangeTable(decodeRanges("pFFFu8HNN5GXX7CFBQBBwLBBNnFnFaKBFCBoGoHoHBLLK7B7BBCBCEBKGDBDDFDDCBBDIEBJJBBBGCCGLBMBBDCCBCCTDDBTTBEBCCCBEEBGGDBBFBBMBBGBBDGGBECBVVBGGBEBCDBDFFDDDBEBCDDCCCHEEHLLBQQDFFCFFBBBCMMBxBxBBBBKeP1LBBwOCBUBB0BFF7mBNN6SCCrrvDoBoBBCBlDLBQBBQPPBmBmBBIBxDBBNBBPDDBIBU3BBcOBLVVDIBCDBKWBH7FBDvDBDBBCCBDyCBDCBCDBG9HBC+BBMFBCXBIBBDHBNDDBCBDFFBOOBDDJBBKGGBBBNCBJCBDCCFHHEHHB0CBxBlCBGHBDQBECCBEBDMB7GlBBNDB5BHBLFBpBHBfBBNDBDNBKmBBNuBBCJBC4FB5CHBPxEBhI9fB", !1)),
		Hex_Digit: () => new UnicodeRangeTable(decodeRanges("wBJIFbFq1-BJIFbF", !0)),
		Lowercase: () => new UnicodeRangeTable(decodeRanges("hDZBwBLLFlBlBBWBCHBC2BCBQCBuBCDECBBBDCCDEEBFFDEEBBBDDDCCCDCCBCCDEECDDBDDBBBHGDCOCBSCBDDCEEC4BCBFBDDDBCCFICBjCBDiBBIBBfEBhDsBsBCEEDDBTccBhBBCBBECBCWCBDBCGDB0B0BBuBBCgBCK0BCDMCBgDCxBoBBo6CqBBCDB5XFBjkCIBC2D2DB+FBiC0ECBHBCgDCBHBJFBLHBJHBJFBLHBJHBJNBDHBJHBJHBJEBCBBHEEBBBCBBJDBDBBJHBLCBCBB6DOORMBuDEEBEEcKFDBBJDBFiBiBBOBFsasaBYBn6BvBBCEEBGCFCCBCCBGBEiDCBIICFFNlBBCGG0oesBCUaCBBBmEMCBBBC8BCBIBCCCDICFCCDCCBBBCSCGGGCMCFCCDOCWDBCCCBBB2ZqBBCNBHvCBh6TGBNEBqhBZBumBnBBpEjBB8EKBCOBCGBCBBkODDBBBCpBBCIBmoByBB+DVB75CfBhsVfB8BYBnqZZBbGBCRBbZBbDBCCCBFBCKBbZBbZBbZBbZBbZBbZBbZBbZBbbBdYBCFBbYBCFBbYBCFBbYBCFBbYBCFBC15B15BBIBCTBHFBmI9BB1lChBB", !1)),
		Math: () => new UnicodeRangeTable(decodeRanges("rBRRBBBgBeeCuBuBFmBmBgB5W5WBBBDbbBDDBBBwQCBuwGccBBBMEEOPPBCBWEBMEBiCMBFEEBFFBDBTFFDJBCDDBEBHEEBDDBCCBBBCFBENBClClCBWBCFBCBBFBBFfBCHHBPPBqIBJDBVBB7CffBZBCZZMGB+NBBNJBFFBFBBDBBEEBPCCDFBMHBGBB6BCCeDBKCBxK-BBhI-PBxBUBDFB9+zB4Z4ZBEBCjFjFRCBeCCeCCkEHHBCBitDBBhrwBwoBwoBBzCBCmCBCBBDDDBDDBCBCLBCCCBFBCgCBCDBDHBCGBCbBCDBCEBCEEBFBCzKBDjJBDxBBhwFDBCaBCBBCDDCJBCDBCCCHFFCECBBBCBBCDDCICBCCDDBCGBCDBCDBCCCBIBCQBGCBCEBCQB1BBB-uCIB", !1)),
		Quotation_Mark: () => new UnicodeRangeTable(decodeRanges("iBFFkEQQ96HHBaBBowDqOqOBCBOCBixzBDB+FFF7CBB", !1)),
		Terminal_Punctuation: () => new UnicodeRangeTable(decodeRanges("hBLLCMMBEE-ZJJiQ6B6BpCPPCCB1FsBsBBJBCsHsHB3B3BBEBCHBgBmImIB1nB1nBBtFtFFFB4JBB2YHBmY9D9DBBBoCBB+ECBEoBoBBCBDBB7JBBjLDBjFBBLBBCCBeCB8FEB-BBBldYYBKKBBBwlDCBzJOOFLLCBBEBBtNBB8ndBBuICBkHEB-LBB3CBBgD4E4EBBB0ECBgERRB6H6HnxUDDB6B6BBBBCDBqFLLCMMBEEiCDD7hBxBxBnkBoGoG3JBB5EFBlCFB6CDB5dEBtBDB+FGBxDDBgECBiEBBHRRB5C5CBDBtDrJrJB2D2DBBBNBBnLDBEOBqDBB6HCBmQCC8HBB4CBBFBB-MCBuBmUmUBrCrCBspBspBBDB6vRBBmEiCiCBBBLqRqRBoJoJBnwTnwTovHDB", !1)),
		Uppercase: () => new UnicodeRangeTable(decodeRanges("hCZBmDWBCGBiB2BCDOCDuBCBECEBBCCCBCCBBBDDBCBBCCBEBBCBBCECBCCDCCBCCBBBCCCBEEIJDCMCDQCDDDCCBC4BCIBBCBBDCCBCBCGCiJCCEJJHCCBBBCCCBCCBPBCIBkBDDBBBEWCGDDCBBDyBBxBgBCK2BCBMCD+CCDlBBq6ClBBCGGzW1CB0kCHHBpBBDCBhK0ECKgDCKHBJFBLHBJHBJFBMGCJHBpCDBNDBNDBNEBMDBnIFFECBDCBDEEBDBHGCBCBDDBLBBGbbBOBUzZzZBYBx5BvBBxBCCBBBDGCBCBCDDJCBCgDCJCCFuqeuqeCqBCUaCoEMCE8BCLECBICFCCDCCEUCBDBCEBCOCBCBCCCBQCZs5Vs5VBYBmmBnBBpEjBB9EKBCOBCGBCBBr3ByBB+EVB75CfBhsVfBhCYBoqZZBbZBbZBbCCBGDBDDBCBCHBbZBbBBCDBDHBCGBcBBCDBCEBCEEBFBcZBbZBbZBbZBbZBbZBfYBiBYBiBYBiBYBiBYBiB2pE2pEBgBBvgCZBHZBHZB", !1)),
		White_Space: () => new UnicodeRangeTable(decodeRanges("JEBTlDlDbgvFgvFgsCKBeBBGwBwBh9DAB", !1))
	});
	static SCRIPTS = new LazyMap({
		Adlam: () => new UnicodeRangeTable(decodeRanges("go6DrCFJFB", !0)),
		Ahom: () => new UnicodeRangeTable(decodeRanges("g4lCaDOFW", !0)),
		Anatolian_Hieroglyphs: () => new UnicodeRangeTable(decodeRanges("ggxCmS", !0)),
		Arabic: () => new UnicodeRangeTable(decodeRanges("gwBEBCFBCNBCCBCfBCJBMZBCrDBChBBxCvBBxHhBBGqCBCcBxy8BtPBDvEBhBPBxDEBCmEBk7DeBkCFBJIBiBFBh43BDBCaBCBBCDDCJBCDBCCCHFFCECBBBCBBCDDCICBCCDDBCGBCDBCDBCCCBIBCQBGCBCEBCQB1BBB", !1)),
		Armenian: () => new UnicodeRangeTable(decodeRanges("xpBlBDxBDCks9BE", !0)),
		Avestan: () => new UnicodeRangeTable(decodeRanges("g4iC1BEG", !0)),
		Balinese: () => new UnicodeRangeTable(decodeRanges("g4GsCCxB", !0)),
		Bamum: () => new UnicodeRangeTable(decodeRanges("g1pB3CpowB4R", !0)),
		Bassa_Vah: () => new UnicodeRangeTable(decodeRanges("w26CdDF", !0)),
		Batak: () => new UnicodeRangeTable(decodeRanges("g+GzBJD", !0)),
		Bengali: () => new UnicodeRangeTable(decodeRanges("gsCDBCHBDBBDVBCGBCEEBCBDIBDBBDDBJFFBCCBDBDYB", !1)),
		Beria_Erfe: () => new UnicodeRangeTable(decodeRanges("g17CYDY", !0)),
		Bhaiksuki: () => new UnicodeRangeTable(decodeRanges("ggnCICsBCNLc", !0)),
		Bopomofo: () => new UnicodeRangeTable(decodeRanges("qXB6wLqBxDf", !0)),
		Brahmi: () => new UnicodeRangeTable(decodeRanges("ggkCtCFjBKA", !0)),
		Braille: () => new UnicodeRangeTable(decodeRanges("ggK-H", !0)),
		Buginese: () => new UnicodeRangeTable(decodeRanges("gwGbDB", !0)),
		Buhid: () => new UnicodeRangeTable(decodeRanges("g6FT", !0)),
		Canadian_Aboriginal: () => new UnicodeRangeTable(decodeRanges("ggF-TxRlC7tgCP", !0)),
		Carian: () => new UnicodeRangeTable(decodeRanges("g1gCwB", !0)),
		Caucasian_Albanian: () => new UnicodeRangeTable(decodeRanges("wphCzBMA", !0)),
		Chakma: () => new UnicodeRangeTable(decodeRanges("gokC0BCR", !0)),
		Cham: () => new UnicodeRangeTable(decodeRanges("gwqB2BKNDJDD", !0)),
		Cherokee: () => new UnicodeRangeTable(decodeRanges("g9E1CDFz7lBvC", !0)),
		Chorasmian: () => new UnicodeRangeTable(decodeRanges("w9jCb", !0)),
		Common: () => new UnicodeRangeTable(decodeRanges("AgCBbFBbuBBCOBCEBYgBgBiOmBBGEBDTB1DKKHCC+THHPEEhB9E9ElQiEiEB6mB6mB2MDBjJwvBwvBBBBoCBBsGBBCumBumBOIIBCBCFBCCBDmYmYBKBD2CBCKBEKBCOBShBB-BlBBCCBDFBCaBCQBqBCBF5UBXKBW-cBhIzTBDpEBhQ9CBzMUBCCCBXBQHBFDB8CBBE7C7CB0E0EBOBhBlBBKxBxBB+BBgBwCBwB5C5CBmFBhuG-BBhoWhBBnDCBmFJB1HhFhFsMPPBzuUzuUBxGxGBIBXiBBCSBCDB0ECCBeBbFBbKBLuBuBBhChCBFBCGBLEBjICBFsBBEIBxCMB0BsBBlHaBltuBDB96D8HBEzNBHWBQQBgDzDB9B1HBLmBBD9BBEQBJBBIdBF8BB2GTBNTBN2CBKYBoE0CBCmCBCBBDDDBDDBCBCLBCCCBFBCgCBCDBDHBCGBCbBCDBCEBCEEBFBCzKBDjJBDxBByjFjCBtC8BBjWrBBFjDBNOBDOBCOBCkBBLtFB5BZBCBBOrBBFIBIBBPFB7E4eBEQBEMBE5GBHLBFQQBKBF3BBJJBHnBBJdBDLBFBBPIBoB3KBJNBDMBEKBE4BBCFFBOBDLBFJBIyEBCmDBnghYffB+CB", !1)),
		Coptic: () => new UnicodeRangeTable(decodeRanges("ifNxkKzDGG", !0)),
		Cuneiform: () => new UnicodeRangeTable(decodeRanges("ggoC5cnDuDCEMjG", !0)),
		Cypriot: () => new UnicodeRangeTable(decodeRanges("ggiCFBDCCBqBBCBBEDD", !1)),
		Cypro_Minoan: () => new UnicodeRangeTable(decodeRanges("w8rCiD", !0)),
		Cyrillic: () => new UnicodeRangeTable(decodeRanges("ggBkEBDoFBx6FKBhFtCtCojEfBhie-CBv8VBBhw4B9BBiBAB", !1)),
		Deseret: () => new UnicodeRangeTable(decodeRanges("gghCvC", !0)),
		Devanagari: () => new UnicodeRangeTable(decodeRanges("goCwCFODZh7nBfhwcJ", !0)),
		Dives_Akuru: () => new UnicodeRangeTable(decodeRanges("gomCGBDDDBGBCBBCdBCBBDLBKJB", !1)),
		Dogra: () => new UnicodeRangeTable(decodeRanges("ggmC7B", !0)),
		Duployan: () => new UnicodeRangeTable(decodeRanges("ggvDqDGMEIIJDD", !0)),
		Egyptian_Hieroglyphs: () => new UnicodeRangeTable(decodeRanges("ggsC1iBL68D", !0)),
		Elbasan: () => new UnicodeRangeTable(decodeRanges("gohCnB", !0)),
		Elymaic: () => new UnicodeRangeTable(decodeRanges("g-jCW", !0)),
		Ethiopic: () => new UnicodeRangeTable(decodeRanges("gwEoCBCDBDGBCCCBCBDoBBCDBDgBBCDBDGBCCCBCBDOBC4BBCDBDiCBDfBEZBnvGWBKGBCGBCGBCGBCGBCGBCGBCGBjpfFBDFBDFBKGBCGBylvCGBCDBCBBCOB", !1)),
		Garay: () => new UnicodeRangeTable(decodeRanges("gqjClBEcJB", !0)),
		Georgian: () => new UnicodeRangeTable(decodeRanges("glElBBCGGDqBBCDBx8CqBBDCBhiElBBCGG", !1)),
		Glagolitic: () => new UnicodeRangeTable(decodeRanges("ggL-Ch9sDGCQDGCBCE", !0)),
		Gothic: () => new UnicodeRangeTable(decodeRanges("w5gCa", !0)),
		Grantha: () => new UnicodeRangeTable(decodeRanges("g4kCDBCHBDBBDVBCGBCBBCEBDIBDBBDCBDHHGGBDGBEEB", !1)),
		Greek: () => new UnicodeRangeTable(decodeRanges("wbDBCCBDDBCFFCCCBBBCCCBSBC+BBPPBnpGEBzBEBFEB1ChKhKBUBDFBDlBBDFBDHBCGCBdBD0BBCOBCNBDFBCSBDCBCIBoJ-xiB-xiB7uVuCBSgj0Bgj0BBkCB", !1)),
		Gujarati: () => new UnicodeRangeTable(decodeRanges("h0CCBCIBCCBCVBCGBCBBCEBDJBCCBCCBDQQBCBDLBIGB", !1)),
		Gunjala_Gondi: () => new UnicodeRangeTable(decodeRanges("grnCFCBCkBCBCFIJ", !0)),
		Gurmukhi: () => new UnicodeRangeTable(decodeRanges("hwCCBCFBFBBDVBCGBCBBCBBCBBDCCBDBFBBDCBEIIBCBCIIBPB", !1)),
		Gurung_Khema: () => new UnicodeRangeTable(decodeRanges("go4C5B", !0)),
		Han: () => new UnicodeRangeTable(decodeRanges("g0LZBC4CBN1GBwBCCaIBPDBle-tGBhC-vUBhoWtLBDpDBpodBBNGBqgkB-2pBBhB9oEBDt0FBDwpHBQtTBjtC9QBjvBq6EBGppIB", !1)),
		Hangul: () => new UnicodeRangeTable(decodeRanges("goE-HvxHBiI9CyDeiCei3dckUj9KNWFwBl9JeEFDFDFDC", !0)),
		Hanifi_Rohingya: () => new UnicodeRangeTable(decodeRanges("gojCnBJJ", !0)),
		Hanunoo: () => new UnicodeRangeTable(decodeRanges("g5FU", !0)),
		Hatran: () => new UnicodeRangeTable(decodeRanges("gniCSCBGE", !0)),
		Hebrew: () => new UnicodeRangeTable(decodeRanges("xsB2BBJaBFFBpp9BZBCEBCCCBCCBCCBIB", !1)),
		Hiragana: () => new UnicodeRangeTable(decodeRanges("hiM1CBHCBi7-C+IBTeeBBBulQAB", !1)),
		Imperial_Aramaic: () => new UnicodeRangeTable(decodeRanges("giiCVCI", !0)),
		Inherited: () => new UnicodeRangeTable(decodeRanges("gYvDB2IBBlOKBbhXhXBCB8qEtBBDLBlPCBCMBCGBFHHEBBnG-BBtQBBjGgBB65DDBsDBBmrzBPBRNBwejHjH7iEl+uBl+uBBsBBDWBhRCBSHBDGBfDBz6rYvHB", !1)),
		Inscriptional_Pahlavi: () => new UnicodeRangeTable(decodeRanges("g7iCSGH", !0)),
		Inscriptional_Parthian: () => new UnicodeRangeTable(decodeRanges("g6iCVDH", !0)),
		Javanese: () => new UnicodeRangeTable(decodeRanges("gsqBtCDJFB", !0)),
		Kaithi: () => new UnicodeRangeTable(decodeRanges("gkkCiCLA", !0)),
		Kannada: () => new UnicodeRangeTable(decodeRanges("gkDMCCCWCJCEDICCCDIBGCCDDJCC", !0)),
		Katakana: () => new UnicodeRangeTable(decodeRanges("hlM5CBDCBxHPBxGuBBC3CBvgzBJBCsBBzisBDBCGBCBBCgJgJBBBzBPPBCB", !1)),
		Kawi: () => new UnicodeRangeTable(decodeRanges("g4nCQCoBEc", !0)),
		Kayah_Li: () => new UnicodeRangeTable(decodeRanges("goqBtBCA", !0)),
		Kharoshthi: () => new UnicodeRangeTable(decodeRanges("gwiCDCBGHCCCcDCFJII", !0)),
		Khitan_Small_Script: () => new UnicodeRangeTable(decodeRanges("k-7C84G84GB0OBqBAB", !1)),
		Khmer: () => new UnicodeRangeTable(decodeRanges("g8F9CDJHJnPf", !0)),
		Khojki: () => new UnicodeRangeTable(decodeRanges("gwkCRCuB", !0)),
		Khudawadi: () => new UnicodeRangeTable(decodeRanges("w1kC6BGJ", !0)),
		Kirat_Rai: () => new UnicodeRangeTable(decodeRanges("gq7C5B", !0)),
		Lao: () => new UnicodeRangeTable(decodeRanges("h0DBBCCCBDBCXBCCCBVBDEBCCCBFBCJBDDB", !1)),
		Latin: () => new UnicodeRangeTable(decodeRanges("hCZBHZBwBQQGWBCeBCgOBoBEB8wGlBBHwBBGDBGMBClCBiC-HByLOORMBuEBBHccSoBB42CfBj1elDBExCBVOBxZqBBCIBCDB38TGB7gBZBHZBmhCFBCpBBCIBm61BeBHFB", !1)),
		Lepcha: () => new UnicodeRangeTable(decodeRanges("ggH3BEOEC", !0)),
		Limbu: () => new UnicodeRangeTable(decodeRanges("goGeBCLBFLBFEEBKB", !1)),
		Linear_A: () => new UnicodeRangeTable(decodeRanges("gwhC2JKVLH", !0)),
		Linear_B: () => new UnicodeRangeTable(decodeRanges("gggCLCZCSCBCODNjB6D", !0)),
		Lisu: () => new UnicodeRangeTable(decodeRanges("wmpBvBx1eA", !0)),
		Lycian: () => new UnicodeRangeTable(decodeRanges("g0gCc", !0)),
		Lydian: () => new UnicodeRangeTable(decodeRanges("gpiCZGA", !0)),
		Mahajani: () => new UnicodeRangeTable(decodeRanges("wqkCmB", !0)),
		Makasar: () => new UnicodeRangeTable(decodeRanges("g3nCY", !0)),
		Malayalam: () => new UnicodeRangeTable(decodeRanges("goDMCCCyBCCCFFPDZ", !0)),
		Mandaic: () => new UnicodeRangeTable(decodeRanges("giCbDA", !0)),
		Manichaean: () => new UnicodeRangeTable(decodeRanges("g2iCmBFL", !0)),
		Marchen: () => new UnicodeRangeTable(decodeRanges("wjnCfDVCN", !0)),
		Masaram_Gondi: () => new UnicodeRangeTable(decodeRanges("gonCGBCBBCrBBECCBCCBHBJJB", !1)),
		Medefaidrin: () => new UnicodeRangeTable(decodeRanges("gy7C6C", !0)),
		Meetei_Mayek: () => new UnicodeRangeTable(decodeRanges("g3qBWqGtBDJ", !0)),
		Mende_Kikakui: () => new UnicodeRangeTable(decodeRanges("gg6DkGDP", !0)),
		Meroitic_Cursive: () => new UnicodeRangeTable(decodeRanges("gtiCXFTDtB", !0)),
		Meroitic_Hieroglyphs: () => new UnicodeRangeTable(decodeRanges("gsiCf", !0)),
		Miao: () => new UnicodeRangeTable(decodeRanges("g47CqCF4BIQ", !0)),
		Modi: () => new UnicodeRangeTable(decodeRanges("gwlCkCMJ", !0)),
		Mongolian: () => new UnicodeRangeTable(decodeRanges("ggGBBDCCBSBH4CBIqBB2t-BMB", !1)),
		Mro: () => new UnicodeRangeTable(decodeRanges("gy6CeCJFB", !0)),
		Multani: () => new UnicodeRangeTable(decodeRanges("g0kCGBCCCBCBCOBCKB", !1)),
		Myanmar: () => new UnicodeRangeTable(decodeRanges("ggE-EhqmBeiDfxibT", !0)),
		Nabataean: () => new UnicodeRangeTable(decodeRanges("gkiCeJI", !0)),
		Nag_Mundari: () => new UnicodeRangeTable(decodeRanges("wm5DpB", !0)),
		Nandinagari: () => new UnicodeRangeTable(decodeRanges("gtmCHDtBDK", !0)),
		New_Tai_Lue: () => new UnicodeRangeTable(decodeRanges("gsGrBFZHKEB", !0)),
		Newa: () => new UnicodeRangeTable(decodeRanges("gglC7CCE", !0)),
		Nko: () => new UnicodeRangeTable(decodeRanges("g+B6BDC", !0)),
		Nushu: () => new UnicodeRangeTable(decodeRanges("h-7CvsQvsQBqMB", !1)),
		Nyiakeng_Puachue_Hmong: () => new UnicodeRangeTable(decodeRanges("go4DsBENDJFB", !0)),
		Ogham: () => new UnicodeRangeTable(decodeRanges("g0Fc", !0)),
		Ol_Chiki: () => new UnicodeRangeTable(decodeRanges("wiHvB", !0)),
		Ol_Onal: () => new UnicodeRangeTable(decodeRanges("wu5DqBFA", !0)),
		Old_Hungarian: () => new UnicodeRangeTable(decodeRanges("gkjCyBOyBIF", !0)),
		Old_Italic: () => new UnicodeRangeTable(decodeRanges("g4gCjBKC", !0)),
		Old_North_Arabian: () => new UnicodeRangeTable(decodeRanges("g0iCf", !0)),
		Old_Permic: () => new UnicodeRangeTable(decodeRanges("w6gCqB", !0)),
		Old_Persian: () => new UnicodeRangeTable(decodeRanges("g9gCjBFN", !0)),
		Old_Sogdian: () => new UnicodeRangeTable(decodeRanges("g4jCnB", !0)),
		Old_South_Arabian: () => new UnicodeRangeTable(decodeRanges("gziCf", !0)),
		Old_Turkic: () => new UnicodeRangeTable(decodeRanges("ggjCoC", !0)),
		Old_Uyghur: () => new UnicodeRangeTable(decodeRanges("w7jCZ", !0)),
		Oriya: () => new UnicodeRangeTable(decodeRanges("h4CCCHDBDVCGCBCEDIDBDCICFBCEDR", !0)),
		Osage: () => new UnicodeRangeTable(decodeRanges("wlhCjBFjB", !0)),
		Osmanya: () => new UnicodeRangeTable(decodeRanges("gkhCdDJ", !0)),
		Pahawh_Hmong: () => new UnicodeRangeTable(decodeRanges("g46ClCLJCGCUGS", !0)),
		Palmyrene: () => new UnicodeRangeTable(decodeRanges("gjiCf", !0)),
		Pau_Cin_Hau: () => new UnicodeRangeTable(decodeRanges("g2mC4B", !0)),
		Phags_Pa: () => new UnicodeRangeTable(decodeRanges("giqB3B", !0)),
		Phoenician: () => new UnicodeRangeTable(decodeRanges("goiCbEA", !0)),
		Psalter_Pahlavi: () => new UnicodeRangeTable(decodeRanges("g8iCRIDNG", !0)),
		Rejang: () => new UnicodeRangeTable(decodeRanges("wpqBjBMA", !0)),
		Runic: () => new UnicodeRangeTable(decodeRanges("g1FqCEK", !0)),
		Samaritan: () => new UnicodeRangeTable(decodeRanges("ggCtBDO", !0)),
		Saurashtra: () => new UnicodeRangeTable(decodeRanges("gkqBlCJL", !0)),
		Sharada: () => new UnicodeRangeTable(decodeRanges("gskC-ChsCH", !0)),
		Shavian: () => new UnicodeRangeTable(decodeRanges("wihCvB", !0)),
		Siddham: () => new UnicodeRangeTable(decodeRanges("gslC1BDlB", !0)),
		Sidetic: () => new UnicodeRangeTable(decodeRanges("gqiCZ", !0)),
		SignWriting: () => new UnicodeRangeTable(decodeRanges("gg2DrUQECO", !0)),
		Sinhala: () => new UnicodeRangeTable(decodeRanges("hsDCBCRBEXBCIBCDDBFBEFFBEBCCCBGBHJBDCBt-gCTB", !1)),
		Sogdian: () => new UnicodeRangeTable(decodeRanges("w5jCpB", !0)),
		Sora_Sompeng: () => new UnicodeRangeTable(decodeRanges("wmkCYIJ", !0)),
		Soyombo: () => new UnicodeRangeTable(decodeRanges("wymCyC", !0)),
		Sundanese: () => new UnicodeRangeTable(decodeRanges("g8G-BhIH", !0)),
		Sunuwar: () => new UnicodeRangeTable(decodeRanges("g+mChBPJ", !0)),
		Syloti_Nagri: () => new UnicodeRangeTable(decodeRanges("ggqBsB", !0)),
		Syriac: () => new UnicodeRangeTable(decodeRanges("g4BNC7BDCxIK", !0)),
		Tagalog: () => new UnicodeRangeTable(decodeRanges("g4FVKA", !0)),
		Tagbanwa: () => new UnicodeRangeTable(decodeRanges("g7FMCCCB", !0)),
		Tai_Le: () => new UnicodeRangeTable(decodeRanges("wqGdDE", !0)),
		Tai_Tham: () => new UnicodeRangeTable(decodeRanges("gxG+BCcDKHJHN", !0)),
		Tai_Viet: () => new UnicodeRangeTable(decodeRanges("g0qBiCZE", !0)),
		Tai_Yo: () => new UnicodeRangeTable(decodeRanges("g25DeCVJB", !0)),
		Takri: () => new UnicodeRangeTable(decodeRanges("g0lC5BHJ", !0)),
		Tamil: () => new UnicodeRangeTable(decodeRanges("i8CBBCFBECBCDBEBBCCCBEEBEEBBBELBFEBECBCDBDHHPUBm+kCxBBOAB", !1)),
		Tangsa: () => new UnicodeRangeTable(decodeRanges("wz6CuCCJ", !0)),
		Tangut: () => new UnicodeRangeTable(decodeRanges("g-7CgBgBB+3GBhQeBiDyDB", !1)),
		Telugu: () => new UnicodeRangeTable(decodeRanges("ggDMCCCWCPDICCCDIBCCCBDDDJII", !0)),
		Thaana: () => new UnicodeRangeTable(decodeRanges("g8BxB", !0)),
		Thai: () => new UnicodeRangeTable(decodeRanges("hwD5BGb", !0)),
		Tibetan: () => new UnicodeRangeTable(decodeRanges("g4DnCCjBFmBCjBCOCGFB", !0)),
		Tifinagh: () => new UnicodeRangeTable(decodeRanges("wpL3BIBPA", !0)),
		Tirhuta: () => new UnicodeRangeTable(decodeRanges("gklCnCJJ", !0)),
		Todhri: () => new UnicodeRangeTable(decodeRanges("guhCzB", !0)),
		Tolong_Siki: () => new UnicodeRangeTable(decodeRanges("wtnCrBFJ", !0)),
		Toto: () => new UnicodeRangeTable(decodeRanges("w04De", !0)),
		Tulu_Tigalari: () => new UnicodeRangeTable(decodeRanges("g8kCJBCDDClBBCJBCDDCDBCJBCBBJBB", !1)),
		Ugaritic: () => new UnicodeRangeTable(decodeRanges("g8gCdCA", !0)),
		Unknown: () => new UnicodeRangeTable(decodeRanges("4bBBHDBICCVuMuMnBBBzBBBE4B4BBGBcDBHKBvI9B9BBmDmDBMB8BBByBBBQddBCCMEBjBEBuHJJBDDBXXICCBBBFBBKBBDBBFHBCDBDGGBaaBEEHDBDBBXIIDGDBCCGDBDBBECBCGBFCCBFBSJBEKKEXXIDDGBBLIEBCCBNBFBBNGBIEEJBBDBBXIIDGGBKKBDDBEEBFBEDBDGGBTTBIBDHHBBBEFFBBBDCCDCBDCBECBNDBGCBEFFBCCBEBCNBWEBOEEYRRBKKEFFBFBDEEDBBFBBLGBXEEYLLGBBKEEFGBDEBEFFBLLELBOEE0BEEHDBRBBbEETCBZKKCBBICBCDBHCCJFBLBBELB7BDBekBBDCCGZZCYYBGGCIILBBFfBpClBlBBCBoBlBlBQOOBjBBnGCCBDBCBB6LFFBIICFFBqBqBFBBiBFFBIICFFBQQ6BFFBkCkCBhBhBBBBbFB3CBBHBB+UCB6CGBXIBZIBVLBOEEDLB-CBBLFBLFBbFB6CGBsBEBnCJBgBNNBCBNDBCCBrBBBGKBtBDBbFBMCB-BBBiCeeBMMBEBLFBPBBvBBBNTBuCnFnFBGB9BCBQCB-BEBsBBBMHBsBEB3QBBHBBnBBBHBBJGCgBBB2BQQPBBHUUBEEKmDmDNBBcOOBBBjBNBiBOBtEDB7UVBMUB14BBB-LEBuBCCBDBCBB5BGBDNBZIBI4BI-DhBBb6C6CBKB3GZBxC3C3CBoDoDBDBsB-C-C3CIBxBuzcuzcBBB4BIB9KTB5FHB+GTB9BCBLFB5BHBnCHBNFB1DKBfCBvCMMBCBiB4B4BBHBPBBLBBoDXBdJBHBBHBBHIBIII9BDB-DBBLFBl9KLBYDByBjoIBvLBBrDlBBILBGEBbGGCGDrUfBrBFB0BUUFDBGoEoEBCC-FCBHBBHBBHBBECBIIIBIBGBBNbbUDDQBBPhBB8DEBEDBuBCB5COOBBBCuBBvBhEBeCByBOBdDBlBIBfEBsBEBfmBmBBCBPpBB-EBBLFBlBDBlBDBpBHB1BKBNQQIDDMQQIDDBBB1BLB4JIBXJBJXBHrBrBKkCBHBBCtBtBDCBCBBYpCpCBGBKvBBUDDBDBiBCBcEBclBB5BDBVBBzBDDBDBJEEeBBEDBLGBKGBhCfBoBDBNIB3BCBeBBcEBbGBFLBIvCBqC2BB0BMB0BGBvBHBLFBnBCBeHBDvGBgBrBrBEBBDPBHHBKgBBvBHBrBVBblBBdTBYIBvCDBlBIBlCJBCBBaGBLFB2BTTBGBoBIBhDVVBJBTwBwBB8BBICCFQQMFB8BEBLFBFJJBDDBXXIDDGLLBDDBEEBCCBEBCEBIBBICBGKBLCCBCCnBLLCBBCFFLDDBGBDcB9CGGBcBpCHBLlFB3BBBnBhBBmCKBLFBOSB7BFBLFBVbBcBBQDBY4FB9BjDB0CLBJBBCBBJDDfDDBNNBHBLlCBJBBvBBBMaBpCHB0CMBqCGBL1CBJ3CBjBNBLFBKuBuBPJBeCBhBBBXPPBnCBIDDtBCBCDDKHBLFBHDDmBDDHGBLFBtBDBL1HBaGBSqBqBBBBe0CBCOBzBMB8clDBwDGGBJBlGryCBkDMB3iBJB88DEBoS41GB7Bl2BB6RGBgBLLBCByCLLBEBfBBHJBnCJBLIIWEBUvNB7BlGB8CEBaBBarBBsCDB6BGBS-BBGKBIIB3mHoBBhBgDB0D8vIBFIIDkJkJBNBCcBEBBCNBFHBtMjoCBsDEBOCBKGBLBBJ76DB+HCB1NFBYOBSOBvBBBYIB1D7BB3HJBoBBBjGUBnC5DBVLBVLB4CIBamEB2CoCoCDBBCBBDBBFNNCIIiCFFBJJIddFGGCCBI1K1KBlJlJB-V-VBNBGQQBuiBBgBFBH0GBISSBIIDGGBDB-BgBBCvDBuBCBPBBLDBD-JBgBQB7BEBCvOBrB1GBsBDBC-FBgBXXBGBD-GBIFFDQQmGBBRoBBtCDBLDBDwYBlCrCB+BhGBFccDCCBCCLFFCCCBEBCDBCECEDDCBBCICDCCBFFIKFCLLSEBEGGSzBBDtIBtBDBlDLBQBBQQQmBJBvF3BBeMBtBDBKGBDNBH5EB6eCBSCBOCB7GFBNDBCOBNDB5BHBLFBpBHBfBBNDBDNBKmBB5KHBPBBOCBMCB6BCCBCBRBBNDBLGB0EoDoDBjgBBh3pBfB-oEBBv0FBBypHOBvThtCB-QhvBBs6EEBrpIm8yVBCdBhD-DBxHvw-FB", !1)),
		Vai: () => new UnicodeRangeTable(decodeRanges("gopBrJ", !0)),
		Vithkuqi: () => new UnicodeRangeTable(decodeRanges("wrhCKCOCGCBCKCOCGCB", !0)),
		Wancho: () => new UnicodeRangeTable(decodeRanges("g24D5BGA", !0)),
		Warang_Citi: () => new UnicodeRangeTable(decodeRanges("glmCyCNA", !0)),
		Yezidi: () => new UnicodeRangeTable(decodeRanges("g0jCpBCCDB", !0)),
		Yi: () => new UnicodeRangeTable(decodeRanges("ggoBskBE2B", !0)),
		Zanabazar_Square: () => new UnicodeRangeTable(decodeRanges("gwmCnC", !0))
	});
	static FOLD_CATEGORIES = new LazyMap({
		L: () => new UnicodeRangeTable(decodeRanges("laA", !0)),
		LC: () => new UnicodeRangeTable(decodeRanges("laA", !0)),
		Ll: () => new UnicodeRangeTable(decodeRanges("hCZBmDWBCGBiBuBCEECDOCDuBCBECEBBCCCBCCBBBDDBCBBCCBEBBCBBCECBCCDCCBCCBBBCCCBEEIBBCBBCBBCOCDQCDBBCCCBBBC4BCIBBCBBDCCBCBCGC3HrBrBCEEJHHCCBCCCBCCBPBCIBkBJJCUCGDDCBBDyBBxBgBCK2BCBMCD+CCDlBBq6ClBBCGGzW1CB0kCHHBpBBDCBhK0ECKgDCKHBJFBLHBJHBJFBMGCJHBZHBJHBJHBJEBMEBMDBNEBMEBqJEEBHHxC9zC9zCBuBBxBCCBBBDGCBCBCDDJCBCgDCJCCFuqeuqeCqBCUaCoEMCE8BCLECBICFCCDCCEUCBDBCEBCOCBCBCCCBQCZs5Vs5VBYBmmBnBBpEjBB9EKBCOBCGBCBBr3ByBB+EVB75CfBhsVfBhCYBoyehBB", !1)),
		Lt: () => new UnicodeRangeTable(decodeRanges("kOCCBCCBCClBCCtsHHBJHBJHBMQQwBAB", !1)),
		Lu: () => new UnicodeRangeTable(decodeRanges("hDZB7BqBqBBWBCHBCuBCEECDOCDsBCDECBBBDCCDEEGDDECBDDDCCCDFFDEECDDECCGBBCBBCBBCOCBSCDBBCEECkBCEQCJDDBCCFICBEBCBBCCCBEEBCCBCBCEBDCCBDDIDDCBBEFBGLLBnFnFsBCCEEEBBBvBDBCdBCBBECBCWCBDBCGD1BvBBCgBCK0BCDMCBgDCyBlBBq6CqBBDCB5XFBjkCIBCvHvHERRzD0ECGGGC8CCBHBJFBLHBJHBJFBMGCJHBJNBzBBBNSSBPPBEEpL2B2Bs1CvBBCEEBGCHDDLiDCJCCFNNBkBBCGG0oesBCUaCoEMCE8BCLCCDICFFFCBBDSCMOCFCCDOCb9a9advCBi8UZBumBnBBpEjBB8EKBCOBCGBCBBk4ByBB+DVB75CfBhsVfB8BYBvyehBB", !1)),
		M: () => new UnicodeRangeTable(decodeRanges("5cgBgBlgHAB", !1)),
		Mn: () => new UnicodeRangeTable(decodeRanges("5cgBgBlgHAB", !1)),
		Emoji: () => new UnicodeRangeTable(decodeRanges("8mJA", !0)),
		Extended_Pictographic: () => new UnicodeRangeTable(decodeRanges("8mJA", !0)),
		Lowercase: () => new UnicodeRangeTable(decodeRanges("hCZBmDWBCGBiBuBCEECDOCDuBCBECEBBCCCBCCBBBDDBCBBCCBEBBCBBCECBCCDCCBCCBBBCCCBEEIBBCBBCBBCOCDQCDBBCCCBBBC4BCIBBCBBDCCBCBCGCiJCCEJJHCCBBBCCCBCCBPBCIBkBJJCUCGDDCBBDyBBxBgBCK2BCBMCD+CCDlBBq6ClBBCGGzW1CB0kCHHBpBBDCBhK0ECKgDCKHBJFBLHBJHBJFBMGCJHBZHBJHBJHBJEBMEBMDBNEBMEBqJEEBHHuBPBUzZzZBYBx5BvBBxBCCBBBDGCBCBCDDJCBCgDCJCCFuqeuqeCqBCUaCoEMCE8BCLECBICFCCDCCEUCBDBCEBCOCBCBCCCBQCZs5Vs5VBYBmmBnBBpEjBB9EKBCOBCGBCBBr3ByBB+EVB75CfBhsVfBhCYBoyehBB", !1)),
		Math: () => new UnicodeRangeTable(decodeRanges("ycGDCHHFMMDDDCHHFAB", !1)),
		Uppercase: () => new UnicodeRangeTable(decodeRanges("hDZB7BqBqBBWBCHBCuBCEECDOCDsBCDECBBBDCCDEEGDDECBDDDCCCDFFDEECDDECCGBBCBBCBBCOCBSCDBBCEECkBCEQCJDDBCCFICBEBCBBCCCBEEBCCBCBCEBDCCBDDIDDCBBEFBGLLBnFnFsBCCEEEBBBvBDBCdBCBBECBCWCBDBCGD1BvBBCgBCK0BCDMCBgDCyBlBBq6CqBBDCB5XFBjkCIBCvHvHERRzD0ECGGGC8CCBHBJFBLHBJHBJFBMGCJHBJNBzBBBNSSBPPBEEpLiBiBBOBFsasaBYBn6BvBBCEEBGCHDDLiDCJCCFNNBkBBCGG0oesBCUaCoEMCE8BCLCCDICFFFCBBDSCMOCFCCDOCb9a9advCBi8UZBumBnBBpEjBB8EKBCOBCGBCBBk4ByBB+DVB75CfBhsVfB8BYBvyehBB", !1))
	});
	static FOLD_SCRIPT = new LazyMap({
		Common: () => new UnicodeRangeTable(decodeRanges("8cgBgB", !1)),
		Greek: () => new UnicodeRangeTable(decodeRanges("1FwUwU", !1)),
		Inherited: () => new UnicodeRangeTable(decodeRanges("5cgBgBlgHAB", !1))
	});
}, Unicode = class Unicode {
	static MAX_RUNE = 1114111;
	static RUNE_ERROR = 65533;
	static isUnsearchable(r) {
		return r === Unicode.RUNE_ERROR || r >= Unicode.MIN_HIGH_SURROGATE && r <= Unicode.MAX_LOW_SURROGATE;
	}
	static MAX_ASCII = 127;
	static MAX_LATIN1 = 255;
	static MAX_BMP = 65535;
	static MIN_FOLD = 65;
	static MAX_FOLD = 125251;
	static MIN_HIGH_SURROGATE = 55296;
	static MAX_HIGH_SURROGATE = 56319;
	static MIN_LOW_SURROGATE = 56320;
	static MAX_LOW_SURROGATE = 57343;
	static MIN_SUPPLEMENTARY_CODE_POINT = 65536;
	static is32(ranges, r) {
		let lo = 0, hi = ranges.length;
		for (; lo < hi;) {
			let m = lo + Math.floor((hi - lo) / 2), rlo = ranges.getLo(m), rhi = ranges.getHi(m);
			if (rlo <= r && r <= rhi) {
				let stride = ranges.getStride(m);
				return (r - rlo) % stride === 0;
			}
			r < rlo ? hi = m : lo = m + 1;
		}
		return !1;
	}
	static is(ranges, r) {
		if (r <= Unicode.MAX_LATIN1) {
			for (let i = 0; i < ranges.length; i++) {
				if (r > ranges.getHi(i)) continue;
				let rlo = ranges.getLo(i);
				if (r < rlo) return !1;
				let stride = ranges.getStride(i);
				return (r - rlo) % stride === 0;
			}
			return !1;
		}
		return ranges.length > 0 && r >= ranges.getLo(0) && Unicode.is32(ranges, r);
	}
	static isPrint(r) {
		return r <= Unicode.MAX_LATIN1 ? r >= 32 && r < Unicode.MAX_ASCII || r >= 161 && r !== 173 : Unicode.is(UnicodeTables.Print, r);
	}
	static simpleFold(r) {
		if (UnicodeTables.CASE_ORBIT.has(r)) return UnicodeTables.CASE_ORBIT.get(r);
		if (r <= Unicode.MAX_ASCII) {
			let l = Codepoint.toLowerCase(r);
			return l === r ? Codepoint.toUpperCase(r) : l;
		}
		return r;
	}
	static equalsIgnoreCase(r1, r2) {
		if (r1 === r2) return !0;
		if (r1 < 0 || r2 < 0) return !1;
		if (r1 <= Unicode.MAX_ASCII && r2 <= Unicode.MAX_ASCII) return 65 <= r1 && r1 <= 90 && (r1 |= 32), 65 <= r2 && r2 <= 90 && (r2 |= 32), r1 === r2;
		for (let r = Unicode.simpleFold(r1); r !== r1; r = Unicode.simpleFold(r)) if (r === r2) return !0;
		return !1;
	}
}, RE2JSException = class extends Error {
	constructor(message) {
		super(message), this.name = "RE2JSException";
	}
}, RE2JSSyntaxException = class extends RE2JSException {
	constructor(error, input = null) {
		let message = `error parsing regexp: ${error}`;
		input && (message += `: \`${input}\``), super(message), this.name = "RE2JSSyntaxException", this.message = message, this.error = error, this.input = input;
	}
	getDescription() {
		return this.error;
	}
	getPattern() {
		return this.input;
	}
}, RE2JSCompileException = class extends RE2JSException {
	constructor(message) {
		super(message), this.name = "RE2JSCompileException";
	}
}, RE2JSGroupException = class extends RE2JSException {
	constructor(message) {
		super(message), this.name = "RE2JSGroupException";
	}
}, RE2JSFlagsException = class extends RE2JSException {
	constructor(message) {
		super(message), this.name = "RE2JSFlagsException";
	}
}, RE2JSInternalException = class extends RE2JSException {
	constructor(message) {
		super(message), this.name = "RE2JSInternalException";
	}
};
const WORD_RUNE_TABLE = /* @__PURE__ */ new Uint8Array(256);
for (let i = 0; i < 256; i++) WORD_RUNE_TABLE[i] = +(97 <= i && i <= 122 || 65 <= i && i <= 90 || 48 <= i && i <= 57 || i === 95);
let cachedNativeEncoder = null, cachedNativeDecoder = null;
var Utils = class Utils {
	static METACHARACTERS = "\\.+*?()|[]{}^$";
	static EMPTY_BEGIN_LINE = 1;
	static EMPTY_END_LINE = 2;
	static EMPTY_BEGIN_TEXT = 4;
	static EMPTY_END_TEXT = 8;
	static EMPTY_WORD_BOUNDARY = 16;
	static EMPTY_NO_WORD_BOUNDARY = 32;
	static EMPTY_ALL = -1;
	static emptyInts() {
		return [];
	}
	static isString(value) {
		return typeof value == "string" || Object.prototype.toString.call(value) === "[object String]";
	}
	static typeName(value) {
		return value === null || typeof value != "object" && typeof value != "function" ? value === null ? "null" : typeof value : Object.prototype.toString.call(value).slice(8, -1);
	}
	static checkPattern(pattern) {
		if (!Utils.isString(pattern)) throw TypeError(`The pattern must be a string, not ${Utils.typeName(pattern)} (RE2JS.translateRegExp() converts a RegExp)`);
	}
	static checkInput(input) {
		if (!Utils.isString(input) && !Utils.isByteArray(input)) throw TypeError(`The input must be a string or a byte array (Uint8Array or number[]), not ${Utils.typeName(input)}`);
	}
	static checkFlags(flags) {
		let known = PublicFlags.MULTILINE | PublicFlags.DOTALL | PublicFlags.CASE_INSENSITIVE | PublicFlags.DISABLE_UNICODE_GROUPS | PublicFlags.LONGEST_MATCH | PublicFlags.LOOKBEHINDS;
		if (!Number.isInteger(flags) || (flags & ~known) !== 0) throw new RE2JSFlagsException("Flags should only be a combination of MULTILINE, DOTALL, CASE_INSENSITIVE, DISABLE_UNICODE_GROUPS, LONGEST_MATCH, LOOKBEHINDS");
	}
	static isByteArray(input) {
		return Array.isArray(input) || Object.prototype.toString.call(input) === "[object Uint8Array]";
	}
	static isalnum(c) {
		return Codepoint.CODES[0] <= c && c <= Codepoint.CODES[9] || Codepoint.CODES.a <= c && c <= Codepoint.CODES.z || Codepoint.CODES.A <= c && c <= Codepoint.CODES.Z;
	}
	static unhex(c) {
		return Codepoint.CODES[0] <= c && c <= Codepoint.CODES[9] ? c - Codepoint.CODES[0] : Codepoint.CODES.a <= c && c <= Codepoint.CODES.f ? c - Codepoint.CODES.a + 10 : Codepoint.CODES.A <= c && c <= Codepoint.CODES.F ? c - Codepoint.CODES.A + 10 : -1;
	}
	static escapeRune(rune) {
		let out = "";
		if (Unicode.isPrint(rune)) Utils.METACHARACTERS.indexOf(String.fromCodePoint(rune)) >= 0 && (out += "\\"), out += String.fromCodePoint(rune);
		else switch (rune) {
			case Codepoint.CODES["\""]:
				out += "\\\"";
				break;
			case Codepoint.CODES["\\"]:
				out += "\\\\";
				break;
			case Codepoint.CODES["	"]:
				out += "\\t";
				break;
			case Codepoint.CODES["\n"]:
				out += "\\n";
				break;
			case Codepoint.CODES["\r"]:
				out += "\\r";
				break;
			case Codepoint.CODES["\b"]:
				out += "\\b";
				break;
			case Codepoint.CODES["\f"]:
				out += "\\f";
				break;
			default: {
				let s = rune.toString(16);
				rune < 256 ? (out += "\\x", s.length === 1 && (out += "0"), out += s) : out += `\\x{${s}}`;
				break;
			}
		}
		return out;
	}
	static stringToRunes(str) {
		let string = String(str), runes = [], i = 0;
		for (; i < string.length;) {
			let cp = string.codePointAt(i);
			runes.push(cp), i += cp > Unicode.MAX_BMP ? 2 : 1;
		}
		return new Int32Array(runes);
	}
	static runeToString(r) {
		return String.fromCodePoint(r);
	}
	static isWordRune(r) {
		return r < 256 && WORD_RUNE_TABLE[r] === 1;
	}
	static emptyOpContext(r1, r2) {
		let op = 0;
		return r1 < 0 && (op |= Utils.EMPTY_BEGIN_TEXT | Utils.EMPTY_BEGIN_LINE), r1 === 10 && (op |= Utils.EMPTY_BEGIN_LINE), r2 < 0 && (op |= Utils.EMPTY_END_TEXT | Utils.EMPTY_END_LINE), r2 === 10 && (op |= Utils.EMPTY_END_LINE), Utils.isWordRune(r1) === Utils.isWordRune(r2) ? op |= Utils.EMPTY_NO_WORD_BOUNDARY : op |= Utils.EMPTY_WORD_BOUNDARY, op;
	}
	static quoteMeta(str) {
		return str.split("").map((s) => Utils.METACHARACTERS.indexOf(s) >= 0 ? `\\${s}` : s).join("");
	}
	static charCount(codePoint) {
		return codePoint > Unicode.MAX_BMP ? 2 : 1;
	}
	static toArray(typedArray) {
		let len = typedArray.length, res = Array(len);
		for (let i = 0; i < len; i++) res[i] = typedArray[i];
		return res;
	}
	static stringToUtf8ByteArray(str) {
		if (globalThis.TextEncoder) return cachedNativeEncoder ||= new TextEncoder(), cachedNativeEncoder.encode(str);
		{
			let out = [], p = 0;
			for (let i = 0; i < str.length; i++) {
				let c = str.charCodeAt(i);
				c < 128 ? out[p++] = c : c < 2048 ? (out[p++] = c >> 6 | 192, out[p++] = c & 63 | 128) : (c & 64512) === Unicode.MIN_HIGH_SURROGATE && i + 1 < str.length && (str.charCodeAt(i + 1) & 64512) === Unicode.MIN_LOW_SURROGATE ? (c = Unicode.MIN_SUPPLEMENTARY_CODE_POINT + ((c & 1023) << 10) + (str.charCodeAt(++i) & 1023), out[p++] = c >> 18 | 240, out[p++] = c >> 12 & 63 | 128, out[p++] = c >> 6 & 63 | 128, out[p++] = c & 63 | 128) : (out[p++] = c >> 12 | 224, out[p++] = c >> 6 & 63 | 128, out[p++] = c & 63 | 128);
			}
			return out;
		}
	}
	static utf8ByteArrayToString(bytes) {
		if (globalThis.TextDecoder) {
			cachedNativeDecoder ||= new TextDecoder("utf-8");
			let view = bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes);
			return cachedNativeDecoder.decode(view);
		}
		{
			let out = [], pos = 0, c = 0;
			for (; pos < bytes.length;) {
				let c1 = bytes[pos++];
				if (c1 < 128) out[c++] = String.fromCharCode(c1);
				else if (c1 > 191 && c1 < 224) {
					let c2 = bytes[pos++];
					out[c++] = String.fromCharCode((c1 & 31) << 6 | c2 & 63);
				} else if (c1 > 239 && c1 < 365) {
					let c2 = bytes[pos++], c3 = bytes[pos++], c4 = bytes[pos++], u = ((c1 & 7) << 18 | (c2 & 63) << 12 | (c3 & 63) << 6 | c4 & 63) - Unicode.MIN_SUPPLEMENTARY_CODE_POINT;
					out[c++] = String.fromCharCode(Unicode.MIN_HIGH_SURROGATE + (u >> 10)), out[c++] = String.fromCharCode(Unicode.MIN_LOW_SURROGATE + (u & 1023));
				} else {
					let c2 = bytes[pos++], c3 = bytes[pos++];
					out[c++] = String.fromCharCode((c1 & 15) << 12 | (c2 & 63) << 6 | c3 & 63);
				}
			}
			return out.join("");
		}
	}
};
const createEnum = (values = [], initNum = 0) => {
	let enumObject = Object.create(null);
	for (let i = 0; i < values.length; i++) {
		let val = values[i], keyVal = initNum + i;
		enumObject[val] = keyVal, enumObject[keyVal] = val;
	}
	return Object.freeze(enumObject);
};
var MatcherInputBase = class MatcherInputBase {
	static Encoding = createEnum(["UTF_16", "UTF_8"]);
	getEncoding() {
		throw Error("not implemented");
	}
	asCharSequence() {
		throw Error("not implemented");
	}
	asBytes() {
		throw Error("not implemented");
	}
	length() {
		throw Error("not implemented");
	}
	isUTF8Encoding() {
		return this.getEncoding() === MatcherInputBase.Encoding.UTF_8;
	}
	isUTF16Encoding() {
		return this.getEncoding() === MatcherInputBase.Encoding.UTF_16;
	}
}, Utf8MatcherInput = class extends MatcherInputBase {
	constructor(bytes = null) {
		super(), this.bytes = bytes;
	}
	getEncoding() {
		return MatcherInputBase.Encoding.UTF_8;
	}
	asCharSequence() {
		return Utils.utf8ByteArrayToString(this.bytes);
	}
	asBytes() {
		return this.bytes;
	}
	length() {
		return this.bytes.length;
	}
}, Utf16MatcherInput = class extends MatcherInputBase {
	constructor(charSequence = null) {
		super(), this.charSequence = charSequence;
	}
	getEncoding() {
		return MatcherInputBase.Encoding.UTF_16;
	}
	asCharSequence() {
		return this.charSequence;
	}
	asBytes() {
		return Utils.stringToUtf8ByteArray(this.charSequence.toString());
	}
	length() {
		return this.charSequence.length;
	}
}, MatcherInput = class {
	static utf16(charSequence) {
		return Utils.checkInput(charSequence), new Utf16MatcherInput(charSequence);
	}
	static utf8(input) {
		return Utils.isByteArray(input) ? new Utf8MatcherInput(input) : new Utf8MatcherInput(Utils.stringToUtf8ByteArray(input));
	}
}, MachineInputBase = class {
	static EOF() {
		return -8;
	}
	constructor() {
		this.start = 0, this.end = 0;
	}
	canCheckPrefix() {
		return !0;
	}
	endPos() {
		return this.end - this.start;
	}
	hasString() {
		return !1;
	}
	hasAnyString() {
		return !1;
	}
	prefixLength() {
		return 0;
	}
}, MachineUTF8Input = class MachineUTF8Input extends MachineInputBase {
	static RUNE_ERROR_STEP = Unicode.RUNE_ERROR << 3 | 1;
	constructor(bytes, start = 0, end = bytes.length) {
		super(), this.bytes = bytes, this.start = start, this.end = end;
	}
	hasString(prefilter, pos) {
		let target = prefilter.bytes;
		if (target.length === 0) return !0;
		let idx = this.indexOf(this.bytes, target, this.start + pos);
		return idx !== -1 && idx <= this.end - target.length;
	}
	hasAnyString(prefilter, pos) {
		return prefilter.automaton8().searchUTF8(this.bytes, this.start + pos, this.end);
	}
	step(pos) {
		if (pos += this.start, pos >= this.end) return MachineInputBase.EOF();
		let c = this.bytes[pos] & 255;
		if (c < 128) return c << 3 | 1;
		let size, rune, lo = 128, hi = 191;
		if (c >= 194 && c <= 223) size = 2, rune = c & 31;
		else if (c >= 224 && c <= 239) size = 3, rune = c & 15, c === 224 ? lo = 160 : c === 237 && (hi = 159);
		else if (c >= 240 && c <= 244) size = 4, rune = c & 7, c === 240 ? lo = 144 : c === 244 && (hi = 143);
		else return MachineUTF8Input.RUNE_ERROR_STEP;
		if (pos + size > this.end) return MachineUTF8Input.RUNE_ERROR_STEP;
		let c1 = this.bytes[pos + 1] & 255;
		if (c1 < lo || c1 > hi) return MachineUTF8Input.RUNE_ERROR_STEP;
		if (rune = rune << 6 | c1 & 63, size > 2) {
			let c2 = this.bytes[pos + 2] & 255;
			if ((c2 & 192) != 128) return MachineUTF8Input.RUNE_ERROR_STEP;
			if (rune = rune << 6 | c2 & 63, size > 3) {
				let c3 = this.bytes[pos + 3] & 255;
				if ((c3 & 192) != 128) return MachineUTF8Input.RUNE_ERROR_STEP;
				rune = rune << 6 | c3 & 63;
			}
		}
		return rune << 3 | size;
	}
	index(re2, pos) {
		pos += this.start;
		let i = this.indexOf(this.bytes, re2.prefixUTF8, pos);
		return i < 0 ? i : i - pos;
	}
	context(pos) {
		pos += this.start;
		let r1 = -1;
		if (pos > this.start && pos <= this.end) {
			let start = pos - 1;
			if (r1 = this.bytes[start--], r1 >= 128) {
				let lim = pos - 4;
				for (lim < this.start && (lim = this.start); start >= lim && (this.bytes[start] & 192) == 128;) start--;
				start < this.start && (start = this.start);
				let r = this.step(start - this.start);
				r1 = start + (r & 7) === pos ? r >> 3 : Unicode.RUNE_ERROR;
			}
		}
		let r2 = pos < this.end ? this.step(pos - this.start) >> 3 : -1;
		return Utils.emptyOpContext(r1, r2);
	}
	indexOf(source, target, fromIndex = 0) {
		let targetLength = target.length;
		if (targetLength === 0) return fromIndex <= this.end ? fromIndex : -1;
		let firstByte = target[0], limit = this.end - targetLength, hasNativeIndexOf = typeof source.indexOf == "function", i = fromIndex;
		for (; i <= limit;) {
			if (hasNativeIndexOf) {
				if (i = source.indexOf(firstByte, i), i === -1 || i > limit) return -1;
			} else {
				for (; i <= limit && source[i] !== firstByte;) i++;
				if (i > limit) return -1;
			}
			let match = !0;
			for (let j = 1; j < targetLength; j++) if (source[i + j] !== target[j]) {
				match = !1;
				break;
			}
			if (match) return i;
			i++;
		}
		return -1;
	}
	prefixLength(re2) {
		return re2.prefixUTF8.length;
	}
}, MachineUTF16Input = class extends MachineInputBase {
	constructor(charSequence, start = 0, end = charSequence.length) {
		super(), this.charSequence = charSequence, this.start = start, this.end = end;
	}
	hasString(prefilter, pos) {
		let idx = this.charSequence.indexOf(prefilter.str, this.start + pos);
		return idx !== -1 && idx <= this.end - prefilter.str.length;
	}
	hasAnyString(prefilter, pos) {
		return prefilter.automaton16().searchUTF16(this.charSequence, this.start + pos, this.end);
	}
	step(pos) {
		if (pos += this.start, pos >= this.end) return MachineInputBase.EOF();
		let c1 = this.charSequence.charCodeAt(pos);
		if (c1 < Unicode.MIN_HIGH_SURROGATE || c1 > Unicode.MAX_HIGH_SURROGATE || pos + 1 >= this.end) return c1 << 3 | 1;
		let c2 = this.charSequence.charCodeAt(pos + 1);
		return c2 >= Unicode.MIN_LOW_SURROGATE && c2 <= Unicode.MAX_LOW_SURROGATE ? (c1 - Unicode.MIN_HIGH_SURROGATE) * 1024 + (c2 - Unicode.MIN_LOW_SURROGATE) + Unicode.MIN_SUPPLEMENTARY_CODE_POINT << 3 | 2 : c1 << 3 | 1;
	}
	index(re2, pos) {
		pos += this.start;
		let i = this.charSequence.indexOf(re2.prefix, pos);
		return i < 0 || i > this.end - re2.prefix.length ? -1 : i - pos;
	}
	context(pos) {
		pos += this.start;
		let r1 = pos > this.start && pos <= this.end ? this.charSequence.charCodeAt(pos - 1) : -1, r2 = pos < this.end ? this.charSequence.charCodeAt(pos) : -1;
		return Utils.emptyOpContext(r1, r2);
	}
	prefixLength(re2) {
		return re2.prefix.length;
	}
}, MachineInput = class {
	static fromUTF8(bytes, start = 0, end = bytes.length) {
		return new MachineUTF8Input(bytes, start, end);
	}
	static fromUTF16(charSequence, start = 0, end = void 0) {
		return Utils.checkInput(charSequence), new MachineUTF16Input(charSequence, start, end ?? charSequence.length);
	}
}, Matcher = class Matcher {
	static MAX_REPLACER_ARGS = 65535;
	static quoteReplacement(str, javaMode = !1) {
		return javaMode ? str.indexOf("\\") < 0 && str.indexOf("$") < 0 ? str : str.split("").map((s) => {
			let c = s.codePointAt(0);
			return c === Codepoint.CODES["\\"] || c === Codepoint.CODES.$ ? `\\${s}` : s;
		}).join("") : str.indexOf("$") < 0 ? str : str.split("").map((s) => s.codePointAt(0) === Codepoint.CODES.$ ? "$$" : s).join("");
	}
	constructor(pattern, input) {
		if (pattern === null) throw Error("pattern is null");
		this.patternInput = pattern;
		let re2 = this.patternInput.re2();
		this.patternGroupCount = re2.numberOfCapturingGroups(), this.groups = [], this.namedGroups = re2.namedGroups, this.hasNamedGroups = Object.keys(this.namedGroups).length > 0, this.numberOfInstructions = re2.numberOfInstructions(), this.lookbehindState = null, input instanceof MatcherInputBase ? this.resetMatcherInput(input) : Utils.isByteArray(input) ? this.resetMatcherInput(MatcherInput.utf8(input)) : this.resetMatcherInput(MatcherInput.utf16(input));
	}
	pattern() {
		return this.patternInput;
	}
	reset() {
		return this.matcherInputLength = this.matcherInput.length(), this.appendPos = 0, this.hasMatch = !1, this.hasGroups = !1, this.anchorFlag = 0, this;
	}
	resetMatcherInput(input) {
		if (input === null) throw Error("input is null");
		return input instanceof MatcherInputBase || (input = Utils.isByteArray(input) ? MatcherInput.utf8(input) : MatcherInput.utf16(input)), this.matcherInput = input, this.lookbehindState === null ? this.lookbehindState = this.patternInput.re2().createLookbehindState() : this.lookbehindState.reset(), this.reset(), this;
	}
	start(group = 0) {
		if (typeof group == "string") {
			let groupInt = this.namedGroups[group];
			if (!Number.isFinite(groupInt)) throw new RE2JSGroupException(`group '${group}' not found`);
			group = groupInt;
		}
		return this.loadGroup(group), this.groups[2 * group];
	}
	end(group = 0) {
		if (typeof group == "string") {
			let groupInt = this.namedGroups[group];
			if (!Number.isFinite(groupInt)) throw new RE2JSGroupException(`group '${group}' not found`);
			group = groupInt;
		}
		return this.loadGroup(group), this.groups[2 * group + 1];
	}
	programSize() {
		return this.numberOfInstructions;
	}
	group(group = 0) {
		if (typeof group == "string") {
			let groupInt = this.namedGroups[group];
			if (!Number.isFinite(groupInt)) throw new RE2JSGroupException(`group '${group}' not found`);
			group = groupInt;
		}
		let start = this.start(group), end = this.end(group);
		return start < 0 && end < 0 ? null : this.substring(start, end);
	}
	getNamedGroups() {
		if (!this.hasMatch) throw new RE2JSGroupException("perhaps no match attempted");
		let result = Object.create(null);
		for (let name of Object.keys(this.namedGroups)) result[name] = this.group(name);
		return result;
	}
	groupCount() {
		return this.patternGroupCount;
	}
	loadGroup(group) {
		if (!Number.isInteger(group) || group < 0 || group > this.patternGroupCount) throw new RE2JSGroupException(`Group index out of bounds: ${group}`);
		if (!this.hasMatch) throw new RE2JSGroupException("perhaps no match attempted");
		if (group === 0 || this.hasGroups) return;
		let end = this.matcherInputLength, res = this.patternInput.re2().matchMachineInput(this.matcherInput, this.groups[0], end, this.anchorFlag, 1 + this.patternGroupCount, this.lookbehindState);
		if (!res[0]) throw new RE2JSGroupException("inconsistency in matching group data");
		this.groups = res[1], this.hasGroups = !0;
	}
	matches() {
		return this.genMatch(0, RE2Flags.ANCHOR_BOTH);
	}
	lookingAt() {
		return this.genMatch(0, RE2Flags.ANCHOR_START);
	}
	find(start = null) {
		if (start !== null) {
			if (!Number.isInteger(start) || start < 0 || start > this.matcherInputLength) throw new RE2JSGroupException(`start index out of bounds: ${start}`);
			return this.reset(), this.genMatch(start, 0);
		}
		if (start = 0, this.hasMatch && (start = this.groups[1], this.groups[0] === this.groups[1])) {
			let r = (this.matcherInput.isUTF16Encoding() ? MachineInput.fromUTF16(this.matcherInput.asCharSequence(), 0, this.matcherInputLength) : MachineInput.fromUTF8(this.matcherInput.asBytes(), 0, this.matcherInputLength)).step(start);
			r < 0 ? start++ : start += r & 7;
		}
		return this.genMatch(start, RE2Flags.UNANCHORED);
	}
	genMatch(startByte, anchor) {
		let res = this.patternInput.re2().matchMachineInput(this.matcherInput, startByte, this.matcherInputLength, anchor, 1, this.lookbehindState);
		return res[0] ? (this.groups = res[1], this.hasMatch = !0, this.hasGroups = this.patternGroupCount === 0, this.anchorFlag = anchor, !0) : (this.hasMatch = !1, !1);
	}
	substring(start, end) {
		return this.matcherInput.isUTF8Encoding() ? Utils.utf8ByteArrayToString(this.matcherInput.asBytes().slice(start, end)) : this.matcherInput.asCharSequence().substring(start, end).toString();
	}
	inputLength() {
		return this.matcherInputLength;
	}
	appendReplacement(replacement, javaMode = !1) {
		let res = "", s = this.start(), e = this.end();
		return this.appendPos < s && (res += this.substring(this.appendPos, s)), this.appendPos = e, res += javaMode ? this.appendReplacementInternalJava(replacement) : this.appendReplacementInternalJs(replacement), res;
	}
	appendReplacementInternalJava(replacement) {
		let res = "", last = 0, m = replacement.length, i = 0;
		for (; i < m;) {
			let cCode = replacement.codePointAt(i);
			if (cCode === Codepoint.CODES["\\"]) {
				if (last < i && (res += replacement.substring(last, i)), i++, i >= m) throw new RE2JSGroupException("character to be escaped is missing");
				last = i, i++;
			} else if (cCode === Codepoint.CODES.$) {
				if (last < i && (res += replacement.substring(last, i)), i + 1 >= m) throw new RE2JSGroupException("Illegal group reference: group index is missing");
				let nextCode = replacement.codePointAt(i + 1);
				if (Codepoint.CODES[0] <= nextCode && nextCode <= Codepoint.CODES[9]) {
					let n = nextCode - Codepoint.CODES[0], j = i + 2;
					for (; j < m; j++) {
						let digit = replacement.codePointAt(j);
						if (digit < Codepoint.CODES[0] || digit > Codepoint.CODES[9] || n * 10 + digit - Codepoint.CODES[0] > this.patternGroupCount) break;
						n = n * 10 + digit - Codepoint.CODES[0];
					}
					if (n > this.patternGroupCount) throw new RE2JSGroupException(`n > number of groups: ${n}`);
					let group = this.group(n);
					group !== null && (res += group), i = j, last = i;
				} else if (nextCode === Codepoint.CODES["{"]) {
					let j = i + 2;
					for (; j < m && replacement.codePointAt(j) !== Codepoint.CODES["}"];) j++;
					if (j >= m) throw new RE2JSGroupException("named capture group is missing trailing '}'");
					let groupName = replacement.substring(i + 2, j), groupVal = this.group(groupName);
					groupVal !== null && (res += groupVal), i = j + 1, last = i;
				} else throw new RE2JSGroupException("Illegal group reference");
			} else i++;
		}
		return last < m && (res += replacement.substring(last, m)), res;
	}
	appendReplacementInternalJs(replacement) {
		let isDigit = (c) => c >= 48 && c <= 57, groupCount = this.patternGroupCount, res = "", i = 0;
		for (; i < replacement.length;) {
			let dollar = replacement.indexOf("$", i);
			if (dollar < 0) break;
			res += replacement.substring(i, dollar), i = dollar;
			let c = replacement.charCodeAt(i + 1);
			if (c === Codepoint.CODES.$) res += "$", i += 2;
			else if (c === Codepoint.CODES["&"]) res += this.group(0), i += 2;
			else if (c === Codepoint.CODES["`"]) res += this.substring(0, this.start(0)), i += 2;
			else if (c === Codepoint.CODES["'"]) res += this.substring(this.end(0), this.matcherInputLength), i += 2;
			else if (isDigit(c)) {
				let digits = 1, index = c - 48, c2 = replacement.charCodeAt(i + 2);
				if (isDigit(c2) && index * 10 + c2 - 48 <= groupCount && (digits = 2, index = index * 10 + c2 - 48), index >= 1 && index <= groupCount) {
					let group = this.group(index);
					group !== null && (res += group);
				} else res += replacement.substring(i, i + 1 + digits);
				i += 1 + digits;
			} else if (c === Codepoint.CODES["<"] && this.hasNamedGroups) {
				let gt = replacement.indexOf(">", i + 2);
				if (gt < 0) res += "$<", i += 2;
				else {
					let name = replacement.substring(i + 2, gt);
					if (Object.hasOwn(this.namedGroups, name)) {
						let group = this.group(name);
						group !== null && (res += group);
					}
					i = gt + 1;
				}
			} else res += "$", i += 1;
		}
		return res + replacement.substring(i);
	}
	appendTail() {
		return this.substring(this.appendPos, this.matcherInputLength);
	}
	replaceAll(replacement, javaMode = !1) {
		return this.replace(replacement, !0, javaMode);
	}
	replaceFirst(replacement, javaMode = !1) {
		return this.replace(replacement, !1, javaMode);
	}
	replace(replacement, all = !0, javaMode = !1) {
		let res = "";
		this.reset();
		let isFunc = typeof replacement == "function", originalInput = null;
		if (isFunc) {
			if (this.groupCount() >= Matcher.MAX_REPLACER_ARGS) throw new RE2JSGroupException("Too many capture groups to safely invoke replacer function");
			originalInput = this.matcherInput.isUTF8Encoding() ? this.matcherInput.asBytes() : this.matcherInput.asCharSequence();
		}
		for (; this.find() && (res += isFunc ? this.appendReplacementFunc(replacement, originalInput) : this.appendReplacement(replacement, javaMode), all););
		return res += this.appendTail(), res;
	}
	appendReplacementFunc(replacer, originalInput) {
		let res = "", s = this.start(), e = this.end();
		this.appendPos < s && (res += this.substring(this.appendPos, s)), this.appendPos = e;
		let args = this.matchArray();
		return args.push(s, originalInput), this.hasNamedGroups && args.push(this.namedGroupsObject()), res += String(replacer(...args)), res;
	}
	matchArray() {
		let result = [this.group(0)];
		for (let i = 1; i <= this.patternGroupCount; i++) {
			let group = this.group(i);
			result.push(group === null ? void 0 : group);
		}
		return result;
	}
	namedGroupsObject() {
		if (!this.hasNamedGroups) return;
		let result = this.getNamedGroups();
		for (let name in result) result[name] === null && (result[name] = void 0);
		return result;
	}
}, Inst = class Inst {
	static ALT = 1;
	static ALT_MATCH = 2;
	static CAPTURE = 3;
	static EMPTY_WIDTH = 4;
	static FAIL = 5;
	static MATCH = 6;
	static NOP = 7;
	static RUNE = 8;
	static RUNE1 = 9;
	static RUNE_ANY = 10;
	static RUNE_ANY_NOT_NL = 11;
	static LB_WRITE = 12;
	static LB_CHECK = 13;
	static isRuneOp(op) {
		return Inst.RUNE <= op && op <= Inst.RUNE_ANY_NOT_NL;
	}
	static escapeRunes(runes) {
		let out = "\"";
		for (let rune of runes) out += Utils.escapeRune(rune);
		return out += "\"", out;
	}
	constructor(op) {
		this.op = op, this.out = 0, this.arg = 0, this.runes = /* @__PURE__ */ new Int32Array(), this.next = null;
	}
	matchRune(r) {
		if (this.runes.length === 1) {
			let r0 = this.runes[0];
			return (this.arg & RE2Flags.FOLD_CASE) === 0 ? r === r0 : Unicode.equalsIgnoreCase(r0, r);
		}
		let len = this.runes.length;
		if (len === 0) return !1;
		if (len === 2 || len === 4 || len === 6 || len === 8) {
			for (let j = 0; j < len; j += 2) {
				if (r < this.runes[j]) return !1;
				if (r <= this.runes[j + 1]) return !0;
			}
			return !1;
		}
		let base = 0, n = len >> 1;
		for (; n > 1;) {
			let half = n >> 1;
			base += this.runes[base + half << 1] <= r ? half : 0, n -= half;
		}
		base += +(this.runes[base << 1] <= r);
		let m = base - 1;
		return m >= 0 && r <= this.runes[m << 1 | 1];
	}
	matchRunePos(r) {
		if (this.runes.length === 1) {
			let r0 = this.runes[0];
			return (this.arg & RE2Flags.FOLD_CASE) === 0 ? r === r0 ? 0 : -1 : Unicode.equalsIgnoreCase(r0, r) ? 0 : -1;
		}
		let len = this.runes.length;
		if (len === 0) return -1;
		if (len === 2 || len === 4 || len === 6 || len === 8) {
			for (let j = 0; j < len; j += 2) {
				if (r < this.runes[j]) return -1;
				if (r <= this.runes[j + 1]) return Math.floor(j / 2);
			}
			return -1;
		}
		let base = 0, n = len >> 1;
		for (; n > 1;) {
			let half = n >> 1;
			base += this.runes[base + half << 1] <= r ? half : 0, n -= half;
		}
		base += +(this.runes[base << 1] <= r);
		let m = base - 1;
		return m >= 0 && r <= this.runes[m << 1 | 1] ? m : -1;
	}
	toString() {
		switch (this.op) {
			case Inst.ALT: return `alt -> ${this.out}, ${this.arg}`;
			case Inst.ALT_MATCH: return `altmatch -> ${this.out}, ${this.arg}`;
			case Inst.CAPTURE: return `cap ${this.arg} -> ${this.out}`;
			case Inst.EMPTY_WIDTH: return `empty ${this.arg} -> ${this.out}`;
			case Inst.MATCH: return `match${this.arg === 0 ? "" : ` ${this.arg}`}`;
			case Inst.FAIL: return "fail";
			case Inst.NOP: return `nop -> ${this.out}`;
			case Inst.LB_WRITE: return `lbwrite ${this.arg} -> ${this.out}`;
			case Inst.LB_CHECK: return `lbcheck ${this.arg} -> ${this.out}`;
			case Inst.RUNE: return this.runes === null ? "rune <null>" : [
				"rune ",
				Inst.escapeRunes(this.runes),
				(this.arg & RE2Flags.FOLD_CASE) === 0 ? "" : "/i",
				" -> ",
				this.out
			].join("");
			case Inst.RUNE1: return `rune1 ${Inst.escapeRunes(this.runes)} -> ${this.out}`;
			case Inst.RUNE_ANY: return `any -> ${this.out}`;
			case Inst.RUNE_ANY_NOT_NL: return `anynotnl -> ${this.out}`;
			default: throw Error("unhandled case in Inst.toString");
		}
	}
}, Queue = class Queue {
	constructor(numInst) {
		this.sparse = new Int32Array(numInst), this.densePcs = new Int32Array(numInst), this.denseCaps = null, this.size = 0, this.ncap = 0, this.mainThreads = 0;
	}
	static INITIAL_THREADS = 32;
	init(ncap) {
		this.ncap = ncap;
		let needed = Math.min(this.densePcs.length, Queue.INITIAL_THREADS) * ncap;
		(!this.denseCaps || this.denseCaps.length < needed) && (this.denseCaps = new Int32Array(needed));
	}
	growCaps(needed) {
		let limit = this.densePcs.length * this.ncap, grown = new Int32Array(Math.min(limit, Math.max(needed, 2 * this.denseCaps.length)));
		grown.set(this.denseCaps), this.denseCaps = grown;
	}
	contains(pc) {
		let j = this.sparse[pc];
		return j < this.size && this.densePcs[j] === pc;
	}
	isEmpty() {
		return this.size === 0;
	}
	add(pc) {
		let j = this.size++;
		return this.sparse[pc] = j, this.densePcs[j] = pc, j;
	}
	clear() {
		this.size = 0, this.mainThreads = 0;
	}
	toString() {
		let out = "{";
		for (let i = 0; i < this.size; i++) i !== 0 && (out += ", "), out += this.densePcs[i];
		return out += "}", out;
	}
}, LookbehindState = class {
	constructor(prog) {
		this.pos = -1, this.pcs = new Int32Array(prog.numInst()), this.size = 0, this.lbTable = new Int32Array(prog.numLb + 1);
	}
	reset() {
		this.pos = -1, this.size = 0;
	}
}, Machine = class Machine {
	static fromRE2(re2) {
		let m = new Machine();
		return m.prog = re2.prog, m.re2 = re2, m.q0 = new Queue(m.prog.numInst()), m.q1 = new Queue(m.prog.numInst()), m.addStack = new Int32Array(2 * (m.prog.numInst() + 1)), m.matched = !1, m.matchcap = new Int32Array(m.prog.numCap < 2 ? 2 : m.prog.numCap), m.ncap = 0, m;
	}
	constructor() {
		this.prog = null, this.re2 = null, this.q0 = null, this.q1 = null, this.addStack = null, this.matched = !1, this.matchcap = null, this.ncap = 0, this.lbTable = null;
	}
	init(ncap) {
		this.ncap = ncap, ncap > this.matchcap.length ? this.matchcap = new Int32Array(ncap).fill(-1) : this.matchcap.fill(-1), this.q0.init(ncap), this.q1.init(ncap), this.prog.numLb > 0 && ((!this.lbTable || this.lbTable.length < this.prog.numLb + 1) && (this.lbTable = new Int32Array(this.prog.numLb + 1)), this.lbTable.fill(-1));
	}
	submatches() {
		return this.ncap === 0 ? Utils.emptyInts() : Utils.toArray(this.matchcap.subarray(0, this.ncap));
	}
	match(input, pos, anchor, lbState = null) {
		let startCond = this.re2.cond;
		if (startCond === Utils.EMPTY_ALL || (anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) && pos !== 0) return !1;
		this.matched = !1, this.matchcap.fill(-1);
		let hasLookbehinds = this.prog.numLb > 0, matchStartPos = pos, currentPos = pos, resumeLookbehinds = !1;
		hasLookbehinds && (lbState !== null && lbState.pos >= 0 && lbState.pos <= pos ? (currentPos = lbState.pos, resumeLookbehinds = !0) : currentPos = 0);
		let saveLookbehinds = hasLookbehinds && lbState !== null, runq = this.q0, nextq = this.q1, r = input.step(currentPos), rune = r >> 3, width = r & 7, rune1 = -1, width1 = 0;
		r !== MachineInputBase.EOF() && (r = input.step(currentPos + width), rune1 = r >> 3, width1 = r & 7);
		let flag;
		for (flag = currentPos === 0 ? Utils.emptyOpContext(-1, rune) : input.context(currentPos), hasLookbehinds && (resumeLookbehinds ? this.restoreLookbehinds(lbState, runq, flag) : this.spawnLookbehinds(runq, currentPos, flag));;) {
			if (runq.mainThreads === 0) {
				if ((startCond & Utils.EMPTY_BEGIN_TEXT) !== 0 && currentPos !== 0 || (anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) && currentPos !== 0 || this.matched) break;
				if (this.prog.numLb === 0 && runq.isEmpty() && this.re2.prefix.length !== 0 && rune1 !== this.re2.prefixRune && input.canCheckPrefix()) {
					let advance = input.index(this.re2, currentPos);
					if (advance < 0) break;
					currentPos += advance, r = input.step(currentPos), rune = r >> 3, width = r & 7, r = input.step(currentPos + width), rune1 = r >> 3, width1 = r & 7, flag = input.context(currentPos);
				}
			}
			currentPos >= matchStartPos && (saveLookbehinds &&= (this.saveLookbehinds(lbState, runq, currentPos), !1), this.matched || currentPos !== 0 && anchor !== RE2Flags.UNANCHORED || (this.ncap > 0 && (this.matchcap[0] = currentPos), this.add(runq, this.prog.start, currentPos, this.matchcap, 0, flag)));
			let nextPos = currentPos + width;
			if (flag = input.context(nextPos), this.step(runq, nextq, currentPos, nextPos, rune, flag, anchor, currentPos === input.endPos()), width === 0 || this.ncap === 0 && this.matched) break;
			currentPos += width, rune = rune1, width = width1, rune !== -1 && (r = input.step(currentPos + width), rune1 = r >> 3, width1 = r & 7);
			let tmpq = runq;
			runq = nextq, nextq = tmpq;
		}
		return runq.clear(), nextq.clear(), this.matched;
	}
	matchSet(input, pos, anchor) {
		let startCond = this.re2.cond;
		if (startCond === Utils.EMPTY_ALL || (anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) && pos !== 0) return [];
		let currentPos = this.prog.numLb > 0 ? 0 : pos, matchStartPos = pos, runq = this.q0, nextq = this.q1, r = input.step(currentPos), rune = r >> 3, width = r & 7, rune1 = -1, width1 = 0;
		r !== MachineInputBase.EOF() && (r = input.step(currentPos + width), rune1 = r >> 3, width1 = r & 7);
		let flag = currentPos === 0 ? Utils.emptyOpContext(-1, rune) : input.context(currentPos), matches = /* @__PURE__ */ new Set();
		for (this.prog.numLb > 0 && this.spawnLookbehinds(runq, currentPos, flag); runq.mainThreads !== 0 || ((startCond & Utils.EMPTY_BEGIN_TEXT) === 0 || currentPos === 0) && (anchor !== RE2Flags.ANCHOR_START && anchor !== RE2Flags.ANCHOR_BOTH || currentPos === 0);) {
			(currentPos === 0 || anchor === RE2Flags.UNANCHORED) && currentPos >= matchStartPos && this.add(runq, this.prog.start, currentPos, this.matchcap, 0, flag);
			let nextPos = currentPos + width;
			flag = input.context(nextPos);
			for (let j = 0; j < runq.size; j++) {
				let pc = runq.densePcs[j], i = this.prog.inst[pc], capOffset = j * this.ncap, add = !1;
				switch (i.op) {
					case Inst.MATCH:
						if (anchor === RE2Flags.ANCHOR_BOTH && currentPos !== input.endPos()) break;
						matches.add(i.arg);
						break;
					case Inst.RUNE:
						add = i.matchRune(rune);
						break;
					case Inst.RUNE1:
						add = rune === i.runes[0];
						break;
					case Inst.RUNE_ANY:
						add = !0;
						break;
					case Inst.RUNE_ANY_NOT_NL:
						add = rune !== 10;
						break;
					default: continue;
				}
				add && this.add(nextq, i.out, nextPos, runq.denseCaps, capOffset, flag);
			}
			if (runq.clear(), width === 0) break;
			currentPos += width, rune = rune1, width = width1, rune !== -1 && (r = input.step(currentPos + width), rune1 = r >> 3, width1 = r & 7);
			let tmpq = runq;
			runq = nextq, nextq = tmpq;
		}
		return nextq.clear(), Array.from(matches).sort((a, b) => a - b);
	}
	step(runq, nextq, pos, nextPos, c, nextCond, anchor, atEnd) {
		let longest = this.re2.longest;
		for (let j = 0; j < runq.size; j++) {
			let pc = runq.densePcs[j], capOffset = j * this.ncap;
			if (longest && this.matched && this.ncap > 0 && this.matchcap[0] < runq.denseCaps[capOffset]) continue;
			let i = this.prog.inst[pc], add = !1;
			switch (i.op) {
				case Inst.MATCH:
					if (anchor === RE2Flags.ANCHOR_BOTH && !atEnd) break;
					if (this.ncap > 0 && (!longest || !this.matched || this.matchcap[1] < pos)) {
						runq.denseCaps[capOffset + 1] = pos;
						for (let k = 0; k < this.ncap; k++) this.matchcap[k] = runq.denseCaps[capOffset + k];
					}
					longest || (runq.size = 0), this.matched = !0;
					break;
				case Inst.RUNE:
					add = i.matchRune(c);
					break;
				case Inst.RUNE1:
					add = c === i.runes[0];
					break;
				case Inst.RUNE_ANY:
					add = !0;
					break;
				case Inst.RUNE_ANY_NOT_NL:
					add = c !== 10;
					break;
				default: continue;
			}
			add && this.add(nextq, i.out, nextPos, runq.denseCaps, capOffset, nextCond);
		}
		runq.clear();
	}
	spawnLookbehinds(q, pos, flag) {
		for (let i = 0; i < this.prog.lbStarts.length; i++) this.add(q, this.prog.lbStarts[i], pos, this.matchcap, 0, flag);
	}
	restoreLookbehinds(lbState, q, flag) {
		this.lbTable.set(lbState.lbTable);
		for (let j = 0; j < lbState.size; j++) this.add(q, lbState.pcs[j], lbState.pos, this.matchcap, 0, flag);
	}
	saveLookbehinds(lbState, q, pos) {
		let size = 0;
		for (let j = 0; j < q.size; j++) {
			let pc = q.densePcs[j];
			this.prog.lbInst[pc] === 1 && Inst.isRuneOp(this.prog.inst[pc].op) && (lbState.pcs[size++] = pc);
		}
		lbState.size = size, lbState.pos = pos, lbState.lbTable.set(this.lbTable);
	}
	add(q, pc, pos, capArray, capOffset, cond) {
		let stk = this.addStack, nstk = 0;
		for (;;) {
			for (; pc !== 0 && !q.contains(pc);) {
				let d = q.add(pc), inst = this.prog.inst[pc];
				switch (inst.op) {
					case Inst.FAIL:
						pc = 0;
						break;
					case Inst.ALT:
					case Inst.ALT_MATCH:
						stk[nstk++] = inst.arg, stk[nstk++] = 0, pc = inst.out;
						break;
					case Inst.EMPTY_WIDTH:
						pc = (inst.arg & ~cond) === 0 ? inst.out : 0;
						break;
					case Inst.NOP:
						pc = inst.out;
						break;
					case Inst.CAPTURE:
						inst.arg < this.ncap && (stk[nstk++] = -inst.arg - 1, stk[nstk++] = capArray[capOffset + inst.arg], capArray[capOffset + inst.arg] = pos), pc = inst.out;
						break;
					case Inst.LB_WRITE:
						this.lbTable[Math.abs(inst.arg)] = pos, pc = inst.out;
						break;
					case Inst.LB_CHECK:
						pc = inst.arg > 0 ? this.lbTable[inst.arg] === pos ? inst.out : 0 : this.lbTable[-inst.arg] === pos ? 0 : inst.out;
						break;
					case Inst.MATCH:
					case Inst.RUNE:
					case Inst.RUNE1:
					case Inst.RUNE_ANY:
					case Inst.RUNE_ANY_NOT_NL:
						if (this.prog.lbInst[pc] === 0 && q.mainThreads++, this.ncap > 0) {
							let destOffset = d * this.ncap;
							destOffset + this.ncap > q.denseCaps.length && q.growCaps(destOffset + this.ncap);
							for (let c = 0; c < this.ncap; c++) q.denseCaps[destOffset + c] = capArray[capOffset + c];
						}
						pc = 0;
						break;
					default: throw new RE2JSInternalException("unhandled");
				}
			}
			if (nstk === 0) return;
			nstk -= 2;
			let entry = stk[nstk];
			entry < 0 ? (capArray[capOffset - entry - 1] = stk[nstk + 1], pc = 0) : pc = entry;
		}
	}
};
const hashState = (pcs, flag, ids) => {
	let h = -2128831035;
	for (let i = 0; i < pcs.length; i++) h ^= pcs[i], h = Math.imul(h, 16777619);
	h ^= flag, h = Math.imul(h, 16777619);
	for (let i = 0; i < ids.length; i++) h ^= ids[i], h = Math.imul(h, 16777619);
	return h;
}, arraysEqual = (a, b) => {
	if (a.length !== b.length) return !1;
	for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return !1;
	return !0;
}, isState = (state, pcs, flag, ids) => state.flag === flag && arraysEqual(state.nfaStates, pcs) && arraysEqual(state.matchIDs, ids), NO_IDS = [];
var DFAState = class {
	constructor(nfaStates, flag, matchIDs) {
		this.nfaStates = nfaStates, this.flag = flag, this.isMatch = (flag & DFA.FLAG_MATCH) !== 0, this.matchIDs = matchIDs, this.next = null, this.nextAnchored = null;
	}
}, DFA = class DFA {
	static FLAG_EMPTY_MASK = 255;
	static FLAG_MATCH = 256;
	static FLAG_LAST_WORD = 512;
	static FLAG_NEED_SHIFT = 16;
	static STATE_OVERHEAD = 150;
	static ARRAY_OVERHEAD = 40;
	static ELEMENT_SIZE = 8;
	static TABLE_OVERHEAD = 48;
	static PROGRESS_PER_STATE = 10;
	constructor(prog, maxMem = 8388608) {
		this.prog = prog, this.maxMem = maxMem, this.stateCache = /* @__PURE__ */ new Map(), this.stateCount = 0, this.startStates = /* @__PURE__ */ new Map(), this.failed = !1;
		for (let pc = 0; pc < prog.numInst(); pc++) {
			let op = prog.getInst(pc).op;
			if (op === Inst.LB_WRITE || op === Inst.LB_CHECK) {
				this.failed = !0;
				break;
			}
		}
		this.computeRuneClasses(), this.stateBudget = maxMem, this.memBudget = maxMem;
	}
	computeRuneClasses() {
		let bounds = /* @__PURE__ */ new Set(), addRange = (lo, hi) => {
			bounds.add(lo), bounds.add(hi + 1);
		};
		for (let pc = 0; pc < this.prog.numInst(); pc++) {
			let inst = this.prog.getInst(pc);
			switch (inst.op) {
				case Inst.RUNE:
				case Inst.RUNE1:
					if (inst.runes.length === 1) {
						if (addRange(inst.runes[0], inst.runes[0]), (inst.arg & RE2Flags.FOLD_CASE) !== 0) for (let f = Unicode.simpleFold(inst.runes[0]); f !== inst.runes[0]; f = Unicode.simpleFold(f)) addRange(f, f);
					} else for (let j = 0; j < inst.runes.length; j += 2) addRange(inst.runes[j], inst.runes[j + 1]);
					break;
				case Inst.RUNE_ANY_NOT_NL:
					addRange(10, 10);
					break;
				case Inst.EMPTY_WIDTH: (inst.arg & (Utils.EMPTY_BEGIN_LINE | Utils.EMPTY_END_LINE)) !== 0 && addRange(10, 10), (inst.arg & (Utils.EMPTY_WORD_BOUNDARY | Utils.EMPTY_NO_WORD_BOUNDARY)) !== 0 && (addRange(48, 57), addRange(65, 90), addRange(95, 95), addRange(97, 122));
			}
		}
		bounds.delete(0), this.classBounds = Int32Array.from(bounds).sort(), this.numClasses = this.classBounds.length + 1;
		let latin1Class = new Int32Array(Unicode.MAX_LATIN1 + 1);
		for (let r = 0; r <= Unicode.MAX_LATIN1; r++) latin1Class[r] = this.searchClass(r);
		this.latin1Class = latin1Class;
	}
	runeClass(r) {
		return r <= Unicode.MAX_LATIN1 ? this.latin1Class[r] : this.searchClass(r);
	}
	searchClass(r) {
		let bounds = this.classBounds, lo = 0, hi = bounds.length;
		for (; lo < hi;) {
			let mid = lo + hi >> 1;
			bounds[mid] <= r ? lo = mid + 1 : hi = mid;
		}
		return lo;
	}
	closure(pcs, flag) {
		let closure = /* @__PURE__ */ new Set(), stack = Array.from(pcs), needflags = 0;
		for (; stack.length > 0;) {
			let pc = stack.pop();
			if (pc === 0 || closure.has(pc)) continue;
			closure.add(pc);
			let inst = this.prog.getInst(pc);
			switch (inst.op) {
				case Inst.ALT:
				case Inst.ALT_MATCH:
					stack.push(inst.out), stack.push(inst.arg);
					break;
				case Inst.NOP:
				case Inst.CAPTURE:
					stack.push(inst.out);
					break;
				case Inst.EMPTY_WIDTH: needflags |= inst.arg, (inst.arg & ~flag) === 0 && stack.push(inst.out);
			}
		}
		return {
			pcs: Array.from(closure).sort((a, b) => a - b),
			needflags
		};
	}
	getState(pcs, flag, ids) {
		let hash = hashState(pcs, flag, ids), cached = this.stateCache.get(hash);
		if (cached instanceof DFAState) {
			if (isState(cached, pcs, flag, ids)) return cached;
		} else if (cached !== void 0) {
			for (let i = 0; i < cached.length; i++) if (isState(cached[i], pcs, flag, ids)) return cached[i];
		}
		let cost = DFA.stateCost(pcs, ids);
		if (this.memBudget < cost) return null;
		this.memBudget -= cost;
		let state = new DFAState(pcs, flag, ids);
		return cached === void 0 ? this.stateCache.set(hash, state) : cached instanceof DFAState ? this.stateCache.set(hash, [cached, state]) : cached.push(state), this.stateCount++, state;
	}
	static stateCost(pcs, ids) {
		let idsCost = ids.length === 0 ? 0 : DFA.ARRAY_OVERHEAD + DFA.ELEMENT_SIZE * ids.length;
		return DFA.STATE_OVERHEAD + DFA.ELEMENT_SIZE * pcs.length + idsCost;
	}
	*cachedStates() {
		for (let cached of this.stateCache.values()) cached instanceof DFAState ? yield cached : yield* cached;
	}
	makeState(pcs, flag, ids) {
		let closure = this.closure(pcs, flag & DFA.FLAG_EMPTY_MASK), stateFlag = flag;
		return closure.needflags === 0 && (stateFlag &= DFA.FLAG_MATCH), stateFlag |= closure.needflags << DFA.FLAG_NEED_SHIFT, this.getState(closure.pcs, stateFlag, ids);
	}
	allocTable(state, anchor) {
		let size = this.numClasses + 1, cost = DFA.TABLE_OVERHEAD + DFA.ELEMENT_SIZE * size;
		if (this.memBudget < cost) return null;
		this.memBudget -= cost;
		let table = Array(size).fill(null);
		return anchor === RE2Flags.UNANCHORED ? state.next = table : state.nextAnchored = table, table;
	}
	clearCache() {
		this.stateCache.clear(), this.stateCount = 0, this.startStates.clear(), this.memBudget = this.stateBudget;
	}
	resetCache(current) {
		return this.clearCache(), this.getState(current.nfaStates, current.flag, current.matchIDs);
	}
	step(state, cls, rune, anchor) {
		let table = anchor === RE2Flags.UNANCHORED ? state.next : state.nextAnchored;
		if (table !== null) {
			let cached = table[cls];
			if (cached !== null) return cached;
		} else if (table = this.allocTable(state, anchor), table === null) return null;
		let needflag = state.flag >>> DFA.FLAG_NEED_SHIFT, oldbeforeflag = state.flag & DFA.FLAG_EMPTY_MASK, beforeflag = oldbeforeflag, afterflag = 0;
		rune === 10 && (beforeflag |= Utils.EMPTY_END_LINE, afterflag |= Utils.EMPTY_BEGIN_LINE), rune === -1 && (beforeflag |= Utils.EMPTY_END_LINE | Utils.EMPTY_END_TEXT);
		let islastword = (state.flag & DFA.FLAG_LAST_WORD) !== 0, isword = rune !== -1 && Utils.isWordRune(rune);
		beforeflag |= isword === islastword ? Utils.EMPTY_NO_WORD_BOUNDARY : Utils.EMPTY_WORD_BOUNDARY;
		let pcs = state.nfaStates;
		(beforeflag & ~oldbeforeflag & needflag) !== 0 && (pcs = this.closure(pcs, beforeflag).pcs);
		let nextPCs = [], ismatch = !1, ids = NO_IDS;
		for (let i = 0; i < pcs.length; i++) {
			let inst = this.prog.getInst(pcs[i]);
			inst.op === Inst.MATCH ? (ismatch || (ismatch = !0, ids = []), ids.push(inst.arg)) : rune !== -1 && Inst.isRuneOp(inst.op) && inst.matchRune(rune) && nextPCs.push(inst.out);
		}
		ids.length > 1 && ids.sort((a, b) => a - b), anchor === RE2Flags.UNANCHORED && rune !== -1 && nextPCs.push(this.prog.start);
		let flag = afterflag;
		ismatch && (flag |= DFA.FLAG_MATCH), isword && (flag |= DFA.FLAG_LAST_WORD);
		let nextState = this.makeState(nextPCs, flag, ids);
		return nextState === null ? null : (table[cls] = nextState, nextState);
	}
	start(input, pos) {
		let context = input.context(pos), flags;
		if ((context & Utils.EMPTY_BEGIN_TEXT) !== 0) flags = Utils.EMPTY_BEGIN_TEXT | Utils.EMPTY_BEGIN_LINE;
		else if ((context & Utils.EMPTY_BEGIN_LINE) !== 0) flags = Utils.EMPTY_BEGIN_LINE;
		else {
			let r = input.step(pos), nextIsWord = r >= 0 && Utils.isWordRune(r >> 3);
			flags = (context & Utils.EMPTY_WORD_BOUNDARY) !== 0 === nextIsWord ? 0 : DFA.FLAG_LAST_WORD;
		}
		let state = this.startStates.get(flags);
		if (state === void 0) {
			if (state = this.makeState([this.prog.start], flags, NO_IDS), state === null && (this.clearCache(), state = this.makeState([this.prog.start], flags, NO_IDS), state === null)) return null;
			this.startStates.set(flags, state);
		}
		return state;
	}
	stepOrReset(state, cls, rune, anchor, pos, search) {
		let next = this.step(state, cls, rune, anchor);
		if (next !== null) return next;
		if (search.resetPos >= 0 && pos - search.resetPos < DFA.PROGRESS_PER_STATE * this.stateCount) return null;
		search.resetPos = pos;
		let restored = this.resetCache(state);
		return restored === null ? null : (next = this.step(restored, cls, rune, anchor), next);
	}
	run(input, pos, anchor, state, onMatch) {
		let endPos = input.endPos(), latin1Class = this.latin1Class, unanchored = anchor === RE2Flags.UNANCHORED, search = { resetPos: -1 }, i = pos;
		for (; i < endPos;) {
			let r = input.step(i), rune = r >> 3, width = r & 7;
			if (width === 0) break;
			let cls = rune <= Unicode.MAX_LATIN1 ? latin1Class[rune] : this.runeClass(rune), next = unanchored && state.next !== null ? state.next[cls] : null;
			if (next === null && (next = this.stepOrReset(state, cls, rune, anchor, i, search), next === null)) return null;
			if (state = next, state.isMatch && onMatch(state, !1)) return !0;
			if (!unanchored && state.nfaStates.length === 0) return !1;
			i += width;
		}
		return state = this.stepOrReset(state, this.numClasses, -1, anchor, i, search), state === null ? null : state.isMatch && onMatch(state, !0);
	}
	match(input, pos, anchor) {
		if (this.failed) return null;
		if ((anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) && pos !== 0) return !1;
		let startState = this.start(input, pos);
		return startState === null ? null : this.run(input, pos, anchor, startState, (state, atEnd) => anchor !== RE2Flags.ANCHOR_BOTH || atEnd);
	}
	matchSet(input, pos, anchor) {
		if (this.failed) return null;
		if ((anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) && pos !== 0) return [];
		let startState = this.start(input, pos);
		if (startState === null) return null;
		let matches = /* @__PURE__ */ new Set();
		return this.run(input, pos, anchor, startState, (state, atEnd) => {
			if (anchor !== RE2Flags.ANCHOR_BOTH || atEnd) for (let k = 0; k < state.matchIDs.length; k++) matches.add(state.matchIDs[k]);
			return !1;
		}) === null ? null : Array.from(matches).sort((a, b) => a - b);
	}
}, BitState = class {
	constructor() {
		this.end = 0, this.cap = /* @__PURE__ */ new Int32Array(), this.matchcap = /* @__PURE__ */ new Int32Array(), this.ncap = 0, this.jobPc = /* @__PURE__ */ new Int32Array(256), this.jobArg = /* @__PURE__ */ new Uint8Array(256), this.jobPos = /* @__PURE__ */ new Int32Array(256), this.jobLen = 0, this.visited = /* @__PURE__ */ new Uint32Array();
	}
	reset(prog, end, ncap) {
		this.end = end, this.jobLen = 0, this.ncap = ncap;
		let visitedSize = prog.numInst() * (end + 1) + 32 - 1 >>> 5;
		this.visited.length < visitedSize ? this.visited = new Uint32Array(visitedSize) : this.visited.fill(0, 0, visitedSize), this.cap.length < ncap ? this.cap = new Int32Array(ncap).fill(-1) : this.cap.fill(-1, 0, ncap), this.matchcap.length < ncap ? this.matchcap = new Int32Array(ncap).fill(-1) : this.matchcap.fill(-1, 0, ncap);
	}
	shouldVisit(pc, pos) {
		let n = pc * (this.end + 1) + pos, idx = n >>> 5, mask = 1 << (n & 31);
		return (this.visited[idx] & mask) === 0 && (this.visited[idx] |= mask, !0);
	}
	push(re2, pc, pos, arg) {
		if (re2.prog.getInst(pc).op !== Inst.FAIL && (arg || this.shouldVisit(pc, pos))) {
			if (this.jobLen >= this.jobPc.length) {
				let newSize = this.jobPc.length * 2, newPc = new Int32Array(newSize);
				newPc.set(this.jobPc), this.jobPc = newPc;
				let newArg = new Uint8Array(newSize);
				newArg.set(this.jobArg), this.jobArg = newArg;
				let newPos = new Int32Array(newSize);
				newPos.set(this.jobPos), this.jobPos = newPos;
			}
			this.jobPc[this.jobLen] = pc, this.jobArg[this.jobLen] = +!!arg, this.jobPos[this.jobLen] = pos, this.jobLen++;
		}
	}
	tryBacktrack(re2, input, pc, pos, anchor) {
		let longest = re2.longest;
		for (this.push(re2, pc, pos, !1); this.jobLen > 0;) {
			this.jobLen--;
			let currentPc = this.jobPc[this.jobLen], arg = this.jobArg[this.jobLen] === 1, currentPos = this.jobPos[this.jobLen], skipShouldVisit = !0;
			for (; skipShouldVisit || this.shouldVisit(currentPc, currentPos);) {
				skipShouldVisit = !1;
				let inst = re2.prog.getInst(currentPc);
				switch (inst.op) {
					case Inst.FAIL: break;
					case Inst.ALT:
						if (arg) {
							arg = !1, currentPc = inst.arg;
							continue;
						}
						this.push(re2, currentPc, currentPos, !0), currentPc = inst.out;
						continue;
					case Inst.ALT_MATCH: {
						let outInst = re2.prog.getInst(inst.out);
						if (Inst.isRuneOp(outInst.op)) {
							this.push(re2, inst.arg, currentPos, !1), currentPc = inst.arg, currentPos = this.end;
							continue;
						}
						this.push(re2, inst.out, this.end, !1), currentPc = inst.out;
						continue;
					}
					case Inst.RUNE: {
						let r = input.step(currentPos);
						if (r === MachineInputBase.EOF() || !inst.matchRune(r >> 3)) break;
						currentPos += r & 7, currentPc = inst.out;
						continue;
					}
					case Inst.RUNE1: {
						let r = input.step(currentPos);
						if (r === MachineInputBase.EOF() || r >> 3 !== inst.runes[0]) break;
						currentPos += r & 7, currentPc = inst.out;
						continue;
					}
					case Inst.RUNE_ANY_NOT_NL: {
						let r = input.step(currentPos);
						if (r === MachineInputBase.EOF() || r >> 3 == 10) break;
						currentPos += r & 7, currentPc = inst.out;
						continue;
					}
					case Inst.RUNE_ANY: {
						let r = input.step(currentPos);
						if (r === MachineInputBase.EOF()) break;
						currentPos += r & 7, currentPc = inst.out;
						continue;
					}
					case Inst.CAPTURE:
						if (arg) {
							this.cap[inst.arg] = currentPos;
							break;
						}
						inst.arg < this.ncap && (this.push(re2, currentPc, this.cap[inst.arg], !0), this.cap[inst.arg] = currentPos), currentPc = inst.out;
						continue;
					case Inst.EMPTY_WIDTH: {
						let flag = input.context(currentPos);
						if ((inst.arg & ~flag) !== 0) break;
						currentPc = inst.out;
						continue;
					}
					case Inst.NOP:
						currentPc = inst.out;
						continue;
					case Inst.MATCH: {
						if (anchor === RE2Flags.ANCHOR_BOTH && currentPos !== this.end) break;
						if (this.ncap === 0) return !0;
						this.ncap > 1 && (this.cap[1] = currentPos);
						let old = this.matchcap[1];
						if ((old === -1 || longest && currentPos > 0 && currentPos > old) && this.matchcap.set(this.cap), !longest || currentPos === this.end) return !0;
						break;
					}
					case Inst.LB_WRITE:
					case Inst.LB_CHECK: throw new RE2JSInternalException("Backtracker cannot evaluate Lookbehind instructions");
					default: throw new RE2JSInternalException("bad inst");
				}
				break;
			}
		}
		return longest && this.matchcap.length > 1 && this.matchcap[1] >= 0;
	}
};
const bitStatePool = [];
var Backtracker = class Backtracker {
	static shouldBacktrack(prog) {
		return prog.numInst() <= 500;
	}
	static maxBitStateLen(prog) {
		return Backtracker.shouldBacktrack(prog) ? Math.floor(262144 / prog.numInst()) : 0;
	}
	static execute(re2, input, pos, anchor, ncap) {
		let startCond = re2.cond;
		if (startCond === Utils.EMPTY_ALL || (anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) && pos !== 0 || (startCond & Utils.EMPTY_BEGIN_TEXT) !== 0 && pos !== 0) return null;
		let b = bitStatePool.length > 0 ? bitStatePool.pop() : new BitState(), end = input.endPos();
		b.reset(re2.prog, end, ncap);
		let matched = !1;
		if ((startCond & Utils.EMPTY_BEGIN_TEXT) !== 0 || anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) b.ncap > 0 && (b.cap[0] = pos), b.tryBacktrack(re2, input, re2.prog.start, pos, anchor) && (matched = !0);
		else {
			let width = -1;
			for (; pos <= end && width !== 0; pos += width) {
				if (re2.prefix.length > 0) {
					let advance = input.index(re2, pos);
					if (advance < 0) break;
					pos += advance;
				}
				if (b.ncap > 0 && (b.cap[0] = pos), b.tryBacktrack(re2, input, re2.prog.start, pos, anchor)) {
					matched = !0;
					break;
				}
				let r = input.step(pos);
				width = r === MachineInputBase.EOF() ? 0 : r & 7;
			}
		}
		if (!matched) return bitStatePool.push(b), null;
		let result = ncap === 0 ? [] : Utils.toArray(b.matchcap.subarray(0, ncap));
		return bitStatePool.push(b), result;
	}
}, QueueOnePass = class {
	constructor(size) {
		this.sparse = new Uint32Array(size), this.dense = new Uint32Array(size), this.size = 0, this.nextIndex = 0;
	}
	empty() {
		return this.nextIndex >= this.size;
	}
	next() {
		return this.dense[this.nextIndex++];
	}
	clear() {
		this.size = 0, this.nextIndex = 0;
	}
	contains(u) {
		return u < this.sparse.length && this.sparse[u] < this.size && this.dense[this.sparse[u]] === u;
	}
	insert(u) {
		this.contains(u) || this.insertNew(u);
	}
	insertNew(u) {
		u >= this.sparse.length || (this.sparse[u] = this.size, this.dense[this.size] = u, this.size++);
	}
};
const mergeRuneSets = (leftRunes, rightRunes, leftPC, rightPC) => {
	let leftLen = leftRunes.length, rightLen = rightRunes.length, lx = 0, rx = 0, merged = [], next = [], ok = !0, ix = -1, extend = (isLeft) => {
		let newArray = isLeft ? leftRunes : rightRunes, low = isLeft ? lx : rx, pc = isLeft ? leftPC : rightPC;
		return ix > 0 && newArray[low] <= merged[ix] ? !1 : (merged.push(newArray[low], newArray[low + 1]), isLeft ? lx += 2 : rx += 2, ix += 2, next.push(pc), !0);
	};
	for (; lx < leftLen || rx < rightLen;) if (ok = rx >= rightLen ? extend(!0) : lx >= leftLen || rightRunes[rx] < leftRunes[lx] ? extend(!1) : extend(!0), !ok) return null;
	return {
		merged,
		next
	};
};
var OnePassProg = class {
	constructor(prog) {
		this.start = prog.start, this.numCap = prog.numCap, this.inst = Array(prog.inst.length);
		for (let i = 0; i < prog.inst.length; i++) {
			let orig = prog.inst[i], inst = new Inst(orig.op);
			inst.out = orig.out, inst.arg = orig.arg, inst.runes = orig.runes ? new Int32Array(orig.runes) : /* @__PURE__ */ new Int32Array(), inst.next = null, this.inst[i] = inst;
		}
	}
};
const onePassCopy = (prog) => {
	let p = new OnePassProg(prog);
	for (let pc = 0; pc < p.inst.length; pc++) {
		let inst = p.inst[pc];
		if (inst.op !== Inst.ALT && inst.op !== Inst.ALT_MATCH) continue;
		let pAOther = "out", pAAlt = "arg", instAlt = p.inst[inst[pAAlt]];
		if (instAlt.op !== Inst.ALT && instAlt.op !== Inst.ALT_MATCH && (pAOther = "arg", pAAlt = "out", instAlt = p.inst[inst[pAAlt]], instAlt.op !== Inst.ALT && instAlt.op !== Inst.ALT_MATCH)) continue;
		let instOther = p.inst[inst[pAOther]];
		if (instOther.op === Inst.ALT || instOther.op === Inst.ALT_MATCH) continue;
		let pBAlt = "out", pBOther = "arg", patch = !1;
		instAlt.out === pc ? patch = !0 : instAlt.arg === pc && (patch = !0, pBAlt = "arg", pBOther = "out"), patch && (instAlt[pBAlt] = inst[pAOther]), inst[pAOther] === instAlt[pBAlt] && (inst[pAAlt] = instAlt[pBOther]);
	}
	return p;
}, makeOnePass = (p) => {
	if (p.inst.length >= 1e3) return null;
	let instQueue = new QueueOnePass(p.inst.length), visitQueue = new QueueOnePass(p.inst.length), onePassRunes = Array(p.inst.length), m = Array(p.inst.length).fill(!1), check = (pc) => {
		let ok = !0, inst = p.inst[pc];
		if (visitQueue.contains(pc)) return !0;
		switch (visitQueue.insert(pc), inst.op) {
			case Inst.ALT:
			case Inst.ALT_MATCH: {
				ok = check(inst.out) && check(inst.arg);
				let matchOut = m[inst.out], matchArg = m[inst.arg];
				if (matchOut && matchArg) return !1;
				if (matchArg) {
					let tempOut = inst.out;
					inst.out = inst.arg, inst.arg = tempOut;
					let tempMatch = matchOut;
					matchOut = matchArg, matchArg = tempMatch;
				}
				matchOut && (m[pc] = !0, inst.op = Inst.ALT_MATCH);
				let leftRunes = onePassRunes[inst.out] || [], rightRunes = onePassRunes[inst.arg] || [], mergeRes = mergeRuneSets(leftRunes, rightRunes, inst.out, inst.arg);
				if (!mergeRes) return !1;
				onePassRunes[pc] = new Int32Array(mergeRes.merged), inst.next = new Uint32Array(mergeRes.next);
				break;
			}
			case Inst.CAPTURE:
			case Inst.EMPTY_WIDTH:
			case Inst.NOP:
				ok = check(inst.out), m[pc] = m[inst.out], onePassRunes[pc] = onePassRunes[inst.out] ? new Int32Array(onePassRunes[inst.out]) : /* @__PURE__ */ new Int32Array(), inst.next = new Uint32Array(Math.floor(onePassRunes[pc].length / 2) + 1).fill(inst.out);
				break;
			case Inst.MATCH:
			case Inst.FAIL:
				m[pc] = inst.op === Inst.MATCH;
				break;
			case Inst.RUNE: {
				if (m[pc] = !1, inst.next && inst.next.length > 0) break;
				if (instQueue.insert(inst.out), !inst.runes || inst.runes.length === 0) {
					onePassRunes[pc] = /* @__PURE__ */ new Int32Array(), inst.next = new Uint32Array([inst.out]);
					break;
				}
				let runes = [];
				if (inst.runes.length === 1 && (inst.arg & RE2Flags.FOLD_CASE) !== 0) {
					let r0 = inst.runes[0];
					runes.push(r0, r0);
					for (let r1 = Unicode.simpleFold(r0); r1 !== r0; r1 = Unicode.simpleFold(r1)) runes.push(r1, r1);
					runes.sort((a, b) => a - b);
				} else for (let j = 0; j < inst.runes.length; j++) runes.push(inst.runes[j]);
				onePassRunes[pc] = new Int32Array(runes), inst.next = new Uint32Array(Math.floor(runes.length / 2) + 1).fill(inst.out), inst.op = Inst.RUNE;
				break;
			}
			case Inst.RUNE1: {
				if (m[pc] = !1, inst.next && inst.next.length > 0) break;
				instQueue.insert(inst.out);
				let runes = [];
				if ((inst.arg & RE2Flags.FOLD_CASE) !== 0) {
					let r0 = inst.runes[0];
					runes.push(r0, r0);
					for (let r1 = Unicode.simpleFold(r0); r1 !== r0; r1 = Unicode.simpleFold(r1)) runes.push(r1, r1);
					runes.sort((a, b) => a - b);
				} else runes.push(inst.runes[0], inst.runes[0]);
				onePassRunes[pc] = new Int32Array(runes), inst.next = new Uint32Array(Math.floor(runes.length / 2) + 1).fill(inst.out), inst.op = Inst.RUNE;
				break;
			}
			case Inst.RUNE_ANY:
				if (m[pc] = !1, inst.next && inst.next.length > 0) break;
				instQueue.insert(inst.out), onePassRunes[pc] = new Int32Array([0, Unicode.MAX_RUNE]), inst.next = new Uint32Array([inst.out]);
				break;
			case Inst.RUNE_ANY_NOT_NL:
				if (m[pc] = !1, inst.next && inst.next.length > 0) break;
				instQueue.insert(inst.out), onePassRunes[pc] = new Int32Array([
					0,
					9,
					11,
					Unicode.MAX_RUNE
				]), inst.next = new Uint32Array(Math.floor(onePassRunes[pc].length / 2) + 1).fill(inst.out);
		}
		return ok;
	};
	for (instQueue.clear(), instQueue.insert(p.start); !instQueue.empty();) if (visitQueue.clear(), !check(instQueue.next())) return null;
	for (let i = 0; i < p.inst.length; i++) onePassRunes[i] && (p.inst[i].runes = onePassRunes[i]);
	return p;
}, cleanupOnePass = (p, original) => {
	for (let ix = 0; ix < original.inst.length; ix++) {
		let instOriginal = original.inst[ix];
		switch (instOriginal.op) {
			case Inst.ALT:
			case Inst.ALT_MATCH:
			case Inst.RUNE: break;
			case Inst.CAPTURE:
			case Inst.EMPTY_WIDTH:
			case Inst.NOP:
			case Inst.MATCH:
			case Inst.FAIL:
				p.inst[ix].next = null;
				break;
			case Inst.RUNE1:
			case Inst.RUNE_ANY:
			case Inst.RUNE_ANY_NOT_NL: p.inst[ix].next = null, p.inst[ix].op = instOriginal.op, p.inst[ix].runes = instOriginal.runes ? new Int32Array(instOriginal.runes) : /* @__PURE__ */ new Int32Array();
		}
	}
};
var OnePass = class OnePass {
	static compile(prog) {
		if (prog.start === 0 || prog.numLb > 0) return null;
		let startInst = prog.inst[prog.start];
		if (startInst.op !== Inst.EMPTY_WIDTH || (startInst.arg & Utils.EMPTY_BEGIN_TEXT) === 0) return null;
		let hasAlt = !1;
		for (let i = 0; i < prog.inst.length; i++) if (prog.inst[i].op === Inst.ALT || prog.inst[i].op === Inst.ALT_MATCH) {
			hasAlt = !0;
			break;
		}
		for (let i = 0; i < prog.inst.length; i++) {
			let inst = prog.inst[i], opOut = prog.inst[inst.out].op;
			switch (inst.op) {
				case Inst.ALT:
				case Inst.ALT_MATCH:
					if (opOut === Inst.MATCH || prog.inst[inst.arg].op === Inst.MATCH) return null;
					break;
				case Inst.EMPTY_WIDTH:
					if (opOut === Inst.MATCH) {
						if ((inst.arg & Utils.EMPTY_END_TEXT) === Utils.EMPTY_END_TEXT) continue;
						return null;
					}
					break;
				default: if (opOut === Inst.MATCH && hasAlt) return null;
			}
		}
		let p = onePassCopy(prog);
		return p = makeOnePass(p), p !== null && cleanupOnePass(p, prog), p;
	}
	static next(inst, r) {
		let nextIdx = inst.matchRunePos(r);
		return nextIdx >= 0 ? inst.next[nextIdx] : inst.op === Inst.ALT_MATCH ? inst.out : 0;
	}
	static execute(re2, input, pos, anchor, ncap) {
		let onepass = re2.onepass;
		if (!onepass) return null;
		let matchcap = new Int32Array(ncap).fill(-1), matched = !1, r = input.step(pos), rune = r >> 3, width = r & 7, r1 = MachineInputBase.EOF(), rune1 = -1, width1 = 0;
		r !== MachineInputBase.EOF() && (r1 = input.step(pos + width), r1 !== MachineInputBase.EOF() && (rune1 = r1 >> 3, width1 = r1 & 7));
		let flag = pos === 0 ? Utils.emptyOpContext(-1, rune) : input.context(pos), pc = onepass.start, inst;
		for (;;) {
			switch (inst = onepass.inst[pc], pc = inst.out, inst.op) {
				case Inst.MATCH: return anchor === RE2Flags.ANCHOR_BOTH && pos !== input.endPos() ? null : (matched = !0, matchcap.length > 0 && (matchcap[0] = 0, matchcap[1] = pos), ncap === 0 ? [] : Utils.toArray(matchcap));
				case Inst.RUNE:
					if (!inst.matchRune(rune)) return null;
					break;
				case Inst.RUNE1:
					if (rune !== inst.runes[0]) return null;
					break;
				case Inst.RUNE_ANY: break;
				case Inst.RUNE_ANY_NOT_NL:
					if (rune === 10) return null;
					break;
				case Inst.ALT:
				case Inst.ALT_MATCH:
					pc = OnePass.next(inst, rune);
					continue;
				case Inst.FAIL: return null;
				case Inst.NOP: continue;
				case Inst.EMPTY_WIDTH:
					if ((inst.arg & ~flag) !== 0) return null;
					continue;
				case Inst.CAPTURE:
					inst.arg < matchcap.length && (matchcap[inst.arg] = pos);
					continue;
				default: throw new RE2JSInternalException("bad inst");
			}
			if (width === 0) break;
			flag = Utils.emptyOpContext(rune, rune1), pos += width, rune = rune1, width = width1, rune !== -1 && (r1 = input.step(pos + width), r1 === MachineInputBase.EOF() ? (rune1 = -1, width1 = 0) : (rune1 = r1 >> 3, width1 = r1 & 7));
		}
		return matched ? ncap === 0 ? [] : Utils.toArray(matchcap) : null;
	}
}, Regexp = class Regexp {
	static Op = createEnum([
		"NO_MATCH",
		"EMPTY_MATCH",
		"LITERAL",
		"CHAR_CLASS",
		"ANY_CHAR_NOT_NL",
		"ANY_CHAR",
		"BEGIN_LINE",
		"END_LINE",
		"BEGIN_TEXT",
		"END_TEXT",
		"WORD_BOUNDARY",
		"NO_WORD_BOUNDARY",
		"CAPTURE",
		"STAR",
		"PLUS",
		"QUEST",
		"REPEAT",
		"CONCAT",
		"ALTERNATE",
		"PLB",
		"NLB",
		"LEFT_PAREN",
		"VERTICAL_BAR"
	]);
	static isPseudoOp(op) {
		return op >= Regexp.Op.LEFT_PAREN;
	}
	static emptySubs() {
		return [];
	}
	static quoteIfHyphen(rune) {
		return rune === Codepoint.CODES["-"] ? "\\" : "";
	}
	static fromRegexp(re) {
		let regex = new Regexp(re.op);
		return regex.flags = re.flags, regex.subs = re.subs, regex.runes = re.runes, regex.cap = re.cap, regex.min = re.min, regex.max = re.max, regex.name = re.name, regex.namedGroups = re.namedGroups, regex.lb = re.lb, regex;
	}
	constructor(op) {
		this.op = op, this.flags = 0, this.subs = Regexp.emptySubs(), this.runes = /* @__PURE__ */ new Int32Array(), this.min = 0, this.max = 0, this.cap = 0, this.name = null, this.namedGroups = Object.create(null), this.lb = 0;
	}
	reinit() {
		this.flags = 0, this.subs = Regexp.emptySubs(), this.runes = /* @__PURE__ */ new Int32Array(), this.cap = 0, this.min = 0, this.max = 0, this.name = null, this.namedGroups = Object.create(null), this.lb = 0;
	}
	toString() {
		return this.appendTo();
	}
	appendTo() {
		let out = "";
		switch (this.op) {
			case Regexp.Op.NO_MATCH:
				out += "[^\\x00-\\x{10FFFF}]";
				break;
			case Regexp.Op.EMPTY_MATCH:
				out += "(?:)";
				break;
			case Regexp.Op.STAR:
			case Regexp.Op.PLUS:
			case Regexp.Op.QUEST:
			case Regexp.Op.REPEAT: {
				let sub = this.subs[0];
				switch (sub.op > Regexp.Op.CAPTURE || sub.op === Regexp.Op.LITERAL && sub.runes.length > 1 ? out += `(?:${sub.appendTo()})` : out += sub.appendTo(), this.op) {
					case Regexp.Op.STAR:
						out += "*";
						break;
					case Regexp.Op.PLUS:
						out += "+";
						break;
					case Regexp.Op.QUEST:
						out += "?";
						break;
					case Regexp.Op.REPEAT: out += `{${this.min}`, this.min !== this.max && (out += ",", this.max >= 0 && (out += this.max)), out += "}";
				}
				(this.flags & RE2Flags.NON_GREEDY) !== 0 && (out += "?");
				break;
			}
			case Regexp.Op.CONCAT:
				for (let sub of this.subs) sub.op === Regexp.Op.ALTERNATE ? out += `(?:${sub.appendTo()})` : out += sub.appendTo();
				break;
			case Regexp.Op.ALTERNATE: {
				let sep = "";
				for (let sub of this.subs) out += sep, sep = "|", out += sub.appendTo();
				break;
			}
			case Regexp.Op.LITERAL:
				(this.flags & RE2Flags.FOLD_CASE) !== 0 && (out += "(?i:");
				for (let rune of this.runes) out += Utils.escapeRune(rune);
				(this.flags & RE2Flags.FOLD_CASE) !== 0 && (out += ")");
				break;
			case Regexp.Op.ANY_CHAR_NOT_NL:
				out += "(?-s:.)";
				break;
			case Regexp.Op.ANY_CHAR:
				out += "(?s:.)";
				break;
			case Regexp.Op.PLB:
				out += `(?<=${this.subs[0].appendTo()})`;
				break;
			case Regexp.Op.NLB:
				out += `(?<!${this.subs[0].appendTo()})`;
				break;
			case Regexp.Op.CAPTURE:
				this.name === null || this.name.length === 0 ? out += "(" : out += `(?P<${this.name}>`, this.subs[0].op !== Regexp.Op.EMPTY_MATCH && (out += this.subs[0].appendTo()), out += ")";
				break;
			case Regexp.Op.BEGIN_TEXT:
				out += "\\A";
				break;
			case Regexp.Op.END_TEXT:
				(this.flags & RE2Flags.WAS_DOLLAR) === 0 ? out += "\\z" : out += "(?-m:$)";
				break;
			case Regexp.Op.BEGIN_LINE:
				out += "^";
				break;
			case Regexp.Op.END_LINE:
				out += "$";
				break;
			case Regexp.Op.WORD_BOUNDARY:
				out += "\\b";
				break;
			case Regexp.Op.NO_WORD_BOUNDARY:
				out += "\\B";
				break;
			case Regexp.Op.CHAR_CLASS:
				if (this.runes.length % 2 != 0) {
					out += "[invalid char class]";
					break;
				}
				if (out += "[", this.runes.length === 0) out += "^\\x00-\\x{10FFFF}";
				else if (this.runes[0] === 0 && this.runes[this.runes.length - 1] === Unicode.MAX_RUNE) {
					out += "^";
					for (let i = 1; i < this.runes.length - 1; i += 2) {
						let lo = this.runes[i] + 1, hi = this.runes[i + 1] - 1;
						out += Regexp.quoteIfHyphen(lo), out += Utils.escapeRune(lo), lo !== hi && (out += "-", out += Regexp.quoteIfHyphen(hi), out += Utils.escapeRune(hi));
					}
				} else for (let i = 0; i < this.runes.length; i += 2) {
					let lo = this.runes[i], hi = this.runes[i + 1];
					out += Regexp.quoteIfHyphen(lo), out += Utils.escapeRune(lo), lo !== hi && (out += "-", out += Regexp.quoteIfHyphen(hi), out += Utils.escapeRune(hi));
				}
				out += "]";
				break;
			default: out += this.op;
		}
		return out;
	}
	maxCap() {
		let m = 0;
		if (this.op === Regexp.Op.CAPTURE && (m = this.cap), this.subs !== null) for (let sub of this.subs) {
			let n = sub.maxCap();
			m < n && (m = n);
		}
		return m;
	}
	equals(that) {
		if (!(that !== null && that instanceof Regexp) || this.op !== that.op) return !1;
		switch (this.op) {
			case Regexp.Op.END_TEXT:
				if ((this.flags & RE2Flags.WAS_DOLLAR) !== (that.flags & RE2Flags.WAS_DOLLAR)) return !1;
				break;
			case Regexp.Op.LITERAL:
			case Regexp.Op.CHAR_CLASS:
				if ((this.flags & RE2Flags.FOLD_CASE) !== (that.flags & RE2Flags.FOLD_CASE)) return !1;
				if (this.runes === null && that.runes === null) break;
				if (this.runes === null || that.runes === null || this.runes.length !== that.runes.length) return !1;
				for (let i = 0; i < this.runes.length; i++) if (this.runes[i] !== that.runes[i]) return !1;
				break;
			case Regexp.Op.ALTERNATE:
			case Regexp.Op.CONCAT:
				if (this.subs.length !== that.subs.length) return !1;
				for (let i = 0; i < this.subs.length; ++i) if (!this.subs[i].equals(that.subs[i])) return !1;
				break;
			case Regexp.Op.STAR:
			case Regexp.Op.PLUS:
			case Regexp.Op.QUEST:
				if ((this.flags & RE2Flags.NON_GREEDY) !== (that.flags & RE2Flags.NON_GREEDY) || !this.subs[0].equals(that.subs[0])) return !1;
				break;
			case Regexp.Op.REPEAT:
				if ((this.flags & RE2Flags.NON_GREEDY) !== (that.flags & RE2Flags.NON_GREEDY) || this.min !== that.min || this.max !== that.max || !this.subs[0].equals(that.subs[0])) return !1;
				break;
			case Regexp.Op.CAPTURE:
				if (this.cap !== that.cap || (this.name === null ? that.name !== null : this.name !== that.name) || !this.subs[0].equals(that.subs[0])) return !1;
				break;
			case Regexp.Op.PLB:
			case Regexp.Op.NLB: if (this.lb !== that.lb || !this.subs[0].equals(that.subs[0])) return !1;
		}
		return !0;
	}
}, RegexpWalker = class {
	static walk(root, handler) {
		let stack = [], re = root, result;
		for (;;) {
			if (re.subs.length === 0) result = handler.leaf(re);
			else {
				let state = handler.enter(re);
				if (state.result === void 0) {
					stack.push({
						re,
						state,
						i: 0
					}), re = re.subs[0];
					continue;
				}
				result = state.result;
			}
			for (;;) {
				if (stack.length === 0) return result;
				let frame = stack[stack.length - 1];
				if (handler.child(frame.re, frame.state, result, frame.i), frame.i++, frame.state.result === void 0 && frame.i < frame.re.subs.length) {
					re = frame.re.subs[frame.i];
					break;
				}
				stack.pop(), result = frame.state.result === void 0 ? handler.leave(frame.re, frame.state) : frame.state.result;
			}
		}
	}
}, AhoCorasick = class {
	constructor(words, alphabetSize) {
		let edges = /* @__PURE__ */ new Map(), parent = [0], unit = [0], depth = [0], terminal = [0];
		for (let word of words) {
			let node = 0;
			for (let i = 0; i < word.length; i++) {
				let key = node * alphabetSize + word[i], child = edges.get(key);
				child === void 0 && (child = parent.length, edges.set(key, child), parent.push(node), unit.push(word[i]), depth.push(depth[node] + 1), terminal.push(0)), node = child;
			}
			terminal[node] = 1;
		}
		let numNodes = parent.length, children = new Int32Array(numNodes - 1);
		for (let c = 1; c < numNodes; c++) children[c - 1] = c;
		children.sort((a, b) => parent[a] - parent[b] || unit[a] - unit[b]);
		let childStart = new Int32Array(numNodes + 1);
		for (let c = 1; c < numNodes; c++) childStart[parent[c] + 1]++;
		for (let n = 0; n < numNodes; n++) childStart[n + 1] += childStart[n];
		let childUnit = new Int32Array(numNodes - 1);
		for (let k = 0; k < children.length; k++) childUnit[k] = unit[children[k]];
		this.childStart = childStart, this.childUnit = childUnit, this.childNode = children;
		let byDepth = new Int32Array(numNodes);
		for (let n = 0; n < numNodes; n++) byDepth[n] = n;
		byDepth.sort((a, b) => depth[a] - depth[b]);
		let fail = new Int32Array(numNodes), match = Uint8Array.from(terminal);
		for (let k = 1; k < numNodes; k++) {
			let c = byDepth[k], p = parent[c];
			if (p !== 0) {
				let f = fail[p], next = this.next(f, unit[c]);
				for (; next < 0 && f !== 0;) f = fail[f], next = this.next(f, unit[c]);
				fail[c] = next >= 0 ? next : 0;
			}
			match[c] |= match[fail[c]];
		}
		this.fail = fail, this.match = match;
	}
	next(node, u) {
		let lo = this.childStart[node], hi = this.childStart[node + 1], units = this.childUnit;
		for (; lo < hi;) {
			let mid = lo + hi >> 1, m = units[mid];
			if (m === u) return this.childNode[mid];
			m < u ? lo = mid + 1 : hi = mid;
		}
		return -1;
	}
	advance(node, u) {
		for (;;) {
			let next = this.next(node, u);
			if (next >= 0) return next;
			if (node === 0) return 0;
			node = this.fail[node];
		}
	}
	searchUTF16(charSeq, start, end) {
		let node = 0;
		for (let i = start; i < end; i++) if (node = this.advance(node, charSeq.charCodeAt(i)), this.match[node] === 1) return !0;
		return !1;
	}
	searchUTF8(bytes, start, end) {
		let node = 0;
		for (let i = start; i < end; i++) if (node = this.advance(node, bytes[i]), this.match[node] === 1) return !0;
		return !1;
	}
}, Prefilter = class Prefilter {
	static Type = {
		NONE: 0,
		EXACT: 1,
		AND: 2,
		OR: 3
	};
	static MAX_SCANS = 32;
	static MAX_AC_UNITS = 1 << 18;
	constructor(type) {
		this.type = type, this.subs = [], this.str = "", this.bytes = null, this.cost = +(type === Prefilter.Type.EXACT), this.allExact = !1, this.ac16 = null, this.ac8 = null;
	}
	automaton16() {
		if (this.ac16 === null) {
			let words = this.subs.map((s) => {
				let arr = Array(s.str.length);
				for (let i = 0; i < s.str.length; i++) arr[i] = s.str.charCodeAt(i);
				return arr;
			});
			this.ac16 = new AhoCorasick(words, 65536);
		}
		return this.ac16;
	}
	automaton8() {
		return this.ac8 === null && (this.ac8 = new AhoCorasick(this.subs.map((s) => s.bytes), 256)), this.ac8;
	}
	eval(input, pos) {
		switch (this.type) {
			case Prefilter.Type.NONE: return !0;
			case Prefilter.Type.EXACT: return input.hasString(this, pos);
			case Prefilter.Type.AND:
				for (let i = 0; i < this.subs.length; i++) if (!this.subs[i].eval(input, pos)) return !1;
				return !0;
			case Prefilter.Type.OR:
				if (this.allExact) return input.hasAnyString(this, pos);
				for (let i = 0; i < this.subs.length; i++) if (this.subs[i].eval(input, pos)) return !0;
				return !1;
			default: return !0;
		}
	}
}, PrefilterTree = class PrefilterTree {
	static build(re) {
		return re ? RegexpWalker.walk(re, PrefilterTree.WALKER) : new Prefilter(Prefilter.Type.NONE);
	}
	static WALKER = {
		leaf: (re) => PrefilterTree.leaf(re),
		enter: (re) => PrefilterTree.enter(re),
		child: (re, state, result) => PrefilterTree.child(re, state, result),
		leave: (re, state) => PrefilterTree.leave(re, state)
	};
	static leaf(re) {
		if (re.op !== Regexp.Op.LITERAL || re.runes.length === 0 || (re.flags & RE2Flags.FOLD_CASE) !== 0) return new Prefilter(Prefilter.Type.NONE);
		let str = "";
		for (let i = 0; i < re.runes.length; i++) {
			if (Unicode.isUnsearchable(re.runes[i])) return new Prefilter(Prefilter.Type.NONE);
			str += String.fromCodePoint(re.runes[i]);
		}
		let pf = new Prefilter(Prefilter.Type.EXACT);
		return pf.str = str, pf.bytes = Utils.stringToUtf8ByteArray(pf.str), pf;
	}
	static enter(re) {
		switch (re.op) {
			case Regexp.Op.CAPTURE:
			case Regexp.Op.PLUS: return { sub: null };
			case Regexp.Op.REPEAT: return re.min >= 1 ? { sub: null } : { result: new Prefilter(Prefilter.Type.NONE) };
			case Regexp.Op.CONCAT: return {
				pf: new Prefilter(Prefilter.Type.AND),
				subs: []
			};
			case Regexp.Op.ALTERNATE: return {
				pf: new Prefilter(Prefilter.Type.OR),
				subs: []
			};
			default: return { result: new Prefilter(Prefilter.Type.NONE) };
		}
	}
	static child(re, state, s) {
		if (state.subs === void 0) state.sub = s;
		else if (state.pf.type === Prefilter.Type.AND) {
			if (s.type === Prefilter.Type.NONE) return;
			if (s.type === Prefilter.Type.AND) {
				for (let j = 0; j < s.subs.length; j++) state.subs.push(s.subs[j]);
				return;
			}
			state.subs.push(s);
		} else if (s.type === Prefilter.Type.NONE) state.result = new Prefilter(Prefilter.Type.NONE);
		else if (s.type === Prefilter.Type.OR) for (let j = 0; j < s.subs.length; j++) state.subs.push(s.subs[j]);
		else state.subs.push(s);
	}
	static leave(re, state) {
		if (state.subs === void 0) return state.sub;
		let pf = state.pf, seen = /* @__PURE__ */ new Set(), subs = [];
		for (let sub of state.subs) {
			if (sub.type === Prefilter.Type.EXACT) {
				if (seen.has(sub.str)) continue;
				seen.add(sub.str);
			}
			subs.push(sub);
		}
		if (pf.type === Prefilter.Type.AND) {
			let kept = [], cost = 0;
			for (let sub of subs) cost + sub.cost > Prefilter.MAX_SCANS || (kept.push(sub), cost += sub.cost);
			return kept.length === 0 ? new Prefilter(Prefilter.Type.NONE) : kept.length === 1 ? kept[0] : (pf.subs = kept, pf.cost = cost, pf);
		}
		if (subs.length === 0) return new Prefilter(Prefilter.Type.NONE);
		if (subs.length === 1) return subs[0];
		pf.subs = subs;
		let allExact = !0, cost = 0, units = 0;
		for (let sub of subs) sub.type === Prefilter.Type.EXACT ? units += sub.bytes.length : allExact = !1, cost += sub.cost;
		return allExact ? units > Prefilter.MAX_AC_UNITS ? new Prefilter(Prefilter.Type.NONE) : (pf.allExact = !0, pf.cost = 1, pf) : cost > Prefilter.MAX_SCANS ? new Prefilter(Prefilter.Type.NONE) : (pf.cost = cost, pf);
	}
}, PatchList = class {
	constructor(head = 0, tail = 0) {
		this.head = head, this.tail = tail;
	}
}, Prog = class {
	constructor() {
		this.inst = [], this.start = 0, this.numCap = 2, this.lbStarts = [], this.numLb = 0, this.lbInst = null;
	}
	getInst(pc) {
		return this.inst[pc];
	}
	numInst() {
		return this.inst.length;
	}
	addInst(op) {
		this.inst.push(new Inst(op));
	}
	markLookbehindInsts() {
		let lbInst = new Uint8Array(this.inst.length), pending = this.lbStarts.slice();
		for (; pending.length > 0;) {
			let pc = pending.pop();
			if (pc === 0 || lbInst[pc] === 1) continue;
			lbInst[pc] = 1;
			let i = this.inst[pc];
			switch (i.op) {
				case Inst.ALT:
				case Inst.ALT_MATCH:
					pending.push(i.out, i.arg);
					break;
				case Inst.MATCH:
				case Inst.FAIL: break;
				default: pending.push(i.out);
			}
		}
		this.lbInst = lbInst;
	}
	skipNop(pc) {
		let i = this.inst[pc];
		for (; i.op === Inst.NOP || i.op === Inst.CAPTURE;) i = this.inst[pc], pc = i.out;
		return i;
	}
	prefix() {
		let prefix = "", i = this.skipNop(this.start);
		if (!Inst.isRuneOp(i.op) || i.runes.length !== 1) return [i.op === Inst.MATCH, prefix];
		for (; Inst.isRuneOp(i.op) && i.runes.length === 1 && (i.arg & RE2Flags.FOLD_CASE) === 0 && !Unicode.isUnsearchable(i.runes[0]);) prefix += String.fromCodePoint(i.runes[0]), i = this.skipNop(i.out);
		return [i.op === Inst.MATCH, prefix];
	}
	startCond() {
		let flag = 0, pc = this.start;
		loop: for (;;) {
			let i = this.inst[pc];
			switch (i.op) {
				case Inst.EMPTY_WIDTH:
					flag |= i.arg;
					break;
				case Inst.FAIL: return -1;
				case Inst.CAPTURE:
				case Inst.NOP: break;
				default: break loop;
			}
			pc = i.out;
		}
		return flag;
	}
	patch(l, val) {
		let head = l.head;
		for (; head !== 0;) {
			let i = this.inst[head >> 1];
			head & 1 ? (head = i.arg, i.arg = val) : (head = i.out, i.out = val);
		}
	}
	append(l1, l2) {
		if (l1.head === 0) return l2;
		if (l2.head === 0) return l1;
		let i = this.inst[l1.tail >> 1];
		return l1.tail & 1 ? i.arg = l2.head : i.out = l2.head, new PatchList(l1.head, l2.tail);
	}
	toString() {
		let out = "";
		for (let pc = 0; pc < this.inst.length; pc++) {
			let len = out.length;
			out += pc, pc === this.start && (out += "*"), out += "        ".substring(out.length - len), out += this.inst[pc], out += "\n";
		}
		return out;
	}
};
const ANY_RUNE_NOT_NL = new Int32Array([
	0,
	Codepoint.CODES["\n"] - 1,
	Codepoint.CODES["\n"] + 1,
	Unicode.MAX_RUNE
]), ANY_RUNE = new Int32Array([0, Unicode.MAX_RUNE]);
var Frag = class {
	constructor(i = 0, out = new PatchList(), nullable = !1) {
		this.i = i, this.out = out, this.nullable = nullable;
	}
}, Compiler = class Compiler {
	static compileRegexp(re) {
		let c = new Compiler(), f = c.compile(re);
		return c.prog.patch(f.out, c.newInst(Inst.MATCH).i), c.prog.start = f.i, c.prog.markLookbehindInsts(), c.prog;
	}
	static compileSet(regexps) {
		let c = new Compiler();
		if (regexps.length === 0) return c.prog.start = c.newInst(Inst.FAIL).i, c.prog.markLookbehindInsts(), c.prog;
		let starts = [];
		for (let i = 0; i < regexps.length; i++) {
			c.lbOffset = c.prog.numLb;
			let f = c.compile(regexps[i]), m = c.newInst(Inst.MATCH);
			c.prog.getInst(m.i).arg = i, c.prog.patch(f.out, m.i), starts.push(f.i);
		}
		let start = starts[0];
		for (let i = 1; i < starts.length; i++) {
			let f = c.newInst(Inst.ALT), inst = c.prog.getInst(f.i);
			inst.out = start, inst.arg = starts[i], start = f.i;
		}
		return c.prog.start = start, c.prog.markLookbehindInsts(), c.prog;
	}
	constructor() {
		this.prog = new Prog(), this.newInst(Inst.FAIL), this.lbOffset = 0, this.runeCache = /* @__PURE__ */ new Map(), this.walker = {
			leaf: (re) => this.leaf(re),
			enter: (re) => this.enter(re),
			child: (re, state, result) => this.child(re, state, result),
			leave: (re, state) => this.leave(re, state)
		};
	}
	newInst(op) {
		return this.prog.addInst(op), new Frag(this.prog.numInst() - 1, new PatchList(), !0);
	}
	nop() {
		let f = this.newInst(Inst.NOP);
		return f.out = new PatchList(f.i << 1, f.i << 1), f;
	}
	fail() {
		return new Frag();
	}
	cap(arg) {
		let f = this.newInst(Inst.CAPTURE);
		return f.out = new PatchList(f.i << 1, f.i << 1), this.prog.getInst(f.i).arg = arg, this.prog.numCap < arg + 1 && (this.prog.numCap = arg + 1), f;
	}
	cat(f1, f2) {
		return f1.i === 0 || f2.i === 0 ? (this.prog.patch(f1.out, 0), this.prog.patch(f2.out, 0), this.fail()) : (this.prog.patch(f1.out, f2.i), new Frag(f1.i, f2.out, f1.nullable && f2.nullable));
	}
	alt(f1, f2) {
		if (f1.i === 0) return f2;
		if (f2.i === 0) return f1;
		let f = this.newInst(Inst.ALT), i = this.prog.getInst(f.i);
		return i.out = f1.i, i.arg = f2.i, f.out = this.prog.append(f1.out, f2.out), f.nullable = f1.nullable || f2.nullable, f;
	}
	loop(f1, nongreedy) {
		let f = this.newInst(Inst.ALT), i = this.prog.getInst(f.i);
		return nongreedy ? (i.arg = f1.i, f.out = new PatchList(f.i << 1, f.i << 1)) : (i.out = f1.i, f.out = new PatchList(f.i << 1 | 1, f.i << 1 | 1)), this.prog.patch(f1.out, f.i), f;
	}
	quest(f1, nongreedy) {
		if (f1.i === 0) return this.nop();
		let f = this.newInst(Inst.ALT), i = this.prog.getInst(f.i);
		return nongreedy ? (i.arg = f1.i, f.out = new PatchList(f.i << 1, f.i << 1)) : (i.out = f1.i, f.out = new PatchList(f.i << 1 | 1, f.i << 1 | 1)), f.out = this.prog.append(f.out, f1.out), f;
	}
	star(f1, nongreedy) {
		return f1.i === 0 ? this.nop() : f1.nullable ? this.quest(this.plus(f1, nongreedy), nongreedy) : this.loop(f1, nongreedy);
	}
	plus(f1, nongreedy) {
		return f1.i === 0 ? this.fail() : new Frag(f1.i, this.loop(f1, nongreedy).out, f1.nullable);
	}
	empty(op) {
		let f = this.newInst(Inst.EMPTY_WIDTH);
		return this.prog.getInst(f.i).arg = op, f.out = new PatchList(f.i << 1, f.i << 1), f;
	}
	rune(runes, flags) {
		let f = this.newInst(Inst.RUNE);
		f.nullable = !1;
		let i = this.prog.getInst(f.i);
		return i.runes = runes, flags &= RE2Flags.FOLD_CASE, (runes.length !== 1 || Unicode.simpleFold(runes[0]) === runes[0]) && (flags &= ~RE2Flags.FOLD_CASE), i.arg = flags, f.out = new PatchList(f.i << 1, f.i << 1), (flags & RE2Flags.FOLD_CASE) === 0 && runes.length === 1 || runes.length === 2 && runes[0] === runes[1] ? i.op = Inst.RUNE1 : runes.length === 2 && runes[0] === 0 && runes[1] === Unicode.MAX_RUNE ? i.op = Inst.RUNE_ANY : runes.length === 4 && runes[0] === 0 && runes[1] === Codepoint.CODES["\n"] - 1 && runes[2] === Codepoint.CODES["\n"] + 1 && runes[3] === Unicode.MAX_RUNE && (i.op = Inst.RUNE_ANY_NOT_NL), f;
	}
	lookBehind(a, parsedLb) {
		let lb = Math.sign(parsedLb) * (Math.abs(parsedLb) + this.lbOffset), id = this.newInst(Inst.LB_WRITE);
		this.prog.getInst(id.i).arg = lb;
		let any = this.rune(ANY_RUNE, 0), dotStar = this.star(any, !0), lbAutomaton = this.cat(dotStar, a);
		this.prog.patch(lbAutomaton.out, id.i);
		let checkId = this.newInst(Inst.LB_CHECK);
		return this.prog.getInst(checkId.i).arg = lb, this.prog.lbStarts.push(lbAutomaton.i), Math.abs(lb) > this.prog.numLb && (this.prog.numLb = Math.abs(lb)), checkId.out = new PatchList(checkId.i << 1, checkId.i << 1), checkId;
	}
	compile(re) {
		return RegexpWalker.walk(re, this.walker);
	}
	leaf(re) {
		switch (re.op) {
			case Regexp.Op.NO_MATCH: return this.fail();
			case Regexp.Op.EMPTY_MATCH: return this.nop();
			case Regexp.Op.LITERAL: {
				if (re.runes.length === 0) return this.nop();
				let f = null;
				for (let r of re.runes) {
					let singleRune = this.runeCache.get(r);
					singleRune === void 0 && (singleRune = new Int32Array([r]), this.runeCache.set(r, singleRune));
					let f1 = this.rune(singleRune, re.flags);
					f = f === null ? f1 : this.cat(f, f1);
				}
				return f;
			}
			case Regexp.Op.CHAR_CLASS: return this.rune(re.runes, re.flags);
			case Regexp.Op.ANY_CHAR_NOT_NL: return this.rune(ANY_RUNE_NOT_NL, 0);
			case Regexp.Op.ANY_CHAR: return this.rune(ANY_RUNE, 0);
			case Regexp.Op.BEGIN_LINE: return this.empty(Utils.EMPTY_BEGIN_LINE);
			case Regexp.Op.END_LINE: return this.empty(Utils.EMPTY_END_LINE);
			case Regexp.Op.BEGIN_TEXT: return this.empty(Utils.EMPTY_BEGIN_TEXT);
			case Regexp.Op.END_TEXT: return this.empty(Utils.EMPTY_END_TEXT);
			case Regexp.Op.WORD_BOUNDARY: return this.empty(Utils.EMPTY_WORD_BOUNDARY);
			case Regexp.Op.NO_WORD_BOUNDARY: return this.empty(Utils.EMPTY_NO_WORD_BOUNDARY);
			case Regexp.Op.CONCAT:
			case Regexp.Op.ALTERNATE: return this.nop();
			default: throw new RE2JSCompileException("regexp: unhandled case in compile");
		}
	}
	enter(re) {
		switch (re.op) {
			case Regexp.Op.PLB:
			case Regexp.Op.NLB:
			case Regexp.Op.STAR:
			case Regexp.Op.PLUS:
			case Regexp.Op.QUEST: return { sub: null };
			case Regexp.Op.CAPTURE: return {
				bra: this.cap(re.cap << 1),
				sub: null
			};
			case Regexp.Op.CONCAT:
			case Regexp.Op.ALTERNATE: return { f: null };
			default: throw new RE2JSCompileException("regexp: unhandled case in compile");
		}
	}
	child(re, state, f1) {
		re.op === Regexp.Op.CONCAT ? state.f = state.f === null ? f1 : this.cat(state.f, f1) : re.op === Regexp.Op.ALTERNATE ? state.f = state.f === null ? f1 : this.alt(state.f, f1) : state.sub = f1;
	}
	leave(re, state) {
		switch (re.op) {
			case Regexp.Op.PLB:
			case Regexp.Op.NLB: return this.lookBehind(state.sub, re.lb);
			case Regexp.Op.CAPTURE: {
				let ket = this.cap(re.cap << 1 | 1);
				return this.cat(this.cat(state.bra, state.sub), ket);
			}
			case Regexp.Op.STAR: return this.star(state.sub, (re.flags & RE2Flags.NON_GREEDY) !== 0);
			case Regexp.Op.PLUS: return this.plus(state.sub, (re.flags & RE2Flags.NON_GREEDY) !== 0);
			case Regexp.Op.QUEST: return this.quest(state.sub, (re.flags & RE2Flags.NON_GREEDY) !== 0);
			case Regexp.Op.CONCAT:
			case Regexp.Op.ALTERNATE: return state.f;
			default: throw new RE2JSCompileException("regexp: unhandled case in compile");
		}
	}
}, Simplify = class Simplify {
	static simplify(re) {
		return re === null ? null : RegexpWalker.walk(re, Simplify.WALKER);
	}
	static WALKER = {
		leaf: (re) => Simplify.leaf(re),
		enter: (re) => Simplify.enter(re),
		child: (re, state, result, i) => Simplify.child(re, state, result, i),
		leave: (re, state) => Simplify.leave(re, state)
	};
	static leaf(re) {
		if (re.op === Regexp.Op.CHAR_CLASS) {
			if (re.runes === null) return re;
			if (re.runes.length === 0) return new Regexp(Regexp.Op.NO_MATCH);
			if (re.runes.length === 2 && re.runes[0] === 0 && re.runes[1] === Unicode.MAX_RUNE) return new Regexp(Regexp.Op.ANY_CHAR);
			if (re.runes.length === 4 && re.runes[0] === 0 && re.runes[1] === Codepoint.CODES["\n"] - 1 && re.runes[2] === Codepoint.CODES["\n"] + 1 && re.runes[3] === Unicode.MAX_RUNE) return new Regexp(Regexp.Op.ANY_CHAR_NOT_NL);
		}
		return re;
	}
	static enter(re) {
		switch (re.op) {
			case Regexp.Op.PLB:
			case Regexp.Op.NLB:
			case Regexp.Op.CAPTURE:
			case Regexp.Op.STAR:
			case Regexp.Op.PLUS:
			case Regexp.Op.QUEST: return { sub: null };
			case Regexp.Op.CONCAT:
			case Regexp.Op.ALTERNATE: return {
				subs: [],
				changed: !1
			};
			case Regexp.Op.REPEAT: return re.min === 0 && re.max === 0 ? { result: new Regexp(Regexp.Op.EMPTY_MATCH) } : { sub: null };
			default: return { result: re };
		}
	}
	static child(re, state, nsub, i) {
		if (state.subs === void 0) state.sub = nsub;
		else {
			if (nsub !== re.subs[i] && (state.changed = !0), re.op === Regexp.Op.CONCAT) {
				if (nsub.op === Regexp.Op.NO_MATCH) {
					state.result = new Regexp(Regexp.Op.NO_MATCH);
					return;
				}
				if (nsub.op === Regexp.Op.EMPTY_MATCH) {
					state.changed = !0;
					return;
				}
				if (nsub.op === Regexp.Op.CONCAT) {
					state.changed = !0;
					for (let j = 0; j < nsub.subs.length; j++) state.subs.push(nsub.subs[j]);
					return;
				}
			} else {
				if (nsub.op === Regexp.Op.NO_MATCH) {
					state.changed = !0;
					return;
				}
				if (nsub.op === Regexp.Op.ALTERNATE) {
					state.changed = !0;
					for (let j = 0; j < nsub.subs.length; j++) state.subs.push(nsub.subs[j]);
					return;
				}
			}
			state.subs.push(nsub);
		}
	}
	static leave(re, state) {
		switch (re.op) {
			case Regexp.Op.PLB:
			case Regexp.Op.NLB:
			case Regexp.Op.CAPTURE: {
				let sub = state.sub;
				if (sub !== re.subs[0]) {
					let nre = Regexp.fromRegexp(re);
					return nre.runes = /* @__PURE__ */ new Int32Array(), nre.subs = [sub], nre;
				}
				return re;
			}
			case Regexp.Op.CONCAT:
			case Regexp.Op.ALTERNATE:
				if (state.changed) {
					let newSubs = state.subs;
					if (newSubs.length === 0) return new Regexp(re.op === Regexp.Op.CONCAT ? Regexp.Op.EMPTY_MATCH : Regexp.Op.NO_MATCH);
					if (newSubs.length === 1) return newSubs[0];
					let nre = Regexp.fromRegexp(re);
					return nre.runes = /* @__PURE__ */ new Int32Array(), nre.subs = newSubs, nre;
				}
				return re;
			case Regexp.Op.STAR:
			case Regexp.Op.PLUS:
			case Regexp.Op.QUEST: return Simplify.simplify1(re.op, re.flags, state.sub, re);
			case Regexp.Op.REPEAT: return Simplify.simplifyRepeat(re, state.sub);
			default: return re;
		}
	}
	static simplifyRepeat(re, sub) {
		if (re.max === -1) {
			if (re.min === 0) return Simplify.simplify1(Regexp.Op.STAR, re.flags, sub, null);
			if (re.min === 1) return Simplify.simplify1(Regexp.Op.PLUS, re.flags, sub, null);
			let subs = [];
			for (let i = 0; i < re.min - 1; i++) subs.push(sub);
			return subs.push(Simplify.simplify1(Regexp.Op.PLUS, re.flags, sub, null)), Simplify.concat(subs);
		}
		if (re.min === 1 && re.max === 1) return sub;
		let prefixSubs = null;
		if (re.min > 0) {
			prefixSubs = [];
			for (let i = 0; i < re.min; i++) prefixSubs.push(sub);
		}
		if (re.max > re.min) {
			let suffix = Simplify.simplify1(Regexp.Op.QUEST, re.flags, sub, null);
			for (let i = re.min + 1; i < re.max; i++) suffix = Simplify.simplify1(Regexp.Op.QUEST, re.flags, Simplify.concat([sub, suffix]), null);
			if (prefixSubs === null) return suffix;
			prefixSubs.push(suffix);
		}
		return prefixSubs === null ? new Regexp(Regexp.Op.NO_MATCH) : Simplify.concat(prefixSubs);
	}
	static concat(subs) {
		let newSubs = [];
		for (let i = 0; i < subs.length; i++) {
			let sub = subs[i];
			if (sub.op === Regexp.Op.NO_MATCH) return new Regexp(Regexp.Op.NO_MATCH);
			if (sub.op !== Regexp.Op.EMPTY_MATCH) {
				if (sub.op === Regexp.Op.CONCAT) for (let j = 0; j < sub.subs.length; j++) newSubs.push(sub.subs[j]);
				else newSubs.push(sub);
			}
		}
		if (newSubs.length === 0) return new Regexp(Regexp.Op.EMPTY_MATCH);
		if (newSubs.length === 1) return newSubs[0];
		let nre = new Regexp(Regexp.Op.CONCAT);
		return nre.subs = newSubs, nre;
	}
	static simplify1(op, flags, sub, re) {
		if (sub.op === Regexp.Op.EMPTY_MATCH) return sub;
		if (sub.op === Regexp.Op.NO_MATCH) return op === Regexp.Op.PLUS ? sub : new Regexp(Regexp.Op.EMPTY_MATCH);
		if (op === sub.op && (flags & RE2Flags.NON_GREEDY) === (sub.flags & RE2Flags.NON_GREEDY)) return sub;
		if (re !== null && re.op === op && (re.flags & RE2Flags.NON_GREEDY) === (flags & RE2Flags.NON_GREEDY) && sub === re.subs[0]) return re;
		let nre = new Regexp(op);
		return nre.flags = flags, nre.subs = [sub], nre;
	}
}, CharGroup = class {
	constructor(sign, cls) {
		this.sign = sign, this.cls = cls;
	}
};
const code1 = [48, 57], code2 = [
	9,
	10,
	12,
	13,
	32,
	32
], code3 = [
	48,
	57,
	65,
	90,
	95,
	95,
	97,
	122
], PERL_GROUPS = /* @__PURE__ */ new Map([
	["\\d", new CharGroup(1, code1)],
	["\\D", new CharGroup(-1, code1)],
	["\\s", new CharGroup(1, code2)],
	["\\S", new CharGroup(-1, code2)],
	["\\w", new CharGroup(1, code3)],
	["\\W", new CharGroup(-1, code3)]
]), code4 = [
	48,
	57,
	65,
	90,
	97,
	122
], code5 = [
	65,
	90,
	97,
	122
], code6 = [0, 127], code7 = [
	9,
	9,
	32,
	32
], code8 = [
	0,
	31,
	127,
	127
], code9 = [48, 57], code10 = [33, 126], code11 = [97, 122], code12 = [32, 126], code13 = [
	33,
	47,
	58,
	64,
	91,
	96,
	123,
	126
], code14 = [
	9,
	13,
	32,
	32
], code15 = [65, 90], code16 = [
	48,
	57,
	65,
	90,
	95,
	95,
	97,
	122
], code17 = [
	48,
	57,
	65,
	70,
	97,
	102
], POSIX_GROUPS = /* @__PURE__ */ new Map([
	["[:alnum:]", new CharGroup(1, code4)],
	["[:^alnum:]", new CharGroup(-1, code4)],
	["[:alpha:]", new CharGroup(1, code5)],
	["[:^alpha:]", new CharGroup(-1, code5)],
	["[:ascii:]", new CharGroup(1, code6)],
	["[:^ascii:]", new CharGroup(-1, code6)],
	["[:blank:]", new CharGroup(1, code7)],
	["[:^blank:]", new CharGroup(-1, code7)],
	["[:cntrl:]", new CharGroup(1, code8)],
	["[:^cntrl:]", new CharGroup(-1, code8)],
	["[:digit:]", new CharGroup(1, code9)],
	["[:^digit:]", new CharGroup(-1, code9)],
	["[:graph:]", new CharGroup(1, code10)],
	["[:^graph:]", new CharGroup(-1, code10)],
	["[:lower:]", new CharGroup(1, code11)],
	["[:^lower:]", new CharGroup(-1, code11)],
	["[:print:]", new CharGroup(1, code12)],
	["[:^print:]", new CharGroup(-1, code12)],
	["[:punct:]", new CharGroup(1, code13)],
	["[:^punct:]", new CharGroup(-1, code13)],
	["[:space:]", new CharGroup(1, code14)],
	["[:^space:]", new CharGroup(-1, code14)],
	["[:upper:]", new CharGroup(1, code15)],
	["[:^upper:]", new CharGroup(-1, code15)],
	["[:word:]", new CharGroup(1, code16)],
	["[:^word:]", new CharGroup(-1, code16)],
	["[:xdigit:]", new CharGroup(1, code17)],
	["[:^xdigit:]", new CharGroup(-1, code17)]
]);
var CharClass = class CharClass {
	static charClassToString(r, len) {
		let result = "[";
		for (let i = 0; i < len; i += 2) {
			i > 0 && (result += " ");
			let lo = r[i], hi = r[i + 1];
			result += lo === hi ? `0x${lo.toString(16)}` : `0x${lo.toString(16)}-0x${hi.toString(16)}`;
		}
		return result += "]", result;
	}
	static sortRanges(array, len) {
		let n = len >> 1, order = Array(n);
		for (let i = 0; i < n; i++) order[i] = i;
		order.sort((a, b) => array[2 * a] - array[2 * b] || array[2 * b + 1] - array[2 * a + 1]);
		let sorted = array.slice(0, len);
		for (let i = 0; i < n; i++) array[2 * i] = sorted[2 * order[i]], array[2 * i + 1] = sorted[2 * order[i] + 1];
	}
	constructor(r = Utils.emptyInts()) {
		this.r = r, this.len = r.length;
	}
	toArray() {
		return this.r instanceof Int32Array ? this.len === this.r.length ? this.r : this.r.subarray(0, this.len) : new Int32Array(this.len === this.r.length ? this.r : this.r.slice(0, this.len));
	}
	toGrowableArray() {
		return Array.isArray(this.r) ? (this.r.length = this.len, this.r) : Array.from(this.r.subarray(0, this.len));
	}
	cleanClass() {
		if (this.len < 4) return this;
		CharClass.sortRanges(this.r, this.len);
		let w = 2;
		for (let i = 2; i < this.len; i += 2) {
			let lo = this.r[i], hi = this.r[i + 1];
			lo <= this.r[w - 1] + 1 ? hi > this.r[w - 1] && (this.r[w - 1] = hi) : (this.r[w] = lo, this.r[w + 1] = hi, w += 2);
		}
		return this.len = w, this;
	}
	appendLiteral(x, flags) {
		return (flags & RE2Flags.FOLD_CASE) === 0 ? this.appendRange(x, x) : this.appendFoldedRange(x, x);
	}
	appendRange(lo, hi) {
		if (this.len > 0) {
			for (let i = 2; i <= 4; i += 2) if (this.len >= i) {
				let rlo = this.r[this.len - i], rhi = this.r[this.len - i + 1];
				if (lo <= rhi + 1 && rlo <= hi + 1) return lo < rlo && (this.r[this.len - i] = lo), hi > rhi && (this.r[this.len - i + 1] = hi), this;
			}
		}
		return this.r[this.len++] = lo, this.r[this.len++] = hi, this;
	}
	appendFoldedRange(lo, hi) {
		if (lo <= Unicode.MIN_FOLD && hi >= Unicode.MAX_FOLD || hi < Unicode.MIN_FOLD || lo > Unicode.MAX_FOLD) return this.appendRange(lo, hi);
		lo < Unicode.MIN_FOLD && (this.appendRange(lo, Unicode.MIN_FOLD - 1), lo = Unicode.MIN_FOLD), hi > Unicode.MAX_FOLD && (this.appendRange(Unicode.MAX_FOLD + 1, hi), hi = Unicode.MAX_FOLD);
		for (let c = lo; c <= hi; c++) {
			this.appendRange(c, c);
			for (let f = Unicode.simpleFold(c); f !== c; f = Unicode.simpleFold(f)) this.appendRange(f, f);
		}
		return this;
	}
	appendClass(x) {
		for (let i = 0; i < x.length; i += 2) this.appendRange(x[i], x[i + 1]);
		return this;
	}
	appendFoldedClass(x) {
		for (let i = 0; i < x.length; i += 2) this.appendFoldedRange(x[i], x[i + 1]);
		return this;
	}
	appendNegatedClass(x) {
		let nextLo = 0;
		for (let i = 0; i < x.length; i += 2) {
			let lo = x[i], hi = x[i + 1];
			nextLo <= lo - 1 && this.appendRange(nextLo, lo - 1), nextLo = hi + 1;
		}
		return nextLo <= Unicode.MAX_RUNE && this.appendRange(nextLo, Unicode.MAX_RUNE), this;
	}
	appendTable(table) {
		for (let i = 0; i < table.length; ++i) {
			let lo = table.getLo(i), hi = table.getHi(i), stride = table.getStride(i);
			if (stride === 1) this.appendRange(lo, hi);
			else for (let c = lo; c <= hi; c += stride) this.appendRange(c, c);
		}
		return this;
	}
	appendNegatedTable(table) {
		let nextLo = 0;
		for (let i = 0; i < table.length; ++i) {
			let lo = table.getLo(i), hi = table.getHi(i), stride = table.getStride(i);
			if (stride === 1) nextLo <= lo - 1 && this.appendRange(nextLo, lo - 1), nextLo = hi + 1;
			else for (let c = lo; c <= hi; c += stride) nextLo <= c - 1 && this.appendRange(nextLo, c - 1), nextLo = c + 1;
		}
		return nextLo <= Unicode.MAX_RUNE && this.appendRange(nextLo, Unicode.MAX_RUNE), this;
	}
	appendTableWithSign(table, sign) {
		return sign < 0 ? this.appendNegatedTable(table) : this.appendTable(table);
	}
	negateClass() {
		let nextLo = 0, w = 0;
		for (let i = 0; i < this.len; i += 2) {
			let lo = this.r[i], hi = this.r[i + 1];
			nextLo <= lo - 1 && (this.r[w] = nextLo, this.r[w + 1] = lo - 1, w += 2), nextLo = hi + 1;
		}
		return this.len = w, nextLo <= Unicode.MAX_RUNE && (this.r[this.len++] = nextLo, this.r[this.len++] = Unicode.MAX_RUNE), this;
	}
	appendClassWithSign(x, sign) {
		return sign < 0 ? this.appendNegatedClass(x) : this.appendClass(x);
	}
	appendGroup(g, foldCase) {
		let cls = g.cls;
		return foldCase && (cls = new CharClass().appendFoldedClass(cls).cleanClass().toArray()), this.appendClassWithSign(cls, g.sign);
	}
	toString() {
		return CharClass.charClassToString(this.r, this.len);
	}
}, StringIterator = class {
	constructor(str) {
		this.str = str, this.position = 0;
	}
	pos() {
		return this.position;
	}
	rewindTo(pos) {
		this.position = pos;
	}
	more() {
		return this.position < this.str.length;
	}
	peek() {
		return this.str.codePointAt(this.position);
	}
	skip(n) {
		this.position += n;
	}
	skipString(s) {
		this.position += s.length;
	}
	pop() {
		let r = this.str.codePointAt(this.position);
		return this.position += Utils.charCount(r), r;
	}
	lookingAt(s) {
		return this.str.startsWith(s, this.position);
	}
	rest() {
		return this.str.substring(this.position);
	}
	from(beforePos) {
		return this.str.substring(beforePos, this.position);
	}
	toString() {
		return this.rest();
	}
}, Parser = class Parser {
	static ERR_INTERNAL_ERROR = "regexp/syntax: internal error";
	static ERR_INVALID_CHAR_RANGE = "invalid character class range";
	static ERR_INVALID_ESCAPE = "invalid escape sequence";
	static ERR_INVALID_NAMED_CAPTURE = "invalid named capture";
	static ERR_INVALID_PERL_OP = "invalid or unsupported Perl syntax";
	static ERR_INVALID_REPEAT_OP = "invalid nested repetition operator";
	static ERR_INVALID_REPEAT_SIZE = "invalid repeat count";
	static ERR_MISSING_BRACKET = "missing closing ]";
	static ERR_MISSING_PAREN = "missing closing )";
	static ERR_MISSING_REPEAT_ARGUMENT = "missing argument to repetition operator";
	static ERR_TRAILING_BACKSLASH = "trailing backslash at end of expression";
	static ERR_DUPLICATE_NAMED_CAPTURE = "duplicate capture group name";
	static ERR_UNEXPECTED_PAREN = "unexpected )";
	static ERR_NESTING_DEPTH = "expression nests too deeply";
	static ERR_LARGE = "expression too large";
	static ERR_INVALID_CAPTURE_IN_LOOKBEHIND = "invalid capture in lookbehind";
	static MAX_HEIGHT = 1e3;
	static MAX_SIZE = 1398101;
	static MAX_RUNES = 33554432;
	static ANY_TABLE = new UnicodeRangeTable(new Uint32Array([
		0,
		Unicode.MAX_RUNE,
		1
	]));
	static ASCII_TABLE = new UnicodeRangeTable(new Uint32Array([
		0,
		127,
		1
	]));
	static ASCII_FOLD_TABLE = new UnicodeRangeTable(new Uint32Array([
		0,
		127,
		1,
		383,
		383,
		1,
		8490,
		8490,
		1
	]));
	static unicodeTable(name) {
		return name === "Any" ? {
			tab: Parser.ANY_TABLE,
			fold: Parser.ANY_TABLE,
			sign: 1
		} : name === "Ascii" ? {
			tab: Parser.ASCII_TABLE,
			fold: Parser.ASCII_FOLD_TABLE,
			sign: 1
		} : name === "Assigned" ? {
			tab: UnicodeTables.CATEGORIES.get("Cn"),
			fold: UnicodeTables.CATEGORIES.get("Cn"),
			sign: -1
		} : name === "Lc" ? {
			tab: UnicodeTables.CATEGORIES.get("LC"),
			fold: UnicodeTables.FOLD_CATEGORIES.get("LC"),
			sign: 1
		} : UnicodeTables.CATEGORIES.has(name) ? {
			tab: UnicodeTables.CATEGORIES.get(name),
			fold: UnicodeTables.FOLD_CATEGORIES.get(name),
			sign: 1
		} : UnicodeTables.SCRIPTS.has(name) ? {
			tab: UnicodeTables.SCRIPTS.get(name),
			fold: UnicodeTables.FOLD_SCRIPT.get(name),
			sign: 1
		} : null;
	}
	static minFoldRune(r) {
		if (r < Unicode.MIN_FOLD || r > Unicode.MAX_FOLD) return r;
		let min = r, r0 = r;
		for (r = Unicode.simpleFold(r); r !== r0; r = Unicode.simpleFold(r)) min > r && (min = r);
		return min;
	}
	static leadingRegexp(re) {
		if (re.op === Regexp.Op.EMPTY_MATCH) return null;
		if (re.op === Regexp.Op.CONCAT && re.subs.length > 0) {
			let sub = re.subs[0];
			return sub.op === Regexp.Op.EMPTY_MATCH ? null : sub;
		}
		return re;
	}
	static literalRegexp(s, flags) {
		let re = new Regexp(Regexp.Op.LITERAL);
		return re.flags = flags, re.runes = Utils.stringToRunes(s), re;
	}
	static parse(pattern, flags) {
		return new Parser(pattern, flags).parseInternal();
	}
	static parseRepeat(t) {
		let start = t.pos();
		if (!t.more() || !t.lookingAt("{")) return -1;
		t.skip(1);
		let min = Parser.parseInt(t);
		if (min === -1 || !t.more()) return -1;
		let max;
		if (!t.lookingAt(",")) max = min;
		else {
			if (t.skip(1), !t.more()) return -1;
			if (t.lookingAt("}")) max = -1;
			else if ((max = Parser.parseInt(t)) === -1) return -1;
		}
		if (!t.more() || !t.lookingAt("}")) return -1;
		if (t.skip(1), min < 0 || min > 1e3 || max === -2 || max > 1e3 || max >= 0 && min > max) throw new RE2JSSyntaxException(Parser.ERR_INVALID_REPEAT_SIZE, t.from(start));
		return min << 16 | max & Unicode.MAX_BMP;
	}
	static isValidCaptureName(name) {
		if (name.length === 0) return !1;
		for (let i = 0; i < name.length; i++) {
			let c = name.codePointAt(i);
			if (c !== Codepoint.CODES._ && !Utils.isalnum(c)) return !1;
		}
		return !0;
	}
	static parseInt(t) {
		let start = t.pos();
		for (; t.more() && t.peek() >= Codepoint.CODES[0] && t.peek() <= Codepoint.CODES[9];) t.skip(1);
		let n = t.from(start);
		return n.length === 0 || n.length > 1 && n.codePointAt(0) === Codepoint.CODES[0] ? -1 : n.length > 8 ? -2 : parseInt(n, 10);
	}
	static isCharClass(re) {
		return re.op === Regexp.Op.LITERAL && re.runes.length === 1 || re.op === Regexp.Op.CHAR_CLASS || re.op === Regexp.Op.ANY_CHAR_NOT_NL || re.op === Regexp.Op.ANY_CHAR;
	}
	static matchRune(re, r) {
		switch (re.op) {
			case Regexp.Op.LITERAL: return re.runes.length === 1 && re.runes[0] === r;
			case Regexp.Op.CHAR_CLASS:
				for (let i = 0; i < re.runes.length; i += 2) if (re.runes[i] <= r && r <= re.runes[i + 1]) return !0;
				return !1;
			case Regexp.Op.ANY_CHAR_NOT_NL: return r !== Codepoint.CODES["\n"];
			case Regexp.Op.ANY_CHAR: return !0;
		}
		return !1;
	}
	static mergeCharClass(dst, src) {
		switch (dst.op) {
			case Regexp.Op.ANY_CHAR: break;
			case Regexp.Op.ANY_CHAR_NOT_NL:
				Parser.matchRune(src, Codepoint.CODES["\n"]) && (dst.op = Regexp.Op.ANY_CHAR);
				break;
			case Regexp.Op.CHAR_CLASS: {
				let cc = new CharClass(Array.isArray(dst.runes) ? dst.runes : Array.from(dst.runes));
				src.op === Regexp.Op.LITERAL ? cc.appendLiteral(src.runes[0], src.flags) : cc.appendClass(src.runes), dst.runes = cc.toGrowableArray();
				break;
			}
			case Regexp.Op.LITERAL:
				if (src.runes[0] === dst.runes[0] && src.flags === dst.flags) break;
				dst.op = Regexp.Op.CHAR_CLASS, dst.runes = new CharClass().appendLiteral(dst.runes[0], dst.flags).appendLiteral(src.runes[0], src.flags).toGrowableArray();
		}
	}
	static parseEscape(t) {
		let startPos = t.pos();
		if (t.skip(1), !t.more()) throw new RE2JSSyntaxException(Parser.ERR_TRAILING_BACKSLASH);
		let c = t.pop();
		bigswitch: switch (c) {
			case Codepoint.CODES[1]:
			case Codepoint.CODES[2]:
			case Codepoint.CODES[3]:
			case Codepoint.CODES[4]:
			case Codepoint.CODES[5]:
			case Codepoint.CODES[6]:
			case Codepoint.CODES[7]: if (!t.more() || t.peek() < Codepoint.CODES[0] || t.peek() > Codepoint.CODES[7]) break;
			case Codepoint.CODES[0]: {
				let r = c - Codepoint.CODES[0];
				for (let i = 1; i < 3 && !(!t.more() || t.peek() < Codepoint.CODES[0] || t.peek() > Codepoint.CODES[7]); i++) r = r * 8 + t.peek() - Codepoint.CODES[0], t.skip(1);
				return r;
			}
			case Codepoint.CODES.x: {
				if (!t.more()) break;
				if (c = t.pop(), c === Codepoint.CODES["{"]) {
					let nhex = 0, r = 0;
					for (;;) {
						if (!t.more()) break bigswitch;
						if (c = t.pop(), c === Codepoint.CODES["}"]) break;
						let v = Utils.unhex(c);
						if (v < 0 || (r = r * 16 + v, r > Unicode.MAX_RUNE)) break bigswitch;
						nhex++;
					}
					if (nhex === 0) break bigswitch;
					return r;
				}
				let x = Utils.unhex(c);
				if (!t.more()) break;
				c = t.pop();
				let y = Utils.unhex(c);
				if (x < 0 || y < 0) break;
				return x * 16 + y;
			}
			case Codepoint.CODES.a: return Codepoint.CODES["\x07"];
			case Codepoint.CODES.f: return Codepoint.CODES["\f"];
			case Codepoint.CODES.n: return Codepoint.CODES["\n"];
			case Codepoint.CODES.r: return Codepoint.CODES["\r"];
			case Codepoint.CODES.t: return Codepoint.CODES["	"];
			case Codepoint.CODES.v: return Codepoint.CODES["\v"];
			default: if (c <= Unicode.MAX_ASCII && !Utils.isalnum(c)) return c;
		}
		throw new RE2JSSyntaxException(Parser.ERR_INVALID_ESCAPE, t.from(startPos));
	}
	static parseClassChar(t, wholeClassPos) {
		if (!t.more()) throw new RE2JSSyntaxException(Parser.ERR_MISSING_BRACKET, t.from(wholeClassPos));
		return t.lookingAt("\\") ? Parser.parseEscape(t) : t.pop();
	}
	static hasCapture(re) {
		if (re === null) return !1;
		if (re.op === Regexp.Op.CAPTURE) return !0;
		if (re.subs) {
			for (let sub of re.subs) if (Parser.hasCapture(sub)) return !0;
		}
		return !1;
	}
	constructor(wholeRegexp, flags = 0) {
		this.wholeRegexp = wholeRegexp, this.flags = flags, this.numCap = 0, this.namedGroups = Object.create(null), this.stack = [], this.free = null, this.numRegexp = 0, this.numRunes = 0, this.repeats = 0, this.height = null, this.size = null, this.nlb = 0;
	}
	newRegexp(op) {
		let re = this.free;
		return re !== null && re.subs !== null && re.subs.length > 0 ? (this.free = re.subs[0], re.reinit(), re.op = op) : (re = new Regexp(op), this.numRegexp += 1), re;
	}
	reuse(re) {
		this.height !== null && this.height.has(re) && this.height.delete(re), re.subs !== null && re.subs.length > 0 && (re.subs[0] = this.free), this.free = re;
	}
	checkLimits(re) {
		if (this.numRunes > Parser.MAX_RUNES) throw new RE2JSSyntaxException(Parser.ERR_LARGE);
		this.checkSize(re), this.checkHeight(re);
	}
	checkSize(re) {
		if (this.size === null) {
			if (this.repeats === 0 && (this.repeats = 1), re.op === Regexp.Op.REPEAT) {
				let n = re.max;
				n === -1 && (n = re.min), n <= 0 && (n = 1), n > Math.floor(Parser.MAX_SIZE / this.repeats) ? this.repeats = Parser.MAX_SIZE : this.repeats *= n;
			}
			if (this.numRegexp < Math.floor(Parser.MAX_SIZE / this.repeats)) return;
			this.size = /* @__PURE__ */ new Map();
			for (let reEx of this.stack) this.checkSize(reEx);
		}
		if (this.calcSize(re, !0) > Parser.MAX_SIZE) throw new RE2JSSyntaxException(Parser.ERR_LARGE);
	}
	calcSize(re, force = !1) {
		if (!force && this.size !== null && this.size.has(re)) return this.size.get(re);
		let size = 0;
		switch (re.op) {
			case Regexp.Op.LITERAL:
				size = re.runes.length;
				break;
			case Regexp.Op.PLB:
			case Regexp.Op.NLB:
			case Regexp.Op.CAPTURE:
			case Regexp.Op.STAR:
				size = 2 + this.calcSize(re.subs[0]);
				break;
			case Regexp.Op.PLUS:
			case Regexp.Op.QUEST:
				size = 1 + this.calcSize(re.subs[0]);
				break;
			case Regexp.Op.CONCAT:
				for (let sub of re.subs) size += this.calcSize(sub);
				break;
			case Regexp.Op.ALTERNATE:
				for (let sub of re.subs) size += this.calcSize(sub);
				re.subs.length > 1 && (size = size + re.subs.length - 1);
				break;
			case Regexp.Op.REPEAT: {
				let sub = this.calcSize(re.subs[0]);
				if (re.max === -1) {
					size = re.min === 0 ? 2 + sub : 1 + re.min * sub;
					break;
				}
				size = re.max * sub + (re.max - re.min);
				break;
			}
		}
		return size = Math.max(1, size), this.size === null && (this.size = /* @__PURE__ */ new Map()), this.size.set(re, size), size;
	}
	checkHeight(re) {
		if (!(this.numRegexp < Parser.MAX_HEIGHT)) {
			if (this.height === null) {
				this.height = /* @__PURE__ */ new Map();
				for (let reEx of this.stack) this.checkHeight(reEx);
			}
			if (this.calcHeight(re, !0) > Parser.MAX_HEIGHT) throw new RE2JSSyntaxException(Parser.ERR_NESTING_DEPTH);
		}
	}
	calcHeight(re, force = !1) {
		if (!force && this.height !== null && this.height.has(re)) return this.height.get(re);
		let h = 1;
		for (let sub of re.subs) {
			let hsub = this.calcHeight(sub);
			h < 1 + hsub && (h = 1 + hsub);
		}
		return this.height === null && (this.height = /* @__PURE__ */ new Map()), this.height.set(re, h), h;
	}
	pop() {
		return this.stack.pop();
	}
	popToPseudo() {
		let n = this.stack.length, i = n;
		for (; i > 0 && !Regexp.isPseudoOp(this.stack[i - 1].op);) i--;
		return this.stack.splice(i, n - i);
	}
	push(re) {
		if (this.numRunes += re.runes.length, re.op === Regexp.Op.CHAR_CLASS && re.runes.length === 2 && re.runes[0] === re.runes[1]) {
			if (this.maybeConcat(re.runes[0], this.flags & ~RE2Flags.FOLD_CASE)) return null;
			re.op = Regexp.Op.LITERAL, re.runes = [re.runes[0]], re.flags = this.flags & ~RE2Flags.FOLD_CASE;
		} else if (re.op === Regexp.Op.CHAR_CLASS && re.runes.length === 4 && re.runes[0] === re.runes[1] && re.runes[2] === re.runes[3] && Unicode.simpleFold(re.runes[0]) === re.runes[2] && Unicode.simpleFold(re.runes[2]) === re.runes[0] || re.op === Regexp.Op.CHAR_CLASS && re.runes.length === 2 && re.runes[0] + 1 === re.runes[1] && Unicode.simpleFold(re.runes[0]) === re.runes[1] && Unicode.simpleFold(re.runes[1]) === re.runes[0]) {
			if (this.maybeConcat(re.runes[0], this.flags | RE2Flags.FOLD_CASE)) return null;
			re.op = Regexp.Op.LITERAL, re.runes = [re.runes[0]], re.flags = this.flags | RE2Flags.FOLD_CASE;
		} else this.maybeConcat(-1, 0);
		return this.stack.push(re), this.checkLimits(re), re;
	}
	maybeConcat(r, flags) {
		let n = this.stack.length;
		if (n < 2) return !1;
		let re1 = this.stack[n - 1], re2 = this.stack[n - 2];
		if (re1.op !== Regexp.Op.LITERAL || re2.op !== Regexp.Op.LITERAL || (re1.flags & RE2Flags.FOLD_CASE) !== (re2.flags & RE2Flags.FOLD_CASE)) return !1;
		Array.isArray(re2.runes) || (re2.runes = Array.from(re2.runes));
		for (let i = 0; i < re1.runes.length; i++) re2.runes.push(re1.runes[i]);
		return r >= 0 ? (re1.runes = [r], re1.flags = flags, !0) : (this.pop(), this.reuse(re1), !1);
	}
	newLiteral(r, flags) {
		let re = this.newRegexp(Regexp.Op.LITERAL);
		return re.flags = flags, (flags & RE2Flags.FOLD_CASE) !== 0 && (r = Parser.minFoldRune(r)), re.runes = [r], re;
	}
	literal(r) {
		this.push(this.newLiteral(r, this.flags));
	}
	op(op) {
		let re = this.newRegexp(op);
		return re.flags = this.flags, this.push(re);
	}
	repeat(op, min, max, beforePos, t, lastRepeatPos) {
		let flags = this.flags;
		if ((flags & RE2Flags.PERL_X) !== 0 && (t.more() && t.lookingAt("?") && (t.skip(1), flags ^= RE2Flags.NON_GREEDY), lastRepeatPos !== -1)) throw new RE2JSSyntaxException(Parser.ERR_INVALID_REPEAT_OP, t.from(lastRepeatPos));
		let n = this.stack.length;
		if (n === 0) throw new RE2JSSyntaxException(Parser.ERR_MISSING_REPEAT_ARGUMENT, t.from(beforePos));
		let sub = this.stack[n - 1];
		if (Regexp.isPseudoOp(sub.op)) throw new RE2JSSyntaxException(Parser.ERR_MISSING_REPEAT_ARGUMENT, t.from(beforePos));
		let re = this.newRegexp(op);
		if (re.min = min, re.max = max, re.flags = flags, re.subs = [sub], this.stack[n - 1] = re, this.checkLimits(re), op === Regexp.Op.REPEAT && (min >= 2 || max >= 2) && !this.repeatIsValid(re, 1e3)) throw new RE2JSSyntaxException(Parser.ERR_INVALID_REPEAT_SIZE, t.from(beforePos));
	}
	repeatIsValid(re, n) {
		if (re.op === Regexp.Op.REPEAT) {
			let m = re.max;
			if (m === 0) return !0;
			if (m < 0 && (m = re.min), m > n) return !1;
			m > 0 && (n = Math.trunc(n / m));
		}
		for (let sub of re.subs) if (!this.repeatIsValid(sub, n)) return !1;
		return !0;
	}
	concat() {
		this.maybeConcat(-1, 0);
		let subs = this.popToPseudo();
		return subs.length === 0 ? this.push(this.newRegexp(Regexp.Op.EMPTY_MATCH)) : this.push(this.collapse(subs, Regexp.Op.CONCAT));
	}
	alternate() {
		let subs = this.popToPseudo();
		return subs.length > 0 && this.cleanAlt(subs[subs.length - 1]), subs.length === 0 ? this.push(this.newRegexp(Regexp.Op.NO_MATCH)) : this.push(this.collapse(subs, Regexp.Op.ALTERNATE));
	}
	cleanAlt(re) {
		re.op === Regexp.Op.CHAR_CLASS && (re.runes = new CharClass(Array.from(re.runes)).cleanClass().toArray(), re.runes.length === 2 && re.runes[0] === 0 && re.runes[1] === Unicode.MAX_RUNE ? (re.runes = /* @__PURE__ */ new Int32Array(), re.op = Regexp.Op.ANY_CHAR) : re.runes.length === 4 && re.runes[0] === 0 && re.runes[1] === Codepoint.CODES["\n"] - 1 && re.runes[2] === Codepoint.CODES["\n"] + 1 && re.runes[3] === Unicode.MAX_RUNE && (re.runes = /* @__PURE__ */ new Int32Array(), re.op = Regexp.Op.ANY_CHAR_NOT_NL));
	}
	collapse(subs, op) {
		if (subs.length === 1) return subs[0];
		let len = 0;
		for (let sub of subs) len += sub.op === op ? sub.subs.length : 1;
		let newsubs = Array(len).fill(null), i = 0;
		for (let sub of subs) if (sub.op === op) {
			for (let j = 0; j < sub.subs.length; j++) newsubs[i++] = sub.subs[j];
			this.reuse(sub);
		} else newsubs[i++] = sub;
		let re = this.newRegexp(op);
		if (re.subs = newsubs, op === Regexp.Op.ALTERNATE && (re.subs = this.factor(re.subs), re.subs.length === 1)) {
			let old = re;
			re = re.subs[0], this.reuse(old);
		}
		return re;
	}
	factor(array) {
		if (array.length < 2) return array;
		let s = 0, lensub = array.length, lenout = 0, str = null, strlen = 0, strflags = 0, start = 0;
		for (let i = 0; i <= lensub; i++) {
			let istr = null, istrlen = 0, iflags = 0;
			if (i < lensub) {
				let re = array[s + i];
				if (re.op === Regexp.Op.CONCAT && re.subs.length > 0 && (re = re.subs[0]), re.op === Regexp.Op.LITERAL && (istr = re.runes, istrlen = re.runes.length, iflags = re.flags & RE2Flags.FOLD_CASE), iflags === strflags) {
					let same = 0;
					for (; same < strlen && same < istrlen && str[same] === istr[same];) same++;
					if (same > 0) {
						strlen = same;
						continue;
					}
				}
			}
			if (i !== start) {
				if (i === start + 1) array[lenout++] = array[s + start];
				else {
					let prefix = this.newRegexp(Regexp.Op.LITERAL);
					prefix.flags = strflags, prefix.runes = str.slice(0, strlen);
					for (let j = start; j < i; j++) array[s + j] = this.removeLeadingString(array[s + j], strlen), this.checkLimits(array[s + j]);
					let suffix = this.collapse(array.slice(s + start, s + i), Regexp.Op.ALTERNATE), re = this.newRegexp(Regexp.Op.CONCAT);
					re.subs = [prefix, suffix], array[lenout++] = re;
				}
			}
			start = i, str = istr, strlen = istrlen, strflags = iflags;
		}
		lensub = lenout, s = 0, start = 0, lenout = 0;
		let first = null;
		for (let i = 0; i <= lensub; i++) {
			let ifirst = null;
			if (!(i < lensub && (ifirst = Parser.leadingRegexp(array[s + i]), first !== null && first.equals(ifirst) && (Parser.isCharClass(first) || first.op === Regexp.Op.REPEAT && first.min === first.max && Parser.isCharClass(first.subs[0]))))) {
				if (i !== start) {
					if (i === start + 1) array[lenout++] = array[s + start];
					else {
						let prefix = first;
						for (let j = start; j < i; j++) {
							let reuse = j !== start;
							array[s + j] = this.removeLeadingRegexp(array[s + j], reuse), this.checkLimits(array[s + j]);
						}
						let suffix = this.collapse(array.slice(s + start, s + i), Regexp.Op.ALTERNATE), re = this.newRegexp(Regexp.Op.CONCAT);
						re.subs = [prefix, suffix], array[lenout++] = re;
					}
				}
				start = i, first = ifirst;
			}
		}
		lensub = lenout, s = 0, start = 0, lenout = 0;
		for (let i = 0; i <= lensub; i++) if (!(i < lensub && Parser.isCharClass(array[s + i]))) {
			if (i !== start) {
				if (i === start + 1) array[lenout++] = array[s + start];
				else {
					let max = start;
					for (let j = start + 1; j < i; j++) {
						let subMax = array[s + max], subJ = array[s + j];
						(subMax.op < subJ.op || subMax.op === subJ.op && (subMax.runes === null ? 0 : subMax.runes.length) < (subJ.runes === null ? 0 : subJ.runes.length)) && (max = j);
					}
					let tmp = array[s + start];
					array[s + start] = array[s + max], array[s + max] = tmp;
					for (let j = start + 1; j < i; j++) Parser.mergeCharClass(array[s + start], array[s + j]), this.reuse(array[s + j]);
					this.cleanAlt(array[s + start]), array[lenout++] = array[s + start];
				}
			}
			i < lensub && (array[lenout++] = array[s + i]), start = i + 1;
		}
		lensub = lenout, s = 0, start = 0, lenout = 0;
		for (let i = 0; i < lensub; ++i) i + 1 < lensub && array[s + i].op === Regexp.Op.EMPTY_MATCH && array[s + i + 1].op === Regexp.Op.EMPTY_MATCH || (array[lenout++] = array[s + i]);
		return lensub = lenout, s = 0, array.slice(s, lensub);
	}
	removeLeadingString(re, n) {
		if (re.op === Regexp.Op.CONCAT && re.subs.length > 0) {
			let sub = this.removeLeadingString(re.subs[0], n);
			if (re.subs[0] = sub, sub.op === Regexp.Op.EMPTY_MATCH) switch (this.reuse(sub), re.subs.length) {
				case 0:
				case 1:
					re.op = Regexp.Op.EMPTY_MATCH, re.subs = Regexp.emptySubs();
					break;
				case 2: {
					let old = re;
					re = re.subs[1], this.reuse(old);
					break;
				}
				default: re.subs = re.subs.slice(1, re.subs.length);
			}
			return re;
		}
		return re.op === Regexp.Op.LITERAL && (re.runes = re.runes.slice(n, re.runes.length), re.runes.length === 0 && (re.op = Regexp.Op.EMPTY_MATCH)), re;
	}
	removeLeadingRegexp(re, reuse) {
		if (re.op === Regexp.Op.CONCAT && re.subs.length > 0) {
			switch (reuse && this.reuse(re.subs[0]), re.subs = re.subs.slice(1, re.subs.length), re.subs.length) {
				case 0:
					re.op = Regexp.Op.EMPTY_MATCH, re.subs = Regexp.emptySubs();
					break;
				case 1: {
					let old = re;
					re = re.subs[0], this.reuse(old);
					break;
				}
			}
			return re;
		}
		return reuse && this.reuse(re), this.newRegexp(Regexp.Op.EMPTY_MATCH);
	}
	parseInternal() {
		if ((this.flags & RE2Flags.LITERAL) !== 0) return Parser.literalRegexp(this.wholeRegexp, this.flags);
		let lastRepeatPos = -1, min = -1, max = -1, t = new StringIterator(this.wholeRegexp);
		for (; t.more();) {
			let repeatPos = -1;
			bigswitch: switch (t.peek()) {
				case Codepoint.CODES["("]:
					if ((this.flags & RE2Flags.LOOKBEHIND) !== 0) {
						if (t.lookingAt("(?<=")) {
							this.parsePosLookBehind(), t.skip(4);
							break;
						}
						if (t.lookingAt("(?<!")) {
							this.parseNegLookBehind(), t.skip(4);
							break;
						}
					}
					if ((this.flags & RE2Flags.PERL_X) !== 0 && t.lookingAt("(?")) {
						this.parsePerlFlags(t);
						break;
					}
					this.op(Regexp.Op.LEFT_PAREN).cap = ++this.numCap, t.skip(1);
					break;
				case Codepoint.CODES["|"]:
					this.parseVerticalBar(), t.skip(1);
					break;
				case Codepoint.CODES[")"]:
					this.parseRightParen(), t.skip(1);
					break;
				case Codepoint.CODES["^"]:
					(this.flags & RE2Flags.ONE_LINE) === 0 ? this.op(Regexp.Op.BEGIN_LINE) : this.op(Regexp.Op.BEGIN_TEXT), t.skip(1);
					break;
				case Codepoint.CODES.$:
					(this.flags & RE2Flags.ONE_LINE) === 0 ? this.op(Regexp.Op.END_LINE) : this.op(Regexp.Op.END_TEXT).flags |= RE2Flags.WAS_DOLLAR, t.skip(1);
					break;
				case Codepoint.CODES["."]:
					(this.flags & RE2Flags.DOT_NL) === 0 ? this.op(Regexp.Op.ANY_CHAR_NOT_NL) : this.op(Regexp.Op.ANY_CHAR), t.skip(1);
					break;
				case Codepoint.CODES["["]:
					this.parseClass(t);
					break;
				case Codepoint.CODES["*"]:
				case Codepoint.CODES["+"]:
				case Codepoint.CODES["?"]: {
					repeatPos = t.pos();
					let op = null;
					switch (t.pop()) {
						case Codepoint.CODES["*"]:
							op = Regexp.Op.STAR;
							break;
						case Codepoint.CODES["+"]:
							op = Regexp.Op.PLUS;
							break;
						case Codepoint.CODES["?"]: op = Regexp.Op.QUEST;
					}
					this.repeat(op, min, max, repeatPos, t, lastRepeatPos);
					break;
				}
				case Codepoint.CODES["{"]: {
					let before = t.pos(), minMax = Parser.parseRepeat(t);
					if (minMax < 0) {
						t.rewindTo(before), this.literal(t.pop());
						break;
					}
					repeatPos = before, min = minMax >> 16, max = (minMax & Unicode.MAX_BMP) << 16 >> 16, this.repeat(Regexp.Op.REPEAT, min, max, repeatPos, t, lastRepeatPos);
					break;
				}
				case Codepoint.CODES["\\"]: {
					let savedPos = t.pos();
					if (t.skip(1), (this.flags & RE2Flags.PERL_X) !== 0 && t.more()) switch (t.pop()) {
						case Codepoint.CODES.A:
							this.op(Regexp.Op.BEGIN_TEXT);
							break bigswitch;
						case Codepoint.CODES.b:
							this.op(Regexp.Op.WORD_BOUNDARY);
							break bigswitch;
						case Codepoint.CODES.B:
							this.op(Regexp.Op.NO_WORD_BOUNDARY);
							break bigswitch;
						case Codepoint.CODES.C: throw new RE2JSSyntaxException(Parser.ERR_INVALID_ESCAPE, "\\C");
						case Codepoint.CODES.Q: {
							let lit = t.rest(), i = lit.indexOf("\\E");
							i >= 0 ? (lit = lit.substring(0, i), t.skipString(lit), t.skipString("\\E")) : t.skipString(lit);
							let j = 0;
							for (; j < lit.length;) {
								let codepoint = lit.codePointAt(j);
								this.literal(codepoint), j += Utils.charCount(codepoint);
							}
							break bigswitch;
						}
						case Codepoint.CODES.z:
							this.op(Regexp.Op.END_TEXT);
							break bigswitch;
						default: t.rewindTo(savedPos);
					}
					else t.rewindTo(savedPos);
					let re = this.newRegexp(Regexp.Op.CHAR_CLASS);
					if (re.flags = this.flags, t.lookingAt("\\p") || t.lookingAt("\\P")) {
						let cc = new CharClass();
						if (this.parseUnicodeClass(t, cc)) {
							re.runes = cc.toArray(), this.push(re);
							break bigswitch;
						}
					}
					let cc = new CharClass();
					if (this.parsePerlClassEscape(t, cc)) {
						re.runes = cc.toArray(), this.push(re);
						break bigswitch;
					}
					t.rewindTo(savedPos), this.reuse(re), this.literal(Parser.parseEscape(t));
					break;
				}
				default: this.literal(t.pop());
			}
			lastRepeatPos = repeatPos;
		}
		if (this.concat(), this.swapVerticalBar() && this.pop(), this.alternate(), this.stack.length !== 1) throw new RE2JSSyntaxException(Parser.ERR_MISSING_PAREN, this.wholeRegexp);
		return this.stack[0].namedGroups = this.namedGroups, this.stack[0];
	}
	parsePerlFlags(t) {
		let startPos = t.pos(), s = t.rest();
		if (s.startsWith("(?P<") || s.startsWith("(?<")) {
			let begin = s.charAt(2) === "P" ? 4 : 3, end = s.indexOf(">");
			if (end < 0) throw new RE2JSSyntaxException(Parser.ERR_INVALID_NAMED_CAPTURE, s);
			let name = s.substring(begin, end);
			if (t.skipString(name), t.skip(begin + 1), !Parser.isValidCaptureName(name)) throw new RE2JSSyntaxException(Parser.ERR_INVALID_NAMED_CAPTURE, s.substring(0, end + 1));
			let re = this.op(Regexp.Op.LEFT_PAREN);
			if (re.cap = ++this.numCap, this.namedGroups[name]) throw new RE2JSSyntaxException(Parser.ERR_DUPLICATE_NAMED_CAPTURE, name);
			this.namedGroups[name] = this.numCap, re.name = name;
			return;
		}
		t.skip(2);
		let flags = this.flags, sign = 1, sawFlag = !1;
		loop: for (; t.more();) {
			let c = t.pop();
			switch (c) {
				case Codepoint.CODES.i:
					flags |= RE2Flags.FOLD_CASE, sawFlag = !0;
					break;
				case Codepoint.CODES.m:
					flags &= ~RE2Flags.ONE_LINE, sawFlag = !0;
					break;
				case Codepoint.CODES.s:
					flags |= RE2Flags.DOT_NL, sawFlag = !0;
					break;
				case Codepoint.CODES.U:
					flags |= RE2Flags.NON_GREEDY, sawFlag = !0;
					break;
				case Codepoint.CODES["-"]:
					if (sign < 0) break loop;
					sign = -1, flags = ~flags, sawFlag = !1;
					break;
				case Codepoint.CODES[":"]:
				case Codepoint.CODES[")"]:
					if (sign < 0) {
						if (!sawFlag) break loop;
						flags = ~flags;
					}
					c === Codepoint.CODES[":"] && this.op(Regexp.Op.LEFT_PAREN), this.flags = flags;
					return;
				default: break loop;
			}
		}
		throw new RE2JSSyntaxException(Parser.ERR_INVALID_PERL_OP, t.from(startPos));
	}
	parsePosLookBehind() {
		let re = this.newRegexp(Regexp.Op.LEFT_PAREN);
		return re.flags = this.flags, re.lb = ++this.nlb, this.push(re);
	}
	parseNegLookBehind() {
		let re = this.newRegexp(Regexp.Op.LEFT_PAREN);
		return re.flags = this.flags, re.lb = -++this.nlb, this.push(re);
	}
	parseVerticalBar() {
		this.concat(), this.swapVerticalBar() || this.op(Regexp.Op.VERTICAL_BAR);
	}
	swapVerticalBar() {
		let n = this.stack.length;
		if (n >= 3 && this.stack[n - 2].op === Regexp.Op.VERTICAL_BAR && Parser.isCharClass(this.stack[n - 1]) && Parser.isCharClass(this.stack[n - 3])) {
			let re1 = this.stack[n - 1], re3 = this.stack[n - 3];
			if (re1.op > re3.op) {
				let tmp = re3;
				re3 = re1, re1 = tmp, this.stack[n - 3] = re3;
			}
			return Parser.mergeCharClass(re3, re1), this.reuse(re1), this.pop(), !0;
		}
		if (n >= 2) {
			let re1 = this.stack[n - 1], re2 = this.stack[n - 2];
			if (re2.op === Regexp.Op.VERTICAL_BAR) return n >= 3 && this.cleanAlt(this.stack[n - 3]), this.stack[n - 2] = re1, this.stack[n - 1] = re2, !0;
		}
		return !1;
	}
	parseRightParen() {
		if (this.concat(), this.swapVerticalBar() && this.pop(), this.alternate(), this.stack.length < 2) throw new RE2JSSyntaxException(Parser.ERR_UNEXPECTED_PAREN, this.wholeRegexp);
		let re1 = this.pop(), re2 = this.pop();
		if (re2.op !== Regexp.Op.LEFT_PAREN) throw new RE2JSSyntaxException(Parser.ERR_UNEXPECTED_PAREN, this.wholeRegexp);
		if (this.flags = re2.flags, re2.lb !== 0) {
			if (Parser.hasCapture(re1)) throw new RE2JSSyntaxException(Parser.ERR_INVALID_CAPTURE_IN_LOOKBEHIND, this.wholeRegexp);
			re2.op = re2.lb > 0 ? Regexp.Op.PLB : Regexp.Op.NLB, re2.subs = [re1], this.push(re2);
		} else re2.cap === 0 ? this.push(re1) : (re2.op = Regexp.Op.CAPTURE, re2.subs = [re1], this.push(re2));
	}
	parsePerlClassEscape(t, cc) {
		let beforePos = t.pos();
		if ((this.flags & RE2Flags.PERL_X) === 0 || !t.more() || t.pop() !== Codepoint.CODES["\\"] || !t.more()) return !1;
		t.pop();
		let p = t.from(beforePos), g = PERL_GROUPS.has(p) ? PERL_GROUPS.get(p) : null;
		return g !== null && (cc.appendGroup(g, (this.flags & RE2Flags.FOLD_CASE) !== 0), !0);
	}
	parseNamedClass(t, cc) {
		let cls = t.rest(), i = cls.indexOf(":]");
		if (i < 0) return !1;
		let name = cls.substring(0, i + 2);
		t.skipString(name);
		let g = POSIX_GROUPS.has(name) ? POSIX_GROUPS.get(name) : null;
		if (g === null) throw new RE2JSSyntaxException(Parser.ERR_INVALID_CHAR_RANGE, name);
		return cc.appendGroup(g, (this.flags & RE2Flags.FOLD_CASE) !== 0), !0;
	}
	parseUnicodeClass(t, cc) {
		let startPos = t.pos();
		if ((this.flags & RE2Flags.UNICODE_GROUPS) === 0 || !t.lookingAt("\\p") && !t.lookingAt("\\P")) return !1;
		t.skip(1);
		let sign = 1, c = t.pop();
		if (c === Codepoint.CODES.P && (sign = -1), !t.more()) throw t.rewindTo(startPos), new RE2JSSyntaxException(Parser.ERR_INVALID_CHAR_RANGE, t.rest());
		c = t.pop();
		let name;
		if (c !== Codepoint.CODES["{"]) name = Utils.runeToString(c);
		else {
			let rest = t.rest(), end = rest.indexOf("}");
			if (end < 0) throw t.rewindTo(startPos), new RE2JSSyntaxException(Parser.ERR_INVALID_CHAR_RANGE, t.rest());
			name = rest.substring(0, end), t.skipString(name), t.skip(1);
		}
		name.length !== 0 && name.codePointAt(0) === Codepoint.CODES["^"] && (sign = 0 - sign, name = name.substring(1));
		let pair = Parser.unicodeTable(name);
		if (pair === null) throw new RE2JSSyntaxException(Parser.ERR_INVALID_CHAR_RANGE, t.from(startPos));
		pair.sign < 0 && (sign = 0 - sign);
		let tab = pair.tab, fold = pair.fold;
		if ((this.flags & RE2Flags.FOLD_CASE) === 0 || fold === null) cc.appendTableWithSign(tab, sign);
		else {
			let tmp = new CharClass().appendTable(tab).appendTable(fold).cleanClass().toArray();
			cc.appendClassWithSign(Array.from(tmp), sign);
		}
		return !0;
	}
	parseClass(t) {
		let startPos = t.pos();
		t.skip(1);
		let re = this.newRegexp(Regexp.Op.CHAR_CLASS);
		re.flags = this.flags;
		let cc = new CharClass(), sign = 1;
		t.more() && t.lookingAt("^") && (sign = -1, t.skip(1), (this.flags & RE2Flags.CLASS_NL) === 0 && cc.appendRange(Codepoint.CODES["\n"], Codepoint.CODES["\n"]));
		let first = !0;
		for (; !t.more() || t.peek() !== Codepoint.CODES["]"] || first;) {
			if (t.more() && t.lookingAt("-") && (this.flags & RE2Flags.PERL_X) === 0 && !first) {
				let s = t.rest();
				if (s === "-" || !s.startsWith("-]")) throw t.rewindTo(startPos), new RE2JSSyntaxException(Parser.ERR_INVALID_CHAR_RANGE, t.rest());
			}
			first = !1;
			let beforePos = t.pos();
			if (t.lookingAt("[:")) {
				if (this.parseNamedClass(t, cc)) continue;
				t.rewindTo(beforePos);
			}
			if (this.parseUnicodeClass(t, cc) || this.parsePerlClassEscape(t, cc)) continue;
			t.rewindTo(beforePos);
			let lo = Parser.parseClassChar(t, startPos), hi = lo;
			if (t.more() && t.lookingAt("-")) {
				if (t.skip(1), t.more() && t.lookingAt("]")) t.skip(-1);
				else if (hi = Parser.parseClassChar(t, startPos), hi < lo) throw new RE2JSSyntaxException(Parser.ERR_INVALID_CHAR_RANGE, t.from(beforePos));
			}
			(this.flags & RE2Flags.FOLD_CASE) === 0 ? cc.appendRange(lo, hi) : cc.appendFoldedRange(lo, hi);
		}
		t.skip(1), cc.cleanClass(), sign < 0 && cc.negateClass(), re.runes = cc.toArray(), this.push(re);
	}
}, RE2 = class RE2 {
	static initTest(expr) {
		let re2 = RE2.compile(expr), res = new RE2(re2.expr, re2.prog, re2.numSubexp, re2.longest);
		return res.cond = re2.cond, res.prefix = re2.prefix, res.prefixUTF8 = re2.prefixUTF8, res.prefixComplete = re2.prefixComplete, res.prefixRune = re2.prefixRune, res.prefilter = re2.prefilter, res.namedGroups = re2.namedGroups, res;
	}
	static compile(expr) {
		return RE2.compileImpl(expr, RE2Flags.PERL, !1);
	}
	static compilePOSIX(expr) {
		return RE2.compileImpl(expr, RE2Flags.POSIX, !0);
	}
	static compileImpl(expr, mode, longest) {
		let re = Parser.parse(expr, mode), maxCap = re.maxCap(), namedGroups = re.namedGroups;
		re = Simplify.simplify(re);
		let prefilter = PrefilterTree.build(re), prog = Compiler.compileRegexp(re), re2 = new RE2(expr, prog, maxCap, longest);
		re2.prefilter = prefilter.type === Prefilter.Type.NONE ? null : prefilter;
		let [prefixCompl, prefixStr] = prog.prefix();
		return re2.prefixComplete = prefixCompl, re2.prefix = prefixStr, re2.prefixUTF8 = Utils.stringToUtf8ByteArray(re2.prefix), re2.prefix.length > 0 && (re2.prefixRune = re2.prefix.codePointAt(0)), re2.namedGroups = namedGroups, re2;
	}
	static match(pattern, s) {
		return RE2.compile(pattern).match(s);
	}
	constructor(expr, prog, numSubexp = 0, longest = 0) {
		this.expr = expr, this.prog = prog, this.numSubexp = numSubexp, this.longest = longest, this.cond = prog.startCond(), this.prefix = null, this.prefixUTF8 = null, this.prefixComplete = !1, this.prefixRune = 0, this.namedGroups = Object.create(null), this.machinePool = [], this.lazyDFA = null, this.onepass = OnePass.compile(this.prog), this.prefilter = null;
	}
	get dfa() {
		return this.lazyDFA === null && (this.lazyDFA = new DFA(this.prog)), this.lazyDFA;
	}
	matchPrefixComplete(input, pos, anchor, ncap) {
		if ((anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) && pos !== 0) return null;
		let matchStart = -1, matchEnd = -1, pLen = input.prefixLength(this);
		if (anchor === RE2Flags.UNANCHORED) {
			let idx = input.index(this, pos);
			if (idx < 0) return null;
			matchStart = pos + idx, matchEnd = matchStart + pLen;
		} else if (anchor === RE2Flags.ANCHOR_BOTH) {
			if (input.endPos() !== pLen || input.index(this, 0) !== 0) return null;
			matchStart = 0, matchEnd = pLen;
		} else if (anchor === RE2Flags.ANCHOR_START) {
			if (input.index(this, 0) !== 0) return null;
			matchStart = 0, matchEnd = pLen;
		}
		if (matchStart < 0) return null;
		if (ncap > 0) {
			let matchcap = new Int32Array(ncap).fill(-1);
			return matchcap[0] = matchStart, matchcap[1] = matchEnd, Array.from(matchcap);
		}
		return [];
	}
	createLookbehindState() {
		return this.prog.numLb > 0 ? new LookbehindState(this.prog) : null;
	}
	executeEngine(input, pos, anchor, ncap, lbState = null) {
		if (this.prefixComplete && (ncap === 0 || this.numSubexp === 0)) return this.matchPrefixComplete(input, pos, anchor, ncap);
		if (this.prefilter !== null && anchor === RE2Flags.UNANCHORED && !this.prefilter.eval(input, pos)) return null;
		if (this.onepass !== null) return OnePass.execute(this, input, pos, anchor, ncap);
		if (ncap > 0) return this.prog.numLb === 0 && input.endPos() <= Backtracker.maxBitStateLen(this.prog) ? Backtracker.execute(this, input, pos, anchor, ncap) : this.doExecuteNFA(input, pos, anchor, ncap, lbState);
		if (this.prog.numLb === 0) {
			let dfaResult = this.dfa.match(input, pos, anchor);
			if (dfaResult !== null) return dfaResult ? [] : null;
			if (input.endPos() <= Backtracker.maxBitStateLen(this.prog)) return Backtracker.execute(this, input, pos, anchor, ncap);
		}
		return this.doExecuteNFA(input, pos, anchor, ncap, lbState);
	}
	numberOfCapturingGroups() {
		return this.numSubexp;
	}
	numberOfInstructions() {
		return this.prog.numInst();
	}
	get() {
		return this.machinePool.length > 0 ? this.machinePool.pop() : null;
	}
	reset() {
		this.machinePool.length = 0;
	}
	put(m) {
		this.machinePool.push(m);
	}
	toString() {
		return this.expr;
	}
	doExecuteNFA(input, pos, anchor, ncap, lbState = null) {
		let m = this.get();
		m ||= Machine.fromRE2(this), m.init(ncap);
		let cap = m.match(input, pos, anchor, lbState) ? m.submatches() : null;
		return this.put(m), cap;
	}
	match(s) {
		return this.executeEngine(MachineInput.fromUTF16(s), 0, RE2Flags.UNANCHORED, 0) !== null;
	}
	matchWithGroup(input, start, end, anchor, ngroup, lbState = null) {
		return input instanceof MatcherInputBase || (input = Utils.isByteArray(input) ? MatcherInput.utf8(input) : MatcherInput.utf16(input)), this.matchMachineInput(input, start, end, anchor, ngroup, lbState);
	}
	matchMachineInput(input, start, end, anchor, ngroup, lbState = null) {
		if (start > end) return [!1, null];
		let machineInput = input.isUTF16Encoding() ? MachineInput.fromUTF16(input.asCharSequence(), 0, end) : MachineInput.fromUTF8(input.asBytes(), 0, end), groupMatch = this.executeEngine(machineInput, start, anchor, 2 * ngroup, lbState);
		return groupMatch === null ? [!1, null] : [!0, groupMatch];
	}
	matchUTF8(b) {
		return this.executeEngine(MachineInput.fromUTF8(b), 0, RE2Flags.UNANCHORED, 0) !== null;
	}
	replaceAll(src, repl) {
		return this.replaceAllFunc(src, () => repl, 2 * src.length + 1);
	}
	replaceFirst(src, repl) {
		return this.replaceAllFunc(src, () => repl, 1);
	}
	replaceAllFunc(src, replFunc, maxReplaces) {
		let lastMatchEnd = 0, searchPos = 0, out = "", input = MachineInput.fromUTF16(src), lbState = this.createLookbehindState(), numReplaces = 0;
		for (; searchPos <= src.length;) {
			let a = this.executeEngine(input, searchPos, RE2Flags.UNANCHORED, 2, lbState);
			if (a === null || a.length === 0) break;
			out += src.substring(lastMatchEnd, a[0]), (a[1] > lastMatchEnd || a[0] === 0) && (out += replFunc(src.substring(a[0], a[1])), numReplaces++), lastMatchEnd = a[1];
			let width = input.step(searchPos) & 7;
			if (searchPos + width > a[1] ? searchPos += width : searchPos + 1 > a[1] ? searchPos++ : searchPos = a[1], numReplaces >= maxReplaces) break;
		}
		return out += src.substring(lastMatchEnd), out;
	}
	pad(a) {
		if (a === null) return null;
		let n = (1 + this.numSubexp) * 2;
		if (a.length < n) {
			let a2 = Array(n).fill(-1);
			for (let i = 0; i < a.length; i++) a2[i] = a[i];
			a = a2;
		}
		return a;
	}
	allMatches(input, n, deliverFun = (v) => v) {
		let result = [], end = input.endPos();
		n < 0 && (n = end + 1);
		let pos = 0, i = 0, prevMatchEnd = -1, lbState = this.createLookbehindState();
		for (; i < n && pos <= end;) {
			let matches = this.executeEngine(input, pos, RE2Flags.UNANCHORED, this.prog.numCap, lbState);
			if (matches === null || matches.length === 0) break;
			let accept = !0;
			if (matches[1] === pos) {
				matches[0] === prevMatchEnd && (accept = !1);
				let r = input.step(pos);
				r < 0 ? pos = end + 1 : pos += r & 7;
			} else pos = matches[1];
			prevMatchEnd = matches[1], accept && (result.push(deliverFun(this.pad(matches))), i++);
		}
		return result;
	}
	findUTF8(b) {
		let a = this.executeEngine(MachineInput.fromUTF8(b), 0, RE2Flags.UNANCHORED, 2);
		return a === null ? null : b.slice(a[0], a[1]);
	}
	findUTF8Index(b) {
		let a = this.executeEngine(MachineInput.fromUTF8(b), 0, RE2Flags.UNANCHORED, 2);
		return a === null ? null : a.slice(0, 2);
	}
	find(s) {
		let a = this.executeEngine(MachineInput.fromUTF16(s), 0, RE2Flags.UNANCHORED, 2);
		return a === null ? "" : s.substring(a[0], a[1]);
	}
	findIndex(s) {
		return this.executeEngine(MachineInput.fromUTF16(s), 0, RE2Flags.UNANCHORED, 2);
	}
	findUTF8Submatch(b) {
		let a = this.executeEngine(MachineInput.fromUTF8(b), 0, RE2Flags.UNANCHORED, this.prog.numCap);
		if (a === null) return null;
		let ret = Array(1 + this.numSubexp).fill(null);
		for (let i = 0; i < ret.length; i++) 2 * i < a.length && a[2 * i] >= 0 && (ret[i] = b.slice(a[2 * i], a[2 * i + 1]));
		return ret;
	}
	findUTF8SubmatchIndex(b) {
		return this.pad(this.executeEngine(MachineInput.fromUTF8(b), 0, RE2Flags.UNANCHORED, this.prog.numCap));
	}
	findSubmatch(s) {
		let a = this.executeEngine(MachineInput.fromUTF16(s), 0, RE2Flags.UNANCHORED, this.prog.numCap);
		if (a === null) return null;
		let ret = Array(1 + this.numSubexp).fill(null);
		for (let i = 0; i < ret.length; i++) 2 * i < a.length && a[2 * i] >= 0 && (ret[i] = s.substring(a[2 * i], a[2 * i + 1]));
		return ret;
	}
	findSubmatchIndex(s) {
		return this.pad(this.executeEngine(MachineInput.fromUTF16(s), 0, RE2Flags.UNANCHORED, this.prog.numCap));
	}
	findAllUTF8(b, n) {
		let result = this.allMatches(MachineInput.fromUTF8(b), n, (match) => b.slice(match[0], match[1]));
		return result.length === 0 ? null : result;
	}
	findAllUTF8Index(b, n) {
		let result = this.allMatches(MachineInput.fromUTF8(b), n, (match) => match.slice(0, 2));
		return result.length === 0 ? null : result;
	}
	findAll(s, n) {
		let result = this.allMatches(MachineInput.fromUTF16(s), n, (match) => s.substring(match[0], match[1]));
		return result.length === 0 ? null : result;
	}
	findAllIndex(s, n) {
		let result = this.allMatches(MachineInput.fromUTF16(s), n, (match) => match.slice(0, 2));
		return result.length === 0 ? null : result;
	}
	findAllUTF8Submatch(b, n) {
		let result = this.allMatches(MachineInput.fromUTF8(b), n, (match) => {
			let slice = Array(match.length / 2 | 0).fill(null);
			for (let j = 0; j < slice.length; j++) match[2 * j] >= 0 && (slice[j] = b.slice(match[2 * j], match[2 * j + 1]));
			return slice;
		});
		return result.length === 0 ? null : result;
	}
	findAllUTF8SubmatchIndex(b, n) {
		let result = this.allMatches(MachineInput.fromUTF8(b), n);
		return result.length === 0 ? null : result;
	}
	findAllSubmatch(s, n) {
		let result = this.allMatches(MachineInput.fromUTF16(s), n, (match) => {
			let slice = Array(match.length / 2 | 0).fill(null);
			for (let j = 0; j < slice.length; j++) match[2 * j] >= 0 && (slice[j] = s.substring(match[2 * j], match[2 * j + 1]));
			return slice;
		});
		return result.length === 0 ? null : result;
	}
	findAllSubmatchIndex(s, n) {
		let result = this.allMatches(MachineInput.fromUTF16(s), n);
		return result.length === 0 ? null : result;
	}
};
(class RE2Set {
	static UNANCHORED = RE2Flags.UNANCHORED;
	static ANCHOR_START = RE2Flags.ANCHOR_START;
	static ANCHOR_BOTH = RE2Flags.ANCHOR_BOTH;
	constructor(anchor = RE2Set.UNANCHORED, flags = 0, maxMem = 8388608) {
		if (![
			RE2Set.UNANCHORED,
			RE2Set.ANCHOR_START,
			RE2Set.ANCHOR_BOTH
		].includes(anchor)) throw new RE2JSFlagsException("The anchor should be RE2Set.UNANCHORED, RE2Set.ANCHOR_START or RE2Set.ANCHOR_BOTH");
		Utils.checkFlags(flags), this.anchor = anchor, this.jsFlags = flags, this.maxMem = maxMem;
		let re2Flags = RE2Flags.PERL;
		(flags & PublicFlags.DISABLE_UNICODE_GROUPS) !== 0 && (re2Flags &= ~RE2Flags.UNICODE_GROUPS), (flags & PublicFlags.LOOKBEHINDS) !== 0 && (re2Flags |= RE2Flags.LOOKBEHIND), this.re2Flags = re2Flags, this.regexps = [], this.prog = null, this.dfa = null, this.dummyRe2 = null;
	}
	add(pattern) {
		if (this.prog) throw new RE2JSCompileException("Cannot add patterns after compile");
		Utils.checkPattern(pattern);
		let fregex = pattern;
		(this.jsFlags & PublicFlags.CASE_INSENSITIVE) !== 0 && (fregex = `(?i)${fregex}`), (this.jsFlags & PublicFlags.DOTALL) !== 0 && (fregex = `(?s)${fregex}`), (this.jsFlags & PublicFlags.MULTILINE) !== 0 && (fregex = `(?m)${fregex}`);
		let re = Parser.parse(fregex, this.re2Flags);
		return this.regexps.push(Simplify.simplify(re)), this.regexps.length - 1;
	}
	compile() {
		if (this.prog) return;
		let prog = Compiler.compileSet(this.regexps);
		if (prog.numInst() > Parser.MAX_SIZE) throw new RE2JSCompileException(`${Parser.ERR_LARGE}: the set compiles to ${prog.numInst()} instructions, more than ${Parser.MAX_SIZE}`);
		this.prog = prog, this.dfa = new DFA(this.prog, this.maxMem), this.dummyRe2 = {
			prog: this.prog,
			cond: this.prog.startCond(),
			prefix: "",
			prefixRune: 0,
			longest: !1
		};
	}
	match(input) {
		this.prog || this.compile();
		let machineInput = Utils.isByteArray(input) ? MachineInput.fromUTF8(input) : MachineInput.fromUTF16(input), internalAnchor = RE2Flags.UNANCHORED;
		this.anchor === RE2Set.ANCHOR_START ? internalAnchor = RE2Flags.ANCHOR_START : this.anchor === RE2Set.ANCHOR_BOTH && (internalAnchor = RE2Flags.ANCHOR_BOTH);
		let dfaResult = this.dfa.matchSet(machineInput, 0, internalAnchor);
		if (dfaResult !== null) return dfaResult;
		let machine = Machine.fromRE2(this.dummyRe2);
		return machine.init(0), machine.matchSet(machineInput, 0, internalAnchor);
	}
});
var TranslateRegExpString = class TranslateRegExpString {
	static isHexadecimal(ch) {
		return "0" <= ch && ch <= "9" || "A" <= ch && ch <= "F" || "a" <= ch && ch <= "f";
	}
	static translate(data) {
		let prefixFlags = "";
		if (Object.prototype.toString.call(data) === "[object RegExp]" && (data.ignoreCase && (prefixFlags += "i"), data.multiline && (prefixFlags += "m"), data.dotAll && (prefixFlags += "s"), data = data.source), typeof data != "string") return data;
		let result = "", changed = !1, size = data.length;
		size === 0 && (result = "(?:)", changed = !0);
		let inCharClass = !1, i = 0;
		for (; i < size;) {
			let ch = data[i];
			if (ch === "\\") {
				if (i + 1 < size) switch (ch = data[i + 1], ch) {
					case "\\":
						result += "\\\\", i += 2;
						continue;
					case "c":
						if (i + 2 < size) {
							let code = data[i + 2].charCodeAt(0);
							if (code >= 65 && code <= 90 || code >= 97 && code <= 122) {
								let val = code % 32;
								result += "\\x", result += (val >> 4).toString(16).toUpperCase(), result += (val & 15).toString(16).toUpperCase(), i += 3, changed = !0;
								continue;
							}
						}
						result += "c", i += 2, changed = !0;
						continue;
					case "u":
						if (i + 2 < size) {
							if (data[i + 2] === "{") {
								let j = i + 3, hasHex = !1, closed = !1;
								for (; j < size;) {
									let hexChar = data[j];
									if (hexChar === "}") {
										closed = !0;
										break;
									}
									if (!TranslateRegExpString.isHexadecimal(hexChar)) break;
									hasHex = !0, j++;
								}
								if (closed && hasHex) {
									result += "\\x", i += 2, changed = !0;
									continue;
								}
							} else if (i + 5 < size) {
								let isHex4 = !0;
								for (let j = 0; j < 4; j++) if (!TranslateRegExpString.isHexadecimal(data[i + 2 + j])) {
									isHex4 = !1;
									break;
								}
								if (isHex4) {
									result += "\\x{" + data.substring(i + 2, i + 6) + "}", i += 6, changed = !0;
									continue;
								}
							}
						}
						result += "u", i += 2, changed = !0;
						continue;
					case "x": {
						let isValidHex = !1;
						if (i + 2 < size && data[i + 2] === "{") {
							let j = i + 3, hasHex = !1, closed = !1;
							for (; j < size;) {
								let hexChar = data[j];
								if (hexChar === "}") {
									closed = !0;
									break;
								}
								if (!TranslateRegExpString.isHexadecimal(hexChar)) break;
								hasHex = !0, j++;
							}
							closed && hasHex && (isValidHex = !0);
						} else i + 3 < size && TranslateRegExpString.isHexadecimal(data[i + 2]) && TranslateRegExpString.isHexadecimal(data[i + 3]) && (isValidHex = !0);
						isValidHex ? (result += "\\x", i += 2) : (result += "x", i += 2, changed = !0);
						continue;
					}
					case "n":
					case "r":
					case "t":
					case "a":
					case "f":
					case "v":
					case "d":
					case "D":
					case "s":
					case "S":
					case "w":
					case "W":
					case "b":
					case "B":
					case "p":
					case "P":
					case "A":
					case "z":
					case "Q":
					case "E":
					case "0":
					case "1":
					case "2":
					case "3":
					case "4":
					case "5":
					case "6":
					case "7":
						result += "\\" + ch, i += 2;
						continue;
					default: {
						let cp = data.codePointAt(i + 1);
						if (cp >= 48 && cp <= 57 || cp >= 65 && cp <= 90 || cp >= 97 && cp <= 122) {
							let symSize = Utils.charCount(cp);
							result += data.substring(i + 1, i + 1 + symSize), i += symSize + 1, changed = !0;
						} else {
							result += "\\";
							let symSize = Utils.charCount(cp);
							result += data.substring(i + 1, i + 1 + symSize), i += symSize + 1;
						}
						continue;
					}
				}
			} else if (ch === "/") {
				result += "\\/", i += 1, changed = !0;
				continue;
			} else if (ch === "[") {
				if (!inCharClass && data[i + 1] === "]") {
					result += "[^\\x00-\\x{10FFFF}]", i += 2, changed = !0;
					continue;
				}
				if (!inCharClass && data[i + 1] === "^" && data[i + 2] === "]") {
					result += "[\\x00-\\x{10FFFF}]", i += 3, changed = !0;
					continue;
				}
				inCharClass = !0;
			} else if (ch === "]") inCharClass = !1;
			else if (!inCharClass && ch === "(" && i + 2 < size && data[i + 1] === "?" && data[i + 2] === "<" && i + 3 < size && !"=!>)".includes(data[i + 3])) {
				result += "(?P<", i += 3, changed = !0;
				continue;
			}
			let cp = data.codePointAt(i), symSize = Utils.charCount(cp);
			result += data.substring(i, i + symSize), i += symSize;
		}
		let finalResult = changed ? result : data;
		return prefixFlags.length > 0 ? `(?${prefixFlags})${finalResult}` : finalResult;
	}
};
const execResult = (m, input) => {
	let result = m.matchArray();
	return result.index = m.start(0), result.input = input, result.groups = m.namedGroupsObject(), result;
};
var RE2JS = class RE2JS {
	static CASE_INSENSITIVE = PublicFlags.CASE_INSENSITIVE;
	static DOTALL = PublicFlags.DOTALL;
	static MULTILINE = PublicFlags.MULTILINE;
	static DISABLE_UNICODE_GROUPS = PublicFlags.DISABLE_UNICODE_GROUPS;
	static LONGEST_MATCH = PublicFlags.LONGEST_MATCH;
	static LOOKBEHINDS = PublicFlags.LOOKBEHINDS;
	static quote(str) {
		return Utils.quoteMeta(str);
	}
	static quoteReplacement(str, javaMode = !1) {
		return Matcher.quoteReplacement(str, javaMode);
	}
	static translateRegExp(expr) {
		return TranslateRegExpString.translate(expr);
	}
	static compile(regex, flags = 0) {
		Utils.checkPattern(regex), Utils.checkFlags(flags);
		let fregex = regex;
		(flags & RE2JS.CASE_INSENSITIVE) !== 0 && (fregex = `(?i)${fregex}`), (flags & RE2JS.DOTALL) !== 0 && (fregex = `(?s)${fregex}`), (flags & RE2JS.MULTILINE) !== 0 && (fregex = `(?m)${fregex}`);
		let re2Flags = RE2Flags.PERL;
		(flags & RE2JS.DISABLE_UNICODE_GROUPS) !== 0 && (re2Flags &= ~RE2Flags.UNICODE_GROUPS), (flags & RE2JS.LOOKBEHINDS) !== 0 && (re2Flags |= RE2Flags.LOOKBEHIND);
		let p = new RE2JS(regex, flags);
		return p.re2Input = RE2.compileImpl(fregex, re2Flags, (flags & RE2JS.LONGEST_MATCH) !== 0), p;
	}
	static matches(regex, input) {
		return RE2JS.compile(regex).testExact(input);
	}
	static initTest(pattern, flags, re2) {
		if (pattern == null) throw Error("pattern is null");
		if (re2 == null) throw Error("re2 is null");
		let p = new RE2JS(pattern, flags);
		return p.re2Input = re2, p;
	}
	constructor(pattern, flags) {
		this.patternInput = pattern, this.flagsInput = flags, this.re2Input = null;
	}
	reset() {
		this.re2Input.reset();
	}
	flags() {
		return this.flagsInput;
	}
	pattern() {
		return this.patternInput;
	}
	re2() {
		return this.re2Input;
	}
	matches(input) {
		return this.testExact(input);
	}
	matcher(input) {
		return Utils.isByteArray(input) && (input = MatcherInput.utf8(input)), new Matcher(this, input);
	}
	test(input) {
		return Utils.isByteArray(input) ? this.re2Input.matchUTF8(input) : this.re2Input.match(input);
	}
	testExact(input) {
		let machineInput = Utils.isByteArray(input) ? MachineInput.fromUTF8(input) : MachineInput.fromUTF16(input);
		return this.re2Input.executeEngine(machineInput, 0, RE2Flags.ANCHOR_BOTH, 0) !== null;
	}
	exec(input) {
		let m = this.matcher(input);
		return m.find() ? execResult(m, input) : null;
	}
	split(input, limit = 0) {
		let m = this.matcher(input), result = [], emptiesSkipped = 0, last = 0;
		for (; m.find();) if (last === 0 && m.end() === 0) last = m.end();
		else {
			if (limit > 0 && result.length === limit - 1) break;
			if (last === m.start()) {
				if (limit === 0) {
					emptiesSkipped += 1, last = m.end();
					continue;
				}
			} else for (; emptiesSkipped > 0;) result.push(""), --emptiesSkipped;
			result.push(m.substring(last, m.start())), last = m.end();
		}
		if (limit === 0 && last !== m.inputLength()) {
			for (; emptiesSkipped > 0;) result.push(""), --emptiesSkipped;
			result.push(m.substring(last, m.inputLength()));
		}
		return (limit !== 0 || result.length === 0 && !(last === m.inputLength() && last > 0)) && result.push(m.substring(last, m.inputLength())), result;
	}
	*matchAll(input) {
		let m = this.matcher(input);
		for (; m.find();) yield execResult(m, input);
	}
	toString() {
		return this.patternInput;
	}
	programSize() {
		return this.re2Input.numberOfInstructions();
	}
	groupCount() {
		return this.re2Input.numberOfCapturingGroups();
	}
	namedGroups() {
		return this.re2Input.namedGroups;
	}
	equals(other) {
		return this === other ? !0 : other === null || this.constructor !== other.constructor ? !1 : this.flagsInput === other.flagsInput && this.patternInput === other.patternInput;
	}
};
// packages/jsonschema/src/json.ts
function isJsonRecord(value) {
	return typeof value == "object" && !!value && !Array.isArray(value);
}
function toCanonicalJson(value) {
	return Array.isArray(value) ? `[${value.map(toCanonicalJson).join(",")}]` : isJsonRecord(value) ? `{${Object.entries(value).sort(([a], [b]) => a < b ? -1 : +(a > b)).map(([key, item]) => `${JSON.stringify(key)}:${toCanonicalJson(item)}`).join(",")}}` : JSON.stringify(value);
}
function isNestedDeeperThan(levels, value) {
	return typeof value != "object" || !value ? !1 : levels === 0 || Object.values(value).some((item) => isNestedDeeperThan(levels - 1, item));
}
function countValues(value) {
	return typeof value != "object" || !value ? 1 : Object.values(value).reduce((sum, item) => sum + countValues(item), 1);
}
function isMultipleOf(value, divisor) {
	if (!Number.isFinite(value)) return !1;
	let [a, b] = [toExactDecimal(value), toExactDecimal(divisor)], exponent = Math.min(a.exponent, b.exponent);
	return scaleDigits(a, exponent) % scaleDigits(b, exponent) === 0n;
}
// packages/jsonschema/src/keywords.ts
const TYPES = /* @__PURE__ */ new Set([
	"array",
	"boolean",
	"integer",
	"null",
	"number",
	"object",
	"string"
]), isCount = (value) => typeof value == "number" && Number.isInteger(value) && value >= 0, isNumber$1 = (value) => typeof value == "number", isText$1 = (value) => typeof value == "string", isTextList = (value) => Array.isArray(value) && value.every((item) => typeof item == "string"), isUniqueList = (value) => Array.isArray(value) && new Set(value.map(toCanonicalJson)).size === value.length, isSchema = (value, visit) => (visit(value), !0), isSchemaList = (value, visit) => {
	if (!Array.isArray(value)) return !1;
	for (let item of value) visit(item);
	return !0;
}, isSchemaMap = (value, visit) => {
	if (!isJsonRecord(value)) return !1;
	for (let item of Object.values(value)) visit(item);
	return !0;
}, COUNT = {
	expected: "a whole number",
	check: isCount
}, NUMBER$1 = {
	expected: "a number",
	check: isNumber$1
}, TEXT = {
	expected: "text",
	check: isText$1
}, SCHEMA = {
	expected: "a schema",
	check: isSchema
}, SCHEMA_LIST = {
	expected: "a list of schemas",
	check: isSchemaList
}, SCHEMA_MAP = {
	expected: "a map of schemas",
	check: isSchemaMap
}, NUMBER_OR_BOOLEAN = {
	expected: "a number",
	check: (value) => typeof value == "number" || typeof value == "boolean"
}, KEYWORDS$1 = {
	type: {
		expected: "a type or a list of different types",
		check: (value) => {
			let names = Array.isArray(value) ? value : [value];
			return isUniqueList(names) && names.every((name) => typeof name == "string" && TYPES.has(name));
		}
	},
	enum: {
		expected: "a list of different values",
		check: isUniqueList
	},
	required: {
		expected: "a list of different names",
		check: (value, visit) => isTextList(value, visit) && isUniqueList(value)
	},
	properties: SCHEMA_MAP,
	patternProperties: SCHEMA_MAP,
	definitions: SCHEMA_MAP,
	additionalProperties: SCHEMA,
	propertyNames: SCHEMA,
	additionalItems: SCHEMA,
	contains: SCHEMA,
	not: SCHEMA,
	if: SCHEMA,
	then: SCHEMA,
	else: SCHEMA,
	items: {
		expected: "a schema or a list of schemas",
		check: (value, visit) => {
			for (let item of Array.isArray(value) ? value : [value]) visit(item);
			return !0;
		}
	},
	dependencies: {
		expected: "a map of schemas and lists of names",
		check: (value, visit) => isJsonRecord(value) ? Object.values(value).every((item) => Array.isArray(item) ? isTextList(item, visit) : isSchema(item, visit)) : !1
	},
	allOf: SCHEMA_LIST,
	anyOf: SCHEMA_LIST,
	oneOf: SCHEMA_LIST,
	multipleOf: {
		expected: "a number above 0",
		check: (value) => typeof value == "number" && value > 0
	},
	minimum: NUMBER$1,
	maximum: NUMBER$1,
	exclusiveMinimum: NUMBER_OR_BOOLEAN,
	exclusiveMaximum: NUMBER_OR_BOOLEAN,
	minLength: COUNT,
	maxLength: COUNT,
	minItems: COUNT,
	maxItems: COUNT,
	minProperties: COUNT,
	maxProperties: COUNT,
	uniqueItems: {
		expected: "true or false",
		check: (value) => typeof value == "boolean"
	},
	$schema: TEXT,
	$ref: TEXT,
	$id: TEXT,
	id: TEXT,
	title: TEXT,
	description: TEXT,
	pattern: TEXT,
	format: TEXT
}, ANNOTATIONS = /* @__PURE__ */ new Set([
	"$comment",
	"$defs",
	"const",
	"contentEncoding",
	"contentMediaType",
	"default",
	"deprecated",
	"example",
	"examples",
	"readOnly",
	"writeOnly"
]), KNOWN_KEYWORDS = [...Object.keys(KEYWORDS$1), ...ANNOTATIONS];
// packages/jsonschema/src/schema-error.ts
var SchemaError = class extends Error {
	name = "SchemaError";
};
// packages/jsonschema/src/check-schema.ts
const MAX_PATTERN_LENGTH$1 = 1e4, KNOWN_DIALECT = /^https?:\/\/json-schema\.org\/(?:draft-0[467]\/)?schema#?$/, LOCAL_BASE = "schema://local/";
function checkSchema(text, budget) {
	let root = parseJson(text);
	if (isNestedDeeperThan(200, root)) throw new SchemaError("is nested deeper than 200 levels");
	return new SchemaWalker(root, budget).check();
}
function parseJson(text) {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw new SchemaError(`is not JSON: ${errorMessage(error)}`, { cause: error });
	}
}
var SchemaWalker = class {
	#root;
	#budget;
	#draft;
	#schemasByUri = /* @__PURE__ */ new Map();
	#refs = /* @__PURE__ */ new Map();
	#patterns = /* @__PURE__ */ new Map();
	#seen = /* @__PURE__ */ new Set();
	#unknownKeywords = /* @__PURE__ */ new Set();
	constructor(root, budget) {
		this.#root = root, this.#budget = budget, this.#draft = readDraft(root);
	}
	check() {
		this.#schema(this.#root, LOCAL_BASE), this.#schemasByUri.set(LOCAL_BASE, this.#root);
		let targets = /* @__PURE__ */ new Map();
		for (let [from, to] of this.#refs) {
			let target = this.#find(to);
			targets.set(from, target), this.#schema(target, to);
		}
		return {
			root: this.#root,
			targets,
			patterns: this.#patterns,
			draft: this.#draft ?? 7,
			unknownDialect: findUnknownDialect(this.#root),
			unknownKeywords: this.#unknownKeywords
		};
	}
	#schema(schema, base) {
		if (typeof schema == "boolean") return;
		if (!isJsonRecord(schema)) throw new SchemaError("has a schema that is neither an object nor a boolean");
		if (this.#seen.has(schema)) return;
		this.#seen.add(schema);
		let ownBase = this.#registerId(schema, base), isReference = typeof schema.$ref == "string";
		typeof schema.$ref == "string" && this.#refs.set(schema, resolveUri(schema.$ref, ownBase));
		for (let [keyword, value] of Object.entries(schema)) isReference && keyword !== "definitions" || this.#keyword(keyword, value, ownBase);
		isReference || checkBounds(schema, this.#draft);
	}
	#registerId(schema, base) {
		let id = schema.$id ?? schema.id;
		if (typeof id != "string" || schema.$ref !== void 0) return base;
		let uri = resolveUri(id, base);
		return this.#schemasByUri.set(uri.replace(/#$/, ""), schema), uri.replace(/#.*$/s, "");
	}
	#keyword(keyword, value, base) {
		let known = Object.hasOwn(KEYWORDS$1, keyword) ? KEYWORDS$1[keyword] : void 0;
		if (known && !known.check(value, (part) => this.#schema(part, base))) throw new SchemaError(`has a value of "${keyword}" that is not ${known.expected}`);
		if (known || ANNOTATIONS.has(keyword) || keyword.startsWith("x-") || this.#unknownKeywords.add(keyword), keyword === "pattern" && this.#pattern(String(value)), keyword === "patternProperties" && isJsonRecord(value)) for (let pattern of Object.keys(value)) this.#pattern(pattern);
	}
	#pattern(pattern) {
		if (pattern.length > MAX_PATTERN_LENGTH$1) throw new SchemaError(`has a pattern of more than ${MAX_PATTERN_LENGTH$1} characters`);
		if (this.#patterns.has(pattern)) return;
		let compiled = compilePattern(pattern);
		this.#budget?.spend(50 * compiled.programSize()), this.#patterns.set(pattern, compiled);
	}
	#find(uri) {
		let known = this.#schemasByUri.get(uri) ?? this.#schemasByUri.get(uri.replace(/#$/, ""));
		if (known !== void 0) return known;
		let [document = "", fragment = ""] = uri.split("#", 2), root = this.#schemasByUri.get(document), isPointer = fragment === "" || fragment.startsWith("/"), found = root !== void 0 && isPointer ? resolvePointer(root, fragment) : void 0;
		if (found === void 0) throw new SchemaError(`refers to ${uri.replace(LOCAL_BASE, "")}, which is not in the schema`);
		return found;
	}
};
function compilePattern(pattern) {
	try {
		return RE2JS.compile(pattern);
	} catch (error) {
		throw error instanceof RE2JSException ? new SchemaError(`has an invalid pattern: ${error.message}`, { cause: error }) : error;
	}
}
function resolveUri(reference, base) {
	if (!URL.canParse(reference, base)) throw new SchemaError(`has an invalid reference: ${reference}`);
	return new URL(reference, base).href;
}
function resolvePointer(root, pointer) {
	let value = root;
	for (let part of pointer.split("/").slice(1)) {
		let key = decodeUriPart(part).replaceAll("~1", "/").replaceAll("~0", "~");
		if (value = Array.isArray(value) ? /^\d{1,9}$/.test(key) ? value[Number(key)] : void 0 : isJsonRecord(value) && Object.hasOwn(value, key) ? value[key] : void 0, value === void 0) return;
	}
	return value;
}
function decodeUriPart(part) {
	try {
		return decodeURIComponent(part);
	} catch (error) {
		throw new SchemaError(`has an invalid reference: ${part}`, { cause: error });
	}
}
function readDraft(root) {
	let dialect = isJsonRecord(root) && typeof root.$schema == "string" ? root.$schema : "", draft = /^http:\/\/json-schema\.org\/draft-0([467])\/schema#?$/.exec(dialect)?.[1];
	return draft === void 0 ? void 0 : Number(draft);
}
function findUnknownDialect(root) {
	let dialect = isJsonRecord(root) ? root.$schema : void 0;
	return typeof dialect == "string" && !KNOWN_DIALECT.test(dialect) ? dialect : void 0;
}
function checkBounds(schema, draft) {
	for (let part of ["Length", "Properties"]) {
		let [min, max] = [schema[`min${part}`], schema[`max${part}`]];
		if (typeof min == "number" && typeof max == "number" && min > max) throw new SchemaError(`has a min${part} above its max${part}`);
	}
	for (let [exclusive, bound] of [["exclusiveMinimum", "minimum"], ["exclusiveMaximum", "maximum"]]) {
		let value = schema[exclusive];
		if (typeof value == "boolean" && schema[bound] === void 0) throw new SchemaError(`has an ${exclusive} without a ${bound}`);
		if (value !== void 0 && draft !== void 0 && draft === 4 != (typeof value == "boolean")) throw new SchemaError(`has a value of "${exclusive}" that draft ${draft} does not allow`);
	}
}
// packages/jsonschema/src/step-budget.ts
var StepBudget = class {
	left;
	constructor(steps) {
		this.left = steps;
	}
	spend(steps) {
		if (this.left -= steps, this.left < 0) throw new SchemaError("takes too many steps to check");
	}
};
// packages/jsonschema/src/email-address.ts
const DOT_ATOM = /[!#$%&'*+\-./0-9=?A-Z^_`a-z{|}~\u0080-\u{10ffff}]+/uy, QUOTED$1 = /"((?:[\t !#-[\]-~\u0080-\u{10ffff}]|\\[\t -~\u0080-\u{10ffff}])*)"/uy, DOMAIN_LITERAL = /\[([!-Z^-~]*)\]/y, SPACE = /[\t ]*/y;
function isEmailAddress(text, isIpAddress) {
	return new AddressParser(text, isIpAddress).parse();
}
var AddressParser = class {
	#text;
	#isIpAddress;
	#at = 0;
	constructor(text, isIpAddress) {
		this.#text = text, this.#isIpAddress = isIpAddress;
	}
	parse() {
		return this.#address(!0) === 1 && this.#comments() && this.#at === this.#text.length;
	}
	#address(allowsGroup) {
		this.#match(SPACE);
		let start = this.#at;
		if (this.#specification()) return this.#match(SPACE), !this.#consume("(") || this.#comment() ? 1 : void 0;
		if (this.#at = start, this.#text[start] === "<" || this.#phrase()) return this.#match(SPACE), allowsGroup && this.#consume(":") ? this.#group() : this.#consume("<") && this.#specification() && this.#consume(">") ? 1 : void 0;
	}
	#group() {
		this.#match(SPACE);
		let count = 0;
		for (; !this.#consume(";");) {
			if (count > 0 && !this.#consume(",")) return;
			let found = this.#address(!1);
			if (found === void 0 || !this.#comments()) return;
			count += found;
		}
		return this.#comments(), count;
	}
	#specification() {
		if (this.#match(SPACE), !(this.#text[this.#at] === "\"" ? (this.#match(QUOTED$1)?.[1] ?? "") !== "" : this.#dotAtom()) || !this.#consume("@")) return !1;
		if (this.#match(SPACE), this.#text[this.#at] !== "[") return this.#dotAtom();
		let literal = this.#match(DOMAIN_LITERAL)?.[1];
		return literal !== void 0 && this.#isIpAddress(literal);
	}
	#dotAtom() {
		let atom = this.#match(DOT_ATOM)?.[0];
		return atom !== void 0 && !/^\.|\.\.|\.$/.test(atom);
	}
	#phrase() {
		for (let words = 0;; words += 1) {
			if (words > 0 && !this.#comments()) return !1;
			if (this.#match(SPACE), !this.#match(QUOTED$1) && !this.#match(DOT_ATOM)) return words > 0;
		}
	}
	#comments() {
		for (this.#match(SPACE); this.#consume("(");) {
			if (!this.#comment()) return !1;
			this.#match(SPACE);
		}
		return !0;
	}
	#comment() {
		for (let depth = 1; depth > 0; this.#at += 1) {
			let character = this.#text[this.#at];
			if (character === void 0) return !1;
			character === "\\" && this.#at + 1 < this.#text.length ? this.#at += 1 : character === "(" ? depth += 1 : character === ")" && --depth;
		}
		return !0;
	}
	#match(pattern) {
		pattern.lastIndex = this.#at;
		let match = pattern.exec(this.#text) ?? void 0;
		return this.#at += match?.[0].length ?? 0, match;
	}
	#consume(character) {
		return this.#text[this.#at] === character && (this.#at += 1, !0);
	}
};
// packages/jsonschema/src/string-formats.ts
const HOST_PART = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?", HOST_NAME = RegExp(`^${HOST_PART}(?:\\.${HOST_PART})*$`), UUID = /^[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}$/, POINTER = /^(?:\/(?:[^~/]|~[01])*)*$/, RELATIVE_POINTER = /^(?:0|[1-9][0-9]*)(?:#|(?:\/(?:[^~/]|~[01])*)*)$/, DATE = /^(\d{4})-(\d{2})-(\d{2})$/, TIME = /^(\d{1,2}):(\d{2}):(\d{2})(?:[.,]\d+)?(?:(Z)|[+-](\d{2}):(\d{2}))?$/, MAX_LENGTH = 2048, FORMATS = {
	date: isDate,
	time: (text) => isTime(text),
	"date-time": (text) => isDate(text) || isTime(text) || isDateTime(text),
	hostname: (text) => text.length < 256 && HOST_NAME.test(text),
	email: isEmail,
	"idn-email": isEmail,
	ipv4: isIpv4,
	ipv6: isIpv6,
	uri: isUri,
	iri: isUri,
	"uri-reference": isReference,
	"iri-reference": isReference,
	"uri-template": (text) => isReference(text) && /^(?:[^{}]|\{[^{}]*\})*$/.test(text),
	uuid: (text) => UUID.test(text),
	regex: isPattern,
	"json-pointer": (text) => POINTER.test(text),
	"relative-json-pointer": (text) => RELATIVE_POINTER.test(text)
};
function matchesFormat(format, text) {
	return !Object.hasOwn(FORMATS, format) || FORMATS[format]?.(text) === !0;
}
function isDate(text) {
	let [, year, month, day] = DATE.exec(text) ?? [];
	if (day === void 0) return !1;
	let last = new Date(Date.UTC(2e3 + Number(year) % 400, Number(month), 0)).getUTCDate();
	return Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= last;
}
function isTime(text, needsZone = !1) {
	let match = TIME.exec(text);
	if (!match) return !1;
	let [, hour, minute, second, utc, zoneHour = "0", zoneMinute = "0"] = match;
	return needsZone && utc === void 0 && match[5] === void 0 ? !1 : Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60 && Number(zoneHour) <= 24 && Number(zoneMinute) < 60;
}
function isDateTime(text) {
	return text.charAt(10) === "T" && isDate(text.slice(0, 10)) && isTime(text.slice(11), !0);
}
function isEmail(text) {
	return isEmailAddress(text, (address) => isIpv4(address) || isIpv6(address));
}
function isIpv4(text) {
	let parts = text.split(".");
	return parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
}
function isIpv6(text) {
	let last = text.lastIndexOf(":");
	if (last < 0 || text.length > 45) return !1;
	let tail = text.slice(last + 1);
	if (tail.includes(".")) return isIpv4(tail) && isIpv6(`${text.slice(0, last + 1)}0:0`);
	let halves = text.split("::");
	if (halves.length > 2) return !1;
	let groups = halves.flatMap((half) => half === "" ? [] : half.split(":"));
	return groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group)) ? halves.length === 2 ? groups.length < 8 : groups.length === 8 : !1;
}
function isReference(text) {
	return text.length <= MAX_LENGTH && isUrl(text) && !text.includes("\\");
}
function isUri(text) {
	return isReference(text) && /^[a-zA-Z][a-zA-Z0-9+.-]*:/.test(text);
}
function isPattern(text) {
	if (text.length > MAX_LENGTH) return !1;
	try {
		return RE2JS.compile(text), !0;
	} catch (error) {
		if (error instanceof RE2JSException) return !1;
		throw error;
	}
}
// packages/jsonschema/src/validate-value.ts
const MAX_STEPS = 2e6;
function validateValue(schema, value, budget = new StepBudget(MAX_STEPS)) {
	let validator = new ValueValidator(schema, Math.min(budget.left, MAX_STEPS));
	try {
		validator.check(schema.root, value, []);
	} finally {
		budget.left -= validator.steps;
	}
	return validator.violations;
}
var ValueValidator = class {
	#schema;
	violations = [];
	steps = 0;
	#maxSteps;
	#depth = 0;
	constructor(schema, maxSteps) {
		this.#schema = schema, this.#maxSteps = maxSteps;
	}
	check(schema, value, path) {
		if (this.#spend(1), schema === !1 && this.#fail(path, "is not allowed"), !isJsonRecord(schema)) return;
		if (this.#depth += 1, this.#depth > 500) throw new SchemaError("refers to itself without end");
		let target = this.#schema.targets.get(schema);
		target === void 0 ? this.#hasType(schema, value, path) && this.#keywords(schema, value, path) : this.check(target, value, path), --this.#depth;
	}
	#keywords(schema, value, path) {
		this.#values(schema, value, path), this.#combinations(schema, value, path), typeof value == "number" ? this.#number(schema, value, path) : typeof value == "string" ? this.#text(schema, value, path) : Array.isArray(value) ? this.#list(schema, value, path) : isJsonRecord(value) && this.#object(schema, value, path);
	}
	#try(schema, value, path) {
		let outer = this.violations;
		this.violations = [], this.check(schema, value, path);
		let found = this.violations;
		return this.violations = outer, found;
	}
	#hasType({ type }, value, path) {
		if (type === void 0 || Array.isArray(type) && type.length === 0) return !0;
		let allowed = (Array.isArray(type) ? type : [type]).map(String), own = typeOf(value);
		return allowed.includes(own) || own === "integer" && allowed.includes("number") ? !0 : (this.#fail(path, `must be ${allowed.join(" or ")}`), !1);
	}
	#values({ enum: choices, const: only }, value, path) {
		if (Array.isArray(choices) && choices.length > 0) {
			this.#spend(countValues(choices) + countValues(value));
			let text = toCanonicalJson(value);
			choices.some((choice) => toCanonicalJson(choice) === text) || this.#fail(path, `must be one of ${formatValue$1(choices)}`);
		}
		only === void 0 || this.#schema.draft < 6 || (this.#spend(countValues(only) + countValues(value)), toCanonicalJson(only) !== toCanonicalJson(value) && this.#fail(path, `must be ${formatValue$1(only)}`));
	}
	#combinations(schema, value, path) {
		let { allOf, anyOf, oneOf, not } = schema;
		if (Array.isArray(allOf)) for (let part of allOf) this.check(part, value, path);
		if (Array.isArray(anyOf) && anyOf.length > 0) {
			let tries = anyOf.map((part) => this.#try(part, value, path));
			tries.every(({ length }) => length > 0) && this.#failClosest(path, "matches no schema of \"anyOf\"", tries);
		}
		if (Array.isArray(oneOf) && oneOf.length > 0) {
			let tries = oneOf.map((part) => this.#try(part, value, path)), matching = tries.filter(({ length }) => length === 0).length;
			matching === 0 ? this.#failClosest(path, "matches no schema of \"oneOf\"", tries) : matching > 1 && this.#fail(path, "matches more than one schema of \"oneOf\"");
		}
		if (not !== void 0 && this.#try(not, value, path).length === 0 && this.#fail(path, "must not match the schema of \"not\""), schema.if === void 0 || this.#schema.draft < 7) return;
		let branch = this.#try(schema.if, value, path).length === 0 ? schema.then : schema.else;
		branch !== void 0 && this.check(branch, value, path);
	}
	#failClosest(path, message, tries) {
		this.#fail(path, message);
		let [best = []] = [...tries].sort((a, b) => a.length - b.length);
		for (let violation of best) this.#fail(violation.path, violation.message);
	}
	#number(schema, value, path) {
		let { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, format } = schema;
		typeof minimum == "number" && (exclusiveMinimum === !0 ? value <= minimum : value < minimum) && this.#fail(path, `must be ${exclusiveMinimum === !0 ? ">" : ">="} ${minimum}`), typeof maximum == "number" && (exclusiveMaximum === !0 ? value >= maximum : value > maximum) && this.#fail(path, `must be ${exclusiveMaximum === !0 ? "<" : "<="} ${maximum}`), typeof exclusiveMinimum == "number" && value <= exclusiveMinimum && this.#fail(path, `must be > ${exclusiveMinimum}`), typeof exclusiveMaximum == "number" && value >= exclusiveMaximum && this.#fail(path, `must be < ${exclusiveMaximum}`), typeof multipleOf == "number" && !isMultipleOf(value, multipleOf) && this.#fail(path, `must be a multiple of ${multipleOf}`), typeof format == "string" && !matchesFormat(format, "\0") && this.#fail(path, `must match format ${quote(format)}`);
	}
	#text({ minLength, maxLength, pattern, format }, value, path) {
		if (minLength !== void 0 || maxLength !== void 0) {
			this.#spend(value.length / 100);
			let length = Array.from(value).length;
			length < Number(minLength ?? 0) && this.#fail(path, `must have at least ${minLength} characters`), maxLength !== void 0 && length > Number(maxLength) && this.#fail(path, `must have at most ${maxLength} characters`);
		}
		typeof pattern == "string" && !this.#matches(pattern, value) && this.#fail(path, `must match the pattern ${quote(pattern)}`), typeof format == "string" && (this.#spend(value.length / 10), matchesFormat(format, value) || this.#fail(path, `must match format ${quote(format)}`));
	}
	#list(schema, value, path) {
		let { items, additionalItems, minItems, maxItems, uniqueItems, contains } = schema, at = (index) => [...path, String(index)];
		if (Array.isArray(items)) value.forEach((item, index) => {
			let own = index < items.length ? items[index] : items.length > 0 ? additionalItems : void 0;
			own !== void 0 && this.check(own, item, at(index));
		});
		else if (items !== void 0) for (let [index, item] of value.entries()) this.check(items, item, at(index));
		minItems !== void 0 && value.length < Number(minItems) && this.#fail(path, `must have at least ${minItems} items`), maxItems !== void 0 && value.length > Number(maxItems) && this.#fail(path, `must have at most ${maxItems} items`), uniqueItems === !0 && (this.#spend(countValues(value)), new Set(value.map(toCanonicalJson)).size < value.length && this.#fail(path, "must not have duplicate items")), contains === void 0 || this.#schema.draft < 6 || value.some((item, index) => this.#try(contains, item, at(index)).length === 0) || this.#fail(path, "lacks an item that matches the schema of \"contains\"");
	}
	#object(schema, value, path) {
		let { required, minProperties, maxProperties, propertyNames } = schema, keys = Object.keys(value);
		if (Array.isArray(required)) {
			this.#spend(required.length / 10);
			for (let name of required) Object.hasOwn(value, String(name)) || this.#fail(path, `lacks ${quote(String(name))}`);
		}
		minProperties !== void 0 && keys.length < Number(minProperties) && this.#fail(path, `must have at least ${minProperties} keys`), maxProperties !== void 0 && keys.length > Number(maxProperties) && this.#fail(path, `must have at most ${maxProperties} keys`);
		for (let key of keys) this.#property(schema, key, value[key] ?? null, path);
		if (propertyNames !== void 0 && this.#schema.draft >= 6) for (let key of keys) for (let { message } of this.#try(propertyNames, key, path)) this.#fail(path, `must not have the key ${quote(key)}: it ${message}`);
		this.#dependencies(schema, value, path);
	}
	#property(schema, key, value, path) {
		let { properties, patternProperties, additionalProperties } = schema, at = [...path, key], isKnown = !1;
		properties !== void 0 && isJsonRecord(properties) && Object.hasOwn(properties, key) && (isKnown = !0, this.check(properties[key] ?? !0, value, at));
		for (let [pattern, part] of Object.entries(isJsonRecord(patternProperties ?? null) ? patternProperties ?? {} : {})) this.#matches(pattern, key) && (isKnown = !0, this.check(part, value, at));
		isKnown || additionalProperties === void 0 || (additionalProperties === !1 ? this.#fail(path, `must not have ${quote(key)}`) : this.check(additionalProperties, value, at));
	}
	#dependencies({ dependencies }, value, path) {
		if (dependencies !== void 0 && isJsonRecord(dependencies)) {
			for (let [key, needed] of Object.entries(dependencies)) if (this.#spend(1), Object.hasOwn(value, key)) {
				if (!Array.isArray(needed)) this.check(needed, value, path);
				else for (let name of needed) Object.hasOwn(value, String(name)) || this.#fail(path, `lacks ${quote(String(name))}, which ${quote(key)} requires`);
			}
		}
	}
	#matches(pattern, text) {
		let regex = this.#schema.patterns.get(pattern);
		if (!regex) throw Error(`the pattern ${pattern} was not checked`);
		return this.#spend(1 + text.length * regex.programSize() / 16), regex.matcher(text).find();
	}
	#spend(steps) {
		if (this.steps += steps, this.steps > this.#maxSteps) throw new SchemaError("takes too many steps to check");
	}
	#fail(path, message) {
		this.violations.length < 100 && this.violations.push({
			path,
			message
		});
	}
};
function typeOf(value) {
	return value === null ? "null" : Array.isArray(value) ? "array" : typeof value == "number" ? Number.isInteger(value) ? "integer" : "number" : typeof value;
}
function formatValue$1(value) {
	let text = JSON.stringify(value);
	return text.length > 200 ? `${text.slice(0, 200)}\u2026` : text;
}
// packages/scheduler/src/config/schema-problems.ts
const TEXT_EXPECTED = /^must be (?:[a-z]+ or )*string(?: or [a-z]+)*$/;
function createUncheckedWarning({ name, at, owner }, { unknownDialect, unknownKeywords }) {
	if (unknownDialect === void 0 && unknownKeywords.size === 0) return;
	let keywords = [...unknownKeywords], parts = [...unknownDialect === void 0 ? [] : [`the rules of ${quote(unknownDialect)}`], ...keywords.map((keyword) => `the keyword ${quote(keyword)}`)], nearest = keywords.map((keyword) => findNearest(keyword, KNOWN_KEYWORDS)).find((known) => known !== void 0);
	return {
		code: "config-schema-unchecked",
		severity: "warning",
		message: `${name} has parts that are not checked: ${joinLimited(parts, 5)}`,
		at,
		hint: nearest ? `Did you mean ${nearest}?` : "Use the keywords of draft 4 to 7.",
		...ownerOf$1(owner)
	};
}
function createSchemaProblem({ name, at, owner }, { message }) {
	return {
		code: "config-schema",
		message: `${name} cannot be used: it ${sanitizeText(message)}`,
		at,
		hint: "Use a JSON Schema (draft 4 to 7) in JSON that does not refer to other documents.",
		...ownerOf$1(owner)
	};
}
function createViolationProblem(source, { path, message }, config) {
	let origin = config.provenance.find(({ key }) => key === path[0])?.setBy.at(-1), subject = path.length === 0 ? "platform configuration" : quote(path.join(".")), at = origin?.at ?? source.at, numberHint = path.length === 1 ? findNumberHint(config, path[0] ?? "", message) : void 0;
	return {
		code: "config-violates-schema",
		message: `${subject} ${message} (${source.name})${numberHint ? "; its text was checked as a number" : ""}`,
		at,
		...numberHint ? { hint: numberHint } : {},
		...origin ? { related: [{
			message: "the config schema",
			at: source.at
		}] } : {},
		...ownerOf$1(source.owner)
	};
}
function ownerOf$1(owner) {
	return ownedBy(owner || void 0);
}
function findNumberHint({ data }, key, message) {
	let value = data.entries.get(key), number = typeof value == "string" ? parseFiniteGoFloat(value) : void 0;
	if (number === void 0) return;
	let start = "Text that can be read as a number is checked as one, with quotes, too. To accept it, allow";
	return TEXT_EXPECTED.test(message) ? `${start} both: \`"type": ["string", "number"]\`.` : message.includes(JSON.stringify(value)) ? `${start} the number as well: \`"enum": [${number}, \u2026]\`.` : void 0;
}
// packages/scheduler/src/config/schema-checker.ts
const NO_PROBLEMS = [];
function createSchemaChecker(schemas, targets) {
	if (schemas.length === 0 && targets.every(({ configSchemas }) => configSchemas.length === 0)) return {
		check: () => NO_PROBLEMS,
		diagnostics: () => []
	};
	let bySource = new Map(schemas.map((schema) => [toPlatformSource(schema), schema])), applicability = new Applicability([...bySource].map(([item, schema]) => ({
		item,
		conditions: toLabelConditions(schema.labels)
	}))), runner = new SchemaRunner(), results = /* @__PURE__ */ new Map(), identify = createIdentifier();
	return {
		check(clusterType, target, config) {
			let sources = [...applicability.of(clusterType, target), ...target.configSchemas.map((text) => toTargetSource(text, target))];
			if (sources.length === 0) return NO_PROBLEMS;
			let known = results.get(config) ?? /* @__PURE__ */ new Map();
			results.set(config, known);
			let key = sources.map(identify).join(","), problems = known.get(key) ?? sources.flatMap((source) => runner.check(source, config));
			return known.set(key, problems), problems;
		},
		diagnostics: (scope) => {
			let unused = applicability.findUnused(scope).flatMap(({ item, ...reason }) => {
				let schema = bySource.get(item);
				return schema ? [{
					...reason,
					item: schema
				}] : [];
			});
			return [...runner.warnings, ...createUnusedSchemaWarnings(unused)];
		}
	};
}
function createIdentifier() {
	let [texts, names] = [/* @__PURE__ */ new Map(), /* @__PURE__ */ new Map()], numberOf = (numbers, key) => {
		let number = numbers.get(key) ?? numbers.size;
		return numbers.set(key, number), number;
	};
	return ({ name, text }) => `${numberOf(names, name)}:${numberOf(texts, text)}`;
}
function toPlatformSource(schema) {
	return {
		name: `config schema ${schema.name}`,
		text: schema.schema,
		at: schema.locate("spec", "schema"),
		owner: void 0
	};
}
function toTargetSource(text, target) {
	let at = target.locate("configSchemas");
	return {
		name: `a config schema of workload ${target.workload}`,
		text,
		at,
		owner: target.registration ?? ""
	};
}
var SchemaRunner = class {
	#compiled = /* @__PURE__ */ new Map();
	#budgets = /* @__PURE__ */ new Map();
	warnings = [];
	check(source, config) {
		let budget = this.#budgetOf(source.owner), compiled = this.#compile(source, budget);
		if (compiled.kind === "invalid") return [createSchemaProblem(source, compiled.error)];
		try {
			return validateValue(compiled.schema, toValidatedValue(config), budget).map((each) => createViolationProblem(source, each, config));
		} catch (error) {
			if (!(error instanceof SchemaError)) throw error;
			return [createSchemaProblem(source, error)];
		}
	}
	#compile(source, budget) {
		let { text } = source, known = this.#compiled.get(text);
		if (known) return known;
		let result = compileSchema(text, budget), warning = result.kind === "valid" ? createUncheckedWarning(source, result.schema) : void 0;
		return warning && this.warnings.push(warning), (budget === void 0 || budget.left >= 0) && this.#compiled.set(text, result), result;
	}
	#budgetOf(owner) {
		if (owner === void 0) return;
		let budget = this.#budgets.get(owner) ?? new StepBudget(4e6);
		return this.#budgets.set(owner, budget), budget;
	}
};
function compileSchema(text, budget) {
	try {
		return budget?.spend(1), {
			kind: "valid",
			schema: checkSchema(text, budget)
		};
	} catch (error) {
		if (!(error instanceof SchemaError)) throw error;
		return {
			kind: "invalid",
			error
		};
	}
}
function toValidatedValue(config) {
	return Object.fromEntries([...config.data.entries].map(([key, value]) => {
		let number = typeof value == "string" ? parseFiniteGoFloat(value) : void 0;
		return [String(key), number ?? toJsonValue(value)];
	}));
}
// packages/scheduler/src/render/built-in-template.ts
const BUILT_IN_TEMPLATES = {
	configMap: createBuiltIn("configMap", void 0, "{{- if .ConfigData -}}\napiVersion: v1\ndata:\n{{- range $key, $value := .ConfigText }}\n  {{ toYaml $key }}: {{ toYaml $value }}\n{{- end }}\nkind: ConfigMap\nmetadata:\n  name: platform-config\n  namespace: {{ .Namespace }}\n{{ end -}}\n"),
	envFile: createBuiltIn("envFile", "sh", "{{- range $key, $value := .ConfigText -}}\nexport {{ $key }}=\"{{ $value }}\"\n{{ end -}}\n")
};
function isBuiltInTemplate(template) {
	return Object.values(BUILT_IN_TEMPLATES).includes(template);
}
function createBuiltIn(name, contentType, text) {
	let at = {
		source: "built-in",
		file: name,
		line: 1,
		column: 1
	};
	return {
		kind: "Template",
		name: `${name} (built in)`,
		labels: {},
		locate: () => at,
		type: "config",
		contentType,
		file: void 0,
		engine: "gotemplate",
		manifests: [{
			at,
			text
		}]
	};
}
// packages/gotemplate/src/errors/template-error.ts
var TemplateError = class extends Error {
	name = "TemplateError";
	kind;
	template;
	at;
	reason;
	hint;
	constructor(kind, message, where) {
		super(message, where.cause === void 0 ? void 0 : { cause: where.cause }), this.kind = kind, this.template = where.template, this.at = where.at, this.reason = where.reason ?? message, this.hint = where.hint;
	}
};
// packages/gotemplate/src/runtime/limits.ts
const DEFAULT_LIMITS = {
	templateSize: 1048576,
	nesting: 200,
	depth: 1e3,
	steps: 1e6,
	outputSize: 16777216,
	work: 268435456,
	slowWork: 1e9
}, MAX_TEXT_SIZE = 1e7, MAX_ELEMENTS = 1e6;
var LimitError = class extends FunctionError {};
function checkTextSize(size) {
	if (size > MAX_TEXT_SIZE) throw new LimitError(`a text of ${size} characters is too large; at most ${MAX_TEXT_SIZE} are allowed`);
}
function checkElementCount(count) {
	if (count > 1e6) throw new LimitError(`${count} elements are too many; at most ${MAX_ELEMENTS} are allowed`);
}
// packages/gotemplate/src/runtime/rendering.ts
let current;
const created = /* @__PURE__ */ new WeakSet();
function runIsolated(run, first, second, maxWork) {
	let outer = current, rendering = {
		maps: void 0,
		lists: void 0,
		isNested: outer !== void 0,
		workLeft: maxWork,
		searchMs: 0
	};
	current = rendering;
	try {
		return run(first, second);
	} finally {
		current = outer, (rendering.maps !== void 0 || rendering.lists !== void 0) && restoreInputs(rendering);
	}
}
function restoreInputs({ maps, lists }) {
	for (let [entries, before] of maps ?? []) {
		entries.clear();
		for (let [key, value] of before) entries.set(key, value);
	}
	for (let [items, before] of lists ?? []) before.forEach((item, index) => {
		items[index] = item;
	});
}
function spendWork(units) {
	if (current !== void 0 && (current.workLeft -= units, current.workLeft < 0)) throw new LimitError("the template takes too long: it compares, merges, copies or derives too much");
}
function runSearch(run) {
	if (current === void 0) return run();
	let start = performance.now(), result = run();
	if (current.searchMs += performance.now() - start, current.searchMs > 5e3) throw new LimitError("the regular expressions of the template took more than 5 seconds");
	return result;
}
function isUnmodifiedInput({ entries }) {
	return current === void 0 || current.isNested ? !1 : current.maps === void 0 && current.lists === void 0 && !created.has(entries);
}
function createDict(entries = /* @__PURE__ */ new Map()) {
	return created.add(entries), new Dict(entries);
}
function createStringList(items, isNil = !1) {
	return created.add(items), new List(items, "string", isNil);
}
function getMutableEntries(dict) {
	if (dict.isNil) throw new FunctionError("assignment to entry in nil map");
	let { entries } = dict;
	if (!(entries instanceof Map)) throw new FunctionError("this map cannot be changed");
	return current !== void 0 && !created.has(entries) && (current.maps ??= /* @__PURE__ */ new Map(), current.maps.has(entries) || current.maps.set(entries, new Map(entries))), entries;
}
function sortList(list, compare) {
	let { items } = list;
	Array.isArray(items) && (current !== void 0 && !created.has(items) && (current.lists ??= /* @__PURE__ */ new Map(), current.lists.has(items) || current.lists.set(items, [...items])), items.sort(compare));
}
var ValueWalk = class {
	#left = MAX_ELEMENTS;
	visit() {
		if (spendWork(50), --this.#left, this.#left < 0) throw new LimitError(`a value has more than ${MAX_ELEMENTS} parts`);
	}
};
// packages/gotemplate/src/values/key-order.ts
function compareMapKeys(left, right) {
	return typeof left == "string" && typeof right == "string" ? compareStrings(left, right) : left === null || right === null ? Number(left !== null) - Number(right !== null) : typeof left == typeof right ? left < right ? -1 : +(left > right) : compareStrings(typeName(left), typeName(right));
}
function sortEntries(dict) {
	return [...dict.entries].sort((left, right) => compareMapKeys(left[0], right[0]));
}
// packages/gotemplate/src/fmt/format-flags.ts
function createFormatFlags() {
	return {
		sharp: !1,
		zero: !1,
		plus: !1,
		minus: !1,
		space: !1,
		sharpV: !1,
		plusV: !1,
		width: void 0,
		precision: void 0
	};
}
function countCharacters(text) {
	let count = 0;
	for (let _ of text) count++;
	return count;
}
function padText(text, flags, zero = flags.zero) {
	let missing = flags.width === void 0 ? 0 : flags.width - countCharacters(text);
	return missing <= 0 ? text : flags.minus ? text + " ".repeat(missing) : (zero ? "0" : " ").repeat(missing) + text;
}
// packages/gotemplate/src/fmt/format-float.ts
const MAX_DIGITS$1 = 1100;
function toBinary(value) {
	let bits = /* @__PURE__ */ new DataView(/* @__PURE__ */ new ArrayBuffer(8));
	bits.setFloat64(0, value);
	let raw = bits.getBigUint64(0) & 9223372036854775807n, biased = Number(raw >> 52n), fraction = raw & 4503599627370495n;
	return biased === 0 ? {
		mantissa: fraction,
		exponent: -1074
	} : {
		mantissa: fraction | 1n << 52n,
		exponent: biased - 1075
	};
}
function scale(value, decimals) {
	let { mantissa, exponent } = toBinary(value), over = mantissa, under = 1n;
	exponent >= 0 ? over <<= BigInt(exponent) : under <<= BigInt(-exponent), decimals >= 0 ? over *= 10n ** BigInt(decimals) : under *= 10n ** BigInt(-decimals);
	let whole = over / under, twice = over % under * 2n;
	return twice > under || twice === under && whole % 2n == 1n ? whole + 1n : whole;
}
function toShortest(value, single) {
	let text = value.toExponential();
	if (single) for (let precision = 0; precision < 9 && (text = value.toExponential(precision), Math.fround(Number(text)) !== value); precision++);
	let [mantissa = "", exponent = "0"] = text.split("e"), digits = mantissa.replace(".", "").replace(/0+$/, "");
	return {
		digits,
		point: digits === "" ? 0 : Number(exponent) + 1
	};
}
function toSignificant(value, count) {
	if (value === 0) return {
		digits: "0".repeat(count),
		point: 1
	};
	let exactCount = Math.min(count, MAX_DIGITS$1), { point } = toShortest(value, !1), digits = scale(value, exactCount - point).toString();
	return digits.length < exactCount && (--point, digits = scale(value, exactCount - point).toString()), digits.length > exactCount && (point += 1, digits = digits.slice(0, exactCount)), {
		digits: digits.padEnd(count, "0"),
		point
	};
}
function formatExponential({ digits, point }, precision) {
	let exponent = /[1-9]/.test(digits) ? point - 1 : 0, shown = digits.padEnd(precision + 1, "0"), rest = precision > 0 ? `.${shown.slice(1, precision + 1)}` : "";
	return `${shown[0] ?? "0"}${rest}e${exponent < 0 ? "-" : "+"}${Math.abs(exponent).toString().padStart(2, "0")}`;
}
function formatPlain({ digits, point }, precision) {
	let whole = point > 0 ? digits.slice(0, point).padEnd(point, "0") : "0";
	return precision === 0 ? whole : `${whole}.${(point >= 0 ? digits.slice(point) : "0".repeat(-point) + digits).slice(0, precision).padEnd(precision, "0")}`;
}
function formatFixed(value, precision) {
	let decimals = Math.min(precision, MAX_DIGITS$1), digits = scale(value, decimals).toString().padStart(decimals + 1, "0"), whole = digits.slice(0, digits.length - decimals);
	return precision === 0 ? whole : `${whole}.${digits.slice(digits.length - decimals).padEnd(precision, "0")}`;
}
function formatGeneral(value, precision, single) {
	let wanted = precision === 0 ? 1 : precision, decimal = wanted === void 0 ? toShortest(value, single) : toSignificant(value, wanted), digits = decimal.digits.replace(/0+$/, ""), point = digits === "" ? 0 : decimal.point, maxExponent = wanted ?? 6;
	wanted !== void 0 && maxExponent > digits.length && digits.length >= point && (maxExponent = digits.length);
	let exponent = point - 1;
	return digits !== "" && (exponent < -4 || exponent >= maxExponent) ? formatExponential({
		digits,
		point
	}, digits.length - 1) : digits === "" ? "0" : formatPlain({
		digits,
		point
	}, Math.max(digits.length - point, 0));
}
function formatHexadecimal$1(value, precision) {
	if (value === 0) return `0x0${precision ? `.${"0".repeat(precision)}` : ""}p+00`;
	let { mantissa, exponent } = toBinary(value);
	for (; mantissa < 1n << 52n;) mantissa <<= 1n, --exponent;
	let shown = 13;
	if (precision !== void 0 && precision < 13) {
		let dropped = BigInt(4 * (13 - precision)), rest = mantissa & (1n << dropped) - 1n, half = 1n << dropped - 1n;
		mantissa >>= dropped, mantissa += rest > half || rest === half && mantissa % 2n == 1n ? 1n : 0n, shown = precision;
	}
	let power = exponent + 52;
	mantissa >> BigInt(4 * shown) >= 2n && (mantissa >>= 1n, power += 1);
	let fraction = mantissa.toString(16).slice(1);
	return fraction = precision === void 0 ? fraction.replace(/0+$/, "") : fraction.padEnd(precision, "0"), `0x1${fraction === "" ? "" : "."}${fraction}p${power < 0 ? "-" : "+"}${Math.abs(power).toString().padStart(2, "0")}`;
}
function formatMagnitude(value, format, precision, single) {
	switch (format) {
		case "e": {
			let decimal = precision === void 0 ? toShortest(value, single) : toSignificant(value, precision + 1);
			return formatExponential(decimal, precision ?? Math.max(decimal.digits.length - 1, 0));
		}
		case "f": {
			if (precision !== void 0) return formatFixed(value, precision);
			let decimal = toShortest(value, single);
			return formatPlain(decimal, Math.max(decimal.digits.length - decimal.point, 0));
		}
		case "g": return formatGeneral(value, precision, single);
		case "x": return formatHexadecimal$1(value, precision);
		case "b": {
			let { mantissa, exponent } = toBinary(value);
			return `${mantissa}p${exponent < 0 ? "-" : "+"}${Math.abs(exponent)}`;
		}
	}
}
function formatFloat(value, format, precision = void 0, single = !1) {
	if (Number.isNaN(value)) return "NaN";
	let sign = value < 0 || Object.is(value, -0) ? "-" : "", size = Math.abs(value);
	return size === Infinity ? `${sign === "" ? "+" : sign}Inf` : sign + formatMagnitude(size, format, precision, single);
}
// packages/gotemplate/src/fmt/format-number.ts
const MAX_RUNE = 1114111n;
function toRune(value) {
	return value < 0n || value > MAX_RUNE || value >= 55296n && value < 57344n ? "\uFFFD" : String.fromCodePoint(Number(value));
}
function formatUnicodeName(value, flags) {
	let code = BigInt.asUintN(64, value), name = `U+${code.toString(16).toUpperCase().padStart(Math.max(4, flags.precision ?? 0), "0")}`, char = toRune(code);
	return padText(flags.sharp && code <= MAX_RUNE && isPrint(char) ? `${name} '${char}'` : name, flags, !1);
}
const PREFIXES = {
	b: "0b",
	x: "0x",
	X: "0X"
};
function formatInBase(integer, base, verb, flags) {
	let negative = integer.value < 0n, digits = (negative ? -integer.value : integer.value).toString(base), minDigits = 0;
	if (flags.precision !== void 0) {
		if (flags.precision === 0 && integer.value === 0n) return padText("", flags, !1);
		minDigits = flags.precision;
	} else flags.zero && !flags.minus && flags.width !== void 0 && (minDigits = flags.width - (negative || flags.plus || flags.space ? 1 : 0));
	digits = (verb === "X" ? digits.toUpperCase() : digits).padStart(minDigits, "0");
	let prefix = verb === "O" ? "0o" : "";
	return flags.sharp && (prefix += base === 8 ? digits.startsWith("0") ? "" : "0" : PREFIXES[verb] ?? ""), padText((negative ? "-" : flags.plus ? "+" : flags.space ? " " : "") + prefix + digits, flags, !1);
}
function formatIntegerVerb(integer, verb, flags) {
	switch (verb) {
		case "v": return flags.sharpV && !integer.signed ? formatInBase(integer, 16, "x", {
			...flags,
			sharp: !0
		}) : formatInBase(integer, 10, "d", flags);
		case "d": return formatInBase(integer, 10, verb, flags);
		case "b": return formatInBase(integer, 2, verb, flags);
		case "o":
		case "O": return formatInBase(integer, 8, verb, flags);
		case "x":
		case "X": return formatInBase(integer, 16, verb, flags);
		case "c": return padText(toRune(integer.value), flags);
		case "q": return padText(quoteRune(toRune(integer.value), flags.plus), flags);
		case "U": return formatUnicodeName(integer.value, flags);
		default: return;
	}
}
const FLOAT_FORMATS = {
	v: ["g", void 0],
	b: ["b", void 0],
	g: ["g", void 0],
	G: ["g", void 0],
	x: ["x", void 0],
	X: ["x", void 0],
	e: ["e", 6],
	E: ["e", 6],
	f: ["f", 6],
	F: ["f", 6]
};
function addPoint(number, verb, precision) {
	let exponentAt = number.search("xX".includes(verb) ? /[pP]/ : /[eEpP]/), mantissa = exponentAt < 0 ? number : number.slice(0, exponentAt), exponent = exponentAt < 0 ? "" : number.slice(exponentAt), missing = 0;
	if ("vgGx".includes(verb)) {
		let shown = mantissa.replace(/^[-+]/, "").replace(".", "").replace(/^0+/, "").length, zero = !mantissa.includes(".") && /^[-+]?0$/.test(mantissa);
		missing = (precision ?? 6) - shown - +!!zero;
	}
	return mantissa.includes(".") || (mantissa += "."), mantissa + "0".repeat(Math.max(missing, 0)) + exponent;
}
function formatFloatVerb(value, verb, flags, single) {
	let found = Object.hasOwn(FLOAT_FORMATS, verb) ? FLOAT_FORMATS[verb] : void 0;
	if (found === void 0) return;
	let [format, defaultPrecision] = found, precision = flags.precision ?? defaultPrecision, number = formatFloat(value, format, precision, single);
	"GEX".includes(verb) && (number = number.replace(/[a-z]+/g, (letters) => letters.toUpperCase()));
	let sign = number.startsWith("-") ? "-" : "+";
	if (number = number.replace(/^[-+]/, ""), flags.space && sign === "+" && !flags.plus && (sign = " "), !Number.isFinite(value)) {
		let named = number.replace(/INF/, "Inf").replace(/NAN/, "NaN");
		return padText(!Number.isNaN(value) || flags.space || flags.plus ? sign + named : named, flags, !1);
	}
	return flags.sharp && verb !== "b" && (number = addPoint(number, verb, precision)), !flags.plus && sign === "+" ? padText(number, flags) : flags.zero && !flags.minus && flags.width !== void 0 ? sign + number.padStart(flags.width - 1, "0") : padText(sign + number, flags);
}
// packages/gotemplate/src/fmt/format-string.ts
function truncate$1(text, precision) {
	if (precision === void 0 || text.length <= precision) return text;
	let end = 0, count = 0;
	for (let char of text) {
		if (count === precision) break;
		count++, end += char.length;
	}
	return text.slice(0, end);
}
function formatQuoted(text, flags) {
	let shown = truncate$1(text, flags.precision);
	return padText(flags.sharp && canBackquote(shown) ? `\`${shown}\`` : quoteGo(shown, flags.plus), flags);
}
function formatHexadecimal(bytes, verb, flags) {
	let shown = flags.precision === void 0 ? bytes : bytes.subarray(0, flags.precision), prefix = flags.sharp ? `0${verb}` : "", digits = Array.from(shown, (byte) => byte.toString(16).padStart(2, "0"));
	if (digits.length === 0) return padText("", flags);
	let text = flags.space ? digits.join(` ${prefix}`) : digits.join("");
	return padText(prefix + (verb === "X" ? text.toUpperCase() : text), flags);
}
function formatString(text, verb, flags) {
	switch (verb) {
		case "v": return flags.sharpV ? formatQuoted(text, flags) : padText(truncate$1(text, flags.precision), flags);
		case "s": return padText(truncate$1(text, flags.precision), flags);
		case "q": return formatQuoted(text, flags);
		case "x":
		case "X": return formatHexadecimal(toBytes(text), verb, flags);
		default: return;
	}
}
// packages/gotemplate/src/fmt/format-value.ts
var ValueFormatter = class ValueFormatter {
	#verb;
	#flags;
	#walk;
	#slips;
	#size = 0;
	constructor(verb, flags, walk, slips = []) {
		this.#verb = verb, this.#flags = flags, this.#walk = walk, this.#slips = slips;
	}
	argument(value) {
		if (this.#verb === "T" && value != null) return formatString(typeName(value), "s", this.#flags) ?? "";
		if (value == null) {
			if (this.#verb === "v" || this.#verb === "T") return padText("<nil>", this.#flags);
			let text = `%!${this.#verb}(<nil>)`;
			return this.#slips.push(text), text;
		}
		if (this.#verb === "p") throw new FunctionError("%p is not available: it prints an address in memory, which differs between runs");
		return this.#verb === "w" && typeof value == "object" ? this.#wrong(value) : this.#any(value);
	}
	#any(value) {
		this.#walk.visit();
		let text = this.#scalar(value) ?? this.#composite(value) ?? this.#wrong(value);
		return this.#size += text.length, checkTextSize(this.#size), text;
	}
	#wrong(value) {
		let shown = new ValueFormatter("v", this.#flags, this.#walk).#any(value);
		return this.#slips.push(`%!${this.#verb}(${typeName(value)}=\u2026)`), `%!${this.#verb}(${typeName(value)}=${shown})`;
	}
	#scalar(value) {
		switch (typeof value) {
			case "string": return formatString(value, this.#verb, this.#flags);
			case "boolean": return this.#verb === "v" || this.#verb === "t" ? padText(String(value), this.#flags) : void 0;
			case "bigint": return formatIntegerVerb({
				value,
				signed: !0
			}, this.#verb, this.#flags);
			case "number": return formatFloatVerb(value, this.#verb, this.#flags, !1);
		}
		return value instanceof Num ? typeof value.value == "bigint" ? formatIntegerVerb({
			value: value.value,
			signed: !value.type.startsWith("u")
		}, this.#verb, this.#flags) : formatFloatVerb(value.value, this.#verb, this.#flags, !0) : value instanceof Complex ? this.#complex(value) : void 0;
	}
	#complex(value) {
		let real = formatFloatVerb(value.real, this.#verb, this.#flags, !1), imaginary = formatFloatVerb(value.imaginary, this.#verb, {
			...this.#flags,
			plus: !0
		}, !1);
		return real === void 0 || imaginary === void 0 ? void 0 : `(${real}${imaginary}i)`;
	}
	#composite(value) {
		if (value instanceof Dict) return this.#dict(value);
		if (value instanceof List) return this.#list(value);
		if (value instanceof Struct && !(value instanceof Complex)) return this.#struct(value);
		if (value instanceof Func) throw new FunctionError("a function cannot be printed");
	}
	#dict(dict) {
		let isGoSyntax = this.#flags.sharpV;
		if (isGoSyntax && dict.isNil) return `${typeName(dict)}(nil)`;
		let parts = sortEntries(dict).map(([key, value]) => `${this.#part(key, dict.key)}:${this.#part(value, dict.elem)}`);
		return isGoSyntax ? `${typeName(dict)}{${parts.join(", ")}}` : `map[${parts.join(" ")}]`;
	}
	#list(list) {
		let bytes = list.elem === "uint8" ? this.#bytes(list) : void 0;
		if (bytes !== void 0) return bytes;
		let isGoSyntax = this.#flags.sharpV;
		if (isGoSyntax && list.isNil) return `${formatListType(list)}(nil)`;
		let parts = list.items.map((item) => this.#part(item, list.elem));
		return isGoSyntax ? `${formatListType(list)}{${parts.join(", ")}}` : `[${parts.join(" ")}]`;
	}
	#bytes(list) {
		if (!"sqxX".includes(this.#verb)) return;
		let bytes = list.items.map((item) => item instanceof Num ? Number(item.value) : 0);
		return formatString(fromBytes(Uint8Array.from(bytes)), this.#verb, this.#flags);
	}
	#struct(struct) {
		let isGoSyntax = this.#flags.sharpV, own = isGoSyntax || !"vsqxX".includes(this.#verb) ? void 0 : struct.methods.String?.();
		if (typeof own == "string") return formatString(own, this.#verb, this.#flags) ?? own;
		let parts = [...Object.entries(struct.hidden), ...Object.entries(struct.fields)].map(([name, value]) => {
			let shown = this.#part(value, "interface {}");
			return isGoSyntax || this.#flags.plusV ? `${name}:${shown}` : shown;
		}), pointer = struct.type.startsWith("*"), type = pointer ? struct.type.slice(1) : struct.type;
		return `${pointer ? "&" : ""}${isGoSyntax ? `${type}{${parts.join(", ")}}` : `{${parts.join(" ")}}`}`;
	}
	#part(value, type) {
		return value === null ? this.#flags.sharpV ? `${type}(nil)` : "<nil>" : this.#any(value);
	}
};
function formatListType(list) {
	return list.elem === "uint8" ? "[]byte" : typeName(list);
}
function formatValue(value) {
	switch (typeof value) {
		case "string": return value;
		case "boolean":
		case "bigint": return String(value);
		default: return new ValueFormatter("v", createFormatFlags(), new ValueWalk()).argument(value);
	}
}
// packages/gotemplate/src/values/truth.ts
function isTrue(value) {
	switch (typeof value) {
		case "string": return value !== "";
		case "boolean": return value;
		case "bigint": return value !== 0n;
		case "number": return value !== 0;
	}
	return value == null ? !1 : value instanceof Dict ? value.entries.size > 0 : value instanceof List ? value.items.length > 0 : value instanceof Num ? Number(value.value) !== 0 : !(value instanceof Complex) || value.real !== 0 || value.imaginary !== 0;
}
function lengthOf(value) {
	return typeof value == "string" ? byteLength(value) : value instanceof List ? value.items.length : value instanceof Dict ? value.entries.size : void 0;
}
// packages/gotemplate/src/sprig/common/int64.ts
const MAX_INT64 = 2n ** 63n - 1n, MIN_INT64 = -(2n ** 63n), INTEGERS = {
	8: /^([+-]?)0*([0-7]*)(.*)$/s,
	10: /^([+-]?)0*([0-9]*)(.*)$/s
}, MAX_UINT64 = 2n ** 64n - 1n;
function parseInt64(text, base) {
	let [, sign, digits = "", rest] = INTEGERS[base].exec(text) ?? [], size = digits.length > 40 ? MAX_UINT64 + 1n : BigInt(`${base === 8 ? "0o" : ""}${digits || "0"}`);
	if (!(rest === "" && /\d$/.test(text)) && size <= MAX_UINT64) return {
		value: void 0,
		clamped: 0n
	};
	let value = sign === "-" ? -size : size;
	return value > MAX_INT64 ? {
		value: void 0,
		clamped: MAX_INT64
	} : value < MIN_INT64 ? {
		value: void 0,
		clamped: MIN_INT64
	} : {
		value,
		clamped: value
	};
}
function truncateToInt64(value) {
	return value >= -(2 ** 63) && value < 2 ** 63 ? BigInt(Math.trunc(value)) : MIN_INT64;
}
function wrapInt64(value) {
	return BigInt.asIntN(64, value);
}
function toInt64Num(value) {
	return new Num("int64", wrapInt64(value));
}
// packages/gotemplate/src/sprig/common/convert.ts
const NIL_POINTER = "runtime error: invalid memory address or nil pointer dereference";
function toInt64(value) {
	switch (typeof value) {
		case "bigint": return value;
		case "number": return truncateToInt64(value);
		case "string": return parseInt64(value, 10).value ?? 0n;
		case "boolean": return value ? 1n : 0n;
	}
	return value instanceof Num ? typeof value.value == "number" ? truncateToInt64(value.value) : value.value > MAX_INT64 ? MAX_INT64 : value.value : 0n;
}
function toFloat64(value) {
	switch (typeof value) {
		case "bigint":
		case "boolean": return Number(value);
		case "number": return value;
		case "string": return parseGoFloat(value) ?? 0;
	}
	return value instanceof Num ? Number(value.value) : 0;
}
function toText$1(value) {
	return typeof value == "string" ? value : formatValue(value);
}
function requireItems(value, action) {
	if (value instanceof List) return value.items;
	throw new FunctionError(value === null ? NIL_POINTER : `${action} type ${reflectKindOf(value)}`);
}
function reflectKindOf(value) {
	return value instanceof Struct && value.type.startsWith("*") ? "ptr" : kindName(value);
}
function toStrings(value) {
	return value instanceof List ? value.elem === "string" ? value : createStringList(value.items.filter((item) => item !== null).map(toText$1)) : createStringList(value === null ? [] : [toText$1(value)]);
}
function isEmptyValue(value) {
	return !(value instanceof Struct) && !isTrue(value);
}
// packages/gotemplate/src/sprig/collections/default-functions.ts
const hasValue = (value) => !isEmptyValue(value);
function useDefault(fallback, ...given) {
	let [value = null] = given;
	return isEmptyValue(value) ? fallback : value;
}
function fail(message) {
	throw new FunctionError(message);
}
const defaultFunctions = {
	default: {
		params: ["any"],
		variadic: "any",
		apply: useDefault
	},
	empty: {
		params: ["any"],
		apply: isEmptyValue
	},
	coalesce: {
		params: [],
		variadic: "any",
		apply: (...values) => values.find(hasValue) ?? null
	},
	all: {
		params: [],
		variadic: "any",
		apply: (...values) => values.every(hasValue)
	},
	any: {
		params: [],
		variadic: "any",
		apply: (...values) => values.some(hasValue)
	},
	ternary: {
		params: [
			"any",
			"any",
			"bool"
		],
		apply: (yes, no, condition) => condition ? yes : no
	},
	fail: {
		params: ["string"],
		apply: fail
	},
	hello: {
		params: [],
		apply: () => "Hello!"
	}
};
function createDepthError() {
	return new LimitError("a value is nested more than 500 levels deep");
}
// packages/gotemplate/src/sprig/collections/deep-copy.ts
function deepCopy(value) {
	if (value === null) throw new FunctionError("reflect: call of reflect.Value.Type on zero Value");
	return copyValue(value, new ValueWalk(), 0);
}
function copyValue(value, walk, depth) {
	if (walk.visit(), depth > 500) throw createDepthError();
	if (value instanceof Dict) {
		let entries = /* @__PURE__ */ new Map();
		for (let [key, item] of value.entries) entries.set(key, copyValue(item, walk, depth + 1));
		return new Dict(entries, value.key, value.elem, value.isNil);
	}
	return value instanceof List ? new List(value.items.map((item) => copyValue(item, walk, depth + 1)), value.elem, value.isNil) : value;
}
function mergeDicts(target, source, overwrite, depth = 0) {
	if (target !== source && source.entries.size !== 0) {
		if (depth > 500) throw createDepthError();
		if (target.isNil) throw new FunctionError("reflect.Set: the destination of a merge is a nil map");
		for (let [key, value] of [...source.entries]) {
			spendWork(200);
			let old = target.entries.get(key), chosen = chooseValue(old, value, overwrite, depth);
			chosen !== void 0 && chosen !== old && (checkType(target, source, chosen), getMutableEntries(target).set(key, chosen));
		}
	}
}
function chooseValue(old, value, overwrite, depth) {
	if (value === null) return overwrite ? null : void 0;
	if (value instanceof Dict && old instanceof Dict && !old.isNil) return mergeDicts(old, value, overwrite, depth + 1), isEmptyValue(old) ? value : void 0;
	if (value instanceof List && !isEmptyValue(old)) return overwrite ? value : void 0;
	if (!(value instanceof Dict && !isEmptyValue(old))) return overwrite || isEmptyValue(old) ? value : void 0;
}
function checkType(target, source, value) {
	if (target.key !== source.key && target.key !== "interface {}") throw new FunctionError(`reflect.Value.MapIndex: value of type ${source.key} is not assignable to type ${target.key}`);
	if (target.elem === "string" && source.elem !== "string") throw new FunctionError(`reflect.Value.SetMapIndex: value of type ${source.elem} is not assignable to type string`);
	if (target.elem !== "interface {}" && target.elem !== source.elem) throw new FunctionError(`${String(value)} does not fit into a map of ${target.elem}`);
}
// packages/gotemplate/src/sprig/collections/dict-functions.ts
const DICT_TYPE = "map[string]interface {}";
function dict(...values) {
	let entries = /* @__PURE__ */ new Map();
	for (let at = 0; at < values.length; at += 2) {
		let value = values[at + 1];
		entries.set(toText$1(values[at] ?? null), value === void 0 ? "" : value);
	}
	return createDict(entries);
}
const get = (from, key) => {
	let value = from.entries.get(key);
	return value === void 0 ? "" : value;
};
function set(target, key, value) {
	let entries = getMutableEntries(target);
	return checkElementCount(entries.size + 1), entries.set(key, value), target;
}
function unset(target, key) {
	return target.entries.has(key) && getMutableEntries(target).delete(key), target;
}
function pluck(key, ...dicts) {
	let found = dicts.map((one) => one.entries.get(key));
	return new List(found.filter((value) => value !== void 0));
}
function keys(...dicts) {
	return checkElementCount(dicts.reduce((count, one) => count + one.entries.size, 0)), createStringList(dicts.flatMap((one) => sortEntries(one).map(([key]) => toText$1(key))));
}
const values = (from) => new List(sortEntries(from).map(([, value]) => value));
function pick$1(from, ...wanted) {
	let entries = from.entries, picked = /* @__PURE__ */ new Map();
	for (let key of wanted) {
		let value = entries.get(key);
		value !== void 0 && picked.set(key, value);
	}
	return createDict(picked);
}
function omit(from, ...unwanted) {
	let left = new Map(from.entries);
	for (let key of unwanted) left.delete(key);
	return createDict(left);
}
function createMerge(overwrite) {
	return (target, ...sources) => {
		let result = target.isNil ? createDict() : target;
		for (let source of sources) mergeDicts(result, source, overwrite);
		return result;
	};
}
function dig(...path) {
	if (path.length < 3) throw new FunctionError("dig needs at least three arguments");
	let current = path.at(-1) ?? null;
	for (let key of path.slice(0, -2)) {
		if (typeof key != "string") throw new FunctionError(`interface conversion: interface {} is ${typeName(key)}, not string`);
		if (!(current instanceof Dict) || typeName(current) !== DICT_TYPE) throw new FunctionError(`interface conversion: interface {} is ${typeName(current)}, not ${DICT_TYPE}`);
		let next = current.entries.get(key);
		if (next === void 0) return path.at(-2) ?? null;
		current = next;
	}
	return current;
}
const merge = {
	params: [DICT_TYPE],
	variadic: DICT_TYPE,
	apply: createMerge(!1)
}, mergeOverwrite = {
	params: [DICT_TYPE],
	variadic: DICT_TYPE,
	apply: createMerge(!0)
}, dictFunctions = {
	dict: {
		params: [],
		variadic: "any",
		apply: dict
	},
	get: {
		params: [DICT_TYPE, "string"],
		apply: get
	},
	set: {
		params: [
			DICT_TYPE,
			"string",
			"any"
		],
		apply: set
	},
	unset: {
		params: [DICT_TYPE, "string"],
		apply: unset
	},
	hasKey: {
		params: [DICT_TYPE, "string"],
		apply: (from, key) => from.entries.has(key)
	},
	pluck: {
		params: ["string"],
		variadic: DICT_TYPE,
		apply: pluck
	},
	keys: {
		params: [],
		variadic: DICT_TYPE,
		apply: keys
	},
	values: {
		params: [DICT_TYPE],
		apply: values
	},
	pick: {
		params: [DICT_TYPE],
		variadic: "string",
		apply: pick$1
	},
	omit: {
		params: [DICT_TYPE],
		variadic: "string",
		apply: omit
	},
	merge,
	mergeOverwrite,
	mustMerge: merge,
	mustMergeOverwrite: mergeOverwrite,
	dig: {
		params: [],
		variadic: "any",
		apply: dig
	},
	deepCopy: {
		params: ["any"],
		apply: deepCopy
	},
	mustDeepCopy: {
		params: ["any"],
		apply: deepCopy
	}
};
// packages/gotemplate/src/values/deep-equal.ts
function deepEqual(left, right) {
	return isEqual$2(left, right, new ValueWalk());
}
function isEqual$2(left, right, walk) {
	return walk.visit(), typeof left != "object" || typeof right != "object" || left === null || right === null ? left === right : left instanceof Func || right instanceof Func || typeName(left) !== typeName(right) ? !1 : left instanceof List && right instanceof List ? left === right || left.isNil === right.isNil && hasEqualItems(left, right, walk) : left instanceof Dict && right instanceof Dict ? left === right || left.isNil === right.isNil && hasEqualEntries(left, right, walk) : left instanceof Struct && right instanceof Struct ? hasEqualFields(left, right, walk) : left instanceof Num && right instanceof Num && left.value === right.value;
}
function hasEqualItems(left, right, walk) {
	return left.items.length === right.items.length && left.items.every((item, index) => isEqual$2(item, right.items[index] ?? null, walk));
}
function hasEqualEntries(left, right, walk) {
	if (left.entries.size !== right.entries.size) return !1;
	for (let [key, value] of left.entries) {
		let other = right.entries.get(key);
		if (other === void 0 || !isEqual$2(value, other, walk)) return !1;
	}
	return !0;
}
function hasEqualFields(left, right, walk) {
	if (left instanceof Complex && right instanceof Complex) return left.real === right.real && left.imaginary === right.imaginary;
	let printed = left.methods.String?.();
	if (printed !== void 0 && printed !== right.methods.String?.()) return !1;
	let all = ({ hidden, fields }) => [...Object.entries(hidden), ...Object.entries(fields)], others = new Map(all(right));
	return all(left).every(([name, value]) => {
		let other = others.get(name);
		return other !== void 0 && isEqual$2(value, other, walk);
	});
}
// packages/gotemplate/src/sprig/collections/list-functions.ts
const createList = (items) => new List(items), NIL_LIST = new List([], "interface {}", !0), first = (list) => requireItems(list, "Cannot find first on")[0] ?? null, last = (list) => requireItems(list, "Cannot find last on").at(-1) ?? null;
function rest(list) {
	let items = requireItems(list, "Cannot find rest on");
	return items.length === 0 ? NIL_LIST : createList(items.slice(1));
}
function initial(list) {
	let items = requireItems(list, "Cannot find initial on");
	return items.length === 0 ? NIL_LIST : createList(items.slice(0, -1));
}
function push(list, value) {
	let items = requireItems(list, "Cannot push on");
	return checkElementCount(items.length + 1), createList([...items, value]);
}
function prepend(list, value) {
	let items = requireItems(list, "Cannot prepend on");
	return checkElementCount(items.length + 1), createList([value, ...items]);
}
function concat(...lists) {
	let parts = lists.map((list) => {
		if (list !== null && !(list instanceof List)) throw new FunctionError(`Cannot concat type ${reflectKindOf(list)} as list`);
		return requireItems(list, "");
	});
	checkElementCount(parts.reduce((count, part) => count + part.length, 0));
	let items = parts.flat();
	return items.length === 0 ? NIL_LIST : createList(items);
}
const reverse = (list) => createList(requireItems(list, "Cannot find reverse on").toReversed()), compact = (list) => createList(requireItems(list, "Cannot compact on").filter((item) => !isEmptyValue(item)));
var SeenValues = class {
	#plain = /* @__PURE__ */ new Set();
	#others = [];
	add(value) {
		typeof value == "object" && value ? this.#others.push(value) : Number.isNaN(value) || this.#plain.add(value);
	}
	has(value) {
		return typeof value != "object" || !value ? this.#plain.has(value) : (spendWork(this.#others.length * 20), this.#others.some((other) => deepEqual(value, other)));
	}
};
function uniq(list) {
	let seen = new SeenValues();
	return createList(requireItems(list, "Cannot find uniq on").filter((item) => {
		let isNew = !seen.has(item);
		return isNew && seen.add(item), isNew;
	}));
}
function without(list, ...omitted) {
	let seen = new SeenValues();
	for (let value of omitted) seen.add(value);
	return createList(requireItems(list, "Cannot find without on").filter((item) => !seen.has(item)));
}
function has(needle, list) {
	return list !== null && requireItems(list, "Cannot find has on").some((item) => deepEqual(needle, item));
}
function slice$1(list, ...bounds) {
	if (!(list instanceof List)) throw new FunctionError(list === null ? NIL_POINTER : `list should be type of slice or array but ${reflectKindOf(list)}`);
	let length = list.items.length;
	if (length === 0) return null;
	let start = toInt64(bounds[0] ?? 0n), end = bounds[1] === void 0 ? BigInt(length) : toInt64(bounds[1]);
	if (start < 0n || end < start || end > length) throw new FunctionError("reflect.Value.Slice: slice index out of bounds");
	let items = list.items.slice(Number(start), Number(end));
	return list.elem === "string" ? createStringList(items.map(toText$1)) : new List(items, list.elem);
}
function chunk(size, list) {
	let items = requireItems(list, "Cannot chunk");
	if (size < 1n) throw new FunctionError("the size of a chunk must be at least 1");
	let width = Number(size), chunks = Array.from({ length: Math.ceil(items.length / width) }, (_, index) => createList(items.slice(index * width, (index + 1) * width)));
	return new List(chunks, "[]interface {}");
}
function sortAlpha(list) {
	if (!(list instanceof List)) return createStringList([toText$1(list)]);
	let texts = toStrings(list);
	return sortList(texts, (left, right) => compareStrings(toText$1(left), toText$1(right))), texts;
}
const defineForList = (apply) => ({
	params: ["any"],
	apply
}), defineForListAndValue = (apply) => ({
	params: ["any", "any"],
	apply
}), basic = {
	first: defineForList(first),
	last: defineForList(last),
	rest: defineForList(rest),
	initial: defineForList(initial),
	append: defineForListAndValue(push),
	push: defineForListAndValue(push),
	prepend: defineForListAndValue(prepend),
	reverse: defineForList(reverse),
	compact: defineForList(compact),
	uniq: defineForList(uniq),
	without: {
		params: ["any"],
		variadic: "any",
		apply: without
	},
	has: {
		params: ["any", "any"],
		apply: has
	},
	slice: {
		params: ["any"],
		variadic: "any",
		apply: slice$1
	},
	chunk: {
		params: ["int", "any"],
		apply: chunk
	}
}, list = {
	params: [],
	variadic: "any",
	apply: (...values) => createList(values)
}, listFunctions = {
	...basic,
	list,
	tuple: list,
	concat: {
		params: [],
		variadic: "any",
		apply: concat
	},
	sortAlpha: defineForList(sortAlpha),
	mustFirst: basic.first,
	mustLast: basic.last,
	mustRest: basic.rest,
	mustInitial: basic.initial,
	mustAppend: basic.append,
	mustPush: basic.push,
	mustPrepend: basic.prepend,
	mustReverse: basic.reverse,
	mustCompact: basic.compact,
	mustUniq: basic.uniq,
	mustWithout: basic.without,
	mustHas: basic.has,
	mustSlice: basic.slice,
	mustChunk: basic.chunk
}, ASCII$2 = /^[\x00-\x7f]*$/;
function toByteString(text) {
	return ASCII$2.test(text) ? text : Buffer.from(toBytes(text)).toString("latin1");
}
function fromByteString(bytes) {
	return /[\x80-\xff]/.test(bytes) ? fromBytes(Buffer.from(bytes, "latin1")) : bytes;
}
const toBuffer = (text) => Buffer.from(toBytes(text));
function sliceText(text, from, to) {
	let length = BigInt(byteLength(text)), end = to ?? length, start = from ?? 0n;
	if (end < 0n || end > length) throw createRangeError(to === void 0 ? `[${start}:${end}]` : end < 0n ? `[:${end}]` : `[:${end}] with length ${length}`);
	if (start < 0n || start > end) throw createRangeError(start < 0n ? `[${start}:]` : `[${start}:${end}]`);
	return sliceBytes(text, Number(start), Number(end));
}
function createRangeError(bounds) {
	return new FunctionError(`runtime error: slice bounds out of range ${bounds}`);
}
// packages/gotemplate/src/sprig/encoding/base64.ts
const LETTERS$1 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", BASE32_DIGITS = `${LETTERS$1}234567`;
function listDigitValues(digits) {
	let values = (/* @__PURE__ */ new Int8Array(256)).fill(-1);
	return Array.from(digits).forEach((digit, value) => {
		values[digit.charCodeAt(0)] = value;
	}), values;
}
const BASE64_VALUES = listDigitValues(`${LETTERS$1}abcdefghijklmnopqrstuvwxyz0123456789+/`), BASE32_VALUES = listDigitValues(BASE32_DIGITS), STRICT_BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
var CorruptInputError = class extends Error {
	name = "CorruptInput";
	constructor(base, at) {
		super(`illegal base${base} data at input byte ${at}`);
	}
};
const isNewline = (byte) => byte === "\n" || byte === "\r";
var BitBuffer = class {
	#width;
	#bytes = [];
	#held = 0;
	#count = 0;
	constructor(width) {
		this.#width = width;
	}
	push(digit) {
		this.#held = (this.#held << this.#width | digit) & 65535, this.#count += this.#width, this.#count >= 8 && (this.#count -= 8, this.#bytes.push(this.#held >> this.#count & 255));
	}
	endGroup() {
		this.#count = 0;
	}
	get bytes() {
		return Buffer.from(this.#bytes);
	}
};
function decodeBase64(text) {
	if (STRICT_BASE64.test(text)) return Buffer.from(text, "base64");
	let bits = new BitBuffer(6), inGroup = 0;
	for (let at = 0; at < text.length; at++) {
		let digit = BASE64_VALUES[text.charCodeAt(at)] ?? -1;
		if (digit >= 0) bits.push(digit), inGroup = (inGroup + 1) % 4;
		else if (text[at] === "=") return checkPadding(text, at, inGroup), bits.bytes;
		else if (!isNewline(text[at])) throw new CorruptInputError(64, at);
	}
	if (inGroup !== 0) throw new CorruptInputError(64, text.length - inGroup);
	return bits.bytes;
}
function checkPadding(text, first, inGroup) {
	let skipNewlines = (from) => {
		let at = from;
		for (; isNewline(text[at]);) at++;
		return at;
	};
	if (inGroup < 2) throw new CorruptInputError(64, first);
	let at = first + 1;
	if (inGroup === 2) {
		if (at = skipNewlines(at), at === text.length) throw new CorruptInputError(64, text.length);
		if (text[at] !== "=") throw new CorruptInputError(64, at - 1);
		at++;
	}
	if (at = skipNewlines(at), at < text.length) throw new CorruptInputError(64, at);
}
function decodeBase32(text) {
	let source = text.replace(/[\r\n]/g, ""), bits = new BitBuffer(5);
	for (let at = 0; at < source.length; at++) {
		let inGroup = at % 8, left = source.length - at - 1;
		if (inGroup === 0 && bits.endGroup(), source[at] === "=" && inGroup >= 2 && left < 8) return checkBase32Padding(source, at, inGroup), bits.bytes;
		let digit = BASE32_VALUES[source.charCodeAt(at)] ?? -1;
		if (digit < 0) throw new CorruptInputError(32, at);
		bits.push(digit);
	}
	if (source.length % 8 != 0) throw new CorruptInputError(32, source.length - source.length % 8);
	return bits.bytes;
}
function checkBase32Padding(source, at, inGroup) {
	let left = source.length - at - 1;
	if (left + inGroup < 7) throw new CorruptInputError(32, source.length);
	for (let next = 0; next < 7 - inGroup; next++) if (next < left && source[at + 1 + next] !== "=") throw new CorruptInputError(32, at + next);
	if (inGroup === 3 || inGroup === 6) throw new CorruptInputError(32, at);
}
function encodeBase32(bytes) {
	let out = Buffer.alloc(Math.ceil(bytes.length / 5) * 8, "="), end = 0, held = 0, count = 0;
	for (let byte of bytes) for (held = (held << 8 | byte) & 4095, count += 8; count >= 5;) count -= 5, out[end++] = BASE32_DIGITS.charCodeAt(held >> count & 31);
	return count > 0 && (out[end] = BASE32_DIGITS.charCodeAt(held << 5 - count & 31)), out.toString("latin1");
}
// packages/gotemplate/src/sprig/encoding/crypto-functions.ts
init__lazy_crypto();
const PASSWORD_TEMPLATES = /* @__PURE__ */ new Map([
	["maximum", ["anoxxxxxxxxxxxxxxxxx", "axxxxxxxxxxxxxxxxxno"]],
	["long", "CvcvnoCvcvCvcv CvcvCvcvnoCvcv CvcvCvcvCvcvno CvccnoCvcvCvcv CvccCvcvnoCvcv CvccCvcvCvcvno CvcvnoCvccCvcv CvcvCvccnoCvcv CvcvCvccCvcvno CvcvnoCvcvCvcc CvcvCvcvnoCvcc CvcvCvcvCvccno CvccnoCvccCvcv CvccCvccnoCvcv CvccCvccCvcvno CvcvnoCvccCvcc CvcvCvccnoCvcc CvcvCvccCvccno CvccnoCvcvCvcc CvccCvcvnoCvcc CvccCvcvCvccno".split(" ")],
	["medium", ["CvcnoCvc", "CvcCvcno"]],
	["short", ["Cvcn"]],
	["basic", [
		"aaanaaan",
		"aannaaan",
		"aaannaaa"
	]],
	["pin", ["nnnn"]]
]), VOWELS = "AEIOU", CONSONANTS = "BCDFGHJKLMNPQRSTVWXYZ", SMALL_CONSONANTS = "bcdfghjklmnpqrstvwxyz", LETTERS = "AEIOUaeiou" + CONSONANTS + SMALL_CONSONANTS, DIGITS = "0123456789", CHARACTER_CLASSES = /* @__PURE__ */ new Map([
	["V", VOWELS],
	["C", CONSONANTS],
	["v", "aeiou"],
	["c", SMALL_CONSONANTS],
	["A", VOWELS + CONSONANTS],
	["a", LETTERS],
	["n", DIGITS],
	["o", "@&%?,=[]_:-+*$#!'^~;()/."],
	["x", `${LETTERS}${DIGITS}!@#$%^&*()`]
]);
function encodeUint32(value) {
	let bytes = Buffer.alloc(4);
	return bytes.writeUInt32BE(value), bytes;
}
function addScope(text) {
	let bytes = toBuffer(text);
	return Buffer.concat([
		Buffer.from("com.lyndir.masterpassword"),
		encodeUint32(bytes.length),
		bytes
	]);
}
function toCounter(value) {
	let count = value instanceof Num && value.type !== "uint32" ? void 0 : value instanceof Num ? value.value : value;
	if (typeof count != "bigint" || count < 0n || count > 4294967295n) throw new FunctionError("the counter of derivePassword must be an integer from 0 to 4294967295");
	return Number(count);
}
function derivePassword(counter, kind, password, user, site) {
	let templates = PASSWORD_TEMPLATES.get(kind), count = toCounter(counter);
	if (templates === void 0) return `cannot find password template ${kind}`;
	spendWork(5e7);
	let key = scryptSync(toBuffer(password), addScope(user), 64, {
		N: 32768,
		r: 8,
		p: 2,
		maxmem: 2 ** 27
	}), seed = createHmac("sha256", key).update(addScope(site)).update(encodeUint32(count)).digest(), template = templates[(seed[0] ?? 0) % templates.length] ?? "";
	return Array.from(template, (characterClass, index) => {
		let choice = CHARACTER_CLASSES.get(characterClass) ?? "";
		return choice[(seed[index + 1] ?? 0) % choice.length];
	}).join("");
}
function decryptAES(password, encrypted) {
	if (encrypted === "") return "";
	let bytes = decodeOrFail(encrypted, (reason) => reason);
	if (bytes.length < 32 || bytes.length % 16 != 0) throw new FunctionError("the text for decryptAES was not encrypted by encryptAES");
	let key = Buffer.alloc(32);
	toBuffer(password).copy(key);
	let decipher = createDecipheriv("aes-256-cbc", key, bytes.subarray(0, 16)).setAutoPadding(!1), plain = Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]), padding = plain.at(-1) ?? 0;
	if (padding > plain.length) throw new FunctionError("decryptAES: the password is wrong");
	return fromBytes(plain.subarray(0, plain.length - padding));
}
function decodeOrFail(text, explain) {
	try {
		return decodeBase64(toByteString(text));
	} catch (error) {
		throw error instanceof CorruptInputError ? new FunctionError(explain(error.message)) : error;
	}
}
function buildCustomCert(certificate, key) {
	let cert = decodeOrFail(certificate, () => "unable to decode base64 certificate"), privateKey = decodeOrFail(key, () => "unable to decode base64 private key");
	return checkParses("certificate", () => new X509Certificate(cert)), checkParses("private key", () => createPrivateKey(privateKey)), new Struct("sprig.certificate", {
		Cert: fromBytes(cert),
		Key: fromBytes(privateKey)
	});
}
function checkParses(what, parse) {
	try {
		parse();
	} catch {
		throw new FunctionError(`error parsing ${what}: it is not a ${what} in PEM format`);
	}
}
const cryptoFunctions = {
	derivePassword: {
		params: [
			"any",
			"string",
			"string",
			"string",
			"string"
		],
		apply: derivePassword
	},
	decryptAES: {
		params: ["string", "string"],
		apply: decryptAES
	},
	buildCustomCert: {
		params: ["string", "string"],
		apply: buildCustomCert
	}
};
// packages/gotemplate/src/sprig/encoding/read-json.ts
function readJson(text, lenient) {
	let parsed;
	try {
		parsed = JSON.parse(toOutputText(text));
	} catch (error) {
		throw new FunctionError(errorMessage(error));
	}
	return new JsonReader(lenient).value(parsed, 0);
}
var JsonReader = class {
	#lenient;
	#walk = new ValueWalk();
	constructor(lenient) {
		this.#lenient = lenient;
	}
	value(parsed, depth) {
		if (this.#walk.visit(), depth > 500) throw createDepthError();
		if (Array.isArray(parsed)) return new List(parsed.map((item) => this.value(item, depth + 1)));
		if (typeof parsed == "object" && parsed) {
			let entries = /* @__PURE__ */ new Map();
			for (let [key, item] of Object.entries(parsed)) entries.set(key.toWellFormed(), this.value(item, depth + 1));
			return createDict(entries);
		}
		return typeof parsed == "string" ? parsed.toWellFormed() : typeof parsed == "number" ? this.#number(parsed) : typeof parsed == "boolean" ? parsed : null;
	}
	#number(parsed) {
		if (Number.isFinite(parsed)) return parsed;
		if (this.#lenient) return null;
		throw new FunctionError("json: cannot unmarshal a number that is too large into Go value of type float64");
	}
}, UnsupportedJsonValue = class extends FunctionError {
	constructor(message) {
		super(`json: unsupported ${message}`);
	}
};
function writeJson(value, style) {
	return new JsonWriter(style).value(value, 0);
}
var JsonWriter = class {
	#style;
	#walk = new ValueWalk();
	#size = 0;
	constructor(style) {
		this.#style = style;
	}
	value(value, depth) {
		if (this.#walk.visit(), depth > 500) throw createDepthError();
		let text = this.#write(value, depth);
		return this.#size += value instanceof Dict || value instanceof List ? 2 : text.length, checkTextSize(this.#size), text;
	}
	#write(value, depth) {
		switch (typeof value) {
			case "string": return quoteJson(value, this.#style.html);
			case "bigint":
			case "boolean": return String(value);
			case "number": return writeNumber(value, !1);
		}
		return value === null ? "null" : value instanceof Num ? typeof value.value == "number" ? writeNumber(value.value, !0) : String(value.value) : value instanceof List ? value.isNil ? "null" : this.#group("[", "]", depth, value.items.map((item) => this.value(item, depth + 1))) : value instanceof Dict ? this.#dict(value, depth) : value instanceof Struct ? this.#struct(value, depth) : failUnsupported(`type: ${typeName(value)}`);
	}
	#dict(dict, depth) {
		return dict.key === "string" ? dict.isNil ? "null" : this.#members(sortEntries(dict), depth) : failUnsupported(`type: ${typeName(dict)}`);
	}
	#struct(struct, depth) {
		let text = struct.methods.MarshalJSON?.();
		return text === void 0 ? this.#members(Object.entries(struct.fields).filter(([name]) => /^\p{Lu}/u.test(name)), depth) : quoteJson(toText$1(text), this.#style.html);
	}
	#members(entries, depth) {
		let colon = this.#style.indent > 0 ? ": " : ":";
		return this.#group("{", "}", depth, entries.map(([key, item]) => `${quoteJson(toText$1(key), this.#style.html)}${colon}${this.value(item, depth + 1)}`));
	}
	#group(open, close, depth, parts) {
		let { indent } = this.#style;
		if (indent === 0 || parts.length === 0) return `${open}${parts.join(",")}${close}`;
		let pad = `\n${" ".repeat(indent * (depth + 1))}`;
		return this.#size += pad.length * parts.length, checkTextSize(this.#size), `${open}${pad}${parts.join(`,${pad}`)}\n${" ".repeat(indent * depth)}${close}`;
	}
};
function failUnsupported(value) {
	throw new UnsupportedJsonValue(value);
}
function writeNumber(value, single) {
	if (!Number.isFinite(value)) return failUnsupported(`value: ${formatFloat(value, "g")}`);
	let size = Math.abs(value);
	return size === 0 || size >= 1e-6 && size < 1e21 ? formatFloat(value, "f", void 0, single) : formatFloat(value, "e", void 0, single).replace(/e-0(?=\d$)/, "e-");
}
const ESCAPES = {
	"\"": "\\\"",
	"\\": "\\\\",
	"\b": "\\b",
	"\f": "\\f",
	"\n": "\\n",
	"\r": "\\r",
	"	": "\\t"
}, SPECIAL = /["\\\x00-\x1f\u2028\u2029\ud800-\udfff]/gu, SPECIAL_IN_HTML = /["\\<>&\x00-\x1f\u2028\u2029\ud800-\udfff]/gu;
function quoteJson(text, html) {
	return `"${text.replace(html ? SPECIAL_IN_HTML : SPECIAL, (char) => {
		let code = char.charCodeAt(0);
		return ESCAPES[char] ?? `\\u${(code >= 55296 && code < 57344 ? 65533 : code).toString(16).padStart(4, "0")}`;
	})}"`;
}
// packages/gotemplate/src/sprig/encoding/encoding-functions.ts
init__lazy_crypto();
function decodeWith(decode) {
	return (text) => {
		try {
			return fromBytes(decode(toByteString(text)));
		} catch (error) {
			if (error instanceof CorruptInputError) return error.message;
			throw error;
		}
	};
}
const createHashFunction = (algorithm) => (text) => createHash(algorithm).update(toBuffer(text)).digest("hex"), ADLER_MODULUS = 65521;
function adler32(text) {
	let low = 1, high = 0;
	for (let byte of toBuffer(text)) low = (low + byte) % ADLER_MODULUS, high = (high + low) % ADLER_MODULUS;
	return String(high * 65536 + low);
}
const PLAIN = {
	indent: 0,
	html: !0
}, PRETTY = {
	indent: 2,
	html: !0
}, RAW = {
	indent: 0,
	html: !1
}, mustWrite = (style) => (value) => writeJson(value, style);
function write(style) {
	return (value) => {
		try {
			return writeJson(value, style);
		} catch (error) {
			if (error instanceof UnsupportedJsonValue) return "";
			throw error;
		}
	};
}
function fromJson(text) {
	try {
		return readJson(text, !0);
	} catch (error) {
		if (error instanceof FunctionError && !(error instanceof LimitError)) return null;
		throw error;
	}
}
const encodingFunctions = {
	b64enc: {
		params: ["string"],
		apply: (text) => toBuffer(text).toString("base64")
	},
	b64dec: {
		params: ["string"],
		apply: decodeWith(decodeBase64)
	},
	b32enc: {
		params: ["string"],
		apply: (text) => encodeBase32(toBuffer(text))
	},
	b32dec: {
		params: ["string"],
		apply: decodeWith(decodeBase32)
	},
	sha1sum: {
		params: ["string"],
		apply: createHashFunction("sha1")
	},
	sha256sum: {
		params: ["string"],
		apply: createHashFunction("sha256")
	},
	sha512sum: {
		params: ["string"],
		apply: createHashFunction("sha512")
	},
	adler32sum: {
		params: ["string"],
		apply: adler32
	},
	toJson: {
		params: ["any"],
		apply: write(PLAIN)
	},
	toPrettyJson: {
		params: ["any"],
		apply: write(PRETTY)
	},
	toRawJson: {
		params: ["any"],
		apply: mustWrite(RAW)
	},
	fromJson: {
		params: ["string"],
		apply: fromJson
	},
	mustToJson: {
		params: ["any"],
		apply: mustWrite(PLAIN)
	},
	mustToPrettyJson: {
		params: ["any"],
		apply: mustWrite(PRETTY)
	},
	mustToRawJson: {
		params: ["any"],
		apply: mustWrite(RAW)
	},
	mustFromJson: {
		params: ["string"],
		apply: (text) => readJson(text, !1)
	}
};
// packages/gotemplate/src/sprig/numbers/float-functions.ts
function toDecimal(value) {
	let number = toFloat64(value);
	if (!Number.isFinite(number)) throw new FunctionError(`Cannot create a Decimal from ${Number.isNaN(number) ? "NaN" : number > 0 ? "+Inf" : "-Inf"}`);
	return toExactDecimal(number);
}
const toNumber = ({ digits, exponent }) => Number(`${digits}e${exponent}`), add$1 = (left, right) => {
	let exponent = Math.min(left.exponent, right.exponent);
	return {
		digits: scaleDigits(left, exponent) + scaleDigits(right, exponent),
		exponent
	};
}, subtract = (left, right) => add$1(left, {
	...right,
	digits: -right.digits
}), multiply$1 = (left, right) => ({
	digits: left.digits * right.digits,
	exponent: left.exponent + right.exponent
}), divide = (left, right) => {
	if (right.digits === 0n) throw new FunctionError("decimal division by 0");
	let shift = left.exponent - right.exponent - -16, over = shift > 0 ? left.digits * 10n ** BigInt(shift) : left.digits, under = shift < 0 ? right.digits * 10n ** BigInt(-shift) : right.digits, whole = over / under, rest = over % under, size = (value) => value < 0n ? -value : value, sign = over < 0n == under < 0n ? 1n : -1n;
	return {
		digits: size(rest) * 2n >= size(under) ? whole + sign : whole,
		exponent: -16
	};
};
function reduceDecimals(operation, first, values) {
	let result = toDecimal(first);
	for (let value of values) result = operation(result, toDecimal(value));
	return toNumber(result);
}
function createExtremum$1(choose) {
	return (first, ...values) => values.reduce((found, value) => choose(found, toFloat64(value)), toFloat64(first));
}
const floatFunctions = {
	add1f: {
		params: ["any"],
		apply: (value) => reduceDecimals(add$1, value, [1n])
	},
	addf: {
		params: [],
		variadic: "any",
		apply: (...values) => reduceDecimals(add$1, 0, values)
	},
	subf: {
		params: ["any"],
		variadic: "any",
		apply: (first, ...rest) => reduceDecimals(subtract, first, rest)
	},
	mulf: {
		params: ["any"],
		variadic: "any",
		apply: (first, ...rest) => reduceDecimals(multiply$1, first, rest)
	},
	divf: {
		params: ["any"],
		variadic: "any",
		apply: (first, ...rest) => reduceDecimals(divide, first, rest)
	},
	maxf: {
		params: ["any"],
		variadic: "any",
		apply: createExtremum$1(Math.max)
	},
	minf: {
		params: ["any"],
		variadic: "any",
		apply: createExtremum$1(Math.min)
	}
};
// packages/gotemplate/src/sprig/numbers/integer-functions.ts
function add(...values) {
	let sum = 0n;
	for (let value of values) sum += toInt64(value);
	return toInt64Num(sum);
}
function multiply(first, ...values) {
	let product = toInt64(first);
	for (let value of values) product = wrapInt64(product * toInt64(value));
	return toInt64Num(product);
}
function toDivisor(value) {
	let by = toInt64(value);
	if (by === 0n) throw new FunctionError("runtime error: integer divide by zero");
	return by;
}
function createExtremum(isBetter) {
	return (first, ...values) => {
		let found = toInt64(first);
		for (let value of values) {
			let other = toInt64(value);
			found = isBetter(other, found) ? other : found;
		}
		return toInt64Num(found);
	};
}
const max = createExtremum((left, right) => left > right), min = createExtremum((left, right) => left < right), powerOfTen = (exponent) => exponent < -323n ? 0 : exponent > 308n ? Infinity : Number(`1e${exponent}`);
function round(value, decimals, ...options) {
	let up = options[0] ?? .5, power = powerOfTen(decimals), digit = power * toFloat64(value);
	return (digit - Math.trunc(digit) >= up ? Math.ceil(digit) : Math.floor(digit)) / power;
}
function listIntegers(start, stop, step) {
	let forward = stop >= start;
	if (step === 0n || forward !== step > 0n) return [];
	let size = forward ? step : -step, count = ((forward ? stop - start : start - stop) + size - 1n) / size;
	return checkElementCount(count), Array.from({ length: Number(count) }, (_, index) => start + BigInt(index) * step);
}
const createIntList = (items) => new List(items, "int");
function seq(...numbers) {
	let [first = 0n, second = 0n, third = 0n] = numbers;
	switch (numbers.length) {
		case 1: return formatSequence(1n, first < 1n ? -1n : 1n, first);
		case 2: return formatSequence(first, second < first ? -1n : 1n, second);
		case 3: return third < first && second > 0n ? "" : formatSequence(first, second, third);
		default: return "";
	}
}
function formatSequence(first, step, last) {
	return listIntegers(first, last + (last < first ? -1n : 1n), step).join(" ");
}
const integerFunctions = {
	add: {
		params: [],
		variadic: "any",
		apply: add
	},
	add1: {
		params: ["any"],
		apply: (value) => toInt64Num(toInt64(value) + 1n)
	},
	sub: {
		params: ["any", "any"],
		apply: (left, right) => toInt64Num(toInt64(left) - toInt64(right))
	},
	mul: {
		params: ["any"],
		variadic: "any",
		apply: multiply
	},
	div: {
		params: ["any", "any"],
		apply: (left, right) => toInt64Num(toInt64(left) / toDivisor(right))
	},
	mod: {
		params: ["any", "any"],
		apply: (left, right) => toInt64Num(toInt64(left) % toDivisor(right))
	},
	max: {
		params: ["any"],
		variadic: "any",
		apply: max
	},
	biggest: {
		params: ["any"],
		variadic: "any",
		apply: max
	},
	min: {
		params: ["any"],
		variadic: "any",
		apply: min
	},
	ceil: {
		params: ["any"],
		apply: (value) => Math.ceil(toFloat64(value))
	},
	floor: {
		params: ["any"],
		apply: (value) => Math.floor(toFloat64(value))
	},
	round: {
		params: ["any", "int"],
		variadic: "float64",
		apply: round
	},
	until: {
		params: ["int"],
		apply: (stop) => createIntList(listIntegers(0n, stop, stop < 0n ? -1n : 1n))
	},
	untilStep: {
		params: [
			"int",
			"int",
			"int"
		],
		apply: (start, stop, step) => createIntList(listIntegers(start, stop, step))
	},
	seq: {
		params: [],
		variadic: "int",
		apply: seq
	},
	int: {
		params: ["any"],
		apply: toInt64
	},
	int64: {
		params: ["any"],
		apply: (value) => toInt64Num(toInt64(value))
	},
	float64: {
		params: ["any"],
		apply: toFloat64
	},
	atoi: {
		params: ["string"],
		apply: (text) => parseInt64(text, 10).clamped
	},
	toDecimal: {
		params: ["any"],
		apply: (value) => toInt64Num(parseInt64(formatValue(value), 8).value ?? 0n)
	}
}, refuse = (reason) => ({ refused: reason }), ENVIRONMENT = refuse("reads the environment of the machine, so the same template would give different manifests, and secrets could leak"), NETWORK = refuse("uses the network, so the same template would give different manifests"), CLOCK = refuse("reads the clock, so the same template would give different manifests at every run"), RANDOM = refuse("is random, so the same template would give different manifests at every run"), SALTED = refuse("salts its result at random, so the same template would give different manifests at every run"), KEYS = refuse("makes a random key, so the same template would give different manifests at every run, with a secret in them"), refusedFunctions = {
	env: ENVIRONMENT,
	expandenv: ENVIRONMENT,
	getHostByName: NETWORK,
	now: CLOCK,
	ago: CLOCK,
	randAlphaNum: RANDOM,
	randAlpha: RANDOM,
	randAscii: RANDOM,
	randNumeric: RANDOM,
	randBytes: RANDOM,
	randInt: RANDOM,
	shuffle: RANDOM,
	uuidv4: RANDOM,
	bcrypt: SALTED,
	htpasswd: SALTED,
	encryptAES: SALTED,
	genPrivateKey: KEYS,
	genCA: KEYS,
	genCAWithKey: KEYS,
	genSelfSignedCert: KEYS,
	genSelfSignedCertWithKey: KEYS,
	genSignedCert: KEYS,
	genSignedCertWithKey: KEYS
};
// packages/gotemplate/src/sprig/strings/path-functions.ts
function clean(path) {
	let rooted = path.startsWith("/"), kept = [];
	for (let part of path.split("/")) part === ".." ? kept.length > 0 && kept.at(-1) !== ".." ? kept.pop() : rooted || kept.push(part) : part !== "" && part !== "." && kept.push(part);
	let joined = (rooted ? "/" : "") + kept.join("/");
	return joined === "" ? "." : joined;
}
function base(path) {
	if (path === "") return ".";
	let end = path.length;
	for (; path[end - 1] === "/";) end--;
	return end === 0 ? "/" : path.slice(path.lastIndexOf("/", end - 1) + 1, end);
}
const directory = (path) => clean(path.slice(0, path.lastIndexOf("/") + 1));
function extension(path) {
	let name = path.slice(path.lastIndexOf("/") + 1), dot = name.lastIndexOf(".");
	return dot < 0 ? "" : name.slice(dot);
}
const defineForPath = (apply) => ({
	params: ["string"],
	apply
}), functions = {
	base: defineForPath(base),
	dir: defineForPath(directory),
	clean: defineForPath(clean),
	ext: defineForPath(extension),
	isAbs: defineForPath((path) => path.startsWith("/"))
}, pathFunctions = {
	...functions,
	osBase: functions.base,
	osDir: functions.dir,
	osClean: functions.clean,
	osExt: functions.ext,
	osIsAbs: functions.isAbs
}, cached = /* @__PURE__ */ new Map();
function compile(pattern) {
	let known = cached.get(pattern);
	if (known !== void 0) return known;
	if (pattern.length > 1e4) throw new LimitError(`a regular expression of ${pattern.length} characters is too long`);
	let regex = parse(pattern);
	return cached.size >= 200 && cached.clear(), cached.set(pattern, regex), regex;
}
var BadPatternError = class extends FunctionError {};
function parse(pattern) {
	try {
		return RE2JS.compile(pattern);
	} catch (error) {
		let once = withoutRepeatedNames(pattern);
		if (once !== pattern) return parse(once);
		throw error instanceof RE2JSException ? new BadPatternError(`regexp: Compile(\`${pattern}\`): ${error.message}`) : error;
	}
}
function withoutRepeatedNames(pattern) {
	let names = /* @__PURE__ */ new Set();
	return pattern.replace(/\\.|\[(?:\\.|[^\]])*\]|\(\?P?<([^>]*)>/gs, (whole, name) => name !== void 0 && names.has(name) ? "(" : (names.add(name ?? ""), whole));
}
function checkSteps(regex, text) {
	if (text.length * regex.programSize() > 2e8) throw new LimitError("the regular expression is too long for a text of that size");
}
function* findMatches(regex, text) {
	let matcher = regex.matcher(text);
	checkSteps(regex, text);
	let names = regex.namedGroups(), groups = regex.groupCount(), from = 0, lastEnd = -1;
	for (; from <= text.length;) {
		let at = from;
		if (!runSearch(() => matcher.find(at))) return;
		let start = matcher.start(), end = matcher.end(), accepted = end !== from || start !== lastEnd;
		from = end === from ? from + ((text.codePointAt(from) ?? 0) > 65535 ? 2 : 1) : end, lastEnd = end, accepted && (yield {
			start,
			end,
			group: (name) => {
				let index = /^(?:0|[1-9][0-9]*)$/.test(name) ? Number(name) : Object.hasOwn(names, name) ? names[name] : void 0;
				return index === void 0 || index > groups ? void 0 : matcher.group(index) ?? void 0;
			}
		});
	}
}
function isMatch(pattern, text) {
	return !findMatches(compile(pattern), text).next().done;
}
function regexMatch(pattern, text) {
	try {
		return isMatch(pattern, text);
	} catch (error) {
		if (error instanceof BadPatternError) return !1;
		throw error;
	}
}
function find(pattern, text) {
	for (let { start, end } of findMatches(compile(pattern), text)) return text.slice(start, end);
	return "";
}
function findAll(pattern, text, max) {
	let found = [];
	for (let { start, end } of findMatches(compile(pattern), text)) {
		if (max >= 0n && BigInt(found.length) >= max) break;
		found.push(text.slice(start, end)), checkElementCount(found.length);
	}
	return createStringList(found, found.length === 0);
}
function replaceWith(pattern, text, replacement) {
	let out = "", from = 0;
	for (let match of findMatches(compile(pattern), text)) out += text.slice(from, match.start) + replacement(match), from = match.end, checkTextSize(out.length);
	return out + text.slice(from);
}
const GROUP_REFERENCE = /\$(?:\$|([\p{L}\p{Nd}_]+)|\{([\p{L}\p{Nd}_]+)\})/gu;
function expand(template, { group }) {
	return template.replace(GROUP_REFERENCE, (whole, bare, braced) => whole === "$$" ? "$" : group(bare ?? braced ?? "") ?? "");
}
function replaceAll(pattern, text, replacement) {
	return replacement.includes("$") ? replaceWith(pattern, text, (match) => expand(replacement, match)) : replaceWith(pattern, text, () => replacement);
}
function split$1(pattern, text, max) {
	let regex = compile(pattern);
	if (max === 0n) return createStringList([], !0);
	if (pattern !== "" && text === "") return createStringList([""]);
	let parts = [], from = 0, end = 0;
	for (let match of findMatches(regex, text)) {
		if (max > 0n && BigInt(parts.length) === max - 1n) break;
		end = match.start, match.end !== 0 && (parts.push(text.slice(from, match.start)), checkElementCount(parts.length)), from = match.end;
	}
	return end !== text.length && parts.push(text.slice(from)), createStringList(parts);
}
const quoteMeta = (text) => text.replace(/[\\.+*?()|[\]{}^$]/g, "\\$&"), mustMatch = {
	params: ["string", "string"],
	apply: isMatch
}, finding = {
	params: ["string", "string"],
	apply: find
}, findingAll = {
	params: [
		"string",
		"string",
		"int"
	],
	apply: findAll
}, replacing = {
	params: [
		"string",
		"string",
		"string"
	],
	apply: replaceAll
}, replacingLiterally = {
	params: [
		"string",
		"string",
		"string"
	],
	apply: (pattern, text, replacement) => replaceWith(pattern, text, () => replacement)
}, splitting = {
	params: [
		"string",
		"string",
		"int"
	],
	apply: split$1
}, regexFunctions = {
	regexMatch: {
		params: ["string", "string"],
		apply: regexMatch
	},
	regexFind: finding,
	regexFindAll: findingAll,
	regexReplaceAll: replacing,
	regexReplaceAllLiteral: replacingLiterally,
	regexSplit: splitting,
	regexQuoteMeta: {
		params: ["string"],
		apply: quoteMeta
	},
	mustRegexMatch: mustMatch,
	mustRegexFind: finding,
	mustRegexFindAll: findingAll,
	mustRegexReplaceAll: replacing,
	mustRegexReplaceAllLiteral: replacingLiterally,
	mustRegexSplit: splitting
}, UPPER_CASE = /^\p{Lu}$/u, LOWER_CASE = /^\p{Ll}$/u, TITLE_CASE = /^\p{Lt}$/u, ASCII$1 = /^[\x00-\x7f]*$/, codeOf = (char) => char.codePointAt(0) ?? 0, isByte = (char) => char >= "\ud800" && char <= "\udfff" && char.length === 1, isSingle = (text) => text.length === String.fromCodePoint(codeOf(text)).length, isUpper = (char) => UPPER_CASE.test(char), isLower = (char) => LOWER_CASE.test(char), isTitle = (char) => TITLE_CASE.test(char), isSpaceChar = (char) => isGoSpace(char.charCodeAt(0));
function toUpperChar(char) {
	if (isByte(char)) return "\uFFFD";
	let upper = char.toUpperCase();
	return isSingle(upper) ? upper : toGreekUpper(char);
}
function toGreekUpper(char) {
	let code = codeOf(char);
	return code >= 8064 && code < 8112 ? String.fromCodePoint(code | 8) : code === 8115 || code === 8131 || code === 8179 ? String.fromCodePoint(code + 9) : char;
}
function toLowerChar(char) {
	return isByte(char) ? "\uFFFD" : String.fromCodePoint(codeOf(char.toLowerCase()));
}
function toTitleChar(char) {
	let code = codeOf(char);
	return code >= 452 && code <= 460 ? String.fromCodePoint(code <= 454 ? 453 : code <= 457 ? 456 : 459) : code >= 497 && code <= 499 ? "\u01F2" : code >= 4304 && code <= 4351 ? char : toUpperChar(char);
}
function mapCharacters(text, change) {
	let out = "";
	for (let char of text) out += change(char);
	return out;
}
const toUpper = (text) => ASCII$1.test(text) ? text.toUpperCase() : mapCharacters(text, toUpperChar), toLower = (text) => ASCII$1.test(text) ? text.toLowerCase() : mapCharacters(text, toLowerChar), WORD_CHARACTER = /^[\p{L}\p{Nd}_]$/u;
function toTitleCase(text) {
	let separated = !0;
	return mapCharacters(text, (char) => {
		let out = separated ? toTitleChar(char) : isByte(char) ? "\uFFFD" : char;
		return separated = !WORD_CHARACTER.test(char) && (char < "\u0080" || isSpaceChar(char)), out;
	});
}
function uncapitalizeWords(text) {
	let separated = !0;
	return mapCharacters(text, (char) => {
		if (isSpaceChar(char)) return separated = !0, char;
		let out = separated ? toLowerChar(char) : isByte(char) ? "\uFFFD" : char;
		return separated = !1, out;
	});
}
function swapCase(text) {
	let separated = !0;
	return mapCharacters(text, (char) => {
		if (isUpper(char) || isTitle(char)) return separated = !1, toLowerChar(char);
		if (isLower(char)) {
			let out = separated ? toTitleChar(char) : toUpperChar(char);
			return separated = !1, out;
		}
		return separated = isSpaceChar(char), isByte(char) ? "\uFFFD" : char;
	});
}
// packages/gotemplate/src/sprig/strings/word-case.ts
const LETTER = /^\p{L}$/u, NUMBER = /^\p{N}$/u, PUNCTUATION = /^\p{P}$/u, IDEOGRAPH = /^[\u3400-\u4d85\u4e00-\u9fcc\u{20000}-\u{2b81d}]$/u, isConnector = (char) => char === "-" || char === "_" || isSpaceChar(char), isAlphabet = (char) => LETTER.test(char) && !IDEOGRAPH.test(char), isNumber = (char) => NUMBER.test(char), isPunctuation = (char) => PUNCTUATION.test(char), continuesWord = (char) => isAlphabet(char) && !isUpper(char), isOther = (char) => !(isConnector(char) || isAlphabet(char) || isNumber(char) || isPunctuation(char));
function toCamelCase(text) {
	let chars = Array.from(text), at = 0, out = "", char = "";
	for (; at < chars.length;) {
		if (char = chars[at++] ?? "", !isConnector(char)) {
			char = toUpperChar(char);
			break;
		}
		out += char;
	}
	if (at === chars.length) return out + char;
	for (; at < chars.length;) {
		let before = char;
		char = chars[at++] ?? "", isConnector(char) && isConnector(before) ? out += before : isConnector(before) ? char = toUpperChar(char) : out += before;
	}
	return out + char;
}
var WordReader = class {
	#chars;
	#at = 0;
	constructor(text) {
		this.#chars = Array.from(text);
	}
	get done() {
		return this.#at >= this.#chars.length;
	}
	next() {
		let start = this.#at, first = this.#chars[start];
		if (first === void 0) return {
			kind: "none",
			text: "",
			end: start
		};
		let kind = kindOf(first);
		return this.#at = kind === "capitals" ? this.#endOfCapitals(start) : this.#endOf(start, CONTINUES[kind]), {
			kind,
			text: this.#chars.slice(start, this.#at).join(""),
			end: this.#at
		};
	}
	#endOf(start, belongs) {
		let end = start + 1;
		for (; end < this.#chars.length && belongs(this.#chars[end] ?? "");) end++;
		return end;
	}
	#endOfCapitals(start) {
		let second = this.#chars[start + 1];
		if (second === void 0 || !isAlphabet(second)) return start + 1;
		if (!isUpper(second)) return this.#endOf(start + 1, continuesWord);
		let end = this.#endOf(start + 1, isUpper), after = this.#chars[end];
		return after !== void 0 && isAlphabet(after) ? end - 1 : end;
	}
};
const CONTINUES = {
	none: () => !1,
	connector: isConnector,
	punctuation: isPunctuation,
	letters: continuesWord,
	number: isNumber,
	other: isOther
};
function kindOf(char) {
	return isConnector(char) ? "connector" : isPunctuation(char) ? "punctuation" : isUpper(char) ? "capitals" : isAlphabet(char) ? "letters" : isNumber(char) ? "number" : "other";
}
const isRun = (kind) => kind === "letters" || kind === "number", isBreak = (kind) => kind === "connector" || kind === "punctuation";
function joinWords(text, connector) {
	let words = new WordReader(text), out = "", write = (word) => {
		out += toLowerWord(word, connector);
	}, word = words.next(), writeRun = () => {
		for (; isRun(word.kind);) write(word), word = words.next();
	};
	for (; !words.done;) {
		word.kind !== "connector" && write(word);
		let last = word;
		if (word = words.next(), last.kind === "number") writeRun(), out += word.kind === "none" || isBreak(word.kind) ? "" : connector;
		else if (last.kind === "connector") write(last);
		else if (last.kind !== "punctuation") {
			if (word.kind !== "number") out += isBreak(word.kind) ? "" : connector;
			else if (!words.done) {
				let number = word;
				word = words.next();
				let wordFollows = word.kind === "letters";
				out += wordFollows ? connector : "", write(number), wordFollows && writeRun(), out += wordFollows && word.kind === "none" || isBreak(word.kind) ? "" : connector;
			}
		}
	}
	return write(word), out;
}
function toLowerWord({ kind, text }, connector) {
	if (kind !== "capitals" && kind !== "connector") return text;
	let out = "";
	for (let char of text) out += isConnector(char) ? connector : isUpper(char) ? toLowerChar(char) : char;
	return out;
}
// packages/gotemplate/src/sprig/strings/wrap-text.ts
function wrapText(text, width, separator = "\n", cut = !1) {
	let bytes = toByteString(text), max = BigInt(bytes.length) + 1n;
	return fromByteString(wrapBytes(bytes, {
		width: Number(width < 1n ? 1n : width > max ? max : width),
		separator: toByteString(separator === "" ? "\n" : separator),
		cut
	}));
}
function wrapBytes(text, options) {
	let { width, separator } = options, out = "", start = 0;
	for (; text.length - start > width;) {
		if (text[start] === " ") {
			start++;
			continue;
		}
		let end = findLineEnd(text, start, options);
		if (end === text.length) break;
		out += text.slice(start, end) + separator, checkTextSize(out.length), start = text[end] === " " ? end + 1 : end;
	}
	return out + text.slice(start);
}
function findLineEnd(text, start, { width, cut }) {
	let space = text.slice(start, start + width + 1).lastIndexOf(" ");
	if (space >= 0) return start + space;
	if (cut) return start + width;
	let next = text.indexOf(" ", start + width);
	return next < 0 ? text.length : next;
}
function abbreviate(width, text) {
	return width < 4n ? text : abbreviateFrom(text, 0n, width);
}
function abbreviateBoth(left, width, text) {
	return width < 4n || left > 0n && width < 7n ? text : abbreviateFrom(text, left, width);
}
function abbreviateFrom(text, left, width) {
	let length = BigInt(byteLength(text)), shown = width - 3n;
	if (text === "" || length <= width) return text;
	let offset = left > length ? length : left;
	return length - offset < shown && (offset = length - shown), offset <= 4n ? sliceText(text, 0n, shown) + "..." : width < 7n ? "" : offset + shown < length ? "..." + (shown < 4n ? "" : abbreviateFrom(sliceText(text, offset, void 0), 0n, shown)) : "..." + sliceText(text, length - shown, void 0);
}
// packages/gotemplate/src/sprig/strings/string-functions.ts
function trimAll(cutset, text) {
	let chars = Array.from(text), cut = new Set(cutset), start = 0, end = chars.length;
	for (; start < end && cut.has(chars[start] ?? "");) start++;
	for (; end > start && cut.has(chars[end - 1] ?? "");) end--;
	return start === 0 && end === chars.length ? text : chars.slice(start, end).join("");
}
const trimPrefix = (prefix, text) => text.startsWith(prefix) ? text.slice(prefix.length) : text, trimSuffix = (suffix, text) => text.endsWith(suffix) ? text.slice(0, text.length - suffix.length) : text;
function repeat(count, text) {
	if (count < 0n) throw new FunctionError("strings: negative Repeat count");
	return text === "" ? "" : (checkTextSize(count * BigInt(text.length)), text.repeat(Number(count)));
}
function noSpace(text) {
	let bytes = toByteString(text), kept = Array.from(bytes).filter((byte) => !isSpaceChar(byte));
	return kept.length === bytes.length ? text : kept.join("");
}
function initials(text) {
	let out = "", separated = !0;
	for (let byte of toByteString(text)) {
		let space = isSpaceChar(byte);
		out += separated && !space ? byte : "", separated = space;
	}
	return out;
}
function substring(start, end, text) {
	return start < 0n ? sliceText(text, void 0, end) : end < 0n || end > BigInt(byteLength(text)) ? sliceText(text, start, void 0) : sliceText(text, start, end);
}
const truncate = (length, text) => BigInt(byteLength(text)) <= length ? text : sliceText(text, void 0, length);
function indent(spaces, text) {
	return replace("\n", `\n${repeat(spaces, " ")}`, text, repeat(spaces, " "));
}
function replace(from, to, text, prefix = "") {
	let parts = splitText(text, from), between = from === "" && parts.length > 0 ? parts.length + 1 : parts.length - 1;
	return checkTextSize(prefix.length + text.length + Math.max(between, 1) * to.length), from === "" ? prefix + to + parts.map((part) => part + to).join("") : prefix + parts.join(to);
}
function splitText(text, separator) {
	if (text.length > 1e5) {
		let count = separator === "" ? text.length : 1;
		for (let at = text.indexOf(separator); separator !== "" && at >= 0;) count++, at = text.indexOf(separator, at + separator.length);
		checkElementCount(count);
	}
	return separator === "" ? Array.from(text) : text.split(separator);
}
function split(separator, text) {
	return toNumberedDict(splitText(text, separator));
}
function splitFirst(separator, max, text) {
	let parts = splitText(text, separator);
	if (max < 0n || max >= BigInt(parts.length)) return toNumberedDict(parts);
	let count = Number(max), rest = parts.slice(Math.max(count - 1, 0)).join(separator);
	return toNumberedDict(count === 0 ? [] : [...parts.slice(0, count - 1), rest]);
}
function toNumberedDict(parts) {
	return new Dict(new Map(parts.map((part, index) => [`_${index}`, part])), "string", "string");
}
function joinValues$1(format, values) {
	return joinTexts(values.filter((value) => value !== null).map(format), " ");
}
function joinTexts(texts, separator) {
	let size = separator.length * Math.max(texts.length - 1, 0);
	for (let text of texts) size += text.length;
	return checkTextSize(size), texts.join(separator);
}
const stringFunctions = {
	trim: {
		params: ["string"],
		apply: trimGoSpace
	},
	trimall: {
		params: ["string", "string"],
		apply: trimAll
	},
	trimAll: {
		params: ["string", "string"],
		apply: trimAll
	},
	trimSuffix: {
		params: ["string", "string"],
		apply: trimSuffix
	},
	trimPrefix: {
		params: ["string", "string"],
		apply: trimPrefix
	},
	nospace: {
		params: ["string"],
		apply: noSpace
	},
	initials: {
		params: ["string"],
		apply: initials
	},
	upper: {
		params: ["string"],
		apply: toUpper
	},
	lower: {
		params: ["string"],
		apply: toLower
	},
	title: {
		params: ["string"],
		apply: toTitleCase
	},
	untitle: {
		params: ["string"],
		apply: uncapitalizeWords
	},
	swapcase: {
		params: ["string"],
		apply: swapCase
	},
	repeat: {
		params: ["int", "string"],
		apply: repeat
	},
	substr: {
		params: [
			"int",
			"int",
			"string"
		],
		apply: substring
	},
	trunc: {
		params: ["int", "string"],
		apply: truncate
	},
	abbrev: {
		params: ["int", "string"],
		apply: abbreviate
	},
	abbrevboth: {
		params: [
			"int",
			"int",
			"string"
		],
		apply: abbreviateBoth
	},
	snakecase: {
		params: ["string"],
		apply: (text) => joinWords(text, "_")
	},
	kebabcase: {
		params: ["string"],
		apply: (text) => joinWords(text, "-")
	},
	camelcase: {
		params: ["string"],
		apply: toCamelCase
	},
	wrap: {
		params: ["int", "string"],
		apply: (width, text) => wrapText(text, width)
	},
	wrapWith: {
		params: [
			"int",
			"string",
			"string"
		],
		apply: (width, separator, text) => wrapText(text, width, separator, !0)
	},
	contains: {
		params: ["string", "string"],
		apply: (part, text) => text.includes(part)
	},
	hasPrefix: {
		params: ["string", "string"],
		apply: (prefix, text) => text.startsWith(prefix)
	},
	hasSuffix: {
		params: ["string", "string"],
		apply: (suffix, text) => text.endsWith(suffix)
	},
	quote: {
		params: [],
		variadic: "any",
		apply: (...values) => joinValues$1((value) => quoteGo(toText$1(value)), values)
	},
	squote: {
		params: [],
		variadic: "any",
		apply: (...values) => joinValues$1((value) => `'${toText$1(value)}'`, values)
	},
	cat: {
		params: [],
		variadic: "any",
		apply: (...values) => joinValues$1(toText$1, values)
	},
	indent: {
		params: ["int", "string"],
		apply: indent
	},
	nindent: {
		params: ["int", "string"],
		apply: (spaces, text) => `\n${indent(spaces, text)}`
	},
	replace: {
		params: [
			"string",
			"string",
			"string"
		],
		apply: (from, to, text) => replace(from, to, text)
	},
	plural: {
		params: [
			"string",
			"string",
			"int"
		],
		apply: (one, many, count) => count === 1n ? one : many
	},
	toString: {
		params: ["any"],
		apply: toText$1
	},
	toStrings: {
		params: ["any"],
		apply: toStrings
	},
	split: {
		params: ["string", "string"],
		apply: split
	},
	splitn: {
		params: [
			"string",
			"int",
			"string"
		],
		apply: splitFirst
	},
	splitList: {
		params: ["string", "string"],
		apply: (separator, text) => createStringList(splitText(text, separator))
	},
	join: {
		params: ["string", "any"],
		apply: (separator, value) => joinTexts(toStrings(value).items.map(toText$1), separator)
	}
};
// packages/gotemplate/src/sprig/strings/url-functions.ts
function withErrorPrefix(prefix, parse) {
	try {
		return parse();
	} catch (cause) {
		throw cause instanceof FunctionError ? new FunctionError(`${prefix}: ${cause.message}`) : cause;
	}
}
function urlParse(text) {
	let url = withErrorPrefix("unable to parse url", () => parseUrl(toByteString(text))), parts = {
		scheme: url.scheme,
		host: url.host,
		hostname: hostnameOf(url),
		path: url.path,
		query: url.query,
		opaque: url.opaque,
		fragment: url.fragment,
		userinfo: url.user === void 0 ? "" : formatUserInfo(url.user)
	};
	return createDict(new Map(Object.entries(parts).map(([name, part]) => [name, fromByteString(part)])));
}
function readPart$1(parts, name) {
	let value = parts.entries.get(name);
	if (value === void 0) return "";
	if (typeof value != "string") throw new FunctionError(value === null ? NIL_POINTER : `unable to parse ${name} key, must be of type string, but ${reflectKindOf(value)} found`);
	return toByteString(value);
}
function parseUserInfo(info) {
	return info === "" ? void 0 : withErrorPrefix("unable to parse userinfo in dict", () => parseUrl(`proto://${info}@host`)).user;
}
function urlJoin(parts) {
	let part = (name) => readPart$1(parts, name);
	return fromByteString(formatUrl({
		scheme: part("scheme"),
		host: part("host"),
		path: part("path"),
		query: part("query"),
		opaque: part("opaque"),
		fragment: part("fragment"),
		user: parseUserInfo(part("userinfo"))
	}));
}
const urlFunctions = {
	urlParse: {
		params: ["string"],
		apply: urlParse
	},
	urlJoin: {
		params: ["map[string]interface {}"],
		apply: urlJoin
	}
}, UTC_OFFSET = {
	name: "UTC",
	offset: 0
}, UTC = () => UTC_OFFSET;
function createFixedZone(name, offset) {
	let zoneOffset = {
		name,
		offset
	};
	return () => zoneOffset;
}
const zones = /* @__PURE__ */ new Map();
function findTimeZone(name) {
	if (name === "" || name === "UTC" || name === "Local") return UTC;
	if (/^[A-Z]/.test(name)) return !zones.has(name) && zones.size < 1e3 && zones.set(name, isTimeZone(name) ? createZone(name) : void 0), zones.get(name);
}
const MAX_SECONDS = 8000000000000n;
function createZone(name) {
	let offsetAt = (seconds) => toWallTime(seconds * 1e3, name) / 1e3 - seconds, nameAt = createAbbreviator(name, offsetAt);
	return (seconds) => {
		let inRange = Number(seconds > MAX_SECONDS ? MAX_SECONDS : seconds < -8000000000000n ? -8000000000000n : seconds);
		return {
			name: nameAt(inRange),
			offset: offsetAt(inRange)
		};
	};
}
const LANGUAGES = [
	"en-US",
	"en-GB",
	"en-AU",
	"en-NZ",
	"en-ZA",
	"en-IN",
	"ja-JP"
], KNOWN_SECONDS = [
	157788e4,
	1593604800,
	189345600,
	204984e3
];
function createAbbreviator(timeZone, offsetAt) {
	let formats = LANGUAGES.map((language) => new Intl.DateTimeFormat(language, {
		timeZone,
		timeZoneName: "short"
	})), findAbbreviation = (seconds) => formats.map((format) => format.formatToParts(seconds * 1e3).find(({ type }) => type === "timeZoneName")?.value ?? "").find((name) => /^[A-Z]+$/.test(name));
	return (seconds) => {
		let offset = offsetAt(seconds);
		if (offset % 60 != 0) return "LMT";
		let sameOffset = KNOWN_SECONDS.find((known) => offsetAt(known) === offset);
		return findAbbreviation(seconds) ?? (sameOffset === void 0 ? void 0 : findAbbreviation(sameOffset)) ?? formatNumericName(offset);
	};
}
function formatNumericName(offset) {
	let minutes = Math.trunc(Math.abs(offset) / 60), twoDigits = (value) => String(value).padStart(2, "0"), rest = minutes % 60;
	return (offset < 0 ? "-" : "+") + twoDigits(Math.trunc(minutes / 60)) + (rest === 0 ? "" : twoDigits(rest));
}
// packages/gotemplate/src/sprig/time/calendar-time.ts
const MONTHS = [
	"January",
	"February",
	"March",
	"April",
	"May",
	"June",
	"July",
	"August",
	"September",
	"October",
	"November",
	"December"
], WEEKDAYS = [
	"Sunday",
	"Monday",
	"Tuesday",
	"Wednesday",
	"Thursday",
	"Friday",
	"Saturday"
], SECONDS_PER_DAY = 86400, DAYS_PER_ERA = 146097, EPOCH_DAYS = 719468;
function toDays(year, month, day) {
	let shifted = year + Math.floor((month - 3) / 12), fromMarch = ((month - 3) % 12 + 12) % 12, era = Math.floor(shifted / 400), yearOfEra = shifted - era * 400, dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + Math.floor((153 * fromMarch + 2) / 5);
	return era * DAYS_PER_ERA + dayOfEra + day - 1 - EPOCH_DAYS;
}
const isLeapYear = (year) => year % 4 == 0 && year % 100 != 0 || year % 400 == 0, daysInMonth = (year, month) => toDays(year, month + 1, 1) - toDays(year, month, 1);
function toDate(days) {
	let since = days + EPOCH_DAYS, era = Math.floor(since / DAYS_PER_ERA), dayOfEra = since - era * DAYS_PER_ERA, yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365), dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100)), fromMarch = Math.floor((5 * dayOfYear + 2) / 153), month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
	return {
		year: era * 400 + yearOfEra + +(month <= 2),
		month,
		day: dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1
	};
}
function toCivilTime({ seconds, zone }) {
	let zoneOffset = zone(seconds), local = seconds + BigInt(zoneOffset.offset), ofDay = Number((local % BigInt(SECONDS_PER_DAY) + BigInt(SECONDS_PER_DAY)) % BigInt(SECONDS_PER_DAY)), days = Number((local - BigInt(ofDay)) / BigInt(SECONDS_PER_DAY)), date = toDate(days);
	return {
		...date,
		yearDay: days - toDays(date.year, 1, 1) + 1,
		weekday: ((days + 4) % 7 + 7) % 7,
		hour: Math.floor(ofDay / 3600),
		minute: Math.floor(ofDay / 60) % 60,
		second: ofDay % 60,
		zoneOffset
	};
}
function toUnixSeconds(days, hour, minute, second) {
	return BigInt(days) * BigInt(SECONDS_PER_DAY) + BigInt(hour * 3600 + minute * 60 + second);
}
const ZERO_TIME = {
	seconds: toUnixSeconds(toDays(1, 1, 1), 0, 0, 0),
	nanoseconds: 0,
	zone: UTC
};
function addNanoseconds(time, nanoseconds) {
	let total = time.seconds * 1000000000n + BigInt(time.nanoseconds) + nanoseconds, rest = (total % 1000000000n + 1000000000n) % 1000000000n;
	return {
		...time,
		seconds: (total - rest) / 1000000000n,
		nanoseconds: Number(rest)
	};
}
// packages/gotemplate/src/sprig/time/time-layout.ts
const LAYOUT_PART = /January|Jan(?![a-z])|Monday|Mon(?![a-z])|MST|0[1-6]|002|15|1|2006|2|_2(?!006)|__2|3|4|5|PM|pm|[-Z]07(?::00:00|0000|:00|00)?|[.,](?:0+|9+)(?![0-9])/;
function nextLayoutChunk(layout) {
	let found = LAYOUT_PART.exec(layout);
	if (found === null) return {
		prefix: layout,
		part: "",
		rest: ""
	};
	let [text] = found;
	return {
		prefix: layout.slice(0, found.index),
		part: text,
		rest: layout.slice(found.index + text.length)
	};
}
// packages/gotemplate/src/sprig/time/format-time.ts
const padDigits = (value, width) => (value < 0 ? "-" : "") + String(Math.abs(value)).padStart(width, "0"), toHour12 = (hour) => hour % 12 == 0 ? 12 : hour % 12, getMonthName = ({ month }) => MONTHS[month - 1] ?? "", getWeekdayName = ({ weekday }) => WEEKDAYS[weekday] ?? "", PART_FORMATTERS = /* @__PURE__ */ new Map([
	["January", getMonthName],
	["Jan", (civil) => getMonthName(civil).slice(0, 3)],
	["Monday", getWeekdayName],
	["Mon", (civil) => getWeekdayName(civil).slice(0, 3)],
	["MST", ({ zoneOffset }) => zoneOffset.name === "" ? formatOffset(zoneOffset.offset, "-0700") : zoneOffset.name],
	["01", ({ month }) => padDigits(month, 2)],
	["1", ({ month }) => String(month)],
	["02", ({ day }) => padDigits(day, 2)],
	["2", ({ day }) => String(day)],
	["_2", ({ day }) => String(day).padStart(2)],
	["002", ({ yearDay }) => padDigits(yearDay, 3)],
	["__2", ({ yearDay }) => String(yearDay).padStart(3)],
	["03", ({ hour }) => padDigits(toHour12(hour), 2)],
	["3", ({ hour }) => String(toHour12(hour))],
	["15", ({ hour }) => padDigits(hour, 2)],
	["04", ({ minute }) => padDigits(minute, 2)],
	["4", ({ minute }) => String(minute)],
	["05", ({ second }) => padDigits(second, 2)],
	["5", ({ second }) => String(second)],
	["2006", ({ year }) => padDigits(year, 4)],
	["06", ({ year }) => padDigits(Math.abs(year) % 100, 2)],
	["PM", ({ hour }) => hour >= 12 ? "PM" : "AM"],
	["pm", ({ hour }) => hour >= 12 ? "pm" : "am"]
]);
function formatOffset(seconds, part) {
	if (part.startsWith("Z") && seconds === 0) return "Z";
	let minutes = Math.trunc(Math.abs(seconds) / 60), colon = part.includes(":") ? ":" : "", hours = (Math.trunc(seconds / 60) < 0 ? "-" : "+") + padDigits(Math.floor(minutes / 60), 2);
	if (part.length === 3) return hours;
	let withMinutes = hours + colon + padDigits(minutes % 60, 2);
	return part.length < 7 ? withMinutes : withMinutes + colon + padDigits(Math.abs(seconds) % 60, 2);
}
function formatFraction(nanoseconds, part) {
	let cut = padDigits(nanoseconds, 9).padEnd(part.length - 1, "0").slice(0, part.length - 1);
	if (part.includes("0")) return `${part[0]}${cut}`;
	let significant = cut.replace(/0+$/, "");
	return significant === "" ? "" : `${part[0]}${significant}`;
}
function formatGoTime(time, layout) {
	let civil = toCivilTime(time), out = "";
	for (let chunk = nextLayoutChunk(layout);; chunk = nextLayoutChunk(chunk.rest)) {
		if (out += chunk.prefix, chunk.part === "") return out;
		/^[-Z]/.test(chunk.part) ? out += formatOffset(civil.zoneOffset.offset, chunk.part) : /^[.,]/.test(chunk.part) ? out += formatFraction(time.nanoseconds, chunk.part) : out += PART_FORMATTERS.get(chunk.part)?.(civil) ?? "";
	}
}
const printGoTime = (time) => formatGoTime(time, "2006-01-02 15:04:05.999999999 -0700 MST"), UNITS = /* @__PURE__ */ new Map([
	["ns", 1n],
	["us", 1000n],
	["\u00B5s", 1000n],
	["\u03BCs", 1000n],
	["ms", 1000000n],
	["s", 1000000000n],
	["m", 60000000000n],
	["h", 3600000000000n]
]), MAX_DURATION = 2n ** 63n;
function parseGoDuration(text) {
	let invalid = () => new FunctionError(`time: invalid duration ${quoteGo(text)}`), negative = text.startsWith("-"), rest = text.replace(/^[+-]/, "");
	if (rest === "0") return 0n;
	if (rest === "") throw invalid();
	let total = 0n;
	for (; rest !== "";) {
		let [piece, whole = "", fraction = "", name = ""] = /^(?=\.?[0-9])([0-9]*)\.?([0-9]*)([^0-9.]*)/.exec(rest) ?? [];
		if (piece === void 0 || whole.length > 20) throw invalid();
		let unit = UNITS.get(name);
		if (unit === void 0) {
			let problem = name === "" ? "missing unit" : `unknown unit ${quoteGo(name)}`;
			throw new FunctionError(`time: ${problem} in duration ${quoteGo(text)}`);
		}
		if (total += BigInt(whole || "0") * unit + toFraction(fraction, unit), total > MAX_DURATION) throw invalid();
		rest = rest.slice(piece.length);
	}
	if (!negative && total === MAX_DURATION) throw invalid();
	return negative ? -total : total;
}
function toFraction(fraction, unit) {
	let digits = fraction.slice(0, 18);
	return BigInt(Math.trunc(Number(digits) * (Number(unit) / 10 ** digits.length)));
}
function formatGoDuration(nanoseconds) {
	let size = nanoseconds < 0n ? -nanoseconds : nanoseconds, sign = nanoseconds < 0n ? "-" : "";
	if (size === 0n) return "0s";
	if (size < 1000000000n) {
		let [unit, digits] = size < 1000n ? ["ns", 0] : size < 1000000n ? ["\u00B5s", 3] : ["ms", 6];
		return `${sign}${insertPoint(size, Number(digits))}${unit}`;
	}
	let minutes = size / 1000000000n / 60n, hours = minutes / 60n, rest = `${insertPoint(size % 60000000000n, 9)}s`;
	return minutes === 0n ? sign + rest : `${sign}${hours === 0n ? "" : `${hours}h`}${minutes % 60n}m${rest}`;
}
function insertPoint(value, digits) {
	let text = String(value).padStart(digits + 1, "0"), fraction = text.slice(text.length - digits).replace(/0+$/, "");
	return text.slice(0, text.length - digits) + (digits > 0 && fraction !== "" ? `.${fraction}` : "");
}
const HOUR = 3600000000000n, ROUNDING_UNITS = [
	[HOUR * 24n * 365n, "y"],
	[HOUR * 24n * 30n, "mo"],
	[HOUR * 24n, "d"],
	[HOUR, "h"],
	[60000000000n, "m"],
	[1000000000n, "s"]
];
function roundGoDuration(nanoseconds) {
	let size = nanoseconds < 0n ? -nanoseconds : nanoseconds, [unit, name] = ROUNDING_UNITS.find(([step]) => size > step) ?? [0n, "s"];
	return unit === 0n ? "0s" : `${size / unit}${name}`;
}
// packages/gotemplate/src/sprig/time/time-fields.ts
const createTimeFields = () => ({
	year: 0,
	month: void 0,
	day: void 0,
	yearDay: void 0,
	hour: 0,
	minute: 0,
	second: 0,
	nanoseconds: 0,
	half: void 0,
	isUtc: !1,
	offset: void 0,
	zoneName: ""
});
var LayoutMismatch = class extends Error {}, FieldOutOfRange = class extends Error {};
function createReader(pattern, take) {
	return (value, fields) => {
		let found = pattern.exec(value)?.[0];
		if (found === void 0) throw new LayoutMismatch();
		return take(found, fields), value.slice(found.length);
	};
}
function checkRange(value, low, high, field) {
	if (value < low || value > high) throw new FieldOutOfRange(`${field} out of range`);
	return value;
}
const ONE_OR_TWO_DIGITS = /^[0-9]{1,2}/, TWO_DIGITS = /^[0-9]{2}/, createNamePattern = (list, length) => RegExp(`^(?:${list.map((name) => name.slice(0, length)).join("|")})`, "i"), findNameIndex = (list, found) => list.findIndex((name) => name.slice(0, 3).toLowerCase() === found.slice(0, 3).toLowerCase()), readMonthName = (found, fields) => {
	fields.month = findNameIndex(MONTHS, found) + 1;
}, readMonth = (found, fields) => {
	fields.month = checkRange(Number(found), 1, 12, "month");
}, readDay = (found, fields) => {
	fields.day = Number(found);
}, readYearDay = (found, fields) => {
	fields.yearDay = Number(found);
}, readHourUpTo = (max) => (found, fields) => {
	fields.hour = checkRange(Number(found), 0, max, "hour");
}, readMinute = (found, fields) => {
	fields.minute = checkRange(Number(found), 0, 59, "minute");
}, readSecond = (found, fields) => {
	fields.second = checkRange(Number(found), 0, 59, "second");
}, readHalf = (found, fields) => {
	fields.half = found.toLowerCase() === "pm" ? "pm" : "am";
}, ignoreValue = () => void 0, READERS = /* @__PURE__ */ new Map([
	["January", createReader(createNamePattern(MONTHS), readMonthName)],
	["Jan", createReader(createNamePattern(MONTHS, 3), readMonthName)],
	["Monday", createReader(createNamePattern(WEEKDAYS), ignoreValue)],
	["Mon", createReader(createNamePattern(WEEKDAYS, 3), ignoreValue)],
	["1", createReader(ONE_OR_TWO_DIGITS, readMonth)],
	["01", createReader(TWO_DIGITS, readMonth)],
	["2", createReader(ONE_OR_TWO_DIGITS, readDay)],
	["_2", createReader(/^ ?[0-9]{1,2}/, readDay)],
	["02", createReader(TWO_DIGITS, readDay)],
	["002", createReader(/^[0-9]{3}/, readYearDay)],
	["__2", createReader(/^ {0,2}[0-9]{1,3}/, readYearDay)],
	["15", createReader(ONE_OR_TWO_DIGITS, readHourUpTo(23))],
	["3", createReader(ONE_OR_TWO_DIGITS, readHourUpTo(12))],
	["03", createReader(TWO_DIGITS, readHourUpTo(12))],
	["4", createReader(ONE_OR_TWO_DIGITS, readMinute)],
	["04", createReader(TWO_DIGITS, readMinute)],
	["5", createReader(ONE_OR_TWO_DIGITS, readSecond)],
	["05", createReader(TWO_DIGITS, readSecond)],
	["PM", createReader(/^[AP]M/, readHalf)],
	["pm", createReader(/^[ap]m/, readHalf)],
	["2006", createReader(/^[0-9]{4}/, (found, fields) => {
		fields.year = Number(found);
	})],
	["06", createReader(TWO_DIGITS, (found, fields) => {
		fields.year = Number(found) + (Number(found) >= 69 ? 1900 : 2e3);
	})],
	["MST", readZoneName]
]), ZONE_NAME = /^(?:ChST|MeST|GMT(?:[+-](?:2[0-3]|[01]?[0-9])(?![0-9]))?|[+-](?:2[0-3]|[01]?[0-9])(?![0-9])|[A-Z]{4}T(?![A-Z])|(?:[A-Z]{3}T|WITA)(?![A-Z])|[A-Z]{3}(?![A-Z]))/;
function readZoneName(value, fields) {
	return value.startsWith("UTC") ? (fields.isUtc = !0, value.slice(3)) : createReader(ZONE_NAME, (found) => {
		fields.zoneName = found;
	})(value, fields);
}
const OFFSETS = /* @__PURE__ */ new Map([
	["07", /^([+-])([0-9]{2})/],
	["0700", /^([+-])([0-9]{2})([0-9]{2})/],
	["07:00", /^([+-])([0-9]{2}):([0-9]{2})/],
	["070000", /^([+-])([0-9]{2})([0-9]{2})([0-9]{2})/],
	["07:00:00", /^([+-])([0-9]{2}):([0-9]{2}):([0-9]{2})/]
]);
function readOffset(part, value, fields) {
	if (part.startsWith("Z") && value.startsWith("Z")) return fields.isUtc = !0, value.slice(1);
	let [whole, sign, hours, minutes = "0", seconds = "0"] = OFFSETS.get(part.slice(1))?.exec(value) ?? [];
	if (whole === void 0) throw new LayoutMismatch();
	let size = checkRange(Number(hours), 0, 24, "time zone offset hour") * 3600 + checkRange(Number(minutes), 0, 60, "time zone offset minute") * 60 + checkRange(Number(seconds), 0, 60, "time zone offset second");
	return fields.offset = sign === "-" ? -size : size, value.slice(whole.length);
}
const readNanoseconds = (found, fields) => {
	fields.nanoseconds = Number(found.slice(1, 10).padEnd(9, "0"));
};
function readFraction(part, value, fields) {
	return part.includes("0") ? createReader(RegExp(`^[.,][0-9]{${part.length - 1}}`), readNanoseconds)(value, fields) : /^[.,][0-9]/.test(value) ? createReader(/^[.,][0-9]{1,9}/, readNanoseconds)(value, fields) : value;
}
function readPart(part, value, rest, fields) {
	if (/^[-Z]/.test(part)) return readOffset(part, value, fields);
	if (/^[.,]/.test(part)) return readFraction(part, value, fields);
	let left = READERS.get(part)?.(value, fields) ?? value;
	return (part === "5" || part === "05") && /^[.,][0-9]/.test(left) && !/^[.,]/.test(nextLayoutChunk(rest).part) ? createReader(/^[.,][0-9]+/, readNanoseconds)(left, fields) : left;
}
// packages/gotemplate/src/sprig/time/parse-time.ts
function skipLiteral(value, literal) {
	let left = value;
	for (let at = 0; at < literal.length; at++) if (literal[at] === " ") {
		if (left !== "" && !left.startsWith(" ")) throw new LayoutMismatch(left);
		for (left = left.replace(/^ +/, ""); literal[at + 1] === " ";) at++;
	} else if (left === "" || left[0] !== literal[at]) throw new LayoutMismatch(left);
	else left = left.slice(1);
	return left;
}
function parseGoTime(layout, text) {
	let fields = createTimeFields(), value = text, fail = (shown, reason) => new FunctionError(`parsing time ${quoteGo(text)}${reason === void 0 ? ` as ${quoteGo(layout)}: cannot parse ${quoteGo(value)} as ${quoteGo(shown)}` : `: ${reason}`}`);
	for (let chunk = nextLayoutChunk(layout);; chunk = nextLayoutChunk(chunk.rest)) {
		let { prefix, part, rest } = chunk;
		try {
			value = skipLiteral(value, prefix);
		} catch (error) {
			throw value = error instanceof LayoutMismatch ? error.message : value, fail(prefix, void 0);
		}
		if (part === "") {
			if (value !== "") throw fail("", `extra text: ${quoteGo(value)}`);
			break;
		}
		try {
			value = readPart(part, value, rest, fields);
		} catch (error) {
			throw fail(part, error instanceof FieldOutOfRange ? error.message : void 0);
		}
	}
	try {
		return assembleTime(fields);
	} catch (error) {
		throw fail("", error instanceof FieldOutOfRange ? error.message : void 0);
	}
}
function findDate({ year, month, day, yearDay }) {
	if (yearDay === void 0) return [month ?? 1, day ?? 1];
	checkRange(yearDay, 1, isLeapYear(year) ? 366 : 365, "day-of-year");
	let found = 1, left = yearDay;
	for (; left > daysInMonth(year, found);) left -= daysInMonth(year, found), found++;
	if (month !== void 0 && month !== found) throw new FieldOutOfRange("day-of-year does not match month");
	if (day !== void 0 && day !== left) throw new FieldOutOfRange("day-of-year does not match day");
	return [found, left];
}
function assembleTime(fields) {
	let { year, minute, second, nanoseconds, half, isUtc, offset, zoneName: name } = fields, hour = half === "pm" && fields.hour < 12 ? fields.hour + 12 : half === "am" && fields.hour === 12 ? 0 : fields.hour, [month, day] = findDate(fields);
	checkRange(day, 1, daysInMonth(year, month), "day");
	let seconds = toUnixSeconds(toDays(year, month, day), hour, minute, second);
	if (isUtc || offset === void 0 && name === "") return {
		seconds,
		nanoseconds,
		zone: UTC
	};
	if (offset !== void 0) {
		let zone = offset === 0 && (name === "" || name === "UTC") ? UTC : createFixedZone(name, offset);
		return {
			seconds: seconds - BigInt(offset),
			nanoseconds,
			zone
		};
	}
	return {
		seconds,
		nanoseconds,
		zone: createFixedZone(name, (/^GMT[+-]/.test(name) ? Number(name.slice(3)) : 0) * 3600)
	};
}
// packages/gotemplate/src/sprig/common/with-arity.ts
function withArity(count, method) {
	return (...args) => {
		if (args.length !== count) throw new FunctionError(`wrong number of args: want ${count} got ${args.length}`);
		return method(...args);
	};
}
// packages/gotemplate/src/sprig/time/time-value.ts
var TimeValue = class extends Struct {
	time;
	constructor(time) {
		super("time.Time", {}, createMethods(time)), this.time = time;
	}
};
const createNamed = (type, name) => new Struct(type, {}, { String: withArity(0, () => name) }), toNanoseconds = ({ seconds, nanoseconds }) => seconds * 1000000000n + BigInt(nanoseconds);
function createMethods(time) {
	let part = (read) => withArity(0, () => read(toCivilTime(time))), compared = (test) => withArity(1, (other) => test(toNanoseconds(time) - toNanoseconds(requireTime$1(other)))), since = (unit) => withArity(0, () => toInt64Num(floorDivide(toNanoseconds(time), unit)));
	return {
		Year: part(({ year }) => BigInt(year)),
		Month: part(({ month }) => createNamed("time.Month", MONTHS[month - 1] ?? "")),
		Day: part(({ day }) => BigInt(day)),
		YearDay: part(({ yearDay }) => BigInt(yearDay)),
		Weekday: part(({ weekday }) => createNamed("time.Weekday", WEEKDAYS[weekday] ?? "")),
		Hour: part(({ hour }) => BigInt(hour)),
		Minute: part(({ minute }) => BigInt(minute)),
		Second: part(({ second }) => BigInt(second)),
		Nanosecond: withArity(0, () => BigInt(time.nanoseconds)),
		Unix: since(1000000000n),
		UnixMilli: since(1000000n),
		UnixMicro: since(1000n),
		UnixNano: since(1n),
		UTC: withArity(0, () => new TimeValue({
			...time,
			zone: UTC
		})),
		IsZero: withArity(0, () => time.seconds === ZERO_TIME.seconds && time.nanoseconds === 0),
		Format: withArity(1, (layout) => formatGoTime(time, requireText(layout))),
		String: withArity(0, () => printGoTime(time)),
		MarshalJSON: withArity(0, () => formatGoTime(time, "2006-01-02T15:04:05.999999999Z07:00")),
		Before: compared((difference) => difference < 0n),
		After: compared((difference) => difference > 0n),
		Equal: compared((difference) => difference === 0n),
		AddDate: withArity(3, (years, monthCount, days) => addDate(time, [
			years,
			monthCount,
			days
		].map(toDateCount)))
	};
}
const floorDivide = (value, unit) => (value - (value % unit + unit) % unit) / unit;
function requireTime$1(value) {
	if (value instanceof TimeValue) return value.time;
	throw new FunctionError("wrong type for value; expected time.Time");
}
function requireText(value) {
	if (typeof value == "string") return value;
	throw new FunctionError("wrong type for value; expected string");
}
const MAX_DATE_COUNT = 1000000n;
function toDateCount(value) {
	if (typeof value != "bigint" || value > MAX_DATE_COUNT || value < -1000000n) throw new FunctionError(`AddDate takes three integers between -${MAX_DATE_COUNT} and ${MAX_DATE_COUNT}`);
	return Number(value);
}
function addDate(time, [years = 0, monthCount = 0, dayCount = 0]) {
	let { year, month, day, hour, minute, second } = toCivilTime(time), wall = toUnixSeconds(toDays(year + years, month + monthCount, 1) + day - 1 + dayCount, hour, minute, second), { offset } = time.zone(wall - BigInt(toCivilTime(time).zoneOffset.offset));
	return new TimeValue(addNanoseconds({
		...time,
		seconds: wall - BigInt(offset)
	}, 0n));
}
// packages/gotemplate/src/sprig/time/date-functions.ts
function toTime(value) {
	if (value instanceof TimeValue) return value.time;
	let integer = value instanceof Num && (value.type === "int64" || value.type === "int32") ? value.value : value;
	if (typeof integer == "bigint") return {
		seconds: integer,
		nanoseconds: 0,
		zone: UTC
	};
	throw new FunctionError(`a date must be a time or an integer, not ${typeName(value)}; the current time is not available, as the same template would give different manifests`);
}
function formatInZone(layout, value, zone) {
	return formatGoTime({
		...toTime(value),
		zone: findTimeZone(zone) ?? UTC
	}, layout);
}
const DAY_LAYOUT = "2006-01-02";
function requireTime(value) {
	if (value instanceof TimeValue) return value.time;
	throw new FunctionError(`wrong type for value; expected time.Time; got ${typeName(value)}`);
}
function withFallback(fallback, run) {
	try {
		return run();
	} catch (error) {
		if (error instanceof FunctionError && !(error instanceof LimitError)) return fallback;
		throw error;
	}
}
const mustDateModify = (duration, value) => new TimeValue(addNanoseconds(requireTime(value), parseGoDuration(duration))), dateModify = (duration, value) => withFallback(new TimeValue(requireTime(value)), () => mustDateModify(duration, value));
function duration(value) {
	let isInt64 = value instanceof Num && value.type === "int64", seconds = typeof value == "string" ? parseInt64(value, 10).clamped : isInt64 ? BigInt(value.value) : 0n;
	return formatGoDuration(BigInt.asIntN(64, seconds * 1000000000n));
}
function durationRound(value) {
	if (value instanceof TimeValue) throw new FunctionError("the time since a date is not available, as the current time is not");
	return roundGoDuration(typeof value == "string" ? withFallback(0n, () => parseGoDuration(value)) : value instanceof Num && value.type === "int64" ? BigInt(value.value) : 0n);
}
const zoned = {
	params: [
		"string",
		"any",
		"string"
	],
	apply: formatInZone
}, modify = {
	params: ["string", "any"],
	apply: dateModify
}, mustModify = {
	params: ["string", "any"],
	apply: mustDateModify
}, dateFunctions = {
	date: {
		params: ["string", "any"],
		apply: (layout, value) => formatInZone(layout, value, "Local")
	},
	dateInZone: zoned,
	date_in_zone: zoned,
	htmlDate: {
		params: ["any"],
		apply: (value) => formatInZone(DAY_LAYOUT, value, "Local")
	},
	htmlDateInZone: {
		params: ["any", "string"],
		apply: (value, zone) => formatInZone(DAY_LAYOUT, value, zone)
	},
	dateModify: modify,
	date_modify: modify,
	mustDateModify: mustModify,
	must_date_modify: mustModify,
	toDate: {
		params: ["string", "string"],
		apply: (layout, text) => new TimeValue(withFallback(ZERO_TIME, () => parseGoTime(layout, text)))
	},
	mustToDate: {
		params: ["string", "string"],
		apply: (layout, text) => new TimeValue(parseGoTime(layout, text))
	},
	unixEpoch: {
		params: ["any"],
		apply: (value) => String(requireTime(value).seconds)
	},
	duration: {
		params: ["any"],
		apply: duration
	},
	durationRound: {
		params: ["any"],
		apply: durationRound
	}
};
// packages/gotemplate/src/sprig/type-functions.ts
function typeIsLike(type, value) {
	let actual = typeName(value);
	return actual === type || actual === `*${type}`;
}
const typeFunctions = {
	typeOf: {
		params: ["any"],
		apply: (value) => typeName(value)
	},
	typeIs: {
		params: ["string", "any"],
		apply: (type, value) => type === typeName(value)
	},
	typeIsLike: {
		params: ["string", "any"],
		apply: typeIsLike
	},
	kindOf: {
		params: ["any"],
		apply: reflectKindOf
	},
	kindIs: {
		params: ["string", "any"],
		apply: (kind, value) => kind === reflectKindOf(value)
	},
	deepEqual: {
		params: ["any", "any"],
		apply: deepEqual
	}
}, SUFFIX = String.raw`(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?`, VERSION_PATTERN = new RegExp(String.raw`^v?([0-9]+)(?:\.([0-9]+))?(?:\.([0-9]+))?${SUFFIX}$`);
function parseVersion(text) {
	let found = VERSION_PATTERN.exec(text);
	if (found === null) throw new FunctionError("Invalid Semantic Version");
	let [, major, minor = "0", patch = "0", prerelease = "", metadata = ""] = found;
	return {
		major: parseSegment(major ?? "0"),
		minor: parseSegment(minor),
		patch: parseSegment(patch),
		prerelease,
		metadata,
		original: text
	};
}
function parseSegment(digits) {
	let { value } = parseInt64(digits, 10);
	if (value === void 0) throw new FunctionError(`Error parsing version segment: strconv.ParseInt: parsing "${digits}": value out of range`);
	return value;
}
const compareNumbers = (left, right) => Number(left > right) - Number(left < right);
function compareVersions(left, right) {
	return compareNumbers(left.major, right.major) || compareNumbers(left.minor, right.minor) || compareNumbers(left.patch, right.patch) || comparePrereleases(left.prerelease, right.prerelease);
}
function comparePrereleases(left, right) {
	if (left === "" || right === "") return Number(left === "") - Number(right === "");
	let lefts = left.split("."), rights = right.split(".");
	for (let at = 0; at < Math.max(lefts.length, rights.length); at++) {
		let found = comparePart(lefts[at], rights[at]);
		if (found !== 0) return found;
	}
	return 0;
}
function comparePart(left, right) {
	if (left === right) return 0;
	if (left === void 0 || right === void 0) return left === void 0 ? -1 : 1;
	let leftNumber = parseInt64(left, 10).value, rightNumber = parseInt64(right, 10).value;
	return leftNumber === void 0 && rightNumber === void 0 ? left > right ? 1 : -1 : leftNumber === void 0 || rightNumber === void 0 ? rightNumber === void 0 ? -1 : 1 : leftNumber > rightNumber ? 1 : -1;
}
function formatVersion({ major, minor, patch, prerelease, metadata }) {
	return `${major}.${minor}.${patch}${prerelease && `-${prerelease}`}${metadata && `+${metadata}`}`;
}
// packages/gotemplate/src/sprig/versions/version-constraint.ts
const allowsPrerelease = (version, { version: wanted }) => version.prerelease === "" || wanted.prerelease !== "", isZero = ({ major, minor, patch, prerelease }) => major === 0n && minor === 0n && patch === 0n && prerelease === "", matchesTilde = (version, constraint) => {
	let { version: wanted, open } = constraint;
	return !allowsPrerelease(version, constraint) || compareVersions(version, wanted) < 0 ? !1 : wanted.major === 0n && wanted.minor === 0n && wanted.patch === 0n && open !== "minor" && open !== "patch" || version.major === wanted.major && (version.minor === wanted.minor || open === "minor");
}, isEqual$1 = (version, constraint) => allowsPrerelease(version, constraint) ? constraint.open === "no" ? compareVersions(version, constraint.version) === 0 : matchesTilde(version, constraint) : !1, isNotEqual = (version, constraint) => {
	let { version: wanted, open } = constraint;
	return open === "no" ? compareVersions(version, wanted) !== 0 : allowsPrerelease(version, constraint) ? version.major !== wanted.major || version.minor !== wanted.minor && open !== "minor" : !1;
}, createLowerBound = (test) => (version, constraint) => isZero(constraint.version) && !isZero(version) || allowsPrerelease(version, constraint) && test(compareVersions(version, constraint.version)), createUpperBound = (test) => (version, constraint) => {
	let { version: wanted, open } = constraint;
	return allowsPrerelease(version, constraint) ? open === "no" ? test(compareVersions(version, wanted)) : version.major <= wanted.major && (version.minor <= wanted.minor || open === "minor") : !1;
}, matchesCaret = (version, constraint) => allowsPrerelease(version, constraint) && compareVersions(version, constraint.version) >= 0 && version.major === constraint.version.major, isAtLeast = createLowerBound((order) => order >= 0), isAtMost = createUpperBound((order) => order <= 0), CHECKS = {
	"": isEqual$1,
	"=": isEqual$1,
	"!=": isNotEqual,
	">": createLowerBound((order) => order > 0),
	"<": createUpperBound((order) => order < 0),
	">=": isAtLeast,
	"=>": isAtLeast,
	"<=": isAtMost,
	"=<": isAtMost,
	"~": matchesTilde,
	"~>": matchesTilde,
	"^": matchesCaret
}, BLANK = String.raw`[\t\n\f\r ]`, PART = "[0-9|xX*]+", IDENTIFIERS = String.raw`[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*`, VERSION = String.raw`v?(${PART})(\.${PART})?(\.${PART})?((?:-${IDENTIFIERS})?)(?:\+${IDENTIFIERS})?`, CONDITION_PATTERN = new RegExp(String.raw`^(!=|>=|=>|<=|=<|~>|=|>|<|~|\^|)${BLANK}*(${VERSION})$`), UNGROUPED_VERSION = VERSION.replaceAll(/\((?!\?)/g, "(?:"), RANGE_PATTERN = RegExp(`(${UNGROUPED_VERSION})${BLANK}+-${BLANK}+(${UNGROUPED_VERSION})`, "g"), isOpen = (text) => /^\.?[xX*]$/.test(text);
function parseCondition(text) {
	let found = CONDITION_PATTERN.exec(trimGoSpace(text));
	if (found === null) throw new FunctionError(`improper constraint: ${text}`);
	let [, operator = "", whole = "", major = "", minor = "", patch = "", prerelease = ""] = found, check = CHECKS[operator] ?? isEqual$1, constraint = parseConstraint(whole, [
		major,
		minor,
		patch
	], prerelease);
	return (candidate) => check(candidate, constraint);
}
function parseConstraint(whole, [major, minor, patch], prerelease) {
	let at = (text, open) => ({
		version: parseConstraintVersion(text),
		open
	});
	return isOpen(major) ? at("0.0.0", "all") : isOpen(minor) || minor === "" ? at(`${major}.0.0${prerelease}`, "minor") : isOpen(patch) ? at(`${major}${minor}.0${prerelease}`, "patch") : at(whole, "no");
}
function parseConstraintVersion(text) {
	try {
		return parseVersion(text);
	} catch (cause) {
		throw cause instanceof FunctionError ? new FunctionError("constraint Parser Error") : cause;
	}
}
function satisfiesConstraint(candidate, constraint) {
	if (constraint.length > 1e3) throw new LimitError(`a constraint of ${constraint.length} characters is too long`);
	let alternatives = constraint.replace(RANGE_PATTERN, ">= $1, <= $2").split("||").map((alternative) => alternative.split(",").map(parseCondition)), parsed = parseVersion(candidate);
	return alternatives.some((conditions) => conditions.every((condition) => condition(parsed)));
}
// packages/gotemplate/src/sprig/versions/version-value.ts
var VersionValue = class extends Struct {
	version;
	constructor(version, isPointer = !0) {
		let changes = createChangeMethods(version), methods = isPointer ? {
			...createPointerMethods(version),
			...changes
		} : changes;
		super(isPointer ? "*semver.Version" : "semver.Version", {}, methods, createFields(version)), this.version = version;
	}
};
function createFields({ major, minor, patch, prerelease, metadata, original }) {
	return {
		major: toInt64Num(major),
		minor: toInt64Num(minor),
		patch: toInt64Num(patch),
		pre: prerelease,
		metadata,
		original
	};
}
function createPointerMethods(version) {
	let compared = (test) => withArity(1, (other) => test(compareVersions(version, requireVersion(other))));
	return {
		Major: withArity(0, () => toInt64Num(version.major)),
		Minor: withArity(0, () => toInt64Num(version.minor)),
		Patch: withArity(0, () => toInt64Num(version.patch)),
		Prerelease: withArity(0, () => version.prerelease),
		Metadata: withArity(0, () => version.metadata),
		Original: withArity(0, () => version.original),
		String: withArity(0, () => formatVersion(version)),
		MarshalJSON: withArity(0, () => formatVersion(version)),
		LessThan: compared((found) => found < 0),
		GreaterThan: compared((found) => found > 0),
		Equal: compared((found) => found === 0),
		Compare: compared((found) => BigInt(found))
	};
}
function createChangeMethods(version) {
	return {
		IncMajor: withArity(0, () => increment(version, {
			major: version.major + 1n,
			minor: 0n,
			patch: 0n
		})),
		IncMinor: withArity(0, () => increment(version, {
			minor: version.minor + 1n,
			patch: 0n
		})),
		IncPatch: withArity(0, () => increment(version, { patch: version.patch + (version.prerelease === "" ? 1n : 0n) })),
		SetPrerelease: withArity(1, (value) => change(version, { prerelease: requireIdentifiers(value, "Prerelease") })),
		SetMetadata: withArity(1, (value) => change(version, { metadata: requireIdentifiers(value, "Metadata") }))
	};
}
function requireVersion(value) {
	if (value instanceof VersionValue && value.type === "*semver.Version") return value.version;
	throw new FunctionError("wrong type for value; expected *semver.Version");
}
function requireIdentifiers(value, name) {
	if (typeof value != "string" || value !== "" && !/^[0-9A-Za-z-]/.test(value)) throw new FunctionError(`Invalid ${name} string`);
	return value;
}
function increment(version, parts) {
	return change(version, {
		...parts,
		prerelease: "",
		metadata: ""
	});
}
function change(version, parts) {
	let result = {
		...version,
		...parts
	}, prefix = version.original.startsWith("v") ? "v" : "";
	return new VersionValue({
		...result,
		original: prefix + formatVersion(result)
	}, !1);
}
// packages/gotemplate/src/sprig/versions/version-functions.ts
const versionFunctions = {
	semver: {
		params: ["string"],
		apply: (text) => new VersionValue(parseVersion(text))
	},
	semverCompare: {
		params: ["string", "string"],
		apply: (constraint, version) => satisfiesConstraint(version, constraint)
	}
}, sprig = {
	...stringFunctions,
	...listFunctions,
	...dictFunctions,
	...integerFunctions,
	...floatFunctions,
	...defaultFunctions,
	...typeFunctions,
	...encodingFunctions,
	...regexFunctions,
	...pathFunctions,
	...versionFunctions,
	...urlFunctions,
	...dateFunctions,
	...cryptoFunctions,
	...refusedFunctions
}, CHANGING_FUNCTIONS = /* @__PURE__ */ new Set([
	"set",
	"unset",
	"merge",
	"mergeOverwrite",
	"mustMerge",
	"mustMergeOverwrite",
	"sortAlpha"
]), ACCESS_FUNCTIONS = /* @__PURE__ */ new Set(["index", "get"]), CONSTANT = { dependencies: /* @__PURE__ */ new Set() }, DATA = {
	dependencies: /* @__PURE__ */ new Set(["*"]),
	path: ""
};
function findDataUse(tree) {
	return new DependencyAnalysis(tree).run();
}
var DeclarationScope = class DeclarationScope {
	#visible;
	unit;
	constructor(unit, visible = /* @__PURE__ */ new Map()) {
		this.unit = unit, this.#visible = new Map(visible);
	}
	inner() {
		return new DeclarationScope(this.unit, this.#visible);
	}
	declare(name, pos) {
		let declaration = `${this.unit}\0${name}\0${pos}`;
		return this.#visible.set(name, [...this.declarationsOf(name).filter((other) => other !== declaration), declaration]), declaration;
	}
	declarationsOf(name) {
		return this.#visible.get(name) ?? [];
	}
}, DependencyAnalysis = class {
	#tree;
	#actions = /* @__PURE__ */ new Map();
	#fieldReads = /* @__PURE__ */ new Map();
	#variables = /* @__PURE__ */ new Map();
	#calls = /* @__PURE__ */ new Map();
	#changed = /* @__PURE__ */ new Set();
	#hasChanges = !1;
	constructor(tree) {
		this.#tree = tree;
	}
	run() {
		do {
			this.#hasChanges = !1, this.#visitUnit("", this.#tree.root, DATA);
			for (let [name, nodes] of this.#tree.defined) {
				let dot = this.#calls.get(name);
				dot !== void 0 && this.#visitUnit(name, nodes, dot);
			}
		} while (this.#hasChanges);
		if (this.#changed.size > 0) for (let found of this.#actions.values()) for (let path of this.#changed) found.add(path);
		return {
			actions: this.#actions,
			fieldReads: this.#fieldReads
		};
	}
	#visitUnit(unit, nodes, dot) {
		let scope = new DeclarationScope(unit);
		this.#assign(scope.declare("$", -1), dot), this.#visit(scope, nodes, dot);
	}
	#visit(scope, nodes, dot) {
		for (let node of nodes) switch (node.type) {
			case "action": {
				let value = this.#pipe(scope, node.pipe, dot);
				node.pipe.variables.length === 0 && this.#record(node, value.dependencies);
				break;
			}
			case "if":
			case "with":
			case "range":
				this.#visitBranch(scope.inner(), node, dot);
				break;
			case "template": this.#call(node.name, node.pipe === void 0 ? CONSTANT : this.#pipe(scope, node.pipe, dot));
		}
	}
	#visitBranch(scope, node, dot) {
		let { type, pipe, body, otherwise } = node, value = this.#commands(scope, pipe, dot), item = type === "range" ? element(value) : value, [first, second] = pipe.variables;
		first !== void 0 && second !== void 0 ? (this.#set(scope, first, pipe, keyOf(value)), this.#set(scope, second, pipe, item)) : first !== void 0 && this.#set(scope, first, pipe, item), this.#visit(scope.inner(), body, type === "if" ? dot : item), this.#visit(scope.inner(), otherwise ?? [], dot);
	}
	#set(scope, name, { assigns, pos }, value) {
		let declarations = assigns ? scope.declarationsOf(name) : [scope.declare(name, pos)];
		for (let declaration of declarations) this.#assign(declaration, value);
	}
	#call(name, dot) {
		let known = this.#calls.get(name), next = known === void 0 ? dot : join$1(known, dot);
		known !== void 0 && isSame(known, next) || (this.#calls.set(name, next), this.#hasChanges = !0);
	}
	#assign(declaration, value) {
		let known = this.#variables.get(declaration), next = known === void 0 ? value : join$1(known, value);
		known !== void 0 && isSame(known, next) || (this.#variables.set(declaration, next), this.#hasChanges = !0);
	}
	#record(node, dependencies) {
		let found = this.#actions.get(node) ?? /* @__PURE__ */ new Set();
		this.#actions.set(node, found);
		for (let path of dependencies) found.has(path) || (found.add(path), this.#hasChanges = !0);
	}
	#pipe(scope, pipe, dot) {
		let value = this.#commands(scope, pipe, dot);
		for (let name of pipe.variables) this.#set(scope, name, pipe, value);
		return value;
	}
	#commands(scope, { commands }, dot) {
		let value;
		for (let command of commands) value = this.#command(scope, command, dot, value);
		return value ?? CONSTANT;
	}
	#command(scope, { first, args }, dot, piped) {
		let given = args.map((arg) => this.#operand(scope, arg, dot));
		if (piped && given.push(piped), first.type === "identifier") return this.#function(first.name, args, given);
		let callee = this.#operand(scope, first, dot);
		return given.length === 0 ? callee : union([callee, ...given]);
	}
	#function(name, args, given) {
		let [map] = given, [, key] = args;
		if (ACCESS_FUNCTIONS.has(name) && map !== void 0 && given.length === 2 && key?.type === "string") return access(map, key.value);
		let value = union(given);
		if (CHANGING_FUNCTIONS.has(name)) for (let path of value.dependencies) this.#changed.has(path) || (this.#changed.add(path), this.#hasChanges = !0);
		return value;
	}
	#variable(scope, name) {
		let values = scope.declarationsOf(name).map((declaration) => this.#variables.get(declaration) ?? CONSTANT), [only] = values;
		return values.length === 1 && only !== void 0 ? only : union(values);
	}
	#operand(scope, node, dot) {
		switch (node.type) {
			case "dot": return dot;
			case "field": return this.#path(dot, node);
			case "variable": return this.#path(this.#variable(scope, node.name), node);
			case "chain": return this.#path(this.#operand(scope, node.of, dot), node);
			case "pipe": return this.#pipe(scope, node, dot);
			case "identifier": return this.#function(node.name, [], []);
			default: return CONSTANT;
		}
	}
	#path(base, { path, pos }) {
		let [field] = path;
		return base.path === "" && field !== void 0 && this.#fieldReads.set(field, (this.#fieldReads.get(field) ?? /* @__PURE__ */ new Set()).add(pos)), path.reduce(access, base);
	}
};
function access({ dependencies, path }, name) {
	if (path === void 0) return { dependencies };
	if (path === "") return {
		dependencies: /* @__PURE__ */ new Set([name]),
		path: name
	};
	if (path.split(".").length >= 2 || name.includes(".")) return { dependencies };
	let inner = `${path}.${name}`;
	return {
		dependencies: /* @__PURE__ */ new Set([inner]),
		path: inner
	};
}
function element({ dependencies }) {
	return { dependencies };
}
function keyOf({ dependencies, path }) {
	return path === void 0 || path === "" ? { dependencies } : { dependencies: /* @__PURE__ */ new Set([`${path}#key`]) };
}
function union(values) {
	return { dependencies: new Set(values.flatMap(({ dependencies }) => [...dependencies])) };
}
function join$1(one, other) {
	return one.path !== void 0 && one.path === other.path ? one : union([one, other]);
}
function isSame(one, other) {
	return one.path === other.path && one.dependencies.size === other.dependencies.size;
}
// packages/gotemplate/src/fmt/sprint.ts
function joinValues(args, needsSpace) {
	let text = "";
	return args.forEach((arg, index) => {
		text += (index > 0 && needsSpace(index) ? " " : "") + formatValue(arg), checkTextSize(text.length);
	}), text;
}
function sprint(args) {
	return joinValues(args, (index) => typeof args[index] != "string" && typeof args[index - 1] != "string");
}
function sprintln(args) {
	return `${joinValues(args, () => !0)}\n`;
}
// packages/gotemplate/src/fmt/sprintf.ts
const MAX_FORMAT_NUMBER = 1e6;
function scanNumber(format, start, end) {
	let at = start, value;
	for (; at < end && /[0-9]/.test(format[at] ?? "");) {
		if (value = (value ?? 0) * 10 + Number(format[at]), value > MAX_FORMAT_NUMBER) return {
			value: void 0,
			end
		};
		at++;
	}
	return {
		value,
		end: at
	};
}
var PrintfFormatter = class {
	#format;
	#args;
	#walk = new ValueWalk();
	#slips = [];
	#out = "";
	#at = 0;
	#next = 0;
	#reordered = !1;
	#goodIndex = !0;
	#afterIndex = !1;
	constructor(format, args) {
		this.#format = format, this.#args = args;
	}
	run() {
		for (; this.#at < this.#format.length;) {
			let percent = this.#format.indexOf("%", this.#at);
			if (this.#write(this.#format.slice(this.#at, percent < 0 ? void 0 : percent)), percent < 0) break;
			this.#at = percent + 1, this.#directive();
		}
		return this.#extra(), {
			text: this.#out,
			slips: this.#slips
		};
	}
	#write(text) {
		this.#out += text, checkTextSize(this.#out.length);
	}
	#writeSlip(text, shown = text) {
		this.#slips.push(shown), this.#write(text);
	}
	#directive() {
		let flags = this.#flags();
		this.#goodIndex = !0, this.#afterIndex = !1, this.#index(), this.#width(flags), this.#precision(flags), this.#afterIndex || this.#index();
		let verb = String.fromCodePoint(this.#format.codePointAt(this.#at) ?? 0);
		this.#at >= this.#format.length ? this.#writeSlip("%!(NOVERB)") : (this.#at += verb.length, this.#verb(verb, flags));
	}
	#flags() {
		let flags = createFormatFlags();
		for (; this.#at < this.#format.length; this.#at++) switch (this.#format[this.#at]) {
			case "#":
				flags.sharp = !0;
				break;
			case "0":
				flags.zero = !0;
				break;
			case "+":
				flags.plus = !0;
				break;
			case "-":
				flags.minus = !0;
				break;
			case " ":
				flags.space = !0;
				break;
			default: return flags;
		}
		return flags;
	}
	#index() {
		if (this.#afterIndex = !1, this.#format[this.#at] !== "[") return;
		this.#reordered = !0;
		let close = this.#format.indexOf("]", this.#at + 1);
		if (close < 0) {
			this.#goodIndex = !1, this.#at += 1;
			return;
		}
		let { value, end } = scanNumber(this.#format, this.#at + 1, close);
		this.#at = close + 1;
		let valid = value !== void 0 && end === close;
		this.#afterIndex = valid, valid && value >= 1 && value <= this.#args.length ? this.#next = value - 1 : this.#goodIndex = !1;
	}
	#star() {
		let arg = this.#args[this.#next];
		this.#next < this.#args.length && this.#next++;
		let value = arg instanceof Num ? arg.value : arg;
		return typeof value == "bigint" && value >= -1e6 && value <= MAX_FORMAT_NUMBER ? Number(value) : void 0;
	}
	#width(flags) {
		if (this.#format[this.#at] === "*") {
			this.#at++, flags.width = this.#star(), flags.width === void 0 ? this.#writeSlip("%!(BADWIDTH)") : flags.width < 0 && (flags.width = -flags.width, flags.minus = !0, flags.zero = !1), this.#afterIndex = !1;
			return;
		}
		let scanned = scanNumber(this.#format, this.#at, this.#format.length);
		flags.width = scanned.value, this.#at = scanned.end, this.#afterIndex && flags.width !== void 0 && (this.#goodIndex = !1);
	}
	#precision(flags) {
		if (this.#format[this.#at] !== "." || this.#at + 1 >= this.#format.length) return;
		if (this.#at++, this.#afterIndex && (this.#goodIndex = !1), this.#index(), this.#format[this.#at] === "*") {
			this.#at++;
			let precision = this.#star();
			flags.precision = precision !== void 0 && precision >= 0 ? precision : void 0, flags.precision === void 0 && this.#writeSlip("%!(BADPREC)"), this.#afterIndex = !1;
			return;
		}
		let scanned = scanNumber(this.#format, this.#at, this.#format.length);
		flags.precision = scanned.value ?? 0, this.#at = scanned.end;
	}
	#verb(verb, flags) {
		if (verb === "%") {
			this.#write("%");
			return;
		}
		if (!this.#goodIndex) {
			this.#writeSlip(`%!${verb}(BADINDEX)`);
			return;
		}
		let arg = this.#args[this.#next];
		arg === void 0 ? this.#writeSlip(`%!${verb}(MISSING)`) : (this.#next++, (verb === "v" || verb === "w") && (flags.sharpV = flags.sharp, flags.plusV = flags.plus, flags.sharp = !1, flags.plus = !1), this.#write(new ValueFormatter(verb, flags, this.#walk, this.#slips).argument(arg)));
	}
	#extra() {
		if (this.#reordered || this.#next >= this.#args.length) return;
		let extra = this.#args.slice(this.#next), shown = extra.map((arg) => arg === null ? "<nil>" : `${typeName(arg)}=${new ValueFormatter("v", createFormatFlags(), this.#walk).argument(arg)}`), types = extra.map((arg) => arg === null ? "<nil>" : `${typeName(arg)}=\u2026`);
		this.#writeSlip(`%!(EXTRA ${shown.join(", ")})`, `%!(EXTRA ${types.join(", ")})`);
	}
};
function formatPrintf(format, args) {
	return new PrintfFormatter(format, args).run();
}
function sprintf(format, args) {
	return formatPrintf(format, args).text;
}
// packages/gotemplate/src/builtins/collections.ts
function evalLen(value) {
	let size = lengthOf(value);
	if (size !== void 0) return BigInt(size);
	throw value === void 0 ? new FunctionError("reflect: call of reflect.Value.Type on zero Value") : new FunctionError(value === null ? "len of nil pointer" : `len of type ${typeName(value)}`);
}
function toPosition(index, max) {
	let value = index instanceof Num ? index.value : index;
	if (typeof value != "bigint") throw new FunctionError(`cannot index slice/array with ${index == null ? "nil" : `type ${typeName(index)}`}`);
	if (value < 0n || value > BigInt(max)) throw new FunctionError(`index out of range: ${value}`);
	return Number(value);
}
const ZERO_VALUES = {
	string: "",
	bool: !1,
	int: 0n,
	float64: 0
};
function zeroOf(type) {
	return (Object.hasOwn(ZERO_VALUES, type) ? ZERO_VALUES[type] : void 0) ?? null;
}
function toKey(dict, index) {
	if (index == null) {
		if (dict.key === "interface {}") return null;
		throw new FunctionError(`value is nil; should be of type ${dict.key}`);
	}
	if (dict.key === "int" && index instanceof Num && typeof index.value == "bigint") return index.value;
	let isKey = typeof index != "object";
	if (!isKey && dict.key === "interface {}") {
		if (index instanceof Num || index instanceof Complex) return;
		throw new FunctionError(`runtime error: hash of unhashable type ${typeName(index)}`);
	}
	if (!isKey || dict.key !== "interface {}" && typeName(index) !== dict.key) throw new FunctionError(`value has type ${typeName(index)}; should be ${dict.key}`);
	return index;
}
function getElement(item, index) {
	if (item == null) throw new FunctionError("index of nil pointer");
	if (item instanceof Dict) {
		let key = toKey(item, index);
		return (key === void 0 ? void 0 : item.entries.get(key)) ?? zeroOf(item.elem);
	}
	let size = item instanceof List || typeof item == "string" ? lengthOf(item) ?? 0 : void 0;
	if (size === void 0) throw new FunctionError(`can't index item of type ${typeName(item)}`);
	let at = toPosition(index, size);
	if (at === size) throw new FunctionError(`reflect: ${typeof item == "string" ? "string" : "slice"} index out of range`);
	return item instanceof List ? item.items[at] ?? null : new Num("uint8", BigInt(typeof item == "string" ? toBytes(item)[at] ?? 0 : 0));
}
function evalIndex(item, ...indexes) {
	if (item == null) throw new FunctionError("index of untyped nil");
	return indexes.reduce(getElement, item);
}
function evalSlice(item, ...indexes) {
	if (item == null) throw new FunctionError("slice of untyped nil");
	if (indexes.length > 3) throw new FunctionError(`too many slice indexes: ${indexes.length}`);
	if (typeof item == "string" && indexes.length === 3) throw new FunctionError("cannot 3-index slice a string");
	if (typeof item != "string" && !(item instanceof List)) throw new FunctionError(`can't slice item of type ${typeName(item)}`);
	let size = lengthOf(item) ?? 0, [from = 0, to = size, capacity] = indexes.map((index) => toPosition(index, size));
	if (from > to) throw new FunctionError(`invalid slice index: ${from} > ${to}`);
	if (capacity !== void 0 && to > capacity) throw new FunctionError(`invalid slice index: ${to} > ${capacity}`);
	return item instanceof List ? new List(item.items.slice(from, to), item.elem, item.isNil) : sliceBytes(item, from, to);
}
// packages/gotemplate/src/builtins/comparison.ts
function toComparable(value) {
	switch (typeof value) {
		case "boolean": return {
			kind: "bool",
			value
		};
		case "bigint": return {
			kind: "integer",
			value
		};
		case "number": return {
			kind: "float",
			value
		};
		case "string": return {
			kind: "string",
			value
		};
	}
	return value instanceof Num ? typeof value.value == "bigint" ? {
		kind: "integer",
		value: value.value
	} : {
		kind: "float",
		value: value.value
	} : value instanceof Complex ? {
		kind: "complex",
		value
	} : void 0;
}
const exists = (value) => value != null;
function incompatible(left, right) {
	throw new FunctionError(`incompatible types for comparison: ${typeName(left)} and ${typeName(right)}`);
}
const shown = (value) => sprintf("%s", [value ?? null]);
function isNil(value) {
	return !exists(value) || (value instanceof List || value instanceof Dict) && value.isNil;
}
function isOtherEqual(left, right) {
	if (exists(left) && exists(right) && kindName(left) !== kindName(right)) throw new FunctionError(`non-comparable types ${shown(left)}: ${typeName(left)}, ${typeName(right)}: ${formatValue(right)}`);
	if (isNil(left) || isNil(right)) return isNil(left) === isNil(right);
	if (!isComparable(right)) throw new FunctionError(`non-comparable type ${shown(right)}: ${typeName(right)}`);
	return isStructEqual(left, right);
}
function isComparable(value) {
	return value instanceof Struct ? Object.values(value.fields).every(isComparable) : !(value instanceof List || value instanceof Dict || value instanceof Func);
}
function isStructEqual(left, right) {
	if (!(left instanceof Struct && right instanceof Struct) || left.type !== right.type) return !1;
	let others = new Map(Object.entries(right.fields));
	return Object.entries(left.fields).every(([name, value]) => {
		let other = others.get(name);
		return typeName(value) === typeName(other) && (value === other || isEqual(value, other));
	});
}
function isEqual(left, right) {
	let a = toComparable(left), b = toComparable(right);
	return a === void 0 && b === void 0 ? isOtherEqual(left, right) : a === void 0 || b === void 0 ? exists(left) && exists(right) ? incompatible(left, right) : !1 : a.kind === "complex" && b.kind === "complex" ? a.value.real === b.value.real && a.value.imaginary === b.value.imaginary : a.kind === b.kind ? a.value === b.value : incompatible(left, right);
}
function equalsAny(left, ...others) {
	if (others.length === 0) throw new FunctionError("missing argument for comparison");
	return others.some((other) => isEqual(left, other));
}
function isLess(left, right) {
	let a = toComparable(left), b = toComparable(right);
	if (a === void 0 || b === void 0) throw new FunctionError("invalid type for comparison");
	if (a.kind !== b.kind) return incompatible(left, right);
	if (a.kind === "string" && b.kind === "string") return compareStrings(a.value, b.value) < 0;
	if (a.kind === "bool" || a.kind === "complex") throw new FunctionError("invalid type for comparison");
	return a.value < b.value;
}
function isLessOrEqual(left, right) {
	return isLess(left, right) || equalsAny(left, right);
}
// packages/gotemplate/src/fmt/printable-value.ts
function toPrintable(value) {
	return !(value instanceof Struct && value.type.startsWith("*")) || value.methods.String !== void 0 ? value : new Struct(value.type.slice(1), value.fields, value.methods, value.hidden);
}
// packages/gotemplate/src/builtins/escape.ts
function joinArguments(args) {
	let [first] = args, text = args.length === 1 && typeof first == "string" ? first : sprint(args.map((arg) => toPrintable(arg ?? "<no value>")));
	return checkTextSize(text.length * 6), text;
}
const HTML_ESCAPES = {
	"\0": "\uFFFD",
	"\"": "&#34;",
	"'": "&#39;",
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;"
};
function escapeHtml(...args) {
	return joinArguments(args).replace(/[\x00"'&<>]/g, (char) => HTML_ESCAPES[char] ?? char);
}
const formatHex = (code) => code.toString(16).toUpperCase().padStart(4, "0");
function escapeJsCharacter(char) {
	if ("\\'\"".includes(char)) return `\\${char}`;
	let code = char.codePointAt(0) ?? 0;
	return (code < 128 ? code >= 32 && !"<>&=".includes(char) : isPrint(char) || !char.isWellFormed()) ? char : `\\u${formatHex(code)}`;
}
function escapeJs(...args) {
	let escaped = "";
	for (let char of joinArguments(args)) escaped += escapeJsCharacter(char);
	return escaped;
}
function escapeUrlQuery(...args) {
	let escaped = "";
	for (let byte of toBytes(joinArguments(args))) {
		let char = String.fromCharCode(byte);
		/[A-Za-z0-9\-_.~]/.test(char) ? escaped += char : escaped += char === " " ? "+" : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
	}
	return escaped;
}
// packages/gotemplate/src/builtins/builtins.ts
function define(apply, params, variadic) {
	return variadic === void 0 ? {
		params,
		apply
	} : {
		params,
		variadic,
		apply
	};
}
function shortCircuit(...args) {
	return args.at(-1) ?? null;
}
function evalCall(callee, func, args) {
	if (func == null) throw new FunctionError("call of nil");
	if (!(func instanceof Func)) throw new FunctionError(`non-function ${callee} of type ${typeName(func)}`);
	return func.apply(...args.map((arg) => arg ?? null));
}
const BUILTINS = {
	and: define(shortCircuit, ["value"], "value"),
	or: define(shortCircuit, ["value"], "value"),
	not: define((value) => !isTrue(value), ["value"]),
	len: define(evalLen, ["value"]),
	index: define(evalIndex, ["value"], "value"),
	slice: define(evalSlice, ["value"], "value"),
	call: define((func, ...args) => evalCall("", func, args), ["value"], "value"),
	eq: define(equalsAny, ["value"], "value"),
	ne: define((left, right) => !equalsAny(left, right), ["value", "value"]),
	lt: define(isLess, ["value", "value"]),
	le: define(isLessOrEqual, ["value", "value"]),
	gt: define((left, right) => !isLessOrEqual(left, right), ["value", "value"]),
	ge: define((left, right) => !isLess(left, right), ["value", "value"]),
	print: define((...args) => sprint(args), [], "any"),
	printf: define((format, ...args) => sprintf(format, args), ["string"], "any"),
	println: define((...args) => sprintln(args), [], "any"),
	html: define(escapeHtml, [], "any"),
	js: define(escapeJs, [], "any"),
	urlquery: define(escapeUrlQuery, [], "any")
};
function formatSuggestion(word, known) {
	if (word.length > 64) return;
	let nearest = findNearest(word, known, Math.max(1, Math.floor(word.length / 3)));
	return nearest === void 0 ? void 0 : `Did you mean "${nearest}"?`;
}
// packages/gotemplate/src/parse/print-tree.ts
const printPath = (path) => path.map((name) => `.${name}`).join("");
function printOperand(node) {
	switch (node.type) {
		case "dot": return ".";
		case "nil": return "nil";
		case "field": return printPath(node.path);
		case "variable": return node.name + printPath(node.path);
		case "chain": return (node.of.type === "pipe" ? `(${printPipe(node.of)})` : node.of.name) + printPath(node.path);
		case "identifier": return node.name;
		case "bool": return String(node.value);
		case "string":
		case "number": return node.text;
		case "pipe": return printPipe(node);
		case "command": return [node.first, ...node.args].map(printArgument).join(" ");
	}
}
function printArgument(node) {
	return node.type === "pipe" ? `(${printPipe(node)})` : printOperand(node);
}
function printPipe(pipe) {
	return (pipe.variables.length > 0 ? `${pipe.variables.join(", ")} ${pipe.assigns ? "=" : ":="} ` : "") + pipe.commands.map(printOperand).join(" | ");
}
function printTemplateCall(node) {
	let pipe = node.pipe === void 0 ? "" : ` ${printPipe(node.pipe)}`;
	return `{{template ${quoteGo(node.name)}${pipe}}}`;
}
function printText(text, atEnd) {
	let escaped = text.replaceAll("{{", "{{\"{{\"}}");
	return !atEnd && escaped.endsWith("{") ? `${escaped.slice(0, -1)}{{"{"}}` : escaped;
}
function printNode(node) {
	switch (node.type) {
		case "text": return node.text;
		case "action": return `{{${printPipe(node.pipe)}}}`;
		case "template": return printTemplateCall(node);
		case "break":
		case "continue": return `{{${node.type}}}`;
		default: {
			let otherwise = node.otherwise === void 0 ? "" : `{{else}}${printNodes(node.otherwise, !1)}`;
			return `{{${node.type} ${printPipe(node.pipe)}}}${printNodes(node.body, !1)}${otherwise}{{end}}`;
		}
	}
}
function printNodes(nodes, last) {
	let printed = "", text = "";
	for (let node of nodes) node.type === "text" ? text += node.text : (printed += printText(text, !1) + printNode(node), text = "");
	return printed + printText(text, last);
}
function printTree(tree) {
	return [...tree.defined].map(([name, nodes]) => `{{define ${quoteGo(name)}}}${printNodes(nodes, !1)}{{end}}`).join("") + printNodes(tree.root, !0);
}
// packages/gotemplate/src/compile/compile-argument.ts
function getGoName(type) {
	switch (type) {
		case "any": return "interface {}";
		case "value": return "reflect.Value";
		case "list": return "[]interface {}";
		default: return type;
	}
}
function getNil(type) {
	switch (type) {
		case "list": return new List([], "interface {}", !0);
		case "[]string": return new List([], "string", !0);
		case "map[string]interface {}": return new Dict(/* @__PURE__ */ new Map(), "string", "interface {}", !0);
		case "map[string]string": return new Dict(/* @__PURE__ */ new Map(), "string", "string", !0);
		default: return;
	}
}
function compileTypeCheck(type, site, node) {
	if (type === "value") return (value) => value;
	if (type === "any") return (value) => value === void 0 ? null : value;
	let name = getGoName(type);
	return (value) => {
		if (value !== void 0 && typeName(value) === name) return value;
		if (value === void 0) return getNil(type) ?? site.fail(node, `invalid value; expected ${name}`, { hint: "It is not set." });
		let got = value === null ? "interface {}" : typeName(value);
		return site.fail(node, `wrong type for value; expected ${name}; got ${got}`);
	};
}
const isHexInteger = (text) => /^0[xX]./.test(text) && !/[pP]/.test(text), MAX_INT = 2n ** 63n - 1n;
function compileConstant(node, site) {
	let { text, int, float, complex } = node;
	if (complex !== void 0) {
		let value = new Complex(...complex);
		return () => value;
	}
	return float !== void 0 && !isHexInteger(text) && !text.startsWith("'") && /[.eEpP]/.test(text) ? () => float : int === void 0 || int > MAX_INT ? () => site.fail(node, `${text} overflows int`) : () => int;
}
const LITERAL_KINDS = {
	string: "string",
	bool: "bool",
	int: "integer",
	int64: "integer",
	int32: "integer",
	float64: "float"
};
function convertLiteral(node, type) {
	if (node.type === "string" && type === "string" || node.type === "bool" && type === "bool") return node.value;
	if (node.type === "number") switch (type) {
		case "int": return node.int === void 0 ? void 0 : BigInt.asIntN(64, node.int);
		case "int64": return node.int === void 0 ? void 0 : new Num(type, BigInt.asIntN(64, node.int));
		case "int32": return node.int === void 0 ? void 0 : new Num(type, BigInt.asIntN(32, node.int));
		case "float64": return node.float;
		default: return;
	}
}
function compileLiteral(node, type, site) {
	if (type === "any" || type === "value") {
		if (node.type === "number") return compileConstant(node, site);
		let value = node.type === "string" || node.type === "bool" ? node.value : void 0;
		return () => value;
	}
	let value = convertLiteral(node, type);
	if (value !== void 0) return () => value;
	let kind = LITERAL_KINDS[type], reason = kind === void 0 ? `can't handle ${printOperand(node)} for arg of type ${getGoName(type)}` : `expected ${kind}; found ${printOperand(node)}`;
	return () => site.fail(node, reason);
}
function compileArgument(node, type, site, compileOperand) {
	switch (node.type) {
		case "string":
		case "bool":
		case "number": return compileLiteral(node, type, site);
		case "nil": {
			if (type === "any" || type === "value") {
				let value = type === "any" ? null : void 0;
				return () => value;
			}
			let nil = getNil(type);
			return nil === void 0 ? () => site.fail(node, `cannot assign nil to ${getGoName(type)}`) : () => nil;
		}
		default: {
			let inner = compileOperand(node), check = compileTypeCheck(type, site, node);
			return type === "value" ? inner : (state, dot) => check(inner(state, dot));
		}
	}
}
// packages/gotemplate/src/compile/compile-call.ts
function checkCount(func, { name, args, piped }) {
	let count = args.length + +!!piped, fixed = func.params.length;
	return func.variadic === void 0 ? count === fixed ? void 0 : `wrong number of args for ${name}: want ${fixed} got ${count}` : count < fixed ? `wrong number of args for ${name}: want at least ${fixed} got ${args.length}` : void 0;
}
function compileArguments(func, call, site, compileOperand) {
	let typeOf = (index) => func.params[index] ?? func.variadic ?? "any", compiled = call.args.map((node, index) => compileArgument(node, typeOf(index), site, compileOperand));
	if (call.piped) {
		let check = compileTypeCheck(typeOf(call.args.length), site, call.args.at(-1) ?? call.callee);
		compiled.push((_state, _dot, final) => check(final));
	}
	return compiled;
}
function compileShortCircuit(args, decides) {
	return (state, dot, final) => {
		let value;
		for (let arg of args) if (value = arg(state, dot, final), isTrue(value) === decides) return value;
		return value;
	};
}
function compileApply(apply, args) {
	let [first, second] = args;
	return first === void 0 ? () => apply() : second === void 0 ? (state, dot, final) => apply(state.charge(first(state, dot, final))) : args.length === 2 ? (state, dot, final) => apply(state.charge(first(state, dot, final)), state.charge(second(state, dot, final))) : (state, dot, final) => apply(...args.map((arg) => state.charge(arg(state, dot, final))));
}
function compileFormat(args, { command }, site) {
	return (state, dot, final) => {
		let [format, ...values] = args.map((arg) => state.charge(arg(state, dot, final))), { text, slips } = formatPrintf(format, values), [first] = slips;
		return first !== void 0 && state.recorder?.addSlip(first, site.positionOf(command)), text;
	};
}
function compileGuarded(run, call, site) {
	let { command, name } = call;
	return (state, dot, final) => {
		try {
			return state.step(), state.charge(run(state, dot, final));
		} catch (error) {
			return site.failWith(command, error, name);
		}
	};
}
function compileCall(func, call, site, compileOperand) {
	let wrongCount = checkCount(func, call);
	if (wrongCount !== void 0) return () => site.fail(call.callee, wrongCount);
	let args = compileArguments(func, call, site, compileOperand);
	if (func === BUILTINS.and || func === BUILTINS.or) return compileShortCircuit(args, func === BUILTINS.or);
	let apply = func.apply;
	if (func === BUILTINS.call) {
		let [callee] = call.args, calleeText = callee === void 0 ? "" : printOperand(callee);
		apply = (value, ...rest) => evalCall(calleeText, value, rest);
	}
	return compileGuarded(func === BUILTINS.printf ? compileFormat(args, call, site) : compileApply(apply, args), call, site);
}
function compileMethodCall(call, site, compileOperand) {
	let args = compileArguments({
		params: [],
		variadic: "any",
		apply: () => null
	}, call, site, compileOperand);
	return (method) => compileGuarded(compileApply((...given) => method(...given.map((arg) => arg ?? null)), args), call, site);
}
// packages/gotemplate/src/compile/compile-path.ts
function failNoField({ site, node, name }, receiver) {
	if (receiver === null) return site.fail(node, `nil pointer evaluating interface {}.${name}`, { hint: `The value before .${name} is null.` });
	let known = receiver instanceof Struct ? [...Object.keys(receiver.fields), ...Object.keys(receiver.methods)] : [];
	return site.fail(node, `can't evaluate field ${name} in type ${typeName(receiver)}`, { hint: formatSuggestion(name, known)?.replace("\"", "\".") });
}
const hasKeys = (dict) => dict.key === "string" || dict.key === "interface {}";
function readField(step, receiver) {
	let { site, node, name, hasArguments } = step;
	if (receiver === void 0) return;
	if (receiver instanceof Dict && hasKeys(receiver)) return hasArguments ? site.fail(node, `${name} is not a method but has arguments`) : receiver.entries.get(name);
	if (receiver instanceof Struct && Object.hasOwn(receiver.fields, name)) return hasArguments ? site.fail(node, `${name} has arguments but cannot be invoked as function`) : receiver.fields[name];
	let alias = receiver instanceof Struct && Object.hasOwn(receiver.aliases, name) ? receiver.aliases[name] : void 0;
	if (alias !== void 0) {
		let [field, key] = alias;
		return readField({
			...step,
			name: key
		}, readField({
			...step,
			name: field,
			hasArguments: !1
		}, receiver));
	}
	return failNoField(step, receiver);
}
function findMethod(receiver, name) {
	return receiver instanceof Struct && Object.hasOwn(receiver.methods, name) ? receiver.methods[name] : void 0;
}
const readDot = (_state, dot) => dot;
function compileStep(base, step, call) {
	let { name, hasArguments } = step;
	if (name in Object.prototype || hasArguments) return (state, dot, final) => {
		let receiver = base(state, dot), found = findMethod(receiver, name);
		return found === void 0 ? readField(step, receiver) : call(found)(state, dot, final);
	};
	let read = (state, dot, receiver) => {
		if (!(receiver instanceof Struct)) return readField(step, receiver);
		let value = receiver.fields[name];
		if (value !== void 0) return value;
		let found = findMethod(receiver, name);
		return found === void 0 ? readField(step, receiver) : call(found)(state, dot);
	};
	return base === readDot ? (state, dot) => read(state, dot, dot) : (state, dot) => read(state, dot, base(state, dot));
}
function compilePath(base, path, site, node, last, between) {
	return path.reduce((inner, name, index) => {
		let isLast = index === path.length - 1;
		return compileStep(inner, {
			site,
			node,
			name,
			hasArguments: isLast && last.hasArguments
		}, isLast ? last.call : between);
	}, base);
}
// packages/gotemplate/src/compile/compile-pipeline.ts
const evaluateToNothing = () => void 0;
var PipelineCompiler = class {
	#functions;
	#site;
	#scope;
	constructor(functions, site, scope) {
		this.#functions = functions, this.#site = site, this.#scope = scope;
	}
	compile(pipe) {
		let inner = this.#commands(pipe.commands, !0), set = pipe.variables.map((name) => this.#variable(name, pipe)), [first, ...others] = set;
		return first === void 0 ? {
			run: inner,
			set
		} : {
			run: (state, dot) => {
				let result = inner(state, dot);
				first(state, result);
				for (let other of others) other(state, result);
				return result;
			},
			set
		};
	}
	compilePrinted(pipe) {
		return this.#commands(pipe.commands, !1);
	}
	#commands(commands, unwrapLast) {
		let last = commands.length - 1, [first = evaluateToNothing, second, ...others] = commands.map((command, index) => this.#command(command, index > 0, unwrapLast || index < last));
		return second === void 0 ? first : (state, dot) => {
			let value = second(state, dot, first(state, dot));
			for (let other of others) value = other(state, dot, value);
			return value;
		};
	}
	#variable(name, pipe) {
		if (pipe.assigns) return this.#scope.compileWrite(name, () => this.#undefinedVariable(name, pipe));
		let slot = this.#scope.declare(name);
		return (state, value) => {
			state.slots[slot] = value;
		};
	}
	#undefinedVariable(name, command) {
		return this.#site.fail(command, `undefined variable: ${name}`);
	}
	#command(command, piped, unwrap) {
		let raw = this.#evaluate(command.first, command.args, piped, command);
		return unwrap ? (state, dot, final) => {
			let value = raw(state, dot, final);
			return value === null ? void 0 : value;
		} : raw;
	}
	#operand = (node) => this.#evaluate(node, [], !1, node);
	#evaluate(node, args, piped, command) {
		switch (node.type) {
			case "field": return this.#path(readDot, node.path, {
				node,
				args,
				piped
			});
			case "variable": {
				let base = this.#scope.compileRead(node.name, () => this.#undefinedVariable(node.name, node));
				return node.path.length > 0 ? this.#path(base, node.path, {
					node,
					args,
					piped
				}) : this.#noArguments(node, args, piped, base);
			}
			case "chain": return this.#path(this.#operand(node.of), node.path, {
				node,
				args,
				piped
			});
			case "identifier": return this.#function(node, args, piped, command);
			default: return this.#noArguments(node, args, piped, this.#simple(node));
		}
	}
	#simple(node) {
		switch (node.type) {
			case "pipe": return this.compile(node).run;
			case "dot": return readDot;
			case "nil": return () => this.#site.fail(node, "nil is not a command");
			case "number": return compileConstant(node, this.#site);
			case "string":
			case "bool": {
				let { value } = node;
				return () => value;
			}
			default: return () => void 0;
		}
	}
	#noArguments(node, args, piped, value) {
		return args.length === 0 && !piped ? value : () => this.#site.fail(node, `can't give argument to non-function ${printOperand(node)}`);
	}
	#function(node, args, piped, command) {
		let { name } = node, func = Object.hasOwn(this.#functions, name) ? this.#functions[name] : void 0;
		return func === void 0 || "refused" in func ? () => this.#site.fail(node, `${printOperand(node)} is not a defined function`) : compileCall(func, {
			name,
			callee: node,
			command,
			args,
			piped
		}, this.#site, this.#operand);
	}
	#path(base, path, last) {
		let { node, args, piped } = last, name = path.at(-1) ?? "", between = compileMethodCall({
			name,
			callee: node,
			command: node,
			args: [],
			piped: !1
		}, this.#site, this.#operand), call = compileMethodCall({
			name,
			callee: node,
			command: node,
			args,
			piped
		}, this.#site, this.#operand), hasArguments = args.length > 0 || piped;
		return compilePath(base, path, this.#site, node, {
			hasArguments,
			call
		}, between);
	}
};
// packages/gotemplate/src/errors/template-position.ts
function findTemplatePosition(text, offset) {
	let before = text.slice(0, offset), lineStart = before.lastIndexOf("\n") + 1, line = 1;
	for (let at = before.indexOf("\n"); at >= 0; at = before.indexOf("\n", at + 1)) line++;
	return {
		line,
		column: offset - lineStart + 1
	};
}
function truncateText(text, maxLength) {
	return text.length > maxLength ? `${text.slice(0, maxLength).toWellFormed()}\u2026` : text;
}
// packages/gotemplate/src/compile/render-state.ts
const UNDECLARED = Symbol("undeclared"), NO_SLOTS = [];
var BranchTrail = class {
	#taken = [];
	#next = -1;
	replay() {
		this.#next = 0;
	}
	choose(own) {
		if (this.#next < 0) return this.#taken.push(own), own;
		let taken = this.#taken[this.#next];
		return this.#next += 1, taken ?? own;
	}
}, RenderState = class {
	limits;
	observer;
	recorder;
	out = "";
	root;
	slots = NO_SLOTS;
	depth = 0;
	#steps;
	#work;
	constructor(limits, root, watch) {
		this.limits = limits, this.observer = watch, this.recorder = watch.recorder, this.root = root, this.#steps = limits.steps, this.#work = limits.work;
	}
	step() {
		if (--this.#steps, this.#steps < 0) throw new LimitError(`more than ${this.limits.steps} loop turns and calls`);
	}
	charge(value) {
		if (typeof value == "string" ? this.#work -= value.length : value instanceof List ? this.#work -= value.items.length : value instanceof Dict && (this.#work -= value.entries.size), this.#work < 0) throw new LimitError(`functions had to handle more than ${this.limits.work} characters and elements`);
		return value;
	}
	write(text) {
		if (this.out += text, this.out.length > this.limits.outputSize) throw new LimitError(`the output is larger than ${this.limits.outputSize} characters`);
	}
};
// packages/gotemplate/src/compile/compile-range.ts
function reportedNodeOf(pipe) {
	let last = pipe.commands.at(-1);
	return last === void 0 ? pipe : last.args.length === 0 ? last.first : last;
}
function compileSet(node, pipeline) {
	let [first, second] = pipeline.set;
	return first === void 0 ? () => void 0 : second === void 0 ? (state, index, element) => first(state, node.pipe.variables.length > 1 ? index : element) : (state, index, element) => {
		first(state, index), second(state, element);
	};
}
function runIntegerLoop(state, count, wrap, turn) {
	for (let value = 0n; value < count && !turn(state, void 0, wrap(value)); value++);
	return count > 0n;
}
function runListLoop(state, list, turn) {
	let { items } = list, count = items.length;
	for (let index = 0; index < count && !turn(state, BigInt(index), items[index]); index++);
	return count > 0;
}
function runDictLoop(state, dict, turn) {
	let entries = sortEntries(dict);
	for (let [key, value] of entries) if (turn(state, key, value)) break;
	return entries.length > 0;
}
function compileRange(node, pipeline, branches, site) {
	let { body, otherwise } = branches, reported = reportedNodeOf(node.pipe), set = compileSet(node, pipeline), turn = (state, index, element) => {
		try {
			state.step();
		} catch (error) {
			site.failWith(reported, error);
		}
		return set(state, index, element), state.recorder?.enter(node.body), body(state, element) === 1;
	}, runInteger = (state, value, wrap) => (node.pipe.variables.length > 1 && site.fail(reported, `can't use ${value} to iterate over more than one variable`), runIntegerLoop(state, value, wrap, turn)), runAny = (state, value) => value instanceof List ? runListLoop(state, value, turn) : value instanceof Dict ? runDictLoop(state, value, turn) : typeof value == "bigint" ? runInteger(state, value, (item) => item) : value instanceof Num && typeof value.value == "bigint" ? runInteger(state, value.value, (item) => new Num(value.type, item)) : value !== void 0 && site.fail(reported, `range can't iterate over ${describeValue(value)}`);
	return (state, dot) => {
		let ran = runAny(state, pipeline.run(state, dot));
		return state.recorder?.enter(node), ran || otherwise === void 0 ? 0 : otherwise(state, dot);
	};
}
function describeValue(value) {
	return truncateText(typeof value == "object" ? `a value of type ${typeName(value)}` : formatValue(value), 200);
}
// packages/gotemplate/src/compile/variable-scope.ts
function findDeclared(state, variable) {
	let found = variable;
	for (; found !== void 0 && state.slots[found.slot] === UNDECLARED;) found = found.hidden;
	return found;
}
var VariableScope = class {
	#declared = [];
	#visible = /* @__PURE__ */ new Map();
	#size = 0;
	get size() {
		return this.#size;
	}
	declare(name) {
		let variable = {
			name,
			slot: this.#size++,
			hidden: this.#visible.get(name)
		};
		return this.#declared.push(variable), this.#visible.set(name, variable), variable.slot;
	}
	within(inner) {
		let mark = this.#declared.length, result = inner();
		for (; this.#declared.length > mark;) this.#forget(this.#declared.pop());
		return result;
	}
	#forget(variable) {
		variable?.hidden === void 0 ? variable !== void 0 && this.#visible.delete(variable.name) : this.#visible.set(variable.name, variable.hidden);
	}
	compileRead(name, missing) {
		let variable = this.#visible.get(name), outermost = name === "$" ? (state) => state.root : missing;
		if (variable === void 0) return outermost;
		let { slot, hidden } = variable;
		return (state, dot) => {
			let value = state.slots[slot];
			if (value !== UNDECLARED) return value;
			let other = findDeclared(state, hidden), outer = other === void 0 ? UNDECLARED : state.slots[other.slot];
			return outer === UNDECLARED ? outermost(state, dot) : outer;
		};
	}
	compileWrite(name, missing) {
		let variable = this.#visible.get(name);
		return (state, value) => {
			let found = findDeclared(state, variable);
			found === void 0 ? name === "$" ? state.root = value : missing() : state.slots[found.slot] = value;
		};
	}
};
// packages/gotemplate/src/compile/compile-unit.ts
function createSlots(unit) {
	return unit.slots === 0 ? [] : Array(unit.slots).fill(UNDECLARED);
}
function printValue(value) {
	return value == null ? "<no value>" : formatValue(toPrintable(value));
}
function slotKind(value) {
	return value == null ? "no-value" : (value instanceof Dict || value instanceof List || value instanceof Struct) && !(value instanceof Complex) ? "go-syntax" : "text";
}
function isPrinted({ pipe }) {
	return pipe.variables.length === 0;
}
var UnitCompiler = class {
	#site;
	#units;
	#limits;
	#scope = new VariableScope();
	#pipelines;
	constructor(site, units, functions, limits) {
		this.#site = site, this.#units = units, this.#limits = limits, this.#pipelines = new PipelineCompiler(functions, site, this.#scope);
	}
	unit(nodes) {
		return {
			exec: this.#list(nodes),
			slots: this.#scope.size
		};
	}
	#list(nodes) {
		let steps = nodes.flatMap((node, index) => {
			let [before, after] = [nodes[index - 1], nodes[index + 1]];
			return node.type === "text" && after?.type === "action" && isPrinted(after) ? [] : node.type === "action" && isPrinted(node) && before?.type === "text" ? [this.#printed(node, before.text)] : [this.#node(node)];
		}), [only] = steps;
		return steps.length === 1 && only !== void 0 ? only : (state, dot) => {
			for (let step of steps) {
				let signal = step(state, dot);
				if (signal !== 0) return signal;
			}
			return 0;
		};
	}
	#node(node) {
		switch (node.type) {
			case "text": {
				let { text } = node;
				return (state) => (state.out += text, 0);
			}
			case "action": return this.#action(node);
			case "template": return this.#template(node);
			case "break": return () => 1;
			case "continue": return () => 2;
			default: return this.#scope.within(() => this.#branch(node));
		}
	}
	#action(node) {
		let { pipe } = node;
		if (!isPrinted(node)) {
			let { run } = this.#pipelines.compile(pipe);
			return (state, dot) => (run(state, dot), state.recorder?.settle(void 0), 0);
		}
		return this.#printed(node, "");
	}
	#printed(action, before) {
		let { pipe } = action, value = this.#pipelines.compilePrinted(pipe), node = reportedNodeOf(pipe), { outputSize } = this.#limits;
		return (state, dot) => {
			let found = value(state, dot), out = state.out + before;
			return typeof found == "string" && out.length + found.length <= outputSize ? (state.recorder?.print(action, found, out.length, "text"), state.out = out + found) : (state.out = out, this.#print(state, found, action, node)), 0;
		};
	}
	#print(state, value, action, node) {
		value ?? state.observer.noValue?.(this.#site.positionOf(node));
		try {
			let text = typeof value == "string" ? value : printValue(value);
			state.recorder?.print(action, text, state.out.length, slotKind(value)), state.write(text);
		} catch (error) {
			this.#site.failWith(node, error);
		}
	}
	#branch(node) {
		let pipeline = this.#pipelines.compile(node.pipe), { body: nodes, otherwise: others } = node, body = this.#scope.within(() => this.#list(nodes)), otherwise = others === void 0 ? void 0 : this.#scope.within(() => this.#list(others));
		if (node.type === "range") return compileRange(node, pipeline, {
			body,
			otherwise
		}, this.#site);
		let { run } = pipeline, withDot = node.type === "with";
		return (state, dot) => {
			let value = run(state, dot), result = isTrue(value), isTaken = state.observer.trail === void 0 ? result : state.observer.trail.choose(result);
			return state.recorder?.enter(isTaken ? nodes : node), isTaken ? body(state, withDot ? value : dot) : otherwise === void 0 ? 0 : otherwise(state, dot);
		};
	}
	#template(node) {
		let { name, pipe } = node, run = pipe === void 0 ? () => void 0 : this.#pipelines.compile(pipe).run;
		return (state, dot) => {
			let unit = this.#units.get(name) ?? this.#notDefined(node), { root, slots } = state;
			this.#checkDepth(node, state.depth);
			let data = run(state, dot);
			state.depth += 1, state.root = data, state.slots = createSlots(unit);
			try {
				state.step(), state.write("");
			} catch (error) {
				this.#site.failWith(node, error);
			}
			return unit.exec(state, data), --state.depth, state.root = root, state.slots = slots, 0;
		};
	}
	#checkDepth(node, depth) {
		let max = this.#limits.depth;
		depth >= max && this.#site.fail(node, `exceeded maximum template depth (${max})`, { kind: "limit" });
	}
	#notDefined(node) {
		let hint = formatSuggestion(node.name, this.#units.keys());
		return this.#site.fail(node, `template ${quoteGo(node.name)} not defined`, { hint });
	}
};
function compileUnit(nodes, site, context) {
	return new UnitCompiler(site, context.units, context.functions, context.limits).unit(nodes);
}
var RenderPath = class RenderPath {
	#next = /* @__PURE__ */ new Map();
	#shared;
	constructor(shared = { count: 0 }) {
		this.#shared = shared;
	}
	next(step) {
		let known = this.#next.get(step);
		if (known !== void 0) return known;
		let path = new RenderPath(this.#shared);
		return this.#shared.count += 1, this.#shared.count <= 1e5 && this.#next.set(step, path), path;
	}
}, RenderRecorder = class {
	slots = [];
	slips = [];
	path;
	#pending = [];
	constructor(path) {
		this.path = path;
	}
	print(action, text, start, kind) {
		this.slots.push({
			action,
			text,
			start,
			kind
		}), this.settle(action), this.path = this.path.next(action);
	}
	addSlip(text, position) {
		this.#pending.push({
			text,
			position
		});
	}
	settle(action) {
		this.#pending.length !== 0 && (this.slips.push(...this.#pending.map((slip) => ({
			...slip,
			action
		}))), this.#pending = []);
	}
	enter(branch) {
		this.settle(void 0), this.path = this.path.next(branch);
	}
}, TemplateSite = class {
	#file;
	#text;
	#name;
	constructor(file, text, name) {
		this.#file = file, this.#text = text, this.#name = name;
	}
	positionOf(node) {
		return findTemplatePosition(this.#text, node.pos);
	}
	fail(node, reason, details = {}) {
		let at = this.positionOf(node), quoted = truncateText(node.type === "template" ? printTemplateCall(node) : printOperand(node), 200), where = `template: ${this.#file}:${at.line}:${at.column}: executing ${quoteGo(this.#name)} at <${quoted}>`, { kind = "exec", hint, cause } = details;
		throw new TemplateError(kind, `${where}: ${reason}`, {
			template: this.#file,
			at,
			reason,
			hint,
			cause
		});
	}
	failWith(node, error, functionName) {
		if (error instanceof TemplateError) throw error;
		let isExpected = error instanceof FunctionError || error instanceof RangeError, isLimit = error instanceof LimitError || error instanceof RangeError, prefix = functionName === void 0 ? "" : `error calling ${functionName}: `, message = errorMessage(error);
		this.fail(node, `${prefix}${isExpected ? "" : "internal error: "}${message}`, {
			kind: isLimit ? "limit" : "exec",
			cause: error
		});
	}
}, LiteralError = class extends Error {};
const SIMPLE_ESCAPES = {
	a: 7,
	b: 8,
	f: 12,
	n: 10,
	r: 13,
	t: 9,
	v: 11,
	"\\": 92
}, HEX_DIGITS = {
	x: 2,
	u: 4,
	U: 8
};
function unquoteCharacter(text, at, mark) {
	let code = text.codePointAt(at) ?? 0;
	if (code !== 92) return {
		code,
		byte: !1,
		end: at + (code > 65535 ? 2 : 1)
	};
	let kind = text[at + 1] ?? "";
	if (kind === mark) return {
		code: mark.charCodeAt(0),
		byte: !1,
		end: at + 2
	};
	let short = Object.hasOwn(SIMPLE_ESCAPES, kind) ? SIMPLE_ESCAPES[kind] : void 0;
	if (short !== void 0) return {
		code: short,
		byte: !1,
		end: at + 2
	};
	let octal = /^[0-7]{3}/.exec(text.slice(at + 1, at + 4));
	if (octal !== null) {
		let value = Number.parseInt(octal[0], 8);
		return value > 255 ? void 0 : {
			code: value,
			byte: !0,
			end: at + 4
		};
	}
	let digits = (Object.hasOwn(HEX_DIGITS, kind) ? HEX_DIGITS[kind] : void 0) ?? 0, hex = text.slice(at + 2, at + 2 + digits);
	if (digits === 0 || hex.length < digits || !/^[0-9a-fA-F]+$/.test(hex)) return;
	let value = Number.parseInt(hex, 16);
	return kind !== "x" && (value > 1114111 || value >= 55296 && value < 57344) ? void 0 : {
		code: value,
		byte: kind === "x",
		end: at + 2 + digits
	};
}
function unquoteLiteral(literal) {
	let inner = literal.slice(1, -1);
	if (literal.startsWith("`")) return inner.replaceAll("\r", "");
	if (!inner.includes("\\")) return inner;
	let text = "", bytes = !1;
	for (let at = 0; at < inner.length;) {
		let char = unquoteCharacter(inner, at, "\"");
		if (char === void 0) throw new LiteralError("invalid syntax");
		let high = char.byte && char.code > 127;
		bytes ||= high, text += high ? String.fromCharCode(56320 + char.code) : String.fromCodePoint(char.code), at = char.end;
	}
	return bytes ? fromBytes(toBytes(text)) : text;
}
function parseCharacterLiteral(text) {
	let char = unquoteCharacter(text, 1, "'");
	if (char === void 0 || text === "''") throw new LiteralError("invalid syntax");
	if (char.end !== text.length - 1) throw new LiteralError(`malformed character constant: ${text}`);
	return {
		int: BigInt(char.code),
		float: char.code,
		complex: void 0
	};
}
const INTEGER = /^[-+]?(?:0[xX]_?[0-9a-fA-F]+(?:_[0-9a-fA-F]+)*|0[oO]_?[0-7]+(?:_[0-7]+)*|0[bB]_?[01]+(?:_[01]+)*|0(?:_?[0-7]+)*|[1-9][0-9]*(?:_[0-9]+)*)$/;
function parseInteger(text) {
	if (!INTEGER.test(text)) return;
	let digits = text.replace(/^[-+]/, "").replaceAll("_", ""), value = BigInt(/^0[0-7]/.test(digits) ? `0o${digits.slice(1)}` : digits);
	return text.startsWith("-") ? -value : value;
}
const is64Bit = (value) => value >= -(2n ** 63n) && value < 2n ** 64n;
function parseNumberLiteral(text) {
	if (text.endsWith("i")) {
		let imaginary = parseFiniteGoFloat(text.slice(0, -1)) ?? Number(parseInteger(text.slice(0, -1)) ?? NaN);
		if (!Number.isNaN(imaginary)) return toComplexLiteral(0, imaginary);
	}
	let int = parseInteger(text);
	if (int !== void 0 && is64Bit(int)) return {
		int,
		float: Number(int),
		complex: void 0
	};
	let float = int === void 0 ? parseFiniteGoFloat(text) : Number(int);
	if (float === void 0) throw new LiteralError(`illegal number syntax: ${quoteGo(text)}`);
	if (!/[.eEpP]/.test(text)) throw new LiteralError(`integer overflow: ${quoteGo(text)}`);
	return {
		int: Number.isInteger(float) && float >= -(2 ** 63) && float < 2 ** 64 ? BigInt(float) : void 0,
		float,
		complex: void 0
	};
}
function parseComplexLiteral(text) {
	let split = /^([-+]?[^-+]*(?:[eEpP][-+]?[^-+]*)?)([-+].*)i$/.exec(text), [real, imaginary] = [split?.[1] ?? "", split?.[2] ?? ""].map((part) => parseFiniteGoFloat(part) ?? parseInteger(part));
	if (real === void 0 || imaginary === void 0) throw new LiteralError(`illegal number syntax: ${quoteGo(text)}`);
	return toComplexLiteral(Number(real), Number(imaginary));
}
function toComplexLiteral(real, imaginary) {
	let float = imaginary === 0 ? real : void 0;
	return {
		int: float !== void 0 && Number.isSafeInteger(float) ? BigInt(float) : void 0,
		float,
		complex: [real, imaginary]
	};
}
// packages/gotemplate/src/parse/pipeline-parser.ts
const operandStarts = /* @__PURE__ */ new Set([
	"bool",
	"charConstant",
	"complex",
	"dot",
	"field",
	"identifier",
	"number",
	"nil",
	"rawString",
	"string",
	"variable",
	"leftParen"
]);
var PipelineParser = class {
	#tokens;
	#functions;
	variables = ["$"];
	constructor(tokens, functions) {
		this.#tokens = tokens, this.#functions = functions;
	}
	pipeline(context, end) {
		let start = this.#tokens.peekNonSpace(), [variables, assigns] = this.#declarations(context), commands = [];
		for (;;) {
			let token = this.#tokens.peekNonSpace();
			if (token.type === end) return this.#tokens.next(), this.#checkPipeline(commands, context, token), {
				type: "pipe",
				pos: start.pos,
				variables,
				assigns,
				commands
			};
			operandStarts.has(token.type) || this.#tokens.unexpected(token, context), commands.push(this.#command());
		}
	}
	#checkPipeline(commands, context, end) {
		commands.length === 0 && this.#tokens.fail(`missing value for ${context}`, end), commands.forEach(({ first, pos }, index) => {
			index > 0 && [
				"bool",
				"dot",
				"nil",
				"number",
				"string"
			].includes(first.type) && this.#tokens.fail(`non executable command in pipeline stage ${index + 1}`, {
				type: "error",
				pos,
				text: ""
			});
		});
	}
	#declarations(context) {
		let variables = [];
		for (;;) {
			let start = this.#tokens.mark, variable = this.#tokens.peekNonSpace();
			if (variable.type !== "variable") return [variables, !1];
			this.#tokens.next();
			let after = this.#tokens.peekNonSpace(), declares = after.type === "assign" || after.type === "declare";
			if (!declares && (after.type !== "char" || after.text !== ",")) return this.#tokens.reset(start), [variables, !1];
			if (this.#tokens.next(), variables.push(variable.text), this.variables.push(variable.text), declares) return [variables, after.type === "assign"];
			this.#secondVariable(context, variables.length);
		}
	}
	#secondVariable(context, count) {
		(context !== "range" || count > 1) && this.#tokens.fail(`too many declarations in ${context}`), [
			"variable",
			"right",
			"rightParen"
		].includes(this.#tokens.peekNonSpace().type) || this.#tokens.fail("range can only initialize variables");
	}
	#command() {
		let { pos } = this.#tokens.peekNonSpace(), operands = [];
		for (;;) {
			this.#tokens.peekNonSpace();
			let operand = this.#operand();
			operand !== void 0 && operands.push(operand);
			let token = this.#tokens.peek();
			if (token.type === "space") this.#tokens.next();
			else {
				token.type === "pipe" ? this.#tokens.next() : token.type !== "right" && token.type !== "rightParen" && this.#tokens.unexpected(token, "operand");
				break;
			}
		}
		let [first, ...args] = operands;
		return first === void 0 ? this.#tokens.fail("empty command") : {
			type: "command",
			pos,
			first,
			args
		};
	}
	#operand() {
		let start = this.#tokens.peekNonSpace(), term = this.#term();
		if (term === void 0 || this.#tokens.peek().type !== "field") return term;
		let path = [];
		for (; this.#tokens.peek().type === "field";) path.push(this.#tokens.next().text.slice(1));
		switch (term.type) {
			case "field":
			case "variable": return {
				...term,
				path: [...term.path, ...path]
			};
			case "pipe":
			case "identifier": return {
				type: "chain",
				pos: term.pos,
				of: term,
				path
			};
			default: return this.#tokens.fail(`unexpected . after term ${quoteGo(printOperand(term))}`, start);
		}
	}
	#term() {
		let token = this.#tokens.peekNonSpace();
		if (!operandStarts.has(token.type)) return;
		this.#tokens.next();
		let { pos, text } = token;
		switch (token.type) {
			case "identifier": return this.#function(token);
			case "dot":
			case "nil": return {
				type: token.type === "dot" ? "dot" : "nil",
				pos
			};
			case "variable": return this.#variable(token);
			case "field": return {
				type: "field",
				pos,
				path: [text.slice(1)]
			};
			case "bool": return {
				type: "bool",
				pos,
				value: text === "true"
			};
			case "leftParen": return {
				...this.#tokens.nested(token, () => this.pipeline("parenthesized pipeline", "rightParen")),
				pos
			};
			case "string":
			case "rawString": return {
				type: "string",
				pos,
				value: this.#tokens.literal(token, unquoteLiteral),
				text
			};
			default: return this.#number(token);
		}
	}
	#number(token) {
		let read = token.type === "charConstant" ? parseCharacterLiteral : token.type === "complex" ? parseComplexLiteral : parseNumberLiteral;
		return {
			type: "number",
			pos: token.pos,
			text: token.text,
			...this.#tokens.literal(token, read)
		};
	}
	#variable(token) {
		if (!this.variables.includes(token.text)) {
			let hint = formatSuggestion(token.text, this.variables);
			this.#tokens.fail(`undefined variable ${quoteGo(token.text)}`, token, hint);
		}
		return {
			type: "variable",
			pos: token.pos,
			name: token.text,
			path: []
		};
	}
	#function(token) {
		let name = token.text, known = Object.hasOwn(this.#functions, name) ? this.#functions[name] : void 0;
		return known === void 0 && this.#tokens.fail(`function ${quoteGo(name)} not defined`, token, formatSuggestion(name, this.#available())), "refused" in known && this.#tokens.fail(`function ${quoteGo(name)} is not available: ${known.refused}`, token), {
			type: "identifier",
			pos: token.pos,
			name
		};
	}
	#available() {
		return Object.entries(this.#functions).filter(([, known]) => !("refused" in known)).map(([name]) => name);
	}
};
// packages/gotemplate/src/parse/template-token.ts
const KEYWORDS = /* @__PURE__ */ new Set([
	"block",
	"break",
	"continue",
	"define",
	"else",
	"end",
	"if",
	"nil",
	"range",
	"template",
	"with"
]), isKeyword = (word) => KEYWORDS.has(word);
function describeToken(token) {
	return token.type === "eof" ? "EOF" : token.type === "error" ? token.text : token.type === "dot" || isKeyword(token.type) ? `<${token.text}>` : token.text.length > 10 ? `${quoteGo(token.text.slice(0, 10))}...` : quoteGo(token.text);
}
// packages/gotemplate/src/parse/text-scanner.ts
const isTemplateSpace = (char) => char !== "" && " 	\r\n".includes(char), ALPHA_NUMERIC = /^[\p{L}\p{Nd}_]$/u, isAlphaNumeric = (char) => ALPHA_NUMERIC.test(char);
var TextScanner = class {
	text;
	start = 0;
	pos = 0;
	constructor(text) {
		this.text = text;
	}
	get token() {
		return this.text.slice(this.start, this.pos);
	}
	peek() {
		let code = this.text.codePointAt(this.pos);
		return code === void 0 ? "" : String.fromCodePoint(code);
	}
	next() {
		let char = this.peek();
		return this.pos += char.length, char;
	}
	sees(text, ahead = 0) {
		return this.text.startsWith(text, this.pos + ahead);
	}
	unit(ahead = 0) {
		return this.text[this.pos + ahead] ?? "";
	}
	accept(chars) {
		let found = this.unit() !== "" && chars.includes(this.unit());
		return this.pos += +!!found, found;
	}
	acceptAll(chars) {
		for (; this.accept(chars););
	}
	acceptWord() {
		for (; isAlphaNumeric(this.peek());) this.next();
	}
	acceptNumber() {
		this.accept("+-");
		let digits = "0123456789_", exponent = "eE";
		return this.accept("0") && (this.accept("xX") ? (digits = "0123456789abcdefABCDEF_", exponent = "pP") : this.accept("oO") ? (digits = "01234567_", exponent = "") : this.accept("bB") && (digits = "01_", exponent = "")), this.acceptAll(digits), this.accept(".") && this.acceptAll(digits), this.accept(exponent) && (this.accept("+-"), this.acceptAll("0123456789_")), this.accept("i"), !isAlphaNumeric(this.peek()) || (this.next(), !1);
	}
};
// packages/gotemplate/src/parse/lex-template.ts
function lexTemplate(text, options) {
	return new TemplateLexer(text, options).run();
}
var LexError = class extends Error {}, TemplateLexer = class {
	#scan;
	#options;
	#tokens = [];
	#parens = 0;
	#left = 0;
	constructor(text, options) {
		this.#scan = new TextScanner(text), this.#options = options;
	}
	run() {
		try {
			for (; this.#literal();) this.#action();
			this.#emit("eof");
		} catch (error) {
			if (!(error instanceof LexError)) throw error;
			this.#tokens.push({
				type: "error",
				pos: this.#scan.start,
				text: error.message
			});
		}
		return this.#tokens;
	}
	#fail(message) {
		throw new LexError(message);
	}
	#emit(type) {
		this.#tokens.push({
			type,
			pos: this.#scan.start,
			text: this.#scan.token
		}), this.#scan.start = this.#scan.pos;
	}
	#skipSpaces() {
		this.#scan.acceptAll(" 	\r\n"), this.#scan.start = this.#scan.pos;
	}
	#literal() {
		let left = this.#scan.text.indexOf("{{", this.#scan.start), end = left < 0 ? this.#scan.text.length : left, next = end;
		if (left >= 0 && this.#trimsLeft(left + 2)) for (; end > this.#scan.start && isTemplateSpace(this.#scan.text[end - 1] ?? "");) end--;
		return this.#scan.pos = end, end > this.#scan.start && this.#emit("text"), this.#scan.start = next, this.#scan.pos = next, left >= 0;
	}
	#trimsLeft(at) {
		return this.#scan.text[at] === "-" && isTemplateSpace(this.#scan.text[at + 1] ?? "");
	}
	#action() {
		let marker = this.#trimsLeft(this.#scan.pos + 2) ? 2 : 0;
		if (this.#scan.sees("/*", 2 + marker)) this.#scan.pos += 2 + marker, this.#scan.start = this.#scan.pos, this.#comment();
		else for (this.#left = this.#scan.pos, this.#scan.pos += 2, this.#emit("left"), this.#scan.pos += marker, this.#scan.start = this.#scan.pos, this.#parens = 0; this.#inside(););
	}
	#comment() {
		let end = this.#scan.text.indexOf("*/", this.#scan.pos + 2);
		end < 0 && this.#fail("unclosed comment"), this.#scan.pos = end + 2, this.#atRight() || this.#fail("comment ends before closing delimiter");
		let trims = this.#atTrimmingRight();
		this.#scan.pos += trims ? 4 : 2, this.#scan.start = this.#scan.pos, trims && this.#skipSpaces();
	}
	#atTrimmingRight() {
		return isTemplateSpace(this.#scan.unit()) && this.#scan.sees("-}}", 1);
	}
	#atRight() {
		return this.#scan.sees("}}") || this.#atTrimmingRight();
	}
	#right() {
		let trims = this.#atTrimmingRight();
		trims && (this.#scan.pos += 2, this.#scan.start = this.#scan.pos), this.#scan.pos += 2, this.#emit("right"), trims && this.#skipSpaces();
	}
	#inside() {
		if (this.#atRight()) return this.#parens > 0 && this.#fail("unclosed left paren"), this.#right(), !1;
		let char = this.#scan.peek();
		return char === "" && (this.#scan.start = this.#left, this.#fail("unclosed action")), isTemplateSpace(char) ? this.#space() : this.#symbol(char) || this.#word(char), !0;
	}
	#space() {
		for (; isTemplateSpace(this.#scan.unit()) && !this.#atTrimmingRight();) this.#scan.pos++;
		this.#emit("space");
	}
	#symbol(char) {
		let symbols = {
			"=": "assign",
			"|": "pipe",
			"(": "leftParen",
			")": "rightParen"
		}, type = Object.hasOwn(symbols, char) ? symbols[char] : void 0;
		return char === ":" ? (this.#scan.pos++, this.#scan.accept("=") || this.#fail("expected :="), this.#emit("declare"), !0) : type !== void 0 && (this.#parens += char === "(" ? 1 : char === ")" ? -1 : 0, this.#scan.pos++, this.#parens < 0 && this.#fail("unexpected right paren"), this.#emit(type), !0);
	}
	#word(char) {
		let after = this.#scan.unit(1);
		char === "\"" ? this.#quoted("\"", "string", "unterminated quoted string") : char === "'" ? this.#quoted("'", "charConstant", "unterminated character constant") : char === "`" ? this.#rawQuoted() : char === "$" ? this.#fieldOrVariable("variable", "variable") : char === "." && !/[0-9]/.test(after) ? this.#fieldOrVariable("field", "dot") : /[-+.0-9]/.test(char) ? this.#number() : isAlphaNumeric(char) ? this.#identifier() : char >= " " && char <= "~" ? (this.#scan.pos++, this.#emit("char")) : this.#fail(`unrecognized character in action: ${formatUnicode(char)}`);
	}
	#quoted(mark, type, unterminated) {
		for (this.#scan.pos++;;) {
			let char = this.#scan.next();
			if (char === mark) break;
			char === "\\" && (char = this.#scan.next()), (char === "" || char === "\n") && this.#fail(unterminated);
		}
		this.#emit(type);
	}
	#rawQuoted() {
		let end = this.#scan.text.indexOf("`", this.#scan.pos + 1);
		end < 0 && this.#fail("unterminated raw quoted string"), this.#scan.pos = end + 1, this.#emit("rawString");
	}
	#atTerminator() {
		let char = this.#scan.peek();
		return char === "" || isTemplateSpace(char) || ".,|:)(".includes(char) || this.#scan.sees("}}");
	}
	#name() {
		this.#scan.acceptWord(), this.#atTerminator() || this.#fail(`bad character ${formatUnicode(this.#scan.peek())}`);
	}
	#fieldOrVariable(type, alone) {
		this.#scan.pos++, this.#atTerminator() ? this.#emit(alone) : (this.#name(), this.#emit(type));
	}
	#identifier() {
		this.#name();
		let word = this.#scan.token, named = word === "break" && this.#options.breakIsFunction || word === "continue" && this.#options.continueIsFunction;
		isKeyword(word) && !named ? this.#emit(word) : this.#emit(word === "true" || word === "false" ? "bool" : "identifier");
	}
	#number() {
		let fail = () => this.#fail(`bad number syntax: ${quoteGo(this.#scan.token)}`);
		this.#scan.acceptNumber() || fail();
		let sign = this.#scan.peek();
		sign !== "+" && sign !== "-" ? this.#emit("number") : (this.#scan.acceptNumber() && this.#scan.unit(-1) === "i" || fail(), this.#emit("complex"));
	}
};
function formatUnicode(char) {
	let code = (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
	return isPrint(char) ? `U+${code} '${char}'` : `U+${code}`;
}
var TokenStream = class {
	#name;
	#text;
	#tokens;
	#at = 0;
	#action;
	#maxDepth;
	#depth = 0;
	constructor(name, text, options, maxDepth) {
		this.#name = name, this.#text = text, this.#tokens = lexTemplate(text, options), this.#maxDepth = maxDepth;
	}
	get mark() {
		return this.#at;
	}
	reset(mark) {
		this.#at = mark;
	}
	startAction(token) {
		this.#action = token;
	}
	peek() {
		return this.#tokens[this.#at] ?? {
			type: "eof",
			pos: this.#text.length,
			text: ""
		};
	}
	next() {
		let token = this.peek();
		return this.#at < this.#tokens.length - 1 && this.#at++, token;
	}
	peekNonSpace() {
		for (; this.peek().type === "space";) this.#at++;
		return this.peek();
	}
	nextNonSpace() {
		return this.peekNonSpace(), this.next();
	}
	expect(type, context) {
		let token = this.nextNonSpace();
		return token.type === type ? token : this.unexpected(token, context);
	}
	fail(message, at = this.peek(), hint, kind = "parse") {
		let position = findTemplatePosition(this.#text, at.pos), reason = truncateText(message, 300);
		throw new TemplateError(kind, `template: ${this.#name}:${position.line}:${position.column}: ${reason}`, {
			template: this.#name,
			at: position,
			reason,
			hint
		});
	}
	unexpected(token, context) {
		token.type !== "error" && this.fail(`unexpected ${describeToken(token)} in ${context}`, token);
		let started = this.#action === void 0 ? void 0 : findTemplatePosition(this.#text, this.#action.pos).line, elsewhere = started !== void 0 && started !== findTemplatePosition(this.#text, token.pos).line, action = token.text.endsWith(" action") ? "" : " in action";
		this.fail(`${token.text}${elsewhere ? `${action} started at ${this.#name}:${started}` : ""}`, token);
	}
	nested(at, inner) {
		this.#depth++, this.#depth > this.#maxDepth && this.fail(`nested too deep; at most ${this.#maxDepth} levels are allowed`, at, void 0, "limit");
		let result = inner();
		return this.#depth--, result;
	}
	literal(token, read) {
		try {
			return read(token.text);
		} catch (error) {
			if (error instanceof LiteralError) return this.fail(error.message, token);
			throw error;
		}
	}
};
// packages/gotemplate/src/parse/parse-template.ts
function parseTemplate(name, text, functions, limits) {
	if (text.length > limits.templateSize) throw new TemplateError("limit", `template: ${name}: the template has ${text.length} characters; at most ${limits.templateSize} are allowed`, { template: name });
	return new TemplateParser(name, text, functions, limits).run();
}
var TemplateParser = class {
	#name;
	#text;
	#defined = /* @__PURE__ */ new Map();
	#tokens;
	#pipelines;
	#loops = 0;
	constructor(name, text, functions, limits) {
		this.#name = name, this.#text = text;
		let options = {
			breakIsFunction: Object.hasOwn(functions, "break"),
			continueIsFunction: Object.hasOwn(functions, "continue")
		};
		this.#tokens = new TokenStream(name, text, options, limits.nesting), this.#pipelines = new PipelineParser(this.#tokens, functions);
	}
	run() {
		let root = [];
		for (; this.#tokens.peek().type !== "eof";) if (!this.#definition()) {
			let node = this.#textOrAction();
			(node === "end" || node === "else") && this.#tokens.fail(`unexpected {{${node}}}`), root.push(node);
		}
		this.#add(this.#name, root);
		let own = this.#defined.get(this.#name) ?? root;
		return this.#defined.delete(this.#name), {
			name: this.#name,
			text: this.#text,
			root: own,
			defined: this.#defined
		};
	}
	#definition() {
		let start = this.#tokens.mark;
		if (this.#tokens.next().type !== "left" || this.#tokens.nextNonSpace().type !== "define") return this.#tokens.reset(start), !1;
		let context = "define clause", token = this.#tokens.nextNonSpace(), name = this.#templateName(token, context);
		return this.#tokens.expect("right", context), this.#body(name, context, token), !0;
	}
	#templateName(token, context) {
		return token.type !== "string" && token.type !== "rawString" && this.#tokens.unexpected(token, context), this.#tokens.literal(token, unquoteLiteral);
	}
	#body(name, context, at) {
		let variables = this.#pipelines.variables, loops = this.#loops;
		this.#pipelines.variables = ["$"], this.#loops = 0;
		let [nodes, ending] = this.#tokens.nested(at, () => this.#list(at));
		ending !== "end" && this.#tokens.fail(`unexpected {{${ending}}} in ${context}`), this.#add(name, nodes, at), this.#pipelines.variables = variables, this.#loops = loops;
	}
	#add(name, nodes, at) {
		let known = this.#defined.get(name);
		known === void 0 || isEmpty(known) ? this.#defined.set(name, nodes) : isEmpty(nodes) || this.#tokens.fail(`template: multiple definition of template ${quoteGo(name)}`, at);
	}
	#list(opener) {
		let nodes = [];
		for (; this.#tokens.peekNonSpace().type !== "eof";) {
			let node = this.#textOrAction();
			if (node === "end" || node === "else") return [nodes, node];
			nodes.push(node);
		}
		return this.#tokens.fail("unexpected EOF", opener, "The block that starts here has no {{end}}.");
	}
	#textOrAction() {
		let token = this.#tokens.nextNonSpace();
		return token.type === "text" ? {
			type: "text",
			pos: token.pos,
			text: token.text
		} : (token.type !== "left" && this.#tokens.unexpected(token, "input"), this.#tokens.startAction(token), this.#actionNode());
	}
	#actionNode() {
		let token = this.#tokens.peekNonSpace();
		switch (token.type) {
			case "if":
			case "with":
			case "range": return this.#tokens.next(), this.#tokens.nested(token, () => this.#branch(token, token.type === "if" ? "if" : token.type === "with" ? "with" : "range"));
			case "else": return this.#tokens.next(), this.#else();
			case "end": return this.#tokens.next(), this.#tokens.expect("right", "end"), "end";
			case "break":
			case "continue": return this.#tokens.next(), this.#jump(token, token.type === "break" ? "break" : "continue");
			case "template": return this.#tokens.next(), this.#template();
			case "block": return this.#tokens.next(), this.#block();
			default: return {
				type: "action",
				pos: token.pos,
				pipe: this.#pipelines.pipeline("command", "right")
			};
		}
	}
	#else() {
		let token = this.#tokens.peekNonSpace();
		return token.type !== "if" && token.type !== "with" && this.#tokens.expect("right", "else"), "else";
	}
	#jump(token, type) {
		return this.#tokens.expect("right", `{{${type}}}`), this.#loops === 0 && this.#tokens.fail(`{{${type}}} outside {{range}}`, token), {
			type,
			pos: token.pos
		};
	}
	#branch(token, type) {
		let declared = this.#pipelines.variables.length, pipe = this.#pipelines.pipeline(type, "right");
		this.#loops += +(type === "range");
		let [body, ending] = this.#list(token);
		this.#loops -= +(type === "range");
		let otherwise = ending === "else" ? this.#otherwise(type, token) : void 0;
		return this.#pipelines.variables.length = declared, {
			type,
			pos: token.pos,
			pipe,
			body,
			otherwise
		};
	}
	#otherwise(type, opener) {
		let token = this.#tokens.peek();
		if (type !== "range" && token.type === type) return this.#tokens.next(), [this.#tokens.nested(token, () => this.#branch(token, type))];
		let [nodes, ending] = this.#list(opener);
		return ending !== "end" && this.#tokens.fail(`expected end; found {{${ending}}}`), nodes;
	}
	#template() {
		let token = this.#tokens.nextNonSpace(), name = this.#templateName(token, "template clause");
		return this.#tokens.peekNonSpace().type === "right" ? (this.#tokens.next(), {
			type: "template",
			pos: token.pos,
			name,
			pipe: void 0
		}) : {
			type: "template",
			pos: token.pos,
			name,
			pipe: this.#pipelines.pipeline("template clause", "right")
		};
	}
	#block() {
		let context = "block clause", token = this.#tokens.nextNonSpace(), name = this.#templateName(token, context), pipe = this.#pipelines.pipeline(context, "right");
		return this.#body(name, context, token), {
			type: "template",
			pos: token.pos,
			name,
			pipe
		};
	}
};
function isEmpty(nodes) {
	return nodes.every((node) => node.type === "text" && node.text.trim() === "");
}
// packages/gotemplate/src/template.ts
const ALL_DATA = /* @__PURE__ */ new Set(["*"]);
function toRoot(data) {
	return data ?? void 0;
}
var GoTemplate = class {
	name;
	#tree;
	#unit;
	#limits;
	#path = new RenderPath();
	#dataUse;
	constructor(tree, unit, limits) {
		this.name = tree.name, this.#tree = tree, this.#unit = unit, this.#limits = limits;
	}
	render(data) {
		return this.#run(data, {});
	}
	renderBoth(data, other) {
		let trail = new BranchTrail(), text = this.#run(data, { trail });
		trail.replay();
		try {
			return {
				text,
				other: this.#run(other, { trail })
			};
		} catch (error) {
			if (error instanceof TemplateError) return {
				text,
				other: void 0
			};
			throw error;
		}
	}
	findNoValues(data) {
		let found = [];
		return this.#run(data, { noValue: (at) => found.push(at) }), found;
	}
	renderSlots(data) {
		let recorder = new RenderRecorder(this.#path), state = new RenderState(this.#limits, toRoot(data), { recorder }), text = this.#execute(state);
		return {
			text,
			slots: text === state.out ? recorder.slots : void 0,
			path: recorder.path,
			slips: recorder.slips
		};
	}
	dependenciesOf(action) {
		return this.#findDataUse().actions.get(action) ?? ALL_DATA;
	}
	readsOf(field) {
		return [...this.#findDataUse().fieldReads.get(field) ?? []].sort((a, b) => a - b).map((offset) => findTemplatePosition(this.#tree.text, offset));
	}
	positionOf({ pipe }) {
		return findTemplatePosition(this.#tree.text, pipe.pos);
	}
	#findDataUse() {
		return this.#dataUse ??= findDataUse(this.#tree), this.#dataUse;
	}
	#run(data, observer) {
		return this.#execute(new RenderState(this.#limits, toRoot(data), observer));
	}
	#execute(state) {
		state.slots = createSlots(this.#unit);
		try {
			runIsolated(this.#unit.exec, state, state.root, this.#limits.slowWork), state.write("");
		} catch (error) {
			throw this.#toTemplateError(error);
		}
		return toOutputText(state.out);
	}
	toString() {
		return printTree(this.#tree);
	}
	#toTemplateError(error) {
		if (error instanceof TemplateError) return error;
		let reason = errorMessage(error);
		return new TemplateError(error instanceof LimitError || error instanceof RangeError ? "limit" : "exec", `template: ${this.name}: ${reason}`, {
			template: this.name,
			reason,
			cause: error
		});
	}
};
const mergedFunctions = /* @__PURE__ */ new WeakMap();
function withBuiltins(own) {
	if (own === void 0) return BUILTINS;
	let known = mergedFunctions.get(own);
	if (known !== void 0) return known;
	let all = {
		...BUILTINS,
		...own
	};
	return mergedFunctions.set(own, all), all;
}
function compileGoTemplate(name, text, options = {}) {
	let functions = withBuiltins(options.functions), limits = {
		...DEFAULT_LIMITS,
		...options.limits
	}, tree = parseTemplate(name, text, functions, limits), units = /* @__PURE__ */ new Map(), context = {
		units,
		functions,
		limits
	};
	for (let [defined, nodes] of tree.defined) units.set(defined, compileUnit(nodes, new TemplateSite(name, text, defined), context));
	let unit = compileUnit(tree.root, new TemplateSite(name, text, name), context);
	return units.set(name, unit), new GoTemplate(tree, unit, limits);
}
// packages/scheduler/src/render/functions/to-yaml.ts
const cache = /* @__PURE__ */ new WeakMap();
function toYaml(value) {
	if (!(value instanceof Dict && isUnmodifiedInput(value))) return trimLineBreak(marshalYaml(value));
	let known = cache.get(value);
	if (known !== void 0) return known;
	let yaml = trimLineBreak(marshalYaml(value));
	return cache.set(value, yaml), yaml;
}
function trimLineBreak(yaml) {
	return yaml.endsWith("\n") ? yaml.slice(0, -1) : yaml;
}
// packages/scheduler/src/render/data/untrusted-values.ts
const FORMER_FIELDS = {
	Repo: ["Manifests", "repo"],
	Branch: ["Manifests", "branch"],
	Path: ["Manifests", "path"]
}, UNTRUSTED_FIELDS = /* @__PURE__ */ new Set([
	"DeploymentTargetName",
	"Namespace",
	"Workload",
	"Labels",
	"Manifests",
	...Object.keys(FORMER_FIELDS)
]);
function findUntrustedValues(target) {
	let { name, workload, labels, manifests } = target, value = (description, text, path, paths, replaceIn) => ({
		description,
		text,
		key: path[1],
		at: target.locate(...path),
		paths,
		replaceIn
	});
	return [
		value("the name of the target", name, ["name"], ["DeploymentTargetName", "Namespace"], (draft, standIn) => {
			draft.name = standIn;
		}),
		value("the name of the workload", workload, ["name"], ["Workload", "Namespace"], (draft, standIn) => {
			draft.workload = standIn;
		}),
		...Object.entries(labels).map(([key, text]) => value(`label ${key}`, text, ["labels", key], [
			"Labels",
			`Labels.${key}`,
			"Labels#key"
		], (draft, standIn) => {
			draft.labels[key] = standIn;
		})),
		...Object.entries(manifests).map(([key, text]) => value(`manifests.${key}`, text, ["manifests", key], [
			"Manifests",
			`Manifests.${key}`,
			"Manifests#key",
			...findFormerFields(key)
		], (draft, standIn) => {
			draft.manifests[key] = standIn;
		}))
	];
}
function findFormerFields(key) {
	return Object.keys(FORMER_FIELDS).filter((field) => FORMER_FIELDS[field]?.[1] === key);
}
// packages/scheduler/src/render/data/template-data.ts
const CONFIG_TEXT_FIELD = "ConfigText", NO_FIELDS = {};
var TemplateDataFactory = class {
	#targets = /* @__PURE__ */ new WeakMap();
	#configTexts = /* @__PURE__ */ new WeakMap();
	create(assignment) {
		return this.#create(assignment, NO_FIELDS);
	}
	createForBuiltIn(assignment) {
		let { config } = assignment, texts = this.#configTexts.get(config) ?? toConfigTexts(config);
		return this.#configTexts.set(config, texts), this.#create(assignment, { [CONFIG_TEXT_FIELD]: texts });
	}
	createForClusterType({ environment, clusterType, config }) {
		let fields = {
			Environment: environment,
			ClusterType: clusterType.name,
			Labels: toStringMap(clusterType.labels),
			ConfigData: config.data
		}, data = {
			assignment: {
				environment,
				clusterType,
				config,
				namespace: "",
				target: createNoTarget(clusterType)
			},
			data: new Struct("scheduler.dataType", fields),
			values: () => [],
			templateValues: () => [],
			withStandIns: () => data.data,
			withTarget: () => data
		};
		return data;
	}
	#create(assignment, moreFields) {
		let { target } = assignment, prepared = this.#targets.get(target) ?? {
			...toTargetMaps(target),
			hasTemplate: Object.values(target.manifests).some((text) => text.includes("{{")),
			values: void 0
		};
		this.#targets.set(target, prepared);
		let values = () => (prepared.values ??= findUntrustedValues(target), prepared.values);
		return {
			assignment,
			data: createStruct(assignment, target, prepared, moreFields),
			values,
			templateValues: () => prepared.hasTemplate ? values().filter(({ text }) => text.includes("{{")) : [],
			withStandIns: (some, standIn, namespace = assignment.namespace) => {
				let replaced = {
					...target,
					labels: { ...target.labels },
					manifests: { ...target.manifests }
				};
				for (let [index, value] of some.entries()) value.replaceIn(replaced, standIn(value.text, index));
				return createStruct({
					...assignment,
					namespace
				}, replaced, toTargetMaps(replaced), moreFields);
			},
			withTarget: (other) => {
				let namespace = assignment.namespace.replace(target.name, () => other.name), replaced = {
					...other,
					workspace: target.workspace
				};
				return this.#create({
					...assignment,
					target: replaced,
					namespace
				}, moreFields);
			}
		};
	}
};
function createNoTarget({ locate }) {
	return {
		name: "",
		workload: "",
		workspace: "",
		labels: {},
		manifests: {},
		configSchemas: [],
		registration: void 0,
		at: locate("metadata", "name"),
		locate
	};
}
function toConfigTexts({ data, provenance }) {
	let written = new Map(provenance.map(({ key, setBy: [origin, ...others] }) => [key, others.length > 0 ? void 0 : origin?.text])), toText = (key, value) => typeof value == "string" ? value : written.get(String(key)) ?? toYaml(value);
	return new Dict(new Map([...data.entries].map(([key, value]) => [key, toText(key, value)])));
}
function createStruct({ environment, clusterType, namespace, config }, target, { labels, manifests }, moreFields) {
	let fields = {
		DeploymentTargetName: target.name,
		Namespace: namespace,
		Environment: environment,
		Workspace: target.workspace,
		Workload: target.workload,
		Labels: labels,
		Manifests: manifests,
		ClusterType: clusterType.name,
		ConfigData: config.data,
		...moreFields
	};
	return new Struct("scheduler.dataType", fields, {}, {}, FORMER_FIELDS);
}
function toTargetMaps({ labels, manifests }) {
	return {
		labels: toStringMap(labels),
		manifests: toStringMap(manifests)
	};
}
function toStringMap(record) {
	return new Dict(new Map(Object.entries(record)), "string", "string");
}
function describeAssignment({ fields }) {
	return fields.DeploymentTargetName === void 0 ? `cluster type ${String(fields.ClusterType)}` : `${String(fields.DeploymentTargetName)} on ${String(fields.ClusterType)}`;
}
// packages/scheduler/src/render/compile/compile-mustache.ts
const toText = (value) => typeof value == "string" ? value : JSON.stringify(value);
var MustacheWriter = class extends mustache.Writer {
	#inverted;
	#missing = [];
	constructor(text) {
		super(), this.#inverted = new Set(findInverted(this.parse(text)));
	}
	renderManifest(text, data) {
		return this.#missing = [], {
			text: this.render(text, data, void 0, { escape: toText }),
			missing: this.#missing
		};
	}
	renderSection(...args) {
		let [token, context] = args;
		return this.#inverted.has(token[1] ?? "") || this.#find(token, context.lookup(token[1] ?? "")), super.renderSection(...args);
	}
	escapedValue(...args) {
		let [token, context] = args;
		return this.#find(token, context.lookup(token[1] ?? "")), super.escapedValue(...args);
	}
	unescapedValue(...args) {
		let [token, context] = args;
		return this.#find(token, context.lookup(token[1] ?? "")), super.unescapedValue(...args);
	}
	renderPartial(...args) {
		let [token] = args;
		return this.#find(token, void 0), super.renderPartial(...args);
	}
	#find(token, value) {
		if (value != null) return;
		let [, name, start] = token;
		this.#missing.push({
			name,
			start
		});
	}
};
function findInverted(tokens) {
	return tokens.flatMap((token) => {
		let [type, name, , , children] = token;
		return [...type === "^" ? [name] : [], ...Array.isArray(children) ? findInverted(children) : []];
	});
}
function compileMustache(text, trust) {
	let writer = createWriter(text), render = (data) => writer.renderManifest(text, toJsonValue(data));
	return {
		render: (data) => {
			let { text: rendered, missing } = render(data);
			return {
				text: rendered,
				slots: void 0,
				path: void 0,
				slips: missing.map((each) => toSlip(each, text, trust))
			};
		},
		renderOther: (_, other) => render(other).text,
		positionOf: () => ({
			line: 1,
			column: 1
		}),
		formerFields: () => []
	};
}
function createWriter(text) {
	try {
		return new MustacheWriter(text);
	} catch (error) {
		throw new TemplateError("parse", errorMessage(error), {
			template: "mustache",
			cause: error
		});
	}
}
function toSlip({ name, start }, text, trust) {
	let before = text.slice(0, start).split("\n");
	return {
		kind: "missing",
		text: name,
		position: {
			line: before.length,
			column: (before.at(-1)?.length ?? 0) + 1
		},
		isUntrusted: trust === "untrusted" && UNTRUSTED_FIELDS.has(name.split(".")[0] ?? "")
	};
}
// packages/scheduler/src/render/functions/fnv64.ts
var Fnv64 = class {
	#high = 3421674724;
	#low = 2216829733;
	addByte(value) {
		let low = this.#low * 435, high = Math.imul(this.#high, 435) + Math.imul(this.#low, 256) + Math.floor(low / 4294967296);
		this.#high = high >>> 0, this.#low = (low >>> 0 ^ value) >>> 0;
	}
	addBytes(values) {
		for (let value of values) this.addByte(value);
	}
	addWord(value) {
		this.addByte(value & 255), this.addByte(value >>> 8 & 255), this.addByte(value >>> 16 & 255), this.addByte(value >>> 24);
	}
	digest() {
		return {
			high: this.#high,
			low: this.#low
		};
	}
};
const ZERO_HASH = {
	high: 0,
	low: 0
};
function combineOrdered(left, right) {
	let fnv = new Fnv64();
	for (let word of [
		left.low,
		left.high,
		right.low,
		right.high
	]) fnv.addWord(word);
	return fnv.digest();
}
function combineUnordered(left, right) {
	return {
		high: (left.high ^ right.high) >>> 0,
		low: (left.low ^ right.low) >>> 0
	};
}
function toBigInt({ high, low }) {
	return BigInt(high) << 32n | BigInt(low);
}
// packages/scheduler/src/render/functions/hash-value.ts
var UnhashableValueError = class extends FunctionError {};
const MAX_VALUES = 5e5, BYTE_SIZES = {
	int8: 1,
	int16: 2,
	int32: 4,
	int64: 8,
	uint: 8,
	uint8: 1,
	uint16: 2,
	uint32: 4,
	uint64: 8,
	float32: 4
};
var Hasher = class {
	#depth = 0;
	#remainingValues = MAX_VALUES;
	hash(value) {
		if (--this.#remainingValues < 0) throw new FunctionError(`a value with more than ${MAX_VALUES} parts is too large to hash`);
		if (typeof value == "string") return hashText(value);
		if (!(value instanceof Dict || value instanceof List || value instanceof Struct)) return hashScalar(value);
		if (++this.#depth > 500) throw new FunctionError("a value that is nested deeper than 500 levels cannot be hashed");
		let sum = this.#hashNested(value);
		return this.#depth--, sum;
	}
	#hashNested(value) {
		if (value instanceof List) {
			let sum = ZERO_HASH;
			for (let item of value.items) sum = combineOrdered(sum, this.hash(item));
			return sum;
		}
		if (value instanceof Dict) return this.#hashEntries(value.entries, ZERO_HASH);
		if (value instanceof Complex) throw new UnhashableValueError("a complex number cannot be hashed");
		return this.#hashEntries(Object.entries(value.fields), hashText(value.type.replace(/^.*\./, "")));
	}
	#hashEntries(entries, seed) {
		let sum = seed;
		for (let [key, value] of entries) sum = combineUnordered(sum, combineOrdered(this.hash(key), this.hash(value)));
		return sum;
	}
};
const ASCII = /^[ -~]*$/;
function hashText(text) {
	let fnv = new Fnv64();
	if (ASCII.test(text)) for (let at = 0; at < text.length; at++) fnv.addByte(text.charCodeAt(at));
	else fnv.addBytes(toBytes(text));
	return fnv.digest();
}
function hashScalar(value) {
	let bytes = /* @__PURE__ */ new DataView(/* @__PURE__ */ new ArrayBuffer(8)), size = 8;
	if (typeof value == "boolean") bytes.setInt8(0, Number(value)), size = 1;
	else if (typeof value == "bigint") bytes.setBigUint64(0, BigInt.asUintN(64, value), !0);
	else if (Number.isNaN(value)) bytes.setBigUint64(0, 9221120237041090561n, !0);
	else if (typeof value == "number") bytes.setFloat64(0, value, !0);
	else if (value instanceof Num) size = BYTE_SIZES[value.type], typeof value.value == "bigint" ? bytes.setBigUint64(0, BigInt.asUintN(64, value.value), !0) : bytes.setFloat32(0, value.value, !0);
	else if (value !== null) throw new UnhashableValueError("a function cannot be hashed");
	let fnv = new Fnv64();
	return fnv.addBytes(new Uint8Array(bytes.buffer, 0, size)), fnv.digest();
}
function hashValue(value) {
	return toBigInt(new Hasher().hash(value));
}
// packages/scheduler/src/render/functions/stringify.ts
function isConvertible(value) {
	return value instanceof Dict ? value.key === "string" && value.elem === "interface {}" : value instanceof List && value.elem === "interface {}";
}
function stringify(value) {
	if (!(value instanceof Dict && isConvertible(value))) return toYaml(value);
	let entries = /* @__PURE__ */ new Map();
	for (let [key, item] of value.entries) entries.set(key, isConvertible(item) ? marshalYaml(item) : item);
	return toYaml(new Dict(entries, value.key, value.elem));
}
// packages/scheduler/src/render/functions/trim-quotes.ts
function trimQuotes(value) {
	return typeof value == "string" ? trimCharacter(trimCharacter(trimGoSpace(value), "\""), "'") : "";
}
// packages/scheduler/src/render/functions/kalypso-functions.ts
const kalypsoFunctions = {
	toYaml: {
		params: ["any"],
		apply: toYaml
	},
	stringify: {
		params: ["any"],
		apply: stringify
	},
	hash: {
		params: ["any"],
		apply: formatHash
	},
	unquote: {
		params: ["any"],
		apply: trimQuotes
	}
};
function formatHash(value) {
	try {
		return hashValue(value).toString();
	} catch (error) {
		if (error instanceof UnhashableValueError) return "";
		throw error;
	}
}
// packages/scheduler/src/render/compile/compile-template.ts
const FUNCTIONS = {
	...sprig,
	...kalypsoFunctions
};
function compileTemplate(name, text) {
	return compileGoTemplate(name, text, { functions: FUNCTIONS });
}
// packages/scheduler/src/render/compile/manifest-program.ts
function createGoProgram(template, trust = "untrusted") {
	let sources = createSourceLookup(template, trust);
	return {
		render: (data) => toManifest(template.renderSlots(data), sources),
		renderOther: (data, other) => template.renderBoth(data, other).other,
		positionOf: (action) => template.positionOf(action),
		formerFields: () => Object.entries(FORMER_FIELDS).flatMap(([name, path]) => template.readsOf(name).map((position) => ({
			name,
			path: path.join("."),
			position
		})))
	};
}
function createSourceLookup(template, trust) {
	let known = /* @__PURE__ */ new Map();
	return (action) => {
		let source = known.get(action) ?? createSource(template, action, trust);
		return known.set(action, source), source;
	};
}
function createSource(template, action, trust) {
	let paths = template.dependenciesOf(action), isUntrusted = (path) => path === "*" || UNTRUSTED_FIELDS.has(path.split(/[.#]/)[0] ?? ""), untrusted = trust === "trusted" ? [] : [...paths].filter(isUntrusted);
	return {
		isUntrusted: untrusted.length > 0,
		isName: untrusted.length > 0 && untrusted.every((path) => path.endsWith("#key")),
		paths,
		action
	};
}
function toManifest({ text, slots, path, slips }, sources) {
	return {
		text,
		slots: slots?.map(({ text: slot, start, kind, action }) => ({
			text: slot,
			start,
			kind,
			source: sources(action)
		})),
		path,
		slips: slips.map(({ text: shown, position, action }) => ({
			kind: "format",
			text: shown,
			position,
			isUntrusted: shown.endsWith("(<nil>)") && action !== void 0 && sources(action).isUntrusted
		}))
	};
}
// packages/scheduler/src/render/compile/compile-manifests.ts
function compileManifests(template, trust) {
	let manifests = [], problems = [];
	for (let manifest of template.manifests) try {
		manifests.push({
			at: manifest.at,
			program: compileManifest(template, manifest, trust)
		});
	} catch (error) {
		problems.push(toTemplateProblem(template, manifest.at, error));
	}
	return {
		template,
		manifests,
		problems
	};
}
function compileManifest(template, manifest, trust) {
	return template.engine === "mustache" ? compileMustache(manifest.text, trust) : createGoProgram(compileTemplate(template.name, manifest.text), trust);
}
const CODES = {
	parse: { code: "template-syntax" },
	limit: { code: "template-limit" },
	exec: { code: "template-failed" }
};
function toTemplateProblem(template, manifest, error) {
	if (!(error instanceof TemplateError)) throw error;
	return {
		...CODES[error.kind],
		message: `template ${quote(template.name)}: ${error.message}`,
		at: error.at ? toFilePosition(manifest, error.at) : manifest,
		...error.hint === void 0 ? {} : { hint: error.hint }
	};
}
function toFilePosition(manifest, { line, column }) {
	return {
		...manifest,
		line: manifest.line + line - 1,
		column: manifest.column + column - 1
	};
}
// packages/scheduler/src/render/describe-flaw.ts
function describeFlaw(flaw, template, manifest, data, isSafeWithout) {
	let owner = ownedBy(data.assignment.target.registration);
	if (flaw.kind === "invalid") {
		let culprits = flaw.slots.some(({ source }) => source.isUntrusted) ? findCulprits$1(flaw.slots, data, isSafeWithout) : [];
		return culprits.length > 0 ? culprits.map((value) => describeUnsafe(value, template, owner)) : [describeInvalid(flaw, template, manifest, data)];
	}
	let absent = findAbsent(flaw.slots, data.assignment.target);
	if (absent.length > 0) return absent.map(([key, slot]) => describeAbsent(key, slot, template, manifest, data));
	let names = findNames(flaw.slots, data);
	if (names.length > 0) return names.map((value) => describeUnsafeName(value, template, owner));
	let culprits = findCulprits$1(flaw.slots, data, isSafeWithout);
	if (culprits.length > 0) return culprits.map((value) => describeUnsafe(value, template, owner));
	let [slot] = flaw.slots;
	return [{
		code: "unsafe-value",
		message: `template ${template.name} prints values of workload files where any text changes the structure of the manifest`,
		at: slot ? toFilePosition(manifest.at, manifest.program.positionOf(slot.source.action)) : manifest.at,
		hint: "Print them as values in quotes, and not as keys: `path: {{ .Manifests.path | quote }}`."
	}];
}
const USUAL_VALUES = [
	"repo",
	"branch",
	"path"
];
function findAbsent(slots, { manifests }) {
	let found = /* @__PURE__ */ new Map();
	for (let slot of slots) {
		let keys = [...slot.source.paths].map((path) => /^Manifests\.([^.]+)$/.exec(path)?.[1]), [key] = keys;
		keys.length !== 1 || key === void 0 || Object.hasOwn(manifests, key) || found.has(key) || found.set(key, slot);
	}
	return [...found];
}
function describeAbsent(key, { source }, template, manifest, { assignment: { target } }) {
	let at = toFilePosition(manifest.at, manifest.program.positionOf(source.action));
	return USUAL_VALUES.includes(key) ? {
		code: "target-without-value",
		message: `deployment target ${target.name} has no \`manifests.${key}\`, which template ${template.name} uses`,
		at: target.locate("manifests"),
		hint: `Add \`${key}\` to its \`manifests\`.`,
		related: [{
			message: "the template prints it here",
			at
		}],
		...ownedBy(target.registration)
	} : {
		code: "target-without-value",
		message: `template ${template.name} prints \`manifests.${key}\`, which not every deployment target has`,
		at,
		hint: `Add \`${key}\` to the \`manifests\` of the target, or have the template print it only if it exists: \`{{ with .Manifests.${key} }}\`.`
	};
}
function findNames(slots, data) {
	let names = slots.filter(({ source }) => source.isName);
	return names.length === 0 || names.length < slots.length ? [] : data.values().filter(({ key, paths }) => names.some(({ text, source }) => text === key && paths.some((path) => source.paths.has(path))));
}
function findCulprits$1(slots, data, isSafeWithout) {
	let paths = new Set(slots.flatMap(({ source }) => [...source.paths])), isAnything = slots.length === 0 || paths.has("*"), candidates = data.values().filter((value) => isAnything || value.paths.some((path) => paths.has(path)));
	if (candidates.length === 0 || !isSafeWithout(candidates)) return [];
	let culprits = [];
	for (let enough = candidates.length; culprits.length < 10 && !isSafeWithout(culprits);) {
		let few = 0;
		for (; enough - few > 1;) {
			let middle = Math.floor((few + enough) / 2);
			isSafeWithout([...culprits, ...candidates.slice(0, middle)]) ? enough = middle : few = middle;
		}
		let culprit = candidates[enough - 1];
		if (culprit === void 0 || culprits.includes(culprit)) break;
		culprits.push(culprit);
	}
	return culprits;
}
function describeTemplateInValue({ description, text, at }, target) {
	return {
		code: "template-in-value",
		message: `${description} is ${quote(text)}: values of workload files cannot be templates`,
		at,
		hint: "Replace the template by a plain value.",
		...ownedBy(target.registration)
	};
}
function describeUnsafe({ description, text, at }, template, owner) {
	return {
		code: "unsafe-value",
		message: `${description} is ${quote(text)}, which would change the structure of the manifests of template ${template.name}`,
		at,
		hint: "Change the value, or quote it in the template: `{{ .Manifests.path | quote }}`.",
		related: [{
			message: "the template",
			at: template.locate("spec", "manifests")
		}],
		...owner
	};
}
function describeUnsafeName({ description, key, at }, template, owner) {
	return {
		code: "unsafe-value",
		message: `the name of ${description} is ${quote(key ?? "")}, which YAML does not read as text where template ${template.name} prints it`,
		at,
		hint: "Choose another name, or quote it in the template: `{{ $key | quote }}`.",
		related: [{
			message: "the template",
			at: template.locate("spec", "manifests")
		}],
		...owner
	};
}
function describeInvalid({ format, message, line, slots }, template, manifest, data) {
	let [slot] = slots, isBuiltIn = isBuiltInTemplate(template), action = slot && toFilePosition(manifest.at, manifest.program.positionOf(slot.source.action)), origins = slot === void 0 ? [] : findConfigOrigins(slot, data), [origin] = origins, names = origins.map(({ key, configMap }) => `${key} of config map ${configMap}`), cause = origin === void 0 ? "" : `; the cause is ${joinLimited(names, 3)}: ${quote(slot?.text ?? "")}`;
	return {
		code: "not-yaml",
		message: `template ${template.name} renders ${format === "YAML" ? "invalid YAML" : "an invalid script"}: in line ${line} of the manifest, ${message}${cause}`,
		at: origin?.at ?? action ?? manifest.at,
		hint: isBuiltIn ? "Change the value, or name a Template of type config that quotes it." : origin === void 0 ? "Fix the template, or have it quote what it prints: `{{ .ConfigData.KEY | quote }}`." : "Change the value, or have the template quote it: `{{ .ConfigData.KEY | quote }}`.",
		...origin && action && !isBuiltIn ? { related: [{
			message: "the template prints it here",
			at: action
		}] } : {}
	};
}
function describeDirective(template, { at }) {
	return {
		code: "not-yaml",
		message: `template ${template.name} renders invalid YAML: a manifest after the first one begins with a directive or a byte order mark`,
		at,
		hint: "Remove the line that begins with \"%\", or the byte order mark."
	};
}
function findConfigOrigins({ text, source }, { assignment }) {
	let { data, provenance } = assignment.config, isWhole = [
		"ConfigData",
		CONFIG_TEXT_FIELD,
		"*"
	].some((path) => source.paths.has(path));
	return provenance.flatMap(({ key, setBy }) => {
		let origin = setBy.at(-1), isPrinted = source.paths.has(`ConfigData.${key}`) || isWhole && (isPrintedAs(data.entries.get(key), text) || setBy.length === 1 && origin?.text === text);
		return origin !== void 0 && isPrinted ? [{
			key,
			configMap: origin.configMap,
			at: origin.at
		}] : [];
	});
}
function isPrintedAs(value, text) {
	return typeof value == "string" ? [
		value,
		`'${value}'`,
		JSON.stringify(value)
	].includes(text) : (value instanceof Dict || value instanceof List) && toYaml(value) === text;
}
// packages/scheduler/src/render/judge/stand-in.ts
function createStandIn(text) {
	let outline = text.replace(/[A-Za-z0-9]/g, "x").replace(/[^x_./:@+-]/gu, "x").replace(/^[^x]|[^x]$/g, "x").replace(/:(?![x/])/g, "x");
	return `x${hasOtherType(outline) ? "x".repeat(text.length) : outline}`;
}
function createOtherStandIn(text) {
	return `y${"z".repeat(text.length + 2)}`;
}
// packages/scheduler/src/render/failure-owners.ts
const STAND_INS = [
	createStandIn,
	createOtherStandIn,
	() => "1"
];
var FailureOwners = class {
	#targets = /* @__PURE__ */ new Map();
	#known = /* @__PURE__ */ new Map();
	constructor(targets) {
		for (let target of targets) {
			let known = this.#targets.get(target.registration);
			known ? known.push(target) : this.#targets.set(target.registration, [target]);
		}
	}
	assign(problem, manifest, data, rendersWith, refusal) {
		let { target, config } = data.assignment;
		if (target.registration === void 0) return problem;
		let failure = this.#failureOf(manifest, problem), byConfig = failure.byTarget.get(target) ?? /* @__PURE__ */ new Map();
		failure.byTarget.set(target, byConfig);
		let isKnown = byConfig.has(config);
		if (!isKnown && failure.templateFailures >= 10) return problem;
		let maxWitnesses = problem.code === "template-limit" ? 3 : 10, ownership = isKnown ? byConfig.get(config) : this.#findOwnership(data, target.registration, rendersWith, maxWitnesses);
		return !isKnown && ownership === void 0 && (failure.templateFailures += 1), byConfig.set(config, ownership), ownership === void 0 ? problem : moveToCause(problem, ownership, refusal);
	}
	#failureOf(manifest, { code, at }) {
		let known = this.#known.get(manifest) ?? /* @__PURE__ */ new Map();
		this.#known.set(manifest, known);
		let key = `${code} ${at?.line}:${at?.column}`, failure = known.get(key) ?? {
			templateFailures: 0,
			byTarget: /* @__PURE__ */ new Map()
		};
		return known.set(key, failure), failure;
	}
	#findOwnership(data, registration, rendersWith, maxWitnesses) {
		let { target } = data.assignment, values = data.values(), others = this.#witnessesFor(registration, maxWitnesses), siblings = (this.#targets.get(registration) ?? []).filter((other) => other !== target).slice(0, 3), witness = [...others, ...siblings].find((other) => {
			let otherData = data.withTarget(other);
			return rendersWith(otherData.data, otherData);
		});
		if (witness === void 0 && others.length > 1) return;
		let harmless = STAND_INS.find((standIn) => rendersWith(data.withStandIns(values, standIn), data));
		if (harmless) {
			let culprit = findCulprit(values, (some) => rendersWith(data.withStandIns(some, harmless), data));
			if (culprit === void 0) return blameTarget(target, registration, "with other values of this workload file, the template renders");
			let subject = `${culprit.description} is ${quote(culprit.text)}`;
			return {
				registration,
				cause: {
					at: culprit.at,
					subject,
					reason: "with another value, the template renders"
				}
			};
		}
		return witness === void 0 ? isNamespaceCause(data, rendersWith) ? blameTarget(target, registration, describeNamespace(data)) : void 0 : blameTarget(target, registration, `with the values of target ${witness.name}, the template renders: compare the workload files`);
	}
	#witnessesFor(registration, max) {
		let others = [...this.#targets].flatMap(([other, [first]]) => other === registration || !first ? [] : [first]), step = Math.max(1, others.length / max);
		return Array.from({ length: Math.min(max, others.length) }, (_, index) => others[Math.floor(index * step)]).filter((other) => other !== void 0);
	}
};
function blameTarget({ name, at }, registration, reason) {
	return {
		registration,
		cause: {
			at,
			subject: `deployment target ${name}`,
			reason
		}
	};
}
function moveToCause(problem, { registration, cause: { at, subject, reason } }, refusal) {
	return {
		...problem,
		registration,
		message: refusal === void 0 ? `${subject}: ${problem.message}` : `${subject}: ${refusal}`,
		at,
		related: [
			{
				message: reason,
				at
			},
			...problem.at ? [{
				message: "the template",
				at: problem.at
			}] : [],
			...problem.related ?? []
		]
	};
}
function findCulprit(values, rendersWithout) {
	let [few, enough] = [0, values.length];
	for (; enough - few > 1;) {
		let middle = Math.floor((few + enough) / 2);
		rendersWithout(values.slice(0, middle)) ? enough = middle : few = middle;
	}
	let culprit = values[enough - 1];
	return rendersWithout(values.filter((value) => value !== culprit)) ? void 0 : culprit;
}
function isNamespaceCause(data, rendersWith) {
	let { namespace, target } = data.assignment;
	return !namespace.includes(target.name) || target.name.length <= namespace.length / 2 ? !1 : STAND_INS.some((standIn) => rendersWith(data.withStandIns(data.values(), standIn, standIn(namespace, 0)), data));
}
function describeNamespace({ assignment }) {
	return `the namespace is ${quote(assignment.namespace)}: with another name of the target, the template renders`;
}
// packages/scheduler/src/render/judge/slot-text.ts
const UNAMBIGUOUS = /^[A-Za-z0-9_./](?:[\w./:@+-]*[\w/])?$/, LINE = /^[\t\u0020-\u007e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]*$/u, QUOTED = /^(?:"(?:[^"\\]|\\["\\/nt])*"|'(?:[^']|'')*')$/;
function isUnambiguous(text) {
	return UNAMBIGUOUS.test(text);
}
function isPlainString(text) {
	return !hasOtherType(text);
}
function isQuotedScalar(text) {
	return QUOTED.test(text) && LINE.test(text);
}
function isLine(text) {
	return LINE.test(text);
}
// packages/scheduler/src/render/judge/accepts-slot.ts
function acceptsSlot(context, { text, source }, slots) {
	switch (context.kind) {
		case "whole": return isUnambiguous(text) && (!source.isUntrusted || isPlainString(text)) || isQuotedScalar(text);
		case "plain": return isUnambiguous(text) && acceptsScalar(joinParts(context.scalar.parts, slots), source.isUntrusted);
		case "double": return !context.isMultiline && isLine(text) && !/["\\]/.test(text);
		case "single": return !context.isMultiline && isLine(text) && !text.includes("'");
		case "block": return context.startsLine ? isUnambiguous(text) : isLine(text);
		case "comment": return isLine(text);
		case "fixed": return !0;
	}
}
function acceptsScalar(text, isUntrusted) {
	return !text.startsWith("...") && (!isUntrusted || isPlainString(text));
}
function joinParts(parts, slots) {
	return parts.map((part) => typeof part == "number" ? slots[part]?.text ?? "" : part).join("");
}
// packages/scheduler/src/render/judge/rendered-text.ts
function replaceSlots(text, slots, replacement) {
	let result = "", end = 0;
	for (let [index, slot] of slots.entries()) result += text.slice(end, slot.start) + (replacement(index) ?? slot.text), end = slot.start + slot.text.length;
	return result + text.slice(end);
}
// packages/scheduler/src/render/judge/slot-contexts.ts
function findSlotContexts(text, slots, fixed) {
	let kept = fixed;
	for (;;) {
		let marker = createMarker(text), marked = replaceSlots(text, slots, (index) => kept.has(index) ? void 0 : marker.create(index)), result = parseDocuments(marked);
		if (result.kind === "invalid" || findInvalidKey(result.stream.documents)) return;
		let contexts = locateMarkers(marked, result.stream, marker.pattern, slots.length), more = [...slots.keys()].filter((index) => !kept.has(index) && contexts[index]?.kind === "fixed");
		if (more.length === 0) return contexts;
		kept = /* @__PURE__ */ new Set([...kept, ...more]);
	}
}
function createMarker(text) {
	let word = "slot";
	for (; text.includes(word);) word = `x${word}`;
	return {
		pattern: RegExp(`${word}(\\d+)z`, "g"),
		create: (index) => `${word}${index}z`
	};
}
const LINE_BREAK = /[\r\n\u0085\u2028\u2029]/, FIXED = { kind: "fixed" };
function locateMarkers(text, stream, pattern, count) {
	let contexts = Array(count).fill(FIXED);
	for (let { start, end } of stream.comments) for (let [, index] of text.slice(start, end).matchAll(pattern)) contexts[Number(index)] = { kind: "comment" };
	for (let scalar of valuesOf(stream.documents)) {
		let source = text.slice(scalar.start, scalar.end), isMultiline = LINE_BREAK.test(source), found = [...source.matchAll(pattern)];
		if (found.length === 0 || scalar.tag !== "") continue;
		let plain = scalar.style === "plain" && !isMultiline ? { parts: splitParts(source, pattern) } : void 0;
		for (let match of found) {
			let context = contextIn(scalar, source, match, isMultiline, plain);
			contexts[Number(match[1])] = context;
		}
	}
	return contexts;
}
function contextIn({ style }, source, { index, 0: marker }, isMultiline, plain) {
	switch (style) {
		case "plain": return plain ? source === marker ? { kind: "whole" } : {
			kind: "plain",
			scalar: plain
		} : FIXED;
		case "double":
		case "single": return {
			kind: style,
			isMultiline
		};
		default: {
			let lines = source.slice(0, index).split(LINE_BREAK);
			return lines.length === 1 ? FIXED : {
				kind: "block",
				startsLine: lines.at(-1)?.trim() === ""
			};
		}
	}
}
function splitParts(source, pattern) {
	return source.split(new RegExp(pattern.source)).flatMap((part, at) => at % 2 == 1 ? [Number(part)] : part === "" ? [] : [part]);
}
function* valuesOf(nodes) {
	for (let node of nodes) node.kind === "scalar" ? yield node : node.kind === "sequence" ? yield* valuesOf(node.items) : node.kind === "mapping" && (yield* valuesOf(node.entries.map(([, value]) => value)));
}
var ManifestJudge = class {
	#paths = /* @__PURE__ */ new Map();
	judge(manifest, renderOther, owner) {
		let { text, slots, path } = manifest;
		if (slots === void 0 || path === void 0) return judgeWithoutSlots(text, renderOther);
		let verdicts = this.#paths.get(path) ?? this.#learn(path, text, slots), { contexts } = verdicts;
		if (contexts !== void 0) {
			let unusual = findUnusual(contexts, slots);
			if (unusual.length === 0) return;
			let variant = verdicts.variants.get(variantKey(slots, unusual));
			if (variant !== void 0 && (variant.owners === void 0 || variant.owners.has(owner)) && findRejected(variant.contexts, slots, unusual).length === 0) return;
		}
		return this.#inspect(verdicts, text, slots, renderOther, owner);
	}
	#learn(path, text, slots) {
		let verdicts = {
			contexts: findSlotContexts(text, slots, /* @__PURE__ */ new Set()) ?? findSlotContexts(text, slots, findStructural(slots)),
			variants: /* @__PURE__ */ new Map()
		};
		return this.#paths.set(path, verdicts), verdicts;
	}
	#inspect({ contexts, variants }, text, slots, renderOther, owner) {
		let parsed = parseStrictly(text);
		if (parsed.kind === "invalid") return createInvalid$1(parsed, text, slots);
		let { inScalars, inStructure } = sortUntrusted(text, slots);
		if (inScalars.length > 0 && !areTextOfStrings(text, parsed.stream, slots, inScalars)) return {
			kind: "unsafe",
			slots: pick(slots, inScalars)
		};
		let oddKeys = inStructure.filter((index) => hasOddKey(parsed.stream, slots[index]));
		if (oddKeys.length > 0) return {
			kind: "unsafe",
			slots: pick(slots, oddKeys)
		};
		let structure = inStructure.filter((index) => !isKey(parsed.stream, slots[index]));
		if (!(structure.length === 0 || isSafeStructure(text, parsed.stream, slots, renderOther))) return {
			kind: "unsafe",
			slots: pick(slots, structure)
		};
		if (inStructure.length > 0 && !isPortable(text, parsed.stream)) return {
			kind: "unsafe",
			slots: pick(slots, inStructure)
		};
		let unusual = contexts === void 0 ? [...slots.keys()] : findUnusual(contexts, slots), variant = findSlotContexts(text, slots, new Set(unusual));
		if (variant === void 0) return;
		let unknown = findRejected(variant, slots, unusual).filter((index) => slots[index]?.source.isUntrusted).filter((index) => !inScalars.includes(index) && !inStructure.includes(index));
		if (unknown.length > 0) return {
			kind: "unsafe",
			slots: pick(slots, unknown)
		};
		remember(variants, variantKey(slots, unusual), variant, inStructure.length === 0 ? void 0 : owner);
	}
};
function variantKey(slots, unusual) {
	return unusual.map((index) => `${index}:${slots[index]?.text}`).join("\0");
}
function remember(variants, key, contexts, owner) {
	let known = variants.get(key);
	if (known === void 0 && variants.size >= 2e4) return;
	let owners = owner === void 0 ? void 0 : known?.owners ?? /* @__PURE__ */ new WeakSet();
	owner && owners?.add(owner), variants.set(key, {
		contexts,
		owners
	});
}
function findStructural(slots) {
	return new Set([...slots.keys()].filter((index) => {
		let text = slots[index]?.text ?? "";
		return LINE_BREAK.test(text) || /^[{[]/.test(text);
	}));
}
function sortUntrusted(text, slots) {
	let isUntrusted = (index) => slots[index]?.source.isUntrusted === !0, kept = findStructural(slots);
	for (;;) {
		let contexts = findSlotContexts(text, slots, kept);
		if (contexts === void 0) return {
			inScalars: [],
			inStructure: [...slots.keys()].filter(isUntrusted)
		};
		let unusual = findUnusual(contexts, slots), more = unusual.filter((index) => !kept.has(index) && !isUntrusted(index));
		if (more.length === 0) {
			let untrusted = unusual.filter(isUntrusted);
			return {
				inScalars: untrusted.filter((index) => contexts[index]?.kind !== "fixed"),
				inStructure: untrusted.filter((index) => contexts[index]?.kind === "fixed")
			};
		}
		kept = /* @__PURE__ */ new Set([...kept, ...more]);
	}
}
function findUnusual(contexts, slots) {
	let found = [];
	for (let index = 0; index < slots.length; index += 1) {
		let context = contexts[index], slot = slots[index];
		context !== void 0 && slot !== void 0 && (context.kind !== "fixed" && acceptsSlot(context, slot, slots) || found.push(index));
	}
	return found;
}
function findRejected(contexts, slots, apart) {
	return findUnusual(contexts, slots).filter((index) => !apart.includes(index));
}
function areTextOfStrings(text, stream, slots, indexes) {
	let marker = createMarker(text), marked = replaceSlots(text, slots, (index) => indexes.includes(index) ? marker.create(index) : void 0);
	return isAlikeMarked({
		text,
		stream
	}, marked, marker) && isPortable(text, stream);
}
function isSafeStructure(text, stream, slots, renderOther) {
	let untrusted = slots.filter(({ source }) => source.isUntrusted), isTouched = ({ start, end }) => untrusted.some((slot) => start < slot.start + slot.text.length && slot.start < end);
	return [createStandIn, createOtherStandIn].every((standIn) => {
		let otherText = renderOther(standIn), other = otherText === void 0 ? void 0 : parseStrictly(otherText);
		return otherText === void 0 || other?.kind !== "parsed" ? !1 : stream.comments.every((comment, index) => {
			let otherComment = other.stream.comments[index];
			return isTouched(comment) || otherComment !== void 0 && slice(text, comment) === slice(otherText, otherComment);
		}) && haveSameShape(stream, other.stream, isTouched);
	});
}
function judgeWithoutSlots(text, renderOther) {
	let parsed = parseStrictly(text);
	if (parsed.kind === "invalid") return {
		...parsed,
		format: "YAML",
		slots: []
	};
	let { stream } = parsed, marker = createMarker(text), hasEmpty = !1, mark = (keepsEmpty) => (value, index) => (hasEmpty ||= value === "", keepsEmpty && value === "" ? "" : marker.create(index)), isAlike = (standIn) => {
		let marked = renderOther(standIn);
		return marked !== void 0 && isAlikeMarked({
			text,
			stream
		}, marked, marker);
	};
	if (!(isPortable(text, stream) && (isAlike(mark(!1)) || hasEmpty && !hasUnwritten(stream.documents) && isAlike(mark(!0))))) return {
		kind: "unsafe",
		slots: []
	};
}
function isAlikeMarked({ text, stream }, markedText, { pattern }) {
	let marked = parseStrictly(markedText);
	if (marked.kind === "invalid") return !1;
	let stands = (actual, other) => {
		let pieces = other.split(new RegExp(pattern.source.replace(/[()]/g, "")));
		return pieces.length === 1 ? actual === other : holdsInOrder(actual, pieces);
	};
	return stream.comments.every((comment, index) => {
		let other = marked.stream.comments[index];
		return other !== void 0 && stands(slice(text, comment), slice(markedText, other));
	}) && haveSameShape(stream, marked.stream, (left, right) => stands(left.value, right.value));
}
function holdsInOrder(text, pieces) {
	let first = pieces.at(0)?.trimEnd() ?? "", last = pieces.at(-1)?.trimStart() ?? "";
	if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return !1;
	let at = first.length, end = text.length - last.length;
	for (let piece of pieces.slice(1, -1)) {
		let found = text.indexOf(piece.trim(), at);
		if (found === -1) return !1;
		at = found + piece.trim().length;
	}
	return at <= end;
}
function slice(text, { start, end }) {
	return text.slice(start, end);
}
function hasUnwritten(nodes) {
	return nodes.some((node) => node.kind === "scalar" ? node.value === "" && node.style === "plain" : node.kind === "sequence" ? hasUnwritten(node.items) : node.kind === "mapping" && hasUnwritten(node.entries.flat()));
}
function isPortable(text, stream) {
	return isWritable(stream.documents) && isYaml12(text);
}
function isKey(stream, slot) {
	if (slot === void 0 || !slot.source.isName) return !1;
	let end = slot.start + slot.text.length;
	for (let key of keysOf(stream.documents)) if (key.start <= slot.start && end <= key.end) return !0;
	return !1;
}
function hasOddKey(stream, slot) {
	if (slot === void 0) return !1;
	let end = slot.start + slot.text.length;
	for (let key of keysOf(stream.documents)) if (key.start <= end && slot.start <= key.end && !isString(key)) return !0;
	return !1;
}
function* keysOf(nodes) {
	for (let node of nodes) if (node.kind === "sequence" && (yield* keysOf(node.items)), node.kind === "mapping") for (let [key, value] of node.entries) key.kind === "scalar" && (yield key), yield* keysOf([value]);
}
function createInvalid$1({ kind, message, line }, text, slots) {
	let culprits;
	return {
		kind,
		format: "YAML",
		message,
		line,
		get slots() {
			return culprits ??= findCulprits(text, slots), culprits;
		}
	};
}
function findCulprits(text, slots) {
	let marker = createMarker(text), isValidWithout = (without) => parseStrictly(replaceSlots(text, slots, (index) => without(index) ? marker.create(index) : void 0)).kind === "parsed", indexes = [...slots.keys()].filter((index) => !/^[A-Za-z0-9_/]*$/.test(slots[index]?.text ?? "")), single = indexes.find((index) => isValidWithout((other) => other === index));
	return single === void 0 ? isValidWithout((index) => indexes.includes(index)) ? pick(slots, indexes) : [] : pick(slots, [single]);
}
function pick(slots, indexes) {
	return indexes.flatMap((index) => slots[index] ?? []);
}
function isYaml12(text) {
	let { documents, problem } = parseYaml(new SourceText(text, "", ""));
	return problem === void 0 && documents.every(({ problems }) => problems.length === 0);
}
const KEY_MESSAGES = {
	duplicate: "the key is in its mapping already",
	structure: "a key has to be text",
	merge: "`<<` can merge mappings only"
};
function parseStrictly(text) {
	let result = parseDocuments(text), lineAt = (offset) => text.slice(0, offset).split(/\r\n|[\r\n\u0085\u2028\u2029]/).length;
	if (result.kind === "invalid") return {
		kind: "invalid",
		message: result.error.message,
		line: lineAt(result.error.offset)
	};
	let invalid = findInvalidKey(result.stream.documents);
	return invalid ? {
		kind: "invalid",
		message: KEY_MESSAGES[invalid.kind],
		line: lineAt(invalid.key?.start ?? 0)
	} : {
		kind: "parsed",
		stream: result.stream
	};
}
// packages/scheduler/src/render/judge/script-contexts.ts
const WORD_END = /[\s;&|()<>]/;
function findScriptContexts(script, positions) {
	let scanner = new ScriptScanner(script);
	return positions.map((position) => scanner.contextAt(position));
}
var ScriptScanner = class {
	#script;
	#at = 0;
	#context = "command";
	#open = [];
	#pending = [];
	#document;
	constructor(script) {
		this.#script = script;
	}
	contextAt(position) {
		for (; this.#at < position;) this.#step();
		return this.#context;
	}
	#step() {
		let char = this.#script.charAt(this.#at);
		switch (this.#context) {
			case "single":
				char === "'" && this.#close(), this.#at += 1;
				break;
			case "double":
				this.#stepInDouble(char);
				break;
			case "comment":
				char === "\n" ? this.#endLine() : this.#at += 1;
				break;
			case "heredoc":
			case "literal-heredoc":
				this.#skipDocumentLine();
				break;
			default: this.#stepInCode(char);
		}
	}
	#stepInDouble(char) {
		char === "\\" ? this.#at += 2 : char === "$" && this.#script.charAt(this.#at + 1) === "(" ? (this.#enter("command"), this.#at += 2) : (char === "\"" && this.#close(), this.#at += 1);
	}
	#stepInCode(char) {
		let next = this.#script.charAt(this.#at + 1);
		char === "\n" ? this.#endLine() : char === "\\" ? (this.#context = "word", this.#at += 2) : char === "'" || char === "\"" ? (this.#context = "word", this.#enter(char === "'" ? "single" : "double"), this.#at += 1) : char === "#" && (this.#at === 0 || WORD_END.test(this.#script.charAt(this.#at - 1))) ? (this.#context = "comment", this.#at += 1) : char === "<" && next === "<" && this.#script.charAt(this.#at + 2) !== "<" ? this.#openDocument() : char === "$" && next === "(" ? (this.#context = "word", this.#enter("command"), this.#at += 2) : char === ")" && this.#open.length > 0 ? (this.#close(), this.#at += 1) : (/[;&|(]/.test(char) ? this.#context = "command" : /\s/.test(char) && this.#context !== "word" || (this.#context = "word"), this.#at += 1);
	}
	#enter(context) {
		this.#open.push(this.#context), this.#context = context;
	}
	#close() {
		this.#context = this.#open.pop() ?? "command";
	}
	#openDocument() {
		let match = /^<<(-?)[ \t]*(['"\\]?)([\w.-]+)\2/.exec(this.#script.slice(this.#at, this.#at + 200));
		if (!match) {
			this.#at += 2;
			return;
		}
		let [whole, dash, quote, delimiter = ""] = match;
		this.#pending.push({
			delimiter,
			isLiteral: quote !== "",
			stripsTabs: dash === "-"
		}), this.#at += whole.length, this.#context = "word";
	}
	#endLine() {
		this.#at += 1, this.#context = "command", this.#startDocument();
	}
	#startDocument() {
		this.#document = this.#pending.shift(), this.#document && (this.#context = this.#document.isLiteral ? "literal-heredoc" : "heredoc");
	}
	#skipDocumentLine() {
		let end = this.#script.indexOf("\n", this.#at);
		if (this.#at === 0 || this.#script.charAt(this.#at - 1) === "\n") {
			let line = this.#script.slice(this.#at, end === -1 ? void 0 : end);
			if ((this.#document?.stripsTabs ? line.replace(/^\t+/, "") : line) === this.#document?.delimiter) {
				this.#at += line.length + 1, this.#context = "command", this.#startDocument();
				return;
			}
		}
		this.#at += 1;
	}
};
// packages/scheduler/src/render/judge/shell-effects.ts
const EFFECTS = {
	command: "runs commands that are in it",
	variable: "replaces variables in it by their values",
	split: "splits it into words",
	redirection: "reads \"<\" or \">\" in it as a redirection",
	quote: "removes quotes or backslashes from it",
	files: "may replace it by other words or names of files",
	comment: "takes the part from \"#\" on as a comment",
	control: "gets control characters in it"
}, QUOTING = {
	word: "none",
	command: "none",
	double: "double",
	single: "single",
	comment: "comment",
	heredoc: "document",
	"literal-heredoc": "single"
}, QUOTED_WORD = /^(?:'[^']*'|"(?:[^"\\]|\\[\s\S])*")$/;
function describeShellEffects(context, text) {
	let effects = findEffects(context, text);
	return Object.keys(EFFECTS).filter((effect) => effects.has(effect)).map((effect) => EFFECTS[effect]);
}
function findEffects(context, text) {
	let effects = /* @__PURE__ */ new Set();
	return text.split("\n").some((line) => !isLine(line)) && effects.add("control"), context === "literal-heredoc" || (QUOTING[context] === "none" && QUOTED_WORD.test(text) ? (addEffects(text.startsWith("'") ? "single" : "double", text.slice(1, -1), effects), effects.delete("quote")) : addEffects(QUOTING[context], text, effects)), effects;
}
function addEffects(context, text, effects) {
	let quoting = context;
	for (let at = 0; at < text.length; at += 1) {
		let char = text.charAt(at);
		if (isEscape(quoting, char, text.charAt(at + 1))) {
			effects.add("quote"), at += 1;
			continue;
		}
		let effect = findEffect(quoting, text, at);
		effect !== void 0 && effects.add(effect), quoting = quotingAfter(quoting, char, effect);
	}
}
function isEscape(quoting, char, next) {
	return char === "\\" ? quoting === "none" || (quoting === "double" || quoting === "document") && /[$`"\\\n]|^$/.test(next) : !1;
}
function findEffect(quoting, text, at) {
	let char = text.charAt(at);
	switch (quoting) {
		case "comment": return char === "\n" && isFollowed(text, at) ? "command" : void 0;
		case "single": return char === "'" ? "quote" : void 0;
		case "document": return findExpansion(text, at);
		case "double": return char === "\"" ? "quote" : findExpansion(text, at);
		default: return findExpansion(text, at) ?? findEffectInWord(text, at);
	}
}
function findExpansion(text, at) {
	let char = text.charAt(at);
	if (char === "`") return "command";
	if (char !== "$") return;
	let next = text.slice(at + 1, at + 3);
	return next.startsWith("(") && next !== "((" ? "command" : /^[\w{(@*#?!$-]/.test(next) ? "variable" : void 0;
}
function findEffectInWord(text, at) {
	let char = text.charAt(at);
	return char === "'" || char === "\"" ? "quote" : char === "\n" ? isFollowed(text, at) ? "command" : void 0 : /[;&|()]/.test(char) ? "command" : char === " " || char === "	" ? "split" : char === "<" || char === ">" ? "redirection" : /[*?[{~!]/.test(char) ? "files" : char === "#" && (at === 0 || /[\s;&|()]/.test(text.charAt(at - 1))) ? "comment" : void 0;
}
function quotingAfter(quoting, char, effect) {
	return effect === "comment" ? "comment" : quoting === "comment" ? char === "\n" ? "none" : "comment" : effect === "quote" ? quoting === "none" ? char === "\"" ? "double" : "single" : "none" : quoting;
}
function isFollowed(text, at) {
	return text.slice(at).trim() !== "";
}
function findShellSyntaxError(script) {
	try {
		new ShellParser(script).parseScript();
		return;
	} catch (error) {
		if (error instanceof Unreadable) return {
			message: error.message,
			at: error.at
		};
		throw error;
	}
}
var Unreadable = class extends Error {
	at;
	constructor(message, at) {
		super(message), this.at = at;
	}
};
const CLOSING_WORDS = /* @__PURE__ */ new Set([
	"then",
	"do",
	"done",
	"fi",
	"else",
	"elif",
	"esac",
	"in",
	"}"
]), RESERVED_WORD$1 = /(?:if|then|elif|else|fi|while|until|do|done|for|in|select|case|esac|function|time|\[\[|[{}!])(?![^\s;&|()<>])/y, BLANKS = /(?:[ \t]|\\\n)+/y, REDIRECTION = /(?:&>>?(?!&)|<<<|<<-?|<&|<>|>&|>>|>\||<(?!\()|>(?!\())/y, FUNCTION_HEAD = /function[ \t]+[^\s;&|()<>"'`$]+[ \t]*(?:\([ \t]*\))?\s*(?=[({])/y, EMPTY_PARENTHESES = /\([ \t]*\)/y, CASE_END = /;;&?|;&/y, METACHARACTER = /[\s;&|()<>]/, ASSIGNMENT = /^[A-Za-z_]\w*(?:\[[^\]]*\])?\+?=$/, DECLARING_COMMANDS = new Set("alias declare eval export let local readonly typeset".split(" "));
var ShellParser = class ShellParser {
	#script;
	#at = 0;
	#depth = 0;
	#documents = [];
	constructor(script) {
		this.#script = script;
	}
	parseScript() {
		if (this.#parseList(), this.#at < this.#script.length) throw this.#unexpected();
		let [document] = this.#documents;
		if (document) throw openDocument(document);
	}
	#parseList() {
		for (let count = 0;; count += 1) {
			if (this.#skipLines(), this.#isListEnd()) return count;
			this.#parsePipelines(), this.#skipBlanks();
			let char = this.#char();
			if (char === "&" || char === ";" && !this.#has(CASE_END)) this.#at += 1;
			else if (char !== "\n") return count + 1;
		}
	}
	#parseBody(...ends) {
		if (this.#parseList() === 0) throw this.#unexpected();
		return this.#expectWord(...ends);
	}
	#isListEnd() {
		let char = this.#char();
		return char === "" || char === ")" || this.#has(CASE_END) || CLOSING_WORDS.has(this.#peekReserved());
	}
	#parsePipelines() {
		for (;;) {
			if (this.#parsePipeline(), this.#skipBlanks(), !this.#script.startsWith("&&", this.#at) && !this.#script.startsWith("||", this.#at)) return;
			this.#at += 2, this.#skipLines();
		}
	}
	#parsePipeline() {
		let mayBeEmpty = !1;
		for (let word = this.#peekReserved(); word === "!" || word === "time"; word = this.#peekReserved()) this.#at += word.length, this.#skipBlanks(), mayBeEmpty = !0;
		if (!(mayBeEmpty && /[\n;]|^$/.test(this.#char()))) for (;;) {
			if (this.#parseCommand(), this.#skipBlanks(), this.#char() !== "|" || this.#script.startsWith("||", this.#at)) return;
			this.#at += this.#script.startsWith("|&", this.#at) ? 2 : 1, this.#skipLines();
		}
	}
	#parseCommand() {
		this.#enter(), this.#parseCompound() ? this.#parseRedirections() : this.#parseSimple(), --this.#depth;
	}
	#parseCompound() {
		if (this.#char() === "(") return this.#skipArithmetic("((") || this.#parseSubshell(), !0;
		let word = this.#peekReserved();
		switch (word) {
			case "{": return this.#at += 1, this.#parseBody("}"), !0;
			case "if": return this.#at += 2, this.#parseIf(), !0;
			case "while":
			case "until": return this.#at += 5, this.#parseBody("do"), this.#parseBody("done"), !0;
			case "for":
			case "select": return this.#at += word.length, this.#parseFor(), !0;
			case "case": return this.#at += 4, this.#parseCase(), !0;
			case "function": return this.#match(FUNCTION_HEAD) !== void 0 && (this.#parseCommand(), !0);
			case "[[": return this.#skipCondition();
			default:
				if (CLOSING_WORDS.has(word)) throw this.#unexpected();
				return !1;
		}
	}
	#parseSubshell() {
		let start = this.#at;
		if (this.#at += 1, this.#parseList() === 0 && this.#char() !== "") throw this.#unexpected();
		this.#closeParenthesis("(", start);
	}
	#parseIf() {
		for (this.#parseBody("then");;) {
			let end = this.#parseBody("elif", "else", "fi");
			if (end === "elif" && this.#parseBody("then"), end === "else" && this.#parseBody("fi"), end !== "elif") return;
		}
	}
	#parseFor() {
		if (this.#skipBlanks(), !this.#skipArithmetic("((") && (this.#expectAnyWord(), this.#skipLines(), this.#match(/in(?![^\s;&|()<>])/y) !== void 0)) {
			for (this.#skipBlanks(); this.#parseWord() !== void 0;) this.#skipBlanks();
			if (!/[;\n]/.test(this.#char())) throw this.#unexpected();
		}
		this.#skipBlanks(), this.#char() === ";" && !this.#has(CASE_END) && (this.#at += 1), this.#skipLines(), this.#expectWord("do", "{") === "do" ? this.#parseBody("done") : this.#parseBody("}");
	}
	#parseCase() {
		if (this.#skipBlanks(), this.#expectAnyWord(), this.#skipLines(), this.#match(/in(?![^\s;&|()<>])/y) === void 0) throw this.#unexpected();
		for (; this.#skipLines(), this.#peekReserved() !== "esac";) {
			for (this.#char() === "(" && (this.#at += 1), this.#skipBlanks(); this.#expectAnyWord(), this.#skipBlanks(), this.#char() === "|";) this.#at += 1, this.#skipBlanks();
			if (this.#char() !== ")") throw this.#unexpected();
			if (this.#at += 1, this.#parseList(), this.#skipLines(), this.#match(CASE_END) === void 0) break;
		}
		this.#expectWord("esac");
	}
	#parseSimple() {
		let isEmpty = !0, command;
		for (;;) {
			if (this.#skipBlanks(), this.#parseRedirection()) {
				isEmpty = !1;
				continue;
			}
			let word = this.#parseWord();
			if (word === void 0) {
				if (isEmpty) throw this.#unexpected();
				return;
			}
			if ((command === void 0 || DECLARING_COMMANDS.has(command)) && this.#char() === "(" && ASSIGNMENT.test(word)) this.#parseArray();
			else if (isEmpty && this.#parseFunction(word)) return;
			else /^[A-Za-z_]\w*\+?=/.test(word) || (command ??= word);
			isEmpty = !1;
		}
	}
	#parseFunction(word) {
		if (this.#skipBlanks(), this.#char() !== "(") return !1;
		if (/["'`$=]/.test(word) || this.#match(EMPTY_PARENTHESES) === void 0) throw this.#unexpected();
		return this.#skipLines(), this.#parseCommand(), !0;
	}
	#parseArray() {
		let start = this.#at;
		this.#at += 1;
		do
			this.#skipLines();
		while (this.#parseWord() !== void 0);
		this.#closeParenthesis("(", start);
	}
	#parseRedirections() {
		do
			this.#skipBlanks();
		while (this.#match(/\d+(?=[<>])/y) !== void 0 || this.#parseRedirection());
		if (!/[\n;&|)]|^$/.test(this.#char()) && this.#peekReserved() === "") throw this.#unexpected();
	}
	#parseRedirection() {
		let operator = this.#match(REDIRECTION);
		if (operator === void 0) return !1;
		this.#skipBlanks();
		let at = this.#at, word = this.#expectAnyWord();
		if (operator === "<<" || operator === "<<-") {
			let isLiteral = /["'\\]/.test(word), delimiter = word.replace(/\\([\s\S])|["']/g, "$1");
			this.#documents.push({
				delimiter,
				isLiteral,
				stripsTabs: operator === "<<-",
				at
			});
		}
		return !0;
	}
	#expectAnyWord() {
		let word = this.#parseWord();
		if (word === void 0) throw this.#unexpected();
		return word;
	}
	#parseWord() {
		let start = this.#at;
		for (;;) {
			let char = this.#char();
			if ((char === "<" || char === ">") && this.#script.charAt(this.#at + 1) === "(") this.#parseParenthesis(2);
			else if (char === "" || METACHARACTER.test(char) || char === "#" && this.#at === start) break;
			else char === "'" ? this.#skipSingle(1, !1) : char === "\"" ? this.#skipDouble() : char === "$" && this.#script.charAt(this.#at + 1) === "'" ? this.#skipSingle(2, !0) : this.#stepInText(char, !1);
		}
		return this.#at === start ? void 0 : this.#script.slice(start, this.#at);
	}
	#stepInText(char, isQuoted) {
		let next = this.#script.charAt(this.#at + 1);
		char === "\\" ? this.#at = Math.min(this.#at + 2, this.#script.length) : char === "`" ? this.#skipBackticks() : char === "$" && next === "{" ? this.#skipParameter(isQuoted) : char === "$" && next === "(" ? this.#skipArithmetic("$((") || this.#parseParenthesis(2) : this.#at += 1;
	}
	#skipSingle(length, hasEscapes) {
		let start = this.#at;
		for (this.#at += length; this.#char() !== "'"; this.#at += hasEscapes && this.#char() === "\\" ? 2 : 1) if (this.#char() === "") throw new Unreadable("a ' is left open", start);
		this.#at += 1;
	}
	#skipDouble() {
		let start = this.#at;
		this.#at += 1, this.#enter();
		for (let char = this.#char(); char !== "\""; char = this.#char()) {
			if (char === "") throw new Unreadable("a \" is left open", start);
			this.#stepInText(char, !0);
		}
		this.#at += 1, --this.#depth;
	}
	#skipBackticks() {
		let start = this.#at;
		for (this.#at += 1; this.#char() !== "`"; this.#at += this.#char() === "\\" ? 2 : 1) if (this.#char() === "") throw new Unreadable("a ` is left open", start);
		this.#at += 1;
	}
	#skipParameter(isQuoted) {
		let start = this.#at;
		this.#at += 2, this.#enter();
		for (let char = this.#char(); char !== "}"; char = this.#char()) {
			if (char === "") throw new Unreadable("a ${ is left open", start);
			char === "\"" ? this.#skipDouble() : char === "'" && !isQuoted ? this.#skipSingle(1, !1) : this.#stepInText(char, isQuoted);
		}
		this.#at += 1, --this.#depth;
	}
	#parseParenthesis(length) {
		let start = this.#at, opening = this.#script.slice(start, start + length);
		this.#enter(), this.#at += length, this.#parseList(), this.#closeParenthesis(opening, start), --this.#depth;
	}
	#closeParenthesis(opening, start) {
		if (this.#skipLines(), this.#char() === "") throw new Unreadable(`a ${opening} is left open`, start);
		if (this.#char() !== ")") throw this.#unexpected();
		this.#at += 1;
	}
	#skipArithmetic(opening) {
		if (!this.#script.startsWith(opening, this.#at)) return !1;
		let open = 0;
		for (let at = this.#at + opening.length; at < this.#script.length; at += 1) {
			let char = this.#script.charAt(at);
			if (char === "(") open += 1;
			else if (char === "\\") at += 1;
			else if (char === "\n" && opening === "((") return !1;
			else if (char === ")" && open > 0) --open;
			else if (char === ")") return this.#script.charAt(at + 1) === ")" && (this.#at = at + 2, !0);
		}
		return !1;
	}
	#skipCondition() {
		let start = this.#at;
		for (this.#at += 2;;) {
			if (this.#skipLines(), this.#match(/\]\](?![^\s;&|()<>])/y) !== void 0) return !0;
			if (this.#match(/[&|()<>]/y) === void 0 && this.#parseWord() === void 0) return this.#at = start, !1;
		}
	}
	#skipLines() {
		for (;;) {
			if (this.#skipBlanks(), this.#char() !== "\n") return;
			this.#at += 1, this.#skipDocuments();
		}
	}
	#skipBlanks() {
		if (this.#match(BLANKS), this.#char() !== "#") return;
		let before = this.#script.charAt(this.#at - 1);
		if (before !== "" && !METACHARACTER.test(before)) return;
		let end = this.#script.indexOf("\n", this.#at);
		this.#at = end === -1 ? this.#script.length : end;
	}
	#skipDocuments() {
		let documents = this.#documents;
		this.#documents = [];
		for (let document of documents) this.#skipDocument(document);
	}
	#skipDocument(document) {
		let start = this.#at;
		for (let lineStart = ""; this.#at < this.#script.length;) {
			let end = this.#script.indexOf("\n", this.#at), line = lineStart + this.#script.slice(this.#at, end === -1 ? void 0 : end), bodyEnd = this.#at;
			if (this.#at = end === -1 ? this.#script.length : end + 1, lineStart = !document.isLiteral && /(?<!\\)(?:\\\\)*\\$/.test(line) ? line.slice(0, -1) && " " : "", (document.stripsTabs ? line.replace(/^\t+/, "") : line) === document.delimiter) {
				document.isLiteral || new ShellParser(this.#script.slice(start, bodyEnd)).#parseDocumentBody(start);
				return;
			}
		}
		throw openDocument(document);
	}
	#parseDocumentBody(offset) {
		try {
			for (; this.#at < this.#script.length;) this.#stepInText(this.#char(), !0);
		} catch (error) {
			throw error instanceof Unreadable ? new Unreadable(error.message, error.at + offset) : error;
		}
	}
	#char() {
		return this.#script.charAt(this.#at);
	}
	#has(pattern) {
		return pattern.lastIndex = this.#at, pattern.test(this.#script);
	}
	#match(pattern) {
		pattern.lastIndex = this.#at;
		let [match] = pattern.exec(this.#script) ?? [];
		return this.#at += match?.length ?? 0, match;
	}
	#peekReserved() {
		return RESERVED_WORD$1.lastIndex = this.#at, RESERVED_WORD$1.exec(this.#script)?.[0] ?? "";
	}
	#expectWord(...words) {
		let word = this.#peekReserved();
		if (!words.includes(word)) throw this.#unexpected(words);
		return this.#at += word.length, word;
	}
	#enter() {
		if (this.#depth += 1, this.#depth > 200) throw new Unreadable("it is nested too deeply", this.#at);
	}
	#unexpected(expected = []) {
		let found = /^(?:\n|;;|&&|\|\||[;&|()<>]|[^\s;&|()<>]+)/.exec(this.#script.slice(this.#at, this.#at + 40))?.[0];
		return new Unreadable(`${found === void 0 ? "the end of the script" : found === "\n" ? "the end of a line" : `"${found}"`} is not expected${expected.length === 0 ? "" : ` where ${expected.map((word) => `"${word}"`).join(" or ")} belongs`}`, this.#at);
	}
};
function openDocument({ delimiter, at }) {
	return new Unreadable(`the here-document that "${delimiter}" should end is left open`, at);
}
// packages/scheduler/src/render/judge/script-judge.ts
const WORD = /^[A-Za-z0-9_./:@%+,=-]+$/, SAFE_WORD = /^(["']?)[A-Za-z0-9_./:@%+,-]*\1$/, SPECIAL_IN_DOUBLE_QUOTES = /["$`]|\\(?:[\\\n]|$)/, INTRICATE = /`|\$\(|\$['"]|<<|\(\(|\b(?:case|eval)\b/, BEFORE_COMMAND = /(?:^|[\s;&|(])(?:then|do|else|elif|if|while|until|eval|exec|sudo|env|command|source|time|xargs|trap|nohup|\.|!|\{)[ \t]+$|(?:^|[;&|(\n])[ \t]*(?:\w+=\S*[ \t]+)+$/, RESERVED_WORD = /^(?:if|then|elif|else|fi|while|until|do|done|for|in|select|case|esac|function|time|eval)$/;
var ScriptJudge = class {
	#paths = /* @__PURE__ */ new Map();
	judge({ text, slots, path }, renderOther) {
		if (slots === void 0 || path === void 0) return text === renderOther(createStandIn) ? void 0 : {
			kind: "unsafe",
			slots: []
		};
		let scripts = this.#scriptsOf(path, text, slots), { learnt } = scripts, untrusted = slots.filter((slot, index) => slot.source.isUntrusted && !acceptsUntrusted(learnt, learnt.contexts[index], slot));
		if (untrusted.length > 0) return {
			kind: "unsafe",
			slots: untrusted
		};
		if (learnt.isIntricate && countDelimiterLines(text) !== learnt.delimiterLines) {
			let indexes = [...slots.keys()].filter((index) => slots[index]?.source.isUntrusted);
			if (countDelimiterLines(insertTexts(text, slots, indexes).text) !== learnt.delimiterLines) return {
				kind: "unsafe",
				slots: indexes.flatMap((index) => slots[index] ?? [])
			};
		}
		let active = [...slots.keys()].filter((index) => isActive(learnt.contexts[index], slots[index]));
		if (active.length !== 0) return judgeVariant(learnt, this.#variantOf(scripts, text, slots, active), text, slots, active);
	}
	findExpanded({ text, slots = [], path }) {
		if (path === void 0) return [];
		let { contexts } = this.#scriptsOf(path, text, slots).learnt;
		return slots.flatMap((slot, index) => {
			let context = contexts[index];
			if (context === void 0 || context === "command" || !isActive(context, slot)) return [];
			let effects = describeShellEffects(context, slot.text);
			return effects.length > 0 ? [{
				slot,
				effects
			}] : [];
		});
	}
	#scriptsOf(path, text, slots) {
		let scripts = this.#paths.get(path) ?? {
			learnt: learn(text, slots, []),
			variants: /* @__PURE__ */ new Map()
		};
		return this.#paths.set(path, scripts), scripts;
	}
	#variantOf({ learnt, variants }, text, slots, active) {
		let key = active.map((index) => `${index}:${slots[index]?.text}`).join("\0"), known = variants.get(key);
		if (known !== void 0) return known;
		let inserted = learn(text, slots, active), isIntricate = active.some((index) => (learnt.contexts[index] === "command" ? /\beval\b/ : INTRICATE).test(slots[index]?.text ?? "")), variant = {
			...inserted,
			isIntricate: learnt.isIntricate || isIntricate,
			mayHaveDocuments: inserted.isIntricate,
			error: findError(text, slots, active)
		};
		return variants.size < 1e3 && key.length <= 65536 && variants.set(key, variant), variant;
	}
};
function judgeVariant(learnt, variant, text, slots, active) {
	let { error, contexts } = variant;
	if (error) return createInvalid(error.message, text, slots, error.cause);
	let untrusted = [...slots.keys()].filter((index) => slots[index]?.source.isUntrusted);
	if (untrusted.some((index) => contexts[index] !== learnt.contexts[index])) return createInvalid("a value changes how a shell reads values of workload files", text, slots, active[0] ?? 0);
	let rejected = slots.filter((slot, index) => slot.source.isUntrusted && !acceptsUntrusted(variant, contexts[index], slot));
	if (rejected.length > 0) return {
		kind: "unsafe",
		slots: rejected
	};
	if (variant.mayHaveDocuments && countDelimiterLines(text) !== variant.delimiterLines) return {
		kind: "unsafe",
		slots: untrusted.flatMap((index) => slots[index] ?? [])
	};
}
function createInvalid(message, text, slots, cause) {
	let slot = slots[cause];
	return {
		kind: "invalid",
		format: "script",
		message,
		line: text.slice(0, slot?.start).split("\n").length,
		slots: slot ? [slot] : []
	};
}
function findError(text, slots, active) {
	let error = findShellSyntaxError(insertTexts(text, slots, active).text);
	if (error === void 0 || findShellSyntaxError(insertTexts(text, slots, []).text)) return;
	let without = (cause) => active.filter((index) => index !== cause), isCause = (index) => !findShellSyntaxError(insertTexts(text, slots, without(index)).text), [first = 0, ...others] = active.slice(0, 20), cause = others.length === 0 ? first : [first, ...others].find(isCause) ?? first, own = findShellSyntaxError(`: ${slots[cause]?.text}`);
	return {
		message: own?.message.endsWith(" is left open") ? own.message : error.message,
		cause
	};
}
function insertTexts(text, slots, kept) {
	let marker = createMarker(text), isKept = new Set(kept), positions = [], shift = 0;
	return {
		text: replaceSlots(text, slots, (index) => {
			let slot = slots[index];
			if (positions[index] = (slot?.start ?? 0) + shift, slot === void 0 || isKept.has(index)) return;
			let word = marker.create(index);
			return shift += word.length - slot.text.length, word;
		}),
		positions
	};
}
function learn(text, slots, kept) {
	let { text: marked, positions } = insertTexts(text, slots, kept);
	return {
		contexts: findScriptContexts(marked, positions).map((context, index) => context === "word" && BEFORE_COMMAND.test(lineBefore(marked, positions[index] ?? 0)) ? "command" : context),
		isIntricate: INTRICATE.test(marked),
		delimiterLines: countDelimiterLines(marked)
	};
}
function lineBefore(text, position) {
	return text.slice(Math.max(text.lastIndexOf("\n", position - 1), 0), position);
}
function countDelimiterLines(text) {
	let delimiters = new Set([...text.matchAll(/<<-?[ \t]*["'\\]?([^\s"'\\;&|<>()]+)/g)].map(([, name]) => name));
	return text.split("\n").filter((line) => delimiters.has(line.trim())).length;
}
function acceptsUntrusted({ isIntricate }, context, { text }) {
	return context === "command" || isIntricate && !SAFE_WORD.test(text) ? !1 : acceptsText(context, text);
}
function isActive(context, slot) {
	return slot === void 0 || slot.source.isUntrusted ? !1 : context === "heredoc" || context === "literal-heredoc" || !acceptsText(context, slot.text) || context === "command" && RESERVED_WORD.test(slot.text);
}
function acceptsText(context, text) {
	switch (context) {
		case "double": return isText(text) && !SPECIAL_IN_DOUBLE_QUOTES.test(text);
		case "single": return isText(text) && !text.includes("'");
		case "comment":
		case "literal-heredoc": return isLine(text);
		case "heredoc": return isLine(text) && !/[$`\\]/.test(text);
		default: return text === "" || WORD.test(text) || isQuotedWord(text);
	}
}
function isText(text) {
	return text.split("\n").every(isLine);
}
function isQuotedWord(text) {
	return isText(text) && (/^'[^']*'$/.test(text) || /^"(?:[^"$`\\]|\\["\\])*"$/.test(text));
}
// packages/scheduler/src/render/manifest-warnings.ts
var ManifestWarnings = class {
	diagnostics = [];
	#reported = /* @__PURE__ */ new Set();
	checkTemplate(template, { at, program }) {
		for (let { name, path, position } of program.formerFields()) this.diagnostics.push({
			code: "deprecated-template-field",
			severity: "warning",
			message: `template ${template.name} uses .${name}, the name that .${path} had until March 2023`,
			at: toFilePosition(at, position),
			hint: `Write \`.${path}\` instead.`
		});
	}
	check(template, manifest, { slots = [], slips }, data) {
		for (let slot of slots) slot.kind !== "text" && this.#warn(template, manifest, slot, data);
		for (let slip of slips) this.#warnOfSlip(template, manifest, slip, data);
	}
	checkScript(template, { at, program }, fileName, expanded, data) {
		for (let { slot, effects } of expanded) {
			if (slot.kind !== "text") continue;
			let action = toFilePosition(at, program.positionOf(slot.source.action)), [origin] = findConfigOrigins(slot, data), position = origin?.at ?? action;
			if (!this.#isNew("script-value", position)) continue;
			let value = origin ? `${origin.key} of config map ${origin.configMap} is` : `template ${template.name} prints`, isBuiltIn = isBuiltInTemplate(template);
			this.diagnostics.push({
				code: "script-value",
				severity: "warning",
				message: `${value} ${quote(slot.text)}: in ${fileName}, a shell ${effects.join(", and ")}`,
				at: position,
				hint: isBuiltIn ? "If that is not meant, name a Template of type config that prints it in single quotes." : "If that is not meant, have the template print it in single quotes: `{{ .ConfigData.KEY | squote }}`.",
				...origin && !isBuiltIn ? { related: [{
					message: "the template prints it here",
					at: action
				}] } : {}
			});
		}
	}
	#warnOfSlip(template, { at }, { kind, text, position, isUntrusted }, data) {
		let registration = isUntrusted ? data.assignment.target.registration : void 0, origin = position ? void 0 : findFormattingValue(data), where = position ? toFilePosition(at, position) : origin?.at ?? at, subject = origin ? `${origin.key} of config map ${origin.configMap}` : `template ${template.name}`, isHere = position !== void 0 || origin !== void 0;
		if (!this.#isNew(`${kind} ${registration ?? ""}`, where)) return;
		let assignment = describeAssignment(data.data), value = quote(text);
		this.diagnostics.push(kind === "format" ? {
			code: "format-verb",
			severity: "warning",
			message: `${subject}: a printf ${isHere ? "here" : "in a value that is a template"} prints ${value}, at least for ${assignment}`,
			at: where,
			hint: "Use one verb for each argument, and one that fits it: `%s` for text, `%d` for a whole number, `%v` for anything. Give a value that can be missing a default.",
			...ownedBy(registration)
		} : {
			code: "no-value",
			severity: "warning",
			message: `template ${template.name} prints nothing here, since ${value} has no value, at least for ${assignment}`,
			at: where,
			hint: `Set the value, or say what to print without it: \`{{#${text}}}\u2026{{/${text}}}{{^${text}}}\u2026{{/${text}}}\`.`,
			...ownedBy(registration)
		});
	}
	#isNew(kind, { source, file, line, column }) {
		let key = `${kind}\0${source}\0${file}\0${line}\0${column}`;
		return !this.#reported.has(key) && (this.#reported.add(key), !0);
	}
	#warn(template, { at, program }, { kind, source }, data) {
		let position = toFilePosition(at, program.positionOf(source.action)), registration = source.isUntrusted ? data.assignment.target.registration : void 0;
		if (!this.#isNew(`${kind} ${registration ?? ""}`, position)) return;
		let assignment = describeAssignment(data.data), owner = ownedBy(registration);
		this.diagnostics.push(kind === "no-value" ? {
			code: "no-value",
			severity: "warning",
			message: `template ${template.name} prints <no value> here, at least for ${assignment}`,
			at: position,
			hint: "Set the missing value, or give the template a default: `{{ .ConfigData.KEY | default \"\u2026\" }}`.",
			...owner
		} : {
			code: "go-syntax",
			severity: "warning",
			message: `template ${template.name} prints a map or a list in Go's notation here, at least for ${assignment}`,
			at: position,
			hint: "Print it as YAML: `{{ toYaml .ConfigData.KEY | nindent 2 }}`; if it is meant to be text, put single quotes around the value of the config map.",
			...owner
		});
	}
};
function findFormattingValue({ assignment }) {
	let found = assignment.config.provenance.flatMap(({ key, setBy }) => setBy.filter(({ text }) => /\{\{[^}]*\bprintf\b/.test(text)).map(({ configMap, at }) => ({
		key,
		configMap,
		at
	})));
	return found.length === 1 ? found[0] : void 0;
}
var NestedRenderer = class {
	#compiled = /* @__PURE__ */ new Map();
	#trust;
	constructor(trust = "untrusted") {
		this.#trust = trust;
	}
	render(name, rendered, data) {
		let manifest = rendered, isPlatformAction = createActionLookup(data);
		for (let pass = 1; manifest.text.includes("{{"); pass += 1) {
			if (manifest.slots === void 0) throw unknownOrigin(name);
			let slots = manifest.slots.flatMap((slot) => splitSlot(slot, isPlatformAction)), marker = createMarker(manifest.text), text = replaceSlots(manifest.text, slots, (index) => slots[index]?.source.isUntrusted ? marker.create(index) : void 0);
			if (!text.includes("{{")) return manifest;
			if (pass === 10) throw tooManyPasses(name);
			let rendered = this.#renderOnce(name, text, slots, marker, data), found = rendered.slips.map((slip) => ({
				...slip,
				position: void 0
			}));
			manifest = {
				...rendered,
				slips: [...manifest.slips, ...found]
			};
		}
		return manifest;
	}
	#renderOnce(name, text, slots, marker, data) {
		let known = this.#compiled.get(text) ?? compileNested(name, text, marker, this.#trust);
		return this.#compiled.set(text, known), restoreSlots(toManifest(known.template.renderSlots(data), known.sources), slots, marker);
	}
};
const ACTION = /\{\{[\s\S]*?\}\}/g;
function createActionLookup({ fields }) {
	let config = fields.ConfigData;
	if (!(config instanceof Dict)) return () => !1;
	let texts = /* @__PURE__ */ new Map(), hasAction = (key, value, action) => {
		let known = texts.get(key) ?? [...stringsIn(value)];
		return texts.set(key, known), known.some((text) => text.includes(action));
	};
	return (action, paths) => {
		let isAnything = paths.has("*") || paths.has("ConfigData"), isMeant = (key) => isAnything || [...paths].some((path) => path === `ConfigData.${String(key)}` || path.startsWith(`ConfigData.${String(key)}.`));
		return [...config.entries].some(([key, value]) => isMeant(key) && hasAction(key, value, action));
	};
}
function* stringsIn(value) {
	if (typeof value == "string") yield value;
	else if (value instanceof List) for (let item of value.items) yield* stringsIn(item);
	else if (value instanceof Dict) for (let [key, item] of value.entries) typeof key == "string" && (yield key), yield* stringsIn(item);
}
function splitSlot(slot, isPlatformAction) {
	let { text, start, source } = slot;
	if (!source.isUntrusted || !text.includes("{{")) return [slot];
	let pieces = [], end = 0, setAside = (to) => {
		to > end && pieces.push({
			...slot,
			text: text.slice(end, to),
			start: start + end
		});
	};
	for (let match of text.matchAll(ACTION)) isPlatformAction(match[0], source.paths) && (setAside(match.index), end = match.index + match[0].length);
	return setAside(text.length), pieces;
}
function unknownOrigin(name) {
	return new TemplateError("exec", "the text still contains \"{{\", and it is not known whether a workload file decides it", {
		template: name,
		hint: "Remove the template from the value, and bytes that are not UTF-8; a template of type mustache cannot print values that are templates."
	});
}
function tooManyPasses(name) {
	return new TemplateError("limit", "a value still contains \"{{\" after 10 passes: does it refer to itself?", {
		template: name,
		hint: "Look for a configuration key whose value refers to the same key."
	});
}
function compileNested(name, text, marker, trust) {
	for (let [action] of text.matchAll(ACTION)) if (action.search(marker.pattern) !== -1) throw new TemplateError("exec", "a value of a workload file would be part of a template action", {
		template: name,
		hint: "Use the value in the template itself, not in a value that is rendered as a template."
	});
	let template = compileTemplate(name, text);
	return {
		template,
		sources: createSourceLookup(template, trust)
	};
}
function restoreSlots(rendered, aside, marker) {
	let found = [], text = "", end = 0, copy = (to) => {
		let part = rendered.text.slice(end, to), at = 0;
		for (let match of part.matchAll(marker.pattern)) {
			let slot = aside[Number(match[1])];
			slot !== void 0 && (text += part.slice(at, match.index), found.push({
				...slot,
				start: text.length
			}), text += slot.text, at = match.index + match[0].length);
		}
		text += part.slice(at), end = to;
	};
	for (let slot of rendered.slots ?? []) copy(slot.start), found.push({
		...slot,
		start: text.length
	}), text += slot.text, end = slot.start + slot.text.length;
	return copy(rendered.text.length), {
		...rendered,
		text,
		slots: rendered.slots && found
	};
}
// packages/scheduler/src/render/manifest-renderer.ts
const STARTS_STREAM = /^(?:[ \t]*(?:#[^\n]*)?\n)*[%\uFEFF]/;
var ManifestRenderer = class {
	#owners;
	#trust;
	#compiled = /* @__PURE__ */ new Map();
	#nested;
	#judges = /* @__PURE__ */ new Map();
	#warnings = new ManifestWarnings();
	constructor(owners, trust) {
		this.#owners = owners, this.#trust = trust, this.#nested = new NestedRenderer(trust);
	}
	get warnings() {
		return this.#warnings.diagnostics;
	}
	render({ template, file }, data, problems) {
		let compiled = this.#compiled.get(template) ?? this.#compile(template);
		problems.push(...compiled.problems);
		let text = "";
		for (let manifest of compiled.manifests) {
			let part = this.#renderManifest(template, manifest, file, data, problems);
			part !== "" && (text !== "" && STARTS_STREAM.test(part) && problems.push(describeDirective(template, manifest)), text !== "" && (text += text.endsWith("\n") ? "---\n" : "\n---\n"), text += part);
		}
		return text;
	}
	#compile(template) {
		let compiled = compileManifests(template, this.#trust);
		this.#compiled.set(template, compiled);
		for (let manifest of compiled.manifests) this.#warnings.checkTemplate(template, manifest);
		return compiled;
	}
	#renderManifest(template, manifest, fileName, templateData, problems) {
		let { data } = templateData;
		try {
			let rendered = this.#nested.render(template.name, manifest.program.render(data), data), flaws = this.#judge(template, manifest, templateData, rendered);
			return problems.push(...flaws), this.#warnings.check(template, manifest, rendered, templateData), flaws.length === 0 && this.#warnOfScript(template, manifest, fileName, templateData, rendered), rendered.text;
		} catch (error) {
			let problem = toTemplateProblem(template, manifest.at, error);
			return problems.push(this.#owners.assign(problem, manifest, templateData, (other) => this.#tryRender(template, manifest, other) !== void 0, findRefusal(error))), "";
		}
	}
	#judge(template, manifest, data, rendered) {
		let judges = this.#judges.get(manifest) ?? createJudges(template);
		this.#judges.set(manifest, judges);
		for (let judge of judges) {
			let isAccepted = (other, origin) => this.#isAccepted(judge, template, manifest, origin, other), renderOther = this.#createRenderOther(template, manifest, data, data.data), flaw = judge.judge(rendered, renderOther, data.assignment.target);
			if (flaw === void 0) continue;
			let problems = describeFlaw(flaw, template, manifest, data, (values) => isAccepted(data.withStandIns(values, createStandIn), data)), isOfPlatform = flaw.kind === "invalid" && flaw.slots.some((slot) => isConfigValue(slot, data));
			return problems.map((problem) => problem.registration === void 0 && !isOfPlatform ? this.#owners.assign(problem, manifest, data, isAccepted) : problem);
		}
		return [];
	}
	#warnOfScript(template, manifest, fileName, data, rendered) {
		for (let judge of this.#judges.get(manifest) ?? []) judge instanceof ScriptJudge && this.#warnings.checkScript(template, manifest, fileName, judge.findExpanded(rendered), data);
	}
	#isAccepted(judge, template, manifest, data, other) {
		try {
			let rendered = this.#nested.render(template.name, manifest.program.render(other), other);
			return judge.judge(rendered, this.#createRenderOther(template, manifest, data, other), other) === void 0;
		} catch (error) {
			if (error instanceof TemplateError) return !1;
			throw error;
		}
	}
	#tryRender({ name }, { program }, data) {
		try {
			return this.#nested.render(name, program.render(data), data).text;
		} catch (error) {
			if (error instanceof TemplateError) return;
			throw error;
		}
	}
	#createRenderOther(template, manifest, data, along) {
		return (standIn) => {
			let other = data.withStandIns(data.values(), standIn), text = manifest.program.renderOther(along, other);
			return text?.includes("{{") ? this.#tryRender(template, manifest, other) : text;
		};
	}
};
function findRefusal(error) {
	return error instanceof TemplateError ? /^error calling fail: (.*)$/s.exec(error.reason)?.[1] : void 0;
}
function isConfigValue(slot, data) {
	return !slot.source.isUntrusted && findConfigOrigins(slot, data).length > 0;
}
function createJudges({ type, contentType }) {
	let isScript = contentType === "sh";
	return [...isScript && type === "config" ? [] : [new ManifestJudge()], ...isScript ? [new ScriptJudge()] : []];
}
// packages/scheduler/src/model/missing-template.ts
const BUILT_IN_CONFIG_TYPES = ["configMap", "envFile"];
function isBuiltInConfigType(name) {
	return BUILT_IN_CONFIG_TYPES.some((builtIn) => builtIn === name);
}
function describeMissingTemplate(clusterType, field, templateNames) {
	let name = clusterType[field];
	if (name === void 0 || templateNames.has(name)) return;
	let builtIn = field === "configType" ? BUILT_IN_CONFIG_TYPES : [];
	if (builtIn.includes(name)) return;
	let nearest = findNearest(name, [...templateNames, ...builtIn]);
	return {
		code: "missing-template",
		message: `cluster type ${clusterType.name} uses template ${quote(name)} as its ${field}, but there is no such template`,
		at: clusterType.locate("spec", field),
		hint: nearest ? `Did you mean ${nearest}? If the template exists in the base, promote the commit that has it.` : "Add a Template with this name, usually to the base; if it is there, promote the commit that has it."
	};
}
// packages/scheduler/src/render/template-slots.ts
const ASSIGNMENT_FIELDS = [
	"namespaceService",
	"configType",
	"policy",
	"reconciler"
], USUAL_FILES = {
	namespaceService: "namespace.yaml",
	policy: "policy.yaml",
	reconciler: "reconciler.yaml",
	infrastructure: "infrastructure.yaml"
};
function findTemplateSlots(clusterType, fields, templates, configFileName) {
	let names = new Set(templates.keys()), problems = [], slots = fields.flatMap((field) => {
		let template = findTemplate(clusterType, field, templates), problem = describeMissingTemplate(clusterType, field, names) ?? (template && describeRefusedType(clusterType, field, template));
		return problem && problems.push(problem), template && !problem ? [{
			field,
			template,
			file: chooseFile(field, template, configFileName)
		}] : [];
	});
	return {
		slots,
		problems: [...problems, ...findSharedFiles(clusterType, slots)]
	};
}
const TYPED_FIELDS = ["policy", "infrastructure"];
function describeRefusedType(clusterType, field, template) {
	if (TYPED_FIELDS.includes(field) && template.type !== field) return {
		code: "template-type",
		message: `cluster type ${clusterType.name} uses template ${template.name} as its ${field}, but its type is ${template.type}`,
		at: clusterType.locate("spec", field),
		hint: `Use a template of type ${field}.`,
		related: [{
			message: "the template",
			at: template.locate("spec", "type")
		}]
	};
}
function findTemplate(clusterType, field, templates) {
	let name = clusterType[field], found = name === void 0 ? void 0 : templates.get(name);
	return found !== void 0 || field !== "configType" ? found : name === void 0 ? BUILT_IN_TEMPLATES.configMap : isBuiltInConfigType(name) ? BUILT_IN_TEMPLATES[name] : void 0;
}
function chooseFile(field, { file, contentType }, configFileName) {
	return file === void 0 ? field === "configType" ? `${configFileName}.${contentType === "sh" ? "sh" : "yaml"}` : USUAL_FILES[field] : file;
}
function findSharedFiles(clusterType, slots) {
	return slots.flatMap((slot, index) => {
		let other = slots.slice(0, index).find(({ file }) => file.toLowerCase() === slot.file.toLowerCase());
		if (other === void 0) return [];
		let isOneTemplate = slot.template === other.template, [named, unnamed] = slot.template.file === void 0 ? [other, slot] : [slot, other], files = slot.file === other.file ? quote(slot.file) : `${quote(other.file)} and ${quote(slot.file)}, one file on some systems`;
		return [{
			code: "same-file",
			message: `cluster type ${clusterType.name}: templates ${other.template.name} (${other.field}) and ${slot.template.name} (${slot.field}) write ${files}`,
			at: locateFile(clusterType, named),
			hint: isOneTemplate ? "Use a template of its own for each field." : "Give one of the templates another `file`.",
			related: isOneTemplate ? [] : [{
				message: "the other template",
				at: locateFile(clusterType, unnamed)
			}]
		}];
	});
}
function locateFile(clusterType, { field, template }) {
	return template.file === void 0 ? isBuiltInTemplate(template) ? clusterType.locate("spec", field) : template.locate("spec", "type") : template.locate("spec", "file");
}
// packages/scheduler/src/render/renderer.ts
const OPTIONAL_FIELDS = /* @__PURE__ */ new Set([
	"configType",
	"policy",
	"infrastructure"
]);
var Renderer = class {
	#configFileName;
	#templates;
	#slots = /* @__PURE__ */ new Map();
	#data = new TemplateDataFactory();
	#manifests;
	#infrastructure;
	constructor(templates, { configFileName }, targets = []) {
		this.#configFileName = configFileName, this.#templates = new Map(templates.map((template) => [template.name, template])), this.#manifests = new ManifestRenderer(new FailureOwners(targets), "untrusted"), this.#infrastructure = new ManifestRenderer(new FailureOwners([]), "trusted");
	}
	render(assignment) {
		let { clusterType } = assignment, data = this.#data.create(assignment), { slots, problems: slotProblems } = this.#findSlots(clusterType), problems = [...data.templateValues().map((value) => describeTemplateInValue(value, assignment.target)), ...slotProblems];
		return toResult(slots.map((slot) => {
			let slotData = isBuiltInTemplate(slot.template) ? this.#data.createForBuiltIn(assignment) : data;
			return {
				name: slot.file,
				content: this.#manifests.render(slot, slotData, problems),
				field: slot.field
			};
		}), problems);
	}
	renderInfrastructure(clusterType) {
		let data = this.#data.createForClusterType(clusterType), found = findTemplateSlots(clusterType.clusterType, ["infrastructure"], this.#templates, this.#configFileName), problems = [...found.problems];
		return toResult(found.slots.map((slot) => ({
			name: slot.file,
			content: this.#infrastructure.render(slot, data, problems),
			field: slot.field
		})), problems);
	}
	get warnings() {
		return [...this.#manifests.warnings, ...this.#infrastructure.warnings];
	}
	#findSlots(clusterType) {
		let slots = this.#slots.get(clusterType) ?? findTemplateSlots(clusterType, ASSIGNMENT_FIELDS, this.#templates, this.#configFileName);
		return this.#slots.set(clusterType, slots), slots;
	}
};
function toResult(files, problems) {
	return problems.length > 0 ? {
		kind: "failed",
		problems
	} : {
		kind: "rendered",
		files: files.filter(({ content, field }) => content !== "" || !OPTIONAL_FIELDS.has(field))
	};
}
// packages/scheduler/src/model/deployment-targets.ts
function deriveDeploymentTargets(model) {
	let found = /* @__PURE__ */ new Map(), isHeldBack = ({ registration }) => registration !== void 0 && model.heldBack.has(registration), add = (target) => {
		let known = found.get(target.name);
		(!known || isHeldBack(known) && !isHeldBack(target)) && found.set(target.name, target);
	};
	for (let entry of model.workloads) {
		let specs = /* @__PURE__ */ new Map();
		for (let [index, spec] of entry.workload.deploymentTargets.entries()) spec.environment === model.environment && specs.set(spec.name, index);
		for (let index of specs.values()) {
			let spec = entry.workload.deploymentTargets[index];
			spec && add(createTarget(entry, spec, index, model.environment));
		}
	}
	for (let { target, registration } of model.standaloneTargets) target.environment === model.environment && add({
		name: target.name,
		workload: target.labels.workload ?? "",
		workspace: target.labels.workspace ?? "",
		labels: target.labels,
		manifests: target.manifests,
		configSchemas: target.configSchemas,
		registration: registration?.name,
		at: target.locate("metadata", "name"),
		locate: (...path) => path[0] === "name" ? target.locate("metadata", "name") : target.locate("spec", ...path)
	});
	return [...found.values()].sort((a, b) => a.name < b.name ? -1 : +(a.name > b.name));
}
function createTarget({ workload, registration }, spec, index, environment) {
	let locate = (...path) => workload.locate("spec", "deploymentTargets", index, ...path);
	return {
		name: `${workload.name}-${spec.name}`,
		workload: workload.name,
		workspace: registration?.workspace ?? "",
		labels: {
			...spec.labels,
			...workload.labels,
			workload: workload.name,
			...createOwnerLabels(environment, registration)
		},
		manifests: spec.manifests,
		configSchemas: [.../* @__PURE__ */ new Set([...spec.configSchemas, ...workload.configSchemas])],
		registration: registration?.name,
		at: locate("name"),
		locate
	};
}
// packages/scheduler/src/schedule/selector.ts
function compileSelector(selector) {
	let problems = [], matchers = [];
	for (let [key, value] of Object.entries(selector.matchLabels)) problems.push(...checkKey(key, ["matchLabels", key]), ...checkValue(value, ["matchLabels", key])), matchers.push((labels) => hasLabel(labels, key) && labels[key] === value);
	for (let [index, requirement] of selector.matchExpressions.entries()) {
		let path = ["matchExpressions", index];
		problems.push(...checkKey(requirement.key, [...path, "key"]));
		let matcher = compileRequirement(requirement, path, problems);
		matcher && matchers.push(matcher);
	}
	return problems.length > 0 ? {
		kind: "invalid",
		problems
	} : {
		kind: "valid",
		matches: (labels) => matchers.every((matches) => matches(labels))
	};
}
function compileRequirement({ key, operator, values }, path, problems) {
	switch (operator) {
		case "In":
		case "NotIn": {
			values.length === 0 && problems.push({
				path,
				message: `operator ${operator} needs at least one value`,
				hint: "List the accepted values under `values:`, or use Exists or DoesNotExist."
			});
			for (let [index, value] of values.entries()) problems.push(...checkValue(value, [
				...path,
				"values",
				index
			]));
			let listed = new Set(values);
			return operator === "In" ? (labels) => hasLabel(labels, key) && listed.has(labels[key] ?? "") : (labels) => !hasLabel(labels, key) || !listed.has(labels[key] ?? "");
		}
		case "Exists":
		case "DoesNotExist": return values.length > 0 && problems.push({
			path: [...path, "values"],
			message: `operator ${operator} takes no values`,
			hint: "Remove `values:`, or use In or NotIn."
		}), operator === "Exists" ? (labels) => hasLabel(labels, key) : (labels) => !hasLabel(labels, key);
		default:
			problems.push({
				path: [...path, "operator"],
				message: `${quote(operator)} is not a label selector operator`,
				hint: "Use In, NotIn, Exists or DoesNotExist."
			});
			return;
	}
}
function hasLabel(labels, key) {
	return Object.hasOwn(labels, key);
}
function checkKey(key, path) {
	return isLabelKey(key) ? [] : [{
		path,
		message: `${quote(key)} is not a valid label key`,
		hint: "A key is an optional DNS prefix and `/`, then up to 63 letters, digits, `-`, `_` and `.`, starting and ending with a letter or digit."
	}];
}
function checkValue(value, path) {
	return isLabelValue(value) ? [] : [{
		path,
		message: `${quote(value)} is not a valid label value`,
		hint: "A value is empty or up to 63 letters, digits, `-`, `_` and `.`, starting and ending with a letter or digit."
	}];
}
// packages/scheduler/src/schedule/apply-policy.ts
function applyPolicy(policy, targets, clusterTypes, diagnostics) {
	let { workspace, labelSelector } = policy.deploymentTargetSelector, targetSelector = compileSelector(labelSelector), clusterTypeSelector = compileSelector(policy.clusterTypeSelector.labelSelector);
	return targetSelector.kind === "invalid" && reportProblems(policy, "deploymentTargetSelector", targetSelector.problems, diagnostics), clusterTypeSelector.kind === "invalid" && reportProblems(policy, "clusterTypeSelector", clusterTypeSelector.problems, diagnostics), targetSelector.kind === "invalid" || clusterTypeSelector.kind === "invalid" ? {
		policy,
		isValid: !1,
		targets: /* @__PURE__ */ new Set(),
		clusterTypes: []
	} : (warnAboutKeys(policy, "deploymentTargetSelector", labelSelector, targets, diagnostics), warnAboutKeys(policy, "clusterTypeSelector", policy.clusterTypeSelector.labelSelector, clusterTypes, diagnostics), {
		policy,
		isValid: !0,
		targets: new Set(targets.filter((target) => (workspace === "" || target.workspace === workspace) && targetSelector.matches(target.labels))),
		clusterTypes: clusterTypes.filter(({ labels }) => clusterTypeSelector.matches(labels))
	});
}
const SELECTS_WITHOUT_LABEL = /* @__PURE__ */ new Set(["NotIn", "DoesNotExist"]);
function warnAboutKeys(policy, selector, { matchExpressions }, candidates, diagnostics) {
	for (let [index, { key, operator }] of matchExpressions.entries()) {
		if (!SELECTS_WITHOUT_LABEL.has(operator) || candidates.some(({ labels }) => Object.hasOwn(labels, key))) continue;
		let nearest = findNearest(key, candidates.flatMap(({ labels }) => Object.keys(labels)));
		nearest !== void 0 && diagnostics.push({
			code: "selector-key",
			severity: "warning",
			message: `nothing has the label ${quote(key)}, so ${operator} selects everything (in the ${selector} of policy ${policy.name})`,
			at: policy.locate("spec", selector, "labelSelector", "matchExpressions", index, "key"),
			hint: `Did you mean ${nearest}?`
		});
	}
}
function reportProblems(policy, selector, problems, diagnostics) {
	for (let { path, message, hint } of problems) diagnostics.push({
		code: "invalid-selector",
		severity: "error",
		message: `${message} (in the ${selector} of policy ${policy.name})`,
		at: policy.locate("spec", selector, "labelSelector", ...path),
		hint,
		subject: {
			kind: "SchedulingPolicy",
			name: policy.name
		}
	});
}
function explainUnassignedTarget(target, selections) {
	let selecting = selections.filter((selection) => selection.targets.has(target));
	if (!selecting.some(({ clusterTypes }) => clusterTypes.length > 0)) return {
		name: target.name,
		reason: describeMissingAssignment(target, selections, selecting)
	};
}
function describeMissingAssignment({ workspace }, selections, selecting) {
	if (selecting.length > 0) return `selected by ${selecting.map(({ policy }) => policy.name).join(", ")}, but no cluster type matches its clusterTypeSelector`;
	let valid = selections.filter(({ isValid }) => isValid);
	if (valid.length === 0) return "the environment has no valid scheduling policy";
	let forWorkspace = valid.filter(({ policy: { deploymentTargetSelector: selector } }) => selector.workspace === "" || selector.workspace === workspace);
	if (forWorkspace.length === 0) return `every scheduling policy is for another workspace (${workspace === "" ? "it has no workspace" : `its workspace is ${workspace}`})`;
	let names = forWorkspace.map(({ policy }) => policy.name);
	return `its labels match none of the policies that could select it: ${joinLimited(names, 5)}`;
}
function explainIdlePolicy({ policy, isValid, targets, clusterTypes }, allTargets, allClusterTypes) {
	if (targets.size > 0 && clusterTypes.length > 0) return;
	if (!isValid) return {
		name: policy.name,
		reason: "its selector is not valid"
	};
	let reasons = [];
	return targets.size === 0 && reasons.push(describeMissingTargets(policy, allTargets)), clusterTypes.length === 0 && reasons.push(allClusterTypes.length === 0 ? "the environment has no cluster types" : "no cluster type matches its clusterTypeSelector"), {
		name: policy.name,
		reason: reasons.join("; ")
	};
}
function describeMissingTargets(policy, targets) {
	if (targets.length === 0) return "no workload has a deployment target for this environment";
	let { workspace } = policy.deploymentTargetSelector;
	return workspace !== "" && !targets.some((target) => target.workspace === workspace) ? `no deployment target is in workspace ${workspace}` : "no deployment target matches its labelSelector";
}
// packages/scheduler/src/schedule/create-schedule.ts
function createSchedule(model, heldBack = model.heldBack) {
	let targets = deriveDeploymentTargets(model), diagnostics = [], selections = model.policies.map((policy) => applyPolicy(policy, targets, model.clusterTypes, diagnostics)), idle = selections.flatMap((selection) => {
		let item = explainIdlePolicy(selection, targets, model.clusterTypes);
		return item ? [{
			selection,
			item
		}] : [];
	});
	return {
		targets,
		assignments: createAssignments(selections, model.clusterTypes, targets),
		unassigned: targets.flatMap((target) => explainUnassignedTarget(target, selections) ?? []),
		idlePolicies: idle.map(({ item }) => item),
		diagnostics: [...diagnostics, ...idle.flatMap((each) => warnAboutIdlePolicy(each, targets, heldBack))]
	};
}
function warnAboutIdlePolicy({ selection: { policy, isValid, targets: selected }, item }, targets, heldBack) {
	return !isValid || targets.length === 0 || selected.size === 0 && heldBack.size > 0 ? [] : [{
		code: "idle-policy",
		severity: "warning",
		message: `policy ${policy.name} assigns nothing: ${item.reason}`,
		at: policy.locate("spec"),
		hint: "Fix its selectors, or remove it."
	}];
}
function createAssignments(selections, clusterTypes, targets) {
	let assignments = [], lists = /* @__PURE__ */ new Map();
	for (let clusterType of clusterTypes) {
		let relevant = selections.filter((selection) => selection.clusterTypes.includes(clusterType));
		if (relevant.length !== 0) for (let target of targets) {
			let policies = relevant.filter((selection) => selection.targets.has(target)).map(({ policy }) => policy.name);
			policies.length > 0 && assignments.push({
				clusterType,
				target,
				policies: shareList(lists, policies)
			});
		}
	}
	return assignments;
}
function shareList(lists, policies) {
	let key = policies.join(" "), shared = lists.get(key) ?? policies;
	return lists.set(key, shared), shared;
}
// packages/scheduler/src/schedule/namespaces.ts
const VARIABLES = [
	"environment",
	"clusterType",
	"deploymentTarget",
	"workspace",
	"workload"
], NAMESPACE = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
function createNamespaces(assignments, model, pattern) {
	let compiled = compilePattern$1(pattern, VARIABLES);
	if (compiled.kind === "invalid") return {
		of: () => ({
			namespace: "",
			problems: []
		}),
		isContested: !1,
		diagnostics: [{
			code: "namespace-pattern",
			severity: "error",
			message: `the namespace pattern ${quote(pattern)} is invalid: ${compiled.reason}`
		}]
	};
	let { environment } = model, format = ({ clusterType, target }) => compiled.render({
		environment,
		clusterType: clusterType.name,
		...targetVariables(target)
	}), clashes = findClashes(assignments, format, compiled.uses, model);
	return {
		of(assignment) {
			let namespace = format(assignment), { clusterType, target } = assignment;
			return {
				namespace,
				problems: [...checkNamespace(namespace, target, () => isNamespace(format({
					clusterType,
					target: {
						...target,
						name: "x",
						workload: "x"
					}
				}))), ...clashes.get(assignment) ?? []]
			};
		},
		isContested: [...clashes.values()].some((problems) => problems.length > 0),
		diagnostics: []
	};
}
function targetVariables({ name, workspace, workload }) {
	return {
		deploymentTarget: name,
		workspace,
		workload
	};
}
function checkNamespace(namespace, target, isFitting) {
	return isNamespace(namespace) ? target.registration !== void 0 && isReservedName(namespace) ? [{
		...describeReservedName(`the namespace of ${target.name}`, namespace, target.at),
		...ownedBy(target.registration)
	}] : [] : [createNameProblem(namespace, target, isFitting())];
}
function isNamespace(text) {
	return text.length <= 63 && NAMESPACE.test(text);
}
function createNameProblem(namespace, target, isOfRegistration) {
	let reason = namespace.length > 63 ? `it has ${namespace.length} characters, and Kubernetes allows 63` : "Kubernetes allows lower-case letters, digits and `-`, starting and ending with a letter or digit";
	return {
		code: "namespace-name",
		message: `${quote(namespace)} is not a valid namespace name: ${reason}`,
		at: target.at,
		hint: "Shorten the name of the workload, its target or the cluster type, or choose another namespace-pattern.",
		...isOfRegistration ? ownedBy(target.registration) : {}
	};
}
function findClashes(assignments, format, uses, { recorded, keepsNames, registrations }) {
	let clashes = /* @__PURE__ */ new Map(), usedValues = (target) => Object.entries(targetVariables(target)).flatMap(([name, value]) => uses.has(name) ? [value] : []);
	if ([
		"deploymentTarget",
		"workspace",
		"workload"
	].filter((name) => uses.has(name)).length < 2) return clashes;
	let first = /* @__PURE__ */ new Map(), add = (assignment, other, namespace) => {
		clashes.has(assignment) || clashes.set(assignment, [createClashProblem(namespace, assignment.target, other.target)]);
	}, workspaces = new Map(registrations.map(({ name, workspace }) => [name, workspace])), isKept = ({ registration: owner, deploymentTarget, workload }, target) => {
		if (target.registration === void 0 || target.registration === owner || !keepsNames.has(owner)) return !1;
		let other = {
			name: deploymentTarget,
			workload,
			workspace: workspaces.get(owner) ?? ""
		};
		return usedValues(other).join("/") !== usedValues(target).join("/");
	};
	for (let assignment of assignments) {
		let namespace = format(assignment), key = `${assignment.clusterType.name}/${namespace}`, kept = recorded?.namespaces.get(key)?.find((each) => isKept(each, assignment.target));
		kept && clashes.set(assignment, [createKeptProblem(namespace, assignment.target, kept)]);
		let other = first.get(key);
		other ? usedValues(other.target).join("/") !== usedValues(assignment.target).join("/") && (isOwner(assignment.target, other.target, recorded) || add(assignment, other, namespace), isOwner(other.target, assignment.target, recorded) || add(other, assignment, namespace)) : first.set(key, assignment);
	}
	return clashes;
}
function isOwner(target, other, recorded) {
	let [own, others] = [target.registration, other.registration];
	return own === others ? !1 : own === void 0 || others === void 0 ? own === void 0 : recorded?.targets.get(target.name)?.has(own) === !0 && !recorded.targets.get(other.name)?.has(others);
}
function createKeptProblem(namespace, target, kept) {
	return {
		code: "namespace-clash",
		message: `${target.name} (workspace ${target.workspace}) would share the namespace ${namespace} with ${kept.deploymentTarget}, which is published for registration ${kept.registration}, whose repository has errors`,
		at: target.at,
		hint: `Rename it, or wait until registration ${kept.registration} is fixed or removed.`,
		...ownedBy(target.registration)
	};
}
function createClashProblem(namespace, target, other) {
	return {
		code: "namespace-clash",
		message: `${target.name} (workspace ${target.workspace}) and ${other.name} (workspace ${other.workspace}) would share the namespace ${namespace}`,
		at: target.at,
		hint: "Rename one of them, or choose a namespace-pattern that distinguishes them.",
		related: [{
			message: "the other target",
			at: other.at
		}],
		...ownedBy(target.registration)
	};
}
function findVanishedTargets(model) {
	return [...model.workloads.flatMap(({ workload, registration }) => {
		let { deploymentTargets, name, locate } = workload;
		return deploymentTargets.length === 0 ? [{
			code: "no-deployment-target",
			severity: "warning",
			message: `workload ${name} has no deployment targets in any environment`,
			at: locate("spec", "deploymentTargets"),
			hint: "Remove the workload, unless it is only for now.",
			...ownedBy(registration?.name)
		}] : deploymentTargets.flatMap(({ environment }, index) => checkEnvironment(environment, model, () => locate("spec", "deploymentTargets", index, "environment")).map((each) => ({
			...each,
			...ownedBy(registration?.name)
		})));
	}), ...model.standaloneTargets.flatMap(({ target: { environment, locate }, registration }) => checkEnvironment(environment, model, () => locate("spec", "environment")).map((each) => ({
		...each,
		...ownedBy(registration?.name)
	})))];
}
function checkEnvironment(name, { environment, knownEnvironments }, locate) {
	if (knownEnvironments.length === 0 || name === environment || knownEnvironments.includes(name)) return [];
	let known = [.../* @__PURE__ */ new Set([...knownEnvironments, environment])].sort(), misspelled = known.find((other) => sortLetters(other) === sortLetters(name)), nearest = misspelled ?? findNearest(name, known);
	return [{
		code: "target-environment",
		severity: misspelled === void 0 ? "warning" : "error",
		message: `there is no environment ${quote(name)}: the target is deployed nowhere`,
		at: locate(),
		hint: nearest === void 0 ? `Known are ${joinLimited(known.map(quote), 5)}.` : `Did you mean ${nearest}? To add an environment, declare it in \`.environments/\` of the base.`
	}];
}
function sortLetters(name) {
	return [...name.toLowerCase()].sort().join("");
}
function validateModel(model) {
	let templates = new Map(model.templates.map((template) => [template.name, template]));
	return [
		...checkGitOpsRepoExists(model),
		...checkGitOpsRepoOverlaps(model.gitOpsRepos),
		...checkBaseRepoExists(model),
		...model.clusterTypes.flatMap((clusterType) => checkTemplateReferences(clusterType, templates)),
		...checkTargetRepositories(model),
		...checkRegistrations(model),
		...checkEnvironmentName(model),
		...findVanishedTargets(model),
		...checkPolicies(model)
	];
}
function checkGitOpsRepoExists(model) {
	return model.gitOpsRepos.length > 0 ? [] : [{
		code: "missing-gitops-repo",
		severity: "error",
		message: `environment ${quote(model.environment)} has no GitOpsRepo, so its manifests cannot be published`,
		hint: "Add a GitOpsRepo to the branch of the environment.",
		subject: {
			kind: "GitOpsRepo",
			name: ""
		}
	}];
}
function checkGitOpsRepoOverlaps(repos) {
	return repos.flatMap((repo, index) => repos.slice(0, index).flatMap((other) => {
		let [location, otherLocation] = [normalizeLocation(repo), normalizeLocation(other)];
		if (!`${location}/`.startsWith(`${otherLocation}/`) && !`${otherLocation}/`.startsWith(`${location}/`)) return [];
		let isSame = location === otherLocation;
		return [{
			code: isSame ? "same-gitops-repo" : "overlapping-gitops-repos",
			severity: isSame ? "error" : "warning",
			message: isSame ? `GitOpsRepos ${other.name} and ${repo.name} have the same repository, branch and path` : `the path of one of the GitOpsRepos ${other.name} and ${repo.name} is within the other`,
			at: repo.locate("spec", isSame ? "repo" : "path"),
			hint: isSame ? "Remove one of them, or give it another repository, branch or path." : "Give each a folder of its own.",
			related: [{
				message: "the other GitOpsRepo",
				at: other.locate("spec", isSame ? "repo" : "path")
			}],
			subject: {
				kind: "GitOpsRepo",
				name: repo.name
			}
		}];
	}));
}
function normalizeLocation({ repo, branch, path }) {
	let address = repo.replace(/(\.git)?\/*$/, "").toLowerCase(), folders = path.split("/").filter((part) => part !== "" && part !== ".");
	return [`${address}\n${branch}`, ...folders].join("/");
}
const REFERENCES = [
	["reconciler", "reconciler"],
	["namespaceService", "namespace"],
	["configType", "config"],
	["policy", "policy"],
	["infrastructure", "infrastructure"]
];
function checkTemplateReferences(clusterType, templates) {
	return REFERENCES.flatMap(([field, type]) => {
		if (field === "policy" || field === "infrastructure") return [];
		let name = clusterType[field];
		if (name === void 0) return [];
		let template = templates.get(name);
		return !template || template.type === type ? [] : [{
			code: "template-type",
			severity: "warning",
			message: `cluster type ${clusterType.name} uses template ${name} as its ${field}, but its type is ${template.type}`,
			at: clusterType.locate("spec", field),
			hint: `Use a template of type ${type}.`,
			related: [{
				message: "the template",
				at: template.locate("spec", "type")
			}]
		}];
	});
}
function checkBaseRepoExists(model) {
	if (model.baseRepos.length > 0) return [];
	let missing = new Set(findMissingTemplates(model.clusterTypes, model.templates).filter(({ problem }) => !problem.hint?.startsWith("Did you mean")).map(({ name }) => name));
	if (missing.size === 0) return [];
	let listed = joinLimited([...missing].map(quote), 5);
	return [{
		code: "no-base-repo",
		severity: "error",
		message: `environment ${quote(model.environment)} has no BaseRepo, so nothing is read from \`main\`: it lacks the templates ${listed}`,
		hint: "Add a BaseRepo named `main` to the branch of the environment, with the repository and branch of the promoted content.",
		subject: {
			kind: "BaseRepo",
			name: "main"
		}
	}];
}
function checkUnassignedClusterTypes({ clusterTypes, templates }, assigned, configFileName) {
	let byName = new Map(templates.map((template) => [template.name, template]));
	return clusterTypes.filter((clusterType) => !assigned.has(clusterType)).flatMap((clusterType) => findTemplateSlots(clusterType, ASSIGNMENT_FIELDS, byName, configFileName).problems.map((problem) => ({
		...problem,
		severity: "warning",
		message: `${problem.message}; nothing is assigned to it`,
		subject: {
			kind: "ClusterType",
			name: clusterType.name
		}
	})));
}
function findMissingTemplates(clusterTypes, templates) {
	let names = new Set(templates.map(({ name }) => name));
	return clusterTypes.flatMap((clusterType) => REFERENCES.flatMap(([field]) => {
		let problem = describeMissingTemplate(clusterType, field, names);
		return problem ? [{
			problem,
			name: clusterType[field] ?? ""
		}] : [];
	}));
}
function checkTargetRepositories(model) {
	let reconcilers = new Set(model.clusterTypes.map(({ reconciler }) => reconciler)), template = model.templates.find(({ name, manifests }) => reconcilers.has(name) && manifests.some(({ text }) => /\.?Manifests\.repo\b/.test(text)));
	return template ? deriveDeploymentTargets(model).filter(({ manifests }) => !manifests.repo).map((target) => ({
		code: "target-without-repo",
		severity: "warning",
		message: `deployment target ${target.name} has no \`manifests.repo\`, which template ${template.name} uses`,
		at: target.locate("manifests"),
		hint: "Add `repo`, `branch` and `path` to its `manifests`.",
		...ownedBy(target.registration)
	})) : [];
}
function checkRegistrations(model) {
	return [...checkWorkspaces(model), ...checkProviders(model)];
}
function checkWorkspaces({ registrations }) {
	return registrations.filter(({ workspace }) => workspace === "").map((registration) => ({
		code: "no-workspace",
		severity: "warning",
		message: `registration ${registration.name} has no workspace: policies of a workspace do not select its targets, and policies without one do`,
		at: registration.locate("spec"),
		hint: "Add the `workspace` of its team to its `spec`.",
		subject: {
			kind: "WorkloadRegistration",
			name: registration.name
		}
	}));
}
function checkProviders(model) {
	let providers = new Set([...model.workloads, ...model.standaloneTargets].map(({ registration }) => registration?.name));
	return model.registrations.filter(({ name }) => !providers.has(name)).map((registration) => ({
		code: "no-workload",
		severity: "error",
		message: `registration ${registration.name} provides no workload`,
		at: registration.locate("spec", "workload", "path"),
		hint: "Check that its path contains a file of kind Workload. To remove its workloads from the fleet, remove the registration.",
		registration: registration.name
	}));
}
function checkPolicies(model) {
	return model.policies.length > 0 || deriveDeploymentTargets(model).length === 0 ? [] : [{
		code: "no-policy",
		severity: "warning",
		message: `environment ${quote(model.environment)} has no SchedulingPolicy, so none of its deployment targets is assigned`,
		hint: "Add a SchedulingPolicy to the branch of the environment."
	}];
}
function checkEnvironmentName(model) {
	let { environment, knownEnvironments, gitOpsRepos, workloads, standaloneTargets, heldBack } = model, used = /* @__PURE__ */ new Set([...workloads.flatMap(({ workload }) => workload.deploymentTargets.map((target) => target.environment)), ...standaloneTargets.map(({ target }) => target.environment)]);
	if (used.has(environment)) return [];
	let isDeclared = knownEnvironments.includes(environment) || gitOpsRepos.some(({ name, branch }) => name === environment || branch === environment), others = [.../* @__PURE__ */ new Set([...used, ...knownEnvironments])].filter((name) => name !== environment).sort();
	if (used.size === 0 && (isDeclared || others.length === 0)) return [];
	let isUnknown = !isDeclared && heldBack.size === 0, nearest = isDeclared ? void 0 : findNearest(environment, others), names = joinLimited(others.map(quote), 5);
	return [{
		code: isUnknown ? "no-environment" : "no-target",
		severity: isUnknown ? "error" : "warning",
		message: isUnknown ? `there is no environment ${quote(environment)}: neither an Environment nor a deployment target has that name` : `there are no deployment targets for environment ${quote(environment)}: nothing is scheduled`,
		hint: nearest ? `Did you mean ${nearest}?` : isUnknown ? `Known are ${names}. To add an environment, declare it in \`.environments/\` of the base.` : `There are targets for ${names}.`
	}];
}
// packages/scheduler/src/plan/held-back.ts
const ASSIGNMENT_CODES = /* @__PURE__ */ new Set([
	"config-violates-schema",
	"namespace-name",
	"registration-held-back"
]);
function findHeldBack(known, diagnostics, failed = []) {
	let owners = failed.flatMap(({ problems }) => problems.flatMap(({ code, registration }) => registration === void 0 || ASSIGNMENT_CODES.has(code) ? [] : [registration]));
	return new Set([
		...known,
		...findErrorOwners(diagnostics),
		...owners
	].sort());
}
function holdBack({ clusterType, target, policies }, registration) {
	return {
		clusterType,
		target,
		policies,
		problems: [{
			code: "registration-held-back",
			message: `registration ${registration} is held back: its repository has errors`,
			at: target.at,
			registration
		}]
	};
}
// packages/scheduler/src/plan/failure-diagnostics.ts
const INFRASTRUCTURE_SUBJECT = "Infrastructure";
function createFailureDiagnostics(failed) {
	let groups = /* @__PURE__ */ new Map();
	for (let assignment of failed) for (let problem of assignment.problems) {
		if (problem.code === "registration-held-back") continue;
		let { at } = problem, key = JSON.stringify([
			problem.code,
			problem.registration,
			problem.message,
			at?.source,
			at?.file,
			at?.line,
			at?.column
		]), group = groups.get(key);
		group ? group.assignments.at(-1) !== assignment && group.assignments.push(assignment) : groups.set(key, {
			problem,
			assignments: [assignment]
		});
	}
	return [...groups.values()].map(({ problem, assignments }) => {
		let names = assignments.map(({ clusterType, target }) => `${target.name} on ${clusterType.name}`), [first] = assignments;
		return {
			...problem,
			severity: "error",
			message: `${problem.message}; affects ${joinLimited(names, 3)}`,
			...first ? { subject: {
				kind: "Assignment",
				name: formatAssignmentName(first)
			} } : {}
		};
	});
}
function createInfrastructureDiagnostics(infrastructure) {
	let failures = infrastructure.flatMap((each) => each.kind === "failed" ? each.problems.map((problem) => ({
		problem,
		name: each.clusterType.name
	})) : []);
	return [...Map.groupBy(failures, ({ problem: { code, message, at } }) => JSON.stringify([
		code,
		message,
		at
	])).values()].flatMap(([first, ...others]) => {
		if (first === void 0) return [];
		let names = [...new Set([first, ...others].map(({ name }) => name))], types = `${names.length === 1 ? "cluster type" : "cluster types"} ${joinLimited(names, 3)}`, { problem, name } = first;
		return [{
			...problem,
			severity: "error",
			message: `${problem.message}; affects the infrastructure of ${types}`,
			subject: {
				kind: INFRASTRUCTURE_SUBJECT,
				name
			}
		}];
	});
}
function formatAssignmentName({ clusterType, target }) {
	return `${target.workload}-${target.name}-${clusterType.name}`;
}
// packages/scheduler/src/plan/rendering-budget.ts
const PLAIN_VALUE = /^[\w./][\w./:@+-]*$/;
var RenderingBudget = class {
	#spent = /* @__PURE__ */ new Map();
	#problems = /* @__PURE__ */ new Map();
	#sizes = /* @__PURE__ */ new Map();
	#configs = /* @__PURE__ */ new Set();
	#clusterTypes = /* @__PURE__ */ new Set();
	findProblem({ registration, at }) {
		if (registration === void 0 || (this.#spent.get(registration) ?? 0) <= 15e6) return;
		let problem = this.#problems.get(registration) ?? createBudgetProblem(registration, at);
		return this.#problems.set(registration, problem), problem;
	}
	count({ clusterType, target }, config, result) {
		let { registration } = target;
		if (registration === void 0) return;
		let size = this.#sizeOf(target), points = Math.max(0, size.points - 1e3) + countRendering(result) + this.#countMerges(clusterType, config) + countSearches(size, result);
		this.#spent.set(registration, (this.#spent.get(registration) ?? 0) + points);
	}
	#sizeOf(target) {
		let size = this.#sizes.get(target) ?? measureTarget(target);
		return this.#sizes.set(target, size), size;
	}
	#countMerges(clusterType, config) {
		return this.#configs.has(config) ? 0 : (this.#configs.add(config), this.#clusterTypes.has(clusterType) ? 65 * config.provenance.reduce((sum, { setBy, overrode }) => sum + setBy.length + overrode.length, 0) : (this.#clusterTypes.add(clusterType), 0));
	}
};
function countRendering(result) {
	if (result.kind === "failed") return 0;
	let characters = result.files.filter(({ field }) => field !== "configType").reduce((sum, { content }) => sum + content.length, 0);
	return Math.max(0, characters - 1e4) / 4;
}
function countSearches({ values, characters }, result) {
	if (result.kind !== "failed") return 0;
	let hasOwnProblem = (expected) => result.problems.some((problem) => problem.code === expected && problem.registration !== void 0);
	return (hasOwnProblem("unsafe-value") ? values * (100 * values + 2 * characters) : 0) + (hasOwnProblem("template-limit") ? 1e6 : 0);
}
function measureTarget({ name, workload, labels, manifests }) {
	let entries = [...Object.entries(labels), ...Object.entries(manifests)], unusual = entries.filter(([, value]) => !PLAIN_VALUE.test(value)).length, characters = entries.reduce((sum, [key, value]) => sum + key.length + value.length, name.length + workload.length);
	return {
		values: entries.length + 2,
		characters,
		points: characters + unusual * 300
	};
}
function createBudgetProblem(registration, at) {
	return {
		code: "rendering-budget",
		message: `the workload files of registration ${registration} cause more work than one registration may: its assignments from here on are not rendered`,
		at,
		hint: "Fix the errors that are reported with this one, shorten long values, or register parts of the repository separately.",
		registration
	};
}
// packages/scheduler/src/plan/create-plan.ts
async function createPlan(model, settings) {
	let modelDiagnostics = validateModel(model), heldBack = findHeldBack(model.heldBack, modelDiagnostics), schedule = createSchedule(model, heldBack), namespaces = createNamespaces(schedule.assignments, model, settings.namespacePattern), configs = createConfigResolver(model.configMaps), schemas = createSchemaChecker(model.configSchemas, schedule.targets), renderer = new Renderer(model.templates, settings, schedule.targets), budget = new RenderingBudget(), planned = [], failed = [];
	for (let assignment of schedule.assignments) {
		let { clusterType, target } = assignment, exceeded = budget.findProblem(target), isHeldBack = target.registration !== void 0 && heldBack.has(target.registration);
		if (exceeded) {
			failed.push(isHeldBack ? holdBack(assignment, target.registration) : {
				...assignment,
				problems: [exceeded]
			});
			continue;
		}
		let config = configs.resolve(clusterType, target);
		if (isHeldBack) {
			budget.count(assignment, config, {
				kind: "failed",
				problems: []
			}), failed.push(holdBack(assignment, target.registration));
			continue;
		}
		let { namespace, problems: namespaceProblems } = namespaces.of(assignment), problems = [...schemas.check(clusterType, target, config), ...namespaceProblems], rendered = renderer.render({
			environment: model.environment,
			clusterType,
			target,
			namespace,
			config
		});
		if (budget.count(assignment, config, rendered), rendered.kind === "failed" && problems.push(...rendered.problems), rendered.kind === "failed" || problems.length > 0) failed.push({
			...assignment,
			problems
		});
		else {
			let { data: configData, provenance } = config;
			planned.push({
				...assignment,
				namespace,
				config: provenance,
				configData,
				files: rendered.files
			});
		}
	}
	let infrastructure = model.clusterTypes.filter((clusterType) => clusterType.infrastructure !== void 0).map((clusterType) => {
		let config = configs.resolve(clusterType, void 0);
		return {
			clusterType,
			...renderer.renderInfrastructure({
				environment: model.environment,
				clusterType,
				config
			})
		};
	}), assigned = new Set(schedule.assignments.map(({ clusterType }) => clusterType)), scope = {
		clusterTypes: model.clusterTypes,
		targets: schedule.targets
	}, isolated = isolateRegistrations(planned, failed, heldBack), diagnostics = [
		...modelDiagnostics,
		...checkUnassignedClusterTypes(model, assigned, settings.configFileName),
		...schedule.diagnostics,
		...namespaces.diagnostics,
		...configs.diagnostics(scope),
		...schemas.diagnostics(scope),
		...renderer.warnings,
		...createFailureDiagnostics(failed),
		...createInfrastructureDiagnostics(infrastructure)
	];
	return {
		environment: model.environment,
		clusterTypes: model.clusterTypes,
		targets: schedule.targets,
		unassigned: schedule.unassigned,
		idlePolicies: schedule.idlePolicies,
		...isolated,
		infrastructure,
		isPromotionHeldBack: isolated.isPromotionHeldBack || infrastructure.some(({ kind }) => kind === "failed") || model.isBaseMissing || isNothingKnown(model, isolated),
		keepsPublished: model.isBaseMissing,
		isContested: model.recorded === void 0 && namespaces.isContested,
		promotedCommit: model.baseRepos.find(({ name }) => name === PROMOTED_BASE_REPO)?.commit,
		diagnostics
	};
}
function isNothingKnown({ registrations }, { planned, heldBack }) {
	return planned.length === 0 && registrations.length > 0 && registrations.every(({ name }) => heldBack.has(name));
}
function isolateRegistrations(planned, failed, known) {
	let heldBack = findHeldBack(known, [], failed), isPromotionHeldBack = failed.some(({ problems }) => problems.some(({ registration }) => registration === void 0));
	if (heldBack.size === known.size) return {
		planned,
		failed,
		heldBack,
		isPromotionHeldBack
	};
	let remaining = [], all = [...failed];
	for (let assignment of planned) {
		let { registration } = assignment.target;
		registration === void 0 || !heldBack.has(registration) ? remaining.push(assignment) : all.push(holdBack(assignment, registration));
	}
	return {
		planned: remaining,
		failed: all.sort(byKey),
		heldBack,
		isPromotionHeldBack
	};
}
function byKey(a, b) {
	let [left, right] = [a, b].map(({ clusterType, target }) => [clusterType.name, target.name]);
	return compareTexts(left?.[0], right?.[0]) || compareTexts(left?.[1], right?.[1]);
}
function compareTexts(a = "", b = "") {
	return a < b ? -1 : +(a > b);
}
// packages/scheduler/src/plan/omit-consequences.ts
const CAUSES = {
	"missing-template": ["Template", "BaseRepo"],
	"no-base-repo": ["BaseRepo"],
	"missing-gitops-repo": ["GitOpsRepo", "BaseRepo"],
	"no-workload": [
		"Workload",
		"DeploymentTarget",
		"WorkloadRegistration"
	],
	"no-target": [
		"Workload",
		"WorkloadRegistration",
		"BaseRepo"
	],
	"no-environment": [
		"Workload",
		"WorkloadRegistration",
		"BaseRepo"
	],
	"no-policy": ["SchedulingPolicy", "BaseRepo"],
	"config-unused": [
		"Workload",
		"DeploymentTarget",
		"WorkloadRegistration",
		"ClusterType",
		"SchedulingPolicy",
		"BaseRepo"
	]
}, CAUSED_BY_ANY_OWNER = /* @__PURE__ */ new Set([
	"no-target",
	"no-environment",
	"config-unused"
]), UNREADABLE = /^(yaml-.*|not-an-object|not-utf8|file-too-large|folder-too-large|too-many-files|too-many-values|unreadable-file|folder-not-found|source-.*)$/;
function omitConsequences(diagnostics) {
	let allCauses = diagnostics.filter(({ severity, code }) => severity === "error" || code === "source-commit-not-found").filter(({ code }) => CAUSES[code] === void 0 || code === "no-base-repo"), causesByOwner = Map.groupBy(allCauses, ({ registration }) => registration);
	return diagnostics.filter((diagnostic) => {
		let causes = CAUSES[diagnostic.code];
		return causes === void 0 || !(CAUSED_BY_ANY_OWNER.has(diagnostic.code) ? allCauses : causesByOwner.get(diagnostic.registration) ?? []).filter(({ code }) => code !== diagnostic.code).some((each) => isUnreadable(each) || causes.includes(each.subject?.kind ?? ""));
	});
}
function isUnreadable({ code, subject }) {
	return UNREADABLE.test(code) || code === "unknown-kind" && subject === void 0;
}
// packages/scheduler/src/plan/taken-names.ts
function findTakenNames(model, { heldBack, planned }) {
	let { recorded } = model;
	if (recorded === void 0) return [];
	let isTaken = (owners, registration) => registration !== void 0 && !heldBack.has(registration) && [...owners ?? []].some((owner) => owner !== registration && heldBack.has(owner)), workloads = model.workloads.filter(({ workload, registration }) => isTaken(recorded.workloads.get(workload.name), registration?.name)), targets = deriveDeploymentTargets(model).filter(({ name, registration }) => isTaken(recorded.targets.get(name), registration)), namespaces = planned.filter(({ clusterType, namespace, target: { registration } }) => {
		let recordedIn = recorded.namespaces.get(`${clusterType.name}/${namespace}`) ?? [];
		return isTaken(new Set(recordedIn.map((each) => each.registration)), registration);
	});
	return [
		...workloads.map(({ workload }) => workload.name),
		...targets.map(({ name }) => name),
		...namespaces.map(({ namespace }) => namespace)
	];
}
// packages/scheduler/src/report/create-report.ts
function createReport(input) {
	let { model, plan } = input, indexes = /* @__PURE__ */ new Map(), configs = [], infrastructure = new Map(plan.infrastructure.map((each) => [each.clusterType.name, reportInfrastructure(each)])), configIndex = (assignment) => {
		let known = indexes.get(assignment.config);
		return known === void 0 ? (indexes.set(assignment.config, configs.length), configs.push(reportConfig(assignment)) - 1) : known;
	};
	return {
		version: 2,
		environment: plan.environment,
		outcome: input.outcome,
		promotedCommit: plan.promotedCommit ?? null,
		isPromotionHeldBack: plan.isPromotionHeldBack,
		keepsPublished: plan.keepsPublished,
		layout: {
			configFileName: input.configFileName,
			...reportConfigFiles(plan, input.configFileName)
		},
		gitops: model.gitOpsRepos.map(({ name, repo, branch, path, locate }) => ({
			name,
			repo,
			branch,
			path,
			at: locate("spec", "repo")
		})),
		sources: input.sources,
		registrations: model.registrations.map(({ name, workspace, workload: { repo, branch, path } }) => ({
			name,
			workspace,
			repo,
			branch,
			path,
			isHeldBack: plan.heldBack.has(name)
		})),
		clusterTypes: plan.clusterTypes.map(({ name, labels }) => ({
			name,
			labels,
			...infrastructure.get(name)
		})),
		deploymentTargets: plan.targets.map(({ name, workload, workspace, labels }) => ({
			name,
			workload,
			workspace,
			labels
		})),
		configs,
		assignments: plan.planned.map((assignment) => ({
			...reportPair(assignment),
			namespace: assignment.namespace,
			config: configIndex(assignment),
			files: assignment.files.map(({ name: file }) => {
				let { clusterType, target } = assignment;
				return formatGeneratedPath({
					kind: "assignment",
					clusterType: clusterType.name,
					deploymentTarget: target.name,
					file
				});
			})
		})),
		failed: plan.failed.map((assignment) => ({
			...reportPair(assignment),
			problems: assignment.problems
		})),
		unassigned: plan.unassigned,
		idlePolicies: plan.idlePolicies,
		diagnostics: input.diagnostics
	};
}
function reportConfigFiles({ planned }, configFileName) {
	let files = planned.flatMap(({ files: all }) => all.filter(({ field }) => field === "configType")), chosen = new Set(files.map(({ name }) => name).filter((file) => !isConfigFile({ file }, { configFileName })));
	return chosen.size === 0 ? {} : { configFiles: [...chosen].sort() };
}
function reportInfrastructure(infrastructure) {
	let { clusterType } = infrastructure;
	return infrastructure.kind === "failed" ? { problems: infrastructure.problems } : infrastructure.files.length === 0 ? {} : { files: infrastructure.files.map(({ name: file }) => formatGeneratedPath({
		kind: "infrastructure",
		clusterType: clusterType.name,
		file
	})) };
}
function reportPair({ clusterType, target, policies }) {
	return {
		clusterType: clusterType.name,
		deploymentTarget: target.name,
		workload: target.workload,
		workspace: target.workspace,
		registration: target.registration ?? null,
		policies
	};
}
function reportConfig({ config, configData }) {
	return config.map(({ key, setBy, overrode }) => ({
		key,
		value: toJsonValue(configData.entries.get(key) ?? null),
		setBy: setBy.map(reportOrigin),
		overrode: overrode.map(reportOrigin)
	}));
}
function reportOrigin({ configMap, at }) {
	return {
		configMap,
		source: at.source,
		file: at.file,
		line: at.line
	};
}
// packages/git/src/process/head-commit.ts
async function readHeadCommit(folder) {
	let path = resolve(folder);
	return (await runLocalGit(path, [
		"-c",
		"safe.directory=*",
		"rev-parse",
		"HEAD^{commit}",
		"HEAD:./"
	]))?.split("\n")[0];
}
// packages/control-plane/src/observe/output-folder.ts
function observeOutput(output) {
	let path = resolve(output);
	return {
		name: output,
		path,
		state: readOutputFolder(path)
	};
}
function readOutputFolder(path) {
	let present = lstatSync(path, { throwIfNoEntry: !1 });
	if (!present) return {
		kind: "replaceable",
		path,
		files: void 0
	};
	let folder = present.isSymbolicLink() && existsSync(path) ? realpathSync(path) : path;
	if (!statSync(folder, { throwIfNoEntry: !1 })?.isDirectory()) return { kind: "not-a-folder" };
	let files = listFiles(folder), all = new Set(files), foreign = files.find((file) => !hasGeneratedForm(file, (path) => all.has(path)));
	return foreign === void 0 ? {
		kind: "replaceable",
		path: folder,
		files
	} : {
		kind: "foreign-file",
		file: foreign
	};
}
function listFiles(folder) {
	return readdirSync(folder, {
		recursive: !0,
		withFileTypes: !0
	}).filter((entry) => !entry.isDirectory()).map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
}
// packages/control-plane/src/apply/write-tree.ts
function writeTree(path, tree) {
	let present = readOutputFolder(path);
	if (present.kind !== "replaceable") throw Error(`the contents of ${path} must not be replaced: ${present.kind}`);
	let { path: folder, files } = present;
	if (files && containsExactly(folder, files, tree)) return "unchanged";
	let parent = dirname(folder);
	mkdirSync(parent, { recursive: !0 });
	let fresh = join(parent, `.${basename(folder)}.new`), old = join(parent, `.${basename(folder)}.old`);
	return rmSync(fresh, {
		recursive: !0,
		force: !0
	}), rmSync(old, {
		recursive: !0,
		force: !0
	}), writeFiles(fresh, tree), existsSync(folder) && renameSync(folder, old), renameSync(fresh, folder), rmSync(old, {
		recursive: !0,
		force: !0
	}), "written";
}
function writeFiles(root, tree) {
	mkdirSync(root);
	let created = /* @__PURE__ */ new Set([""]), create = (folder) => {
		created.has(folder) || (create(parentOf(folder)), mkdirSync(`${root}/${folder}`), created.add(folder));
	};
	for (let [path, content] of tree) create(parentOf(path)), writeFileSync(`${root}/${path}`, content);
}
function parentOf(path) {
	return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}
function containsExactly(folder, files, tree) {
	return files.length === tree.size && files.every((file) => hasContent(`${folder}/${file}`, tree.get(file)));
}
function hasContent(path, content) {
	return content !== void 0 && lstatSync(path).isFile() && readFileSync(path, "utf8") === content;
}
// packages/control-plane/src/apply/apply-schedule.ts
function applySchedule({ tree, ...decision }) {
	let { manifestsFolder, reportFile, report } = decision, manifests = tree === void 0 ? "not-written" : writeTree(manifestsFolder, tree);
	return mkdirSync(dirname(reportFile), { recursive: !0 }), writeFileSync(reportFile, `${JSON.stringify(report, null, 1)}\n`), {
		...decision,
		manifests
	};
}
// packages/control-plane/src/repository-full-name.ts
function getRepositoryFullName(address) {
	let match = /([^/:\\]+)[/\\]([^/\\]+?)(?:\.git)?[/\\]*$/.exec(address);
	return match ? `${match[1]}/${match[2]}` : void 0;
}
// packages/control-plane/src/apply/schedule-outputs.ts
function toScheduleOutputs({ manifests, manifestsFolder, reportFile, plan, model }) {
	let targets = model.gitOpsRepos.map(({ repo, branch, path }) => ({
		repository: getRepositoryFullName(repo) ?? repo,
		branch,
		path
	}));
	return {
		report: reportFile,
		...manifests === "not-written" ? {} : { manifests: manifestsFolder },
		assignments: String(plan.planned.length),
		"held-back": String(plan.failed.length),
		"promotion-held-back": String(plan.isPromotionHeldBack),
		"platform-errors": String(hasPlatformErrors(plan)),
		"cluster-types": String(plan.clusterTypes.length),
		"promoted-commit": plan.promotedCommit ?? "",
		"gitops-repository": targets[0]?.repository ?? "",
		"gitops-branch": targets[0]?.branch ?? "",
		"gitops-path": targets[0]?.path ?? "",
		"gitops-targets": JSON.stringify(targets)
	};
}
function hasPlatformErrors({ failed, infrastructure, keepsPublished }) {
	return keepsPublished ? !1 : failed.some(({ problems }) => problems.some(({ registration }) => registration === void 0)) || infrastructure.some(({ kind }) => kind === "failed");
}
function describeScheduleResult({ manifests, plan }, output) {
	let { planned, failed, infrastructure, heldBack, clusterTypes } = plan, failing = infrastructure.filter(({ kind }) => kind === "failed").length, amount = `${formatCount(planned.length, "assignment")} on ${formatCount(clusterTypes.length, "cluster type")}`;
	if (manifests === "not-written") return "no manifests were written";
	if (manifests === "unchanged") return `${amount}: ${output} is up to date`;
	let known = [...failed.length > 0 ? [formatCount(failed.length, "assignment")] : [], ...failing > 0 ? [`the infrastructure of ${formatCount(failing, "cluster type")}`] : []], registrations = formatCount(heldBack.size, "registration"), unknown = known.length > 0 ? `whatever else ${registrations} may define` : `everything of ${registrations}`, without = heldBack.size > 0 ? [...known, unknown] : known;
	return `${amount}: written to ${output}${without.length > 0 ? `; held back: ${without.join(" and ")}` : ""}`;
}
// packages/control-plane/src/decide/decide-schedule.ts
async function decideSchedule(observed, output, settings) {
	let { model, sources } = observed, plan = await createPlan(model, settings), all = [...observed.diagnostics, ...plan.diagnostics], found = omitConsequences(all), wanted = decideOutcome(plan, [...all.filter(({ severity }) => severity === "error"), ...found.filter(({ severity }) => severity === "warning")], settings), refusal = wanted === "failed" ? void 0 : refuseOutput(output), outcome = refusal ? "failed" : wanted, diagnostics = refusal ? [...found, refusal] : found;
	return {
		model,
		plan,
		report: createReport({
			model,
			plan,
			outcome,
			configFileName: settings.configFileName,
			sources,
			diagnostics
		}),
		reportFile: join(dirname(output.path), `${basename(output.path)}.report.json`),
		diagnostics,
		tree: outcome === "failed" ? void 0 : createDesiredTree(plan),
		manifestsFolder: output.path
	};
}
const CAUSED_BY_REGISTRATIONS = /* @__PURE__ */ new Set(["record-unreadable"]), ISOLATED_SUBJECTS = /* @__PURE__ */ new Set(["Assignment", INFRASTRUCTURE_SUBJECT]);
function decideOutcome(plan, diagnostics, { onError, failOnWarnings }) {
	let isIsolated = ({ registration, subject, code }) => onError === "isolate" && (registration !== void 0 || ISOLATED_SUBJECTS.has(subject?.kind) || CAUSED_BY_REGISTRATIONS.has(code));
	if (diagnostics.filter((diagnostic) => !isIsolated(diagnostic)).some(({ severity }) => severity === "error" || failOnWarnings)) return "failed";
	let isFailing = plan.failed.length > 0 || plan.infrastructure.some(({ kind }) => kind === "failed");
	return onError === "stop" && isFailing ? "failed" : isFailing || plan.heldBack.size > 0 || plan.keepsPublished ? "partial" : "complete";
}
function refuseOutput({ name, state }) {
	if (state.kind !== "replaceable") return {
		code: "output-not-ours",
		severity: "error",
		message: state.kind === "not-a-folder" ? `the output ${quote(name)} is not a folder` : `the output folder ${quote(name)} contains ${quote(state.file)}, which is not a generated file`,
		hint: "Choose an empty folder: its contents are replaced."
	};
}
// packages/control-plane/src/observe/base-folders.ts
const NAMED_BASE = /^([a-z0-9][-a-z0-9.]*)=(.+)$/;
function parseBaseFolders(texts) {
	let folders = texts.map((text) => text.trim()).filter((text) => text !== ""), named = folders.flatMap((text) => {
		let [, name, folder] = NAMED_BASE.exec(text) ?? [];
		return name === void 0 || folder === void 0 ? [] : [[name, folder]];
	});
	return {
		base: folders.find((text) => !NAMED_BASE.test(text)),
		namedBases: new Map(named)
	};
}
// packages/control-plane/src/observe/control-plane-deps.ts
const FILES = [
	"*.yaml",
	"*.yml",
	"Kustomization",
	".sourceignore"
];
function createControlPlaneDeps(options) {
	let { token, directory, ...rest } = options, settings = {
		...rest,
		...token === void 0 ? {} : { token }
	}, session = new FetchSession(), recordSession = new FetchSession({ maxMs: 12e4 });
	return {
		fetchSources: (sources) => fetchSources(sources, {
			...settings,
			session,
			directory,
			files: FILES
		}),
		fetchRecords: (sources) => fetchSources(sources, {
			...settings,
			session: recordSession,
			directory: join(directory, "records"),
			files: [basename(ASSIGNMENT_RECORD_PATH)],
			limits: {
				maxFileBytes: MAX_RECORD_BYTES,
				maxTotalBytes: MAX_RECORD_BYTES
			}
		}),
		readHeadCommit
	};
}
// packages/control-plane/src/observe/known-environments.ts
const ENVIRONMENTS_FOLDER = ".environments";
async function readKnownEnvironments(folders) {
	let names = [];
	for (let { label, root } of folders) {
		if (!existsSync(join(root, ENVIRONMENTS_FOLDER))) continue;
		let { value } = await loadFolder({
			label,
			root,
			path: ENVIRONMENTS_FOLDER,
			trusted: !0
		});
		for (let resource of value.resources) resource.kind === "Environment" && names.push(resource.name);
	}
	return names;
}
// packages/control-plane/src/observe/source-diagnostics.ts
const FAILURES = {
	"repository-not-found": {
		code: "source-repository-not-found",
		field: "repo"
	},
	"branch-not-found": {
		code: "source-branch-not-found",
		field: "branch"
	},
	"commit-not-found": {
		code: "source-commit-not-found",
		field: "commit"
	},
	"path-not-found": {
		code: "source-path-not-found",
		field: "path"
	},
	unreachable: {
		code: "source-unreachable",
		field: "repo"
	},
	denied: {
		code: "source-denied",
		field: "repo"
	},
	timeout: {
		code: "source-timeout",
		field: "repo"
	},
	"refused-url": {
		code: "source-refused-url",
		field: "repo"
	},
	"too-large": {
		code: "source-too-large",
		field: "repo"
	},
	"unsafe-content": {
		code: "source-unsafe-content",
		field: "repo"
	},
	"git-failed": {
		code: "source-git-failed",
		field: "repo"
	}
};
function createSourceDiagnostic(resource, failure) {
	let { code, field } = FAILURES[failure.kind];
	return {
		code,
		severity: "error",
		message: failure.message,
		at: resource.kind === "BaseRepo" ? resource.locate("spec", field) : resource.locate("spec", "workload", field),
		...failure.hint === void 0 ? {} : { hint: failure.hint },
		subject: {
			kind: resource.kind,
			name: resource.name
		}
	};
}
// packages/control-plane/src/observe/source-links.ts
const YAML_FILE = /\.ya?ml$/;
async function loadFolderWithLinks(folder, skipped) {
	let unmarked = await markSkipped(folder.root, skipped), { value, diagnostics } = await loadFolder(folder), submodules = new Set(skipped.filter(({ kind }) => kind === "submodule").map(({ path }) => path)), isSubmodule = (file) => submodules.has(file), isSuspicious = createWorkloadSuspicion(value.resources.map(({ locate }) => locate("metadata").file)), mayHideWorkload = (file) => !folder.trusted && YAML_FILE.test(file) && isSuspicious(file), toDiagnostic = (at) => createLinkDiagnostic(at, mayHideWorkload(at.file), isSubmodule(at.file)), reported = diagnostics.map((each) => each.code === "symbolic-link" && each.at ? toDiagnostic(each.at) : each), others = unmarked.map(({ path }) => toDiagnostic({
		source: folder.label,
		file: path,
		line: 1,
		column: 1
	}));
	return {
		value,
		diagnostics: [...reported, ...others]
	};
}
async function markSkipped(root, skipped) {
	let unmarked = [];
	for (let entry of skipped) {
		let file = join(root, entry.path);
		try {
			await mkdir(dirname(file), { recursive: !0 }), await symlink(basename(file), file);
		} catch (error) {
			isErrorWithCode(error, "EEXIST") || unmarked.push(entry);
		}
	}
	return unmarked;
}
function createLinkDiagnostic(at, mayHideWorkload, isSubmodule) {
	let what = isSubmodule ? "this is a submodule; it is not read" : "this is a symbolic link; it is not followed";
	return {
		code: "symbolic-link",
		severity: mayHideWorkload ? "error" : "warning",
		message: mayHideWorkload ? `${what}, so a workload may be missing` : what,
		at,
		hint: `Replace the ${isSubmodule ? "submodule" : "link"} by the file or folder itself, or exclude it with a .sourceignore.`
	};
}
function isErrorWithCode(error, code) {
	return error instanceof Error && "code" in error && error.code === code;
}
// packages/control-plane/src/observe/source-resource.ts
function toGitSource(resource) {
	if (resource.kind === "WorkloadRegistration") {
		let { repo, branch, path } = resource.workload;
		return {
			repo,
			ref: { branch },
			path
		};
	}
	let { repo, branch, commit, path } = resource;
	return {
		repo,
		ref: commit === void 0 ? { branch } : {
			branch,
			commit
		},
		path
	};
}
function toReportSource(resource, commit) {
	let { repo, ref, path } = toGitSource(resource);
	return {
		kind: resource.kind === "BaseRepo" ? "base" : "workload",
		name: resource.name,
		repo,
		branch: ref.branch,
		path,
		commit: commit ?? ref.commit ?? null
	};
}
async function readSources(resources, options) {
	let requests = resources.map((resource) => {
		let source = toGitSource(resource);
		return {
			resource,
			source,
			checkout: options.findCheckout(source, resource)
		};
	}), remote = requests.filter(({ checkout }) => checkout === void 0).map(({ source }) => source), fetched = remote.length === 0 ? /* @__PURE__ */ new Map() : await options.deps.fetchSources(remote), sources = [], diagnostics = [];
	for (let { resource, source, checkout } of requests) {
		let located = checkout === void 0 ? locateFetched(source, fetched.get(source)) : locateCheckout(source, checkout, await readCommit(checkout, options.deps));
		if (located.kind === "failed") {
			diagnostics.push({
				...createSourceDiagnostic(resource, located.failure),
				...ownerOf(resource)
			});
			continue;
		}
		let { root, commit, skipped } = located.location, loaded = await loadFolderWithLinks({
			label: `${source.repo}@${source.ref.commit?.slice(0, 12) ?? source.ref.branch}`,
			root,
			path: source.path,
			trusted: options.trusted
		}, skipped);
		diagnostics.push(...loaded.diagnostics.map((each) => ({
			...each,
			...ownerOf(resource)
		})));
		let origin = toReportSource(resource, commit);
		sources.push({
			resource,
			folder: loaded.value,
			origin,
			isLocal: checkout !== void 0
		});
	}
	return {
		value: sources,
		diagnostics
	};
}
function ownerOf({ kind, name }) {
	return ownedBy(kind === "WorkloadRegistration" ? name : void 0);
}
async function readCommit(folder, deps) {
	return existsSync(folder) ? deps.readHeadCommit(folder) : void 0;
}
function locateFetched(source, result) {
	if (!result) throw Error(`no result for ${source.repo}`);
	return result.kind === "failed" ? result : checkPath(source, {
		...result.source,
		skipped: result.skipped ?? []
	});
}
function locateCheckout(source, root, commit) {
	return existsSync(root) ? checkPath(source, {
		root,
		commit,
		skipped: []
	}) : {
		kind: "failed",
		failure: {
			kind: "path-not-found",
			message: `the folder ${quote(root)}, which should contain ${source.repo}, does not exist`
		}
	};
}
function checkPath({ repo, ref, path }, location) {
	let found = statSync(join(location.root, path), { throwIfNoEntry: !1 });
	return found?.isFile() ? {
		kind: "failed",
		failure: {
			kind: "path-not-found",
			message: `the path ${quote(path)} is not a folder in ${repo} on branch ${quote(ref.branch)}`,
			hint: `The path has to be a folder: use \`${posix.dirname(path)}\`.`
		}
	} : found ? {
		kind: "located",
		location
	} : {
		kind: "failed",
		failure: {
			kind: "path-not-found",
			message: `there is no ${quote(path)} in ${repo} on branch ${quote(ref.branch)}`
		}
	};
}
// packages/control-plane/src/observe/observe-control-plane.ts
async function observeControlPlane(folders, deps) {
	let root = resolve(folders.controlPlane), own = await loadFolder({
		label: ".",
		root,
		trusted: !0
	}), bases = await readBases(own.value, folders, deps), base = combineFolders(bases.value), workloads = await readSources(findRegistrations(own.value, base), {
		findCheckout: ({ repo }) => findWorkloadCheckout(folders.workloads, repo),
		trusted: !1,
		deps
	}), commit = await readCommit(root, deps) ?? null, sources = [...bases.value, ...workloads.value], localFolders = sources.filter(({ isLocal }) => isLocal).map(({ folder }) => folder.folder), knownEnvironments = await readKnownEnvironments([own.value.folder, ...bases.value.map(({ folder }) => folder.folder)]), isBaseMissing = bases.diagnostics.some(isMissingBase), assemble = (record, withLateErrors) => {
		let isNew = (record.value?.targets.size ?? 0) === 0, read = [
			...own.diagnostics,
			...bases.diagnostics.map((each) => isNew && isMissingBase(each) ? toFirstPromotionWarning(each) : each),
			...workloads.diagnostics
		], assembled = assembleModel({
			environment: folders.environment,
			environmentFolder: own.value,
			base,
			workloads: workloads.value.map(({ resource, folder }) => ({
				registration: resource,
				folder
			})),
			unreadable: findErrorOwners(workloads.diagnostics),
			withLateErrors,
			isBaseMissing,
			knownEnvironments,
			recorded: record.value
		});
		return {
			model: assembled.value,
			sources: [{
				kind: "control-plane",
				name: folders.environment,
				repo: null,
				branch: null,
				path: ".",
				commit
			}, ...sources.map(({ origin }) => origin)],
			folders: new Map([own.value.folder, ...localFolders].map((folder) => [folder.label, folder.root])),
			diagnostics: [
				...read,
				...record.diagnostics,
				...assembled.diagnostics
			]
		};
	}, first = assemble({
		value: void 0,
		diagnostics: []
	}, /* @__PURE__ */ new Set()), withRecord = async () => {
		let { readRecordedOwners } = await import("../shared/control-plane.js"), { gitOpsRepos, registrations } = first.model, record = await readRecordedOwners(gitOpsRepos, registrations.map(({ name, workload }) => ({
			name,
			...workload
		})), folders.gitops, deps), withLateErrors = (heldBack) => ({
			...assemble(record, heldBack),
			withLateErrors
		});
		return withLateErrors(/* @__PURE__ */ new Set());
	}, isPublished = first.diagnostics.every((each) => !isErrorOfPlatform(each) || isMissingBase(each));
	return isBaseMissing || first.model.heldBack.size > 0 && isPublished ? withRecord() : {
		...first,
		withRecord
	};
}
async function readBases(own, folders, deps) {
	let ownRepos = findBaseRepos(own), known = /* @__PURE__ */ new Map(), sources = [], diagnostics = [];
	for (let found = ownRepos; found.length > 0;) {
		let unread = found.filter(({ name }) => !known.has(name)), next = unread.slice(0, 20 - known.size);
		diagnostics.push(...unread.slice(next.length, next.length + 1).map(describeExcessBase));
		for (let baseRepo of next) known.set(baseRepo.name, baseRepo);
		let read = await readSources(next, {
			findCheckout: (_, baseRepo) => findBaseCheckout(folders, baseRepo, ownRepos),
			trusted: !0,
			deps
		});
		sources.push(...read.value), diagnostics.push(...read.diagnostics), found = read.value.flatMap(({ folder }) => findBaseRepos(folder));
	}
	return {
		value: sources,
		diagnostics: [...checkBaseFolders(folders, [...known.values()]), ...diagnostics]
	};
}
function findBaseRepos({ resources }) {
	return resources.filter((resource) => resource.kind === "BaseRepo");
}
function describeExcessBase({ name, locate }) {
	return {
		code: "too-many-bases",
		severity: "error",
		message: `the environment has more than 20 BaseRepos; ${name} and those after it are not read`,
		at: locate("metadata", "name"),
		hint: "Combine some of them.",
		subject: {
			kind: "BaseRepo",
			name
		}
	};
}
function isErrorOfPlatform({ severity, registration }) {
	return severity === "error" && registration === void 0;
}
function isMissingBase({ code, subject }) {
	return code === "source-commit-not-found" && subject?.kind === "BaseRepo";
}
function toFirstPromotionWarning(diagnostic) {
	return {
		...diagnostic,
		severity: "warning",
		message: `${diagnostic.message}; nothing of the base is read, and whatever is published stays`,
		hint: "The first promotion to this environment replaces the commit."
	};
}
function findBaseCheckout({ base, namedBases }, { name }, all) {
	let isOnly = all.length === 1 && all[0]?.name === name, folder = namedBases?.get(name) ?? (name === "main" || isOnly ? base : void 0);
	return folder === void 0 ? void 0 : resolve(folder);
}
function checkBaseFolders(folders, baseRepos) {
	let names = new Set(baseRepos.map(({ name }) => name)), named = [...folders.namedBases?.keys() ?? []].filter((name) => !names.has(name));
	return [...folders.base !== void 0 && baseRepos.length !== 1 && !names.has("main") ? [PROMOTED_BASE_REPO] : [], ...named].map((name) => ({
		code: "unused-base",
		severity: "warning",
		message: `a folder is given for BaseRepo ${quote(name)}, but the environment has no BaseRepo of that name; the folder is not read`,
		hint: `Add a BaseRepo named \`${name}\` to the branch of the environment, or fix the input \`base\`.`
	}));
}
function combineFolders(bases) {
	let [first] = bases;
	return first && {
		folder: first.folder.folder,
		resources: bases.flatMap(({ folder }) => folder.resources)
	};
}
function findRegistrations(own, base) {
	let byName = /* @__PURE__ */ new Map();
	for (let resource of [...base?.resources ?? [], ...own.resources]) resource.kind === "WorkloadRegistration" && byName.set(resource.name, resource);
	return [...byName.values()].sort((a, b) => a.name < b.name ? -1 : 1);
}
function findWorkloadCheckout(folder, repo) {
	let name = getRepositoryFullName(repo);
	if (folder === void 0 || name === void 0 || name.split("/").some((part) => part === ".." || part === ".")) return;
	let root = join(resolve(folder), name);
	return existsSync(root) ? root : void 0;
}
async function scheduleEnvironment(folders, output, settings, deps) {
	let state = observeOutput(output), observed = await observeControlPlane(folders, deps), decision = await decideSchedule(observed, state, settings);
	for (let attempt = 1; attempt < 5; attempt += 1) {
		let next = await observeAgain(observed, decision);
		if (next === void 0) break;
		observed = next, decision = await decideSchedule(observed, state, settings);
	}
	return {
		observed,
		decision
	};
}
async function observeAgain({ model, withRecord, withLateErrors }, { plan, report: { outcome } }) {
	if (outcome === "failed") return;
	let hasLateErrors = plan.heldBack.size > model.heldBack.size;
	return withRecord && (plan.isContested || hasLateErrors) ? withRecord() : [...plan.heldBack].some((name) => !model.keepsNames.has(name)) && findTakenNames(model, plan).length > 0 ? withLateErrors?.(plan.heldBack) : void 0;
}
// actions/schedule/inputs.ts
function readScheduleInputs(inputs, temp) {
	let environment = inputs.matching("environment", ENVIRONMENT_NAME) ?? inputs.required("environment");
	return {
		folders: {
			environment,
			controlPlane: inputs.text("control-plane") || ".",
			...parseBaseFolders(inputs.text("base").split("\n")),
			workloads: inputs.optional("workloads"),
			gitops: inputs.optional("gitops")
		},
		settings: {
			namespacePattern: inputs.optional("namespace-pattern") ?? "{{environment}}-{{clusterType}}-{{deploymentTarget}}",
			configFileName: inputs.matching("config-file-name", CONFIG_FILE_NAME) ?? "platform-config",
			onError: inputs.choice("on-error", ["isolate", "stop"]),
			failOnWarnings: inputs.flag("fail-on-warnings")
		},
		output: inputs.text("output") || join(temp, "kalypso", environment),
		token: inputs.optional("token")
	};
}
function renderScheduleSummary({ plan, manifests, diagnostics }) {
	let errors = diagnostics.filter(({ severity }) => severity === "error"), warnings = diagnostics.filter(({ severity }) => severity === "warning");
	return markdownDocument([
		heading(`Schedule of ${plan.environment}`),
		paragraph(escapeText(describeOutcome(plan, manifests))),
		...renderHeldBack(plan, errors),
		...errors.length > 0 ? [heading("Errors"), renderDiagnostics(errors)] : [],
		...plan.clusterTypes.length > 0 ? [renderAssignments(plan)] : [],
		...renderUnscheduled("Deployment targets without a cluster type", plan.unassigned, createTeamLookup(plan)),
		...renderUnscheduled("Policies that select nothing", plan.idlePolicies, () => ""),
		...warnings.length > 0 ? [heading("Warnings"), renderDiagnostics(warnings)] : []
	]);
}
function describeOutcome({ planned, failed, infrastructure, heldBack, clusterTypes, targets, promotedCommit, isPromotionHeldBack }, manifests) {
	let amount = `${formatCount(planned.length, "assignment")} of ${formatCount(targets.length, "deployment target")} to ${formatCount(clusterTypes.length, "cluster type")}.`;
	if (manifests === "not-written") return `Nothing was written. ${amount}`;
	let failing = infrastructure.filter(({ kind }) => kind === "failed").length;
	if (failed.length === 0 && failing === 0 && heldBack.size === 0) return amount;
	let isHeldBack = isPromotionHeldBack && promotedCommit !== void 0;
	return [
		amount,
		...failed.length > 0 ? [`${formatCount(failed.length, "assignment")} held back; what is published of them stays.`] : [],
		...failing > 0 ? [`The infrastructure of ${formatCount(failing, "cluster type")} is held back; what is published of it stays.`] : [],
		...isHeldBack ? ["The promoted commit is not published while content of the platform team holds something back."] : []
	].join(" ");
}
function renderHeldBack({ heldBack, failed }, errors) {
	if (heldBack.size === 0) return [];
	let rows = [...heldBack].map((name) => {
		let own = errors.filter(({ registration }) => registration === name), assignments = failed.filter(({ target }) => target.registration === name).length;
		return {
			owner: "",
			name,
			first: own[0],
			more: own.length - 1,
			assignments
		};
	}), body = renderFairTable([
		"registration",
		"assignments held back",
		"error"
	].map(escapeText), rows, ({ name, first, more, assignments }) => [
		inlineCode(name),
		escapeText(assignments === 0 ? "not known" : String(assignments)),
		escapeText(`${first === void 0 ? "" : describeError(first)}${more > 0 ? ` (and ${more} more)` : ""}`)
	]);
	return [heading("Held back"), body];
}
function describeError({ at, message }) {
	return at ? `${formatPosition(at)}: ${message}` : message;
}
function renderAssignments({ targets, planned, failed, clusterTypes }) {
	let rows = targets.map(({ name, workspace }) => ({
		target: name,
		owner: describeOwner(workspace),
		marks: /* @__PURE__ */ new Map()
	})), byTarget = new Map(rows.map((row) => [row.target, row]));
	for (let { clusterType, target } of planned) byTarget.get(target.name)?.marks.set(clusterType.name, "\u2713");
	for (let { clusterType, target } of failed) byTarget.get(target.name)?.marks.set(clusterType.name, "\u2717");
	let hasFailed = ({ marks }) => [...marks.values()].includes("\u2717"), turnsOf = (row) => [row.owner, String(hasFailed(row))];
	return clusterTypes.length > 12 ? renderFairTable([
		"deployment target",
		"cluster types",
		""
	].map(escapeText), rows, toListCells, turnsOf) : renderFairTable([escapeText("deployment target"), ...clusterTypes.map(({ name }) => inlineCode(name))], rows, ({ target, marks }) => [inlineCode(target), ...clusterTypes.map(({ name }) => trustedMarkdown(marks.get(name) ?? ""))], turnsOf);
}
function toListCells({ target, marks }) {
	let names = [...marks].map(([clusterType, mark]) => inlineCode(`${mark}${clusterType}`));
	return [
		inlineCode(target),
		escapeText(String(names.length)),
		trustedMarkdown(joinLimited(names, 12))
	];
}
function createTeamLookup({ targets }) {
	let teams = new Map(targets.map(({ name, workspace }) => [name, workspace]));
	return (target) => describeOwner(teams.get(target) ?? "");
}
function describeOwner(workspace) {
	return workspace === "" ? "without a workspace" : `of ${workspace}`;
}
function renderUnscheduled(title, items, ownerOf) {
	if (items.length === 0) return [];
	let rows = items.map(({ name, reason }) => ({
		name,
		reason,
		owner: ownerOf(name)
	})), body = renderFairTable([escapeText("name"), escapeText("reason")], rows, ({ name, reason }) => [inlineCode(name), escapeText(reason)]);
	return [details(escapeText(`${title}: ${items.length}`), body)];
}
function renderDiagnostics(diagnostics) {
	let rows = diagnostics.map((diagnostic) => {
		let { at, registration } = diagnostic, { source = "." } = at ?? {}, owner = registration ?? (source === "." ? "the control plane" : source);
		return {
			...diagnostic,
			owner: `of ${owner}`
		};
	});
	return renderFairTable([
		escapeText("position"),
		escapeText("problem"),
		escapeText("code")
	], rows, ({ at, message, hint, code }) => [
		at ? inlineCode(formatPosition(at)) : trustedMarkdown(""),
		escapeProblem(hint === void 0 ? message : `${message}.`, hint),
		inlineCode(code)
	]);
}
function renderFairTable(header, rows, toCells, turnsOf = ({ owner }) => [owner]) {
	let { shown, omitted } = createFairSelector(rows, {
		maxRowsOfGroup: 100,
		groupOf: ({ owner }) => owner,
		turnsOf
	})(200), body = table(header, shown.map(toCells), 200);
	if (omitted.size === 0) return body;
	let counts = omittedParagraph(omitted, (owner, count) => `${count} more ${owner}`.trimEnd(), 50);
	return trustedMarkdown(`${body}\n${counts}`);
}
// actions/schedule/index.ts
await runAction(async () => {
	let temp = process.env.RUNNER_TEMP ?? tmpdir(), workspace = process.env.GITHUB_WORKSPACE ?? ".", inputs = new Inputs(), { folders, settings, output, token } = readScheduleInputs(inputs, temp);
	if (hideToken(token ?? ""), inputs.problems.length > 0) return reportDiagnostics(inputs.problems, {
		workspace,
		folders: /* @__PURE__ */ new Map()
	}), !1;
	let { observed, decision } = await scheduleEnvironment(folders, output, settings, createControlPlaneDeps({
		directory: join(temp, "kalypso", "sources"),
		token,
		serverUrl: process.env.GITHUB_SERVER_URL ?? "https://github.com",
		log
	})), result = applySchedule(decision);
	return log(describeScheduleResult(result, output)), reportDiagnostics(result.diagnostics, {
		workspace,
		folders: observed.folders
	}), addSummary(renderScheduleSummary(result)), setOutputs(toScheduleOutputs(result)), result.manifests !== "not-written";
});
export {};
