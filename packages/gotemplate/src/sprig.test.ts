import { Dict, List, Struct, type Value } from '@kalypso-actions/govalue';
import { describe, expect, test } from 'vitest';
import { TemplateError } from './errors/template-error.ts';
import { sprig } from './sprig/index.ts';
import { compileGoTemplate } from './template.ts';

const any = 'interface {}';

/** Data like that of configuration files: nested maps have keys of any type. */
function createData(): Struct {
  const nested = new Dict(
    new Map<string, Value>([
      ['port', 5432n],
      ['none', null],
    ]),
    any,
  );
  const config = new Map<string, Value>([
    ['REGION', 'East US'],
    ['nested', nested],
    ['items', new List(['x', 'y', 'z'])],
    ['count', 3n],
  ]);
  return new Struct('test.data', {
    Name: 'hello-world-app',
    Labels: new Dict(new Map([['edge', 'true']]), 'string', 'string'),
    Config: new Dict(config),
    Empty: new Dict(new Map(), 'string', any, true),
  });
}

const render = (text: string, dot: Value = createData()): string =>
  compileGoTemplate('main', text, { functions: sprig }).render(dot);

/** Slow functions may do less than by default, so that tests reach the limit sooner. */
function findError(text: string): TemplateError {
  try {
    compileGoTemplate('main', text, { functions: sprig, limits: { slowWork: 20_000_000 } }).render(createData());
  } catch (error) {
    if (error instanceof TemplateError) {
      return error;
    }
    throw error;
  }
  throw new Error(`${text} did not fail`);
}

/** Tests templates and their output. */
function check(name: string, table: readonly (readonly [string, string])[]): void {
  describe(name, () => {
    test.each(table)('%s', (template, output) => {
      expect(render(template)).toBe(output);
    });
  });
}

/** Tests templates and the kind and a part of the message of their error. */
function checkFailures(name: string, table: readonly (readonly [string, TemplateError['kind'], string])[]): void {
  describe(name, () => {
    test.each(table)('%s', (template, kind, reason) => {
      const error = findError(template);
      expect(error.message).toContain(reason);
      expect(error.kind).toBe(kind);
    });
  });
}

check('strings', [
  [
    '{{ upper "straße É" }} {{ lower "İSTANBUL ΣΣ" }} {{ title "déjà-vu o\'neil 2nd" }}',
    "STRAßE É istanbul σσ Déjà-Vu O'Neil 2nd",
  ],
  ['{{ untitle "Hello World" }} {{ swapcase "heLLO wORLD" }} {{ swapcase "ǆ x" }}', 'hello world HEllo World ǅ X'],
  [
    '[{{ trim " \\t x \\n" }}] {{ trimAll "$x" "x$5.00$" }} {{ trimPrefix "v" "v1" }} {{ trimSuffix ".git" "a.git" }}',
    '[x] 5.00 1 a',
  ],
  ['{{ nospace "a b\\tc" }} {{ initials "Grace Brewster Hopper" }} {{ repeat 3 "ab" }}', 'abc GBH ababab'],
  ['{{ nospace "é b" | quote }} {{ nospace "é" }}', '"Ã©b" é'],
  ['{{ substr 0 5 "hello world" }} {{ substr 6 -1 "hello world" }} {{ substr -1 2 "hello" }}', 'hello world he'],
  ['{{ trunc 2 "é!" | quote }} {{ trunc 1 "é" | quote }}', String.raw`"é" "\xc3"`],
  [
    '{{ abbrev 8 "hello world" }} {{ abbrev 3 "hello" }} {{ abbrevboth 5 10 "1234 5678 9123" }}',
    'hello... hello ...5678...',
  ],
  [
    '{{ wrap 5 "a bb ccc dddd" | quote }} {{ wrapWith 3 "|" "abcdefgh ij" }}',
    String.raw`"a bb\nccc\ndddd" abc|def|gh|ij`,
  ],
  [
    '{{ snakecase "HTTPServer2go" }} {{ kebabcase "userID2 http2xx" }} {{ camelcase "http_server-name" }}',
    'http_server_2go user-id2-http-2xx HttpServerName',
  ],
  [
    '{{ camelcase "alreadyCamel" }} {{ camelcase "_complex__case_" }} {{ camelcase "_" }}',
    'AlreadyCamel _Complex_Case_ __',
  ],
  [
    '{{ quote "a\\"b" 1 nil true }} {{ squote "it\'s" nil }} {{ cat "a" nil 1 (list 2) }}',
    `"a\\"b" "1" "true" 'it's' a 1 [2]`,
  ],
  ['{{ indent 2 "a\\nb" | quote }} {{ nindent 1 "a" | quote }}', String.raw`"  a\n  b" "\n a"`],
  ['{{ replace "l" "" "hello" }} {{ replace "" "-" "a😀" }} {{ plural "one" "many" 2 }}', 'heo -a-😀- many'],
  [
    '{{ split "/" "a/b" }} {{ splitn "/" 2 "a/b/c" }} {{ splitList "" "aé" | toJson }} {{ (split "/" "a/b")._1 }}',
    'map[_0:a _1:b] map[_0:a _1:b/c] ["a","é"] b',
  ],
  [
    '{{ join "-" (list 1 nil "a" true) }} {{ join "-" 5 }} {{ toStrings (list 1 nil) | toJson }} {{ toString nil }}',
    '1-a-true 5 ["1"] <nil>',
  ],
  ['{{ contains "ell" "hello" }} {{ hasPrefix "he" "hello" }} {{ "hello" | hasSuffix "x" }}', 'true true false'],
]);

check('numbers', [
  [
    '{{ add "1" 2.9 true nil }} {{ sub 3 5 }} {{ mul 2 3 4 }} {{ div -7 2 }} {{ mod -7 3 }} {{ add1 "x" }}',
    '4 -2 24 -3 -1 1',
  ],
  [
    '{{ add 9223372036854775807 1 }} {{ mul 4294967296 4294967296 }} {{ div -9223372036854775808 -1 }}',
    '-9223372036854775808 0 -9223372036854775808',
  ],
  ['{{ max 1 5 "7" }} {{ min 3 -1.9 }} {{ biggest 2 1 }}', '7 -1 2'],
  [
    '{{ floor -1.5 }} {{ ceil 1.2 }} {{ ceil -0.5 }} {{ round 2.5 0 }} {{ round -1.5 0 }} {{ round "1.255" 2 }} {{ round 123.5555 3 0.6 }}',
    '-2 2 -0 3 -2 1.25 123.555',
  ],
  [
    '{{ int "0x10" }} {{ int " 5" }} {{ int -5.9 }} {{ int 1e300 }} {{ int64 "99999999999999999999" }} {{ atoi "99999999999999999999" }}',
    '0 0 -5 -9223372036854775808 0 9223372036854775807',
  ],
  [
    '{{ atoi "99999999999999999999x" }} {{ atoi "-99999999999999999999 " }} {{ atoi "18446744073709551615x" }} {{ atoi "18446744073709551616x" }} {{ atoi "-" }} {{ atoi "+007" }} {{ atoi "1_0" }}',
    '9223372036854775807 -9223372036854775808 0 9223372036854775807 0 7 0',
  ],
  [
    '{{ float64 "1_0.5" }} {{ float64 "0x1.8p1" }} {{ float64 "Inf" }} {{ float64 "1e999" }} {{ float64 "1__0" }}',
    '10.5 3 +Inf 0 0',
  ],
  ['{{ toDecimal "0755" }} {{ toDecimal 755 }} {{ toDecimal "8" }}', '493 493 0'],
  [
    '{{ until 3 }} {{ until -2 }} {{ untilStep 10 3 -3 }} {{ untilStep 0 5 0 }} {{ seq 5 }} {{ seq 2 -1 }} {{ seq 0 2 6 }}',
    '[0 1 2] [0 -1] [10 7 4] [] 1 2 3 4 5 2 1 0 -1 0 2 4 6',
  ],
  [
    '{{ addf 0.1 0.2 }} {{ subf 1 0.9 }} {{ mulf 1.1 1.1 }} {{ divf 10 3 }} {{ maxf 1 2.5 }} {{ minf 1 "0.5" }} {{ add1f 0.1 }}',
    '0.3 0.1 1.21 3.3333333333333335 2.5 0.5 1.1',
  ],
  ['{{ printf "%T %T %T" (add 1) (int 1) (floor 1) }}', 'int64 int float64'],
]);

check('lists', [
  [
    '{{ list 1 "a" nil }} {{ first (list 1 2) }} {{ last (list) }} {{ rest (list 1 2) }} {{ initial (list 1 2) }}',
    '[1 a <nil>] 1 <no value> [2] [1]',
  ],
  [
    '{{ append (until 2) 5 }} {{ prepend (splitList "," "a,b") "z" }} {{ concat (list 1) (splitList "," "a") }}',
    '[0 1 5] [z a b] [1 a]',
  ],
  [
    '{{ uniq (list 1 1.0 "1" 1 (list 1) (list 1)) }} {{ without (until 4) 2 }} {{ has nil (list nil) }} {{ has 1 nil }}',
    '[1 1 1 [1]] [0 1 3] true false',
  ],
  [
    '{{ compact (list 1 0 "" "a" nil false (semver "1")) }} {{ reverse (list 1 2) }} {{ slice (list 1 2 3) 1 }} {{ slice (list) 1 }}',
    '[1 a 1.0.0] [2 1] [2 3] <no value>',
  ],
  [
    '{{ sortAlpha (list "c" "B" 10 nil) }} {{ sortAlpha nil }} {{ chunk 2 (until 5) }}',
    '[10 B c] [<nil>] [[0 1] [2 3] [4]]',
  ],
  ['{{ rest (list) | toJson }} {{ list | toJson }} {{ concat | toJson }}', 'null [] null'],
]);

check('dicts', [
  [
    '{{ dict "a" 1 "b" }} {{ dict 1 2 }} {{ keys (dict "b" 1 "a" 2) }} {{ values (dict "b" 1 "a" 2) }}',
    'map[a:1 b:] map[1:2] [a b] [2 1]',
  ],
  [
    '{{ get (dict "a" nil) "b" | quote }} {{ hasKey (dict "a" nil) "a" }} {{ hasKey nil "a" }} {{ pluck "a" (dict "a" 1) (dict) }}',
    '"" true false [1]',
  ],
  [
    '{{ pick (dict "a" 1 "b" 2) "a" "z" }} {{ omit (dict "a" 1 "b" 2) "a" }} {{ dig "a" "b" 0 (dict "a" (dict "b" 1)) }} {{ dig "a" "b" "no" (dict) }}',
    'map[a:1] map[b:2] 1 no',
  ],
  ['{{ merge (dict "a" 0 "b" (dict "c" 1)) (dict "a" 5 "b" (dict "c" 2 "d" 3)) }}', 'map[a:5 b:map[c:1 d:3]]'],
  ['{{ mergeOverwrite (dict "a" 1 "b" (dict "c" 1)) (dict "a" "" "b" (dict "c" 2)) }}', 'map[a: b:map[c:2]]'],
  [
    '{{ mergeOverwrite (dict "a" "x") (dict "a" (dict "b" 1)) }} {{ mergeOverwrite (dict "a" 1) (dict "a" nil) }}',
    'map[a:x] map[a:<nil>]',
  ],
  [
    '{{ $a := dict }}{{ $b := dict "n" (dict "x" 1) }}{{ $_ := merge $a $b }}{{ $_ := set $a.n "x" 2 }}{{ $b }}',
    'map[n:map[x:2]]',
  ],
  ['{{ $a := dict "n" (dict "x" 1) }}{{ $b := deepCopy $a }}{{ $_ := set $a.n "x" 2 }}{{ $b }}', 'map[n:map[x:1]]'],
  ['{{ $a := dict }}{{ $b := $a }}{{ $_ := set $a "x" 1 }}{{ $_ := unset $b "y" }}{{ $b }}', 'map[x:1]'],
  ['{{ $l := splitList "," "b,a" }}{{ $_ := sortAlpha $l }}{{ $l }}', '[a b]'],
]);

describe('a change of an input value', () => {
  test('is visible while the template renders, and not after', () => {
    const dot = createData();
    const text =
      '{{ $_ := set .Config "new" 1 }}{{ $_ := unset .Config "items" }}{{ $_ := mergeOverwrite .Config (dict "count" 9) }}{{ keys .Config }} {{ .Config.count }}';
    expect(render(text, dot)).toBe('[REGION count nested new] 9');
    expect(render('{{ keys .Config }} {{ .Config.count }}', dot)).toBe('[REGION count items nested] 3');
  });

  test('is restored if the template fails', () => {
    const dot = createData();
    expect(() => render('{{ $_ := set .Config "new" 1 }}{{ fail "no" }}', dot)).toThrow('no');
    expect(render('{{ hasKey .Config "new" }}', dot)).toBe('false');
  });

  test('is restored in lists that were sorted', () => {
    const dot = new List(['b', 'a'], 'string');
    expect(render('{{ $_ := sortAlpha . }}{{ . }}', dot)).toBe('[a b]');
    expect(dot.items).toEqual(['b', 'a']);
  });
});

check('defaults and types', [
  [
    '{{ default "d" "" }} {{ default "d" }} {{ default "d" 0.0 }} {{ .Labels.no | default "d" }} {{ default "d" "a" "b" }}',
    'd d d d a',
  ],
  [
    '{{ empty nil }} {{ empty (semver "1") }} {{ coalesce 0 "" "x" }} {{ coalesce }} {{ ternary 1 2 false }} {{ all 1 "a" }} {{ any 0 "" }} {{ all }}',
    'true false x <no value> 2 true false true',
  ],
  [
    '{{ typeOf nil }} {{ typeOf .Config.nested }} {{ kindOf (semver "1") }} {{ typeIs "int" 1 }} {{ typeIsLike "semver.Version" (semver "1") }} {{ kindIs "invalid" nil }}',
    '<nil> map[interface {}]interface {} ptr true true true',
  ],
  [
    '{{ deepEqual (list 1) (list 1) }} {{ deepEqual 1 1.0 }} {{ deepEqual (semver "1") (semver "2") }} {{ hello }}',
    'true false false Hello!',
  ],
]);

check('encodings', [
  [
    '{{ b64enc "é" }} {{ b64dec "w6k=" }} {{ b32enc "hello!" }} {{ b32dec "NBSWY3DPEE======" }}',
    'w6k= é NBSWY3DPEE====== hello!',
  ],
  [
    '{{ b64dec "!" }}, {{ b64dec "aGVs\\nbG8=" }}, {{ b64dec "aGVsbG8" }}, {{ b64dec "aG=A" }}, {{ b32dec "nbswy3dp" }}',
    'illegal base64 data at input byte 0, hello, illegal base64 data at input byte 4, illegal base64 data at input byte 2, illegal base32 data at input byte 0',
  ],
  [
    '{{ sha1sum "hello" | trunc 8 }} {{ sha256sum "" | trunc 8 }} {{ sha512sum "a" | trunc 8 }} {{ adler32sum "hello" }}',
    'aaf4c61d e3b0c442 1f40fc92 103547413',
  ],
  [
    '{{ toJson (dict "b" (list 1 1.5 nil) "a" "<é\\u2028\\x01\\b>") }} {{ toRawJson "<&>" }} {{ toJson .Config }}|{{ toJson 1e-7 }} {{ toJson 1e21 }}',
    '{"a":"\\u003cé\\u2028\\u0001\\b\\u003e","b":[1,1.5,null]} "<&>" |1e-7 1e+21',
  ],
  ['{{ toPrettyJson (dict "a" (list 1) "b" (dict)) }}', '{\n  "a": [\n    1\n  ],\n  "b": {}\n}'],
  [
    '{{ $j := fromJson `{"a":[1,{"b":null}],"a":[2]}` }}{{ $j }} {{ typeOf (index $j.a 0) }} {{ fromJson "{" }}',
    'map[a:[2]] float64 <no value>',
  ],
  [
    '{{ derivePassword 1 "long" "password" "user" "example.com" }} {{ derivePassword 1 "no" "" "" "" }}',
    'ZedaFaxcZaso9* cannot find password template no',
  ],
]);

check('regular expressions', [
  [
    '{{ regexMatch "^[a-z-]+$" .Name }} {{ regexMatch "(" "x" }} {{ regexFind "[0-9]+" "a12b3" }} {{ regexFindAll "[0-9]" "1a2b3" 2 }}',
    'true false 12 [1 2]',
  ],
  [
    `{{ regexReplaceAll "a(x*)b" "-ab-axxb-" "\${1}W" }} {{ regexReplaceAll "a(x*)b" "-axb-" "$1W" }} {{ regexReplaceAllLiteral "a(x*)b" "-ab-" "\${1}" }}`,
    `-W-xxW- -- -\${1}-`,
  ],
  [
    '{{ regexReplaceAll "x*" "abxxc" "-" }} {{ regexReplaceAll "" "é😀" "-" }} {{ regexReplaceAll "(?P<n>a)" "a" "<$n>$$" }}',
    '-a-b-c- -é-😀- <a>$',
  ],
  [
    '{{ regexReplaceAll "(?P<n>a)(?P<n>b)[(?P<n>]?" "abc" (print "$" "{n}-$2") }} {{ regexMatch "(?P<n>a)?(?P<n>b)" "b" }}',
    'a-bc true',
  ],
  [
    '{{ regexSplit "[,;]" "a,b;c" -1 | toJson }} {{ regexSplit "," "a,b,c" 2 | toJson }} {{ regexSplit "" "abc" -1 | toJson }} {{ regexQuoteMeta "a.b" }}',
    '["a","b","c"] ["a","b,c"] ["a","b","c"] a\\.b',
  ],
]);

check('versions', [
  [
    '{{ $v := semver "v1.2.3-beta.1+b" }}{{ $v }} {{ $v.Major }} {{ $v.Prerelease }} {{ $v.Original }} {{ toJson $v }} {{ (semver "1.2").LessThan (semver "1.10") }}',
    '1.2.3-beta.1+b 1 beta.1 v1.2.3-beta.1+b "1.2.3-beta.1+b" true',
  ],
  [
    '{{ $v := (semver "v1.2.3").IncMinor }}{{ $v }} {{ $v.IncPatch | toString }} {{ toJson $v }} {{ printf "%+v" ($v.SetPrerelease "a") }} {{ printf "%#v" (semver "1") }} {{ deepEqual $v (semver "v1.2.9").IncMinor }}',
    '{1 3 0   v1.3.0} {1 3 1   v1.3.1} {} {major:1 minor:3 patch:0 pre:a metadata: original:v1.3.0-a} &semver.Version{major:1, minor:0, patch:0, pre:"", metadata:"", original:"1"} true',
  ],
  [
    '{{ semverCompare "^0.2.3" "0.3.0" }} {{ semverCompare "^1.2" "2.0.0" }} {{ semverCompare "~1.2.3" "1.3.0" }} {{ semverCompare "~1" "1.9.0" }} {{ semverCompare "^1.5" "1.2.0" }}',
    'true false false true false',
  ],
  [
    '{{ semverCompare ">=1.19-0" "v1.21.3-gke.100" }} {{ semverCompare ">=1.19" "1.21.3-gke.100" }} {{ semverCompare "1.2 - 1.4, !=1.3.x" "1.4.0" }} {{ semverCompare "<1 || >=2" "2.1" }}',
    'true false true true',
  ],
  [
    '{{ semverCompare "1.x" "1.5.0" }} {{ semverCompare "!=1.x" "1.5.0" }} {{ semverCompare "<=1.x" "1.5.0" }} {{ semverCompare ">0.0.0" "1.0.0-rc" }}',
    'true false true true',
  ],
  [
    '{{ (semver "1.0.0-alpha.2").Compare (semver "1.0.0-alpha.10") }} {{ (semver "1.0.0-1").Compare (semver "1.0.0-a") }} {{ (semver "1.0.0").Compare (semver "1.0.0-a") }}',
    '-1 -1 1',
  ],
]);

check('paths and URLs', [
  [
    '{{ base "a/b/" }} {{ base "" }} {{ dir "a/b/c" }} {{ dir "" }} {{ clean "/../a//./b/.." }} {{ ext "a.tar.gz" }} {{ isAbs "/a" }} {{ osBase "a\\\\b" }}',
    'b . a/b . /a .gz true a\\b',
  ],
  [
    '{{ $u := urlParse "https://u:p%20q@[::1]:80/x%2Fy?z=1#f%20g" }}{{ $u.userinfo }} {{ $u.host }} {{ $u.hostname }} {{ $u.path }} {{ $u.query }} {{ $u.fragment }} {{ urlJoin $u }}',
    'u:p%20q [::1]:80 ::1 /x/y z=1 f g https://u:p%20q@[::1]:80/x/y?z=1#f%20g',
  ],
  [
    '{{ (urlParse "mailto:a@b").opaque }} {{ urlJoin (dict "host" "h" "path" "p") }} {{ urlJoin (dict "path" "a:b é") }} {{ urlJoin (dict "scheme" "s" "path" "/p") }}',
    'a@b //h/p ./a:b%20%C3%A9 s:///p',
  ],
]);

check('dates', [
  [
    '{{ date "Mon Jan _2 15:04:05.000 MST 2006" 1582979696 }} {{ htmlDate 0 }} {{ dateInZone "15:04 MST -07:00" 1582979696 "Europe/Berlin" }} {{ dateInZone "15" 0 "No/Where" }}',
    'Sat Feb 29 12:34:56.000 UTC 2020 1970-01-01 13:34 CET +01:00 00',
  ],
  [
    '{{ toDate "2006-01-02T15:04:05Z07:00" "2020-02-29T12:34:56.5+02:30" }} {{ toDate "2006" "x" }} {{ unixEpoch (toDate "2006-01-02" "2020-02-29") }}',
    '2020-02-29 12:34:56.5 +0230 +0230 0001-01-01 00:00:00 +0000 UTC 1582934400',
  ],
  [
    '{{ dateModify "-1.5h" (toDate "2006" "2020") | date "2006-01-02 15:04" }} {{ (toDate "2006-01-02" "2020-01-31").AddDate 0 1 0 | htmlDate }} {{ (toDate "002 06" "060 20").Month }}',
    '2019-12-31 22:30 2020-03-02 February',
  ],
  [
    '{{ duration "95" }} {{ duration (int64 -3700) }} {{ duration 5 }} {{ durationRound "25h" }} {{ durationRound "x" }}',
    '1m35s -1h1m40s 0s 1d 0s',
  ],
  [
    '{{ deepEqual (toDate "2006" "2020") (toDate "2006" "2021") }} {{ toJson (toDate "2006" "2020") }}',
    'false "2020-01-01T00:00:00Z"',
  ],
]);

checkFailures('errors', [
  ['{{ trunc -3 "hello" }}', 'exec', 'slice bounds out of range [:-3]'],
  ['{{ substr 3 2 "hello" }}', 'exec', 'slice bounds out of range [3:2]'],
  ['{{ repeat -1 "x" }}', 'exec', 'negative Repeat count'],
  ['{{ div 1 0 }}', 'exec', 'integer divide by zero'],
  ['{{ divf 1 0 }}', 'exec', 'division by 0'],
  ['{{ first "abc" }}', 'exec', 'Cannot find first on type string'],
  ['{{ append nil 1 }}', 'exec', 'nil pointer dereference'],
  ['{{ slice (list 1) 0 2 }}', 'exec', 'slice index out of bounds'],
  ['{{ slice "abc" 1 }}', 'exec', 'list should be type of slice or array but string'],
  ['{{ keys .Labels }}', 'exec', 'wrong type for value; expected map[string]interface {}; got map[string]string'],
  ['{{ merge (dict "nested" (dict "x" 1)) .Config }}', 'exec', 'not assignable'],
  ['{{ set .Empty "a" 1 }}', 'exec', 'assignment to entry in nil map'],
  ['{{ dig "a" "b" "c" (dict "a" 1) }}', 'exec', 'interface {} is int, not map[string]interface {}'],
  ['{{ deepCopy nil }}', 'exec', 'zero Value'],
  ['{{ mustToJson .Config }}', 'exec', 'json: unsupported type: map[interface {}]interface {}'],
  ['{{ mustFromJson "[1e999]" }}', 'exec', 'too large'],
  ['{{ regexFind "(" "x" }}', 'exec', 'error parsing regexp: missing closing )'],
  ['{{ regexFind "(?=a)" "x" }}', 'exec', 'error parsing regexp'],
  ['{{ semver "1.2.3.4" }}', 'exec', 'Invalid Semantic Version'],
  ['{{ semverCompare ">=1 <2" "1" }}', 'exec', 'improper constraint'],
  ['{{ urlParse "http://[bad" }}', 'exec', "missing ']' in host"],
  ['{{ urlJoin (dict "host" 1) }}', 'exec', 'must be of type string, but int found'],
  ['{{ mustToDate "2006-01-02" "2019-02-29" }}', 'exec', 'day out of range'],
  ['{{ date "2006" "yesterday" }}', 'exec', 'the current time is not available'],
  ['{{ decryptAES "k" "aGVsbG8=" }}', 'exec', 'was not encrypted by encryptAES'],
  ['{{ fail "no label" }}', 'exec', 'no label'],
]);

checkFailures('refused functions', [
  ['{{ env "HOME" }}', 'parse', 'reads the environment'],
  ['{{ getHostByName "a" }}', 'parse', 'uses the network'],
  ['{{ now }}', 'parse', 'reads the clock'],
  ['{{ if false }}{{ uuidv4 }}{{ end }}', 'parse', 'is random'],
  ['{{ genCA "a" 1 }}', 'parse', 'random key'],
  ['{{ encryptAES "a" "b" }}', 'parse', 'at random'],
]);

checkFailures('limits', [
  ['{{ until 1000000000 }}', 'limit', '1000000000 elements are too many'],
  ['{{ untilStep -9223372036854775807 9223372036854775807 3 }}', 'limit', 'too many'],
  ['{{ seq 1 1000000000 }}', 'limit', 'too many'],
  ['{{ repeat 9223372036854775807 "x" }}', 'limit', 'too large'],
  ['{{ indent 9223372036854775807 "a" }}', 'limit', 'too large'],
  ['{{ replace "" (repeat 100000 "x") (repeat 1000 "y") }}', 'limit', 'too large'],
  ['{{ wrapWith 1 (repeat 100000 "x") (repeat 1000 "y") }}', 'limit', 'too large'],
  ['{{ splitList "" (repeat 9000000 "a") }}', 'limit', 'too many'],
  ['{{ regexFind (repeat 10001 "a") "a" }}', 'limit', 'too long'],
  ['{{ regexMatch "(x{100}){10}y" (repeat 1000000 "x") }}', 'limit', 'too long for a text of that size'],
  ['{{ fromJson (printf "%s%s" (repeat 1000 "[") (repeat 1000 "]")) }}', 'limit', 'nested more than'],
  ['{{ $d := dict }}{{ $_ := set $d "a" $d }}{{ deepCopy $d }}', 'limit', 'nested more than'],
  [
    '{{ $x := dict }}{{ $y := dict }}{{ range until 40 }}{{ $x = dict "a" $x "b" $x }}{{ $y = dict "a" $y "b" $y "c" 1 }}{{ end }}{{ merge $x $y }}',
    'limit',
    'too long',
  ],
]);

// Exponential or quadratic time would exceed the timeout of the test.
describe('linear time', () => {
  test('for regular expressions that backtrack in other engines', () => {
    expect(
      render('{{ regexMatch "(a*)*b" (repeat 100000 "a") }} {{ regexMatch "(x+x+)+y" (repeat 100000 "x") }}'),
    ).toBe('false false');
  });

  test.each([
    '{{ trim (printf "x%sx" (repeat 500000 " ")) | len }}',
    '{{ base (printf "x%sx" (repeat 500000 "/")) }}',
    '{{ float64 (printf "%s!" (repeat 500000 "1")) }}',
    '{{ float64 (printf "0x%s!" (repeat 500000 "1")) }}',
    '{{ b64dec (printf "%s!" (repeat 500000 "a")) }}',
    '{{ wrapWith 1 "|" (repeat 500000 "a") | len }}',
  ])('for long texts: %s', (template) => {
    expect(render(template)).toEqual(expect.any(String));
  });
});
