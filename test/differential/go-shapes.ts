import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The shape of a YAML stream as Go's packages read it; a shape that starts with `error` is the reason why one refuses it. */
export interface GoShapes {
  readonly v2: string;
  readonly v3: string;
  readonly json: string;
}

/** Where Debian's packages put Go sources. */
const GOPATH = '/usr/share/gocode';
const PACKAGES = ['gopkg.in/yaml.v2', 'gopkg.in/yaml.v3', 'sigs.k8s.io/yaml'];

/** Whether Go and its YAML packages are installed (Debian: golang-go, golang-gopkg-yaml.v2-dev, golang-gopkg-yaml.v3-dev, golang-k8s-sigs-yaml-dev). */
export function hasGo(): boolean {
  const { status } = spawnSync('go', ['version'], { stdio: 'ignore' });
  return status === 0 && PACKAGES.every((name) => existsSync(join(GOPATH, 'src', name)));
}

/** Reads texts with Go's YAML packages. */
export function readWithGo(texts: readonly string[]): GoShapes[] {
  const program = join(mkdtempSync(join(tmpdir(), 'kalypso-shapes-')), 'shapes');
  execFileSync('go', ['build', '-o', program, join(import.meta.dirname, 'go/shapes.go')], {
    env: { ...process.env, GO111MODULE: 'off', GOPATH, GOFLAGS: '', GOCACHE: join(tmpdir(), 'kalypso-go-cache') },
  });
  const input = `${texts.map((text) => JSON.stringify(text)).join('\n')}\n`;
  const output = execFileSync(program, { input, encoding: 'utf8', maxBuffer: 1 << 30 });
  return output
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as GoShapes);
}
