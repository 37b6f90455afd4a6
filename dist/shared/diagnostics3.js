function createMask(...secrets) {
	let forms = [...new Set(secrets.flatMap((secret) => secret ? listSecretForms(secret) : []))].sort((a, b) => b.length - a.length);
	return (text) => maskUrlCredentials(forms.reduce((rest, form) => rest.replaceAll(form, "***"), text));
}
function maskUrlCredentials(text) {
	return text.replace(/(:[/\\]{2})[^/\\\s]*@/g, "$1***@");
}
function listSecretForms(secret) {
	let base64 = [encodeTokenCredentials(secret), toBase64(secret)].flatMap((padded) => {
		let bare = padded.replace(/=+$/, "");
		return [
			padded,
			bare,
			encodeURIComponent(padded),
			bare.replaceAll("+", "-").replaceAll("/", "_")
		];
	});
	return [.../* @__PURE__ */ new Set([
		secret,
		encodeURIComponent(secret),
		...base64
	])];
}
function encodeTokenCredentials(token) {
	return toBase64(`x-access-token:${token}`);
}
function toBase64(text) {
	return Buffer.from(text).toString("base64");
}
function quote(text) {
	return `"${sanitizeText(text, 80).replaceAll("\"", "\\\"")}"`;
}
function sanitizeText(text, maxLength = 256) {
	let masked = maskUrlCredentials(text.slice(0, 4096));
	return (masked.length > maxLength ? `${masked.slice(0, maxLength).replace(/[\ud800-\udbff]$/, "")}\u2026` : masked).toWellFormed().replaceAll("##[", "##\\u005b").replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}]/gu, escapeCharacter);
}
function escapeCharacter(character) {
	if (character === "\n") return "\\n";
	if (character === "	") return "\\t";
	let code = (character.codePointAt(0) ?? 0).toString(16);
	return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, "0")}`;
}
export { listSecretForms as a, encodeTokenCredentials as i, sanitizeText as n, createMask as r, quote as t };
