// packages/scheduler/src/model/name-claims.ts
function toRecordedOwners(assignments) {
	let ownersBy = (nameOf) => new Map([...Map.groupBy(assignments, nameOf)].map(([name, group]) => [name, new Set(group.map(({ registration }) => registration))]));
	return {
		workloads: ownersBy(({ workload }) => workload),
		targets: ownersBy(({ deploymentTarget }) => deploymentTarget),
		namespaces: Map.groupBy(assignments.filter(({ namespace }) => namespace !== void 0), ({ clusterType, namespace }) => `${clusterType}/${namespace}`)
	};
}
function decideClaims(claims, recordedOwners, { unreadable }) {
	let own = (owner) => ({
		kind: "owned",
		owner,
		others: claims.filter((claim) => claim !== owner)
	}), platform = claims.find(({ registration }) => registration === void 0);
	if (platform) return own(platform);
	let isClaimed = (owner) => claims.some(({ registration }) => registration?.name === owner), absent = [...recordedOwners ?? []].find((owner) => unreadable.has(owner) && !isClaimed(owner));
	if (absent !== void 0) return {
		kind: "kept",
		owner: absent,
		others: claims
	};
	let [recorded, ...others] = claims.filter(({ registration }) => recordedOwners?.has(registration?.name ?? ""));
	if (recorded && others.length === 0) return own(recorded);
	let [first, ...rest] = claims;
	return first && rest.length === 0 ? own(first) : {
		kind: "contested",
		claims
	};
}
function describeClaimant({ registration }) {
	return registration ? `registration ${registration.name}` : "the control plane";
}
export { describeClaimant as n, toRecordedOwners as r, decideClaims as t };
