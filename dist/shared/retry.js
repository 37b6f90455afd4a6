function causeChain(error) {
	let chain = [error];
	for (let next = error; next instanceof Error && chain.length < 5;) next = next.cause, next instanceof Error && chain.push(next);
	return chain;
}
function rootCause(error) {
	return causeChain(error).at(-1);
}
export { rootCause as n, causeChain as t };
