/** A runner that cancels a job sends SIGINT, 7.5 seconds later SIGTERM, and kills after 2.5 more. */
export function cancellation(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    process.on(name, () => controller.abort(new Error('the job was cancelled')));
  return controller.signal;
}
