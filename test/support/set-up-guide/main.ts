// Runs a command of `gh`, `az`, `kubectl`, `flux` or `helm` in a guide. Other commands and options are refused.
import { parseArgs } from 'node:util';
import { COMMANDS } from './commands.ts';

const commandLine = process.argv.slice(2);
const [name, command] =
  Object.entries(COMMANDS).find(([start]) => `${commandLine.join(' ')} `.startsWith(`${start} `)) ?? [];
if (name === undefined || command === undefined) throw new Error(`command not emulated: ${commandLine.join(' ')}`);
const [optionNames, run] = command;
const { values, positionals } = parseArgs({
  args: commandLine.slice(name.split(' ').length),
  allowPositionals: true,
  options: Object.fromEntries(
    optionNames.split(' ').map((option) => {
      const name = option.replace(/[!*]$/, '');
      const short = name.length === 1 ? { short: name } : {};
      return [name, { type: option.endsWith('!') ? 'boolean' : 'string', multiple: option.endsWith('*'), ...short }];
    }),
  ),
});
const texts = Object.entries(values).map(([key, value]) => [
  key,
  Array.isArray(value) ? value.join('\n') : String(value),
]);
await run(Object.fromEntries(texts), positionals);
