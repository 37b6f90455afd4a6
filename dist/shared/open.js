import { n as execFile$2, t as _lazy_child_process_default } from "./shared3.js";
import os from "node:os";
import path from "node:path";
import { Buffer } from "node:buffer";
import { promisify } from "node:util";
import { fileURLToPath } from "node:url";
import fs from "node:fs";
import fs$1, { constants as constants$1 } from "node:fs/promises";
import process from "node:process";
// node_modules/is-docker/index.js
let isDockerCached;
function hasDockerEnv() {
	try {
		return fs.statSync("/.dockerenv"), !0;
	} catch {
		return !1;
	}
}
function hasDockerCGroup() {
	try {
		return fs.readFileSync("/proc/self/cgroup", "utf8").includes("docker");
	} catch {
		return !1;
	}
}
function isDocker() {
	return isDockerCached === void 0 && (isDockerCached = hasDockerEnv() || hasDockerCGroup()), isDockerCached;
}
// node_modules/is-inside-container/index.js
let cachedResult;
const hasContainerEnv = () => {
	try {
		return fs.statSync("/run/.containerenv"), !0;
	} catch {
		return !1;
	}
};
function isInsideContainer() {
	return cachedResult === void 0 && (cachedResult = hasContainerEnv() || isDocker()), cachedResult;
}
// node_modules/is-wsl/index.js
const isWsl = () => {
	if (process.platform !== "linux") return !1;
	if (os.release().toLowerCase().includes("microsoft")) return !isInsideContainer();
	try {
		if (fs.readFileSync("/proc/version", "utf8").toLowerCase().includes("microsoft")) return !isInsideContainer();
	} catch {}
	return fs.existsSync("/proc/sys/fs/binfmt_misc/WSLInterop") || fs.existsSync("/run/WSL") ? !isInsideContainer() : !1;
};
var is_wsl_default = process.env.__IS_WSL_TEST__ ? isWsl : isWsl();
// node_modules/powershell-utils/index.js
const execFile$1 = promisify(_lazy_child_process_default.execFile), powerShellPath$1 = () => `${process.env.SYSTEMROOT || process.env.windir || String.raw`C:\Windows`}\\System32\\WindowsPowerShell\\v1.0\\powershell.exe`, argumentsPrefix = [
	"-NoProfile",
	"-NonInteractive",
	"-ExecutionPolicy",
	"Bypass",
	"-EncodedCommand"
], encodeCommand = (command) => Buffer.from(command, "utf16le").toString("base64"), escapeArgument = (value) => `'${String(value).replaceAll(/['\u2018\u2019\u201A\u201B]/g, (match) => match + match)}'`, createArguments = (command) => [...argumentsPrefix, encodeCommand(command)], createExecFileOptions = (options) => ({
	encoding: "utf8",
	...options,
	shell: !1
}), executePowerShell = async (command, options = {}) => {
	let { powerShellPath: psPath, ...execFileOptions } = options;
	return execFile$1(psPath ?? powerShellPath$1(), createArguments(command), createExecFileOptions(execFileOptions));
};
executePowerShell.argumentsPrefix = argumentsPrefix, executePowerShell.encodeCommand = encodeCommand, executePowerShell.escapeArgument = escapeArgument, executePowerShell.createArguments = createArguments;
// node_modules/wsl-utils/utilities.js
function parseMountPointFromConfig(content) {
	for (let line of content.split("\n")) {
		if (/^\s*#/.test(line)) continue;
		let match = /^\s*root\s*=\s*(?<mountPoint>"[^"]*"|'[^']*'|[^#]*)/.exec(line);
		if (match) return match.groups.mountPoint.trim().replaceAll(/^["']|["']$/g, "");
	}
}
// node_modules/wsl-utils/index.js
const execFile = promisify(_lazy_child_process_default.execFile), wslDrivesMountPoint = (() => {
	let defaultMountPoint = "/mnt/", mountPoint;
	return async function() {
		if (mountPoint) return mountPoint;
		let configFilePath = "/etc/wsl.conf", isConfigFileExists = !1;
		try {
			await fs$1.access(configFilePath, constants$1.F_OK), isConfigFileExists = !0;
		} catch {}
		if (!isConfigFileExists) return defaultMountPoint;
		let parsedMountPoint = parseMountPointFromConfig(await fs$1.readFile(configFilePath, { encoding: "utf8" }));
		return parsedMountPoint === void 0 ? defaultMountPoint : (mountPoint = parsedMountPoint, mountPoint = mountPoint.endsWith("/") ? mountPoint : `${mountPoint}/`, mountPoint);
	};
})(), powerShellPath = is_wsl_default ? async () => `${await wslDrivesMountPoint()}c/Windows/System32/WindowsPowerShell/v1.0/powershell.exe` : powerShellPath$1;
let canAccessPowerShellPromise;
const canAccessPowerShell = async () => (canAccessPowerShellPromise ??= (async () => {
	try {
		let psPath = await powerShellPath();
		return await fs$1.access(psPath, constants$1.X_OK), !0;
	} catch {
		return !1;
	}
})(), canAccessPowerShellPromise), wslDefaultBrowser = async () => {
	let psPath = await powerShellPath(), command = String.raw`(Get-ItemProperty -Path "HKCU:\Software\Microsoft\Windows\Shell\Associations\UrlAssociations\http\UserChoice").ProgId`, { stdout } = await executePowerShell(command, {
		powerShellPath: psPath,
		cwd: path.dirname(psPath)
	});
	return stdout.trim();
}, isUrl = (path) => /^[a-z]+:\/\//i.test(path), convertPath = async (flag, path) => {
	let wslpathArguments = path.startsWith("-") ? [
		flag,
		"--",
		path
	] : [flag, path];
	try {
		let { stdout } = await execFile("wslpath", wslpathArguments, { encoding: "utf8" });
		return stdout.replace(/\r?\n$/, "") || path;
	} catch {
		return path;
	}
}, convertWslPathToWindows = async (paths) => {
	let isBatch = Array.isArray(paths), pathArray = isBatch ? paths : [paths], results = await Promise.all(pathArray.map((path) => isUrl(path) ? path : convertPath("-aw", path)));
	return isBatch ? results : results[0];
};
// node_modules/define-lazy-prop/index.js
function defineLazyProperty(object, propertyName, valueGetter) {
	let define = (value) => Object.defineProperty(object, propertyName, {
		value,
		enumerable: !0,
		writable: !0
	});
	return Object.defineProperty(object, propertyName, {
		configurable: !0,
		enumerable: !0,
		get() {
			let result = valueGetter();
			return define(result), result;
		},
		set(value) {
			define(value);
		}
	}), object;
}
// node_modules/default-browser-id/index.js
const execFileAsync$3 = promisify(execFile$2);
async function defaultBrowserId() {
	if (process.platform !== "darwin") throw Error("macOS only");
	let { stdout } = await execFileAsync$3("defaults", [
		"read",
		"com.apple.LaunchServices/com.apple.launchservices.secure",
		"LSHandlers"
	]), browserId = /LSHandlerRoleAll = "(?!-)(?<id>[^"]+?)";\s+?LSHandlerURLScheme = (?:http|https);/.exec(stdout)?.groups.id ?? "com.apple.Safari";
	return browserId === "com.apple.safari" ? "com.apple.Safari" : browserId;
}
// node_modules/run-applescript/index.js
const execFileAsync$2 = promisify(execFile$2);
async function runAppleScript(script, { humanReadableOutput = !0, signal } = {}) {
	if (process.platform !== "darwin") throw Error("macOS only");
	let outputArguments = humanReadableOutput ? [] : ["-ss"], execOptions = {};
	signal && (execOptions.signal = signal);
	let { stdout } = await execFileAsync$2("osascript", [
		"-e",
		script,
		outputArguments
	], execOptions);
	return stdout.trim();
}
// node_modules/bundle-name/index.js
const bundleIdentifierPattern = /^[^\n\r"\\]+$/u;
async function bundleName(bundleId) {
	if (typeof bundleId != "string") throw TypeError("Expected a string bundle identifier");
	if (!bundleIdentifierPattern.test(bundleId)) throw TypeError(`Invalid bundle identifier: ${JSON.stringify(bundleId)}`);
	return runAppleScript(`tell application "Finder" to set app_path to application file id "${bundleId}" as string\ntell application "System Events" to get value of property list item "CFBundleName" of property list file (app_path & ":Contents:Info.plist")`);
}
// node_modules/default-browser/windows.js
const execFileAsync$1 = promisify(execFile$2), windowsBrowserProgIds = {
	MSEdgeHTM: {
		name: "Edge",
		id: "com.microsoft.edge"
	},
	MSEdgeBHTML: {
		name: "Edge Beta",
		id: "com.microsoft.edge.beta"
	},
	MSEdgeDHTML: {
		name: "Edge Dev",
		id: "com.microsoft.edge.dev"
	},
	AppXq0fevzme2pys62n3e0fbqa7peapykr8v: {
		name: "Edge",
		id: "com.microsoft.edge.old"
	},
	ChromeHTML: {
		name: "Chrome",
		id: "com.google.chrome"
	},
	ChromeBHTML: {
		name: "Chrome Beta",
		id: "com.google.chrome.beta"
	},
	ChromeDHTML: {
		name: "Chrome Dev",
		id: "com.google.chrome.dev"
	},
	ChromiumHTM: {
		name: "Chromium",
		id: "org.chromium.Chromium"
	},
	BraveHTML: {
		name: "Brave",
		id: "com.brave.Browser"
	},
	BraveBHTML: {
		name: "Brave Beta",
		id: "com.brave.Browser.beta"
	},
	BraveDHTML: {
		name: "Brave Dev",
		id: "com.brave.Browser.dev"
	},
	BraveSSHTM: {
		name: "Brave Nightly",
		id: "com.brave.Browser.nightly"
	},
	FirefoxURL: {
		name: "Firefox",
		id: "org.mozilla.firefox"
	},
	OperaStable: {
		name: "Opera",
		id: "com.operasoftware.Opera"
	},
	VivaldiHTM: {
		name: "Vivaldi",
		id: "com.vivaldi.Vivaldi"
	},
	"IE.HTTP": {
		name: "Internet Explorer",
		id: "com.microsoft.ie"
	}
}, _windowsBrowserProgIdMap = new Map(Object.entries(windowsBrowserProgIds));
var UnknownBrowserError = class extends Error {};
async function defaultBrowser$1(_execFileAsync = execFileAsync$1) {
	let { stdout } = await _execFileAsync(`${process.env.SYSTEMROOT ?? process.env.windir ?? "C:\\Windows"}\\System32\\reg.exe`, [
		"QUERY",
		" HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\Shell\\Associations\\UrlAssociations\\http\\UserChoice",
		"/v",
		"ProgId"
	]), match = /ProgId\s*REG_SZ\s*(?<id>\S+)/.exec(stdout);
	if (!match) throw new UnknownBrowserError(`Cannot find Windows browser in stdout: ${JSON.stringify(stdout)}`);
	let { id } = match.groups, dotIndex = id.lastIndexOf("."), hyphenIndex = id.lastIndexOf("-"), baseIdByDot = dotIndex === -1 ? void 0 : id.slice(0, dotIndex), baseIdByHyphen = hyphenIndex === -1 ? void 0 : id.slice(0, hyphenIndex);
	return windowsBrowserProgIds[id] ?? windowsBrowserProgIds[baseIdByDot] ?? windowsBrowserProgIds[baseIdByHyphen] ?? {
		name: id,
		id
	};
}
// node_modules/default-browser/index.js
const execFileAsync = promisify(execFile$2), titleize = (string) => string.toLowerCase().replaceAll(/(?:^|\s|-)\S/g, (x) => x.toUpperCase());
async function defaultBrowser() {
	if (process.platform === "darwin") {
		let id = await defaultBrowserId();
		return {
			name: await bundleName(id),
			id
		};
	}
	if (process.platform === "linux") {
		let { stdout } = await execFileAsync("xdg-mime", [
			"query",
			"default",
			"x-scheme-handler/http"
		]), id = stdout.trim();
		return {
			name: titleize(id.replace(/.desktop$/, "").replace("-", " ")),
			id
		};
	}
	if (process.platform === "win32") return defaultBrowser$1();
	throw Error("Only macOS, Linux, and Windows are supported");
}
// node_modules/is-in-ssh/index.js
const isInSsh = !!(process.env.SSH_CONNECTION || process.env.SSH_CLIENT || process.env.SSH_TTY), fallbackAttemptSymbol = Symbol("fallbackAttempt"), __dirname = import.meta.url ? path.dirname(fileURLToPath(import.meta.url)) : "", localXdgOpenPath = path.join(__dirname, "xdg-open"), { platform: platform$1, arch } = process, tryEachApp = async (apps, opener) => {
	if (apps.length === 0) return;
	let errors = [];
	for (let app of apps) try {
		return await opener(app);
	} catch (error) {
		errors.push(error);
	}
	throw AggregateError(errors, "Failed to open in all supported apps");
}, baseOpen = async (options) => {
	options = {
		wait: !1,
		background: !1,
		newInstance: !1,
		allowNonzeroExitCode: !1,
		...options
	};
	let isFallbackAttempt = options[fallbackAttemptSymbol] === !0;
	if (delete options[fallbackAttemptSymbol], Array.isArray(options.app)) return tryEachApp(options.app, (singleApp) => baseOpen({
		...options,
		app: singleApp,
		[fallbackAttemptSymbol]: !0
	}));
	let { name: app, arguments: appArguments = [] } = options.app ?? {};
	if (appArguments = [...appArguments], Array.isArray(app)) return tryEachApp(app, (appName) => baseOpen({
		...options,
		app: {
			name: appName,
			arguments: appArguments
		},
		[fallbackAttemptSymbol]: !0
	}));
	if (app === "browser" || app === "browserPrivate") {
		let ids = {
			"com.google.chrome": "chrome",
			"google-chrome.desktop": "chrome",
			"com.brave.browser": "brave",
			"org.mozilla.firefox": "firefox",
			"firefox.desktop": "firefox",
			"com.microsoft.msedge": "edge",
			"com.microsoft.edge": "edge",
			"com.microsoft.edgemac": "edge",
			"microsoft-edge.desktop": "edge",
			"com.apple.safari": "safari"
		}, flags = {
			chrome: "--incognito",
			brave: "--incognito",
			firefox: "--private-window",
			edge: "--inPrivate"
		}, browser;
		if (is_wsl_default) {
			let progId = await wslDefaultBrowser();
			browser = _windowsBrowserProgIdMap.get(progId) ?? {};
		} else browser = await defaultBrowser();
		let browserId = browser.id?.toLowerCase();
		if (Object.hasOwn(ids, browserId)) {
			let browserName = ids[browserId];
			if (app === "browserPrivate") {
				if (browserName === "safari") throw Error("Safari doesn't support opening in private mode via command line");
				appArguments.push(flags[browserName]);
			}
			return baseOpen({
				...options,
				app: {
					name: apps[browserName],
					arguments: appArguments
				}
			});
		}
		throw Error(`${browser.name} is not supported as a default browser`);
	}
	let command, cliArguments = [], childProcessOptions = {}, shouldUseWindowsInWsl = !1;
	if (is_wsl_default && !isInsideContainer() && !isInSsh && !app && (shouldUseWindowsInWsl = await canAccessPowerShell()), platform$1 === "darwin") command = "open", options.wait && cliArguments.push("--wait-apps"), options.background && cliArguments.push("--background"), options.newInstance && cliArguments.push("--new"), app && cliArguments.push("-a", app);
	else if (platform$1 === "win32" || shouldUseWindowsInWsl) {
		command = await powerShellPath(), cliArguments.push(...executePowerShell.argumentsPrefix), is_wsl_default || (childProcessOptions.windowsVerbatimArguments = !0), is_wsl_default && options.target && (options.target = await convertWslPathToWindows(options.target));
		let encodedArguments = ["$ProgressPreference = 'SilentlyContinue';", "Start"];
		options.wait && encodedArguments.push("-Wait"), app ? (encodedArguments.push(executePowerShell.escapeArgument(app)), options.target && appArguments.push(options.target)) : options.target && encodedArguments.push(executePowerShell.escapeArgument(options.target)), appArguments.length > 0 && (appArguments = appArguments.map((argument) => executePowerShell.escapeArgument(argument)), encodedArguments.push("-ArgumentList", appArguments.join(","))), options.target = executePowerShell.encodeCommand(encodedArguments.join(" ")), options.wait || (childProcessOptions.stdio = "ignore"), is_wsl_default && (childProcessOptions.cwd = path.dirname(command));
	} else {
		if (app) command = app;
		else {
			let isBundled = !__dirname || __dirname === "/", exeLocalXdgOpen = !1;
			try {
				await fs$1.access(localXdgOpenPath, constants$1.X_OK), exeLocalXdgOpen = !0;
			} catch {}
			command = process.versions.electron ?? (platform$1 === "android" || isBundled || !exeLocalXdgOpen) ? "xdg-open" : localXdgOpenPath;
		}
		appArguments.length > 0 && cliArguments.push(...appArguments), options.wait || (childProcessOptions.stdio = "ignore", childProcessOptions.detached = !0);
	}
	platform$1 === "darwin" && appArguments.length > 0 && cliArguments.push("--args", ...appArguments), options.target && cliArguments.push(options.target);
	let subprocess = _lazy_child_process_default.spawn(command, cliArguments, childProcessOptions);
	return options.wait ? new Promise((resolve, reject) => {
		subprocess.once("error", reject), subprocess.once("close", (exitCode) => {
			!options.allowNonzeroExitCode && exitCode !== 0 ? reject(/* @__PURE__ */ Error(`Exited with code ${exitCode}`)) : resolve(subprocess);
		});
	}) : isFallbackAttempt || platform$1 === "win32" || shouldUseWindowsInWsl ? new Promise((resolve, reject) => {
		subprocess.once("error", reject), subprocess.once("spawn", () => {
			subprocess.once("close", (exitCode) => {
				subprocess.off("error", reject), isFallbackAttempt && exitCode !== 0 ? reject(/* @__PURE__ */ Error(`Exited with code ${exitCode}`)) : (subprocess.unref(), resolve(subprocess));
			});
		});
	}) : (subprocess.unref(), new Promise((resolve, reject) => {
		subprocess.once("error", reject), subprocess.once("spawn", () => {
			subprocess.off("error", reject), resolve(subprocess);
		});
	}));
}, open = (target, options) => {
	if (typeof target != "string") throw TypeError("Expected a `target`");
	return baseOpen({
		...options,
		target
	});
};
function detectArchBinary(binary) {
	if (typeof binary == "string" || Array.isArray(binary)) return binary;
	let { [arch]: archBinary } = binary;
	if (!archBinary) throw Error(`${arch} is not supported`);
	return archBinary;
}
function detectPlatformBinary({ [platform$1]: platformBinary }, { wsl } = {}) {
	if (wsl && is_wsl_default) return detectArchBinary(wsl);
	if (!platformBinary) throw Error(`${platform$1} is not supported`);
	return detectArchBinary(platformBinary);
}
const apps = {
	browser: "browser",
	browserPrivate: "browserPrivate"
};
defineLazyProperty(apps, "chrome", () => detectPlatformBinary({
	darwin: "google chrome",
	win32: "chrome",
	linux: [
		"google-chrome",
		"google-chrome-stable",
		"chromium",
		"chromium-browser"
	]
}, { wsl: {
	ia32: "/mnt/c/Program Files (x86)/Google/Chrome/Application/chrome.exe",
	x64: ["/mnt/c/Program Files/Google/Chrome/Application/chrome.exe", "/mnt/c/Program Files (x86)/Google/Chrome/Application/chrome.exe"]
} })), defineLazyProperty(apps, "brave", () => detectPlatformBinary({
	darwin: "brave browser",
	win32: "brave",
	linux: ["brave-browser", "brave"]
}, { wsl: {
	ia32: "/mnt/c/Program Files (x86)/BraveSoftware/Brave-Browser/Application/brave.exe",
	x64: ["/mnt/c/Program Files/BraveSoftware/Brave-Browser/Application/brave.exe", "/mnt/c/Program Files (x86)/BraveSoftware/Brave-Browser/Application/brave.exe"]
} })), defineLazyProperty(apps, "firefox", () => detectPlatformBinary({
	darwin: "firefox",
	win32: String.raw`C:\Program Files\Mozilla Firefox\firefox.exe`,
	linux: "firefox"
}, { wsl: "/mnt/c/Program Files/Mozilla Firefox/firefox.exe" })), defineLazyProperty(apps, "edge", () => detectPlatformBinary({
	darwin: "microsoft edge",
	win32: "msedge",
	linux: ["microsoft-edge", "microsoft-edge-dev"]
}, { wsl: "/mnt/c/Program Files (x86)/Microsoft/Edge/Application/msedge.exe" })), defineLazyProperty(apps, "safari", () => detectPlatformBinary({ darwin: "Safari" }));
export { open as default };
