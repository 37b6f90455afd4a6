import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type RecordedSetting, recordSetting } from './recorded-settings.ts';

/** The options of a command line by name; one that is repeated has one value on each line. */
type CommandOptions = Readonly<Record<string, string>>;

/** Emulates a command of a CLI. */
type CliCommand = (options: CommandOptions, positionals: readonly string[]) => void | Promise<void>;

/** Commands by how they start, with their options: `!` marks one without a value, `*` one that can be repeated. */
export type CliCommands = Readonly<Record<string, readonly [options: string, run: CliCommand]>>;

export function record(setting: RecordedSetting): void {
  recordSetting(readVariable('EMULATOR_SETTINGS'), setting);
}

export function readVariable(variable: string): string {
  return requireValue(process.env[variable]);
}

export function requireValue(value: string | undefined): string {
  if (value === undefined || value === '') throw new Error('a required value is missing');
  return value;
}

/** Prints the result of `--query … --output tsv`. */
export function printQuery(query: string | undefined, result: CommandOptions): void {
  console.log(requireValue(result[requireValue(query)]));
}

/** A program that is installed, and not its emulation: the first folder of the `PATH` in guides contains these. */
export function findProgram(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).slice(1);
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
}
