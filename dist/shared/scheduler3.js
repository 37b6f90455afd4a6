import { a as SourceText, i as isNullNode, l as resolvePlain, n as getChild, o as parseYaml, r as getChildText, t as findOffset } from "./yaml.js";
import { n as sanitizeText, t as quote } from "./diagnostics3.js";
import { C as joinPath, E as findNearest, S as ignoredShape, _ as optional, a as LABEL_KEY_RULE, b as mapShape, c as MANIFEST_KEY_RULE, d as VALUE_LENGTH_RULE, g as objectShape, h as textShape, i as DNS_SUBDOMAIN_RULE, l as NOT_EMPTY_RULE, m as enumShape, n as DATA_KEY_RULE, o as LABEL_VALUE_RULE, r as DNS_LABEL_RULE, s as MANIFEST_FILE_RULE, t as ShapeContext, u as SCHEMA_TEXT_RULE, v as required, x as anyShape, y as listShape } from "./scheduler.js";
import { n as WRITTEN_COMMIT_ID_PATTERN } from "./git-objects2.js";
import { r as parseDuration } from "./calendar.js";
import { r as joinLimited, t as formatCount } from "./diagnostics.js";
import { join, posix, resolve } from "node:path";
import { isUtf8 } from "node:buffer";
import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync, readdirSync, statSync } from "node:fs";
// packages/calendar/src/time-zone.ts
const DAY_MS$2 = 864e5, formats = /* @__PURE__ */ new Map();
function isTimeZone(name) {
	return findFormat(name) !== void 0;
}
function findFormat(timeZone) {
	if (/^[A-Za-z][\w+/-]*$/.test(timeZone)) return formats.has(timeZone) || formats.set(timeZone, createFormat(timeZone)), formats.get(timeZone);
}
function createFormat(timeZone) {
	try {
		return new Intl.DateTimeFormat("en-US", {
			timeZone,
			hourCycle: "h23",
			era: "short",
			year: "numeric",
			month: "numeric",
			day: "numeric",
			hour: "numeric",
			minute: "numeric",
			second: "numeric"
		});
	} catch {
		return;
	}
}
function toWallTime(at, timeZone) {
	let format = findFormat(timeZone);
	if (!format) throw RangeError(`unknown time zone: ${timeZone}`);
	let parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value])), part = (type) => Number(parts.get(type) ?? 0), year = parts.get("era") === "BC" ? 1 - part("year") : part("year"), date = /* @__PURE__ */ new Date(0);
	return date.setUTCFullYear(year, part("month") - 1, part("day")), date.setUTCHours(part("hour"), part("minute"), part("second")), date.getTime() + (at % 1e3 + 1e3) % 1e3;
}
function toInstants(wall, timeZone) {
	let offsets = [wall - DAY_MS$2, wall + DAY_MS$2].map((near) => toWallTime(near, timeZone) - near), candidates = [...new Set(offsets.map((offset) => wall - offset))].sort((a, b) => a - b), matching = candidates.filter((candidate) => toWallTime(candidate, timeZone) === wall);
	return matching.length > 0 ? matching : candidates;
}
// packages/calendar/src/cron.ts
const FIELDS = [
	{
		name: "minute",
		min: 0,
		max: 59,
		names: []
	},
	{
		name: "hour",
		min: 0,
		max: 23,
		names: []
	},
	{
		name: "day of the month",
		min: 1,
		max: 31,
		names: []
	},
	{
		name: "month",
		min: 1,
		max: 12,
		names: [
			"JAN",
			"FEB",
			"MAR",
			"APR",
			"MAY",
			"JUN",
			"JUL",
			"AUG",
			"SEP",
			"OCT",
			"NOV",
			"DEC"
		]
	},
	{
		name: "day of the week",
		min: 0,
		max: 7,
		names: [
			"SUN",
			"MON",
			"TUE",
			"WED",
			"THU",
			"FRI",
			"SAT"
		]
	}
], MAX_DAY_OF_MONTH = [
	31,
	29,
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
function parseCron(text) {
	let fields = text.trim().split(/\s+/);
	if (fields.length !== FIELDS.length) return {
		kind: "invalid",
		reason: "does not have the five fields minute, hour, day of the month, month and day of the week"
	};
	let sets = [];
	for (let [index, field] of FIELDS.entries()) {
		let values = parseField(fields[index] ?? "", field);
		if (values.kind === "invalid") return values;
		sets.push(values.value);
	}
	let [minutes, hours, days, months, weekdays] = sets;
	weekdays.delete(7) && weekdays.add(0);
	let isRestricted = (index) => !(fields[index] ?? "").startsWith("*"), eitherDay = isRestricted(2) && isRestricted(4), firstDay = Math.min(...days);
	return !eitherDay && ![...months].some((month) => firstDay <= (MAX_DAY_OF_MONTH[month - 1] ?? 0)) ? {
		kind: "invalid",
		reason: "has a day that its months do not have"
	} : {
		kind: "valid",
		value: {
			minutes: toSorted(minutes),
			hours: toSorted(hours),
			days,
			months,
			weekdays,
			eitherDay
		}
	};
}
function toSorted(values) {
	return [...values].sort((a, b) => a - b);
}
function parseField(text, field) {
	let values = /* @__PURE__ */ new Set();
	for (let part of text.split(",")) {
		let match = /^(?:(\*)|(\w+)(?:-(\w+))?)(?:\/(\d{1,2}))?$/.exec(part), start = `has the ${field.name} ${JSON.stringify(part)}, which is not`;
		if (!match) return {
			kind: "invalid",
			reason: `${start} a number, a range or \`*\``
		};
		let [, star, first, last, step] = match, from = star ? field.min : parseValue(first ?? "", field), end = star || last === void 0 && step !== void 0 ? field.max : parseValue(last ?? first ?? "", field);
		if (from === void 0 || end === void 0 || from > end || Number(step ?? 1) === 0) return {
			kind: "invalid",
			reason: `${start} within ${field.min}-${field.max}`
		};
		for (let value = from; value <= end; value += Number(step ?? 1)) values.add(value);
	}
	return {
		kind: "valid",
		value: values
	};
}
function parseValue(text, { min, max, names }) {
	let index = names.indexOf(text.toUpperCase()), value = index === -1 ? /^\d{1,2}$/.test(text) ? Number(text) : NaN : index + min;
	return value >= min && value <= max ? value : void 0;
}
const DAY_MS$1 = 864e5, MAX_SET_BACK_MS = 108e5;
function findLatestStart(cron, timeZone, at, after) {
	let limit = toWallTime(at, timeZone) + MAX_SET_BACK_MS, first = midnight(toWallTime(after, timeZone)) - DAY_MS$1;
	for (let day = midnight(limit); day >= first; day -= DAY_MS$1) {
		if (!matchesDay(cron, new Date(day))) continue;
		let start = findLatestOfDay(cron, timeZone, day, at, limit);
		if (start !== void 0) return start > after ? start : void 0;
	}
}
function findLatestOfDay(cron, timeZone, day, at, limit) {
	let latest, lowest = -Infinity;
	for (let hour of cron.hours.toReversed()) for (let minute of cron.minutes.toReversed()) {
		let wall = day + (hour * 60 + minute) * 6e4;
		if (!(wall > limit)) {
			if (wall < lowest) return latest;
			for (let start of toInstants(wall, timeZone)) start > at || latest !== void 0 && start <= latest || (latest = start, lowest === -Infinity && (lowest = wall - MAX_SET_BACK_MS));
		}
	}
	return latest;
}
function midnight(wall) {
	return Math.floor(wall / DAY_MS$1) * DAY_MS$1;
}
function matchesDay({ days, months, weekdays, eitherDay }, date) {
	if (!months.has(date.getUTCMonth() + 1)) return !1;
	let [day, weekday] = [days.has(date.getUTCDate()), weekdays.has(date.getUTCDay())];
	return eitherDay ? day || weekday : day && weekday;
}
// packages/calendar/src/local-time.ts
const PATTERN = /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2}))?(?:([Zz])|([+-])(\d{2}):(\d{2}))?)?$/;
function parseLocalTime(text) {
	let match = PATTERN.exec(text);
	if (!match) return {
		kind: "invalid",
		reason: "is neither a date nor a date with a time"
	};
	let [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0)), wall = Date.UTC(year, month - 1, day, hour, minute, second), canonical = new Date(wall);
	if (!(year > 1970 && canonical.getUTCMonth() === month - 1 && canonical.getUTCDate() === day && canonical.getUTCHours() === hour && minute < 60 && second < 60)) return {
		kind: "invalid",
		reason: "does not exist in the calendar"
	};
	let [, , , , , , , zulu, sign, hours, minutes] = match, east = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 6e4, offsetMs = zulu ? 0 : sign ? sign === "-" ? -east : east : void 0;
	return {
		kind: "valid",
		value: {
			wall,
			isDay: match[4] === void 0,
			offsetMs
		}
	};
}
function toStart({ wall, offsetMs }, timeZone) {
	return offsetMs === void 0 ? Math.min(...toInstants(wall, timeZone)) : wall - offsetMs;
}
function toEnd({ wall, isDay, offsetMs }, timeZone) {
	let end = isDay ? wall + 864e5 : wall;
	return offsetMs === void 0 ? Math.max(...toInstants(end, timeZone)) : end - offsetMs;
}
// packages/scheduler/src/load/damaged-files.ts
function reportDamagedFiles(diagnostics, { resourceFiles, emptyFiles, appliedFiles }) {
	let mayHideWorkload = createWorkloadSuspicion(resourceFiles), isSuspicious = (file) => appliedFiles.has(file) && mayHideWorkload(file), empty = emptyFiles.filter(({ file }) => isSuspicious(file)).map((at) => ({
		code: "empty-file",
		severity: "error",
		message: "this file is empty, so a workload may be missing",
		at,
		hint: "Restore it, remove it, or exclude it with a .sourceignore."
	}));
	return [...diagnostics.map((each) => each.code !== "yaml-syntax" || each.severity !== "warning" || !each.at || !isSuspicious(each.at.file) ? each : {
		...each,
		severity: "error",
		hint: "A workload may be missing: fix the file, remove it, or exclude it with a .sourceignore."
	}), ...empty];
}
function createWorkloadSuspicion(resourceFiles) {
	let folders = new Set(resourceFiles.map((file) => posix.dirname(file))), names = new Set(resourceFiles.map((file) => posix.basename(file)));
	return (file) => folders.has(posix.dirname(file)) || names.has(posix.basename(file));
}
// packages/scheduler/src/resources/resource.ts
const GROUP_VERSION = "scheduler.kalypso.io/v1alpha1", CONTROL_CHARACTER = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u, SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;
function hasCredentials(address) {
	return /^[a-z][a-z0-9+.-]*:[/\\]{2}[^/\\@]*:[^/\\]*@/i.test(address) || /^https?:[/\\]{2}[^/\\]*@/i.test(address) || /^[^/\\@\s]+:[^/\\@\s]+@/.test(address) || /[?&][\w-]*(token|password|secret|sig|key)=/i.test(address);
}
function isGitAddress(address) {
	let isOption = /^-|^[a-z]+:\/\/([^/@]*@)?-|@-/i.test(address);
	return CONTROL_CHARACTER.test(address) || /\s|::/.test(address) || isOption ? !1 : !SCHEME.test(address) || /^(https?|ssh|file):\/\/./i.test(address);
}
const REPOSITORY_RULES = [
	NOT_EMPTY_RULE,
	{
		code: "repository-credentials",
		holds: (text) => !hasCredentials(text),
		message: "contains credentials",
		hint: "Remove them from the address, revoke them, and pass a token as the input `token`.",
		secret: !0
	},
	{
		code: "invalid-repository",
		holds: isGitAddress,
		message: "is not the address of a Git repository",
		hint: "Use `https://host/owner/name`."
	}
], BRANCH_RULES = [
	NOT_EMPTY_RULE,
	{
		code: "invalid-branch",
		holds: (text) => !text.startsWith("refs/"),
		message: "is the full name of a reference, not the name of a branch",
		hint: "Write the branch name alone, without `refs/heads/`.",
		schema: { pattern: "^(?!refs/)" }
	},
	{
		code: "invalid-branch",
		holds: (text) => text.length <= 244 && !CONTROL_CHARACTER.test(text) && !/^[-/]|[ ~^:?*[\\]|\.\.|@\{|\/\/|[/.]$/.test(text) && !text.split("/").some((part) => part.startsWith(".") || part.endsWith(".lock")) && text !== "@",
		message: "is not a valid branch name",
		hint: "Use letters, digits, `-`, `_` and `.`, and `/` between them."
	}
], PATH_RULE = {
	code: "invalid-path",
	holds: (text) => !CONTROL_CHARACTER.test(text) && !/^[A-Za-z]:|\\/.test(text) && !text.split("/").some((part) => part === ".." || /^(\.git|git~1)$/i.test(part)),
	message: "is not the path of a folder in the repository",
	hint: "Use a path relative to the root of the repository, with `/` and without `..`."
}, COMMIT_RULE = {
	code: "invalid-commit",
	holds: (text) => text === "" || WRITTEN_COMMIT_ID_PATTERN.test(text),
	message: "is not a full commit ID",
	hint: "Use all 40 hexadecimal digits; put them in quotes if there is no letter among them.",
	schema: { pattern: `^$|${WRITTEN_COMMIT_ID_PATTERN.source}` }
}, labelsShape = mapShape(LABEL_KEY_RULE, textShape("Value of a label.", LABEL_VALUE_RULE), "Kubernetes labels.", 100), manifestsShape = mapShape(MANIFEST_KEY_RULE, textShape("Any text.", VALUE_LENGTH_RULE), "Where the manifests of this target are: `repo`, `branch`, `path` and any other values that the templates use.", 100), configSchemasShape = listShape(textShape("A JSON Schema in JSON.", SCHEMA_TEXT_RULE), "JSON Schemas that the platform configuration has to meet.", 20), repoRefFields = {
	repo: required(textShape("Address of a Git repository.", ...REPOSITORY_RULES)),
	branch: required(textShape("Name of a branch.", ...BRANCH_RULES)),
	path: optional(textShape("Folder within the repository; `.` for all of it.", PATH_RULE))
};
function toRepoRef({ repo, branch, path }) {
	return {
		repo,
		branch,
		path: path?.replace(/^\/+/, "") || "."
	};
}
const requirementShape = objectShape({
	key: required(textShape("Key of a label.")),
	operator: required(textShape("In, NotIn, Exists or DoesNotExist.")),
	values: optional(listShape(textShape("Value of a label."), "Values for In and NotIn."))
}, "A requirement.", "closed"), labelSelectorShape = objectShape({
	matchLabels: optional(mapShape(void 0, textShape("Value that the label has to have."), "Labels that all have to be present with these values.")),
	matchExpressions: optional(listShape(requirementShape, "Requirements that all have to be met."))
}, "A Kubernetes label selector. An empty one selects everything.", "closed");
function toLabelSelector(read) {
	return {
		matchLabels: read?.matchLabels ?? {},
		matchExpressions: (read?.matchExpressions ?? []).map(({ key, operator, values = [] }) => ({
			key,
			operator,
			values
		}))
	};
}
// packages/scheduler/src/load/kinds/define-kind.ts
const IGNORED_METADATA = [
	"namespace",
	"annotations",
	"generateName",
	"finalizers",
	"ownerReferences",
	"managedFields",
	"uid",
	"resourceVersion",
	"generation",
	"creationTimestamp",
	"deletionTimestamp",
	"deletionGracePeriodSeconds",
	"selfLink"
];
function createMetadataShape(nameRule, strictness) {
	let used = {
		name: required(textShape("Name of the object.", NOT_EMPTY_RULE, nameRule)),
		labels: optional(labelsShape)
	}, ignored = Object.fromEntries(IGNORED_METADATA.map((name) => [name, optional(anyShape)]));
	return objectShape({
		...used,
		...ignored
	}, "Name and labels.", strictness);
}
const constantShape = (value) => ({
	...anyShape,
	schema: { const: value }
});
function defineDocument(definition) {
	let { kind, apiVersion, nameRule, description, strictness = "lenient", body, create } = definition, shape = objectShape({
		apiVersion: required(constantShape(apiVersion)),
		kind: required(constantShape(kind)),
		metadata: required(createMetadataShape(nameRule, strictness)),
		...body
	}, description, strictness);
	return {
		kind,
		schema: shape.schema,
		read(root, source, trusted) {
			let subject = {
				kind,
				name: getChildText(getChild(root, "metadata"), "name") ?? ""
			}, context = new ShapeContext(source, {
				subject,
				trusted
			}), fields = shape.read(root, "", context);
			return {
				value: fields && create(fields, {
					name: fields.metadata.name,
					labels: fields.metadata.labels ?? {},
					locate: (...path) => source.positionAt(findOffset(root, path))
				}, source),
				diagnostics: context.diagnostics
			};
		}
	};
}
function defineKind(definition) {
	let { spec, create, ...description } = definition;
	return defineDocument({
		...description,
		body: {
			spec: required(spec),
			status: optional(anyShape)
		},
		create: (body, header, source) => create(body.spec, header, source)
	});
}
// packages/scheduler/src/load/kinds/base-repo.ts
const baseRepoKind = defineKind({
	kind: "BaseRepo",
	apiVersion: GROUP_VERSION,
	nameRule: DNS_SUBDOMAIN_RULE,
	description: "Where the promoted content of an environment is. The one named `main` determines the promoted commit.",
	spec: objectShape({
		...repoRefFields,
		commit: optional(textShape("Commit of the branch. Default: the latest one.", COMMIT_RULE))
	}, "Repository, branch, folder and commit.", "closed"),
	create: (spec, header) => ({
		...header,
		kind: "BaseRepo",
		...toRepoRef(spec),
		commit: spec.commit || void 0
	})
}), clusterTypeKind = defineKind({
	kind: "ClusterType",
	apiVersion: GROUP_VERSION,
	nameRule: DNS_LABEL_RULE,
	description: "A type of clusters, and the templates of the manifests that they apply.",
	spec: objectShape({
		reconciler: required(textShape("Name of a Template of type reconciler.", NOT_EMPTY_RULE)),
		namespaceService: required(textShape("Name of a Template of type namespace.", NOT_EMPTY_RULE)),
		configType: optional(textShape("Name of a Template of type config, or a built-in one: configMap, the default, or envFile.")),
		policy: optional(textShape("Name of a Template of type policy. The CRDs of the scheduler operator do not declare it.", NOT_EMPTY_RULE)),
		infrastructure: optional(textShape("Name of a Template of type infrastructure. The CRDs of the scheduler operator do not declare it.", NOT_EMPTY_RULE))
	}, "Names of templates."),
	create: ({ reconciler, namespaceService, configType, policy, infrastructure }, header) => ({
		...header,
		kind: "ClusterType",
		reconciler,
		namespaceService,
		configType: configType || void 0,
		policy,
		infrastructure
	})
}), configMapKind = defineDocument({
	kind: "ConfigMap",
	apiVersion: "v1",
	nameRule: DNS_SUBDOMAIN_RULE,
	strictness: "closed",
	description: "Platform configuration, if it has the label `platform-config: \"true\"`.",
	body: {
		data: optional(mapShape(DATA_KEY_RULE, textShape("Any text."), "Keys and values.")),
		binaryData: optional(ignoredShape({}, "Use `data`: configuration is text.")),
		immutable: optional(anyShape)
	},
	create: ({ data = {} }, header) => ({
		...header,
		kind: "ConfigMap",
		data
	})
}), configSchemaKind = defineKind({
	kind: "ConfigSchema",
	apiVersion: GROUP_VERSION,
	nameRule: DNS_SUBDOMAIN_RULE,
	strictness: "closed",
	description: "A schema that the platform configuration has to meet where the labels apply.",
	spec: objectShape({ schema: required(textShape("A JSON Schema in JSON.")) }, "The schema.", "closed"),
	create: ({ schema }, header) => ({
		...header,
		kind: "ConfigSchema",
		schema
	})
}), deploymentTargetKind = defineKind({
	kind: "DeploymentTarget",
	apiVersion: GROUP_VERSION,
	nameRule: DNS_LABEL_RULE,
	description: "A deployment target in a document of its own. Its labels `workload` and `workspace` name its owner.",
	spec: objectShape({
		name: optional(textShape("Name of the target within its workload.", VALUE_LENGTH_RULE)),
		labels: optional(ignoredShape(labelsShape.schema, "Move the labels to `metadata.labels`.")),
		environment: optional(textShape("Environment of the target.", VALUE_LENGTH_RULE)),
		manifests: optional(manifestsShape),
		configSchemas: optional(configSchemasShape)
	}, "The target."),
	create: ({ environment = "", manifests = {}, configSchemas = [] }, header) => ({
		...header,
		kind: "DeploymentTarget",
		environment,
		manifests,
		configSchemas
	})
}), REASON_RULE = {
	code: "reason-too-long",
	holds: (text) => text.length <= 500,
	message: "is longer than 500 characters",
	hint: "Shorten it, and link to the details.",
	schema: { maxLength: 500 }
};
function timeShape(description, code, hint, parse) {
	let plain = textShape(description);
	return {
		schema: plain.schema,
		read(node, path, context) {
			let text = plain.read(node, path, context);
			if (text === void 0) return;
			let parsed = parse(text);
			return parsed.kind === "valid" ? parsed.value : context.error(node.offset, code, `${path}: ${quote(text)} ${parsed.reason}`, hint);
		}
	};
}
function durationShape(description) {
	let limits = {
		minMs: 1e3,
		maxMs: 316224e5
	};
	return timeShape(description, "invalid-duration", "Use days, hours, minutes and seconds, for example `2h`, `90m` or `1d12h`.", (text) => parseDuration(text, limits));
}
// packages/scheduler/src/load/fields/freeze-window-shape.ts
const TIME_ZONE_RULE = {
	code: "invalid-time-zone",
	holds: isTimeZone,
	message: "is not a time zone",
	hint: "Use a name of the IANA database, such as `Europe/Berlin`."
}, cronShape = timeShape("When it starts, as a cron expression: `0 18 * * FRI`.", "invalid-cron", "Use five fields of numbers, names, lists, ranges and steps: `0 18 * * FRI`.", parseCron), localTimeShape = (description) => timeShape(description, "invalid-time", "Use `2026-12-20` or `2026-12-20T18:00`.", parseLocalTime), fieldsShape = objectShape({
	cron: optional(cronShape),
	duration: optional(durationShape("How long it lasts from each start of `cron`: `62h`.")),
	from: optional(localTimeShape("When it starts: a date, or a date and a time.")),
	to: optional(localTimeShape("When it ends: a date, which is included, or a date and a time.")),
	timeZone: optional(textShape("Time zone of `cron`, `from` and `to`. Default: UTC.", NOT_EMPTY_RULE, TIME_ZONE_RULE)),
	reason: optional(textShape("Why; shown in reports of blocked promotions.", REASON_RULE))
}, "A period in which nothing is promoted to this environment: `cron` with `duration`, or `from` with `to`.", "strict"), freezeWindowShape = {
	schema: {
		...fieldsShape.schema,
		dependencies: {
			cron: ["duration"],
			duration: ["cron"],
			from: ["to"],
			to: ["from"]
		}
	},
	read(node, path, context) {
		let fields = fieldsShape.read(node, path, context);
		if (!fields) return;
		let { cron, duration: durationMs, from, to, reason } = fields, common = {
			timeZone: fields.timeZone ?? "UTC",
			reason
		};
		return cron !== void 0 && durationMs !== void 0 && from === void 0 && to === void 0 ? {
			kind: "recurring",
			cron,
			durationMs,
			...common
		} : from !== void 0 && to !== void 0 && cron === void 0 && durationMs === void 0 ? isEmptyPeriod(from, to, common.timeZone) ? context.error(node.offset, "empty-freeze", `${joinPath(path, "to")} is not after from`) : {
			kind: "dated",
			from,
			to,
			...common
		} : context.error(node.offset, "half-a-freeze", `${path} does not define when it starts and ends`, "Give it `cron` and `duration`, or `from` and `to`.");
	}
};
function isEmptyPeriod(from, to, timeZone) {
	return toEnd(to, timeZone) <= toStart(from, timeZone);
}
// packages/scheduler/src/load/fields/promotion-shape.ts
const nameShape = textShape("Name of an environment.", DNS_LABEL_RULE), namesShape = listShape(nameShape, "Names of environments."), nextShape = {
	schema: {
		description: "The next environment, or environments.",
		anyOf: [nameShape.schema, namesShape.schema]
	},
	read(node, path, context) {
		if (node.kind === "sequence") return namesShape.read(node, path, context);
		let name = nameShape.read(node, path, context);
		return name === void 0 ? void 0 : [name];
	}
}, promotionShape = objectShape({
	next: optional(nextShape),
	soak: optional(durationShape("How long a commit has to be deployed in the previous environment: `2h`.")),
	hold: optional(textShape("Why nothing is promoted to this environment until this line is removed.", NOT_EMPTY_RULE, REASON_RULE)),
	freeze: optional(listShape(freezeWindowShape, "Periods in which nothing is promoted to this environment."))
}, "The next environments, and when commits are promoted to this one. The CRDs of the scheduler operator do not declare it.", "strict");
function toPromotionRules(read) {
	return {
		next: read?.next,
		soakMs: read?.soak,
		hold: read?.hold,
		freeze: read?.freeze ?? []
	};
}
// packages/scheduler/src/load/kinds/environment.ts
const environmentKind = defineKind({
	kind: "Environment",
	apiVersion: GROUP_VERSION,
	nameRule: DNS_LABEL_RULE,
	description: "An environment: a branch of the control plane.",
	spec: objectShape({
		controlPlane: required(objectShape(repoRefFields, "The branch that describes the environment.")),
		promotion: optional(promotionShape)
	}, "The environment."),
	create: (spec, header) => ({
		...header,
		kind: "Environment",
		controlPlane: toRepoRef(spec.controlPlane),
		promotion: toPromotionRules(spec.promotion)
	})
}), gitOpsRepoKind = defineKind({
	kind: "GitOpsRepo",
	apiVersion: GROUP_VERSION,
	nameRule: DNS_SUBDOMAIN_RULE,
	description: "Where the manifests of an environment are published.",
	spec: objectShape(repoRefFields, "Repository, branch and folder."),
	create: (spec, header) => ({
		...header,
		kind: "GitOpsRepo",
		...toRepoRef(spec)
	})
}), schedulingPolicyKind = defineKind({
	kind: "SchedulingPolicy",
	apiVersion: GROUP_VERSION,
	nameRule: DNS_SUBDOMAIN_RULE,
	strictness: "closed",
	description: "Assigns deployment targets to cluster types.",
	spec: objectShape({
		deploymentTargetSelector: optional(objectShape({
			workspace: optional(textShape("Workspace of the targets. Default: any.")),
			labelSelector: optional(labelSelectorShape)
		}, "Selects deployment targets.", "closed")),
		clusterTypeSelector: optional(objectShape({ labelSelector: optional(labelSelectorShape) }, "Selects cluster types.", "closed"))
	}, "Selectors of deployment targets and cluster types.", "closed"),
	create: ({ deploymentTargetSelector: targets, clusterTypeSelector: clusterTypes }, header) => ({
		...header,
		kind: "SchedulingPolicy",
		deploymentTargetSelector: {
			workspace: targets?.workspace ?? "",
			labelSelector: toLabelSelector(targets?.labelSelector)
		},
		clusterTypeSelector: { labelSelector: toLabelSelector(clusterTypes?.labelSelector) }
	})
});
// packages/scheduler/src/load/fields/format-manifest.ts
function formatManifest(node) {
	return `${isInline(node) ? formatInline(node, "") : formatBlock(node, "").join("\n")}\n`;
}
function formatBlock(node, indent) {
	return node.kind === "scalar" ? [formatScalar(node, indent)] : node.kind === "sequence" ? node.items.flatMap((item) => {
		if (isInline(item)) return `${indent}- ${formatInline(item, indent)}`;
		let [first = "", ...rest] = formatBlock(item, `${indent}  `);
		return [`${indent}- ${first.slice(indent.length + 2)}`, ...rest];
	}) : node.entries.flatMap(({ key, value }) => {
		let prefix = `${indent}${formatKey(key.text)}:`;
		return isInline(value) ? `${prefix} ${formatInline(value, indent)}` : [prefix, ...formatBlock(value, `${indent}  `)];
	});
}
function isInline(node) {
	return node.kind === "scalar" ? !0 : node.kind === "sequence" ? node.items.length === 0 : node.entries.length === 0;
}
function formatInline(node, indent) {
	return node.kind === "scalar" ? formatScalar(node, indent) : node.kind === "sequence" ? "[]" : "{}";
}
function formatKey(key) {
	return /^[A-Za-z_][\w./-]*$/.test(key) && resolvePlain(key, "v2").tag === "str" ? key : quoteScalar(key);
}
function formatScalar({ text, type }, indent) {
	return type !== "str" && type !== "timestamp" ? text === "" ? "null" : text : text.includes("\n") && /\S/.test(text) ? formatLiteral(text, `${indent}  `) : quoteScalar(text);
}
function quoteScalar(text) {
	return /(?!\t)\p{Cc}/u.test(text) ? JSON.stringify(text) : `'${text.replaceAll("'", "''")}'`;
}
function formatLiteral(text, indent) {
	return `|2${text.endsWith("\n\n") ? "+" : text.endsWith("\n") ? "" : "-"}\n${(text.endsWith("\n") ? text.slice(0, -1) : text).split("\n").map((line) => line === "" ? "" : `${indent}${line}`).join("\n")}`;
}
// packages/scheduler/src/load/kinds/template.ts
const manifestTextShape = textShape("Text of a template."), manifestShape = {
	schema: {
		type: ["string", "object"],
		description: "Text of a template, or an object whose string values are templates."
	},
	read(node, path, context) {
		if (node.kind === "mapping") return {
			node,
			text: formatManifest(node)
		};
		let value = manifestTextShape.read(node, path, context);
		return value === void 0 ? void 0 : {
			node,
			text: value
		};
	}
}, plainContentType = textShape("`sh` for a configuration in a shell script. Default: YAML."), CONTENT_TYPES = /* @__PURE__ */ new Set([
	"",
	"sh",
	"yaml",
	"configMap"
]), contentTypeShape = {
	schema: plainContentType.schema,
	read(node, path, context) {
		let value = plainContentType.read(node, path, context);
		if (value !== void 0 && !CONTENT_TYPES.has(value)) {
			let message = `${path}: ${quote(value)} is not known, so the manifests are treated as YAML`;
			context.warning(node.offset, "ignored-field", message, "Use `sh` for a shell script; otherwise, remove it.");
		}
		return value;
	}
}, specShape = objectShape({
	type: required(enumShape([
		"reconciler",
		"namespace",
		"config",
		"policy",
		"infrastructure"
	], "Purpose of the manifests.")),
	contentType: optional(contentTypeShape),
	file: optional(textShape("Name of the file of the manifests. Default: the one of their purpose.", MANIFEST_FILE_RULE)),
	engine: optional(enumShape(["gotemplate", "mustache"], "Template language. Default: Go templates.")),
	manifests: required(listShape(manifestShape, "Templates of manifests."))
}, "The templates."), templateSpecShape = {
	...specShape,
	read(node, path, context) {
		let spec = specShape.read(node, path, context);
		if (spec?.file === void 0) return spec;
		let expected = spec.type === "config" && spec.contentType === "sh" ? ".sh" : ".yaml";
		if (spec.file.endsWith(expected)) return spec;
		let offset = getChild(node, "file")?.offset ?? node.offset, message = `${path}.file: ${quote(spec.file)} has to end with ${expected}, since the manifests are ${expected === ".sh" ? "a script" : "YAML"}`, hint = expected === ".sh" ? "Rename the file, or remove `contentType: sh`." : "Rename the file. Only a template of type config with `contentType: sh` writes a script.";
		return context.error(offset, "invalid-file-name", message, hint);
	}
}, templateKind = defineKind({
	kind: "Template",
	apiVersion: GROUP_VERSION,
	nameRule: DNS_SUBDOMAIN_RULE,
	description: "Templates of the manifests of an assignment, or of a cluster type.",
	spec: templateSpecShape,
	create: ({ type, contentType, file, engine = "gotemplate", manifests }, header, source) => ({
		...header,
		kind: "Template",
		type,
		contentType,
		file,
		engine,
		manifests: manifests.map(({ text: value, node }) => ({
			text: value,
			at: textPosition(node, source)
		}))
	})
});
function textPosition(node, source) {
	let at = source.positionAt(node.offset);
	return node.kind === "scalar" && node.blockIndent !== void 0 ? {
		...at,
		column: node.blockIndent + 1
	} : at;
}
// packages/scheduler/src/load/kinds/workload.ts
const deploymentTargetShape = objectShape({
	name: required(textShape("Name of the target, unique within the workload and environment.", NOT_EMPTY_RULE, DNS_LABEL_RULE)),
	labels: optional(labelsShape),
	environment: required(textShape("Environment of the target.", NOT_EMPTY_RULE, VALUE_LENGTH_RULE)),
	manifests: optional(manifestsShape),
	configSchemas: optional(configSchemasShape)
}, "A deployment target."), workloadKind = defineKind({
	kind: "Workload",
	apiVersion: GROUP_VERSION,
	nameRule: DNS_LABEL_RULE,
	description: "An application and its deployment targets.",
	spec: objectShape({
		deploymentTargets: required(listShape(deploymentTargetShape, "The deployment targets of the workload, in all environments.")),
		configSchemas: optional(configSchemasShape)
	}, "The deployment targets."),
	create: ({ deploymentTargets, configSchemas = [] }, header) => ({
		...header,
		kind: "Workload",
		configSchemas,
		deploymentTargets: deploymentTargets.map((target) => ({
			name: target.name,
			environment: target.environment,
			labels: target.labels ?? {},
			manifests: target.manifests ?? {},
			configSchemas: target.configSchemas ?? []
		}))
	})
}), DEFINITIONS = [
	environmentKind,
	baseRepoKind,
	gitOpsRepoKind,
	defineKind({
		kind: "WorkloadRegistration",
		apiVersion: GROUP_VERSION,
		nameRule: DNS_SUBDOMAIN_RULE,
		description: "Where workload files are, and the workspace that these workloads belong to.",
		spec: objectShape({
			workload: required(objectShape(repoRefFields, "Where the workload files are.", "closed")),
			workspace: optional(textShape("Workspace that the workloads belong to.", LABEL_VALUE_RULE))
		}, "Repository and workspace.", "closed"),
		create: ({ workload, workspace = "" }, header) => ({
			...header,
			kind: "WorkloadRegistration",
			workload: toRepoRef(workload),
			workspace
		})
	}),
	workloadKind,
	deploymentTargetKind,
	clusterTypeKind,
	templateKind,
	schedulingPolicyKind,
	configSchemaKind,
	configMapKind
], KIND_DEFINITIONS = new Map(DEFINITIONS.map((definition) => [definition.kind, definition])), KALYPSO_KINDS = DEFINITIONS.map(({ kind }) => kind).filter((kind) => kind !== "ConfigMap"), WORKLOAD_KINDS = /* @__PURE__ */ new Set(["Workload", "DeploymentTarget"]), STAR = Symbol("*"), ANY = Symbol("?");
function parseGlob(text) {
	let characters = [...text], parts = [];
	for (let i = 0; i < characters.length; i += 1) {
		let character = characters[i] ?? "";
		if (character === "*") parts.push(STAR);
		else if (character === "?") parts.push(ANY);
		else if (character === "[") {
			let found = parseClass(characters, i + 1);
			if (!found) return;
			parts.push(found.value), i = found.end - 1;
		} else if (character === "\\") {
			i += 1;
			let escaped = characters[i];
			if (escaped === void 0) return;
			parts.push(escaped);
		} else parts.push(character);
	}
	return parts;
}
function parseClass(characters, start) {
	let isNegated = characters[start] === "^", ranges = [], i = isNegated ? start + 1 : start, readCharacter = () => {
		if (characters[i] !== "-" && characters[i] !== "]") return characters[i] === "\\" && (i += 1), i += 1, characters[i - 1];
	};
	for (; characters[i] !== "]" || ranges.length === 0;) {
		let first = readCharacter();
		if (first === void 0) return;
		let last = first;
		if (characters[i] === "-" && (i += 1, last = readCharacter()), last === void 0) return;
		ranges.push([first, last]);
	}
	return {
		value: {
			isNegated,
			ranges
		},
		end: i + 1
	};
}
function matchesGlob(glob, name, spend) {
	let part = 0, position = 0, star;
	for (; position < name.length;) {
		let current = glob[part];
		if (spend(typeof current == "object" ? current.ranges.length : 1), current === STAR) star = {
			part,
			position
		}, part += 1;
		else if (current !== void 0 && matchesCharacter(current, name[position] ?? "")) part += 1, position += 1;
		else if (star) star = {
			part: star.part,
			position: star.position + 1
		}, part = star.part + 1, position = star.position;
		else return !1;
	}
	for (; glob[part] === STAR;) part += 1;
	return part === glob.length;
}
function matchesCharacter(part, character) {
	if (part === ANY) return !0;
	if (typeof part == "string") return part === character;
	let code = character.codePointAt(0) ?? 0;
	return part.ranges.some(([first, last]) => (first.codePointAt(0) ?? 0) <= code && code <= (last.codePointAt(0) ?? 0)) !== part.isNegated;
}
// packages/scheduler/src/load/ignore/ignore-pattern.ts
function parseIgnorePatterns(text) {
	return text.split(/\r?\n/).filter((line) => !line.startsWith("#") && line.trim() !== "").map(parsePattern);
}
function parsePattern(line) {
	let isInclusion = line.startsWith("!"), written = isInclusion ? line.slice(1) : line, text = written.endsWith("\\ ") ? written : trimSpaces(written), isFolder = text.endsWith("/"), names = (isFolder ? text.slice(0, -1) : text).split("/"), isPath = names.length > 1;
	return {
		isInclusion,
		isFolder,
		parts: names.map((name) => parsePart(name, isPath))
	};
}
function parsePart(name, isPath) {
	return isPath ? name === "" || name === "**" ? name : name.includes("**") ? void 0 : parseGlob(name) : parseGlob(name);
}
function trimSpaces(text) {
	let end = text.length;
	for (; text[end - 1] === " ";) --end;
	return text.slice(0, end);
}
function matchesPattern({ parts, isFolder }, path, isPathOfFolder, spend) {
	let matches = (part, name) => typeof part == "object" && matchesGlob(part, name, spend), [first, ...others] = parts;
	if (others.length === 0) {
		let index = path.findIndex((name) => matches(first, name));
		return index !== -1 && (index < path.length - 1 || isPathOfFolder || !isFolder);
	}
	let next = 0, isMatch = !1, skipsFolders = !1;
	for (let [index, part] of parts.entries()) if (spend(1), part === "") skipsFolders = !1;
	else if (part === "**") {
		if (index === parts.length - 1) break;
		skipsFolders = !0;
	} else {
		let name = path[next];
		for (; skipsFolders && name && !matches(part, name);) name = path[++next];
		if (!name || !(skipsFolders || matches(part, name))) return !1;
		skipsFolders = !1, isMatch = !0, next += 1;
	}
	return isMatch && (next < path.length || isPathOfFolder || !isFolder);
}
// packages/scheduler/src/load/ignore/source-ignore.ts
var IgnoreLimitError = class extends Error {
	file;
	constructor(message, file) {
		super(message), this.file = file;
	}
};
const MAX_TOTAL_CHARACTERS = 1048576;
var IgnoreRules = class IgnoreRules {
	#files;
	#spent;
	constructor(files, spent) {
		this.#files = files, this.#spent = spent;
	}
	static createDefault() {
		let patterns = parseIgnorePatterns(".travis.yml\n.gitlab-ci.yml\nappveyor.yml\n.drone.yml\ncloudbuild.yaml\ncodeship-services.yml\ncodeship-steps.yml\n.goreleaser.yml\n.sops.yaml\n.flux.yaml");
		return new IgnoreRules([{
			path: ".sourceignore",
			depth: 0,
			patterns
		}], {
			characters: 0,
			steps: 0
		});
	}
	add(path, text) {
		if (this.#spent.characters += text.length, this.#spent.characters > MAX_TOTAL_CHARACTERS) throw new IgnoreLimitError(`the .sourceignore files up to this one have more than ${`${MAX_TOTAL_CHARACTERS / 1024} KiB`} in total`, path);
		let file = {
			path,
			depth: path.split("/").length - 1,
			patterns: parseIgnorePatterns(text)
		};
		return new IgnoreRules([...this.#files, file], this.#spent);
	}
	excludes(path) {
		let isFolder = path.endsWith("/"), names = (isFolder ? path.slice(0, -1) : path).split("/").map((name) => [...name]);
		for (let file of this.#files.toReversed()) {
			let below = names.slice(file.depth), spend = (steps) => this.#spend(steps, file), found = file.patterns.findLast((pattern) => matchesPattern(pattern, below, isFolder, spend));
			if (found) return !found.isInclusion;
		}
		return !1;
	}
	#spend(steps, file) {
		if (this.#spent.steps += steps, this.#spent.steps > 2e8) throw new IgnoreLimitError("its patterns take too long to match", file.path);
	}
};
// packages/scheduler/src/load/file-reader.ts
const MAX_FILE_BYTES = 4194304, MAX_TOTAL_BYTES = 67108864, READ_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
var FileReader = class {
	#paths;
	#totalBytes = 0;
	constructor(paths) {
		this.#paths = paths;
	}
	read(path) {
		if (!(this.#totalBytes > MAX_TOTAL_BYTES)) try {
			return this.#readText(path);
		} catch (error) {
			return this.#paths.readError(path, error);
		}
	}
	#readText(path) {
		let descriptor = openSync(this.#paths.toDiskPath(path), READ_FLAGS);
		try {
			if (!this.#checkSize(path, fstatSync(descriptor).size)) return;
			let bytes = readFileSync(descriptor);
			return isUtf8(bytes) ? bytes.toString("utf8") : this.#paths.error("not-utf8", path, "this file is not UTF-8 text", "Save it as UTF-8.");
		} finally {
			closeSync(descriptor);
		}
	}
	#checkSize(path, bytes) {
		if (bytes > MAX_FILE_BYTES) {
			let message = `this file has ${toMebibytes(bytes)} MiB; files of more than ${toMebibytes(MAX_FILE_BYTES)} MiB are not read`;
			return this.#paths.error("file-too-large", path, message, "Split it, or exclude it with a .sourceignore."), !1;
		}
		if (this.#totalBytes += bytes, this.#totalBytes <= MAX_TOTAL_BYTES) return !0;
		let message = `the YAML files up to this one have more than ${toMebibytes(MAX_TOTAL_BYTES)} MiB in total; this file and those after it are not read`;
		return this.#paths.error("folder-too-large", path, message, "Exclude files with a .sourceignore."), !1;
	}
};
function toMebibytes(bytes) {
	return Math.round(bytes / 1024 / 1024);
}
// packages/scheduler/src/load/find-yaml-files.ts
const MAX_FILES = 1e5, MAX_IGNORE_BYTES = 65536, IGNORE_FILE = ".sourceignore", YAML_FILE = /\.ya?ml$|^Kustomization$/, YAML_FILE_IN_CAPITALS = /\.ya?ml$/i, SKIPPED_FOLDERS = /* @__PURE__ */ new Set([
	".git",
	".github",
	".circleci",
	".kalypso",
	".environments"
]);
function findYamlFiles(paths, reader) {
	return paths.checkFolder() ? new FileSearch(paths, reader).run() : {
		files: [],
		hiddenFiles: []
	};
}
var FileSearch = class {
	#paths;
	#reader;
	#files = [];
	#hiddenFiles = [];
	#hiddenEntries = 0;
	constructor(paths, reader) {
		this.#paths = paths, this.#reader = reader;
	}
	run() {
		try {
			let rules = IgnoreRules.createDefault();
			for (let folder of this.#paths.foldersAbove()) rules = this.#addRules(folder, rules);
			this.#visit("", rules, !1);
			let top = this.#paths.fromRoot("");
			this.#files.length === 0 && top !== "" && rules.excludes(`${top}/`) && this.#visit("", IgnoreRules.createDefault(), !1);
		} catch (error) {
			if (!(error instanceof IgnoreLimitError)) throw error;
			let path = posix.relative(this.#paths.fromRoot(""), error.file), message = `${error.message}; nothing in this folder is read`;
			return this.#paths.error("source-ignore", path, message, "Use fewer and simpler patterns."), {
				files: [],
				hiddenFiles: []
			};
		}
		if (this.#files.length > MAX_FILES) {
			let message = `the folder has more than ${MAX_FILES} YAML files; the others are not read`;
			this.#paths.folderError("too-many-files", message), this.#files.length = MAX_FILES;
		}
		return {
			files: this.#files.sort(),
			hiddenFiles: this.#hiddenFiles.sort()
		};
	}
	#visit(folder, rulesAbove, isHidden) {
		let entries = this.#list(folder), rules = entries.some(({ name }) => name === IGNORE_FILE) ? this.#addRules(folder, rulesAbove) : rulesAbove;
		for (let entry of entries) {
			if (this.#files.length > MAX_FILES) return;
			let path = folder === "" ? entry.name : `${folder}/${entry.name}`;
			if (isHidden && (this.#hiddenEntries += 1), this.#hiddenEntries > 2e4 && isHidden) return;
			entry.isDirectory() ? SKIPPED_FOLDERS.has(entry.name) || this.#visit(path, rules, isHidden || entry.name.startsWith(".")) : isHidden ? this.#addHidden(entry, path, rules) : this.#addFile(entry, path, rules);
		}
	}
	#addFile(entry, path, rules) {
		let isYaml = YAML_FILE.test(entry.name), isExcluded = () => rules.excludes(this.#paths.fromRoot(path));
		entry.isSymbolicLink() ? (isYaml || isFolder(this.#paths.toDiskPath(path))) && !isExcluded() && this.#paths.linkWarning(path) : entry.isFile() && (isYaml || YAML_FILE_IN_CAPITALS.test(entry.name)) && !isExcluded() && (isYaml ? this.#files.push(path) : this.#paths.extensionWarning(path));
	}
	#addHidden(entry, path, rules) {
		this.#hiddenFiles.length !== 1e3 && entry.isFile() && YAML_FILE.test(entry.name) && (rules.excludes(this.#paths.fromRoot(path)) || this.#hiddenFiles.push(path));
	}
	#list(folder) {
		try {
			return readdirSync(this.#paths.toDiskPath(folder), { withFileTypes: !0 }).sort((a, b) => a.name < b.name ? -1 : +(a.name > b.name));
		} catch (error) {
			return this.#paths.readError(folder, error), [];
		}
	}
	#addRules(folder, rules) {
		let path = folder === "" ? IGNORE_FILE : `${folder}/${IGNORE_FILE}`, info = lstatSync(this.#paths.toDiskPath(path), { throwIfNoEntry: !1 });
		if (info?.isSymbolicLink()) this.#paths.linkWarning(path);
		else if (info && info.size > MAX_IGNORE_BYTES) {
			let message = `a .sourceignore of more than ${MAX_IGNORE_BYTES / 1024} KiB is not read`;
			this.#paths.error("source-ignore", path, message, "Use fewer patterns.");
		} else if (info?.isFile()) return rules.add(this.#paths.fromRoot(path), this.#reader.read(path) ?? "");
		return rules;
	}
};
function isFolder(link) {
	try {
		return statSync(link).isDirectory();
	} catch {
		return !1;
	}
}
function isEmptyNode(root) {
	return isNullNode(root) ? !0 : root.kind === "mapping" ? root.entries.length === 0 : root.kind === "sequence" && root.items.length === 0;
}
function findLfsPointer(source) {
	if (source.text.startsWith("version https://git-lfs.github.com/spec/")) return {
		code: "not-an-object",
		severity: "error",
		message: "this file is a Git LFS pointer, not the file itself",
		at: source.positionAt(0),
		hint: "Keep YAML files in Git itself: remove them from .gitattributes, and commit them again."
	};
}
function findNonObject(root, source, isError) {
	let description = describeNonObject(root);
	if (description) return {
		code: "not-an-object",
		severity: isError ? "error" : "warning",
		message: isError ? description.message : `${description.message}; it is ignored`,
		at: source.positionAt(root.offset),
		hint: description.hint ?? "If it is not part of the control plane, exclude the file with a .sourceignore."
	};
}
function describeNonObject(root) {
	if (root.kind !== "mapping") return { message: `this document is ${root.kind === "scalar" ? "text" : "a list"}, not a Kubernetes object` };
	let missing = ["apiVersion", "kind"].filter((field) => (getChildText(root, field) ?? "") === "");
	if (missing.length > 0) {
		let nearest = root.entries.find(({ key }) => !missing.includes(key.text) && findNearest(key.text, missing)), meant = nearest && findNearest(nearest.key.text, missing);
		return {
			message: `this document has no ${missing.join(" and no ")}, so it is not a Kubernetes object`,
			...meant ? { hint: `Did you mean ${meant}?` } : {}
		};
	}
	if (getChildText(root, "kind") === "List") return {
		message: "this List has no items",
		hint: "Add `items:` with a list of objects, or remove it."
	};
}
// packages/scheduler/src/load/objects/unread-objects.ts
const OPERATOR_KINDS = ["Assignment", "AssignmentPackage"];
function findUnreadObject(root, source, trusted) {
	let apiVersion = getChildText(root, "apiVersion") ?? "", kind = getChildText(root, "kind") ?? "", group = apiVersion.split("/")[0];
	if (apiVersion === "scheduler.kalypso.io/v1alpha1" && OPERATOR_KINDS.includes(kind)) return createOperatorWarning(kind, root, source);
	if (trusted) {
		if (group === "azconfig.io" && kind === "AzureAppConfigurationProvider") return findProvider(root, source);
		if (group === "kustomize.config.k8s.io") return createFileNameWarning(kind, root, source);
	}
}
function createOperatorWarning(kind, root, source) {
	return {
		code: "operator-kind",
		severity: "warning",
		message: `an ${kind} is made by the operator; this one is not read`,
		at: source.positionAt(getChild(root, "kind")?.offset ?? root.offset),
		hint: "Remove it: a SchedulingPolicy decides what is assigned."
	};
}
function findProvider(root, source) {
	let name = getChild(getChild(getChild(root, "spec"), "target"), "configMapName");
	if (name?.kind === "scalar" && name.text.startsWith("azure-app-config")) return {
		code: "app-config-provider",
		severity: "warning",
		message: `this provider creates config map ${quote(name.text)} in the management cluster only; its values are not read`,
		at: source.positionAt(name.offset),
		hint: "Export the config map to the branch of the environment, for example with `kubectl get configmap -n <environment> -o yaml`."
	};
}
function createFileNameWarning(kind, root, source) {
	return {
		code: "kustomization-file-name",
		severity: "warning",
		message: `this ${quote(kind)} of kustomize has no effect: its file is not named kustomization.yaml`,
		at: source.positionAt(getChild(root, "kind")?.offset ?? root.offset),
		hint: "Rename the file, or exclude it with a .sourceignore: Flux refuses a folder that contains it."
	};
}
// packages/scheduler/src/load/objects/identify-object.ts
const KALYPSO_GROUP = "scheduler.kalypso.io/v1alpha1".split("/")[0] ?? "", DISTINCTIVE_KINDS = /* @__PURE__ */ new Set([
	"BaseRepo",
	"GitOpsRepo",
	"WorkloadRegistration",
	"ClusterType",
	"SchedulingPolicy",
	"ConfigSchema"
]), LOCAL_ANNOTATION = "config.kubernetes.io/local-config", KALYPSO_OBJECT = /\bapiVersion["']?\s*:\s*["']?scheduler\.kalypso\.io\//, CONFIG_MAP = /\bkind["']?\s*:\s*["']?ConfigMap\b/;
function findObjectText(text, withConfigMaps) {
	return (KALYPSO_OBJECT.exec(text) ?? (withConfigMaps ? CONFIG_MAP.exec(text) : void 0))?.index;
}
function identifyObject(root, source, { trusted, isApplied, isMentioned }) {
	let apiVersion = getChildText(root, "apiVersion") ?? "", kind = getChildText(root, "kind") ?? "", known = KALYPSO_KINDS.find((candidate) => candidate === kind);
	if (apiVersion === "scheduler.kalypso.io/v1alpha1" && known) return findLocalProblem(root, source) ?? { kind: known };
	if (apiVersion === "v1" && kind === "ConfigMap") return isPlatformConfig(root) ? findLocalProblem(root, source) ?? { kind } : {
		kind: void 0,
		...trusted && isApplied ? { problem: createMarkWarning(root, source) } : {}
	};
	let unread = isApplied ? findUnreadObject(root, source, trusted) : void 0;
	if (unread) return {
		kind: void 0,
		problem: unread
	};
	let found = describeConfigMap(apiVersion, kind, root) ?? (apiVersion === "scheduler.kalypso.io/v1alpha1" ? describeUnknownKind(kind) : describeUnknownVersion(apiVersion, kind)), problem = found ? toDiagnostic$1(found, root, source, trusted) : isApplied || isMentioned ? findNonObject(root, source, trusted || isMentioned) : void 0;
	return {
		kind: void 0,
		...problem ? { problem } : {}
	};
}
function findLocalProblem(root, source) {
	let annotation = getChild(getChild(getChild(root, "metadata"), "annotations"), LOCAL_ANNOTATION);
	if (!(annotation === void 0 || annotation.kind === "scalar" && annotation.text === "false")) return {
		kind: void 0,
		problem: {
			code: "local-config",
			severity: "warning",
			message: `the object has the annotation ${LOCAL_ANNOTATION}; it is ignored, as by Flux`,
			at: source.positionAt(annotation.offset),
			hint: "Remove the annotation if the object is part of the control plane."
		}
	};
}
function isPlatformConfig(root) {
	let metadata = getChild(root, "metadata");
	return getChild(getChild(metadata, "labels"), "platform-config") !== void 0 || (getChildText(metadata, "name") ?? "").startsWith("azure-app-config");
}
function createMarkWarning(root, source) {
	let metadata = getChild(root, "metadata"), labels = getChild(metadata, "labels"), nearest = labels?.kind === "mapping" && labels.entries.find(({ key }) => findNearest(key.text, ["platform-config"])), name = getChildText(metadata, "name") ?? "";
	return {
		code: "config-map-unmarked",
		severity: "warning",
		message: `config map ${quote(name)} applies nowhere: it has ${nearest ? `the label ${quote(nearest.key.text)}, not` : "no label"} platform-config`,
		at: source.positionAt(nearest ? nearest.key.offset : findOffset(root, ["metadata", "name"])),
		hint: nearest ? "Did you mean platform-config?" : "Add the label `platform-config: \"true\"` if it is platform configuration; otherwise, exclude the file with a .sourceignore."
	};
}
function describeConfigMap(apiVersion, kind, root) {
	if (!(findNearest(kind, ["ConfigMap"]) === void 0 || apiVersion !== "v1" && !isPlatformConfig(root))) return kind === "ConfigMap" ? {
		code: "unknown-version",
		field: "apiVersion",
		meant: "ConfigMap",
		message: apiVersion === "" ? "this ConfigMap has no apiVersion" : `a ConfigMap cannot have the apiVersion ${quote(apiVersion)}`,
		hint: "Use v1."
	} : {
		code: "unknown-kind",
		field: "kind",
		meant: "ConfigMap",
		message: `there is no kind ${quote(kind)}`,
		hint: "Did you mean ConfigMap?"
	};
}
function findNearestKind(kind) {
	let nearest = findNearest(kind, KALYPSO_KINDS);
	return KALYPSO_KINDS.find((candidate) => candidate === nearest);
}
function describeUnknownKind(kind) {
	if (OPERATOR_KINDS.includes(kind)) return;
	let meant = findNearestKind(kind);
	return {
		code: "unknown-kind",
		field: "kind",
		message: kind === "" ? "the document has no kind" : `there is no kind ${quote(kind)}`,
		hint: meant ? `Did you mean ${meant}?` : `Kinds are ${KALYPSO_KINDS.join(", ")}.`,
		meant
	};
}
function describeUnknownVersion(apiVersion, kind) {
	let meant = findNearestKind(kind), isDoubtful = !isCloseVersion(apiVersion, meant);
	if (!isDoubtful || DISTINCTIVE_KINDS.has(kind)) return {
		code: "unknown-version",
		field: "apiVersion",
		message: apiVersion === "" ? `this ${meant} has no apiVersion` : `${quote(apiVersion)} is not a supported apiVersion`,
		hint: `Use ${GROUP_VERSION}.`,
		meant,
		isDoubtful
	};
}
function isCloseVersion(apiVersion, kind) {
	let [group = ""] = apiVersion.toLowerCase().split("/");
	return findNearest(group, [KALYPSO_GROUP], 4) ? !0 : kind === void 0 ? !1 : apiVersion.includes("/") ? /(^|\.)kalypso\.io$/.test(group) : apiVersion === "" || kind !== "Template";
}
function toDiagnostic$1(problem, root, source, trusted) {
	let { code, message, hint, field, meant, isDoubtful } = problem, isError = !isDoubtful && (trusted || meant === void 0 || WORKLOAD_KINDS.has(meant));
	return {
		code,
		severity: isError ? "error" : "warning",
		message: isError ? message : `${message}; it is ignored`,
		at: source.positionAt(getChild(root, field)?.offset ?? root.offset),
		...hint === void 0 ? {} : { hint },
		...meant ? { subject: {
			kind: meant,
			name: getChildText(getChild(root, "metadata"), "name") ?? ""
		} } : {}
	};
}
// packages/scheduler/src/load/source-folder.ts
var SourcePaths = class {
	diagnostics = [];
	#folder;
	#prefix;
	#top;
	constructor(folder) {
		this.#folder = folder, this.#prefix = posix.normalize((folder.path ?? ".").replaceAll("\\", "/")).replace(/^\.(\/|$)|\/$/g, ""), this.#top = resolve(folder.root, this.#prefix);
	}
	toDiskPath(path) {
		return join(this.#top, path);
	}
	fromRoot(path) {
		let joined = posix.join(this.#prefix, path);
		return joined === "." ? "" : joined.replace(/\/$/, "");
	}
	foldersAbove() {
		let depth = this.#prefix === "" ? 0 : this.#prefix.split("/").length;
		return Array.from({ length: depth }, (_, index) => Array(depth - index).fill("..").join("/"));
	}
	checkFolder() {
		let { root, path = ".", label } = this.#folder, isInside = this.#prefix !== ".." && !this.#prefix.startsWith("../") && !posix.isAbsolute(this.#prefix), isFolder = statSync(this.#top, { throwIfNoEntry: !1 })?.isDirectory() === !0;
		if (isInside && isFolder && !this.#leadsThroughLink()) return !0;
		let name = label === "." ? quote(join(root, path)) : `${quote(path)} in ${sanitizeText(label)}`, message = isInside ? isFolder ? `${name} leads through a symbolic link, which is not followed` : `there is no folder ${name}` : `${name} is not within its repository`;
		return this.diagnostics.push({
			code: "folder-not-found",
			severity: "error",
			message
		}), !1;
	}
	#leadsThroughLink() {
		return this.#prefix !== "" && this.#prefix.split("/").some((_, index, parts) => isLink(join(this.#folder.root, ...parts.slice(0, index + 1))));
	}
	error(code, path, message, hint) {
		this.diagnostics.push({
			code,
			severity: "error",
			message,
			at: this.#positionOf(path),
			hint
		});
	}
	folderError(code, message) {
		this.diagnostics.push({
			code,
			severity: "error",
			message: `${sanitizeText(this.#folder.label)}: ${message}`
		});
	}
	linkWarning(path) {
		this.diagnostics.push({
			code: "symbolic-link",
			severity: "warning",
			message: "this is a symbolic link; it is not followed",
			at: this.#positionOf(path),
			hint: "Replace the link by the file or folder itself, or exclude it with a .sourceignore."
		});
	}
	extensionWarning(path) {
		this.diagnostics.push({
			code: "file-extension",
			severity: "warning",
			message: "only files whose names end with `.yaml` or `.yml`, in lower case, are read",
			at: this.#positionOf(path),
			hint: "Rename it, or exclude it with a .sourceignore."
		});
	}
	readError(path, error) {
		let code = error instanceof Error && "code" in error ? String(error.code) : void 0;
		if (code === void 0) throw error;
		let message = `this cannot be read: ${sanitizeText(code)}`;
		return this.error("unreadable-file", path, message, "Check its name and its permissions.");
	}
	#positionOf(path) {
		return {
			source: this.#folder.label,
			file: this.fromRoot(path),
			line: 1,
			column: 1
		};
	}
};
function isLink(path) {
	return lstatSync(path, { throwIfNoEntry: !1 })?.isSymbolicLink() === !0;
}
// packages/scheduler/src/load/hidden-folders.ts
const PLATFORM_CONFIG = /\bplatform-config\b|\bazure-app-config/;
function checkHiddenFolders(files, folder) {
	let paths = new SourcePaths(folder), reader = new FileReader(paths), found = /* @__PURE__ */ new Map();
	for (let file of files) {
		let hidden = /^(?:[^/]*\/)*?\.[^/]*(?=\/)/.exec(file)?.[0] ?? "";
		if (found.has(hidden)) continue;
		let text = reader.read(file) ?? "", offset = findObjectText(text, folder.trusted && PLATFORM_CONFIG.test(text));
		if (offset === void 0) continue;
		let source = new SourceText(text, folder.label, paths.fromRoot(file));
		found.set(hidden, createWarning(paths.fromRoot(hidden), source, offset));
	}
	return [...found.values()];
}
function createWarning(folder, source, offset) {
	return {
		code: "hidden-folder",
		severity: "warning",
		message: `the hidden folder ${quote(folder)} is not read here, but Flux applies this object`,
		at: source.positionAt(offset),
		hint: "Move the file to a folder whose name does not start with a dot, or exclude it with a .sourceignore."
	};
}
// packages/scheduler/src/load/kustomize/kustomization.ts
const FILE_NAMES = /* @__PURE__ */ new Set([
	"kustomization.yaml",
	"kustomization.yml",
	"Kustomization"
]), API_VERSION = /^kustomize\.config\.k8s\.io\//, REFERENCE_FIELDS = [
	"resources",
	"bases",
	"components"
], REMOTE = /^(git::|gh:|git@|github\.com[:/])|:\/\/|\?ref=/i;
function toParent(path) {
	return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
function isKustomizationFile(path) {
	return FILE_NAMES.has(posix.basename(path));
}
function parseKustomization(path, source) {
	let { documents } = parseYaml(source), [document] = documents;
	if (documents.length !== 1 || document?.root.kind !== "mapping") return;
	let { root } = document, apiVersion = root.byKey.get("apiVersion")?.value;
	if (apiVersion?.kind !== "scalar" || API_VERSION.test(apiVersion.text)) return {
		folder: toParent(path),
		root,
		source
	};
}
function findReferences({ root, folder }) {
	return REFERENCE_FIELDS.flatMap((field) => {
		let value = root.byKey.get(field)?.value;
		return (value?.kind === "sequence" ? value.items : []).flatMap((item) => {
			if (item.kind !== "scalar") return [];
			let { text } = item, path = REMOTE.test(text) || posix.isAbsolute(text) ? void 0 : posix.join(folder, text).replace(/^\.?\/?$|\/$/g, "");
			return [{
				text,
				path: path?.startsWith("../") || path === ".." ? void 0 : path,
				isComponent: field === "components"
			}];
		});
	});
}
function locateField({ root, source }, field) {
	return source.positionAt(root.byKey.get(field)?.key.offset ?? root.offset);
}
// packages/scheduler/src/load/kustomize/applied-files.ts
function findAppliedFiles(files, byFolder) {
	let known = new Set(files), applied = /* @__PURE__ */ new Set(), used = /* @__PURE__ */ new Map(), pending = [], use = (kustomization) => {
		let found = used.get(kustomization);
		if (found) return found;
		let added = {
			files: [],
			unread: [],
			related: /* @__PURE__ */ new Set()
		};
		return used.set(kustomization, added), pending.push(kustomization), added;
	}, findFirst = createFirstFinder(byFolder);
	for (let file of files) {
		let first = findFirst(toParent(file));
		first ? use(first) : applied.add(file);
	}
	for (let folder of byFolder.keys()) {
		let first = findFirst(folder);
		first && use(first);
	}
	for (let next = pending.pop(); next; next = pending.pop()) {
		let uses = use(next), follow = ({ text, path, isComponent }, parent) => {
			let other = path === void 0 ? void 0 : byFolder.get(path);
			path !== void 0 && known.has(path) ? (applied.add(path), uses.files.push(path)) : other ? (use(other).related.add(parent), isComponent && uses.related.add(other)) : uses.unread.push(text);
		};
		for (let reference of findReferences(next)) follow(reference, next);
	}
	return {
		files: applied,
		kustomizations: used
	};
}
function createFirstFinder(byFolder) {
	let byParent = /* @__PURE__ */ new Map(), findFirst = (folder) => {
		if (byParent.has(folder)) return byParent.get(folder);
		let first = (folder === "" ? void 0 : findFirst(toParent(folder))) ?? byFolder.get(folder);
		return byParent.set(folder, first), first;
	};
	return findFirst;
}
// packages/scheduler/src/load/kustomize/check-kustomizations.ts
const HARMLESS_FIELDS = /* @__PURE__ */ new Set([
	"apiVersion",
	"kind",
	"metadata",
	"resources",
	"bases",
	"components",
	"namespace",
	"commonAnnotations",
	"images",
	"imageTags",
	"replicas",
	"secretGenerator",
	"generatorOptions",
	"helmGlobals",
	"openapi",
	"crds",
	"configurations",
	"validators",
	"buildMetadata",
	"sortOptions"
]), GENERATORS = /* @__PURE__ */ new Set([
	"generators",
	"helmCharts",
	"helmChartInflationGenerator"
]), CONFIG_MARK = /platform-config|azure-app-config/;
function checkKustomizations(input) {
	let { applied } = input, relevant = findRelevant(input), marked = [...applied.kustomizations.keys()].some(({ source }) => CONFIG_MARK.test(source.text)), leftOut = groupLeftOut(input);
	return [...applied.kustomizations].flatMap(([kustomization, { unread }]) => [
		...checkFields(kustomization, (field) => judgeField(field, relevant.has(kustomization), marked, input.trusted)),
		...createUnreadWarning(kustomization, unread),
		...createLeftOutWarning(kustomization, leftOut.get(kustomization) ?? [])
	]);
}
function findRelevant({ applied, isRelevant }) {
	let pending = [...applied.kustomizations].filter(([, { files }]) => files.some(isRelevant)).map(([each]) => each), found = new Set(pending);
	for (let next = pending.pop(); next; next = pending.pop()) for (let related of applied.kustomizations.get(next)?.related ?? []) found.has(related) || pending.push(related), found.add(related);
	return found;
}
function checkFields(kustomization, judge) {
	let found = [];
	for (let { key, value } of kustomization.root.entries) {
		let severity = isEmptyValue(value) ? void 0 : judge(key.text);
		if (severity && found.push(createFieldDiagnostic(kustomization, key.text, severity)), found.length === 20) break;
	}
	return found;
}
function judgeField(field, isRelevant, isMarked, trusted) {
	if (!HARMLESS_FIELDS.has(field)) return field === "configMapGenerator" ? trusted ? isMarked ? "error" : "warning" : void 0 : GENERATORS.has(field) ? trusted ? "error" : "warning" : isRelevant ? "error" : void 0;
}
function groupLeftOut({ applied, resourceFiles }) {
	let byFolder = new Map([...applied.kustomizations.keys()].map((each) => [each.folder, each])), groups = /* @__PURE__ */ new Map();
	for (let file of resourceFiles) {
		if (applied.files.has(file)) continue;
		let folder = toParent(file);
		for (; folder !== "" && !byFolder.has(folder);) folder = toParent(folder);
		let kustomization = byFolder.get(folder);
		if (!kustomization) continue;
		let group = groups.get(kustomization) ?? [];
		groups.set(kustomization, group), group.push(file);
	}
	return groups;
}
function createFieldDiagnostic(kustomization, field, severity) {
	return {
		code: "kustomization-changes",
		severity,
		message: `Flux applies what ${quote(field)} of this kustomization generates or changes; here, files are read as they are`,
		at: locateField(kustomization, field),
		hint: "Write the resulting objects to files, for example with `kubectl kustomize`, and remove the field."
	};
}
function createUnreadWarning(kustomization, unread) {
	return unread.length === 0 ? [] : [{
		code: "kustomization-resource",
		severity: "warning",
		message: `this kustomization lists what is not read here: ${formatNames(unread)}`,
		at: locateField(kustomization, "resources"),
		hint: "Flux applies it. If it contains objects of the control plane, copy them to this folder."
	}];
}
function createLeftOutWarning(kustomization, files) {
	return files.length === 0 ? [] : [{
		code: "kustomization-leaves-out",
		severity: "warning",
		message: `this kustomization does not list files that are read here: ${formatNames(files)}`,
		at: locateField(kustomization, "resources"),
		hint: "Flux does not apply them. Add them to `resources`, or exclude them with a .sourceignore."
	}];
}
function formatNames(names) {
	let shown = names.slice(0, 5).map((name) => quote(name));
	return joinLimited([...shown, ...names.slice(5)], 5);
}
function isEmptyValue(value) {
	return value.kind === "scalar" ? isNullNode(value) || value.text === "" : value.kind === "mapping" ? value.entries.length === 0 : value.items.length === 0;
}
// packages/scheduler/src/load/objects/unfold-list.ts
function unfoldList(root) {
	let items = isList(root) ? getChild(root, "items") : void 0;
	return items?.kind === "sequence" ? items.items.flatMap(unfoldList) : items && isNullNode(items) ? [] : [root];
}
function isList(root) {
	let kind = getChildText(root, "kind") ?? "", apiVersion = getChildText(root, "apiVersion") ?? "";
	return kind === "List" || kind.endsWith("List") && (apiVersion === "v1" || apiVersion === "scheduler.kalypso.io/v1alpha1");
}
// packages/scheduler/src/load/workload-limits.ts
const MAX_TARGETS = 1e3, MAX_VALUES = 1e5, MAX_TARGET_CHARACTERS = 32768, MAX_DIAGNOSTICS = 1e3;
var WorkloadLimits = class {
	#targets = 0;
	#values = 0;
	get isExceeded() {
		return this.#values > MAX_VALUES || this.#targets > MAX_TARGETS;
	}
	checkValues(root, source) {
		if (this.#values += root.size, !(this.#values <= MAX_VALUES)) return {
			code: "too-many-values",
			severity: "error",
			message: `up to this document, the workload files of the repository have more than ${MAX_VALUES} keys and values; this document and those after it are not read`,
			at: source.positionAt(getChild(root, "metadata")?.offset ?? root.offset),
			hint: "Register a part of the repository with a `path` of its own, or remove values that no template uses."
		};
	}
	checkTargets(resource) {
		let isWorkload = resource.kind === "Workload", first = this.#targets;
		if (this.#targets += isWorkload ? resource.deploymentTargets.length : 1, this.#targets <= MAX_TARGETS) return;
		let { kind, name } = resource;
		return {
			code: "too-many-targets",
			severity: "error",
			message: `the workload files of the repository declare more than ${MAX_TARGETS} deployment targets; this one and those after it are not read`,
			at: isWorkload ? resource.locate("spec", "deploymentTargets", MAX_TARGETS - first, "name") : resource.locate("metadata", "name"),
			hint: "Register a part of the repository with a `path` of its own, or remove targets.",
			subject: {
				kind,
				name
			}
		};
	}
};
function findLargeTargets(resource) {
	return resource.kind === "DeploymentTarget" ? countCharacters(resource.labels, resource.manifests) > MAX_TARGET_CHARACTERS ? [createSizeError(resource, resource.name, resource.locate("spec"))] : [] : resource.kind === "Workload" ? resource.deploymentTargets.flatMap(({ name, labels, manifests }, index) => countCharacters(resource.labels, labels, manifests) <= MAX_TARGET_CHARACTERS ? [] : [createSizeError(resource, name, resource.locate("spec", "deploymentTargets", index, "name"))]) : [];
}
function countCharacters(...records) {
	let count = 0;
	for (let record of records) for (let [key, value] of Object.entries(record)) count += key.length + value.length;
	return count;
}
function createSizeError({ kind, name }, target, at) {
	return {
		code: "target-too-large",
		severity: "error",
		message: `the labels and manifests of deployment target ${target} have more than ${MAX_TARGET_CHARACTERS} characters in total`,
		at,
		hint: "Shorten the longest values; keep long text in the repository with the manifests of the target.",
		subject: {
			kind,
			name
		}
	};
}
function limitDiagnostics(diagnostics, label) {
	let more = diagnostics.slice(MAX_DIAGNOSTICS);
	if (more.length === 0) return diagnostics;
	let summary = {
		code: "too-many-problems",
		severity: more.some(({ severity }) => severity === "error") ? "error" : "warning",
		message: `${sanitizeText(label)}: the workload files have ${formatCount(more.length, "more problem")} than the ${MAX_DIAGNOSTICS} that are reported`,
		hint: "Fix the reported problems first, or exclude files with a .sourceignore."
	};
	return [...diagnostics.slice(0, MAX_DIAGNOSTICS), summary];
}
// packages/scheduler/src/load/read-documents.ts
function readDocuments(file, diagnostics) {
	let pointer = findLfsPointer(file.source);
	return pointer ? (diagnostics.push(pointer), []) : new DocumentReader(file, diagnostics).read();
}
var DocumentReader = class {
	#source;
	#limits;
	#context;
	#diagnostics;
	#hasNonObject = !1;
	constructor({ source, limits, isApplied }, diagnostics) {
		this.#source = source, this.#limits = limits, this.#context = {
			trusted: limits === void 0,
			isApplied,
			isMentioned: source.text.includes(KALYPSO_GROUP)
		}, this.#diagnostics = diagnostics;
	}
	read() {
		let { documents, problem } = parseYaml(this.#source);
		problem && this.#diagnostics.push(toSyntaxDiagnostic(problem, this.#source, this.#context));
		let resources = [];
		for (let { root, problems } of documents) {
			if (problems.some(({ code }) => code === "yaml-alias-expansion")) {
				for (let each of problems) this.#diagnostics.push(toDiagnostic(each, this.#source));
				continue;
			}
			let objects = unfoldList(root).filter((object) => !isEmptyNode(object)), byObject = groupProblems(problems, objects);
			for (let object of objects) {
				if (this.#limits?.isExceeded) return resources;
				let resource = this.#readObject(object, byObject.get(object.offset) ?? []);
				resource && resources.push(resource);
			}
		}
		return resources;
	}
	#readObject(root, problems) {
		let { trusted } = this.#context, { kind, problem } = identifyObject(root, this.#source, this.#context);
		if (problem && this.#reportIdentity(problem), kind === void 0) return;
		if (!trusted && !WORKLOAD_KINDS.has(kind)) {
			this.#diagnostics.push(createForeignKindWarning(kind, root, this.#source));
			return;
		}
		let subject = {
			kind,
			name: getChildText(getChild(root, "metadata"), "name") ?? ""
		};
		for (let each of problems) this.#diagnostics.push({
			...toDiagnostic(each, this.#source),
			subject
		});
		if (problems.some(({ code }) => code !== "duplicate-key")) return;
		let exceeded = this.#limits?.checkValues(root, this.#source), read = exceeded ? void 0 : KIND_DEFINITIONS.get(kind)?.read(root, this.#source, trusted);
		for (let each of read?.diagnostics ?? []) this.#diagnostics.push(each);
		let tooMany = exceeded ?? (read?.value && this.#limits?.checkTargets(read.value));
		if (tooMany && this.#diagnostics.push(tooMany), tooMany || !read?.value) return;
		let large = trusted ? [] : findLargeTargets(read.value);
		for (let each of large) this.#diagnostics.push(each);
		return problems.length === 0 && large.length === 0 ? read.value : void 0;
	}
	#reportIdentity(problem) {
		let isNonObject = problem.code === "not-an-object";
		isNonObject && this.#hasNonObject || this.#diagnostics.push(problem), this.#hasNonObject ||= isNonObject;
	}
};
function groupProblems(problems, objects) {
	if (problems.length === 0) return /* @__PURE__ */ new Map();
	let starts = [...new Set(objects.map(({ offset }) => offset))].sort((a, b) => a - b), sorted = [...problems].sort((a, b) => a.offset - b.offset), groups = /* @__PURE__ */ new Map(), next = 1;
	for (let problem of sorted) {
		for (; next < starts.length && (starts[next] ?? 0) <= problem.offset;) next += 1;
		let start = starts[next - 1] ?? 0, group = groups.get(start);
		group ? group.push(problem) : groups.set(start, [problem]);
	}
	return groups;
}
function toDiagnostic({ code, message, hint, offset }, source) {
	return {
		code,
		severity: "error",
		message,
		at: source.positionAt(offset),
		...hint === void 0 ? {} : { hint }
	};
}
function toSyntaxDiagnostic(problem, source, { trusted, isApplied, isMentioned }) {
	let diagnostic = {
		...toDiagnostic(problem, source),
		message: `invalid YAML: ${problem.message}`
	};
	return trusted && isApplied || isMentioned ? diagnostic : {
		...diagnostic,
		severity: "warning",
		hint: "The file is ignored. If it is not part of the control plane, exclude it with a .sourceignore."
	};
}
function createForeignKindWarning(kind, root, source) {
	return {
		code: "foreign-kind",
		severity: "warning",
		message: `a workload repository cannot define a ${kind}; it is ignored`,
		at: source.positionAt(getChild(root, "kind")?.offset ?? root.offset),
		hint: "Move it to the control plane."
	};
}
// packages/scheduler/src/load/load-folder.ts
async function loadFolder(folder) {
	let paths = new SourcePaths(folder), { diagnostics } = paths, reader = new FileReader(paths), readSource = (path) => {
		let text = reader.read(path);
		return text === void 0 ? void 0 : new SourceText(text, folder.label, paths.fromRoot(path));
	}, { files, hiddenFiles } = findYamlFiles(paths, reader), kustomizations = readKustomizations(files, readSource), documentFiles = files.filter((path) => !kustomizations.has(path)), applied = findAppliedFiles(documentFiles, new Map([...kustomizations.values()].map((each) => [each.folder, each]))), { trusted } = folder, limits = trusted ? void 0 : new WorkloadLimits(), resources = [], emptyFiles = [], [resourceFiles, relevantFiles] = [/* @__PURE__ */ new Set(), /* @__PURE__ */ new Set()];
	for (let path of documentFiles) {
		if (limits?.isExceeded) break;
		let source = readSource(path);
		if (source !== void 0) {
			source.text.trim() === "" && emptyFiles.push(source.positionAt(0)), findObjectText(source.text, trusted) !== void 0 && relevantFiles.add(path);
			for (let resource of readDocuments({
				source,
				limits,
				isApplied: applied.files.has(path)
			}, diagnostics)) resources.push(resource), resourceFiles.add(path);
		}
	}
	let isRelevant = (path) => relevantFiles.has(path);
	for (let each of checkKustomizations({
		applied,
		trusted,
		isRelevant,
		resourceFiles
	})) diagnostics.push(each);
	for (let each of checkHiddenFolders(hiddenFiles, folder)) diagnostics.push(each);
	if (trusted) return {
		value: {
			folder,
			resources
		},
		diagnostics
	};
	let all = reportDamagedFiles(diagnostics, {
		resourceFiles: [...resourceFiles].map((path) => paths.fromRoot(path)),
		emptyFiles,
		appliedFiles: new Set([...applied.files].map((path) => paths.fromRoot(path)))
	});
	return {
		value: {
			folder,
			resources
		},
		diagnostics: limitDiagnostics(all, folder.label)
	};
}
function readKustomizations(files, readSource) {
	let found = /* @__PURE__ */ new Map();
	for (let path of files.filter(isKustomizationFile)) {
		let source = readSource(path), kustomization = source && parseKustomization(path, source);
		kustomization && found.set(path, kustomization);
	}
	return found;
}
export { createWorkloadSuspicion as a, findLatestStart as c, GROUP_VERSION as i, isTimeZone as l, promotionShape as n, toEnd as o, toPromotionRules as r, toStart as s, loadFolder as t, toWallTime as u };
