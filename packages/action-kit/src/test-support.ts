import { vi } from 'vitest';

/** Returns the lines that are written to standard output during a call. */
export async function captureOutput(act: () => unknown): Promise<string[]> {
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

/** Runs with changed environment variables, and restores them. */
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
