import { AzureError } from '../azure-error.ts';
import { isJsonObject, readString } from '../json.ts';

/** A page whose fields are consistent. */
interface ResultPage {
  readonly rows: readonly unknown[];
  readonly total: number;
  readonly skipToken: string | undefined;
}

/**
 * Collects the pages of one result. Azure evaluates the query again for each page, so a row that appears or disappears in between shifts the others.
 * The pages are consistent only if all report the same total, no row is repeated, and none is missing.
 */
export class ResultPages {
  readonly #rows = new Map<string, unknown>();
  readonly #tokens = new Set<string>();
  #total: number | undefined;

  /**
   * Adds a page.
   * @returns the token of the next page; `undefined` if this was the last one
   * @throws an {@link AzureError}: `unsteady` if the page contradicts the others, `unexpected` if it is not a valid page
   */
  add(body: unknown): string | undefined {
    const { rows, total, skipToken } = parsePage(body);
    this.#total ??= total;
    if (total !== this.#total) throw unsteady(`the total was ${this.#total} rows, then ${total}`);
    for (const row of rows) {
      const id = isJsonObject(row) ? readString(row.id).toLowerCase() : '';
      if (id === '') throw unexpected('a row without an id');
      if (this.#rows.has(id)) throw unsteady(`${id} was returned twice`);
      this.#rows.set(id, row);
    }
    if (skipToken === undefined) {
      if (this.#rows.size !== total) throw unsteady(`${this.#rows.size} of ${total} rows were returned`);
      return undefined;
    }
    if (this.#tokens.has(skipToken)) throw unsteady('a page was repeated');
    if (rows.length === 0) throw unsteady('an empty page preceded the last one');
    this.#tokens.add(skipToken);
    return skipToken;
  }

  get rows(): readonly unknown[] {
    return [...this.#rows.values()];
  }
}

/** Parses a page. A page with a missing or contradictory field is not valid. */
function parsePage(body: unknown): ResultPage {
  if (!isJsonObject(body)) throw unexpected('a response that is not an object');
  const { data, count, totalRecords, resultTruncated, skipToken } = body;
  if (!Array.isArray(data)) throw unexpected('a response without rows');
  if (count !== data.length) throw unexpected(`${data.length} rows, but reported ${JSON.stringify(count)}`);
  if (!Number.isSafeInteger(totalRecords)) throw unexpected('a response without a total');
  const next = readString(skipToken) || undefined;
  // Azure reports truncation if it returns no further page although there are more rows.
  if (resultTruncated !== 'false' && next === undefined) throw unexpected('a truncated response');
  return { rows: data, total: Number(totalRecords), skipToken: next };
}

function unexpected(what: string): AzureError {
  return new AzureError({ kind: 'unexpected', message: `Azure Resource Graph returned ${what}` });
}

function unsteady(what: string): AzureError {
  const message = `the result of Azure Resource Graph changed while it was read: ${what}`;
  return new AzureError({ kind: 'unsteady', message });
}
