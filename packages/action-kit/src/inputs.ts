import { getInput } from '@actions/core';
import { type Diagnostic, quote } from '@kalypso-actions/diagnostics';

/** Reads an action's inputs; what is wrong with them is collected, so that all of it is told at once. */
export class Inputs {
  readonly #problems: Diagnostic[] = [];

  /** What was wrong so far. */
  get problems(): readonly Diagnostic[] {
    return this.#problems;
  }

  /** Text without the white space around it; empty when the input is not given. */
  text(name: string): string {
    return getInput(name);
  }

  /** Text, or nothing when the input is not given. */
  optional(name: string): string | undefined {
    return this.text(name) || undefined;
  }

  required(name: string): string {
    const value = this.text(name);
    if (value === '') this.#wrong(`input ${name} is required`, `Set \`${name}\` under \`with:\`.`);
    return value;
  }

  /** Text of a certain form, or nothing when the input is not given; the hint says what the form is. */
  matching(name: string, form: { readonly pattern: RegExp; readonly hint: string }): string | undefined {
    const value = this.optional(name);
    if (value !== undefined && !form.pattern.test(value)) this.#wrong(`input ${name} is ${quote(value)}`, form.hint);
    return value;
  }

  /** `true` or `false`, in the spellings that YAML's core schema has; false when the input is not given. */
  flag(name: string): boolean {
    const value = this.text(name);
    if (/^(true|True|TRUE)$/.test(value)) return true;
    if (!/^(false|False|FALSE)?$/.test(value))
      this.#wrong(`input ${name} is ${quote(value)}`, 'Use `true` or `false`.');
    return false;
  }

  /** One of some words; the first when the input is not given. */
  choice<const Words extends readonly [string, ...string[]]>(name: string, words: Words): Words[number] {
    const value = this.text(name);
    const found = words.find((word) => word === value);
    if (found === undefined && value !== '') {
      this.#wrong(`input ${name} is ${quote(value)}`, `Use one of ${words.map((word) => `\`${word}\``).join(', ')}.`);
    }
    return found ?? words[0];
  }

  /** Tells what is wrong with an input whose text was read already: `reject('labels', 'names nothing', …)`. */
  reject(name: string, wrong: string, hint: string): void {
    this.#wrong(`input ${name} ${wrong}`, hint);
  }

  #wrong(message: string, hint: string): void {
    this.#problems.push({ code: 'input', severity: 'error', message, hint });
  }
}
