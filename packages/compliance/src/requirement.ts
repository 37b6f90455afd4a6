/** How many configurations have to comply, of all of them or of those whose cluster carries a label. */
export interface Requirement {
  readonly label: Label | undefined;
  readonly amount: Amount;
}

export interface Label {
  readonly name: string;
  readonly value: string;
}

export type Amount =
  /** Hundredths of a per cent, so that all arithmetic is of whole numbers. */
  { readonly unit: 'percent'; readonly hundredths: number } | { readonly unit: 'number'; readonly number: number };

/** Everything has to comply. */
export const EVERYTHING: Requirement = { label: undefined, amount: { unit: 'percent', hundredths: 10_000 } };

export interface ParsedRequirements {
  readonly requirements: readonly Requirement[];
  /** What is wrong with the text, for people; then `requirements` is not to be used. */
  readonly problems: readonly string[];
}

/**
 * Reads `100%`, `12`, `90%; ring=canary: 100%`: entries apart by semicolons or line breaks, each a percentage or a number, with `<label>=<value>:` before
 * it when it is only about clusters that carry the label. Without an entry for all, all have to comply.
 */
export function parseRequirements(text: string): ParsedRequirements {
  const entries = text
    .split(/[;\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  const requirements: Requirement[] = [];
  const problems: string[] = [];
  for (const entry of entries) {
    const found = parseEntry(entry);
    if (typeof found === 'string') problems.push(found);
    else if (requirements.some((other) => describeLabel(other) === describeLabel(found)))
      problems.push(`there are two amounts for ${describeLabel(found)}`);
    else requirements.push(found);
  }
  if (!requirements.some(({ label }) => label === undefined)) requirements.unshift(EVERYTHING);
  return { requirements, problems };
}

function parseEntry(entry: string): Requirement | string {
  const [, name, value, number] = /^(?:([^=]+)=(.*):)?([^:]*)$/.exec(entry) ?? [];
  const amount = parseAmount((number ?? '').trim());
  if (amount === undefined) return `${JSON.stringify(entry)} does not end in a percentage from 0% to 100% or a number`;
  if (name === undefined) return { label: undefined, amount };
  const label = { name: name.trim(), value: (value ?? '').trim() };
  if (label.name === '') return `${JSON.stringify(entry)} names no label`;
  return { label, amount };
}

function parseAmount(text: string): Amount | undefined {
  if (/^\d{1,9}$/.test(text)) return { unit: 'number', number: Number(text) };
  const [, whole, fraction = ''] = /^(\d{1,3})(?:\.(\d{1,2}))? ?%$/.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const hundredths = Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
  return hundredths <= 10_000 ? { unit: 'percent', hundredths } : undefined;
}

/** Whether a requirement is about a cluster with these tags. As in Azure, letter case does not matter in a tag's name, but does in its value. */
export function concerns({ label }: Requirement, tags: Readonly<Record<string, string>>): boolean {
  if (label === undefined) return true;
  const name = label.name.toLowerCase();
  return Object.entries(tags).some(([tag, value]) => tag.toLowerCase() === name && value === label.value);
}

/**
 * How many of `total` have to comply. Part of one is a whole one. Of those with a label at least one has to be there, unless none has to comply: a rule
 * about canaries is not kept by there being none.
 */
export function needed({ label, amount }: Requirement, total: number): number {
  if (amount.unit === 'number') return amount.number;
  const part = Math.ceil((total * amount.hundredths) / 10_000);
  return label !== undefined && amount.hundredths > 0 ? Math.max(1, part) : part;
}

/** `100%`, `ring=canary: 2`: as it is written. */
export function describeRequirement(requirement: Requirement): string {
  const { label, amount } = requirement;
  const text = amount.unit === 'number' ? String(amount.number) : `${amount.hundredths / 100}%`;
  return label === undefined ? text : `${describeLabel(requirement)}: ${text}`;
}

function describeLabel({ label }: Requirement): string {
  return label === undefined ? 'all' : `${label.name}=${label.value}`;
}
