import { F as createPipelineRequest$1, I as createHttpHeaders$1, O as createDefaultHttpClient$1, n as wrapAbortSignalLike } from "./typespec-ts-http-runtime.js";
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
export { createHttpHeaders as n, createDefaultHttpClient as r, createPipelineRequest as t };
