// The command line: npm run kalypso -- COMMAND
import { type CommandDeps, runMigrateCheck } from '@kalypso-actions/migration';
import { runInventoryCommand } from './kalypso/inventory-command.ts';

const USAGE = `Usage: npm run kalypso -- COMMAND

  inventory       writes a first inventory of an environment from what Azure lists, and reports what differs between the two
  migrate-check   compares what would be published for an environment with its GitOps branch, before moving from the Kalypso operator

Run \`npm run kalypso -- COMMAND --help\` for the options of a command.
`;

const deps: CommandDeps = {
  env: process.env,
  // npm runs scripts in the folder of this package.
  directory: process.env.INIT_CWD ?? process.cwd(),
  print: (text) => process.stdout.write(text),
  printError: (text) => process.stderr.write(text),
};

const COMMANDS = new Map([
  ['inventory', runInventoryCommand],
  ['migrate-check', runMigrateCheck],
]);

const [command = '', ...args] = process.argv.slice(2);
const run = COMMANDS.get(command);
if (run !== undefined) {
  process.exitCode = await run(args, deps);
} else {
  const isHelp = command === '--help' || command === '-h';
  if (isHelp) deps.print(USAGE);
  else deps.printError(USAGE);
  process.exitCode = isHelp ? 0 : 2;
}
