function errorMessage(thrown) {
	return thrown instanceof Error ? thrown.message : String(thrown);
}
function causeChain(error) {
	let chain = [error];
	for (let next = error; next instanceof Error && chain.length < 5;) next = next.cause, next instanceof Error && chain.push(next);
	return chain;
}
function rootCause(error) {
	return causeChain(error).at(-1);
}
export { errorMessage as n, rootCause as r, causeChain as t };
