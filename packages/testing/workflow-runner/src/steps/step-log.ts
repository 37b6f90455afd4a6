/** An annotation of a run. */
export interface Annotation {
  readonly level: 'debug' | 'notice' | 'warning' | 'error';
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
}

const KNOWN_COMMANDS =
  /^(debug|notice|warning|error|group|endgroup|add-mask|set-output|save-state|add-matcher|remove-matcher|echo|stop-commands)$/;

/** The log of a step. Executes workflow commands and masks secrets, as a runner does. */
export class StepLog {
  readonly #masks: SecretMasks;
  readonly #write: (line: string) => void;
  #stopped: string | undefined;
  readonly annotations: Annotation[] = [];
  /** `::set-output` and `::save-state`: deprecated, but runners still execute them. */
  readonly deprecatedCommands: { readonly command: string; readonly name: string; readonly value: string }[] = [];

  constructor(masks: SecretMasks, write: (line: string) => void) {
    this.#masks = masks;
    this.#write = write;
  }

  /** Adds a line of the step's output. */
  addLine(text: string): void {
    const command = parseCommand(text);
    if (this.#stopped !== undefined) {
      if (command?.name === this.#stopped) this.#stopped = undefined;
      else this.#write(this.#masks.mask(text));
      return;
    }
    if (command === undefined || !KNOWN_COMMANDS.test(command.name)) {
      this.#write(this.#masks.mask(text));
      return;
    }
    this.#execute(command);
  }

  #execute({ name, properties, value }: RunnerCommand): void {
    switch (name) {
      case 'add-mask':
        this.#masks.add(value);
        return;
      case 'stop-commands':
        this.#stopped = value;
        return;
      case 'set-output':
      case 'save-state':
        this.deprecatedCommands.push({ command: name, name: properties.name ?? '', value });
        return;
      case 'debug':
      case 'notice':
      case 'warning':
      case 'error': {
        const message = this.#masks.mask(value);
        const { file, line } = properties;
        this.annotations.push({
          level: name,
          message,
          ...(file === undefined ? {} : { file }),
          ...(line === undefined ? {} : { line: Number(line) }),
        });
        this.#write(`##[${name}]${message}`);
        return;
      }
      default:
        this.#write(`##[${name}]${this.#masks.mask(value)}`);
    }
  }
}

interface RunnerCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly value: string;
}

/** Parses both forms of a command: `::name key=value,…::text` at the start of a line, and `##[name key=value;…]text` anywhere in it. */
function parseCommand(text: string): RunnerCommand | undefined {
  const current = /^\s*::([^:\s]+)(?: ([^:]*(?::(?!:)[^:]*)*))?::(.*)$/s.exec(text);
  if (current !== null) return toCommand(current, ',', unescapeValue);
  const legacy = /##\[([^\s\]]+)(?: ([^\]]*))?\](.*)$/s.exec(text);
  return legacy === null ? undefined : toCommand(legacy, ';', (value) => value);
}

function toCommand(match: RegExpExecArray, separator: string, decode: (value: string) => string): RunnerCommand {
  const pairs = (match[2] ?? '').split(separator).map((pair) => {
    const equals = pair.indexOf('=');
    return [pair.slice(0, Math.max(equals, 0)).trim(), decode(pair.slice(equals + 1))] as const;
  });
  return {
    name: (match[1] ?? '').toLowerCase(),
    properties: Object.fromEntries(pairs.filter(([key]) => key !== '')),
    value: decode(match[3] ?? ''),
  };
}

function unescapeValue(value: string): string {
  return value
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');
}

/** Secrets to mask in logs. */
export class SecretMasks {
  readonly #secrets = new Set<string>();

  add(secret: string): void {
    for (const part of [secret, ...secret.split(/\r?\n/)]) if (part.trim() !== '') this.#secrets.add(part);
  }

  mask(text: string): string {
    let masked = text;
    for (const secret of [...this.#secrets].sort((a, b) => b.length - a.length))
      masked = masked.replaceAll(secret, '***');
    return masked;
  }
}
