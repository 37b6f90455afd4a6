import { l as resolvePlain } from "./yaml.js";
import { i as isMergeKey } from "./goyaml.js";
// packages/goyaml/src/read/invalid-key.ts
function findInvalidKey(documents) {
	for (let document of documents) {
		let found = findIn(document);
		if (found) return found;
	}
}
function findIn(node) {
	if (node.kind === "sequence") return findInvalidKey(node.items);
	if (node.kind !== "mapping") return;
	let seen = /* @__PURE__ */ new Set();
	for (let [written, value] of node.entries) {
		let key = written.kind === "alias" ? written.target : written;
		if (key.kind !== "scalar") return {
			kind: "structure",
			key: firstScalar(key)
		};
		if (isMergeKey(key)) {
			if (!isMergeable(value)) return {
				kind: "merge",
				key
			};
		} else {
			let names = keyNames(key);
			if (names.some((name) => seen.has(name))) return {
				kind: "duplicate",
				key
			};
			for (let name of names) seen.add(name);
		}
		let found = findIn(value);
		if (found) return found;
	}
}
function isMergeable(node) {
	let target = node.kind === "alias" ? node.target : node;
	return target.kind === "sequence" ? target.items.every((item) => (item.kind === "alias" ? item.target : item).kind === "mapping") : target.kind === "mapping";
}
function keyNames({ value, implicit }) {
	let resolved = implicit ? resolvePlain(value, "v2") : void 0;
	return resolved === void 0 || resolved.tag === "str" ? [`text ${value}`] : [`text ${value}`, `${resolved.tag} ${String(resolved.value)}`];
}
function firstScalar(node) {
	if (node.kind === "scalar") return node;
	let [first] = node.kind === "sequence" ? node.items : node.kind === "mapping" ? node.entries.flat() : [];
	return first && firstScalar(first);
}
export { findInvalidKey as t };
