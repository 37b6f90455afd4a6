import type { AzureState } from './azure-state.ts';
import { evaluateQuery, type KqlRow, UnsupportedKqlError } from './kql/evaluate.ts';
import { KqlParser } from './kql/kusto-parser.ts';
import { type AzureResponse, createArmError, createBadRequest } from './responses.ts';
import type { AzureIdentity, PageFlaw } from './scenario.ts';

/** The columns of every Resource Graph table. */
const COLUMNS =
  '(id:string,name:string,type:string,tenantId:string,location:string,resourceGroup:string,subscriptionId:string,managedBy:string,sku:dynamic,plan:dynamic,properties:dynamic,tags:dynamic,identity:dynamic,zones:dynamic,extendedLocation:dynamic)';

/** The emulated tables. */
export const RESOURCE_GRAPH_TABLES = {
  kubernetesconfigurationresources: COLUMNS,
  resources: COLUMNS,
  resourcecontainers: COLUMNS,
};

const API_VERSIONS = ['2021-03-01', '2022-10-01', '2024-04-01'];
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const MAX_ROWS = 1_000;

interface GraphQuery {
  readonly text: string;
  readonly subscriptions: ReadonlySet<string>;
  readonly top: number;
  readonly skip: number;
}

/** Azure Resource Graph: `POST /providers/Microsoft.ResourceGraph/resources`. */
export class ResourceGraphApi {
  readonly #state: AzureState;
  #parser: KqlParser | undefined;
  #window = { start: Number.NEGATIVE_INFINITY, used: 0 };

  constructor(state: AzureState) {
    this.#state = state;
  }

  handle(apiVersion: string | null, body: KqlRow, identity: AzureIdentity): AzureResponse {
    if (apiVersion === null || !API_VERSIONS.includes(apiVersion))
      return createArmError(400, 'InvalidApiVersionParameter', `The api-version '${apiVersion}' is invalid.`);
    const quota = this.#useQuota();
    const response = quota.exceeded ? createThrottledResponse(quota.headers) : this.#query(body, identity);
    return { ...response, headers: { ...quota.headers, ...response.headers } };
  }

  #useQuota(): { readonly exceeded: boolean; readonly headers: Readonly<Record<string, string>> } {
    const { queries, seconds } = this.#state.scenario.quota ?? { queries: 1_000, seconds: 5 };
    const now = this.#state.seconds;
    if (now >= this.#window.start + seconds) this.#window = { start: now, used: 0 };
    this.#window.used += 1;
    const left = Math.max(1, Math.ceil(this.#window.start + seconds - now));
    const headers = {
      'x-ms-user-quota-remaining': String(Math.max(0, queries - this.#window.used)),
      'x-ms-user-quota-resets-after': formatClock(left),
    };
    return { exceeded: this.#window.used > queries, headers };
  }

  #query(body: KqlRow, identity: AzureIdentity): AzureResponse {
    const query = this.#read(body, identity);
    if ('status' in query) return query;
    this.#parser ??= new KqlParser(RESOURCE_GRAPH_TABLES);
    const parsed = this.#parser.parse(query.text);
    if (parsed.kind === 'invalid') {
      const problems = parsed.problems.map(({ code, message, offset }) => ({
        code: 'ParserFailure',
        message: `${code} at ${offset}: ${message}`,
      }));
      return createBadRequest('InvalidQuery', 'Query is invalid. Please refer to the documentation.', problems);
    }
    if (query.skip === 0 && readsConfigurations(query.text)) this.#state.polls += 1;
    try {
      return createPage(
        evaluateQuery(parsed.syntax, (table) => this.#state.rows(table, query.subscriptions)),
        query,
      );
    } catch (error) {
      if (error instanceof UnsupportedKqlError) return createBadRequest('InvalidQuery', error.message);
      throw error;
    }
  }

  #read(body: KqlRow, identity: AzureIdentity): GraphQuery | AzureResponse {
    const { query, subscriptions, managementGroups } = body;
    const options = (body.options ?? {}) as KqlRow;
    if (typeof query !== 'string' || query.trim() === '')
      return createBadRequest('InvalidQuery', 'The query must not be empty.');
    if (options.resultFormat !== 'objectArray')
      return createBadRequest('InvalidResultFormat', 'The emulator supports only objectArray.');
    const top = options.$top === undefined ? 100 : Number(options.$top);
    if (!Number.isInteger(top) || top < 1 || top > MAX_ROWS)
      return createBadRequest('InvalidTopParameter', `$top must be between 1 and ${MAX_ROWS}.`);
    const scope = this.#scope(subscriptions as unknown, managementGroups as unknown, identity);
    if (!(scope instanceof Set)) return scope;
    const { $skipToken } = options;
    if ($skipToken === undefined) return { text: query, subscriptions: scope, top, skip: 0 };
    const skip = parseSkipToken(String($skipToken), query);
    if (skip === undefined) return createBadRequest('InvalidSkipToken', 'The skip token is not one of this query.');
    return { text: query, subscriptions: scope, top, skip };
  }

  /** Like Azure, silently omits subscriptions that the caller may not read, unless none remains. */
  #scope(subscriptions: unknown, groups: unknown, { reads }: AzureIdentity): Set<string> | AzureResponse {
    const known = this.#state.scenario.subscriptions;
    const readable = new Set(reads.map((id) => id.toLowerCase()));
    const wanted = toStrings(subscriptions);
    const wantedGroups = toStrings(groups);
    if (wanted.length > 0 && wantedGroups.length > 0)
      return createBadRequest('InvalidScope', 'Only one of subscriptions and managementGroups can be given.');
    if (wantedGroups.length > 0) {
      const missing = wantedGroups.filter((group) => !known.some((one) => one.managementGroups?.includes(group)));
      if (missing.length > 0)
        return createArmError(
          403,
          'AuthorizationFailed',
          `The client does not have access to '${missing.join(', ')}'.`,
        );
      const within = known.filter((one) => one.managementGroups?.some((group) => wantedGroups.includes(group)));
      return new Set(within.map(({ id }) => id.toLowerCase()).filter((id) => readable.has(id)));
    }
    const invalid = wanted.filter((id) => !GUID.test(id));
    if (invalid.length > 0)
      return createBadRequest(
        'SubscriptionsContainInvalidGuids',
        `Subscriptions contain invalid GUIDs: ${invalid.join(', ')}`,
      );
    if (wanted.length === 0) return readable;
    const existing = wanted
      .map((id) => id.toLowerCase())
      .filter((id) => known.some((one) => one.id.toLowerCase() === id));
    const found = existing.filter((id) => readable.has(id));
    if (existing.length > 0 && found.length === 0)
      return createArmError(
        403,
        'AccessDenied',
        'The client does not have read permission to the given subscriptions.',
      );
    if (found.length === 0)
      return createBadRequest(
        'NoValidSubscriptionsInQueryRequest',
        `There must be at least one subscription that is eligible to contain resources. Given: '${wanted.join(',')}'.`,
      );
    return new Set(found);
  }
}

/** Whether a query reads all configurations, according to its first table. A query that summarizes them, or takes some, does not. */
export function readsConfigurations(query: string): boolean {
  return /^\s*kubernetesconfigurationresources\b/.test(query) && !/\|\s*(summarize|take)\b/.test(query);
}

function createPage(rows: readonly KqlRow[], { text, top, skip }: GraphQuery): AzureResponse {
  const data = rows.slice(skip, skip + top);
  const next = skip + data.length;
  const body = { totalRecords: rows.length, count: data.length, data, facets: [], resultTruncated: 'false' };
  return { status: 200, body: next < rows.length ? { ...body, $skipToken: createSkipToken(next, text) } : body };
}

/** Makes a page contradict itself or the others. @param request the body of the request for it */
export function addPageFlaw(page: KqlRow, flaw: PageFlaw, request: KqlRow): KqlRow {
  const data = page.data as readonly KqlRow[];
  switch (flaw) {
    case 'truncated': {
      const { $skipToken: _, ...rest } = page;
      return { ...rest, resultTruncated: 'true' };
    }
    case 'wrong-total':
      return { ...page, totalRecords: Number(page.totalRecords) + 1 };
    case 'duplicate':
      return { ...page, data: [...data.slice(0, -1), { ...data[0], complianceState: 'Non-Compliant' }] };
    case 'repeated-token': {
      const { $skipToken = createSkipToken(0, String(request.query)) } = request.options as KqlRow;
      return { ...page, $skipToken };
    }
  }
}

/** Creates a skip token, which is valid for one query only. */
export function createSkipToken(offset: number, query: string): string {
  return Buffer.from(JSON.stringify({ offset, query })).toString('base64');
}

function parseSkipToken(token: string, query: string): number | undefined {
  try {
    const content = JSON.parse(Buffer.from(token, 'base64').toString()) as { offset: number; query: string };
    return content.query === query ? content.offset : undefined;
  } catch {
    return undefined;
  }
}

function createThrottledResponse(headers: Readonly<Record<string, string>>): AzureResponse {
  const message =
    'Client application has been throttled and should not attempt to repeat the request until an amount of time has elapsed.';
  const reset = String(headers['x-ms-user-quota-resets-after']);
  const seconds = reset.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  return createArmError(429, 'RateLimiting', message, [{ code: 'RateLimiting', message }], {
    'retry-after': String(seconds),
  });
}

function formatClock(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(11, 19);
}

function toStrings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
