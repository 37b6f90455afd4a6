import { AzureError } from './azure-error.ts';
import { isRecord, text } from './json.ts';

/** One page of an answer, checked. */
interface Page {
  readonly rows: readonly unknown[];
  readonly total: number;
  readonly skipToken: string | undefined;
}

/**
 * The pages of one reading, put together. Azure answers each page anew, so a row that comes or goes in between moves the others: the pages fit together
 * only when all tell the same total, each row is there once, and all of them are there.
 */
export class Pages {
  readonly #rows = new Map<string, unknown>();
  readonly #tokens = new Set<string>();
  #total: number | undefined;

  /**
   * Takes a page.
   * @returns the token for the next one; nothing when this was the last
   * @throws an {@link AzureError}: `unsteady` when the page does not fit the others, `unexpected` when it is none
   */
  add(body: unknown): string | undefined {
    const { rows, total, skipToken } = pageOf(body);
    this.#total ??= total;
    if (total !== this.#total) throw unsteady(`there were ${this.#total} rows, then ${total}`);
    for (const row of rows) {
      const id = isRecord(row) ? text(row.id).toLowerCase() : '';
      if (id === '') throw unexpected('a row without an id');
      if (this.#rows.has(id)) throw unsteady(`${id} came twice`);
      this.#rows.set(id, row);
    }
    if (skipToken === undefined) {
      if (this.#rows.size !== total) throw unsteady(`${this.#rows.size} of ${total} rows came`);
      return undefined;
    }
    if (this.#tokens.has(skipToken)) throw unsteady('a page came again');
    if (rows.length === 0) throw unsteady('an empty page came before the last');
    this.#tokens.add(skipToken);
    return skipToken;
  }

  get rows(): readonly unknown[] {
    return [...this.#rows.values()];
  }
}

/** Reads a page. One that leaves anything open is none. */
function pageOf(body: unknown): Page {
  if (!isRecord(body)) throw unexpected('an answer that is no object');
  const { data, count, totalRecords, resultTruncated, skipToken } = body;
  if (!Array.isArray(data)) throw unexpected('an answer without rows');
  if (count !== data.length) throw unexpected(`${data.length} rows where it tells ${JSON.stringify(count)}`);
  if (!Number.isSafeInteger(totalRecords)) throw unexpected('an answer without a total');
  const next = text(skipToken) || undefined;
  // Azure says so when it gives no more although there is more.
  if (resultTruncated !== 'false' && next === undefined) throw unexpected('an answer that is cut off');
  return { rows: data, total: Number(totalRecords), skipToken: next };
}

function unexpected(what: string): AzureError {
  return new AzureError({ kind: 'unexpected', message: `Azure Resource Graph gave ${what}` });
}

function unsteady(what: string): AzureError {
  const message = `the answer of Azure Resource Graph changed while it was read: ${what}`;
  return new AzureError({ kind: 'unsteady', message });
}
