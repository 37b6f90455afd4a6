import type { FunctionMap } from '../runtime/template-function.ts';
import { defaultFunctions } from './collections/default-functions.ts';
import { dictFunctions } from './collections/dict-functions.ts';
import { listFunctions } from './collections/list-functions.ts';
import { cryptoFunctions } from './encoding/crypto-functions.ts';
import { encodingFunctions } from './encoding/encoding-functions.ts';
import { floatFunctions } from './numbers/float-functions.ts';
import { integerFunctions } from './numbers/integer-functions.ts';
import { refusedFunctions } from './refused-functions.ts';
import { pathFunctions } from './strings/path-functions.ts';
import { regexFunctions } from './strings/regex-functions.ts';
import { stringFunctions } from './strings/string-functions.ts';
import { urlFunctions } from './strings/url-functions.ts';
import { dateFunctions } from './time/date-functions.ts';
import { typeFunctions } from './type-functions.ts';
import { versionFunctions } from './versions/version-functions.ts';

/**
 * The functions of sprig 2.22.0 and the additional ones of sprig 3. If the two versions differ, 2.22.0 applies. Functions that would make a result depend
 * on more than the inputs of the template are refused when it is compiled.
 */
export const sprig: FunctionMap = {
  ...stringFunctions,
  ...listFunctions,
  ...dictFunctions,
  ...integerFunctions,
  ...floatFunctions,
  ...defaultFunctions,
  ...typeFunctions,
  ...encodingFunctions,
  ...regexFunctions,
  ...pathFunctions,
  ...versionFunctions,
  ...urlFunctions,
  ...dateFunctions,
  ...cryptoFunctions,
  ...refusedFunctions,
};
