import { n as MAX_RECORD_BYTES } from "./conventions.js";
import { r as joinLimited } from "./diagnostics.js";
import { t as quote } from "./diagnostics3.js";
import { t as GENERATED_FILE_NAME } from "./conventions2.js";
const DEFAULT_CONFIG = {
	lang: void 0,
	message: void 0,
	abortEarly: void 0,
	abortPipeEarly: void 0
};
/* @__NO_SIDE_EFFECTS__ */
function getGlobalConfig(config$1) {
	return config$1 ? {
		lang: config$1?.lang ?? void 0,
		message: config$1?.message,
		abortEarly: config$1?.abortEarly ?? void 0,
		abortPipeEarly: config$1?.abortPipeEarly ?? void 0
	} : DEFAULT_CONFIG;
}
/* @__NO_SIDE_EFFECTS__ */
function _stringify(input) {
	let type = typeof input;
	return type === "string" ? `"${input}"` : type === "number" || type === "bigint" || type === "boolean" ? `${input}` : type === "object" || type === "function" ? (input && Object.getPrototypeOf(input)?.constructor?.name) ?? "null" : type;
}
function _addIssue(context, label, dataset, config$1, other) {
	let input = other && "input" in other ? other.input : dataset.value, expected = other?.expected ?? context.expects ?? null, received = other?.received ?? /* @__PURE__ */ _stringify(input), issue = {
		kind: context.kind,
		type: context.type,
		input,
		expected,
		received,
		message: `Invalid ${label}: ${expected ? `Expected ${expected} but r` : "R"}eceived ${received}`,
		requirement: context.requirement,
		path: other?.path,
		issues: other?.issues,
		lang: config$1.lang,
		abortEarly: config$1.abortEarly,
		abortPipeEarly: config$1.abortPipeEarly
	}, isSchema = context.kind === "schema", message$1 = other?.message ?? context.message ?? (context.reference, issue.lang, void 0) ?? (isSchema ? (issue.lang, void 0) : null) ?? config$1.message ?? (issue.lang, void 0);
	message$1 !== void 0 && (issue.message = typeof message$1 == "function" ? message$1(issue) : message$1), isSchema && (dataset.typed = !1), dataset.issues ? dataset.issues.push(issue) : dataset.issues = [issue];
}
/* @__NO_SIDE_EFFECTS__ */
function _isSameValueZero(value1, value2) {
	return value1 === value2 || Number.isNaN(value1) && Number.isNaN(value2);
}
/* @__NO_SIDE_EFFECTS__ */
function _isValidObjectKey(object$1, key) {
	return Object.prototype.hasOwnProperty.call(object$1, key) && key !== "__proto__" && key !== "prototype" && key !== "constructor";
}
/* @__NO_SIDE_EFFECTS__ */
function _joinExpects(values$1, separator) {
	let list = [...new Set(values$1)];
	return list.length > 1 ? `(${list.join(` ${separator} `)})` : list[0] ?? "never";
}
function _standardSchema(schema) {
	return schema["~standard"] = {
		version: 1,
		vendor: "valibot",
		validate: (value$1) => schema["~run"]({ value: value$1 }, /* @__PURE__ */ getGlobalConfig())
	}, schema;
}
/* @__NO_SIDE_EFFECTS__ */
function getDotPath(issue) {
	if (issue.path) {
		let key = "";
		for (let item of issue.path) if (typeof item.key == "string" || typeof item.key == "number") key += key ? `.${item.key}` : item.key;
		else return null;
		return key;
	}
	return null;
}
/* @__NO_SIDE_EFFECTS__ */
function description(description_) {
	return {
		kind: "metadata",
		type: "description",
		reference: description,
		description: description_
	};
}
/* @__NO_SIDE_EFFECTS__ */
function maxLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_length",
		reference: maxLength,
		async: !1,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			return dataset.typed && dataset.value.length > this.requirement && _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` }), dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function minValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_value",
		reference: minValue,
		async: !1,
		expects: `>=${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			return dataset.typed && !(dataset.value >= this.requirement) && _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) }), dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function regex(requirement, message$1) {
	return {
		kind: "validation",
		type: "regex",
		reference: regex,
		async: !1,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			return dataset.typed && !this.requirement.test(dataset.value) && _addIssue(this, "format", dataset, config$1), dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function safeInteger(message$1) {
	return {
		kind: "validation",
		type: "safe_integer",
		reference: safeInteger,
		async: !1,
		expects: null,
		requirement: Number.isSafeInteger,
		message: message$1,
		"~run"(dataset, config$1) {
			return dataset.typed && !this.requirement(dataset.value) && _addIssue(this, "safe integer", dataset, config$1), dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function title(title_) {
	return {
		kind: "metadata",
		type: "title",
		reference: title,
		title: title_
	};
}
/* @__NO_SIDE_EFFECTS__ */
function getFallback(schema, dataset, config$1) {
	return typeof schema.fallback == "function" ? schema.fallback(dataset, config$1) : schema.fallback;
}
/* @__NO_SIDE_EFFECTS__ */
function getDefault(schema, dataset, config$1) {
	return typeof schema.default == "function" ? schema.default(dataset, config$1) : schema.default;
}
/* @__NO_SIDE_EFFECTS__ */
function array(item, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "array",
		reference: array,
		expects: "Array",
		async: !1,
		item,
		message: message$1,
		"~run"(dataset, config$1) {
			let input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = !0, dataset.value = [];
				for (let key = 0; key < input.length; key++) {
					let value$1 = input[key], itemDataset = this.item["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						let pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (let issue of itemDataset.issues) issue.path ? issue.path.unshift(pathItem) : issue.path = [pathItem], dataset.issues?.push(issue);
						if (dataset.issues ||= itemDataset.issues, config$1.abortEarly) {
							dataset.typed = !1;
							break;
						}
					}
					itemDataset.typed || (dataset.typed = !1), dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function boolean(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "boolean",
		reference: boolean,
		expects: "boolean",
		async: !1,
		message: message$1,
		"~run"(dataset, config$1) {
			return typeof dataset.value == "boolean" ? dataset.typed = !0 : _addIssue(this, "type", dataset, config$1), dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function exactOptional(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "exact_optional",
		reference: exactOptional,
		expects: wrapped.expects,
		async: !1,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function literal(literal_, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "literal",
		reference: literal,
		expects: /* @__PURE__ */ _stringify(literal_),
		async: !1,
		literal: literal_,
		message: message$1,
		"~run"(dataset, config$1) {
			return /* @__PURE__ */ _isSameValueZero(dataset.value, this.literal) ? dataset.typed = !0 : _addIssue(this, "type", dataset, config$1), dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function nullable(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullable",
		reference: nullable,
		expects: `(${wrapped.expects} | null)`,
		async: !1,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			return dataset.value === null && (this.default !== void 0 && (dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1)), dataset.value === null) ? (dataset.typed = !0, dataset) : this.wrapped["~run"](dataset, config$1);
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function number(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "number",
		reference: number,
		expects: "number",
		async: !1,
		message: message$1,
		"~run"(dataset, config$1) {
			return typeof dataset.value == "number" && !isNaN(dataset.value) ? dataset.typed = !0 : _addIssue(this, "type", dataset, config$1), dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function object(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object",
		reference: object,
		expects: "Object",
		async: !1,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			let input = dataset.value;
			if (input && typeof input == "object") {
				dataset.typed = !0, dataset.value = {};
				for (let key in this.entries) {
					let valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						let value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema), valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							let pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (let issue of valueDataset.issues) issue.path ? issue.path.unshift(pathItem) : issue.path = [pathItem], dataset.issues?.push(issue);
							if (dataset.issues ||= valueDataset.issues, config$1.abortEarly) {
								dataset.typed = !1;
								break;
							}
						}
						valueDataset.typed || (dataset.typed = !1), dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish" && (_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: input[key]
						}]
					}), config$1.abortEarly)) break;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function optional(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "optional",
		reference: optional,
		expects: `(${wrapped.expects} | undefined)`,
		async: !1,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			return dataset.value === void 0 && (this.default !== void 0 && (dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1)), dataset.value === void 0) ? (dataset.typed = !0, dataset) : this.wrapped["~run"](dataset, config$1);
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function picklist(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "picklist",
		reference: picklist,
		expects: /* @__PURE__ */ _joinExpects(options.map(_stringify), "|"),
		async: !1,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			return this.options.includes(dataset.value) ? dataset.typed = !0 : _addIssue(this, "type", dataset, config$1), dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function record(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "record",
		reference: record,
		expects: "Object",
		async: !1,
		key,
		value: value$1,
		message: message$1,
		"~run"(dataset, config$1) {
			let input = dataset.value;
			if (input && typeof input == "object") {
				dataset.typed = !0, dataset.value = {};
				for (let entryKey in input) if (/* @__PURE__ */ _isValidObjectKey(input, entryKey)) {
					let entryValue = input[entryKey], keyDataset = this.key["~run"]({ value: entryKey }, config$1);
					if (keyDataset.issues) {
						let pathItem = {
							type: "object",
							origin: "key",
							input,
							key: entryKey,
							value: entryValue
						};
						for (let issue of keyDataset.issues) issue.path = [pathItem], dataset.issues?.push(issue);
						if (dataset.issues ||= keyDataset.issues, config$1.abortEarly) {
							dataset.typed = !1;
							break;
						}
					}
					let valueDataset = this.value["~run"]({ value: entryValue }, config$1);
					if (valueDataset.issues) {
						let pathItem = {
							type: "object",
							origin: "value",
							input,
							key: entryKey,
							value: entryValue
						};
						for (let issue of valueDataset.issues) issue.path ? issue.path.unshift(pathItem) : issue.path = [pathItem], dataset.issues?.push(issue);
						if (dataset.issues ||= valueDataset.issues, config$1.abortEarly) {
							dataset.typed = !1;
							break;
						}
					}
					keyDataset.typed && valueDataset.typed || (dataset.typed = !1), keyDataset.typed && (dataset.value[keyDataset.value] = valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function string(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "string",
		reference: string,
		expects: "string",
		async: !1,
		message: message$1,
		"~run"(dataset, config$1) {
			return typeof dataset.value == "string" ? dataset.typed = !0 : _addIssue(this, "type", dataset, config$1), dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function unknown() {
	return _standardSchema({
		kind: "schema",
		type: "unknown",
		reference: unknown,
		expects: "unknown",
		async: !1,
		"~run"(dataset) {
			return dataset.typed = !0, dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function pipe(...pipe$1) {
	return _standardSchema({
		...pipe$1[0],
		pipe: pipe$1,
		"~run"(dataset, config$1) {
			for (let item of pipe$1) if (item.kind !== "metadata") {
				if (dataset.issues && (item.kind === "schema" || item.kind === "transformation")) {
					dataset.typed = !1;
					break;
				}
				dataset.issues && (config$1.abortEarly || config$1.abortPipeEarly) || (dataset = item["~run"](dataset, config$1));
			}
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function safeParse(schema, input, config$1) {
	let dataset = schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	return {
		typed: dataset.typed,
		success: !dataset.issues,
		output: dataset.value,
		issues: dataset.issues
	};
}
// packages/assignment-record/src/record-schema.ts
const kubernetesName = /* @__PURE__ */ pipe(/* @__PURE__ */ string(), /* @__PURE__ */ regex(/^(?!.*\.\.)[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/, "a Kubernetes name")), fileName = /* @__PURE__ */ pipe(/* @__PURE__ */ string(), /* @__PURE__ */ regex(GENERATED_FILE_NAME, "the name of a generated file")), folderPath = /* @__PURE__ */ pipe(/* @__PURE__ */ string(), /* @__PURE__ */ regex(/^(?!.*(^|\/)(\.{0,2}|\.[gG][iI][tT])(\/|$))[^\\\p{Cc}]+$/u, "the path of a folder in the repository")), assignmentRecordSchema = /* @__PURE__ */ pipe(/* @__PURE__ */ object({
	version: /* @__PURE__ */ literal(1),
	registrations: /* @__PURE__ */ pipe(/* @__PURE__ */ optional(/* @__PURE__ */ record(kubernetesName, /* @__PURE__ */ object({
		repo: /* @__PURE__ */ string(),
		branch: /* @__PURE__ */ string(),
		path: /* @__PURE__ */ string()
	})), {}), /* @__PURE__ */ description("Where each registration of a folder has its workload files, so that it is found again under another name")),
	folders: /* @__PURE__ */ pipe(/* @__PURE__ */ array(/* @__PURE__ */ object({
		path: /* @__PURE__ */ pipe(folderPath, /* @__PURE__ */ description("From the root of the repository: `<path of the GitOpsRepo>/<cluster type>/<deployment target>`")),
		registration: /* @__PURE__ */ pipe(/* @__PURE__ */ nullable(kubernetesName), /* @__PURE__ */ description("WorkloadRegistration that it comes from; null for a workload of the control plane itself")),
		workload: kubernetesName,
		deploymentTarget: kubernetesName,
		clusterType: kubernetesName,
		namespace: /* @__PURE__ */ exactOptional(/* @__PURE__ */ string()),
		files: /* @__PURE__ */ pipe(/* @__PURE__ */ array(fileName), /* @__PURE__ */ maxLength(4, "at most 4 names"), /* @__PURE__ */ description("Names of the generated files in the folder, sorted"))
	})), /* @__PURE__ */ description("Every published folder, sorted by path. A path is listed once")),
	infrastructure: /* @__PURE__ */ exactOptional(/* @__PURE__ */ pipe(/* @__PURE__ */ array(/* @__PURE__ */ object({
		path: /* @__PURE__ */ pipe(folderPath, /* @__PURE__ */ description("From the root of the repository: `<path of the GitOpsRepo>/<cluster type>`")),
		clusterType: kubernetesName,
		files: /* @__PURE__ */ pipe(/* @__PURE__ */ array(fileName), /* @__PURE__ */ maxLength(1, "at most one name"), /* @__PURE__ */ description("Names of the generated files in the folder that belong to no workload"))
	})), /* @__PURE__ */ description("What belongs to cluster types and to no workload: the platform team owns it. Sorted by path; a path is listed once. Absent if there is none")))
}), /* @__PURE__ */ title("Record of the assignments on a GitOps branch"), /* @__PURE__ */ description("Which workload registration each published folder belongs to. create-gitops-pr writes it."));
function parseAssignmentRecord(text) {
	if (text.length > 33554432) return invalid(`has more than ${MAX_RECORD_BYTES} characters`);
	let data;
	try {
		data = JSON.parse(text.replace(/^\uFEFF/, ""));
	} catch (error) {
		return invalid(`is not JSON: ${quote(error instanceof Error ? error.message : String(error))}`);
	}
	let version = typeof data == "object" && data && "version" in data ? data.version : void 0;
	if (version !== void 0 && version !== 1) return invalid(`has version ${quote(JSON.stringify(version))}; this release reads version 1`);
	let { success, output: record, issues } = /* @__PURE__ */ safeParse(assignmentRecordSchema, data);
	if (!success) return invalid(`is invalid: ${joinLimited(issues.map(describeIssue), 3, "; ")}`);
	let problem = findMisplaced(record.folders, ({ clusterType, deploymentTarget }) => `${clusterType}/${deploymentTarget}`) ?? findMisplaced(record.infrastructure ?? [], ({ clusterType }) => clusterType);
	return problem === void 0 ? {
		kind: "valid",
		record
	} : invalid(problem);
}
function invalid(reason) {
	return {
		kind: "invalid",
		reason
	};
}
function describeIssue(issue) {
	let path = /* @__PURE__ */ getDotPath(issue), expected = issue.kind === "validation" ? issue.message : `of type ${issue.expected}`;
	return `${path === null ? "the whole" : quote(path)} has to be ${expected}, not ${quote(issue.received)}`;
}
function findMisplaced(folders, toEnd) {
	let paths = /* @__PURE__ */ new Set();
	for (let folder of folders) {
		let { path } = folder, end = toEnd(folder);
		if (path !== end && !path.endsWith(`/${end}`)) return `lists ${quote(path)}, which does not end with ${quote(end)}`;
		if (paths.has(path)) return `lists ${quote(path)} twice`;
		paths.add(path);
	}
}
export { string as _, exactOptional as a, nullable as c, picklist as d, pipe as f, safeParse as g, safeInteger as h, description as i, number as l, regex as m, array as n, literal as o, record as p, boolean as r, minValue as s, parseAssignmentRecord as t, object as u, title as v, unknown as y };
