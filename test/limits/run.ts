import { PLATFORM_INPUTS } from './inputs/platform-files.ts';
import { TEMPLATE_INPUTS } from './inputs/templates.ts';
import { WORKLOAD_INPUTS } from './inputs/workload-files.ts';
import { type LimitedInput, MAX_INPUT_BYTES, MAX_MEMORY_BYTES, MAX_SECONDS } from './limited-input.ts';
import { type Measurement, measureInput } from './measure-input.ts';

// Runs `schedule` with each input, in a process with limited memory, and reports time and memory: `npm run limits [-- part of a name]`.
const [, , filter = ''] = process.argv;
let failures = 0;
for (const input of [...WORKLOAD_INPUTS, ...TEMPLATE_INPUTS, ...PLATFORM_INPUTS]) {
  if (!input.name.includes(filter)) continue;
  const files = input.create();
  const bytes = Object.values(files).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (bytes >= MAX_INPUT_BYTES) throw new Error(`${input.name}: ${bytes} bytes are too many`);
  const measured = await measureInput(files);
  const isWithin = isWithinLimits(measured);
  if (!isWithin) failures += 1;
  console.log(formatLine(input, measured, isWithin));
}
console.log(failures === 0 ? 'All inputs are within the limits.' : `${failures} inputs exceed the limits.`);
process.exitCode = failures === 0 ? 0 : 1;

function isWithinLimits({ seconds, memoryBytes = Number.POSITIVE_INFINITY, outcome }: Measurement): boolean {
  return seconds <= MAX_SECONDS && memoryBytes <= MAX_MEMORY_BYTES && !outcome.startsWith('no report');
}

function formatLine({ name }: LimitedInput, measured: Measurement, isWithin: boolean): string {
  const { seconds, cpuSeconds, memoryBytes, outcome } = measured;
  const memory = memoryBytes === undefined ? 'killed' : `${Math.round(memoryBytes / 1024 ** 2)} MiB`;
  const mark = isWithin ? 'ok  ' : 'FAIL';
  return `${mark} ${seconds.toFixed(1)} s (${cpuSeconds.toFixed(1)} s of CPU), ${memory}: ${name}: ${outcome.slice(0, 200)}`;
}
