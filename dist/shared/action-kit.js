import { c as init__lazy_crypto, l as randomUUID } from "./shared2.js";
import { n as formatPosition, t as formatCount } from "./diagnostics.js";
import { a as listSecretForms, t as quote } from "./diagnostics3.js";
import { n as errorMessage, t as causeChain } from "./retry2.js";
import { isAbsolute, join, relative, resolve } from "node:path";
import * as os from "os";
import * as fs$1 from "fs";
import { appendFileSync, statSync } from "node:fs";
// node_modules/@actions/core/lib/utils.js
function toCommandValue(input) {
	return input == null ? "" : typeof input == "string" || input instanceof String ? input : JSON.stringify(input);
}
function toCommandProperties(annotationProperties) {
	return Object.keys(annotationProperties).length ? {
		title: annotationProperties.title,
		file: annotationProperties.file,
		line: annotationProperties.startLine,
		endLine: annotationProperties.endLine,
		col: annotationProperties.startColumn,
		endColumn: annotationProperties.endColumn
	} : {};
}
// node_modules/@actions/core/lib/command.js
function issueCommand(command, properties, message) {
	let cmd = new Command(command, properties, message);
	process.stdout.write(cmd.toString() + os.EOL);
}
function issue(name, message = "") {
	issueCommand(name, {}, message);
}
var Command = class {
	constructor(command, properties, message) {
		command ||= "missing.command", this.command = command, this.properties = properties, this.message = message;
	}
	toString() {
		let cmdStr = "::" + this.command;
		if (this.properties && Object.keys(this.properties).length > 0) {
			cmdStr += " ";
			let first = !0;
			for (let key in this.properties) if (this.properties.hasOwnProperty(key)) {
				let val = this.properties[key];
				val && (first ? first = !1 : cmdStr += ",", cmdStr += `${key}=${escapeProperty(val)}`);
			}
		}
		return cmdStr += `::${escapeData(this.message)}`, cmdStr;
	}
};
function escapeData(s) {
	return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
	return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}
// node_modules/@actions/core/lib/file-command.js
init__lazy_crypto();
function issueFileCommand(command, message) {
	let filePath = process.env[`GITHUB_${command}`];
	if (!filePath) throw Error(`Unable to find environment variable for file command ${command}`);
	if (!fs$1.existsSync(filePath)) throw Error(`Missing file at path: ${filePath}`);
	fs$1.appendFileSync(filePath, `${toCommandValue(message)}${os.EOL}`, { encoding: "utf8" });
}
function prepareKeyValueMessage(key, value) {
	let delimiter = `ghadelimiter_${randomUUID()}`, convertedValue = toCommandValue(value);
	if (key.includes(delimiter)) throw Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
	if (convertedValue.includes(delimiter)) throw Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
	return `${key}<<${delimiter}${os.EOL}${convertedValue}${os.EOL}${delimiter}`;
}
var ExitCode;
(function(ExitCode) {
	ExitCode[ExitCode.Success = 0] = "Success", ExitCode[ExitCode.Failure = 1] = "Failure";
})(ExitCode ||= {});
function setSecret(secret) {
	issueCommand("add-mask", {}, secret);
}
function getInput(name, options) {
	let val = process.env[`INPUT_${name.replace(/ /g, "_").toUpperCase()}`] || "";
	if (options && options.required && !val) throw Error(`Input required and not supplied: ${name}`);
	return options && options.trimWhitespace === !1 ? val : val.trim();
}
function setOutput(name, value) {
	if (process.env.GITHUB_OUTPUT) return issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
	process.stdout.write(os.EOL), issueCommand("set-output", { name }, toCommandValue(value));
}
function isDebug() {
	return process.env.RUNNER_DEBUG === "1";
}
function error(message, properties = {}) {
	issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function warning(message, properties = {}) {
	issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function startGroup(name) {
	issue("group", name);
}
function endGroup() {
	issue("endgroup");
}
// packages/action-kit/src/inputs.ts
var Inputs = class {
	#problems = [];
	get problems() {
		return this.#problems;
	}
	text(name) {
		return getInput(name);
	}
	optional(name) {
		return this.text(name) || void 0;
	}
	required(name) {
		let value = this.text(name);
		return value === "" && this.#addProblem(`input ${name} is required`, `Set \`${name}\` under \`with:\`; if it is set there, the secret, variable or output that it names does not exist or is empty.`), value;
	}
	matching(name, form) {
		let value = this.optional(name);
		return value !== void 0 && !form.pattern.test(value) && this.#addInvalidValue(name, value, form.hint), value;
	}
	flag(name) {
		let value = this.text(name);
		return /^(true|True|TRUE)$/.test(value) ? !0 : (/^(false|False|FALSE)?$/.test(value) || this.#addInvalidValue(name, value, "Use `true` or `false`."), !1);
	}
	choice(name, values) {
		let value = this.text(name), found = values.find((candidate) => candidate === value);
		return found === void 0 && value !== "" && this.#addInvalidValue(name, value, `Use one of ${values.map((each) => `\`${each}\``).join(", ")}.`), found ?? values[0];
	}
	reject(name, problem, hint) {
		this.#addProblem(`input ${name} ${problem}`, hint);
	}
	addProblems(problems) {
		this.#problems.push(...problems);
	}
	#addInvalidValue(name, value, hint) {
		this.#addProblem(`input ${name} has the invalid value ${quote(value)}`, hint);
	}
	#addProblem(message, hint) {
		this.#problems.push({
			code: "input",
			severity: "error",
			message,
			hint
		});
	}
};
// packages/action-kit/src/log.ts
function safeLine(text) {
	return text.replace(/(?!\t)[\p{Cc}\u2028\u2029]/gu, " ").replace(/^(\s*):(?=:)/, "$1\u02D0").replaceAll("##[", "#\u200B#[");
}
function log(line) {
	process.stdout.write(`${safeLine(line)}\n`);
}
function reportDiagnostics(diagnostics, context) {
	let errors = diagnostics.filter(({ severity }) => severity === "error"), warnings = diagnostics.filter(({ severity }) => severity === "warning");
	if (annotate(errors, error, "error", context), annotate(warnings, warning, "warning", context), diagnostics.length !== 0) {
		startGroup(`${formatCount(errors.length, "error")}, ${formatCount(warnings.length, "warning")}`);
		for (let diagnostic of diagnostics) for (let line of toLogLines(diagnostic)) log(line);
		endGroup();
	}
}
function annotate(diagnostics, write, severity, context) {
	let shown = diagnostics.length > 10 ? diagnostics.slice(0, 9) : diagnostics;
	for (let diagnostic of shown) write(toAnnotation(diagnostic, context), toProperties(diagnostic, context));
	let rest = diagnostics.length - shown.length;
	rest > 0 && write(`${rest} more ${severity}s are in the log and in the job summary`, { title: "more" });
}
function toLogLines({ at, severity, message, code, hint, related = [] }) {
	return [
		`${at ? `${formatPosition(at)}: ` : ""}${severity}: ${message} [${code}]`,
		...related.map((other) => `    ${other.message}: ${formatPosition(other.at)}`),
		...hint === void 0 ? [] : [`    ${hint}`]
	];
}
function toAnnotation({ at, message, hint }, context) {
	return safeLine(`${at && !toWorkspacePath(at, context) ? `${formatPosition(at)}: ` : ""}${message}${hint === void 0 ? "" : `. ${hint}`}`);
}
function toProperties({ at, code }, context) {
	let file = at && toWorkspacePath(at, context);
	return {
		title: code,
		...at && file ? {
			file,
			startLine: at.line,
			startColumn: at.column
		} : {}
	};
}
function toWorkspacePath({ source, file }, { workspace, folders }) {
	let folder = folders.get(source);
	if (folder === void 0) return;
	let path = relative(resolve(workspace), join(resolve(folder), file));
	if (!(path === "" || isAbsolute(path) || /^\.\.([\\/]|$)/.test(path))) return path.replaceAll("\\", "/");
}
async function runAction(main) {
	try {
		await main() || (process.exitCode = 1);
	} catch (thrown) {
		process.exitCode = 1;
		let errors = causeChain(thrown);
		if (error(safeLine(`Unexpected failure: ${errors.map(toClause).join(", because ")}. Re-run the job; if it fails again, enable debug logging and report what it shows as a bug of Kalypso Actions.`)), !isDebug()) return;
		for (let each of errors) for (let line of getStackLines(each)) log(line);
	}
}
function toClause(thrown) {
	return errorMessage(thrown).replace(/\.$/, "");
}
function getStackLines(thrown) {
	return thrown instanceof Error ? (thrown.stack ?? thrown.message).split("\n") : [];
}
function trustedMarkdown(text) {
	return text;
}
const SEPARATOR = "&#8203;";
function escapeText(value) {
	return trustedMarkdown(escapeCharacters(value).replace(/\bgh-(?=\d)/gi, (match) => `${match}${SEPARATOR}`).replace(/[0-9a-f]{7,}/gi, (digits) => digits.replace(/.{6}(?=.)/g, `$&${SEPARATOR}`)));
}
function escapeProblem(message, hint) {
	if (hint === void 0) return escapeText(message);
	let parts = hint.split(/("(?:[^"\\]|\\.)*"|`[^`\n]+`)/), isCode = (part, index) => index % 2 == 1 && part.startsWith("`"), text = parts.map((part, index) => isCode(part, index) ? inlineCode(part.slice(1, -1)) : escapeText(part));
	return trustedMarkdown(`${escapeText(`${message} `)}${text.join("")}`);
}
function escapeCharacters(value) {
	return value.toWellFormed().replace(/[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, " ").replace(/^\s+/, " ").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replace(/[\\`*_{}[\]()#!|~$^]|(?<=^ ?)[-+=]|(?<=^ ?\d+)\./g, (character) => `&#${character.charCodeAt(0)};`).replaceAll("@", `&#64;${SEPARATOR}`).replace(/&#35;(?=\d)/g, `&#35;${SEPARATOR}`).replaceAll("://", `:${SEPARATOR}&#47;&#47;`).replace(/\bwww\./gi, (match) => `${match.slice(0, 3)}${SEPARATOR}.`);
}
function inlineCode(value) {
	return trustedMarkdown(`<code>${escapeCharacters(value)}</code>`);
}
function link(label, address) {
	let url = URL.canParse(address) ? new URL(address) : void 0;
	return url?.protocol !== "https:" && url?.protocol !== "http:" ? label : trustedMarkdown(`<a href="${url.href.replace(/[^\w:/.?=#@~+%-]/g, (character) => `%${character.charCodeAt(0).toString(16)}`)}">${label}</a>`);
}
function heading(value) {
	return trustedMarkdown(`### ${escapeText(value)}\n`);
}
function paragraph(...parts) {
	return trustedMarkdown(`${parts.join("")}\n`);
}
function table(header, rows, maxRows = 200) {
	let line = (cells) => `| ${cells.join(" | ")} |\n`, rule = `|${" --- |".repeat(header.length)}\n`, more = rows.length - maxRows, tail = more > 0 ? `\n\u2026and ${more} more ${more === 1 ? "row" : "rows"}.\n` : "";
	return trustedMarkdown(`${line(header)}${rule}${rows.slice(0, maxRows).map(line).join("")}${tail}`);
}
function details(summary, body) {
	return trustedMarkdown(`<details><summary>${summary}</summary>\n\n${body}\n</details>\n`);
}
function markdownDocument(sections) {
	let result = "";
	for (let [index, section] of sections.entries()) {
		if (Buffer.byteLength(result) + Buffer.byteLength(section) > 1e6) {
			let more = sections.length - index;
			return trustedMarkdown(`${result}\nThe summary ends here: ${more} more ${more === 1 ? "section is" : "sections are"} too long for GitHub to show.\n`);
		}
		result += `${section}\n`;
	}
	return trustedMarkdown(result);
}
// packages/action-kit/src/step-results.ts
function hideToken(token) {
	if (token !== "") for (let form of listSecretForms(token)) setSecret(form);
}
function setOutputs(outputs) {
	for (let [name, value] of Object.entries(outputs)) setOutput(name, value);
}
const TRUNCATED = `\n\n${paragraph(escapeText("Truncated: GitHub shows at most 1 MiB. The rest is in the log."))}`;
function addSummary(summary) {
	let file = process.env.GITHUB_STEP_SUMMARY;
	if (file) try {
		let used = statSync(file, { throwIfNoEntry: !1 })?.size ?? 0;
		appendFileSync(file, truncate(summary, 1048576 - used));
	} catch (error) {
		warning(safeLine(`the job summary was not written: ${errorMessage(error)}. Check the disk of the runner.`), { title: "job-summary" });
	}
}
function truncate(text, maxBytes) {
	let bytes = Buffer.from(text);
	if (bytes.length <= maxBytes) return text;
	let space = maxBytes - Buffer.byteLength(TRUNCATED), end = space > 0 ? bytes.lastIndexOf("\n", space) : -1;
	return end < 0 ? "" : `${bytes.subarray(0, end)}${TRUNCATED}`;
}
export { Inputs as _, escapeProblem as a, inlineCode as c, paragraph as d, table as f, log as g, reportDiagnostics as h, details as i, link as l, runAction as m, hideToken as n, escapeText as o, trustedMarkdown as p, setOutputs as r, heading as s, addSummary as t, markdownDocument as u };
