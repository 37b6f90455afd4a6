// \0lazy:child_process
const loaded = () => process.getBuiltinModule("node:child_process");
var _lazy_child_process_default = /* @__PURE__ */ new Proxy({}, { get: (_, key) => loaded()[key] });
function execFile(...args) {
	return new.target ? Reflect.construct(loaded().execFile, args) : loaded().execFile(...args);
}
function spawn(...args) {
	return new.target ? Reflect.construct(loaded().spawn, args) : loaded().spawn(...args);
}
export { execFile as n, spawn as r, _lazy_child_process_default as t };
