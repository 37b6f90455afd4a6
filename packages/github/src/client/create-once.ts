import { GitHubError } from './github-error.ts';

const MAX_CREATIONS = 3;

/**
 * Creates something that must not exist twice. If no response confirms or denies that it was created, looks for it before a
 * retry. `find` is only called then.
 */
export async function createOnce<T>(
  create: () => Promise<T>,
  find: () => Promise<T | undefined>,
  log: (line: string) => void,
): Promise<T> {
  for (let creation = 1; ; creation += 1) {
    try {
      return await create();
    } catch (error) {
      if (!(error instanceof GitHubError)) throw error;
      // GitHub's message for what exists already differs between resources.
      const mayExist = error.httpStatus === 422;
      if (!mayExist && !error.isUncertain) throw error;
      const found = await find();
      if (found !== undefined) return found;
      if (mayExist || creation === MAX_CREATIONS) throw error;
      log(`${error.call}: ${error.reason}; it was not carried out, retrying (${creation} of ${MAX_CREATIONS - 1})`);
    }
  }
}
