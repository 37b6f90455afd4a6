import { _ as Inputs, a as escapeProblem, c as inlineCode, d as paragraph, f as table, g as log, h as reportDiagnostics, m as runAction, o as escapeText, p as trustedMarkdown, r as setOutputs, s as heading, t as addSummary, u as markdownDocument } from "../shared/action-kit.js";
import { n as execFile } from "../shared/shared3.js";
import { a as createHash, c as init__lazy_crypto } from "../shared/shared2.js";
import { t as limitText } from "../shared/diagnostics2.js";
import { n as sanitizeText, t as quote } from "../shared/diagnostics3.js";
import { _ as optional, g as objectShape, h as textShape, l as NOT_EMPTY_RULE, r as DNS_LABEL_RULE, t as ShapeContext, v as required, y as listShape } from "../shared/scheduler.js";
import { a as SourceText, i as isNullNode, n as getChild, o as parseYaml, r as getChildText, t as findOffset } from "../shared/yaml.js";
import { r as joinLimited, t as formatCount } from "../shared/diagnostics.js";
import { t as findInvalidKey } from "../shared/goyaml3.js";
import { t as parseDocuments } from "../shared/goyaml.js";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { isUtf8 } from "node:buffer";
import { gunzipSync } from "node:zlib";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
// packages/services/src/chart/helm.ts
const SECRET_VARIABLE = /^(INPUT_|ACTIONS_|STATE_|KUBECONFIG$|GH_TOKEN$|GITHUB_TOKEN$)/i;
function createRunTool(cwd) {
	let env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !SECRET_VARIABLE.test(name)));
	return (tool, args) => new Promise((done) => {
		let options = {
			cwd,
			env,
			maxBuffer: 5e7,
			timeout: 3e5
		};
		execFile(tool, [...args], options, (error, stdout, stderr) => {
			let problem = error?.code === "ENOENT" ? `${tool} cannot be started: it is not installed on this runner` : "";
			done({
				succeeded: error === null,
				stdout,
				stderr: `${stderr}${problem}`
			});
		});
	});
}
function readArchive(bytes) {
	let tar;
	try {
		tar = gunzipSync(bytes, { maxOutputLength: 1e8 });
	} catch {
		return;
	}
	let files = /* @__PURE__ */ new Map();
	for (let at = 0; at + 512 <= tar.length && tar[at] !== 0;) {
		let field = (from, length) => tar.toString("utf8", at + from, at + from + length).replace(/\0.*$/s, ""), size = Number.parseInt(field(124, 12).trim(), 8);
		if (!Number.isSafeInteger(size) || size < 0 || size > 5242880) return;
		let [name, prefix, type] = [
			field(0, 100),
			field(345, 155),
			field(156, 1)
		], content = tar.subarray(at + 512, at + 512 + size);
		(type === "0" || type === "") && files.set(prefix === "" ? name : `${prefix}/${name}`, content.toString("utf8")), at += 512 + Math.ceil(size / 512) * 512;
	}
	return files;
}
const LOOKUP_PARTS = /\{\{|\}\}|(?<![.\w])lookup\s/g;
function hasLookup(template) {
	let isAction = !1;
	for (let [part] of template.matchAll(LOOKUP_PARTS)) if (part.startsWith("lookup")) {
		if (isAction) return !0;
	} else isAction = part === "{{";
	return !1;
}
function listLookups(files) {
	let isTemplate = (path) => path.includes("/templates/");
	return [...files].filter(([path, text]) => isTemplate(path) && hasLookup(text)).map(([path]) => path);
}
// packages/services/src/chart/fetch-chart.ts
init__lazy_crypto();
async function fetchChart(service, { root, directory, run }) {
	let { repository, chart, version, digest, keyring, cosign } = service.helm, fail = (field, diagnostic) => {
		let at = service.locate("helm", field);
		return {
			value: void 0,
			diagnostics: [{
				...diagnostic,
				severity: "error",
				at
			}]
		};
	}, name = `${chart} ${version}`, isRegistry = repository.startsWith("oci://"), reference = isRegistry ? `${repository.replace(/\/$/, "")}/${chart}` : chart, signed = cosign && await verifyCosign(`${reference.slice(6)}:${version}`, cosign, run);
	if (signed?.kind === "failed") return fail("cosign", {
		code: "wrong-chart-signature",
		message: `cosign did not verify chart ${name}: ${signed.reason}`,
		hint: "Check `cosign:`, and whether the publisher signs its charts."
	});
	mkdirSync(directory, { recursive: !0 });
	let pulled = await run("helm", [
		"pull",
		reference,
		...isRegistry ? [] : ["--repo", repository],
		"--version",
		version,
		"--destination",
		directory,
		...keyring === void 0 ? [] : [
			"--verify",
			"--keyring",
			join(root, keyring)
		]
	]), archives = readdirSync(directory).filter((file) => file.endsWith(".tgz")), [file] = archives;
	if (!pulled.succeeded || file === void 0 || archives.length > 1) {
		let reason = pulled.succeeded ? `${archives.length} archives were fetched` : describeFailure(pulled);
		return keyring !== void 0 && /provenance|signature|openpgp|keyring|verif/i.test(reason) ? fail("keyring", {
			code: "wrong-chart-signature",
			message: `the provenance of chart ${name} was not verified: ${reason}`,
			hint: "Check whether the publisher signs its charts, and the keys of `keyring:`, in binary format."
		}) : fail("version", {
			code: "chart-not-fetched",
			message: `chart ${name} was not fetched from ${repository}: ${reason}`,
			hint: "Check `repository`, `chart` and `version`, and whether the server responds."
		});
	}
	let archive = join(directory, file), bytes = readFileSync(archive), actual = createHash("sha256").update(bytes).digest("hex");
	if (digest !== void 0 && digest !== actual) return fail("digest", {
		code: "wrong-chart-digest",
		message: `chart ${name} has the digest sha256:${actual}, not sha256:${digest}`,
		hint: "If `version` was changed on purpose, review the new chart and write its digest. If not, the published chart was replaced: do not use it."
	});
	let manifest = /^Digest:\s*(sha256:[0-9a-f]{64})\s*$/m.exec(`${pulled.stdout}\n${pulled.stderr}`)?.[1];
	if (signed !== void 0 && signed.digest !== manifest) return fail("cosign", {
		code: "wrong-chart-signature",
		message: `the registry returned chart ${name} as ${manifest ?? "an unknown digest"}, and the signature is for ${signed.digest}`,
		hint: "Re-run the job; if it fails again, do not use the chart."
	});
	let files = readArchive(bytes);
	return files === void 0 ? fail("version", {
		code: "chart-not-fetched",
		message: `the archive of chart ${name} cannot be read`,
		hint: "Check the repository of the chart."
	}) : {
		value: {
			archive,
			digest: actual,
			verifiedBy: [
				...digest === void 0 ? [] : ["its digest"],
				...keyring === void 0 ? [] : ["its provenance"],
				...cosign === void 0 ? [] : ["its signature"]
			]
		},
		diagnostics: warnOfLookups(service, listLookups(files))
	};
}
async function verifyCosign(reference, { identity, issuer }, run) {
	let result = await run("cosign", [
		"verify",
		"--certificate-identity",
		identity,
		"--certificate-oidc-issuer",
		issuer,
		"--output",
		"json",
		reference
	]);
	if (!result.succeeded) return {
		kind: "failed",
		reason: describeFailure(result)
	};
	let digest = /"docker-manifest-digest":\s*"(sha256:[0-9a-f]{64})"/.exec(result.stdout)?.[1];
	return digest === void 0 ? {
		kind: "failed",
		reason: "it printed no digest"
	} : {
		kind: "verified",
		digest
	};
}
function describeFailure({ stderr, stdout }) {
	let lines = `${stdout}\n${stderr}`.split("\n").filter((line) => line.trim() !== "");
	return limitText(sanitizeText(lines.at(-1) ?? "it printed nothing", 400), 400);
}
function warnOfLookups({ name, locate }, templates) {
	let [first] = templates;
	if (first === void 0) return [];
	let others = templates.length > 1 ? ` and ${templates.length - 1} more` : "";
	return [{
		code: "chart-lookup",
		severity: "warning",
		message: `templates of ${name} read the cluster with \`lookup\` (${sanitizeText(first)}${others}), which finds nothing here: they render as for an empty cluster`,
		at: locate("helm", "chart"),
		hint: "Check what they render, and set the values that make them independent of the cluster."
	}];
}
// packages/services/src/definition/service-shape.ts
const VERSION = /^v?\d{1,9}\.\d{1,9}\.\d{1,9}(-[0-9A-Za-z.-]{1,100})?(\+[0-9A-Za-z.-]{1,100})?$/, CHART = /^[a-zA-Z0-9][a-zA-Z0-9._-]{0,200}$/, DIGEST$1 = /^sha256:[0-9a-f]{64}$/, REPOSITORY = /^(https:\/\/|oci:\/\/|http:\/\/127\.0\.0\.1:)[\w.:-]+(\/[\w.~%+-]+)*\/?$/, PATH = /^(?!.*(^|\/)\.{0,2}(\/|$))[\w.-]+(\/[\w.-]+)*$/, KIND = /^[A-Z][A-Za-z0-9]{0,100}$/, CUSTOM_KIND = /^[A-Z][A-Za-z0-9]{0,100}(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?){2,10}$/, API_VERSION = /^[a-z0-9][a-z0-9.-]{0,200}(\/[A-Za-z0-9]{1,60}){0,2}$/, SIGNER = /^[\x21-\x7e]{1,500}$/, createPatternRule = (code, pattern, message, hint) => ({
	code,
	holds: (text) => pattern.test(text),
	message,
	hint,
	schema: { pattern: pattern.source }
}), REPOSITORY_FIELD = createPatternRule("invalid-chart", REPOSITORY, "is not the address of a repository of charts", "Use `https://\u2026` for a Helm repository, or `oci://\u2026` for a registry, without credentials."), CHART_FIELD = createPatternRule("invalid-chart", CHART, "is not the name of a chart", "Use letters, digits, `.`, `_` and `-`; a folder of a registry belongs to `repository`."), VERSION_FIELD = createPatternRule("invalid-chart", VERSION, "is not one version", "Pin one version, in quotes: \"27.1.0\". Renovate proposes newer ones."), DIGEST_FIELD = createPatternRule("invalid-chart", DIGEST$1, "is not the SHA-256 of an archive", "Write `sha256:` and 64 hexadecimal digits, as `digest` in the `index.yaml` of the Helm repository."), PATH_FIELD = createPatternRule("invalid-path", PATH, "is not the path of a file of this repository", "Write it from the root of the repository, without `..`."), KIND_FIELD = createPatternRule("invalid-name", KIND, "is not a kind of Kubernetes", "Write the kind alone, for example ClusterRole."), CUSTOM_KIND_FIELD = createPatternRule("invalid-name", CUSTOM_KIND, "is not a kind with its group", "Write both, for example ServiceMonitor.monitoring.coreos.com."), API_VERSION_FIELD = createPatternRule("invalid-name", API_VERSION, "is not an API version of Kubernetes", "Write group and version, for example monitoring.coreos.com/v1."), SIGNER_FIELD = createPatternRule("invalid-chart", SIGNER, "cannot identify a signer", "Use the text of the certificate, as `cosign verify` prints it."), HOOKS_FIELD = createPatternRule("wrong-value", /^publish$/, "is not a way to treat hooks", "Write `hooks: publish`, or remove the field: then hooks are left out."), valuesField = optional(listShape(textShape("File with values, from the root of the repository.", NOT_EMPTY_RULE, PATH_FIELD), "Files with values; later ones win.")), helmShape = objectShape({
	repository: required(textShape("Helm repository (`https://\u2026`) or folder of a registry (`oci://\u2026`).", NOT_EMPTY_RULE, REPOSITORY_FIELD)),
	chart: required(textShape("Name of the chart.", NOT_EMPTY_RULE, CHART_FIELD)),
	version: required(textShape("The version of the chart.", NOT_EMPTY_RULE, VERSION_FIELD)),
	digest: optional(textShape("SHA-256 of the archive: `sha256:\u2026`.", NOT_EMPTY_RULE, DIGEST_FIELD)),
	keyring: optional(textShape("File with the public keys that may sign the provenance of the chart.", NOT_EMPTY_RULE, PATH_FIELD)),
	cosign: optional(objectShape({
		identity: required(textShape("Identity in the certificate of the signer.", NOT_EMPTY_RULE, SIGNER_FIELD)),
		issuer: required(textShape("Issuer of that identity.", NOT_EMPTY_RULE, SIGNER_FIELD))
	}, "Who has to have signed the chart in its registry.", "strict"))
}, "The chart, and what proves that it is the one that was reviewed.", "strict"), targetShape = objectShape({
	name: required(textShape("Name of the deployment target, and of its folder.", NOT_EMPTY_RULE, DNS_LABEL_RULE)),
	environment: required(textShape("Environment, which is also the branch of the GitOps repository.", NOT_EMPTY_RULE, DNS_LABEL_RULE)),
	namespace: optional(textShape("Namespace that the chart renders for; defaults to the name.", NOT_EMPTY_RULE, DNS_LABEL_RULE)),
	values: valuesField
}, "A deployment target of the service.", "strict"), allowShape = objectShape({
	clusterScoped: optional(listShape(textShape("A kind.", NOT_EMPTY_RULE, KIND_FIELD), "Kinds of cluster-scoped objects that the chart may have.")),
	namespaced: optional(listShape(textShape("A kind with its group.", NOT_EMPTY_RULE, CUSTOM_KIND_FIELD), "Custom kinds that belong to a namespace, which neither Kubernetes nor the chart defines.")),
	namespaces: optional(listShape(textShape("A namespace.", NOT_EMPTY_RULE, DNS_LABEL_RULE), "Other namespaces that the chart may put objects into.")),
	hooks: optional(textShape("`publish` publishes hooks of Helm as ordinary objects. By default, they are left out.", NOT_EMPTY_RULE, HOOKS_FIELD))
}, "What of the chart may act beyond the namespace of a target.", "strict"), serviceShape = objectShape({
	name: required(textShape("Name of the service, and of its release.", NOT_EMPTY_RULE, DNS_LABEL_RULE)),
	helm: required(helmShape),
	values: valuesField,
	targets: required(listShape(targetShape, "Where the service is deployed to.")),
	allow: optional(allowShape),
	kubeVersion: optional(textShape("Version of Kubernetes that the chart renders for.", NOT_EMPTY_RULE, VERSION_FIELD)),
	apiVersions: optional(listShape(textShape("An API version.", NOT_EMPTY_RULE, API_VERSION_FIELD), "API versions of the clusters, in addition to those of Kubernetes, for charts that depend on them."))
}, "A service of the platform: a pinned external chart and its deployment targets.", "strict"), MAX_BYTES = 1e5;
function readServices(root, folder) {
	let path = join(root, folder);
	if (!existsSync(path) || !statSync(path).isDirectory()) return {
		value: [],
		diagnostics: [{
			code: "folder-not-found",
			severity: "error",
			message: `there is no folder ${quote(folder)} with services`,
			hint: "Check the input `services` and the checkout in front of this step."
		}]
	};
	let read = readdirSync(path).filter((name) => /\.ya?ml$/.test(name)).sort().map((name) => readService(root, join(folder, name).replaceAll("\\", "/"))), services = read.flatMap(({ value }) => value ?? []);
	return {
		value: services,
		diagnostics: [...read.flatMap((each) => each.diagnostics), ...findSameFolders(services)]
	};
}
function readService(root, file) {
	let bytes = readFileSync(join(root, file)), at = {
		source: ".",
		file,
		line: 1,
		column: 1
	}, fail = (diagnostic) => ({
		value: void 0,
		diagnostics: [{
			at,
			...diagnostic
		}]
	});
	if (bytes.length > MAX_BYTES) return fail({
		code: "file-too-large",
		severity: "error",
		message: `the file has ${bytes.length} bytes; at most ${MAX_BYTES} are allowed`,
		hint: "Put values into files of their own."
	});
	if (!isUtf8(bytes)) return fail({
		code: "not-utf8",
		severity: "error",
		message: "the file is not UTF-8 text",
		hint: "Save it as UTF-8."
	});
	let { value, diagnostics } = parseService(bytes.toString("utf8"), file);
	return {
		value,
		diagnostics: value === void 0 ? diagnostics : [...diagnostics, ...findMissingFiles(root, value)]
	};
}
function parseService(text, file) {
	let source = new SourceText(text, ".", file), { documents, problem } = parseYaml(source), problems = [...problem ? [problem] : [], ...documents.flatMap((document) => document.problems)], [document, second] = documents, context = new ShapeContext(source, {
		subject: {
			kind: "Service",
			name: file
		},
		trusted: !0
	});
	for (let { code, message, hint, offset } of problems) context.error(offset, code, message, hint);
	if (problems.length > 0) return {
		value: void 0,
		diagnostics: context.diagnostics
	};
	if (document === void 0 || second !== void 0) return context.error(second?.root.offset ?? 0, "not-one-document", "the file of a service is one YAML document", "Give each service a file of its own."), {
		value: void 0,
		diagnostics: context.diagnostics
	};
	let fields = serviceShape.read(document.root, "", context), { digest, keyring, cosign, repository, version, chart } = fields?.helm ?? {}, offsetOf = (...path) => findOffset(document.root, path);
	if (fields !== void 0 && (digest ?? keyring ?? cosign) === void 0) {
		let message = `chart ${chart} ${version} has neither a digest nor a signature, so whoever serves it decides what is deployed`;
		context.error(offsetOf("helm", "version"), "unverified-chart", message, describeDigestSource(fields.helm));
	}
	fields !== void 0 && cosign !== void 0 && !repository?.startsWith("oci://") && context.error(offsetOf("helm", "cosign"), "invalid-chart", "cosign verifies charts of a registry, and this repository is not one", "Use `digest` or `keyring`.");
	let value = fields && context.diagnostics.every(({ severity }) => severity !== "error") ? fields : void 0;
	return {
		value: value && toService(value, (...path) => source.positionAt(findOffset(document.root, path))),
		diagnostics: context.diagnostics
	};
}
function describeDigestSource({ repository, chart, version }) {
	return `Run \`${repository.startsWith("oci://") ? `helm pull ${repository.replace(/\/$/, "")}/${chart} --version ${version}` : `helm pull ${chart} --repo ${repository} --version ${version}`} && sha256sum ${chart}-${version}.tgz\`, review the chart, and add \`digest: sha256:\u2026\` below \`helm:\`.`;
}
function toService(fields, locate) {
	let { name, helm, values = [], targets, allow, kubeVersion, apiVersions = [] } = fields, { digest, keyring, cosign, ...chart } = helm;
	return {
		name,
		helm: {
			...chart,
			digest: digest?.slice(7),
			keyring,
			cosign
		},
		targets: targets.map((target) => ({
			name: target.name,
			environment: target.environment,
			namespace: target.namespace ?? target.name,
			values: [...values, ...target.values ?? []]
		})),
		clusterScoped: allow?.clusterScoped ?? [],
		namespacedKinds: allow?.namespaced ?? [],
		namespaces: allow?.namespaces ?? [],
		keepsHooks: allow?.hooks === "publish",
		kubeVersion,
		apiVersions,
		locate
	};
}
function findMissingFiles(root, { helm, targets, locate }) {
	let isMissing = (file) => !statSync(join(root, file), { throwIfNoEntry: !1 })?.isFile();
	return [.../* @__PURE__ */ new Set([...targets.flatMap(({ values }) => values), ...helm.keyring ? [helm.keyring] : []])].filter(isMissing).map((file) => ({
		code: "missing-service-file",
		severity: "error",
		message: `there is no file ${sanitizeText(file)}, which the service names`,
		at: locate(file === helm.keyring ? "helm" : "targets"),
		hint: "Add it, or remove its name. Paths start at the root of the repository."
	}));
}
function findSameFolders(services) {
	let all = services.flatMap((service) => service.targets.map((target, index) => ({
		service,
		target,
		index
	}))), keyOf = ({ environment, name }) => `${environment}/${name}`;
	return [...Map.groupBy(all, ({ target }) => keyOf(target))].flatMap(([key, [first, ...others]]) => others.map(({ service, index }) => ({
		code: "same-service-folder",
		severity: "error",
		message: `the folder ${key} is written by two deployment targets`,
		at: service.locate("targets", index, "name"),
		hint: "Give one of them another name, here and in the workload file.",
		related: first === void 0 ? [] : [{
			message: "first",
			at: first.service.locate("targets", first.index, "name")
		}]
	})));
}
// packages/services/src/inspect/cluster-scoped.ts
const KNOWN_KINDS = {
	"": {
		cluster: [
			"ComponentStatus",
			"Namespace",
			"Node",
			"PersistentVolume"
		],
		namespaced: [
			"Binding",
			"ConfigMap",
			"Endpoints",
			"Event",
			"LimitRange",
			"PersistentVolumeClaim",
			"Pod",
			"PodTemplate",
			"ReplicationController",
			"ResourceQuota",
			"Secret",
			"Service",
			"ServiceAccount"
		]
	},
	"admissionregistration.k8s.io": { cluster: [
		"MutatingAdmissionPolicy",
		"MutatingAdmissionPolicyBinding",
		"MutatingWebhookConfiguration",
		"ValidatingAdmissionPolicy",
		"ValidatingAdmissionPolicyBinding",
		"ValidatingWebhookConfiguration"
	] },
	"apiextensions.k8s.io": { cluster: ["CustomResourceDefinition"] },
	"apiregistration.k8s.io": { cluster: ["APIService"] },
	apps: { namespaced: [
		"ControllerRevision",
		"DaemonSet",
		"Deployment",
		"ReplicaSet",
		"StatefulSet"
	] },
	"authentication.k8s.io": { cluster: ["SelfSubjectReview", "TokenReview"] },
	"authorization.k8s.io": {
		cluster: [
			"SelfSubjectAccessReview",
			"SelfSubjectRulesReview",
			"SubjectAccessReview"
		],
		namespaced: ["LocalSubjectAccessReview"]
	},
	autoscaling: { namespaced: ["HorizontalPodAutoscaler"] },
	"autoscaling.k8s.io": { namespaced: ["VerticalPodAutoscaler", "VerticalPodAutoscalerCheckpoint"] },
	batch: { namespaced: ["CronJob", "Job"] },
	"certificates.k8s.io": {
		cluster: ["CertificateSigningRequest", "ClusterTrustBundle"],
		namespaced: ["PodCertificateRequest"]
	},
	"coordination.k8s.io": { namespaced: ["Lease", "LeaseCandidate"] },
	"discovery.k8s.io": { namespaced: ["EndpointSlice"] },
	"events.k8s.io": { namespaced: ["Event"] },
	"flowcontrol.apiserver.k8s.io": { cluster: ["FlowSchema", "PriorityLevelConfiguration"] },
	"gateway.networking.k8s.io": {
		cluster: ["GatewayClass"],
		namespaced: [
			"BackendTLSPolicy",
			"Gateway",
			"GRPCRoute",
			"HTTPRoute",
			"ReferenceGrant",
			"TCPRoute",
			"TLSRoute",
			"UDPRoute"
		]
	},
	"groupsnapshot.storage.k8s.io": {
		cluster: ["VolumeGroupSnapshotClass", "VolumeGroupSnapshotContent"],
		namespaced: ["VolumeGroupSnapshot"]
	},
	"internal.apiserver.k8s.io": { cluster: ["StorageVersion"] },
	"networking.k8s.io": {
		cluster: [
			"IPAddress",
			"IngressClass",
			"ServiceCIDR"
		],
		namespaced: ["Ingress", "NetworkPolicy"]
	},
	"node.k8s.io": { cluster: ["RuntimeClass"] },
	policy: {
		cluster: ["PodSecurityPolicy"],
		namespaced: ["PodDisruptionBudget"]
	},
	"policy.networking.k8s.io": { cluster: [
		"AdminNetworkPolicy",
		"BaselineAdminNetworkPolicy",
		"ClusterNetworkPolicy"
	] },
	"rbac.authorization.k8s.io": {
		cluster: ["ClusterRole", "ClusterRoleBinding"],
		namespaced: ["Role", "RoleBinding"]
	},
	"resource.k8s.io": {
		cluster: [
			"DeviceClass",
			"DeviceTaintRule",
			"ResourceSlice"
		],
		namespaced: ["ResourceClaim", "ResourceClaimTemplate"]
	},
	"scheduling.k8s.io": { cluster: ["PriorityClass"] },
	"security.openshift.io": { cluster: ["SecurityContextConstraints"] },
	"snapshot.storage.k8s.io": {
		cluster: ["VolumeSnapshotClass", "VolumeSnapshotContent"],
		namespaced: ["VolumeSnapshot"]
	},
	"storage.k8s.io": {
		cluster: [
			"CSIDriver",
			"CSINode",
			"StorageClass",
			"VolumeAttachment",
			"VolumeAttributesClass"
		],
		namespaced: ["CSIStorageCapacity"]
	},
	"storagemigration.k8s.io": { cluster: ["StorageVersionMigration"] }
}, KUBERNETES_GROUP = /^[^.]*$|(^|\.)(k8s|kubernetes)\.io$/;
function findScope(group, kind, { defined, namespaced }) {
	let known = Object.hasOwn(KNOWN_KINDS, group) ? KNOWN_KINDS[group] : void 0;
	if (known?.cluster?.includes(kind)) return "Cluster";
	if (known?.namespaced?.includes(kind)) return "Namespaced";
	let name = formatKind(group, kind), scope = KUBERNETES_GROUP.test(group) ? void 0 : defined.get(name);
	return scope === void 0 ? namespaced.includes(name) ? "Namespaced" : /^Cluster[A-Z]/.test(kind) ? "Cluster" : void 0 : scope;
}
function formatKind(group, kind) {
	return group === "" ? kind : `${kind}.${group}`;
}
// packages/services/src/inspect/read-as-clusters.ts
const AMBIGUOUS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/, STANDARD_TAGS = new Set([
	"str",
	"int",
	"float",
	"bool",
	"null",
	"map",
	"seq"
].map((name) => `tag:yaml.org,2002:${name}`)), MERGED_TWICE = "it merges a key with `<<` that its mapping has already";
function findAmbiguousCharacter(text) {
	let character = AMBIGUOUS.exec(text)?.[0];
	return character && `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}
function findReadingDifference(text, roots) {
	let parsed = parseDocuments(text);
	if (parsed.kind === "invalid") return `clusters do not accept it: ${parsed.error.message}`;
	if (/^---/m.test(text)) return "a line starts with `---`, where Kubernetes splits documents whatever follows";
	let { documents } = parsed.stream;
	if (findInvalidKey(documents) !== void 0) return "it has a key twice, or one that is not text";
	let others = documents.filter((document) => !isEmpty(document));
	return others.length === roots.length ? roots.map((root, index) => findDifference(root, others[index])).find((reason) => reason !== void 0) : "clusters read another number of documents";
}
function isEmpty(node) {
	return node.kind === "scalar" && node.style === "plain" && /^(~|null|Null|NULL|)$/.test(node.value);
}
function findDifference(node, written) {
	let other = written && resolveAlias(written);
	if (other !== void 0 && !hasStandardTag(other)) return `it has the tag ${quote(other.tag)}`;
	if (node.kind === "scalar") return other?.kind === "scalar" && other.value === node.text ? void 0 : "clusters read another text";
	if (node.kind === "sequence") return other?.kind !== "sequence" || other.items.length !== node.items.length ? "clusters read another list" : firstDifference(node.items.map((item, index) => [item, other.items[index]]));
	if (other?.kind !== "mapping") return "clusters read another structure";
	let entries = collectEntries(other, /* @__PURE__ */ new Set());
	return typeof entries == "string" ? entries : entries.size === node.entries.length ? firstDifference(node.entries.map(({ key, value }) => [value, entries.get(key.text)])) : "clusters read other keys";
}
function collectEntries(mapping, seen) {
	seen.add(mapping);
	let entries = /* @__PURE__ */ new Map();
	for (let [written, value] of mapping.entries) {
		let key = resolveAlias(written);
		if (key.kind !== "scalar" || !hasStandardTag(key)) return "it has a key that is not text";
		if (written.kind === "alias" || !key.implicit || key.value !== "<<") {
			entries.set(key.value, value);
			continue;
		}
		let merged = resolveAlias(value);
		for (let source of (merged.kind === "sequence" ? merged.items : [merged]).map(resolveAlias)) {
			if (source.kind !== "mapping" || seen.has(source)) return MERGED_TWICE;
			let added = collectEntries(source, seen);
			if (typeof added == "string") return added;
			for (let [name, each] of added) {
				if (entries.has(name)) return MERGED_TWICE;
				entries.set(name, each);
			}
		}
	}
	return entries;
}
function resolveAlias(node) {
	return node.kind === "alias" ? resolveAlias(node.target) : node;
}
function hasStandardTag({ tag }) {
	return tag === "" || tag === "!" || STANDARD_TAGS.has(tag);
}
function firstDifference(pairs) {
	for (let [node, other] of pairs) {
		let difference = findDifference(node, other);
		if (difference !== void 0) return difference;
	}
}
// packages/services/src/inspect/rendered-object.ts
function readRenderedObject(text, root) {
	let apiVersion = getChildText(root, "apiVersion"), kind = getChildText(root, "kind"), metadata = getChild(root, "metadata"), name = getChildText(metadata, "name") ?? getChildText(metadata, "generateName");
	if (!apiVersion || !kind || !name) return;
	let group = apiVersion.includes("/") ? apiVersion.slice(0, apiVersion.indexOf("/")) : "", namespace = getChildText(metadata, "namespace"), hooks = getChildText(getChild(metadata, "annotations"), "helm.sh/hook") ?? "";
	return {
		text,
		group,
		kind,
		name,
		root,
		namespace: namespace === "" ? void 0 : namespace,
		hooks: hooks.split(",").map((hook) => hook.trim()).filter((hook) => hook !== ""),
		images: WITHOUT_IMAGES.has(formatKind(group, kind)) ? [] : listImages(root)
	};
}
const WITHOUT_IMAGES = /* @__PURE__ */ new Set([
	"ConfigMap",
	"Secret",
	"CustomResourceDefinition.apiextensions.k8s.io"
]);
function listImages(node) {
	return node.kind === "scalar" ? [] : node.kind === "sequence" ? node.items.flatMap(listImages) : node.entries.flatMap(({ key, value }) => {
		let image = key.text === "image" ? value.kind === "scalar" ? value.text : getChildText(value, "reference") : "";
		return [...image ? [image] : [], ...listImages(value)];
	});
}
// packages/services/src/inspect/parse-manifests.ts
const DOCUMENT_START = /^---[ \t]*(?:#.*)?$/m;
function parseManifests(rendered) {
	let objects = [];
	for (let part of rendered.replaceAll("\r\n", "\n").split(DOCUMENT_START)) {
		let text = `${part.replace(/^(?:[ \t]*\n)+/, "").replace(/[ \t\n]+$/, "")}\n`, source = sanitizeText(/^# Source: (.*)$/m.exec(text)?.[1] ?? "the chart"), fail = (problem) => ({
			kind: "failed",
			reason: `${source} renders ${problem}`
		}), character = findAmbiguousCharacter(text);
		if (character !== void 0) return fail(`the character ${character} unescaped, which parsers of YAML read differently`);
		let { documents, problem } = parseYaml(new SourceText(text, ".", "manifests.yaml")), [first] = [...problem ? [problem] : [], ...documents.flatMap((document) => document.problems)];
		if (first !== void 0) return fail(`invalid YAML: ${first.message}`);
		let roots = documents.map(({ root }) => root).filter((root) => !isNullNode(root)), difference = findReadingDifference(text, roots);
		if (difference !== void 0) return fail(`YAML that clusters may read differently: ${difference}`);
		let [root, second] = roots;
		if (root === void 0) continue;
		let object = second === void 0 ? readRenderedObject(text, root) : void 0;
		if (object === void 0) return fail("something that is not one object of Kubernetes");
		if (isList(root)) return fail(`a ${object.kind}; each object needs a document of its own`);
		objects.push(object);
	}
	return {
		kind: "parsed",
		objects
	};
}
function isList(root) {
	return /List$/.test(getChildText(root, "kind") ?? "") && getChild(root, "items") !== void 0;
}
function listDefinedScopes(objects) {
	let scopes = /* @__PURE__ */ new Map();
	for (let { group, kind, root } of objects) {
		if (group !== "apiextensions.k8s.io" || kind !== "CustomResourceDefinition") continue;
		let spec = getChild(root, "spec"), name = formatKind(getChildText(spec, "group") ?? "", getChildText(getChild(spec, "names"), "kind") ?? ""), scope = getChildText(spec, "scope");
		(scope === "Cluster" || scope === "Namespaced" && !scopes.has(name)) && scopes.set(name, scope);
	}
	return scopes;
}
function withoutNamespace({ text }) {
	let { documents } = parseYaml(new SourceText(text, ".", "manifests.yaml")), metadata = getChild(documents[0]?.root, "metadata"), entry = metadata?.kind === "mapping" ? metadata.byKey.get("namespace") : void 0;
	if (entry === void 0 || entry.value.kind !== "scalar") return;
	let start = text.lastIndexOf("\n", entry.key.offset) + 1, next = text.indexOf("\n", entry.key.offset), line = text.slice(start, next);
	return /^ +["']?namespace["']?: *["']?[a-z0-9-]+["']? *(#.*)?$/.test(line) ? text.slice(0, start) + text.slice(next + 1) : void 0;
}
// packages/services/src/inspect/inspect-manifests.ts
const IMAGE = /^[a-zA-Z0-9][\w.:/-]*(@sha256:[0-9a-f]{64})?$/;
function inspectManifests(service, target, rendered) {
	let diagnostics = [], index = service.targets.indexOf(target), report = (diagnostic) => diagnostics.push({
		severity: "error",
		at: service.locate("targets", index, "name"),
		...diagnostic
	}), parsed = parseManifests(rendered);
	parsed.kind === "failed" && report({
		code: "invalid-service-manifest",
		message: `the manifests of ${describe(service, target)} cannot be used: ${parsed.reason}`,
		hint: "Check the values of the target; if they are right, the chart has an error."
	});
	let all = parsed.kind === "parsed" ? parsed.objects : [], hooks = service.keepsHooks ? [] : all.filter((object) => object.hooks.length > 0), objects = all.filter((object) => !hooks.includes(object)), scopes = {
		defined: listDefinedScopes(objects),
		namespaced: service.namespacedKinds
	}, scopeOf = ({ group, kind }) => findScope(group, kind, scopes), isWide = (object) => scopeOf(object) !== "Namespaced", isElsewhere = ({ namespace }) => namespace !== void 0 && namespace !== target.namespace, beyond = objects.filter((object) => isWide(object) || isElsewhere(object)), own = objects.filter((object) => !beyond.includes(object)).map((object) => {
		if (object.namespace === void 0) return object;
		let text = withoutNamespace(object);
		return text === void 0 ? (report({
			code: "service-namespace",
			message: `${nameOf(object)} of ${describe(service, target)} names its namespace in a form that cannot be removed`,
			hint: "Report it to the maintainers of the chart: the field `metadata.namespace` needs a line of its own."
		}), object) : {
			...object,
			text
		};
	}), refused = beyond.filter((object) => scopeOf(object) === "Cluster" && !service.clusterScoped.includes(object.kind));
	if (refused.length > 0) {
		let kinds = [...new Set(refused.map(({ kind }) => kind))].sort();
		report({
			code: "cluster-scoped-object",
			message: `the chart of ${describe(service, target)} has cluster-scoped objects that the service does not allow: ${listNames(refused)}`,
			hint: `Review what they permit. To allow them, list their kinds in the file of the service: \`allow: { clusterScoped: [${kinds.join(", ")}] }\`.`
		});
	}
	let unknown = beyond.filter((object) => scopeOf(object) === void 0 && !service.clusterScoped.includes(object.kind));
	unknown.length > 0 && report({
		code: "unknown-scope",
		message: `the chart of ${describe(service, target)} has objects of kinds that may act on the whole cluster, because neither Kubernetes nor the chart defines them: ${listNames(unknown)}`,
		hint: describeUnknownKinds(unknown)
	});
	let elsewhere = beyond.filter((object) => !isWide(object) && !service.namespaces.includes(object.namespace ?? ""));
	if (elsewhere.length > 0) {
		let names = [...new Set(elsewhere.map(({ namespace }) => namespace ?? ""))].sort();
		report({
			code: "service-namespace",
			message: `the chart of ${describe(service, target)} puts objects into ${formatCount(names.length, "other namespace")} that the service does not allow: ${listNames(elsewhere)}`,
			hint: `Set the values that avoid them. To allow them, list the namespaces in the file of the service: \`allow: { namespaces: [${names.map((name) => JSON.stringify(name)).join(", ")}] }\`.`
		});
	}
	let images = [...new Set(objects.flatMap((object) => object.images))].sort(), isImage = (name) => IMAGE.test(name) && name.length <= 500;
	for (let image of images.filter((name) => !isImage(name))) report({
		code: "invalid-image",
		message: `${describe(service, target)} has the image ${quote(image)}, which is not the name of an image`,
		hint: "Check the values that the chart makes it of."
	});
	let movable = images.filter((name) => isImage(name) && !name.includes("@"));
	movable.length > 0 && report({
		code: "image-without-digest",
		severity: "warning",
		message: `${describe(service, target)} has ${formatCount(movable.length, "image")} without a digest: ${joinLimited(movable.map(quote), 5)}`,
		hint: "Tags can be moved, so clusters may run another image than the one that was scanned. Set the digests with values, if the chart has them."
	});
	let omitted = hooks.filter((object) => !object.hooks.every((hook) => hook === "test" || hook === "test-success"));
	return omitted.length > 0 && report({
		code: "chart-hook",
		severity: "warning",
		message: `the chart of ${describe(service, target)} has hooks of Helm, which are left out: ${listNames(omitted)}`,
		hint: "Reconcilers apply manifests without Helm, so hooks would run once, in any order. Set the values that avoid them, or write `allow: { hooks: publish }`."
	}), {
		target,
		own,
		beyond,
		omittedHooks: omitted,
		images,
		diagnostics
	};
}
function describeUnknownKinds(objects) {
	let list = (names) => sanitizeText([...new Set(names)].sort().join(", ")), custom = objects.filter(({ group }) => group.includes("."));
	return custom.length === 0 ? "Kubernetes has no such kinds: check the values of the target." : `Look up their scope with \`kubectl api-resources\`, and list them in the file of the service: \`allow: { namespaced: [${list(custom.map(({ group, kind }) => formatKind(group, kind)))}] }\` if they belong to a namespace, \`allow: { clusterScoped: [${list(custom.map(({ kind }) => kind))}] }\` if not.`;
}
function describe({ name }, { name: target, environment }) {
	return `service ${name} for ${target} in ${environment}`;
}
function nameOf({ kind, namespace, name }) {
	return `${kind} ${quote(namespace === void 0 ? name : `${namespace}/${name}`)}`;
}
function listNames(objects) {
	return joinLimited(objects.map(nameOf), 5);
}
function formatManifests(services) {
	let files = services.flatMap(({ service: { helm }, chart, targets }) => {
		let header = `# ${helm.chart} ${helm.version} of ${helm.repository} (sha256:${chart.digest}). Generated: change the service instead.\n`;
		return targets.flatMap(({ target, own, beyond }) => {
			let folder = `${target.environment}/${target.name}`;
			return [[`${folder}/manifests.yaml`, joinObjects(header, own)], ...beyond.length === 0 ? [] : [[`${folder}/beyond-namespace.yaml`, joinObjects(header, beyond)]]];
		});
	});
	return new Map(files.sort(([a], [b]) => a < b ? -1 : 1));
}
function joinObjects(header, objects) {
	return header + objects.map(({ text }) => `---\n${text}`).join("");
}
// packages/services/src/run/render-target.ts
async function renderTarget(service, target, { archive }, { root, run }) {
	let { kubeVersion, apiVersions } = service, at = service.locate("targets", service.targets.indexOf(target), "name"), name = `service ${service.name} for ${target.name} in ${target.environment}`, fail = (diagnostic) => ({
		kind: "failed",
		diagnostic: {
			...diagnostic,
			severity: "error",
			at
		}
	}), args = [
		"template",
		service.name,
		archive,
		"--namespace",
		target.namespace,
		"--include-crds",
		...target.values.flatMap((file) => ["--values", join(root, file)]),
		...kubeVersion === void 0 ? [] : ["--kube-version", kubeVersion],
		...apiVersions.flatMap((version) => ["--api-versions", version])
	], first = await run("helm", args);
	if (!first.succeeded) return fail({
		code: "chart-not-rendered",
		message: `the chart of ${name} cannot be rendered: ${describeFailure(first)}`,
		hint: "Check the values of the target."
	});
	let second = await run("helm", args);
	return second.stdout === first.stdout ? {
		kind: "rendered",
		text: first.stdout
	} : fail({
		code: "random-manifests",
		message: `the chart of ${name} renders something else each time: ${describeDifference(first.stdout, second.stdout)}`,
		hint: "Set the value that it draws at random, such as a password or a certificate; name an existing Secret if the chart can use one."
	});
}
function describeDifference(one, other) {
	let [lines, others] = [one.split("\n"), other.split("\n")], line = lines.findIndex((text, index) => text !== others[index]), source = lines.slice(0, line + 1).findLast((text) => text.startsWith("# Source: ")), key = /^\s*([\w.-]{1,60}):/.exec(lines[line] ?? "")?.[1];
	return `${source?.slice(10) ?? "its manifests"}${key === void 0 ? "" : `, field ${key}`}`;
}
// packages/services/src/run/render-services.ts
init__lazy_crypto();
async function renderServices(options) {
	let { root, folder, directory, run, log } = options, read = readServices(root, folder), diagnostics = [...read.diagnostics], services = [];
	for (let [index, service] of read.value.entries()) {
		let fetched = await fetchChart(service, {
			root,
			directory: join(directory, String(index)),
			run
		});
		diagnostics.push(...fetched.diagnostics);
		let chart = fetched.value;
		if (chart === void 0) continue;
		log(`${service.name}: chart ${service.helm.chart} ${service.helm.version}, sha256:${chart.digest}, verified by ${chart.verifiedBy.join(" and ")}`);
		let targets = [];
		for (let target of service.targets) {
			let rendered = await renderTarget(service, target, chart, {
				root,
				run
			});
			rendered.kind === "failed" ? diagnostics.push(rendered.diagnostic) : targets.push(inspectManifests(service, target, rendered.text));
		}
		diagnostics.push(...targets.flatMap((target) => target.diagnostics)), services.push({
			service,
			chart,
			targets
		});
	}
	let files = diagnostics.some(({ severity }) => severity === "error") ? /* @__PURE__ */ new Map() : formatManifests(services);
	return {
		services,
		files,
		digest: digestOf(files),
		diagnostics
	};
}
function digestOf(files) {
	let hash = createHash("sha256");
	for (let [path, text] of files) hash.update(`${path}\0${Buffer.byteLength(text)}\0${text}`);
	return hash.digest("hex");
}
function renderReview(services, environment) {
	let inEnvironment = services.map((each) => ({
		...each,
		targets: each.targets.filter(({ target }) => environment === void 0 || target.environment === environment)
	})).filter(({ targets }) => targets.length > 0), charts = inEnvironment.map(({ service: { name, helm }, chart }) => [
		inlineCode(name),
		escapeText(`${helm.chart} ${helm.version}`),
		escapeText(helm.repository),
		inlineCode(`sha256:${chart.digest}`),
		escapeText(chart.verifiedBy.join(", "))
	]), targets = inEnvironment.flatMap(({ targets: each }) => each), rowsOf = (pick) => targets.flatMap((inspected) => {
		let { target } = inspected, folder = environment === void 0 ? `${target.environment}/${target.name}` : target.name;
		return pick(inspected).map(({ kind, namespace = "", name }) => [
			inlineCode(folder),
			inlineCode(kind),
			inlineCode(name),
			namespace === "" ? trustedMarkdown("") : inlineCode(namespace)
		]);
	}), beyond = rowsOf((target) => target.beyond), hooks = rowsOf((target) => target.omittedHooks), images = [...new Set(targets.flatMap((target) => target.images))].sort(), columns = [
		"folder",
		"kind",
		"name",
		"namespace"
	].map(escapeText);
	return markdownDocument([
		heading("Charts"),
		table([
			"service",
			"chart",
			"repository",
			"digest",
			"verified by"
		].map(escapeText), charts, 40),
		...beyond.length === 0 ? [paragraph(escapeText("Every object is in the namespace of its assignment."))] : [heading("Objects that act beyond the namespace of their assignment"), table(columns, beyond, 40)],
		...hooks.length === 0 ? [] : [heading("Hooks of Helm that are left out"), table(columns, hooks, 40)],
		...images.length === 0 ? [] : [heading("Images"), table([escapeText("image")], images.map((image) => [inlineCode(image)]), 40)]
	]);
}
// packages/services/src/run/write-manifests.ts
function writeManifests(folder, files) {
	if (mkdirSync(folder, { recursive: !0 }), readdirSync(folder).length > 0) return !1;
	for (let [path, text] of files) {
		let file = join(folder, path);
		mkdirSync(dirname(file), { recursive: !0 }), writeFileSync(file, text);
	}
	return !0;
}
// actions/render-services/inputs.ts
const FOLDER = {
	pattern: /^(?!.*(^|\/)\.\.(\/|$))[\w.-]+(\/[\w.-]+)*\/?$/,
	hint: "Use a folder of the repository, without `..`."
}, ENVIRONMENT = {
	pattern: /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/,
	hint: "Use the name of an environment."
}, DIGEST = {
	pattern: /^[0-9a-f]{64}$/,
	hint: "Use the output `digest` of this action."
};
function readRenderServicesInputs(inputs, temp) {
	return {
		folder: inputs.matching("services", FOLDER) ?? "services",
		root: resolve(inputs.text("repository-path") || "."),
		environment: inputs.matching("environment", ENVIRONMENT),
		expectedDigest: inputs.matching("expected-digest", DIGEST),
		output: resolve(inputs.text("output") || join(temp, "kalypso", "services", "manifests"))
	};
}
// actions/render-services/summary.ts
function renderServicesSummary({ services }, diagnostics) {
	return markdownDocument([
		heading("Services"),
		...diagnostics.map(({ message, hint }) => paragraph(escapeProblem(`${message}.`, hint))),
		renderReview(services)
	]);
}
// actions/render-services/index.ts
await runAction(async () => {
	let temp = process.env.RUNNER_TEMP ?? tmpdir(), workspace = process.env.GITHUB_WORKSPACE ?? ".", inputs = new Inputs(), { folder, root, environment, expectedDigest, output } = readRenderServicesInputs(inputs, temp);
	if (inputs.problems.length > 0) return reportDiagnostics(inputs.problems, {
		workspace,
		folders: /* @__PURE__ */ new Map()
	}), !1;
	let directory = mkdtempSync(join(temp, "kalypso-charts-")), result = await renderServices({
		root,
		folder,
		directory,
		run: createRunTool(directory),
		log
	}), isExpected = expectedDigest === void 0 || expectedDigest === result.digest, hasErrors = result.diagnostics.some(({ severity }) => severity === "error"), diagnostics = [
		...result.diagnostics,
		...hasErrors || isExpected ? [] : [createDifferenceError(result.digest)],
		...hasErrors || !isExpected || writeManifests(output, result.files) ? [] : [createOutputError(output)]
	];
	reportDiagnostics(diagnostics, {
		workspace,
		folders: /* @__PURE__ */ new Map([[".", root]])
	}), addSummary(renderServicesSummary(result, diagnostics));
	let failed = diagnostics.some(({ severity }) => severity === "error"), targets = result.services.flatMap((service) => service.targets), wanted = targets.filter(({ target }) => environment === void 0 || target.environment === environment);
	return setOutputs({
		manifests: failed ? "" : join(output, environment ?? ""),
		digest: failed ? "" : result.digest,
		environments: JSON.stringify([...new Set(targets.map(({ target }) => target.environment))].sort()),
		images: failed ? "" : [...new Set(wanted.flatMap(({ images }) => images))].sort().join("\n"),
		review: renderReview(result.services, environment)
	}), !failed;
});
function createDifferenceError(digest) {
	return {
		code: "other-manifests",
		severity: "error",
		message: `the manifests have the digest ${digest}, which is not the one that was scanned`,
		hint: "Re-run all jobs. If it fails again, use the same version of Helm in all of them."
	};
}
function createOutputError(output) {
	return {
		code: "output-not-ours",
		severity: "error",
		message: `the output ${JSON.stringify(output)} is not empty`,
		hint: "Give the manifests a folder of their own."
	};
}
export {};
