import type { ControlPlaneFolders } from './observe-control-plane.ts';

const NAMED_BASE = /^([a-z0-9][-a-z0-9.]*)=(.+)$/;

/** Parses folders of bases: a folder for the `BaseRepo` named `main`, and `name=folder` for others. Empty texts are left out. */
export function parseBaseFolders(texts: readonly string[]): Pick<ControlPlaneFolders, 'base' | 'namedBases'> {
  const folders = texts.map((text) => text.trim()).filter((text) => text !== '');
  const named = folders.flatMap((text) => {
    const [, name, folder] = NAMED_BASE.exec(text) ?? [];
    return name === undefined || folder === undefined ? [] : [[name, folder] as const];
  });
  return { base: folders.find((text) => !NAMED_BASE.test(text)), namedBases: new Map(named) };
}
