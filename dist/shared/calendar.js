// packages/calendar/src/duration.ts
const MILLISECONDS = {
	d: 864e5,
	h: 36e5,
	m: 6e4,
	s: 1e3,
	ms: 1
}, DURATION = /^(?:0|(?=.)(?:(?<d>\d{1,9})d)?(?:(?<h>\d{1,9})h)?(?:(?<m>\d{1,9})m)?(?:(?<s>\d{1,9})s)?(?:(?<ms>\d{1,9})ms)?)$/;
function parseDuration(text, { minMs = 0, maxMs }) {
	let match = DURATION.exec(text);
	if (!match) return {
		kind: "invalid",
		reason: "is not a duration"
	};
	let total = Object.entries(match.groups ?? {}).reduce((sum, [unit, amount]) => sum + Number(amount ?? 0) * MILLISECONDS[unit], 0);
	return total < minMs ? {
		kind: "invalid",
		reason: `is shorter than ${formatDuration(minMs)}`
	} : total > maxMs ? {
		kind: "invalid",
		reason: `is longer than ${formatDuration(maxMs)}`
	} : {
		kind: "valid",
		value: total
	};
}
function formatDuration(milliseconds) {
	let whole = Math.max(0, Math.floor(milliseconds));
	if (whole === 0) return "0s";
	let units = Object.keys(MILLISECONDS), first = units.findIndex((unit) => whole >= MILLISECONDS[unit]);
	return formatUnits(whole, units.slice(first, first + 2).filter((unit) => unit !== "ms" || whole < MILLISECONDS.s));
}
function formatWait(milliseconds) {
	return formatUnits(Math.max(1, Math.ceil(milliseconds / MILLISECONDS.m)) * MILLISECONDS.m, [
		"d",
		"h",
		"m"
	]);
}
function formatUnits(milliseconds, units) {
	let parts = [], rest = milliseconds;
	for (let unit of units) {
		let amount = Math.floor(rest / MILLISECONDS[unit]);
		rest %= MILLISECONDS[unit], amount > 0 && parts.push(`${amount}${unit}`);
	}
	return parts.join(" ");
}
export { formatWait as n, parseDuration as r, formatDuration as t };
