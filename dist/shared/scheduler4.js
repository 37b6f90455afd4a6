import { n as sanitizeText } from "./diagnostics3.js";
// packages/scheduler/src/model/combine-resources.ts
function compareNames(a, b) {
	return a.name < b.name ? -1 : +(a.name > b.name);
}
function dropDuplicates(resources, diagnostics) {
	let found = /* @__PURE__ */ new Map();
	for (let resource of resources) {
		let first = found.get(identify(resource));
		first ? diagnostics.push({
			code: "duplicate-resource",
			severity: "error",
			message: `duplicate ${resource.kind} ${resource.name}: ${describeFile(first, resource)} already defines it`,
			at: locateName(resource),
			hint: "Remove one, or give it another name.",
			related: [{
				message: "also defined here",
				at: locateName(first)
			}],
			subject: {
				kind: resource.kind,
				name: resource.name
			}
		}) : found.set(identify(resource), resource);
	}
	return [...found.values()];
}
function overlayResources(own, base, diagnostics) {
	let overrides = new Map(own.map((resource) => [identify(resource), resource])), rest = base.filter((resource) => {
		let override = overrides.get(identify(resource));
		return override && diagnostics.push(createOverrideWarning(override, resource)), !override;
	});
	return [...own, ...rest];
}
function createOverrideWarning(override, overridden) {
	return {
		code: "overridden-resource",
		severity: "warning",
		message: `${override.kind} ${override.name} overrides the one of the base, in ${describeFile(overridden, override)}`,
		at: locateName(override),
		hint: "Give it another name unless this is intended.",
		related: [{
			message: "the overridden one",
			at: locateName(overridden)
		}]
	};
}
function identify({ kind, name }) {
	return `${kind}/${name}`;
}
function locateName(resource) {
	return resource.locate("metadata", "name");
}
function describeFile(resource, other) {
	let [{ source, file }, position] = [locateName(resource), locateName(other)];
	return sanitizeText(file === position.file && source !== position.source ? `${file} of ${source}` : file);
}
export { dropDuplicates as n, overlayResources as r, compareNames as t };
