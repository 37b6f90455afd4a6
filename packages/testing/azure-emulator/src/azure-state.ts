import type { KqlRow } from './kql/evaluate.ts';
import type {
  AzureEndpoint,
  AzureFault,
  AzureIdentity,
  AzureScenario,
  ResourceState,
  ScriptedRow,
  StateBeginning,
} from './scenario.ts';

/** What a resource provider knows of a resource. */
type KnownResource =
  | { readonly kind: 'found'; readonly row: KqlRow }
  | Exclude<ResourceState['response'], { readonly kind: 'found' }>;

const SUBSCRIPTION_PATH = /^\/subscriptions\/([^/]+)/i;

/** The emulator's state: the scenario, and its progress. */
export class AzureState {
  scenario: AzureScenario;
  /** How often the first page of the configurations has been read. */
  polls = 0;
  #advanced = 0;
  #speed = 1;
  #since = performance.now();
  #rows: { readonly scenario: AzureScenario | undefined; readonly byId: ReadonlyMap<string, ScriptedRow> } = {
    scenario: undefined,
    byId: new Map(),
  };
  readonly #seen = new Map<AzureFault, number>();

  constructor(scenario: AzureScenario) {
    this.scenario = scenario;
  }

  /** Seconds since the start, by the emulator's clock. */
  get seconds(): number {
    return this.#advanced + ((performance.now() - this.#since) / 1000) * this.#speed;
  }

  advance(seconds: number): void {
    this.#advanced += seconds;
  }

  /** Makes the emulator's clock run at a multiple of real time. */
  setSpeed(speed: number): void {
    this.#advanced = this.seconds;
    this.#since = performance.now();
    this.#speed = speed;
  }

  /** The rows of a table in these subscriptions; `undefined` for an unknown table. */
  rows(table: string, subscriptions: ReadonlySet<string>): readonly KqlRow[] | undefined {
    const visible = (row: KqlRow) =>
      subscriptions.has(SUBSCRIPTION_PATH.exec(String(row.id))?.[1]?.toLowerCase() ?? '');
    switch (table) {
      case 'kubernetesconfigurationresources':
        return this.#currentRows(this.scenario.configurations).filter(visible);
      case 'resources':
        return this.#currentRows(this.scenario.clusters).filter(visible);
      case 'resourcecontainers':
        return this.scenario.subscriptions.map(({ id }) => subscriptionRow(id)).filter(visible);
      default:
        return undefined;
    }
  }

  findIdentity(where: (identity: AzureIdentity) => boolean): AzureIdentity | undefined {
    return this.scenario.identities.find(where);
  }

  /** The fault to inject into this request. Every fault of the endpoint counts the request. */
  takeFault(endpoint: AzureEndpoint): AzureFault['how'] | undefined {
    let injected: AzureFault['how'] | undefined;
    for (const fault of this.scenario.faults ?? []) {
      if (fault.on !== endpoint) continue;
      const count = (this.#seen.get(fault) ?? 0) + 1;
      this.#seen.set(fault, count);
      const after = fault.after ?? 0;
      if (count > after && count <= after + (fault.times ?? 1)) injected ??= fault.how;
    }
    return injected;
  }

  /** What the provider of a resource knows of it, by its ID. */
  findResource(id: string): KnownResource {
    const scripted = this.#indexRows().get(id.toLowerCase());
    if (!scripted) return { kind: 'gone' };
    const response = scripted.resource?.findLast(({ from }) => this.#hasBegun(from))?.response;
    if (response !== undefined && response.kind !== 'found') return response;
    const [row] = this.#currentRows([scripted]);
    if (response === undefined) return row === undefined ? { kind: 'gone' } : { kind: 'found', row };
    return { kind: 'found', row: withProperties(row ?? scripted.row, response.properties) };
  }

  /** The rows of the scenario by their ID, the first one if there are several. */
  #indexRows(): ReadonlyMap<string, ScriptedRow> {
    if (this.#rows.scenario !== this.scenario) {
      const { configurations = [], clusters = [] } = this.scenario;
      const rows = [...configurations, ...clusters].map(toScripted).toReversed();
      const byId = new Map(rows.map((scripted) => [String(scripted.row.id).toLowerCase(), scripted]));
      this.#rows = { scenario: this.scenario, byId };
    }
    return this.#rows.byId;
  }

  #currentRows(rows: readonly (KqlRow | ScriptedRow)[] = []): readonly KqlRow[] {
    return rows.map(toScripted).flatMap(({ row, states }) => {
      const state = states?.findLast(({ from }) => this.#hasBegun(from));
      if (state?.absent) return [];
      const current = withProperties(row, state?.properties);
      return [state?.tags === undefined ? current : { ...current, tags: state.tags }];
    });
  }

  #hasBegun(from: StateBeginning): boolean {
    return 'poll' in from ? this.polls >= from.poll : this.seconds >= from.seconds;
  }
}

function toScripted(row: KqlRow | ScriptedRow): ScriptedRow {
  return isScripted(row) ? row : { row };
}

/** No table of Resource Graph has a column `row`. */
function isScripted(row: KqlRow | ScriptedRow): row is ScriptedRow {
  return 'row' in row;
}

function withProperties(row: KqlRow, properties: KqlRow | undefined): KqlRow {
  return properties ? { ...row, properties: { ...(row.properties as KqlRow), ...properties } } : row;
}

function subscriptionRow(id: string): KqlRow {
  return {
    id: `/subscriptions/${id}`,
    name: id,
    type: 'microsoft.resources/subscriptions',
    subscriptionId: id,
    resourceGroup: '',
    tags: null,
    properties: { state: 'Enabled' },
  };
}
