// packages/diagnostics/src/format.ts
function formatCount(count, noun, plural = `${noun}s`) {
	return `${count} ${count === 1 ? noun : plural}`;
}
function joinLimited(items, max, separator = ", ") {
	let rest = items.length - max, shown = items.slice(0, max).join(separator);
	return rest > 0 ? `${shown}${separator.replace(",", "")}and ${rest} more` : shown;
}
function formatPosition({ source, file, line, column }) {
	return `${source === "." ? "" : `${source}: `}${file}:${line}:${column}`;
}
export { formatPosition as n, joinLimited as r, formatCount as t };
