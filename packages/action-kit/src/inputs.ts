import { getInput } from '@actions/core';
import { type Diagnostic, quote } from '@kalypso-actions/diagnostics';

/** Reads the inputs of an action. Problems are collected, so that all of them are reported together. */
export class Inputs {
  readonly #problems: Diagnostic[] = [];

  /** The problems of the inputs that were read so far. */
  get problems(): readonly Diagnostic[] {
    return this.#problems;
  }

  /** A text without surrounding white space; empty if the input is not set. */
  text(name: string): string {
    return getInput(name);
  }

  /** A text; `undefined` if the input is not set. */
  optional(name: string): string | undefined {
    return this.text(name) || undefined;
  }

  required(name: string): string {
    const value = this.text(name);
    if (value === '')
      this.#addProblem(
        `input ${name} is required`,
        `Set \`${name}\` under \`with:\`; if it is set there, the secret, variable or output that it names does not exist or is empty.`,
      );
    return value;
  }

  /** A text that matches a pattern, which the hint describes; `undefined` if the input is not set. */
  matching(name: string, form: { readonly pattern: RegExp; readonly hint: string }): string | undefined {
    const value = this.optional(name);
    if (value !== undefined && !form.pattern.test(value)) this.#addInvalidValue(name, value, form.hint);
    return value;
  }

  /** `true` or `false`, in the spellings of YAML's core schema; `false` if the input is not set. */
  flag(name: string): boolean {
    const value = this.text(name);
    if (/^(true|True|TRUE)$/.test(value)) return true;
    if (!/^(false|False|FALSE)?$/.test(value)) this.#addInvalidValue(name, value, 'Use `true` or `false`.');
    return false;
  }

  /** One of the given values; the first one if the input is not set. */
  choice<const Values extends readonly [string, ...string[]]>(name: string, values: Values): Values[number] {
    const value = this.text(name);
    const found = values.find((candidate) => candidate === value);
    if (found === undefined && value !== '') {
      this.#addInvalidValue(name, value, `Use one of ${values.map((each) => `\`${each}\``).join(', ')}.`);
    }
    return found ?? values[0];
  }

  /** Reports a problem of an input that was read before, for example `reject('labels', 'contains an empty name', …)`. */
  reject(name: string, problem: string, hint: string): void {
    this.#addProblem(`input ${name} ${problem}`, hint);
  }

  /** Adds problems of what an input names, for example of a file. */
  addProblems(problems: readonly Diagnostic[]): void {
    this.#problems.push(...problems);
  }

  #addInvalidValue(name: string, value: string, hint: string): void {
    this.#addProblem(`input ${name} has the invalid value ${quote(value)}`, hint);
  }

  #addProblem(message: string, hint: string): void {
    this.#problems.push({ code: 'input', severity: 'error', message, hint });
  }
}
