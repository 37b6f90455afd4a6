// The emulated Trivy: `trivy image` finds a vulnerability in every image whose name contains `vulnerable`.
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'exit-code': { type: 'string', default: '0' } },
});
const [command, image = ''] = positionals;
if (command !== 'image') throw new Error(`trivy ${command}: the emulated trivy supports only image`);
const found = image.includes('vulnerable');
console.log(
  `${image}: ${found ? `1 vulnerability (${process.env.TRIVY_SEVERITY ?? 'all severities'})` : 'no vulnerabilities'}`,
);
process.exitCode = found ? Number(values['exit-code']) : 0;
