import { vi } from 'vitest';

/** What is written to standard output meanwhile, line by line. */
export async function captured(act: () => unknown): Promise<string[]> {
  let written = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    written += chunk.toString();
    return true;
  });
  try {
    await act();
  } finally {
    write.mockRestore();
  }
  return written === '' ? [] : written.replace(/\r?\n$/, '').split(/\r?\n/);
}

/** Runs with environment variables that are as they were afterwards. */
export async function withEnvironment(variables: Record<string, string>, act: () => unknown): Promise<void> {
  const before = { ...process.env };
  Object.assign(process.env, variables);
  try {
    await act();
  } finally {
    for (const name of Object.keys(variables)) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  }
}
