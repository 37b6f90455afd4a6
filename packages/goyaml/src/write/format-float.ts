import type { Num } from '@kalypso-actions/govalue';

/** The shortest text that reads back as the same number, in Go's `%g` form: `1e+06`, `0.0001`, `1e-05`; infinities in YAML's form. */
export function formatYamlFloat(value: number): string {
  if (Number.isNaN(value)) return '.nan';
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf';
  if (Object.is(value, -0)) return '-0';
  return formatExponent(value, value.toExponential());
}

/** The same for a `float32`, for which fewer digits suffice. */
export function formatYamlFloat32(value: number): string {
  if (!Number.isFinite(value) || value === 0) return formatYamlFloat(value);
  for (let digits = 0; digits < 9; digits++) {
    const text = value.toExponential(digits);
    if (Math.fround(Number(text)) === value) return formatExponent(Number(text), text.replace(/\.?0+e/, 'e'));
  }
  return formatYamlFloat(value);
}

function formatExponent(value: number, exponential: string): string {
  const [mantissa = '', exponent = '0'] = exponential.split('e');
  const power = Number(exponent);
  if (power >= -4 && power < 6) return String(value);
  const digits = String(Math.abs(power)).padStart(2, '0');
  return `${mantissa}e${power < 0 ? '-' : '+'}${digits}`;
}

/** Formats a number of a Go type other than `int` and `float64`. */
export function formatYamlNum({ type, value }: Num): string {
  if (typeof value === 'bigint') return value.toString();
  return type === 'float32' ? formatYamlFloat32(value) : formatYamlFloat(value);
}
