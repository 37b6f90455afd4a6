/** An annotation of a run. */
export interface Annotation {
  readonly level: 'debug' | 'notice' | 'warning' | 'error';
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
}

const KNOWN_COMMANDS =
  /^(debug|notice|warning|error|group|endgroup|add-mask|set-output|save-state|add-matcher|remove-matcher|echo|stop-commands)$/;

/** What a step says in its log, read as a runner reads it: commands are carried out, secrets are masked. */
export class StepLog {
  readonly #mask: SecretMasks;
  readonly #write: (line: string) => void;
  #stopped: string | undefined;
  readonly annotations: Annotation[] = [];
  /** What `::set-output` and `::save-state` said: still carried out by runners, and never used by an action of ours. */
  readonly oldCommands: { readonly command: string; readonly name: string; readonly value: string }[] = [];

  constructor(mask: SecretMasks, write: (line: string) => void) {
    this.#mask = mask;
    this.#write = write;
  }

  /** Takes a line of the step's output. */
  line(text: string): void {
    const command = parseCommand(text);
    if (this.#stopped !== undefined) {
      if (command?.name === this.#stopped) this.#stopped = undefined;
      else this.#write(this.#mask.hide(text));
      return;
    }
    if (command === undefined || !KNOWN_COMMANDS.test(command.name)) {
      this.#write(this.#mask.hide(text));
      return;
    }
    this.#carryOut(command);
  }

  #carryOut({ name, properties, value }: RunnerCommand): void {
    switch (name) {
      case 'add-mask':
        this.#mask.add(value);
        return;
      case 'stop-commands':
        this.#stopped = value;
        return;
      case 'set-output':
      case 'save-state':
        this.oldCommands.push({ command: name, name: properties.name ?? '', value });
        return;
      case 'debug':
      case 'notice':
      case 'warning':
      case 'error': {
        const message = this.#mask.hide(value);
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
        this.#write(`##[${name}]${this.#mask.hide(value)}`);
    }
  }
}

interface RunnerCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly value: string;
}

/** Both forms that a runner knows: `::name key=value,…::text` at the start of a line, and `##[name key=value;…]text` anywhere in it. */
function parseCommand(text: string): RunnerCommand | undefined {
  const now = /^\s*::([^:\s]+)(?: ([^:]*(?::(?!:)[^:]*)*))?::(.*)$/s.exec(text);
  if (now !== null) return toCommand(now, ',', unescapeValue);
  const old = /##\[([^\s\]]+)(?: ([^\]]*))?\](.*)$/s.exec(text);
  return old === null ? undefined : toCommand(old, ';', (value) => value);
}

function toCommand(match: RegExpExecArray, separator: string, decoded: (value: string) => string): RunnerCommand {
  const pairs = (match[2] ?? '').split(separator).map((pair) => {
    const equals = pair.indexOf('=');
    return [pair.slice(0, Math.max(equals, 0)).trim(), decoded(pair.slice(equals + 1))] as const;
  });
  return {
    name: (match[1] ?? '').toLowerCase(),
    properties: Object.fromEntries(pairs.filter(([key]) => key !== '')),
    value: decoded(match[3] ?? ''),
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

/** What must not be seen in a log. */
export class SecretMasks {
  readonly #secrets = new Set<string>();

  add(secret: string): void {
    for (const part of [secret, ...secret.split(/\r?\n/)]) if (part.trim() !== '') this.#secrets.add(part);
  }

  hide(text: string): string {
    let hidden = text;
    for (const secret of [...this.#secrets].sort((a, b) => b.length - a.length))
      hidden = hidden.replaceAll(secret, '***');
    return hidden;
  }
}
