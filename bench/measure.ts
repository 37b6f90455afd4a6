/** How many seconds a function takes. */
export function timed(run: () => unknown): number {
  const before = performance.now();
  run();
  return (performance.now() - before) / 1000;
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/**
 * How often one core can run a function in a second: the best of some samples. It measures the CPU time of this thread, so that other processes on the
 * machine matter little.
 */
export function perSecond(run: () => unknown, samples = 5, seconds = 0.2): number {
  const rates = Array.from({ length: samples }, () => {
    const start = process.threadCpuUsage();
    for (let count = 0, batch = 1; ; batch *= 2) {
      for (let turn = 0; turn < batch; turn += 1) run();
      count += batch;
      const { user, system } = process.threadCpuUsage(start);
      if (user + system >= seconds * 1e6) return (count * 1e6) / (user + system);
    }
  });
  return Math.max(...rates);
}
