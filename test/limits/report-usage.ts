import { writeFileSync } from 'node:fs';

// Loaded with `--import` into the measured process: writes what the process used to a file.
const { KALYPSO_USAGE_FILE: file } = process.env;
if (file === undefined) throw new Error('KALYPSO_USAGE_FILE is not set');
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  writeFileSync(file, JSON.stringify({ memoryBytes: maxRSS * 1024, cpuSeconds: (userCPUTime + systemCPUTime) / 1e6 }));
});
