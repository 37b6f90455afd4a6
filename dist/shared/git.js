import { r as spawn } from "./_lazy_child_process.js";
import { a as createHash, c as init__lazy_crypto } from "./_lazy_crypto.js";
import { dirname, isAbsolute, join, posix, relative, resolve } from "node:path";
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import * as os from "os";
import * as fs$2 from "fs";
import * as path$1 from "path";
import * as events from "events";
import { Readable } from "node:stream";
import { StringDecoder } from "string_decoder";
import { setTimeout as setTimeout$1 } from "timers";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
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
const { chmod, copyFile, lstat, mkdir: mkdir$1, open, readdir, rename, rm: rm$1, rmdir, stat, symlink, unlink } = fs$2.promises, IS_WINDOWS$1 = process.platform === "win32";
fs$2.constants.O_RDONLY;
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
// packages/git/src/environment.ts
const inherited = [
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
], safeConfig = [
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
function gitEnvironment(home, protocol, config = []) {
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
	for (let name of inherited) {
		let value = process.env[name];
		value !== void 0 && (environment[name] = value);
	}
	let entries = [...safeConfig, ...config];
	return environment.GIT_CONFIG_COUNT = String(entries.length), entries.forEach(([key, value], index) => {
		environment[`GIT_CONFIG_KEY_${index}`] = key, environment[`GIT_CONFIG_VALUE_${index}`] = value;
	}), environment;
}
// packages/git/src/source.ts
var RepositoryError = class extends Error {
	name = "RepositoryError";
	failure;
	transient;
	constructor(failure, options = {}) {
		super(failure.message, { cause: options.cause }), this.failure = failure, this.transient = options.transient ?? !1;
	}
}, Extraction = class {
	#root;
	#limits;
	#paths = /* @__PURE__ */ new Map();
	#made = /* @__PURE__ */ new Set();
	#header = Buffer.alloc(0);
	#blob;
	#total = 0;
	#written = 0;
	constructor(root, files, limits) {
		this.#root = root, this.#limits = limits;
		for (let { path, blob } of files) {
			let paths = this.#paths.get(blob);
			paths === void 0 ? this.#paths.set(blob, [path]) : paths.push(path);
		}
	}
	request() {
		return Array.from(this.#paths.keys(), (id) => `${id}\n`).join("");
	}
	get complete() {
		return this.#written === this.#paths.size;
	}
	feed(chunk) {
		let rest = chunk;
		for (; rest.length > 0;) rest = this.#blob === void 0 ? this.#readHeader(rest) : this.#readBody(this.#blob, rest);
	}
	#readHeader(chunk) {
		let end = chunk.indexOf(10);
		if (end === -1) return this.#header = Buffer.concat([this.#header, chunk]), chunk.subarray(chunk.length);
		let line = Buffer.concat([this.#header, chunk.subarray(0, end)]).toString("latin1");
		this.#header = Buffer.alloc(0);
		let match = /^([0-9a-f]+) blob (\d+)$/.exec(line);
		if (match === null) throw new RepositoryError({
			kind: "git-failed",
			message: `git has no such file: ${line}`
		});
		let [, id = "", size = ""] = match;
		return this.#admit(id, Number(size)), this.#blob = {
			id,
			size: Number(size),
			parts: [],
			missing: Number(size) + 1
		}, chunk.subarray(end + 1);
	}
	#admit(id, size) {
		let paths = this.#paths.get(id) ?? [];
		if (this.#total += size * paths.length, size > this.#limits.fileBytes) throw tooLarge$1(`the file ${JSON.stringify(paths[0])} is larger than ${megabytes(this.#limits.fileBytes)}`);
		if (this.#total > this.#limits.totalBytes) throw tooLarge$1(`the files are larger than ${megabytes(this.#limits.totalBytes)} together`);
	}
	#readBody(blob, chunk) {
		let part = chunk.subarray(0, blob.missing);
		return blob.parts.push(part), blob.missing -= part.length, blob.missing === 0 && (this.#write(blob), this.#blob = void 0), chunk.subarray(part.length);
	}
	#write(blob) {
		let content = Buffer.concat(blob.parts, blob.size);
		for (let path of this.#paths.get(blob.id) ?? []) this.#writeFile(path, content);
		this.#written++;
	}
	#writeFile(path, content) {
		this.makeFolder(posix.dirname(path));
		try {
			writeFileSync(join(this.#root, path), content, {
				flag: "wx",
				mode: 420
			});
		} catch (cause) {
			throw unwritable(path, cause);
		}
	}
	makeFolder(path) {
		if (!this.#made.has(path)) {
			try {
				mkdirSync(join(this.#root, path), { recursive: !0 });
			} catch (cause) {
				throw unwritable(path, cause);
			}
			this.#made.add(path);
		}
	}
};
function unwritable(path, cause) {
	let code = cause instanceof Error && "code" in cause ? cause.code : void 0;
	return typeof code != "string" || ![
		"EEXIST",
		"ENOTDIR",
		"EISDIR",
		"ENAMETOOLONG",
		"EINVAL",
		"ENOENT",
		"EILSEQ"
	].includes(code) ? cause : new RepositoryError({
		kind: "unsafe-content",
		message: `the name ${JSON.stringify(path.length > 200 ? `${path.slice(0, 200)}\u2026` : path)} clashes with another of the repository, or this disk cannot hold it (${code})`
	}, { cause });
}
function megabytes(bytes) {
	return `${(bytes / 1e6).toLocaleString("en")} MB`;
}
function tooLarge$1(message) {
	return new RepositoryError({
		kind: "too-large",
		message,
		hint: "Point the path at a folder that holds only what is to be read."
	});
}
// packages/git/src/git-failure.ts
const hidden = /want [0-9a-f]{40} not valid|unadvertised object/, redirected = /returned error: 30[1-8]/, symptoms = [
	{
		pattern: /The requested URL returned error: (408|429|5\d\d)/,
		transient: !0,
		failure: ({ url }, [, status]) => ({
			kind: "unreachable",
			message: `${url} answers with HTTP status ${status}`
		})
	},
	{
		pattern: /couldn't find remote ref /i,
		failure: ({ url, revision }) => ({
			kind: "branch-not-found",
			message: `${url} has no branch ${JSON.stringify(revision.branch)}`
		})
	},
	{
		pattern: /(?:not our ref|want|unadvertised object) ([0-9a-f]{40})/,
		failure: missingObject
	},
	{
		pattern: /could not read (Username|Password)|Authentication failed|returned error: 401/,
		failure: (question) => question.tokenSent ? denied(question, "refuses the token") : notFound(question)
	},
	{
		pattern: /returned error: 403/,
		failure: (question) => denied(question, "denies access")
	},
	{
		pattern: /Permission denied \(|Host key verification failed/,
		failure: (question) => ({
			...denied(question, "denies access over ssh"),
			hint: "Use https://, which takes the token; ssh needs a key and a known host on the runner."
		})
	},
	{
		pattern: /detected dubious ownership|unsafe repository/,
		failure: (question) => ({
			...denied(question, "belongs to another user of this machine"),
			hint: "Give the folder to the user that runs this."
		})
	},
	{
		pattern: /repository '.*' not found|Repository not found|does not appear to be a git repository|not valid: is this a git repository|no such repository|returned error: (404|410)/i,
		failure: notFound
	},
	{
		pattern: redirected,
		failure: ({ url }) => ({
			kind: "repository-not-found",
			message: `${url} has moved: the server points elsewhere`,
			hint: "Write the present address of the repository."
		})
	},
	{
		pattern: /transport '.*' not allowed/,
		failure: ({ url }) => ({
			kind: "refused-url",
			message: `${url} leads to a transport that is not allowed`
		})
	},
	{
		pattern: /SSL certificate|certificate verif/i,
		failure: ({ url }) => ({
			kind: "unreachable",
			message: `the certificate of ${url} cannot be verified`,
			hint: "Name the authority that signed its certificate in GIT_SSL_CAINFO."
		})
	},
	{
		pattern: /mismatched algorithms/,
		failure: ({ url }) => ({
			kind: "git-failed",
			message: `${url} names its commits by SHA-256, which is not supported`
		})
	},
	{
		pattern: /no commits selected for shallow|error processing shallow info|support --shallow-exclude/,
		failure: ({ url }) => ({
			kind: "git-failed",
			message: `${url} cannot leave out what another branch has`
		})
	},
	{
		pattern: /Could not resolve (host|proxy)|Failed to connect|Connection (refused|timed out)|Couldn't connect/i,
		transient: !0,
		failure: ({ url }) => ({
			kind: "unreachable",
			message: `${url} cannot be reached`
		})
	},
	{
		pattern: /reset by peer|hung up unexpectedly|early EOF|Empty reply|Recv failure|unexpected disconnect|RPC failed|transfer closed|unexpected (flush|EOF)|invalid index-pack output|expected '?packfile|bad (line length|pack header)|curl \d+|HTTP\/2|handshake/i,
		transient: !0,
		failure: ({ url }) => ({
			kind: "unreachable",
			message: `the connection to ${url} broke`
		})
	}
];
function failureOf(stderr, question) {
	for (let { pattern, transient = !1, failure } of symptoms) {
		let match = pattern.exec(stderr);
		if (match !== null) return new RepositoryError(failure(question, match), {
			transient,
			cause: stderr
		});
	}
	return new RepositoryError({
		kind: "git-failed",
		message: `git could not ${question.writes ? "write to" : "read"} ${question.url}: ${lastLine(stderr)}`
	}, { cause: stderr });
}
function hidesObjects(error) {
	return causedBy(error, hidden);
}
function isRedirect(error) {
	return causedBy(error, redirected);
}
function causedBy(error, pattern) {
	return error instanceof RepositoryError && typeof error.cause == "string" && pattern.test(error.cause);
}
function missingObject({ url, revision }, [, id]) {
	return id === revision.commit ? {
		kind: "commit-not-found",
		message: `${url} has no commit ${id}, or does not give it out`
	} : {
		kind: "git-failed",
		message: `${url} does not give out ${id}, which the commit needs`
	};
}
function notFound(question) {
	let { url, tokenSent, tokenGiven } = question, kind = "repository-not-found";
	if (tokenSent) return {
		kind,
		message: `${url} is not found, or the token may not read it`
	};
	let message = `${url} is not found, or it is private: no token was sent to it`;
	return tokenGiven ? {
		kind,
		message,
		hint: "The token is sent to the GitHub server of this run only."
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
	return (lines.findLast((line) => /^(fatal|error):/.test(line)) ?? lines.at(-1) ?? "it said nothing").replace(/[\u0000-\u001f\u007f-\u009f]/g, " ").slice(0, 300);
}
// packages/git/src/git-local.ts
async function localGit(folder, args) {
	let { exitCode, stdout } = await getExecOutput("git", [...args], {
		cwd: folder,
		env: gitEnvironment(folder),
		ignoreReturnCode: !0,
		silent: !0
	});
	return exitCode === 0 ? stdout.trim() : void 0;
}
function runGit(run) {
	return new Promise((resolve, reject) => {
		let child = spawn("git", run.args, {
			cwd: run.cwd,
			env: run.env,
			stdio: "pipe",
			detached: platform !== "win32",
			windowsHide: !0
		}), stderr = "", timedOut = !1, stop, guarded = (act) => {
			if (stop === void 0) try {
				act();
			} catch (error) {
				stop = { error }, endProcess(child);
			}
		}, timer = setTimeout(() => {
			timedOut = !0, endProcess(child);
		}, run.timeoutMs), watcher = run.watch === void 0 ? void 0 : setInterval(guarded, 500, run.watch);
		child.stdout.on("data", (chunk) => guarded(() => run.onStdout?.(chunk))), child.stderr.setEncoding("utf8"), child.stderr.on("data", (text) => {
			stderr = (stderr + text).slice(-16384);
		}), child.stdin.on("error", () => void 0), run.stdin === void 0 || typeof run.stdin == "string" ? child.stdin.end(run.stdin ?? "") : feed(run.stdin, child, (error) => guarded(() => raise(error)));
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
function feed(pieces, child, fail) {
	let source = Readable.from(pieces, { objectMode: !0 });
	source.on("error", fail), child.stdin.on("close", () => source.destroy()), source.pipe(child.stdin);
}
function raise(error) {
	throw error;
}
function endProcess(child) {
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
// packages/git/src/listing.ts
const mostEntries = 1e6;
var ListingReader = class {
	#wants;
	#paths;
	#mostFiles;
	#folders = /* @__PURE__ */ new Set();
	#others = /* @__PURE__ */ new Set();
	#files = [];
	#skipped = [];
	#rest = Buffer.alloc(0);
	#entries = 0;
	constructor(paths, patterns, mostFiles) {
		this.#paths = new Set(paths), this.#wants = matcher(patterns), this.#mostFiles = mostFiles;
	}
	feed(chunk) {
		let data = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
		for (let end = data.indexOf(0); end !== -1; end = data.indexOf(0)) this.#entry(data.toString("utf8", 0, end)), data = data.subarray(end + 1);
		this.#rest = data;
	}
	listing() {
		return {
			folders: this.#folders,
			others: this.#others,
			files: this.#files,
			skipped: this.#skipped
		};
	}
	#entry(line) {
		if (++this.#entries > mostEntries) throw tooLarge(`more than ${mostEntries.toLocaleString("en")} entries`);
		let tab = line.indexOf("	"), [mode = "", type = "", blob = ""] = line.slice(0, tab).split(" "), path = line.slice(tab + 1);
		if (!isSafePath(path)) throw unsafe(path);
		if (type === "tree") this.#paths.has(path) && this.#folders.add(path);
		else if (this.#paths.has(path) && this.#others.add(path), this.#wants(path)) {
			if (type !== "blob" || mode === "120000") this.#skipped.push(path);
			else if (this.#files.push({
				path,
				blob
			}), this.#files.length > this.#mostFiles) throw tooLarge(`more than ${this.#mostFiles.toLocaleString("en")} files`);
		}
	}
};
function matcher(patterns) {
	if (patterns === void 0) return () => !0;
	let names = new Set(patterns.filter((pattern) => !pattern.startsWith("*"))), endings = patterns.filter((pattern) => pattern.startsWith("*")).map((pattern) => pattern.slice(1));
	return (path) => names.has(path.slice(path.lastIndexOf("/") + 1)) || endings.some((ending) => path.endsWith(ending));
}
function isSafePath(path) {
	let names = process.platform === "win32" ? /[\\:]/ : /\0/, reserved = /* @__PURE__ */ new Set([
		"",
		".",
		"..",
		".git"
	]);
	return !names.test(path) && path.split("/").every((name) => !reserved.has(name.toLowerCase()));
}
function unsafe(path) {
	return new RepositoryError({
		kind: "unsafe-content",
		message: `the repository holds a name that no repository may hold: ${JSON.stringify(path)}`
	});
}
function tooLarge(what) {
	return new RepositoryError({
		kind: "too-large",
		message: `the folder holds ${what}`,
		hint: "Point the path at a folder that holds only what is to be read."
	});
}
// packages/git/src/redirect.ts
const references = "/info/refs";
async function redirectTarget(url, authorization, timeoutMs) {
	let location = await locationOf(`${url}${references}?service=git-upload-pack`, authorization, timeoutMs);
	if (location === void 0 || !URL.canParse(location, url)) return;
	let target = new URL(location, url), path = target.pathname;
	return target.origin === new URL(url).origin && target.username === "" && target.password === "" && path.endsWith(references) ? target.origin + path.slice(0, -10) : void 0;
}
async function locationOf(url, authorization, timeoutMs) {
	try {
		let response = await fetch(url, {
			redirect: "manual",
			headers: { authorization },
			signal: AbortSignal.timeout(timeoutMs)
		});
		return await response.body?.cancel(), response.headers.get("location") ?? void 0;
	} catch {
		return;
	}
}
// packages/git/src/retry.ts
const systemClock = {
	now: () => performance.now(),
	sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))
};
function delayBefore(retry) {
	return Math.min(1e3 * 2 ** (retry - 1), 3e4);
}
async function withRetries(attempt, options) {
	for (let retry = 1;; retry++) try {
		return await attempt();
	} catch (error) {
		if (!(error instanceof RepositoryError && error.transient) || retry > options.retries) throw error;
		let delay = delayBefore(retry);
		options.log(`${error.failure.message}; trying again in ${delay / 1e3} s (${retry} of ${options.retries})`), await options.clock.sleep(delay);
	}
}
// packages/git/src/secrets.ts
const user = "x-access-token";
function basicAuthorization(token) {
	return `Basic ${Buffer.from(`${user}:${token}`).toString("base64")}`;
}
function masker(token) {
	let forms = token === void 0 || token === "" ? [] : formsOf(token);
	return (text) => forms.reduce((rest, form) => rest.replaceAll(form, "***"), text).replace(/(:\/\/)[^/\s@]+@/g, "$1***@");
}
function formsOf(token) {
	let encodings = [`${user}:${token}`, token].flatMap((text) => {
		let base64 = Buffer.from(text).toString("base64");
		return [
			base64,
			base64.replace(/=+$/, ""),
			encodeURIComponent(base64),
			Buffer.from(text).toString("base64url")
		];
	});
	return [.../* @__PURE__ */ new Set([
		...encodings,
		encodeURIComponent(token),
		token
	])].sort((a, b) => b.length - a.length);
}
// packages/git/src/work-folder.ts
function filesUnder(folder) {
	return readdirSync(folder, {
		recursive: !0,
		withFileTypes: !0
	}).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
function directorySize(folder) {
	return filesUnder(folder).map((file) => statSync(file, { throwIfNoEntry: !1 })?.size ?? 0).reduce((sum, size) => sum + size, 0);
}
function removeLeftovers(repository) {
	for (let file of filesUnder(repository)) (file.endsWith(".lock") || /[\\/]tmp_[^\\/]*$/.test(file)) && rmSync(file, { force: !0 });
}
var Remote = class {
	#revision;
	#settings;
	#address;
	#redirects = 0;
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
		await this.#persist(() => this.#follow(repository, {
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
		], output = await this.#persist(() => this.#follow(repository, { args })), found = /* @__PURE__ */ new Map();
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
		return this.#persist(async () => {
			let words = "", stdout = await this.#follow(repository, {
				args: command,
				writes: !0,
				isAnswer: (stdout, stderr) => {
					words = this.#settings.mask(stderr);
					let lines = stdout.match(/^[ +*=!-]\t.*/gm) ?? [];
					return lines.length === refspecs.length && !lines.some((line) => line.includes("failed to report status"));
				}
			});
			return {
				references: this.#settings.mask(stdout),
				words
			};
		});
	}
	log(line) {
		this.#settings.log(`${this.url}: ${line}`);
	}
	failure(stderr, writes = !1) {
		let question = {
			url: this.url,
			revision: this.#revision,
			tokenSent: this.#token !== void 0,
			tokenGiven: this.#settings.token !== void 0,
			writes
		}, { mask } = this.#settings, { failure, transient, cause } = failureOf(mask(stderr), question);
		return new RepositoryError({
			...failure,
			message: mask(failure.message)
		}, {
			transient,
			cause
		});
	}
	#persist(attempt) {
		let { retries, clock } = this.#settings;
		return withRetries(attempt, {
			retries,
			clock,
			log: (line) => this.log(line)
		});
	}
	get #token() {
		return this.#address.origin === new URL(this.#settings.serverUrl).origin ? this.#settings.token : void 0;
	}
	async #follow(repository, command) {
		try {
			return await this.#run(repository, command);
		} catch (error) {
			let token = this.#token;
			if (!isRedirect(error) || token === void 0 || this.#redirects++ >= 3) throw error;
			let url = await redirectTarget(this.url, basicAuthorization(token), this.#settings.timeoutMs);
			if (url === void 0) throw error;
			return this.log(`has moved to ${url}`), this.#address = {
				...this.#address,
				url
			}, this.#follow(repository, command);
		}
	}
	async #run(repository, { args, stdin, writes = !1, isAnswer }) {
		let { timeoutMs } = this.#settings, notice = this.#waitNotice(), stdout = "", outcome = await runGit({
			args,
			cwd: repository,
			env: gitEnvironment(dirname(repository), this.#address.protocol, this.#config(writes)),
			timeoutMs,
			onStdout: (chunk) => {
				stdout = (stdout + chunk.toString("utf8")).slice(-65536);
			},
			watch: () => {
				notice(), writes || this.#checkDownload(repository);
			},
			...stdin === void 0 ? {} : { stdin }
		});
		if (outcome.kind === "timed-out") throw removeLeftovers(repository), new RepositoryError({
			kind: "timeout",
			message: `${this.url} did not answer within ${timeoutMs / 1e3} s`
		}, { transient: !0 });
		let answered = isAnswer?.(stdout, outcome.stderr) ?? !1;
		if (outcome.code !== 0 && !answered) throw this.failure(outcome.stderr, writes);
		return stdout;
	}
	#config(writes) {
		let token = this.#token, config = [["remote.origin.url", this.url], ["fetch.negotiationAlgorithm", "noop"]];
		return config.push(writes ? ["pack.window", "0"] : ["remote.origin.promisor", "true"]), token === void 0 ? config : [
			...config,
			[`http.${this.#address.origin}/.extraHeader`, `Authorization: ${basicAuthorization(token)}`],
			["http.followRedirects", "false"]
		];
	}
	#waitNotice() {
		let { clock } = this.#settings, start = clock.now(), next = 1e4;
		return () => {
			let waited = clock.now() - start;
			waited < next || (this.log(`still waiting after ${Math.round(waited / 1e3)} s`), next = waited * 2);
		};
	}
	#checkDownload(repository) {
		let most = this.#settings.limits.downloadBytes;
		if (!(directorySize(repository) <= most)) throw new RepositoryError({
			kind: "too-large",
			message: `${this.url} sends more than ${(most / 1e6).toLocaleString("en")} MB`
		});
	}
};
// packages/git/src/checkout.ts
const ref = "refs/kalypso/source", blobless$1 = ["--filter=blob:none"];
async function checkOut(address, revision, paths, settings) {
	let folder = await mkdtemp(join(settings.directory, "source-"));
	try {
		return await new Checkout(folder, new Remote(address, revision, settings), revision, settings).read(paths);
	} catch (error) {
		throw await rm(folder, {
			recursive: !0,
			force: !0
		}), error;
	}
}
var Checkout = class {
	#folder;
	#remote;
	#revision;
	#settings;
	#repository;
	constructor(folder, remote, revision, settings) {
		this.#folder = folder, this.#remote = remote, this.#revision = revision, this.#settings = settings, this.#repository = join(folder, "repository.git");
	}
	async read(paths) {
		let root = join(this.#folder, "files");
		await mkdir(root), await this.#init();
		let commit = await this.#fetchCommit(blobless$1), listing = await this.#list(commit, paths);
		return await this.#fetchFiles(listing.files), await this.#extract(root, listing), await rm(this.#repository, {
			recursive: !0,
			force: !0
		}), {
			source: {
				root,
				commit
			},
			listing
		};
	}
	async #init() {
		if (await localGit(this.#folder, [
			"init",
			"--quiet",
			"--bare",
			"--template=",
			this.#repository
		]) === void 0) throw Error(`git could not make a repository in ${this.#folder}`);
	}
	async #fetchCommit(filter) {
		let { branch, commit } = this.#revision;
		commit === void 0 ? await this.#remote.fetch(this.#repository, ["--depth=1", ...filter], `+refs/heads/${branch}:${ref}`) : await this.#fetchExactly(commit, filter);
		let name = `${commit ?? ref}^{commit}`, found = await localGit(this.#repository, [
			"rev-parse",
			"--verify",
			"--quiet",
			"--end-of-options",
			name
		]);
		if (found !== void 0 && (commit === void 0 || found === commit)) return found;
		throw this.#remote.failure(`not our ref ${commit}`);
	}
	async #fetchExactly(commit, filter) {
		try {
			await this.#remote.fetch(this.#repository, ["--depth=1", ...filter], `+${commit}:${ref}`);
		} catch (error) {
			if (!hidesObjects(error)) throw error;
			this.#remote.log("the server does not give out that commit alone; looking for it on the branch"), await this.#remote.fetch(this.#repository, filter, `+refs/heads/${this.#revision.branch}:${ref}`);
		}
	}
	async #list(commit, paths) {
		let { files, limits } = this.#settings, reader = new ListingReader(paths, files, limits.files), options = [
			"-r",
			"-t",
			"-z",
			"--full-tree",
			"--end-of-options"
		], wanted = paths.includes("") ? [] : paths;
		return await this.#local([
			"ls-tree",
			...options,
			commit,
			...wanted
		], (chunk) => reader.feed(chunk)), reader.listing();
	}
	async #fetchFiles(files) {
		if (files.length === 0) return;
		let ids = new Set(files.map(({ blob }) => `${blob}\n`));
		try {
			await this.#remote.fetch(this.#repository, [...blobless$1, "--stdin"], void 0, [...ids].join(""));
		} catch (error) {
			if (!hidesObjects(error)) throw error;
			this.#remote.log("the server does not give out files alone; fetching the whole commit"), await rm(this.#repository, {
				recursive: !0,
				force: !0
			}), await this.#init(), await this.#fetchCommit([]);
		}
	}
	async #extract(root, { folders, files }) {
		let extraction = new Extraction(root, files, this.#settings.limits);
		for (let folder of folders) extraction.makeFolder(folder);
		if (files.length !== 0 && (await this.#local([
			"cat-file",
			"--batch",
			"--buffer"
		], (chunk) => extraction.feed(chunk), extraction.request()), !extraction.complete)) throw Error(`git gave less than was asked of it from ${this.#remote.url}`);
	}
	async #local(args, onStdout, stdin) {
		let { timeoutMs } = this.#settings, outcome = await runGit({
			args,
			cwd: this.#repository,
			env: gitEnvironment(this.#folder),
			timeoutMs,
			onStdout,
			...stdin === void 0 ? {} : { stdin }
		});
		if (outcome.kind === "timed-out") throw new RepositoryError({
			kind: "timeout",
			message: `${this.#remote.url} could not be unpacked within ${timeoutMs / 1e3} s`
		});
		if (outcome.code !== 0) throw this.#remote.failure(outcome.stderr);
	}
};
// packages/git/src/pool.ts
async function inParallel(items, width, task) {
	let queue = items.values(), errors = [];
	if (await Promise.all(Array.from({ length: Math.max(1, Math.min(width, items.length)) }, async () => {
		for (let item of queue) try {
			await task(item);
		} catch (error) {
			errors.push(error);
		}
	})), errors.length > 0) throw errors[0];
}
// packages/git/src/remote-url.ts
const protocols = "https://, ssh:// or file://", unprintable = /[\u0000-\u0020\u007f-\u009f\u2028\u2029]/, transportHelper = /^[a-z0-9+.-]*::/i, scpLike = /^[a-z0-9._][a-z0-9._-]*@([a-z0-9_][a-z0-9._-]*):(?![-:])\S+$/i;
function parseRemoteUrl(text, serverUrl) {
	if (text === "") throw refused("the address of the repository is empty");
	if (unprintable.test(text) && !isPlainPath(text)) throw refused("the address holds blanks or control characters");
	if (text.startsWith("-")) throw refused("the address starts with \"-\", as an option of git would");
	if (isPlainPath(text)) return plainPath(text);
	if (transportHelper.test(text)) throw refused("\"transport::address\" could run a program", `Use ${protocols}`);
	if (scpLike.test(text)) return {
		url: text,
		protocol: "ssh"
	};
	if (!text.includes("://")) throw refused("it is neither a URL nor an absolute path", `Use ${protocols}`);
	return parseUrl(text, serverUrl);
}
function isPlainPath(text) {
	return isAbsolute(text);
}
function plainPath(path) {
	if (/[\u0000-\u001f\u007f]/.test(path)) throw refused("the path holds control characters");
	if (/^[\\/]{2}/.test(path)) throw refused("a path of another machine is not read", `Use ${protocols}`);
	return {
		url: path,
		protocol: "file"
	};
}
function parseUrl(text, serverUrl) {
	if (text.includes("\\") || !URL.canParse(text)) throw refused("it is not a valid URL");
	let url = new URL(text), mayHaveUser = url.protocol === "ssh:";
	if (url.password !== "" || url.username !== "" && !mayHaveUser) throw refused("the URL holds a credential", "Take it out of the URL, and revoke it if the file was ever pushed.");
	if (url.search !== "" || url.hash !== "") throw refused("the URL of a repository has no \"?\" or \"#\" part");
	switch (url.protocol) {
		case "https:":
		case "http:": return httpUrl(url, serverUrl);
		case "ssh:":
			if (!/^[a-z0-9_[]/i.test(url.hostname) || url.username.startsWith("-")) throw refused("it is not a valid ssh URL");
			return {
				url: url.href,
				protocol: "ssh"
			};
		case "file:":
			if (url.hostname !== "" && url.hostname !== "localhost") throw refused("a file:// URL names no other machine");
			return {
				url: url.href,
				protocol: "file"
			};
		default: throw refused(`the transport ${JSON.stringify(url.protocol)} is not allowed`, `Use ${protocols}`);
	}
}
function httpUrl(url, serverUrl) {
	if (url.protocol === "http:" && !isLoopback(url.hostname) && url.origin !== new URL(serverUrl).origin) throw refused("http:// can be tampered with on its way", "Use https://.");
	return {
		url: url.href.replace(/\/+$/, ""),
		protocol: url.protocol === "https:" ? "https" : "http",
		origin: url.origin
	};
}
function isLoopback(host) {
	return host === "localhost" || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host);
}
function repositoryKey(remote, serverUrl) {
	return remote.origin === void 0 || remote.origin !== new URL(serverUrl).origin ? remote.url : remote.url.toLowerCase().replace(/\.git$/, "");
}
function refused(reason, hint) {
	return new RepositoryError({
		kind: "refused-url",
		message: `the address of the repository is refused: ${reason}`,
		...hint === void 0 ? {} : { hint }
	});
}
// packages/git/src/revision.ts
const invalidBranch = /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\/|^[-/.]|[/.]$|\/\.|\.lock(\/|$)|^@$/;
function parseRevision(ref) {
	let { branch, commit } = ref;
	if (branch === "" || invalidBranch.test(branch)) throw new RepositoryError({
		kind: "branch-not-found",
		message: `${JSON.stringify(branch)} is not a valid branch name`
	});
	if (commit === void 0) return { branch };
	if (!/^[0-9a-f]{40}$/i.test(commit)) throw new RepositoryError({
		kind: "commit-not-found",
		message: `${JSON.stringify(commit)} is not a full commit id`,
		hint: "Give all 40 hexadecimal digits: an abbreviated id can come to mean another commit."
	});
	return {
		branch,
		commit: commit.toLowerCase()
	};
}
function parsePath(path) {
	let segments = path.split("/").filter((segment) => segment !== "" && segment !== ".");
	if (segments.includes("..") || path.includes("\0") || path.includes("\\")) throw new RepositoryError({
		kind: "path-not-found",
		message: `the path ${JSON.stringify(path)} is not a folder within the repository`
	});
	return segments.join("/");
}
// packages/git/src/fetch-sources.ts
const defaultLimits = {
	files: 2e4,
	fileBytes: 1e7,
	totalBytes: 2e8,
	downloadBytes: 1e9
};
async function fetchSources(sources, options) {
	let settings = settingsOf(options), results = /* @__PURE__ */ new Map(), groups = groupSources(sources, settings, results);
	return await mkdir(settings.directory, { recursive: !0 }), await inParallel(groups, options.concurrency ?? 8, (group) => fetchGroup(group, settings, results)), results;
}
function settingsOf(options) {
	let { token, files, log = () => void 0 } = options, mask = masker(token);
	return {
		directory: options.directory,
		serverUrl: options.serverUrl ?? "https://github.com",
		timeoutMs: options.timeoutMs ?? 12e4,
		retries: options.retries ?? 3,
		limits: {
			...defaultLimits,
			...options.limits
		},
		clock: options.clock ?? systemClock,
		log: (line) => log(mask(line)),
		mask,
		...token === void 0 || token === "" ? {} : { token },
		...files === void 0 ? {} : { files }
	};
}
function groupSources(sources, { serverUrl, mask }, results) {
	let groups = /* @__PURE__ */ new Map();
	for (let source of sources) try {
		let remote = parseRemoteUrl(source.repo, serverUrl), revision = parseRevision(source.ref), request = {
			source,
			path: parsePath(source.path)
		}, key = JSON.stringify([
			repositoryKey(remote, serverUrl),
			revision.branch,
			revision.commit
		]), group = groups.get(key);
		group === void 0 ? groups.set(key, {
			remote,
			revision,
			requests: [request]
		}) : group.requests.push(request);
	} catch (error) {
		results.set(source, failureResult(error, mask));
	}
	return [...groups.values()];
}
async function fetchGroup(group, settings, results) {
	let { remote, revision, requests } = group;
	settings.log(`${remote.url}: reading ${revision.commit ?? `branch ${revision.branch}`}`);
	try {
		let { source: ok, listing } = await checkOut(remote, revision, [...new Set(requests.map(({ path }) => path))], settings);
		logSkipped(listing.skipped, (line) => settings.log(`${remote.url}: ${line}`));
		for (let { source, path } of requests) {
			let missing = missingFolder(path, listing, remote, ok.commit);
			results.set(source, missing ?? { ok });
		}
	} catch (error) {
		let result = failureResult(error, settings.mask);
		for (let { source } of requests) results.set(source, result);
	}
}
function missingFolder(path, listing, remote, commit) {
	if (path === "" || listing.folders.has(path)) return;
	let what = listing.others.has(path) ? "is not a folder" : "does not exist";
	return { failure: {
		kind: "path-not-found",
		message: `the path ${JSON.stringify(path)} ${what} in ${remote.url} at ${commit}`
	} };
}
function failureResult(error, mask) {
	if (!(error instanceof RepositoryError)) throw error;
	return { failure: {
		...error.failure,
		message: mask(error.failure.message)
	} };
}
function logSkipped(skipped, log) {
	let shown = skipped.slice(0, 10);
	for (let path of shown) log(`${JSON.stringify(path)} is a link or a submodule, left out`);
	shown.length < skipped.length && log(`and ${skipped.length - shown.length} more of them`);
}
// packages/git/src/head-commit.ts
async function headCommit(folder) {
	return (await localGit(resolve(folder), [
		"-c",
		"safe.directory=*",
		"rev-parse",
		"HEAD^{commit}",
		"HEAD:./"
	]))?.split("\n")[0];
}
// packages/git/src/publish/desired.ts
function desiredFolder(folder, place = (path) => path) {
	let files = readdirSync(folder, {
		recursive: !0,
		withFileTypes: !0
	}).filter((entry) => !entry.isDirectory()).map((entry) => {
		let file = join(entry.parentPath, entry.name), path = relative(folder, file).replaceAll("\\", "/");
		if (!entry.isFile()) throw Error(`${JSON.stringify(path)} in ${folder} is no regular file`);
		return [place(path), { read: () => readFileSync(file) }];
	});
	return new Map(files.sort(([a], [b]) => a < b ? -1 : 1));
}
// packages/git/src/publish/blob-id.ts
init__lazy_crypto();
function blobId(content, format) {
	return createHash(format).update(`blob ${content.length}\0`).update(content).digest("hex");
}
// packages/git/src/publish/entries.ts
var EntryReader = class {
	#take;
	#rest = Buffer.alloc(0);
	constructor(take) {
		this.#take = take;
	}
	feed(chunk) {
		let data = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]), start = 0;
		for (let end = data.indexOf(0, start); end !== -1; end = data.indexOf(0, start)) this.#read(data.toString("utf8", start, end)), start = end + 1;
		this.#rest = data.subarray(start);
	}
	#read(line) {
		let tab = line.indexOf("	"), [mode = "", , id = ""] = line.slice(0, tab).split(" ");
		this.#take({
			path: line.slice(tab + 1),
			mode,
			id
		});
	}
};
function isFile({ mode }) {
	return mode.startsWith("100");
}
function foldersAbove(path) {
	let parts = path.split("/").slice(0, -1);
	return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}
// packages/git/src/publish/difference.ts
function compare(entries, desired, format) {
	let present = new Map(entries.map((entry) => [entry.path, entry])), folders = new Set(entries.flatMap(({ path }) => foldersAbove(path))), owned = new Map([...present].filter(([path, entry]) => isFile(entry) && desired.owns(path))), keeps = desired.keeps ?? (() => !1), written = [], conflicts = [];
	for (let [path, content] of desired.files) {
		if (!desired.owns(path)) throw Error(`${JSON.stringify(path)} is no path that this system writes`);
		if (keeps(path)) continue;
		let conflict = conflictAt(path, present, folders);
		conflict === void 0 ? written.push(...writing(path, content, present.get(path), format)) : conflicts.push(conflict);
	}
	return {
		written: written.sort(byPath),
		removed: [...owned.values()].filter(({ path }) => !desired.files.has(path) && !keeps(path)).sort(byPath),
		conflicts: conflicts.sort(byPath),
		owned,
		others: entries.filter(({ path }) => !owned.has(path)).sort(byPath)
	};
}
function isEmpty({ written, removed }) {
	return written.length === 0 && removed.length === 0;
}
function writing(path, content, entry, format) {
	let id = blobId(content.read(), format);
	return entry === void 0 ? [{
		path,
		mode: "100644",
		id,
		content
	}] : entry.id === id ? [] : [{
		path,
		mode: entry.mode === "100755" ? "100755" : "100644",
		id,
		before: entry.id,
		content
	}];
}
function conflictAt(path, present, folders) {
	if (folders.has(path)) return {
		path,
		at: path,
		found: "folder"
	};
	for (let folder of foldersAbove(path)) {
		let entry = present.get(folder);
		if (entry !== void 0) return {
			path,
			at: folder,
			found: kindOf(entry)
		};
	}
	let entry = present.get(path);
	return entry === void 0 || isFile(entry) ? void 0 : {
		path,
		at: path,
		found: kindOf(entry)
	};
}
function kindOf(entry) {
	return isFile(entry) ? "file" : entry.mode === "120000" ? "link" : "submodule";
}
function byPath(a, b) {
	return a.path < b.path ? -1 : 1;
}
// packages/git/src/publish/bare.ts
var BareRepository = class {
	folder;
	#timeoutMs;
	constructor(folder, timeoutMs) {
		this.folder = folder, this.#timeoutMs = timeoutMs;
	}
	async init(format) {
		await rm(this.folder, {
			recursive: !0,
			force: !0
		});
		let options = [
			"--quiet",
			"--bare",
			"--template=",
			`--object-format=${format}`
		];
		if (await localGit(dirname(this.folder), [
			"init",
			...options,
			this.folder
		]) === void 0) throw Error(`git could not make a repository in ${this.folder}`);
	}
	resolve(name) {
		return localGit(this.folder, [
			"rev-parse",
			"--verify",
			"--quiet",
			"--end-of-options",
			name
		]);
	}
	async run(args, command = {}) {
		let output = [];
		return await this.#run(args, {
			onStdout: (chunk) => void output.push(chunk),
			...command
		}), Buffer.concat(output).toString("utf8");
	}
	async bytes(args, stdin) {
		let output = [];
		return await this.#run(args, {
			stdin,
			onStdout: (chunk) => void output.push(chunk)
		}), Buffer.concat(output);
	}
	async #run(args, { stdin, env, onStdout }) {
		let outcome = await runGit({
			args,
			cwd: this.folder,
			env: {
				...gitEnvironment(dirname(this.folder)),
				...env
			},
			timeoutMs: this.#timeoutMs,
			...onStdout === void 0 ? {} : { onStdout },
			...stdin === void 0 ? {} : { stdin }
		});
		if (outcome.kind === "timed-out") throw Error(`git ${args[0]} took more than ${this.#timeoutMs / 1e3} s on this machine`);
		if (outcome.code !== 0) throw Error(`git ${args[0]} failed: ${outcome.stderr.trim().slice(-1e3)}`);
	}
};
// packages/git/src/publish/commit.ts
function parseCommit(id, raw) {
	let end = raw.indexOf("\n\n"), lines = (end === -1 ? raw : raw.slice(0, end)).split("\n"), all = (key) => lines.filter((line) => line.startsWith(`${key} `)).map((line) => line.slice(key.length + 1)), [tree] = all("tree"), [author] = all("author").map(signature), [committer] = all("committer").map(signature);
	if (tree === void 0 || author === void 0 || committer === void 0) throw Error(`${id} is not a commit that can be read`);
	return {
		id,
		tree,
		parents: all("parent"),
		author: author.person,
		committer: committer.person,
		date: committer.date,
		message: end === -1 ? "" : raw.slice(end + 2).replace(/\n+$/, "")
	};
}
function signature(text) {
	let [, name = "", email = "", seconds = "0"] = /^(.*?) ?<([^>]*)>(?: (-?\d+))?/.exec(text) ?? [];
	return {
		person: {
			name,
			email
		},
		date: Number(seconds)
	};
}
// packages/git/src/publish/objects.ts
async function readCommits(repository, names) {
	let objects = await readObjects(repository, names, "commit");
	return Array.from(objects, ([id, raw]) => parseCommit(id, raw.toString("utf8")));
}
async function readFiles(repository, ids, largest) {
	return readObjects(repository, (await repository.run(["cat-file", "--batch-check=%(objectname) %(objecttype) %(objectsize)"], { stdin: ids })).split("\n").map((line) => line.split(" ")).filter(([, type, size]) => type === "blob" && Number(size) <= largest).map(([id]) => `${id}\n`).join(""), "blob");
}
async function readObjects(repository, names, type) {
	return parseBatch(await repository.bytes([
		"cat-file",
		"--batch",
		"--buffer"
	], names), type);
}
function parseBatch(output, wanted) {
	let found = /* @__PURE__ */ new Map();
	for (let at = 0; at < output.length;) {
		let end = output.indexOf(10, at);
		if (end === -1) break;
		let match = /^([0-9a-f]+) (\w+) (\d+)$/.exec(output.toString("latin1", at, end));
		if (at = end + 1, match === null) continue;
		let [, id = "", type, size] = match, next = at + Number(size);
		type === wanted && found.set(id, output.subarray(at, next)), at = next + 1;
	}
	return found;
}
// packages/git/src/publish/head-history.ts
const headRef = "refs/kalypso/head", baseRef$1 = "refs/kalypso/base";
var HeadHistory = class {
	#remote;
	#repository;
	#branch;
	#format = "sha1";
	constructor(remote, repository, branch) {
		this.#remote = remote, this.#repository = repository, this.#branch = branch;
	}
	async tip(format) {
		this.#format = format, await this.#repository.init(format), await this.#fetch(this.#branch, headRef, ["--depth=1"]);
		let [tip] = await readCommits(this.#repository, headRef);
		return tip;
	}
	async strangers(tip, base, isOurs) {
		if (isOurs(tip)) return [];
		let commits = new Map((await this.#ahead(base)).map((commit) => [commit.id, commit])), found = [], seen = /* @__PURE__ */ new Set();
		for (let queue = [tip.id]; queue.length > 0 && found.length < 100;) {
			let commit = commits.get(queue.shift() ?? "");
			commit === void 0 || seen.has(commit.id) || isOurs(commit) || (seen.add(commit.id), found.push(commit), queue.push(...commit.parents));
		}
		return found;
	}
	async #ahead(base) {
		let some = await this.#aheadAlone(base), known = new Set(some?.map(({ id }) => id));
		return some === void 0 || some.some(({ parents }) => parents.length > 1 && parents.some((parent) => !known.has(parent))) ? this.#aheadOfAll(base) : some;
	}
	async #aheadAlone(base) {
		await this.#repository.init(this.#format);
		try {
			await this.#fetch(this.#branch, headRef, base === void 0 ? [] : [`--shallow-exclude=refs/heads/${base}`]);
		} catch (error) {
			if (error instanceof RepositoryError && ["git-failed", "unreachable"].includes(error.failure.kind)) return;
			throw error;
		}
		return this.#list([headRef]);
	}
	async #aheadOfAll(base) {
		return this.#remote.log("reading the history of both branches to tell whose commits they hold"), await this.#repository.init(this.#format), await this.#fetch(this.#branch, headRef), base === void 0 ? this.#list([headRef]) : (await this.#fetch(base, baseRef$1), this.#list([headRef, `^${baseRef$1}`]));
	}
	#fetch(branch, ref, options = []) {
		return this.#remote.fetch(this.#repository.folder, [...options, "--filter=tree:0"], `+refs/heads/${branch}:${ref}`);
	}
	async #list(range) {
		let ids = await this.#repository.run([
			"rev-list",
			"--topo-order",
			"--max-count=10000",
			...range
		]);
		return readCommits(this.#repository, ids);
	}
};
// packages/git/src/publish/import-stream.ts
function* importStream(ref, base, { removed, written }, format) {
	yield Buffer.from(`feature done\ncommit ${ref}\ncommitter Kalypso <kalypso@localhost> 0 +0000\ndata 0\n`), base !== void 0 && (yield Buffer.from(`from ${base}\n`));
	for (let { path } of removed) yield Buffer.from(`D ${quoted(path)}\n`);
	for (let { path, mode, id, content } of bySimilarity(written)) {
		let bytes = content.read();
		if (blobId(bytes, format) !== id) throw Error(`${JSON.stringify(path)} was changed while it was published`);
		yield Buffer.from(`M ${mode} inline ${quoted(path)}\ndata ${bytes.length}\n`), yield bytes, yield Buffer.from("\n");
	}
	yield Buffer.from("done\n");
}
function bySimilarity(written) {
	let name = ({ path }) => path.slice(path.lastIndexOf("/") + 1);
	return written.toSorted((a, b) => name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : a.path < b.path ? -1 : 1);
}
function quoted(path) {
	return `"${path.replace(/["\\]/g, "\\$&").replaceAll("\n", "\\n")}"`;
}
// packages/git/src/publish/push-result.ts
const raced = /stale info|fetch first|cannot lock ref|failed to (update|lock) ref|reference already exists|incorrect old value|remote ref updated since checkout/i, noRoom = /exists; cannot create|directory file conflict/i;
function pushResult(answer, base, head) {
	let outcome = /* @__PURE__ */ new Map();
	for (let line of answer.references.split("\n")) {
		let match = /^([ +*=!-])\t[^\t]*:([^\t:]+)\t(.*)$/.exec(line);
		match !== null && outcome.set(match[2] ?? "", {
			flag: match[1] ?? "",
			summary: match[3] ?? ""
		});
	}
	let baseOutcome = outcome.get(`refs/heads/${base}`);
	if (baseOutcome?.flag === "!" && raced.test(baseOutcome.summary)) return {
		kind: "lost-race",
		moved: "base"
	};
	let result = outcome.get(`refs/heads/${head}`);
	if (result === void 0) throw Error(`git says nothing about ${head}: ${answer.references}`);
	if (result.flag !== "!") return {
		kind: "pushed",
		already: result.flag === "="
	};
	let words = serverWords(answer.words), said = [result.summary, ...words].join("\n");
	return raced.test(said) && !noRoom.test(said) ? {
		kind: "lost-race",
		moved: "head"
	} : {
		kind: "refused",
		reason: printable(/\((.*)\)$/.exec(result.summary)?.[1] ?? result.summary),
		words
	};
}
function serverWords(stderr) {
	return stderr.split(/[\r\n]+/).flatMap((line) => {
		let words = /^remote: (.*)$/.exec(line)?.[1]?.trim();
		return words === void 0 || words === "" ? [] : [printable(words)];
	}).slice(0, 8);
}
function printable(text) {
	return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, " ").slice(0, 300);
}
// packages/git/src/publish/publication.ts
const baseRef = "refs/kalypso/base", treeRef = "refs/kalypso/tree", blobless = "--filter=blob:none", most = {
	files: 1e6,
	fileBytes: 1e8,
	totalBytes: 1e9,
	downloadBytes: 2e9
};
var Publication = class Publication {
	#options;
	#folder;
	#remote;
	#repository;
	#history;
	#format = "sha1";
	#base;
	#head;
	#listings = /* @__PURE__ */ new Map();
	constructor(options, folder, remote, timeoutMs) {
		this.#options = options, this.#folder = folder, this.#remote = remote, this.#repository = new BareRepository(join(folder, "base.git"), timeoutMs), this.#history = new HeadHistory(remote, new BareRepository(join(folder, "head.git"), timeoutMs), options.head);
	}
	static async open(options) {
		let { serverUrl = "https://github.com", timeoutMs = 6e5, token, log = () => void 0 } = options, mask = masker(token), revision = parseRevision({ branch: options.base });
		if (parseRevision({ branch: options.head }), options.base === options.head) throw Error("a branch cannot be published for itself");
		let settings = {
			directory: options.directory,
			serverUrl,
			timeoutMs,
			retries: options.retries ?? 3,
			limits: most,
			clock: options.clock ?? systemClock,
			log: (line) => log(mask(line)),
			mask,
			...token === void 0 || token === "" ? {} : { token }
		}, remote = new Remote(parseRemoteUrl(options.repo, serverUrl), revision, settings);
		await mkdir(options.directory, { recursive: !0 });
		let folder = await mkdtemp(join(options.directory, "publication-")), publication = new Publication(options, folder, remote, timeoutMs);
		try {
			await publication.refresh();
		} catch (error) {
			throw await publication.close(), error;
		}
		return publication;
	}
	async refresh() {
		let { base, head } = this.#options;
		this.#listings.clear(), await this.#init("sha1");
		let branches = await this.#branches([base, head]);
		this.#base = branches.has(base) ? await this.#fetchBase() : void 0, this.#head = branches.has(head) ? await this.#history.tip(this.#format) : void 0;
	}
	get base() {
		return this.#base;
	}
	get head() {
		return this.#head;
	}
	async strangers(isOurs) {
		return this.#head === void 0 ? [] : this.#history.strangers(this.#head, this.#base === void 0 ? void 0 : this.#options.base, isOurs);
	}
	async compare(desired) {
		return compare(await this.#list(desired.within), desired, this.#format);
	}
	async read(ids) {
		if (ids.length === 0) return /* @__PURE__ */ new Map();
		let request = [...new Set(ids)].map((id) => `${id}\n`).join("");
		try {
			await this.#remote.fetch(this.#repository.folder, [blobless, "--stdin"], void 0, request);
		} catch (error) {
			if (!hidesObjects(error)) throw error;
			return this.#remote.log("the server does not give out files alone; their former content is not shown"), /* @__PURE__ */ new Map();
		}
		return readFiles(this.#repository, request, 1e6);
	}
	async writeTree({ conflicts, removed, written }) {
		if (conflicts.length > 0) throw Error("a difference with conflicts cannot be written");
		if (this.#base !== void 0 && removed.length + written.length === 0) return this.#base.tree;
		let stdin = importStream(treeRef, this.#base?.id, {
			removed,
			written
		}, this.#format);
		await this.#repository.run([
			"fast-import",
			"--quiet",
			"--force"
		], { stdin });
		let tree = await this.#repository.resolve(`${treeRef}^{tree}`);
		if (tree === void 0) throw Error("git fast-import made no tree");
		return tree;
	}
	async commit(details) {
		let { tree, message, author, committer, date = this.#base?.date ?? 0 } = details, parents = this.#base === void 0 ? [] : ["-p", this.#base.id], env = {
			GIT_AUTHOR_NAME: author.name,
			GIT_AUTHOR_EMAIL: author.email,
			GIT_AUTHOR_DATE: `@${date} +0000`,
			GIT_COMMITTER_NAME: committer.name,
			GIT_COMMITTER_EMAIL: committer.email,
			GIT_COMMITTER_DATE: `@${date} +0000`
		}, stdin = `${message.replaceAll("\0", " ").trimEnd()}\n`;
		return (await this.#repository.run([
			"commit-tree",
			tree,
			...parents,
			"-F",
			"-"
		], {
			stdin,
			env
		})).trim();
	}
	push(commit) {
		let { head, base } = this.#options;
		if (this.#base === void 0) throw Error(`there is no branch ${base} to publish for`);
		return this.#push(`${commit}:refs/heads/${head}`);
	}
	async deleteHead() {
		return this.#head === void 0 ? {
			kind: "pushed",
			already: !0
		} : this.#push(`:refs/heads/${this.#options.head}`);
	}
	async createBase(details) {
		let { base } = this.#options;
		if (this.#base !== void 0) throw Error(`there is a branch ${base} already`);
		let tree = await this.writeTree({
			written: [],
			removed: [],
			conflicts: []
		}), commit = await this.commit({
			...details,
			tree
		}), ref = `refs/heads/${base}`, result = pushResult(await this.#remote.push(this.#repository.folder, [`--force-with-lease=${ref}:`], [`${commit}:${ref}`]), void 0, base);
		return result.kind !== "refused" && await this.refresh(), result;
	}
	async close() {
		await rm(this.#folder, {
			recursive: !0,
			force: !0
		});
	}
	async #push(refspec) {
		let { base, head } = this.#options, guard = this.#base === void 0 ? [] : [`${this.#base.id}:refs/heads/${base}`], leases = [`--force-with-lease=refs/heads/${head}:${this.#head?.id ?? ""}`, ...this.#base === void 0 ? [] : [`--force-with-lease=refs/heads/${base}:${this.#base.id}`]];
		return pushResult(await this.#remote.push(this.#repository.folder, ["--atomic", ...leases], [refspec, ...guard]), base, head);
	}
	async #init(format) {
		this.#format = format, await this.#repository.init(format);
	}
	async #branches(names) {
		let branches = await this.#remote.branches(this.#repository.folder, names);
		return [...branches.values()].some(({ length }) => length === 64) && await this.#init("sha256"), branches;
	}
	async #fetchBase() {
		let refspec = `+refs/heads/${this.#options.base}:${baseRef}`;
		await this.#remote.fetch(this.#repository.folder, ["--depth=1", blobless], refspec);
		let [base] = await readCommits(this.#repository, baseRef);
		return base;
	}
	#list(within) {
		let key = JSON.stringify(within), listing = this.#listings.get(key) ?? this.#listBase(within);
		return this.#listings.set(key, listing), listing;
	}
	async #listBase(within) {
		if (this.#base === void 0) return [];
		let entries = /* @__PURE__ */ new Map(), ls = (args, paths, isWanted) => {
			let reader = new EntryReader((entry) => {
				isWanted(entry) && entries.set(entry.path, entry);
			}), command = [
				"ls-tree",
				...args,
				"-z",
				"--full-tree",
				"--end-of-options",
				this.#base?.id ?? "",
				...paths
			];
			return this.#repository.run(command, { onStdout: (chunk) => reader.feed(chunk) });
		};
		await ls(["-r"], within.includes("") ? [] : within, () => !0);
		let above = [...new Set(within.flatMap(foldersAbove))];
		return above.length > 0 && !within.includes("") && await ls([], above, ({ mode }) => mode !== "040000"), [...entries.values()];
	}
};
export { fetchSources as a, headCommit as i, isEmpty as n, RepositoryError as o, desiredFolder as r, Publication as t };
