// packages/assignment-record/src/folders-below.ts
function listFoldersBelow({ folders }, path) {
	return folders.filter((folder) => folder.path === joinBelow(path, folder.clusterType, folder.deploymentTarget));
}
function listInfrastructureBelow({ infrastructure = [] }, path) {
	return infrastructure.filter((each) => each.path === joinBelow(path, each.clusterType));
}
function joinBelow(path, ...names) {
	return [...path.split("/").filter((segment) => segment !== "" && segment !== "."), ...names].join("/");
}
// packages/assignment-record/src/folder-owner.ts
function createOwnerLookup({ registrations: recorded }, registrations) {
	let names = new Set(registrations.map(({ name }) => name)), bySource = Map.groupBy(registrations, identifySource);
	return (owner) => {
		let source = recorded[owner];
		if (names.has(owner) || source === void 0) return owner;
		let [successor, ...others] = bySource.get(identifySource(source)) ?? [];
		return successor === void 0 || others.length > 0 ? owner : successor.name;
	};
}
function listFoldersElsewhere(record, path, registrations) {
	let below = new Set(listFoldersBelow(record, path)), ownerOf = createOwnerLookup(record, registrations), sources = new Map(registrations.map((registration) => [registration.name, identifySource(registration)]));
	return record.folders.flatMap((folder) => {
		if (folder.registration === null || below.has(folder)) return [];
		let source = record.registrations[folder.registration], registration = ownerOf(folder.registration);
		return source !== void 0 && sources.get(registration) === identifySource(source) ? [{
			...folder,
			registration
		}] : [];
	});
}
function identifySource({ repo, branch, path }) {
	let folders = path.split("/").filter((part) => part !== "" && part !== ".");
	return JSON.stringify([
		repo.replace(/(\.git)?\/*$/, "").toLowerCase(),
		branch,
		folders
	]);
}
export { listInfrastructureBelow as i, listFoldersElsewhere as n, listFoldersBelow as r, createOwnerLookup as t };
