import type { CursorMark } from './cursor.ts';
import { YamlSyntaxError } from './yaml-syntax-error.ts';

/** A position where a key may have begun. Only a later `:` can confirm it. */
export interface SimpleKey {
  /** The number of the key's first token. */
  readonly token: number;
  readonly mark: CursorMark;
  /** Whether only a key is allowed there. */
  readonly required: boolean;
}

/** The maximum distance between the start of a key and its `:`. */
const MAX_KEY_LENGTH = 1024;

/** The keys that may have begun: at most one per level of brackets. */
export class SimpleKeys {
  readonly #levels: { key: SimpleKey | undefined; token: number }[] = [];
  readonly #levelByToken = new Map<number, number>();

  /** Enters the text or a level of brackets; `token` is the number of the opening token. */
  open(token: number): void {
    this.#levels.push({ key: undefined, token });
  }

  close(): void {
    const level = this.#levels.pop();
    if (level) this.#levelByToken.delete(level.token);
  }

  /** Records that a key may begin at a token; it replaces the previous one of the level. */
  save(key: SimpleKey): void {
    this.remove();
    const last = this.#levels.length - 1;
    this.#levels[last] = { key, token: key.token };
    this.#levelByToken.set(key.token, last);
  }

  /** Drops the key of the innermost level: a later `:` cannot belong to it any more. */
  remove(): void {
    const level = this.#levels.at(-1);
    if (!level?.key) return;
    if (level.key.required) throw new YamlSyntaxError("could not find expected ':'");
    level.key = undefined;
    this.#levelByToken.delete(level.token);
  }

  /** Whether a key may begin at the token with this number; `here` is the position up to which the text was scanned. */
  mayBegin(token: number, here: CursorMark): boolean {
    const level = this.#levelByToken.get(token);
    return level !== undefined && this.#validKey(level, here) !== undefined;
  }

  /** Removes and returns the key that a `:` at this position belongs to. */
  take(here: CursorMark): SimpleKey | undefined {
    const last = this.#levels.length - 1;
    const key = this.#validKey(last, here);
    if (!key) return undefined;
    this.#levels[last] = { key: undefined, token: key.token };
    this.#levelByToken.delete(key.token);
    return key;
  }

  /** A key must be on one line and not too long. */
  #validKey(index: number, here: CursorMark): SimpleKey | undefined {
    const level = this.#levels[index];
    if (!level?.key) return undefined;
    const { mark, required } = level.key;
    if (mark.line >= here.line && mark.index + MAX_KEY_LENGTH >= here.index) return level.key;
    if (required) throw new YamlSyntaxError("could not find expected ':'");
    level.key = undefined;
    return undefined;
  }
}
