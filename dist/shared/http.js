import { D as createDefaultHttpClient$1, F as createHttpHeaders$1, P as createPipelineRequest$1, n as wrapAbortSignalLike, t as createPipelineFromOptions } from "./createPipelineFromOptions.js";
import { i as unanswered, u as AzureError } from "./failure.js";
// node_modules/@azure/core-rest-pipeline/dist/esm/defaultHttpClient.js
function createDefaultHttpClient() {
	let client = createDefaultHttpClient$1();
	return { async sendRequest(request) {
		let { abortSignal, cleanup } = request.abortSignal ? wrapAbortSignalLike(request.abortSignal) : {};
		try {
			return request.abortSignal = abortSignal, await client.sendRequest(request);
		} finally {
			cleanup?.();
		}
	} };
}
// node_modules/@azure/core-rest-pipeline/dist/esm/httpHeaders.js
function createHttpHeaders(rawHeaders) {
	return createHttpHeaders$1(rawHeaders);
}
// node_modules/@azure/core-rest-pipeline/dist/esm/pipelineRequest.js
function createPipelineRequest(options) {
	return createPipelineRequest$1(options);
}
// packages/compliance/src/http.ts
const REQUEST_MS = 2e4, RETRIES = {
	maxRetries: 2,
	retryDelayInMs: 500,
	maxRetryDelayInMs: 5e3
}, timeLimit = {
	name: "timeLimit",
	sendRequest: (request, next) => (request.timeout = REQUEST_MS, next(request))
};
async function getJson(url, headers, signal) {
	let { host } = new URL(url), pipeline = createPipelineFromOptions({ retryOptions: RETRIES });
	pipeline.addPolicy(timeLimit, { afterPhase: "Retry" });
	let request = createPipelineRequest({
		url,
		headers: createHttpHeaders(headers),
		abortSignal: signal
	}), { status, bodyAsText } = await pipeline.sendRequest(createDefaultHttpClient(), request).catch((error) => {
		throw signal.throwIfAborted(), unanswered(host, error).error;
	});
	if (status !== 200) throw new AzureError({
		kind: status === 429 || status >= 500 ? "unreachable" : "unexpected",
		message: `${host} answers with HTTP status ${status}`
	});
	try {
		return JSON.parse(bodyAsText ?? "");
	} catch {
		let message = `${host} answers with something that is not JSON`;
		throw new AzureError({
			kind: "unexpected",
			message
		});
	}
}
export { createPipelineRequest as a, timeLimit as i, RETRIES as n, createHttpHeaders as o, getJson as r, createDefaultHttpClient as s, REQUEST_MS as t };
