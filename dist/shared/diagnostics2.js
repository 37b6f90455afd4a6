// packages/diagnostics/src/limit-text.ts
function limitText(text, maxLength, ending = "\u2026") {
	let end = (text.codePointAt(maxLength - 1) ?? 0) > 65535 ? maxLength + 1 : maxLength;
	return text.length <= end ? text : `${text.slice(0, end)}${ending}`;
}
export { limitText as t };
