import type { FunctionMap } from '../functions.ts';
import { crypto } from './crypto.ts';
import { dates } from './dates.ts';
import { decimals } from './decimal.ts';
import { defaults } from './defaults.ts';
import { dicts } from './dicts.ts';
import { encoding } from './encoding.ts';
import { lists } from './lists.ts';
import { math } from './math.ts';
import { paths } from './paths.ts';
import { refusedFunctions } from './refused.ts';
import { regex } from './regex.ts';
import { semver } from './semver.ts';
import { strings } from './strings.ts';
import { types } from './types.ts';
import { urls } from './urls.ts';

/**
 * The functions of sprig 2.22.0, and what sprig 3 has besides. Where the two disagree, 2.22.0 holds. Those that would make a template's result depend on
 * more than its inputs are refused when a template is compiled.
 */
export const sprig: FunctionMap = {
  ...strings,
  ...lists,
  ...dicts,
  ...math,
  ...decimals,
  ...defaults,
  ...types,
  ...encoding,
  ...regex,
  ...paths,
  ...semver,
  ...urls,
  ...dates,
  ...crypto,
  ...refusedFunctions,
};
