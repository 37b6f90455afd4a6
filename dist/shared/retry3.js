// packages/retry/src/retry-after.ts
function parseRetryAfter(retryAfter, dateHeader, now) {
	let value = retryAfter?.trim();
	if (!value) return;
	let seconds = Number(value);
	if (Number.isFinite(seconds)) return Math.max(seconds, 0) * 1e3;
	let date = Date.parse(value);
	return Number.isNaN(date) ? void 0 : Math.max(date - serverTime(dateHeader, now), 0);
}
function serverTime(dateHeader, now) {
	let date = Date.parse(dateHeader ?? "");
	return Number.isNaN(date) ? now : date;
}
export { serverTime as n, parseRetryAfter as t };
