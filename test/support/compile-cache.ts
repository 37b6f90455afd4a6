import { resolve } from 'node:path';

/** Where Node keeps compiled code. Tests start hundreds of processes from the same few files; with a cache, each file is compiled once. */
export const COMPILE_CACHE = { NODE_COMPILE_CACHE: resolve(import.meta.dirname, '../../node_modules/.cache/compile') };
