import { getBuiltinModule } from 'node:process';
import type { Plugin } from 'rolldown';

const PREFIX = '\0lazy:';

/**
 * Makes a bundle load some of Node's modules when it first calls them, instead of at its start: of those that Node does not have loaded anyway, loading
 * takes as long as all of a small action's own work.
 *
 * Their functions and classes can be called and constructed. For anything else (`instanceof`, a subclass, a constant) a module has to be loaded at the
 * start: a constant is then missing when bundling, which fails the build. Of a default import, any member can be had: it is looked for when it is used.
 *
 * @param names modules to load lazily, without `node:`
 */
export function lazyBuiltins(names: readonly string[]): Plugin {
  return {
    name: 'lazy-builtins',
    resolveId(id) {
      const name = id.replace(/^node:/, '');
      return names.includes(name) ? { id: PREFIX + name, moduleSideEffects: false } : undefined;
    },
    load(id) {
      return id.startsWith(PREFIX)
        ? { code: forwarders(id.slice(PREFIX.length)), moduleSideEffects: false }
        : undefined;
    },
    onLog(_level, log) {
      if (log.code === 'IMPORT_IS_UNDEFINED' || log.code === 'MISSING_EXPORT') throw new Error(log.message);
    },
  };
}

/** A module with every function of a module of Node's, each of which looks for the real one when it is called. */
function forwarders(name: string): string {
  const exported: object = getBuiltinModule(`node:${name}`) ?? {};
  const functions = Object.entries(exported).flatMap(([key, value]) => (typeof value === 'function' ? key : []));
  return [
    `const loaded = () => process.getBuiltinModule('node:${name}');`,
    'export default /* @__PURE__ */ new Proxy({}, { get: (_, key) => loaded()[key] });',
    ...functions.map(
      (key) =>
        `export function ${key}(...args) { return new.target ? Reflect.construct(loaded().${key}, args) : loaded().${key}(...args); }`,
    ),
  ].join('\n');
}
