import type { FunctionMap, TemplateFunction } from '../../runtime/template-function.ts';

/** Paths with slashes, as in Go's package `path`; no file is read. */

/** Go's `path.Clean`: the shortest equivalent path. */
function clean(path: string): string {
  const rooted = path.startsWith('/');
  const kept: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') {
      if (kept.length > 0 && kept.at(-1) !== '..') {
        kept.pop();
      } else if (!rooted) {
        kept.push(part);
      }
    } else if (part !== '' && part !== '.') {
      kept.push(part);
    }
  }
  const joined = (rooted ? '/' : '') + kept.join('/');
  return joined === '' ? '.' : joined;
}

function base(path: string): string {
  if (path === '') {
    return '.';
  }
  let end = path.length;
  while (path[end - 1] === '/') {
    end--;
  }
  return end === 0 ? '/' : path.slice(path.lastIndexOf('/', end - 1) + 1, end);
}

const directory = (path: string): string => clean(path.slice(0, path.lastIndexOf('/') + 1));

function extension(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot);
}

const defineForPath = (apply: (path: string) => string | boolean): TemplateFunction => ({ params: ['string'], apply });

const functions = {
  base: defineForPath(base),
  dir: defineForPath(directory),
  clean: defineForPath(clean),
  ext: defineForPath(extension),
  isAbs: defineForPath((path) => path.startsWith('/')),
} satisfies FunctionMap;

/** sprig 3's `os…` functions use slashes on every system: a result must not depend on the machine. */
export const pathFunctions: FunctionMap = {
  ...functions,
  osBase: functions.base,
  osDir: functions.dir,
  osClean: functions.clean,
  osExt: functions.ext,
  osIsAbs: functions.isAbs,
};
