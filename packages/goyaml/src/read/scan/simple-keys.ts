import type { CursorMark } from './cursor.ts';
import { YamlSyntaxError } from './yaml-syntax-error.ts';

/** A place where a key may have begun that only a later `:` will tell. */
export interface SimpleKey {
  /** The number of the token that would be the key's first. */
  readonly token: number;
  readonly mark: CursorMark;
  /** Whether nothing but a key can stand there. */
  readonly required: boolean;
}

/** How far from its start a key's `:` may be. */
const MAX_KEY_LENGTH = 1024;

/** The keys that may have begun: at most one at each level of brackets. */
export class SimpleKeys {
  readonly #levels: { key: SimpleKey | undefined; token: number }[] = [];
  readonly #levelByToken = new Map<number, number>();

  /** Enters a level of brackets, or the text; `token` is the number of the token that does so. */
  open(token: number): void {
    this.#levels.push({ key: undefined, token });
  }

  close(): void {
    const level = this.#levels.pop();
    if (level) this.#levelByToken.delete(level.token);
  }

  /** Notes that a key may begin at this token, in place of the one before. */
  save(key: SimpleKey): void {
    this.remove();
    const last = this.#levels.length - 1;
    this.#levels[last] = { key, token: key.token };
    this.#levelByToken.set(key.token, last);
  }

  /** Forgets the key of the innermost level: something came after which a `:` cannot be its. */
  remove(): void {
    const level = this.#levels.at(-1);
    if (!level?.key) return;
    if (level.key.required) throw new YamlSyntaxError("could not find expected ':'");
    level.key = undefined;
    this.#levelByToken.delete(level.token);
  }

  /** Whether a key may begin at the token with this number; `here` is how far the text was looked at. */
  mayBegin(token: number, here: CursorMark): boolean {
    const level = this.#levelByToken.get(token);
    return level !== undefined && this.#validKey(level, here) !== undefined;
  }

  /** Takes the key to which a `:` that stands here belongs. */
  take(here: CursorMark): SimpleKey | undefined {
    const last = this.#levels.length - 1;
    const key = this.#validKey(last, here);
    if (!key) return undefined;
    this.#levels[last] = { key: undefined, token: key.token };
    this.#levelByToken.delete(key.token);
    return key;
  }

  /** A key has to be on one line, and not too long. */
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
