import { _ as Inputs, a as escapeProblem, c as inlineCode, d as paragraph, f as table, g as log, h as reportDiagnostics, m as runAction, n as hideToken, o as escapeText, p as trustedMarkdown, r as setOutputs, s as heading, t as addSummary, u as markdownDocument } from "../shared/action-kit.js";
import { t as fetchSources } from "../shared/git2.js";
import { a as createGitHub, i as diagnoseGitHubError } from "../shared/undici.js";
import { a as REPOSITORY_RULE, c as runPromotion, i as FULL_COMMIT_HINT, l as isPromoted, n as STATUS_CREATORS, o as STATUS_CONTEXT_RULE, r as parseStatusCreators, s as compileStatusContext, y as CommitStatuses } from "../shared/promotion.js";
import { o as listCommitStatuses } from "../shared/github2.js";
import { a as shortCommitId, i as parseCommitId, n as WRITTEN_COMMIT_ID_PATTERN } from "../shared/git-objects2.js";
import { r as parseRepositoryName } from "../shared/github4.js";
import { i as ENVIRONMENT_NAME } from "../shared/scheduler6.js";
import { tmpdir } from "node:os";
import { join } from "node:path";
// packages/promotion/src/result/chain-progress.ts
async function readChainProgress(result, settings, deps) {
	try {
		return {
			value: await readProgresses(result, settings, deps),
			diagnostics: []
		};
	} catch (error) {
		let diagnostic = diagnoseGitHubError(error);
		if (!diagnostic) throw error;
		let message = `the progress of the commit in the other environments could not be read for the summary: ${diagnostic.message}`;
		return {
			value: /* @__PURE__ */ new Map(),
			diagnostics: [{
				code: "progress-unreadable",
				severity: "warning",
				message,
				hint: "This changes nothing about the promotion."
			}]
		};
	}
}
async function readProgresses({ commit, chain, environments, reason }, { repository, statusContext, statusCreators }, { github }) {
	let isKnown = environments.length > 0 || reason !== "refused" && reason !== "failed";
	if (commit === void 0 || !isKnown) return /* @__PURE__ */ new Map();
	let all = await listCommitStatuses(github, repository, commit), statuses = new CommitStatuses(/* @__PURE__ */ new Map([[commit, all]]), {
		statusContext,
		statusCreators
	});
	return new Map([...chain.keys()].map((name) => [name, statuses.progress(commit, name)]));
}
// packages/promotion/src/result/promotion-outputs.ts
function formatPromotionOutputs({ commit, environments, reason }) {
	let notPromoted = environments.find((result) => !isPromoted(result)), ends = environments.flatMap(({ until }) => until ?? []);
	return {
		environment: environments.map(nameOf).join(","),
		promoted: String(environments.length > 0 && notPromoted === void 0),
		"next-environment": [...new Set(environments.flatMap(({ link }) => link.next))].join(","),
		"base-commit": commit ?? "",
		reason: reason ?? (notPromoted ?? environments[0])?.reason ?? "refused",
		until: formatIsoTime(ends.length === 0 ? void 0 : Math.min(...ends)),
		results: JSON.stringify(environments.map((result) => ({
			environment: nameOf(result),
			promoted: isPromoted(result),
			reason: result.reason,
			until: formatIsoTime(result.until),
			next: result.link.next
		})))
	};
}
const nameOf = ({ link }) => link.environment.name;
function formatIsoTime(instant) {
	return instant === void 0 ? "" : new Date(instant).toISOString().replace(".000Z", "Z");
}
// actions/promote/inputs.ts
const COMMIT = {
	pattern: WRITTEN_COMMIT_ID_PATTERN,
	hint: FULL_COMMIT_HINT
}, WORKFLOW = {
	pattern: /^[\w-][\w.-]*\.ya?ml(@[\w-][\w./-]*)?$/,
	hint: "Use the name of a file in `.github/workflows`: `schedule.yml`, or `schedule.yml@main` to start it on another branch than the environment\u2019s."
};
function readPromotionSettings(inputs, { serverUrl, runUrl }) {
	let settings = {
		commit: parseCommitId(inputs.matching("commit", COMMIT) ?? ""),
		environment: inputs.matching("environment", ENVIRONMENT_NAME),
		fromEnvironment: inputs.matching("from-environment", ENVIRONMENT_NAME),
		nextEnvironment: inputs.matching("next-environment", ENVIRONMENT_NAME),
		controlPlaneFolder: inputs.text("control-plane") || ".",
		workflow: readWorkflow(inputs),
		allowRollback: inputs.flag("allow-rollback"),
		dryRun: inputs.flag("dry-run"),
		serverUrl,
		runUrl
	}, name = inputs.matching("repository", REPOSITORY_RULE) ?? inputs.required("repository"), repository = parseRepositoryName(name, serverUrl), statusContext = readStatusContext(inputs), statusCreators = parseStatusCreators(inputs.matching("status-creators", STATUS_CREATORS) ?? "github-actions[bot]");
	if (settings.environment === void 0 == (settings.fromEnvironment === void 0) && inputs.reject("environment", "or `from-environment` has to be set, but not both", "Set one of them."), !(inputs.problems.length > 0 || !repository || !statusContext)) return {
		...settings,
		repository,
		statusContext,
		statusCreators
	};
}
function readWorkflow(inputs) {
	let [file = "", branch] = (inputs.matching("workflow", WORKFLOW) ?? "").split(/@(.*)/s);
	return file === "" ? void 0 : {
		file,
		branch
	};
}
function readStatusContext(inputs) {
	let context = compileStatusContext(inputs.matching("status-context", STATUS_CONTEXT_RULE));
	if (context.kind === "valid") return context.contextOf;
	inputs.reject("status-context", context.problem, context.hint);
}
// actions/promote/summary.ts
function renderPromotion(result, progress) {
	let { commit, chain, environments, diagnostics, dryRunWrites, reason } = result;
	return markdownDocument([
		heading("Promotion"),
		...commit === void 0 ? [] : [paragraph(escapeText("Commit "), inlineCode(commit))],
		...chain.size > 0 ? [renderChain(chain, progress)] : [],
		...environments.length > 0 ? [renderEnvironments(result)] : [paragraph(escapeText(`Nothing was promoted: ${reason ?? "refused"}.`))],
		...dryRunWrites.length > 0 ? [renderDryRun(dryRunWrites)] : [],
		...diagnostics.map(({ message, hint }) => paragraph(escapeProblem(`${message}.`, hint)))
	]);
}
function renderEnvironments({ environments }) {
	return table([
		escapeText("environment"),
		escapeText("previous commit"),
		escapeText("result"),
		escapeText("details")
	], environments.map(({ link, previousCommit, reason, message }) => [
		inlineCode(link.environment.name),
		previousCommit === void 0 ? trustedMarkdown("") : inlineCode(shortCommitId(previousCommit)),
		escapeText(reason),
		escapeText(message)
	]));
}
function renderDryRun(writes) {
	return table([escapeText("Planned writes")], writes.map((write) => [escapeText(write)]));
}
const NODE_STYLES = {
	none: {
		label: "",
		style: "fill:#f6f8fa,stroke:#d0d7de,color:#57606a"
	},
	waiting: {
		label: "\u23F8 waiting",
		style: "fill:#fff8c5,stroke:#d4a72c,color:#24292f"
	},
	promoted: {
		label: "\u23F3 promoted",
		style: "fill:#ddf4ff,stroke:#54aeff,color:#24292f"
	},
	failed: {
		label: "\u2717 not deployed",
		style: "fill:#ffebe9,stroke:#ff8182,color:#24292f"
	},
	deployed: {
		label: "\u2713 deployed",
		style: "fill:#dafbe1,stroke:#4ac26b,color:#24292f"
	}
};
function renderChain(chain, progress) {
	let names = [...chain.keys()], idOf = (name) => `e${names.indexOf(name)}`, styleOf = (name) => NODE_STYLES[progress.get(name)?.kind ?? "none"], nodes = names.map((name) => {
		let { label } = styleOf(name);
		return `  ${idOf(name)}["${name}${label === "" ? "" : `<br/>${label}`}"]`;
	}), arrows = [...chain].flatMap(([name, { next }]) => next.map((other) => `  ${idOf(name)} --> ${idOf(other)}`)), styles = names.map((name) => `  style ${idOf(name)} ${styleOf(name).style}`);
	return trustedMarkdown([
		"```mermaid",
		"flowchart LR",
		...nodes,
		...arrows,
		...styles,
		"```",
		""
	].join("\n"));
}
// actions/promote/index.ts
await runAction(async () => {
	let { env } = process, workspace = env.GITHUB_WORKSPACE ?? ".", serverUrl = env.GITHUB_SERVER_URL ?? "https://github.com", runUrl = `${serverUrl}/${env.GITHUB_REPOSITORY}/actions/runs/${env.GITHUB_RUN_ID}`, inputs = new Inputs(), token = inputs.required("token");
	hideToken(token);
	let settings = readPromotionSettings(inputs, {
		serverUrl,
		runUrl
	});
	if (!settings) return reportDiagnostics(inputs.problems, {
		workspace,
		folders: /* @__PURE__ */ new Map()
	}), !1;
	let directory = join(env.RUNNER_TEMP ?? tmpdir(), "kalypso", "promotion"), files = [
		"*.yaml",
		"*.yml",
		".sourceignore"
	], deps = {
		github: createGitHub({
			token,
			apiUrl: env.GITHUB_API_URL ?? "https://api.github.com",
			log
		}),
		fetch: (sources) => fetchSources(sources, {
			directory,
			token,
			serverUrl,
			files,
			log
		}),
		log
	}, result = await runPromotion(settings, deps);
	setOutputs(formatPromotionOutputs(result));
	let progress = await readChainProgress(result, settings, deps), diagnostics = [...result.diagnostics, ...progress.diagnostics];
	return reportDiagnostics(diagnostics, {
		workspace,
		folders: /* @__PURE__ */ new Map([[".", settings.controlPlaneFolder]])
	}), addSummary(renderPromotion({
		...result,
		diagnostics
	}, progress.value)), !result.diagnostics.some(({ severity }) => severity === "error");
});
export {};
