import { A as stringToUint8Array, C as agentPolicy, D as logPolicy, E as SDK_VERSION, F as createPipelineRequest, I as createHttpHeaders, L as emitNodeWarning, M as RestError, N as isRestError, O as createDefaultHttpClient, P as createEmptyPipeline, S as tlsPolicy, T as defaultRetryPolicy, _ as isReadableStream, b as proxyPolicy, d as createClientLogger, g as isBlob, h as isBinaryBody, j as uint8ArrayToString, k as logger$1, m as multipartPolicyName, p as multipartPolicy, r as RestError$1, t as createPipelineFromOptions$1, v as redirectPolicy, w as formDataPolicy, y as decompressResponsePolicy } from "./typespec-ts-http-runtime.js";
import { t as bearerTokenAuthenticationPolicy } from "./azure-core-rest-pipeline.js";
import { i as toResponseError, r as toConnectionError, s as parseJson } from "./azure.js";
import os from "node:os";
import process from "node:process";
// node_modules/@typespec/ts-http-runtime/dist/esm/util/userAgentPlatform.js
function getHeaderName() {
	return "User-Agent";
}
async function setPlatformSpecificData(map) {
	if (process && process.versions) {
		let osInfo = `${os.type()} ${os.release()}; ${os.arch()}`;
		process.versions.bun ? map.set("Bun", `${process.versions.bun} (${osInfo})`) : process.versions.deno ? map.set("Deno", `${process.versions.deno} (${osInfo})`) : process.versions.node && map.set("Node", `${process.versions.node} (${osInfo})`);
	}
}
// node_modules/@typespec/ts-http-runtime/dist/esm/util/userAgent.js
function getUserAgentString(telemetryInfo) {
	let parts = [];
	for (let [key, value] of telemetryInfo) {
		let token = value ? `${key}/${value}` : key;
		parts.push(token);
	}
	return parts.join(" ");
}
function getUserAgentHeaderName() {
	return getHeaderName();
}
async function getUserAgentValue(prefix) {
	let runtimeInfo = /* @__PURE__ */ new Map();
	runtimeInfo.set("ts-http-runtime", SDK_VERSION), await setPlatformSpecificData(runtimeInfo);
	let defaultAgent = getUserAgentString(runtimeInfo);
	return prefix ? `${prefix} ${defaultAgent}` : defaultAgent;
}
// node_modules/@typespec/ts-http-runtime/dist/esm/policies/userAgentPolicy.js
const UserAgentHeaderName = getUserAgentHeaderName();
function userAgentPolicy(options = {}) {
	let userAgentValue = getUserAgentValue(options.userAgentPrefix);
	return {
		name: "userAgentPolicy",
		async sendRequest(request, next) {
			return request.headers.has(UserAgentHeaderName) || request.headers.set(UserAgentHeaderName, await userAgentValue), next(request);
		}
	};
}
// node_modules/@typespec/ts-http-runtime/dist/esm/policies/platformPolicies.js
function addPlatformPolicies(pipeline, options) {
	options.agent && pipeline.addPolicy(agentPolicy(options.agent)), options.tlsOptions && pipeline.addPolicy(tlsPolicy(options.tlsOptions)), pipeline.addPolicy(proxyPolicy(options.proxyOptions)), pipeline.addPolicy(decompressResponsePolicy()), pipeline.addPolicy(redirectPolicy(options.redirectOptions), { afterPhase: "Retry" });
}
// node_modules/@typespec/ts-http-runtime/dist/esm/createPipelineFromOptions.js
function createPipelineFromOptions(options) {
	let pipeline = createEmptyPipeline();
	return addPlatformPolicies(pipeline, options), pipeline.addPolicy(formDataPolicy(), { beforePolicies: [multipartPolicyName] }), pipeline.addPolicy(userAgentPolicy(options.userAgentOptions)), pipeline.addPolicy(multipartPolicy(), { afterPhase: "Deserialize" }), pipeline.addPolicy(defaultRetryPolicy(options.retryOptions), { phase: "Retry" }), pipeline.addPolicy(logPolicy(options.loggingOptions), { afterPhase: "Sign" }), pipeline;
}
function apiVersionPolicy$1(options) {
	return {
		name: "ApiVersionPolicy",
		sendRequest: (req, next) => {
			let url = new URL(req.url);
			return !url.searchParams.get("api-version") && options.apiVersion && (req.url = `${req.url}${Array.from(url.searchParams.keys()).length > 0 ? "&" : "?"}api-version=${options.apiVersion}`), next(req);
		}
	};
}
// node_modules/@typespec/ts-http-runtime/dist/esm/auth/credentials.js
function isOAuth2TokenCredential(credential) {
	return "getOAuth2Token" in credential;
}
function isBearerTokenCredential(credential) {
	return "getBearerToken" in credential;
}
function isBasicCredential(credential) {
	return "username" in credential && "password" in credential;
}
function isApiKeyCredential(credential) {
	return "key" in credential;
}
// node_modules/@typespec/ts-http-runtime/dist/esm/policies/auth/checkInsecureConnection.js
let insecureConnectionWarningEmmitted = !1;
function allowInsecureConnection(request, options) {
	if (options.allowInsecureConnection && request.allowInsecureConnection) {
		let url = new URL(request.url);
		if (url.hostname === "localhost" || url.hostname === "127.0.0.1") return !0;
	}
	return !1;
}
function emitInsecureConnectionWarning() {
	let warning = "Sending token over insecure transport. Assume any token issued is compromised.";
	logger$1.warning(warning), insecureConnectionWarningEmmitted || (insecureConnectionWarningEmmitted = !0, emitNodeWarning(warning));
}
function ensureSecureConnection(request, options) {
	if (!request.url.toLowerCase().startsWith("https://")) {
		if (allowInsecureConnection(request, options)) emitInsecureConnectionWarning();
		else throw Error("Authentication is not permitted for non-TLS protected (non-https) URLs when allowInsecureConnection is false.");
	}
}
function apiKeyAuthenticationPolicy(options) {
	return {
		name: "apiKeyAuthenticationPolicy",
		async sendRequest(request, next) {
			ensureSecureConnection(request, options);
			let scheme = (request.authSchemes ?? options.authSchemes)?.find((x) => x.kind === "apiKey");
			if (!scheme) return next(request);
			if (scheme.apiKeyLocation !== "header") throw Error(`Unsupported API key location: ${scheme.apiKeyLocation}`);
			return request.headers.set(scheme.name, options.credential.key), next(request);
		}
	};
}
function basicAuthenticationPolicy(options) {
	return {
		name: "bearerAuthenticationPolicy",
		async sendRequest(request, next) {
			if (ensureSecureConnection(request, options), !(request.authSchemes ?? options.authSchemes)?.find((x) => x.kind === "http" && x.scheme === "basic")) return next(request);
			let { username, password } = options.credential, headerValue = uint8ArrayToString(stringToUint8Array(`${username}:${password}`, "utf-8"), "base64");
			return request.headers.set("Authorization", `Basic ${headerValue}`), next(request);
		}
	};
}
function bearerAuthenticationPolicy(options) {
	return {
		name: "bearerAuthenticationPolicy",
		async sendRequest(request, next) {
			if (ensureSecureConnection(request, options), !(request.authSchemes ?? options.authSchemes)?.find((x) => x.kind === "http" && x.scheme === "bearer")) return next(request);
			let token = await options.credential.getBearerToken({ abortSignal: request.abortSignal });
			return request.headers.set("Authorization", `Bearer ${token}`), next(request);
		}
	};
}
function oauth2AuthenticationPolicy(options) {
	return {
		name: "oauth2AuthenticationPolicy",
		async sendRequest(request, next) {
			ensureSecureConnection(request, options);
			let scheme = (request.authSchemes ?? options.authSchemes)?.find((x) => x.kind === "oauth2");
			if (!scheme) return next(request);
			let token = await options.credential.getOAuth2Token(scheme.flows, { abortSignal: request.abortSignal });
			return request.headers.set("Authorization", `Bearer ${token}`), next(request);
		}
	};
}
// node_modules/@typespec/ts-http-runtime/dist/esm/client/clientHelpers.js
let cachedHttpClient;
function createDefaultPipeline$1(options = {}) {
	let pipeline = createPipelineFromOptions(options);
	pipeline.addPolicy(apiVersionPolicy$1(options));
	let { credential, authSchemes, allowInsecureConnection } = options;
	return credential && (isApiKeyCredential(credential) ? pipeline.addPolicy(apiKeyAuthenticationPolicy({
		authSchemes,
		credential,
		allowInsecureConnection
	})) : isBasicCredential(credential) ? pipeline.addPolicy(basicAuthenticationPolicy({
		authSchemes,
		credential,
		allowInsecureConnection
	})) : isBearerTokenCredential(credential) ? pipeline.addPolicy(bearerAuthenticationPolicy({
		authSchemes,
		credential,
		allowInsecureConnection
	})) : isOAuth2TokenCredential(credential) && pipeline.addPolicy(oauth2AuthenticationPolicy({
		authSchemes,
		credential,
		allowInsecureConnection
	}))), pipeline;
}
function getCachedDefaultHttpsClient() {
	return cachedHttpClient ||= createDefaultHttpClient(), cachedHttpClient;
}
// node_modules/@typespec/ts-http-runtime/dist/esm/client/multipart.js
function getHeaderValue(descriptor, headerName) {
	if (descriptor.headers) {
		let actualHeaderName = Object.keys(descriptor.headers).find((x) => x.toLowerCase() === headerName.toLowerCase());
		if (actualHeaderName) return descriptor.headers[actualHeaderName];
	}
}
function getPartContentType(descriptor) {
	let contentTypeHeader = getHeaderValue(descriptor, "content-type");
	if (contentTypeHeader) return contentTypeHeader;
	if (descriptor.contentType === null) return;
	if (descriptor.contentType) return descriptor.contentType;
	let { body } = descriptor;
	if (body != null) return typeof body == "string" || typeof body == "number" || typeof body == "boolean" ? "text/plain; charset=UTF-8" : body instanceof Blob ? body.type || "application/octet-stream" : isBinaryBody(body) ? "application/octet-stream" : "application/json";
}
function escapeDispositionField(value) {
	return JSON.stringify(value);
}
function getContentDisposition(descriptor) {
	let contentDispositionHeader = getHeaderValue(descriptor, "content-disposition");
	if (contentDispositionHeader) return contentDispositionHeader;
	if (descriptor.dispositionType === void 0 && descriptor.name === void 0 && descriptor.filename === void 0) return;
	let disposition = descriptor.dispositionType ?? "form-data";
	descriptor.name && (disposition += `; name=${escapeDispositionField(descriptor.name)}`);
	let filename;
	if (descriptor.filename) filename = descriptor.filename;
	else if (typeof File < "u" && descriptor.body instanceof File) {
		let filenameFromFile = descriptor.body.name;
		filenameFromFile !== "" && (filename = filenameFromFile);
	}
	return filename && (disposition += `; filename=${escapeDispositionField(filename)}`), disposition;
}
function normalizeBody(body, contentType) {
	if (body === void 0) return new Uint8Array([]);
	if (isBinaryBody(body)) return body;
	if (typeof body == "string" || typeof body == "number" || typeof body == "boolean") return stringToUint8Array(String(body), "utf-8");
	if (contentType && /application\/(.+\+)?json(;.+)?/i.test(String(contentType))) return stringToUint8Array(JSON.stringify(body), "utf-8");
	throw new RestError(`Unsupported body/content-type combination: ${body}, ${contentType}`);
}
function buildBodyPart(descriptor) {
	let contentType = getPartContentType(descriptor), contentDisposition = getContentDisposition(descriptor), headers = createHttpHeaders(descriptor.headers ?? {});
	return contentType && headers.set("content-type", contentType), contentDisposition && headers.set("content-disposition", contentDisposition), {
		headers,
		body: normalizeBody(descriptor.body, contentType)
	};
}
function buildMultipartBody(parts) {
	return { parts: parts.map(buildBodyPart) };
}
// node_modules/@typespec/ts-http-runtime/dist/esm/client/sendRequest.js
async function sendRequest(method, url, pipeline, options = {}, customHttpClient) {
	let httpClient = customHttpClient ?? getCachedDefaultHttpsClient(), request = buildPipelineRequest(method, url, options);
	try {
		let response = await pipeline.sendRequest(httpClient, request), headers = response.headers.toJSON(), stream = response.readableStreamBody ?? response.browserStreamBody, parsedBody = options.responseAsStream || stream !== void 0 ? void 0 : getResponseBody(response), body = stream ?? parsedBody;
		return options?.onResponse && options.onResponse({
			...response,
			request,
			rawHeaders: headers,
			parsedBody
		}), {
			request,
			headers,
			status: `${response.status}`,
			body
		};
	} catch (e) {
		if (isRestError(e) && e.response && options.onResponse) {
			let { response } = e, rawHeaders = response.headers.toJSON();
			options?.onResponse({
				...response,
				request,
				rawHeaders
			}, e);
		}
		throw e;
	}
}
function getRequestContentType(options = {}) {
	if (options.contentType) return options.contentType;
	let headerContentType = options.headers?.["content-type"];
	return typeof headerContentType == "string" ? headerContentType : getContentType(options.body);
}
function getContentType(body) {
	if (body !== void 0) {
		if (ArrayBuffer.isView(body)) return "application/octet-stream";
		if (isBlob(body) && body.type) return body.type;
		if (typeof body == "string") try {
			return JSON.parse(body), "application/json";
		} catch {
			return;
		}
		return "application/json";
	}
}
function buildPipelineRequest(method, url, options = {}) {
	let requestContentType = getRequestContentType(options), { body, multipartBody } = getRequestBody(options.body, requestContentType), headers = createHttpHeaders({
		...options.headers ? options.headers : {},
		accept: options.accept ?? options.headers?.accept ?? "application/json",
		...requestContentType && { "content-type": requestContentType }
	}), { allowInsecureConnection, abortSignal, onUploadProgress, onDownloadProgress, timeout, responseAsStream, url: _url, method: _method, body: _body, multipartBody: _multiBody, headers: _headers, ...rest } = options, request = createPipelineRequest({
		url,
		method,
		body,
		multipartBody,
		headers,
		allowInsecureConnection,
		abortSignal,
		onUploadProgress,
		onDownloadProgress,
		timeout,
		enableBrowserStreams: !0,
		streamResponseStatusCodes: responseAsStream ? /* @__PURE__ */ new Set([Infinity]) : void 0
	});
	return Object.assign(request, rest), request;
}
function getRequestBody(body, contentType = "") {
	if (body === void 0) return { body: void 0 };
	if (typeof FormData < "u" && body instanceof FormData || isBlob(body) || isReadableStream(body) || typeof body == "function") return { body };
	if (ArrayBuffer.isView(body)) return { body: body instanceof Uint8Array ? body : JSON.stringify(body) };
	switch (contentType.split(";")[0]) {
		case "application/json": return { body: JSON.stringify(body) };
		case "multipart/form-data": return Array.isArray(body) ? { multipartBody: buildMultipartBody(body) } : { body: JSON.stringify(body) };
		case "text/plain": return { body: String(body) };
		default: return typeof body == "string" ? { body } : { body: JSON.stringify(body) };
	}
}
function getResponseBody(response) {
	let firstType = (response.headers.get("content-type") ?? "").split(";")[0], bodyToParse = response.bodyAsText ?? "";
	if (firstType === "text/plain") return String(bodyToParse);
	try {
		return bodyToParse ? JSON.parse(bodyToParse) : void 0;
	} catch (error) {
		if (firstType === "application/json") throw createParseError(response, error);
		return String(bodyToParse);
	}
}
function createParseError(response, err) {
	let msg = `Error "${err}" occurred while parsing the response body - ${response.bodyAsText}.`, errCode = err.code ?? RestError.PARSE_ERROR;
	return new RestError(msg, {
		code: errCode,
		statusCode: response.status,
		request: response.request,
		response
	});
}
// node_modules/@typespec/ts-http-runtime/dist/esm/client/urlHelpers.js
function isQueryParameterWithOptions(x) {
	return typeof x != "object" || !x || !Object.hasOwn(x, "value") ? !1 : typeof x.value?.toString == "function";
}
function buildRequestUrl(endpoint, routePath, pathParameters, options = {}) {
	if (routePath.startsWith("https://") || routePath.startsWith("http://")) return routePath;
	endpoint = buildBaseUrl(endpoint, options);
	let updatedRoutePath = buildRoutePath(routePath, pathParameters, options), requestUrl = appendQueryParams(appendPath(endpoint, updatedRoutePath), options);
	return new URL(requestUrl).toString();
}
function appendPath(endpoint, pathToAppend) {
	let endpointSearchStart = endpoint.indexOf("?"), pathSearchStart = pathToAppend.indexOf("?"), endpointParts = endpointSearchStart === -1 ? [endpoint, ""] : [endpoint.substring(0, endpointSearchStart), endpoint.substring(endpointSearchStart + 1)], pathParts = pathSearchStart === -1 ? [pathToAppend, ""] : [pathToAppend.substring(0, pathSearchStart), pathToAppend.substring(pathSearchStart + 1)], combinedSearch = [endpointParts[1], pathParts[1].replaceAll("?", "&")].filter(Boolean).join("&"), baseEndpoint = endpointParts[0].replace(/(^[^:]+:\/\/[^/]+)\/\/+/, "$1/"), basePathToAppend = pathParts[0], combinedUrl = baseEndpoint;
	return !baseEndpoint.endsWith("/") && !basePathToAppend.startsWith("/") && basePathToAppend !== "" ? combinedUrl += `/${basePathToAppend}` : baseEndpoint.endsWith("/") && basePathToAppend.startsWith("/") ? combinedUrl += basePathToAppend.substring(1) : combinedUrl += basePathToAppend, combinedSearch && (combinedUrl += `?${combinedSearch}`), combinedUrl;
}
function getQueryParamValue(key, allowReserved, style, param) {
	let separator;
	separator = style === "pipeDelimited" ? "|" : style === "spaceDelimited" ? "%20" : ",";
	let paramValues;
	paramValues = Array.isArray(param) ? param : typeof param == "object" && param.toString === Object.prototype.toString ? Object.entries(param).flat() : [param];
	let value = paramValues.map((p) => {
		if (p == null) return "";
		if (!p.toString || typeof p.toString != "function") throw Error(`Query parameters must be able to be represented as string, ${key} can't`);
		let rawValue = p.toISOString === void 0 ? p.toString() : p.toISOString();
		return allowReserved ? rawValue : encodeURIComponent(rawValue);
	}).join(separator);
	return `${allowReserved ? key : encodeURIComponent(key)}=${value}`;
}
function simpleParseQueryParams(queryString) {
	let result = /* @__PURE__ */ new Map();
	if (!queryString || queryString[0] !== "?") return result;
	queryString = queryString.slice(1);
	let pairs = queryString.split("&");
	for (let pair of pairs) {
		let eqIndex = pair.indexOf("="), name = eqIndex === -1 ? pair : pair.substring(0, eqIndex), value = eqIndex === -1 ? "" : pair.substring(eqIndex + 1), existingValue = result.get(name);
		existingValue === void 0 ? result.set(name, value) : Array.isArray(existingValue) ? existingValue.push(value) : result.set(name, [existingValue, value]);
	}
	return result;
}
function appendQueryParams(url, options = {}) {
	if (!options.queryParameters) return url;
	let parsedUrl = new URL(url), queryParams = options.queryParameters, existingParams = simpleParseQueryParams(parsedUrl.search), newParamStrings = [];
	for (let key of Object.keys(queryParams)) {
		let param = queryParams[key];
		if (param == null) continue;
		let hasMetadata = isQueryParameterWithOptions(param), rawValue = hasMetadata ? param.value : param, explode = hasMetadata ? param.explode ?? !1 : !1, style = hasMetadata && param.style ? param.style : "form";
		if (explode) {
			if (Array.isArray(rawValue)) for (let item of rawValue) newParamStrings.push(getQueryParamValue(key, options.skipUrlEncoding ?? !1, style, item));
			else if (typeof rawValue == "object" && rawValue) for (let [actualKey, value] of Object.entries(rawValue)) newParamStrings.push(getQueryParamValue(actualKey, options.skipUrlEncoding ?? !1, style, value));
			else throw Error("explode can only be set to true for objects and arrays");
		} else newParamStrings.push(getQueryParamValue(key, options.skipUrlEncoding ?? !1, style, rawValue));
	}
	for (let paramString of newParamStrings) {
		let eqIndex = paramString.indexOf("="), name = paramString.substring(0, eqIndex), value = paramString.substring(eqIndex + 1), existingValue = existingParams.get(name);
		existingValue === void 0 ? existingParams.set(name, value) : Array.isArray(existingValue) ? existingValue.includes(value) || existingValue.push(value) : existingValue !== value && existingParams.set(name, [existingValue, value]);
	}
	let searchPieces = [];
	for (let [name, value] of existingParams) if (Array.isArray(value)) for (let subValue of value) searchPieces.push(`${name}=${subValue}`);
	else searchPieces.push(`${name}=${value}`);
	return parsedUrl.search = searchPieces.length ? `?${searchPieces.join("&")}` : "", parsedUrl.toString();
}
function buildBaseUrl(endpoint, options) {
	if (!options.pathParameters) return endpoint;
	let pathParams = options.pathParameters;
	for (let [key, param] of Object.entries(pathParams)) {
		if (param == null) throw Error(`Path parameters ${key} must not be undefined or null`);
		if (!param.toString || typeof param.toString != "function") throw Error(`Path parameters must be able to be represented as string, ${key} can't`);
		let value = param.toISOString === void 0 ? String(param) : param.toISOString();
		options.skipUrlEncoding || (value = encodeURIComponent(param)), endpoint = replaceAll(endpoint, `{${key}}`, value) ?? "";
	}
	return endpoint;
}
function buildRoutePath(routePath, pathParameters, options = {}) {
	for (let pathParam of pathParameters) {
		let allowReserved = typeof pathParam == "object" && (pathParam.allowReserved ?? !1), value = typeof pathParam == "object" ? pathParam.value : pathParam;
		!options.skipUrlEncoding && !allowReserved && (value = encodeURIComponent(value)), routePath = routePath.replace(/\{[\w-]+\}/, String(value));
	}
	return routePath;
}
function replaceAll(value, searchValue, replaceValue) {
	return !value || !searchValue ? value : value.split(searchValue).join(replaceValue || "");
}
// node_modules/@typespec/ts-http-runtime/dist/esm/client/getClient.js
function getClient$1(endpoint, clientOptions = {}) {
	let pipeline = clientOptions.pipeline ?? createDefaultPipeline$1(clientOptions);
	if (clientOptions.additionalPolicies?.length) for (let { policy, position } of clientOptions.additionalPolicies) {
		let afterPhase = position === "perRetry" ? "Sign" : void 0;
		pipeline.addPolicy(policy, { afterPhase });
	}
	let { allowInsecureConnection, httpClient } = clientOptions, endpointUrl = clientOptions.endpoint ?? endpoint, client = (path, ...args) => {
		let getUrl = (requestOptions) => buildRequestUrl(endpointUrl, path, args, {
			allowInsecureConnection,
			...requestOptions
		});
		return {
			get: (requestOptions = {}) => buildOperation("GET", getUrl(requestOptions), pipeline, requestOptions, allowInsecureConnection, httpClient),
			post: (requestOptions = {}) => buildOperation("POST", getUrl(requestOptions), pipeline, requestOptions, allowInsecureConnection, httpClient),
			put: (requestOptions = {}) => buildOperation("PUT", getUrl(requestOptions), pipeline, requestOptions, allowInsecureConnection, httpClient),
			patch: (requestOptions = {}) => buildOperation("PATCH", getUrl(requestOptions), pipeline, requestOptions, allowInsecureConnection, httpClient),
			delete: (requestOptions = {}) => buildOperation("DELETE", getUrl(requestOptions), pipeline, requestOptions, allowInsecureConnection, httpClient),
			head: (requestOptions = {}) => buildOperation("HEAD", getUrl(requestOptions), pipeline, requestOptions, allowInsecureConnection, httpClient),
			options: (requestOptions = {}) => buildOperation("OPTIONS", getUrl(requestOptions), pipeline, requestOptions, allowInsecureConnection, httpClient),
			trace: (requestOptions = {}) => buildOperation("TRACE", getUrl(requestOptions), pipeline, requestOptions, allowInsecureConnection, httpClient)
		};
	};
	return {
		path: client,
		pathUnchecked: client,
		pipeline
	};
}
function buildOperation(method, url, pipeline, options, allowInsecureConnection, httpClient) {
	return allowInsecureConnection = options.allowInsecureConnection ?? allowInsecureConnection, {
		then: function(onFulfilled, onrejected) {
			return sendRequest(method, url, pipeline, {
				...options,
				allowInsecureConnection
			}, httpClient).then(onFulfilled, onrejected);
		},
		async asBrowserStream() {
			throw Error("`asBrowserStream` is supported only in the browser environment. Use `asNodeStream` instead to obtain the response body stream. If you require a Web stream of the response in Node, consider using `Readable.toWeb` on the result of `asNodeStream`.");
		},
		async asNodeStream() {
			return sendRequest(method, url, pipeline, {
				...options,
				allowInsecureConnection,
				responseAsStream: !0
			}, httpClient);
		}
	};
}
// node_modules/@typespec/ts-http-runtime/dist/esm/client/operationOptionHelpers.js
function operationOptionsToRequestParameters$1(options) {
	return {
		allowInsecureConnection: options.requestOptions?.allowInsecureConnection,
		timeout: options.requestOptions?.timeout,
		skipUrlEncoding: options.requestOptions?.skipUrlEncoding,
		abortSignal: options.abortSignal,
		onUploadProgress: options.requestOptions?.onUploadProgress,
		onDownloadProgress: options.requestOptions?.onDownloadProgress,
		headers: { ...options.requestOptions?.headers },
		onResponse: options.onResponse
	};
}
// node_modules/@typespec/ts-http-runtime/dist/esm/client/restError.js
function createRestError$1(messageOrResponse, response) {
	let resp = typeof messageOrResponse == "string" ? response : messageOrResponse, internalError = resp.body?.error ?? resp.body, message = typeof messageOrResponse == "string" ? messageOrResponse : internalError?.message ?? `Unexpected status code: ${resp.status}`;
	return new RestError(message, {
		statusCode: statusCodeToNumber(resp.status),
		code: internalError?.code,
		request: resp.request,
		response: toPipelineResponse(resp)
	});
}
function toPipelineResponse(errorResponse) {
	return {
		headers: createHttpHeaders(errorResponse.headers),
		request: errorResponse.request,
		status: statusCodeToNumber(errorResponse.status) ?? -1,
		...typeof errorResponse.body == "string" ? { bodyAsText: errorResponse.body } : {}
	};
}
function statusCodeToNumber(statusCode) {
	let status = Number.parseInt(statusCode);
	return Number.isNaN(status) ? void 0 : status;
}
// node_modules/@azure/core-util/dist/esm/typeGuards.js
function isDefined$1(thing) {
	return thing != null;
}
function isObjectWithProperties(thing, properties) {
	if (!isDefined$1(thing) || typeof thing != "object") return !1;
	for (let property of properties) if (!objectHasProperty(thing, property)) return !1;
	return !0;
}
function objectHasProperty(thing, property) {
	return isDefined$1(thing) && typeof thing == "object" && property in thing;
}
// node_modules/@azure/arm-resourcegraph/dist/esm/static-helpers/cloudSettingHelpers.js
var AzureClouds;
(function(AzureClouds) {
	AzureClouds.AZURE_PUBLIC_CLOUD = "AZURE_PUBLIC_CLOUD", AzureClouds.AZURE_CHINA_CLOUD = "AZURE_CHINA_CLOUD", AzureClouds.AZURE_US_GOVERNMENT = "AZURE_US_GOVERNMENT";
})(AzureClouds ||= {});
function getArmEndpoint(cloudSetting) {
	if (cloudSetting === void 0) return;
	let cloudEndpoints = {
		AZURE_CHINA_CLOUD: "https://management.chinacloudapi.cn/",
		AZURE_US_GOVERNMENT: "https://management.usgovcloudapi.net/",
		AZURE_PUBLIC_CLOUD: "https://management.azure.com/"
	};
	if (cloudSetting in cloudEndpoints) return cloudEndpoints[cloudSetting];
	throw Error(`Unknown cloud setting: ${cloudSetting}. Please refer to the enum AzureClouds for possible values.`);
}
// node_modules/@azure/arm-resourcegraph/dist/esm/models/resourceChanges/models.js
function resourceChangesRequestParametersSerializer(item) {
	return {
		resourceIds: item.resourceIds ? item.resourceIds.map((p) => p) : item.resourceIds,
		subscriptionId: item.subscriptionId,
		interval: resourceChangesRequestParametersIntervalSerializer(item.interval),
		$skipToken: item.skipToken,
		$top: item.top,
		table: item.table,
		fetchPropertyChanges: item.fetchPropertyChanges,
		fetchSnapshots: item.fetchSnapshots
	};
}
function resourceChangesRequestParametersIntervalSerializer(item) {
	return {
		start: item.start.toISOString(),
		end: item.end.toISOString()
	};
}
function resourceChangeListDeserializer(item) {
	return {
		changes: item.changes ? resourceChangeDataArrayDeserializer(item.changes) : item.changes,
		skipToken: item.$skipToken
	};
}
function resourceChangeDataArrayDeserializer(result) {
	return result.map((item) => resourceChangeDataDeserializer(item));
}
function resourceChangeDataDeserializer(item) {
	return {
		resourceId: item.resourceId,
		changeId: item.changeId,
		beforeSnapshot: resourceChangeDataBeforeSnapshotDeserializer(item.beforeSnapshot),
		afterSnapshot: resourceChangeDataAfterSnapshotDeserializer(item.afterSnapshot),
		changeType: item.changeType,
		propertyChanges: item.propertyChanges ? resourcePropertyChangeArrayDeserializer(item.propertyChanges) : item.propertyChanges
	};
}
function resourceChangeDataBeforeSnapshotDeserializer(item) {
	return {
		snapshotId: item.snapshotId,
		timestamp: new Date(item.timestamp),
		content: item.content
	};
}
function resourceChangeDataAfterSnapshotDeserializer(item) {
	return {
		snapshotId: item.snapshotId,
		timestamp: new Date(item.timestamp),
		content: item.content
	};
}
function resourcePropertyChangeArrayDeserializer(result) {
	return result.map((item) => resourcePropertyChangeDeserializer(item));
}
function resourcePropertyChangeDeserializer(item) {
	return {
		propertyName: item.propertyName,
		beforeValue: item.beforeValue,
		afterValue: item.afterValue,
		changeCategory: item.changeCategory,
		propertyChangeType: item.propertyChangeType
	};
}
function resourceChangeDetailsRequestParametersSerializer(item) {
	return {
		resourceIds: item.resourceIds.map((p) => p),
		changeIds: item.changeIds.map((p) => p)
	};
}
// node_modules/@azure/arm-resourcegraph/dist/esm/static-helpers/serialization/serialize-record.js
function serializeRecord(item, excludes, serializer) {
	let propertiesToExclude = excludes ?? [], res = {};
	for (let key of Object.keys(item)) propertiesToExclude.includes(key) || item[key] === void 0 || (res[key] = serializer ? serializer(item[key]) : item[key]);
	return res;
}
// node_modules/@azure/arm-resourcegraph/dist/esm/models/resourceGraphCommon/models.js
function dateTimeIntervalSerializer(item) {
	return {
		start: item.start.toISOString(),
		end: item.end.toISOString()
	};
}
function errorResponseDeserializer(item) {
	return { error: errorDeserializer(item.error) };
}
function errorDeserializer(item) {
	return {
		code: item.code,
		message: item.message,
		details: item.details ? errorDetailsArrayDeserializer(item.details) : item.details
	};
}
function errorDetailsArrayDeserializer(result) {
	return result.map((item) => errorDetailsDeserializer(item));
}
function errorDetailsDeserializer(item) {
	return {
		additionalProperties: serializeRecord(item, ["code", "message"]),
		code: item.code,
		message: item.message
	};
}
// node_modules/@azure/arm-resourcegraph/dist/esm/models/resourceGraphApi/models.js
function queryRequestSerializer(item) {
	return {
		subscriptions: item.subscriptions ? item.subscriptions.map((p) => p) : item.subscriptions,
		managementGroups: item.managementGroups ? item.managementGroups.map((p) => p) : item.managementGroups,
		query: item.query,
		options: item.options ? queryRequestOptionsSerializer(item.options) : item.options,
		facets: item.facets ? facetRequestArraySerializer(item.facets) : item.facets
	};
}
function queryRequestOptionsSerializer(item) {
	return {
		$skipToken: item.skipToken,
		$top: item.top,
		$skip: item.skip,
		resultFormat: item.resultFormat,
		allowPartialScopes: item.allowPartialScopes,
		authorizationScopeFilter: item.authorizationScopeFilter
	};
}
function facetRequestArraySerializer(result) {
	return result.map((item) => facetRequestSerializer(item));
}
function facetRequestSerializer(item) {
	return {
		expression: item.expression,
		options: item.options ? facetRequestOptionsSerializer(item.options) : item.options
	};
}
function facetRequestOptionsSerializer(item) {
	return {
		sortBy: item.sortBy,
		sortOrder: item.sortOrder,
		filter: item.filter,
		$top: item.top
	};
}
function queryResponseDeserializer(item) {
	return {
		totalRecords: item.totalRecords,
		count: item.count,
		resultTruncated: item.resultTruncated,
		skipToken: item.$skipToken,
		data: item.data,
		facets: item.facets ? facetUnionArrayDeserializer(item.facets) : item.facets
	};
}
function facetUnionArrayDeserializer(result) {
	return result.map((item) => facetUnionDeserializer(item));
}
function facetDeserializer(item) {
	return {
		expression: item.expression,
		resultType: item.resultType
	};
}
function facetUnionDeserializer(item) {
	switch (item.resultType) {
		case "FacetResult": return facetResultDeserializer(item);
		case "FacetError": return facetErrorDeserializer(item);
		default: return facetDeserializer(item);
	}
}
function facetResultDeserializer(item) {
	return {
		expression: item.expression,
		resultType: item.resultType,
		totalRecords: item.totalRecords,
		count: item.count,
		data: item.data
	};
}
function facetErrorDeserializer(item) {
	return {
		expression: item.expression,
		resultType: item.resultType,
		errors: errorDetailsArrayDeserializer(item.errors)
	};
}
function _operationListResultDeserializer(item) {
	return {
		value: operationArrayDeserializer(item.value),
		nextLink: item.nextLink
	};
}
function operationArrayDeserializer(result) {
	return result.map((item) => operationDeserializer(item));
}
function operationDeserializer(item) {
	return {
		name: item.name,
		display: item.display ? operationDisplayDeserializer(item.display) : item.display,
		origin: item.origin
	};
}
function operationDisplayDeserializer(item) {
	return {
		provider: item.provider,
		resource: item.resource,
		operation: item.operation,
		description: item.description
	};
}
// node_modules/@azure/arm-resourcegraph/dist/esm/models/resourceHistory/models.js
function resourcesHistoryRequestSerializer(item) {
	return {
		subscriptions: item.subscriptions ? item.subscriptions.map((p) => p) : item.subscriptions,
		query: item.query,
		options: item.options ? resourcesHistoryRequestOptionsSerializer(item.options) : item.options,
		managementGroups: item.managementGroups ? item.managementGroups.map((p) => p) : item.managementGroups
	};
}
function resourcesHistoryRequestOptionsSerializer(item) {
	return {
		interval: item.interval ? dateTimeIntervalSerializer(item.interval) : item.interval,
		$top: item.top,
		$skip: item.skip,
		$skipToken: item.skipToken,
		resultFormat: item.resultFormat
	};
}
// node_modules/@azure/arm-resourcegraph/dist/esm/static-helpers/urlTemplate.js
function encodeComponent(val, reserved, op) {
	return (reserved ?? op === "+") || op === "#" ? encodeReservedComponent(val) : encodeRFC3986URIComponent(val);
}
function encodeReservedComponent(str) {
	return str.split(/(%[0-9A-Fa-f]{2})/g).map((part) => /%[0-9A-Fa-f]/.test(part) ? part : encodeURI(part)).join("");
}
function encodeRFC3986URIComponent(str) {
	return encodeURIComponent(str).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}
function isDefined(val) {
	return val != null;
}
function getNamedAndIfEmpty(op) {
	return [!!op && [
		";",
		"?",
		"&"
	].includes(op), op && ["?", "&"].includes(op) ? "=" : ""];
}
function getFirstOrSep(op, isFirst = !1) {
	return isFirst ? !op || op === "+" ? "" : op : !op || op === "+" || op === "#" ? "," : op === "?" ? "&" : op;
}
function getExpandedValue(option) {
	let isFirst = option.isFirst, { op, varName, varValue: value, reserved } = option, vals = [], [named, ifEmpty] = getNamedAndIfEmpty(op);
	if (Array.isArray(value)) for (let val of value.filter(isDefined)) vals.push(`${getFirstOrSep(op, isFirst)}`), named && varName && (vals.push(`${encodeURIComponent(varName)}`), val === "" ? vals.push(ifEmpty) : vals.push("=")), vals.push(encodeComponent(val, reserved, op)), isFirst = !1;
	else if (typeof value == "object") for (let key of Object.keys(value)) {
		let val = value[key];
		isDefined(val) && (vals.push(`${getFirstOrSep(op, isFirst)}`), key && (vals.push(`${encodeURIComponent(key)}`), named && val === "" ? vals.push(ifEmpty) : vals.push("=")), vals.push(encodeComponent(val, reserved, op)), isFirst = !1);
	}
	return vals.join("");
}
function getNonExpandedValue(option) {
	let { op, varName, varValue: value, isFirst, reserved } = option, vals = [], first = getFirstOrSep(op, isFirst), [named, ifEmpty] = getNamedAndIfEmpty(op);
	if (named && varName) {
		if (vals.push(encodeComponent(varName, reserved, op)), value === "") return ifEmpty || vals.push(ifEmpty), vals.join("") ? `${first}${vals.join("")}` : void 0;
		vals.push("=");
	}
	let items = [];
	if (Array.isArray(value)) for (let val of value.filter(isDefined)) items.push(encodeComponent(val, reserved, op));
	else if (typeof value == "object") for (let key of Object.keys(value)) isDefined(value[key]) && (items.push(encodeRFC3986URIComponent(key)), items.push(encodeComponent(value[key], reserved, op)));
	return vals.push(items.join(",")), vals.join(",") ? `${first}${vals.join("")}` : void 0;
}
function getVarValue(option) {
	let { op, varName, modifier, isFirst, reserved, varValue: value } = option;
	if (isDefined(value)) {
		if ([
			"string",
			"number",
			"boolean"
		].includes(typeof value)) {
			let val = value.toString(), [named, ifEmpty] = getNamedAndIfEmpty(op), vals = [getFirstOrSep(op, isFirst)];
			return named && varName && (vals.push(varName), val === "" ? vals.push(ifEmpty) : vals.push("=")), modifier && modifier !== "*" && (val = val.substring(0, parseInt(modifier, 10))), vals.push(encodeComponent(val, reserved, op)), vals.join("");
		}
		return modifier === "*" ? getExpandedValue(option) : getNonExpandedValue(option);
	}
}
function expandUrlTemplate(template, context, option) {
	return normalizeUnreserved(template.replace(/\{([^{}]+)\}|([^{}]+)/g, (_, expr, text) => {
		if (!expr) return encodeReservedComponent(text);
		let op;
		[
			"+",
			"#",
			".",
			"/",
			";",
			"?",
			"&"
		].includes(expr[0]) && (op = expr[0], expr = expr.slice(1));
		let varList = expr.split(/,/g), innerResult = [];
		for (let varSpec of varList) {
			let varMatch = /([^:*]*)(?::(\d+)|(\*))?/.exec(varSpec);
			if (!varMatch || !varMatch[1]) continue;
			let varValue = getVarValue({
				isFirst: innerResult.length === 0,
				op,
				varValue: context[varMatch[1]],
				varName: varMatch[1],
				modifier: varMatch[2] || varMatch[3],
				reserved: option?.allowReserved
			});
			varValue && innerResult.push(varValue);
		}
		return innerResult.join("");
	}));
}
function normalizeUnreserved(uri) {
	return uri.replace(/%([0-9A-Fa-f]{2})/g, (match, hex) => {
		let char = String.fromCharCode(parseInt(hex, 16));
		return /[.~-]/.test(char) ? char : match;
	});
}
// node_modules/@azure-rest/core-client/dist/esm/restError.js
function createRestError(messageOrResponse, response) {
	return typeof messageOrResponse == "string" ? createRestError$1(messageOrResponse, response) : createRestError$1(messageOrResponse);
}
// node_modules/@azure/core-auth/dist/esm/keyCredential.js
function isKeyCredential$1(credential) {
	return isObjectWithProperties(credential, ["key"]) && typeof credential.key == "string";
}
// node_modules/@azure/core-auth/dist/esm/tokenCredential.js
function isTokenCredential(credential) {
	let castCredential = credential;
	return castCredential && typeof castCredential.getToken == "function" && (castCredential.signRequest === void 0 || castCredential.getToken.length > 0);
}
function apiVersionPolicy(options) {
	return {
		name: "ApiVersionPolicy",
		sendRequest: (req, next) => {
			let url = new URL(req.url);
			return !url.searchParams.get("api-version") && options.apiVersion && (req.url = `${req.url}${url.searchParams.size > 0 ? "&" : "?"}api-version=${options.apiVersion}`), next(req);
		}
	};
}
function keyCredentialAuthenticationPolicy(credential, apiKeyHeaderName) {
	return {
		name: "keyCredentialAuthenticationPolicy",
		sendRequest(request, next) {
			return request.headers.set(apiKeyHeaderName, credential.key), next(request);
		}
	};
}
// node_modules/@azure-rest/core-client/dist/esm/clientHelpers.js
function addCredentialPipelinePolicy(pipeline, endpoint, options = {}) {
	let { credential, clientOptions } = options;
	if (credential) {
		if (isTokenCredential(credential)) {
			let tokenPolicy = bearerTokenAuthenticationPolicy({
				credential,
				scopes: clientOptions?.credentials?.scopes ?? `${endpoint}/.default`
			});
			pipeline.addPolicy(tokenPolicy);
		} else if (isKeyCredential(credential)) {
			if (!clientOptions?.credentials?.apiKeyHeaderName) throw Error("Missing API Key Header Name");
			let keyPolicy = keyCredentialAuthenticationPolicy(credential, clientOptions?.credentials?.apiKeyHeaderName);
			pipeline.addPolicy(keyPolicy);
		}
	}
}
function createDefaultPipeline(endpoint, credential, options = {}) {
	let pipeline = createPipelineFromOptions$1(options);
	return pipeline.addPolicy(apiVersionPolicy(options)), addCredentialPipelinePolicy(pipeline, endpoint, {
		credential,
		clientOptions: options
	}), pipeline;
}
function isKeyCredential(credential) {
	return typeof credential == "object" && !!credential && "key" in credential && typeof credential.key == "string";
}
// node_modules/@azure-rest/core-client/dist/esm/operationOptionHelpers.js
function operationOptionsToRequestParameters(options) {
	return {
		...operationOptionsToRequestParameters$1(options),
		tracingOptions: options.tracingOptions
	};
}
// node_modules/@azure-rest/core-client/dist/esm/getClient.js
function wrapRequestParameters(parameters) {
	return parameters.onResponse ? {
		...parameters,
		onResponse(rawResponse, error) {
			parameters.onResponse?.(rawResponse, error, error);
		}
	} : parameters;
}
function getClient(endpoint, credentialsOrPipelineOptions, clientOptions = {}) {
	let credentials;
	credentialsOrPipelineOptions && (isCredential(credentialsOrPipelineOptions) ? credentials = credentialsOrPipelineOptions : clientOptions = credentialsOrPipelineOptions ?? {});
	let pipeline = clientOptions.pipeline ?? createDefaultPipeline(endpoint, credentials, clientOptions), tspClient = getClient$1(endpoint, {
		...clientOptions,
		pipeline
	}), client = (path, ...args) => ({
		get: (requestOptions = {}) => tspClient.path(path, ...args).get(wrapRequestParameters(requestOptions)),
		post: (requestOptions = {}) => tspClient.path(path, ...args).post(wrapRequestParameters(requestOptions)),
		put: (requestOptions = {}) => tspClient.path(path, ...args).put(wrapRequestParameters(requestOptions)),
		patch: (requestOptions = {}) => tspClient.path(path, ...args).patch(wrapRequestParameters(requestOptions)),
		delete: (requestOptions = {}) => tspClient.path(path, ...args).delete(wrapRequestParameters(requestOptions)),
		head: (requestOptions = {}) => tspClient.path(path, ...args).head(wrapRequestParameters(requestOptions)),
		options: (requestOptions = {}) => tspClient.path(path, ...args).options(wrapRequestParameters(requestOptions)),
		trace: (requestOptions = {}) => tspClient.path(path, ...args).trace(wrapRequestParameters(requestOptions))
	});
	return {
		path: client,
		pathUnchecked: client,
		pipeline: tspClient.pipeline
	};
}
function isCredential(param) {
	return isKeyCredential$1(param) || isTokenCredential(param);
}
// node_modules/@azure/arm-resourcegraph/dist/esm/api/operations.js
function _resourcesHistorySend(context, request, options = { requestOptions: {} }) {
	let path = expandUrlTemplate("/providers/Microsoft.ResourceGraph/resourcesHistory{?api%2Dversion}", { "api%2Dversion": "2021-06-01-preview" }, { allowReserved: options?.requestOptions?.skipUrlEncoding });
	return context.path(path).post({
		...operationOptionsToRequestParameters(options),
		contentType: "application/json",
		headers: {
			accept: "application/json",
			...options.requestOptions?.headers
		},
		body: resourcesHistoryRequestSerializer(request)
	});
}
async function _resourcesHistoryDeserialize(result) {
	if (!["200"].includes(result.status)) {
		let error = createRestError(result);
		throw result.body && (error.details = errorResponseDeserializer(result.body)), error;
	}
	return { body: result.body };
}
async function resourcesHistory(context, request, options = { requestOptions: {} }) {
	return _resourcesHistoryDeserialize(await _resourcesHistorySend(context, request, options));
}
function _resourcesSend(context, query, options = { requestOptions: {} }) {
	let path = expandUrlTemplate("/providers/Microsoft.ResourceGraph/resources{?api%2Dversion}", { "api%2Dversion": "2024-04-01" }, { allowReserved: options?.requestOptions?.skipUrlEncoding });
	return context.path(path).post({
		...operationOptionsToRequestParameters(options),
		contentType: "application/json",
		headers: {
			accept: "application/json",
			...options.requestOptions?.headers
		},
		body: queryRequestSerializer(query)
	});
}
async function _resourcesDeserialize(result) {
	if (!["200"].includes(result.status)) {
		let error = createRestError(result);
		throw result.body && (error.details = errorResponseDeserializer(result.body)), error;
	}
	return queryResponseDeserializer(result.body);
}
async function resources(context, query, options = { requestOptions: {} }) {
	return _resourcesDeserialize(await _resourcesSend(context, query, options));
}
function _resourceChangeDetailsSend(context, parameters, options = { requestOptions: {} }) {
	let path = expandUrlTemplate("/providers/Microsoft.ResourceGraph/resourceChangeDetails{?api%2Dversion}", { "api%2Dversion": "2020-09-01-preview" }, { allowReserved: options?.requestOptions?.skipUrlEncoding });
	return context.path(path).post({
		...operationOptionsToRequestParameters(options),
		contentType: "application/json",
		headers: {
			accept: "application/json",
			...options.requestOptions?.headers
		},
		body: resourceChangeDetailsRequestParametersSerializer(parameters)
	});
}
async function _resourceChangeDetailsDeserialize(result) {
	if (!["200"].includes(result.status)) {
		let error = createRestError(result);
		throw result.body && (error.details = errorResponseDeserializer(result.body)), error;
	}
	return resourceChangeDataArrayDeserializer(result.body);
}
async function resourceChangeDetails(context, parameters, options = { requestOptions: {} }) {
	return _resourceChangeDetailsDeserialize(await _resourceChangeDetailsSend(context, parameters, options));
}
function _resourceChangesSend(context, parameters, options = { requestOptions: {} }) {
	let path = expandUrlTemplate("/providers/Microsoft.ResourceGraph/resourceChanges{?api%2Dversion}", { "api%2Dversion": "2020-09-01-preview" }, { allowReserved: options?.requestOptions?.skipUrlEncoding });
	return context.path(path).post({
		...operationOptionsToRequestParameters(options),
		contentType: "application/json",
		headers: {
			accept: "application/json",
			...options.requestOptions?.headers
		},
		body: resourceChangesRequestParametersSerializer(parameters)
	});
}
async function _resourceChangesDeserialize(result) {
	if (!["200"].includes(result.status)) {
		let error = createRestError(result);
		throw result.body && (error.details = errorResponseDeserializer(result.body)), error;
	}
	return resourceChangeListDeserializer(result.body);
}
async function resourceChanges(context, parameters, options = { requestOptions: {} }) {
	return _resourceChangesDeserialize(await _resourceChangesSend(context, parameters, options));
}
// node_modules/@azure/arm-resourcegraph/dist/esm/logger.js
const logger = createClientLogger("arm-resourcegraph");
// node_modules/@azure/arm-resourcegraph/dist/esm/api/resourceGraphContext.js
function createResourceGraph(credential, subscriptionId, options = {}) {
	let endpointUrl = options.endpoint ?? getArmEndpoint(options.cloudSetting) ?? "https://management.azure.com", prefixFromOptions = options?.userAgentOptions?.userAgentPrefix, userAgentInfo = "azsdk-js-arm-resourcegraph/5.0.0", userAgentPrefix = prefixFromOptions ? `${prefixFromOptions} ${userAgentInfo}` : `${userAgentInfo}`, { apiVersion: _, ...updatedOptions } = {
		...options,
		userAgentOptions: { userAgentPrefix },
		loggingOptions: { logger: options.loggingOptions?.logger ?? logger.info },
		credentials: { scopes: options.credentials?.scopes ?? ["https://management.azure.com/.default"] }
	}, clientContext = getClient(endpointUrl, credential, updatedOptions);
	return options.apiVersion && logger.warning("This client does not support client api-version, please change it at the operation level"), {
		...clientContext,
		subscriptionId
	};
}
// node_modules/@azure/arm-resourcegraph/dist/esm/static-helpers/serialization/check-prop-undefined.js
function areAllPropsUndefined(item, properties) {
	for (let property of properties) if (item[property] !== void 0) return !1;
	return !0;
}
// node_modules/@azure/arm-resourcegraph/dist/esm/models/models.js
function systemDataDeserializer(item) {
	return {
		createdBy: item.createdBy,
		createdByType: item.createdByType,
		createdAt: item.createdAt ? new Date(item.createdAt) : item.createdAt,
		lastModifiedBy: item.lastModifiedBy,
		lastModifiedByType: item.lastModifiedByType,
		lastModifiedAt: item.lastModifiedAt ? new Date(item.lastModifiedAt) : item.lastModifiedAt
	};
}
var KnownCreatedByType;
(function(KnownCreatedByType) {
	KnownCreatedByType.User = "User", KnownCreatedByType.Application = "Application", KnownCreatedByType.ManagedIdentity = "ManagedIdentity", KnownCreatedByType.Key = "Key";
})(KnownCreatedByType ||= {});
// node_modules/@azure/arm-resourcegraph/dist/esm/models/graphQueryApi/models.js
function graphQueryResourceSerializer(item) {
	return {
		properties: areAllPropsUndefined(item, ["description", "query"]) ? void 0 : _graphQueryResourcePropertiesSerializer(item),
		tags: item.tags,
		location: item.location,
		etag: item.etag
	};
}
function graphQueryResourceDeserializer(item) {
	return {
		id: item.id,
		name: item.name,
		type: item.type,
		systemData: item.systemData ? systemDataDeserializer(item.systemData) : item.systemData,
		...item.properties ? _graphQueryResourcePropertiesDeserializer(item.properties) : item.properties,
		tags: item.tags ? Object.fromEntries(Object.entries(item.tags).map(([k, p]) => [k, p])) : item.tags,
		location: item.location,
		etag: item.etag
	};
}
var KnownResultKind;
(function(KnownResultKind) {
	KnownResultKind.Basic = "basic";
})(KnownResultKind ||= {});
function graphQueryErrorDeserializer(item) {
	return { error: item.error ? graphQueryErrorErrorDeserializer(item.error) : item.error };
}
function graphQueryErrorErrorDeserializer(item) {
	return {
		code: item.code,
		message: item.message,
		details: item.details ? errorFieldContractArrayDeserializer(item.details) : item.details
	};
}
function errorFieldContractArrayDeserializer(result) {
	return result.map((item) => errorFieldContractDeserializer(item));
}
function errorFieldContractDeserializer(item) {
	return {
		code: item.code,
		message: item.message,
		target: item.target
	};
}
function graphQueryUpdateParametersSerializer(item) {
	return {
		tags: item.tags,
		etag: item.etag,
		properties: areAllPropsUndefined(item, ["description", "query"]) ? void 0 : _graphQueryUpdateParametersPropertiesSerializer(item)
	};
}
function _graphQueryListResultDeserializer(item) {
	return {
		value: graphQueryResourceArrayDeserializer(item.value),
		nextLink: item.nextLink
	};
}
function graphQueryResourceArrayDeserializer(result) {
	return result.map((item) => graphQueryResourceDeserializer(item));
}
function _graphQueryResourcePropertiesSerializer(item) {
	return {
		description: item.description,
		query: item.query
	};
}
function _graphQueryResourcePropertiesDeserializer(item) {
	return {
		timeModified: item.timeModified ? new Date(item.timeModified) : item.timeModified,
		description: item.description,
		query: item.query,
		resultKind: item.resultKind
	};
}
function _graphQueryUpdateParametersPropertiesSerializer(item) {
	return {
		description: item.description,
		query: item.query
	};
}
// node_modules/@azure/arm-resourcegraph/dist/esm/static-helpers/pagingHelpers.js
function buildPagedAsyncIterator(client, getInitialResponse, processResponseBody, expectedStatuses, options = {}) {
	let itemName = options.itemName ?? "value", nextLinkName = options.nextLinkName ?? "nextLink", nextLinkMethod = options.nextLinkMethod ?? "GET", apiVersion = options.apiVersion, pagedResult = {
		getPage: async (pageLink) => {
			let result;
			if (pageLink === void 0) result = await getInitialResponse();
			else {
				let resolvedPageLink = apiVersion ? addApiVersionToUrl(pageLink, apiVersion) : pageLink;
				result = nextLinkMethod === "POST" ? await client.pathUnchecked(resolvedPageLink).post() : await client.pathUnchecked(resolvedPageLink).get();
			}
			checkPagingRequest(result, expectedStatuses);
			let results = await processResponseBody(result), nextLink = getNextLink(results, nextLinkName);
			return {
				page: getElements(results, itemName),
				nextPageLink: nextLink
			};
		},
		byPage: (settings) => {
			let { continuationToken } = settings ?? {};
			return getPageAsyncIterator(pagedResult, { pageLink: continuationToken });
		}
	};
	return getPagedAsyncIterator(pagedResult);
}
function getPagedAsyncIterator(pagedResult) {
	let iter = getItemAsyncIterator(pagedResult);
	return {
		next() {
			return iter.next();
		},
		[Symbol.asyncIterator]() {
			return this;
		},
		byPage: pagedResult?.byPage ?? ((settings) => {
			let { continuationToken } = settings ?? {};
			return getPageAsyncIterator(pagedResult, { pageLink: continuationToken });
		})
	};
}
async function* getItemAsyncIterator(pagedResult) {
	let pages = getPageAsyncIterator(pagedResult);
	for await (let page of pages) yield* page;
}
async function* getPageAsyncIterator(pagedResult, options = {}) {
	let { pageLink } = options, response = await pagedResult.getPage(pageLink ?? pagedResult.firstPageLink);
	if (!response) return;
	let result = response.page;
	for (result.continuationToken = response.nextPageLink, yield result; response.nextPageLink;) {
		if (response = await pagedResult.getPage(response.nextPageLink), !response) return;
		result = response.page, result.continuationToken = response.nextPageLink, yield result;
	}
}
function getNextLink(body, nextLinkName) {
	if (!nextLinkName) return;
	let nextLink = body[nextLinkName];
	if (typeof nextLink != "string" && nextLink != null) throw new RestError$1(`Body Property ${nextLinkName} should be a string or undefined or null but got ${typeof nextLink}`);
	if (nextLink !== null) return nextLink;
}
function getElements(body, itemName) {
	let value = body[itemName];
	if (!Array.isArray(value)) throw new RestError$1(`Couldn't paginate response\n Body doesn't contain an array property with name: ${itemName}`);
	return value ?? [];
}
function checkPagingRequest(response, expectedStatuses) {
	if (!expectedStatuses.includes(response.status)) throw createRestError(`Pagination failed with unexpected statusCode ${response.status}`, response);
}
function addApiVersionToUrl(url, apiVersion) {
	let urlObj = new URL(url, "https://microsoft.com");
	return urlObj.searchParams.get("api-version") ? url : `${url}${urlObj.search ? "&" : "?"}api-version=${apiVersion}`;
}
// node_modules/@azure/arm-resourcegraph/dist/esm/api/graphQuery/operations.js
function _listBySubscriptionSend(context, options = { requestOptions: {} }) {
	let path = expandUrlTemplate("/subscriptions/{subscriptionId}/providers/Microsoft.ResourceGraph/queries{?api%2Dversion}", {
		subscriptionId: context.subscriptionId,
		"api%2Dversion": "2024-04-01"
	}, { allowReserved: options?.requestOptions?.skipUrlEncoding });
	return context.path(path).get({
		...operationOptionsToRequestParameters(options),
		headers: {
			accept: "application/json",
			...options.requestOptions?.headers
		}
	});
}
async function _listBySubscriptionDeserialize(result) {
	if (!["200"].includes(result.status)) {
		let error = createRestError(result);
		throw result.body && (error.details = graphQueryErrorDeserializer(result.body)), error;
	}
	return _graphQueryListResultDeserializer(result.body);
}
function listBySubscription(context, options = { requestOptions: {} }) {
	return buildPagedAsyncIterator(context, () => _listBySubscriptionSend(context, options), _listBySubscriptionDeserialize, ["200"], {
		itemName: "value",
		nextLinkName: "nextLink",
		apiVersion: "2024-04-01"
	});
}
function _listSend$1(context, resourceGroupName, options = { requestOptions: {} }) {
	let path = expandUrlTemplate("/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.ResourceGraph/queries{?api%2Dversion}", {
		subscriptionId: context.subscriptionId,
		resourceGroupName,
		"api%2Dversion": "2024-04-01"
	}, { allowReserved: options?.requestOptions?.skipUrlEncoding });
	return context.path(path).get({
		...operationOptionsToRequestParameters(options),
		headers: {
			accept: "application/json",
			...options.requestOptions?.headers
		}
	});
}
async function _listDeserialize$1(result) {
	if (!["200"].includes(result.status)) {
		let error = createRestError(result);
		throw result.body && (error.details = graphQueryErrorDeserializer(result.body)), error;
	}
	return _graphQueryListResultDeserializer(result.body);
}
function list$1(context, resourceGroupName, options = { requestOptions: {} }) {
	return buildPagedAsyncIterator(context, () => _listSend$1(context, resourceGroupName, options), _listDeserialize$1, ["200"], {
		itemName: "value",
		nextLinkName: "nextLink",
		apiVersion: "2024-04-01"
	});
}
function _$deleteSend(context, resourceGroupName, resourceName, options = { requestOptions: {} }) {
	let path = expandUrlTemplate("/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.ResourceGraph/queries/{resourceName}{?api%2Dversion}", {
		subscriptionId: context.subscriptionId,
		resourceGroupName,
		resourceName,
		"api%2Dversion": "2024-04-01"
	}, { allowReserved: options?.requestOptions?.skipUrlEncoding });
	return context.path(path).delete({ ...operationOptionsToRequestParameters(options) });
}
async function _$deleteDeserialize(result) {
	if (!["200", "204"].includes(result.status)) {
		let error = createRestError(result);
		throw result.body && (error.details = graphQueryErrorDeserializer(result.body)), error;
	}
}
async function $delete(context, resourceGroupName, resourceName, options = { requestOptions: {} }) {
	return _$deleteDeserialize(await _$deleteSend(context, resourceGroupName, resourceName, options));
}
function _updateSend(context, resourceGroupName, resourceName, body, options = { requestOptions: {} }) {
	let path = expandUrlTemplate("/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.ResourceGraph/queries/{resourceName}{?api%2Dversion}", {
		subscriptionId: context.subscriptionId,
		resourceGroupName,
		resourceName,
		"api%2Dversion": "2024-04-01"
	}, { allowReserved: options?.requestOptions?.skipUrlEncoding });
	return context.path(path).patch({
		...operationOptionsToRequestParameters(options),
		contentType: "application/json",
		headers: {
			accept: "application/json",
			...options.requestOptions?.headers
		},
		body: graphQueryUpdateParametersSerializer(body)
	});
}
async function _updateDeserialize(result) {
	if (!["200"].includes(result.status)) {
		let error = createRestError(result);
		throw result.body && (error.details = graphQueryErrorDeserializer(result.body)), error;
	}
	return graphQueryResourceDeserializer(result.body);
}
async function update(context, resourceGroupName, resourceName, body, options = { requestOptions: {} }) {
	return _updateDeserialize(await _updateSend(context, resourceGroupName, resourceName, body, options));
}
function _createOrUpdateSend(context, resourceGroupName, resourceName, properties, options = { requestOptions: {} }) {
	let path = expandUrlTemplate("/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.ResourceGraph/queries/{resourceName}{?api%2Dversion}", {
		subscriptionId: context.subscriptionId,
		resourceGroupName,
		resourceName,
		"api%2Dversion": "2024-04-01"
	}, { allowReserved: options?.requestOptions?.skipUrlEncoding });
	return context.path(path).put({
		...operationOptionsToRequestParameters(options),
		contentType: "application/json",
		headers: {
			accept: "application/json",
			...options.requestOptions?.headers
		},
		body: graphQueryResourceSerializer(properties)
	});
}
async function _createOrUpdateDeserialize(result) {
	if (!["200", "201"].includes(result.status)) {
		let error = createRestError(result);
		throw result.body && (error.details = graphQueryErrorDeserializer(result.body)), error;
	}
	return graphQueryResourceDeserializer(result.body);
}
async function createOrUpdate(context, resourceGroupName, resourceName, properties, options = { requestOptions: {} }) {
	return _createOrUpdateDeserialize(await _createOrUpdateSend(context, resourceGroupName, resourceName, properties, options));
}
function _getSend(context, resourceGroupName, resourceName, options = { requestOptions: {} }) {
	let path = expandUrlTemplate("/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.ResourceGraph/queries/{resourceName}{?api%2Dversion}", {
		subscriptionId: context.subscriptionId,
		resourceGroupName,
		resourceName,
		"api%2Dversion": "2024-04-01"
	}, { allowReserved: options?.requestOptions?.skipUrlEncoding });
	return context.path(path).get({
		...operationOptionsToRequestParameters(options),
		headers: {
			accept: "application/json",
			...options.requestOptions?.headers
		}
	});
}
async function _getDeserialize(result) {
	if (!["200"].includes(result.status)) {
		let error = createRestError(result);
		throw result.body && (error.details = graphQueryErrorDeserializer(result.body)), error;
	}
	return graphQueryResourceDeserializer(result.body);
}
async function get(context, resourceGroupName, resourceName, options = { requestOptions: {} }) {
	return _getDeserialize(await _getSend(context, resourceGroupName, resourceName, options));
}
// node_modules/@azure/arm-resourcegraph/dist/esm/classic/graphQuery/index.js
function _getGraphQuery(context) {
	return {
		listBySubscription: (options) => listBySubscription(context, options),
		list: (resourceGroupName, options) => list$1(context, resourceGroupName, options),
		delete: (resourceGroupName, resourceName, options) => $delete(context, resourceGroupName, resourceName, options),
		update: (resourceGroupName, resourceName, body, options) => update(context, resourceGroupName, resourceName, body, options),
		createOrUpdate: (resourceGroupName, resourceName, properties, options) => createOrUpdate(context, resourceGroupName, resourceName, properties, options),
		get: (resourceGroupName, resourceName, options) => get(context, resourceGroupName, resourceName, options)
	};
}
function _getGraphQueryOperations(context) {
	return { ..._getGraphQuery(context) };
}
// node_modules/@azure/arm-resourcegraph/dist/esm/api/operations/operations.js
function _listSend(context, options = { requestOptions: {} }) {
	let path = expandUrlTemplate("/providers/Microsoft.ResourceGraph/operations{?api%2Dversion}", { "api%2Dversion": "2024-04-01" }, { allowReserved: options?.requestOptions?.skipUrlEncoding });
	return context.path(path).get({
		...operationOptionsToRequestParameters(options),
		headers: {
			accept: "application/json",
			...options.requestOptions?.headers
		}
	});
}
async function _listDeserialize(result) {
	if (!["200"].includes(result.status)) {
		let error = createRestError(result);
		throw result.body && (error.details = errorResponseDeserializer(result.body)), error;
	}
	return _operationListResultDeserializer(result.body);
}
function list(context, options = { requestOptions: {} }) {
	return buildPagedAsyncIterator(context, () => _listSend(context, options), _listDeserialize, ["200"], {
		itemName: "value",
		nextLinkName: "nextLink",
		apiVersion: "2024-04-01"
	});
}
// node_modules/@azure/arm-resourcegraph/dist/esm/classic/operations/index.js
function _getOperations(context) {
	return { list: (options) => list(context, options) };
}
function _getOperationsOperations(context) {
	return { ..._getOperations(context) };
}
// node_modules/@azure/arm-resourcegraph/dist/esm/resourceGraphClient.js
var ResourceGraphClient = class {
	_client;
	pipeline;
	constructor(credential, subscriptionIdOrOptions, options) {
		let subscriptionId;
		typeof subscriptionIdOrOptions == "string" ? subscriptionId = subscriptionIdOrOptions : typeof subscriptionIdOrOptions == "object" && (options = subscriptionIdOrOptions), options ??= {}, this._client = createResourceGraph(credential, subscriptionId ?? "", options), this.pipeline = this._client.pipeline, this.graphQuery = _getGraphQueryOperations(this._client), this.operations = _getOperationsOperations(this._client);
	}
	resourcesHistory(request, options = { requestOptions: {} }) {
		return resourcesHistory(this._client, request, options);
	}
	resources(query, options = { requestOptions: {} }) {
		return resources(this._client, query, options);
	}
	resourceChangeDetails(parameters, options = { requestOptions: {} }) {
		return resourceChangeDetails(this._client, parameters, options);
	}
	resourceChanges(parameters, options = { requestOptions: {} }) {
		return resourceChanges(this._client, parameters, options);
	}
	graphQuery;
	operations;
}, GraphClient = class {
	#cloud;
	#current;
	constructor(cloud) {
		this.#cloud = cloud;
	}
	async send(query, token, now, signal) {
		let { host } = new URL(this.#cloud.resourceManager), response;
		try {
			return {
				body: await this.#clientFor(token).resources(query, {
					abortSignal: signal,
					onResponse: ({ status, headers, bodyAsText }) => {
						response = {
							status,
							headers: (name) => headers.get(name),
							text: bodyAsText ?? ""
						};
					}
				}),
				headers: response?.headers ?? (() => void 0)
			};
		} catch (error) {
			throw signal.throwIfAborted(), response === void 0 || response.status === 200 ? toConnectionError(host, error) : toResponseError(host, response.status, parseJson(response.text), response.headers, now);
		}
	}
	#clientFor(token) {
		if (this.#current?.token === token) return this.#current.client;
		let client = new ResourceGraphClient({ getToken: async () => ({
			token,
			expiresOnTimestamp: 2 ** 53 - 1
		}) }, {
			endpoint: this.#cloud.resourceManager,
			credentials: { scopes: [`${this.#cloud.audience}/.default`] },
			retryOptions: { maxRetries: 0 },
			userAgentOptions: { userAgentPrefix: "kalypso-actions" }
		});
		return this.#current = {
			token,
			client
		}, client;
	}
};
export { GraphClient };
