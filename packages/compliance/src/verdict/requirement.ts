/** How many clusters have to comply: of all, or of those with a label. */
export interface ComplianceRequirement {
  readonly label: RequirementLabel | undefined;
  readonly amount: RequiredAmount;
}

/** A label is one of the inventory, or a tag of the cluster resource. */
export interface RequirementLabel {
  readonly name: string;
  readonly value: string;
}

export type RequiredAmount =
  /** In hundredths of a percent, so that all arithmetic is exact. */
  { readonly kind: 'percentage'; readonly hundredths: number } | { readonly kind: 'count'; readonly count: number };

/** Every cluster has to comply. */
export const REQUIRE_ALL: ComplianceRequirement = {
  label: undefined,
  amount: { kind: 'percentage', hundredths: 10_000 },
};

export interface ParsedRequirements {
  readonly requirements: readonly ComplianceRequirement[];
  /** What is wrong with the text. If there are any, do not use `requirements`. */
  readonly problems: readonly string[];
}

/**
 * Parses `100%`, `12` or `90%; ring=canary: 100%`: entries separated by semicolons or newlines. Each is a percentage or a number, preceded by
 * `<label>=<value>:` if it applies only to clusters with that label. Without an entry for all clusters, all have to comply.
 */
export function parseRequirements(text: string): ParsedRequirements {
  const entries = text
    .split(/[;\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  const requirements: ComplianceRequirement[] = [];
  const problems: string[] = [];
  for (const entry of entries) {
    const requirement = parseEntry(entry);
    if (typeof requirement === 'string') problems.push(requirement);
    else if (requirements.some((other) => formatLabel(other) === formatLabel(requirement)))
      problems.push(`there are two amounts for ${formatLabel(requirement)}`);
    else requirements.push(requirement);
  }
  if (!requirements.some(({ label }) => label === undefined)) requirements.unshift(REQUIRE_ALL);
  return { requirements, problems };
}

/** Returns what is wrong if the entry is invalid. */
function parseEntry(entry: string): ComplianceRequirement | string {
  const [, name, value, number] = /^(?:([^=]+)=(.*):)?([^:]*)$/.exec(entry) ?? [];
  const amount = parseAmount((number ?? '').trim());
  if (amount === undefined) return `${JSON.stringify(entry)} does not end in a percentage from 0% to 100% or a number`;
  if (name === undefined) return { label: undefined, amount };
  const label = { name: name.trim(), value: (value ?? '').trim() };
  if (label.name === '') return `${JSON.stringify(entry)} does not name a label`;
  return { label, amount };
}

function parseAmount(text: string): RequiredAmount | undefined {
  if (/^\d{1,9}$/.test(text)) return { kind: 'count', count: Number(text) };
  const [, whole, fraction = ''] = /^(\d{1,3})(?:\.(\d{1,2}))? ?%$/.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const hundredths = Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
  return hundredths <= 10_000 ? { kind: 'percentage', hundredths } : undefined;
}

/** What is known of the labels of a cluster. */
export interface KnownLabels {
  /** `undefined` if none can be read. */
  readonly labels: Readonly<Record<string, string>> | undefined;
  /** Whether the cluster may have other labels, which cannot be read. */
  readonly mayHaveOtherLabels: boolean;
}

/** Whether a cluster belongs to the group of a requirement. Without readable labels, it may. */
export type Membership = 'member' | 'other' | 'unreadable';

/** Finds out whether a cluster with these labels belongs to a group. As in Azure, the name of a label is not case-sensitive, but its value is. */
export function findMembership(
  { label }: ComplianceRequirement,
  { labels = {}, mayHaveOtherLabels }: KnownLabels,
): Membership {
  if (label === undefined) return 'member';
  const name = label.name.toLowerCase();
  const values = Object.entries(labels).flatMap(([other, value]) => (other.toLowerCase() === name ? value : []));
  if (values.includes(label.value)) return 'member';
  return values.length === 0 && mayHaveOtherLabels ? 'unreadable' : 'other';
}

/**
 * Returns how many of `total` clusters have to comply. A percentage is rounded up. A label requires at least one cluster, unless it requires
 * 0%: a rule about canaries is not met if there are none.
 */
export function countNeeded({ label, amount }: ComplianceRequirement, total: number): number {
  if (amount.kind === 'count') return amount.count;
  const part = Math.ceil((total * amount.hundredths) / 10_000);
  return label !== undefined && amount.hundredths > 0 ? Math.max(1, part) : part;
}

/** Formats a requirement as the input does: `100%`, `ring=canary: 2`. */
export function formatRequirement(requirement: ComplianceRequirement): string {
  const { label, amount } = requirement;
  const text = amount.kind === 'count' ? String(amount.count) : `${amount.hundredths / 100}%`;
  return label === undefined ? text : `${formatLabel(requirement)}: ${text}`;
}

function formatLabel({ label }: ComplianceRequirement): string {
  return label === undefined ? 'all' : `${label.name}=${label.value}`;
}
