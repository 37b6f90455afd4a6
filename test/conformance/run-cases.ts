import { type CaseExpectation, type CaseResult, describeCrash } from './case-result.ts';
import { openCorpus } from './corpus.ts';
import type { Deviation, ExceptionLists } from './deviations.ts';
import { runRenderCase } from './render-cases.ts';
import { runScheduleCase } from './schedule-cases.ts';

/** A case that can be run. It never rejects: a crash is a failure. */
export interface RunnableCase {
  readonly id: string;
  run(): Promise<CaseResult>;
}

/** Runs every case of a folder, one after the other. */
export async function runCases(folder: string, lists: ExceptionLists): Promise<CaseResult[]> {
  const { cases, close } = openCases(folder, lists);
  try {
    const results: CaseResult[] = [];
    for (const one of cases) results.push(await one.run());
    return results;
  } finally {
    close();
  }
}

/** The cases of a folder, to be run one by one until `close` is called. */
export function openCases(
  folder: string,
  lists: ExceptionLists,
): { readonly cases: readonly RunnableCase[]; close(): void } {
  const corpus = openCorpus(folder);
  const render = expectationsOf(lists.render, lists);
  const schedule = expectationsOf(lists.schedule, lists);
  return {
    cases: [
      ...corpus.renderLines.map((line, index) => {
        const id = readId(line) ?? `render case ${index + 1}`;
        return toRunnable(id, async () => runRenderCase(JSON.parse(line), render(id)));
      }),
      ...corpus.scheduleCases.map(({ id, folder: path }) =>
        toRunnable(id, () => runScheduleCase(path, id, schedule(id))),
      ),
    ],
    close: corpus.close,
  };
}

function toRunnable(id: string, run: () => Promise<CaseResult>): RunnableCase {
  return { id, run: () => run().catch((error) => ({ id, tags: [], failure: describeCrash(error) })) };
}

/** The ID of a case; `undefined` if its line is not JSON, which running it reports. */
function readId(line: string): string | undefined {
  try {
    return JSON.parse(line).id;
  } catch {
    return undefined;
  }
}

function expectationsOf<T>(
  deviations: readonly Deviation<T>[],
  { knownFailures }: ExceptionLists,
): (id: string) => CaseExpectation<T> {
  const deviationById = new Map(deviations.map((deviation) => [deviation.case, deviation]));
  const reasonById = new Map(knownFailures.flatMap(({ reason, cases }) => cases.map((id) => [id, reason])));
  return (id) => ({ deviation: deviationById.get(id), knownFailure: reasonById.get(id) });
}
