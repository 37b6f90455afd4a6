import { r as spawn } from "./shared3.js";
import { i as encodeTokenCredentials } from "./diagnostics3.js";
import { i as backoffDelayMs, t as withRetries } from "./retry.js";
import { i as parseCommitId } from "./git-objects2.js";
import { dirname, isAbsolute, join } from "node:path";
import * as os from "os";
import * as fs$1 from "fs";
import * as path$1 from "path";
import * as events from "events";
import { Readable } from "node:stream";
import { StringDecoder } from "string_decoder";
import { setTimeout as setTimeout$1 } from "timers";
import { readdirSync, rmSync, statSync } from "node:fs";
import { platform } from "node:process";
// node_modules/@actions/io/lib/io-util.js
var __awaiter$3 = function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P ||= Promise)(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator.throw(value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
const { chmod, copyFile, lstat, mkdir, open, readdir, rename, rm, rmdir, stat, symlink, unlink } = fs$1.promises, IS_WINDOWS$1 = process.platform === "win32";
fs$1.constants.O_RDONLY;
function exists(fsPath) {
	return __awaiter$3(this, void 0, void 0, function* () {
		try {
			yield stat(fsPath);
		} catch (err) {
			if (err.code === "ENOENT") return !1;
			throw err;
		}
		return !0;
	});
}
function isRooted(p) {
	if (p = normalizeSeparators(p), !p) throw Error("isRooted() parameter \"p\" cannot be empty");
	return IS_WINDOWS$1 ? p.startsWith("\\") || /^[A-Z]:/i.test(p) : p.startsWith("/");
}
function tryGetExecutablePath(filePath, extensions) {
	return __awaiter$3(this, void 0, void 0, function* () {
		let stats;
		try {
			stats = yield stat(filePath);
		} catch (err) {
			err.code !== "ENOENT" && console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
		}
		if (stats && stats.isFile()) {
			if (IS_WINDOWS$1) {
				let upperExt = path$1.extname(filePath).toUpperCase();
				if (extensions.some((validExt) => validExt.toUpperCase() === upperExt)) return filePath;
			} else if (isUnixExecutable(stats)) return filePath;
		}
		let originalFilePath = filePath;
		for (let extension of extensions) {
			filePath = originalFilePath + extension, stats = void 0;
			try {
				stats = yield stat(filePath);
			} catch (err) {
				err.code !== "ENOENT" && console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
			}
			if (stats && stats.isFile()) {
				if (IS_WINDOWS$1) {
					try {
						let directory = path$1.dirname(filePath), upperName = path$1.basename(filePath).toUpperCase();
						for (let actualName of yield readdir(directory)) if (upperName === actualName.toUpperCase()) {
							filePath = path$1.join(directory, actualName);
							break;
						}
					} catch (err) {
						console.log(`Unexpected error attempting to determine the actual case of the file '${filePath}': ${err}`);
					}
					return filePath;
				}
				if (isUnixExecutable(stats)) return filePath;
			}
		}
		return "";
	});
}
function normalizeSeparators(p) {
	return p ||= "", IS_WINDOWS$1 ? (p = p.replace(/\//g, "\\"), p.replace(/\\\\+/g, "\\")) : p.replace(/\/\/+/g, "/");
}
function isUnixExecutable(stats) {
	return (stats.mode & 1) > 0 || (stats.mode & 8) > 0 && process.getgid !== void 0 && stats.gid === process.getgid() || (stats.mode & 64) > 0 && process.getuid !== void 0 && stats.uid === process.getuid();
}
// node_modules/@actions/io/lib/io.js
var __awaiter$2 = function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P ||= Promise)(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator.throw(value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
function which(tool, check) {
	return __awaiter$2(this, void 0, void 0, function* () {
		if (!tool) throw Error("parameter 'tool' is required");
		if (check) {
			let result = yield which(tool, !1);
			if (!result) throw Error(IS_WINDOWS$1 ? `Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also verify the file has a valid extension for an executable file.` : `Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also check the file mode to verify the file is executable.`);
			return result;
		}
		let matches = yield findInPath(tool);
		return matches && matches.length > 0 ? matches[0] : "";
	});
}
function findInPath(tool) {
	return __awaiter$2(this, void 0, void 0, function* () {
		if (!tool) throw Error("parameter 'tool' is required");
		let extensions = [];
		if (IS_WINDOWS$1 && process.env.PATHEXT) for (let extension of process.env.PATHEXT.split(path$1.delimiter)) extension && extensions.push(extension);
		if (isRooted(tool)) {
			let filePath = yield tryGetExecutablePath(tool, extensions);
			return filePath ? [filePath] : [];
		}
		if (tool.includes(path$1.sep)) return [];
		let directories = [];
		if (process.env.PATH) for (let p of process.env.PATH.split(path$1.delimiter)) p && directories.push(p);
		let matches = [];
		for (let directory of directories) {
			let filePath = yield tryGetExecutablePath(path$1.join(directory, tool), extensions);
			filePath && matches.push(filePath);
		}
		return matches;
	});
}
// node_modules/@actions/exec/lib/toolrunner.js
var __awaiter$1 = function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P ||= Promise)(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator.throw(value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
const IS_WINDOWS = process.platform === "win32";
var ToolRunner = class extends events.EventEmitter {
	constructor(toolPath, args, options) {
		if (super(), !toolPath) throw Error("Parameter 'toolPath' cannot be null or empty.");
		this.toolPath = toolPath, this.args = args || [], this.options = options || {};
	}
	_debug(message) {
		this.options.listeners && this.options.listeners.debug && this.options.listeners.debug(message);
	}
	_getCommandString(options, noPrefix) {
		let toolPath = this._getSpawnFileName(), args = this._getSpawnArgs(options), cmd = noPrefix ? "" : "[command]";
		if (IS_WINDOWS) {
			if (this._isCmdFile()) {
				cmd += toolPath;
				for (let a of args) cmd += ` ${a}`;
			} else if (options.windowsVerbatimArguments) {
				cmd += `"${toolPath}"`;
				for (let a of args) cmd += ` ${a}`;
			} else {
				cmd += this._windowsQuoteCmdArg(toolPath);
				for (let a of args) cmd += ` ${this._windowsQuoteCmdArg(a)}`;
			}
		} else {
			cmd += toolPath;
			for (let a of args) cmd += ` ${a}`;
		}
		return cmd;
	}
	_processLineBuffer(data, strBuffer, onLine) {
		try {
			let s = strBuffer + data.toString(), n = s.indexOf(os.EOL);
			for (; n > -1;) onLine(s.substring(0, n)), s = s.substring(n + os.EOL.length), n = s.indexOf(os.EOL);
			return s;
		} catch (err) {
			return this._debug(`error processing line. Failed with error ${err}`), "";
		}
	}
	_getSpawnFileName() {
		return IS_WINDOWS && this._isCmdFile() ? process.env.COMSPEC || "cmd.exe" : this.toolPath;
	}
	_getSpawnArgs(options) {
		if (IS_WINDOWS && this._isCmdFile()) {
			let argline = `/D /S /C "${this._windowsQuoteCmdArg(this.toolPath)}`;
			for (let a of this.args) argline += " ", argline += options.windowsVerbatimArguments ? a : this._windowsQuoteCmdArg(a);
			return argline += "\"", [argline];
		}
		return this.args;
	}
	_endsWith(str, end) {
		return str.endsWith(end);
	}
	_isCmdFile() {
		let upperToolPath = this.toolPath.toUpperCase();
		return this._endsWith(upperToolPath, ".CMD") || this._endsWith(upperToolPath, ".BAT");
	}
	_windowsQuoteCmdArg(arg) {
		if (!this._isCmdFile()) return this._uvQuoteCmdArg(arg);
		if (!arg) return "\"\"";
		let cmdSpecialChars = [
			" ",
			"	",
			"&",
			"(",
			")",
			"[",
			"]",
			"{",
			"}",
			"^",
			"=",
			";",
			"!",
			"'",
			"+",
			",",
			"`",
			"~",
			"|",
			"<",
			">",
			"\""
		], needsQuotes = !1;
		for (let char of arg) if (cmdSpecialChars.some((x) => x === char)) {
			needsQuotes = !0;
			break;
		}
		if (!needsQuotes) return arg;
		let reverse = "\"", quoteHit = !0;
		for (let i = arg.length; i > 0; i--) reverse += arg[i - 1], quoteHit && arg[i - 1] === "\\" ? reverse += "\\" : arg[i - 1] === "\"" ? (quoteHit = !0, reverse += "\"") : quoteHit = !1;
		return reverse += "\"", reverse.split("").reverse().join("");
	}
	_uvQuoteCmdArg(arg) {
		if (!arg) return "\"\"";
		if (!arg.includes(" ") && !arg.includes("	") && !arg.includes("\"")) return arg;
		if (!arg.includes("\"") && !arg.includes("\\")) return `"${arg}"`;
		let reverse = "\"", quoteHit = !0;
		for (let i = arg.length; i > 0; i--) reverse += arg[i - 1], quoteHit && arg[i - 1] === "\\" ? reverse += "\\" : arg[i - 1] === "\"" ? (quoteHit = !0, reverse += "\\") : quoteHit = !1;
		return reverse += "\"", reverse.split("").reverse().join("");
	}
	_cloneExecOptions(options) {
		options ||= {};
		let result = {
			cwd: options.cwd || process.cwd(),
			env: options.env || process.env,
			silent: options.silent || !1,
			windowsVerbatimArguments: options.windowsVerbatimArguments || !1,
			failOnStdErr: options.failOnStdErr || !1,
			ignoreReturnCode: options.ignoreReturnCode || !1,
			delay: options.delay || 1e4
		};
		return result.outStream = options.outStream || process.stdout, result.errStream = options.errStream || process.stderr, result;
	}
	_getSpawnOptions(options, toolPath) {
		options ||= {};
		let result = {};
		return result.cwd = options.cwd, result.env = options.env, result.windowsVerbatimArguments = options.windowsVerbatimArguments || this._isCmdFile(), options.windowsVerbatimArguments && (result.argv0 = `"${toolPath}"`), result;
	}
	exec() {
		return __awaiter$1(this, void 0, void 0, function* () {
			return !isRooted(this.toolPath) && (this.toolPath.includes("/") || IS_WINDOWS && this.toolPath.includes("\\")) && (this.toolPath = path$1.resolve(process.cwd(), this.options.cwd || process.cwd(), this.toolPath)), this.toolPath = yield which(this.toolPath, !0), new Promise((resolve, reject) => __awaiter$1(this, void 0, void 0, function* () {
				this._debug(`exec tool: ${this.toolPath}`), this._debug("arguments:");
				for (let arg of this.args) this._debug(`   ${arg}`);
				let optionsNonNull = this._cloneExecOptions(this.options);
				!optionsNonNull.silent && optionsNonNull.outStream && optionsNonNull.outStream.write(this._getCommandString(optionsNonNull) + os.EOL);
				let state = new ExecState(optionsNonNull, this.toolPath);
				if (state.on("debug", (message) => {
					this._debug(message);
				}), this.options.cwd && !(yield exists(this.options.cwd))) return reject(/* @__PURE__ */ Error(`The cwd: ${this.options.cwd} does not exist!`));
				let fileName = this._getSpawnFileName(), cp = spawn(fileName, this._getSpawnArgs(optionsNonNull), this._getSpawnOptions(this.options, fileName)), stdbuffer = "";
				cp.stdout && cp.stdout.on("data", (data) => {
					this.options.listeners && this.options.listeners.stdout && this.options.listeners.stdout(data), !optionsNonNull.silent && optionsNonNull.outStream && optionsNonNull.outStream.write(data), stdbuffer = this._processLineBuffer(data, stdbuffer, (line) => {
						this.options.listeners && this.options.listeners.stdline && this.options.listeners.stdline(line);
					});
				});
				let errbuffer = "";
				if (cp.stderr && cp.stderr.on("data", (data) => {
					state.processStderr = !0, this.options.listeners && this.options.listeners.stderr && this.options.listeners.stderr(data), !optionsNonNull.silent && optionsNonNull.errStream && optionsNonNull.outStream && (optionsNonNull.failOnStdErr ? optionsNonNull.errStream : optionsNonNull.outStream).write(data), errbuffer = this._processLineBuffer(data, errbuffer, (line) => {
						this.options.listeners && this.options.listeners.errline && this.options.listeners.errline(line);
					});
				}), cp.on("error", (err) => {
					state.processError = err.message, state.processExited = !0, state.processClosed = !0, state.CheckComplete();
				}), cp.on("exit", (code) => {
					state.processExitCode = code, state.processExited = !0, this._debug(`Exit code ${code} received from tool '${this.toolPath}'`), state.CheckComplete();
				}), cp.on("close", (code) => {
					state.processExitCode = code, state.processExited = !0, state.processClosed = !0, this._debug(`STDIO streams have closed for tool '${this.toolPath}'`), state.CheckComplete();
				}), state.on("done", (error, exitCode) => {
					stdbuffer.length > 0 && this.emit("stdline", stdbuffer), errbuffer.length > 0 && this.emit("errline", errbuffer), cp.removeAllListeners(), error ? reject(error) : resolve(exitCode);
				}), this.options.input) {
					if (!cp.stdin) throw Error("child process missing stdin");
					cp.stdin.end(this.options.input);
				}
			}));
		});
	}
};
function argStringToArray(argString) {
	let args = [], inQuotes = !1, escaped = !1, arg = "";
	function append(c) {
		escaped && c !== "\"" && (arg += "\\"), arg += c, escaped = !1;
	}
	for (let i = 0; i < argString.length; i++) {
		let c = argString.charAt(i);
		c === "\"" ? escaped ? append(c) : inQuotes = !inQuotes : c === "\\" && escaped ? append(c) : c === "\\" && inQuotes ? escaped = !0 : c === " " && !inQuotes ? arg.length > 0 && (args.push(arg), arg = "") : append(c);
	}
	return arg.length > 0 && args.push(arg.trim()), args;
}
var ExecState = class ExecState extends events.EventEmitter {
	constructor(options, toolPath) {
		if (super(), this.processClosed = !1, this.processError = "", this.processExitCode = 0, this.processExited = !1, this.processStderr = !1, this.delay = 1e4, this.done = !1, this.timeout = null, !toolPath) throw Error("toolPath must not be empty");
		this.options = options, this.toolPath = toolPath, options.delay && (this.delay = options.delay);
	}
	CheckComplete() {
		this.done || (this.processClosed ? this._setResult() : this.processExited && (this.timeout = setTimeout$1(ExecState.HandleTimeout, this.delay, this)));
	}
	_debug(message) {
		this.emit("debug", message);
	}
	_setResult() {
		let error;
		this.processExited && (this.processError ? error = /* @__PURE__ */ Error(`There was an error when attempting to execute the process '${this.toolPath}'. This may indicate the process failed to start. Error: ${this.processError}`) : this.processExitCode !== 0 && !this.options.ignoreReturnCode ? error = /* @__PURE__ */ Error(`The process '${this.toolPath}' failed with exit code ${this.processExitCode}`) : this.processStderr && this.options.failOnStdErr && (error = /* @__PURE__ */ Error(`The process '${this.toolPath}' failed because one or more lines were written to the STDERR stream`))), this.timeout &&= (clearTimeout(this.timeout), null), this.done = !0, this.emit("done", error, this.processExitCode);
	}
	static HandleTimeout(state) {
		if (!state.done) {
			if (!state.processClosed && state.processExited) {
				let message = `The STDIO streams did not close within ${state.delay / 1e3} seconds of the exit event from process '${state.toolPath}'. This may indicate a child process inherited the STDIO streams and has not yet exited.`;
				state._debug(message);
			}
			state._setResult();
		}
	}
}, __awaiter = function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P ||= Promise)(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator.throw(value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
function exec(commandLine, args, options) {
	return __awaiter(this, void 0, void 0, function* () {
		let commandArgs = argStringToArray(commandLine);
		if (commandArgs.length === 0) throw Error("Parameter 'commandLine' cannot be null or empty.");
		let toolPath = commandArgs[0];
		return args = commandArgs.slice(1).concat(args || []), new ToolRunner(toolPath, args, options).exec();
	});
}
function getExecOutput(commandLine, args, options) {
	return __awaiter(this, void 0, void 0, function* () {
		let stdout = "", stderr = "", stdoutDecoder = new StringDecoder("utf8"), stderrDecoder = new StringDecoder("utf8"), originalStdoutListener = options?.listeners?.stdout, originalStdErrListener = options?.listeners?.stderr, listeners = Object.assign(Object.assign({}, options?.listeners), {
			stdout: (data) => {
				stdout += stdoutDecoder.write(data), originalStdoutListener && originalStdoutListener(data);
			},
			stderr: (data) => {
				stderr += stderrDecoder.write(data), originalStdErrListener && originalStdErrListener(data);
			}
		}), exitCode = yield exec(commandLine, args, Object.assign(Object.assign({}, options), { listeners }));
		return stdout += stdoutDecoder.end(), stderr += stderrDecoder.end(), {
			exitCode,
			stdout,
			stderr
		};
	});
}
// packages/git/src/remote/repository-error.ts
var RepositoryError = class extends Error {
	name = "RepositoryError";
	failure;
	isTransient;
	isServerSilent;
	constructor(failure, { isTransient = !1, isServerSilent = !1, cause } = {}) {
		super(failure.message, { cause }), this.failure = failure, this.isTransient = isTransient, this.isServerSilent = isServerSilent;
	}
};
function createOutOfTimeFailure(url) {
	return {
		kind: "timeout",
		message: `${url} was not read completely before the time for all sources of the run ended`,
		hint: "The log shows which servers took long. Re-run the job when they respond."
	};
}
// packages/git/src/remote/remote-url.ts
const USE_PROTOCOLS = "Use https://, ssh:// or file://.", UNPRINTABLE = /[\u0000-\u0020\u007f-\u009f\u2028\u2029]/, TRANSPORT_HELPER = /^[a-z0-9+.-]*::/i, DEFAULT_PORTS = {
	https: 443,
	http: 80,
	ssh: 22
}, SCP_LIKE = /^[a-z0-9._][a-z0-9._-]*@([a-z0-9_][a-z0-9._-]*):(?![-:])\S+$/i;
function parseRemoteUrl(text, serverUrl) {
	if (text === "") throw refusedUrl("it is empty");
	if (UNPRINTABLE.test(text) && !isAbsolute(text)) throw refusedUrl("it contains whitespace or control characters");
	if (text.startsWith("-")) throw refusedUrl("it starts with \"-\", like an option of git");
	if (isAbsolute(text)) return parseAbsolutePath(text);
	if (TRANSPORT_HELPER.test(text)) throw refusedUrl("\"transport::address\" can run a program", USE_PROTOCOLS);
	if (SCP_LIKE.test(text)) return {
		url: text,
		protocol: "ssh"
	};
	if (!text.includes("://")) throw refusedUrl("it is neither a URL nor an absolute path", USE_PROTOCOLS);
	return parseUrl(text, serverUrl);
}
function parseAbsolutePath(path) {
	if (/[\u0000-\u001f\u007f]/.test(path)) throw refusedUrl("the path contains control characters");
	if (/^[\\/]{2}/.test(path)) throw refusedUrl("paths on another machine are not supported", USE_PROTOCOLS);
	return {
		url: path,
		protocol: "file"
	};
}
function parseUrl(text, serverUrl) {
	if (text.includes("\\") || !URL.canParse(text)) throw refusedUrl("it is not a valid URL");
	let url = new URL(text), mayHaveUser = url.protocol === "ssh:";
	if (url.password !== "" || url.username !== "" && !mayHaveUser) throw refusedUrl("it contains a credential", "Remove it from the URL, and revoke it if the file was ever pushed.");
	if (url.search !== "" || url.hash !== "") throw refusedUrl("it contains a query (\"?\") or a fragment (\"#\")");
	switch (url.protocol) {
		case "https:":
		case "http:": return parseHttpUrl(url, serverUrl);
		case "ssh:":
			if (!/^[a-z0-9_[]/i.test(url.hostname) || url.username.startsWith("-")) throw refusedUrl("it is not a valid SSH URL");
			return {
				url: url.href,
				protocol: "ssh"
			};
		case "file:":
			if (url.hostname !== "" && url.hostname !== "localhost") throw refusedUrl("a file:// URL cannot name another machine");
			return {
				url: url.href,
				protocol: "file"
			};
		default: throw refusedUrl(`the transport ${JSON.stringify(url.protocol)} is not allowed`, USE_PROTOCOLS);
	}
}
function parseHttpUrl(url, serverUrl) {
	if (url.protocol === "http:" && !isLoopback(url.hostname) && url.origin !== new URL(serverUrl).origin) throw refusedUrl("http:// does not protect against tampering", "Use https://.");
	return {
		url: url.href.replace(/\/+$/, ""),
		protocol: url.protocol === "https:" ? "https" : "http",
		origin: url.origin
	};
}
function isLoopback(host) {
	return host === "localhost" || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host);
}
function isGitHubServer({ origin }, serverUrl) {
	return origin !== void 0 && origin === new URL(serverUrl).origin;
}
function repositoryKey(remote, serverUrl) {
	return isGitHubServer(remote, serverUrl) ? remote.url.toLowerCase().replace(/\.git$/, "") : remote.url;
}
function getServer({ url, protocol }) {
	if (protocol === "file") return;
	let host = SCP_LIKE.exec(url)?.[1];
	if (host !== void 0 && !url.includes("://")) return `${host.toLowerCase()}:${DEFAULT_PORTS.ssh}`;
	let { hostname, port } = new URL(url);
	return `${hostname.toLowerCase()}:${port === "" ? DEFAULT_PORTS[protocol] : port}`;
}
function refusedUrl(reason, hint) {
	return new RepositoryError({
		kind: "refused-url",
		message: `the repository URL is not allowed: ${reason}`,
		...hint === void 0 ? {} : { hint }
	});
}
// packages/git/src/remote/revision.ts
const INVALID_BRANCH = /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\/|^[-/.]|[/.]$|\/\.|\.lock(\/|$)|^@$/;
function parseRevision({ branch, commit }) {
	if (branch === "" || INVALID_BRANCH.test(branch)) throw new RepositoryError({
		kind: "branch-not-found",
		message: `${JSON.stringify(branch)} is not a valid branch name`
	});
	if (commit === void 0) return { branch };
	let id = parseCommitId(commit);
	if (id === void 0) throw new RepositoryError({
		kind: "commit-not-found",
		message: `${JSON.stringify(commit)} is not a full commit ID`,
		hint: "Use all 40 hexadecimal digits: an abbreviated ID can become ambiguous."
	});
	return {
		branch,
		commit: id
	};
}
function parsePath(path) {
	let segments = path.split("/").filter((segment) => segment !== "" && segment !== ".");
	if (segments.includes("..") || path.includes("\0") || path.includes("\\")) throw new RepositoryError({
		kind: "path-not-found",
		message: `the path ${JSON.stringify(path)} is not a folder in the repository`
	});
	return segments.join("/");
}
// packages/git/src/process/git-environment.ts
const INHERITED_VARIABLES = [
	"PATH",
	"SystemRoot",
	"TEMP",
	"TMP",
	"TMPDIR",
	"SSH_AUTH_SOCK",
	"GIT_SSL_CAINFO",
	"GIT_SSL_CAPATH",
	"SSL_CERT_FILE",
	"SSL_CERT_DIR",
	"http_proxy",
	"https_proxy",
	"HTTPS_PROXY",
	"all_proxy",
	"ALL_PROXY",
	"no_proxy",
	"NO_PROXY",
	"RUNNER_TRACKING_ID"
], SAFE_CONFIG = [
	["core.hooksPath", "/dev/null"],
	["core.fsmonitor", "false"],
	["core.askPass", ""],
	["credential.helper", ""],
	["submodule.recurse", "false"],
	["fetch.recurseSubmodules", "false"],
	["fetch.writeCommitGraph", "false"],
	["gc.auto", "0"],
	["maintenance.auto", "false"],
	["protocol.version", "2"],
	["core.bigFileThreshold", "1m"]
];
function createGitEnvironment(home, protocol, config = []) {
	let environment = {
		HOME: home,
		LC_ALL: "C",
		GIT_ALLOW_PROTOCOL: protocol ?? "",
		GIT_CONFIG_GLOBAL: "/dev/null",
		GIT_CONFIG_NOSYSTEM: platform === "win32" ? "0" : "1",
		GIT_LITERAL_PATHSPECS: "1",
		GIT_NO_LAZY_FETCH: "1",
		GIT_NO_REPLACE_OBJECTS: "1",
		GIT_SSH_COMMAND: "ssh -o BatchMode=yes",
		GIT_TERMINAL_PROMPT: "0"
	};
	for (let name of INHERITED_VARIABLES) {
		let value = process.env[name];
		value !== void 0 && (environment[name] = value);
	}
	let entries = [...SAFE_CONFIG, ...config];
	return environment.GIT_CONFIG_COUNT = String(entries.length), entries.forEach(([key, value], index) => {
		environment[`GIT_CONFIG_KEY_${index}`] = key, environment[`GIT_CONFIG_VALUE_${index}`] = value;
	}), environment;
}
function runGit(run) {
	return new Promise((resolve, reject) => {
		let child = spawn("git", run.args, {
			cwd: run.cwd,
			env: run.env,
			stdio: [
				"pipe",
				"pipe",
				"pipe",
				...run.onTrace === void 0 ? [] : ["pipe"]
			],
			detached: platform !== "win32",
			windowsHide: !0
		}), stderr = "", timedOut = !1, stop, guarded = (act) => {
			if (stop === void 0) try {
				act();
			} catch (error) {
				stop = { error }, killProcess(child);
			}
		}, timer = setTimeout(() => {
			timedOut = !0, killProcess(child);
		}, run.timeoutMs), watcher = run.watch === void 0 ? void 0 : setInterval(guarded, 500, run.watch);
		child.stdout.on("data", (chunk) => guarded(() => run.onStdout?.(chunk))), child.stderr.setEncoding("utf8"), child.stderr.on("data", (text) => {
			stderr = (stderr + text).slice(-16384);
		});
		let trace = child.stdio[3];
		trace instanceof Readable && trace.setEncoding("utf8").on("data", (text) => guarded(() => run.onTrace?.(text))), child.stdin.on("error", () => void 0), run.stdin === void 0 || typeof run.stdin == "string" ? child.stdin.end(run.stdin ?? "") : pipeChunks(run.stdin, child, (error) => guarded(() => raise(error)));
		let finish = () => {
			clearTimeout(timer), clearInterval(watcher);
		};
		child.on("error", (cause) => {
			finish(), reject(Error("The git program could not be started. Is it installed and on the PATH?", { cause }));
		}), child.on("close", (code) => {
			finish(), stop === void 0 ? resolve(timedOut ? {
				kind: "timed-out",
				stderr
			} : {
				kind: "exited",
				code: code ?? 1,
				stderr
			}) : reject(stop.error);
		});
	});
}
function pipeChunks(chunks, child, fail) {
	let stream = Readable.from(chunks, { objectMode: !0 });
	stream.on("error", fail), child.stdin.on("close", () => stream.destroy()), stream.pipe(child.stdin);
}
function raise(error) {
	throw error;
}
function killProcess(child) {
	if (child.pid !== void 0) {
		if (platform === "win32") spawn("taskkill", [
			"/pid",
			String(child.pid),
			"/T",
			"/F"
		], { stdio: "ignore" }).on("error", () => child.kill());
		else try {
			process.kill(-child.pid, "SIGKILL");
		} catch (error) {
			if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
		}
	}
}
// packages/git/src/process/run-local-git.ts
async function runLocalGit(folder, args) {
	let { exitCode, stdout } = await getExecOutput("git", [...args], {
		cwd: folder,
		env: createGitEnvironment(folder),
		ignoreReturnCode: !0,
		silent: !0
	});
	return exitCode === 0 ? stdout.trim() : void 0;
}
// packages/git/src/process/work-folder.ts
function directorySize(folder) {
	return filesBelow(folder).map((file) => statSync(file, { throwIfNoEntry: !1 })?.size ?? 0).reduce((sum, size) => sum + size, 0);
}
function removeLeftovers(repository) {
	for (let file of filesBelow(repository)) (file.endsWith(".lock") || /[\\/]tmp_[^\\/]*$/.test(file)) && rmSync(file, { force: !0 });
}
function filesBelow(folder) {
	return readdirSync(folder, {
		recursive: !0,
		withFileTypes: !0
	}).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
// packages/git/src/remote/authorization.ts
function basicAuthorization(token) {
	return `Basic ${encodeTokenCredentials(token)}`;
}
var ConnectionTrace = class {
	#now;
	#rest = "";
	#connectingSince;
	#isRequestSent = !1;
	#hasResponse = !1;
	constructor(now) {
		this.#now = now;
	}
	get hasResponse() {
		return this.#hasResponse;
	}
	get connectingMs() {
		return this.#connectingSince === void 0 ? 0 : this.#now() - this.#connectingSince;
	}
	feed(text) {
		let lines = (this.#rest + text).split("\n");
		this.#rest = (lines.pop() ?? "").slice(0, 1e3);
		for (let line of lines) this.#readLine(line);
	}
	#readLine(line) {
		line.includes("=> Send header") ? (this.#connectingSince = void 0, this.#isRequestSent = !0) : line.includes("<= Recv header") ? this.#hasResponse = !0 : (!this.#isRequestSent || / Trying \S/.test(line)) && (this.#connectingSince ??= this.#now());
	}
};
// packages/git/src/remote/parse-git-failure.ts
const HIDDEN_OBJECT = /want [0-9a-f]{40} not valid|unadvertised object/, REDIRECT = /returned error: 30[1-8]/, FAILURE_PATTERNS = [
	{
		pattern: /Operation too slow\b.* the last (\d+) seconds/,
		isServerSilent: !0,
		describe: ({ url }, [, seconds]) => ({
			kind: "timeout",
			message: `${url} sent no data for ${seconds} s`
		})
	},
	{
		pattern: /^ssh: connect to host .*timed out|^Timeout, server .* not responding|Connection timed out during banner/m,
		isServerSilent: !0,
		describe: ({ url }) => ({
			kind: "timeout",
			message: `${url} did not respond over SSH`
		})
	},
	{
		pattern: /The requested URL returned error: (408|429|5\d\d)/,
		isTransient: !0,
		describe: ({ url }, [, status]) => ({
			kind: "unreachable",
			message: `${url} responded with HTTP status ${status}`
		})
	},
	{
		pattern: /couldn't find remote ref /i,
		describe: ({ url, revision }) => ({
			kind: "branch-not-found",
			message: `${url} has no branch ${JSON.stringify(revision.branch)}`
		})
	},
	{
		pattern: /(?:not our ref|want|unadvertised object) ([0-9a-f]{40})/,
		describe: missingObject
	},
	{
		pattern: /could not read (Username|Password)|Authentication failed|returned error: 401/,
		describe: (request) => request.tokenSent ? denied(request, "rejected the token") : notFound(request)
	},
	{
		pattern: /returned error: 403/,
		describe: (request) => denied(request, "denied access")
	},
	{
		pattern: /Permission denied \(|Host key verification failed/,
		describe: (request) => ({
			...denied(request, "denied access over SSH"),
			hint: "Use an https:// URL, which is read with the token. SSH needs a key and a known host on the runner."
		})
	},
	{
		pattern: /detected dubious ownership|unsafe repository/,
		describe: (request) => ({
			...denied(request, "belongs to another user of this machine"),
			hint: "Change the owner of the folder to the user that runs this job."
		})
	},
	{
		pattern: /repository '.*' not found|Repository not found|does not appear to be a git repository|not valid: is this a git repository|no such repository|returned error: (404|410)/i,
		describe: notFound
	},
	{
		pattern: REDIRECT,
		describe: ({ url }) => ({
			kind: "repository-not-found",
			message: `${url} has moved: the server redirects to another URL`,
			hint: "Use the current URL of the repository."
		})
	},
	{
		pattern: /transport '.*' not allowed/,
		describe: ({ url }) => ({
			kind: "refused-url",
			message: `${url} redirects to a transport that is not allowed`
		})
	},
	{
		pattern: /SSL certificate|certificate verif/i,
		describe: ({ url }) => ({
			kind: "unreachable",
			message: `the certificate of ${url} cannot be verified`,
			hint: "On the runner, set GIT_SSL_CAINFO to a file with the certificate authority that signed it."
		})
	},
	{
		pattern: /no commits selected for shallow|error processing shallow info|support --shallow-exclude/,
		describe: ({ url }) => ({
			kind: "git-failed",
			message: `${url} cannot exclude the commits of another branch from a fetch`
		})
	},
	{
		pattern: /Could not resolve (host|proxy)|Failed to connect|Connection (refused|timed out)|Couldn't connect/i,
		isTransient: !0,
		describe: ({ url }) => ({
			kind: "unreachable",
			message: `${url} cannot be reached`
		})
	},
	{
		pattern: /reset by peer|hung up unexpectedly|early EOF|Empty reply|Recv failure|unexpected disconnect|RPC failed|transfer closed|unexpected (flush|EOF)|invalid index-pack output|expected '?packfile|bad (line length|pack header)|curl \d+|HTTP\/2|handshake/i,
		isTransient: !0,
		describe: ({ url }) => ({
			kind: "unreachable",
			message: `the connection to ${url} was interrupted`
		})
	}
];
function parseGitFailure(stderr, request) {
	for (let { pattern, describe, ...details } of FAILURE_PATTERNS) {
		let match = pattern.exec(stderr);
		if (match !== null) return new RepositoryError(describe(request, match), {
			...details,
			cause: stderr
		});
	}
	return new RepositoryError({
		kind: "git-failed",
		message: `git could not ${request.writes ? "write to" : "read"} ${request.url}: ${lastLine(stderr)}`
	}, { cause: stderr });
}
function isHiddenObject(error) {
	return isCausedBy(error, HIDDEN_OBJECT);
}
function isRedirect(error) {
	return isCausedBy(error, REDIRECT);
}
function isCausedBy(error, pattern) {
	return error instanceof RepositoryError && typeof error.cause == "string" && pattern.test(error.cause);
}
function missingObject({ url, revision }, [, id]) {
	return id === revision.commit ? {
		kind: "commit-not-found",
		message: `${url} has no commit ${id}, or does not serve it`
	} : {
		kind: "git-failed",
		message: `${url} does not serve the object ${id}, which the commit refers to`
	};
}
function notFound({ url, tokenSent, tokenGiven }) {
	let kind = "repository-not-found";
	if (tokenSent) return {
		kind,
		message: `${url} was not found, or the token cannot read it`
	};
	let message = `${url} was not found, or it is private: no token was sent to it`;
	return tokenGiven ? {
		kind,
		message,
		hint: "The token is sent only to the GitHub server of this workflow run."
	} : {
		kind,
		message
	};
}
function denied({ url, tokenSent, writes = !1 }, what) {
	let hint = `The token needs the permission "contents: ${writes ? "write" : "read"}" on that repository.`;
	return {
		kind: "denied",
		message: `${url} ${what}`,
		...tokenSent ? { hint } : {}
	};
}
function lastLine(stderr) {
	let lines = stderr.split(/[\r\n]+/).filter((line) => line.trim() !== "");
	return (lines.findLast((text) => /^(fatal|error):/.test(text)) ?? lines.at(-1) ?? "it printed no error").replace(/[\u0000-\u001f\u007f-\u009f]/g, " ").slice(0, 300);
}
// packages/git/src/remote/redirect-target.ts
const REFS_PATH = "/info/refs";
async function findRedirectTarget(url, token, timeoutMs) {
	let location = await fetchLocation(`${url}${REFS_PATH}?service=git-upload-pack`, token, timeoutMs);
	if (location === void 0 || !URL.canParse(location, url)) return;
	let target = new URL(location, url), path = target.pathname;
	return target.origin === new URL(url).origin && target.username === "" && target.password === "" && path.endsWith(REFS_PATH) ? target.origin + path.slice(0, -10) : void 0;
}
async function fetchLocation(url, token, timeoutMs) {
	try {
		let response = await fetch(url, {
			redirect: "manual",
			headers: { authorization: basicAuthorization(token) },
			signal: AbortSignal.timeout(timeoutMs)
		});
		return await response.body?.cancel(), response.headers.get("location") ?? void 0;
	} catch {
		return;
	}
}
var GitRemote = class {
	#revision;
	#settings;
	#address;
	#redirects = 0;
	#hasResponded = !1;
	constructor(address, revision, settings) {
		this.#address = address, this.#revision = revision, this.#settings = settings;
	}
	get url() {
		return this.#address.url;
	}
	async fetch(repository, args, refspec, stdin) {
		let rest = refspec === void 0 ? ["origin"] : ["origin", refspec], command = [
			"fetch",
			"--quiet",
			"--no-tags",
			"--no-write-fetch-head",
			"--recurse-submodules=no",
			...args,
			"--end-of-options",
			...rest
		];
		await this.#retry(() => this.#follow(repository, {
			args: command,
			...stdin === void 0 ? {} : { stdin }
		}));
	}
	async branches(repository, names) {
		let refs = new Map(names.map((name) => [`refs/heads/${name}`, name])), args = [
			"ls-remote",
			"--quiet",
			"--end-of-options",
			"origin",
			...refs.keys()
		], output = await this.#retry(() => this.#follow(repository, { args })), found = /* @__PURE__ */ new Map();
		for (let line of output.split("\n")) {
			let [commit = "", ref = ""] = line.split("	"), name = refs.get(ref);
			name !== void 0 && found.set(name, commit);
		}
		return found;
	}
	async push(repository, args, refspecs) {
		let command = [
			"push",
			"--porcelain",
			"--no-thin",
			"--no-verify",
			...args,
			"origin",
			...refspecs
		];
		return this.#retry(async () => {
			let printed = "", stdout = await this.#follow(repository, {
				args: command,
				writes: !0,
				isResponse: (stdout, stderr) => {
					printed = this.#settings.mask(stderr);
					let lines = stdout.match(/^[ +*=!-]\t.*/gm) ?? [];
					return lines.length === refspecs.length && !lines.some((line) => line.includes("failed to report status"));
				}
			});
			return {
				references: this.#settings.mask(stdout),
				stderr: printed
			};
		});
	}
	log(line) {
		this.#settings.log(`${this.url}: ${line}`);
	}
	failure(stderr, writes = !1) {
		let { mask } = this.#settings, { failure, isTransient, isServerSilent, cause } = parseGitFailure(mask(stderr), {
			url: this.url,
			revision: this.#revision,
			tokenSent: this.#token !== void 0,
			tokenGiven: this.#settings.token !== void 0,
			writes
		});
		return new RepositoryError({
			...failure,
			message: mask(failure.message)
		}, {
			isTransient,
			isServerSilent: isServerSilent && !this.#hasResponded,
			cause
		});
	}
	#retry(attempt) {
		let { retries, clock } = this.#settings;
		return withRetries(attempt, {
			retries,
			delayMs: (error, retry) => {
				let delay = backoffDelayMs(retry);
				return error instanceof RepositoryError && error.isTransient && delay < this.#limitMs ? delay : void 0;
			},
			clock,
			log: (line) => this.log(line)
		});
	}
	get #token() {
		return this.#address.origin === new URL(this.#settings.serverUrl).origin ? this.#settings.token : void 0;
	}
	get #limitMs() {
		let { timeoutMs, sourceLimits } = this.#settings;
		return Math.min(timeoutMs, sourceLimits?.remainingMs() ?? timeoutMs);
	}
	get #responseLimitMs() {
		let limitMs = Math.max(this.#limitMs, 0);
		return Math.min(limitMs, this.#settings.sourceLimits?.idleTimeoutMs ?? limitMs);
	}
	async #follow(repository, command) {
		try {
			return await this.#run(repository, command);
		} catch (error) {
			let token = this.#token;
			if (!isRedirect(error) || token === void 0 || this.#redirects++ >= 3) throw error;
			let url = await findRedirectTarget(this.url, token, this.#responseLimitMs);
			if (url === void 0) throw error;
			return this.log(`has moved to ${url}`), this.#address = {
				...this.#address,
				url
			}, this.#follow(repository, command);
		}
	}
	async #run(repository, { args, stdin, writes = !1, isResponse }) {
		let limitMs = this.#limitMs;
		if (limitMs <= 0) throw this.#outOfTime();
		let trace = this.#followsConnections ? new ConnectionTrace(this.#settings.clock.now) : void 0, notice = this.#waitNotice(trace), sizeBefore = writes ? 0 : directorySize(repository), stdout = "", result = await runGit({
			args,
			cwd: repository,
			env: {
				...createGitEnvironment(dirname(repository), this.#address.protocol, this.#config(writes)),
				...this.#timeLimits
			},
			timeoutMs: limitMs,
			onStdout: (chunk) => {
				stdout = (stdout + chunk.toString("utf8")).slice(-65536);
			},
			...trace === void 0 ? {} : { onTrace: (text) => trace.feed(text) },
			watch: () => {
				notice(), trace !== void 0 && this.#checkConnection(trace), writes || this.#checkDownload(directorySize(repository) - sizeBefore);
			},
			...stdin === void 0 ? {} : { stdin }
		});
		if (trace?.hasResponse && (this.#hasResponded = !0), result.kind === "timed-out") throw removeLeftovers(repository), this.#timedOut(limitMs);
		let responded = isResponse?.(stdout, result.stderr) ?? !1;
		if (result.code !== 0 && !responded) throw this.failure(result.stderr, writes);
		return this.#hasResponded = !0, stdout;
	}
	get #followsConnections() {
		return this.#settings.sourceLimits !== void 0 && this.#address.origin !== void 0 && platform !== "win32";
	}
	get #timeLimits() {
		let { sourceLimits } = this.#settings;
		if (sourceLimits === void 0) return {};
		let seconds = Math.ceil(sourceLimits.idleTimeoutMs / 1e3);
		return {
			GIT_HTTP_LOW_SPEED_LIMIT: "1",
			GIT_HTTP_LOW_SPEED_TIME: String(seconds),
			GIT_SSH_COMMAND: `ssh -o BatchMode=yes -o ConnectTimeout=${seconds} -o ServerAliveInterval=${Math.ceil(seconds / 2)} -o ServerAliveCountMax=1`,
			...this.#followsConnections ? {
				GIT_TRACE_CURL: "3",
				GIT_TRACE_CURL_NO_DATA: "1"
			} : {}
		};
	}
	#checkConnection(trace) {
		let { idleTimeoutMs = 0 } = this.#settings.sourceLimits ?? {};
		if (!(trace.connectingMs <= idleTimeoutMs)) throw new RepositoryError({
			kind: "timeout",
			message: `${this.url} accepted no connection within ${idleTimeoutMs / 1e3} s`
		}, { isServerSilent: !this.#hasResponded });
	}
	#timedOut(limitMs) {
		if (this.#limitMs <= 0) return this.#outOfTime();
		let message = `${this.url} did not respond within ${limitMs / 1e3} s`, isTransient = this.#settings.sourceLimits === void 0;
		return new RepositoryError({
			kind: "timeout",
			message
		}, { isTransient });
	}
	#outOfTime() {
		return new RepositoryError(createOutOfTimeFailure(this.url));
	}
	#config(writes) {
		let token = this.#token, config = [["remote.origin.url", this.url], ["fetch.negotiationAlgorithm", "noop"]];
		return config.push(writes ? ["pack.window", "0"] : ["remote.origin.promisor", "true"]), token === void 0 ? config : [
			...config,
			[`http.${this.#address.origin}/.extraHeader`, `Authorization: ${basicAuthorization(token)}`],
			["http.followRedirects", "false"]
		];
	}
	#waitNotice(trace) {
		let { clock } = this.#settings, start = clock.now(), next = 1e4;
		return () => {
			let waited = clock.now() - start;
			if (waited < next) return;
			let what = (trace?.connectingMs ?? 0) > 0 ? "a connection" : "the server";
			this.log(`still waiting for ${what} after ${Math.round(waited / 1e3)} s`), next = waited * 2;
		};
	}
	#checkDownload(bytes) {
		let { maxDownloadBytes } = this.#settings;
		if (!(bytes <= maxDownloadBytes)) throw new RepositoryError({
			kind: "too-large",
			message: `${this.url} sent more than ${(maxDownloadBytes / 1e6).toLocaleString("en")} MB`
		});
	}
};
// packages/git/src/fetch/run-in-parallel.ts
async function runInParallel(items, concurrency, task) {
	let queue = items.values(), errors = [];
	if (await Promise.all(Array.from({ length: Math.max(1, Math.min(concurrency, items.length)) }, async () => {
		for (let item of queue) try {
			await task(item);
		} catch (error) {
			errors.push(error);
		}
	})), errors.length > 0) throw errors[0];
}
export { runLocalGit as a, parsePath as c, isGitHubServer as d, parseRemoteUrl as f, createOutOfTimeFailure as h, removeLeftovers as i, parseRevision as l, RepositoryError as m, GitRemote as n, runGit as o, repositoryKey as p, isHiddenObject as r, createGitEnvironment as s, runInParallel as t, getServer as u };
