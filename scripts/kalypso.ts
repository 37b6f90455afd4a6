// The command line: npm run kalypso -- COMMAND
import { type CommandDeps, runMigrateCheck } from '@kalypso-actions/migration';

const USAGE = `Usage: npm run kalypso -- COMMAND

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

const [command, ...args] = process.argv.slice(2);
if (command === 'migrate-check') {
  process.exitCode = await runMigrateCheck(args, deps);
} else {
  const isHelp = command === '--help' || command === '-h';
  if (isHelp) deps.print(USAGE);
  else deps.printError(USAGE);
  process.exitCode = isHelp ? 0 : 2;
}
