import { a as createHash, c as init__lazy_crypto } from "./shared2.js";
// packages/git-objects/src/blob-id.ts
init__lazy_crypto();
function blobId(content) {
	return createHash("sha1").update(`blob ${content.length}\0`).update(content).digest("hex");
}
export { blobId as t };
