import type { World } from './azure-state.ts';
import { evaluate, type Row, Unsupported } from './kql/evaluate.ts';
import { Parser } from './kql/kusto-parser.ts';
import { type Answer, armError, badRequest } from './responses.ts';
import type { Identity } from './scenario.ts';

/** The columns of every table of Resource Graph. */
const COLUMNS =
  '(id:string,name:string,type:string,tenantId:string,location:string,resourceGroup:string,subscriptionId:string,managedBy:string,sku:dynamic,plan:dynamic,properties:dynamic,tags:dynamic,identity:dynamic,zones:dynamic,extendedLocation:dynamic)';

/** Those of its tables that are here. */
export const TABLES = { kubernetesconfigurationresources: COLUMNS, resources: COLUMNS, resourcecontainers: COLUMNS };

const API_VERSIONS = ['2021-03-01', '2022-10-01', '2024-04-01'];
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const MOST_ROWS = 1_000;

interface Query {
  readonly text: string;
  readonly subscriptions: ReadonlySet<string>;
  readonly top: number;
  readonly skip: number;
}

/** Azure Resource Graph: `POST /providers/Microsoft.ResourceGraph/resources`. */
export class ResourceGraph {
  readonly #world: World;
  #parser: Parser | undefined;
  #window = { start: Number.NEGATIVE_INFINITY, used: 0 };

  constructor(world: World) {
    this.#world = world;
  }

  answer(apiVersion: string | null, body: Row, identity: Identity): Answer {
    if (apiVersion === null || !API_VERSIONS.includes(apiVersion))
      return armError(400, 'InvalidApiVersionParameter', `The api-version '${apiVersion}' is invalid.`);
    const quota = this.#useQuota();
    const answer = quota.exceeded ? throttled(quota.headers) : this.#query(body, identity);
    return { ...answer, headers: { ...quota.headers, ...answer.headers } };
  }

  #useQuota(): { readonly exceeded: boolean; readonly headers: Readonly<Record<string, string>> } {
    const { queries, seconds } = this.#world.scenario.quota ?? { queries: 1_000, seconds: 5 };
    const now = this.#world.seconds;
    if (now >= this.#window.start + seconds) this.#window = { start: now, used: 0 };
    this.#window.used += 1;
    const left = Math.max(1, Math.ceil(this.#window.start + seconds - now));
    const headers = {
      'x-ms-user-quota-remaining': String(Math.max(0, queries - this.#window.used)),
      'x-ms-user-quota-resets-after': clockOf(left),
    };
    return { exceeded: this.#window.used > queries, headers };
  }

  #query(body: Row, identity: Identity): Answer {
    const query = this.#read(body, identity);
    if ('status' in query) return query;
    this.#parser ??= new Parser(TABLES);
    const parsed = this.#parser.parse(query.text);
    if ('problems' in parsed) {
      const problems = parsed.problems.map(({ code, message, offset }) => ({
        code: 'ParserFailure',
        message: `${code} at ${offset}: ${message}`,
      }));
      return badRequest('InvalidQuery', 'Query is invalid. Please refer to the documentation.', problems);
    }
    if (query.skip === 0 && isOfConfigurations(query.text)) this.#world.polls += 1;
    try {
      return page(
        evaluate(parsed.syntax, (table) => this.#world.rows(table, query.subscriptions)),
        query,
      );
    } catch (error) {
      if (error instanceof Unsupported) return badRequest('InvalidQuery', error.message);
      throw error;
    }
  }

  #read(body: Row, identity: Identity): Query | Answer {
    const { query, subscriptions, managementGroups } = body;
    const options = (body.options ?? {}) as Row;
    if (typeof query !== 'string' || query.trim() === '')
      return badRequest('InvalidQuery', 'The query must not be empty.');
    if (options.resultFormat !== 'objectArray')
      return badRequest('InvalidResultFormat', 'Only objectArray is answered here.');
    const top = options.$top === undefined ? 100 : Number(options.$top);
    if (!Number.isInteger(top) || top < 1 || top > MOST_ROWS)
      return badRequest('InvalidTopParameter', `$top must be between 1 and ${MOST_ROWS}.`);
    const scope = this.#scope(subscriptions as unknown, managementGroups as unknown, identity);
    if (!(scope instanceof Set)) return scope;
    const { $skipToken } = options;
    if ($skipToken === undefined) return { text: query, subscriptions: scope, top, skip: 0 };
    const skip = offsetOf(String($skipToken), query);
    if (skip === undefined) return badRequest('InvalidSkipToken', 'The skip token is not one of this query.');
    return { text: query, subscriptions: scope, top, skip };
  }

  /** As Azure does: what the caller may not read is left out, without a word, unless that is all. */
  #scope(subscriptions: unknown, groups: unknown, { reads }: Identity): Set<string> | Answer {
    const known = this.#world.scenario.subscriptions;
    const readable = new Set(reads.map((id) => id.toLowerCase()));
    const wanted = strings(subscriptions);
    const wantedGroups = strings(groups);
    if (wanted.length > 0 && wantedGroups.length > 0)
      return badRequest('InvalidScope', 'Only one of subscriptions and managementGroups can be given.');
    if (wantedGroups.length > 0) {
      const missing = wantedGroups.filter((group) => !known.some((one) => one.managementGroups?.includes(group)));
      if (missing.length > 0)
        return armError(403, 'AuthorizationFailed', `The client does not have access to '${missing.join(', ')}'.`);
      const within = known.filter((one) => one.managementGroups?.some((group) => wantedGroups.includes(group)));
      return new Set(within.map(({ id }) => id.toLowerCase()).filter((id) => readable.has(id)));
    }
    const invalid = wanted.filter((id) => !GUID.test(id));
    if (invalid.length > 0)
      return badRequest(
        'SubscriptionsContainInvalidGuids',
        `Subscriptions contain invalid GUIDs: ${invalid.join(', ')}`,
      );
    if (wanted.length === 0) return readable;
    const there = wanted.map((id) => id.toLowerCase()).filter((id) => known.some((one) => one.id.toLowerCase() === id));
    const found = there.filter((id) => readable.has(id));
    if (there.length > 0 && found.length === 0)
      return armError(403, 'AccessDenied', 'The client does not have read permission to the given subscriptions.');
    if (found.length === 0)
      return badRequest(
        'NoValidSubscriptionsInQueryRequest',
        `There must be at least one subscription that is eligible to contain resources. Given: '${wanted.join(',')}'.`,
      );
    return new Set(found);
  }
}

/** Whether a query is for configurations, by the table it begins with. */
export function isOfConfigurations(query: string): boolean {
  return /^\s*kubernetesconfigurationresources\b/.test(query);
}

function page(rows: readonly Row[], { text, top, skip }: Query): Answer {
  const data = rows.slice(skip, skip + top);
  const next = skip + data.length;
  const body = { totalRecords: rows.length, count: data.length, data, facets: [], resultTruncated: 'false' };
  return { status: 200, body: next < rows.length ? { ...body, $skipToken: tokenFor(next, text) } : body };
}

/** A skip token holds for one query only. */
export function tokenFor(offset: number, query: string): string {
  return Buffer.from(JSON.stringify({ offset, query })).toString('base64');
}

function offsetOf(token: string, query: string): number | undefined {
  try {
    const told = JSON.parse(Buffer.from(token, 'base64').toString()) as { offset: number; query: string };
    return told.query === query ? told.offset : undefined;
  } catch {
    return undefined;
  }
}

function throttled(headers: Readonly<Record<string, string>>): Answer {
  const message =
    'Client application has been throttled and should not attempt to repeat the request until an amount of time has elapsed.';
  const reset = String(headers['x-ms-user-quota-resets-after']);
  const seconds = reset.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  return armError(429, 'RateLimiting', message, [{ code: 'RateLimiting', message }], {
    'retry-after': String(seconds),
  });
}

function clockOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(11, 19);
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
