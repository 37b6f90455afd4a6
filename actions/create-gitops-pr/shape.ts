/** Checks a value that came as JSON. @returns what is wrong, each with its place */
export type Check = (value: unknown, at: string) => readonly string[];

const kind =
  (word: string, is: (value: unknown) => boolean): Check =>
  (value, at) =>
    is(value) ? [] : [`${at} is no ${word}`];

export const text: Check = kind('text', (value) => typeof value === 'string');
/** Zero or more. */
export const whole: Check = kind('whole number', (value) => Number.isSafeInteger(value) && Number(value) >= 0);

export function oneOf(...words: readonly string[]): Check {
  return kind(`one of ${words.join(', ')}`, (value) => words.some((word) => word === value));
}

export function nullable(check: Check): Check {
  return (value, at) => (value === null ? [] : check(value, at));
}

export function list(check: Check): Check {
  return (value, at) =>
    Array.isArray(value) ? value.flatMap((item, index) => check(item, `${at}[${index}]`)) : [`${at} is no list`];
}

/** An object with these properties, and maybe others. */
export function object(
  required: Readonly<Record<string, Check>>,
  optional: Readonly<Record<string, Check>> = {},
): Check {
  return (value, at) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${at} is no object`];
    const entries = new Map<string, unknown>(Object.entries(value));
    return [
      ...Object.entries(required).flatMap(([key, check]) => check(entries.get(key), `${at}.${key}`)),
      ...Object.entries(optional).flatMap(([key, check]) =>
        entries.has(key) ? check(entries.get(key), `${at}.${key}`) : [],
      ),
    ];
  };
}
